/**
 * Small edits of evidence: one input of the current specimen, or of the patient, set to another value. They serve the
 * question "what would change this answer?" and judge nothing: the rules say what follows from an edit.
 */
import type { ClassifiedWorkUp } from '../her2/status/speaks-now.ts'
import { isFinalReport } from '../her2/tables/report-statuses.ts'
import type {
  Evidence,
  Her2Result,
  IhcScore,
  IshResult,
  Measure,
  ResultSource,
  SpecimenFacts,
} from '../her2/evidence.ts'

export type EditedInput =
  | 'ihc-score'
  | 'ihc-staining'
  | 'ish'
  | 'ish-ratio'
  | 'ish-copies'
  | 'ish-recount'
  | 'report-status'
  | 'metastasis'
  | 'hormone-receptors'

/** One input, from what the record says ('missing' where it says nothing) to another value. */
export interface EvidenceEdit {
  readonly input: EditedInput
  readonly from: string
  readonly to: string
  readonly apply: (evidence: Evidence) => Evidence
}

/** Numbers of one case of each group, away from the thresholds; the tests check them against the table of groups. */
// prettier-ignore
export const CASE_OF_GROUP: readonly (readonly [group: string, ratio: string, copies: string])[] = [
  ['1', '2.0', '4.0'],
  ['2', '2.0', '3.9'],
  ['3', '1.9', '6.0'],
  ['4', '1.9', '4.0'],
  ['5', '1.9', '3.9'],
]

/** The two values nearest to each threshold, one on each side, as a report with two decimals gives them. */
const AROUND_RATIO = ['1.99', '2.00']
const AROUND_COPIES = ['3.99', '4.00', '5.99', '6.00']
const SCORES: readonly IhcScore[] = ['0', '1+', '2+', '3+']
/** The place of a result of a sample about which nothing is recorded. */
const NO_SAMPLE: SpecimenFacts = { siteKind: 'unknown' }

/** Every single edit that is tried; `speaking` is the current specimen, absent where none was tested. */
export function listEdits(evidence: Evidence, speaking: ClassifiedWorkUp | undefined): readonly EvidenceEdit[] {
  const results = speaking?.workUp.results ?? []
  const template = templateOf(evidence, speaking)
  return [
    ...ihcEdits(results, template),
    ...ishEdits(results, template),
    ...statusEdits(results),
    ...patientEdits(evidence, template),
  ]
}

/** What a new result of this sample has in common with the existing ones. */
function templateOf(evidence: Evidence, speaking: ClassifiedWorkUp | undefined): ResultSource {
  const [first] = speaking?.workUp.results ?? []
  const base = { reference: 'assumed', reportStatus: 'final', reports: [] } as const
  if (first) {
    return { ...base, specimen: first.specimen, ...(first.performedOn && { performedOn: first.performedOn }) }
  }
  const [specimen = NO_SAMPLE] = evidence.specimens.filter(({ siteKind }) => siteKind !== 'unknown')
  return { ...base, specimen, ...(specimen.collectedOn && { performedOn: specimen.collectedOn }) }
}

function ihcEdits(results: readonly Her2Result[], template: ResultSource): EvidenceEdit[] {
  const own = results.filter((result) => result.test === 'ihc')
  const scores = [...new Set(own.map(({ score }) => score).filter((score) => score !== undefined))]
  const from = scores.join(' / ') || own.map(({ words }) => words).find((words) => words !== undefined) || 'missing'
  const write = (score: IhcScore, staining?: 'absent' | 'present') =>
    replace(own, { ...template, ...bare(own[0]), test: 'ihc', score, ...(staining && { staining }) })
  const others = SCORES.filter((score) => scores.length !== 1 || scores[0] !== score)
  const edits = others.map((score): EvidenceEdit => ({ input: 'ihc-score', from, to: score, apply: write(score) }))
  const stated = own.find(({ score }) => score === '0')?.staining
  const statements = scores.length === 1 && scores[0] === '0' ? (['absent', 'present'] as const) : []
  const stainings = statements
    .filter((staining) => staining !== stated)
    .map((to): EvidenceEdit => ({ input: 'ihc-staining', from: stated ?? 'missing', to, apply: write('0', to) }))
  return [...edits, ...stainings]
}

/** Where and when, without what it said. */
function bare(result: ResultSource | undefined): Partial<ResultSource> {
  if (!result) return {}
  const { reference, specimen, performedOn, issuedOn, reports } = result
  return { reference, specimen, reports, ...(performedOn && { performedOn }), ...(issuedOn && { issuedOn }) }
}

