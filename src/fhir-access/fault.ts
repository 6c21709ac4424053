import type { NotReadReason } from '../cds-hooks/record-access.ts'

/** A call that gave no data. It carries only the reason: no URL, no body, no message from the server. */
export class FhirFault extends Error {
  override readonly name = 'FhirFault'
  readonly reason: NotReadReason

  constructor(reason: NotReadReason) {
    super(reason)
    this.reason = reason
  }
}
