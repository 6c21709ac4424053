import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { loadStories } from '../../fixtures/stories/load-stories.ts'
import { classifyFiles } from '../../src/cli/classify-files.ts'
import { createClassifyPool } from '../../src/cli/pools.ts'
import { createClassify } from '../../src/cli/classify-thread.ts'
import { parseRecord } from '../../src/cli/parse-record.ts'
import { writeLines } from '../../src/cli/write-lines.ts'
import { DEFAULT_SETTINGS } from '../../src/her2/settings.ts'

const folder = mkdtempSync(join(tmpdir(), 'classify-threads-'))
const settings = { site: { settings: DEFAULT_SETTINGS }, today: '2026-11-28', explain: false, readPdf: true }
const own = createClassify(settings)
const pool = createClassifyPool(2, settings)
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await Promise.all([own.close(), pool.close()])
})

const requests = loadStories().map(({ request }) => JSON.stringify(JSON.parse(request)))

/** With threads and without: exit code and output. */
async function runBoth(...contents: string[]) {
  const files = contents.map((content, index) => {
    const file = join(folder, `${index}.ndjson`)
    writeFileSync(file, content)
    return file
  })
  const run = async (threads: object) => {
    let text = ''
    const stream = new Writable({ write: (chunk, _encoding, done) => ((text += String(chunk)), done()) })
    const deps = {
      classify: own.classify,
      parseJson: parseRecord,
      stdin: Readable.from([]),
      output: writeLines(stream),
    }
    return { code: await classifyFiles(files, { ...deps, ...threads }), text }
  }
  return { alone: await run({}), threads: await run({ pool }) }
}

test('every story, among lines that cannot be read: the same lines in the same order', async () => {
  const lines = requests.flatMap((request, index) => [
    request,
    ...(index % 50 === 20 ? ['{"hook":"patient-view"}', '{"a":1,"a":2}', '{"broken":', '[]', '{"x": "\ud800'] : []),
  ])
  const { alone, threads } = await runBoth(lines.join('\n'), requests.slice(0, 70).join('\n\n'))
  expect(threads).toEqual(alone)
  expect(alone.text.split('\n').length).toBeGreaterThan(500)
})

test('resources of their own, in any mixture with Bundles, keep their digits and their order', async () => {
  const ofPatient = (id: string, ratio: string) => [
    `{"resourceType":"Patient","id":"${id}"}`,
    `{"resourceType":"Condition","id":"c${id}","subject":{"reference":"Patient/${id}"},"code":{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10-cm","code":"C50.912"}]}}`,
    `{"resourceType":"Observation","id":"o${id}","status":"final","subject":{"reference":"Patient/${id}"},"effectiveDateTime":"2026-09-02","code":{"coding":[{"system":"http://loinc.org","code":"74860-8"}]},"valueQuantity":{"value":${ratio}}}`,
  ]
  const resources = Array.from({ length: 90 }, (_, index) => ofPatient(`p${index}`, `1.${index}0`))
  const lines = resources.flatMap((own, index) => [
    ...own,
    requests[index] ?? '',
    ...(index % 9 === 0 ? ['{"x":'] : []),
  ])
  const { alone, threads } = await runBoth(lines.join('\n'), JSON.stringify({ resourceType: 'Bundle' }, null, 2))
  expect(threads).toEqual(alone)
  expect(alone.text).toContain('1.40')
  expect(alone.code).toBe(2)
})

test('a thread that ends is told for the records that it had, and nothing else is lost', async () => {
  const ended = createClassifyPool(2, settings)
  const answers = ended.run([{ bytes: Buffer.from(requests[0] ?? '') }])
  await ended.close()
  expect(await answers).toEqual([{ at: 0, error: 'could not be classified: Error' }])
  const [again] = await ended.run([{ bytes: Buffer.from(requests[0] ?? '') }])
  expect(again).toMatchObject({ patients: 1 })
  expect(Buffer.from(again && 'lines' in again ? again.lines : []).toString()).toContain('HER2-positive')
  await ended.close()
})

test('what cannot be read among single resources, or stands in one array with Bundles, loses nothing and doubles nothing', async () => {
  const of = (id: string, patient: string) =>
    `{"resourceType":"Observation","id":"${id}","subject":{"reference":"Patient/${patient}"}}`
  const bundle = `{"resourceType":"Bundle","type":"collection","entry":[{"resource":${of('b', 'p3')}}]}`
  const lines = [of('1', 'p1'), 'not json', '{"resourceType":"Observation","id":"2","id":"3"}', of('4', 'p2')]
  const { alone, threads } = await runBoth([...lines, of('5', 'p1'), `[${of('6', 'p4')},${bundle}]`].join('\n'))
  expect(threads).toEqual(alone)
  const printed = alone.text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { readonly patient?: string; readonly line?: number })
  expect(printed.flatMap(({ line }) => line ?? [])).toEqual([2, 3])
  expect(printed.flatMap(({ patient }) => patient ?? [])).toEqual([
    ...['Patient/p3', 'Patient/p1', 'Patient/p2', 'Patient/p4'],
  ])
})
