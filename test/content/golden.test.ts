/**
 * Every card filled for one patient, as a person would read it. After a wanted change of words:
 * `UPDATE_GOLDEN=1 npm run test:jest test/content/golden.test.ts`, then read the difference.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { Card } from '../../src/cds-hooks/schemas.ts'
import { checkResponse } from '../../src/cds-hooks/check-response.ts'
import { fillCard } from '../../src/content/fill-card.ts'
import { CARD_KEYS } from '../../src/her2/considerations/considerations.ts'
import { CASES, type Case, book, considerationOf, contextOf } from './cases.ts'

function fill(one: Case): Card {
  const context = contextOf(one)
  return fillCard(book, considerationOf(context, one.key), context)
}

function readable(card: Card): string {
  const suggestions = (card.suggestions ?? []).flatMap(({ label, actions = [] }) => [
    `- ${label}`,
    ...actions.map((action) => `  - ${action.description ?? ''}`),
    ...actions.flatMap((action) =>
      action.type === 'delete'
        ? []
        : ['', '    ```json', ...indent(JSON.stringify(action.resource, null, 2)), '    ```', ''],
    ),
  ])
  return `${[
    `# ${card.indicator}: ${card.summary}`,
    '',
    `Source: ${card.source.label} (${card.source.url ?? ''}); topic ${card.source.topic?.code ?? ''}`,
    '',
    card.detail ?? '',
    '',
    `## Suggestions (${card.selectionBehavior ?? 'none'})`,
    '',
    ...suggestions,
    '## Override reasons',
    '',
    ...(card.overrideReasons ?? []).map((reason) => `- ${reason.code}: ${reason.display}`),
  ].join('\n')}\n`
}

function indent(text: string): string[] {
  return text.split('\n').map((line) => `    ${line}`)
}

describe('filled cards', () => {
  test.each(CASES)('$name reads as agreed', (one) => {
    const file = new URL(`golden/${one.name}.md`, import.meta.url)
    // The digest of the card file changes with every edit; the golden shows the words.
    const text = readable(fill(one)).replace(/file [0-9a-f]{8}$/m, 'file 00000000')
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(file, text)
    expect(text).toBe(readFileSync(file, 'utf8'))
  })

  test.each(CASES)('$name obeys CDS Hooks', (one) => {
    const card = fill(one)
    expect(Card.safeParse(card).error?.issues ?? []).toEqual([])
    expect(checkResponse({ cards: [card] })).toEqual([])
  })

  test('every card of the catalogue is among them', () => {
    expect(new Set(CASES.map((one) => one.key))).toEqual(new Set(CARD_KEYS))
  })

  test('a card carries the classification of its specimen, where it speaks of one that was classified', () => {
    const without = CASES.filter((one) => fill(one).extension?.['org.her2-cds.classification'] === undefined)
    expect(without.map(({ name }) => name)).toEqual([
      'metastaticRetest',
      'her2Missing',
      'multipleTumors-sides',
      'multipleTumors-foci',
      'her2Unread',
      'needsHer2Positive-unknown',
      'her2OrderProblem-serum',
      'her2OrderInSitu',
    ])
    for (const one of CASES.filter((one) => !without.includes(one)))
      expect(fill(one).extension?.['org.her2-cds.classification']).toMatchObject({
        overexpression: expect.any(String),
        label: expect.any(String),
      })
  })

  test('a card about an order names the order, in the text and for the client', () => {
    for (const one of CASES.filter(({ hook }) => hook !== undefined)) {
      const [draft] = one.evidence.drafts ?? []
      const card = fill(one)
      expect(card.extension?.['org.her2-cds.draft']).toEqual({ reference: draft?.reference })
      expect(card.detail).toContain(`(${draft?.reference})`)
      expect(card.detail?.split('\n').find((line) => line.startsWith('| Order |'))).toContain(draft?.words)
    }
  })

  test('no card takes an order away or changes one', () => {
    const actions = CASES.map(fill)
      .flatMap((card) => card.suggestions ?? [])
      .flatMap(({ actions = [] }) => actions)
    expect(actions.length).toBeGreaterThan(20)
    expect(actions.filter(({ type }) => type !== 'create')).toEqual([])
    expect(JSON.stringify(actions)).not.toContain('MedicationRequest"')
  })

  test('the interpretation of the laboratory stands before that of the rules', () => {
    for (const card of CASES.map(fill)) {
      const laboratory = card.detail?.indexOf("Laboratory's own") ?? -1
      const rules = card.detail?.indexOf('By the rules:') ?? -1
      if (rules !== -1 && laboratory !== -1) expect(laboratory).toBeLessThan(rules)
    }
  })

  test('no card tells anybody what to do or calls a patient eligible', () => {
    for (const card of CASES.map(fill)) {
      const text = `${card.summary}\n${card.detail ?? ''}`
      expect(text).not.toMatch(/\b(?:is eligible|you should|must be (?:started|given)|start T-DXd|recommended by)\b/i)
      expect(text).toMatch(/no action|asks for nothing/)
    }
  })
})
