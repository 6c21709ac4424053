/** '(HCC)' behind the name of a diagnosis marks a payer's risk score; where the name is of the liver it may be a cancer of it. */
import { condition, observation, read } from './records.ts'

const told = (text: string) => {
  const { evidence, unread } = read(condition({ text }))
  return { receptors: evidence.receptors.map(({ receptor, words }) => `${receptor} ${words}`), unread: unread.length }
}

test.each(['(HCC)', '(CMS/HCC)', '(CMS-HCC)', ' (HCC) '])(
  '%s behind a diagnosis of the breast is no word of it',
  (mark) => {
    const name = 'Malignant neoplasm of breast, estrogen receptor positive'
    expect(told(`${name} ${mark}`)).toEqual(told(name))
    expect(told(name)).toEqual({ receptors: ['ER positive'], unread: 0 })
    const { evidence } = read(condition({ text: `Carcinoma of left breast, HER2 negative ${mark}` }))
    expect(evidence.results).toMatchObject([{ test: 'overall', words: 'negative' }])
  },
)

test.each([
  'Malignant neoplasm of breast, estrogen receptor positive HCC',
  'Malignant neoplasm of breast and liver, estrogen receptor positive (HCC)',
  'Hepatocellular carcinoma, estrogen receptor positive (HCC)',
])('«%s»: elsewhere it is not understood', (name) => {
  expect(told(name).receptors).toEqual([])
})

test('a unit that stands in code and unit is named once', () => {
  const value = { valueQuantity: { value: 80, unit: '%', system: 'http://unitsofmeasure.org', code: '%' } }
  const [line] = read(observation('85319-2', value)).unread
  expect(line?.why).toContain('(80 %)')
})
