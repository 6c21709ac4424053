/** One patient for each card, as evidence; the rules decide which card comes of it. */
import { loadCardBook } from '../../src/content/card-book.ts'
import type { FillContext } from '../../src/content/fill-context.ts'
import { draftResource } from '../../src/fhir/write/draft-resources.ts'
import { classifyWorkUps, summarise } from '../../src/her2/status/classify.ts'
import { consider } from '../../src/her2/considerations/consider.ts'
import type { Consideration, ConsiderationKey, HookName } from '../../src/her2/considerations/considerations.ts'
import {
  type DraftOrder,
  type Evidence,
  type IhcResult,
  type IshResult,
  type MetastasisStatement,
  NO_EVIDENCE,
  type OverallResult,
  type ReceptorResult,
  type SpecimenFacts,
  type Treatment,
  type Unread,
} from '../../src/her2/evidence.ts'
import { DEFAULT_SETTINGS } from '../../src/her2/settings.ts'

export const TODAY = '2026-11-22'
export const CARDS = new URL('../../cards/', import.meta.url).pathname
export const book = loadCardBook(CARDS, TODAY)

export const BREAST: SpecimenFacts = {
  key: 'Specimen/1',
  reference: 'Specimen/1',
  collectedOn: '2026-09-02',
  site: 'breast',
  siteKind: 'breast',
  laterality: 'left',
  procedure: 'biopsy',
}
const OTHER_BREAST: SpecimenFacts = {
  ...BREAST,
  key: 'Specimen/3',
  reference: 'Specimen/3',
  laterality: 'right',
}
const FOCUS: SpecimenFacts = { ...BREAST, key: 'Specimen/5', reference: 'Specimen/5' }
const EXCISION: SpecimenFacts = {
  ...BREAST,
  key: 'Specimen/4',
  reference: 'Specimen/4',
  collectedOn: '2026-10-05',
  procedure: 'surgery',
}
export const LIVER: SpecimenFacts = {
  key: 'Specimen/2',
  reference: 'Specimen/2',
  collectedOn: '2026-10-01',
  site: 'liver',
  siteKind: 'distant',
  procedure: 'biopsy',
}

const source = (id: string, specimen: SpecimenFacts) =>
  ({
    reference: `Observation/${id}`,
    reportStatus: 'final',
    performedOn: specimen.collectedOn ?? '2026-09-03',
    reports: ['DiagnosticReport/1'],
    specimen,
  }) as const

export function ihc(id: string, more: Partial<IhcResult>, specimen = BREAST): IhcResult {
  return { test: 'ihc', ...source(id, specimen), ...more }
}

export function ish(id: string, more: Partial<IshResult>, specimen = BREAST): IshResult {
  return { test: 'ish', ...source(id, specimen), ...more }
}

export function dual(id: string, ratio: string, her2: string, cep17: string, specimen = BREAST): IshResult {
  return ish(
    id,
    { probe: 'dual', ratio: { text: ratio }, her2CopyNumber: { text: her2 }, cep17CopyNumber: { text: cep17 } },
    specimen,
  )
}

function overall(id: string, words: OverallResult['words'], specimen = BREAST): OverallResult {
  return { test: 'overall', ...source(id, specimen), words }
}

const ER: ReceptorResult = { receptor: 'ER', ...source('er', LIVER), words: 'positive', percent: { text: '90' } }
const STAGE_IV: MetastasisStatement = {
  reference: 'Condition/2',
  reportStatus: 'final',
  says: 'yes',
  words: 'stage IV',
  on: '2026-09-20',
}
const ENDOCRINE: Treatment = {
  reference: 'MedicationRequest/1',
  kind: 'endocrine',
  words: 'Letrozole',
  on: '2026-09-25',
  state: 'active',
}

function evidenceOf(more: Partial<Evidence>): Evidence {
  return { ...NO_EVIDENCE, patient: 'Patient/1', specimens: [BREAST], ...more }
}

export interface Case {
  readonly key: ConsiderationKey
  readonly name: string
  /** patient-view if absent. */
  readonly hook?: HookName
  readonly evidence: Evidence
  readonly unread?: readonly Unread[]
  readonly notRead?: readonly string[]
}

