import type { NotReadReason } from '../cds-hooks/record-access.ts'

/** A call that gave no data. It carries the reason alone: no URL, no body, no message of the server. */
export class FhirFault extends Error {
  override readonly name = 'FhirFault'
  readonly reason: NotReadReason

  constructor(reason: NotReadReason) {
    super(reason)
    this.reason = reason
  }
}
