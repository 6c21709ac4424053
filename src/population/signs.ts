/**
 * What in the text of a resource may have to do with breast cancer or HER2, looked for before anything is read. A patient
 * of whose resources none shows a sign is set aside: the line of such a patient would say nothing at all. So a row may be
 * too wide, which costs time, and never too narrow: test/population/signs.test.ts holds them against every record there is.
 */
import { DIAGNOSES } from '../fhir/codes/diagnoses.ts'
import { HISTOLOGY_QUESTIONS } from '../fhir/codes/histology.ts'
import { ANSWER_SYSTEM } from '../fhir/codes/pathology-questions.ts'
import { QUESTIONS } from '../fhir/codes/questions.ts'
import { SECONDARY_NEOPLASMS } from '../fhir/codes/secondary-neoplasms.ts'
import { METASTASIS_CONDITIONS, SPREAD_ANSWERS, STAGE_GROUPS, STAGINGS } from '../fhir/codes/staging.ts'
import type { CodeMap } from '../fhir/question/code-map.ts'
import { foldWords } from '../fhir/record/codings.ts'

export interface Sign {
  readonly id: string
  /** What it stands for. */
  readonly what: string
  /** An expression without regard to case, of what src/population/pattern.ts knows. */
  readonly pattern: string
}

const r = String.raw

// prettier-ignore
const WORDS: readonly Sign[] = [
  { id: 'her2',      what: 'HER2 by any of its names', pattern: r`her[-\s/._]{0,3}2|erb[-\s]?b|\bneu\b|/neu|hercep|epidermal growth|wachstumsfaktor|\bh2[a-z]` },
  { id: 'breast',    what: 'the breast',               pattern: r`breast|mamm|brust|borst|\bseins?\b|\bseno\b|pecho|\bmama|axill|axil|nipple|areola` },
  { id: 'tumour',    what: 'a tumour of any organ',    pattern: r`c[aá]ncer|carcin|karzin|kanker|krebs|tumou?r|tumeur|neopl|malign|sarcom|lymphom|melanom|in situ|dcis|lcis|ductal|lobular|intraduk` },
  { id: 'spread',    what: 'metastasis or stage',      pattern: r`m[eé]t[aá]st|filiae|\bmets?\b|uitza|a distan|afstand|stadi|stade|\bstag|\btnm\b|(?:\b[cpyra]{0,3}|[0-4x])m[01x][a-d]?\b|\bm\+|fernmet` },
  { id: 'receptor',  what: 'hormone receptors',        pattern: r`r[eé]cept|rezept|recett|[oö]?estrog|[oö]strog|progest|\b(?:er|esr1|pg?r|pgr|r[ehop]|hr)\b|\birs\b|tripl|tnbc` },
  { id: 'pathology', what: 'pathology and its tests',  pattern: r`patho|biops|histol|zytol|cytol|befund|oncol|onkol|immun[a-z]{0,9}[- ]?(?:hist|cyt|stain)|\bih[cq]\b|ish\b|hybrid|ibridaz|hibrid|amplif|cep[-\s]?17|kopienzahl|copy number` },
  { id: 'icd',       what: 'a code of a neoplasm',     pattern: r`"\s{0,3}[cd][0-4][0-9]|"\s{0,3}c[4-9][0-9ab]|"\s{0,3}z85|"\s{0,3}v10|icd-?9|113883\.6\.(?:2|42|103|104)"|"(?:m-?)?8[0-9]{3}/[0-9]` },
  { id: 'report',    what: 'a file within a report',   pattern: r`presentedform` },
  { id: 'odd',       what: 'letters written otherwise than plainly: an escape, a mark of its own, an invisible or wide sign', pattern: r`\\u|[\x{0300}-\x{036f}\x{00ad}\x{180e}\x{200b}-\x{200f}\x{2060}-\x{2064}\x{fb00}-\x{fb06}\x{feff}\x{ff00}-\x{ffef}\x{10000}-\x{10ffff}]` },
]

/** Codes that say without a word what they are. */
const CODES: Sign = { id: 'code', what: 'a code that the readers know', pattern: alternatives(codesOfTables()) }

export const SIGNS: readonly Sign[] = [...WORDS, CODES]

function codesOfTables(): readonly string[] {
  const codes = [
    ...[...QUESTIONS, ...STAGINGS, ...HISTOLOGY_QUESTIONS].map(([, code]) => code),
    ...[...DIAGNOSES, ...SECONDARY_NEOPLASMS].map(([code]) => code),
    ...[...METASTASIS_CONDITIONS, ...SPREAD_ANSWERS.keys(), ...STAGE_GROUPS.keys()],
    ANSWER_SYSTEM,
  ]
  // A short code of a local system is a word of its own, and says what it is only beside one.
  return [...new Set(codes)].filter((code) => code.length > 5)
}

function alternatives(texts: readonly string[]): string {
  return texts.map((text) => text.replace(/[.+*?()[\]{}|^$\\]/g, String.raw`\$&`)).join('|')
}

/** The signs of a site: whatever its code map names is one. */
export function signsOf(codeMap?: CodeMap): readonly Sign[] {
  if (codeMap === undefined) return SIGNS
  const rows = Object.values(codeMap).flatMap((list): readonly { code?: unknown; text?: unknown }[] =>
    Array.isArray(list) ? (list as { code?: unknown; text?: unknown }[]) : [],
  )
  const texts = rows.flatMap(({ code, text }) => [code, text]).filter((one) => typeof one === 'string')
  if (texts.length === 0) return SIGNS
  return [...SIGNS, { id: 'site', what: "the site's own codes", pattern: [...new Set(texts)].map(anyAccent).join('|') }]
}

/** Words as they may be written: with accents or without, with any space. */
function anyAccent(text: string): string {
  return [...foldWords(text)]
    .map((sign) => {
      if (/[a-z]/.test(sign)) return `(?:${sign}|[^\\x{00}-\\x{7f}])`
      return /[0-9]/.test(sign) ? sign : r`.{1,8}?`
    })
    .join('')
}

/** All rows as one expression of JavaScript, for whoever looks at one text; exports are searched by src/population/byte-automaton.ts. */
export function signExpression(signs: readonly Sign[]): RegExp {
  const pattern = signs
    .map((sign) => `(?:${sign.pattern})`)
    .join('|')
    .replace(/\\x\{([0-9a-f]+)\}/g, (_, code: string) => `\\u{${code}}`)
  return new RegExp(pattern, 'iu')
}
