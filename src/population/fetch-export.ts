/** FHIR Bulk Data from a server: asks for an export, waits for it, and brings its files; what was broken off goes on. */
import { createWriteStream, existsSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { demandSafe, type AskToken } from './backend-token.ts'
import { writeWhole } from './manifest.ts'

export interface ExportWish {
  /** Base of the FHIR server, without a trailing slash. */
  readonly base: string
  /** Absent: all patients. */
  readonly group?: string
  readonly types?: string
  /** Where the files go. */
  readonly into: string
  readonly token?: AskToken
}

export interface FetchDeps {
  readonly tell: (what: string) => void
  readonly fetch?: typeof fetch
  readonly wait?: (milliseconds: number) => Promise<unknown>
}

const fileSchema = z.object({ type: z.string(), url: z.url(), count: z.number().optional() })
const statusSchema = z.object({
  transactionTime: z.string(),
  requiresAccessToken: z.boolean().optional(),
  output: z.array(fileSchema),
  error: z.array(fileSchema).optional(),
})
type Status = z.infer<typeof statusSchema>

/** What is kept so that a broken-off export goes on: first where it is asked after, then which files there are. */
const keptSchema = z.object({ base: z.string(), asked: z.string(), status: statusSchema.optional() })
type Kept = z.infer<typeof keptSchema>

const FIRST_WAIT_MS = 1000
const LONGEST_WAIT_MS = 60_000
const MOST_FAILURES = 8

/** @returns what the server says that it could not export; the files are then in `into` */
export async function fetchExport(wish: ExportWish, deps: FetchDeps): Promise<readonly string[]> {
  mkdirSync(wish.into, { recursive: true })
  const asking = new Asking(wish, deps)
  const state = join(wish.into, '..', 'export.json')
  let kept = readState(state, wish.base)
  if (kept === undefined) {
    kept = { base: wish.base, asked: await asking.kickOff() }
    writeWhole(state, JSON.stringify(kept))
  }
  const status = kept.status ?? (await asking.poll(kept.asked))
  if (kept.status === undefined) writeWhole(state, JSON.stringify({ ...kept, status }))
  for (const [index, file] of status.output.entries()) await asking.download(file, nameOf(index, file.type), status)
  return (status.error ?? []).map(({ type, count }) => `${type}${count === undefined ? '' : `, ${count} lines`}`)
}

function readState(path: string, base: string): Kept | undefined {
  if (!existsSync(path)) return undefined
  const kept = keptSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  if (kept.base !== base) throw new Error(`${path} is of another server: ${kept.base}`)
  return kept
}

/** Nothing of a name comes from the server but letters. */
function nameOf(index: number, type: string): string {
  return `${String(index).padStart(5, '0')}-${type.replace(/[^A-Za-z]/g, '').slice(0, 40)}.ndjson`
}

class Asking {
  readonly #wish: ExportWish
  readonly #deps: FetchDeps

  constructor(wish: ExportWish, deps: FetchDeps) {
    this.#wish = wish
    this.#deps = deps
  }

  async kickOff(): Promise<string> {
    const { base, group, types } = this.#wish
    const level = group === undefined ? 'Patient' : `Group/${encodeURIComponent(group)}`
    const query = types === undefined ? '' : `?_type=${encodeURIComponent(types)}`
    const url = `${base}/${level}/$export${query}`
    const answer = await this.#insist(url, { Prefer: 'respond-async', Accept: 'application/fhir+json' })
    const asked = answer.headers.get('content-location')
    await answer.body?.cancel()
    if (answer.status !== 202 || asked === null)
      throw new Error(`${url} did not start an export: status ${answer.status}`)
    this.#deps.tell(`the server is preparing the export: ${asked}`)
    return new URL(asked, url).href
  }

  async poll(url: string): Promise<Status> {
    for (let pause = FIRST_WAIT_MS; ; pause = Math.min(pause * 1.5, LONGEST_WAIT_MS)) {
      const answer = await this.#insist(url, { Accept: 'application/json' })
      if (answer.status === 200) {
        const read = statusSchema.safeParse(await answer.json())
        if (!read.success) throw new Error(`${url} is no list of an export's files`)
        return read.data
      }
      const progress = answer.headers.get('x-progress')
      await answer.body?.cancel()
      if (answer.status !== 202) throw new Error(`the export failed: ${url} answers with status ${answer.status}`)
      if (progress !== null) this.#deps.tell(`the export: ${progress.slice(0, 100)}`)
      await this.#wait(waitOf(answer) ?? pause)
    }
  }

  /** Goes on behind the last byte that came. */
  async download({ url, type, count }: Status['output'][number], name: string, status: Status): Promise<void> {
    const path = join(this.#wish.into, name)
    if (existsSync(path)) return
    const part = `${path}.part`
    for (let failures = 0; ; failures += 1) {
      try {
        await this.#continue(url, part, status.requiresAccessToken !== false)
        break
      } catch (error) {
        if (failures === MOST_FAILURES) throw error
        this.#deps.tell(`${type} was broken off: it goes on`)
        await this.#wait(Math.min(FIRST_WAIT_MS * 2 ** failures, LONGEST_WAIT_MS))
      }
    }
    renameSync(part, path)
    this.#deps.tell(`${type}: ${count === undefined ? '' : `${count} records in `}${name}`)
  }

  async #continue(url: string, part: string, withToken: boolean): Promise<void> {
    const have = existsSync(part) ? statSync(part).size : 0
    const headers = { Accept: 'application/fhir+ndjson', ...(have > 0 && { Range: `bytes=${have}-` }) }
    const answer = await this.#insist(url, headers, withToken)
    // Nothing is left behind the last byte: the file is whole.
    if (answer.status === 416) return
    if (!answer.ok || answer.body === null) throw new Error(`${url} answers with status ${answer.status}`)
    const flags = answer.status === 206 ? 'a' : 'w'
    await pipeline(Readable.fromWeb(answer.body), createWriteStream(part, { flags }))
  }

  /** Asks again where the server is busy or out of reach; any other answer is one. */
  async #insist(url: string, headers: Record<string, string>, withToken = true): Promise<Response> {
    const ask = this.#deps.fetch ?? fetch
    for (let failures = 0; ; failures += 1) {
      const pause = Math.min(FIRST_WAIT_MS * 2 ** failures, LONGEST_WAIT_MS)
      try {
        const answer = await ask(url, {
          headers: { ...headers, ...(await this.#authorize(url, withToken)) },
          redirect: 'error',
        })
        if (answer.status !== 429 && answer.status < 500) return answer
        if (failures === MOST_FAILURES) return answer
        await answer.body?.cancel()
        await this.#wait(waitOf(answer) ?? pause)
      } catch (error) {
        if (failures === MOST_FAILURES || !isOutOfReach(error)) throw error
        await this.#wait(pause)
      }
    }
  }

  /** The token goes to the server that is asked, and to no other that its answers name. */
  async #authorize(url: string, withToken: boolean): Promise<Record<string, string>> {
    const { token, base } = this.#wish
    if (token === undefined || !withToken || new URL(url).origin !== new URL(base).origin) return {}
    return { Authorization: `Bearer ${await token()}`, ...(demandSafe(url) && {}) }
  }

  async #wait(milliseconds: number): Promise<void> {
    await (this.#deps.wait ?? sleep)(milliseconds)
  }
}

function isOutOfReach(error: unknown): boolean {
  return error instanceof TypeError && error.message === 'fetch failed'
}

/** Retry-After in seconds or as a date. */
function waitOf(answer: Response): number | undefined {
  const written = answer.headers.get('retry-after')
  if (written === null) return undefined
  const wait = /^\d{1,6}$/.test(written) ? Number(written) * 1000 : Date.parse(written) - Date.now()
  return Number.isFinite(wait) ? Math.min(Math.max(wait, 0), 10 * LONGEST_WAIT_MS) : undefined
}
