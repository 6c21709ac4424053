import fc from 'fast-check'
import { checkResponse } from '../../src/cds-hooks/check-response.ts'
import { fillCard, fillSummary } from '../../src/content/fill-card.ts'
import type { FillContext } from '../../src/content/fill-context.ts'
import { LONGEST_SUMMARY, PLACEHOLDERS } from '../../src/content/placeholders.ts'
import { draftResource } from '../../src/fhir/write/draft-resources.ts'
import { AGENTS } from '../../src/her2/tables/agents.ts'
import type { Classification } from '../../src/her2/classification.ts'
import {
  CARD_KEYS,
  type Consideration,
  GAP_CODES,
  ROUTE_CONDITION_KEYS,
} from '../../src/her2/considerations/considerations.ts'
import type { Evidence, Her2Result, ResultSource, SpecimenFacts } from '../../src/her2/evidence.ts'
import { SOURCES } from '../../src/her2/tables/sources.ts'
import { BREAST, CASES, TODAY, book, considerationOf, contextOf, countingUuids, dual, ihc } from './cases.ts'
import { HOSTILE } from './hostile.ts'
import { elementsOf, RENDERERS } from './renderers.ts'

// ---- anything that a record may hold ------------------------------------------------------------------------------

const text = fc.oneof(
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
  { weight: 2, arbitrary: fc.array(fc.constantFrom(...HOSTILE), { maxLength: 5 }).map((parts) => parts.join('')) },
  { weight: 1, arbitrary: fc.constantFrom('left breast', '2026-09-02', '1.96', 'Specimen/1', 'negative') },
)
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined })
const measure = maybe(fc.record({ text, comparator: fc.constantFrom('<', '>=', undefined) }))

function present<Shape extends object>(shape: { [Name in keyof Shape]: Shape[Name] | undefined }): Shape {
  return Object.fromEntries(Object.entries(shape).filter(([, member]) => member !== undefined)) as Shape
}

const specimenFacts: fc.Arbitrary<SpecimenFacts> = fc
  .record({
    key: maybe(text),
    reference: maybe(text),
    collectedOn: maybe(text),
    site: maybe(text),
    siteKind: fc.constantFrom('breast', 'distant', 'unknown'),
    laterality: maybe(fc.constantFrom('left', 'right', 'bilateral')),
    procedure: maybe(fc.constantFrom('biopsy', 'surgery', 'cytology')),
  })
  .map((shape) => present<SpecimenFacts>(shape as SpecimenFacts))

const resultSource: fc.Arbitrary<ResultSource> = fc
  .record({
    reference: text,
    reportStatus: fc.constantFrom('final', 'amended', 'preliminary', 'unverified'),
    performedOn: maybe(text),
    issuedOn: maybe(text),
    reports: fc.constant([]),
    specimen: specimenFacts,
    assay: maybe(text),
    quote: maybe(text),
  })
  .map((shape) => present<ResultSource>(shape as ResultSource))

const result: fc.Arbitrary<Her2Result> = fc
  .tuple(
    resultSource,
    fc.oneof(
      fc.record({
        test: fc.constant('ihc'),
        score: maybe(fc.constantFrom('0', '1+', '2+', '3+')),
        percent: measure.map((m) => m && { ...m, meaning: 'membrane' }),
      }),
      fc.record({
        test: fc.constant('ish'),
        probe: maybe(fc.constantFrom('dual', 'single')),
        ratio: measure,
        her2CopyNumber: measure,
        cep17CopyNumber: measure,
        words: maybe(fc.constantFrom('amplified', 'not-amplified')),
      }),
      fc.record({ test: fc.constant('overall'), words: fc.constantFrom('positive', 'negative', 'low') }),
      fc.record({
        test: fc.constant('unreadable'),
        of: fc.constantFrom('ihc', 'ish', 'overall'),
        kind: fc.constant('unreadable'),
        why: text,
      }),
    ),
  )
  .map(([source, rest]) => present<object>({ ...source, ...rest }) as Her2Result)

