/** Two services on one PostgreSQL are one: quiet, feedback, used tokens; and the program killed under load loses nothing. */
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { openKept } from '../../src/compose/compose-store.ts'
import { readAuditConfig } from '../../src/compose/store-config.ts'
import { UNHURRIED } from '../patience.ts'
import { startPostgres } from '../storage/postgres-server.ts'
import type { PostgresServer } from '../storage/postgres-server.ts'
import { again, keysOf, readStory, startService } from './start-service.ts'

const root = join(import.meta.dirname, '..', '..')
const run = promisify(execFile)

describe('two replicas', () => {
  let server: PostgresServer
  const ends: (() => Promise<unknown>)[] = []
  beforeAll(async () => void (server = await startPostgres()))
  afterAll(async () => {
    for (const end of ends.reverse()) await end()
    await server?.remove()
  })

  test('what is set aside at one is quiet at the other, and each explains what the other has shown', async () => {
    const config = readAuditConfig({
      DATABASE_URL: await server.createDatabase(),
      PATIENT_KEY: 'the same key on both replicas',
      ...UNHURRIED,
    })
    const [first, second] = await Promise.all(
      [1, 2].map(async () => {
        const kept = await openKept(config)
        const service = await startService({}, kept)
        ends.push(() => kept.store.close(), service.stop)
        return service
      }),
    )
    if (!first || !second) throw new Error('two were started')
    const story = readStory('ihc-2-plus-no-ish')
    const reflex = (await first.cards(again(story))).find(({ source }) => source.topic.code === 'reflexIsh')
    expect(keysOf(await second.cards(again(story)))).toContain('reflexIsh')
    expect((await second.override(reflex?.uuid ?? '')).status).toBe(200)
    for (const one of [first, second]) expect(keysOf(await one.cards(again(story)))).not.toContain('reflexIsh')
    const explanation = (await (await second.admin(`/cards/${reflex?.uuid}`)).json()) as {
      card: { feedback: unknown[] }
      asNow: object
    }
    expect(explanation.card.feedback).toHaveLength(1)
    expect(explanation.asNow).toEqual({ outcome: 'same-card', changes: [] })
    const amended = readStory('amended-1-plus-to-3-plus')
    expect(keysOf(await first.cards(again(amended)))).toContain('her2Amended')
    expect(keysOf(await second.cards(again(amended)))).not.toContain('her2Amended')
    const expires = new Date(Date.now() + 60_000)
    expect(await first.store.replays.claim('jti', 'call', expires)).toEqual({ seen: false })
    expect(await second.store.replays.claim('jti', 'call', expires)).toEqual({ seen: true, sameCall: true })
  })
})

test('killed under load, nothing that was acknowledged is lost', async () => {
  const { stdout } = await run(process.execPath, [
    '--no-warnings',
    join(root, 'scripts', 'durability.ts'),
    '--rounds',
    '2',
    '--connections',
    '8',
  ])
  expect(stdout.match(/killed 2 times; [1-9]\d* cards and [1-9]\d* feedback acknowledged.*lost: 0/g)).toHaveLength(2)
})

