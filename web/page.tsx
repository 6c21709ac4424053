/** The page: a patient is chosen; its cards, its evidence, or a card file is shown. */
import { render } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { CardEditor } from './card-editor.tsx'
import { type Chart, findChart, launchedChart, listCharts } from './charts.ts'
import { EvidenceView } from './evidence-view.tsx'
import { OwnData } from './own-data.tsx'
import { PatientList } from './patient-list.tsx'
import { type Arrival, PatientView } from './patient-view.tsx'
import { QuestionsView } from './questions-view.tsx'
import { type Go, type Place, VIEWS, addressOf, readPlace } from './place.ts'
import { ServersForm } from './servers-form.tsx'
import { named } from './servers.ts'
import {
  type CdsService,
  type OfferedOrder,
  type Tables,
  discover,
  listOrders,
  readTables,
  readVersion,
} from './service.ts'
import { beginLaunch, finishLaunch, launchAddress } from './smart.ts'
import { useAnswer } from './use-answer.ts'
import { type Language, LanguageContext, type Say, firstLanguage, keepLanguage, useWords } from './words.ts'

const VIEW_WORDS = {
  patient: 'viewPatient',
  evidence: 'viewEvidence',
  cards: 'viewCards',
  questions: 'viewQuestions',
} as const
const NO_EDITS = {}

interface Loaded {
  readonly charts: readonly Chart[]
  readonly services: readonly CdsService[]
  readonly orders: readonly OfferedOrder[]
  readonly tables?: Tables
}

/** The evidence page as a SMART app: no list of patients, only the patient of the launch. */
function LaunchedPage() {
  const say = useWords()
  const [chart, setChart] = useState<Chart>()
  const [loaded, setLoaded] = useState<Loaded>({ charts: [], services: [], orders: [] })
  const [failure, setFailure] = useState('')
  document.title = say('evidenceApp')
  useEffect(() => {
    const parameters = new URLSearchParams(location.search)
    const run = async () => {
      if (location.pathname === '/evidence/launch') return beginLaunch(parameters)
      const launched = await launchedChart(await finishLaunch(parameters))
      const [services, tables] = await Promise.all([discover(), readTables()])
      setLoaded({ charts: [], services, orders: [], tables })
      setChart(launched)
    }
    run().catch((error: unknown) => setFailure((error as Error).message))
  }, [])
  return (
    <main id="chart" tabIndex={-1} class="launched">
      <h1>{say('evidenceApp')}</h1>
      {failure && (
        <p class="warn" role="alert">
          {say('launchFailed', { why: failure })}
        </p>
      )}
      {chart ? <Evidence chart={chart} loaded={loaded} /> : !failure && <p role="status">{say('reading')}</p>}
    </main>
  )
}

/** An app is launched at its launch address, and comes back with a code or an error. */
function isLaunch(): boolean {
  const parameters = new URLSearchParams(location.search)
  if (location.pathname === '/evidence/launch') return true
  return location.pathname === '/evidence' && (parameters.has('code') || parameters.has('error'))
}

const launch = isLaunch()

function Page() {
  const [language, setLanguage] = useState<Language>(firstLanguage)
  useEffect(() => keepLanguage(language), [language])
  return (
    <LanguageContext.Provider value={language}>
      {launch ? <LaunchedPage /> : <Frame language={language} setLanguage={setLanguage} />}
    </LanguageContext.Provider>
  )
}

interface FrameProps {
  readonly language: Language
  readonly setLanguage: (language: Language) => void
}

