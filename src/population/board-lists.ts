/** The lists for a tumour board: who is on each, and why. One row for each question that a chart can raise by itself. */
import type { Consideration, ConsiderationKey } from '../her2/considerations/considerations.ts'
import { tellClassification } from '../content/tell-classification.ts'

export interface BoardList {
  readonly key: ConsiderationKey
  readonly title: string
  /** What the board may do about it. */
  readonly about: string
}

// prettier-ignore
export const BOARD_LISTS: readonly BoardList[] = [
  { key: 'metastaticLow',      title: 'Metastatic, HER2-low',                      about: 'a label for HER2-low may fit, and no T-DXd is on record' },
  { key: 'metastaticUltralow', title: 'Metastatic, HER2-ultralow',                 about: 'a label for HER2-ultralow may fit, and no T-DXd is on record' },
  { key: 'reflexIsh',          title: 'IHC 2+ without ISH',                        about: 'the result stays open until ISH is done' },
  { key: 'concurrentIhc',      title: 'ISH that needs IHC on the same sample',     about: 'the group is not final without IHC' },
  { key: 'ishRecount',         title: 'ISH that needs a second count',             about: 'no second, blinded count was found' },
  { key: 'her2Discordant',     title: 'Results that contradict each other',        about: 'pathology can say which one holds' },
  { key: 'her2Indeterminate',  title: 'Results that could not be determined',      about: 'a repeat test may be wanted' },
  { key: 'her2Amended',        title: 'Status changed by an amended report',       about: 'treatment may rest on the earlier one' },
  { key: 'metastaticRetest',   title: 'Metastasis or recurrence without a HER2 test', about: 'tissue is there and was not tested' },
  { key: 'her2Missing',        title: 'Recent breast cancer without a HER2 result', about: 'no result in any status was found' },
  { key: 'zeroUnspecified',    title: 'IHC 0, staining not stated',                about: 'a second look could tell ultralow from null' },
  { key: 'lowGradePositive',   title: 'Positive, grade 1 of a type that is tested again', about: 'the guideline asks for a new test' },
  { key: 'her2Unread',         title: 'A HER2 result that was not understood',     about: 'it has to be read by a person' },
]

/** One entry: the list, and the reason in words. */
export type Listed = readonly [key: ConsiderationKey, reason: string]

/** A patient is on a list once, with the first reason; `words`: also in the words of the record. */
export function listsOf(considerations: readonly Consideration[], words: boolean): Listed[] {
  const found = new Map<ConsiderationKey, string>()
  for (const consideration of considerations) {
    const isListed = BOARD_LISTS.some(({ key }) => key === consideration.key)
    if (isListed && !found.has(consideration.key)) found.set(consideration.key, reasonOf(consideration, words))
  }
  return [...found]
}

function reasonOf(
  { classification, target, diagnosis, unread, amendedOn, because }: Consideration,
  words: boolean,
): string {
  const { site, collectedOn } = target ?? classification?.specimen ?? {}
  const parts = [
    classification && tellClassification(classification).label,
    classification?.ihc?.score && `IHC ${classification.ihc.score}`,
    classification?.ish?.result && `ISH ${classification.ish.result}`,
    words ? diagnosis?.words : diagnosis?.reference,
    diagnosis?.on,
    unread?.[0] && `${unread[0].reference}: ${unread[0].why}`,
    amendedOn && `amended on ${amendedOn}`,
    site,
    collectedOn,
    `rule ${because.join(', ')}`,
  ]
  return parts.filter((part) => part !== undefined && part !== '').join('; ')
}
