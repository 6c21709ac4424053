/** What many comparisons add up to. */
import type { Comparison, Disagreement } from './compare-case.ts'

export interface Kind extends Disagreement {
  readonly count: number
}

/** Plain data, so that a thread can send it. */
export interface Sum {
  readonly cases: number
  readonly specimens: number
  readonly answers: Readonly<Record<string, number>>
  readonly open: Readonly<Record<string, number>>
  readonly kinds: Readonly<Record<string, Kind>>
}

export class Adder {
  private cases = 0
  private specimens = 0
  private readonly answers = new Map<string, number>()
  private readonly open = new Map<string, number>()
  private readonly kinds = new Map<string, Kind>()

  addComparison({ specimens, answers, open, disagreements }: Comparison): void {
    this.cases += 1
    this.specimens += specimens
    for (const answer of answers) increase(this.answers, answer, 1)
    for (const question of new Set(open)) increase(this.open, question, 1)
    for (const one of disagreements) this.addKind({ ...one, count: 1 })
  }

  addSum({ cases, specimens, answers, open, kinds }: Sum): void {
    this.cases += cases
    this.specimens += specimens
    for (const [answer, count] of Object.entries(answers)) increase(this.answers, answer, count)
    for (const [question, count] of Object.entries(open)) increase(this.open, question, count)
    for (const kind of Object.values(kinds)) this.addKind(kind)
  }

  /** The smallest case of a kind is kept. */
  private addKind(one: Kind): void {
    const before = this.kinds.get(one.kind)
    const smaller = before !== undefined && before.size <= one.size ? before : one
    this.kinds.set(one.kind, { ...smaller, count: (before?.count ?? 0) + one.count })
  }

  sum(): Sum {
    return {
      cases: this.cases,
      specimens: this.specimens,
      answers: Object.fromEntries(this.answers),
      open: Object.fromEntries(this.open),
      kinds: Object.fromEntries(this.kinds),
    }
  }
}

function increase(counts: Map<string, number>, name: string, by: number): void {
  counts.set(name, (counts.get(name) ?? 0) + by)
}
