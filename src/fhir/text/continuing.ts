/**
 * Whether a line that names no marker goes on about the HER2 test of the line before: its label is an item
 * of a HER2 result and nothing else, or its words can be of nothing else.
 */
import type { Item } from './lexicon.ts'
import { isResultField } from './headings.ts'
import type { TextStatement } from './statements.ts'
import { TRAITS } from './word-traits.ts'

/** A sentence with the traits of its words. */
interface Line {
  readonly items: readonly Item[]
  readonly traits: number
}

/** Words that only a HER2 test has. */
const OWN: ReadonlySet<string> = new Set([
  'ish',
  'ratio',
  'copies',
  'cep17',
  'amplification',
  'amplified',
  'notamplified',
  'overexpression',
  'overexpressed',
  'recount',
  'firstcount',
  'samegroup',
  'othergroup',
  'stays',
  'moves',
  'dualprobe',
  'singleprobe',
  'basolateral',
  'unusual',
])
/** Words that a HER2 test shares with others: they carry on only as the whole label of a line. */
const LABELS: ReadonlySet<string> = new Set(['ihc', 'score', 'overall', 'group', 'staining', 'membrane', 'complete'])
const LINKS: ReadonlySet<string> = new Set(['is', 'for', 'by', 'clone', 'percentword', 'tumorcells', 'and'])
const LINK_WORDS: ReadonlySet<string> = new Set(
  'the of computer assisted quantitative automated manual final image analysis average mean number test method assay mittlere anzahl nombre número aantal numero moyen medio % #'.split(
    ' ',
  ),
)
const LONGEST_LABEL = 10

/** Words of a result by immunohistochemistry: a line of nothing else goes on where the line before gave no value. */
const IHC_WORDS: ReadonlySet<string> = new Set([
  ...LABELS,
  'positive',
  'negative',
  'equivocal',
  'incomplete',
  'faint',
  'moderate',
  'intense',
  'invasive',
  'tumorcells',
  'is',
  'for',
  'by',
  'and',
  'percentword',
  'detected',
  'not',
])
const CELL_WORDS = /^(?:the|of|in|a|an|cancerous|cells?|carcinoma|tumou?r|score|reaction|was|observed|seen)$/

/** What stands before a line: a HER2 line with a value, with a name only, with word that there is none, or one further up. */
export type Thread = 'value' | 'name' | 'nothing' | 'loose' | undefined

const PLAIN: ReadonlySet<string> = new Set([
  'harmless',
  'specimen',
  'left',
  'right',
  'breast',
  'organ',
  'is',
  'for',
  'by',
  'and',
  'previous',
])

/** Whether a line that is not of HER2 leaves the thread as it is. */
export function keepsThread(line: {
  readonly items: readonly Item[]
  readonly furniture: ReadonlySet<number>
}): 'yes' | 'loose' | 'no' {
  const open = line.items.filter((item, at) => !line.furniture.has(at) && item.kind !== 'mark' && item.kind !== 'date')
  if (open.every((item) => item.meaning === 'specimen')) return 'yes'
  const plain = open.every((item) => item.kind === 'word' && PLAIN.has(item.meaning))
  return plain && open.length <= 6 ? 'loose' : 'no'
}

/** `before`: whether the line before spoke of HER2, and gave a value or said that there is none. */
export function isHer2Line(
  { items, traits, furniture }: Line & { readonly furniture: ReadonlySet<number> },
  before: Thread,
): boolean {
  if ((traits & TRAITS.her2Line) === 0) return false
  if (items.some((item) => item.meaning === 'otherscore')) return isIntensityField(items, before)
  if (items.some((item) => OWN.has(item.meaning))) return true
  if (before === undefined) return false
  if (isOwnLabel(items, furniture, before)) return true
  const scored = items.some((item, at) => item.kind === 'number' && items[at + 1]?.kind === 'plus')
  if (scored && items.some((item) => item.meaning === 'ihc')) return true
  return before === 'name' && (isIhcLine(items) || isValueField(items))
}

/** 'Result: 3+' below 'HER2 IHC': the value stands directly behind the label. */
function isValueField(items: readonly Item[]): boolean {
  const value = items[2]
  if (!isResultField(items) || value === undefined) return false
  const scored = value.kind === 'number' && (items[3]?.kind === 'plus' || value.text === '0')
  return scored || VALUES.has(value.meaning)
}

const VALUES: ReadonlySet<string> = new Set(['positive', 'negative', 'equivocal', 'indeterminate'])

/** 'Keine Membranfärbung in den Tumorzellen' directly behind a score 0: only HER2 is read on membranes of tumour cells. */
export function isStainingOfZero({ items, traits }: Line): boolean {
  if ((traits & TRAITS.her2Line) === 0) return false
  if (items.some((item) => NOT_OF_TUMOR.has(item.meaning))) return false
  const stained = items.some((item) => item.meaning === 'staining')
  return stained && items.some((item) => item.meaning === 'tumorcells' || MEMBRANE.test(item.text))
}

const MEMBRANE = /membran/
const NOT_OF_TUMOR: ReadonlySet<string> = new Set([
  ...[
    'otherstain',
    'control',
    'reference',
    'previous',
    'dcis',
    'elsewhere',
    'specimen',
    'hedge',
    'conditional',
    'general',
  ],
  ...['otherscore', 'clone'],
])

/** 'Positive reaction in invasive cancer cells (score 3+)' behind 'HER2 protein was stained with ...'. */
function isIhcLine(items: readonly Item[]): boolean {
  const words = items.filter((item) => item.kind === 'word')
  return (
    words.some((item) => item.meaning === 'score' || item.meaning === 'staining') &&
    words.every((item) => IHC_WORDS.has(item.meaning) || item.text.split(' ').every((word) => CELL_WORDS.test(word)))
  )
}

