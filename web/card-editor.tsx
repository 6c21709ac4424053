/** A file of cards/ edited in the page: the loader's messages, the card as a client shows it, and whom it reaches. */
import { useEffect, useState } from 'preact/hooks'
import { CardView } from './card-view.tsx'
import type { Chart } from './charts.ts'
import { buildCall } from './hook-call.ts'
import { OrderSelect } from './order-form.tsx'
import {
  type CdsService,
  type Fault,
  type OfferedOrder,
  type Preview,
  type Reached,
  askReach,
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
  /** The hook of each card, by its key; files that are not cards are shown at patient-view. */
  readonly hooks: Readonly<Record<string, string>>
}

export function CardEditor({ chart, services, orders, hooks }: CardEditorProps) {
  const say = useWords()
  const [files, setFiles] = useState<readonly CardFile[]>([])
  const [name, setName] = useState('reflexIsh.md')
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({})
  const [order, setOrder] = useState('')
  useEffect(() => void listCardFiles().then(setFiles), [])
  const original = files.find((file) => file.name === name)?.text ?? ''
  const text = texts[name] ?? original
  const key = name.replace(/\.md$/, '')
  const hook = hooks[key] ?? 'patient-view'
  const service = services.find((one) => one.hook === hook)
  const chosen = orders.find(({ id }) => id === order)
  const { preview, failure } = usePreview(chart, service, chosen, name, text)
  const reach = useReach(key, files)
  return (
    <div class="card-editor">
      <section aria-label={say('viewCards')}>
        <div class="fields">
          <label class="field">
            <span>{say('cardFile')}</span>
            <select name="card-file" value={name} onChange={(event) => setName(event.currentTarget.value)}>
              {files.map((file) => (
                <option key={file.name}>{file.name}</option>
              ))}
            </select>
          </label>
          {hook !== 'patient-view' && <OrderSelect orders={orders} order={order} chooseOrder={setOrder} />}
        </div>
        <label class="field">
          <span>{say('cardText', { name })}</span>
          <textarea
            name="card-text"
            class="source-text"
            rows={28}
            spellcheck={false}
            value={text}
            onInput={(event) => setTexts({ ...texts, [name]: event.currentTarget.value })}
          />
        </label>
        <p class="row">
          <button type="button" onClick={() => saveFile(name, text)}>
            {say('download')}
          </button>
          <button type="button" disabled={text === original} onClick={() => setTexts({ ...texts, [name]: original })}>
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
