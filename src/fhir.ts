/** The library entry `her2-cds/fhir`: FHIR R4 → evidence → classification, pure, for Node and browsers (docs/INTERFACE.md). */
import { parseExactJson as parseExact } from './fhir/record/exact-json.ts'

export { assess, type Assessment, type EvaluationInput, type Site } from './evaluate/assess.ts'
export { type ClassifyLine, classifyRecords } from './evaluate/classify-records.ts'
export { type CodeMap, codeMapSchema } from './fhir/question/code-map.ts'
export { type EvidenceOfRecord, readEvidence } from './fhir/read-evidence.ts'

/**
 * Parses JSON so that a number keeps the digits it was written with: 2.0 stays '2.0' on a card. Records that were parsed by
 * `JSON.parse` are read as well; their numbers are then written as JavaScript writes them.
 * @throws SyntaxError as `JSON.parse` does
 */
export const parseExactJson: (text: string) => unknown = parseExact
