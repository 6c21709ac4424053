/** How golden answers are written down: shorter than the answers, and nothing of them is lost. */
import fc from 'fast-check'
import { answerStory } from '../fixtures/stories/answer/answer-story.ts'
import { describeAnswer } from '../fixtures/stories/answer/describe-answer.ts'
import { printJson } from '../fixtures/stories/answer/print-json.ts'
import { readRequest } from '../fixtures/stories/load-stories.ts'
import { REQUEST_FILES } from '../fixtures/stories/written-out.ts'

const ids = [
  'ihc-2-plus-no-ish',
  'bilateral-cancers',
  'her2-missing',
  'select-t-dxd-low-after-chemotherapy',
  'sign-t-dxd-baseline-empty',
  'her2-search-failed',
]

test.each(ids)('%s: a change of any value in the answer is a change of its golden answer', async (id) => {
  const { status, body } = await answerStory(id)
  const golden = printJson(describeAnswer({ status, body }))
  const leaves = listLeaves(body as Holder)
  const unseen = leaves.flatMap(({ holder, name, path }) => {
    const value = holder[name]
    return changesOf(value).flatMap((changed) => {
      holder[name] = changed
      const now = printJson(describeAnswer({ status, body }))
      holder[name] = value
      return now === golden ? [`${path}: ${String(changed)}`] : []
    })
  })
  expect(leaves.length).toBeGreaterThan(3)
  expect(unseen).toEqual([])
})

test('the order of members is no change', async () => {
  const { status, body } = await answerStory('ihc-2-plus-no-ish')
  const { cards } = body as { readonly cards: readonly Holder[] }
  const reversed = cards.map((card) => Object.fromEntries(Object.entries(card).toReversed()))
  expect(Object.keys(reversed[0] ?? {})).not.toEqual(Object.keys(cards[0] ?? {}))
  expect(describeAnswer({ status, body: { cards: reversed } })).toEqual(describeAnswer({ status, body }))
})

test('JSON of any value is read back as it was, whatever the width', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), fc.integer({ min: 1, max: 200 }), (value, width) => {
      const text = printJson(value, width)
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
})

test('what fits stands on one line, what does not is broken', () => {
  expect(printJson({ a: 1, b: [true, null], c: {} }, 40)).toBe('{ "a": 1, "b": [true, null], "c": {} }\n')
  expect(printJson({ a: 1, b: [true, null] }, 20)).toBe('{\n  "a": 1,\n  "b": [true, null]\n}\n')
  expect(printJson([['aaaa', 'bbbb'], []], 10)).toBe('[\n  [\n    "aaaa",\n    "bbbb"\n  ],\n  []\n]\n')
  const lines = REQUEST_FILES.flatMap((id) => printJson(JSON.parse(readRequest(id))).split('\n'))
  expect(lines.filter((line) => line.length > 160)).toEqual([])
})

type Holder = Record<string, unknown>

interface Leaf {
  readonly holder: Holder
  readonly name: string
  readonly path: string
}

/** Every value that holds no other value. */
function listLeaves(holder: Holder, path = ''): Leaf[] {
  return Object.entries(holder).flatMap(([name, value]): Leaf[] => {
    const at = `${path}/${name}`
    return typeof value === 'object' && value !== null ? listLeaves(value as Holder, at) : [{ holder, name, path: at }]
  })
}

/** Another value in its place; of a text of several lines, one letter in each line. */
function changesOf(value: unknown): unknown[] {
  if (typeof value === 'boolean') return [!value]
  if (typeof value !== 'string') return [Number(value) + 1]
  const lines = value.split('\n')
  return lines.flatMap((line, index) => {
    if (line === '') return []
    const last = line.endsWith('x') ? 'y' : 'x'
    return [lines.with(index, line.slice(0, -1) + last).join('\n')]
  })
}