function Frame({ language, setLanguage }: FrameProps) {
  const say = useWords()
  const { loaded, failures } = useLoaded()
  const [own, setOwn] = useState<Chart>()
  const { place, go, arrival } = usePlace(loaded)
  const charts = own ? [own, ...loaded.charts] : loaded.charts
  const { chart, missing } = useChart(charts, place.patient)
  useTitle(chart, place, loaded)
  const openOwn = (record: Chart) => {
    setOwn(record)
    go({ view: 'patient', patient: record.id, hook: 'patient-view', order: '', card: '' })
  }
  const failure = [!named.fhir && failures.fhir, !named.cds && failures.cds, failures.rest].find(Boolean)
  return (
    <>
      <a class="skip" href="#chart" onClick={skipToChart}>
        {say('skip')}
      </a>
      <Header language={language} setLanguage={setLanguage} />
      <div class="columns">
        <nav class="patients no-print" aria-label={say('patients')}>
          <PatientList charts={charts} place={place} />
          <OwnData open={openOwn} />
          <ServersForm failures={failures} />
        </nav>
        <main id="chart" tabIndex={-1}>
          {failure && (
            <p class="warn" role="alert">
              {say('failed', { why: failure })}
            </p>
          )}
          {chart && <Views place={place} />}
          {chart ? (
            <Shown key={`${chart.id}${chart.own}`} {...{ chart, place, go, loaded, arrival }} />
          ) : (
            <h2>{failures.fhir ?? nameNobody(missing === true, place.patient, loaded, say)}</h2>
          )}
        </main>
      </div>
    </>
  )
}

function nameNobody(missing: boolean, id: string, { charts }: Loaded, say: Say): string {
  if (missing) return say('noPatient', { id })
  return say(charts.length > 0 ? 'choose' : 'reading')
}

function Header({ language, setLanguage }: FrameProps) {
  const say = useWords()
  return (
    <header class="no-print">
      <div>
        <h1>{say('title')}</h1>
        <p class="quiet">{say('subtitle')}</p>
      </div>
      <label class="language">
        <span>{say('language')}</span>
        <select value={language} onChange={(event) => setLanguage(event.currentTarget.value as Language)}>
          <option value="en">English</option>
          <option value="de">Deutsch</option>
        </select>
      </label>
    </header>
  )
}

type Failures = Readonly<Partial<Record<'fhir' | 'cds' | 'rest', string>>>

/** Each part by itself: where one server does not answer, what the others say is shown. */
function useLoaded(): { readonly loaded: Loaded; readonly failures: Failures } {
  const say = useWords()
  const [loaded, setLoaded] = useState<Loaded>({ charts: [], services: [], orders: [] })
  const [failures, setFailures] = useState<Failures>({})
  useEffect(() => {
    const load = async <Part,>(
      from: keyof Failures,
      read: () => Promise<Part>,
      take: (part: Part) => Partial<Loaded>,
    ) => {
      try {
        const part = take(await read())
        setLoaded((old) => ({ ...old, ...part }))
      } catch (error) {
        const why = (error as Error).message
        const address = from === 'rest' ? undefined : named[from]
        setFailures((old) => ({ ...old, [from]: address ? say('serverSilent', { address, why }) : why }))
      }
    }
    void load('fhir', listCharts, (charts) => ({ charts }))
    void load('cds', discover, (services) => ({ services }))
    void load('rest', listOrders, (orders) => ({ orders }))
    void load('rest', readTables, (tables) => ({ tables }))
  }, [])
  return { loaded, failures }
}

/** Where one is, and the way elsewhere. The page opens on a patient for whom there is something to do. */
function usePlace({ charts }: Loaded): { readonly place: Place; readonly go: Go; readonly arrival: Arrival } {
  const [place, setPlace] = useState<Place>(() => readPlace(location))
  const first = useRef<{ patient: string; arrival: Arrival }>({
    patient: place.patient,
    arrival: place.patient === '' ? 'opened' : 'linked',
  })
  useEffect(() => {
    const follow = () => setPlace(readPlace(location))
    window.addEventListener('hashchange', follow)
    // The address may have changed since the page was first drawn.
    follow()
    return () => window.removeEventListener('hashchange', follow)
  }, [])
  const go: Go = (change, how) => {
    const address = addressOf({ ...readPlace(location), ...change })
    if (how === 'replace') history.replaceState(null, '', address)
    else location.hash = address
    setPlace(readPlace(location))
  }
  useEffect(() => {
    const opened = charts.find(({ actionable }) => actionable) ?? charts[0]
    if (place.patient !== '' || !opened) return
    first.current.patient = opened.id
    go({ patient: opened.id }, 'replace')
  }, [charts, place.patient])
  if (place.patient !== first.current.patient) first.current.arrival = 'chosen'
  return { place, go, arrival: first.current.arrival }
}

