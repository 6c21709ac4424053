/** One HER2 answer in the ways in which records hold it: coded, as numbers, as words, in a report, under a local code. */
import type { IshOutcome, Score } from './frequencies.ts'
import type { Maker, Resource } from './noise.ts'

export interface Her2Answer {
  readonly score: Score
  readonly staining?: 'absent' | 'present'
  readonly ish?: IshOutcome
  readonly specimen: Resource
  readonly on: string
  readonly ishOn: string
}

type Encode = (answer: Her2Answer, maker: Maker) => Resource[]

const LOINC = 'http://loinc.org'
const SCT = 'http://snomed.info/sct'
const SCORE_ANSWERS: Readonly<Record<Score, string>> = {
  '0': 'LA6111-4',
  '1+': 'LA11841-6',
  '2+': 'LA11842-4',
  '3+': 'LA11843-2',
}
const SIDES: Readonly<Record<Score, 'Negative' | 'Equivocal' | 'Positive'>> = {
  ...{ '0': 'Negative', '1+': 'Negative', '2+': 'Equivocal', '3+': 'Positive' },
}
/** Ratio, HER2 and CEP17 copies that make each group. */
const NUMBERS: Readonly<Record<Exclude<IshOutcome, 'words-equivocal'>, readonly [string, string, string]>> = {
  amplified: ['3.1', '6.8', '2.2'],
  'not-amplified': ['1.2', '2.4', '2.0'],
  'group-2': ['2.3', '3.2', '1.4'],
  'group-3': ['1.6', '6.4', '4.0'],
  'group-4': ['1.5', '4.5', '3.0'],
}
const ISH_WORDS: Readonly<Record<IshOutcome, string>> = {
  amplified: 'amplified',
  'not-amplified': 'not amplified',
  'group-2': 'group 2',
  'group-3': 'group 3',
  'group-4': 'group 4',
  'words-equivocal': 'equivocal',
}

function observe(maker: Maker, specimen: Resource, on: string, code: object, more: object): Resource {
  return {
    ...{ resourceType: 'Observation', id: maker.id('Observation'), status: 'final', code },
    ...{ subject: maker.subject, specimen: { reference: `Specimen/${specimen.id}` }, effectiveDateTime: on },
    ...more,
  }
}

const coded = (system: string, code: string, display?: string) => ({
  coding: [{ system, code, ...(display !== undefined && { display }) }],
})

/** A number keeps its digits: '2.0' must not become 2. JSON.stringify cannot write that, so it stands for itself. */
function ishNumbers(answer: Her2Answer, maker: Maker): Resource[] {
  const { ish, specimen, ishOn } = answer
  if (ish === undefined) return []
  if (ish === 'words-equivocal') return ishInWords(answer, maker)
  return (['49683-6', '74860-8', '74861-6'] as const).map((code, index) =>
    observe(maker, specimen, ishOn, coded(LOINC, code), { valueQuantity: { value: Number(NUMBERS[ish][index]) } }),
  )
}

function ishInWords({ ish, specimen, ishOn }: Her2Answer, maker: Maker): Resource[] {
  if (ish === undefined) return []
  const text = `HER2 ISH: ${ISH_WORDS[ish]}`
  return [observe(maker, specimen, ishOn, coded(LOINC, '85318-4', 'HER2 [Presence] by FISH'), { valueString: text })]
}

const scoreCoded: Encode = (answer, maker) => {
  const { score, staining, specimen, on } = answer
  const value = { coding: [{ system: LOINC, code: SCORE_ANSWERS[score] }], text: stainingText(score, staining) }
  return [
    observe(maker, specimen, on, coded(LOINC, '85319-2'), { valueCodeableConcept: value }),
    ...ishNumbers(answer, maker),
  ]
}

function stainingText(score: Score, staining: Her2Answer['staining']): string {
  if (staining === 'absent') return '0, no membrane staining'
  return staining === 'present' ? '0, faint incomplete membrane staining in 10% or less of tumor cells' : score
}

const scoreAsText: Encode = (answer, maker) => {
  const { score, staining, specimen, on } = answer
  const said = maker.chance.pick([stainingText(score, staining), `${SIDES[score]} (${score})`, `HER2 IHC ${score}`])
  return [
    observe(maker, specimen, on, coded(LOINC, '18474-7'), {
      valueString: staining ? stainingText(score, staining) : said,
    }),
    ...ishInWords(answer, maker),
  ]
}

