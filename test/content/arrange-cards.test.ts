import { arrangeCards, fillCards } from '../../src/content/arrange-cards.ts'
import {
  type Consideration,
  type ConsiderationKey,
  ORDER_SELECT_KEYS,
  ORDER_SIGN_KEYS,
  PATIENT_VIEW_KEYS,
} from '../../src/her2/considerations/considerations.ts'
import { CASES, book, contextOf } from './cases.ts'

const of = (...keys: readonly ConsiderationKey[]): Consideration[] => keys.map((key) => ({ key, because: [] }))
const keysOf = (considerations: readonly Consideration[]) => considerations.map(({ key }) => key)

// prettier-ignore
const ARRANGEMENTS: readonly [string, ConsiderationKey[], ConsiderationKey[], ConsiderationKey[]][] = [
  ['nothing gives nothing',                 [],                                                                                   [],                                                    []],
  ['a synopsis alone',                      ['her2Synopsis'],                                                                     ['her2Synopsis'],                                      []],
  ['warnings stand before the synopsis',    ['her2Synopsis', 'reflexIsh'],                                                        ['reflexIsh', 'her2Synopsis'],                         []],
  ['so does information',                   ['her2Synopsis', 'metastaticLow'],                                                    ['metastaticLow', 'her2Synopsis'],                     []],
  ['two to act on, the rest is folded',     ['her2Synopsis', 'metastaticLow', 'zeroUnspecified', 'reflexIsh', 'her2Discordant'],  ['reflexIsh', 'her2Discordant', 'her2Synopsis'],       ['zeroUnspecified', 'metastaticLow']],
  ['without a synopsis they are named too', ['metastaticLow', 'metastaticRetest', 'reflexIsh'],                                   ['reflexIsh', 'metastaticRetest'],                     ['metastaticLow']],
  ['critical stands first',                 ['tdxdBaseline', 'signAmended', 'everyResultNegative'],                               ['everyResultNegative', 'signAmended'],                ['tdxdBaseline']],
  ['what was not read, alone',              ['her2Unread'],                                                                       ['her2Unread'],                                        []],
  ['her2Missing names what was not read',   ['her2Missing', 'her2Unread'],                                                        ['her2Missing'],                                       ['her2Unread']],
  ['and leaves its place to another card',  ['her2Missing', 'her2Unread', 'multipleTumors'],                                      ['her2Missing', 'multipleTumors'],                     ['her2Unread']],
  ['not where it is folded itself',         ['reflexIsh', 'her2Discordant', 'her2Missing', 'her2Unread'],                         ['reflexIsh', 'her2Discordant'],                       ['her2Missing', 'her2Unread']],
  ['orders: warnings before information',   ['tdxdRoute', 'weakSpecimen', 'needsHer2Positive'],                                   ['needsHer2Positive', 'weakSpecimen'],                 ['tdxdRoute']],
]

test.each(ARRANGEMENTS)('%s', (_name, found, shown, folded) => {
  const arranged = arrangeCards(of(...found), book)
  expect(keysOf(arranged.shown)).toEqual(shown)
  expect(keysOf(arranged.folded)).toEqual(folded)
})

test('two tumours with the same question keep their order', () => {
  const [left, right] = of('reflexIsh', 'reflexIsh')
  if (left === undefined || right === undefined) throw new Error('two were made')
  expect(arrangeCards([right, left], book).shown).toEqual([right, left])
  expect(arrangeCards([right, left], book).shown[0]).toBe(right)
})

test('whatever is found, nothing is lost and at most three are shown', () => {
  const { shown, folded } = arrangeCards(of(...PATIENT_VIEW_KEYS), book)
  expect(shown).toHaveLength(3)
  expect([...keysOf(shown), ...keysOf(folded)].sort()).toEqual([...PATIENT_VIEW_KEYS].sort())
})

test.each([[ORDER_SELECT_KEYS], [ORDER_SIGN_KEYS]])(
  'at an order there are two cards at most, and no synopsis: %s',
  (keys) => {
    const { shown, folded } = arrangeCards(of(...keys), book)
    expect(shown).toHaveLength(2)
    expect([...keysOf(shown), ...keysOf(folded)].sort()).toEqual([...keys].sort())
    const indicators = shown.map(({ key }) => book.cards.get(key)?.indicator)
    expect(indicators).not.toContain('info')
  },
)

test('the synopsis names what was folded, by its summary', () => {
  const one = CASES.find(({ name }) => name === 'her2Synopsis')
  if (one === undefined) throw new Error('no such case')
  const context = contextOf(one)
  const found = [
    ...context.considerations,
    ...of('metastaticUltralow', 'her2Missing', 'her2Indeterminate', 'reflexIsh'),
  ]
  const { cards, folded } = fillCards(book, found, { ...context, cardDetail: 'full' })
  expect(cards.map((card) => card.source.topic?.code)).toEqual(['reflexIsh', 'her2Indeterminate', 'her2Synopsis'])
  expect(keysOf(folded)).toContain('her2Missing')
  expect(cards.at(-1)?.detail).toContain('- Invasive breast cancer \\(no date\\): no HER2 result or order found.')
  expect(new Set(cards.map((card) => card.uuid)).size).toBe(cards.length)
})
