/**
 * What the letters and the meaning of a word make possible, worked out once for each word. A sentence carries the traits
 * of all its words, so that what looks for some of them passes over the sentences that hold none.
 */
import { MAY_BE_EARLIER } from './words/earlier-cancer.ts'
import { FOREIGN_SCRIPTS } from './words/foreign.ts'
import type { Meaning } from './words/meanings.ts'
import { NOT_DONE_WORDS, UNDER_WAY } from './words/test-state.ts'

/** One bit for each trait. */
export const TRAITS = {
  number: 1 << 0,
  her2: 1 << 1,
  /** The oestrogen or the progesterone receptor by its own name. */
  receptor: 1 << 2,
  /** Both receptors, or all three markers, by one name. */
  together: 1 << 3,
  marker: 1 << 4,
  ish: 1 << 5,
  recount: 1 << 6,
  /** A word with which a line without a marker may go on about HER2. */
  her2Line: 1 << 7,
  treatment: 1 << 8,
  /** A word that takes back a result. */
  withdrawn: 1 << 9,
  invasion: 1 << 10,
  inSitu: 1 << 11,
  spread: 1 << 12,
  carcinoma: 1 << 13,
  /** Any name of a carcinoma, invasion or a T category. */
  disease: 1 << 14,
  organ: 1 << 15,
  /** The breast, or tissue that came from it. */
  breast: 1 << 16,
  typeOfBreast: 1 << 17,
  taken: 1 << 18,
  foreign: 1 << 19,
  /** The first word of a phrase on a test without a result. */
  testState: 1 << 20,
  bracket: 1 << 21,
  box: 1 << 22,
  /** The word 'specimen' and the like, a letter or a figure: with one of these the name of a specimen begins. */
  specimen: 1 << 23,
  identifier: 1 << 24,
  side: 1 << 25,
  cited: 1 << 26,
  colon: 1 << 27,
  /** A word of a result, as a score key has them. */
  result: 1 << 28,
  /** An M category or part of one. */
  category: 1 << 29,
  /** Cancers, patients and cases, in the plural. */
  many: 1 << 30,
  /** A word that may say that a cancer is an earlier one. */
  earlier: 1 << 31,
} as const

type Kind = 'word' | 'number' | 'plus' | 'mark' | 'date' | 'break' | 'gap' | 'joint'

const OF_MEANING: Readonly<Partial<Record<Meaning, number>>> = {
  her2: TRAITS.her2,
  er: TRAITS.receptor | TRAITS.typeOfBreast,
  pgr: TRAITS.receptor,
  hr: TRAITS.together,
  triplenegative: TRAITS.together,
  triplepositive: TRAITS.together,
  marker: TRAITS.marker,
  ish: TRAITS.ish | TRAITS.her2Line,
  recount: TRAITS.ish | TRAITS.recount | TRAITS.her2Line,
  secondobserver: TRAITS.recount,
  therapy: TRAITS.treatment,
  trial: TRAITS.treatment,
  withdrawn: TRAITS.withdrawn,
  failed: TRAITS.withdrawn,
  staining: TRAITS.withdrawn | TRAITS.her2Line,
  positive: TRAITS.result,
  negative: TRAITS.result,
  equivocal: TRAITS.result,
  indeterminate: TRAITS.result,
  amplified: TRAITS.result | TRAITS.her2Line,
  notamplified: TRAITS.result | TRAITS.her2Line,
  amplification: TRAITS.result | TRAITS.her2Line,
  overexpression: TRAITS.result | TRAITS.her2Line,
  stagefour: TRAITS.category,
  invasive: TRAITS.invasion,
  dcis: TRAITS.inSitu,
  organ: TRAITS.organ,
  otherorgan: TRAITS.organ,
  breast: TRAITS.breast,
  specimen: TRAITS.taken | TRAITS.specimen,
  left: TRAITS.side,
  right: TRAITS.side,
  foreign: TRAITS.foreign,
  ...traitOfAll(TRAITS.her2Line, [
    ...(['ratio', 'copies', 'cep17'] as const),
    ...(['overexpressed', 'firstcount', 'samegroup', 'othergroup', 'stays', 'moves', 'dualprobe'] as const),
    ...(['singleprobe', 'basolateral', 'unusual', 'ihc', 'score', 'overall', 'group', 'membrane'] as const),
    ...(['complete', 'otherscore'] as const),
  ]),
}

function traitOfAll(trait: number, meanings: readonly Meaning[]): Partial<Record<Meaning, number>> {
  return Object.fromEntries(meanings.map((meaning) => [meaning, trait]))
}

export const INVASION = /(?:^| )(?:micro ?|mikro ?)?(?:invas|infiltr|invad)/
export const BREAST = /breast|mamma|brust|\bsein|borst|mammella|mama/
export const CARCINOMA = /carcinom|karzinom|adenocarcinom|adenokarzinom|cancer|krebs|kanker|cancro|carcinoom/
/** Words that say that what follows are results, whatever part it stands in: 'Analytical interpretation of results:'. */
export const RESULT_LABEL =
  /^(?:results?|interpretations?|ergebnis(?:se)?|befund|resultats?|resultados?|resultaat|resultaten|uitslag|risultat[io]|esito)$/
/** Words by which a line is known as the name of a specimen. */
export const TAKEN =
  /biops|biopt|\bbx\b|core|needle|excis|exzis|lumpectom|mastectom|ma[ms]tekt|resect|resekt|ablatio|exerese|tumorectom|mammectom|escission|quadrantectom|stanze|dissection/
