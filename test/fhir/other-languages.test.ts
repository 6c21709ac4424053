/** Texts of languages that are not read (RULES P-27): by their own words or by the record. Nothing of them is lost or guessed. */
import { readReportText } from '../../src/fhir/text/index.ts'
import { read, type Resource } from './records.ts'

const report = (conclusion: string, fields: Resource = {}): Resource => ({
  resourceType: 'DiagnosticReport',
  id: 'r',
  status: 'final',
  code: { coding: [{ system: 'http://loinc.org', code: '60568-3' }] },
  conclusion,
  ...fields,
})
const attached = (text: string, fields: Resource = {}): Resource => ({
  contentType: 'text/plain',
  data: Buffer.from(text, 'utf8').toString('base64'),
  ...fields,
})
/** What of HER2 and the receptors was read, and what was named as unread. */
function told(...resources: Resource[]) {
  const { evidence, unread } = read(...resources)
  return {
    read: [...evidence.results.map(({ test }) => test), ...evidence.receptors.map(({ receptor }) => receptor)],
    unread: unread.map(({ quote, class: kind }) => `${kind}: ${quote}`),
  }
}

describe('receptors of a language that is not read are unread by name', () => {
  test.each([
    ['Norwegian', 'Østrogenreseptor positiv i 80 % av cellene. Progesteronreseptor negativ.'],
    ['Danish', 'Østrogenreceptor: 80 %. Progesteronreceptorer: 5 %. Der er ikke fundet andet.'],
    ['Swedish', 'Östrogenreceptor positiv. Progesteronreceptor negativ i alla cellkärnor.'],
    ['Finnish', 'Estrogeenireseptori positiivinen. Progesteronireseptori negatiivinen.'],
    ['Polish', 'Receptory estrogenowe obecne w 80 % komórek. Receptory progesteronowe nieobecne.'],
    ['Czech', 'Estrogenové receptory 80 %. Progesteronové receptory 5 %.'],
    ['Hungarian', 'Ösztrogén receptor: 80 % pozitív. Progeszteron receptor: negatív.'],
    ['Turkish', 'Östrojen reseptörü pozitif. Progesteron reseptörü negatif.'],
    ['Portuguese', 'Recetores de estrogênio positivos em 80 %. Recetores de progesterona não detetados.'],
    ['Russian', 'Рецепторы эстрогена 80 %. Рецепторы прогестерона 5 %.'],
    ['Greek', 'Οιστρογονικοί υποδοχείς 80 %. Υποδοχείς προγεστερόνης αρνητικοί.'],
    ['Chinese', '雌激素受体阳性。孕激素受体阴性。'],
    ['Korean', '에스트로겐 수용체 양성. 프로게스테론 수용체 음성.'],
    ['Arabic', 'مستقبلات الإستروجين إيجابية. مستقبلات البروجستيرون سلبية.'],
    ['Japanese', 'エストロゲン受容体陽性。プロゲステロン受容体陰性。'],
  ])('%s', (_, text) => {
    const { statements, unreadReceptors } = readReportText(text)
    expect(statements).toEqual([])
    expect(new Set(unreadReceptors.map(({ about }) => about))).toEqual(new Set(['er', 'pgr']))
    expect(told(report(text)).unread.filter((line) => line.startsWith('language')).length).toBeGreaterThan(0)
  })

  test('one such word in a report that is read', () => {
    const text = 'Invasive ductal carcinoma, grade 2, in the left breast. HER2 IHC 2+. Progesteronreseptor 5 %.'
    const { statements, unreadReceptors } = readReportText(text)
    expect(statements).toMatchObject([{ about: 'her2-ihc', score: '2+' }])
    expect(unreadReceptors).toMatchObject([{ about: 'pgr', quote: 'Progesteronreseptor 5 %.' }])
  })

  test('a hormone that is no receptor says nothing', () => {
    expect(readReportText('HER2 2+. Previous estrogen therapy and progestin were stopped.').unreadReceptors).toEqual([])
  })
})

