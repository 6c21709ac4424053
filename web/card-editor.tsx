/** The file of a card, edited in the page: the loader's messages, the card as a client shows it, and whom it reaches. */
import { useEffect, useState } from 'preact/hooks'
import { CardForm } from './card-form.tsx'
import { CardView } from './card-view.tsx'
import type { Chart } from './charts.ts'
import { topicOf } from './gone.ts'
import { buildCall } from './hook-call.ts'
import { OrderSelect } from './order-form.tsx'
import { EnglishFrom, firstAsking } from './patient-view.tsx'
import type { Go, Place } from './place.ts'
import {
  type CdsService,
  type Fault,
  type OfferedOrder,
  type Preview,
  type Reached,
  type Tables,
  askReach,
  callService,
  listCardFiles,
  previewCard,
} from './service.ts'
import { useWords } from './words.ts'

const PAUSE_MS = 250

interface CardFile {
  readonly name: string
  readonly text: string
}

interface CardEditorProps {
  readonly chart: Chart
  readonly services: readonly CdsService[]
  readonly orders: readonly OfferedOrder[]
  readonly tables: Tables | undefined
  readonly place: Place
  readonly go: Go
}

export function CardEditor({ chart, services, orders, tables, place, go }: CardEditorProps) {
  const say = useWords()
  const [files, setFiles] = useState<readonly CardFile[]>([])
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({})
  useEffect(() => void listCardFiles().then(setFiles), [])
  const { hooks = {}, titles = {} } = tables ?? {}
  const chosen = orders.find(({ id }) => id === place.order)
  const shown = useFirstShown(chart, services, chosen, place)
  const key = place.card || (shown ?? '')
  const name = files.find((file) => file.name === `${key}.md`)?.name ?? ''
  const original = files.find((file) => file.name === name)?.text ?? ''
  const text = texts[name] ?? original
  const setText = (words: string) => setTexts({ ...texts, [name]: words })
  // Files that are not cards are shown at patient-view.
  const hook = hooks[key] ?? 'patient-view'
  const service = services.find((one) => one.hook === hook)
  const { preview, failure } = usePreview(chart, service, chosen, name, text)
  const reach = useReach(key, files)
  return (
    <div class="card-editor">
      <section aria-label={say('viewCards')}>
        <EnglishFrom />
        {key !== '' && name === '' && files.length > 0 && (
          <p class="warn" role="alert">
            {say('noCardFile', { key })}
          </p>
        )}
        <div class="fields">
          <FileSelect {...{ files, name, titles, choose: (card) => go({ card }) }} />
          {hook !== 'patient-view' && (
            <OrderSelect orders={orders} order={place.order} chooseOrder={(order) => go({ order })} />
          )}
        </div>
        {name !== '' && <CardForm text={text} change={setText} />}
        <details open>
          <summary>{say('cardText', { name })}</summary>
          <textarea
            name="card-text"
            class="source-text"
            aria-label={say('cardText', { name })}
            rows={16}
            spellcheck={false}
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </details>
        <p class="row">
          <button type="button" onClick={() => saveFile(name, text)}>
            {say('download')}
          </button>
          <button type="button" disabled={text === original} onClick={() => setText(original)}>
            {say('restore')}
          </button>
        </p>
      </section>
      <section aria-label={say('cardPreview')}>
        {preview && <Messages preview={preview} />}
        {failure && <p class="warn">{say('failed', { why: failure })}</p>}
        <h2>
          {say('cardPreview')}: {chart.name}
        </h2>
        {preview?.faults.length === 0 && <PreviewedCards preview={preview} />}
        {reach.failure && <p class="warn">{say('failed', { why: reach.failure })}</p>}
        <Reach reached={reach.reached} />
      </section>
    </div>
  )
}

interface FileSelectProps {
  readonly files: readonly CardFile[]
  readonly name: string
  readonly titles: Readonly<Record<string, string>>
  readonly choose: (key: string) => void
}

/** By what the cards are about; the names of the files stand behind. */
function FileSelect({ files, name, titles, choose }: FileSelectProps) {
  const say = useWords()
  const keyOf = (file: string) => file.replace(/\.md$/, '')
  return (
    <label class="field">
      <span>{say('cardFile')}</span>
      <select name="card-file" value={name} onChange={(event) => choose(keyOf(event.currentTarget.value))}>
        <option value="" disabled>
          {say('cardChoose')}
        </option>
        {files.map((file) => {
          const title = titles[keyOf(file.name)]
          return (
            <option key={file.name} value={file.name}>
              {title ? `${title} (${file.name})` : file.name}
            </option>
          )
        })}
      </select>
    </label>
  )
}

