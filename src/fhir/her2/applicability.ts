/** Which HER2 results the breast tissue algorithm does not apply to, and what they said. */
import type { Her2Result, NotApplicableReason } from '../../her2/evidence.ts'
import { outOfScope } from '../disease/scope.ts'
import type { Asked } from '../question/identify-question.ts'
import type { Origin, ReadingContext } from '../context/reading-context.ts'
import type { Entry } from '../record/references.ts'

/** Why the algorithm does not apply to this result; absent where it does. */
export function notApplicableReason(
  result: Her2Result,
  entry: Entry,
  origin: Origin,
  asked: Asked,
  reading: ReadingContext,
): NotApplicableReason | undefined {
  return outOfScope(result.specimen, entry, origin, asked, reading)
}

/** What a result said, for a person. */
export function spell(result: Her2Result): string {
  const percent =
    result.test === 'ihc' && result.percent ? ` ${result.percent.comparator ?? ''}${result.percent.text} %` : ''
  switch (result.test) {
    case 'ihc':
      return `HER2 IHC ${result.score ?? result.words ?? ''}${percent}`.trim()
    case 'ish': {
      const ratio = result.ratio === undefined ? '' : ` ratio ${result.ratio.comparator ?? ''}${result.ratio.text}`
      const copies = result.her2CopyNumber === undefined ? '' : ` HER2 ${result.her2CopyNumber.text} per cell`
      return `HER2 ISH ${result.words ?? ''}${ratio}${copies}`.replace('  ', ' ').trim()
    }
    case 'overall':
      return `HER2 ${result.words}`
    default:
      return `HER2 result not readable: ${result.why}`
  }
}
