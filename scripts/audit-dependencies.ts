/**
 * Known vulnerabilities of what the service is run with: `npm run audit`. Ends with 1 where one is high or critical. A
 * registry that does not answer, or has no list of vulnerabilities, is said and stops nothing: the check must pass offline.
 */
import { execFile } from 'node:child_process'
import { join } from 'node:path'

const LONGEST_MS = 60_000
const REFUSED: readonly unknown[] = ['high', 'critical']

interface Verdict {
  readonly lines: readonly string[]
  readonly isRefused: boolean
}

/** npm writes JSON whatever it ends with; undefined where it wrote none in time. */
function askRegistry(): Promise<unknown> {
  return new Promise((resolve) => {
    const words = ['audit', '--omit=dev', '--json']
    const options = { cwd: join(import.meta.dirname, '..'), timeout: LONGEST_MS, maxBuffer: 64 * 1024 * 1024 }
    const isWindows = process.platform === 'win32'
    execFile(isWindows ? 'npm.cmd' : 'npm', words, { ...options, shell: isWindows }, (_error, output) => {
      try {
        resolve(JSON.parse(output))
      } catch {
        resolve(undefined)
      }
    })
  })
}

/** @param report npm's report, version 2: `vulnerabilities` by the name of the package. */
function judge(report: unknown): Verdict {
  const { vulnerabilities, message } = Object(report) as { vulnerabilities?: unknown; message?: unknown }
  if (typeof vulnerabilities !== 'object' || vulnerabilities === null) {
    const status = typeof message === 'string' ? /^[45]\d\d\b/.exec(message)?.[0] : undefined
    const reason = status ? `the registry offers no audit (status ${status})` : 'the registry did not answer'
    return { lines: [`Vulnerabilities were not looked for: ${reason}.`], isRefused: false }
  }
  const all = Object.entries(vulnerabilities as Readonly<Record<string, unknown>>)
  const bad = all.filter(([, found]) => REFUSED.includes((Object(found) as { severity?: unknown }).severity))
  const sum = `Production dependencies with a known vulnerability: ${all.length}, high or critical: ${bad.length}.`
  return { lines: [sum, ...bad.map(([name, found]) => describe(name, found))], isRefused: bad.length > 0 }
}

/** Name, versions, and what is known; `via` holds advisories, and names of packages that bring one. */
function describe(name: string, found: unknown): string {
  const { severity, range, via } = Object(found) as { severity?: unknown; range?: unknown; via?: unknown }
  const reasons = (Array.isArray(via) ? (via as unknown[]) : []).map((one) => {
    const { title, url } = Object(one) as { title?: unknown; url?: unknown }
    return typeof one === 'string' ? `by ${one}` : `${String(title)} ${String(url)}`
  })
  return `FAULT ${name} ${String(range)}: ${String(severity)}; ${reasons.join('; ')}`
}

const { lines, isRefused } = judge(await askRegistry())
process.stdout.write(`${lines.join('\n')}\n`)
process.exitCode = isRefused ? 1 : 0
