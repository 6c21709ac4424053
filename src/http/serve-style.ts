/** The style of the built page for the pages of /admin. It is no secret, so it needs no credentials. */
import { Router } from 'express'

/** A page may load this one style, and nothing else. */
const POLICY = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/** `readStyle` gives the sheet; undefined where the page was not built: then the pages are plain. */
export function serveStyle(readStyle: () => string | undefined = () => undefined): Router {
  const router = Router()
  router.get('/style.css', (_req, res, next) => {
    const style = readStyle()
    if (style === undefined) return next()
    res.type('css').set('Cache-Control', 'no-cache').send(style)
  })
  router.use((_req, res, next) => {
    res.set('Content-Security-Policy', POLICY)
    next()
  })
  return router
}
