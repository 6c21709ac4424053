/** Calls that come together: few are evaluated in each turn of the event loop, and what is finished goes out in between. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { keepForNow } from '../../src/compose/compose-store.ts'
import type { Store } from '../../src/storage/store.ts'
import { takeTurns } from '../../src/answer/take-turns.ts'
import { again, failing, readStory, startService } from '../audit/start-service.ts'

/** Lets `work` note in which turn of the event loop something happens. */
async function countTurns<Answer>(work: (turn: () => number) => Promise<Answer>): Promise<Answer> {
  let turn = 0
  let isOver = false
  const count = () => {
    turn++
    if (!isOver) setImmediate(count)
  }
  setImmediate(count)
  try {
    return await work(() => turn)
  } finally {
    isOver = true
  }
}

test('few callers: one in each turn, in the order of their coming, also those who come later', async () => {
  const take = takeTurns()
  const came: { readonly name: string; readonly turn: number }[] = []
  await countTurns(async (turn) => {
    const come = (name: string) => take().then(() => void came.push({ name, turn: turn() }))
    const first = ['a', 'b', 'c'].map(come)
    await first[1]
    const later = ['d', 'e'].map(come)
    await Promise.all([...first, ...later])
    await nextTurn()
    await come('after a rest')
  })
  expect(came.map(({ name }) => name)).toEqual(['a', 'b', 'c', 'd', 'e', 'after a rest'])
  expect(new Set(came.map(({ turn }) => turn)).size).toBe(6)
})

test('many callers: a quarter of them in a turn, never more than eight', async () => {
  const take = takeTurns()
  const turns = await countTurns((turn) => Promise.all(Array.from({ length: 60 }, () => take().then(turn))))
  const sizes = [...new Set(turns)].map((one) => turns.filter((turn) => turn === one).length)
  expect(sizes).toEqual([8, 8, 8, 8, 7, 6, 4, 3, 2, 2, 1, 1, 1, 1])
})

test('an answer does not wait until all calls that came with it are evaluated', async () => {
  const { store, patientKey } = keepForNow()
  const done: string[] = []
  let go = (): void => undefined
  const all = new Promise<void>((resolve) => (go = resolve))
  let asked = 0
  const watched: Partial<Store> = {
    // Held until all are there, so that they reach evaluation together.
    async recall(...words) {
      if (++asked === CALLS) go()
      await all
      return store.recall(...words)
    },
    async record(evaluation) {
      done.push('evaluated')
      await store.record(evaluation)
      await nextTurn()
      done.push('kept')
    },
  }
  const service = await startService({}, { ...failing(store, watched), patientKey })
  const story = readStory('metastatic-ihc-1-plus')
  const answers = await Promise.all(Array.from({ length: CALLS }, () => service.call(again(story))))
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: CALLS }, () => 200))
  await service.stop()
  expect(done.filter((word) => word === 'evaluated')).toHaveLength(CALLS)
  expect(done.indexOf('kept')).toBeLessThan(CALLS / 2 + 1)
})

const CALLS = 12
