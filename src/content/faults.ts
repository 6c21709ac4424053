/** What is wrong in the card files, in words that let the person who edited them put it right. */
export interface Fault {
  readonly file: string
  /** Counted from 1. */
  readonly line: number
  readonly what: string
  readonly todo: string
}

/** 'reflexIsh.md, line 3: unknown placeholder {{specimn}}. Known: …' */
export function describeFault(fault: Fault): string {
  return `${fault.file}, line ${fault.line}: ${fault.what}. ${fault.todo}`
}

/** Stops the start: unchecked cards are never shown. */
export class CardBookError extends Error {
  readonly faults: readonly Fault[]

  constructor(faults: readonly Fault[]) {
    super(
      `The card files have ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}:\n${faults.map(describeFault).join('\n')}`,
    )
    this.name = 'CardBookError'
    this.faults = faults
  }
}
