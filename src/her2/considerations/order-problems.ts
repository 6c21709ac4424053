/** Card OS-6: what is wrong with an order for a HER2 test. */
import type { DraftOrder, Evidence, Her2Result } from '../evidence.ts'
import type { ClassifiedWorkUp } from '../status/speaks-now.ts'
import { isCounted } from '../status/results.ts'
import { asks, defineTable, type RowHead } from '../tables/define-table.ts'
import type { OrderProblem } from './considerations.ts'
import { type Facts, isFinalAnswer } from './facts.ts'

/** An order for a test, and the specimen that it is for, if that is known. */
interface OrderedTest {
  readonly draft: DraftOrder
  readonly specimen: ClassifiedWorkUp | undefined
  readonly evidence: Evidence
}

const CONDITIONS = {
  'serum test': ({ draft }: OrderedTest) => draft.test === 'serum',
  'ISH on a specimen of group 4': ({ draft, specimen }: OrderedTest) =>
    specimen?.classification.ish?.group === 4 && draft.test !== 'ihc',
  'the same test is in process': (ordered: OrderedTest) => pendingResult(ordered) !== undefined,
  'the same test is there, and the status is final': (ordered: OrderedTest) => finalResult(ordered) !== undefined,
  'the same test is ordered': (ordered: OrderedTest) => runningOrder(ordered) !== undefined,
} as const

// prettier-ignore
export const ORDER_PROBLEMS = defineTable({
  id: 'order-problems', title: 'What is wrong with an order for a HER2 test', source: 'the card catalogue of this project', mark: 'P', kind: 'first',
  columns: [asks.condition('when', CONDITIONS)],
  rows: [
    ['T-2',  'serum test',                                      'serum HER2 sets no status', { mark: 'V' }],
    ['C4',   'ISH on a specimen of group 4',                    'comment C4 of ISH group 4: no further tests on the same specimen are proposed', { source: 'asco-cap-2018, figure 6', mark: 'V' }],
    ['OS-6', 'the same test is in process',                     'a test that is in process on the same specimen need not be ordered again'],
    ['OS-6', 'the same test is there, and the status is final', 'a test that is final on the same specimen need not be ordered again'],
    ['OS-6', 'the same test is ordered',                        'a test that is ordered on the same specimen need not be ordered again'],
  ],
})

export interface FoundProblem {
  readonly row: RowHead
  readonly problem: OrderProblem
}

export function findOrderProblem(facts: Facts): FoundProblem | undefined {
  const { draft, evidence } = facts
  if (!draft?.test) return undefined
  const ordered: OrderedTest = { draft, evidence, specimen: specimenOfDraft(facts, draft) }
  const row = ORDER_PROBLEMS.find({ when: ordered })
  return row && { row, problem: PROBLEM_OF[row.when](ordered) }
}

const PROBLEM_OF: Readonly<Record<keyof typeof CONDITIONS, (ordered: OrderedTest) => OrderProblem>> = {
  'serum test': () => ({ code: 'serum' }),
  'ISH on a specimen of group 4': () => ({ code: 'repeat-of-group-4' }),
  'the same test is in process': (ordered) => ({
    code: 'in-process',
    reference: pendingResult(ordered)?.reference ?? '',
  }),
  'the same test is there, and the status is final': (ordered) => {
    const { reference = '', performedOn } = finalResult(ordered) ?? {}
    return { code: 'resulted', reference, ...(performedOn && { on: performedOn }) }
  },
  'the same test is ordered': (ordered) => ({ code: 'ordered', reference: runningOrder(ordered)?.reference ?? '' }),
}

function ownResults({ draft, specimen }: OrderedTest): readonly Her2Result[] {
  const results = specimen?.workUp.results ?? []
  return results.filter((result) => (result.test === 'unreadable' ? result.of : result.test) === draft.test)
}

function pendingResult(ordered: OrderedTest): Her2Result | undefined {
  return ownResults(ordered).find((result) => !isCounted(result) && result.replacedBy === undefined)
}

/** A test that left the status open does not count as done: it may have to be repeated. */
function finalResult(ordered: OrderedTest): Her2Result | undefined {
  const { draft, specimen } = ordered
  if (!specimen || !isFinalAnswer(specimen.classification)) return undefined
  return ownResults(ordered).find((result) => result.test === draft.test)
}

function runningOrder({ draft, specimen, evidence }: OrderedTest): Evidence['orders'][number] | undefined {
  if (!specimen || draft.specimen === undefined) return undefined
  return evidence.orders.find(
    ({ reference, test, specimen: key, state }) =>
      reference !== draft.reference && test === draft.test && key === draft.specimen && state === 'active',
  )
}

/** A draft that names no sample is about the only one there is; if the record has several, about none that is known. */
export function specimenOfDraft({ classified, evidence }: Facts, draft: DraftOrder): ClassifiedWorkUp | undefined {
  if (draft.specimen !== undefined) return classified.find(({ workUp }) => workUp.facts.key === draft.specimen)
  const named = new Set([...evidence.specimens, ...classified.map(({ workUp }) => workUp.facts)].map(({ key }) => key))
  named.delete(undefined)
  return classified.length === 1 && named.size <= 1 ? classified[0] : undefined
}