const statusAlone: Encode = (answer, maker) => {
  const { score, specimen, on } = answer
  const value = coded(LOINC, { Negative: 'LA6577-6', Equivocal: 'LA11885-3', Positive: 'LA6576-8' }[SIDES[score]])
  return [
    observe(maker, specimen, on, coded(LOINC, '85319-2'), { valueCodeableConcept: value }),
    ...ishInWords(answer, maker),
  ]
}

const dualCoded: Encode = (answer, maker) => {
  const { score, specimen, on } = answer
  const code = { coding: ['48676-1', '85319-2'].map((one) => ({ system: LOINC, code: one })) }
  return [
    observe(maker, specimen, on, code, { valueCodeableConcept: { text: `${score}` } }),
    ...ishNumbers(answer, maker),
  ]
}

const inComponents: Encode = (answer, maker) => {
  const { score, specimen, on } = answer
  const component = [{ code: coded(LOINC, '85319-2'), valueCodeableConcept: coded(LOINC, SCORE_ANSWERS[score]) }]
  return [observe(maker, specimen, on, coded(LOINC, '48676-1'), { component }), ...ishNumbers(answer, maker)]
}

const interpretationOnly: Encode = (answer, maker) => {
  const { score, specimen, on } = answer
  const sign = { Negative: 'NEG', Equivocal: 'IND', Positive: 'POS' }[SIDES[score]]
  const interpretation = [coded('http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation', sign)]
  return [observe(maker, specimen, on, coded(LOINC, '85319-2'), { interpretation }), ...ishInWords(answer, maker)]
}

const snomedOnly: Encode = (answer, maker) => {
  const { score, specimen, on } = answer
  return [
    observe(
      maker,
      specimen,
      on,
      coded(SCT, '433114000', 'Human epidermal growth factor receptor 2 by immunohistochemistry'),
      {
        valueCodeableConcept: { text: score },
      },
    ),
    ...ishInWords(answer, maker),
  ]
}

const localCode: Encode = (answer, maker) => {
  const { score, specimen, on } = answer
  const code = { coding: [{ system: 'urn:lab:local', code: 'H2IHC', display: 'HER2 immunohistochemistry' }] }
  const value = maker.chance.yes(0.9) ? score : 'siehe Befund'
  return [observe(maker, specimen, on, code, { valueString: value }), ...ishInWords(answer, maker)]
}

const IN_GERMAN: Readonly<Record<Score, string>> = {
  '0': 'HER2 negativ (Score 0)',
  '1+': 'HER2 negativ (Score 1+)',
  '2+': 'HER2 Score 2+',
  '3+': 'HER2 positiv (Score 3+)',
}

const reportText: Encode = (answer, maker) => {
  const { score, ish, specimen, on } = answer
  const fish = ish === undefined ? '' : ` FISH: ${ISH_WORDS[ish]}.`
  const conclusion = maker.chance.pick([
    `Invasive ductal carcinoma, grade 2. ER 90 %, PR 60 %. HER2 IHC ${score}.${fish}`,
    `Invasives Karzinom NST, G2. ${IN_GERMAN[score]}.${fish.replace('not amplified', 'nicht amplifiziert').replace(': amplified', ': amplifiziert')}`,
    `HER2/neu (immunohistochemistry): ${score}.${fish} Ki-67 15 %.`,
  ])
  return [
    {
      ...{ resourceType: 'DiagnosticReport', id: maker.id('DiagnosticReport'), status: 'final' },
      code: { coding: [{ system: LOINC, code: '22637-3', display: 'Pathology report final diagnosis' }] },
      ...{ subject: maker.subject, specimen: [{ reference: `Specimen/${specimen.id}` }], effectiveDateTime: on },
      conclusion,
    },
  ]
}

const unreadable: Encode = ({ specimen, on }, maker) => [
  observe(maker, specimen, on, coded(LOINC, '85319-2'), {
    valueString: maker.chance.pick([
      'see scanned report',
      'HER2 likely positive',
      'H-score 120',
      'result to follow in addendum B',
    ]),
  }),
]

const pending: Encode = ({ score, specimen, on }, maker) => [
  observe(maker, specimen, on, coded(LOINC, '85319-2'), {
    status: 'preliminary',
    valueCodeableConcept: { text: score },
  }),
]

/** Shares of the encodings: none is published, so the coded ones come first and every one is met often. */
export const ENCODINGS: readonly (readonly [Encode, number])[] = [
  [scoreCoded, 24],
  [scoreAsText, 18],
  [reportText, 14],
  [statusAlone, 12],
  [dualCoded, 8],
  [inComponents, 7],
  [localCode, 6],
  [snomedOnly, 4],
  [interpretationOnly, 3],
  [unreadable, 2.5],
  [pending, 1.5],
]
