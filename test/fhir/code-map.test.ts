import { codeMapSchema } from '../../src/fhir/question/code-map.ts'
import { observation, readWith } from './records.ts'

describe('the code map of a site', () => {
  test.each([
    {},
    { tests: [{ text: 'HER2 FISH ratio', is: 'her2-ratio' }] },
    {
      answers: [{ system: 'http://lab.example', code: 'N0', is: 'score-0' }],
      sites: [{ text: 'Leber', kind: 'distant' }],
    },
  ])('%j is one', (codeMap) => {
    expect(codeMapSchema.safeParse(codeMap).success).toBe(true)
  })

  test.each([
    null,
    [],
    { tests: [{ is: 'her2-ihc' }] },
    { tests: [{ code: 'x', is: 'positive' }] },
    { answers: [{ text: '', is: 'positive' }] },
    { sites: [{ text: 'Leber', kind: 'liver' }] },
    { test: [] },
  ])('%j is none', (codeMap) => {
    expect(codeMapSchema.safeParse(codeMap).success).toBe(false)
  })

  test('names of tests and answers, without regard to case, before the built-in tables', () => {
    const codeMap = {
      tests: [
        { text: 'her2 quant.', is: 'her2-ratio' as const },
        { system: 'LOINC', code: '18474-7', is: 'other-marker' as const },
      ],
      answers: [{ text: 'fehlt', is: 'score-0' as const }],
    }
    const ratio = observation({ text: 'HER2 Quant.' }, { valueQuantity: { value: 1.4 } })
    expect(readWith({ codeMap }, ratio).evidence.results).toMatchObject([{ test: 'ish', ratio: { text: '1.4' } }])
    expect(readWith({ codeMap }, observation('18474-7', { valueString: '3+' })).evidence.results).toEqual([])
    expect(readWith({ codeMap }, observation('85319-2', { valueString: 'Fehlt' })).evidence.results).toMatchObject([
      { score: '0' },
    ])
  })

  test('a map of another shape is an error of the site, not of a record', () => {
    expect(() => readWith({ codeMap: { tests: [{ is: 'her2-ihc' }] } })).toThrow()
  })
})
