import { answered, BREAST_CANCER, coding, concept, observation, read, readWith, resultsOf } from './records.ts'

const V3 = 'http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation'
const ABSENT = 'http://terminology.hl7.org/CodeSystem/data-absent-reason'

describe('families of encodings', () => {
  test.each([
    ['85319-2', 'LA6576-8', { test: 'ihc', words: 'positive' }],
    ['18474-7', '260385009', { test: 'ihc', words: 'negative' }],
    ['85319-2', 'LA11885-3', { test: 'ihc', words: 'equivocal' }],
    ['85318-4', '10828004', { test: 'ish', words: 'amplified' }],
    ['31150-6', 'LA6577-6', { test: 'ish', words: 'not-amplified' }],
    ['48676-1', 'LA6577-6', { test: 'overall', words: 'negative' }],
    ['48676-1', '431396003', { test: 'overall', words: 'negative' }],
    ['48676-1', '427685000', { test: 'overall', words: 'positive' }],
    ['48676-1', '1381317004', { test: 'overall', words: 'low' }],
  ])('A: %s answered %s', (question, answer, expected) => {
    expect(resultsOf(answered(question, answer))).toEqual([expected])
  })

  test.each([
    ['LA6111-4', '0'],
    ['LA11841-6', '1+'],
    ['LA11842-4', '2+'],
    ['LA11843-2', '3+'],
    ['260348001', '2+'],
  ])('B: score %s is %s', (answer, score) => {
    expect(resultsOf(answered('85319-2', answer))).toEqual([{ test: 'ihc', score }])
  })

  test.each([
    ['1+', { score: '1+' }],
    ['3+', { score: '3+' }],
    ['0+', { score: '0', staining: 'present' }],
    ['Negative (Score 0)', { score: '0', words: 'negative' }],
    ['HER2 positive (IHC 3+)', { score: '3+', words: 'positive' }],
    ['3+ (strongly positive)', { score: '3+', words: 'positive' }],
  ])('C: the score as text «%s»', (text, expected) => {
    expect(resultsOf(answered('85319-2', { text }))).toEqual([expect.objectContaining({ test: 'ihc', ...expected })])
    expect(resultsOf(observation('85319-2', { valueString: text }))).toEqual([
      expect.objectContaining({ test: 'ihc', ...expected }),
    ])
  })

  test('D: the second coding decides the method', () => {
    const found = resultsOf(
      answered(concept('48676-1', '85319-2'), '10828004'),
      answered(concept('48676-1', '85318-4'), '260385009'),
    )
    expect(found).toEqual([
      { test: 'ihc', words: 'positive' },
      { test: 'ish', words: 'not-amplified' },
    ])
  })

  test.each([
    ['less than 1.8', { text: '1.8', comparator: '<' }],
    ['greater than 2.2', { text: '2.2', comparator: '>' }],
  ])('E: a ratio in words «%s»', (valueString, ratio) => {
    expect(resultsOf(observation('85318-4', { valueString }))).toEqual([{ test: 'ish', probe: 'dual', ratio }])
  })

  test('F: an overall result with an immunostain and an ISH component', () => {
    const her2 = answered(
      '48676-1',
      concept({
        system:
          'https://www.medizininformatik-initiative.de/fhir/ext/modul-onko/CodeSystem/mii-cs-onko-mamma-her2neu-status-obds',
        code: 'P',
      }),
      {
        id: 'f',
        component: [
          { code: concept('85319-2'), valueCodeableConcept: concept('LA11843-2') },
          { code: concept('96893-3'), valueCodeableConcept: concept('LA6576-8') },
        ],
      },
    )
    const { results } = read(her2).evidence
    expect(results).toMatchObject([
      { test: 'overall', words: 'positive', reference: 'Observation/f', reports: ['Observation/f'] },
      { test: 'ihc', score: '3+', reference: 'Observation/f#component[0]' },
      { test: 'ish', words: 'amplified', reference: 'Observation/f#component[1]' },
    ])
  })

  test('G: ratio, copy numbers and cells in one Observation, the result in its interpretation', () => {
    const ish = observation('49683-6', {
      valueRatio: { numerator: { value: 1.2 }, denominator: { value: 1 } },
      interpretation: [concept('260385009')],
      component: [
        { code: concept('74860-8'), valueQuantity: { value: 2.4, unit: '#' } },
        { code: concept('74861-6'), valueQuantity: { value: 2.1, unit: '#' } },
        { code: concept('62361-1'), valueQuantity: { value: 50, unit: '#' } },
      ],
    })
    expect(resultsOf(ish)).toEqual([
      {
        test: 'ish',
        probe: 'dual',
        ratio: { text: '1.2' },
        her2CopyNumber: { text: '2.4' },
        cep17CopyNumber: { text: '2.1' },
        cellsCounted: { text: '50' },
        words: 'not-amplified',
      },
    ])
  })

  test('H: only an interpretation', () => {
    const ish = observation('85318-4', { interpretation: [{ coding: [{ system: V3, code: 'POS' }] }] })
    expect(resultsOf(ish)).toEqual([{ test: 'ish', words: 'amplified' }])
  })

  test('I: a subtype with disorder concepts in components', () => {
    const subtype = observation(concept('372064008+260837004'), {
      component: [
        { code: concept('16112-5'), valueCodeableConcept: concept('416053008') },
        { code: concept('48676-1'), valueCodeableConcept: concept('431396003') },
      ],
      note: [{ text: 'Luminal B- HER2 negative' }],
    })
    const { evidence } = read(subtype)
    expect(evidence.results).toMatchObject([{ test: 'overall', words: 'negative' }])
    expect(evidence.receptors).toMatchObject([{ receptor: 'ER', words: 'positive' }])
  })

  test('J: questions that are SNOMED CT only, also of a national edition', () => {
    expect(resultsOf(answered('1363314005', '2667000'))).toEqual([{ test: 'ish', words: 'not-amplified' }])
    const edition = 'http://snomed.info/sct/21000210109'
    const nz = answered(
      { coding: [{ system: edition, code: '476171000210109' }] },
      { coding: [{ system: edition, code: '395551000210100' }] },
    )
    expect(resultsOf(nz)).toEqual([{ test: 'overall', words: 'positive' }])
  })

  test('K: wrappers with proprietary codes are followed, not reported', () => {
    const cap = 'http://cap.org/eCC'
    const section = observation(
      { coding: [{ system: cap, code: '43789.100004300', display: 'Breast Biomarker Testing' }] },
      { id: 'section', hasMember: [{ reference: 'Observation/wrapper' }] },
    )
    const wrapper = observation(
      { coding: [{ system: cap, code: '79483', display: 'HER2 (by immunohistochemistry)' }] },
      { id: 'wrapper', hasMember: [{ reference: 'Observation/leaf' }] },
    )
    const leaf = observation(
      { coding: [{ system: cap, code: '52399.100004300', display: 'HER2 (by immunohistochemistry)' }] },
      {
        id: 'leaf',
        derivedFrom: [{ reference: 'Observation/wrapper' }],
        valueCodeableConcept: {
          coding: [{ system: 'https://cap.org/eCC', code: '999.1', display: 'Equivocal (Score 2+)' }],
        },
      },
    )
    const { results } = read(section, wrapper, leaf).evidence
    expect(results).toMatchObject([
      { test: 'ihc', score: '2+', reports: ['Observation/wrapper', 'Observation/section'] },
    ])
  })

  test('L: only the prose of a report', () => {
    const report = {
      resourceType: 'DiagnosticReport',
      id: 'r',
      status: 'final',
      code: concept('60568-3'),
      effectiveDateTime: '2026-03-01',
      result: [{ reference: 'Observation/narrative' }],
      conclusion: 'Invasives Mammakarzinom NST, G2. ER positiv (IRS 12). HER2 negativ (Score 1+).',
    }
    const narrative = observation('22637-3', { id: 'narrative', valueString: 'Karzinom NST, ER+, HER2- Score 1+' })
    const { evidence } = read(report, narrative)
    expect(evidence.results).toMatchObject([
      { test: 'ihc', score: '1+', reference: 'DiagnosticReport/r', reportStatus: 'final', performedOn: '2026-03-01' },
    ])
    expect(evidence.results[0]?.quote).toContain('Score 1+')
  })

  test('M: the words and the code of a Condition, unless a laboratory result says it', () => {
    const positive = condition(['254837009'], 'Mammakarzinom links, HER2-positiv (FISH amplifiziert)')
    expect(
      read(positive)
        .evidence.results.map((result) => result.test)
        .sort(),
    ).toContain('ish')
    const coded = condition(['427685000'], undefined)
    expect(resultsOf(coded)).toEqual([{ test: 'overall', words: 'positive' }])
    expect(resultsOf(coded, answered('85319-2', 'LA11843-2'))).toEqual([{ test: 'ihc', score: '3+' }])
    expect(resultsOf(coded, answered('85319-2', 'LA11841-6'))).toHaveLength(2)
  })

  function condition(codes: string[], text: string | undefined) {
    return {
      resourceType: 'Condition',
      id: 'm',
      code: { ...concept(...codes), ...(text === undefined ? {} : { text }) },
    }
  }

  test('N: registry and local codes', () => {
    const nkrs = answered(
      '31150-6',
      concept({
        system: 'http://fhir.ch/ig/ch-crl/CodeSystem/nkrs-her2receptorstatus',
        code: '1',
        display: 'Her2 overexpressed or gene amplified',
      }),
    )
    expect(resultsOf(nkrs)).toEqual([{ test: 'overall', words: 'positive' }])
    const answers = {
      resourceType: 'QuestionnaireResponse',
      id: 'qr',
      status: 'completed',
      authored: '2026-03-10',
      item: [
        {
          linkId: 'ihc',
          item: [
            {
              linkId: 'h',
              text: 'HER2 IHC score',
              answer: [{ valueCoding: { system: 'http://lab.example', code: 'x2', display: '2+' } }],
            },
          ],
        },
      ],
    }
    expect(read(answers).evidence.results).toMatchObject([
      { test: 'ihc', score: '2+', reference: 'QuestionnaireResponse/qr#h' },
    ])
    const local = observation(
      { coding: [{ system: 'http://lab.example/tests', code: 'H2' }] },
      { valueCodeableConcept: { coding: [{ system: 'http://lab.example/answers', code: 'N' }] } },
    )
    expect(resultsOf(local)).toEqual([])
    const codeMap = {
      tests: [{ system: 'http://lab.example/tests', code: 'H2', is: 'her2-overall' as const }],
      answers: [{ system: 'http://lab.example/answers', code: 'N', is: 'negative' as const }],
    }
    expect(readWith({ codeMap }, local).evidence.results).toMatchObject([{ test: 'overall', words: 'negative' }])
  })

  test('O: nothing there is nothing, not negative', () => {
    const { evidence, unread } = read(BREAST_CANCER)
    expect(evidence.results).toEqual([])
    expect(unread).toEqual([])
  })
})

