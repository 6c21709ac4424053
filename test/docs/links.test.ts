/** Every link between the documents leads to a file, and to a heading or anchor in it. */
import { existsSync } from 'node:fs'
import { join, posix } from 'node:path'
import { DOCUMENTS, ROOT, anchorsOf, proseOf } from './documents.ts'

const anchors = new Map<string, ReadonlySet<string>>()

function knows(file: string, anchor: string): boolean {
  const known = anchors.get(file) ?? anchorsOf(file)
  anchors.set(file, known)
  return known.has(anchor)
}

function faultOf(file: string, link: string): string | undefined {
  const [path = '', anchor] = link.split('#')
  const target = path === '' ? file : posix.normalize(posix.join(posix.dirname(file), decodeURI(path)))
  if (!existsSync(join(ROOT, target))) return `${file}: ${link}`
  if (anchor === undefined || !target.endsWith('.md')) return undefined
  return knows(target, anchor) ? undefined : `${file}: ${link} (no such heading)`
}

const LINK = /\]\(([^)\s]+)\)/g

test('no link leads nowhere', () => {
  const links = DOCUMENTS.flatMap((file) =>
    [...proseOf(file).matchAll(LINK)].map(([, link = '']) => [file, link] as const),
  ).filter(([, link]) => !/^(?:[a-z]+:|\/)/.test(link))
  expect(links.length).toBeGreaterThan(200)
  expect(links.flatMap(([file, link]) => faultOf(file, link) ?? [])).toEqual([])
})
