/** The hazard file: whole, and each control is shown by a test that is there. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ALL_HAZARDS, LOOK_FIRST, printHazards } from '../../src/governance/hazards.ts'
import { NO_CONTROL } from '../../src/governance/hazards/hazard.ts'

const root = join(import.meta.dirname, '..', '..')
const ids = ALL_HAZARDS.map(([id]) => id)
const numbered = (letter: string, last: number) => Array.from({ length: last }, (_, at) => `${letter}-${at + 1}`)

test('each hazard stands once', () => {
  expect(new Set(ids).size).toBe(ids.length)
})

test('every trap of the rules has its row', () => {
  const traps = readFileSync(join(root, 'docs', 'rules.md'), 'utf8').match(/<a id="t-\d+"><\/a>(T-\d+)/g) ?? []
  const written = traps.map((anchor) => anchor.replace(/^.*>/, ''))
  expect(written.length).toBeGreaterThanOrEqual(40)
  expect(written.filter((trap) => !ids.includes(trap))).toEqual([])
})

test.each([
  ['A', 15],
  ['B', 13],
  ['C', 11],
])('every class %s of the faults that were found has its row', (letter, last) => {
  expect(numbered(letter, last).filter((id) => !ids.includes(id))).toEqual([])
})

const places = ALL_HAZARDS.flatMap(([id, , , , , shownBy]) => shownBy.map((place) => [id, place] as const))

test.each(places)('%s is shown by %s', (_id, place) => {
  const [file = '', words = ''] = place.split(' › ')
  expect(file).toMatch(/^(?:test\/.*\.test\.ts|fixtures\/(?:stories\/themes\/.*\.ts|second-reading\/.*\.csv))$/)
  expect(words.length).toBeGreaterThan(3)
  expect(existsSync(join(root, file))).toBe(true)
  expect(readFileSync(join(root, file), 'utf8')).toContain(words)
})

test('where nothing shows a control, none is claimed, and what remains is said', () => {
  for (const [, hazard, cause, , control, shownBy, residual] of ALL_HAZARDS) {
    expect(shownBy.length === 0).toBe(control === NO_CONTROL)
    for (const cell of [hazard, cause, control, residual]) expect(cell.trim()).not.toBe('')
  }
})

test('the page begins with what a site has to carry: each stands in the tables, and each that is serious and has no control stands there', () => {
  const [head = ''] = printHazards().split('## Meaning')
  expect(LOOK_FIRST.filter((id) => !ids.includes(id) || !head.includes(`- **${id}**, `))).toEqual([])
  const open = ALL_HAZARDS.filter(([, , , severity, control]) => severity === 'serious' && control === NO_CONTROL)
  expect(open.map(([id]) => id).filter((id) => !LOOK_FIRST.includes(id))).toEqual([])
})

test('the page has a row for each', () => {
  const page = printHazards()
  expect(page.split('\n').filter((line) => /^\| (?:\[T-\d+\]|[ABCUS]-\d+)/.test(line))).toHaveLength(ids.length)
})
