/** One hook call, as an EHR would make it. */
import { CDS_BASE } from './servers.ts'
import type { CdsService, HookCall, OfferedOrder } from './service.ts'

export const HOOKS = ['patient-view', 'order-select', 'order-sign'] as const
export type HookName = (typeof HOOKS)[number]

export const DRAFT_ID = 'draft'

export function buildCall(
  service: CdsService,
  patientId: string,
  prefetch: Readonly<Record<string, unknown>>,
  order: OfferedOrder | undefined,
  reader = 'Practitioner/sandbox',
): HookCall {
  return {
    hook: service.hook,
    hookInstance: crypto.randomUUID(),
    context: { userId: reader, patientId, ...(order && draftsOf(service.hook, patientId, order)) },
    prefetch,
  }
}

/** order-select names the drafts that were just chosen; order-sign signs all of them. */
function draftsOf(hook: string, patientId: string, { resource }: OfferedOrder) {
  const today = new Date().toISOString().slice(0, 10)
  const draft = { ...resource, id: DRAFT_ID, subject: { reference: `Patient/${patientId}` }, authoredOn: today }
  const draftOrders = { resourceType: 'Bundle', type: 'collection', entry: [{ resource: draft }] }
  const selections = hook === 'order-select' ? { selections: [`${resource.resourceType}/${DRAFT_ID}`] } : {}
  return { ...selections, draftOrders }
}

/** The same call for a terminal, ready to paste into a POSIX shell. */
export function printCurl(service: CdsService, call: HookCall): string {
  const body = JSON.stringify(call).replaceAll("'", `'\\''`)
  return `curl -s ${CDS_BASE || location.origin}/cds-services/${service.id} -H 'content-type: application/json' -d '${body}'`
}