describe('value forms', () => {
  test.each([
    [{ valueInteger: 3 }, { test: 'ihc', score: '3+' }],
    [{ valueQuantity: { value: 1, unit: '{score}' } }, { test: 'ihc', score: '1+' }],
    [{ valueQuantity: { value: '2' } }, { test: 'ihc', score: '2+' }],
  ])('an immunostain score as a number %j', (value, expected) => {
    expect(resultsOf(observation('85319-2', value))).toEqual([expected])
  })

  test.each([
    [{ valueQuantity: { value: 1.5 } }],
    [{ valueQuantity: { value: 2, comparator: '>' } }],
    [{ valueInteger: 4 }],
    [{ valueBoolean: true }],
    [{ valueRange: { low: { value: 1 } } }],
    [{ valueTime: '12:00' }],
  ])('no score: %j', (value) => {
    expect(resultsOf(observation('85319-2', value))).toMatchObject([
      { test: 'unreadable', of: 'ihc', kind: 'unreadable' },
    ])
  })

  test.each([
    [{ valueQuantity: { value: 60, unit: '%' } }],
    [{ valueQuantity: { value: 20, unit: 'IU/mL' } }],
    [{ valueQuantity: { value: 70, unit: '%', code: '/100' } }],
  ])('a unit of another test is refused: %j', (value) => {
    const { evidence, unread } = read(observation('85319-2', value))
    expect(evidence.results).toEqual([])
    expect(unread).toHaveLength(1)
  })

  test.each([
    [{ numerator: { value: 2.4 }, denominator: { value: 1 } }, { text: '2.4' }],
    [{ numerator: { value: 4.2 }, denominator: { value: 2.1 } }, { text: '2' }],
    [{ numerator: { value: 5.99 }, denominator: { value: 3 } }, { text: '1.9966' }],
    [
      { numerator: { value: 1.8, comparator: '<' }, denominator: { value: 1 } },
      { text: '1.8', comparator: '<' },
    ],
  ])('ratio %j', (valueRatio, ratio) => {
    expect(resultsOf(observation('49683-6', { valueRatio }))).toEqual([{ test: 'ish', probe: 'dual', ratio }])
  })

  test.each([
    [{ numerator: { value: 1, comparator: '>=' }, denominator: { value: 100, comparator: '>=' } }],
    [{ numerator: { value: 2.4 } }],
    [{ numerator: { value: 2.4 }, denominator: { value: 0 } }],
    [{ numerator: { value: 60 }, denominator: { value: 1 } }],
    [{ numerator: { value: 0 }, denominator: { value: 1 } }],
  ])('no ratio: %j', (valueRatio) => {
    const { evidence, unread } = read(observation('49683-6', { valueRatio }))
    expect(evidence.results).toMatchObject([{ test: 'unreadable', of: 'ish' }])
    expect(unread).not.toHaveLength(0)
  })

  test('totals of all cells are no averages: copy numbers refused, ratio kept', () => {
    const ish = observation('49683-6', {
      valueQuantity: { value: 2.1, unit: '{ratio}' },
      component: [
        { code: concept('74860-8'), valueQuantity: { value: 84 } },
        { code: concept('74861-6'), valueQuantity: { value: 40 } },
      ],
    })
    const { evidence, unread } = read(ish)
    expect(evidence.results).toMatchObject([{ test: 'ish', ratio: { text: '2.1' } }])
    expect(evidence.results[0]).not.toHaveProperty('her2CopyNumber')
    expect(unread.map((line) => line.why).join()).toContain('not averages per cell')
  })

  test('a number under a presence code needs words or a unit that say what it counts', () => {
    expect(resultsOf(observation('85318-4', { valueQuantity: { value: 2.4, unit: 'ratio' } }))).toMatchObject([
      { ratio: { text: '2.4' } },
    ])
    expect(resultsOf(observation('85318-4', { valueQuantity: { value: 2.4 } }))).toMatchObject([{ test: 'unreadable' }])
    expect(resultsOf(observation('85318-4', { valueQuantity: { value: 3, unit: 'score' } }))).toMatchObject([
      { test: 'unreadable' },
    ])
  })

  test('parts of one ISH sent apart become one result; two ratios stay two', () => {
    const same = { specimen: { reference: 'Specimen/1' }, effectiveDateTime: '2026-01-02' }
    const ratio = observation('49683-6', { id: 'ratio', valueQuantity: { value: 2.4 }, ...same })
    const her2 = observation('74860-8', { id: 'her2', valueQuantity: { value: 4.8 }, ...same })
    const cep17 = observation('74861-6', { id: 'cep17', valueQuantity: { value: 2.01 }, ...same })
    const words = answered('85318-4', 'LA6576-8', { id: 'words', ...same })
    expect(read(ratio, her2, cep17, words).evidence.results).toMatchObject([
      {
        test: 'ish',
        ratio: { text: '2.4' },
        her2CopyNumber: { text: '4.8' },
        cep17CopyNumber: { text: '2.01' },
        words: 'amplified',
        alsoFrom: ['Observation/cep17', 'Observation/her2', 'Observation/words'],
      },
    ])
    expect(
      read(ratio, observation('49683-6', { valueQuantity: { value: 1.1 }, ...same })).evidence.results,
    ).toHaveLength(2)
    expect(read(ratio, { ...her2, status: 'preliminary' }).evidence.results).toHaveLength(2)
  })

  test.each([
    [concept('85328-3'), 'intense-complete'],
    [{ text: 'HER2 percentage of cells with uniform intense complete membrane staining' }, 'intense-complete'],
    [{ text: 'HER2 percent of cells with membrane staining' }, 'membrane'],
    [{ text: 'HER2 percent positive' }, 'unspecified'],
  ])('what a percentage counts: %j', (code, meaning) => {
    const her2 = answered('85319-2', 'LA6111-4', { component: [{ code, valueQuantity: { value: 5, unit: '%' } }] })
    expect(resultsOf(her2)).toEqual([{ test: 'ihc', score: '0', percent: { text: '5', meaning } }])
  })

  test.each([
    [{ dataAbsentReason: concept({ system: ABSENT, code: 'not-performed', display: 'Not Performed' }) }],
    [{ valueCodeableConcept: concept({ system: ABSENT, code: 'unknown' }) }],
    [{ valueCodeableConcept: concept({ system: 'http://terminology.hl7.org/CodeSystem/v3-NullFlavor', code: 'UNK' }) }],
    [{ valueCodeableConcept: concept('1220561009') }],
    [{ valueCodeableConcept: concept('416237000') }],
    [{}],
  ])('nothing is said: %j', (fields) => {
    expect(resultsOf(observation('85319-2', fields))).toMatchObject([
      { test: 'unreadable', of: 'ihc', kind: 'nothing' },
    ])
  })

  test.each([
    ['LA11884-6', 'indeterminate'],
    ['82334004', 'indeterminate'],
    ['280414007', 'equivocal'],
  ])('%s is %s, not negative', (answer, words) => {
    expect(resultsOf(answered('85319-2', answer))).toEqual([{ test: 'ihc', words }])
  })

  test('present is not positive on an immunostain', () => {
    expect(resultsOf(answered('18474-7', 'LA9633-4'))).toMatchObject([{ test: 'unreadable', of: 'ihc' }])
    expect(resultsOf(answered('48676-1', '52101004'))).toMatchObject([{ test: 'unreadable', of: 'overall' }])
  })

  test('the method beside an overall code', () => {
    expect(resultsOf(answered('48676-1', 'LA6577-6', { method: { text: 'IHC' } }))).toEqual([
      { test: 'ihc', words: 'negative' },
    ])
    expect(resultsOf(answered('48676-1', 'LA6576-8', { method: concept('1303773004') }))).toEqual([
      { test: 'ish', words: 'amplified' },
    ])
    expect(resultsOf(answered(concept('48676-1', '1234806008'), '1381317004'))).toEqual([
      { test: 'overall', words: 'low' },
    ])
  })

  test('codes as text only', () => {
    expect(resultsOf(observation({ text: 'HER2/neu by FISH' }, { valueString: 'Nicht amplifiziert' }))).toMatchObject([
      { test: 'ish', words: 'not-amplified' },
    ])
    expect(resultsOf(observation({ text: 'HER2' }, { valueString: 'positive' }))).toMatchObject([
      { test: 'overall', words: 'positive' },
    ])
    expect(resultsOf(observation({ text: 'PR interval' }, { valueString: 'positive' }))).toEqual([])
    const wide = read(observation({ text: `PR${' '.repeat(40)}interval` }, { valueString: 'positive' }))
    expect(wide.evidence.receptors).toEqual([])
  })
})

