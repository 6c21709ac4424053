/** Which label row an order is held against: by the site's country, and by the setting that the record shows (P-26). */
import type { DraftOrder, Treatment } from '../evidence.ts'
import { type AgentRow, labelRowOf, type Setting } from '../tables/agents.ts'
import type { Facts } from './facts.ts'

/** Undefined where the draft is of no agent of the table. */
export function labelRow(facts: Facts): AgentRow | undefined {
  return labelRowOf(facts.draft?.agent, facts.settings.jurisdiction, settingOf(facts))
}

/** Metastatic and hormone receptor positive, with trastuzumab and endocrine therapy running or ordered beside the draft. */
function settingOf({ draft, evidence, metastatic, receptors }: Facts): Setting {
  const others: readonly (Treatment | DraftOrder)[] = [
    ...evidence.treatments.filter(({ state }) => state === 'active' || state === 'planned'),
    ...(evidence.drafts ?? []).filter(({ reference }) => reference !== draft?.reference),
  ]
  const isPositive = receptors.status === 'positive' || receptors.status === 'low-positive'
  const fits =
    metastatic.answer === 'yes' &&
    isPositive &&
    others.some(holdsTrastuzumab) &&
    others.some(({ kind }) => kind === 'endocrine')
  return fits ? 'with anti-HER2 and endocrine therapy' : 'other'
}

/** Of a fixed combination, the agent is pertuzumab and the words name both. */
function holdsTrastuzumab({ agent, words }: Treatment | DraftOrder): boolean {
  return agent === 'trastuzumab' || (agent === 'pertuzumab' && /trastuzumab|phesgo/i.test(words))
}
