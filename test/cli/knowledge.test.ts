/** The life of the knowledge: what is to be read again, its version, and whose answer changes between two versions. */
import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { promisify } from 'node:util'
import { listReviews, printReviews } from '../../src/audit/list-reviews.ts'
import { describeKnowledge, knowledgeVersion } from '../../src/audit/knowledge.ts'
import { compareAnswers, compareTables, readAnswers } from '../../src/cli/diff-knowledge.ts'
import { diffPage } from '../../src/cli/knowledge-page.ts'
import { loadCardBook } from '../../src/content/card-book.ts'
import { AGENTS } from '../../src/her2/tables/agents.ts'
import { SOURCES } from '../../src/her2/tables/sources.ts'
import { DEFAULT_SETTINGS } from '../../src/her2/settings.ts'

const root = join(import.meta.dirname, '..', '..')
const cards = join(root, 'cards')
const folder = mkdtempSync(join(tmpdir(), 'her2-cds-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function run(...words: readonly string[]): Promise<{ readonly code: number; readonly out: string }> {
  const program = join(root, 'bin', 'her2-cds.js')
  try {
    const { stdout } = await promisify(execFile)(process.execPath, ['--no-warnings', program, ...words])
    return { code: 0, out: stdout }
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string }
    return { code, out: stdout + stderr }
  }
}

describe('what is to be read again', () => {
  const book = loadCardBook(cards, '2026-11-28')
  const on = (today: string, within = 60) => listReviews(book, '2026-11-22', today, within)

  test('every source, label row and card has its day', () => {
    const reviews = on('2026-11-28')
    const names = new Set(reviews.map(({ name }) => name))
    const wanted = [...SOURCES.map(({ id }) => id), ...AGENTS.rows.map(({ name }) => name), ...book.cards.keys()]
    expect(wanted.filter((name) => !names.has(name))).toEqual([])
    expect(reviews.map(({ reviewBy }) => reviewBy)).toEqual(reviews.map(({ reviewBy }) => reviewBy).toSorted())
    expect(reviews.find(({ what }) => what === 'rule rows')?.rows).toBeGreaterThan(50)
  })

  test.each([
    ['2026-12-29', 'in time'],
    ['2026-12-30', 'due soon'],
    ['2027-02-28', 'due soon'],
    ['2027-03-01', 'overdue'],
  ])('a day of 2027-02-28 is on %s %s', (today, state) => {
    expect(on(today).find(({ name }) => name === 'palbociclib-patina')).toMatchObject({ reviewBy: '2027-02-28', state })
  })

  test('prints what is overdue or due, and counts the rest', () => {
    expect(printReviews(on('2026-11-28'), '2026-11-28', 60)).toBe(
      `Reviews on 2026-11-28: 0 overdue, 0 due within 60 days, ${on('2026-11-28').length} in time.\n`,
    )
    const late = printReviews(on('2027-03-01'), '2027-03-01', 60)
    expect(late).toContain('| 2027-02-28 | overdue | source | palbociclib-patina | 1 |')
    expect(late).not.toContain('asco-cap-2018')
  })

  test('the command fails for what is overdue only where that is asked for', async () => {
    const late = await run('knowledge', 'reviews', '--on', '2027-03-01')
    expect(late).toMatchObject({ code: 0 })
    expect(late.out).toContain('| overdue | label row | agents/pyrotinib |')
    expect(await run('knowledge', 'reviews', '--on', '2027-03-01', '--strict')).toMatchObject({ code: 3 })
    expect(await run('knowledge', 'reviews', '--on', '2026-11-28', '--strict')).toMatchObject({ code: 0 })
  })
})

describe('the version of the knowledge', () => {
  test('does not depend on the version of the program or on settings; that of a stored answer does', () => {
    const { knowledge, cardsHash, rulesHash } = knowledgeVersion(cards)
    const [one, other] = ['1.0.0', '2.0.0'].map((version) => describeKnowledge(version, cards, DEFAULT_SETTINGS))
    expect(one).toMatchObject({ cardsHash, rulesHash })
    expect(other).toMatchObject({ cardsHash, rulesHash })
    expect(one?.id).not.toBe(other?.id)
    expect(knowledge).toMatch(/^[0-9a-f]{12}$/)
  })

  test('changes with a word of a card', () => {
    const changed = join(folder, 'cards')
    cpSync(cards, changed, { recursive: true })
    expect(knowledgeVersion(changed)).toEqual(knowledgeVersion(cards))
    writeFileSync(
      join(changed, 'reflexIsh.md'),
      `${readFileSync(join(changed, 'reflexIsh.md'), 'utf8')}\nOne more word.\n`,
    )
    expect(knowledgeVersion(changed).knowledge).not.toBe(knowledgeVersion(cards).knowledge)
    expect(knowledgeVersion(changed).rulesHash).toBe(knowledgeVersion(cards).rulesHash)
  })
})

