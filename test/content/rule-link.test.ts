import { linkedRule, ruleAnchor, ruleLink } from '../../src/content/rule-link.ts'

test.each([
  ['IHC-2b', 'ihc-2b'],
  ['IHC-rej', 'ihc-rej'],
  ['G1', 'g1'],
  ['G2-2x', 'g2-2x'],
  ['Gn-?', 'gn-open'],
  ['Gn-2?', 'gn-2-open'],
  ['CB-16c', 'cb-16c'],
  ['P-27', 'p-27'],
  ['S35b', 's35b'],
  ['SG-1a', 'sg-1a'],
])('%s has the anchor %s', (id, anchor) => {
  expect(ruleAnchor(id)).toBe(anchor)
})

test('a row is linked where its id is written down', () => {
  expect(linkedRule('CB-16c')).toBe('[CB-16c](../rules.md#cb-16c)')
  expect(linkedRule('Gn-2?')).toBe('[Gn-2?](../rules.md#gn-2-open)')
  for (const id of ['reflexIsh', 'SP-2 to SP-6', 'V-1', 'not-read', 'trastuzumab']) expect(linkedRule(id)).toBe(id)
})

test('cards are on a page of their own', () => {
  expect(ruleLink('CB-16c')).toBe('rules.md#cb-16c')
  expect(ruleLink('Gn-2?')).toBe('rules.md#gn-2-open')
  expect(['PV-2', 'OS-6', 'SG-1a'].map(ruleLink)).toEqual(['cards.md#pv-2', 'cards.md#os-6', 'cards.md#sg-1a'])
})
