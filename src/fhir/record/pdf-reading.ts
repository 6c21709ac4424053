/** How the PDF of an attachment was read before the record was evaluated (src/pdf), as noted beside the attachment. */
import { isObject, listOf, nameOf, type Json } from './json-shapes.ts'

export const PDF_READING = 'https://her2-cds.org/fhir/StructureDefinition/pdf-reading'

/** Each outcome, with the words that tell a person what was not read; `text-layer` was read in full. */
export const PDF_OUTCOMES = {
  'text-layer': '',
  part: 'pages without text',
  'no-text-layer': 'a scan without a text layer',
  encrypted: 'it asks for a password',
  broken: 'its file is damaged',
  'too-large': 'its file is too large',
  'too-many-pages': 'it has too many pages',
  'too-long': 'its text is too long',
  'too-slow': 'reading it took too long',
  ended: 'reading it took too much memory',
  'too-many-files': 'too many attached files',
} as const satisfies Readonly<Record<string, string>>

export type PdfOutcome = keyof typeof PDF_OUTCOMES

/** The extension that says so. `pages` are the numbers of pages without text, from 1. */
export function pdfReadingExtension(outcome: PdfOutcome, pages: readonly number[] = []): Json {
  const details = pages.map((page) => ({ url: 'page', valueInteger: page }))
  return { url: PDF_READING, extension: [{ url: 'outcome', valueCode: outcome }, ...details] }
}

/** Words for the part of an attached PDF that was not read; undefined if it was read in full, or never opened. */
export function unreadOfPdf(attachment: Json): string | undefined {
  const extension = listOf(attachment['extension']).find((one) => isObject(one) && one['url'] === PDF_READING)
  const parts = isObject(extension) ? listOf(extension['extension']).filter(isObject) : []
  const outcome = nameOf(parts.find(({ url }) => url === 'outcome')?.['valueCode']) ?? ''
  if (!Object.hasOwn(PDF_OUTCOMES, outcome) || outcome === 'text-layer') return undefined
  const pages = parts.filter(({ url }) => url === 'page').map((part) => String(part['valueInteger']))
  return `${PDF_OUTCOMES[outcome as PdfOutcome]}${pages.length > 0 ? `: ${pages.join(', ')}` : ''}`
}
