/**
 * Texts of a record, of a request or of a setting go through regular expressions. Each must take steps in proportion to the
 * length of the text, whatever stands in it. One without an unbounded repetition looks from each place at a bounded number
 * of characters, which is the proof; for one with such a repetition an automaton is built and its paths are counted.
 */
import { parseSync, traverse, type NodePath, type types } from '@babel/core'
import { check } from 'recheck'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const SRC = join(import.meta.dirname, '..', '..', 'src')

/** Expressions made of strings at run time, and of which: no text of a record is ever one. */
const MADE_OF_STRINGS = [
  // An id, each sign of it escaped.
  'audit/pseudonyms.ts',
  // The names of the table of drugs, with bounded repetitions between them.
  'fhir/treatment/medications.ts',
]

interface Expression {
  readonly place: string
  readonly source: string
  readonly flags: string
}

const literals: Expression[] = []
const made: string[] = []

for (const file of readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))) {
  const tree = parseSync(readFileSync(join(SRC, file), 'utf8'), {
    filename: file,
    configFile: false,
    babelrc: false,
    presets: ['@babel/preset-typescript'],
  })
  if (tree === null) throw new Error(`${file} is not read`)
  traverse(tree, {
    RegExpLiteral({ node }: NodePath<types.RegExpLiteral>) {
      literals.push({ place: `${file}:${node.loc?.start.line ?? 0}`, source: node.pattern, flags: node.flags })
    },
    'NewExpression|CallExpression'({ node }: NodePath) {
      const { callee } = node as types.NewExpression
      if (callee.type === 'Identifier' && callee.name === 'RegExp') made.push(file)
    },
  })
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

test('an expression with an unbounded repetition takes linear time', async () => {
  const open = literals.filter(isUnbounded)
  expect(open.length).toBeGreaterThan(50)
  const doubtful: unknown[] = []
  for (const { place, source, flags } of open) {
    const found = await check(source, flags, { checker: 'automaton', timeout: 60_000 })
    if (found.status !== 'safe') doubtful.push({ place, source, found: found.status })
  }
  expect(doubtful).toEqual([])
}, 300_000)

test('the proof tells a slow expression from a fast one', async () => {
  const statusOf = async (source: string) => (await check(source, '', { checker: 'automaton', timeout: 60_000 })).status
  expect(await statusOf('^a+$')).toBe('safe')
  expect(await statusOf(String.raw`\s+$`)).toBe('vulnerable')
  expect(await statusOf('^(a|a)*$')).toBe('vulnerable')
})
