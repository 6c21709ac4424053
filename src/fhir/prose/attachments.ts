/** The texts that are attached to reports and documents; what is no text is listed as unread. */
import type { ReadingContext } from '../context/reading-context.ts'
import { isObject, nameOf, type Json } from '../record/json-shapes.ts'
import { unreadOfPdf } from '../record/pdf-reading.ts'
import type { Entry } from '../record/references.ts'
import { stripHtml, stripRtf } from '../text/index.ts'
import { unreadLanguageOfAttachment } from './declared-language.ts'

const LONGEST_ATTACHMENT = 2_000_000

export interface Prose {
  readonly text: string
  /** The language that the record says it is in, where that is one that is not read. */
  readonly unreadLanguage?: string
}

/** One for each attachment; undefined where it could not be read. */
export function attachmentsOf(
  attachments: readonly unknown[],
  entry: Entry,
  reading: ReadingContext,
): (Prose | undefined)[] {
  return attachments.filter(isObject).flatMap((attachment) => {
    const unread = unreadOfPdf(attachment)
    if (unread === undefined) return [textOfAttachment(attachment, entry, reading)]
    reading.note(entry.reference, `an attached PDF is not read: ${unread} (${titleOf(attachment)})`)
    const isPart = nameOf(attachment['contentType']) === 'text/plain'
    return isPart ? [textOfAttachment(attachment, entry, reading), undefined] : [undefined]
  })
}

function titleOf(attachment: Json): string {
  return nameOf(attachment['title']) ?? (nameOf(attachment['contentType']) ?? '').toLowerCase().split(';')[0] ?? ''
}

function textOfAttachment(attachment: Json, entry: Entry, reading: ReadingContext): Prose | undefined {
  const text = wordsOfAttachment(attachment, entry, reading)
  const unreadLanguage = unreadLanguageOfAttachment(attachment, entry.resource)
  return text === undefined ? undefined : { text, ...(unreadLanguage !== undefined && { unreadLanguage }) }
}

function wordsOfAttachment(attachment: Json, entry: Entry, reading: ReadingContext): string | undefined {
  const type = (nameOf(attachment['contentType']) ?? '').toLowerCase().split(';')[0] ?? ''
  const data = attachment['data']
  const title = titleOf(attachment)
  if (!/^(text\/plain|text\/html|text\/rtf|application\/rtf|text\/markdown)$/.test(type)) {
    reading.note(entry.reference, `an attached report of type «${type || 'not stated'}» is not read: ${title}`)
    return undefined
  }
  if (typeof data !== 'string') {
    reading.note(entry.reference, `an attached report is only linked, not read: ${title}`)
    return undefined
  }
  if (data.length > LONGEST_ATTACHMENT) {
    reading.note(entry.reference, `an attached report is too long to be read: ${title}`)
    return undefined
  }
  const text = Buffer.from(data, 'base64').toString('utf8')
  if (type === 'text/html') return stripHtml(text)
  return type.endsWith('rtf') ? stripRtf(text) : text
}