/** 'Intensity: 1+' in a HER2 form, directly behind its interpretation. */
function isIntensityField(items: readonly Item[], before: string | undefined): boolean {
  const plus = items[3]?.kind === 'plus' || (items[2]?.text === '0' && items[3]?.kind !== 'number')
  return before === 'value' && items[0]?.text === 'intensity' && items[1]?.text === ':' && plus && items.length <= 5
}

/** HER2 is only named, in words that are all understood and none of which is a value, a denial or a doubt. */
export function isMention(items: readonly Item[], furniture: ReadonlySet<number>): boolean {
  if (items.length <= 3 && items.every((_, at) => !furniture.has(at)))
    return items.length > 1 && items.every((item) => BARE.has(item.meaning) || item.text === ':' || item.text === '.')
  const bare = items.some((item, at) => GENES.has(item.meaning) && !furniture.has(at))
  if (bare && !items.some((item) => TESTING.test(item.text))) return false
  return items.every(
    (item, at) =>
      furniture.has(at) ||
      (item.kind !== 'number' &&
        item.kind !== 'plus' &&
        !(item.kind === 'mark' && SIGNS.has(item.text)) &&
        MENTIONED.has(item.meaning)) ||
      (item.kind === 'mark' && !SIGNS.has(item.text)) ||
      item.kind === 'date',
  )
}

/** 'HER2 amplification' alone may be a result; 'HER2 amplification was tested by FISH' is none. */
const GENES: ReadonlySet<string> = new Set(['amplification', 'overexpression'])
const TESTING =
  /\b(?:results?|methods?|kits?|probes?|assays?|test(?:s|ed|ing)?|determined|evaluat(?:ed|ion)|using|performed|methode|bestimm\w{0,10}|untersuch\w{0,10}|technique|technik|estudio|étude|onderzoek|studio)\b/
/** 'HER2 IHC', 'HER2 status:' */
const BARE: ReadonlySet<string> = new Set(['her2', 'ihc', 'ish', 'is', 'overall'])
const SIGNS: ReadonlySet<string> = new Set(['?', '<', '>', '≤', '≥', '+'])
const MENTIONED: ReadonlySet<string> = new Set([
  'her2',
  'er',
  'pgr',
  'hr',
  'marker',
  'ihc',
  'ish',
  'harmless',
  'clone',
  'overall',
  'score',
  'staining',
  'membrane',
  'amplification',
  'overexpression',
  'is',
  'for',
  'by',
  'and',
  'or',
  'that',
  'tumorcells',
  'invasive',
  'breast',
  'specimen',
  'left',
  'right',
  'therapy',
  'control',
  'reference',
  'cep17',
  'copies',
  'ratio',
  'singleprobe',
  'dualprobe',
  'now',
])

/** 'Score: 3' further down may be of something else; 'Interpretation: negative' in a HER2 form is not. */
function isOwnLabel(items: readonly Item[], furniture: ReadonlySet<number>, before: Thread): boolean {
  if (
    (before === 'loose' || before === 'nothing') &&
    items.some((item) => item.meaning === 'score' || item.meaning === 'staining')
  )
    return false
  let named = false
  for (let at = 0; at < Math.min(items.length, LONGEST_LABEL); at += 1) {
    const item = items[at]
    if (item === undefined) break
    if (furniture.has(at) && !LABELS.has(item.meaning)) continue
    if (LABELS.has(item.meaning)) named = true
    else if (item.kind === 'number' || item.kind === 'plus') return named
    else if (item.kind === 'mark') {
      if (item.text === '.' || item.text === ';') return named
    } else if (!LINKS.has(item.meaning) && !item.text.split(/[\s-]+/).every((word) => LINK_WORDS.has(word)))
      return named && item.meaning !== '' && item.meaning !== 'harmless'
  }
  return named
}

/* ---- receptors ---------------------------------------------------------------------------------------------------- */

const FIELD =
  /^(?:results?|quantitation|quantification|specimen|interpretation|status|specify specimen|percentage|percent|score)$/

const LONGEST_VALUE = 6

/** 'Results: immunoreactive tumor cells present' behind 'Estrogen receptor: performed on another specimen'. */
export function isReceptorLine(items: readonly Item[]): boolean {
  const colon = items.findIndex((item) => item.text === ':')
  const value = items[0]?.text === '-' || items[0]?.text === '•' ? 1 : 0
  const isValue = items[value]?.meaning === 'positive' || items[value]?.meaning === 'negative'
  if (isValue && items.length <= LONGEST_VALUE && !items.some(({ meaning }) => meaning === 'for')) return true
  return colon > 0 && colon <= 6 && FIELD.test(items[0]?.text ?? '') && items.length > colon + 1
}

/** 'Specify specimen:' */
export function isFieldOnly(items: readonly Item[]): boolean {
  return FIELD.test(items[0]?.text ?? '') && items.length <= 6
}

/** The one receptor that a line names without giving its value. */
export function openReceptorOf(
  { items, traits }: Line,
  statements: readonly TextStatement[],
): 'er' | 'pgr' | undefined {
  if ((traits & TRAITS.receptor) === 0) return undefined
  const named = new Set(
    items.flatMap((item) => (item.meaning === 'er' || item.meaning === 'pgr' ? [item.meaning] : [])),
  )
  const [only] = named
  const start = items[0]?.start ?? 0
  const said = statements.some((one) => one.about === only && one.start >= start)
  return named.size === 1 && !said && !items.some((item) => item.meaning === 'her2') ? only : undefined
}
