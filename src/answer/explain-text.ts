/** An explanation in plain words, for a letter: what was shown, on what basis, what became of it, what holds today. */
import type { OwnRow, ChangedRow, RowWords } from '../audit/changed-rows.ts'
import { plainText } from '../content/plain-text.ts'
import { listBasis } from '../audit/card-basis.ts'
import { rowsOfRule } from '../her2/list-tables.ts'
import type { Explanation, Replay } from './explain.ts'
import type { Card } from '../cds-hooks/schemas.ts'
import type { FeedbackRecord } from '../storage/records.ts'

type Lines = readonly string[]

/** Ends with a line break. Patients appear only under the names that are stored; quotes from reports are unchanged. */
export function writeExplanation(explanation: Explanation): string {
  const { card } = explanation
  const parts: readonly (readonly [heading: string, lines: Lines])[] = [
    ...tellShown(explanation),
    ['When and to whom', tellReader(explanation)],
    ['Results it is based on', tellResults(explanation)],
    ['Rules it is based on', tellRules(explanation)],
    ['What was missing', tellMissing(explanation)],
    ['What was withheld', tellWithheld(explanation)],
    ['Feedback since', card.feedback.length > 0 ? card.feedback.map(tellFeedback) : ['None.']],
    ['Reviews', card.reviews.length > 0 ? card.reviews.map(tellReview) : ['None.']],
    ['Today', tellToday(explanation)],
  ]
  const body = parts.map(([heading, lines]) => `${heading}\n${lines.map(indent).join('')}`)
  return plainText([`Card ${card.uuid} (${card.key})\n`, ...body].join('\n'))
}

/** What was changed since is never called what was shown. */
function tellShown(explanation: Explanation): readonly (readonly [heading: string, lines: Lines])[] {
  const { sent, notAsSent, integrity } = explanation
  const kept = ['Whether it reads as it was written', [integrity.words]] as const
  if (integrity.state === 'changed' || integrity.state === 'not-in-chain')
    return [
      kept,
      ['What is stored now: NOT what was shown', notAsSent ? cardLines(notAsSent) : ['A card that was withheld.']],
    ]
  return [['What was shown', sent ? cardLines(sent) : ['Nothing: the card was withheld.']], kept]
}

function indent(line: string): string {
  return `${line
    .split(/\r?\n/)
    .map((text) => `  ${text}`.trimEnd())
    .join('\n')}\n`
}

function cardLines({ summary, detail }: Card): Lines {
  return detail ? [summary, '', detail.trimEnd()] : [summary]
}

const HOW = { shown: 'Shown', shadow: 'In shadow, not shown', quiet: 'Withheld, not shown' } as const

function tellReader({ card, evaluation }: Explanation): Lines {
  const { user, client, encounter, patient } = evaluation
  const why = card.why === null ? '' : `: ${card.why}`
  return [
    `${HOW[card.disposition]}, ${evaluation.at} (UTC), hook ${evaluation.hook}${why}.`,
    `User ${user || 'not named'}, client ${client || 'not named'}, encounter ${encounter || 'not named'}.`,
    `Patient stored under the name ${patient}.`,
  ]
}

function tellResults({ evidence, classification, why, card }: Explanation): Lines {
  const results = listBasis(evidence, classification, why, card.specimen)
  return results.length > 0 ? results : ['No HER2 result.']
}

function tellRules(explanation: Explanation): Lines {
  const { why, knowledge } = explanation
  const own = knowledge.ownRows ?? []
  const named = [...new Set([...(why?.because ?? []), ...(why?.rules ?? [])])]
  // The id of the card itself is in a cell of its row.
  const rest = named.filter((id) => !own.some(({ words }) => Object.values(words).includes(id)))
  const words = rest.map((id) => [id, ...new Set(rowsOfRule(id).map(({ means }) => means))].join(': '))
  const lines = [...own.flatMap(tellOwnRow), ...words]
  return lines.length > 0 ? lines : ['None named.']
}

