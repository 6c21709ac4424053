/** What would have been shown: rates per 100 patients, so that a site can tune before it goes live. */
import type { Period } from '../storage/records.ts'
import type { Store } from '../storage/store.ts'

export interface ShadowLine {
  readonly card: string
  readonly shown: number
  readonly shadow: number
  readonly quiet: number
  /** Patients of the period with at least one such card, shown or in shadow, per 100 patients evaluated. */
  readonly patientsPer100: number
  /** Cards shown or in shadow per 100 patients evaluated. */
  readonly cardsPer100: number
  /** Why cards were not shown, and how often. */
  readonly reasons: Readonly<Record<string, number>>
}

export interface ShadowReport {
  readonly period: Period
  readonly evaluations: number
  readonly patients: number
  readonly lines: readonly ShadowLine[]
}

interface Tally {
  readonly counts: { shown: number; shadow: number; quiet: number }
  readonly patients: Set<string>
  readonly reasons: Map<string, number>
}

export async function reportShadow(store: Store, period: Period): Promise<ShadowReport> {
  const { evaluations, patients } = await store.countPatients(period)
  const tallies = new Map<string, Tally>()
  for await (const { key, disposition, patient, why } of store.listCards(period)) {
    const tally: Tally = tallies.get(key) ?? {
      counts: { shown: 0, shadow: 0, quiet: 0 },
      patients: new Set(),
      reasons: new Map(),
    }
    tallies.set(key, tally)
    tally.counts[disposition]++
    if (disposition !== 'quiet') tally.patients.add(patient)
    if (why !== null) tally.reasons.set(why, (tally.reasons.get(why) ?? 0) + 1)
  }
  const per100 = (number: number) => (patients === 0 ? 0 : (number * 100) / patients)
  const lines = [...tallies].sort().map(([card, { counts, patients: own, reasons }]) => ({
    card,
    ...counts,
    patientsPer100: per100(own.size),
    cardsPer100: per100(counts.shown + counts.shadow),
    reasons: Object.fromEntries([...reasons].sort()),
  }))
  return { period, evaluations, patients, lines }
}
