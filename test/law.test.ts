/**
 * The law is in docs/rules.md and docs/cards.md. Every id that code, cards, stories, expected answers, tables or pages
 * name is written down there, once; and every link within the repository leads somewhere.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, sep } from 'node:path'
import { ruleLink } from '../src/content/rule-link.ts'
import { DEFAULT_SETTINGS } from '../src/her2/settings.ts'

const root = join(import.meta.dirname, '..')
const SKIPPED = ['node_modules', 'dist', '.git', 'coverage']

function list(dir: string): string[] {
  return readdirSync(join(root, dir), { withFileTypes: true }).flatMap((entry) => {
    if (SKIPPED.includes(entry.name)) return []
    const path = dir === '.' ? entry.name : `${dir}/${entry.name}`
    return entry.isDirectory() ? list(path) : [path]
  })
}

const files = list('.').map((file) => file.split(sep).join('/'))
const read = (file: string) => readFileSync(join(root, file), 'utf8')
const pages = files.filter(
  (file) => file.endsWith('.md') && !/^(?:test|site\/\.src)\//.test(file) && !file.startsWith('fixtures/stories/'),
)

// ---- anchors --------------------------------------------------------------------------------------------------

/** The anchor that GitHub gives a heading: lower case, no punctuation, a hyphen for each space. */
function headingAnchor(heading: string): string {
  return heading
    .replace(/<[^>]*>|[`*]/g, '')
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-')
}

const withoutCode = (text: string): string => text.replace(/^```[\s\S]*?^```$/gm, '').replace(/`[^`\n]*`/g, '')
const namedAnchors = (file: string): string[] => [...read(file).matchAll(/<a id="([^"]+)">/g)].map(([, id]) => id ?? '')

/** Every anchor of a page: those that are written out, and those of its headings, numbered where a heading comes again. */
function anchorsOf(file: string): ReadonlySet<string> {
  const anchors = new Set(namedAnchors(file))
  const seen = new Map<string, number>()
  for (const [, heading = ''] of read(file)
    .replace(/^```[\s\S]*?^```$/gm, '')
    .matchAll(/^#{1,6} (.+)$/gm)) {
    const anchor = headingAnchor(heading)
    const times = seen.get(anchor) ?? 0
    seen.set(anchor, times + 1)
    anchors.add(times === 0 ? anchor : `${anchor}-${times}`)
  }
  return anchors
}

const anchorsByPage = new Map(pages.map((page) => [page, anchorsOf(page)]))

test('no anchor is written twice on a page, and no id on both pages of the law', () => {
  const twice = pages.flatMap((page) => {
    const anchors = namedAnchors(page)
    return anchors.filter((anchor, at) => anchors.indexOf(anchor) !== at).map((anchor) => `${page}#${anchor}`)
  })
  expect(twice).toEqual([])
  const inCards = namedAnchors('docs/cards.md').filter((anchor) => !anchor.startsWith('section-'))
  expect(namedAnchors('docs/rules.md').filter((anchor) => inCards.includes(anchor))).toEqual([])
})

// ---- ids ------------------------------------------------------------------------------------------------------

/** Rows, decisions, traps, cards, comments and keys of sources, as they are written in text. */
const ID = new RegExp(
  '(?<![\\w-])(?:' +
    [
      'IHC-(?:\\d[a-z]?|x|rej)',
      'G[1-5](?:-\\d(?:x|\\?)?)?',
      'Gn-\\d?\\?',
      'C[234]',
      'S\\d{1,2}b?',
      '(?:SP|CB|P|VAL|HET|RT|LOW|TDX|T|PV|OS|SG)-\\d{1,2}[a-z]?',
    ].join('|') +
    ')(?![\\w-])',
  'g',
)

const named = files.filter(
  (file) =>
    /^(?:src|web)\/.*\.(?:ts|tsx|json)$/.test(file) ||
    /^fixtures\/stories\/(?:themes|golden)\/.*\.(?:ts|json|md)$/.test(file) ||
    /^fixtures\/second-reading\/.*\.csv$/.test(file) ||
    pages.includes(file),
)

interface Mention {
  readonly id: string
  readonly where: string
  /** Path and anchor from the root of the repository. */
  readonly target: string
}

/** What a line names: ids, points of docs/reading.md, and boundary vectors as the second reading cites them. */
function mentionsIn(line: string, where: string): Mention[] {
  const ids = [...line.matchAll(ID)].map(([id]) => ({ id, target: `docs/${ruleLink(id)}` }))
  const points = [...line.matchAll(/READING (?:'metastasis' (\d)|3\.(\d{1,2}))/g)].map(([id, metastasis, point]) => ({
    id,
    target: `docs/reading.md#${metastasis ? `metastasis-${metastasis}` : `reading-3-${point}`}`,
  }))
  const vectors = [...line.matchAll(/section 14, (\d{1,2})/g)].map(([id, row]) => ({
    id,
    target: `docs/rules.md#vector-${row}`,
  }))
  return [...ids, ...points, ...vectors].map((mention) => ({ ...mention, where }))
}

const mentions = named.flatMap((file) =>
  read(file)
    .split('\n')
    .flatMap((line, at) => mentionsIn(line, `${file}:${at + 1}`)),
)

const resolves = (target: string): boolean => {
  const [page = '', anchor = ''] = target.split('#')
  return anchorsByPage.get(page)?.has(anchor) ?? false
}

test.each(['src/', 'cards/', 'fixtures/stories/', 'fixtures/second-reading/', 'docs/'])(
  'every id that %s names is written down',
  (folder) => {
    const here = mentions.filter(({ where }) => where.startsWith(folder))
    expect(here.length).toBeGreaterThan(5)
    expect(unresolved(here)).toEqual([])
  },
)

test('every id that any page or file of these names is written down', () => {
  expect(unresolved(mentions)).toEqual([])
})

function unresolved(some: readonly Mention[]): string[] {
  return some
    .filter(({ target }) => !resolves(target))
    .map(
      ({ id, where, target }) =>
        `${where} names ${id}, but ${target} does not exist: write the rule down, or mend the id`,
    )
}

test('what is no id is not taken for one, and what is unknown is found', () => {
  const idsIn = (line: string) => mentionsIn(line, 'here').map(({ id }) => id)
  expect(idsIn('T-DXd, DB-04, HER2-0, ICD-10, P-256, HR-positive, SHA-256, pT-2N1, C50, IHC-based')).toEqual([])
  expect(idsIn("rows G2-2x, Gn-?, Gn-2? (C2), CB-16c/P-4; S35b, READING 3.6 and READING 'metastasis' 4")).toEqual([
    'G2-2x',
    'Gn-?',
    'Gn-2?',
    'C2',
    'CB-16c',
    'P-4',
    'S35b',
    'READING 3.6',
    "READING 'metastasis' 4",
  ])
  expect(unresolved(mentionsIn('CB-99', 'here'))).toHaveLength(1)
})

test('each decision note has a number of its own, and the index names each', () => {
  const notes = pages
    .filter((page) => /^docs\/decisions\/\d{4}-/.test(page))
    .map((page) => page.replace('docs/decisions/', ''))
  expect(new Set(notes.map((note) => note.slice(0, 4))).size).toBe(notes.length)
  const index = read('docs/decisions/README.md')
  expect(notes.filter((note) => !index.includes(`](${note})`))).toEqual([])
})

test('each threshold of the clinic is in docs/INTERFACE.md with its default', () => {
  const page = read('docs/INTERFACE.md').replaceAll('`', '')
  const rows = Object.entries(DEFAULT_SETTINGS).map(([name, unset]) => `| ${name} | ${String(unset)} |`)
  expect(rows.filter((row) => !page.includes(row))).toEqual([])
})

// ---- links ----------------------------------------------------------------------------------------------------

test.each(pages)('links in %s lead somewhere', (page) => {
  const links = [...withoutCode(read(page)).matchAll(/\]\(([^()\s]+)\)/g)].map(([, link]) => link ?? '')
  const broken = links.filter((link) => !/^[a-z]+:/.test(link) && !leadsSomewhere(page, link))
  expect(broken).toEqual([])
})

function leadsSomewhere(page: string, link: string): boolean {
  const [path = '', anchor] = link.split('#')
  const target =
    path === ''
      ? page
      : normalize(join(dirname(page), path))
          .split(sep)
          .join('/')
          .replace(/\/$/, '')
  if (!existsSync(join(root, target))) return false
  return anchor === undefined || (anchorsByPage.get(target)?.has(anchor) ?? false)
}