function tellOwnRow({ table, row, words, means, readsTheSame }: OwnRow): Lines {
  const cells = `${row} (${table}): ${tellCells(words, row)}${readsTheSame ? '' : ' [reads differently now]'}`
  return means === undefined ? [cells] : [cells, `  ${means}`]
}

/** Cells with their headings, without the id. */
function tellCells(words: RowWords, row?: string): string {
  const cells = Object.entries(words).filter(([, cell]) => cell !== row && cell !== '-')
  return cells.map(([column, cell]) => `${column} ${cell}`).join(', ')
}

function tellMissing({ notRead, unread }: Explanation): Lines {
  const lines = [
    ...notRead.map((key) => `Not read: ${key}.`),
    ...unread.map(({ reference, why }) => `Not understood: ${reference}: ${why}`),
  ]
  return lines.length > 0 ? lines : ['Every part of the record that was asked for was read and understood.']
}

function tellWithheld({ held, quiet }: Explanation): Lines {
  const lines = [
    ...held.map(({ key, why }) => `${key}: ${why}.`),
    ...quiet.map(({ key, why }) => `${key}, withheld by the rules: ${why}.`),
  ]
  return lines.length > 0 ? lines : ['Nothing.']
}

function tellFeedback({ outcome, outcomeAt, receivedAt, reasons, acceptedSuggestions }: FeedbackRecord): string {
  const given = reasons.map(({ code, display, userComment }) =>
    [code ?? display ?? 'no reason', ...(userComment ? [`«${userComment}»`] : [])].join(' '),
  )
  const why = given.length > 0 ? `: ${given.join('; ')}` : ''
  const taken = acceptedSuggestions.length > 0 ? ` (suggestions ${acceptedSuggestions.join(', ')})` : ''
  return `${outcome} at ${outcomeAt}, received ${receivedAt}${taken}${why}`
}

function tellReview({ reviewer, judgement, note, reviewedAt }: Explanation['card']['reviews'][number]): string {
  return `${reviewer}, ${reviewedAt}: ${judgement.replaceAll('-', ' ')}${note === '' ? '' : ` «${note}»`}`
}

function tellToday({ knowledge, asThen, asNow, sent }: Explanation): Lines {
  const { changed, changedRows, rulesOfThen, exactReplay } = knowledge
  return [
    `With the rules, words and settings of today: ${tellReplay(asNow, sent !== undefined)}`,
    asThen
      ? `With the words and settings of that time, ${rulesOfThen ? 'and the rules of that time' : 'but the rules of today'}: ${tellReplay(asThen, sent !== undefined)}`
      : 'The words and settings of that time were not kept, or can no longer be read.',
    ...(changed.length > 0 ? [`Changed since: ${changed.join('; ')}.`] : ['Nothing has changed since.']),
    ...(changedRows ?? []).flatMap(tellChangedRow),
    ...(exactReplay ? [exactReplay] : []),
  ]
}

function tellReplay({ outcome, changes }: Replay, wasFilled: boolean): string {
  if (outcome === 'no-card') return 'the same evidence leads to no such card.'
  if (outcome === 'changed') return `the card reads differently (${changes.map(({ what }) => what).join(', ')}).`
  return wasFilled ? 'the same card, word for word.' : 'the same evidence leads to the same consideration.'
}

function tellChangedRow({ table, row, before, now, ownRow }: ChangedRow): Lines {
  const whose = {
    true: 'this card is based on it',
    false: 'not a row of this card',
    undefined: 'it may affect this card',
  }
  const unlessBoth = before ? 'removed' : 'new'
  const what = before && now ? 'changed' : unlessBoth
  return [
    `Row ${row} (${table}) ${what}; ${whose[`${ownRow}`]}.`,
    ...(before ? [`  then: ${tellCells(before, row)}`] : []),
    ...(now ? [`  now:  ${tellCells(now, row)}`] : []),
  ]
}
