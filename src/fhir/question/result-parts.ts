/** What a component is called that gives no more than the result it stands in: 'Result', 'Status', 'Percent positive cells'. */
import { foldWords } from '../record/codings.ts'

const RESULT_NAMES: ReadonlySet<string> = new Set([
  ...['result', 'status', 'interpretation', 'value', 'finding', 'presence', 'final result', 'overall result'],
  ...['ergebnis', 'befund', 'bewertung', 'wert', 'resultat', 'statut', 'valeur', 'interpretation du resultat'],
  ...['resultado', 'estado', 'valor', 'interpretacion', 'risultato', 'stato', 'valore', 'interpretazione'],
  ...['uitslag', 'resultaat', 'waarde', 'interpretatie', 'beoordeling'],
])

export function isResultName(names: readonly string[]): boolean {
  return names.length > 0 && names.every((name) => RESULT_NAMES.has(foldWords(name).trim()))
}

const SHARE =
  /^(?:%|percent(?:age)?|proportion|prozent(?:satz)?|anteil|pourcentage|porcentaje|proporcion|percentuale|percentage|aandeel)$/
const STAINED =
  /^(?:positiv(?:e|er|en|ity|ely|as|i)?|positieve?|positifs?|positives|immunoreactive|stained|staining|gefarbte?r?|marquees?|tenid[ao]s|colorat[ei]|aangekleurde?)$/
const NUCLEI =
  /^(?:of|the|de|der|di|van|cells?|nuclei|nuclear|tumou?r|invasive|zellen|zellkerne|kerne|tumorzellen|tumorzellkerne|cellules|noyaux|tumorales|celulas|nucleos|cellule|tumorali|cellen|kernen|tumorcellen)$/

/**
 * Whether a component of a receptor's result is the share of stained nuclei: each of its words is known, and where they speak of
 * cells, these are stained. 'Percent tumor' and 'percent strong intensity' are none.
 */
export function isShareName(names: readonly string[]): boolean {
  return names.length > 0 && names.every(isShareOfNuclei)
}

function isShareOfNuclei(name: string): boolean {
  const words = foldWords(name)
    .split(/[\s,()-]+/)
    .filter((word) => word !== '')
  const rest = words.filter((word) => !SHARE.test(word))
  const stained = rest.filter((word) => STAINED.test(word)).length
  return (
    rest.length < words.length &&
    rest.every((word) => STAINED.test(word) || NUCLEI.test(word)) &&
    (rest.length === 0 || stained > 0)
  )
}

const FINISHED: ReadonlySet<string> = new Set([
  ...['final', 'complete', 'completed', 'verified', 'validated', 'done', 'reported', 'released', 'signed'],
  ...[
    'endgultig',
    'abgeschlossen',
    'freigegeben',
    'validiert',
    'definitif',
    'valide',
    'termine',
    'definitivo',
    'validado',
  ],
  ...['validato', 'definitief', 'gevalideerd', 'afgerond'],
])

/** 'Status: final' speaks of the work in the laboratory, and not of the tumour. */
export function isFinished(said: string | undefined): boolean {
  return said !== undefined && FINISHED.has(foldWords(said).trim())
}
