import fc from 'fast-check'
import { readFeedback } from '../../src/cds-hooks/request.ts'
import { adaptLimit, countPlaces } from '../../src/http/shed-load.ts'

describe('places that clients share', () => {
  test('one client alone may take all of them', () => {
    const places = countPlaces(() => 10)
    expect(Array.from({ length: 11 }, () => places.take('a'))).toEqual([...Array<undefined>(10), 'full'])
  })

  test('in a crowd nobody gets more than an equal part, and the other still finds room', () => {
    const places = countPlaces(() => 10)
    places.take('b')
    const flood = Array.from({ length: 20 }, () => places.take('a'))
    expect(flood.filter((refused) => refused === undefined)).toHaveLength(5)
    expect(new Set(flood.slice(5))).toEqual(new Set(['share']))
    expect(places.take('b')).toBeUndefined()
  })

  test('who has not called for a minute shares no longer', () => {
    let now = 0
    const places = countPlaces(
      () => 10,
      () => now,
    )
    places.take('b')
    places.release('b')
    now = 61_000
    expect(Array.from({ length: 10 }, () => places.take('a'))).toEqual(Array<undefined>(10))
  })

  test('what is taken is never over the limit and comes back whole', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.boolean()), { maxLength: 200 }), (steps) => {
        const places = countPlaces(() => 7)
        const held: string[] = []
        for (const [client, takes] of steps) {
          if (takes) {
            if (places.take(client) === undefined) held.push(client)
          } else if (held.includes(client)) {
            places.release(client)
            held.splice(held.indexOf(client), 1)
          }
          expect(places.taken()).toBe(held.length)
          expect(held.length).toBeLessThanOrEqual(7)
        }
        for (const client of held.splice(0)) places.release(client)
        expect(places.taken()).toBe(0)
        expect(places.take('d')).toBeUndefined()
      }),
    )
  })
})

describe('how many calls are admitted', () => {
  const LIMITS = { maxInFlight: 256, maxDelayMs: 500, goalMs: 500 }

  test('without a goal it is the setting', () => {
    const limit = adaptLimit({ maxInFlight: 256, maxDelayMs: 500 })
    limit.learn(10_000, 256)
    expect(limit.now()).toBe(256)
  })

  test('it shrinks while calls take too long, never below the least, and grows back', () => {
    let now = 0
    const limit = adaptLimit(LIMITS, () => now)
    const first = limit.now()
    for (let call = 0; call < 100; call++) {
      now += 101
      limit.learn(501, limit.now())
    }
    expect(first).toBe(64)
    expect(limit.now()).toBe(16)
    for (let call = 0; call < 100_000; call++) limit.learn(500, limit.now())
    expect(limit.now()).toBe(256)
  })

  test('many late answers of one moment count once', () => {
    const limit = adaptLimit(LIMITS, () => 0)
    for (let call = 0; call < 50; call++) limit.learn(900, 50)
    expect(limit.now()).toBe(57)
  })

  test('a late answer while most places are free is no reason to admit fewer: it waited for something else', () => {
    let now = 0
    const limit = adaptLimit(LIMITS, () => now)
    for (let call = 0; call < 100; call++) {
      now += 101
      limit.learn(2000, 31)
    }
    expect(limit.now()).toBe(64)
    limit.learn(2000, 32)
    expect(limit.now()).toBe(57)
  })

  test('places that nobody uses are no reason to admit more', () => {
    const limit = adaptLimit(LIMITS)
    for (let call = 0; call < 1000; call++) limit.learn(5, 1)
    expect(limit.now()).toBe(64)
  })
})

describe('feedback is bounded', () => {
  const entry = (more: object = {}) => ({
    card: 'c',
    outcome: 'overridden',
    outcomeTimestamp: '2026-11-22T12:00:00Z',
    ...more,
  })

  test.each([
    ['500 entries', Array.from({ length: 500 }, () => entry())],
    ['a comment of 4,000 characters', [entry({ overrideReason: { userComment: 'x'.repeat(4000) } })]],
  ])('%s are kept', (_name, feedback) => expect(readFeedback({ feedback })).toHaveLength(feedback.length))

  test.each([
    ['501 entries', Array.from({ length: 501 }, () => entry())],
    ['a comment of 4,001 characters', [entry({ overrideReason: { userComment: 'x'.repeat(4001) } })]],
    ['a card of 501 characters', [entry({ card: 'x'.repeat(501) })]],
    ['a code of 501 characters', [entry({ overrideReason: { reason: { code: 'x'.repeat(501) } } })]],
    ['51 suggestions', [entry({ acceptedSuggestions: Array.from({ length: 51 }, (_, id) => ({ id: String(id) })) })]],
  ])('%s are refused', (_name, feedback) => expect(() => readFeedback({ feedback })).toThrow('invalid-request'))
})
