/**
 * Requests and responses that are Express's own from the start. Express changes the prototype of both in each call, which costs
 * as much as setting all headers.
 */
import { IncomingMessage, ServerResponse } from 'node:http'
import type { RequestListener, ServerOptions } from 'node:http'
import type { Express, Response } from 'express'

/** Names and values in turn, as `writeHead` takes them. */
export type Headers = readonly string[]

/** A response that can be given headers without setting each: they are written with the rest. */
export interface HeaderHolder {
  /** Not yet written. What is set by itself comes before them. */
  heldHeaders: Headers | undefined
}

/** Undefined where the response is another server's: whose application this one is part of, say. */
export function headerHolder(res: Response): HeaderHolder | undefined {
  return 'heldHeaders' in res ? (res as Response & HeaderHolder) : undefined
}

/** The headers that are held: whoever takes them writes them. */
export function takeHeld(res: Response): Headers | undefined {
  const holder = headerHolder(res)
  const held = holder?.heldHeaders
  if (holder) holder.heldHeaders = undefined
  return held
}

/** For `createServer`: what the application would make of each message. */
export function messagesOf(app: RequestListener): Pick<ServerOptions, 'IncomingMessage' | 'ServerResponse'> {
  const { request, response } = app as Partial<Express>
  if (request === undefined || response === undefined) return {}
  class CallRequest extends IncomingMessage {}
  class CallResponse<Asked extends IncomingMessage> extends ServerResponse<Asked> implements HeaderHolder {
    heldHeaders: Headers | undefined = undefined

    override writeHead(...words: [number, ...never[]]): this {
      const held = this.heldHeaders ?? []
      this.heldHeaders = undefined
      for (let at = 0; at < held.length; at += 2) {
        const name = held[at] ?? ''
        if (!this.hasHeader(name)) this.setHeader(name, held[at + 1] ?? '')
      }
      return super.writeHead(...words)
    }
  }
  Object.setPrototypeOf(CallRequest.prototype, request)
  Object.setPrototypeOf(CallResponse.prototype, response)
  return { IncomingMessage: CallRequest, ServerResponse: CallResponse }
}
