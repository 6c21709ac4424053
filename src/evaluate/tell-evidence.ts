/** What the evidence page shows beside a trace: label routes with what the record says of each condition, and the plots' bands. */
import { tellRoute } from '../content/route-words.ts'
import type { ToldRoute } from '../content/route-words.ts'
import type { ToldPatient } from '../content/tell-classification.ts'
import { gatherFacts } from '../her2/considerations/facts.ts'
import { allLabelRoutes } from '../her2/considerations/label-routes.ts'
import type { PatientClassification } from '../her2/classification.ts'
import type { Evidence } from '../her2/evidence.ts'
import { findRow } from '../her2/list-tables.ts'
import type { Settings } from '../her2/settings.ts'
import { classifyWorkUps, summarise } from '../her2/status/classify.ts'
import { ISH_GROUPS } from '../her2/tables/ish-dual-probe.ts'
import { SOURCES } from '../her2/tables/sources.ts'
import type { Trace } from './evaluate.ts'

/** A trace as a page shows it. */
export interface ToldTrace extends Omit<Trace, 'classification'> {
  readonly classification: ToldPatient
}

/** What the record says about every label route, with or without a card. `today` is 'YYYY-MM-DD'. */
export function tellRoutes(evidence: Evidence, settings: Settings, today: string): readonly ToldRoute[] {
  const classified = classifyWorkUps(evidence)
  const facts = gatherFacts(evidence, settings, today, classified)
  const { current: classification } = summarise(evidence, classified)
  return allLabelRoutes({ ...facts, ...(classification && { classification }) }, settings).map(tellRoute)
}

/** A rule row that was met, in its words. */
export interface ToldRow {
  readonly id: string
  readonly words: string
}

/** The rows of all specimens, each once, in the order in which they were met. */
export function tellRows({ tumors }: PatientClassification): readonly ToldRow[] {
  const names = new Set(tumors.flatMap(({ specimens }) => specimens.flatMap(({ rows }) => rows)))
  return [...names].flatMap((name) => findRow(name) ?? []).map(({ id, means: words }) => ({ id, words }))
}

/** The bands that the plots draw, and the registry of sources. */
export function describeFigures() {
  return {
    groups: ISH_GROUPS.rows.map(({ id: rule, ratio, copies, group }) => ({ rule, ratio, copies, group })),
    sources: SOURCES,
  }
}

export type Figures = ReturnType<typeof describeFigures>
