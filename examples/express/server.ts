/** The service inside an Express application that has other routes as well. */
import express from 'express'
import { createService } from 'her2-cds/express'

const port = Number(process.env['PORT'] ?? 3000)

const her2 = await createService({
  // The address of the mount: signed tokens name it.
  PUBLIC_URL: `http://localhost:${port}/her2`,
  DATA_DIR: process.env['DATA_DIR'] ?? 'data',
  // For trying out. At a hospital: CLIENTS_DIR, a folder with a profile for each EHR that may call.
  AUTH: 'off',
})

const app = express()
app.get('/', (_req, res) => void res.send('my own page'))
// Before anything that reads bodies, such as express.json(): the service reads its own.
app.use('/her2', her2.app)
app.use(express.json())

const server = app.listen(port, '127.0.0.1', () => console.log(`http://localhost:${port}/her2/cds-services`))

process.once('SIGTERM', () => {
  server.close(() => void her2.close())
  server.closeIdleConnections()
})
