/** Names under which patients and findings are stored: by default keyed hashes, which cannot be traced back without the key. */
import { hash } from 'node:crypto'

export interface Pseudonyms {
  /** The name of a client's patient; the same id at two clients is never taken for the same person. */
  patient(client: string, patientId: string): string
  finding(finding: string): string
  /** 0 to 99.99: a patient's place in shadow trials, the same each time. */
  place(patient: string): number
  /** JSON in which every reference to the patient uses the stored name. */
  hide(json: string, patientId: string, name: string): string
  readonly clear: boolean
}

/**
 * All names under which a client's patient may be stored, the present one first: hashed under each key that was ever in use,
 * and in the clear.
 * @param keys The present key, then earlier ones.
 */
export function createPatientNames(
  keys: readonly string[],
  clear = false,
): (client: string, patientId: string) => readonly string[] {
  const hashed = keys.map((key) => createPseudonyms(key))
  const plain = createPseudonyms('', true)
  const all = clear ? [plain, ...hashed] : [...hashed, plain]
  return (client, patientId) => all.map((one) => one.patient(client, patientId))
}

const BLOCK = 64
const DIGEST = 32
/** Bytes of texts that are hashed where they are written; findings and most ids are shorter. */
const ROOM = 512
const INNER = 0x36
const OUTER = 0x5c

/**
 * HMAC-SHA-256 (RFC 2104) as its two hashes, the key's blocks made once: between other work, setting up an HMAC of the
 * library costs more than both.
 */
function keyedHash(key: string): (text: string) => string {
  const bytes = Buffer.from(key)
  const short = bytes.length > BLOCK ? hash('sha256', bytes, 'buffer') : bytes
  const blockOf = (pad: number) => Buffer.alloc(BLOCK).map((_zero, at) => (short[at] ?? 0) ^ pad)
  const inner = Buffer.concat([blockOf(INNER), Buffer.alloc(ROOM)])
  const outer = Buffer.concat([blockOf(OUTER), Buffer.alloc(DIGEST)])
  return (text) => {
    // A sign takes three bytes at most.
    const isShort = text.length * 3 <= ROOM
    const asked = isShort
      ? inner.subarray(0, BLOCK + inner.write(text, BLOCK))
      : Buffer.concat([inner.subarray(0, BLOCK), Buffer.from(text)])
    outer.write(hash('sha256', asked, 'binary'), BLOCK, 'binary')
    return hash('sha256', outer, 'hex')
  }
}

/** Each finding of a call is named twice, for its reader and for its record; kept are hashes, and no more than these. */
const MOST_NAMED = 1_000

/**
 * @param key Secret of the installation, the same on all its replicas. A new key makes new names: what was seen under
 * the old ones can no longer be found.
 * @param clear Stores patients' ids as they are.
 */
export function createPseudonyms(key: string, clear = false): Pseudonyms {
  const hmac = keyedHash(key)
  const sign = (...words: string[]) => hmac(JSON.stringify(words)).slice(0, 32)
  const named = new Map<string, string>()
  return {
    clear,
    patient: (client, patientId) => (clear ? `${client}|${patientId}` : sign('patient', client, patientId)),
    finding: (finding) => {
      const known = named.get(finding)
      if (known !== undefined) return known
      const name = sign('finding', finding)
      if (named.size >= MOST_NAMED) named.clear()
      named.set(finding, name)
      return name
    },
    place: (patient) => (Number.parseInt(sign('trial', patient).slice(0, 12), 16) % 10_000) / 100,
    hide(json, patientId, name) {
      if (clear || patientId === '') return json
      return renamed(json, `Patient/${JSON.stringify(patientId).slice(1, -1)}`, `Patient/${name}`)
    },
  }
}

/** What may follow a reference: its end, as JSON or as JSON within JSON, or what comes below the patient. */
const ENDS = new Set(['"', '/', '\\'])

/** Searched for as it stands: a pattern would be built anew for each patient. */
function renamed(json: string, reference: string, name: string): string {
  let text = ''
  let done = 0
  for (let at = json.indexOf(reference); at !== -1; at = json.indexOf(reference, at + 1)) {
    const end = at + reference.length
    if (at < done || !ENDS.has(json.charAt(end))) continue
    text += json.slice(done, at) + name
    done = end
  }
  return done === 0 ? json : text + json.slice(done)
}
