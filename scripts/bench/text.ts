/**
 * How long reading text takes: prose without results, whole reports of each language one behind the other, a dense report,
 * and 1 MB that must be cut. In processor time, the least of many, beside which it matters less what else a machine does.
 */
import { globSync, readFileSync } from 'node:fs'
import { parseAnnotated } from '../text/score-annotated.ts'
import { readReportText } from '../../src/fhir/text/index.ts'
import { table } from './statistics.ts'

const RESULTS =
  'Invasive ductal carcinoma of the left breast, grade 2, 18 mm. Estrogen receptor 90 % strong, progesterone receptor ' +
  '20 %. HER2 IHC 1+ (negative). Ki-67 15 %. No lymphovascular invasion. pT1c pN0(sn) M0. '
const PROSE =
  'The specimen consists of a portion of fibrofatty tissue measuring 5 x 4 x 3 cm. The cut surface is unremarkable, ' +
  'with a firm nodule near the margin; sections are submitted in six cassettes. '

const fill = (words: string, length: number) => words.repeat(Math.ceil(length / words.length)).slice(0, length)

const USUAL_LENGTH = 20_480

/** The reports of one language as a report of usual length. */
function reportsOf(language: string): string {
  const files = globSync(`fixtures/text/annotated/*/reports-${language}.ndjson`).toSorted()
  const texts = files.flatMap((file) => parseAnnotated(readFileSync(file, 'utf8'))).map(({ text }) => text)
  return fill(`${texts.join('\n\n')}\n\n`, USUAL_LENGTH)
}

// prettier-ignore
const TEXTS: readonly (readonly [name: string, text: string])[] = [
  ['20 KB, one HER2 result in prose', `${fill(PROSE, 19_900)} HER2 IHC 2+, FISH not amplified (ratio 1.3).`],
  ...['en', 'de', 'es', 'fr', 'it', 'nl'].map((language) => [`20 KB of whole reports, ${language}`, reportsOf(language)] as const),
  ['20 KB of results alone',          fill(RESULTS, 20_000)],
  ['1 MB, cut at 40,000 characters',  fill('HER2 3+ ', 1_048_576)],
]

function measure(text: string): number {
  for (let i = 0; i < 60; i++) readReportText(text)
  const times = Array.from({ length: 40 }, () => {
    const started = process.cpuUsage()
    readReportText(text)
    const { user, system } = process.cpuUsage(started)
    return (user + system) / 1000
  })
  return Math.min(...times)
}

export function benchText(): string {
  return table(
    ['report', 'ms of processor time, least'],
    TEXTS.map(([name, text]) => [name, measure(text).toFixed(2)]),
  )
}
