/** One patient: chart, hook, cards, editor, what would change, rules, wire. */
import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { CardView } from './card-view.tsx'
import { ChangesView } from './changes-view.tsx'
import type { Action, Chart } from './charts.ts'
import type { Edits } from './edit-record.ts'
import { Editor } from './editor.tsx'
import { lanesOf } from './events.ts'
import { DRAFT_ID, type HookName } from './hook-call.ts'
import { OrderForm } from './order-form.tsx'
import { RulesView } from './rules-view.tsx'
import { type Card, type CdsService, type OfferedOrder, type Tables, type Trace, sendFeedback } from './service.ts'
import { launchAddress } from './smart.ts'
import { TextsView } from './texts-view.tsx'
import { Timeline } from './timeline.tsx'
import { type Reply, useAnswer } from './use-answer.ts'
import { Wire } from './wire.tsx'
import { type Say, useWords } from './words.ts'

interface PatientProps {
  readonly chart: Chart
  readonly services: readonly CdsService[]
  readonly orders: readonly OfferedOrder[]
  readonly tables: Tables | undefined
}

interface Sent {
  readonly summary: string
  readonly outcome: 'accepted' | 'overridden'
  readonly status: number
}

export function PatientView({ chart, services, orders, tables }: PatientProps) {
  const say = useWords()
  const [hook, chooseHook] = useState<HookName>('patient-view')
  const [orderId, chooseOrder] = useState('')
  const [edits, setEdits] = useState<Edits>({})
  const [round, setRound] = useState(0)
  const [sent, setSent] = useState<readonly Sent[]>([])
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set())
  const [news, setNews] = useState('')
  const order = orders.find(({ id }) => id === orderId)
  const waits = hook !== 'patient-view' && !order
  const service = waits ? undefined : services.find((one) => one.hook === hook)
  const reply = useAnswer({ chart, service, order: hook === 'patient-view' ? undefined : order, edits, round })
  useEffect(() => setNews(''), [hook, orderId, edits])
  const tell = async (card: Card, outcome: Sent['outcome'], more: Readonly<Record<string, unknown>>) => {
    if (!service) return
    const { status } = await sendFeedback(service, { card: card.uuid, outcome, ...more })
    setSent((list) => [...list, { summary: card.summary, outcome, status }])
  }
  const actions = {
    accept: async (card: Card, suggestion: NonNullable<Card['suggestions']>[number]) => {
      for (const action of (suggestion.actions ?? []) as Action[]) {
        if (action.resourceId?.endsWith(`/${DRAFT_ID}`)) chooseOrder('')
        else await chart.carryOut(action)
      }
      await tell(card, 'accepted', { acceptedSuggestions: [{ id: suggestion.uuid }] })
      setNews(say('done', { what: suggestion.label }))
      setRound(round + 1)
    },
    override: async (card: Card, reason: NonNullable<Card['overrideReasons']>[number] | undefined) => {
      const given = reason && { overrideReason: { reason: { code: reason.code, system: reason.system } } }
      await tell(card, 'overridden', given ?? {})
      setGone(new Set([...gone, card.uuid ?? '']))
      setNews(say('dismissed'))
    },
    ...(chart.own ? {} : { launch: async (url: string) => location.assign(await launchAddress(chart.id, url)) }),
  }
  const cards = waits ? [] : (reply.cards ?? []).filter(({ uuid }) => !gone.has(uuid ?? ''))
  const current = reply.answer?.trace
  const texts = reply.answer?.texts ?? []
  return (
    <div class="patient">
      <div class="heading">
        <h2>{chart.name}</h2>
        <p class="quiet">{[chart.about, chart.own && say('ownMark')].filter(Boolean).join(' · ')}</p>
      </div>
      <section class="block cards" aria-labelledby="h-cards">
        <h2 id="h-cards">{say('cards')}</h2>
        <OrderForm {...{ services, orders, hook, chooseHook, chooseOrder }} order={orderId} />
        <p id="status" role="status" class="quiet">
          {waits ? say('orderFirst') : [news, describe(reply, cards.length, say)].filter(Boolean).join(' ')}
        </p>
        {cards.map((card) => (
          <CardView key={card.uuid} card={card} actions={actions} />
        ))}
        <SentList sent={sent} />
      </section>
      <div class="side">
        {reply.base && (
          <Block id="editor" title={say('editor')}>
            <Editor trace={reply.base} edits={edits} change={setEdits} />
          </Block>
        )}
        {reply.changes && (
          <Block id="changes" title={say('changes')}>
            <ChangesView changes={reply.changes} />
          </Block>
        )}
      </div>
      {current && (
        <Block id="timeline" title={say('chart')}>
          <p class="quiet">{say('chartNote')}</p>
          <Timeline lanes={lanesOf(current)} />
          <Unread trace={current} />
        </Block>
      )}
      {texts.length > 0 && (
        <Block id="texts" title={say('texts')}>
          <TextsView texts={texts} />
        </Block>
      )}
      {current && tables && (
        <Block id="rules" title={say('rules')}>
          <RulesView tables={tables} trace={current} />
        </Block>
      )}
      {reply.service && reply.call && !waits && (
        <Block id="wire" title={say('wire')}>
          <Wire service={reply.service} call={reply.call} response={reply.response} />
        </Block>
      )}
    </div>
  )
}

function describe({ refused, failed, reading, response }: Reply, cards: number, say: Say): string {
  if (reading) return say('reading')
  if (refused) return say('refused', { why: refused })
  if (failed) return say('failed', { why: failed })
  if (response === undefined) return ''
  if (cards === 0) return say('noCards')
  return cards === 1 ? say('oneCard') : say('someCards', { n: cards })
}

function Block({ id, title, children }: { id: string; title: string; children: ComponentChildren }) {
  return (
    <section class={`block ${id}`} id={id} aria-labelledby={`h-${id}`}>
      <h2 id={`h-${id}`}>{title}</h2>
      {children}
    </section>
  )
}

function SentList({ sent }: { sent: readonly Sent[] }) {
  const say = useWords()
  if (sent.length === 0) return null
  return (
    <>
      <h3>{say('feedback')}</h3>
      <ul id="feedback">
        {sent.map(({ summary, outcome, status }, at) => (
          <li key={at}>
            {summary} – {say(outcome)}; {status === 200 ? say('kept') : say('notKept', { status })}
          </li>
        ))}
      </ul>
    </>
  )
}

function Unread({ trace: { unread, notRead } }: { trace: Trace }) {
  const say = useWords()
  return (
    <>
      {unread.length > 0 && (
        <>
          <h3>{say('unread')}</h3>
          <ul>
            {unread.map(({ reference, why }) => (
              <li key={reference + why}>
                {reference}: {why}
              </li>
            ))}
          </ul>
        </>
      )}
      {notRead.length > 0 && (
        <p class="warn">
          {say('notRead')}: {notRead.join(', ')}
        </p>
      )}
    </>
  )
}
