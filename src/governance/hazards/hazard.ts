/** How a hazard is written. */

/**
 * What it may lead to: `serious`: a treatment that is withheld or given wrongly; `moderate`: a needless or missed test, a delay;
 * `minor`: time. How often it happens is not estimated: nobody has figures from use.
 */
export type Severity = 'serious' | 'moderate' | 'minor'

export type HazardRow = readonly [
  id: string,
  hazard: string,
  cause: string,
  severity: Severity,
  control: string,
  /** Where the control is shown: 'file › words that stand in it'. Empty only where `control` is `none`. */
  shownBy: readonly string[],
  residual: string,
]

export const NO_CONTROL = 'none'
/** What remains where no case is known that the control misses. How likely one is, nobody has estimated. */
export const NONE_KNOWN = 'none known'
