/** The evidence page as an EHR launches it: what the card was based on, and the record as it is now, each under its heading. */
import { render } from 'preact'
import { useContext, useEffect, useState } from 'preact/hooks'
import type { RecordNow, Refused, StoredCard, StoredEvidence } from '../src/evidence-page/page-data.ts'
import { Markdown } from './card-view.tsx'
import { EvidenceBody, PrintedLine, Sources, tellInstant } from './evidence-view.tsx'
import { parseExact } from './exact-json.ts'
import { TextsView } from './texts-view.tsx'
import { type Language, LanguageContext, useWords } from './words.ts'

type Asked<Body> = { readonly body: Body } | { readonly words: readonly string[] }

/** Addresses are relative to the page, which may stand below a path of its own. */
async function ask<Body>(what: string, method = 'GET'): Promise<Asked<Body>> {
  const response = await fetch(what + location.search, { method })
  const text = await response.text()
  if (response.ok) return { body: (text === '' ? undefined : parseExact(text)) as Body }
  const { words } = (response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : {}) as Partial<Refused>
  return { words: words ?? [String(response.status)] }
}

function useAsked<Body>(what: string): Asked<Body> | undefined {
  const [asked, setAsked] = useState<Asked<Body>>()
  useEffect(() => {
    ask<Body>(what).then(setAsked, (error: unknown) => setAsked({ words: [(error as Error).message] }))
  }, [what])
  return asked
}

function EvidencePage() {
  const say = useWords()
  const stored = useAsked<StoredEvidence>('data')
  const now = useAsked<RecordNow>('now')
  const [ended, setEnded] = useState(false)
  if (ended) {
    return (
      <main class="launched">
        <h1>{say('evidenceApp')}</h1>
        <p role="status">{say('sessionEnded')}</p>
      </main>
    )
  }
  const end = async () => {
    const answer = await ask('end', 'POST')
    if ('body' in answer) setEnded(true)
  }
  const patient = now && 'body' in now ? now.body.patient : undefined
  return (
    <main class="launched">
      <div class="evidence">
        <div class="row apart">
          <div>
            <h1>
              {say('evidence')}: {patient?.name ?? say('chartOpen')}
            </h1>
            {patient && <p class="quiet">{patient.about}</p>}
            {stored && 'body' in stored && stored.body.reader && (
              <p class="quiet">{say('openedBy', { reader: stored.body.reader })}</p>
            )}
          </div>
          <div class="row no-print">
            <button type="button" onClick={() => window.print()}>
              {say('print')}
            </button>
            <button type="button" onClick={() => void end()}>
              {say('endSession')}
            </button>
          </div>
        </div>
        <Answer asked={stored} show={(body) => <Stored evidence={body} />} />
        {stored && 'body' in stored && (
          <>
            <section class="evidence sheet" aria-labelledby="now" id="record-now">
              <Answer
                asked={now}
                heading={say('recordNowPlain')}
                show={(body) => <Now record={body} figures={stored.body.figures} />}
              />
            </section>
            <Sources tables={stored.body.figures} />
            <p class="quiet">{say('evidenceNote')}</p>
            <PrintedLine version={stored.body.version} />
          </>
        )}
      </div>
    </main>
  )
}

interface AnswerProps<Body> {
  readonly asked: Asked<Body> | undefined
  readonly show: (body: Body) => preact.JSX.Element
  /** Shown until there is an answer that has its own. */
  readonly heading?: string
}

function Answer<Body>({ asked, show, heading }: AnswerProps<Body>) {
  const say = useWords()
  if (asked && 'body' in asked) return show(asked.body)
  return (
    <>
      {heading && <h2 id="now">{heading}</h2>}
      {asked ? (
        <p class="warn" role="alert">
          {asked.words.join(' ')}
        </p>
      ) : (
        <p role="status">{say('reading')}</p>
      )}
    </>
  )
}

function Stored({ evidence: { card, figures } }: { evidence: StoredEvidence }) {
  const say = useWords()
  const language = useContext(LanguageContext)
  if (!card) return <p>{say('cardNone')}</p>
  const { knowledge } = card
  return (
    <section class="evidence" aria-labelledby="then" id="card-then">
      <h2 id="then">{say('cardThen', { when: tellInstant(new Date(card.at), language) })}</h2>
      <p class="quiet">
        {[say('cardThenNote'), knowledge && say('knowledgeThen', knowledge)].filter(Boolean).join(' ')}
      </p>
      <SentCard card={card} />
      <EvidenceBody
        shown={{ trace: card.trace, ...(card.routes && { routes: card.routes }) }}
        tables={figures}
        under="then"
      />
      {!card.routes && <p class="quiet">{say('routesThen')}</p>}
      <Rows rows={card.rows ?? []} under="then" />
    </section>
  )
}

/** The card's words as they were sent; its buttons belong to the EHR. */
function SentCard({ card: { sent } }: { card: StoredCard }) {
  return (
    <article class={`card ${sent.indicator}`} aria-label={sent.summary}>
      <p class="indicator">{sent.indicator}</p>
      <h3>{sent.summary}</h3>
      {sent.detail && <Markdown text={sent.detail} />}
    </article>
  )
}

function Now({ record, figures }: { record: RecordNow; figures: StoredEvidence['figures'] }) {
  const say = useWords()
  const language = useContext(LanguageContext)
  return (
    <>
      <h2 id="now">{say('recordNow', { when: tellInstant(new Date(record.at), language) })}</h2>
      <p class="quiet">{say('recordNowNote')}</p>
      <EvidenceBody shown={record} tables={figures} under="now" />
      <Rows rows={record.rows} under="now" />
      {record.texts.length > 0 && (
        <section aria-labelledby="now-texts">
          <h3 id="now-texts">{say('texts')}</h3>
          <TextsView texts={record.texts} />
        </section>
      )}
    </>
  )
}

function Rows({ rows, under }: { rows: RecordNow['rows']; under: string }) {
  const say = useWords()
  const id = `${under}-rows`
  if (rows.length === 0) return null
  return (
    <section aria-labelledby={`${under} ${id}`}>
      <h3 id={id}>{say('rowsMet')}</h3>
      <ul class="rows">
        {rows.map(({ id: row, words }) => (
          <li key={row + words}>
            <b>{row}</b>: {words}
          </li>
        ))}
      </ul>
    </section>
  )
}

// A frame of another site may have no storage, so the browser's own language is all there is to go by.
const language: Language = navigator.language.startsWith('de') ? 'de' : 'en'
document.documentElement.lang = language
const place = document.getElementById('page')
if (place) {
  render(
    <LanguageContext.Provider value={language}>
      <EvidencePage />
    </LanguageContext.Provider>,
    place,
  )
}
