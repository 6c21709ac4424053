import { setImmediate as nextTurn } from 'node:timers/promises'
import { createTurns } from '../../src/http/take-turns.ts'

test('one call in each turn of the event loop, in the order they came; what else is ready comes between', async () => {
  const takeTurn = createTurns()
  const order: string[] = []
  const calls = ['a', 'b', 'c'].map(async (name) => {
    await takeTurn()
    order.push(name)
  })
  for (const between of ['1', '2', '3']) {
    await nextTurn()
    order.push(between)
  }
  await Promise.all(calls)
  expect(order).toEqual(['a', '1', 'b', '2', 'c', '3'])
})

test('a call that comes when nobody waits has the next turn', async () => {
  const takeTurn = createTurns()
  for (let round = 0; round < 3; round++) {
    const took = await Promise.race([
      takeTurn().then(() => true),
      nextTurn()
        .then(nextTurn)
        .then(() => false),
    ])
    expect(took).toBe(true)
  }
})
