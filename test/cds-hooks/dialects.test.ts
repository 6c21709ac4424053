import { checkResponse } from '../../src/cds-hooks/check-response.ts'
import { DIALECTS, DIALECT_NAMES, findDialect } from '../../src/cds-hooks/dialects/index.ts'
import type { Dialect } from '../../src/cds-hooks/dialects/dialect.ts'
import type { Card, CdsResponse } from '../../src/cds-hooks/schemas.ts'
import { Refusal } from '../../src/cds-hooks/refusal.ts'

let uuids = 0
const newUuid = () => `new-${++uuids}`

function dialect(name: string): Dialect {
  const found = findDialect(name)
  if (!found) throw new Error(`no dialect ${name}`)
  return found
}

const shape = (name: string, response: CdsResponse) => dialect(name).shapeResponse(response, newUuid)
const shapeOne = (name: string, card: Card) => shape(name, { cards: [card] }).cards[0] as Card

const request = {
  resourceType: 'ServiceRequest',
  status: 'draft',
  code: {
    coding: [
      { system: 'http://loinc.org', code: '85318-4' },
      { system: 'http://snomed.info/sct', code: '434363004' },
      { system: 'http://lab.example.org', code: 'X' },
    ],
    text: 'HER2 ISH',
  },
}

const FULL: Card = {
  uuid: 'card-1',
  summary: 'HER2 IHC 2+ (equivocal)',
  detail: '**bold**',
  indicator: 'warning',
  source: { label: 'ASCO/CAP', topic: { system: 'https://her2-cds.org/x', code: 'reflex-Ish_' + 'a'.repeat(120) } },
  suggestions: [
    {
      label: 'Reflex ISH',
      uuid: 's-1',
      isRecommended: true,
      actions: [
        { type: 'create', description: 'Create a draft request: ISH', resource: request },
        { type: 'create', description: 'Create a draft task', resource: { resourceType: 'Task' } },
      ],
    },
    { label: 'Nothing', uuid: 's-2' },
  ],
  selectionBehavior: 'at-most-one',
  overrideReasons: [{ code: 'trial', system: 'https://her2-cds.org/o', display: 'Clinical trial' }],
  links: [{ label: 'App', url: 'https://app.example.org', type: 'smart', appContext: '1', autolaunchable: true }],
  extension: { 'org.her2-cds.classification': { overexpression: 'not-final' } },
}

describe('every dialect', () => {
  test.each(DIALECTS.map((one) => [one.name, one] as const))(
    '%s: answers stay valid, and nothing is changed in place',
    (name) => {
      const before = structuredClone(FULL)
      const systemActions = [
        { type: 'update' as const, description: 'Annotate', resource: { resourceType: 'ServiceRequest', id: '1' } },
      ]
      const shaped = shape(name, {
        cards: [FULL, { ...FULL, uuid: 'card-2', suggestions: undefined, selectionBehavior: undefined }],
        systemActions,
      })
      expect(FULL).toEqual(before)
      const complaints = checkResponse(JSON.parse(JSON.stringify(shaped)))
      expect(complaints.filter((line) => !/^uuid (s|new)-\d+ appears twice$/.test(line))).toEqual([])
    },
  )

  test.each(DIALECTS.map((one) => [one.name] as const))(
    '%s: no cards stay no cards, and any body is looked at without harm',
    (name) => {
      expect(shape(name, { cards: [] })).toEqual({ cards: [] })
      for (const body of [null, 7, 'x', [], {}, { hook: 7 }, { extension: 'x' }, { context: [] }]) {
        expect(() => dialect(name).shapeRequest(body)).not.toThrow()
        expect(() => dialect(name).readTrigger?.(body)).not.toThrow()
      }
    },
  )

  test('names are found, short ones too, and others are not', () => {
    expect(DIALECT_NAMES).toEqual(
      expect.arrayContaining(['epic', 'oracle', 'cds-hooks-sandbox', 'medplum', 'generic', 'sandbox']),
    )
    expect(findDialect('generic')?.name).toBe('generic-2.0')
    expect(findDialect('sandbox')?.name).toBe('cds-hooks-sandbox')
    for (const name of ['Epic', 'constructor', '__proto__', '']) expect(findDialect(name)).toBeUndefined()
  })
})

