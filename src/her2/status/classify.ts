/**
 * The answer for one patient: every specimen of every tumour classified, which of them is current (decision P-8), and
 * the answer of each tumour (P-12).
 * Pure. Insufficient data is an answer ('unknown', 'not-final', …), never an exception.
 */
import type { Classification, PatientClassification, TumorClassification } from '../classification.ts'
import { classifySpecimen } from './classify-specimen.ts'
import type { Evidence, NotApplicableResult } from '../evidence.ts'
import { patientReceptors, receptorsOfTumor, type TumorReceptors } from './tumor-receptors.ts'
import { type Metastatic, readMetastatic } from './metastasis.ts'
import { consequenceOf } from '../tables/consequence.ts'
import { openTestsOf } from './open-tests.ts'
import { NOT_APPLICABLE } from '../tables/not-applicable.ts'
import { pairResults, type WorkUp } from './specimens.ts'
import { isOfUnknownOrder, type ClassifiedWorkUp } from './speaks-now.ts'
import type { Activity } from './tumor-activity.ts'
import { anotherDiffers, currentGroup, readTumors, type Tumor } from './tumors.ts'

/**
 * Classifies all HER2 evidence of one patient. Sources: RULES of this project, `asco-cap-2018`. `when` is the day on which
 * it is asked which tumours are active; without it, a tumour of which nothing is recorded for years counts as active.
 */
export function classify(evidence: Evidence, when?: Activity): PatientClassification {
  return summarise(evidence, classifyWorkUps(evidence), when)
}

/** Every specimen, in the order of the evidence. */
export function classifyWorkUps(evidence: Evidence): readonly ClassifiedWorkUp[] {
  const results = evidence.results.filter((result) => result.replacedBy === undefined)
  const workUps = pairResults(results)
  const placed = placeFloating(workUps)
  const classified = placed.map((workUp) => ({
    workUp,
    classification: { ...classifySpecimen(workUp), ...openTestsOf(workUp, placed, evidence) },
  }))
  return classified.map((one) => (isOfUnknownOrder(one, classified) ? withOrderUnknown(one) : one))
}

function withOrderUnknown({ workUp, classification }: ClassifiedWorkUp): ClassifiedWorkUp {
  return { workUp, classification: { ...classification, notes: [...classification.notes, { code: 'order-unknown' }] } }
}

/**
 * An overall interpretation that may belong to several samples joins the one whose own answer it repeats; if it repeats
 * none, it contradicts them all and joins each of them, so that this is shown (decisions P-6, P-7). Where no date places
 * it, that it agrees with one of them is no link: beside one that it contradicts it joins each as well.
 */
function placeFloating(workUps: readonly WorkUp[]): readonly WorkUp[] {
  const placed = workUps.filter(({ homes }) => homes === undefined)
  for (const floating of workUps.filter(({ homes }) => homes !== undefined)) {
    const own = classifySpecimen(floating).overexpression
    const homes = placed
      .filter(({ results }) => floating.homes?.some((home) => home.every((result) => results.includes(result))))
      .map((workUp) => ({ workUp, classification: classifySpecimen(workUp) }))
      .toSorted((a, b) => consequenceOf(a.classification) - consequenceOf(b.classification))
    const agreeing = homes.filter(({ classification }) => classification.overexpression === own)
    const isPlaced = agreeing.length === homes.length || homes.some(({ workUp }) => workUp.date !== undefined)
    const chosen = agreeing.length > 0 && isPlaced ? agreeing.slice(0, 1) : homes
    for (const { workUp } of chosen) {
      placed[placed.indexOf(workUp)] = { ...workUp, results: [...workUp.results, ...floating.results], assumed: true }
    }
    if (chosen.length === 0) placed.push(floating)
  }
  return placed
}

/** `when` says on which day it is asked which tumours are active; without it nobody's silence counts. */
export function summarise(
  evidence: Evidence,
  classified: readonly ClassifiedWorkUp[],
  when?: Activity,
): PatientClassification {
  const tumors = readTumors(evidence, classified, when)
  const workUps = classified.map(({ workUp }) => workUp)
  const metastatic = readMetastatic(evidence, workUps)
  const receptors = patientReceptors(tumors, metastatic.answer, evidence)
  return summariseRead(evidence, classified, { tumors, metastatic, receptors })
}

/** What was read of the disease as a whole. */
export interface DiseaseRead {
  readonly tumors: readonly Tumor[]
  readonly metastatic: Metastatic
  readonly receptors: TumorReceptors
}

/** The same for whoever has read of the disease already. */
export function summariseRead(
  evidence: Evidence,
  classified: readonly ClassifiedWorkUp[],
  { tumors, metastatic, receptors }: DiseaseRead,
): PatientClassification {
  const chosen = currentGroup(tumors, metastatic.answer)
  const current = chosen ? (chosen.current?.classification ?? noAnswer(chosen)) : notApplicable(evidence)[0]
  const differs = chosen !== undefined && anotherDiffers(tumors, chosen)
  const final = classified.map(({ classification }) => classification)
  return {
    ...(current && { current: differs ? { ...current, differs } : current }),
    tumors: tellTumors(evidence, tumors),
    metastatic: metastatic.answer,
    ...(metastatic.originNotStated && { metastasisOriginNotStated: true }),
    hormoneReceptor: receptors.status,
    everPositive: final.some(({ overexpression }) => overexpression === 'positive'),
    everLow: final.some(({ tier }) => tier === 'low'),
    everUltralow: final.some(({ tier }) => tier === 'ultralow'),
  }
}

/** The groups as they leave the service. Where no group has a specimen there is nothing to tell apart. */
function tellTumors(evidence: Evidence, tumors: readonly Tumor[]): readonly TumorClassification[] {
  const spoken = tumors.some(({ classified }) => classified.length > 0) ? tumors : []
  const isTold = ({ classified, kind }: Tumor) => classified.length > 0 || (kind === 'breast' && spoken.length > 1)
  const told = spoken.filter(isTold)
  const answers = told.map((tumor): TumorClassification => {
    const { kind, laterality, primary, active, current, classified } = tumor
    return {
      ...(laterality && { laterality }),
      ...(primary && { primary }),
      ...(kind === 'distant' && { distant: true }),
      ...(active !== undefined && { active }),
      ...(told.length > 1 && { hormoneReceptor: receptorsOfTumor(tumor, tumors, evidence).status }),
      ...(current && { current: current.classification }),
      specimens: classified.map(({ classification }) => classification),
    }
  })
  const outside = notApplicable(evidence)
  return outside.length > 0 ? [...answers, { specimens: outside }] : answers
}

/** The answer for an active tumour without any result, beside one that has some. */
function noAnswer({ laterality }: Tumor): Classification {
  return {
    ...({ overexpression: 'unknown', caution: false, discordant: false, specimenAssumed: false } as const),
    ...{ rules: [], rows: [], notes: [], evidence: [] },
    specimen: { ...(laterality && { laterality }), metastatic: false },
  }
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
