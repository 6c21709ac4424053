/** Everything for which a launch, or a look at the page, is refused: its status, and its words for the clinician. */
import type { Response } from 'express'

interface RefusalRow {
  readonly status: number
  readonly words: string
}

const AGAIN = 'Please open the page from the patient’s chart again.'

// prettier-ignore
const REFUSALS = {
  'no-launch':         { status: 400, words: 'This page opens from the chart of a patient in the EHR, by the link of a card; it cannot be opened by its address.' },
  'unknown-iss':       { status: 403, words: 'The evidence page is not set up here for the EHR that opened it. Nothing was asked of that EHR.' },
  'no-configuration':  { status: 502, words: `The EHR did not say where its users log in. ${AGAIN}` },
  'no-pkce':           { status: 502, words: 'The EHR’s login does not support PKCE with S256, without which this page does not use it.' },
  'unknown-launch':    { status: 400, words: `This launch is not known here: it was used before, took longer than ten minutes, or began in another browser. ${AGAIN}` },
  'login-refused':     { status: 403, words: `The EHR did not allow this page to be opened. ${AGAIN}` },
  'no-token':          { status: 502, words: `The EHR did not confirm the launch. ${AGAIN}` },
  'no-patient':        { status: 502, words: 'The EHR did not say whose chart is open, so nothing is shown.' },
  'no-user':           { status: 403, words: 'The EHR did not say who is asking, so nothing is shown: each opening of this page is recorded with its reader.' },
  'wrong-user':        { status: 502, words: 'What the EHR said about who is asking could not be verified, so nothing is shown.' },
  'not-professional':  { status: 403, words: 'This page is for health professionals.' },
  'unknown-card':      { status: 404, words: 'The card that led here is not stored: it was not sent from here, or its time of storage is over.' },
  'other-patient':     { status: 403, words: 'The card is about another patient than the one whose chart is open. Nothing of it is shown; the attempt was recorded.' },
  'session-over':      { status: 401, words: `The session is over. ${AGAIN}` },
  'other-page':        { status: 403, words: `The page of another chart was opened in this browser since, and ended this one. ${AGAIN}` },
  'cross-site':        { status: 403, words: 'This was not asked by the page itself.' },
  'record-not-read':   { status: 502, words: 'The record could not be read now.' },
  'unavailable':       { status: 503, words: 'The service cannot answer now. Please try again.' },
} as const satisfies Record<string, RefusalRow>

export type LaunchRefusal = keyof typeof REFUSALS

export class LaunchRefused extends Error {
  override readonly name = 'LaunchRefused'
  readonly code: LaunchRefusal
  /** Words from a closed list, for whoever reads the page. */
  readonly details: readonly string[]

  constructor(code: LaunchRefusal, details: readonly string[] = []) {
    super(code)
    this.code = code
    this.details = details
  }
}

/** As a page, for a person; the log gets the code. */
export function showRefusal(res: Response, code: LaunchRefusal): void {
  const { status, words } = REFUSALS[code]
  res.locals.errorCode = code
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>HER2 evidence</title><link rel="stylesheet" href="page.css"><link rel="icon" href="icon.svg" type="image/svg+xml">`
  const body = `<main class="launched"><h1>HER2 evidence</h1><p class="warn" role="alert">${words}</p></main>`
  res.status(status).type('html').send(`<!doctype html><html lang="en"><head>${head}</head><body>${body}</body></html>`)
}

/** As JSON, for the page's script. */
export function sendRefusal(res: Response, { code, details }: LaunchRefused): void {
  const { status, words } = REFUSALS[code]
  res.locals.errorCode = code
  res.status(status).json({ refused: code, words: [words, ...details] })
}
