/** From bytes to JSON: encoding, depth, then the parser that keeps the digits of numbers. Files are read by it as well. */
import { Refusal } from '../cds-hooks/refusal.ts'
import { surveyJson } from '../json/survey-json.ts'
import type { JsonSurvey } from '../json/survey-json.ts'
import { checkShape, SHAPE_LIMITS, type ShapeLimits } from './check-shape.ts'
import { BodyRefused } from './errors.ts'

/** The deepest nesting that is read. Recursive code fails on thousands of levels; FHIR needs about twenty. */
export const DEPTH_LIMIT = 64

/** `survey` is of the same text: nobody needs to look along it twice. */
export type ParseJson = (text: string, survey: JsonSurvey) => unknown

/** @throws Refusal `too-deep` or `malformed-json`; BodyRefused `ambiguous-json` or `too-many-items`. */
export function parseBytes(bytes: Uint8Array, parseJson: ParseJson, shape: ShapeLimits = SHAPE_LIMITS): unknown {
  const text = decode(bytes)
  const survey = surveyJson(text)
  if (survey.depth > DEPTH_LIMIT) throw new Refusal('too-deep', [`more than ${DEPTH_LIMIT} levels`])
  let parsed: unknown
  try {
    parsed = parseJson(text, survey)
  } catch {
    throw new Refusal('malformed-json', [])
  }
  // JSON.parse keeps the last of two members with the same name; a proxy in between may have looked at the first.
  if (checkShape(parsed, shape) !== survey.members) throw new BodyRefused('ambiguous-json')
  return parsed
}

const UTF_8 = new TextDecoder('utf-8', { fatal: true })

function decode(bytes: Uint8Array): string {
  try {
    return UTF_8.decode(bytes)
  } catch {
    throw new Refusal('malformed-json', [])
  }
}

/** The deepest nesting of brackets outside strings. */
export function measureDepth(bytes: Uint8Array): number {
  return surveyJson(decode(bytes)).depth
}
