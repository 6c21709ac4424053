/**
 * Other cancers for which a drug of breast cancer is labelled as well (decision P-15). An order without a reason, beside
 * such a cancer, may be for it. Organs are named as evidence names them.
 */
import { defineTable, gives } from './define-table.ts'

const ORGANS = ['stomach', 'lung', 'bowel', 'bile duct', 'ovary', 'pancreas', 'prostate', 'any'] as const

// prettier-ignore
export const OTHER_LABELS = defineTable({
  id: 'other-labels', title: 'Other cancers for which a drug is labelled', source: 'this project, P-15; labels as generally known', mark: 'K-high', kind: 'exactly-one', idHeading: 'agent',
  columns: [gives.list('organs', ORGANS, 'cancer of')],
  rows: [
    ['trastuzumab',            ['stomach'],                       'HER2-positive cancer of the stomach or the gastro-oesophageal junction'],
    ['trastuzumab deruxtecan', ['any'],                           'HER2-positive cancer of the stomach, HER2-mutant lung cancer, and HER2-positive (IHC 3+) solid tumours'],
    ['tucatinib',              ['bowel'],                         'HER2-positive colorectal cancer'],
    ['datopotamab deruxtecan', ['lung'],                          'EGFR-mutated lung cancer'],
    ['olaparib',               ['ovary', 'pancreas', 'prostate'], 'cancer of the ovary, the pancreas or the prostate'],
    ['talazoparib',            ['prostate'],                      'cancer of the prostate'],
  ],
})

const LABELLED: ReadonlyMap<string, readonly string[]> = new Map(
  OTHER_LABELS.rows.map(({ id, organs }) => [id, organs]),
)

/** Whether a drug is labelled for cancer of an organ; an organ that is not known counts where any solid tumour does. */
export function isLabelledFor(agent: string | undefined, organ: string | undefined): boolean {
  const organs = LABELLED.get(agent ?? '') ?? []
  return organs.includes('any') || (organ !== undefined && organs.includes(organ))
}
