import fc from 'fast-check'
import { countWords } from '../../src/content/count-words.ts'

test.each([
  ['', 0],
  ['**Inputs:** IHC 2+ · 2\u00a0Sep\u00a02026', 6],
  ['| a | b |\n| --- | :-: |\n| 1 | – |', 3],
  ['see [ASCO/CAP 2018](https://doi.org/10.1200/x), row CB-5', 5],
  ['[a](not an address) b', 4],
  ['größer 😀 ½ 3', 3],
])('%j has %i words', (detail, words) => expect(countWords(detail)).toBe(words))

test('counts what is left between spaces and bars once addresses are gone', () => {
  const counted = (detail: string) =>
    detail
      .replace(/\]\([^)\s]{0,1000}\)/g, ']')
      .split(/[\s|]+/u)
      .filter((word) => /[\p{L}\p{N}]/u.test(word)).length
  const part = fc.constantFrom(
    '](',
    ')',
    ']',
    '|',
    ' ',
    '\n',
    '\u00a0',
    '\u2003',
    'a',
    'É',
    '😀',
    '𝒜',
    '7',
    '-',
    '·',
    '\ud835',
  )
  const detail = fc.oneof(
    fc.array(part, { maxLength: 30 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary' }),
  )
  fc.assert(
    fc.property(detail, (one) => expect(countWords(one)).toBe(counted(one))),
    { numRuns: 2000 },
  )
})
