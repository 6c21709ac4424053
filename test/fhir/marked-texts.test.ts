/** Each free text that was read, span by span: what `classify --explain` and the page show. */
import { readFileSync, readdirSync } from 'node:fs'
import { classifyRecords, type ClassifyLine } from '../../src/evaluate/classify-records.ts'
import { readEvidence } from '../../src/fhir/read-evidence.ts'
import type { MarkedText } from '../../src/fhir/context/reading-context.ts'
import { createPdfReader, PDF_LIMITS } from '../../src/pdf/pdf-reader.ts'
import { readAttachments } from '../../src/pdf/read-attachments.ts'
import { column, makePdf } from '../pdf/make-pdf.ts'
import { parseRows } from './text/compact-reading.ts'

const TODAY = '2026-11-22'
const LOINC = 'http://loinc.org'
const cancer = {
  resourceType: 'Condition',
  id: 'breast',
  clinicalStatus: { coding: [{ code: 'active' }] },
  code: { coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'C50.912' }] },
  onsetDateTime: '2026-09-01',
}
const report = (fields: object) => ({
  resourceType: 'DiagnosticReport',
  id: 'path',
  status: 'final',
  code: { coding: [{ system: LOINC, code: '60568-3' }] },
  effectiveDateTime: '2026-09-02',
  ...fields,
})
const observation = (code: string, fields: object) => ({
  resourceType: 'Observation',
  id: 'obs',
  status: 'final',
  effectiveDateTime: '2026-09-02',
  code: { coding: [{ system: LOINC, code }] },
  ...fields,
})
const attached = (contentType: string, data: string | Buffer) =>
  report({ presentedForm: [{ contentType, data: Buffer.from(data).toString('base64') }] })

function explain(...records: object[]): ClassifyLine & { readonly texts: readonly MarkedText[] } {
  const line = classifyRecords([cancer, ...records], TODAY, undefined, true)
  return { ...line, texts: line.texts ?? [] }
}

/** 'as | words of the text | what', one line a span. */
function say(texts: readonly MarkedText[]): string[] {
  return texts.flatMap(({ text, spans }) =>
    spans.map(({ from, to, as, what }) => `${as} | ${text.slice(from, to)} | ${what}`),
  )
}

const REPORT = `History: in 2019 HER2 IHC 1+.
Requested: HER2 by IHC.
A. Left breast, core biopsy: invasive carcinoma.
ER: positive, 95 %. PgR: negative.
HER2 IHC: 2+ (equivocal).
HER2 FISH: not amplified, HER2/CEP17 ratio 1.2.
HER2 IHC 3+ in the wubble part.
HER2 FISH on block A2: pending.
No liver metastases.
Control tissue: HER2 3+.
No evidence of distant metastasis.
Score key: 0 = negative, 1+ = negative, 2+ = equivocal, 3+ = positive.`

test('a report: results, what only explains, and what was not understood', () => {
  const { texts, unread } = explain(report({ conclusion: REPORT }))
  expect(texts).toMatchObject([{ reference: 'DiagnosticReport/path', text: REPORT }])
  expect(say(texts)).toEqual([
    'result | HER2 IHC 1+ | HER2 IHC 1+ (earlier, 2019)',
    'context | Requested | HER2 IHC: no result (pending)',
    'context | A. Left breast, core biopsy | names the specimen',
    'result | ER: positive, 95 % | ER positive, 95 % (A, left)',
    'result | PgR: negative | PgR negative (A, left)',
    'result | HER2 IHC: 2+ (equivocal) | HER2 IHC 2+, equivocal (A, left)',
    'result | HER2 FISH: not amplified, HER2/CEP17 ratio 1.2 | HER2 ISH not amplified, ratio 1.2 (A, left)',
    'not-understood | HER2 IHC 3+ in the wubble part. | «wubble» is not understood',
    expect.stringMatching(/^context \| HER2 FISH on block A2: pending \| HER2 ISH: no result \(pending\)/),
    'context | No liver metastases | rules out spread to the organ that it names',
    'context | Control tissue: HER2 3+. | explains the method',
    'context | No evidence of distant metastasis | explains the method',
    expect.stringMatching(/^context \| Score key: .* \| a score key/),
  ])
  expect(unread.flatMap(({ quote }) => quote ?? [])).toEqual(['HER2 IHC 3+ in the wubble part.'])
})