const classification: fc.Arbitrary<Classification> = fc
  .record({
    overexpression: fc.constantFrom('positive', 'negative', 'not-final', 'conflict', 'indeterminate', 'unknown'),
    reason: maybe(
      fc.constantFrom(
        'needs-ish',
        'needs-ihc',
        'needs-dual-probe',
        'reported-vs-derived',
        'ratio-arithmetic',
        'percent-vs-score',
        'sp-contradiction',
      ),
    ),
    tier: maybe(fc.constantFrom('low', 'ultralow', 'null', 'zero-unspecified', 'undetermined')),
    caution: fc.boolean(),
    discordant: fc.boolean(),
    specimenAssumed: fc.boolean(),
    label: text,
    comment: maybe(fc.constantFrom('C2', 'C3', 'C4')),
    ihc: maybe(
      fc
        .record({
          score: maybe(fc.constantFrom('0', '1+')),
          stainingPercent: maybe(fc.double({ noNaN: true })),
          staining: maybe(fc.constantFrom('absent', 'present')),
          words: maybe(text),
        })
        .map(present),
    ),
    ish: maybe(
      fc
        .record({
          probe: maybe(fc.constantFrom('dual', 'single')),
          group: maybe(fc.constantFrom(1, 2, 3, 4, 5)),
          ratio: maybe(text),
          computedRatio: maybe(text),
          her2CopyNumber: maybe(text),
          cep17CopyNumber: maybe(text),
          result: maybe(fc.constantFrom('amplified', 'equivocal', 'indeterminate')),
        })
        .map(present),
    ),
    reported: maybe(text),
    rules: fc.array(fc.oneof(text, fc.constantFrom('CB-16d', 'P-6', 'IHC-2')), { maxLength: 3 }),
    specimen: fc
      .record({
        reference: maybe(text),
        site: maybe(text),
        laterality: maybe(fc.constantFrom('left', 'right', 'bilateral')),
        collectedOn: maybe(text),
        metastatic: fc.boolean(),
      })
      .map(present),
    rows: fc.array(fc.oneof(text, fc.constantFrom('combination/CB-5', 'ihc/IHC-2')), { maxLength: 2 }),
    notes: fc.array(
      fc.oneof(
        fc.record({ code: fc.constant('contradiction'), why: text }),
        fc.record({ code: fc.constantFrom('not-understood', 'says-nothing'), reference: text, why: text }),
        fc.record({ code: fc.constant('ratio-near-threshold'), ratio: text }),
      ),
      { maxLength: 3 },
    ),
    evidence: fc.array(text, { maxLength: 3 }),
  })
  .map((shape) => present<object>(shape) as Classification)

const evidence: fc.Arbitrary<Evidence> = fc
  .record({
    patient: maybe(text),
    results: fc.array(result, { maxLength: 4 }),
    notApplicable: fc.array(
      fc.tuple(resultSource, text).map(([source, says]) => ({ ...source, reason: 'serum', says })),
      { maxLength: 2 },
    ),
    specimens: fc.array(specimenFacts, { maxLength: 2 }),
    receptors: fc.array(
      fc.tuple(resultSource, measure).map(([source, percent]) => present({ ...source, receptor: 'ER', percent })),
      { maxLength: 2 },
    ),
    metastasis: fc.array(
      fc.record({
        reference: text,
        reportStatus: fc.constant('final'),
        says: fc.constant('yes'),
        words: text,
        on: text,
      }),
      { maxLength: 2 },
    ),
    diagnoses: fc.constant([]),
    treatments: fc.array(
      fc.record({
        reference: text,
        kind: fc.constantFrom('t-dxd', 'endocrine'),
        words: text,
        on: text,
        state: fc.constantFrom('planned', 'active'),
      }),
      { maxLength: 2 },
    ),
    orders: fc.constant([]),
    drafts: maybe(
      fc.array(
        fc
          .record({
            reference: text,
            selected: fc.constant(true),
            words: text,
            test: maybe(fc.constantFrom('ihc', 'serum')),
            specimen: maybe(text),
            authoredOn: maybe(text),
          })
          .map(present),
        { maxLength: 2 },
      ),
    ),
    baseline: maybe(
      fc
        .record({
          lvef: maybe(fc.record({ reference: text, percent: fc.record({ text }) })),
          lungDisease: maybe(fc.record({ reference: text, words: text })),
          pregnancy: maybe(fc.record({ reference: text, says: fc.constantFrom('pregnant', 'not-pregnant') })),
        })
        .map(present),
    ),
  })
  .map((shape) => present(shape) as Evidence)

