/** A line that only names a test ('HER2 FISH') holds for the result words of the lines below it ('Result: indeterminate'). */
import type { Passage } from './document.ts'
import type { Item } from './lexicon.ts'

type Test = 'ihc' | 'ish'

/** So many lines below it may name no test of their own. */
const REACH = 3
const LONGEST_HEADING = 10
const MARKS: ReadonlySet<string> = new Set([':', '.', '(', ')', '/', '-', ','])
const NAMED: ReadonlySet<string> = new Set([
  ...[
    'her2',
    'ihc',
    'ish',
    'harmless',
    'clone',
    'is',
    'for',
    'by',
    'amplification',
    'overexpression',
    'breast',
    'specimen',
  ],
])
const OF_OTHERS: ReadonlySet<string> = new Set([
  'er',
  'pgr',
  'hr',
  'marker',
  'genomic',
  'triplenegative',
  'triplepositive',
])
/** Words of the other test: the line is of its own. */
const OF_TEST: Readonly<Record<Test, ReadonlySet<string>>> = {
  ihc: new Set(['score', 'staining', 'membrane', 'overexpressed', 'overexpression', 'low', 'ultralow']),
  ish: new Set(['ratio', 'copies', 'cep17', 'amplified', 'notamplified', 'amplification', 'group']),
}

export class TestHeading {
  private test: Test | undefined
  private left = 0

  /** The test that the lines above say this one is of; undefined where it says so itself or may be of another. */
  follow({ items, places, headed }: Passage): Test | undefined {
    const methods = new Set(items.flatMap(({ meaning }) => (meaning === 'ihc' || meaning === 'ish' ? [meaning] : [])))
    const [only] = methods
    const held = this.left > 0 && only === undefined ? this.test : undefined
    this.left -= 1
    if (methods.size === 1 && isHeading(items)) {
      this.test = only
      this.left = REACH
    } else if (methods.size > 0 || places.size > 0 || headed || items.some(({ meaning }) => OF_OTHERS.has(meaning)))
      this.left = 0
    return held !== undefined && !isOfOther(items, held) ? held : undefined
  }
}

function isHeading(items: readonly Item[]): boolean {
  const words = items.every(({ kind, text, meaning }) => (kind === 'word' ? NAMED.has(meaning) : MARKS.has(text)))
  return words && items.length <= LONGEST_HEADING
}

function isOfOther(items: readonly Item[], held: Test): boolean {
  if (items.some(({ meaning }) => OF_OTHERS.has(meaning))) return true
  if (held === 'ish') return items.some(({ kind, meaning }) => kind === 'plus' || OF_TEST.ihc.has(meaning))
  return items.some(({ meaning }) => OF_TEST.ish.has(meaning))
}
