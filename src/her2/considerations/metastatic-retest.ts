/**
 * Tissue of metastatic or recurrent disease without HER2 (RULES RT-2), asked of each tumour (decision P-12): distant tissue
 * of the tumour that it is said to come from, else of distant tissue as a whole; tissue of a locoregional recurrence of the
 * tumour of its side (P-18). What another tumour was tested for says nothing of this one.
 */
import { compareDates, daysBetween } from '../dates.ts'
import type { CourseStatement, PartialDate, SpecimenFacts } from '../evidence.ts'
import { isMetastaticTissue } from '../status/metastatic-tissue.ts'
import { saysSomething } from '../status/results.ts'
import { dateOfTumor } from '../status/tumor-activity.ts'
import type { Tumor } from '../status/tumors.ts'
import { TISSUE_BEFORE_DAYS } from '../tables/decisions.ts'
import type { Facts } from './facts.ts'
import { unreadResultsOf } from './unread-results.ts'

/** The latest untested tissue of this group that RT-2 asks about: of a distant site before that of a recurrence. */
export function untestedMetastasis(facts: Facts): SpecimenFacts | undefined {
  const { evidence } = facts
  const tested = testedKeys(facts)
  const own = evidence.specimens
    .filter(({ key }) => key !== undefined && !tested.has(key))
    .toSorted((a, b) => compareDates(b.collectedOn, a.collectedOn))
  const distant = own.find((sample) => isMetastaticTissue(sample, evidence) && isOfGroup(sample, facts))
  return distant ?? own.find((sample) => isOfRecurrence(sample, facts))
}

/** Two tumours of one side may both be asked about the same tissue: once is enough. */
export function isAskedAbout({ told = [] }: Facts, sample: SpecimenFacts | undefined): boolean {
  return told.some(({ key, target }) => key === 'metastaticRetest' && target?.reference === sample?.reference)
}

/** Distant tissue of this group has HER2; of a recurrence, its own tissue answers as well. */
export function isMetastasisTested(facts: Facts): boolean {
  const target = untestedMetastasis(facts)
  return facts.classified.some(({ workUp: { facts: sample, results } }) => {
    if (!results.some(saysSomething)) return false
    if (sample.siteKind === 'distant') return isOfGroup(sample, facts)
    return target?.siteKind !== 'distant' && isOfRecurrence(sample, facts)
  })
}

export function hasUnreadOfMetastasis(facts: Facts): boolean {
  const { key, collectedOn, siteKind } = untestedMetastasis(facts) ?? {}
  if (key === undefined) return false
  const specimen = { key, ...(siteKind && { siteKind }), ...(collectedOn && { since: collectedOn }) }
  return unreadResultsOf(facts.evidence, specimen).length > 0
}

function testedKeys({ classified }: Facts): ReadonlySet<string> {
  const tested = classified.filter(({ workUp }) => workUp.results.some(saysSomething))
  return new Set(tested.flatMap(({ workUp }) => workUp.facts.key ?? []))
}

/** Of the tumour that it is said to come from; else of distant tissue as a whole; beside one tumour, of that one (P-13). */
function isOfGroup({ primary }: SpecimenFacts, { tumor, joined }: Facts): boolean {
  if (tumor === undefined || joined.length === 1) return true
  const owner = joined.find((one) => primary !== undefined && one.kind === 'breast' && isNamed(primary, one))
  return owner === undefined ? tumor.kind === 'distant' : owner === tumor
}

function isNamed(reference: string, { primary, diagnoses }: Tumor): boolean {
  return primary === reference || diagnoses.some((one) => one.reference === reference)
}

/**
 * Decision P-18: tissue of a locoregional recurrence of this tumour, from 90 days before its first record. Beside several
 * tumours it is of the one of its side; without a side it is asked about once, with distant tissue.
 */
function isOfRecurrence(sample: SpecimenFacts, facts: Facts): boolean {
  const { siteKind, collectedOn, laterality } = sample
  const { tumor, evidence, joined } = facts
  if (siteKind === 'distant' || siteKind === 'unknown') return false
  const sides = joined.flatMap((one) => one.laterality ?? [])
  const isOfSide = sides.some((side) => side === laterality)
  const isOwn = isOfSide ? tumor?.laterality === laterality : tumor?.kind === 'distant'
  if (joined.length > 1 && !isOwn) return false
  const [first] = (evidence.course ?? [])
    .filter(
      (said) =>
        said.says === 'recurrence' && (tumor === undefined || tumor.kind === 'distant' || mayBeOf(said, tumor, facts)),
    )
    .flatMap(({ on }) => on ?? [])
    .sort()
  if (first === undefined || collectedOn === undefined) return false
  return compareDates(collectedOn, first) >= 0 || daysBetween(collectedOn, first) <= TISSUE_BEFORE_DAYS
}

/** A statement that names a diagnosis is of that tumour; one that names none may be of each that was there before it. */
function mayBeOf({ reference, on }: CourseStatement, tumor: Tumor, { joined }: Facts): boolean {
  const named = joined.filter((one) => isNamed(reference, one))
  if (named.length > 0) return named.includes(tumor)
  const since: PartialDate | undefined = dateOfTumor(tumor)
  return joined.length === 1 || since === undefined || compareDates(since, on) < 0
}