test('HTML, RTF: offsets are of the text as it was read', () => {
  const html = '<p>HER2 IHC: <b>3+</b></p><p>Tumour &amp; node</p><script>HER2 0</script>'
  const inHtml = explain(attached('text/html', html)).texts
  expect(say(inHtml)).toEqual(['result | HER2 IHC: 3+ | HER2 IHC 3+'])
  expect(inHtml[0]?.text).toContain('Tumour & node')
  expect(inHtml[0]?.text).not.toMatch(/[<>]|HER2 0/)
  expect(say(explain(attached('text/rtf', '{\\rtf1 HER2 IHC: \\b 3+\\b0\\par}')).texts)).toEqual([
    'result | HER2 IHC: 3+ | HER2 IHC 3+',
  ])
})

test('characters outside the basic plane count as two', () => {
  const { texts } = explain(report({ conclusion: '🧬🧬 Mammakarzinom.\nHER2 IHC: 3+' }))
  expect(texts[0]?.spans).toMatchObject([{ from: 20, to: 32, as: 'result' }])
})

test('text of a PDF', async () => {
  const reader = createPdfReader({ ...PDF_LIMITS, milliseconds: 300_000 })
  const pdf = makePdf([
    [
      ...column(['Left breast, core biopsy: invasive carcinoma.']),
      { text: 'HER2 IHC', x: 50, y: 100 },
      { text: '2+', x: 220, y: 100 },
    ],
  ])
  const line = explain(...((await readAttachments([attached('application/pdf', pdf)], reader)) as object[]))
  await reader.close()
  expect(line.texts).toHaveLength(1)
  expect(say(line.texts)).toEqual([
    'context | Left breast, core biopsy: | names the specimen',
    expect.stringMatching(/^result \| HER2 IHC\s+2\+ \| HER2 IHC 2\+/),
  ])
})

test.each([
  ['HER2 IHC', '85319-2', '2+ (equivocal)', ['result | 2+ (equivocal) | HER2 IHC 2+, equivocal']],
  ['HER2 ISH', '85318-4', 'not amplified, ratio 1.2', [expect.stringContaining('HER2 ISH not amplified, ratio 1.2')]],
  ['HER2 IHC', '85319-2', 'see report', [expect.stringMatching(/^context \| see report \| no result: /)]],
  ['HER2 IHC', '85319-2', 'wubble', [expect.stringMatching(/^not-understood \| wubble \| /)]],
  ['ER', '16112-5', 'positive, 95 %', ['result | positive, 95 % | ER positive, 95 %']],
  ['ER', '16112-5', 'wubble', [expect.stringMatching(/^not-understood \| wubble \| ER value not read/)]],
])('an answer of words to %s (%s): %s', (_question, code, valueString, expected) => {
  expect(say(explain(observation(code, { valueString })).texts)).toEqual(expected)
})

test('notes at a result and the words of a Condition', () => {
  const { texts } = explain(observation('85319-2', { valueString: '2+', note: [{ text: 'FISH: not amplified.' }] }), {
    ...cancer,
    id: 'spread',
    code: { text: 'Breast cancer, metastatic to liver' },
  })
  expect(texts.map(({ reference }) => reference)).toEqual(['Observation/obs', 'Observation/obs', 'Condition/spread'])
  expect(say(texts)).toEqual([
    'result | 2+ | HER2 IHC 2+',
    'result | FISH: not amplified | HER2 ISH not amplified',
    'result | metastatic to liver | metastasis: yes',
  ])
})