const line = (patient: string, overexpression: string, more: object = {}) =>
  JSON.stringify({
    patient,
    current: { overexpression, ...more },
    tumors: [{ laterality: 'left', current: { overexpression, ...more } }],
    considerations: ['her2Synopsis'],
    unread: [],
  })
const read = (...lines: readonly string[]) => readAnswers(Readable.from([lines.join('\n')]))

describe('whose answer changes', () => {
  test('nothing where nothing does', async () => {
    const same = [line('Patient/1', 'positive'), line('Patient/2', 'negative', { tier: 'low' })]
    expect(compareAnswers(await read(...same), await read(...same))).toEqual([])
  })

  test('status, tier and flags, cards, errors, and a patient whom only one version answers', async () => {
    const before = await read(
      line('Patient/1', 'negative', { tier: 'low' }),
      line('Patient/2', 'positive'),
      line('Patient/2', 'positive'),
      line('Patient/3', 'positive'),
      JSON.stringify({ file: 'a.json', line: 2, error: 'not JSON' }),
    )
    const after = await read(
      line('Patient/1', 'negative', { tier: 'low', caution: true }),
      line('Patient/2', 'positive'),
      line('Patient/2', 'conflict', { reason: 'reported-vs-derived' }),
      JSON.stringify({ file: 'a.json', line: 2, error: 'not JSON' }),
    )
    expect(
      compareAnswers(before, after).map(({ patient, what, before: was, after: is }) => [patient, what, was, is]),
    ).toEqual([
      ['Patient/1', 'status', 'negative / low', 'negative / low caution'],
      ['Patient/1', 'tumors', 'left: negative / low', 'left: negative / low caution'],
      ['Patient/2 (2)', 'status', 'positive', 'conflict / reported-vs-derived'],
      ['Patient/2 (2)', 'tumors', 'left: positive', 'left: conflict / reported-vs-derived'],
      ['Patient/3', 'answer', 'positive', 'no line'],
    ])
  })

  test('rows of the tables by page', () => {
    const page = (...rows: readonly string[]) => ['# IHC', '', ...rows, '# Other', '| same |'].join('\n')
    expect(compareTables(page('| IHC-1 | negative |'), page('| IHC-1 | positive |'))).toEqual([
      { page: 'IHC', before: ['| IHC-1 | negative |'], after: ['| IHC-1 | positive |'] },
    ])
    expect(compareTables(page('| a |'), page('| a |'))).toEqual([])
  })

  test('the page holds no mark-up of the records, and asks nothing of other hosts', () => {
    const hostile = '<script>alert(1)</script>'
    const changed = [{ patient: hostile, what: 'status', before: '"a" & b', after: 'c' }] as const
    const page = diffPage({
      versions: ['1', '2'],
      patients: 3,
      changed,
      tables: [{ page: hostile, before: [hostile], after: [] }],
    })
    expect(page).not.toContain('<script')
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(page).not.toMatch(/https?:|src=|@import/)
    expect(page).toContain('<strong>1 of 3</strong>')
  })

  test('two versions run as they are installed, over the same records', async () => {
    const records = join(folder, 'records')
    mkdirSync(records)
    cpSync(join(root, 'fixtures', 'patients', 'ihc-2-plus-no-ish.json'), join(records, 'one.json'))
    const old = join(folder, 'old', 'node_modules', 'her2-cds', 'bin')
    mkdirSync(old, { recursive: true })
    const answers = {
      '--version': '0.0.9',
      tables: '# IHC\\n| IHC-2 | negative |',
      classify: line('Patient/ihc-2-plus-no-ish', 'negative'),
    }
    writeFileSync(join(old, 'her2-cds.js'), `console.log(${JSON.stringify(answers)}[process.argv[2]])`)
    const html = join(folder, 'diff.html')
    const { code, out } = await run('diff-knowledge', join(folder, 'old'), root, '--on', records, '--html', html)
    expect(code).toBe(0)
    expect(out).toMatch(/^0\.0\.9 against \d+\.\d+\.\d+: the answer of 1 of 1 patients changes\.\n/)
    expect(out).toContain('| Patient/ihc-2-plus-no-ish | status | negative | not-final / needs-ish |')
    expect(readFileSync(html, 'utf8')).toContain('<td>not-final / needs-ish</td>')
    expect(await run('diff-knowledge', folder, root, '--on', records)).toMatchObject({ code: 1 })
    expect((await run('diff-knowledge', join(folder, 'old'), root, '--on', old)).out).toContain(
      'holds no .json or .ndjson file',
    )
  })
})
