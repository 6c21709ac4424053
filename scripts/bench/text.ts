/** How long reading text takes: a usual and a dense report of 20 KB, and 1 MB that must be cut. */
import { readReportText } from '../../src/fhir/text/index.ts'
import { median, table } from './statistics.ts'

const RESULTS =
  'Invasive ductal carcinoma of the left breast, grade 2, 18 mm. Estrogen receptor 90 % strong, progesterone receptor ' +
  '20 %. HER2 IHC 1+ (negative). Ki-67 15 %. No lymphovascular invasion. pT1c pN0(sn) M0. '
const PROSE =
  'The specimen consists of a portion of fibrofatty tissue measuring 5 x 4 x 3 cm. The cut surface is unremarkable, ' +
  'with a firm nodule near the margin; sections are submitted in six cassettes. '

const fill = (words: string, length: number) => words.repeat(Math.ceil(length / words.length)).slice(0, length)

// prettier-ignore
const TEXTS: readonly (readonly [name: string, text: string])[] = [
  ['20 KB, one HER2 result in prose', `${fill(PROSE, 19_900)} HER2 IHC 2+, FISH not amplified (ratio 1.3).`],
  ['20 KB of results alone',          fill(RESULTS, 20_000)],
  ['1 MB, cut at 20,000 characters',  fill('HER2 3+ ', 1_048_576)],
]

function measure(text: string): number {
  for (let i = 0; i < 30; i++) readReportText(text)
  const times = Array.from({ length: 40 }, () => {
    const started = performance.now()
    readReportText(text)
    return performance.now() - started
  })
  return median(times)
}

export function benchText(): string {
  return table(
    ['report', 'ms, median'],
    TEXTS.map(([name, text]) => [name, measure(text).toFixed(2)]),
  )
}
