/** What some records print behind the name of a diagnosis and is no part of it. */
import { foldWords } from '../record/codings.ts'

/** Behind a diagnosis some records print that it counts for a payer's risk score: 'Hierarchical Condition Category'. */
const RISK_MARK = /\s{0,9}\((?:CMS[-/ ])?HCC\)\s{0,9}$/
/** There it may be hepatocellular carcinoma. */
const LIVER = /hepat|liver|leber|foie|higado|fegato|lever\b/

/** A diagnosis as it was named, without that mark. */
export function withoutRiskMark(name: string | undefined): string | undefined {
  return name === undefined || LIVER.test(foldWords(name)) ? name : name.replace(RISK_MARK, '')
}
