/** The chain as an operator meets it: sealed old databases, anchors in their places, the command, the explanation. */
import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { createSocket } from 'node:dgram'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { DatabaseSync } from 'node:sqlite'
import { createAnchoring } from '../../src/audit/anchor-chain.ts'
import { readAnchors } from '../../src/audit/anchor-lines.ts'
import { toCommand, toFile, toSyslog, writeMessage } from '../../src/audit/anchor-places.ts'
import { verifyChain, writeReport } from '../../src/audit/verify-chain.ts'
import { openService } from '../../src/compose/compose-service.ts'
import { openKept } from '../../src/compose/compose-store.ts'
import { readAuditConfig } from '../../src/compose/store-config.ts'
import { BEFORE_THE_CHAIN } from '../../src/storage/chain.ts'
import { keepInMemory } from '../../src/storage/memory-store.ts'
import { openSqlite } from '../../src/storage/open-store.ts'
import { NO_HURRY, UNHURRIED } from '../patience.ts'
import { cardRecord, evaluationRecord, outcomeOf, reviewOf } from '../storage/stores.ts'
import { again, readStory, startService } from './start-service.ts'

const root = join(import.meta.dirname, '..', '..')
const folder = mkdtempSync(join(tmpdir(), 'her2-cds-whole-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const clock = () => new Date('2026-11-22T12:00:00.000Z')
const KEY = 'a key'
/** A knowledge that nobody has kept is found missing; these records name none that matters. */
const withoutKnowledge = (findings: readonly { readonly where: string }[]) =>
  findings.filter(({ where }) => !where.startsWith('knowledge'))

describe('a database from before the chain', () => {
  test('is sealed once, says so, and changes since are found', async () => {
    const file = join(folder, 'old', 'her2-cds.sqlite')
    const old = await openSqlite(file, { ...NO_HURRY, chainKey: KEY, clock })
    const card = cardRecord({ uuid: 'c1' })
    await old.record(evaluationRecord({ id: 'e1', cards: [card] }))
    await old.record(evaluationRecord({ id: 'e2' }))
    await old.save([outcomeOf('c1')], clock())
    await old.review([reviewOf('c1')])
    await old.close()
    const database = new DatabaseSync(file)
    for (const table of ['chain', 'chain_heads', 'chain_checkpoints', 'events']) database.exec(`drop table ${table}`)
    database.exec(`delete from kysely_migration where name = '0005-chain'`)
    database.close()
    for (let start = 0; start < 2; start++) {
      const store = await openSqlite(file, { ...NO_HURRY, chainKey: KEY, clock })
      const report = await verifyChain(store, { key: KEY })
      await store.close()
      expect(withoutKnowledge(report.findings)).toEqual([])
      expect(report.beforeTheChain).toMatchObject({ evaluations: 2, feedback: 1, reviews: 1, openings: 0 })
      expect(report.writers).toEqual([expect.objectContaining({ writer: BEFORE_THE_CHAIN, records: 5, whole: true })])
      expect(writeReport(report)).toContain('What happened to them before that day cannot be checked.')
    }
    const changed = new DatabaseSync(file)
    changed.exec(`update evaluations set patient = 'p2' where id = 'e1'`)
    changed.close()
    const store = await openSqlite(file, { ...NO_HURRY, chainKey: KEY, clock })
    const { findings } = await verifyChain(store, { key: KEY })
    await store.close()
    expect(findings).toEqual(
      expect.arrayContaining([expect.objectContaining({ kind: 'changed', where: 'evaluation e1' })]),
    )
  })
})

describe('anchors', () => {
  const anchors = [{ writer: 'w', seq: 7, hash: 'ab', at: '2026-11-22T12:00:00.000Z', sign: 'cd' }]

  test('a file gets a line for each, and keeps what it had', async () => {
    const file = join(folder, 'anchors.ndjson')
    await toFile(file)(anchors)
    await toFile(file)(anchors)
    expect(readAnchors(readFileSync(file, 'utf8'))).toEqual([...anchors, ...anchors])
  })

  test('a program gets the same lines, and must end with 0', async () => {
    const program = join(folder, 'keep-anchor')
    const kept = join(folder, 'kept.ndjson')
    writeFileSync(program, `#!/bin/sh\ncat > '${kept}'\n`)
    chmodSync(program, 0o700)
    await toCommand(program)(anchors)
    expect(readAnchors(readFileSync(kept, 'utf8'))).toEqual(anchors)
    writeFileSync(program, '#!/bin/sh\ncat > /dev/null\nexit 3\n')
    await expect(toCommand(program)(anchors)).rejects.toThrow(/did not end with 0/)
    await expect(toCommand(join(folder, 'none'))(anchors)).rejects.toThrow(/ENOENT/)
  })

  test('a syslog server gets messages of RFC 5424, framed by their length over TCP, alone over UDP', async () => {
    const [anchor] = anchors
    expect(writeMessage(anchor!)).toMatch(
      /^<109>1 2026-11-22T12:00:00\.000Z \S+ her2-cds \d+ anchor - \{"her2cds":"anchor",/,
    )
    const received: string[] = []
    const server = createServer((socket) => socket.on('data', (data) => received.push(String(data))))
    await once(server.listen(0, '127.0.0.1'), 'listening')
    const closed = once(server, 'close')
    await toSyslog(`tcp://127.0.0.1:${(server.address() as AddressInfo).port}`)([...anchors, ...anchors])
    server.close()
    await closed
    const text = received.join('')
    expect(text).toMatch(/^\d+ <109>1 /)
    expect(readAnchors(text)).toEqual([...anchors, ...anchors])
    const [size] = text.split(' ')
    expect(text.slice(`${size} `.length).slice(0, Number(size))).toBe(writeMessage(anchor!))
    const udp = createSocket('udp4').bind(0, '127.0.0.1')
    await once(udp, 'listening')
    const arrived = once(udp, 'message') as Promise<[Buffer]>
    await toSyslog(`udp://127.0.0.1:${udp.address().port}`)(anchors)
    expect(readAnchors(String((await arrived)[0]))).toEqual(anchors)
    udp.close()
    await expect(toSyslog('tcp://127.0.0.1:1')(anchors)).rejects.toThrow(/ECONNREFUSED/)
  })

  test('an end is told until its place has taken it, and once', async () => {
    const store = keepInMemory(clock, undefined, KEY)
    const told: number[] = []
    const states: string[] = []
    let isDown = true
    const place = async (some: readonly { readonly seq: number }[]) => {
      if (isDown) throw new Error('down')
      told.push(...some.map(({ seq }) => seq))
    }
    const { anchor } = createAnchoring({
      ...{ chain: store.chain, key: KEY, places: [place], clock, onChange: (state) => states.push(state) },
    })
    await anchor()
    await store.record(evaluationRecord())
    for (let time = 0; time < 2; time++) await anchor()
    isDown = false
    for (let time = 0; time < 2; time++) await anchor()
    await store.record(evaluationRecord())
    await anchor()
    expect(told).toEqual([1, 2])
    expect(states).toEqual(['failed', 'recovered'])
  })
})

describe('a card whose record was changed', () => {
  test('is not called what was shown: by /admin, in words, and by the exit code of the command', async () => {
    const DATA_DIR = join(folder, 'service')
    const env = { ...UNHURRIED, DATA_DIR }
    const kept = await openKept(readAuditConfig(env))
    const service = await startService({}, kept)
    const [card] = await service.cards(again(readStory('ihc-2-plus-no-ish')))
    const uuid = card?.uuid ?? ''
    const explain = async () => (await (await service.admin(`/cards/${uuid}`)).json()) as Record<string, unknown>
    expect(await explain()).toMatchObject({ integrity: { state: 'as-written' }, sent: { uuid } })
    const database = new DatabaseSync(join(DATA_DIR, 'her2-cds.sqlite'))
    database.exec(`update evaluations set body = replace(body, '"summary":"', '"summary":"Amended: ')`)
    database.close()
    const changed = await explain()
    expect(changed).toMatchObject({ integrity: { state: 'changed' }, notAsSent: { uuid } })
    expect(changed['sent']).toBeUndefined()
    const words = await (await service.admin(`/cards/${uuid}?format=text`)).text()
    expect(words).toContain('NOT what was shown')
    expect(words).not.toMatch(/^What was shown/m)
    await service.stop()
    await kept.store.close()

    const run = (...args: string[]) =>
      new Promise<{ code: unknown; out: string }>((resolve) => {
        const words = ['--no-warnings', join(root, 'bin', 'her2-cds.js'), ...args]
        execFile(process.execPath, words, { env: { ...process.env, ...env } }, (error, out) =>
          resolve({ code: error?.code ?? 0, out }),
        )
      })
    expect((await run('explain', uuid, '--text')).code).toBe(3)
    const checked = await run('audit', 'verify')
    expect(checked.code).toBe(3)
    expect(checked.out).toMatch(/^NOT WHOLE: 1 findings/)
    expect(checked.out).toContain('No anchor was given')
    expect((await run('audit', 'verify', '--anchor', join(folder, 'nowhere'))).code).toBe(1)
    const modes = ['.', 'her2-cds.sqlite', 'patient-key'].map((name) => statSync(join(DATA_DIR, name)).mode & 0o777)
    expect(modes).toEqual([0o700, 0o600, 0o600])
  })
})

test('a refused start leaves no store, and a store in which nothing is kept is not called whole', async () => {
  const DATA_DIR = join(folder, 'refused')
  const env = { LOG_LEVEL: 'silent', NODE_ENV: 'production', DATA_DIR }
  await expect(openService(env)).rejects.toThrow('No client may call yet')
  expect(existsSync(DATA_DIR)).toBe(false)
  await (await openKept(readAuditConfig({ DATA_DIR }))).store.close()
  const words = ['--no-warnings', join(root, 'bin', 'her2-cds.js'), 'audit', 'verify']
  const verify = promisify(execFile)(process.execPath, words, { env: { ...process.env, DATA_DIR } })
  await expect(verify).rejects.toMatchObject({
    code: 1,
    stdout: '',
    stderr: expect.stringContaining('nothing was checked'),
  })
})
