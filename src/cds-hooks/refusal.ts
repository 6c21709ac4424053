/** A refused call: what is wrong, in words that hold no patient data and nothing of the body but known names. */

export type RefusalCode =
  | 'malformed-json'
  | 'too-deep'
  | 'invalid-request'
  | 'invalid-prefetch'
  | 'other-patient'
  | 'missing-prefetch'
  | 'stripped-call'
  | 'unknown-service'

export class Refusal extends Error {
  readonly code: RefusalCode
  /** One line per problem; each becomes an issue of the OperationOutcome. */
  readonly problems: readonly string[]

  /** Own keys that were not read, each with a reason of a closed list: for the log, which repeats nothing of a call. */
  readonly notRead: readonly string[]

  constructor(code: RefusalCode, problems: readonly string[], notRead: readonly string[] = []) {
    super(code)
    this.name = 'Refusal'
    this.code = code
    this.problems = problems
    this.notRead = notRead
  }
}