describe('contradictions and refusals', () => {
  test.each([
    [answered('85319-2', { ...concept('431396003'), text: 'HER2 positive (IHC 3+)' })],
    [answered('85319-2', { ...concept('LA11843-2'), text: '1+' })],
    [answered('85319-2', 'LA11841-6', { valueString: '3+' })],
    [answered('85319-2', 'LA6577-6', { dataAbsentReason: concept({ system: ABSENT, code: 'unknown' }) })],
    [answered(concept('85319-2', '85318-4'), 'LA6577-6')],
    [answered({ ...concept('85319-2'), text: 'HER2 by FISH' }, 'LA6577-6')],
  ])('two sides of one result: %#', (resource) => {
    const { evidence, unread } = read(resource)
    expect(evidence.results).toMatchObject([{ test: 'unreadable', kind: 'contradiction' }])
    expect(unread).not.toHaveLength(0)
  })

  test.each([
    [
      answered('85319-2', 'LA11842-4', { interpretation: [{ coding: [{ system: V3, code: 'POS' }] }] }),
      '2+',
      'positive',
    ],
    [
      answered('85319-2', 'LA11842-4', { interpretation: [{ coding: [{ system: V3, code: 'NEG' }] }] }),
      '2+',
      'negative',
    ],
    [
      answered('85319-2', 'LA11843-2', { interpretation: [{ coding: [{ system: V3, code: 'NEG' }] }] }),
      '3+',
      'negative',
    ],
    [answered('85319-2', { ...concept('LA11842-4'), text: 'Positive' }), '2+', 'positive'],
    [observation('85319-2', { valueString: '2+ (positive)' }), '2+', 'positive'],
    [
      answered('85319-2', 'LA11842-4', { interpretation: [{ coding: [{ system: V3, code: 'IND' }] }] }),
      '2+',
      'equivocal',
    ],
  ])('a score and words go to the rules together: %#', (resource, score, words) => {
    expect(resultsOf(resource)).toEqual([{ test: 'ihc', score, words }])
  })

  test('both sides are named', () => {
    const { evidence } = read(
      answered('85319-2', {
        ...concept(coding('431396003', 'HER2 negative carcinoma')),
        text: 'HER2 positive (IHC 3+)',
      }),
    )
    const [result] = evidence.results
    expect(result?.test === 'unreadable' && result.why).toBe(
      'the code 431396003 means HER2 negative; its display «HER2 negative carcinoma» means HER2 negative; ' +
        'the text «HER2 positive (IHC 3+)» means HER2 positive, IHC score 3+',
    )
  })

  test('numbers against words of one ISH are left to the rules', () => {
    const ish = observation('49683-6', { valueQuantity: { value: 2.4 }, interpretation: [concept('260385009')] })
    expect(resultsOf(ish)).toEqual([{ test: 'ish', probe: 'dual', ratio: { text: '2.4' }, words: 'not-amplified' }])
  })

  test.each([
    [answered(concept(coding('85319-2', 'Ki-67 [Presence] in Tissue by Immune stain')), 'LA6576-8')],
    [answered({ ...concept('85319-2'), text: 'PD-L1 Expression (TPS)' }, 'LA6576-8')],
    [answered('85319-2', '416053008')],
    [answered('48676-1', '441118006')],
    [observation({ ...concept('85319-2'), text: 'CEP17 average' }, { valueQuantity: { value: 2.1 } })],
    [answered('423740007', '416053008')],
    [answered('72382-5', 'LA6576-8')],
  ])('not about HER2: %#', (resource) => {
    const { evidence, unread } = read(resource)
    expect(evidence.results).toEqual([])
    expect(unread).not.toHaveLength(0)
  })

  test.each([
    ['32996-1', { valueQuantity: { value: 12, unit: 'ng/mL' } }, 'serum'],
    ['42783-1', { valueString: 'p.S310F' }, 'mutation-only'],
    [
      '82155-3',
      {
        valueQuantity: { value: 12 },
        component: [{ code: concept('48018-6'), valueCodeableConcept: { text: 'ERBB2' } }],
      },
      'ngs-only',
    ],
  ])('%s is HER2 in name only', (code, fields, reason) => {
    const { evidence } = read(observation(code, fields))
    expect(evidence.results).toEqual([])
    expect(evidence.notApplicable).toMatchObject([{ reason }])
  })

  test('an amplified other gene is nothing here', () => {
    const ccnd1 = observation('82155-3', {
      valueQuantity: { value: 9 },
      component: [{ code: concept('48018-6'), valueCodeableConcept: { text: 'CCND1' } }],
    })
    expect(read(ccnd1).evidence.notApplicable).toEqual([])
  })

  test('a broken code is no code, its words may be read', () => {
    const { evidence } = read(answered(concept(coding('85319-0', 'HER2 by IHC')), 'LA6576-8'))
    expect(evidence.results).toMatchObject([{ test: 'ihc', words: 'positive' }])
    expect(read(answered('85319-0', 'LA6576-8')).evidence.results).toEqual([])
  })
})
