/** Signing cards: what is signed, when it counts, when it lapses, and what is shown while nobody has signed. */
import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { composeService } from '../../src/compose/compose-service.ts'
import { readCardStates, withSignOff } from '../../src/compose/compose-sign-off.ts'
import { readAuditConfig } from '../../src/compose/store-config.ts'
import { type CardBook, type CardFile, loadCardBook, parseCardBook } from '../../src/content/card-book.ts'
import {
  cardStates,
  draftKeys,
  printSignatures,
  printStates,
  signOffSchema,
  wordingOf,
  wordsToSign,
} from '../../src/governance/sign-off.ts'
import { CARD_KEYS } from '../../src/her2/considerations/considerations.ts'

const root = join(import.meta.dirname, '..', '..')
const cards = join(root, 'cards')
const TODAY = '2026-12-01'
const book = loadCardBook(cards, TODAY)
const MEYER = { by: 'Dr A. Meyer', role: 'breast pathologist', on: '2026-11-30' }
const folder = mkdtempSync(join(tmpdir(), 'her2-cds-'))
afterAll(() => rmSync(folder, { recursive: true }))

const files: readonly CardFile[] = readdirSync(cards, { withFileTypes: true })
  .filter((entry) => entry.isFile() && !entry.name.endsWith('.yaml'))
  .map(({ name }) => ({ name, text: readFileSync(join(cards, name), 'utf8') }))

/** The book with one file changed. */
function changed(name: string, from: string | RegExp, to: string): CardBook {
  const found = files.find((file) => file.name === name)
  const text = found?.text.replace(from, to)
  expect(text).not.toBe(found?.text)
  return parseCardBook(
    files.map((file) => (file.name === name ? { name, text: text ?? '' } : file)),
    TODAY,
  )
}

/** `reflexIsh` signed as it reads in the repository. */
const signed = { signed: [{ card: 'reflexIsh' as const, wording: wordingOf(book, 'reflexIsh'), ...MEYER }] }
const stateOf = (of: CardBook, today = TODAY) => cardStates(of, signed, today).find(({ key }) => key === 'reflexIsh')

describe('a signature', () => {
  test('approves the card that it names, and no other', () => {
    const states = cardStates(book, signed, TODAY)
    expect(states.filter(({ state }) => state === 'approved').map(({ key }) => key)).toEqual(['reflexIsh'])
    expect(draftKeys(states)).toHaveLength(CARD_KEYS.length - 1)
    expect(stateOf(book)).toMatchObject({ signatures: [MEYER], lapsed: [] })
  })

  test.each<[string, string | RegExp, string]>([
    ['a word of the short card', 'still open', 'open'],
    ['its summary', /^summary: /m, 'summary: Note: '],
    ['a button', 'suggestion: request-dual-probe-ish | ', 'suggestion: request-dual-probe-ish | Now '],
    ['its severity', 'indicator: warning', 'indicator: info'],
    ['a reason to set it aside', /^override-reason: .*$/m, 'override-reason: not-relevant'],
  ])('lapses where %s changes', (_what, from, to) => {
    const state = stateOf(changed('reflexIsh.md', from, to))
    expect(state).toMatchObject({ state: 'draft', signatures: [], lapsed: [MEYER] })
  })

  test('lapses where the words of its reasons change in their own file', () => {
    const [reason] = book.cards.get('reflexIsh')?.overrideReasons ?? []
    const words = book.overrideReasons.get(reason ?? '') ?? ''
    expect(stateOf(changed('override-reasons.md', words, `${words}!`))?.state).toBe('draft')
  })

  test.each<[string, string, RegExp, string]>([
    ['the day of its next review', 'reflexIsh.md', /^review-by: .*$/m, 'review-by: 2028-01-01'],
    ['another card', 'ishRecount.md', /^summary: /m, 'summary: Note: '],
    ['the version of the wording', 'VERSION', /.+/, '2027-01-01'],
  ])('holds where %s changes', (_what, name, from, to) => {
    expect(stateOf(changed(name, from, to))?.state).toBe('approved')
  })

  test.each([
    ['2026-11-29', 'draft'],
    ['2026-11-30', 'approved'],
  ])('of 30 November counts on %s: %s', (today, state) => {
    expect(stateOf(book, today)?.state).toBe(state)
  })

  test('covers when the card is shown', () => {
    const words = wordsToSign(book, 'reflexIsh')
    expect(words).toContain('Shown at patient-view when all of: IHC 2+ waits for ISH')
    expect(words).toContain('unless any of: the question is too old')
  })
})

