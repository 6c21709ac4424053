/** The evidence page: the basis of the cards at a glance, printable on one sheet. */
import { useContext, useEffect, useRef } from 'preact/hooks'
import type { ToldClassification as Classification } from '../src/content/tell-classification.ts'
import { WebLink } from './card-view.tsx'
import { lanesOf } from './events.ts'
import { IhcScale, IshPlot, type PlottedSpecimen } from './plots.tsx'
import type { LabelRoute, Tables, Trace } from './service.ts'
import { Timeline } from './timeline.tsx'
import { type Language, LanguageContext, useWords, wordFor } from './words.ts'

/** What is shown of a record: read now, or kept from earlier. */
export interface ShownEvidence {
  readonly trace: Pick<Trace, 'evidence' | 'classification' | 'unread' | 'notRead'>
  /** Absent where nobody can say which they were. */
  readonly routes?: readonly LabelRoute[]
}

interface EvidenceProps {
  readonly name: string
  readonly about: string
  readonly answer: ShownEvidence
  readonly tables: Pick<Tables, 'groups' | 'sources'>
  readonly version: string
  /** Launches this page as an EHR does; absent if that is not possible. */
  readonly openApp?: () => void
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

export function EvidenceView({ name, about, answer, tables, version, openApp }: EvidenceProps) {
  const say = useWords()
  return (
    <div class="evidence">
      <div class="row apart">
        <div>
          <h2>
            {say('evidence')}: {name}
          </h2>
          <p class="quiet">{about}</p>
        </div>
        <div class="row no-print">
          {openApp && (
            <button type="button" onClick={openApp}>
              {say('openApp')}
            </button>
          )}
          <button type="button" onClick={() => window.print()}>
            {say('print')}
          </button>
        </div>
      </div>
      <EvidenceBody shown={answer} tables={tables} />
      <Sources tables={tables} />
      <p class="quiet">{say('evidenceNote')}</p>
      <PrintedLine version={version} />
    </div>
  )
}

/** Day and time as a person writes them. */
export function tellInstant(instant: Date, language: Language): string {
  const locale = language === 'de' ? 'de' : 'en-GB'
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(instant)
}

/** On paper alone: when it was printed, and by which version. */
export function PrintedLine({ version }: { version: string }) {
  const say = useWords()
  const language = useContext(LanguageContext)
  const place = useRef<HTMLParagraphElement>(null)
  const words = () => say('printed', { when: tellInstant(new Date(), language), version })
  useEffect(() => {
    const renew = () => place.current?.replaceChildren(words())
    renew()
    window.addEventListener('beforeprint', renew)
    return () => window.removeEventListener('beforeprint', renew)
  }, [version, language])
  return <p class="quiet print-only" ref={place} />
}

interface BodyProps {
  readonly shown: ShownEvidence
  readonly tables: Pick<Tables, 'groups'>
  /** Id of the heading above it, where there is more than one body on the page. */
  readonly under?: string
}

/** Ids and labels of the parts of one body, apart from those of another on the same page. */
interface Names {
  readonly id: (part: string) => string
  readonly label: (part: string) => string
}

function namesUnder(under: string | undefined): Names {
  const id = (part: string) => (under === undefined ? part : `${under}-${part}`)
  return { id, label: (part) => (under === undefined ? part : `${under} ${id(part)}`) }
}

export function EvidenceBody({ shown: { trace, routes }, tables, under }: BodyProps) {
  const say = useWords()
  const names = namesUnder(under)
  const { classification } = trace
  const specimens = classification.tumors.flatMap((tumour) => tumour.specimens)
  const plotted = specimens.map((one, at): PlottedSpecimen => plot(one, LETTERS[at] ?? String(at + 1)))
  const metastatic = say(classification.metastatic)
  const receptors = wordFor(say, classification.hormoneReceptor, classification.hormoneReceptor)
  return (
    <>
      <p class="big">{classification.current?.label ?? say('unknown')}</p>
      <TumourLines tumours={classification.tumors} />
      <p>{say('patientLine', { metastatic, receptors })}</p>
      <Gaps trace={trace} />
      <SpecimenTable trace={trace} specimens={specimens} names={names} />
      <div class="pair">
        <section aria-labelledby={names.label('ish-plot')}>
          <h3 id={names.id('ish-plot')}>{say('ishPlot')}</h3>
          <IshPlot groups={tables.groups} specimens={plotted} />
        </section>
        <section aria-labelledby={names.label('ihc-plot')}>
          <h3 id={names.id('ihc-plot')}>{say('ihcPlot')}</h3>
          <IhcScale specimens={plotted} />
          <Quotes trace={trace} />
        </section>
      </div>
      <section aria-labelledby={names.label('time')}>
        <h3 id={names.id('time')}>{say('chart')}</h3>
        <Timeline lanes={lanesOf(trace)} />
      </section>
      {routes && <Routes routes={routes} names={names} />}
    </>
  )
}

/** One line for each, where there are several: the status of one must not be taken for that of the other. */
function TumourLines({ tumours }: { tumours: Trace['classification']['tumors'] }) {
  const say = useWords()
  if (tumours.length < 2) return null
  return (
    <ul class="tumours">
      {tumours.map(({ laterality, current, specimens: [latest] }, at) => (
        <li key={at}>
          {say('tumourLine', {
            n: at + 1,
            side: laterality ? say(laterality) : say('sideUnknown'),
            // Records from before tumours had an answer of their own hold only their specimens.
            label: (current ?? latest)?.label ?? say('unknown'),
          })}
        </li>
      ))}
    </ul>
  )
}

/** What was there and not understood, and what was never seen: without it the rest would look complete. */
function Gaps({ trace: { unread, notRead } }: { trace: ShownEvidence['trace'] }) {
  const say = useWords()
  return (
    <>
      {unread.length > 0 && (
        <p class="warn gaps">
          {say('unread')}: {unread.map(({ reference, why }) => `${reference}: ${why}`).join('; ')}
        </p>
      )}
      {notRead.length > 0 && (
        <p class="warn gaps">
          {say('notRead')}: {notRead.join(', ')}
        </p>
      )}
    </>
  )
}

function plot({ specimen, ihc, ish, label }: Classification, letter: string): PlottedSpecimen {
  const ratio = ish?.ratio ?? ish?.computedRatio
  const score = ihc?.score
  const isDual = ish?.probe !== 'single'
  return {
    letter,
    words: [[specimen.laterality, specimen.site].filter(Boolean).join(' '), specimen.collectedOn, label]
      .filter(Boolean)
      .join(', '),
    ...(score && { score }),
    ...(isDual && ratio && { ratio }),
    ...(isDual && ish?.her2CopyNumber && { copies: ish.her2CopyNumber }),
  }
}

interface TableProps {
  readonly trace: ShownEvidence['trace']
  readonly specimens: readonly Classification[]
  readonly names: Names
}

function SpecimenTable({ trace, specimens, names }: TableProps) {
  const say = useWords()
  const { tumors } = trace.classification
  const assayOf = (one: Classification) =>
    trace.evidence.results
      .filter(({ reference }) => one.evidence.includes(reference))
      .flatMap(({ assay }) => assay ?? [])
  return (
    <section>
      <h3 id={names.id('specimens')}>{say('specimens')}</h3>
      <div class="wide" tabIndex={0} role="region" aria-labelledby={names.label('specimens')}>
        <table>
          <thead>
            <tr>
              {[
                '',
                say('collected'),
                say('site'),
                'IHC',
                'ISH',
                say('status'),
                say('reported'),
                say('assay'),
                say('row'),
              ].map((heading) => (
                <th key={heading} scope="col">
                  {heading || '#'}
                </th>
              ))}
            </tr>
          </thead>
          {tumors.map((tumour, at) => (
            <tbody key={at}>
              {tumors.length > 1 && (
                <tr>
                  <th colSpan={9} scope="rowgroup">
                    {say('tumour', { n: at + 1 })} {tumour.laterality && say(tumour.laterality)}
                  </th>
                </tr>
              )}
              {tumour.specimens.map((one) => (
                <SpecimenRow
                  key={LETTERS[specimens.indexOf(one)]}
                  letter={LETTERS[specimens.indexOf(one)] ?? ''}
                  one={one}
                  assays={assayOf(one)}
                />
              ))}
            </tbody>
          ))}
        </table>
      </div>
    </section>
  )
}

function SpecimenRow({ letter, one, assays }: { letter: string; one: Classification; assays: readonly string[] }) {
  const say = useWords()
  const { specimen, ihc, ish } = one
  const staining = ihc?.stainingPercent === undefined ? ihc?.staining && say(ihc.staining) : `${ihc.stainingPercent} %`
  const numbers = [
    ish?.ratio && `${say('fieldRatio')} ${ish.ratio}`,
    ish?.her2CopyNumber && `HER2 ${ish.her2CopyNumber}`,
    ish?.cep17CopyNumber && `CEP17 ${ish.cep17CopyNumber}`,
    ish?.group && say('group', { n: ish.group }),
    ish?.result,
  ]
  const place = [
    specimen.laterality && say(specimen.laterality),
    specimen.site,
    specimen.metastatic && `(${say('metastatic')})`,
  ]
  return (
    <tr>
      <th scope="row">{letter}</th>
      <td class="when">{specimen.collectedOn ?? say('noDate')}</td>
      <td>{place.filter(Boolean).join(' ') || '–'}</td>
      <td>{[ihc?.score ?? ihc?.words, staining && `(${staining})`].filter(Boolean).join(' ') || '–'}</td>
      <td>{numbers.filter(Boolean).join(', ') || '–'}</td>
      <td>
        <strong>{one.label}</strong>
        {one.notes.map((note) => (
          <span key={note} class="note">
            {note}
          </span>
        ))}
      </td>
      <td>{one.reported ?? '–'}</td>
      <td>{[...new Set(assays)].join(', ') || '–'}</td>
      <td>{one.rules.join(', ')}</td>
    </tr>
  )
}

function Quotes({ trace: { evidence } }: { trace: ShownEvidence['trace'] }) {
  const say = useWords()
  const read = [...evidence.results, ...evidence.receptors].flatMap(({ quote, reference }) =>
    quote ? [{ quote, reference }] : [],
  )
  return (
    <>
      <h3>{say('quotes')}</h3>
      {read.length === 0 && <p>{say('quotesNone')}</p>}
      {read.map(({ quote, reference }) => (
        <blockquote key={reference + quote}>
          {quote} <cite>{reference}</cite>
        </blockquote>
      ))}
    </>
  )
}

function Routes({ routes, names }: { routes: readonly LabelRoute[]; names: Names }) {
  const say = useWords()
  return (
    <section class="routes">
      <h3 id={names.id('routes')}>{say('routes')}</h3>
      <p class="quiet">{say('routesNote')}</p>
      <div class="wide" tabIndex={0} role="region" aria-labelledby={names.label('routes')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say('row')}</th>
              <th scope="col">{say('condition')}</th>
              <th scope="col">{say('inRecord')}</th>
              <th scope="col">{say('basis')}</th>
            </tr>
          </thead>
          {routes.map(({ rule, title, conditions }) => (
            <tbody key={rule + title}>
              {conditions.map(({ condition, record, basis }, at) => (
                <tr key={condition}>
                  {at === 0 && (
                    <th scope="rowgroup" rowSpan={conditions.length}>
                      {rule}
                      <span class="note">{title}</span>
                    </th>
                  )}
                  <td>{condition}</td>
                  <td class={record === 'found' ? 'found' : ''}>{wordFor(say, `record-${record}`, record)}</td>
                  <td>{basis ?? ''}</td>
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </div>
    </section>
  )
}

export function Sources({ tables: { sources } }: { tables: Pick<Tables, 'sources'> }) {
  const say = useWords()
  return (
    <section aria-labelledby="sources">
      <h3 id="sources">{say('sources')}</h3>
      <ul class="sources">
        {sources
          .filter(({ id }) => /^(asco-cap|fda)-/.test(id))
          .map(({ id, label, citation, url }) => (
            <li key={id}>
              {url ? <WebLink label={label} url={url} /> : label}: {citation}
            </li>
          ))}
      </ul>
    </section>
  )
}
