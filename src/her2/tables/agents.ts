/**
 * Which HER2 status a drug's breast indication, or an assay, is meant for. Sources: US labels as summarised in the
 * decision notes (snapshot 2026-11-22); `asco-multigene` for the assays. HER2-low and ultralow are parts of negative:
 * they never contradict a drug for HER2-negative disease (RULES T-30), and are no indication for a drug that needs
 * HER2-positive (T-31). The names are those that evidence uses.
 */
export type Her2Needed = 'positive' | 'negative' | 'by label route'

// prettier-ignore
export const AGENTS: readonly (readonly [agent: string, needs: Her2Needed, what: 'drug' | 'assay'])[] = [
  ['trastuzumab',                'positive',       'drug'],
  ['pertuzumab',                 'positive',       'drug'],
  ['trastuzumab emtansine',      'positive',       'drug'],
  ['tucatinib',                  'positive',       'drug'],
  ['lapatinib',                  'positive',       'drug'],
  ['neratinib',                  'positive',       'drug'],
  ['margetuximab',               'positive',       'drug'],
  ['trastuzumab deruxtecan',     'by label route', 'drug'],
  ['sacituzumab govitecan',      'negative',       'drug'],
  ['datopotamab deruxtecan',     'negative',       'drug'],
  ['palbociclib',                'negative',       'drug'],
  ['ribociclib',                 'negative',       'drug'],
  ['abemaciclib',                'negative',       'drug'],
  ['capivasertib',               'negative',       'drug'],
  ['inavolisib',                 'negative',       'drug'],
  ['elacestrant',                'negative',       'drug'],
  ['imlunestrant',               'negative',       'drug'],
  ['olaparib',                   'negative',       'drug'],
  ['talazoparib',                'negative',       'drug'],
  ['Oncotype DX',                'negative',       'assay'],
  ['MammaPrint',                 'negative',       'assay'],
  ['Prosigna',                   'negative',       'assay'],
  ['EndoPredict',                'negative',       'assay'],
  ['Breast Cancer Index',        'negative',       'assay'],
]

const needs: ReadonlyMap<string, Her2Needed> = new Map(AGENTS.map(([agent, needed]) => [agent, needed]))

export const T_DXD = 'trastuzumab deruxtecan'

export function her2Needed(agent: string | undefined): Her2Needed | undefined {
  return agent === undefined ? undefined : needs.get(agent)
}

/** Drugs whose use rests on HER2: those that need positive, and trastuzumab deruxtecan. */
export function isHer2Directed(agent: string | undefined): boolean {
  const needed = her2Needed(agent)
  return needed === 'positive' || needed === 'by label route'
}