describe('commands', () => {
  const folder = mkdtempSync(join(tmpdir(), 'her2-cds-commands-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const command = (...words: string[]) =>
    run(process.execPath, ['--no-warnings', join(root, 'bin', 'her2-cds.js'), ...words], {
      env: { ...process.env, DATA_DIR: folder },
      maxBuffer: 1e8,
    })

  test('a sample goes out and its judgements come back; explain tells of them in plain words', async () => {
    const kept = await openKept(readAuditConfig({ DATA_DIR: folder, ...UNHURRIED }))
    const { cards, stop } = await startService({}, kept)
    const [card] = await cards(again(readStory('ihc-2-plus-no-ish')))
    await cards(again(readStory('ihc-2-plus-no-ish')))
    await stop()
    await kept.store.close()
    const { stdout } = await command('review', 'sample', '--card', 'reflexIsh')
    expect((await command('review', 'sample', '--card', 'reflexIsh')).stdout).toBe(stdout)
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
    const own = lines.find(({ uuid }) => uuid === card?.uuid)
    expect(own).toEqual({
      ...{ uuid: card?.uuid, card: 'reflexIsh', seed: '1', hook: 'patient-view', indicator: 'warning' },
      ...{
        summary: card?.summary,
        detail: expect.stringContaining('Options below, or no action.'),
        shownAt: expect.any(String),
      },
      suggestions: expect.arrayContaining(['Reflex dual-probe ISH on the same specimen']),
      evidence: ['Observation/ihc-2-plus-no-ish-ihc'],
      results: [expect.stringContaining('IHC 2+')],
      ...{ judgement: '', note: '', reviewer: '' },
    })
    const file = join(folder, 'judged.ndjson')
    writeFileSync(
      file,
      [
        { ...own, judgement: 'appropriate' },
        { uuid: 'none', judgement: 'appropriate' },
      ]
        .map((line) => JSON.stringify(line))
        .join('\n'),
    )
    await expect(command('review', 'import', file, '--reviewer', 'Dr A')).rejects.toMatchObject({
      code: 2,
      stdout: '1 kept, 0 not judged, 1 refused\n',
      stderr: 'line 2: no card with this uuid is stored\n',
    })
    writeFileSync(file, `uuid,judgement,reviewer,note\r\n${card?.uuid},not-appropriate,Dr B,"known, ordered"\r\n`)
    expect((await command('review', 'import', file)).stdout).toBe('1 kept, 0 not judged, 0 refused\n')
    const text = (await command('explain', card?.uuid ?? '', '--text')).stdout
    expect(text).toContain('Dr B')
    expect(text).toContain('not appropriate «known, ordered»')
    expect(JSON.parse((await command('report', 'verdicts')).stdout)).toEqual(
      expect.arrayContaining([expect.objectContaining({ card: 'reflexIsh', verdict: 'too-few', row: 'V-3' })]),
    )
    expect((await command('report', 'verdicts', '--csv')).stdout).toMatch(/^card,shown,reviewed,/)
    await expect(command('report', 'harm', '--csv')).rejects.toMatchObject({ code: 1 })
    await expect(command('review', 'sample', '--card', 'none')).rejects.toMatchObject({ code: 1 })
    await command('audit', 'purge', '--older-than-days', '1')
  })

  test('explain, report, export and purge look at what a service has kept', async () => {
    const kept = await openKept(readAuditConfig({ DATA_DIR: folder, ...UNHURRIED }))
    const { cards, override, stop } = await startService({}, kept)
    const [card] = await cards(again(readStory('ihc-2-plus-no-ish')))
    await override(card?.uuid ?? '')
    // While the service runs.
    const explained = JSON.parse((await command('explain', card?.uuid ?? '')).stdout) as { asThen: { outcome: string } }
    expect(explained.asThen.outcome).toBe('same-card')
    await expect(command('explain', 'none')).rejects.toMatchObject({
      code: 1,
      stderr: 'her2-cds: no card none is stored\n',
    })
    expect((await command('report', 'feedback', '--csv')).stdout).toMatch(/^month,card/)
    expect(JSON.parse((await command('report', 'harm')).stdout)).toEqual([])
    await expect(command('report', 'constructor')).rejects.toMatchObject({ code: 1 })
    const since = (await kept.store.findCard(card?.uuid ?? ''))?.at ?? ''
    const exported = await command('audit', 'export', '--format', 'fhir', '--from', since)
    expect(exported.stdout.trim().split('\n')).toHaveLength(3)
    expect((await command('audit', 'purge', '--older-than-days', '1')).stdout).toMatch(/^0 evaluations/)
    await stop()
    await kept.store.close()
  })
})