function order(agent: string, words: string, more: Partial<DraftOrder> = {}): DraftOrder {
  return { reference: 'MedicationRequest/draft', selected: true, words, agent, authoredOn: '2026-11-01', ...more }
}
const TRASTUZUMAB = order('trastuzumab', 'Trastuzumab 440 mg')
const T_DXD = order('trastuzumab deruxtecan', 'Enhertu 100 mg')

function testOrder(test: NonNullable<DraftOrder['test']>, more: Partial<DraftOrder> = {}): DraftOrder {
  return { reference: 'ServiceRequest/draft', selected: true, words: `HER2 ${test}`, test, ...more }
}

const INVASIVE = {
  reference: 'Condition/1',
  kind: 'invasive-breast',
  words: 'Invasive carcinoma, left breast',
  on: '2026-08-15',
  activity: 'active',
} as const

const LEFT_CANCER = { ...INVASIVE, laterality: 'left' } as const

const PATIENT_VIEW_CASES: readonly Case[] = [
  {
    key: 'her2Synopsis',
    name: 'her2Synopsis',
    evidence: evidenceOf({
      specimens: [BREAST, LIVER],
      results: [
        ihc('ihc-1', { score: '3+' }),
        ihc('ihc-2', { score: '1+' }, LIVER),
        overall('all-2', 'negative', LIVER),
      ],
      receptors: [ER],
      metastasis: [STAGE_IV],
    }),
    unread: [{ reference: 'Observation/9', why: 'HER2 result text not understood: «see <b>note</b>»' }],
    notRead: ['medications'],
  },
  {
    key: 'reflexIsh',
    name: 'reflexIsh',
    evidence: evidenceOf({ results: [ihc('ihc-1', { score: '2+', words: 'equivocal' })] }),
  },
  {
    key: 'concurrentIhc',
    name: 'concurrentIhc',
    evidence: evidenceOf({ results: [dual('ish-1', '2.1', '3.5', '1.6')] }),
  },
  {
    key: 'concurrentIhc',
    name: 'concurrentIhc-single-probe',
    evidence: evidenceOf({ results: [ish('ish-1', { probe: 'single', her2CopyNumber: { text: '4.8' } })] }),
  },
  {
    key: 'ishRecount',
    name: 'ishRecount',
    evidence: evidenceOf({ results: [ihc('ihc-1', { score: '2+' }), dual('ish-1', '1.96', '4.10', '2.09')] }),
  },
  {
    key: 'her2Discordant',
    name: 'her2Discordant-tests',
    evidence: evidenceOf({ results: [ihc('ihc-1', { score: '3+' }), dual('ish-1', '1.2', '2.4', '2.0')] }),
  },
  {
    key: 'her2Discordant',
    name: 'her2Discordant-report',
    evidence: evidenceOf({ results: [ihc('ihc-1', { score: '3+' }), overall('all-1', 'negative')] }),
  },
  {
    key: 'metastaticRetest',
    name: 'metastaticRetest',
    evidence: evidenceOf({
      specimens: [BREAST, LIVER],
      results: [ihc('ihc-1', { score: '1+' })],
      metastasis: [STAGE_IV],
    }),
  },
  {
    key: 'zeroUnspecified',
    name: 'zeroUnspecified',
    evidence: evidenceOf({
      specimens: [BREAST, LIVER],
      results: [
        ihc('ihc-1', { score: '0' }),
        ihc('ihc-2', { score: '0', percent: { text: '0', meaning: 'intense-complete' } }, LIVER),
      ],
      receptors: [ER],
      metastasis: [STAGE_IV],
      treatments: [ENDOCRINE],
    }),
  },
  {
    key: 'her2Amended',
    name: 'her2Amended',
    evidence: evidenceOf({
      results: [
        ihc('ihc-1', { score: '1+', replacedBy: 'Observation/ihc-1b' }),
        ihc('ihc-1b', { score: '3+', reportStatus: 'amended', issuedOn: '2026-11-10T09:00:00Z' }),
      ],
      treatments: [{ reference: 'MedicationRequest/2', kind: 'her2-directed', words: 'Trastuzumab', state: 'planned' }],
    }),
  },
  {
    key: 'her2Indeterminate',
    name: 'her2Indeterminate',
    evidence: evidenceOf({
      results: [ihc('ihc-1', { words: 'indeterminate' }), ish('ish-1', { words: 'indeterminate' })],
    }),
  },
  {
    key: 'metastaticLow',
    name: 'metastaticLow',
    evidence: evidenceOf({
      specimens: [BREAST, LIVER],
      results: [
        ihc('ihc-1', { score: '0', staining: 'absent' }),
        ihc('ihc-2', { score: '2+', assay: '4B5' }, LIVER),
        dual('ish-2', '1.2', '2.4', '2.0', LIVER),
      ],
      receptors: [ER],
      metastasis: [STAGE_IV],
      treatments: [ENDOCRINE],
    }),
  },
  {
    key: 'metastaticUltralow',
    name: 'metastaticUltralow',
    evidence: evidenceOf({
      specimens: [LIVER],
      results: [ihc('ihc-2', { score: '0', percent: { text: '5', meaning: 'membrane' } }, LIVER)],
      metastasis: [STAGE_IV],
    }),
  },
  {
    key: 'her2Missing',
    name: 'her2Missing',
    evidence: evidenceOf({
      diagnoses: [
        {
          reference: 'Condition/1',
          kind: 'invasive-breast',
          words: 'Invasive carcinoma, left breast',
          on: '2026-10-15',
          activity: 'active',
        },
      ],
    }),
  },
  {
    key: 'lowGradePositive',
    name: 'lowGradePositive',
    evidence: evidenceOf({
      results: [ihc('ihc-1', { score: '3+' })],
      histology: [
        { ...source('grade', BREAST), grade: '1' },
        { ...source('type', BREAST), type: 'tubular' },
      ],
    }),
  },
  {
    key: 'excisionRetest',
    name: 'excisionRetest',
    evidence: evidenceOf({
      specimens: [BREAST, EXCISION],
      results: [ihc('ihc-1', { score: '1+' })],
      histology: [
        { ...source('type', BREAST), type: 'lobular' },
        { ...source('grade-2', EXCISION), grade: '3' },
        { ...source('type-2', EXCISION), type: 'ductal' },
      ],
    }),
  },
  {
    key: 'specimensDiffer',
    name: 'specimensDiffer',
    evidence: evidenceOf({
      specimens: [BREAST, LIVER],
      results: [ihc('ihc-1', { score: '3+' }), ihc('ihc-2', { score: '1+' }, LIVER)],
      metastasis: [STAGE_IV],
    }),
  },
  {
    key: 'multipleTumors',
    name: 'multipleTumors-sides',
    evidence: evidenceOf({
      specimens: [BREAST, OTHER_BREAST],
      results: [ihc('ihc-1', { score: '1+' })],
      diagnoses: [
        { ...LEFT_CANCER, on: '2025-08-20' },
        {
          ...LEFT_CANCER,
          reference: 'Condition/3',
          words: 'Carcinoma, right breast',
          laterality: 'right',
          on: '2025-08-20',
        },
      ],
    }),
  },
  {
    key: 'multipleTumors',
    name: 'multipleTumors-foci',
    evidence: evidenceOf({
      specimens: [BREAST, FOCUS],
      results: [ihc('ihc-1', { score: '1+' })],
      histology: [
        { ...source('grade', BREAST), grade: '1' },
        { ...source('grade-2', FOCUS), grade: '3' },
      ],
    }),
  },
  {
    key: 'her2Unread',
    name: 'her2Unread',
    evidence: evidenceOf({
      results: [
        {
          ...ihc('ihc-1', {}),
          ...{ test: 'unreadable', of: 'ihc', kind: 'unreadable', why: '«zur Kenntnis»: was not understood' },
          class: 'not-understood',
        },
      ],
    }),
  },
]