describe('Epic', () => {
  test('any number of suggestions, one action each, every one with a uuid of its own', () => {
    const { suggestions = [], selectionBehavior } = shapeOne('epic', FULL)
    expect(selectionBehavior).toBe('any')
    expect(suggestions.map(({ actions = [] }) => actions.length)).toEqual([1, 1, 0])
    expect(suggestions[0]?.uuid).toBe('s-1')
    expect(new Set(suggestions.map(({ uuid }) => uuid)).size).toBe(3)
    expect(suggestions.every(({ label }) => label !== '')).toBe(true)
  })

  test('code systems of what is created are OIDs, those it has no OID for stay', () => {
    const [first] = shapeOne('epic', FULL).suggestions ?? []
    const action = first?.actions?.[0] as unknown as { resource: typeof request }
    expect(action.resource.code.coding.map(({ system }) => system)).toEqual([
      'urn:oid:2.16.840.1.113883.6.1',
      'urn:oid:2.16.840.1.113883.6.96',
      'http://lab.example.org',
    ])
    expect(action.resource.code.text).toBe('HER2 ISH')
  })

  test('the topic is of letters and digits, at most a hundred, and the same each time', () => {
    const code = shapeOne('epic', FULL).source.topic?.code ?? ''
    expect(code).toMatch(/^reflexIsha+$/)
    expect(code).toHaveLength(100)
    expect(shapeOne('epic', FULL).source.topic?.code).toBe(code)
  })

  test('the content type of detail is said, beside our own extension', () => {
    expect(shapeOne('epic', FULL).extension).toEqual({
      'org.her2-cds.classification': { overexpression: 'not-final' },
      'com.epic.cdshooks.card.detail.content-type': 'text/markdown; variant=GitHub',
    })
    const { detail: _detail, ...bare } = FULL
    expect(shapeOne('epic', bare).extension).toEqual(FULL.extension)
  })

  test('of system actions only annotations of ServiceRequests', () => {
    const annotate = {
      type: 'update' as const,
      description: 'x',
      resource: { resourceType: 'ServiceRequest', id: '1' },
    }
    const create = { type: 'create' as const, description: 'x', resource: { resourceType: 'Task' } }
    expect(shape('epic', { cards: [], systemActions: [annotate, create] }).systemActions).toEqual([annotate])
    expect(shape('epic', { cards: [], systemActions: [create] })).toEqual({ cards: [] })
  })

  test('a call whose data were taken out is refused with what to compare', () => {
    const call = { hook: 'order-sign', fhirServer: 'https://ehr.example.org', context: {}, prefetch: {} }
    const refusal = (body: object) => {
      try {
        return dialect('epic').shapeRequest(body)
      } catch (error) {
        return error instanceof Refusal ? [error.code, ...error.problems].join(' ') : error
      }
    }
    expect(refusal(call)).toMatch(/^stripped-call .*endpoint URI/)
    expect(refusal({ ...call, prefetch: { her2: null } })).toMatchObject({ hook: 'order-sign' })
    expect(refusal({ ...call, fhirAuthorization: { access_token: 't' } })).toMatchObject({ hook: 'order-sign' })
  })

  test('the staff id goes no further, the trigger is read', () => {
    const body = {
      hook: 'patient-view',
      prefetch: { her2: null },
      extension: {
        'internal.epic.cdshooks.request.epic-emp-id': 'DRJONES',
        'com.epic.cdshooks.request.bpa-trigger-action': '23',
      },
    }
    expect(JSON.stringify(dialect('epic').shapeRequest(body))).not.toContain('DRJONES')
    expect(dialect('epic').readTrigger?.(body)).toBe('23')
    expect(
      dialect('epic').readTrigger?.({ extension: { 'com.epic.cdshooks.request.bpa-trigger-action': 'Jane' } }),
    ).toBeUndefined()
  })
})

test('Oracle: links are removed, all else stays', () => {
  const { links: _links, ...rest } = FULL
  expect(shapeOne('oracle', FULL)).toEqual(rest)
})

test('CDS Hooks sandbox: each card can be dismissed', () => {
  const { uuid: _uuid, ...bare } = FULL
  expect(shapeOne('cds-hooks-sandbox', bare).uuid).toMatch(/^new-/)
  expect(shapeOne('cds-hooks-sandbox', FULL)).toEqual(FULL)
})

describe('the specification by version', () => {
  test('1.0 knows no uuid, topic, override reasons, recommended or automatic, and one way to select', () => {
    const text = JSON.stringify(shape('generic-1.0', { cards: [{ ...FULL, selectionBehavior: 'any' }] }).cards)
    expect(text).not.toMatch(/"topic"|overrideReasons|isRecommended|autolaunchable|"card-1"/)
    expect(text).toContain('"selectionBehavior":"at-most-one"')
    expect(text).toContain('"appContext":"1"')
  })

  test('1.1 knows all but automatic links; 2.0 and 3.0 take a card as it is', () => {
    const [link] = shapeOne('generic-1.1', FULL).links ?? []
    expect(link).toEqual({ label: 'App', url: 'https://app.example.org', type: 'smart', appContext: '1' })
    expect(shapeOne('generic-2.0', FULL)).toEqual(FULL)
    expect(shapeOne('generic-3.0', FULL)).toEqual(FULL)
  })

  test('a system action without words is of 3.0 alone', () => {
    const systemActions = [{ type: 'create' as const, resource: { resourceType: 'Task' } }]
    expect(shape('generic-3.0', { cards: [], systemActions })).toEqual({ cards: [], systemActions })
    expect(shape('generic-2.0', { cards: [], systemActions })).toEqual({ cards: [] })
  })

  test('1.0: the prescribing hook, the user beside the context, and drafts by their kind are read', () => {
    const medications = { resourceType: 'Bundle', entry: [{ resource: { resourceType: 'MedicationOrder', id: 'd1' } }] }
    const body = { hook: 'medication-prescribe', user: 'Practitioner/1', context: { patientId: 'p1', medications } }
    expect(dialect('generic-1.0').shapeRequest(body)).toMatchObject({
      hook: 'order-select',
      context: {
        userId: 'Practitioner/1',
        patientId: 'p1',
        draftOrders: medications,
        selections: ['MedicationOrder/d1'],
      },
    })
    const review = { hook: 'order-review', context: { userId: 'u', patientId: 'p1', orders: medications } }
    expect(dialect('generic-1.0').shapeRequest(review)).toMatchObject({
      hook: 'order-sign',
      context: { draftOrders: medications },
    })
    const view = { hook: 'patient-view', context: { userId: 'u', patientId: 'p1' } }
    expect(dialect('generic-1.0').shapeRequest(view)).toEqual(view)
  })
})
