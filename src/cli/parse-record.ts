/** The text of one record → JSON, by the rules of the service: digits are kept, doubled members and bottomless nesting are refused. */
import { Refusal } from '../cds-hooks/refusal.ts'
import { parseExactJson } from '../fhir/record/exact-json.ts'
import { BodyRefused, ERRORS } from '../http/errors.ts'
import { DEPTH_LIMIT, parseBytes } from '../http/parse-bytes.ts'
import { RecordRefused } from './json-records.ts'

/** A file may hold more than a call: a Bundle of many patients is one record. */
const ANY_NUMBER = { entries: Infinity, items: Infinity, members: Infinity }

/** @throws RecordRefused where the text is JSON that must not be read, SyntaxError where it is none */
export function parseRecord(text: string): unknown {
  return parseRecordBytes(Buffer.from(text))
}

/** @throws as `parseRecord` does */
export function parseRecordBytes(bytes: Uint8Array): unknown {
  try {
    return parseBytes(bytes, parseExactJson, ANY_NUMBER)
  } catch (error) {
    if (error instanceof BodyRefused) throw new RecordRefused(`repeats a member of an object: not read`)
    if (error instanceof Refusal && error.code === 'too-deep') {
      throw new RecordRefused(`nested in more than ${DEPTH_LIMIT} levels: not read`)
    }
    throw new SyntaxError(ERRORS['malformed-json'].words)
  }
}
