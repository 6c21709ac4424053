/** Where anchors go: a file in another place, a syslog server, or whatever a program does with them. */
import { spawn } from 'node:child_process'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { open } from 'node:fs/promises'
import { connect } from 'node:net'
import type { Socket } from 'node:net'
import { hostname } from 'node:os'
import { connect as connectTls } from 'node:tls'
import { writeAnchor } from './anchor-lines.ts'
import type { Anchor } from './anchor-lines.ts'

/** Resolves when the anchors are there, as far as that place can tell. Rejects otherwise. */
export type AnchorPlace = (anchors: readonly Anchor[]) => Promise<void>

/** Milliseconds that a place gets. */
const DEADLINE_MS = 10_000

/** Added to the end, one line each, on the disk when it resolves. */
export function toFile(file: string): AnchorPlace {
  return async (anchors) => {
    const handle = await open(file, 'a', 0o600)
    try {
      await handle.write(anchors.map((one) => `${writeAnchor(one)}\n`).join(''))
      await handle.sync()
    } finally {
      await handle.close()
    }
  }
}

/** The lines on its standard input; it must end with 0. It gets no shell and no words but its path. */
export function toCommand(program: string): AnchorPlace {
  return async (anchors) => {
    const child = spawn(program, [], { stdio: ['pipe', 'ignore', 'ignore'], timeout: DEADLINE_MS })
    const ended = once(child, 'close') as Promise<[number | null]>
    child.stdin.on('error', () => undefined)
    child.stdin.end(anchors.map((one) => `${writeAnchor(one)}\n`).join(''))
    const [code] = await ended
    if (code !== 0) throw new Error('the command did not end with 0')
  }
}

/** Facility 13, log audit; severity 5, notice. */
const PRIORITY = 13 * 8 + 5

/** One message of RFC 5424. */
export function writeMessage(anchor: Anchor): string {
  const host =
    hostname()
      .replace(/[^!-~]/g, '')
      .slice(0, 255) || '-'
  return `<${PRIORITY}>1 ${anchor.at} ${host} her2-cds ${process.pid} anchor - ${writeAnchor(anchor)}`
}

/**
 * @param url udp://, tcp:// or tls:// with host and port. TCP and TLS frame messages by their length (RFC 6587, RFC 5425),
 * and the server's certificate must be trusted. UDP confirms nothing: a lost datagram is an anchor that is missing.
 */
export function toSyslog(url: string): AnchorPlace {
  const { protocol, hostname: host, port } = new URL(url)
  const at = { host: host.replace(/^\[|\]$/g, ''), port: Number(port) }
  if (protocol === 'udp:') return (anchors) => sendDatagrams(anchors.map(writeMessage), at)
  return async (anchors) => {
    const socket = protocol === 'tls:' ? connectTls({ ...at, servername: at.host }) : connect(at)
    const frames = anchors.map(writeMessage).map((text) => `${Buffer.byteLength(text)} ${text}`)
    await sendFrames(socket, frames.join(''), protocol === 'tls:' ? 'secureConnect' : 'connect')
  }
}

async function sendDatagrams(texts: readonly string[], { host, port }: { host: string; port: number }): Promise<void> {
  const socket = createSocket(host.includes(':') ? 'udp6' : 'udp4')
  try {
    for (const text of texts)
      await new Promise<void>((resolve, reject) => {
        socket.send(text, port, host, (error) => (error ? reject(error) : resolve()))
      })
  } finally {
    socket.close()
  }
}

async function sendFrames(socket: Socket, frames: string, ready: string): Promise<void> {
  socket.setTimeout(DEADLINE_MS, () => socket.destroy(new Error('no answer in time')))
  try {
    await once(socket, ready)
    socket.end(frames)
    await once(socket, 'finish')
  } finally {
    socket.destroySoon()
  }
}
