/** What changes between two versions, as one HTML file that needs nothing else: no script, no font, no address. */
import type { KnowledgeDiff } from './diff-knowledge.ts'

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:72rem;padding:0 1rem;color:#1a1a1a;background:#fff}
table{border-collapse:collapse;width:100%;margin:1rem 0}th,td{border:1px solid #bbb;padding:.3rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}
th{background:#f0f0f0}del{color:#8a1c1c;text-decoration:none}ins{color:#14532d;text-decoration:none}code{font-size:.85rem}
@media(prefers-color-scheme:dark){body{color:#eee;background:#161616}th{background:#2a2a2a}del{color:#ff9d9d}ins{color:#9be7b0}}`

export function diffPage(diff: KnowledgeDiff): string {
  const [before, after] = diff.versions
  const whose = new Set(diff.changed.map(({ patient }) => patient)).size
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>What changes between two versions of her2-cds</title><style>${STYLE}</style></head><body>
<h1>What changes from ${escaped(before)} to ${escaped(after)}</h1>
<p>The answer of <strong>${whose} of ${diff.patients}</strong> patients changes. Both versions read the same records as if
a chart were opened; answers to orders are not compared.</p>
<h2>Answers</h2>
${answersTable(diff)}
<h2>Tables</h2>
${tableChanges(diff)}
</body></html>
`
}

function answersTable({ changed }: KnowledgeDiff): string {
  if (changed.length === 0) return '<p>No answer changes.</p>'
  const rows = changed.map(
    ({ patient, what, before, after }) =>
      `<tr><td>${escaped(patient)}</td><td>${escaped(what)}</td><td>${escaped(before)}</td><td>${escaped(after)}</td></tr>`,
  )
  const head =
    '<tr><th scope="col">Patient</th><th scope="col">What</th><th scope="col">Before</th><th scope="col">After</th></tr>'
  return `<table><thead>${head}</thead><tbody>\n${rows.join('\n')}\n</tbody></table>`
}

function tableChanges({ tables }: KnowledgeDiff): string {
  if (tables.length === 0) return '<p>The tables are the same.</p>'
  return tables
    .map(({ page, before, after }) => {
      const gone = before.map((row) => `<li><del>gone: <code>${escaped(row)}</code></del></li>`)
      const come = after.map((row) => `<li><ins>new: <code>${escaped(row)}</code></ins></li>`)
      return `<h3>${escaped(page)}</h3>\n<ul>\n${[...gone, ...come].join('\n')}\n</ul>`
    })
    .join('\n')
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escaped(words: string): string {
  return words.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '')
}
