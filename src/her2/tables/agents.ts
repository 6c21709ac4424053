/**
 * Which HER2 status a label, or the guideline of an assay, asks for. The need belongs to the label row: an agent may have
 * several, by country and by setting (RULES 9.3). HER2-low and ultralow are parts of negative: they never contradict a drug
 * for HER2-negative disease (T-30), and are no indication for a drug that needs HER2-positive disease (T-31). The names of
 * agents are those that evidence uses.
 *
 * Each row says which label was read: its set id and the edition of the text, '-' where that could not be had; the day on
 * which it was compared, '-' where the row is known without having been compared; and the day by which it is read again.
 */
import { asks, defineTable, gives } from './define-table.ts'
import { cellHolds } from './table.ts'

const NEEDS = ['positive', 'negative', 'by label route', 'positive, with partners', 'no breast label'] as const
export type Her2Needed = (typeof NEEDS)[number]

export type Jurisdiction = 'US' | 'EU'

/** Settings in which a label row of its own applies. */
export const SETTINGS = ['with anti-HER2 and endocrine therapy', 'other'] as const
export type Setting = (typeof SETTINGS)[number]

const POSITIVE_ONLY = 'is for HER2-positive disease'
const NEGATIVE_ONLY = 'is for HER2-negative disease; HER2-low and ultralow count as negative'
const PARTNERS =
  'is labelled in this setting for HER2-positive disease too: first-line maintenance with anti-HER2 and endocrine therapy'
const NO_LABEL = 'has no breast label in the US or the EU that is known here'
const ASSAY = { source: 'asco-multigene' } as const
const NEGATIVE = { source: 'labels-her2-negative' } as const
const EU_POSITIVE = { source: 'labels-eu-her2-positive' } as const
const EU_NEGATIVE = { source: 'labels-eu-her2-negative' } as const
const TRIALS = { source: 'agents-without-breast-label', mark: 'K-mod' } as const