describe("'er' as the verb of Danish and Norwegian is no receptor", () => {
  test.each([
    'HER2 er positiv.',
    'HER2 er negativ',
    'HER2 er 3+',
    'FISH er negativ.',
    'FISH er utført: HER2 er ikke amplifisert.',
    'Tumoren er positiv. HER2 negativ',
    'Biopsien er negativ. HER2 3+',
    'Tumor er HER2-positiv.',
    'Tumor er positiv for HER2.',
  ])('«%s» gives nothing, and HER2 is unread', (text) => {
    const { statements, unread, unreadReceptors } = readReportText(text)
    expect([statements, unreadReceptors]).toEqual([[], []])
    expect(unread.map((line) => line.class)).toContain('language')
  })

  test.each([
    ['her2 neg er pos pr neg', 'positive'],
    ['er positiv, pr negativ, her2 negativ', 'positive'],
    ['HER2 negativ er positiv pr positiv', 'positive'],
    ['The tumor is er positive and pr negative. HER2 negative.', 'positive'],
    ['IDC er+ pr+ her2-', 'positive'],
    ['HER2 negative, er negative', 'negative'],
  ])('«%s»: the receptor in small letters is read', (text, words) => {
    const found = readReportText(text).statements.filter(({ about }) => about === 'er')
    expect(found).toMatchObject([{ receptorWords: words }])
  })
})

describe('a language that the record declares', () => {
  const GERMAN = 'HER2 negativ. ER positiv.'

  test.each(['nb', 'no', 'da', 'sv-SE', 'pl', 'PT-br', 'lb', 'ca', 'zh_CN'])(
    '%s: nothing is read, all is named',
    (language) => {
      const { read: taken, unread } = told(report(GERMAN, { language }))
      expect(taken).toEqual([])
      expect(unread).toEqual(['language: HER2 negativ.', 'language: ER positiv.'])
    },
  )

  test.each(['de', 'de-AT', 'DE', 'ger', 'en', 'en-US', 'fr', 'nl_BE', 'und', 'mul', '', 'Norwegian', 'x', 7])(
    '%s: the text itself decides',
    (language) => {
      expect(told(report(GERMAN, { language }))).toEqual({ read: ['overall', 'ER'], unread: [] })
      const foreign = told(report('HER2 er ikke amplifisert i cellene.', { language }))
      expect(foreign).toEqual({ read: [], unread: ['language: HER2 er ikke amplifisert i cellene.'] })
    },
  )

  test('an attachment has its own, else that of its report', () => {
    const forms = (outer: string | undefined, inner: string | undefined) =>
      told(
        report('', {
          ...(outer !== undefined && { language: outer }),
          presentedForm: [attached(GERMAN, inner === undefined ? {} : { language: inner })],
        }),
      ).read
    expect(forms(undefined, 'nb')).toEqual([])
    expect(forms('nb', undefined)).toEqual([])
    expect(forms('nb', 'de')).toEqual(['overall', 'ER'])
    expect(forms('de', 'nb')).toEqual([])
  })

  test('notes and conditions too; an answer to a coded question is none of a language', () => {
    const code = { coding: [{ system: 'http://loinc.org', code: '85319-2' }] }
    const noted = { resourceType: 'Observation', id: 'o', status: 'final', code, note: [{ text: 'FISH negativ.' }] }
    expect(told({ ...noted, language: 'nb', valueString: '2+' }).read).toEqual(['ihc'])
    expect(told({ ...noted, valueString: '2+' }).read).toEqual(['ihc', 'ish'])
    const cancer = { resourceType: 'Condition', id: 'c', code: { text: 'Mammakarzinom, HER2 negativ' } }
    expect(told({ ...cancer, language: 'nb' }).read).toEqual([])
    expect(told(cancer).read).toEqual(['overall'])
  })
})
