/** What a site may set. Defaults are those of the card catalogue. */
export interface Settings {
  /** How much a card says: the card of ten seconds, or that and its whole basis. */
  readonly cardDetail: 'brief' | 'full'
  /** The synopsis card: on every call, only when a result is new, or never. */
  readonly synopsis: 'always' | 'changed' | 'off'
  /** Days after an IHC 2+ result before a missing ISH is worth a card. */
  readonly reflexIshAfterDays: number
  /** Months after diagnosis within which a missing HER2 result is worth a card. */
  readonly her2MissingWithinMonths: number
  /** Years after which a slide or block is too old to be re-examined for membrane staining. */
  readonly zeroUnspecifiedWithinYears: number
  /** Days after an amended report within which the change is worth a card. */
  readonly amendedWithinDays: number
  /** Years without any record after which a tumour beside a newer one is not active. */
  readonly inactiveAfterYears: number
  /** Whether signing a first HER2-directed order against only negative results is shown as critical (else as a warning). */
  readonly criticalWhenEveryResultNegative: boolean
  /** Months after which an open question about a specimen is no longer asked (decision P-19). */
  readonly openQuestionMonths: number
  /** Whether grade 3 in the excision is enough for a card about a negative core biopsy (RULES RT-3a, RT-6). */
  readonly excisionRetestGrade3: boolean
  /** Days for which a card that asks for a test waits for one that is pending (decision P-20). */
  readonly pendingDays: number
  /** Days within which a left ventricular ejection fraction counts as recent. */
  readonly lvefWithinDays: number
  /** Which country's label routes the cards show. */
  readonly jurisdiction: 'US' | 'EU'
}

export const DEFAULT_SETTINGS: Settings = {
  cardDetail: 'brief',
  synopsis: 'changed',
  reflexIshAfterDays: 0,
  her2MissingWithinMonths: 12,
  zeroUnspecifiedWithinYears: 10,
  amendedWithinDays: 90,
  inactiveAfterYears: 5,
  criticalWhenEveryResultNegative: true,
  openQuestionMonths: 24,
  excisionRetestGrade3: false,
  pendingDays: 14,
  lvefWithinDays: 90,
  jurisdiction: 'US',
}
