// Draws cards as a CDS Hooks client does. All text is set as text; only `detail` is Markdown.
import { marked } from '/page/vendor/marked.js'

/** Builds an element: `h('p', { class: 'x' }, 'text', child)`. */
export function h(name, attributes = {}, ...children) {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value)
    else if (value !== undefined) element.setAttribute(key, value)
  }
  element.append(...children.filter((child) => child !== undefined))
  return element
}

/** `actions` holds what happens on `accept(card, suggestion)` and `override(card, reason)`. */
export function drawCard(card, actions) {
  const article = h('article', { class: card.indicator, 'aria-label': card.summary })
  article.append(h('span', { class: 'indicator' }, card.indicator), h('h3', {}, card.summary))
  if (card.detail) article.append(drawMarkdown(card.detail))
  const suggestions = (card.suggestions ?? []).map((suggestion) => drawSuggestion(card, suggestion, actions))
  if (suggestions.length > 0) article.append(h('div', { class: 'actions' }, ...suggestions))
  const links = (card.links ?? []).map(drawLink)
  if (links.length > 0) article.append(h('div', { class: 'actions' }, ...links))
  if (card.uuid) article.append(drawOverride(card, actions))
  article.append(drawSource(card.source))
  return article
}

function drawSuggestion(card, suggestion, actions) {
  const words = (suggestion.actions ?? []).map((action) => action.description).join('; ')
  const button = h('button', { type: 'button', title: words }, suggestion.label)
  button.addEventListener('click', () => actions.accept(card, suggestion))
  return button
}

function drawOverride(card, actions) {
  const reasons = card.overrideReasons ?? []
  const select = h(
    'select',
    { 'aria-label': `Reason to dismiss: ${card.summary}` },
    h('option', { value: '' }, 'No reason given'),
  )
  for (const [index, reason] of reasons.entries()) select.append(h('option', { value: index }, reason.display))
  const dismiss = h('button', { type: 'button' }, 'Dismiss')
  dismiss.addEventListener('click', () => actions.override(card, reasons[select.value]))
  return h('div', { class: 'actions' }, reasons.length > 0 ? select : undefined, dismiss)
}

function drawSource(source) {
  const label = source.url ? drawLink({ label: source.label, url: source.url }) : source.label
  return h('p', { class: 'source' }, 'Source: ', label)
}

function drawLink({ label, url }) {
  return isWebUrl(url)
    ? h('a', { href: url, rel: 'noopener noreferrer', target: '_blank' }, label)
    : h('span', {}, label)
}

function isWebUrl(url) {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)
}

/** Markdown without HTML: a tag cannot begin, images are left out, links are web links. */
function drawMarkdown(text) {
  const template = document.createElement('template')
  template.innerHTML = marked.parse(text.replaceAll('<', '&lt;'), { gfm: true, async: false })
  for (const image of template.content.querySelectorAll('img')) image.replaceWith(image.alt)
  for (const link of template.content.querySelectorAll('a')) {
    link.replaceWith(drawLink({ label: link.textContent, url: link.getAttribute('href') ?? '' }))
  }
  return h('div', { class: 'detail' }, template.content)
}
