/** Plain HTML: tables and words, no script, and one style that is loaded. All words from outside are escaped. */

export type Cell = string | number

/** `folder` is the address of /admin seen from this page. */
export function writeDocument(title: string, parts: readonly string[], folder = ''): string {
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>${escape(title)}</title><link rel="stylesheet" href="${folder}style.css">`
  return `<!doctype html><html lang="en"><head>${head}</head><body><main class="launched report">${parts.join('\n')}</main></body></html>\n`
}

export function tableOf(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  if (rows.length === 0) return '<p>None.</p>'
  const cells = (row: readonly Cell[], tag: string) =>
    row.map((cell) => `<${tag}>${escape(String(cell))}</${tag}>`).join('')
  const body = rows.map((row) => `<tr>${cells(row, 'td')}</tr>`).join('\n')
  const label = escape(head.join(', '))
  return `<div class="wide" tabindex="0" role="region" aria-label="${label}"><table><thead><tr>${cells(head, 'th scope="col"').replaceAll('</th scope="col">', '</th>')}</tr></thead><tbody>${body}</tbody></table></div>`
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
}
