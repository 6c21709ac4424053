/** Writes JSON lines to a stream, no faster than it accepts them. */
import { once } from 'node:events'
import type { Writable } from 'node:stream'
import { plainJson } from '../content/plain-text.ts'

export interface LineWriter {
  /** One line of JSON as it stands. */
  writeLine(json: string): Promise<void>
  write(line: object): Promise<void>
  /** Whole lines with their line feeds. */
  writeLines(bytes: Uint8Array): Promise<void>
  /** Resolves when all lines are written. */
  finish(): Promise<void>
}

/** Characters that are collected before they are written: one system call for many short lines. */
const BATCH = 64 * 1024

export function writeLines(stream: Writable): LineWriter {
  let batch = ''
  async function flush(): Promise<void> {
    const text = batch
    batch = ''
    if (text !== '' && !stream.write(text)) await once(stream, 'drain')
  }
  const writeLine = async (json: string): Promise<void> => {
    batch += `${json}\n`
    if (batch.length >= BATCH) await flush()
  }
  return {
    writeLine,
    write: (line) => writeLine(plainJson(JSON.stringify(line))),
    async writeLines(bytes) {
      await flush()
      if (!stream.write(bytes)) await once(stream, 'drain')
    },
    async finish() {
      const text = batch
      batch = ''
      await new Promise<void>((resolve, reject) => stream.write(text, (error) => (error ? reject(error) : resolve())))
    },
  }
}
