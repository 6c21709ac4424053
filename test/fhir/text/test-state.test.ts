/** Tests without a result (RULES P-20): pending, or not done and why, in six languages. */
import { readAnswerText, readReportText, readTestState } from '../../../src/fhir/text/index.ts'

const stateOf = (text: string) =>
  readReportText(text).nothing.flatMap(({ about, state }) =>
    state === undefined ? [] : [[about, state.says, ...(state.reason ? [state.reason] : [])].join(' ')],
  )

describe('pending', () => {
  test.each([
    'HER2 IHC 2+ (equivocal). FISH: pending.',
    'HER2 score 2+. FISH has been ordered.',
    'HER2 IHC 2+, FISH to follow.',
    'HER2 2+; see addendum for FISH.',
    'HER2 IHC 2+. ISH studies in progress.',
    'HER2-Score 2+. HER2-FISH: in Arbeit.',
    'HER2 2+. FISH steht noch aus.',
    'HER2 2+. FISH wurde beauftragt.',
    'HER2 2+. FISH en cours.',
    'HER2 score 2+. Résultat de FISH en attente.',
    'HER2 2+. FISH pendiente.',
    'HER2 2+. FISH en curso.',
    'HER2 2+. FISH in corso.',
    'HER2 2+. Si attende FISH.',
    'HER2 2+. FISH volgt.',
    'HER2 2+. FISH in behandeling.',
  ])('%s', (text) => expect(new Set(stateOf(text))).toEqual(new Set(['her2-ish pending'])))
  test('of HER2 as a whole', () => expect(stateOf('HER2: pending')).toEqual(['her2-overall pending']))
})

describe('not done', () => {
  test.each([
    ['HER2/neu FISH: not performed, insufficient tissue.', 'insufficient'],
    ['HER2 FISH could not be performed due to insufficient tumor.', 'insufficient'],
    ['HER2 IHC 2+. FISH not possible: no residual tumour in the block.', 'no-tumour-left'],
    ['HER2 IHC 2+. FISH: QNS.', 'insufficient'],
    ['HER2 IHC 2+. Tissue exhausted; FISH could not be done.', 'insufficient'],
    ['HER2 IHC 2+. FISH was not performed.', 'not-stated'],
    ['HER2 IHC 1+. FISH not indicated.', 'not-indicated'],
    ['HER2 2+. FISH nicht durchführbar, zu wenig Gewebe.', 'insufficient'],
    ['HER2 2+. FISH nicht durchgeführt: kein Tumor mehr im Block.', 'no-tumour-left'],
    ['HER2 1+. FISH nicht indiziert.', 'not-indicated'],
    ['HER2 score 2+. FISH non réalisée : matériel insuffisant.', 'insufficient'],
    ['HER2 score 1+. FISH non indiquée.', 'not-indicated'],
    ['HER2 2+. FISH no realizada por material insuficiente.', 'insufficient'],
    ['HER2 1+. FISH no indicada.', 'not-indicated'],
    ['HER2 2+. FISH non eseguita per materiale insufficiente.', 'insufficient'],
    ['HER2 1+. FISH non indicata.', 'not-indicated'],
    ['HER2 2+. FISH niet verricht: onvoldoende materiaal.', 'insufficient'],
    ['HER2 1+. FISH niet geïndiceerd.', 'not-indicated'],
  ])('%s', (text, reason) => expect(stateOf(text)).toEqual([`her2-ish not-done ${reason}`]))
  test('leaves the result beside it', () => {
    const { statements } = readReportText('HER2 IHC 2+, FISH not performed: insufficient tissue.')
    expect(statements.map(({ about, score }) => [about, score])).toEqual([['her2-ihc', '2+']])
  })
})

describe('neither', () => {
  test.each([
    'HER2 IHC 2+. FISH recommended.',
    'HER2 IHC 2+. If FISH cannot be performed, repeat on the excision.',
    'HER2 IHC 2+. FISH: no signals, evaluation not possible.',
    'HER2 IHC 2+. FISH not amplified. ER not performed.',
    'HER2 IHC 2+. FISH on the prior biopsy was not performed.',
  ])('%s', (text) => expect(stateOf(text)).toEqual([]))
})

describe('as the answer to a question', () => {
  test.each([
    ['pending', 'pending'],
    ['see addendum', 'pending'],
    ['Not performed, no tumor left in block', 'not-done no-tumour-left'],
    ['nicht durchgeführt', 'not-done not-stated'],
    ['not indicated', 'not-done not-indicated'],
    ['unknown', ''],
  ])('%s', (text, expected) => {
    const reading = readAnswerText(text, 'ish')
    const state = reading.kind === 'nothing' ? reading.state : undefined
    expect([state?.says, state?.reason].filter((part) => part !== undefined).join(' ')).toBe(expected)
  })
  test('codes of absence', () => {
    expect(readTestState('not-performed')).toEqual({ says: 'not-done', reason: 'not-stated' })
    expect(readTestState('temp-unknown')).toEqual({ says: 'pending' })
    expect(readTestState('unknown')).toBeUndefined()
  })
})
