/** PDF files that are meant to do harm, and what becomes of each: a fault by name, or the text that is in them. */
import type { PdfFault } from '../../src/pdf/pdf-reader.ts'
import { assemble, column, makePdf, stream } from './make-pdf.ts'

const TEXT = ['HER2 IHC: 2+']
const PAGE = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << >> >>'

const plain = () => makePdf([column(TEXT)])

/** `text` is what is read where the harm is passed over; which of several bounds stops a file first is left to the machine. */
export const PDF_ATTACKS: readonly (readonly [
  name: string,
  file: () => Buffer,
  outcome: readonly PdfFault[] | { readonly text: string },
])[] = [
  ['no bytes at all', () => Buffer.alloc(0), ['broken']],
  ['words instead of a file', () => Buffer.from('HER2: positive (3+)'), ['broken']],
  ['a heading without a file', () => Buffer.from('%PDF-1.7\n'), ['broken']],
  ['half of a file', () => plain().subarray(0, 200), ['broken']],
  ['a page of pictures alone', () => makePdf([[]]), ['no-text-layer']],
  ['a password', () => assemble(encrypted(), '/Encrypt 5 0 R /ID [<00> <00>]'), ['encrypted']],
  ['more pages than are read', () => makePdf(Array.from({ length: 61 }, () => column(TEXT))), ['too-many-pages']],
  ['a page that unpacks to 300 MB', () => bomb(300), ['ended', 'too-slow', 'no-text-layer']],
  [
    'more letters than are read',
    () =>
      makePdf(
        Array.from({ length: 60 }, () =>
          column(
            Array.from({ length: 60 }, () => 'HER2 is read. '.repeat(13)),
            20,
            20,
            13,
          ),
        ),
      ),
    ['too-long'],
  ],
  [
    'a tree of pages that is its own leaf',
    () => assemble(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [2 0 R] /Count 1 >>']),
    ['broken'],
  ],
  [
    'a script that runs when opened',
    () => makePdf([column(TEXT)], '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\); while\\(true\\){}) >>'),
    { text: 'HER2 IHC: 2+' },
  ],
  [
    'a program that is started when opened',
    () => makePdf([column(TEXT)], '/OpenAction << /S /Launch /F (/bin/sh) >>'),
    { text: 'HER2 IHC: 2+' },
  ],
  [
    'an address that is fetched when opened',
    () => makePdf([column(TEXT)], '/OpenAction << /S /URI /URI (http://127.0.0.1:9/) >>'),
    { text: 'HER2 IHC: 2+' },
  ],
  [
    'a file within the file',
    () => makePdf([column(TEXT)], '/Names << /EmbeddedFiles << /Names [(a) 99 0 R] >> >>'),
    { text: 'HER2 IHC: 2+' },
  ],
  ['a form that draws itself', () => assemble(selfDrawing()), ['broken']],
  [
    'brackets 100,000 deep',
    () =>
      assemble([
        '<< /Type /Catalog /Pages 2 0 R >>',
        '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
        PAGE,
        stream('['.repeat(100_000)),
      ]),
    ['broken'],
  ],
  [
    'names of __proto__',
    () => makePdf([column(TEXT)], '/__proto__ << /polluted true >> /constructor 1'),
    { text: 'HER2 IHC: 2+' },
  ],
]

/** A dictionary of a password of the user that nobody knows. */
function encrypted(): string[] {
  const unknown = `<${'5a'.repeat(32)}>`
  return [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    PAGE,
    '<< /Length 0 >>\nstream\n\nendstream',
    `<< /Filter /Standard /V 1 /R 2 /O ${unknown} /U ${unknown} /P -4 >>`,
  ]
}

function bomb(megabytes: number): Buffer {
  const content = Buffer.alloc(megabytes * 1_000_000, 'q Q ')
  return assemble([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    PAGE,
    stream(content),
  ])
}

function selfDrawing(): (string | Buffer)[] {
  return [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >> >>',
    stream('/X Do'),
    stream('/X Do', '/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /X 5 0 R >> >>'),
  ]
}
