/** Which HER2 results the breast tissue algorithm does not apply to: another organ, in-situ disease only, a fluid. */
import type { Her2Result, NotApplicableReason } from '../../her2/evidence.ts'
import { conceptOf, foldWords } from '../record/codings.ts'
import { behaviourOfMorphology } from '../codes/icd.ts'
import { meaningOfCondition } from '../disease/diagnoses.ts'
import { proseOf } from '../record/json-shapes.ts'
import type { Asked } from '../question/identify-question.ts'
import type { Origin, Reading } from '../reading.ts'
import type { Entry } from '../record/references.ts'

const IN_SITU_WORDS =
  /\bdcis\b|ductal carcinoma in situ|duktales carcinoma in situ|intraductal carcinoma|carcinome (?:canalaire )?in situ|carcinoma (?:ductal )?in situ/
const INVASIVE_WORDS = /invasi|infiltr/g
const NOT_INVASIVE =
  /(?:\b(?:no|not|without|non|kein\w{0,40}|ohne|nicht|sans|sin|senza|geen|zonder|absence of|negative for|keinen hinweis auf)\b[\s-]{0,40}(?:\w{1,100}\s{1,40}){0,4}|non-?|nicht-?|nicht )(?:invasi|infiltr)/g

/** Why the algorithm does not apply to this result; absent where it does. */
export function notApplicableReason(
  result: Her2Result,
  entry: Entry,
  origin: Origin,
  asked: Asked,
  reading: Reading,
): NotApplicableReason | undefined {
  if (origin.sample.fluid) return 'serum'
  const kinds = origin.focus.map((condition) => meaningOfCondition(condition.resource))
  const named = kinds.filter((meaning) => meaning.kind !== undefined)
  const { kinds: recorded, otherOrgans } = reading.diagnoses
  if (asked.organ !== undefined && !named.some((meaning) => meaning.kind === 'invasive-breast')) return 'non-breast'
  if (named.some((meaning) => meaning.kind === 'invasive-breast')) return undefined
  if (named.some((meaning) => meaning.kind === 'breast-in-situ')) return 'dcis-only'
  if (named.some((meaning) => meaning.kind === 'other-primary')) return 'non-breast'
  if (kinds.some((meaning) => meaning.secondary?.kind === 'other-primary')) return 'non-breast'
  if (saysInSituOnly(entry, origin, reading)) return 'dcis-only'
  const breast = recorded.has('invasive-breast') || recorded.has('breast-history')
  if (!breast && recorded.has('breast-in-situ')) return 'dcis-only'
  if (!breast && recorded.has('other-primary')) return 'non-breast'
  const site = result.specimen.site
  if (site !== undefined && result.specimen.siteKind === 'distant' && otherOrgans.has(site)) return 'non-breast'
  return undefined
}

/** The sample or its report speaks of in-situ disease and of no invasion. */
function saysInSituOnly(entry: Entry, origin: Origin, reading: Reading): boolean {
  if (isInSituOnly(origin.sample.words)) return true
  return [entry, ...reading.reports.holdersOf(entry)].some((holder) => {
    const codings = conceptOf(holder.resource['conclusionCode']).codings
    const behaviours = codings.map((coding) => behaviourOfMorphology(coding.code))
    const inSitu = behaviours.includes('in-situ') || codings.some((coding) => coding.code === '109889007')
    if (inSitu && !behaviours.includes('invasive')) return true
    return isInSituOnly(proseOf(holder.resource['conclusion'])?.slice(0, 4000) ?? '')
  })
}

function isInSituOnly(words: string): boolean {
  const folded = foldWords(words)
  if (!IN_SITU_WORDS.test(folded)) return false
  const invasive = folded.match(INVASIVE_WORDS)?.length ?? 0
  const denied = folded.match(NOT_INVASIVE)?.length ?? 0
  return invasive === denied
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
