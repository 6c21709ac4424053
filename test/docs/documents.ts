/** The documents of the project: where they are, and what stands in them. */
import { readFileSync, readdirSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

export const ROOT = join(import.meta.dirname, '..', '..')

function listIn(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
    .map(({ parentPath, name }) => relative(ROOT, join(parentPath, name)).split(sep).join('/'))
}

/** Written by hand or printed, without the words of the cards. */
export const DOCUMENTS: readonly string[] = [
  ...['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md', 'cards/README.md', 'fixtures/stories/README.md'],
  ...listIn('docs'),
]

export const textOf = (file: string): string => readFileSync(join(ROOT, file), 'utf8')

const FENCE = /^( *)```([^\n]*)\n([\s\S]*?)^\1```/gm

export interface Block {
  readonly file: string
  readonly line: number
  /** What stands behind the fence: 'sh run'. */
  readonly info: string
  readonly text: string
}

export function blocksOf(file: string): readonly Block[] {
  const text = textOf(file)
  return [...text.matchAll(FENCE)].map(({ 1: indent = '', 2: info = '', 3: body = '', index }) => ({
    file,
    line: text.slice(0, index).split('\n').length,
    info: info.trim(),
    text: body.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
  }))
}

/** The document without its blocks of code and without code in the line. */
export const proseOf = (file: string): string =>
  textOf(file)
    .replace(FENCE, '')
    .replaceAll(/`[^`\n]*`/g, '')

/** The anchors of a document, as GitHub makes them of headings, and those that are written as HTML. */
export function anchorsOf(file: string): ReadonlySet<string> {
  const text = textOf(file).replace(FENCE, '')
  const headings = [...text.matchAll(/^#{1,6} (.+)$/gm)].map(([, words = '']) => slugOf(words))
  const counts = new Map<string, number>()
  const numbered = headings.map((slug) => {
    const count = counts.get(slug) ?? 0
    counts.set(slug, count + 1)
    return count === 0 ? slug : `${slug}-${count}`
  })
  const written = [...text.matchAll(/<a (?:id|name)="([^"]+)"/g)].map(([, name = '']) => name)
  return new Set([...numbered, ...written])
}

function slugOf(words: string): string {
  return words
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{M} _-]/gu, '')
    .replaceAll(' ', '-')
}
