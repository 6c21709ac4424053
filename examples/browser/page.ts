/** The classification in the browser: the record never leaves the machine of the person who looks at it. */
import { classifyRecords, parseExactJson } from 'her2-cds/fhir'
import { rowsOfRule } from 'her2-cds/rules'

const input = document.querySelector('textarea')!
const answer = document.querySelector('output')!

function show(): void {
  try {
    const bundle = parseExactJson(input.value) as { entry?: readonly { resource: unknown }[] }
    const { current } = classifyRecords((bundle.entry ?? []).map(({ resource }) => resource))
    answer.textContent = current ? [current.label, ...current.rules.map(wordsOf)].join('\n') : 'no HER2 result was read'
  } catch (error) {
    answer.textContent = `not JSON: ${(error as Error).message}`
  }
}

/** A row's id, and what it says. */
function wordsOf(rule: string): string {
  return `${rule}: ${rowsOfRule(rule)
    .map(({ means }) => means)
    .join('; ')}`
}

document.querySelector('button')!.addEventListener('click', show)
