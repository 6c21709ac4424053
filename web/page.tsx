/** The page: a patient is chosen; its cards, its evidence, or a card file is shown. */
import { render } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { CardEditor } from './card-editor.tsx'
import { type Chart, launchedChart, listCharts } from './charts.ts'
import { EvidenceView } from './evidence-view.tsx'
import { OwnData } from './own-data.tsx'
import { PatientView } from './patient-view.tsx'
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
import { type Language, LanguageContext, firstLanguage, keepLanguage, useWords } from './words.ts'

const VIEWS = ['patient', 'evidence', 'cards'] as const
type View = (typeof VIEWS)[number]
const VIEW_WORDS = { patient: 'viewPatient', evidence: 'viewEvidence', cards: 'viewCards' } as const
const NO_EDITS = {}

interface Place {
  readonly view: View
  readonly patient: string
}

/** '#patient/ID', '#evidence/ID', '#cards/ID'; '/evidence?patient=ID' as cards link to it; '#ID' as before. */
function readPlace(): Place {
  const [first = '', ...rest] = decodeURIComponent(location.hash.slice(1)).split('/')
  const view = VIEWS.find((one) => one === first)
  if (view) return { view, patient: rest.join('/') }
  const asked = new URLSearchParams(location.search).get('patient') ?? ''
  return { view: location.pathname === '/evidence' ? 'evidence' : 'patient', patient: first || asked }
}

const addressOf = ({ view, patient }: Place) => `#${view}/${encodeURIComponent(patient)}`

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

function Frame({ language, setLanguage }: { language: Language; setLanguage: (language: Language) => void }) {
  const say = useWords()
  const [loaded, setLoaded] = useState<Loaded>({ charts: [], services: [], orders: [] })
  const [failure, setFailure] = useState('')
  const [own, setOwn] = useState<Chart>()
  const [place, setPlace] = useState<Place>(readPlace)
  useEffect(() => {
    const load = async () => {
      const [charts, services, orders, tables] = await Promise.all([
        listCharts(),
        discover(),
        listOrders(),
        readTables(),
      ])
      setLoaded({ charts, services, orders, tables })
    }
    load().catch((error: unknown) => setFailure((error as Error).message))
    const follow = () => setPlace(readPlace())
    window.addEventListener('hashchange', follow)
    // The address may have changed since the page was first drawn.
    follow()
    return () => window.removeEventListener('hashchange', follow)
  }, [])
  useEffect(() => void (document.title = say('title')), [language])
  const charts = own ? [own, ...loaded.charts] : loaded.charts
  const chart = charts.find(({ id }) => id === place.patient)
  const openOwn = (record: Chart) => {
    setOwn(record)
    location.hash = addressOf({ view: 'patient', patient: record.id })
  }
  return (
    <>
      <a class="skip" href="#chart" onClick={skipToChart}>
        {say('skip')}
      </a>
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
      <div class="columns">
        <nav class="no-print" aria-label={say('patients')}>
          <PatientList charts={charts} place={place} />
          <OwnData open={openOwn} />
        </nav>
        <main id="chart" tabIndex={-1}>
          {failure && <p class="warn">{say('failed', { why: failure })}</p>}
          {chart && <Views place={place} />}
          {chart ? <Shown key={chart.id} chart={chart} view={place.view} loaded={loaded} /> : <h2>{say('choose')}</h2>}
        </main>
      </div>
    </>
  )
}

function skipToChart(event: Event): void {
  event.preventDefault()
  document.getElementById('chart')?.focus()
}

function PatientList({ charts, place }: { charts: readonly Chart[]; place: Place }) {
  const say = useWords()
  const [search, setSearch] = useState('')
  const words = search.trim().toLowerCase()
  const found = charts.filter(({ name, about }) => `${name} ${about}`.toLowerCase().includes(words))
  return (
    <>
      <label class="field">
        <span>{say('find')}</span>
        <input
          id="search"
          type="search"
          autocomplete="off"
          value={search}
          onInput={(event) => setSearch(event.currentTarget.value)}
        />
      </label>
      <p class="quiet" role="status">
        {say('found', { n: found.length, all: charts.length })}
      </p>
      <ul id="patients">
        {found.map(({ id, name, about, own }) => (
          <li key={`${id}${own}`}>
            <a
              href={addressOf({ ...place, patient: id })}
              {...(id === place.patient && { 'aria-current': 'true' as const })}
            >
              {name}
              <span class="quiet">{own ? say('ownMark') : about}</span>
            </a>
          </li>
        ))}
      </ul>
    </>
  )
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

function Shown({ chart, view, loaded }: { chart: Chart; view: View; loaded: Loaded }) {
  const { services, orders, tables } = loaded
  if (view === 'cards') {
    return <CardEditor chart={chart} services={services} orders={orders} hooks={tables?.hooks ?? {}} />
  }
  if (view === 'evidence') return <Evidence chart={chart} loaded={loaded} />
  return <PatientView chart={chart} services={services} orders={orders} tables={tables} />
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
