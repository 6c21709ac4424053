/** The three Markdown renderers that the escaping is held against; the first is that of the CDS Hooks sandbox. */
import markdownIt from 'markdown-it'
import { marked } from 'marked'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import ReactMarkdown from 'react-markdown'
import rehypeRaw from 'rehype-raw'
import remarkGfm from 'remark-gfm'

const plainMarkdownIt = markdownIt({ html: true, linkify: false })

export const RENDERERS: readonly (readonly [name: string, render: (markdown: string) => string])[] = [
  [
    'react-markdown with remark-gfm and rehype-raw',
    (markdown) =>
      renderToStaticMarkup(
        createElement(ReactMarkdown, { remarkPlugins: [remarkGfm], rehypePlugins: [rehypeRaw], children: markdown }),
      ),
  ],
  ['marked', (markdown) => marked.parse(markdown, { async: false, gfm: true })],
  ['markdown-it', (markdown) => plainMarkdownIt.render(markdown)],
]

/** The names of the elements in rendered HTML, with links by their address. */
export function elementsOf(html: string): readonly string[] {
  return [...html.matchAll(/<([a-z][a-z0-9]*)\b([^>]*)>/gi)].map((match) => {
    const address = /href="([^"]*)"/.exec(match[2] ?? '')?.[1]
    return address === undefined ? (match[1] ?? '') : `${match[1]} ${address}`
  })
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#x27;': "'",
  '&#39;': "'",
  '&amp;': '&',
}

/** The text that a reader sees, without the invisible joiners. */
export function textOf(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:lt|gt|quot|#x27|#39|amp);/g, (entity) => ENTITIES[entity] ?? entity)
    .replaceAll('\u2060', '')
    .trim()
}
