/** The reports as one plain page: tables and words, no script, no style, nothing loaded. */
import type { FeedbackReport } from '../audit/feedback-report.ts'
import type { HarmCase } from '../audit/harm-watch.ts'
import type { ShadowReport } from '../audit/shadow-report.ts'

type Cell = string | number

export function writePage(feedback: FeedbackReport, shadow: ShadowReport, harm: readonly HarmCase[]): string {
  const { from, to } = feedback.period
  const parts = [
    `<h1>her2-cds: what was shown, and what became of it</h1><p>From ${escape(from)} to ${escape(to)}. Write <code>?from=2026-01-01&amp;to=2026-03-31</code> behind the address for another period. As <a href="admin/reports/feedback.csv">CSV</a>, <a href="admin/reports/feedback">JSON</a>.</p>`,
    `<h2>Cards</h2>${tableOf(
      [
        'Month',
        'Card',
        'Client',
        'Role',
        'Shown',
        'Accepted',
        'Overridden',
        'Not answered',
        'Median seconds to action',
        'Reasons',
      ],
      feedback.lines.map((line) => [
        line.month,
        line.card,
        line.client,
        line.role,
        line.shown,
        line.accepted,
        line.overridden,
        line.unanswered,
        line.medianSecondsToAction ?? '',
        countsOf(line.reasons),
      ]),
    )}<p>Feedback on cards that are not known here: ${feedback.unknownCards}.</p>`,
    `<h2>Whether a card is kept</h2><p>Appropriateness needs a sample of 30 firings judged by clinicians; feedback cannot tell it.</p>${tableOf(
      ['Card', 'Answered', 'Set aside as not relevant', 'Appropriateness', 'Verdict'],
      feedback.verdicts.map((one) => [
        one.card,
        one.answered,
        percentOf(one.notRelevant),
        one.appropriateness,
        one.verdict,
      ]),
    )}`,
    `<h2>In silence</h2><p>${shadow.evaluations} evaluations of ${shadow.patients} patients.</p>${tableOf(
      ['Card', 'Shown', 'In silence', 'Held back', 'Patients in 100', 'Cards for 100 patients', 'Why not shown'],
      shadow.lines.map((line) => [
        line.card,
        line.shown,
        line.shadow,
        line.quiet,
        line.patientsPer100.toFixed(1),
        line.cardsPer100.toFixed(1),
        countsOf(line.reasons),
      ]),
    )}`,
    `<h2>Harm watch</h2><p>Statuses given as final that an amended report contradicts. Each needs a person.</p>${tableOf(
      ['Patient', 'Specimen', 'Said', 'On', 'Now', 'Seen on'],
      harm.map((one) => [one.patient, one.specimen, one.said, one.saidAt, one.now, one.seenAt]),
    )}`,
  ]
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>her2-cds reports</title><main>${parts.join('\n')}</main></html>\n`
}

function tableOf(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  if (rows.length === 0) return '<p>None.</p>'
  const cells = (row: readonly Cell[], tag: string) =>
    row.map((cell) => `<${tag}>${escape(String(cell))}</${tag}>`).join('')
  const body = rows.map((row) => `<tr>${cells(row, 'td')}</tr>`).join('\n')
  return `<table border="1"><thead><tr>${cells(head, 'th scope="col"').replaceAll('</th scope="col">', '</th>')}</tr></thead><tbody>${body}</tbody></table>`
}

function countsOf(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .map(([name, count]) => `${name}: ${count}`)
    .join('; ')
}

function percentOf(share: number | undefined): string {
  return share === undefined ? 'no answers' : `${(share * 100).toFixed(1)} %`
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
}
