/** Words are remembered within bounds: whatever texts came before, a text is read the same. */
import { readReportText } from '../../../src/fhir/text/index.ts'
import { scanTokens } from '../../../src/fhir/text/tokens.ts'
import { foldText } from '../../../src/fhir/text/folded-text.ts'

const REPORT = 'Invasive carcinoma. ER 90 %, PR 20 %. HER2 2+, FISH not amplified (ratio 1.3).'
/** 'aaa', 'aab', …: more words than are remembered, most of them beside each other. */
const letters = 'abcdefghijklmnopqrstuvwxyz'
const words = (first: string) =>
  [...letters].flatMap((a) => [...letters].flatMap((b) => [...letters].map((c) => `${first}${a}${b}${c}`)))

test('behind more new words than are remembered', () => {
  const before = readReportText(REPORT)
  for (const first of ['x', 'y']) {
    const text = words(first).join(' ')
    for (let at = 0; at < text.length; at += 30_000) readReportText(text.slice(at, at + 30_000))
  }
  expect(readReportText(REPORT)).toEqual(before)
  expect(before.statements).toHaveLength(4)
})

test('words of the same letters in another order, a length apart, or longer than is remembered stay apart', () => {
  const long = 'z'.repeat(70)
  const text = `abc acb bac cab ab abca ${long}a ${long}b ${long}a abc`
  const cut = scanTokens(foldText(text), { steps: 0 }).map((token) => token.text)
  expect(cut).toEqual(text.split(' '))
})
