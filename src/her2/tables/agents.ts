/**
 * Which HER2 status a drug's breast indication, or an assay, is meant for. Sources: US labels as summarised in the
 * decision notes (snapshot 2026-11-22); `asco-multigene` for the assays. HER2-low and ultralow are parts of negative:
 * they never contradict a drug for HER2-negative disease (RULES T-30), and are not an indication for a drug that needs
 * HER2-positive disease (T-31). The names are those that evidence uses.
 */
import { defineTable, gives } from './define-table.ts'

const NEEDS = ['positive', 'negative', 'by label route'] as const
export type Her2Needed = (typeof NEEDS)[number]

const POSITIVE_ONLY = 'is for HER2-positive disease'
const NEGATIVE_ONLY = 'is for HER2-negative disease; HER2-low and ultralow count as negative'
const ASSAY = { source: 'asco-multigene' } as const

// prettier-ignore
export const AGENTS = defineTable({
  id: 'agents', title: 'Agents', source: 'labels-her2-positive; labels-her2-negative; snapshot in the table of label routes', mark: 'K-high', kind: 'exactly-one', idHeading: 'agent',
  columns: [gives.one('needs', NEEDS, 'HER2 needed'), gives.one('kind', ['drug', 'assay'])],
  rows: [
    ['trastuzumab',             'positive',       'drug',  POSITIVE_ONLY],
    ['pertuzumab',              'positive',       'drug',  POSITIVE_ONLY],
    ['trastuzumab emtansine',   'positive',       'drug',  POSITIVE_ONLY],
    ['tucatinib',               'positive',       'drug',  POSITIVE_ONLY, { mark: 'V' }],
    ['lapatinib',               'positive',       'drug',  POSITIVE_ONLY],
    ['neratinib',               'positive',       'drug',  POSITIVE_ONLY],
    ['margetuximab',            'positive',       'drug',  POSITIVE_ONLY],
    ['trastuzumab deruxtecan',  'by label route', 'drug',  'has several breast label routes, for HER2-positive, low and ultralow', { mark: 'V' }],
    ['sacituzumab govitecan',   'negative',       'drug',  NEGATIVE_ONLY, { mark: 'V' }],
    ['datopotamab deruxtecan',  'negative',       'drug',  NEGATIVE_ONLY],
    ['palbociclib',             'negative',       'drug',  NEGATIVE_ONLY],
    ['ribociclib',              'negative',       'drug',  NEGATIVE_ONLY],
    ['abemaciclib',             'negative',       'drug',  NEGATIVE_ONLY],
    ['capivasertib',            'negative',       'drug',  NEGATIVE_ONLY],
    ['inavolisib',              'negative',       'drug',  NEGATIVE_ONLY],
    ['elacestrant',             'negative',       'drug',  NEGATIVE_ONLY],
    ['imlunestrant',            'negative',       'drug',  NEGATIVE_ONLY],
    ['olaparib',                'negative',       'drug',  NEGATIVE_ONLY],
    ['talazoparib',             'negative',       'drug',  NEGATIVE_ONLY],
    ['Oncotype DX',             'negative',       'assay', NEGATIVE_ONLY, ASSAY],
    ['MammaPrint',              'negative',       'assay', NEGATIVE_ONLY, ASSAY],
    ['Prosigna',                'negative',       'assay', NEGATIVE_ONLY, ASSAY],
    ['EndoPredict',             'negative',       'assay', NEGATIVE_ONLY, ASSAY],
    ['Breast Cancer Index',     'negative',       'assay', NEGATIVE_ONLY, ASSAY],
  ],
})

const needs: ReadonlyMap<string, Her2Needed> = new Map(AGENTS.rows.map((row) => [row.id, row.needs]))

export const T_DXD = 'trastuzumab deruxtecan'

export function her2Needed(agent: string | undefined): Her2Needed | undefined {
  return agent === undefined ? undefined : needs.get(agent)
}

/** Drugs whose use depends on HER2: those that need HER2-positive disease, and trastuzumab deruxtecan. */
export function isHer2Directed(agent: string | undefined): boolean {
  const needed = her2Needed(agent)
  return needed === 'positive' || needed === 'by label route'
}
