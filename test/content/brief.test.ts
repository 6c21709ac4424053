/** The card of ten seconds: how many words, which lines, what a second card leaves out. */
import { groupByKey, measureCards, spreadOf } from '../../fixtures/stories/answer/card-size.ts'
import { answerStory } from '../../fixtures/stories/answer/answer-story.ts'
import type { CdsResponse } from '../../src/cds-hooks/schemas.ts'
import { fillCard } from '../../src/content/fill-card.ts'
import type { Evidence } from '../../src/her2/evidence.ts'
import { BREAST, CASES, LIVER, book, considerationOf, contextOf, dual, ihc } from './cases.ts'

/** Words at most; the cards that compare labels have more. */
const MOST = 120
const MOST_WITH_LABELS = 160
const WITH_LABELS: ReadonlySet<string> = new Set(['tdxdRoute', 'metastaticLow', 'metastaticUltralow'])
const MEDIAN = 90

test('over all stories a card has at most 90 words in the median, and none has more than 120, or 160 with labels', async () => {
  const sizes = await measureCards('brief')
  const tooLong = sizes.filter(({ key, words }) => words > (WITH_LABELS.has(key) ? MOST_WITH_LABELS : MOST))
  expect(tooLong.map(({ story, key, words }) => `${story}: ${key} has ${words} words`)).toEqual([])
  expect(spreadOf(sizes.map(({ words }) => words)).median).toBeLessThanOrEqual(MEDIAN)
  expect(groupByKey(sizes).size).toBeGreaterThanOrEqual(21)
})

function briefOf(name: string, change: Partial<Evidence> = {}, more: object = {}): string {
  const one = CASES.find((other) => other.name === name)
  if (one === undefined) throw new Error(`no case ${name}`)
  const context = { ...contextOf({ ...one, evidence: { ...one.evidence, ...change } }), cardDetail: 'brief' as const }
  return fillCard(book, considerationOf(context, one.key), { ...context, ...more }).detail ?? ''
}

describe('the lines', () => {
  test('a score that needs no ISH does not miss it; one that waits for it does', () => {
    expect(briefOf('metastaticLow', { results: [ihc('1', { score: '1+' }, LIVER)], specimens: [LIVER] })).not.toMatch(
      /no ISH|Missing:\*\* [^\n]*ISH/,
    )
    expect(briefOf('reflexIsh')).toContain('**Missing:** ISH on this specimen.')
  })

  test('what was not read and what was not understood is named, without its reference', () => {
    const detail = briefOf(
      'reflexIsh',
      {},
      {
        notRead: ['medications'],
        unread: [
          { reference: 'Observation/8', why: 'stage not understood: «T?»' },
          { reference: 'Observation/9', why: 'HER2 result text not understood', quote: 'see <b>note</b>' },
          { reference: 'Observation/10', why: 'ER not understood: «+»' },
        ],
      },
    )
    expect(detail).toMatch(
      /\*\*Missing:\*\* not read: medications; not understood: «see &lt;b&gt;note&lt;\/b&gt;», stage/,
    )
    expect(detail).toContain(', 1 more')
    expect(detail).not.toContain('Observation/')
  })

  test('a pending ISH stands before all else that could turn the answer', () => {
    const pending = { ...dual('ish', '2.4', '6.0', '2.5', LIVER), reportStatus: 'registered' } as const
    const results = [ihc('1', { score: '1+' }, LIVER), pending]
    const detail = briefOf('metastaticLow', { results, specimens: [LIVER] })
    expect(detail).toContain('**Before relying on this:** an ISH result is pending.')
    expect(detail).toContain('**Missing:** ISH registered (1\u00a0Oct\u00a02026)')
  })

  test('bone that was decalcified in acid is named beside a result that is not positive', () => {
    const bone = { ...LIVER, site: 'iliac bone', decalcification: 'acid' } as const
    const detail = briefOf('metastaticLow', { results: [ihc('1', { score: '1+' }, bone)], specimens: [bone] })
    expect(detail).toContain('**Before relying on this:** bone decalcified in acid can look falsely negative.')
  })

  test('lung disease, brain metastases and an earlier positive result stand in the first line', () => {
    const earlier = { ...BREAST, collectedOn: '2021-03-10' }
    const detail = briefOf('metastaticLow', {
      results: [ihc('1', { score: '1+' }, LIVER), ihc('0', { score: '3+' }, earlier)],
      specimens: [LIVER, earlier],
      metastasis: [
        { reference: 'Condition/3', reportStatus: 'final', says: 'yes', words: 'Brain metastasis', on: '2026-09-20' },
      ],
      baseline: { lungDisease: { reference: 'Condition/9', words: 'Pneumonitis' } },
    })
    expect(detail.split('\n')[0]).toBe(
      '**Metastatic, HER2-low: IHC 1+, liver, 1\u00a0Oct\u00a02026; Pneumonitis on record; brain metastases; an earlier result HER2-positive.**',
    )
  })

  test('a percentage says of what it is', () => {
    const of = (meaning: 'membrane' | 'unspecified') =>
      briefOf('metastaticUltralow', {
        results: [ihc('1', { score: '0', staining: 'present', percent: { text: '5', meaning } }, LIVER)],
      })
    expect(of('membrane')).toContain('5 % stained')
    expect(of('unspecified')).toContain('5 % of what not stated')
  })
})

describe('two cards of one answer', () => {
  test('what can be acted on stands before the synopsis, and no input is shown twice', async () => {
    const { cards } = (await answerStory('metastatic-ihc-1-plus')).body as CdsResponse
    expect(cards.map(({ source }) => source.topic?.code)).toEqual(['metastaticLow', 'her2Synopsis'])
    const lines = cards.flatMap(({ detail = '' }) => detail.split('\n').filter((line) => / · /.test(line)))
    expect(new Set(lines).size).toBe(lines.length)
    expect(cards[1]?.detail).toContain('- Inputs: as in the card above')
  })

  test('full is brief, and then the whole basis', async () => {
    const brief = (await answerStory('ihc-2-plus-no-ish')).body as CdsResponse
    const full = (await answerStory('ihc-2-plus-no-ish', 'full')).body as CdsResponse
    const [start, basis] = (full.cards[0]?.detail ?? '').split('\n\n**The whole basis.**\n\n')
    expect(start).toBe(brief.cards[0]?.detail)
    expect(basis).toContain('Observation/ihc-2-plus-no-ish-ihc')
    expect(basis).toContain('Wording of this card')
  })
})
