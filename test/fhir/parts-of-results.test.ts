/** What stands in the parts of an Observation, or under the code of another test, is read or told as unread (P-25). */
import { observation, read, resultsOf, type Resource } from './records.ts'

const IHC = '85319-2'
const FISH = '85318-4'
const ER = '85337-4'
const PGR = '85339-0'
const part = (text: string, value: Resource): Resource => ({ code: { text }, ...value })
const words = (valueString: string): Resource => ({ valueString })
const share = (value: number): Resource => ({ valueQuantity: { value, unit: '%' } })
const receptorsOf = (...resources: Resource[]) =>
  read(...resources).evidence.receptors.map(({ receptor, words: said, percent }) => [receptor, said, percent?.text])
const whyOf = (...resources: Resource[]) => read(...resources).unread.map(({ why, quote }) => [why, quote])

describe('a component that is called no more than its result', () => {
  test.each(['Result', 'Status', 'Interpretation', 'Ergebnis', 'Résultat', 'Resultado', 'Risultato', 'Uitslag'])(
    '«%s» is of the test of the whole',
    (name) => {
      expect(resultsOf(observation(IHC, { component: [part(name, words('2+'))] }))).toMatchObject([
        { test: 'ihc', score: '2+' },
      ])
      expect(resultsOf(observation(FISH, { component: [part(name, words('Not amplified'))] }))).toMatchObject([
        { test: 'ish', words: 'not-amplified' },
      ])
      expect(receptorsOf(observation(PGR, { component: [part(name, words('Negative'))] }))).toEqual([
        ['PgR', 'negative', undefined],
      ])
    },
  )

  test('beside a share of nuclei, which is of the same receptor', () => {
    const component = [part('Percent positive cells', share(5)), part('Status', words('Positive'))]
    expect(receptorsOf(observation(ER, { component }))).toEqual([['ER', 'positive', '5']])
  })

  test.each(['Percent tumor', 'Tumor cellularity percent', 'Percent strong intensity', 'Percent necrosis'])(
    'a share of something else is not that of the receptor: %s',
    (name) => {
      const component = [part(name, share(5)), part('Status', words('Positive'))]
      expect(receptorsOf(observation(ER, { component }))).toEqual([['ER', 'positive', undefined]])
    },
  )

  test.each([
    ['Preliminary', 'preliminary'],
    ['Pending', 'preliminary'],
    ['Vorläufig', 'preliminary'],
    ['Not confirmed', 'unverified'],
    ['Withdrawn', 'unverified'],
  ])('«%s» as its status: the result is not final', (said, standing) => {
    const component = [part('Status', words(said))]
    const { evidence, unread } = read(
      observation(IHC, { valueString: '1+', component }),
      observation(ER, { valueString: 'Positive', component }),
    )
    expect(evidence.results.map(({ reportStatus }) => reportStatus)).toEqual([standing])
    expect(evidence.receptors.map(({ reportStatus }) => reportStatus)).toEqual([standing])
    expect(unread.map(({ quote }) => quote)).toContain(said)
  })

  test('«Final» as its status says nothing of the tumour', () => {
    const component = [part('Status', words('Final'))]
    const one = observation(IHC, { valueString: '2+', component })
    const { evidence, unread } = read(one, observation(ER, { valueString: 'Positive', component }))
    expect([evidence.results, evidence.receptors, unread]).toMatchObject([
      [{ score: '2+', reportStatus: 'final' }],
      [{ words: 'positive' }],
      [],
    ])
  })

  test('a share that names another marker is not of the receptor', () => {
    const component = [part('Ki-67 percent', share(30)), part('Status', words('Positive'))]
    expect(receptorsOf(observation(ER, { component }))).toEqual([['ER', 'positive', undefined]])
  })
})

describe('without a value, and with components that nobody understands', () => {
  const component = [part('Staining', words('3+')), part('Run', { valueInteger: 7 })]

  test('HER2 is unread, not without a value', () => {
    expect(resultsOf(observation(IHC, { component }))).toMatchObject([
      { test: 'unreadable', why: expect.stringContaining('components are not understood: «3+; 7»') },
    ])
  })

  test.each([
    ['ER', ER],
    ['PgR', PGR],
  ])('%s is unread, and quoted', (name, code) => {
    expect(whyOf(observation(code, { component }))).toEqual([
      [`${name} has no value, and its components are not understood: «3+; 7»`, '3+; 7'],
    ])
  })

  test('a test that was not done is not unread for what was written beside it', () => {
    const dataAbsentReason = { coding: [{ code: 'not-performed' }] }
    expect(whyOf(observation(ER, { component, dataAbsentReason }))).toEqual([])
  })
})

describe('the note of a receptor', () => {
  test.each(['ER positive 95%', 'Estrogen receptor: positive, 95%, strong.'])('«%s» is read', (text) => {
    expect(receptorsOf(observation(ER, { note: [{ text }] }))).toEqual([['ER', 'positive', '95']])
  })
})

describe('a status under the code of something else', () => {
  const under = (code: string, text: string): Resource => ({
    coding: [{ system: 'http://loinc.org', code }],
    text,
  })

  test.each([
    ['ER intensity', '85310-1', 'Estrogen receptor status', 'positive'],
    ['PgR intensity', '85331-7', 'PgR', 'negative'],
    ['both receptors at once', '10480-2', 'Estrogen+Progesterone receptor', 'Positive'],
    ['an IRS under the intensity of PgR', '85331-7', 'PR IRS Score (0-12)', 'IRS 8'],
    ['PgR intensity for HER2', '85331-7', 'HER2', '2+'],
    ['Ki-67 for HER2', '85330-9', 'HER2 IHC score', '3+'],
    ['Ki-67 for ER', '85330-9', 'ER status', 'positive'],
  ])('%s is unread, and quoted', (_, code, text, said) => {
    const one = observation(under(code, text), { valueString: said })
    expect([resultsOf(one), receptorsOf(one)]).toEqual([[], []])
    expect(whyOf(one)).toEqual([[`«${text}» stands under the code of another test: not read`, said]])
  })

  test.each([
    ['an intensity', '85310-1', 'ER intensity', words('strong')],
    ['a share of Ki-67', '85330-9', 'Ki-67', share(20)],
    ['Ki-67 in words', '85330-9', 'Ki-67', words('positive')],
  ])('%s under its own code is no news', (_, code, text, value) => {
    expect(whyOf(observation(under(code, text), value))).toEqual([])
  })
})
