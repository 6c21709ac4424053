/** Results under the names that sites give their tests: read only where all of the name was understood (P-27). */
import { BREAST_CANCER, observation, read } from './records.ts'

const readUnder = (text: string, valueString: string) => read(BREAST_CANCER, observation({ text }, { valueString }))

test.each([
  ['HER2 IHC Score (Ventana 4B5)', '3+'],
  ['HER2/NEU IMMUNOHISTOCHEMISTRY - BEAKER AP', '3+'],
  ['HER-2/neu Oncoprotein', 'Positive'],
  ['HER2 status at outside hospital', 'Positive'],
  ['HER2 status, registry', 'Positive'],
  ['HER2 (IHC) most recent', '3+'],
  ['HER2 #1', 'Positive'],
  ['HER2-Status (immunhistochemisch)', '3+'],
  ['Statut HER2', 'Positif'],
  ['HER2 por IHQ', '3+'],
  ['Stato HER2', 'Positivo'],
  ['HER2 IHC, tissue microarray', '3+'],
  ['HER2 IHC with controls', '3+'],
])('«%s» is the name of a HER2 result', (name, value) => {
  const { evidence, unread } = readUnder(name, value)
  expect(
    evidence.results.map((one) =>
      one.test === 'ihc' ? (one.score ?? one.words) : one.test === 'overall' && one.words,
    ),
  ).toEqual([value === '3+' ? '3+' : 'positive'])
  expect(unread).toEqual([])
})

test.each([
  ['HER2 control tissue', '3+', '«control tissue» speaks of a control'],
  ['HER2 in mother tumor', 'Positive', '«mother» speaks of a relative'],
  ['Previous HER2 status', 'Positive', '«previous» speaks of an earlier result'],
  ['Suspected HER2 status', 'Positive', '«suspected» is hedged'],
  ['HER2 targeted therapy received', 'Positive', '«her2 targeted therapy» speaks of a treatment'],
  ['HER2 ctDNA amplification', 'Positive', '«ctdna» speaks of sequencing or gene expression'],
  ['HER2 amplification ruled out', 'Positive', '«ruled out» denies something'],
  ['HER2 test ordered', 'Positive', '«ordered» speaks of a test that is pending'],
])('«%s»: nothing of it is a result', (name, value, why) => {
  const { evidence, unread } = readUnder(name, value)
  expect([evidence.results, evidence.unreadResults ?? []]).toEqual([[], []])
  expect(unread).toEqual([
    { reference: expect.any(String), why: `under the name «${name}»: ${why}`, quote: value, class: 'refused' },
  ])
})

test.each(['HER2 vaccine response', 'HER2 QC', 'HER2 status predicted by a model'])(
  '«%s» holds a word that is not known: something is there, and it is not used',
  (name) => {
    const { evidence, unread } = readUnder(name, 'Positive')
    expect(evidence.results).toEqual([])
    expect(evidence.unreadResults).toMatchObject([{ test: 'unreadable', class: 'refused' }])
    expect(unread).toHaveLength(1)
  },
)

test.each([
  ['ER control', '«control» speaks of a control'],
  ['ER-beta', '«beta» is not understood'],
  ['Estrogen receptor mutation ESR1', '«mutation» speaks of a mutation'],
  ['Predicted ER status', '«predicted» is not understood'],
  ['PR (partial response)', '«response» is not understood'],
])('«%s» is no receptor result', (name, why) => {
  const { evidence, unread } = readUnder(name, 'Positive')
  expect(evidence.receptors).toEqual([])
  expect(unread.map((line) => line.why)).toEqual([`under the name «${name}»: ${why}`])
})

test.each([
  'ER',
  'ER status (IHC)',
  'Estrogen Receptor (SP1)',
  'Östrogenrezeptor-Status',
  'Recettori estrogenici',
  'Oestrogeenreceptor',
])('«%s» is the name of an ER result', (name) => {
  expect(readUnder(name, 'Positive').evidence.receptors).toMatchObject([{ receptor: 'ER', words: 'positive' }])
})

test('a code that is known needs no name', () => {
  const code = { coding: [{ system: 'http://loinc.org', code: '85319-2', display: 'HER2 (any words of a display)' }] }
  expect(read(BREAST_CANCER, observation(code, { valueString: '3+' })).evidence.results).toMatchObject([
    { score: '3+' },
  ])
})
