/** The language that a record says it is in: `Resource.language` and `Attachment.language`, a tag as 'nb' or 'de-AT'. */
import { nameOf, type Json } from '../record/json-shapes.ts'

/** The languages that are read, by their two letters and by the three of ISO 639-2. */
const READ: ReadonlySet<string> = new Set('en eng de deu ger fr fra fre es spa it ita nl nld dut'.split(' '))
/** No language, several, or one that is not known. */
const NONE: ReadonlySet<string> = new Set(['und', 'mul', 'mis', 'zxx'])

/**
 * The tag of a language that is not read (RULES P-27). A tag of a language that is read decides nothing: such tags stand in
 * records of any language, and the text itself tells. What is no tag is none.
 */
export function unreadLanguageOf(holder: Json): string | undefined {
  const tag = nameOf(holder['language'])?.trim()
  const [, primary] = /^([a-z]{2,3})(?:[-_][a-z0-9-_]{1,40})?$/i.exec(tag ?? '') ?? []
  if (tag === undefined || primary === undefined) return undefined
  const language = primary.toLowerCase()
  return READ.has(language) || NONE.has(language) ? undefined : tag
}

/** The same of an attachment, which may be in another language than the resource that holds it. */
export function unreadLanguageOfAttachment(attachment: Json, holder: Json): string | undefined {
  return unreadLanguageOf(nameOf(attachment['language']) === undefined ? holder : attachment)
}
