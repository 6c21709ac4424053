/** node classify.ts bundle.json: the HER2 status of one patient, with what it stands on. */
import { readFileSync } from 'node:fs'
import { classifyRecords, parseExactJson } from 'her2-cds/fhir'

const [file = 'bundle.json'] = process.argv.slice(2)

// parseExactJson keeps the digits of numbers: a ratio of 2.0 stays 2.0.
const bundle = parseExactJson(readFileSync(file, 'utf8')) as { entry?: readonly { resource: unknown }[] }
const answer = classifyRecords((bundle.entry ?? []).map(({ resource }) => resource))

console.log(answer.current?.label ?? 'no HER2 result was read')
console.log('rules:', answer.current?.rules.join(', ') ?? '-')
console.log('worth a card:', answer.considerations.join(', ') || '-')
for (const { reference, quote } of answer.unread) console.log('not understood:', reference, quote ?? '')
