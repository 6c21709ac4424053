/** One patient: chart, hook, cards, editor, what would change, rules, wire. */
import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { CardView } from './card-view.tsx'
import { ChangesView } from './changes-view.tsx'
import type { Chart } from './charts.ts'
import type { Edits } from './edit-record.ts'
import { Editor } from './editor.tsx'
import { lanesOf } from './events.ts'
import type { GoneCard } from './gone.ts'
import { HOOKS, type HookName } from './hook-call.ts'
import { OrderForm } from './order-form.tsx'
import type { Go, Place } from './place.ts'
import { RulesView } from './rules-view.tsx'
import { named } from './servers.ts'
import type { CdsService, OfferedOrder, Tables, Trace } from './service.ts'
import { TextsView } from './texts-view.tsx'
import { Timeline } from './timeline.tsx'
import { type Reply, useAnswer } from './use-answer.ts'
import { useDealings } from './use-dealings.ts'
import { Wire } from './wire.tsx'
import { type Say, useWords } from './words.ts'

export interface PatientProps {
  readonly chart: Chart
  readonly services: readonly CdsService[]
  readonly orders: readonly OfferedOrder[]
  readonly tables: Tables | undefined
  readonly place: Place
  readonly go: Go
  readonly arrival: Arrival
}

/**
 * How the patient came up: by the page itself, by the address it was opened at, or by choice. The first card comes into
 * view unless the page chose, and has the focus if the user did.
 */
export type Arrival = 'opened' | 'linked' | 'chosen'

export function PatientView({ chart, services, orders, tables, place, go, arrival }: PatientProps) {
  const say = useWords()
  const [edits, setEdits] = useState<Edits>({})
  const hook: HookName = HOOKS.find((one) => one === place.hook) ?? 'patient-view'
  const order = hook === 'patient-view' ? undefined : orders.find(({ id }) => id === place.order)
  const waits = hook !== 'patient-view' && !order
  const service = waits ? undefined : services.find((one) => one.hook === hook)
  const [asking, ask] = useState(firstAsking)
  const reply = useAnswer({ chart, service, order, edits, ...asking })
  const dealings = useDealings({ chart, reply, waits, go, edits, hook, order, ask })
  const { cards } = dealings
  // With another record the reader is another: what was shown of this one is no reason to hold a card back.
  const edit = (next: Edits) => {
    setEdits(next)
    ask(({ round }) => ({ round, reader: firstAsking().reader }))
  }
  useArrival(arrival, !reply.reading && (waits || reply.response !== undefined || reply.failed !== undefined))
  const reset = async () => {
    if (Object.keys(edits).length > 0) setEdits({})
    await dealings.reset()
  }
  return (
    <div class="patient">
      <Heading chart={chart} />
      <section class="block cards" aria-labelledby="h-cards">
        <div class="row apart">
          <h2 id="h-cards">{say('cards')}</h2>
          <button type="button" id="reset" onClick={() => void reset()}>
            {say('resetCards')}
          </button>
        </div>
        <EnglishFrom />
        <OrderForm
          {...{ services, orders, hook, order: place.order, wrongHook: hook === place.hook ? '' : place.hook }}
          chooseHook={(next) => go({ hook: next, ...(next === 'patient-view' && { order: '' }) })}
          chooseOrder={(id) => go({ order: id })}
        />
        <p id="status" role="status" tabIndex={-1} class={reply.refused || reply.failed ? 'warn' : 'quiet'}>
          {[dealings.news, waits ? say('orderFirst') : describe(reply, cards.length, say)].filter(Boolean).join(' ')}
        </p>
        {cards.map((card) => (
          <CardView key={card.uuid} card={card} actions={dealings.actions} />
        ))}
        <GoneList gone={dealings.gone} />
      </section>
      <Behind {...{ reply, waits, tables, edits, edit }} />
    </div>
  )
}