const ORDER_SELECT_CASES: readonly Case[] = [
  {
    key: 'needsHer2Positive',
    name: 'needsHer2Positive-low',
    hook: 'order-select',
    evidence: evidenceOf({ results: [ihc('ihc-1', { score: '1+' })], drafts: [TRASTUZUMAB] }),
  },
  {
    key: 'needsHer2Positive',
    name: 'needsHer2Positive-unknown',
    hook: 'order-select',
    evidence: evidenceOf({ diagnoses: [INVASIVE], drafts: [order('trastuzumab emtansine', 'Kadcyla')] }),
  },
  {
    key: 'tdxdRoute',
    name: 'tdxdRoute',
    hook: 'order-select',
    evidence: evidenceOf({
      specimens: [LIVER],
      results: [ihc('ihc-2', { score: '1+', assay: 'Pathway 4B5' }, LIVER)],
      receptors: [ER],
      metastasis: [STAGE_IV],
      drafts: [T_DXD],
    }),
  },
  {
    key: 'tdxdRoute',
    name: 'tdxdRoute-warning',
    hook: 'order-select',
    evidence: evidenceOf({
      specimens: [LIVER],
      results: [ihc('ihc-2', { score: '0', staining: 'absent' }, LIVER)],
      receptors: [ER],
      metastasis: [STAGE_IV],
      drafts: [T_DXD],
    }),
  },
  {
    key: 'tdxdRoute',
    name: 'tdxdRoute-needs-ish',
    hook: 'order-select',
    evidence: evidenceOf({ results: [ihc('ihc-1', { score: '2+' })], metastasis: [STAGE_IV], drafts: [T_DXD] }),
  },
  {
    key: 'needsHer2Negative',
    name: 'needsHer2Negative',
    hook: 'order-select',
    evidence: evidenceOf({
      results: [ihc('ihc-1', { score: '3+' })],
      drafts: [order('Oncotype DX', 'Oncotype DX recurrence score', { reference: 'ServiceRequest/draft' })],
    }),
  },
  {
    key: 'otherTumorPositive',
    name: 'otherTumorPositive',
    hook: 'order-select',
    evidence: evidenceOf({
      results: [ihc('ihc-1', { score: '1+' }), ihc('ihc-3', { score: '3+' }, OTHER_BREAST)],
      drafts: [{ ...TRASTUZUMAB, reason: { names: 'breast', words: 'left breast', laterality: 'left' } }],
    }),
  },
  {
    key: 'otherTumorNegative',
    name: 'otherTumorNegative',
    hook: 'order-select',
    evidence: evidenceOf({
      results: [ihc('ihc-1', { score: '3+' }), ihc('ihc-3', { score: '1+' }, OTHER_BREAST)],
      drafts: [
        {
          ...order('palbociclib', 'Palbociclib'),
          reason: { names: 'breast', words: 'left breast', laterality: 'left' },
        },
      ],
    }),
  },
  {
    key: 'weakSpecimen',
    name: 'weakSpecimen',
    hook: 'order-select',
    evidence: evidenceOf({ results: [dual('ish-1', '2.05', '5.0', '2.44')], drafts: [TRASTUZUMAB] }),
  },
  {
    key: 'her2OrderProblem',
    name: 'her2OrderProblem-done',
    hook: 'order-select',
    evidence: evidenceOf({
      specimens: [BREAST, LIVER],
      results: [ihc('ihc-1', { score: '1+' }), ihc('ihc-2', { score: '3+' }, LIVER)],
      drafts: [testOrder('ihc', { specimen: 'Specimen/1' })],
    }),
  },
  {
    key: 'her2OrderProblem',
    name: 'her2OrderProblem-serum',
    hook: 'order-select',
    evidence: evidenceOf({ results: [ihc('ihc-1', { score: '1+' })], drafts: [testOrder('serum')] }),
  },
  {
    key: 'her2OrderInSitu',
    name: 'her2OrderInSitu',
    hook: 'order-select',
    evidence: evidenceOf({
      diagnoses: [{ ...INVASIVE, kind: 'breast-in-situ', words: 'Ductal carcinoma in situ, left breast' }],
      drafts: [testOrder('her2', { specimen: 'Specimen/1' })],
    }),
  },
  {
    key: 'maintenanceLabel',
    name: 'maintenanceLabel',
    hook: 'order-select',
    evidence: evidenceOf({
      results: [ihc('ihc-1', { score: '3+' }, LIVER)],
      specimens: [LIVER],
      receptors: [ER],
      metastasis: [STAGE_IV],
      treatments: [
        {
          reference: 'MedicationRequest/8',
          kind: 'her2-directed',
          agent: 'trastuzumab',
          words: 'trastuzumab',
          state: 'active',
        },
        { reference: 'MedicationRequest/9', kind: 'endocrine', words: 'letrozole', state: 'active' },
      ],
      drafts: [order('palbociclib', 'Ibrance 125 mg')],
    }),
  },
  {
    key: 'noBreastLabel',
    name: 'noBreastLabel',
    hook: 'order-select',
    evidence: evidenceOf({
      results: [ihc('ihc-1', { score: '1+' })],
      drafts: [order('trastuzumab rezetecan', 'trastuzumab rezetecan 4.8 mg')],
    }),
  },
]

