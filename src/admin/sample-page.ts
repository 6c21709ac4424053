/** Cards of a sample, each with a form to judge it. What became of a card, and what others said about it, is not shown. */
import { SAMPLED_KEYS } from '../audit/review-sample.ts'
import type { GivenOrder, SampleOrder, SampledCard } from '../audit/review-sample.ts'
import { JUDGEMENTS } from '../storage/records.ts'
import { escape, writeDocument } from './html.ts'

/** What the form sends along, so that the page comes back as it was. */
export const CARRIED = ['card', 'count', 'seed', 'from', 'to', 'reviewer'] as const

export interface SamplePage {
  readonly order: SampleOrder
  readonly given: GivenOrder & { readonly reviewer?: string | undefined }
  readonly sample: readonly SampledCard[]
  /** The token of a form of this page. */
  readonly sign: (uuid: string) => string
}

/** Links to the samples. */
export function writeChoice(): string {
  const links = SAMPLED_KEYS.map((key) => `<li><a href="sample?card=${escape(key)}">${escape(key)}</a></li>`)
  return writeDocument('her2-cds: samples to review', [
    '<h1>Choose a card to review</h1>',
    `<ul>${links.join('\n')}</ul>`,
  ])
}

export function writeSamplePage({ order, given, sample, sign }: SamplePage): string {
  const { card, count, seed, period } = order
  return writeDocument(`her2-cds: review of ${card}`, [
    `<h1>Review of ${escape(card)}</h1>`,
    `<p>${sample.length} of at most ${count} cards that were shown from ${escape(period.from)} to ${escape(period.to)}, drawn at random with the seed ${escape(seed)}: everyone who uses the same seed gets the same cards. For other cards, add <code>&amp;count=50&amp;seed=2&amp;from=2026-01-01&amp;to=2026-03-31</code> to the address.</p>`,
    '<p>Appropriate: for this patient, at that moment, the card was right and worth reading. What its reader did with it, and what other reviewers say, is not shown here.</p>',
    ...sample.map((one, index) => writeCard(one, index + 1, given, sign(one.uuid))),
    '<p><a href="sample">Other cards</a></p>',
  ])
}

function writeCard(one: SampledCard, number: number, given: SamplePage['given'], sign: string): string {
  const { uuid, sent, hook, shownAt, results, history } = one
  const own = history.reviews.find(({ reviewer }) => reviewer === given.reviewer)
  const labels = (sent.suggestions ?? []).map(({ label }) => label)
  const parts: readonly string[] = [
    `<h2 id="c-${escape(uuid)}">${number}. ${escape(sent.summary)}</h2>`,
    `<p>${escape(sent.indicator)}, hook ${escape(hook)}, ${escape(shownAt)}, card <code>${escape(uuid)}</code></p>`,
    ...(sent.detail ? [`<pre>${escape(sent.detail)}</pre>`] : []),
    ...(labels.length > 0 ? [`<p>Suggestions:</p>${listOf(labels)}`] : []),
    ...(results.length > 0 ? [`<p>Results it is based on:</p>${listOf(results)}`] : []),
    writeForm(uuid, given, own, sign),
  ]
  return `<section>${parts.join('\n')}</section><hr>`
}

function listOf(lines: readonly string[]): string {
  return `<ul>${lines.map((line) => `<li>${escape(line)}</li>`).join('')}</ul>`
}

const WORDS = {
  appropriate: 'appropriate',
  'not-appropriate': 'not appropriate',
  'cannot-tell': 'cannot tell',
} as const

function writeForm(
  uuid: string,
  given: SamplePage['given'],
  own: SampledCard['history']['reviews'][number] | undefined,
  sign: string,
): string {
  const choices = JUDGEMENTS.map((judgement) => {
    const checked = own?.judgement === judgement ? ' checked' : ''
    return `<label><input type="radio" name="judgement" value="${judgement}" required${checked}> ${WORDS[judgement]}</label>`
  })
  const hidden = [...CARRIED.filter((name) => name !== 'reviewer'), 'sign'].map((name) => {
    const value = name === 'sign' ? sign : given[name as keyof GivenOrder]
    return value === undefined ? '' : `<input type="hidden" name="${name}" value="${escape(value)}">`
  })
  return `<form method="post" action="cards/${encodeURIComponent(uuid)}/review" accept-charset="utf-8">${hidden.join('')}<fieldset><legend>${own ? 'Saved; a later judgement replaces it' : 'Your judgement'}</legend>${choices.join(' ')}
<p><label>Note <textarea name="note" rows="2" cols="60" maxlength="4000">${escape(own?.note ?? '')}</textarea></label></p>
<p><label>Reviewer <input name="reviewer" required maxlength="200" value="${escape(given.reviewer ?? '')}"></label> <button>Save</button></p></fieldset></form>`
}
