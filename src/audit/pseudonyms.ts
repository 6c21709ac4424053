/** Names under which patients and findings are kept: by default keyed hashes, which nobody turns back without the key. */
import { createHmac } from 'node:crypto'

export interface Pseudonyms {
  /** The name of a client's patient; ids of two clients are never the same person. */
  patient(client: string, patientId: string): string
  finding(finding: string): string
  /** 0 to 99.99: where a patient stands in silent trials, the same each time. */
  place(patient: string): number
  /** JSON in which the patient is called by the kept name wherever it is referred to. */
  hide(json: string, patientId: string, name: string): string
  readonly clear: boolean
}

/**
 * @param key Secret of the installation, the same on all its replicas. A new key makes new names: what was seen under
 * the old ones is no longer found.
 * @param clear Keeps patients' ids as they are.
 */
export function createPseudonyms(key: string, clear = false): Pseudonyms {
  const sign = (...words: string[]) =>
    createHmac('sha256', key).update(JSON.stringify(words)).digest('hex').slice(0, 32)
  return {
    clear,
    patient: (client, patientId) => (clear ? `${client}|${patientId}` : sign('patient', client, patientId)),
    finding: (finding) => sign('finding', finding),
    place: (patient) => (Number.parseInt(sign('trial', patient).slice(0, 12), 16) % 10_000) / 100,
    hide(json, patientId, name) {
      if (clear || patientId === '') return json
      const written = JSON.stringify(patientId).slice(1, -1)
      const escaped = written.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
      return json.replace(new RegExp(`Patient/${escaped}(?=["/\\\\])`, 'g'), `Patient/${name}`)
    },
  }
}