const consideration: fc.Arbitrary<Consideration> = fc
  .record({
    key: fc.constantFrom(...CARD_KEYS),
    classification: maybe(classification),
    because: fc.array(text, { maxLength: 2 }),
    before: maybe(classification),
    amendedOn: maybe(text),
    target: maybe(fc.record({ reference: maybe(text), site: maybe(text), collectedOn: maybe(text) }).map(present)),
    diagnosis: maybe(fc.record({ reference: text, words: text, on: text })),
    draft: maybe(
      fc
        .record({
          reference: text,
          words: text,
          agent: maybe(fc.oneof(text, fc.constantFrom(...AGENTS.rows.map(({ id }) => id)))),
        })
        .map(present),
    ),
    gap: maybe(fc.constantFrom(...GAP_CODES)),
    problem: maybe(
      fc.record({ code: fc.constantFrom('in-process', 'resulted', 'ordered', 'serum'), reference: text, on: text }),
    ),
    caveats: maybe(
      fc.array(
        fc.oneof(
          fc.record({ code: fc.constant('ratio-at-threshold'), ratio: text }),
          fc.constantFrom({ code: 'acid-decalcified' }, { code: 'preliminary' }),
        ),
        { maxLength: 3 },
      ),
    ),
    baseline: maybe(
      fc.array(
        fc.oneof(
          fc.record({ code: fc.constantFrom('lung-disease', 'pregnancy-recorded'), words: text, reference: text }),
          fc.record({ code: fc.constant('low-lvef'), percent: text, reference: text }),
        ),
        { maxLength: 3 },
      ),
    ),
    routes: maybe(
      fc.array(
        fc.record({
          rule: fc.constantFrom('TDX-1', 'TDX-2', 'TDX-3', 'TDX-4', 'TDX-5', 'TDX-6'),
          jurisdiction: fc.constantFrom('US', 'EU'),
          conditions: fc.array(
            fc.record({
              condition: fc.constantFrom(...ROUTE_CONDITION_KEYS),
              record: fc.constantFrom('found', 'contradicts', 'not found'),
              basis: fc.oneof(
                fc.record({ code: fc.constantFrom('statement', 'stage', 'treatment'), words: text, reference: text }),
                fc.record({ code: fc.constantFrom('assay', 'other-assay'), name: text }),
              ),
            }),
            { maxLength: 2 },
          ),
        }),
        { maxLength: 6 },
      ),
    ),
  })
  .map((shape) => present<object>(shape) as Consideration)

const context: fc.Arbitrary<FillContext> = fc
  .record({
    evidence,
    tumors: fc.array(
      fc.record({
        laterality: fc.constantFrom('left', 'right'),
        specimens: fc.array(classification, { maxLength: 2 }),
      }),
      { maxLength: 2 },
    ),
    current: maybe(classification),
    metastatic: fc.constantFrom('yes', 'no', 'unknown'),
    hormoneReceptor: fc.constantFrom('positive', 'low-positive', 'negative', 'unknown'),
    unread: fc.array(fc.record({ reference: text, why: text }), { maxLength: 3 }),
    notRead: fc.array(text, { maxLength: 2 }),
    folded: fc.array(text, { maxLength: 2 }),
  })
  .map((shape) => ({
    patient: present({
      tumors: shape.tumors,
      current: shape.current,
      metastatic: shape.metastatic,
      hormoneReceptor: shape.hormoneReceptor,
      everPositive: true,
      everLow: false,
      everUltralow: false,
    }),
    evidence: shape.evidence,
    unread: shape.unread,
    notRead: shape.notRead,
    folded: shape.folded,
    considerations: [],
    today: TODAY,
    knowledgeVersion: 'test',
    newUuid: countingUuids(),
    draft: draftResource,
  }))

// ---- what holds for every record ----------------------------------------------------------------------------------

