/**
 * Makes the attachments of a record readable before it is evaluated: the text layer of a PDF replaces the PDF, and a
 * Binary in the same record replaces the link to it. What cannot be read stays, with the reason beside it.
 */
import { pdfReadingExtension, type PdfOutcome } from '../fhir/record/pdf-reading.ts'
import { isObject, listOf, type Json } from '../fhir/record/json-shapes.ts'
import type { PdfReader } from './pdf-reader.ts'

/** The most PDF files that are read for one call; further ones are named as not read. */
const MOST_FILES = 12

const HOLDERS: Readonly<Record<string, (resource: Json) => readonly unknown[]>> = {
  DiagnosticReport: ({ presentedForm }) => listOf(presentedForm),
  DocumentReference: ({ content }) => listOf(content).map((one) => (isObject(one) ? one['attachment'] : undefined)),
}

/**
 * `records` are Bundles or resources, as sent; they are never changed: what changes is copied. Without any attachment that
 * could be read, the same list is returned at once.
 */
export async function readAttachments(records: readonly unknown[], reader: PdfReader): Promise<readonly unknown[]> {
  const resources = records.flatMap((record) => resourcesOf(record))
  const holders = resources.filter((resource) => attachmentsOf(resource).length > 0)
  if (holders.length === 0) return records
  const binaries = new Map(
    resources.filter(({ resourceType }) => resourceType === 'Binary').map((one) => [nameOf(one), one]),
  )
  const readable = new Map<Json, Json>()
  let files = 0
  for (const attachment of holders.flatMap(attachmentsOf)) {
    const filled = withBinary(attachment, binaries)
    const isFile = isPdf(filled) && typeof filled['data'] === 'string'
    let read = filled
    if (isFile) {
      read = files < MOST_FILES ? await readPdf(filled, reader) : withReading(filled, 'too-many-files')
      files += 1
    }
    if (read !== attachment) readable.set(attachment, read)
  }
  return readable.size === 0 ? records : records.map((record) => replaceIn(record, readable))
}

/** As deep as the readers of the record look into Bundles within Bundles. */
const DEEPEST_BUNDLE = 8

function resourcesOf(record: unknown, depth = 0): Json[] {
  if (!isObject(record) || depth > DEEPEST_BUNDLE) return []
  if (record['resourceType'] !== 'Bundle') return [record]
  return listOf(record['entry']).flatMap((entry) => (isObject(entry) ? resourcesOf(entry['resource'], depth + 1) : []))
}

function attachmentsOf(resource: Json): readonly Json[] {
  const type = resource['resourceType']
  if (typeof type !== 'string' || !Object.hasOwn(HOLDERS, type)) return []
  return (HOLDERS[type]?.(resource) ?? []).filter(isObject)
}

function withBinary(attachment: Json, binaries: ReadonlyMap<string, Json>): Json {
  if (attachment['data'] !== undefined || typeof attachment['url'] !== 'string') return attachment
  const [, name = ''] = /(Binary\/[A-Za-z0-9.-]{1,64})(?:\/_history\/[^/]{1,64})?$/.exec(attachment['url']) ?? []
  const binary = binaries.get(name)
  if (typeof binary?.['data'] !== 'string') return attachment
  return { ...attachment, contentType: binary['contentType'] ?? attachment['contentType'], data: binary['data'] }
}

async function readPdf(attachment: Json, reader: PdfReader): Promise<Json> {
  const bytes = Uint8Array.from(Buffer.from(String(attachment['data']), 'base64'))
  const reading = await reader.read(bytes)
  if ('fault' in reading) return withReading(attachment, reading.fault)
  const data = Buffer.from(reading.text, 'utf8').toString('base64')
  const outcome = reading.silentPages.length > 0 ? 'part' : 'text-layer'
  return withReading({ ...attachment, contentType: 'text/plain', data }, outcome, reading.silentPages)
}

function withReading(attachment: Json, outcome: PdfOutcome, pages: readonly number[] = []): Json {
  return { ...attachment, extension: [...listOf(attachment['extension']), pdfReadingExtension(outcome, pages)] }
}

function isPdf({ contentType }: Json): boolean {
  return typeof contentType === 'string' && /^application\/(?:x-)?pdf\b/i.test(contentType.trim())
}

function nameOf({ resourceType, id }: Json): string {
  return `${String(resourceType)}/${String(id)}`
}

/** The record with its readable attachments; parts without any are the same objects as before. */
function replaceIn(value: unknown, readable: ReadonlyMap<Json, Json>, depth = 0): unknown {
  if (!isObject(value) || depth > DEEPEST_BUNDLE) return value
  if (value['resourceType'] === 'Bundle') {
    const entry = listOf(value['entry']).map((one) =>
      isObject(one) ? { ...one, resource: replaceIn(one['resource'], readable, depth + 1) } : one,
    )
    return { ...value, entry }
  }
  const swap = (one: unknown) => (isObject(one) ? (readable.get(one) ?? one) : one)
  if (value['resourceType'] === 'DiagnosticReport') {
    return { ...value, presentedForm: listOf(value['presentedForm']).map(swap) }
  }
  if (value['resourceType'] === 'DocumentReference') {
    const content = listOf(value['content']).map((one) =>
      isObject(one) ? { ...one, attachment: swap(one['attachment']) } : one,
    )
    return { ...value, content }
  }
  return value
}
