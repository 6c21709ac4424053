/** Results named HER2 to which the breast tissue algorithm does not apply: shown, but never a status. */
import type { NotApplicable } from '../classification.ts'
import { asks, defineTable } from './define-table.ts'

const REASON_AXIS: readonly NotApplicable[] = ['dcis-only', 'non-breast', 'serum', 'ngs-only', 'mutation-only']

// prettier-ignore
export const NOT_APPLICABLE = defineTable({
  id: 'not-applicable', title: 'Results that set no status', source: 'asco-cap-2018 (invasive component only); this project', mark: 'V', kind: 'exactly-one',
  columns: [asks.word('reason', REASON_AXIS)],
  rows: [
    ['T-3',  'dcis-only',     'in situ carcinoma without invasion has no HER2 status'],
    ['T-1',  'non-breast',    'HER2 of another organ is read by other criteria and sets no breast status'],
    ['T-2',  'serum',         'serum HER2 sets no status'],
    ['T-10', 'ngs-only',      'amplification by sequencing is shown separately, and is to be confirmed by IHC or ISH'],
    ['T-11', 'mutation-only', 'an ERBB2 mutation sets no status', { mark: 'K-high' }],
  ],
})