/** A reader of this visit: what an earlier visit set aside is there again. */
export function firstAsking(): { readonly round: number; readonly reader: string } {
  return { round: 0, reader: `Practitioner/sandbox-${crypto.randomUUID().slice(0, 8)}` }
}

function Heading({ chart }: { chart: Chart }) {
  const say = useWords()
  const toList = () => {
    const search = document.getElementById('search')
    search?.scrollIntoView()
    search?.focus()
  }
  return (
    <div class="heading">
      <h2 tabIndex={-1}>{chart.name}</h2>
      {chart.labels.length > 0 && (
        <p class="labels" lang="en">
          {chart.labels.join('; ')}
        </p>
      )}
      <p class="quiet">{[chart.about, chart.own && say('ownMark')].filter(Boolean).join(' · ')}</p>
      {named.cds && <p class="warn">{say('otherService', { address: named.cds })}</p>}
      {named.fhir && !chart.own && <p class="quiet">{say('otherFhir', { address: named.fhir })}</p>}
      <button type="button" class="to-list no-print" onClick={toList}>
        {say('toList')}
      </button>
    </div>
  )
}

/** Once, when the first answer is there. */
function useArrival(arrival: Arrival, ready: boolean): void {
  const [arrived, setArrived] = useState(false)
  useEffect(() => {
    if (arrived || !ready) return
    setArrived(true)
    const first = document.querySelector<HTMLElement>('.cards .card') ?? document.getElementById('status')
    if (!first || arrival === 'opened') return
    // The name stays in view above the card, where there is room for both.
    if (arrival === 'chosen' || !isInView(first)) document.querySelector('.heading')?.scrollIntoView()
    if (!isInView(first)) first.scrollIntoView()
    if (arrival === 'chosen') first.focus({ preventScroll: true })
  }, [ready, arrived, arrival])
}

/** Its top, in the upper part of the window. */
function isInView(element: Element): boolean {
  const { top } = element.getBoundingClientRect()
  return top >= 0 && top < window.innerHeight * 0.6
}

/** In another language than English: where the page's own words end. */
export function EnglishFrom() {
  const words = useWords()('englishFrom')
  return words ? <p class="quiet english-from">{words}</p> : null
}

interface BehindProps {
  readonly reply: Reply
  readonly waits: boolean
  readonly tables: Tables | undefined
  readonly edits: Edits
  readonly edit: (edits: Edits) => void
}

/** What lies behind the answer. */
function Behind({ reply, waits, tables, edits, edit }: BehindProps) {
  const say = useWords()
  const current = reply.answer?.trace
  const texts = reply.answer?.texts ?? []
  return (
    <>
      <div class="side">
        {reply.base && (
          <Block id="editor" title={say('editor')}>
            <Editor trace={reply.base} edits={edits} change={edit} />
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
          {named.cds && <p class="quiet">{say('ownRules')}</p>}
          <RulesView tables={tables} trace={current} />
        </Block>
      )}
      {reply.service && reply.call && !waits && (
        <Block id="wire" title={say('wire')}>
          <Wire service={reply.service} call={reply.call} response={reply.response} />
        </Block>
      )}
    </>
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

function GoneList({ gone }: { gone: readonly GoneCard[] }) {
  const say = useWords()
  if (gone.length === 0) return null
  return (
    <div class="gone">
      <h3 id="h-gone">{say('gone')}</h3>
      <ul id="feedback" aria-labelledby="h-gone">
        {gone.map(({ card, why, what, told }, at) => (
          <li key={at}>
            <span lang="en">{card.summary}</span>
            <span class="quiet">
              {what ? say(`${why}What` as 'acceptedWhat', { what }) : say(why)}{' '}
              {told !== undefined && (told === 200 ? say('kept') : say('notKept', { status: told }))}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Unread({ trace: { unread, notRead } }: { trace: Trace }) {
  const say = useWords()
  return (
    <>
      {unread.length > 0 && (
        <>
          <h3>{say('unread')}</h3>
          <ul lang="en">
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
