import { readEvidence } from '../../src/fhir/read-evidence.ts'

const ABOUT = { status: 'final', subject: { reference: 'Patient/1' } } as const

const report = (id: string, conclusion: string, on = '2026-03-02') => ({
  resourceType: 'DiagnosticReport',
  id,
  ...ABOUT,
  effectiveDateTime: on,
  code: { coding: [{ system: 'http://loinc.org', code: '60568-3' }], text: 'Pathology synoptic report' },
  conclusion,
})
const ihc = (valueString: string) => ({
  resourceType: 'Observation',
  id: 'o',
  ...ABOUT,
  effectiveDateTime: '2026-03-02',
  code: { coding: [{ system: 'http://loinc.org', code: '85319-2' }] },
  valueString,
})
const CANCER = {
  resourceType: 'Condition',
  id: 'c',
  subject: ABOUT.subject,
  clinicalStatus: { coding: [{ code: 'active' }] },
  code: { coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'C50.919' }], text: 'Breast cancer' },
}

function read(...resources: readonly unknown[]) {
  const { evidence, unread } = readEvidence([{ resourceType: 'Patient', id: '1' }, CANCER, ...resources])
  const refused = evidence.results.filter((one) => one.test === 'unreadable' && one.kind === 'unreadable')
  return { unread, told: [...refused, ...(evidence.unreadReports ?? [])].map(({ reference }) => reference) }
}

describe('a value that only says where the result stands', () => {
  test.each([['see comment 7'], ['see report'], ['See separate report.'], ['siehe Befund'], ['zie verslag']])(
    'is something there and unread where nothing was read elsewhere: %s',
    (value) => {
      const { told, unread } = read(ihc(value))
      expect(told).toEqual(['Observation/o'])
      expect(unread).toMatchObject([{ reference: 'Observation/o', class: 'missing-part' }])
    },
  )

  test.each([
    ['HER2: see comment 7'],
    ['HER2: siehe Befund'],
    ['HER2 : voir compte rendu'],
    ['HER2: ver informe'],
    ['HER2: vedi referto'],
    ['HER2: zie verslag'],
  ])('is so in a text: %s', (text) => {
    const { told, unread } = read(report('r', text))
    expect(told).toEqual(['DiagnosticReport/r'])
    expect(unread.map(({ why }) => why)).toEqual([expect.stringContaining('where no result was read')])
  })

  test('is nothing where its own text, or another report of the work-up, gives the result', () => {
    expect(read(report('r', 'HER2: see comment 7\nComment 7: HER2 is 2+ by IHC')).unread).toEqual([])
    expect(read(ihc('see report'), report('r', 'HER2 IHC 2+')).unread).toEqual([])
    expect(read(report('r', 'HER2: see separate report'), report('s', 'HER2 IHC 3+', '2026-03-09')).unread).toEqual([])
  })

  test('an older report is meant only where the words say so', () => {
    const old = report('old', 'HER2 IHC 2+', '2019-01-01')
    expect(read(ihc('see report'), old).told).toEqual(['Observation/o'])
    expect(read(ihc('see previous report'), old).told).toEqual([])
  })

  test('an ISH of another report is unread beside the score that sends for it', () => {
    const { told } = read(report('r', 'HER2 IHC 2+; FISH: see separate report'))
    expect(told).toEqual(['DiagnosticReport/r'])
  })

  test('what its own text holds and was not understood is told once', () => {
    expect(read(report('r', 'HER2: see comment\nComment: HER2 shows florbic 2+ staining')).told).toEqual([
      'DiagnosticReport/r',
    ])
  })
})
