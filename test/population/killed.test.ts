/** `kill -9` at any moment: the same command goes on, and leaves the same bytes as a run that nothing disturbed. */
import { spawn } from 'node:child_process'
import { rmSync, watch } from 'node:fs'
import { chanceOf } from '../../scripts/population/random.ts'
import { writePopulation } from '../../scripts/population/write-population.ts'
import { COMMAND, DAY, newFolder, readText, runCommand } from './run-population.ts'

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})
function temporary(): string {
  const folder = newFolder()
  folders.push(folder)
  return folder
}

const MOMENTS = 10
const WRITTEN = ['results.ndjson', 'measure-reports.json', 'code-map.json', 'summary.html', 'errors.ndjson']

/**
 * A run that is killed at the n-th change of its folder: a moment of its own course, however fast the machine is.
 * @returns the changes that were seen, and whether it was killed
 */
function runUntil(folder: string, out: string, last: number): Promise<{ changes: number; killed: boolean }> {
  const words = ['--no-warnings', COMMAND, 'population', '--in', folder, '--out', out, '--day', DAY, '--workers', '2']
  const child = spawn(process.execPath, words, { stdio: 'ignore' })
  let changes = 0
  const watcher = watch(out, { recursive: true }, () => {
    changes += 1
    if (changes === last) child.kill('SIGKILL')
  })
  return new Promise((resolve) =>
    child.on('close', (_, signal) => {
      watcher.close()
      resolve({ changes, killed: signal === 'SIGKILL' })
    }),
  )
}

async function goOn(folder: string, out: string, shards: number): Promise<void> {
  const run = async (...words: readonly string[]) => {
    const ended = await runCommand('population', ...words, '--out', out)
    expect(ended).toMatchObject({ code: 0, output: '' })
  }
  if (shards === 1) return run('--in', folder, '--day', DAY)
  await run('partition', '--in', folder, '--day', DAY)
  for (let index = 0; index < shards; index++) await run('run', '--shards', `${shards}`, '--index', `${index}`)
  await run('merge')
}

test('killed at ten random moments, it goes on to the same bytes, with one shard and with 16', async () => {
  const folder = temporary()
  await writePopulation({ patients: 80, seed: 21, out: folder, files: 2, cancer: 0.6 })
  const whole = temporary()
  const { changes, killed } = await runUntil(folder, whole, Infinity)
  expect({ killed, some: changes > MOMENTS }).toEqual({ killed: false, some: true })
  const expected = WRITTEN.map((name) => readText(whole, name))
  const chance = chanceOf(22)
  let kills = 0
  for (let moment = 0; moment < MOMENTS; moment++) {
    const out = temporary()
    const stopped = await runUntil(folder, out, 1 + Math.floor(chance.next() * changes * 0.9))
    if (stopped.killed) kills += 1
    // Once by the 16 steps of a scheduler.
    await goOn(folder, out, moment === 0 ? 16 : 1)
    expect({ moment, written: WRITTEN.map((name) => readText(out, name)) }).toEqual({ moment, written: expected })
  }
  // A change may be told late, when the run is over; most are not.
  expect(kills).toBeGreaterThan(MOMENTS / 2)
})