test('what repeats a result, what is of another organ, and what a later report replaced are told as that', () => {
  const repeated = explain(observation('85319-2', { valueString: '3+' }), report({ conclusion: 'HER2 IHC 3+' }))
  expect(say(repeated.texts)).toContain('result | HER2 IHC 3+ | HER2 IHC 3+: another result of the record says so too')
  const stomach = explain(report({ conclusion: 'Gastric adenocarcinoma. HER2 IHC 3+.' }))
  expect(say(stomach.texts)).toEqual([expect.stringMatching(/^context \| .*HER2 IHC 3\+.* \| not applicable/)])
  const identifier = [{ system: 'urn:lab', value: '1' }]
  const replaced = explain(
    report({ id: 'old', identifier, issued: '2026-09-02', conclusion: 'HER2 IHC 1+' }),
    report({ id: 'new', identifier, issued: '2026-09-09', status: 'amended', conclusion: 'HER2 IHC 3+' }),
  )
  expect(say(replaced.texts)).toEqual([
    'result | HER2 IHC 3+ | HER2 IHC 3+',
    expect.stringMatching(/^context \| HER2 IHC 1\+ \| HER2 IHC 1\+.*DiagnosticReport\/new replaced/),
  ])
})

test('nobody listens: the line is the same, without texts', () => {
  const records = [cancer, report({ conclusion: REPORT })]
  const { texts, ...rest } = classifyRecords(records, TODAY, undefined, true)
  expect(texts).toHaveLength(1)
  expect(classifyRecords(records, TODAY)).toEqual(rest)
})

const FOLDER = `${process.cwd()}/fixtures/text`
const TEXTS = readdirSync(FOLDER)
  .filter((name) => name.startsWith('reports-'))
  .flatMap((name) => parseRows(readFileSync(`${FOLDER}/${name}`, 'utf8')))

/** One text with its spans, and what became evidence or was listed as unread without them. */
function hear(text: string) {
  const records = [cancer, report({ conclusion: text })]
  const texts: MarkedText[] = []
  const heard = readEvidence(records, { onText: (one) => void texts.push(one) })
  expect(heard).toEqual(readEvidence(records))
  const spans = texts.flatMap((one) =>
    one.spans.map((span) => ({ ...span, words: one.text.slice(span.from, span.to) })),
  )
  return { ...heard, spans, green: spans.filter(({ as }) => as === 'result').map(({ words }) => words) }
}

describe('every annotated text: listening changes nothing', () => {
  const all = TEXTS.map(({ text }) => hear(text))

  test('spans are slices of the text with words beside them', () => {
    expect(all.length).toBeGreaterThan(800)
    for (const { from, to, what, words } of all.flatMap(({ spans }) => spans)) {
      expect(from).toBeGreaterThanOrEqual(0)
      expect(words).toHaveLength(to - from)
      expect(words).not.toBe('')
      expect(what).not.toMatch(/undefined|NaN|: $|^$/)
    }
  })

  test('what became evidence stands in a span of a result', () => {
    let results = 0
    for (const { evidence, green } of all) {
      const parts = [...evidence.results, ...evidence.receptors].filter(({ replacedBy }) => replacedBy === undefined)
      const quotes = parts.flatMap(({ quote }) => quote ?? [])
      expect(green.map((words) => words.slice(0, 300))).toEqual(expect.arrayContaining(quotes))
      expect(green).toEqual(expect.arrayContaining(evidence.metastasis.map(({ words }) => words)))
      results += quotes.length
    }
    expect(results).toBeGreaterThan(600)
  })

  test('what is unread stands in a span that is no result', () => {
    let lines = 0
    for (const { evidence, unread, spans } of all) {
      const applies = new Set(evidence.notApplicable.map(({ quote }) => quote))
      for (const quote of unread.flatMap((line) => line.quote ?? [])) {
        const as = applies.has(quote.slice(0, 300)) ? 'context' : 'not-understood'
        expect(spans.filter(({ words }) => words.slice(0, 1000) === quote).map((span) => span.as)).toContain(as)
        lines += 1
      }
    }
    expect(lines).toBeGreaterThan(100)
  })
})