// prettier-ignore
export const AGENTS = defineTable({
  id: 'agents', title: 'Agents, by label row', source: 'labels-her2-positive', mark: 'K-high', kind: 'all that hold', idHeading: 'agent',
  columns: [
    asks.word('jurisdiction', ['US', 'EU'], 'label of'), asks.word('setting', SETTINGS), gives.one('needs', NEEDS, 'HER2 needed'), gives.one('kind', ['drug', 'assay']),
    gives.text('indication', 'in breast cancer'), gives.text('setId', 'label set id'), gives.text('edition', 'text read'), gives.text('checkedOn', 'compared'), gives.text('reviewBy', 'read again by'),
  ],
  rows: [
    // agent                   label of  setting  needs            kind     in breast cancer                                                   label set id                            text read                               compared      read again by
    ['trastuzumab',             'US',     'any',   'positive',      'drug',  'adjuvant; metastatic',                                            '492dbdb2-077e-4064-bff3-372d6af0a7a2', 'DailyMed, 18 November 2024',           '2026-11-28', '2027-05-28', POSITIVE_ONLY, { source: 'label-trastuzumab-us', mark: 'V' }],
    ['trastuzumab',             'EU',     'any',   'positive',      'drug',  'early; metastatic',                                               '-',                                    '-',                                    '-',          '2027-05-22', POSITIVE_ONLY, EU_POSITIVE],
    ['pertuzumab',              'US',     'any',   'positive',      'drug',  'neoadjuvant; adjuvant; metastatic, first line',                   '17f85d17-ab71-4f5b-9fe3-0b8c822f69ff', 'copy of 22 April 2025',                '2026-11-28', '2027-05-28', POSITIVE_ONLY, { source: 'label-pertuzumab-us', mark: 'V' }],
    ['pertuzumab',              'EU',     'any',   'positive',      'drug',  'neoadjuvant; adjuvant; metastatic, first line',                   '-',                                    '-',                                    '-',          '2027-05-22', POSITIVE_ONLY, EU_POSITIVE],
    ['trastuzumab emtansine',   'US',     'any',   'positive',      'drug',  'metastatic, pretreated; adjuvant, residual disease',              '23f3c1f4-0fc8-4804-a9e3-04cf25dd302e', 'undated copy of the label',            '2026-11-28', '2027-05-28', POSITIVE_ONLY, { source: 'label-t-dm1-us', mark: 'V' }],
    ['trastuzumab emtansine',   'EU',     'any',   'positive',      'drug',  'metastatic, pretreated; adjuvant, residual disease',              '-',                                    '-',                                    '-',          '2027-05-22', POSITIVE_ONLY, EU_POSITIVE],
    ['tucatinib',               'US',     'any',   'positive',      'drug',  'advanced or metastatic, pretreated',                              '-',                                    '-',                                    '2026-11-22', '2027-05-22', POSITIVE_ONLY, { source: 'label-tucatinib-us', mark: 'V' }],
    ['tucatinib',               'EU',     'any',   'positive',      'drug',  'advanced or metastatic, pretreated',                              '-',                                    '-',                                    '-',          '2027-05-22', POSITIVE_ONLY, EU_POSITIVE],
    ['lapatinib',               'US',     'any',   'positive',      'drug',  'advanced or metastatic',                                          '-',                                    'DailyMed, 7 January 2025',             '2026-11-28', '2027-05-28', POSITIVE_ONLY, { source: 'label-lapatinib-us', mark: 'V' }],
    ['lapatinib',               'EU',     'any',   'positive',      'drug',  'advanced or metastatic',                                          '-',                                    'annex of 10 May 2024 (French)',        '2026-11-28', '2027-05-28', POSITIVE_ONLY, { source: 'label-lapatinib-eu', mark: 'V' }],
    ['neratinib',               'US',     'any',   'positive',      'drug',  'extended adjuvant; advanced or metastatic, pretreated',           '-',                                    'openFDA, 18 July 2026',                '2026-11-28', '2027-05-28', POSITIVE_ONLY, { source: 'label-neratinib-us', mark: 'V' }],
    ['neratinib',               'EU',     'any',   'positive',      'drug',  'extended adjuvant, HR-positive',                                  '-',                                    '-',                                    '-',          '2027-05-22', POSITIVE_ONLY, EU_POSITIVE],
    ['margetuximab',            'US',     'any',   'positive',      'drug',  'metastatic, pretreated',                                          '6a6d50c7-06ea-479c-83cc-f197a9e428c9', 'DailyMed, 11 February 2025',           '2026-11-28', '2027-05-28', POSITIVE_ONLY, { source: 'label-margetuximab-us', mark: 'V' }],
    ['trastuzumab deruxtecan',  'any',    'any',   'by label route', 'drug', 'see the label routes',                                            '-',                                    'see the label routes',                 '2026-11-22', '2027-05-22', 'has several breast label routes, for HER2-positive, low and ultralow', { source: 'fda-2025-01-27', mark: 'V' }],
    ['sacituzumab govitecan',   'any',    'any',   'negative',      'drug',  'HR-positive, pretreated; triple-negative',                        '-',                                    '-',                                    '2026-11-22', '2027-05-22', NEGATIVE_ONLY, { ...NEGATIVE, mark: 'V' }],
    ['datopotamab deruxtecan',  'any',    'any',   'negative',      'drug',  'HR-positive, pretreated; triple-negative, first line (US)',       '-',                                    '-',                                    '-',          '2027-05-22', NEGATIVE_ONLY, NEGATIVE],
    ['palbociclib',             'US',     'other', 'negative',      'drug',  'HR-positive, advanced or metastatic',                             '-',                                    '-',                                    '-',          '2027-05-22', NEGATIVE_ONLY, NEGATIVE],
    ['palbociclib',             'US',     'with anti-HER2 and endocrine therapy', 'positive, with partners', 'drug', 'HR-positive, metastatic, first-line maintenance (24 June 2026)', '-', 'the FDA page was not seen', '2026-11-28', '2027-02-28', PARTNERS, { source: 'palbociclib-patina', mark: 'V2' }],
    ['palbociclib',             'EU',     'any',   'negative',      'drug',  'HR-positive, advanced or metastatic',                             '-',                                    '-',                                    '-',          '2027-05-22', NEGATIVE_ONLY, EU_NEGATIVE],
    ['ribociclib',              'any',    'any',   'negative',      'drug',  'HR-positive, early at risk; advanced or metastatic',              '-',                                    '-',                                    '-',          '2027-05-22', NEGATIVE_ONLY, NEGATIVE],
    ['abemaciclib',             'any',    'any',   'negative',      'drug',  'HR-positive, early at high risk; advanced or metastatic',         '-',                                    '-',                                    '-',          '2027-05-22', NEGATIVE_ONLY, NEGATIVE],
    ['capivasertib',            'any',    'any',   'negative',      'drug',  'HR-positive, advanced or metastatic',                             '-',                                    '-',                                    '-',          '2027-05-22', NEGATIVE_ONLY, NEGATIVE],
    ['inavolisib',              'any',    'any',   'negative',      'drug',  'HR-positive, advanced or metastatic',                             '-',                                    '-',                                    '-',          '2027-05-22', NEGATIVE_ONLY, NEGATIVE],
    ['alpelisib',               'any',    'any',   'negative',      'drug',  'HR-positive, advanced or metastatic',                             '-',                                    '-',                                    '-',          '2027-05-22', NEGATIVE_ONLY, NEGATIVE],
    ['everolimus',              'any',    'any',   'negative',      'drug',  'HR-positive, advanced',                                           '-',                                    '-',                                    '-',          '2027-05-22', NEGATIVE_ONLY, NEGATIVE],
    ['elacestrant',             'any',    'any',   'negative',      'drug',  'HR-positive, advanced or metastatic',                             '-',                                    '-',                                    '-',          '2027-05-22', NEGATIVE_ONLY, NEGATIVE],
    ['imlunestrant',            'any',    'any',   'negative',      'drug',  'HR-positive, advanced or metastatic',                             '-',                                    '-',                                    '-',          '2027-05-22', NEGATIVE_ONLY, NEGATIVE],
    ['vepdegestrant',           'any',    'any',   'negative',      'drug',  'HR-positive, advanced or metastatic (US, 1 May 2026)',            '-',                                    'the FDA page was not seen',            '2026-11-28', '2027-02-28', NEGATIVE_ONLY, { source: 'vepdegestrant-2026', mark: 'V2' }],
    ['olaparib',                'any',    'any',   'negative',      'drug',  'germline BRCA, early at high risk; metastatic',                   '-',                                    '-',                                    '-',          '2027-05-22', NEGATIVE_ONLY, NEGATIVE],
    ['talazoparib',             'any',    'any',   'negative',      'drug',  'germline BRCA, advanced or metastatic',                           '-',                                    '-',                                    '-',          '2027-05-22', NEGATIVE_ONLY, NEGATIVE],
    ['trastuzumab rezetecan',   'any',    'any',   'no breast label', 'drug', 'none known here',                                                '-',                                    '-',                                    '2026-11-28', '2027-02-28', NO_LABEL, TRIALS],
    ['trastuzumab botidotin',   'any',    'any',   'no breast label', 'drug', 'none known here',                                                '-',                                    '-',                                    '2026-11-28', '2027-02-28', NO_LABEL, TRIALS],
    ['trastuzumab duocarmazine', 'any',   'any',   'no breast label', 'drug', 'none known here',                                                '-',                                    '-',                                    '2026-11-28', '2027-02-28', NO_LABEL, TRIALS],
    ['trastuzumab pamirtecan',  'any',    'any',   'no breast label', 'drug', 'none known here',                                                '-',                                    '-',                                    '2026-11-28', '2027-02-28', NO_LABEL, TRIALS],
    ['disitamab vedotin',       'any',    'any',   'no breast label', 'drug', 'none known here',                                                '-',                                    '-',                                    '2026-11-28', '2027-02-28', NO_LABEL, TRIALS],
    ['zanidatamab',             'any',    'any',   'no breast label', 'drug', 'none known here; labelled for biliary tract cancer',             '-',                                    '-',                                    '2026-11-28', '2027-02-28', NO_LABEL, TRIALS],
    ['pyrotinib',               'any',    'any',   'no breast label', 'drug', 'none known here',                                                '-',                                    '-',                                    '2026-11-28', '2027-02-28', NO_LABEL, TRIALS],
    ['Oncotype DX',             'any',    'any',   'negative',      'assay', 'early',                                                           '-',                                    '-',                                    '2026-11-22', '2027-11-22', NEGATIVE_ONLY, ASSAY],
    ['MammaPrint',              'any',    'any',   'negative',      'assay', 'early',                                                           '-',                                    '-',                                    '2026-11-22', '2027-11-22', NEGATIVE_ONLY, ASSAY],
    ['Prosigna',                'any',    'any',   'negative',      'assay', 'early',                                                           '-',                                    '-',                                    '2026-11-22', '2027-11-22', NEGATIVE_ONLY, ASSAY],
    ['EndoPredict',             'any',    'any',   'negative',      'assay', 'early',                                                           '-',                                    '-',                                    '2026-11-22', '2027-11-22', NEGATIVE_ONLY, ASSAY],
    ['Breast Cancer Index',     'any',    'any',   'negative',      'assay', 'early',                                                           '-',                                    '-',                                    '2026-11-22', '2027-11-22', NEGATIVE_ONLY, ASSAY],
  ],
})