/** What the words of the cards themselves make. */
const OWN_ELEMENTS = new Set([
  'p',
  'strong',
  'ul',
  'li',
  'table',
  'thead',
  'tbody',
  'tr',
  'th',
  'td',
  ...SOURCES.flatMap((source) => ('url' in source ? [`a ${source.url}`] : [])),
])

describe('whatever the record holds', () => {
  test('a card is a legal card', () => {
    fc.assert(
      fc.property(consideration, context, (one, own) => {
        const card = fillCard(book, one, own)
        expect(checkResponse({ cards: [JSON.parse(JSON.stringify(card)) as unknown] })).toEqual([])
      }),
      { numRuns: 1500 },
    )
  })

  test('a summary is one short line of plain text', () => {
    fc.assert(
      fc.property(consideration, context, (one, own) => {
        const summary = fillSummary(book, one, own)
        expect([...summary].length).toBeLessThanOrEqual(LONGEST_SUMMARY)
        expect(summary).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u)
      }),
      { numRuns: 3000 },
    )
  })

  test.each(RENDERERS)('no element comes of the data in %s', (_name, render) => {
    fc.assert(
      fc.property(consideration, context, (one, own) => {
        const elements = elementsOf(render(fillCard(book, one, own).detail ?? ''))
        expect(elements.filter((element) => !OWN_ELEMENTS.has(element))).toEqual([])
      }),
      { numRuns: 150 },
    )
  })
})

// ---- what the words say -------------------------------------------------------------------------------------------

const cases = (name: string) => CASES.filter((one) => one.name === name)

function fill(name: string, change: (one: (typeof CASES)[number]) => (typeof CASES)[number] = (one) => one) {
  const [one] = cases(name).map(change)
  if (one === undefined) throw new Error(`no case ${name}`)
  const own = contextOf(one)
  return fillCard(book, considerationOf(own, one.key), own)
}

describe('a summary that would be too long', () => {
  const site = 'upper outer quadrant of the breast near the axillary tail, second focus, clip B'
  const withSite = (place: string) => (one: (typeof CASES)[number]) => {
    const specimen = { ...BREAST, site: place }
    return {
      ...one,
      evidence: {
        ...one.evidence,
        results: one.evidence.results.map((found) => ({ ...found, specimen })),
        specimens: [specimen],
      },
    }
  }

  test('gives up words of the specimen, in whole words, and never status, date or number', () => {
    expect(fill('ishRecount', withSite(site)).summary).toBe(
      'HER2 ISH group 4 (ratio 1.96, copies 4.10), IHC 2+, left specimen 2\u00a0Sep\u00a02026: second blinded count not found; status not final.',
    )
    expect(fill('reflexIsh', withSite(site)).summary).toBe(
      'HER2 IHC 2+ (equivocal) on left upper outer quadrant of…, 2\u00a0Sep\u00a02026: no ISH result or order found on this specimen.',
    )
  })

  test('keeps the full words in the detail', () => {
    expect(fill('reflexIsh', withSite(site)).detail).toContain(`left ${site} biopsy`)
  })
})

