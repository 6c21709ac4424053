/** What must be true of every answer, whatever was sent. */
import type { ClassifyLine } from '../../src/evaluate/classify-records.ts'
import type { ToldClassification as Classification } from '../../src/content/tell-classification.ts'

const OPEN = ['not-final', 'conflict', 'not-applicable']

/** The broken promises of an answer, in words; none for a good one. */
export function brokenPromises(line: ClassifyLine): string[] {
  const all = [...(line.current ? [line.current] : []), ...line.tumors.flatMap(({ specimens }) => specimens)]
  const broken = all.flatMap(ofClassification)
  if (line.current && all.length === 1) broken.push('current is in no tumour')
  if (line.unread.some(({ why }) => why === '' || why.length > 2000))
    broken.push('an unread line without a readable reason')
  if (line.everPositive !== all.some(({ overexpression }) => overexpression === 'positive')) broken.push('everPositive')
  if (JSON.stringify(line).includes('null,')) broken.push('a null in the answer')
  return broken
}

function ofClassification(one: Classification): string[] {
  const broken: string[] = []
  const isFinal = one.overexpression === 'positive' || one.overexpression === 'negative'
  if ((one.tier !== undefined) !== (one.overexpression === 'negative'))
    broken.push('a tier beside a status other than negative')
  if (OPEN.includes(one.overexpression) !== (one.reason !== undefined))
    broken.push(`${one.overexpression} with reason ${one.reason}`)
  if (isFinal && one.rules.length === 0) broken.push('a final status without a rule')
  if (isFinal && one.evidence.length === 0) broken.push('a final status without evidence')
  if (one.tier === 'low' && one.ihc?.score === '0') broken.push('IHC 0 called low')
  if (
    one.tier &&
    ['ultralow', 'null', 'zero-unspecified'].includes(one.tier) &&
    one.ihc?.score !== '0' &&
    one.reported !== 'ultralow'
  )
    broken.push(`${one.tier} without IHC 0`)
  if (one.ish?.group === 1 && one.overexpression === 'negative') broken.push('group 1 called negative')
  if (one.ihc?.score === '3+' && one.overexpression === 'negative') broken.push('IHC 3+ called negative')
  if (one.ihc?.score === '2+' && one.overexpression === 'negative' && !one.ish)
    broken.push('IHC 2+ called negative without ISH')
  return broken
}
