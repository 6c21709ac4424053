import { answered, observation, read } from './records.ts'

function ihcOf(...resources: unknown[]): unknown[] {
  return read(...resources).evidence.results.map((result) => {
    if (result.test !== 'ihc') return result
    const { score, pattern, percent, staining } = result
    return { score, pattern, percent: percent?.text, staining }
  })
}

describe('patterns that are treated as 2+ (rows IHC-2b, IHC-2c, IHC-x)', () => {
  test.each([
    ['2+ (equivocal): moderate incomplete basolateral membrane staining', 'moderate-incomplete'],
    ['2+, lateral only', 'moderate-incomplete'],
    ['2+, U-shaped membrane staining', 'moderate-incomplete'],
    ['2+: unusual staining pattern not covered by the definitions', 'unusual'],
    ['2+: intense complete membrane staining in 8 % of tumor cells', 'intense-complete-limited'],
    ['2+ ohne basolaterale Färbung', undefined],
  ])('in the value: %s', (valueString, pattern) => {
    expect(ihcOf(observation('85319-2', { valueString }))).toMatchObject([{ score: '2+', pattern }])
  })

  test.each([
    ['Basolateral staining, moderate', 'moderate-incomplete'],
    ['Unusual staining pattern', 'unusual'],
    ['Intense complete membrane staining in 5 % of cells', 'intense-complete-limited'],
  ])('in a note: %s', (text, pattern) => {
    expect(ihcOf(answered('85319-2', 'LA11842-4', { note: [{ text }] }))).toMatchObject([{ score: '2+', pattern }])
  })

  test('in a component', () => {
    const component = [{ code: { text: 'Staining pattern' }, valueCodeableConcept: { text: 'Basolateral' } }]
    expect(ihcOf(answered('85319-2', 'LA11842-4', { component }))).toMatchObject([
      { score: '2+', pattern: 'moderate-incomplete' },
    ])
  })

  test('without a score the pattern stands alone; a faint one is none', () => {
    expect(ihcOf(observation('85319-2', { valueString: 'basolateral membrane staining' }))).toMatchObject([
      { score: undefined, pattern: 'moderate-incomplete' },
    ])
    expect(ihcOf(observation('85319-2', { valueString: '1+, faint basolateral staining' }))).toMatchObject([
      { score: '1+', pattern: undefined },
    ])
  })

  test('a note that denies the staining of a score is a contradiction', () => {
    const { evidence, unread } = read(
      answered('85319-2', 'LA11841-6', { note: [{ text: 'HER2 IHC: no membrane staining.' }] }),
    )
    expect(evidence.results).toMatchObject([{ test: 'unreadable', kind: 'contradiction' }])
    expect(unread).not.toHaveLength(0)
  })

  test('a note gives the staining of a score 0', () => {
    const zero = (text: string): unknown[] => ihcOf(answered('85319-2', 'LA6111-4', { note: [{ text }] }))
    expect(zero('No membrane staining.')).toMatchObject([{ score: '0', staining: 'absent' }])
    expect(zero('Faint incomplete membrane staining in 5 % of cells.')).toMatchObject([
      { score: '0', staining: 'present', percent: '5' },
    ])
    expect(zero('No staining of normal ducts.')).toMatchObject([{ score: '0', staining: undefined }])
  })

  test('a percentage of uniform intense complete staining beside a question on the score', () => {
    const percent = observation('85328-3', { valueQuantity: { value: 5, unit: '%' } })
    expect(read(percent).evidence.results).toMatchObject([{ percent: { text: '5', meaning: 'intense-complete' } }])
  })
})