describe('words', () => {
  test('a side that the site names already is not said twice', () => {
    const specimen = { ...BREAST, site: 'Left breast' }
    const one = {
      evidence: {
        ...contextOf(CASES[1] ?? CASES[0]!).evidence,
        results: [ihc('ihc-1', { score: '2+' }, specimen)],
        specimens: [specimen],
      },
    }
    const own = contextOf(one)
    expect(fillSummary(book, considerationOf(own, 'reflexIsh'), own)).toContain(
      'on Left breast biopsy, 2\u00a0Sep\u00a02026',
    )
  })

  test('numbers stand as they were reported, with their comparators', () => {
    const results = [
      ihc('ihc-1', { score: '2+' }),
      { ...dual('ish-1', '1.960', '4.10', '2.09'), ratio: { text: '1.960', comparator: '<' as const } },
    ]
    const detail = fill('ishRecount').detail ?? ''
    expect(detail).toContain('ratio 1.96; HER2 signals per cell 4.10; CEP17 signals per cell 2.09')
    const own = contextOf({ evidence: { ...contextOf(CASES[1]!).evidence, results } })
    expect(fillCard(book, { key: 'her2Synopsis', because: [] }, own).detail).toContain('ratio &lt; 1.960')
  })

  test('unread medication data are never "none found"', () => {
    expect(fill('her2Amended', (one) => ({ ...one, evidence: { ...one.evidence, treatments: [] } })).summary).toContain(
      'Plan: none found.',
    )
    expect(
      fill('her2Amended', (one) => ({
        ...one,
        notRead: ['medications'],
        evidence: { ...one.evidence, treatments: [] },
      })).summary,
    ).toContain('Plan: not read.')
  })

  test('a consideration without any HER2 result says that this is not negative', () => {
    const { summary, detail } = fill('her2Missing')
    expect(`${summary} ${detail}`).not.toMatch(/HER2-negative(?!:)(?! for)(?! disease)(?!: the status)/)
    expect(detail).toContain('No HER2 result was found; this is not a negative result.')
  })

  test('what was not read or not understood is listed', () => {
    const detail = fill('her2Synopsis').detail ?? ''
    expect(detail).toContain('Not read from the record: medications')
    expect(detail).toContain('Not understood: Observation/9: HER2 result text not understood')
  })

  test('where the site has an evidence page, a card on a specimen leads to it; else there is no link', () => {
    const own = contextOf(cases('metastaticLow')[0]!)
    const evidenceLaunch = 'https://cds.example.org/evidence/launch'
    const filled = fillCard(book, considerationOf(own, 'metastaticLow'), { ...own, evidenceLaunch })
    const link = { label: 'HER2 evidence of this patient', url: evidenceLaunch, type: 'smart', appContext: filled.uuid }
    expect(filled.links).toEqual([link])
    expect(fillCard(book, considerationOf(own, 'metastaticLow'), own).links).toBeUndefined()
  })

  test('the label of the country is cited, and no other', () => {
    const one = cases('metastaticLow')[0]!
    const own = contextOf(one)
    const eu = fillCard(book, considerationOf(own, 'metastaticLow'), { ...own, jurisdiction: 'EU' })
    expect(eu.source.url).toContain('ema.europa.eu')
    expect(eu.detail).not.toContain('fda.gov')
    expect(fillCard(book, considerationOf(own, 'metastaticLow'), own).detail).not.toContain('ema.europa.eu')
  })

  test('dual-probe ISH is offered after single-probe, not otherwise; IHC only where there is none', () => {
    const labels = (name: string) => fill(name).suggestions?.map((suggestion) => suggestion.label)
    expect(labels('concurrentIhc-single-probe')).toContain('Dual-probe ISH on the same tissue sample')
    expect(labels('concurrentIhc')).toEqual([
      'HER2 IHC on the same tissue sample',
      'Ask pathology for the IHC that goes with this ISH, or for the final interpretation',
    ])
  })

  test('each placeholder has its words', () => {
    const own = contextOf(CASES[0]!)
    const text = Object.entries(PLACEHOLDERS).map(([name]) => `{{${name}}}`)
    const synopsis = book.cards.get('her2Synopsis')
    if (synopsis === undefined) throw new Error('no synopsis')
    const all = { ...book, cards: new Map([['her2Synopsis' as const, { ...synopsis, body: text.join('\n\n') }]]) }
    expect(fillCard(all, { key: 'her2Synopsis', because: [] }, own).detail).not.toMatch(/\{\{|undefined|\[object/)
  })
})

test('the classification goes out as it is, without empty members', () => {
  const extension = fill('reflexIsh').extension?.['org.her2-cds.classification']
  expect(extension).toMatchObject({
    overexpression: 'not-final',
    reason: 'needs-ish',
    caution: false,
    ihc: { score: '2+' },
    rules: ['IHC-2', 'CB-5'],
    specimen: { reference: 'Specimen/1', metastatic: false },
  })
  expect(extension).not.toHaveProperty('notes')
})

test('a percentage of intense complete cells never stands beside the score as if it were membrane staining', () => {
  const { detail } = fill('zeroUnspecified')
  expect(detail).toContain('Based on: IHC 0, no ISH.')
  expect(detail).toContain('0; cells with intense complete staining 0 %')
})
