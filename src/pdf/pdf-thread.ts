/** A thread that opens PDF files: what goes wrong with one ends here, and the thread that answers calls goes on. */
import { parentPort } from 'node:worker_threads'
import { getDocumentProxy } from 'unpdf'
import { layOutText, type PlacedText } from './lay-out-text.ts'
import type { PdfAnswer, PdfLimits, PdfReading, PdfTask } from './pdf-reader.ts'

/** Nothing is drawn, fetched, compiled or run: only the text layer is asked for. */
const OPENING = {
  isEvalSupported: false,
  disableFontFace: true,
  useSystemFonts: false,
  useWorkerFetch: false,
  enableXfa: false,
  stopAtErrors: true,
  verbosity: 0,
} as const

async function readPdf(bytes: Uint8Array, limits: PdfLimits): Promise<PdfReading> {
  const document = await getDocumentProxy(bytes, OPENING)
  try {
    if (document.numPages > limits.pages) return { fault: 'too-many-pages' }
    const pages: string[] = []
    let letters = 0
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number)
      const [, , , top = 0] = page.view
      const { items } = await page.getTextContent()
      const text = layOutText(items.flatMap((item) => place(item, top)))
      letters += text.length
      if (letters > limits.letters) return { fault: 'too-long' }
      pages.push(text)
      page.cleanup()
    }
    const silentPages = pages.flatMap((text, index) => (text === '' ? [index + 1] : []))
    if (silentPages.length === pages.length) return { fault: 'no-text-layer' }
    return { text: pages.filter((text) => text !== '').join('\n\n'), pages: pages.length, silentPages }
  } finally {
    await document.loadingTask.destroy()
  }
}

/** Each piece of text has a matrix: its last two numbers are the position, its first four size and angle. */
function place(item: unknown, top: number): PlacedText[] {
  const { str, transform, width } = Object(item) as { str?: unknown; transform?: unknown; width?: unknown }
  if (typeof str !== 'string' || !Array.isArray(transform) || typeof width !== 'number') return []
  const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = transform as readonly number[]
  return [{ text: str, x, y: top - y, width, height: Math.hypot(c, d), tilted: Math.abs(b) > 0.05 * Math.hypot(a, b) }]
}

parentPort?.on('message', ({ id, bytes, limits }: PdfTask) => {
  readPdf(bytes, limits)
    .catch((error: unknown): PdfReading => ({ fault: nameFault(error) }))
    .then((reading) => parentPort?.postMessage({ id, reading } satisfies PdfAnswer))
    .catch(() => process.exit(1))
})

function nameFault(error: unknown): 'encrypted' | 'broken' {
  return error instanceof Error && error.name === 'PasswordException' ? 'encrypted' : 'broken'
}
