import { outcomeOf } from './text-cases.ts'

/** No such text claims anything of HER2; what stands there is listed, with its whole sentence. */
function expectUnread(text: string, unreadClass?: string): void {
  const { specimens, unread } = outcomeOf(text)
  expect([text, specimens.filter((one) => /^(positive|negative)/.test(one))]).toEqual([text, []])
  expect([text, unread.length > 0]).toEqual([text, true])
  if (unreadClass !== undefined) expect(unread.map((one) => one.class)).toContain(unreadClass)
  expect(unread.some(({ quote }) => quote !== undefined && text.includes(quote))).toBe(true)
}

describe('A1: a language that is not read', () => {
  test.each([
    ['HER2 ikke positiv'],
    ['HER2 ej positiv'],
    ['HER2 er ikke positiv'],
    ['HER2 nem amplifikált'],
    ['Nie stwierdzono amplifikacji HER2'],
    ['HER2 não superexpresso (escore 1+)'],
    ['HER2 ei positiivinen'],
    ['HER2 není pozitivní'],
    ['HER2 nu este amplificat'],
    ['HER2 pozitif değil'],
    ['HER2 inte amplifierad'],
    ['HER2-status: negativ, ikke amplifisert'],
    ['HER2 отрицательный'],
  ])('%s', (text) => expectUnread(text, 'language'))

  test('what stands beside it in a language that is read is read', () => {
    const { specimens, unread } = outcomeOf('HER2 IHC 2+. FISH não amplificado.')
    expect(specimens).toEqual(['not-final:needs-ish'])
    expect(unread).toMatchObject([{ class: 'language', quote: 'FISH não amplificado.' }])
  })

  test('and no receptor is read from a word of it', () => {
    expect(outcomeOf('HER2 er ikke positiv').receptors).toBe('unknown')
  })
})

describe('A2: a denial behind the claim', () => {
  test.each([
    ['HER2 amplified: N'],
    ['HER2 positive (Y/N): N'],
    ['HER2 positive = FALSE'],
    ['HER2 amplified: not identified'],
    ['HER2 amplified: not seen'],
    ['HER2 amplified: absent'],
    ['HER2 amplified = 0'],
    ['HER2-positive tumour cells: 0 %'],
    ['HER2 amplified cells: 0%'],
    ['HER2 amplified in 0 of 20 cells'],
    ['HER2 positive cells 0/100'],
    ['HER2 positivity ruled out'],
    ['HER2 positivity: none'],
    ['HER2 3+ not seen'],
    ['HER2 3+ cannot be confirmed'],
    ['HER2 3+ was not confirmed on review'],
    ['HER2: 3+ (error)'],
    ['HER2 positive - retracted'],
    ['HER2 positive is incorrect'],
    ['HER2 positiv: nein'],
    ['HER2 3+ wurde widerrufen'],
    ['HER2 positif : non confirmé'],
    ['HER2 positivo: descartado'],
    ['HER2 positief: niet bevestigd'],
    ['HER2 positivo: escluso'],
  ])('%s', (text) => expectUnread(text))

  test.each([
    ['HER2 gene amplification: not detected', ['negative/undetermined']],
    ['HER2 amplification: absent', ['negative/undetermined']],
    ['HER2-Amplifikation: nicht nachweisbar', ['negative/undetermined']],
  ])('a noun is judged by what stands behind it: %s', (text, expected) =>
    expect(outcomeOf(text).specimens).toEqual(expected),
  )
})

describe('A3: a test that failed', () => {
  test.each([
    ['HER2 IHC 2+. No amplification seen, but hybridization was inadequate.'],
    ['HER2 IHC 2+. FISH: amplification could not be demonstrated due to technical failure.'],
    ['HER2 IHC 2+. FISH: fewer than 20 cells could be counted; not reportable.'],
    ['HER2 IHC 2+. ISH was attempted but failed.'],
    ['HER2 IHC 2+. FISH not interpretable.'],
    ['HER2 IHC 2+. FISH: insufficient tumor cells for evaluation.'],
    ['HER2 IHC 2+. In der FISH keine Amplifikation erkennbar, Hybridisierung unzureichend.'],
  ])('%s', (text) => expect(outcomeOf(text).specimens).toEqual(['not-final:repeat-ish']))

  test('a failure to find is none of the test', () => {
    const text = 'HER2 IHC 2+. FISH: Failed to demonstrate amplification (ratio 1.5; HER2 3.2)'
    expect(outcomeOf(text).specimens).toEqual(['negative/low'])
  })
})

describe('A9: a range is no score', () => {
  test.each([['HER2/neu: zero or 1+'], ['HER2: 2+ to 3+'], ['HER2: 0-1+'], ['HER2: 1-2+'], ['HER2 Score 0 bis 1+']])(
    '%s',
    (text) => expectUnread(text, 'not-understood'),
  )
})
