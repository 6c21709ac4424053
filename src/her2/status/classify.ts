/**
 * The answer for one patient: every specimen of every tumour classified, and which of them is current (decision P-8).
 * Pure. Insufficient data is an answer ('unknown', 'not-final', …), never an exception.
 */
import type { Classification, PatientClassification, TumorClassification } from '../classification.ts'
import { classifySpecimen } from './classify-specimen.ts'
import { isCounted, isWithoutAnswer } from './results.ts'
import type { Evidence, Laterality, NotApplicableResult } from '../evidence.ts'
import { readHormoneReceptors } from './hormone-receptors.ts'
import { readMetastatic } from './metastasis.ts'
import { compareDates } from '../dates.ts'
import { consequenceOf } from '../tables/consequence.ts'
import { openTestsOf } from './open-tests.ts'
import { NOT_APPLICABLE } from '../tables/not-applicable.ts'
import { pairResults, tumorOf, type WorkUp } from './specimens.ts'

/** A specimen with its results and its classification. */
export interface ClassifiedWorkUp {
  readonly workUp: WorkUp
  readonly classification: Classification
}

/** Classifies all HER2 evidence of one patient. Sources: RULES of this project, `asco-cap-2018`. */
export function classify(evidence: Evidence): PatientClassification {
  return summarise(evidence, classifyWorkUps(evidence))
}

/** Every specimen, in the order of the evidence. */
export function classifyWorkUps(evidence: Evidence): readonly ClassifiedWorkUp[] {
  const results = evidence.results.filter((result) => result.replacedBy === undefined)
  const workUps = pairResults(results)
  const placed = placeFloating(workUps)
  return placed.map((workUp) => ({
    workUp,
    classification: { ...classifySpecimen(workUp), ...openTestsOf(workUp, placed, evidence) },
  }))
}

/**
 * An overall interpretation that may belong to several samples joins the one whose own answer it repeats; if it repeats
 * none, it contradicts them all and joins each of them, so that this is shown (decisions P-6, P-7).
 */
function placeFloating(workUps: readonly WorkUp[]): readonly WorkUp[] {
  const placed = workUps.filter(({ homes }) => homes === undefined)
  for (const floating of workUps.filter(({ homes }) => homes !== undefined)) {
    const own = classifySpecimen(floating).overexpression
    const homes = placed
      .filter(({ results }) => floating.homes?.some((home) => home.every((result) => results.includes(result))))
      .map((workUp) => ({ workUp, classification: classifySpecimen(workUp) }))
      .toSorted((a, b) => consequenceOf(a.classification) - consequenceOf(b.classification))
    const agreeing = homes.find(({ classification }) => classification.overexpression === own)
    const chosen = agreeing ? [agreeing] : homes
    for (const { workUp } of chosen) {
      placed[placed.indexOf(workUp)] = { ...workUp, results: [...workUp.results, ...floating.results], assumed: true }
    }
    if (chosen.length === 0) placed.push(floating)
  }
  return placed
}

export function summarise(evidence: Evidence, classified: readonly ClassifiedWorkUp[]): PatientClassification {
  const current = speaksNow(classified)?.classification ?? notApplicable(evidence)[0]
  const final = classified.map(({ classification }) => classification)
  return {
    ...(current && { current }),
    tumors: groupByTumor(evidence, classified),
    metastatic: readMetastatic(
      evidence,
      classified.map(({ workUp }) => workUp),
    ).answer,
    hormoneReceptor: readHormoneReceptors(evidence.receptors).status,
    everPositive: final.some(({ overexpression }) => overexpression === 'positive'),
    everLow: final.some(({ tier }) => tier === 'low'),
    everUltralow: final.some(({ tier }) => tier === 'ultralow'),
  }
}

/** The current specimen: the latest with a final result that could be read; among equals the more consequential. */
export function speaksNow(classified: readonly ClassifiedWorkUp[]): ClassifiedWorkUp | undefined {
  const final = classified.filter(
    ({ workUp, classification }) => saysSomething(workUp) && classification.overexpression !== 'unknown',
  )
  const candidates = final.length > 0 ? final : classified
  const latest = candidates.filter(
    (one) => !candidates.some((other) => compareDates(one.workUp.date, other.workUp.date) < 0),
  )
  return [...latest].sort((a, b) => consequenceOf(a.classification) - consequenceOf(b.classification))[0]
}

