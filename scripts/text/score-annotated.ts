/**
 * Texts with their correct reading, written down from the rules by people who had not seen the reader
 * (fixtures/text/annotated), compared with how the service reads them: each as the only final report of a patient with
 * invasive breast cancer.
 */
import { classifyRecords, type ClassifyLine } from '../../src/evaluate/classify-records.ts'

/** A HER2 result of a text; one for each specimen or tumour. */
interface TrueResult {
  readonly status: string
  /** 'n/a' where the status has none. */
  readonly tier: string
  /** An earlier result that the text only mentions. */
  readonly historic?: boolean
}

export interface AnnotatedText {
  readonly id: string
  readonly language: string
  /** Class of fault that the text is about, or 'plain'. */
  readonly class: string
  readonly text: string
  /** Empty: the text gives no HER2 result of this patient. */
  readonly her2: readonly TrueResult[]
  readonly er: string
  readonly pr: string
  readonly metastatic: 'yes' | 'no' | 'unknown'
  /** Why a careful person could not be sure: abstaining is then right. */
  readonly unsure: string | null
}

/** 'unread': the service claims nothing although the text says something, or less than it says. */
export type Verdict = 'right' | 'unread' | 'wrong'

export interface Score {
  readonly id: string
  readonly language: string
  readonly class: string
  readonly unsure: boolean
  readonly her2: Verdict
  readonly metastasis: Verdict
  readonly receptors: Verdict
  /** Statuses for the table of confusions: of the text, and of the service. */
  readonly truth: string
  readonly ours: string
  /** For a person who investigates it. */
  readonly told: string
}

const CLAIMS = ['positive', 'negative']

export function parseAnnotated(file: string): readonly AnnotatedText[] {
  return file
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as AnnotatedText)
}

export function scoreText(annotated: AnnotatedText): Score {
  const line = classifyRecords([asReport(annotated)], '2024-03-10')
  const ours = specimensOf(line)
  const her2 = judgeHer2(annotated, ours)
  const told = [
    `text ${annotated.her2.map(({ status, tier, historic }) => `${status}/${tier}${historic ? ' (earlier)' : ''}`).join(', ') || '-'}`,
    `read ${ours.map((one) => [one.overexpression, one.reason, one.tier].filter(Boolean).join('/')).join(', ') || '-'}`,
    `metastatic ${annotated.metastatic} read ${line.metastatic}`,
    `receptors ${truthOfReceptors(annotated)} read ${line.hormoneReceptor}`,
  ].join(' | ')
  return {
    ...{ id: annotated.id, language: annotated.language, class: annotated.class, unsure: annotated.unsure !== null },
    ...{ her2, metastasis: judgeMetastasis(annotated, line), receptors: judgeReceptors(annotated, line), told },
    truth: nameStatuses(annotated.her2.filter(({ historic }) => historic !== true).map(({ status }) => status)),
    ours: nameStatuses(ours.map(({ overexpression }) => overexpression)),
  }
}

type Specimen = NonNullable<ClassifyLine['current']>

function specimensOf({ tumors, current }: ClassifyLine): readonly Specimen[] {
  const all = tumors.flatMap(({ specimens }) => specimens)
  const listed = all.length === 0 && current ? [current] : all
  return listed.filter(({ overexpression }) => overexpression !== 'not-applicable')
}

/** Wrong: a claim that the text does not make of any specimen, or a tier it does not give. */
function judgeHer2({ her2, unsure }: AnnotatedText, ours: readonly Specimen[]): Verdict {
  const claimed = ours.filter(({ overexpression }) => CLAIMS.includes(overexpression))
  const allowed = new Set(her2.map(({ status }) => status))
  const tiers = new Set(her2.filter(({ status }) => status === 'negative').map(({ tier }) => tier))
  if (claimed.some(({ overexpression }) => !allowed.has(overexpression))) return 'wrong'
  const named = claimed
    .filter(({ overexpression }) => overexpression === 'negative')
    .map(({ tier = 'undetermined' }) => tier)
  if (named.some((tier) => tier !== 'undetermined' && !tiers.has(tier))) return 'wrong'
  if (unsure !== null) return 'right'
  const wanted = her2.filter(({ status, historic }) => historic !== true && CLAIMS.includes(status))
  // An earlier result that stands alone does not answer for a present one that was not read.
  const present = wanted.map(({ status }) => status)
  if (wanted.length > 0 && !claimed.some(({ overexpression }) => present.includes(overexpression))) return 'unread'
  return named.every((tier) => tiers.has(tier)) ? 'right' : 'unread'
}

function judgeMetastasis({ metastatic: truth, unsure }: AnnotatedText, { metastatic: ours }: ClassifyLine): Verdict {
  if (ours === 'unknown') return truth === 'unknown' || unsure !== null ? 'right' : 'unread'
  if (ours === 'yes') return truth === 'yes' ? 'right' : 'wrong'
  return truth === 'yes' ? 'wrong' : 'right'
}

function judgeReceptors(annotated: AnnotatedText, { hormoneReceptor: ours }: ClassifyLine): Verdict {
  const truth = truthOfReceptors(annotated)
  if (ours === 'unknown') return truth === 'unknown' || annotated.unsure !== null ? 'right' : 'unread'
  // A text that gives none, or only those of an earlier tumour, gives none of this one.
  return truth === ours || annotated.unsure !== null ? 'right' : 'wrong'
}

function truthOfReceptors({ er, pr }: AnnotatedText): string {
  if (er === 'positive' || pr === 'positive') return 'positive'
  if (er === 'low-positive') return 'low-positive'
  return er === 'negative' && pr === 'negative' ? 'negative' : 'unknown'
}

function nameStatuses(statuses: readonly string[]): string {
  return [...new Set(statuses)].toSorted().join('+') || 'none'
}

function asReport({ id, text }: AnnotatedText): object {
  const subject = { reference: `Patient/${id}` }
  const resources = [
    { resourceType: 'Patient', id },
    {
      ...{ resourceType: 'Condition', id: 'cancer', subject },
      clinicalStatus: {
        coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code: 'active' }],
      },
      code: { coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'C50.919' }], text: 'Breast cancer' },
    },
    {
      ...{ resourceType: 'DiagnosticReport', id: 'report', status: 'final', subject },
      ...{ effectiveDateTime: '2024-03-01', issued: '2024-03-05T10:00:00Z' },
      code: { coding: [{ system: 'http://loinc.org', code: '60568-3' }], text: 'Pathology report' },
      presentedForm: [{ contentType: 'text/plain', data: Buffer.from(text, 'utf8').toString('base64') }],
    },
  ]
  return { resourceType: 'Bundle', type: 'collection', entry: resources.map((resource) => ({ resource })) }
}