test('no card of the package is signed: nobody has', () => {
  const states = readCardStates(undefined, cards, book, TODAY)
  expect(draftKeys(states)).toEqual(CARD_KEYS)
  expect(printStates(states)).toContain(`0 of ${CARD_KEYS.length} cards are approved`)
})

describe('the file of a site', () => {
  const write = (text: string) => {
    const file = join(folder, 'sign-off.yaml')
    writeFileSync(file, text)
    return () => readCardStates(file, cards, book, TODAY)
  }
  const line = printSignatures(book, ['reflexIsh'], MEYER)

  test('is read as it is printed', () => {
    const states = write(`signed:\n${line}`)()
    expect(states.find(({ key }) => key === 'reflexIsh')).toMatchObject({ state: 'approved', signatures: [MEYER] })
    expect(printStates(states)).toContain('| approved | Dr A. Meyer, breast pathologist, 2026-11-30 | - |')
  })

  test.each<[string, string, RegExp]>([
    ['no such card', line.replace('reflexIsh', 'reflexIhs'), /sign-off\.yaml:2: signed\.0\.card/],
    ['a wording that is none', line.replace(/[0-9a-f]{12}/, 'latest'), /her2-cds cards show/],
    ['nobody', line.replace('Dr A. Meyer', ' '), /signed\.0\.by: write the name of a person/],
    ['no role', line.replace(/,"role":"[^"]+"/, ''), /signed\.0\.role/],
    ['a day that is none', line.replace('2026-11-30', '2026-11-31'), /signed\.0\.on: write a day/],
    ['something else', `${line}    reason: fine\n`, /sign-off\.yaml/],
  ])('is refused with %s', (_what, text, message) => {
    expect(write(`signed:\n${text}`)).toThrow(message)
  })

  test('that is not there is refused', () => {
    expect(() => readCardStates(join(folder, 'none.yaml'), cards, book, TODAY)).toThrow(/none\.yaml: cannot be read/)
  })

  test('a signature for an unknown person is not printed', () => {
    expect(() => printSignatures(book, ['reflexIsh'], { ...MEYER, by: 'A' })).toThrow(/name of a person/)
    expect(signOffSchema.parse({ signed: null })).toEqual({ signed: [] })
  })
})

describe('drafts', () => {
  const states = cardStates(book, signed, TODAY)

  test('are shown, unless the site wants them in shadow', () => {
    expect(withSignOff(readAuditConfig({}), states).withhold.unsignedCards).toEqual([])
    const shadow = withSignOff(readAuditConfig({ DRAFT_CARDS: 'shadow' }), states).withhold.unsignedCards
    expect(shadow).toEqual(CARD_KEYS.filter((key) => key !== 'reflexIsh'))
  })

  test('a faulty file of signatures stops the start', () => {
    const file = join(folder, 'faulty.yaml')
    writeFileSync(file, 'signed: yes\n')
    expect(() => composeService({ SIGN_OFF_FILE: file }, 'sandbox')).toThrow(/faulty\.yaml:1/)
  })
})

test('the commands list, show and sign', async () => {
  const run = async (...words: readonly string[]) => {
    const program = [join(root, 'bin', 'her2-cds.js'), 'cards', ...words]
    return promisify(execFile)(process.execPath, ['--no-warnings', ...program])
  }
  const shown = await run('show', 'reflexIsh')
  expect(shown.stdout).toContain(`Wording: ${wordingOf(book, 'reflexIsh')}`)
  const who = { ...MEYER, on: '2026-01-15' }
  const words = ['--by', who.by, '--role', who.role, '--on', who.on]
  const { stdout } = await run('sign', 'reflexIsh', 'ishRecount', ...words)
  expect(stdout).toBe(printSignatures(book, ['reflexIsh', 'ishRecount'], who))
  const file = join(folder, 'two.yaml')
  writeFileSync(file, `signed:\n${stdout}`)
  await expect(run('list', '--file', file, '--strict')).rejects.toMatchObject({
    code: 3,
    stdout: expect.stringContaining('2 of'),
  })
}, 60_000)
