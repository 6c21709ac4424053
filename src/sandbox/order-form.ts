/** What can be ordered in the sandbox: draft resources as an EHR would write them, without their patient. */
import type { CodeableConcept } from '@medplum/fhirtypes'
import { DRUGS } from '../fhir/codes/drugs.ts'
import { LOINC, ORDER_CODINGS } from '../fhir/codes/orders.ts'
import { AGENTS } from '../her2/tables/agents.ts'

export interface OfferedOrder {
  /** Stable, e.g. 'trastuzumab-deruxtecan'. */
  readonly id: string
  readonly label: string
  readonly kind: 'drug' | 'test'
  readonly resource: { readonly resourceType: string; readonly [member: string]: unknown }
}

const RXNORM = 'http://www.nlm.nih.gov/research/umls/rxnorm'

/** Tests for HER2, and one that only looks like it: serum HER2 is not the tissue status. */
// prettier-ignore
const TESTS: readonly (readonly [code: string, words: string])[] = [
  [ORDER_CODINGS.ihc[0].code, 'HER2 immunohistochemistry'],
  [ORDER_CODINGS.ish[0].code, 'HER2 FISH, dual probe'],
  [ORDER_CODINGS.her2Serum[0].code, 'HER2 in serum'],
]

export function listOrders(): readonly OfferedOrder[] {
  const drugs = agentsOf('drug').map(drugOrder)
  const assays = agentsOf('assay').map((text) => testOrder({ text }))
  const tests = TESTS.map(([code, text]) => testOrder({ coding: [{ system: LOINC, code }], text }))
  return [...drugs, ...tests, ...assays]
}

function agentsOf(kind: 'drug' | 'assay'): readonly string[] {
  return [...new Set(AGENTS.rows.filter((row) => row.kind === kind).map(({ id }) => id))]
}

function drugOrder(agent: string): OfferedOrder {
  const code = DRUGS.find(({ drug }) => drug === agent)?.rxnorm.split(' ')[0]
  const coding = code ? { coding: [{ system: RXNORM, code, display: agent }] } : {}
  const medicationCodeableConcept: CodeableConcept = { ...coding, text: agent }
  const resource = { resourceType: 'MedicationRequest', status: 'draft', intent: 'order', medicationCodeableConcept }
  return { id: idOf(agent), label: agent, kind: 'drug', resource }
}

function testOrder(code: CodeableConcept & { readonly text: string }): OfferedOrder {
  const resource = { resourceType: 'ServiceRequest', status: 'draft', intent: 'order', code }
  return { id: idOf(code.text), label: code.text, kind: 'test', resource }
}

function idOf(words: string): string {
  return words.toLowerCase().replace(/[^a-z0-9]+/g, '-')
}
