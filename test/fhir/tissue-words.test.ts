/** What words say of a tissue sample (P-17, P-18), in six languages: that it is cancer, of the breast, another finding, or nothing. */
import * as words from '../../src/fhir/codes/tissue-words.ts'
import { tissueOf } from '../../src/fhir/disease/cancer-tissue.ts'

test.each([
  'Liver biopsy: metastatic carcinoma of breast origin.',
  'Metastasis of the known breast carcinoma.',
  'Gastric mucosa infiltrated by carcinoma from a breast primary',
  'Lebermetastase eines Mammakarzinoms.',
  'Metastase des bekannten Mammakarzinoms.',
  'Infiltrate eines Karzinoms mammären Ursprungs.',
  "Métastase hépatique d'un carcinome canalaire mammaire.",
  "Métastase d'un carcinome mammaire connu.",
  'Adénocarcinome d’origine mammaire; ganglion métastatique, origine mammaire.',
  'Metástasis de carcinoma ductal de mama.',
  'Metástasis del carcinoma mamario conocido.',
  'Metastasi epatica di carcinoma duttale della mammella.',
  'Localizzazione di carcinoma, origine mammaria.',
  'Levermetastase van het bekende mammacarcinoom.',
  'Uitzaaiing van borstkanker in de lever.',
])('breast cancer: %s', (text) => {
  expect(tissueOf([text])).toBe('breast cancer')
})

test.each([
  'Poorly differentiated carcinoma.',
  'Malignes Gewebe.',
  'Carcinome peu différencié.',
  'Carcinoma poco diferenciado.',
  'Localizzazione di carcinoma.',
  'Slecht gedifferentieerd carcinoom.',
])('cancer: %s', (text) => {
  expect(tissueOf([text])).toBe('cancer')
})

test.each([
  'Chronic gastritis. No malignancy.',
  'Chronische Gastritis, kein Anhalt für Malignität.',
  'Gastrite chronique, sans signe de malignité.',
  'Gastritis crónica, sin evidencia de malignidad.',
  'Gastrite cronica. Assenza di cellule maligne.',
  'Chronische gastritis, geen aanwijzingen voor maligniteit.',
])('another finding: %s', (text) => {
  expect(tissueOf([text])).toBe('another finding')
})

test.each([
  'Suspected metastasis of breast cancer',
  'Liver lesion, known breast cancer',
  'History of breast cancer.',
  'Metastasis of the known breast carcinoma?',
  'Verdacht auf Metastase eines Mammakarzinoms',
  'Raumforderung der Leber bei bekanntem Mammakarzinom',
  'Zustand nach Mammakarzinom',
  'Z. n. Mammakarzinom rechts',
  'Z.n. Mammakarzinom',
  'Raumforderung der Leber bei Mammakarzinom',
  'Dyspepsia in a patient with breast cancer',
  's/p breast carcinoma',
  'Nodule hépatique chez une patiente avec cancer du sein',
  'Lesión hepática en paciente con cáncer de mama',
  'Lesione epatica in paziente con carcinoma mammario',
  'Leverlaesie bij mammacarcinoom',
  'Suspicion de métastase d’un cancer du sein',
  'Antécédent de cancer du sein',
  'Sospecha de metástasis de cáncer de mama',
  'Antecedentes de cáncer de mama',
  'Sospetta metastasi di carcinoma mammario',
  'Pregresso carcinoma della mammella',
  'Verdenking uitzaaiing van borstkanker',
  'Voorgeschiedenis: mammacarcinoom',
])('nothing: %s', (text) => {
  expect(tissueOf([text])).toBeUndefined()
})

test.each(Object.entries(words))('%s repeats nothing without a bound', (_, { source }) => {
  expect(source.replaceAll(/\\./g, '').replaceAll(/\[[^\]]*\]/g, '')).not.toMatch(/[*+]|\{\d+,\}/)
})
