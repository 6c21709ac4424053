/** A card as a CDS Hooks client draws it. All text is set as text; only `detail` is Markdown, without HTML. */
import { marked } from 'marked'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Card } from './service.ts'
import { useWords } from './words.ts'

type Suggestion = NonNullable<Card['suggestions']>[number]
type Reason = NonNullable<Card['overrideReasons']>[number]

export interface CardActions {
  readonly accept: (card: Card, suggestion: Suggestion) => void
  readonly override: (card: Card, reason: Reason | undefined) => void
  /** It was accepted, and the card is still there because more of its suggestions may be. */
  readonly isDone: (card: Card, suggestion: Suggestion) => boolean
  /** Launches a SMART app; absent if the record is not on the server. */
  readonly launch?: (url: string) => void
}

/** Without `actions` a preview: the same look, and buttons that do nothing yet. */
export function CardView({ card, actions }: { card: Card; actions?: CardActions }) {
  return (
    <article class={`card ${card.indicator}`} aria-label={card.summary} tabIndex={-1} lang="en">
      <p class="indicator">{card.indicator}</p>
      <h3>{card.summary}</h3>
      {card.detail && <Markdown text={card.detail} />}
      <Suggestions card={card} {...(actions && { actions })} />
      {card.links && (
        <p class="row">
          {card.links.map((link) => (
            <CardLink key={link.url} link={link} {...(actions && { actions })} />
          ))}
        </p>
      )}
      {card.uuid && <Dismissal card={card} {...(actions && { actions })} />}
      <Source source={card.source} />
    </article>
  )
}

/** A SMART link is launched, as an EHR does; any other is followed. */
function CardLink({ link, actions }: { link: NonNullable<Card['links']>[number]; actions?: CardActions }) {
  if (link.type !== 'smart') return <WebLink {...link} />
  return (
    <button type="button" disabled={!actions?.launch} onClick={() => actions?.launch?.(link.url)}>
      {link.label}
    </button>
  )
}

function Suggestions({ card, actions }: { card: Card; actions?: CardActions }) {
  const say = useWords()
  if (!card.suggestions) return null
  return (
    <div class="suggestions" role="group" aria-label={`${say('suggestions')}: ${card.summary}`}>
      <p class="quiet">{say(card.selectionBehavior === 'at-most-one' ? 'atMostOne' : 'anyOf')}</p>
      {card.suggestions.map((suggestion) => (
        <button
          key={suggestion.uuid}
          type="button"
          class={suggestion.isRecommended ? 'recommended' : ''}
          disabled={!actions || actions.isDone(card, suggestion)}
          title={(suggestion.actions ?? []).map(({ description }) => description).join('; ')}
          onClick={() => actions?.accept(card, suggestion)}
        >
          {actions?.isDone(card, suggestion) && '✓ '}
          {suggestion.label}
        </button>
      ))}
    </div>
  )
}

function Dismissal({ card, actions }: { card: Card; actions?: CardActions }) {
  const say = useWords()
  const [chosen, choose] = useState('')
  const reasons = card.overrideReasons ?? []
  return (
    <div class="row">
      {reasons.length > 0 && (
        <select
          value={chosen}
          disabled={!actions}
          aria-label={`${say('dismissReason')}: ${card.summary}`}
          onChange={(event) => choose(event.currentTarget.value)}
        >
          <option value="">{say('noReason')}</option>
          {reasons.map(({ code, display }) => (
            <option key={code} value={code}>
              {display}
            </option>
          ))}
        </select>
      )}
      <button
        type="button"
        disabled={!actions}
        aria-label={`${say('dismiss')}: ${card.summary}`}
        onClick={() =>
          actions?.override(
            card,
            reasons.find(({ code }) => code === chosen),
          )
        }
      >
        {say('dismiss')}
      </button>
    </div>
  )
}

function Source({ source }: { source: Card['source'] }) {
  const say = useWords()
  return (
    <p class="quiet source">
      {say('source')}: {source.url ? <WebLink label={source.label} url={source.url} /> : source.label}
    </p>
  )
}

export function WebLink({ label, url }: { label: string; url: string }) {
  if (!isWebUrl(url)) return <span>{label}</span>
  return (
    <a href={url} rel="noopener noreferrer" target="_blank">
      {label}
    </a>
  )
}

function isWebUrl(url: string): boolean {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)
}

/** A tag cannot begin, images are left out, links are web links. */
export function Markdown({ text }: { text: string }) {
  const place = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const template = document.createElement('template')
    template.innerHTML = marked.parse(text.replaceAll('<', '&lt;'), { gfm: true, async: false })
    for (const image of template.content.querySelectorAll('img')) image.replaceWith(image.alt)
    for (const link of template.content.querySelectorAll('a')) link.replaceWith(safeLink(link))
    for (const table of template.content.querySelectorAll('table')) {
      const frame = document.createElement('div')
      frame.className = 'wide'
      frame.tabIndex = 0
      table.replaceWith(frame)
      frame.append(table)
    }
    place.current?.replaceChildren(template.content)
  }, [text])
  return <div class="detail" ref={place} />
}

function safeLink(link: HTMLAnchorElement): Node {
  const url = link.getAttribute('href') ?? ''
  if (!isWebUrl(url)) return document.createTextNode(link.textContent ?? '')
  const safe = document.createElement('a')
  safe.href = url
  safe.rel = 'noopener noreferrer'
  safe.target = '_blank'
  safe.textContent = link.textContent
  return safe
}
