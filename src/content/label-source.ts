/** The source of a claim about a drug or assay: its label row, with the edition that was read and when it is read again. */
import { AGENTS } from '../her2/tables/agents.ts'
import { type Source, findSource } from '../her2/tables/sources.ts'
import type { ConsiderationKey, LabelBasis } from '../her2/considerations/considerations.ts'
import type { Subject } from './fill-context.ts'
import { type Phrase, fixed } from './phrases.ts'

/** Cards whose claim is what a label asks for (P-26); the others speak of the result, or of T-DXd's label routes. */
const CLAIMS: ReadonlySet<ConsiderationKey> = new Set([
  'needsHer2Positive',
  'needsHer2Negative',
  'maintenanceLabel',
  'noBreastLabel',
  'everyResultNegative',
  'signNeedsHer2Positive',
])
/** What the cards name for all agents together: the agent's own row takes its place. */
const TOGETHER: ReadonlySet<string> = new Set(['labels-her2-positive', 'labels-her2-negative'])

interface Cited {
  readonly source: Source
  readonly locator?: string
}

/** The label row of the card's claim, where it makes one. */
export function labelClaim({ consideration: { key, label } }: Subject): LabelBasis | undefined {
  return CLAIMS.has(key) ? label : undefined
}

/** The claim's own source stands first. */
export function claimFirst(subject: Subject, cited: readonly Cited[]): readonly Cited[] {
  const claim = labelClaim(subject)
  const source = claim && findSource(claim.source)
  if (!source) return cited
  return [{ source }, ...cited.filter((one) => one.source.id !== source.id && !TOGETHER.has(one.source.id))]
}

/** ', review overdue since 2027-05-28' behind the name of the source; nothing while the review is in time. */
export function overdueWords(claim: LabelBasis | undefined): string {
  return claim?.overdue ? `, review overdue since ${claim.reviewBy}` : ''
}

const WHERE: Readonly<Record<string, string>> = { US: 'United States', EU: 'European Union', any: 'no country named' }
const NOT_HAD = '-'

/** The row in words: whose label, which edition, when it was compared, how sure it is, when it is read again. */
export function labelLine(claim: LabelBasis): Phrase {
  const row = AGENTS.rows.find(({ name }) => name === claim.row)
  const parts = [
    `Label row of ${claim.agent} (${WHERE[claim.jurisdiction] ?? claim.jurisdiction}): ${row?.means ?? ''}`,
    `in breast cancer: ${claim.indication}`,
    claim.setId === NOT_HAD ? 'set id not had' : `set id ${claim.setId}`,
    claim.edition === NOT_HAD ? 'no edition of the text was read' : `text read: ${claim.edition}`,
    claim.checkedOn === NOT_HAD ? 'not compared with the label' : `compared on ${claim.checkedOn}`,
    `mark ${claim.mark}`,
    claim.overdue ? `its review is overdue since ${claim.reviewBy}` : `to be read again by ${claim.reviewBy}`,
  ]
  return fixed(parts.join('; '))
}
