/**
 * Calls of the services go straight to their handlers. Express's router tries every layer in turn, which costs more than what
 * the layers do; all other requests are still Express's, and so is what a request and a response can do.
 */
import type { Express, NextFunction, Request, RequestHandler, Response } from 'express'
import { answerError } from './errors.ts'

/** A route with one parameter, and the handlers of a call. */
export interface KnownCall {
  readonly route: string
  readonly params: Readonly<Record<string, string>>
  readonly handlers: readonly RequestHandler[]
}

type Handle = (req: Request, res: Response, done?: NextFunction) => void

/** @param calls By the whole path of a POST. */
export function answerKnownCalls(app: Express, calls: ReadonlyMap<string, KnownCall>): void {
  const inner = app as unknown as { handle: Handle; request: object; response: object }
  const handleOthers = inner.handle.bind(app)
  inner.handle = (req, res, done) => {
    const call = req.method === 'POST' ? calls.get(req.url) : undefined
    if (!call) return handleOthers(req, res, done)
    // Those of our own server are what they should be.
    if ((req as Partial<Request>).app !== app) Object.setPrototypeOf(req, inner.request)
    if ((res as Partial<Response>).app !== app) Object.setPrototypeOf(res, inner.response)
    req.res = res
    res.req = req
    // As Express does: an application that this one is part of may have put something there.
    res.locals ??= {}
    req.originalUrl ||= req.url
    req.baseUrl ??= ''
    req.params = { ...call.params }
    req.route = { path: call.route }
    const fail = (error: unknown): void => {
      // As a router does when it is left: whoever looks for the parameter in a log finds none where a call was refused.
      req.params = {}
      void answerError(error, req, res, done ?? (() => req.socket.destroy()))
    }
    runAll(call.handlers, req, res, fail)
  }
}

function runAll(
  handlers: readonly RequestHandler[],
  req: Request,
  res: Response,
  fail: (error: unknown) => void,
): void {
  let at = 0
  const next = (error?: unknown): void => {
    const handler = error === undefined ? handlers[at++] : undefined
    if (!handler) return error === undefined ? undefined : fail(error)
    try {
      const done: unknown = handler(req, res, next)
      if (done instanceof Promise) done.catch(fail)
    } catch (thrown) {
      fail(thrown)
    }
  }
  next()
}