/** The key of the first card that is shown at this place; '' where there is none; undefined until that is known. */
function useFirstShown(
  chart: Chart,
  services: readonly CdsService[],
  order: OfferedOrder | undefined,
  { hook, card }: Place,
): string | undefined {
  const [key, setKey] = useState<string>()
  const service = services.find((one) => one.hook === hook)
  useEffect(() => {
    if (card !== '' || !service) return
    let stale = false
    const ask = async () => {
      const call = buildCall(service, chart.id, await chart.prefetch(service), order, firstAsking().reader)
      const { ok, body } = await callService(service, call)
      const [first] = ok ? (body.cards ?? []) : []
      return first ? topicOf(first) : ''
    }
    ask().then(
      (found) => !stale && setKey(found),
      () => !stale && setKey(''),
    )
    return () => {
      stale = true
    }
  }, [chart, service, order, card])
  return key
}

/** Asks shortly after the last change; an answer to an older text is dropped. */
function usePreview(
  chart: Chart,
  service: CdsService | undefined,
  order: OfferedOrder | undefined,
  name: string,
  text: string,
): { preview?: Preview; failure?: string } {
  const [state, setState] = useState<{ preview?: Preview; failure?: string }>({})
  useEffect(() => {
    if (!service || text === '') return setState({})
    let stale = false
    const ask = async () => {
      const call = buildCall(service, chart.id, await chart.prefetch(service), order)
      const preview = await previewCard({ name, text }, call)
      if (!stale) setState({ preview })
    }
    const timer = setTimeout(() => {
      ask().catch((error: unknown) => !stale && setState({ failure: (error as Error).message }))
    }, PAUSE_MS)
    return () => {
      stale = true
      clearTimeout(timer)
    }
  }, [chart, service, order, name, text])
  return state
}

/** An answer to the previously chosen file is dropped: answers may come in a different order than the questions. */
function useReach(key: string, files: readonly CardFile[]): { reached?: readonly Reached[]; failure?: string } {
  const [state, setState] = useState<{ reached?: readonly Reached[]; failure?: string }>({})
  const isCard = files.some((file) => file.name === `${key}.md`) && key !== 'override-reasons'
  useEffect(() => {
    setState({})
    if (!isCard) return
    let stale = false
    const show = (next: { reached: readonly Reached[] } | { failure: string }) => !stale && setState(next)
    askReach(key).then(
      (reached) => show({ reached }),
      (error: unknown) => show({ failure: (error as Error).message }),
    )
    return () => {
      stale = true
    }
  }, [key, isCard])
  return state
}

function Messages({ preview: { faults, warnings } }: { preview: Preview }) {
  const say = useWords()
  return (
    <div role="status" id="messages">
      <p class={faults.length > 0 ? 'warn' : ''}>
        {faults.length > 0 ? say('cardFaults', { n: faults.length }) : say('cardFine')}
      </p>
      <ul>
        {[...faults, ...warnings].map((fault: Fault) => (
          <li key={JSON.stringify(fault)}>
            <strong>{say('cardLine', { file: fault.file, line: fault.line })}:</strong> {fault.what}. {fault.todo}
          </li>
        ))}
      </ul>
    </div>
  )
}

function PreviewedCards({ preview: { cards, withheld } }: { preview: Preview }) {
  const say = useWords()
  if (cards.length > 0) return cards.map((card) => <CardView key={card.uuid} card={card} />)
  return (
    <>
      <p>{say('cardWithheld')}</p>
      {withheld.length > 0 && <p class="quiet">{say('cardWithheldWhy', { why: withheld.join('; ') })}</p>}
    </>
  )
}

function Reach({ reached }: { reached: readonly Reached[] | undefined }) {
  const say = useWords()
  if (!reached) return null
  return (
    <>
      <h2>{say('cardReach')}</h2>
      {reached.length === 0 && <p>{say('cardReachNone')}</p>}
      <ul id="reach">
        {reached.map(({ patient, name, order }) => (
          <li key={`${patient}${order}`}>
            {name} <span class="quiet">{[patient, order].filter(Boolean).join(' · ')}</span>
          </li>
        ))}
      </ul>
      <p class="quiet">{say('cardReachNote')}</p>
    </>
  )
}

function saveFile(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/markdown' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}