function ishEdits(results: readonly Her2Result[], template: ResultSource): EvidenceEdit[] {
  const own = results.filter((result) => result.test === 'ish')
  const [first] = own
  if (!first) {
    return CASE_OF_GROUP.map(([group, ratio, copies]): EvidenceEdit => {
      const result: IshResult = {
        ...template,
        test: 'ish',
        probe: 'dual',
        ratio: { text: ratio },
        her2CopyNumber: { text: copies },
      }
      return { input: 'ish', from: 'missing', to: `group ${group}`, apply: replace([], result) }
    })
  }
  if (own.length > 1) return []
  // A ratio that is no longer the quotient of its copy numbers would be a contradiction that the edit itself made.
  const { cep17CopyNumber: _, words: _words, recount: _recount, ...kept } = first
  const edit = (
    input: EditedInput,
    from: Measure | undefined,
    to: string,
    change: Partial<IshResult>,
  ): EvidenceEdit => ({
    input,
    from: from ? `${from.comparator ?? ''}${from.text}` : 'missing',
    to,
    apply: replace([first], { ...kept, ...change }),
  })
  const isDual = first.probe !== 'single'
  const ratios = isDual ? neighbours(first.ratio, AROUND_RATIO) : []
  const copies = neighbours(first.her2CopyNumber, AROUND_COPIES)
  const recounts = isDual && first.her2CopyNumber ? (['same-group', 'other-group'] as const) : []
  return [
    ...ratios.map((text) => edit('ish-ratio', first.ratio, text, { ratio: { text } })),
    ...copies.map((text) => edit('ish-copies', first.her2CopyNumber, text, { her2CopyNumber: { text } })),
    ...recounts
      .filter((outcome) => outcome !== first.recount?.outcome)
      .map((outcome): EvidenceEdit => ({
        input: 'ish-recount',
        from: first.recount?.outcome ?? 'missing',
        to: outcome,
        apply: replace([first], { ...first, recount: { outcome } }),
      })),
  ]
}

/** The values just across each threshold from the reported one; all of them where none was reported. */
function neighbours(measure: Measure | undefined, around: readonly string[]): readonly string[] {
  if (!measure) return around
  const value = Number(measure.text)
  return around.filter((text, index) => (index % 2 === 0 ? value >= Number(around[index + 1]) : value < Number(text)))
}

function statusEdits(results: readonly Her2Result[]): EvidenceEdit[] {
  const open = results.filter(({ reportStatus }) => !isFinalReport(reportStatus))
  const [first] = open
  if (!first) return []
  const apply = (evidence: Evidence): Evidence => ({
    ...evidence,
    results: evidence.results.map((result) => (open.includes(result) ? { ...result, reportStatus: 'final' } : result)),
  })
  return [{ input: 'report-status', from: first.reportStatus, to: 'final', apply }]
}

function patientEdits(evidence: Evidence, template: ResultSource): EvidenceEdit[] {
  const said = [...new Set(evidence.metastasis.map(({ says }) => says))].join(' / ') || 'missing'
  const metastasis = (['yes', 'no'] as const)
    .filter((says) => says !== said)
    .map((says): EvidenceEdit => {
      const statement = {
        reference: 'assumed',
        reportStatus: 'final',
        says,
        words: says === 'yes' ? 'M1' : 'M0',
      } as const
      return { input: 'metastasis', from: said, to: says, apply: (one) => ({ ...one, metastasis: [statement] }) }
    })
  const receptors = (['positive', 'negative'] as const).map((words): EvidenceEdit => {
    const result = (receptor: 'ER' | 'PgR') => ({ ...template, receptor, words })
    const apply = (one: Evidence): Evidence => ({ ...one, receptors: [result('ER'), result('PgR')] })
    return {
      input: 'hormone-receptors',
      from: evidence.receptors.length > 0 ? 'as reported' : 'missing',
      to: words,
      apply,
    }
  })
  return [...metastasis, ...receptors]
}

/** Puts one result in the place of others, or at the end if there were none. Works on any evidence that holds those results. */
function replace(old: readonly Her2Result[], result: Her2Result): (evidence: Evidence) => Evidence {
  const gone = new Set(old.map(({ reference }) => reference))
  return (evidence) => ({
    ...evidence,
    results: [...evidence.results.filter((one) => one.test !== result.test || !gone.has(one.reference)), result],
  })
}
