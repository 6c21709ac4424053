/**
 * The name that a site gives a test, read as a text is (RULES P-27): 'HER2 control tissue', 'Suspected HER2 status' and
 * 'HER2 vaccine response' name HER2, and what stands under them is no result of this patient's tumour.
 */
import { findUnknown } from './coverage.ts'
import { foldText } from './folded-text.ts'
import { nameItems, resultLexicon, type Item } from './lexicon.ts'
import { scanTokens } from './tokens.ts'

const SPEAKS: Readonly<Record<string, string>> = {
  control: 'speaks of a control',
  reference: 'speaks of a reference',
  family: 'speaks of a relative',
  hedge: 'is hedged',
  conditional: 'is conditional',
  general: 'speaks of patients in general',
  trial: 'speaks of a trial',
  therapy: 'speaks of a treatment',
  recommended: 'speaks of a request',
  previous: 'speaks of an earlier result',
  withdrawn: 'speaks of a result that was withdrawn',
  preliminary: 'is not final',
  pending: 'speaks of a test that is pending',
  notdone: 'speaks of a test that was not done',
  mutation: 'speaks of a mutation',
  genomic: 'speaks of sequencing or gene expression',
  serum: 'speaks of serum',
  not: 'denies something',
  absent: 'denies something',
}
/** Of laboratory systems and registries; none of them changes what is asked. Reviewed 2026-11-29. */
const FURNITURE: ReadonlySet<string> = new Set(
  'ap cp lab ext external outside quant qual ql qn semiquant most recent latest newest mcode ssdi naaccr interp w'.split(
    ' ',
  ),
)
const LONGEST_NAME = 300
/** 'HER2 #1', 'HER2 IHC 2': which of several. */
const ORDINAL = /^\d{1,2}$/

export interface NameRefused {
  /** For a person. */
  readonly why: string
  /** A word that is not known: it may be the name of a result after all. */
  readonly isStrange: boolean
}

/** Why the name is not that of a result; absent where it was wholly understood. */
export function whyNoResultName(name: string): NameRefused | undefined {
  const tokens = scanTokens(foldText(name.slice(0, LONGEST_NAME).replaceAll(/[-_]/g, ' ')), { steps: 0 })
  const items = nameItems(tokens, resultLexicon(), { steps: 0 }).filter(
    ({ kind }) => kind !== 'break' && kind !== 'gap',
  )
  // A tissue microarray is an array of stained tissue.
  const isStain = items.some(({ meaning }) => meaning === 'ihc' || meaning === 'ish')
  const speaks = ({ meaning }: Item) => SPEAKS[meaning] !== undefined && !(isStain && meaning === 'genomic')
  const said = items.find((item, at) => speaks(item) && !isFurniture(item) && !isWithControl(items, at))
  if (said !== undefined) return { why: `«${said.text}» ${SPEAKS[said.meaning]}`, isStrange: false }
  const unknown = findUnknown(items, 0, items.length, new Set()).map((at) => items[at])
  const strange = unknown.find((item) => item !== undefined && !isFurniture(item))
  return strange === undefined ? undefined : { why: `«${strange.text}» is not understood`, isStrange: true }
}

/** 'HER2 IHC with controls': how the test is done. */
function isWithControl(items: readonly Item[], at: number): boolean {
  return (
    items[at]?.meaning === 'control' && /^(?:with|w|incl|including|mit|avec|con|met)$/.test(items[at - 1]?.text ?? '')
  )
}

function isFurniture({ text }: Item): boolean {
  return text.split(' ').some((word) => FURNITURE.has(word)) || ORDINAL.test(text)
}