function saysSomething(workUp: WorkUp): boolean {
  return workUp.results.some((result) => isCounted(result) && !isWithoutAnswer(result))
}

/** The sides on which an invasive breast tumour is recorded; if there is only one, samples without a side belong to it. */
function knownSides(evidence: Evidence, classified: readonly ClassifiedWorkUp[]): Laterality[] {
  const sides = new Set<Laterality>()
  for (const diagnosis of evidence.diagnoses) {
    if (diagnosis.kind === 'invasive-breast' && diagnosis.laterality) sides.add(diagnosis.laterality)
  }
  for (const { workUp } of classified) {
    if (workUp.facts.siteKind !== 'distant' && workUp.facts.laterality) sides.add(workUp.facts.laterality)
  }
  return [...sides]
}

/** The specimens of each tumour; bilateral tumours are never merged (RULES T-4). */
export function workUpsByTumor(
  evidence: Evidence,
  classified: readonly ClassifiedWorkUp[],
): readonly (readonly ClassifiedWorkUp[])[] {
  const sides = knownSides(evidence, classified)
  const primaries = new Set(
    classified.map(({ workUp }) => workUp.facts.primary).filter((primary) => primary !== undefined),
  )
  const [onlyPrimary] = primaries
  const tumors = new Map<string, ClassifiedWorkUp[]>()
  for (const one of classified) {
    const { laterality, primary = primaries.size === 1 ? onlyPrimary : undefined } = tumorOf(one.workUp.facts, sides)
    const key = `${laterality ?? '?'}|${sides.length > 1 ? '' : (primary ?? '')}`
    const list = tumors.get(key)
    if (list) list.push(one)
    else tumors.set(key, [one])
  }
  return [...tumors.values()].map((list) => list.toSorted(latestFirst)).toSorted((a, b) => latestFirst(a[0], b[0]))
}

function latestFirst(a: ClassifiedWorkUp | undefined, b: ClassifiedWorkUp | undefined): number {
  if (!a || !b) return 0
  return (
    (b.workUp.date ?? '').localeCompare(a.workUp.date ?? '') ||
    consequenceOf(a.classification) - consequenceOf(b.classification)
  )
}

function groupByTumor(evidence: Evidence, classified: readonly ClassifiedWorkUp[]): readonly TumorClassification[] {
  const sides = knownSides(evidence, classified)
  const tumors = workUpsByTumor(evidence, classified).map((list): TumorClassification => {
    const [first] = list
    const { laterality, primary } = first ? tumorOf(first.workUp.facts, sides) : {}
    return {
      ...(laterality && { laterality }),
      ...(primary && { primary }),
      specimens: list.map(({ classification }) => classification),
    }
  })
  const outside = notApplicable(evidence)
  return outside.length > 0 ? [...tumors, { specimens: outside }] : tumors
}

/** Results to which the algorithm does not apply, as separate answers; they never set the patient's status. */
function notApplicable(evidence: Evidence): readonly Classification[] {
  return evidence.notApplicable.map((result) => {
    const { reason, says, reference } = result
    const rule = NOT_APPLICABLE.find({ reason })
    return {
      ...({ overexpression: 'not-applicable', reason, caution: false, discordant: false } as const),
      specimenAssumed: false,
      rules: [rule.id],
      rows: [rule.name],
      specimen: placeOf(result),
      notes: [{ code: 'not-applicable', says }],
      evidence: [reference],
    }
  })
}

function placeOf(result: NotApplicableResult): Classification['specimen'] {
  const { reference, site, laterality, collectedOn, siteKind } = result.specimen
  const date = collectedOn ?? result.performedOn
  return {
    ...(reference && { reference }),
    ...(site && { site }),
    ...(laterality && { laterality }),
    ...(date && { collectedOn: date }),
    metastatic: siteKind === 'distant' && result.reason !== 'non-breast',
  }
}