export type AgentRow = (typeof AGENTS.rows)[number]

const BY_AGENT: ReadonlyMap<string, readonly AgentRow[]> = Map.groupBy(AGENTS.rows, ({ id }) => id)

export const T_DXD = 'trastuzumab deruxtecan'

/**
 * The label row that an order is held against: that of the site's country, else that of the other country, which the row
 * itself names. Undefined for an agent that the table does not know.
 */
export function labelRowOf(
  agent: string | undefined,
  jurisdiction: Jurisdiction,
  setting: Setting = 'other',
): AgentRow | undefined {
  const rows = agent === undefined ? [] : (BY_AGENT.get(agent) ?? [])
  const fits = (where: Jurisdiction) =>
    rows.find((row) => cellHolds(row.jurisdiction, where) && cellHolds(row.setting, setting))
  return fits(jurisdiction) ?? fits(jurisdiction === 'US' ? 'EU' : 'US')
}

/** What an agent needs outside of any special setting; no country differs in that. Undefined: the table does not know it. */
export function her2Needed(agent: string | undefined): Her2Needed | undefined {
  return labelRowOf(agent, 'US')?.needs
}

/** Drugs whose use depends on HER2: those that need HER2-positive disease, and trastuzumab deruxtecan. */
export function isHer2Directed(agent: string | undefined): boolean {
  const needed = her2Needed(agent)
  return needed === 'positive' || needed === 'by label route'
}

/** `today`: 'YYYY-MM-DD'. The last day for the review is still in time. */
export function isOverdue({ reviewBy }: Pick<AgentRow, 'reviewBy'>, today: string): boolean {
  return reviewBy < today
}

/** Only a claim that was read in its label, and is within its review date, may interrupt as critical (P-26). */
export function isVerified(row: AgentRow, today: string): boolean {
  return row.mark === 'V' && !isOverdue(row, today)
}
