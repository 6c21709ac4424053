/** A share of the cases: every n-th, so that two threads have as much to do. */
import { compareCase } from './compare-case.ts'
import { makeCase } from './make-case.ts'
import { Adder, type Sum } from './sum.ts'

export interface Share {
  readonly seed: number
  readonly from: number
  readonly cases: number
  readonly step: number
}

export function compareCases({ seed, from, cases, step }: Share): Sum {
  const adder = new Adder()
  for (let i = 0; i < cases; i++) adder.addComparison(compareCase(makeCase(from + i * step, seed)))
  return adder.sum()
}
