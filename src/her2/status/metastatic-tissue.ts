/** Which tissue is metastatic (decision P-18), and what of the record may be of another cancer (P-17). */
import { compareDates, daysBetween, yearsSince } from '../dates.ts'
import type { Diagnosis, Evidence, MetastasisStatement, PartialDate, SpecimenFacts } from '../evidence.ts'
import { OTHER_PRIMARY_YEARS, TISSUE_BEFORE_DAYS } from '../tables/decisions.ts'
import { asks, defineTable, gives } from '../tables/define-table.ts'

/** A distant specimen of a record. */
interface Distant {
  readonly facts: SpecimenFacts
  readonly evidence: Evidence
}

const CONDITIONS = {
  'the record ties it to cancer': ({ facts }: Distant) => isTiedToCancer(facts),
  'its report is of another finding': ({ facts }: Distant) => facts.tissue === 'another finding',
  'from 90 days before the first record of distant disease at that site': isNearFirstRecord,
  'anything else': () => true,
} as const

// prettier-ignore
export const METASTATIC_TISSUE = defineTable({
  id: 'metastatic-tissue', title: 'Which distant specimen is metastatic tissue (decision P-18)', source: 'this project, P-18', mark: 'P', kind: 'first', idHeading: 'decision',
  columns: [asks.condition('when', CONDITIONS, 'a distant specimen'), gives.one('counts', ['is metastatic tissue, and evidence of it', 'is metastatic tissue', 'is not'])],
  rows: [
    ['P-18', 'the record ties it to cancer',                                          'is metastatic tissue, and evidence of it', 'its report, diagnosis, procedure, result or test says cancer'],
    ['P-18', 'its report is of another finding',                                      'is not',                                   'a biopsy of another finding is no metastatic tissue'],
    ['P-18', 'from 90 days before the first record of distant disease at that site', 'is metastatic tissue',                     'taken where and when distant disease was first recorded'],
    ['P-18', 'anything else',                                                         'is not',                                   'neither tied to cancer, nor taken where and when distant disease was recorded'],
  ],
})

export function isMetastaticTissue(facts: SpecimenFacts, evidence: Evidence): boolean {
  return facts.siteKind === 'distant' && METASTATIC_TISSUE.find({ when: { facts, evidence } })?.counts !== 'is not'
}

export function isTiedToCancer({ tissue }: SpecimenFacts): boolean {
  return tissue === 'cancer' || tissue === 'breast cancer'
}

function isNearFirstRecord({ facts, evidence }: Distant): boolean {
  const { site, collectedOn } = facts
  if (site === undefined || collectedOn === undefined) return false
  const known = evidence.metastasis.filter((one) => one.says === 'yes' && !one.otherPrimary)
  // Where stage IV or M1 is all that the record says, it names no site that could be another one.
  const isSiteNamed = known.some((one) => one.site !== undefined)
  const [first] = known
    .filter((one) => !isSiteNamed || isSameSite(one.site, site))
    .flatMap(({ on }) => on ?? [])
    .sort()
  if (first === undefined) return false
  return compareDates(collectedOn, first) >= 0 || daysBetween(collectedOn, first) <= TISSUE_BEFORE_DAYS
}

function isSameSite(one: string | undefined, other: string): boolean {
  return one !== undefined && (one.includes(other) || other.includes(one))
}

// ---- beside another primary ---------------------------------------------------------------------------------------

/** A metastasis whose origin is not stated, beside another cancer that it may come from (decision P-17). */
export function isOfUnknownOrigin(statement: MetastasisStatement, evidence: Evidence): boolean {
  if (statement.origin !== 'not stated') return false
  const isRead = evidence.specimens.some(
    ({ tissue, site }) => tissue === 'breast cancer' && site !== undefined && isSameSite(statement.site, site),
  )
  return !isRead && mayBeOfAnother(statement.on, evidence)
}

/** The same for distant tissue: tested for HER2, it says nothing of where it comes from. */
export function isTissueOfUnknownOrigin(
  { key, primary }: SpecimenFacts,
  on: PartialDate | undefined,
  evidence: Evidence,
): boolean {
  const tissue = evidence.specimens.find((one) => key !== undefined && one.key === key)?.tissue
  return tissue !== 'breast cancer' && primary === undefined && mayBeOfAnother(on, evidence)
}

function mayBeOfAnother(on: PartialDate | undefined, { diagnoses }: Evidence): boolean {
  return diagnoses.some((other) => isOtherPrimary(other) && isNear(other, on) && compareDates(on, other.on) >= 0)
}

function isOtherPrimary({ kind, organ, unconfirmed }: Diagnosis): boolean {
  return kind === 'other-primary' && organ !== 'skin' && !unconfirmed
}

/** Active, or within ten years of the metastasis; what has no date may be. */
function isNear({ activity, on }: Diagnosis, at: PartialDate | undefined): boolean {
  if (activity === 'active' || on === undefined || at === undefined) return true
  return yearsSince(on, at) <= OTHER_PRIMARY_YEARS
}
