/** The reports as one plain page: tables and words, no script. */
import type { FeedbackReport } from '../audit/feedback-report.ts'
import type { HarmCase } from '../audit/harm-watch.ts'
import type { ShadowReport } from '../audit/shadow-report.ts'
import { VERDICTS } from '../audit/verdict-table.ts'
import { escape, tableOf, writeDocument } from './html.ts'

export function writePage(feedback: FeedbackReport, shadow: ShadowReport, harm: readonly HarmCase[]): string {
  const { from, to } = feedback.period
  const parts = [
    `<h1>her2-cds: what was shown, and what became of it</h1><p>From ${escape(from)} to ${escape(to)}. For another period, add <code>?from=2026-01-01&amp;to=2026-03-31</code> to the address. Also as <a href="admin/reports/feedback.csv">CSV</a> and <a href="admin/reports/feedback">JSON</a>.</p>`,
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
    )}<p>Feedback on cards that are not known here: ${feedback.unknownCards}${feedback.unknownCards > 0 ? ` (${escape(countsOf(feedback.unknownByClient))})` : ''}.</p>`,
    writeVerdicts(feedback),
    `<h2>Shadow</h2><p>${shadow.evaluations} evaluations of ${shadow.patients} patients.</p>${tableOf(
      ['Card', 'Shown', 'In shadow', 'Withheld', 'Patients per 100', 'Cards per 100 patients', 'Why not shown'],
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
    `<h2>Harm watch</h2><p>Statuses given as final that an amended report contradicts. A person must look at each of them.</p>${tableOf(
      ['Patient', 'Specimen', 'Said', 'On', 'Now', 'Seen on'],
      harm.map((one) => [one.patient, one.specimen, one.said, one.saidAt, one.now, one.seenAt]),
    )}`,
  ]
  return writeDocument('her2-cds reports', parts, 'admin/')
}

/** The figures, the table that judges them, and links to samples. */
function writeVerdicts({ verdicts }: FeedbackReport): string {
  const rows = verdicts.map(({ card, answered, notRelevantCount, appropriateness, verdict, row, why }) => {
    const { reviewed, appropriate, cannotTell, disputed } = appropriateness
    const found = [shareOf(appropriate, reviewed, Math.floor), cannotTell, disputed]
    return [card, ...found, shareOf(notRelevantCount, answered, Math.ceil), verdict, `${row}: ${why}`]
  })
  const columns = ['Card', 'Appropriate', 'Cannot tell', 'Disputed', 'Not relevant', 'Verdict', 'Why']
  const samples = verdicts.map(({ card }) => `<a href="admin/sample?card=${escape(card)}">${escape(card)}</a>`)
  return `<h2>Which cards to keep</h2><p>Appropriate: share of a sample of shown cards that clinicians judged appropriate. Not relevant: share of the answers that gave this reason. Both thresholds are proposals of this project, not from the literature; a figure counts only from 30 on. Also as <a href="admin/reports/verdicts.csv">CSV</a>. Samples to review: ${samples.join(', ') || 'nothing was shown'}.</p>${tableOf(columns, rows)}<p>The first row that applies decides:</p>${tableOf(
    ['Row', 'Verdict', 'When'],
    VERDICTS.rows.map(({ id, verdict, means }) => [id, verdict, means]),
  )}`
}

function countsOf(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .map(([name, count]) => `${name}: ${count}`)
    .join('; ')
}

/** 'x of y (z %)', the percentage truncated, not rounded, so that it never reads as the threshold that was missed. */
function shareOf(part: number, whole: number, cut: (number: number) => number): string {
  return whole === 0 ? 'none' : `${part} of ${whole} (${(cut((part * 1000) / whole) / 10).toFixed(1)} %)`
}