const ORDER_SIGN_CASES: readonly Case[] = [
  {
    key: 'everyResultNegative',
    name: 'everyResultNegative',
    hook: 'order-sign',
    evidence: evidenceOf({
      specimens: [BREAST, LIVER],
      results: [ihc('ihc-1', { score: '1+' }), ihc('ihc-2', { score: '0', staining: 'absent' }, LIVER)],
      drafts: [TRASTUZUMAB],
    }),
  },
  {
    key: 'signNeedsHer2Positive',
    name: 'signNeedsHer2Positive',
    hook: 'order-sign',
    evidence: evidenceOf({ results: [ihc('ihc-1', { score: '2+' })], drafts: [order('pertuzumab', 'Perjeta 420 mg')] }),
  },
  {
    key: 'tdxdBaseline',
    name: 'tdxdBaseline',
    hook: 'order-sign',
    evidence: evidenceOf({
      results: [ihc('ihc-1', { score: '3+' })],
      drafts: [T_DXD],
      baseline: {
        lvef: { reference: 'Observation/lvef', percent: { text: '49' }, on: '2026-11-01' },
        lungDisease: { reference: 'Condition/9', words: 'Pneumonitis' },
      },
    }),
  },
  {
    key: 'signNotFinal',
    name: 'signNotFinal-needs-ish',
    hook: 'order-sign',
    evidence: evidenceOf({ results: [ihc('ihc-1', { score: '2+' })], drafts: [TRASTUZUMAB] }),
  },
  {
    key: 'signNotFinal',
    name: 'signNotFinal-conflict',
    hook: 'order-sign',
    evidence: evidenceOf({
      results: [ihc('ihc-1', { score: '1+' }), overall('all-1', 'positive')],
      drafts: [TRASTUZUMAB],
    }),
  },
  {
    key: 'signAmended',
    name: 'signAmended',
    hook: 'order-sign',
    evidence: evidenceOf({
      results: [
        ihc('ihc-1', { score: '3+', replacedBy: 'Observation/ihc-1b' }),
        ihc('ihc-1b', { score: '1+', reportStatus: 'amended', issuedOn: '2026-11-10T09:00:00Z' }),
      ],
      drafts: [TRASTUZUMAB],
    }),
  },
]

