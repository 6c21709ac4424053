import { readFileSync, readdirSync } from 'node:fs'
import fc from 'fast-check'
import { readAnswerText, readReportText, stripHtml, stripRtf } from '../../../src/fhir/text/index.ts'
import type { AnswerQuestion } from '../../../src/fhir/text/index.ts'
import { parseRows, sayAnswer, sayReport } from './compact-reading.ts'

const FOLDER = `${process.cwd()}/fixtures/text`
const ROWS = readdirSync(FOLDER)
  .filter((name) => name.startsWith('reports-'))
  .flatMap((name) => parseRows(readFileSync(`${FOLDER}/${name}`, 'utf8')))
const ANSWERS = parseRows(readFileSync(`${FOLDER}/answers.tsv`, 'utf8'))
const QUESTIONS: readonly AnswerQuestion[] = ['ihc', 'ish', 'ratio', 'overall', 'er', 'pgr', 'percent']
const WORDS =
  'HER2 HER2+ HER2- ER PR FISH IHC ISH 0 1+ 2+ 3+ +++ ++ + - / ( ) , ; : . \n 2,3 1.4 <1.8 % ratio score not nicht pas no geen non positive negativ équivoque amplified Amplifikation amplification Färbung staining membrane CEP17 copy number signals per cell Specimen A previously Verdacht Metastasen liver M1 cM0 stage IV ? if und or and'.split(
    ' ',
  )
const wordSalad = fc.array(fc.constantFrom(...WORDS), { maxLength: 40 }).map((words) => words.join(' '))
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  wordSalad,
)
/** An M category without its prefix counts only where it is the whole text. */
const row = fc.constantFrom(...ROWS.filter(({ text }) => !/^M[01]/.test(text)))
/** Text with nothing of ours in it, before or behind a report. */
const unrelated = fc.constantFrom(
  'Macroscopy: a grey fragment of 12 mm.',
  'Klinische Angaben: Vorsorge, Zustand stabil.',
  'Taille tumorale 22 mm.',
  'Se recibe material en formol.',
  'Dr. A. Example, 12.03.2026',
)

describe('reading any text', () => {
  test('never throws, and every span is a slice of the input', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { statements, unread, nothing } = readReportText(text)
        for (const span of [...statements, ...unread, ...nothing]) {
          expect(span.start).toBeGreaterThanOrEqual(0)
          expect(span.end).toBeGreaterThan(span.start)
          expect(text.slice(span.start, span.end)).toBe(span.quote)
        }
      }),
      { numRuns: 2000 },
    )
  })

  test('never throws on an answer, and says why it does not read', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom(...QUESTIONS), (text, question) => {
        const reading = readAnswerText(text, question)
        if (reading.kind !== 'read') expect(reading.why).not.toBe('')
      }),
      { numRuns: 2000 },
    )
  })

  test('never throws when it strips markup', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        stripHtml(text)
        stripRtf(text)
      }),
    )
  })

  test('reads nothing positive from text without a positive word, sign or score', () => {
    const harmless = WORDS.filter(
      (word) =>
        !/^(HER2\+|positive|amplified|3\+|\+\+\+|\+\+|\+|1\+|2\+|M1|IV|liver|Metastasen)$/.test(word) &&
        !/amplification|Amplifikation/.test(word),
    )
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...harmless), { maxLength: 40 }), (words) => {
        for (const statement of readReportText(words.join(' ')).statements) {
          expect([statement.overallWords, statement.ihcWords, statement.receptorWords]).not.toContain('positive')
          expect(statement.ishWords).not.toBe('amplified')
          expect(statement.score).not.toBe('3+')
          expect(statement.metastasis).not.toBe('yes')
        }
      }),
      { numRuns: 2000 },
    )
  })
})

