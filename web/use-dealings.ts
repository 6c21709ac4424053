/** What the user does with cards: accepts, dismisses, brings back; and which cards are there, and which are gone. */
import { useEffect, useState } from 'preact/hooks'
import type { CardActions } from './card-view.tsx'
import type { Action, Chart } from './charts.ts'
import type { Edits } from './edit-record.ts'
import { type Acted, type GoneCard, addNew, isAnswered, listGone, sameCard } from './gone.ts'
import { DRAFT_ID } from './hook-call.ts'
import type { Go } from './place.ts'
import { type Card, type OfferedOrder, sendFeedback } from './service.ts'
import { launchAddress } from './smart.ts'
import type { Reply } from './use-answer.ts'
import { useWords } from './words.ts'

type Suggestion = NonNullable<Card['suggestions']>[number]
type Reason = NonNullable<Card['overrideReasons']>[number]
interface Asking {
  readonly round: number
  readonly reader: string
}

interface DealingsOf {
  readonly chart: Chart
  readonly reply: Reply
  /** There is no order yet to ask about. */
  readonly waits: boolean
  readonly go: Go
  readonly edits: Edits
  readonly hook: string
  readonly order: OfferedOrder | undefined
  readonly ask: (change: (asking: Asking) => Asking) => void
}

export interface Dealings {
  readonly cards: readonly Card[]
  readonly gone: readonly GoneCard[]
  readonly news: string
  readonly actions: CardActions
  reset(): Promise<void>
}

export function useDealings(of: DealingsOf): Dealings {
  const { chart, reply, waits, edits, hook, ask } = of
  const say = useWords()
  const [news, setNews] = useState('')
  const [acted, setActed] = useState<readonly Acted[]>([])
  const actedHere = acted.filter((one) => one.hook === hook)
  const cards = waits ? [] : (reply.cards ?? []).filter((card) => !isAnswered(card, actedHere))
  const seen = useSeen(of)
  useEffect(() => setNews(''), [hook, edits])
  const deal = (card: Card, entry: Omit<Acted, 'card' | 'hook'>, words: string) => {
    setActed((list) => [...list, { card, hook, ...entry }])
    setNews(words)
    // The button that was pressed is gone: the focus goes on where the outcome is told.
    document.getElementById('status')?.focus()
  }
  const actions: CardActions = {
    accept: (card, suggestion) => {
      carryOut(of, suggestion)
        .then(() => tell(of, card, { outcome: 'accepted', acceptedSuggestions: [{ id: suggestion.uuid }] }))
        .then(
          (told) => {
            deal(card, { why: 'accepted', what: suggestion.label, told }, say('done', { what: suggestion.label }))
            ask(({ reader, round }) => ({ reader, round: round + 1 }))
          },
          (error: unknown) => setNews(say('failed', { why: (error as Error).message })),
        )
    },
    override: (card, reason) => {
      tell(of, card, { outcome: 'overridden', ...reasonOf(reason) }).then(
        (told) => {
          deal(card, { why: 'dismissed', ...(reason && { what: reason.display }), told }, say('dismissedNews'))
        },
        (error: unknown) => setNews(say('failed', { why: (error as Error).message })),
      )
    },
    isDone: (card, { label }) => actedHere.some((one) => one.what === label && sameCard(one.card, card)),
    ...(chart.own ? {} : { launch: async (url: string) => location.assign(await launchAddress(chart.id, url)) }),
  }
  const reset = async () => {
    await chart.restore()
    seen.clear()
    setActed([])
    setNews(say('resetDone'))
    ask(({ round }) => ({ round: round + 1, reader: `Practitioner/sandbox-${crypto.randomUUID().slice(0, 8)}` }))
  }
  // What else is gone is known only with the new answer.
  const gone = listGone(reply.reading ? [] : seen.cards, cards, actedHere, reply.answer?.trace)
  return { cards, gone, news, actions, reset }
}

/** Every card since hook, order or record were last changed by hand. An order that a suggestion took back is no such change. */
function useSeen({ reply, edits, hook, order, waits }: DealingsOf): { readonly cards: readonly Card[]; clear(): void } {
  const [seen, setSeen] = useState<{ readonly of: string; readonly cards: readonly Card[] }>({ of: '', cards: [] })
  const question = JSON.stringify([hook, edits, order?.id])
  useEffect(() => {
    const { asked, cards = [], reading } = reply
    if (reading || !asked || waits) return
    if (JSON.stringify([asked.service?.hook, asked.edits, asked.order?.id]) !== question) return
    setSeen((old) => ({ of: question, cards: old.of === question ? addNew(old.cards, cards) : cards }))
  }, [reply, question, waits])
  return { cards: seen.of === question && !waits ? seen.cards : [], clear: () => setSeen({ of: '', cards: [] }) }
}

async function carryOut({ chart, go }: DealingsOf, { actions = [] }: Suggestion): Promise<void> {
  for (const action of actions as Action[]) {
    if (action.resourceId?.endsWith(`/${DRAFT_ID}`)) go({ order: '' }, 'replace')
    else await chart.carryOut(action)
  }
}

/** The status of the service's answer. */
async function tell({ reply: { service } }: DealingsOf, card: Card, outcome: Readonly<Record<string, unknown>>) {
  if (!service) return 0
  return (await sendFeedback(service, { card: card.uuid, ...outcome })).status
}

function reasonOf(reason: Reason | undefined) {
  return reason && { overrideReason: { reason: { code: reason.code, system: reason.system } } }
}