export const CASES: readonly Case[] = [...PATIENT_VIEW_CASES, ...ORDER_SELECT_CASES, ...ORDER_SIGN_CASES]

/** Ids in order, so that a golden card stays the same. */
export function countingUuids(): () => string {
  let count = 0
  return () => `00000000-0000-4000-8000-${String((count += 1)).padStart(12, '0')}`
}

export function contextOf({
  evidence,
  hook = 'patient-view',
  unread = [],
  notRead = [],
}: Omit<Case, 'key' | 'name'>): FillContext {
  const classified = classifyWorkUps(evidence)
  const { considerations } = consider(evidence, DEFAULT_SETTINGS, TODAY, [], classified, hook)
  return {
    patient: summarise(evidence, classified),
    evidence,
    unread,
    notRead,
    folded: [],
    considerations,
    today: TODAY,
    knowledgeVersion: 'test',
    newUuid: countingUuids(),
    draft: draftResource,
    // The whole of a card; its brief part is held in test/content/brief.test.ts.
    cardDetail: 'full',
  }
}

/** The consideration of this key that the rules find; an error names those that they found instead. */
export function considerationOf(context: FillContext, key: ConsiderationKey): Consideration {
  const found = context.considerations.find((one) => one.key === key)
  if (found === undefined)
    throw new Error(`no ${key} among: ${context.considerations.map((one) => one.key).join(', ')}`)
  return found
}
