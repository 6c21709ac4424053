/** docs/rules.md, sections 2 and 8.1, and P-2: what an IHC result says of status and tier. */
import type { Ihc, IhcValue } from './case.ts'
import type { Tier } from './answers.ts'
import { decimal } from './decimals.ts'

/** P-2: '0+' is 0 with membrane staining only from the day on which that split was introduced. */
const ZERO_PLUS_SINCE = '2023-06-07'
const TEN = decimal('10')

export interface IhcView {
  readonly call: IhcValue | 'none'
  /** The tier if the specimen is negative in the end. */
  readonly tier: Tier
  /** P-2: its percentage contradicts its score. */
  readonly isContradicted: boolean
}

export const NO_IHC: IhcView = { call: 'none', tier: 'undetermined', isContradicted: false }

/** @param day That of the result. */
export function viewIhc(ihc: Ihc, day: string): IhcView {
  const { value, percentage } = ihc
  const percent = percentage && percentage.comparator === undefined ? decimal(percentage.value) : undefined
  const isContradicted =
    percent !== undefined &&
    ((value === '0' && percent > TEN) || (value === '3+' && percentage?.of === 'intense' && percent <= TEN))
  return { call: value, tier: value === '0' ? tierOfZero(ihc, day) : TIERS[value], isContradicted }
}

/** LOW-1, LOW-2 (where ISH is negative), LOW-6. */
const TIERS: Readonly<Record<Exclude<IhcValue, '0'>, Tier>> = {
  '1+': 'low',
  '2+': 'low',
  '3+': 'undetermined',
  indeterminate: 'undetermined',
  negative: 'undetermined',
  positive: 'undetermined',
}

/** LOW-3 to LOW-5 by P-2. */
function tierOfZero({ staining, kit, percentage }: Ihc, day: string): Tier {
  if (staining === '0+') return day >= ZERO_PLUS_SINCE && kit === undefined ? 'ultralow' : 'zero-unspecified'
  if (staining !== undefined) return staining === 'present' ? 'ultralow' : 'null'
  if (percentage === undefined || percentage.comparator !== undefined) return 'zero-unspecified'
  if (decimal(percentage.value) > 0n) return 'ultralow'
  return percentage.of === 'membrane' ? 'null' : 'zero-unspecified'
}

export const isOverexpressed = ({ call }: IhcView): boolean => call === '3+' || call === 'positive'
export const isLowScore = ({ call }: IhcView): boolean => call === '0' || call === '1+'
export const isInWords = ({ call }: IhcView): boolean => call === 'negative' || call === 'positive'