describe('reading an annotated sentence', () => {
  test('does not depend on upper and lower case', () => {
    for (const { text, expected } of ROWS) {
      expect([text, sayReport(readReportText(text.toUpperCase())).map(lower)]).toEqual([
        text,
        expected.map(lower).sort(),
      ])
      expect([text, sayReport(readReportText(text.toLowerCase())).map(lower)]).toEqual([
        text,
        expected.map(lower).sort(),
      ])
    }
  })

  test('does not depend on the kind or number of spaces, nor on composed characters', () => {
    for (const { text, expected } of ROWS) {
      for (const spaced of [
        text.replaceAll(' ', '  '),
        text.replaceAll(' ', '\u00a0'),
        text.replaceAll(' ', ' \t'),
        text.normalize('NFD'),
        text.normalize('NFC'),
      ]) {
        expect([
          spaced,
          sayReport(readReportText(spaced)).map((one) => one.normalize('NFC').replace(/[_\s]+/g, '_')),
        ]).toEqual([spaced, expected])
      }
    }
  })

  test('does not change with unrelated text before and behind it', () => {
    fc.assert(
      fc.property(row, unrelated, unrelated, ({ text, expected }, before, after) => {
        expect([text, sayReport(readReportText(`${before}\n\n${text}\n\n${after}`))]).toEqual([text, expected])
      }),
      { numRuns: 3000 },
    )
  })

  test('does not change for an answer with its case and its outer spaces', () => {
    for (const { text, key, expected } of ANSWERS) {
      for (const changed of [text.toUpperCase(), text.toLowerCase(), `  ${text}\n`]) {
        expect([changed, sayAnswer(readAnswerText(changed, key as AnswerQuestion), key)]).toEqual([changed, expected])
      }
    }
  })
})

function lower(said: string): string {
  return said.toLowerCase().replace('échantillon', 'échantillon')
}

describe('the work of a reading', () => {
  const texts: readonly (readonly [string, string])[] = [
    ['report', 'ER 90 %, PR 10 %, HER2 2+, FISH: ratio 1,4, nicht amplifiziert. Keine Fernmetastasen.\n'],
    ['one sentence', 'HER2 not amplified and '],
    ['brackets', '((((('],
    ['digits', '1,1.1,1.'],
    ['plus signs', '+/+-'],
    ['hedges', 'HER2 possible, '],
    ['negations', 'no not kein ohne '],
    ['scores', 'HER2 2+ (3+) '],
    ['lines', '\n \n'],
    ['unknown script', 'HER2 привет '],
    ['metastases', 'no liver, bone metastases or '],
    ['colons', 'HER2 : : : : '],
    ['percent', '5 % faint staining, '],
  ]

  test.each(texts)('grows no faster than the length: %s', (_, unit) => {
    const steps = [2_000, 4_000, 8_000, 16_000].map((length) => {
      const meter = { steps: 0 }
      readReportText(unit.repeat(Math.ceil(length / unit.length)).slice(0, length), meter)
      return meter.steps
    })
    for (const [index, count] of steps.entries()) {
      const before = steps[index - 1]
      if (before !== undefined) expect(count).toBeLessThanOrEqual(before * 2.2 + 200)
    }
  })

  test('a text that is too long is cut, and the rest is listed as unread', () => {
    const text = `HER2 3+.\n${'x '.repeat(20_000)}\nHER2 0.`
    const { statements, unread } = readReportText(text)
    expect(statements.map((one) => one.score)).toEqual(['3+'])
    expect(unread).toHaveLength(1)
    expect(unread[0]?.why).toContain('were not read')
    expect(text.slice(unread[0]?.start, unread[0]?.end)).toBe(unread[0]?.quote)
  })

  test('the cut never shortens a number or a word', () => {
    const text = `${'x'.repeat(19_990)} HER2/CEP17 ratio 1.96`
    expect(readReportText(text).statements).toEqual([])
  })

  test('a megabyte of brackets, and of tags, ends', () => {
    expect(readReportText('<('.repeat(500_000)).unread).toHaveLength(1)
    expect(stripHtml('<a'.repeat(500_000))).toHaveLength(1_000_000)
    expect(stripRtf('{\\b'.repeat(300_000))).toBe('')
  })
})

describe('stripping markup', () => {
  test('keeps the text of HTML, decodes entities and ends lines at blocks', () => {
    const html =
      '<html><head><style>p{}</style></head><body><p>HER2: <b>2+</b></p><p>FISH&nbsp;ratio &lt; 1.8 &amp; n&auml;her</p><!-- HER2 3+ --></body></html>'
    expect(stripHtml(html).trim().split(/\n+/)).toEqual(['HER2: 2+', 'FISH ratio < 1.8 & näher'])
  })

  test('leaves a sign that opens no tag', () => {
    expect(stripHtml('ratio <1.8, copies < 4 and > 2')).toBe('ratio <1.8, copies < 4 and > 2')
  })

  test('keeps the text of RTF with code page and \\u characters', () => {
    const rtf =
      "{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}\\f0\\fs20 HER2: Score 2+\\par F\\'e4rbung \\u8805?2{\\*\\generator x}\\par}"
    expect(stripRtf(rtf)).toBe('HER2: Score 2+\nFärbung ≥2\n')
  })
})