/** The patient of the address, also one who is not in the list. */
function useChart(charts: readonly Chart[], id: string): { readonly chart?: Chart; readonly missing?: boolean } {
  const [asked, setAsked] = useState<{ readonly id: string; readonly chart?: Chart }>()
  const listed = charts.find((one) => one.id === id)
  const isUnlisted = id !== '' && charts.length > 0 && !listed
  useEffect(() => {
    if (!isUnlisted) return
    findChart(id).then(
      (chart) => setAsked({ id, ...(chart && { chart }) }),
      () => setAsked({ id }),
    )
  }, [id, isUnlisted])
  if (listed) return { chart: listed }
  if (asked?.id !== id) return {}
  return asked.chart ? { chart: asked.chart } : { missing: true }
}

/** As the window and its history name the place. */
function useTitle(chart: Chart | undefined, { view, hook, order }: Place, { orders }: Loaded): void {
  const say = useWords()
  const label = orders.find(({ id }) => id === order)?.label
  const asked = view === 'patient' && hook !== 'patient-view' ? [hook, label] : []
  const parts = [chart?.name, view !== 'patient' && say(VIEW_WORDS[view]), ...asked, say('title')]
  const title = parts.filter(Boolean).join(' · ')
  useEffect(() => void (document.title = title), [title])
}

function skipToChart(event: Event): void {
  event.preventDefault()
  document.getElementById('chart')?.focus()
}

function Views({ place }: { place: Place }) {
  const say = useWords()
  return (
    <nav class="views no-print" aria-label={say('views')}>
      {VIEWS.map((view) => (
        <a
          key={view}
          href={addressOf({ ...place, view })}
          {...(view === place.view && { 'aria-current': 'page' as const })}
        >
          {say(VIEW_WORDS[view])}
        </a>
      ))}
    </nav>
  )
}

interface ShownProps {
  readonly chart: Chart
  readonly place: Place
  readonly go: Go
  readonly loaded: Loaded
  readonly arrival: Arrival
}

function Shown({ chart, place, go, loaded, arrival }: ShownProps) {
  const { services, orders, tables } = loaded
  if (place.view === 'cards') return <CardEditor {...{ chart, services, orders, tables, place, go }} />
  if (place.view === 'questions') return <QuestionsView chart={chart} place={place} />
  if (place.view === 'evidence') return <Evidence chart={chart} loaded={loaded} />
  return <PatientView {...{ chart, services, orders, tables, place, go, arrival }} />
}

function Evidence({ chart, loaded: { services, tables } }: { chart: Chart; loaded: Loaded }) {
  const say = useWords()
  const [version, setVersion] = useState('')
  useEffect(() => void readVersion().then(setVersion, () => undefined), [])
  const service = services.find(({ hook }) => hook === 'patient-view')
  const { answer, refused, failed } = useAnswer({ chart, service, order: undefined, edits: NO_EDITS, round: 0 })
  const why = refused ?? failed
  if (why) return <p class="warn">{say('failed', { why })}</p>
  if (!answer || !tables) return <p role="status">{say('reading')}</p>
  const openApp = launch || chart.own ? {} : { openApp: async () => location.assign(await launchAddress(chart.id)) }
  return (
    <EvidenceView
      name={chart.name}
      about={chart.about}
      answer={answer}
      tables={tables}
      version={version}
      {...openApp}
    />
  )
}

const place = document.getElementById('page')
if (place) render(<Page />, place)