export const IDENTIFIER = /^(?:[a-p]|[a-p]\d{1,2}|\d{1,2}|i{1,3}|iv)$/
export const FOCUS =
  /^(?:tumou?rs?|foc(?:us|al)?|foci|herd|lesion|läsion|lasion|laesion|nodules?|knoten|tumeur|tumore|foyer|foco|focolaio|lesione|laesie|haard|nodulo|nodulo)$/
export const OTHER_CARCINOMA =
  /car[ck]inoo?m|karzinom|can[ck]er|krebs|kanker|cancro|\b(?:nst|idc|ilc|tnbc)\b|invas|infiltr|metast|\b[cpy]{0,2}t[1-4]/

const MANY =
  /(?:^| )(?:cancers|carcinomas|tumou?rs|cases|patients|women|people|karzinomen?|mammakarzinomen?|tumoren|mammatumoren|fallen?|faellen?|patientinnen|patienten|frauen|carcinomes|tumeurs|cas|patientes|femmes|canceres|tumores|casos|pacientes|mujeres|carcinomi|tumori|casi|pazienti|donne|carcinomen|borstkankers|mammacarcinomen|gevallen|vrouwen|adenocarcinomas)(?: |$)/

const OF_LETTERS: readonly (readonly [trait: number, letters: RegExp])[] = [
  [TRAITS.invasion, INVASION],
  [TRAITS.inSitu, /[dlc]cis|cdis|clis|situ|intradu[ck]tal|papillary|paget/],
  [
    TRAITS.spread,
    /metas|\bmets\b|filia|m[01x]|stag|stad|etap|secondar|uitza|uitgeza|karzinos|karzinom|malign|carcinos|carcinom|carcinoom|meningeo|fern|distan|afstand|deposit|ripet|localisation|relaps|recurr|re[cz]idiv|recaida|rechute|riprensa|ripresa|progres|spread|streut|absied|effus|ascit|derrame|versament|epanchement|pleurit|pleures|mphang|nfang|meningit|^mbc|^mtnbc|bilan|exten|dissem|ausbreit|umfeld|work|surve|screen|aussaat|siembra|^met(?: |$)|lesion|^[cpy]?m$|\biv[abc]?\b|uicc|ajcc/,
  ],
  [TRAITS.carcinoma, CARCINOMA],
  [TRAITS.disease, OTHER_CARCINOMA],
  [TRAITS.breast, /breast|mamma|brust|\bsein|borst|mammella|mama|metasta|metastá/],
  [TRAITS.typeOfBreast, /ductal|lobular|\bnst\b|no special type|estrogen|progest/],
  [TRAITS.taken, /biops|resect|resekt|excis|exzis|ectom|curett|turb|specimen|polyp|^liquid|^liquor/],
  [TRAITS.taken, TAKEN],
  [TRAITS.specimen, /^block n/],
  [TRAITS.identifier, IDENTIFIER],
  [TRAITS.specimen, FOCUS],
  [TRAITS.cited, /^et(?: al)?$/],
  [TRAITS.category, /m[01x]|^[cpy]?m$/],
  [TRAITS.many, MANY],
  [TRAITS.earlier, MAY_BE_EARLIER],
]

const OF_MARKS: Readonly<Record<string, number>> = {
  '(': TRAITS.bracket | TRAITS.box,
  '[': TRAITS.bracket | TRAITS.box,
  ';': TRAITS.cited,
  ':': TRAITS.colon,
  '=': TRAITS.colon,
  '#': TRAITS.specimen,
}
const BOXES = /[☐□❏○◯☒☑☓✓✔✗✘⊠]/u
const OF_STATE: ReadonlySet<string> = new Set(
  [...UNDER_WAY, ...[...NOT_DONE_WORDS].flatMap(([, forms]) => forms)].flatMap((line) =>
    line.split('|').map((form) => form.split(' ')[0] ?? ''),
  ),
)

/** The traits of a word or a phrase with a meaning, of a number or of a mark. */
export function traitsOf(text: string, meaning: Meaning | '', kind: Kind): number {
  const named = meaning === '' ? 0 : (OF_MEANING[meaning] ?? 0)
  if (kind === 'number') return named | (text.length <= 2 ? SHORT_NUMBER : TRAITS.number)
  if (kind === 'mark') return named | (OF_MARKS[text] ?? (BOXES.test(text) ? TRAITS.box : 0))
  return kind === 'word' ? named | traitsOfLetters(text) | foreignTrait(text, meaning) : named
}

const SHORT_NUMBER = TRAITS.number | TRAITS.identifier

function traitsOfLetters(text: string): number {
  let traits = 0
  for (const [trait, letters] of OF_LETTERS) if (letters.test(text)) traits |= trait
  for (const part of text.split(/[\s-]/)) {
    if (OF_STATE.has(part)) traits |= TRAITS.testState
    if (RESULT_LABEL.test(part)) traits |= TRAITS.her2Line
  }
  return traits
}

function foreignTrait(text: string, meaning: Meaning | ''): number {
  const script = meaning === '' && text > '\u0370' && FOREIGN_SCRIPTS.some(({ letters }) => letters.test(text))
  return script ? TRAITS.foreign : 0
}

/** The traits of all words of a sentence. */
export function traitsOfAll(items: readonly { readonly traits: number }[]): number {
  let traits = 0
  for (const item of items) traits |= item.traits
  return traits
}
