/** A card's evidence as it was when the card was sent, from the audit record. */
import type { EvaluationBody } from '../audit/describe-evaluation.ts'
import type { KnowledgeBody } from '../audit/knowledge.ts'
import { tellRoutes } from '../evaluate/tell-evidence.ts'
import type { Knowledge } from '../storage/records.ts'
import type { EvidenceDeps } from './evidence-deps.ts'
import type { StoredCard } from './page-data.ts'

/** Letters of a hash that are enough to tell one from another on paper. */
const SHOWN_OF_HASH = 12

/** Undefined if the card, or the evaluation that it came from, is no longer stored. @throws StoreUnavailable */
export async function describeStored(
  uuid: string,
  { store, knowledge }: Pick<EvidenceDeps, 'store' | 'knowledge'>,
): Promise<StoredCard | undefined> {
  const card = await store.findCard(uuid)
  const record = card && (await store.findEvaluation(card.evaluation))
  if (!record) return undefined
  const body = JSON.parse(record.body) as EvaluationBody
  const sent = body.cards.find((one) => one.uuid === uuid)
  if (!sent) return undefined
  const { evidence, classification, unread, notRead } = body
  const then = await store.findKnowledge(record.knowledge)
  const routes = then && routesOfThen(body, then, knowledge())
  return {
    at: record.at,
    sent,
    trace: { evidence, classification, unread, notRead },
    ...(routes && { routes }),
    ...(then && {
      knowledge: {
        version: then.packageVersion,
        cards: then.cardsVersion,
        rules: then.rulesHash.slice(0, SHOWN_OF_HASH),
      },
    }),
  }
}

/** They were not stored: they are worked out again only where the rules that run now are those of that time. */
function routesOfThen(
  { evidence, today }: EvaluationBody,
  { packageVersion, rulesHash, body }: Knowledge,
  now: ReturnType<EvidenceDeps['knowledge']>,
): StoredCard['routes'] {
  if (packageVersion !== now.version || rulesHash !== now.rulesHash) return undefined
  return tellRoutes(evidence, (JSON.parse(body) as KnowledgeBody).settings, today)
}
