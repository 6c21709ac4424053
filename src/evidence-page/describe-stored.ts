/** A card's evidence as it was when the card was sent, from the audit record. */
import type { Explanation } from '../answer/explain.ts'
import type { KnowledgeBody } from '../audit/knowledge.ts'
import { tellRoutes } from '../evaluate/tell-evidence.ts'
import type { ToldRow } from '../evaluate/tell-evidence.ts'
import type { EvidenceDeps } from './evidence-deps.ts'
import type { StoredCard } from './page-data.ts'

/** Letters of a hash that are enough to tell one from another on paper. */
const SHOWN_OF_HASH = 12

type Own = NonNullable<Explanation['knowledge']['ownRows']>[number]

/** Undefined if the card, or the evaluation that it came from, is no longer stored. @throws StoreUnavailable */
export async function describeStored(
  uuid: string,
  { explain, store, dayOf }: Pick<EvidenceDeps, 'explain' | 'store' | 'dayOf'>,
): Promise<StoredCard | undefined> {
  const explanation = await explain(uuid)
  if (!explanation?.sent) return undefined
  const { sent, evaluation, evidence, classification, unread, notRead, knowledge } = explanation
  const { then, ownRows, rulesOfThen } = knowledge
  // Routes were not stored: they are worked out again only where the rules that run now are those of that time.
  const kept = rulesOfThen ? await store.findKnowledge(evaluation.knowledge) : undefined
  const settings = kept && (JSON.parse(kept.body) as KnowledgeBody).settings
  return {
    at: evaluation.at,
    sent,
    trace: { evidence, classification, unread, notRead },
    ...(ownRows && { rows: ownRows.map(tellOwnRow) }),
    ...(settings && { routes: tellRoutes(evidence, settings, dayOf(new Date(evaluation.at))) }),
    ...(then && {
      knowledge: {
        version: then.packageVersion,
        cards: then.cardsVersion,
        rules: then.rulesHash.slice(0, SHOWN_OF_HASH),
      },
    }),
  }
}

/** In the words of that time; the printed cells where rows had none of their own yet. */
function tellOwnRow({ row, means, words }: Own): ToldRow {
  return { id: row, words: means ?? Object.values(words).slice(1).join(' · ') }
}
