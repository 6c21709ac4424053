/**
 * Texts of a record, of a request or of a setting go through regular expressions. Each must take steps in proportion to the
 * length of the text, whatever stands in it. One without an unbounded repetition looks from each place at a bounded number
 * of characters, which is the proof; for one with such a repetition an automaton is built and its paths are counted.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { whySlow } from './linear-time.ts'

const SRC = join(import.meta.dirname, '..', '..', 'src')

/** Expressions made of strings at run time, and of which: no text of a record is ever one. */
const MADE_OF_STRINGS = [
  // Alternatives that are uuids.
  'answer/kept-answers.ts',
  // Words of a table, with bounded repetitions.
  'fhir/codes/tissue-words.ts',
  // Two lists of words, each proven where it stands.
  'fhir/text/words/earlier-cancer.ts',
  // The names of the table of drugs, with bounded repetitions between them.
  'fhir/treatment/medications.ts',
  // Three names of members in quotes.
  // Names of resource types before a reference.
  'population/pseudonyms.ts',
  // Short words and codes, with bounded repetitions, which RE2 reads as well.
  'population/signs.ts',
]

interface Expression {
  readonly place: string
  readonly source: string
  readonly flags: string
}

const literals: Expression[] = []
const made: string[] = []

function look(node: ts.Node, tree: ts.SourceFile, file: string): void {
  if (ts.isRegularExpressionLiteral(node)) {
    const end = node.text.lastIndexOf('/')
    const line = tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1
    literals.push({ place: `${file}:${line}`, source: node.text.slice(1, end), flags: node.text.slice(end + 1) })
  }
  const isCall = ts.isNewExpression(node) || ts.isCallExpression(node)
  if (isCall && ts.isIdentifier(node.expression) && node.expression.text === 'RegExp') made.push(file)
  ts.forEachChild(node, (child) => look(child, tree, file))
}

for (const file of readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))) {
  const tree = ts.createSourceFile(file, readFileSync(join(SRC, file), 'utf8'), ts.ScriptTarget.Latest)
  look(tree, tree, file)
}

/** The expression without escaped signs, and with one letter for each class of signs. */
const bare = (source: string) => source.replaceAll(/\\./g, 'e').replaceAll(/\[[^\]]*\]/g, 'c')
const isUnbounded = ({ source }: Expression) => /[*+]|\{\d+,\}/.test(bare(source))

test('the expressions are found', () => {
  expect(literals.length).toBeGreaterThan(400)
  expect(literals.map(({ place }) => place.slice(0, place.indexOf('/')))).toEqual(
    expect.arrayContaining(['fhir', 'auth', 'cds-hooks', 'content', 'her2']),
  )
})

test('expressions made of strings are the known ones', () => {
  expect(made.toSorted()).toEqual(MADE_OF_STRINGS)
})

test('a bounded repetition is one of at most 1,000', () => {
  const counts = literals.flatMap(({ source }) =>
    [...bare(source).matchAll(/\{\d*,?(\d+)\}/g)].map(([, most]) => Number(most)),
  )
  expect(counts.length).toBeGreaterThan(100)
  expect(Math.max(...counts)).toBeLessThanOrEqual(1_000)
})

test('an expression with an unbounded repetition takes linear time', () => {
  const open = literals.filter(isUnbounded)
  expect(open.length).toBeGreaterThan(50)
  const doubtful = open.map((one) => ({ ...one, slow: whySlow(one.source, one.flags) }))
  expect(doubtful.filter(({ slow }) => slow !== undefined)).toEqual([])
})

describe('the proof tells a slow expression from a fast one', () => {
  test.each([
    '^a+$',
    String.raw`\s+`,
    '^[^:]+:[^:]*$',
    '^(?:a|ab)*c$',
    '^(?:[ab]{1,9};)*$',
    String.raw`\bkein\w*\b`,
    String.raw`(?:^|;)\s*x`,
  ])('%s is fast', (source) => {
    expect(whySlow(source, '')).toBeUndefined()
  })

  test.each([
    String.raw`\s+$`,
    '^(a|a)*$',
    '^(a*)*$',
    '(?:x+x+)+y',
    String.raw`\d+\.\d+`,
    String.raw`^\s*\s*$`,
    String.raw`^(\w+\s?)*$`,
    'a.*b',
    '(?=a+b)c',
  ])('%s is slow', (source) => {
    expect(whySlow(source, '')).toEqual(expect.any(String))
  })

  test('what it cannot judge it does not call fast', () => {
    expect(() => whySlow(String.raw`(a+)\1b`, '')).toThrow('not judged')
    expect(() => whySlow('(?<=a[^a]*)b', '')).toThrow('not judged')
  })
})
