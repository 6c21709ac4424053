/** Reads and checks all card files at start-up; one faulty file stops the start. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CARD_KEYS, type ConsiderationKey } from '../her2/considerations/considerations.ts'
import { findSource } from '../her2/tables/sources.ts'
import { type CardText, type ParsedCard, linesOf, parseCard } from './card-file.ts'
import { checkCard } from './check-card.ts'
import { CardBookError, type Fault } from './faults.ts'

export interface CardBook {
  /** Version of the wording, from the file VERSION. */
  readonly version: string
  readonly cards: ReadonlyMap<ConsiderationKey, CardText>
  /** Display texts of the override reasons, by key. */
  readonly overrideReasons: ReadonlyMap<string, string>
  /** Review dates that have passed: reported, but no reason to stop. */
  readonly warnings: readonly Fault[]
}

export interface CardFile {
  /** Without a folder: 'reflexIsh.md'. */
  readonly name: string
  readonly text: string
}

export const VERSION_FILE = 'VERSION'
export const OVERRIDE_FILE = 'override-reasons.md'
const NO_CARDS = new Set(['README.md', OVERRIDE_FILE, VERSION_FILE])

/**
 * Reads `dir`/*.md and VERSION; folders such as withdrawn/ are ignored. `today` (ISO day) only decides the warnings.
 * Throws CardBookError with every fault of every file; throws the error of node:fs where `dir` cannot be read.
 */
export function loadCardBook(dir: string, today: string = new Date().toISOString().slice(0, 10)): CardBook {
  return parseCardBook(readCardFiles(dir), today)
}

/** The texts of `dir`/*.md and VERSION, by name. @throws the error of node:fs where `dir` cannot be read. */
export function readCardFiles(dir: string): readonly CardFile[] {
  return readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isFile() && (entry.name.endsWith('.md') || entry.name === VERSION_FILE))
    .map(({ name }) => ({ name, text: readFileSync(join(dir, name), 'utf8') }))
    .sort((one, other) => (one.name < other.name ? -1 : 1))
}

/** The same for texts that were already read: pure. */
export function parseCardBook(files: readonly CardFile[], today: string): CardBook {
  const faults: Fault[] = []
  const overrideReasons = parseOverrideReasons(files, faults)
  const version = parseVersion(files, faults)
  const keys = new Set(overrideReasons.keys())
  const parsed = files
    .filter((file) => !NO_CARDS.has(file.name))
    .flatMap(({ name, text }) => parseCard(name, text, faults) ?? [])
  for (const card of parsed) faults.push(...checkCard(card, keys))
  faults.push(...checkKeys(files, parsed))
  if (faults.length > 0) throw new CardBookError(faults)
  const cards = new Map(parsed.map(({ card }) => [card.key as ConsiderationKey, card]))
  return { version, cards, overrideReasons, warnings: parsed.flatMap((card) => overdue(card, today)) }
}

/** Every key has its card, every card its key, and the file is named after it. */
function checkKeys(files: readonly CardFile[], parsed: readonly ParsedCard[]): readonly Fault[] {
  const known: ReadonlySet<string> = new Set(CARD_KEYS)
  const strangers = parsed.flatMap(({ file, card, lines }): readonly Fault[] => {
    const line = lines['card'] ?? 1
    if (!known.has(card.key))
      return [
        {
          file,
          line,
          what: `no rule asks for a card «${card.key}»`,
          todo: `Keys: ${CARD_KEYS.join(', ')}. Move the file to withdrawn/ if it is no longer used.`,
        },
      ]
    if (!known.has(card.topic))
      return [
        {
          file,
          line: lines['topic'] ?? 1,
          what: `topic is «${card.topic}»`,
          todo: 'Name the key of the card whose topic this one shares, or remove the line.',
        },
      ]
    return file === `${card.key}.md`
      ? []
      : [{ file, line, what: `the file holds the card «${card.key}»`, todo: `Name the file ${card.key}.md.` }]
  })
  const names = new Set(files.map((file) => file.name))
  const missing = CARD_KEYS.filter((key) => !names.has(`${key}.md`)).map((key): Fault => ({
    file: `${key}.md`,
    line: 1,
    what: 'the card is missing',
    todo: 'Add the file, or bring it back from withdrawn/.',
  }))
  return [...strangers, ...missing]
}

const VERSION = /^[0-9A-Za-z][0-9A-Za-z.-]{0,40}$/

function parseVersion(files: readonly CardFile[], faults: Fault[]): string {
  const version = files.find(({ name }) => name === VERSION_FILE)?.text.trim() ?? ''
  if (!VERSION.test(version)) {
    const todo = 'Write one line, for example the day of the last change: 2026-11-22.'
    faults.push({
      file: VERSION_FILE,
      line: 1,
      what: 'the version of the wording is missing or is not a single word',
      todo,
    })
  }
  return version
}

const REASON_LINE = /^- `?([a-z][a-z-]*)`?: (.+)$/

/** The lines "- key: words" of override-reasons.md. */
function parseOverrideReasons(files: readonly CardFile[], faults: Fault[]): ReadonlyMap<string, string> {
  const file = files.find(({ name }) => name === OVERRIDE_FILE)
  const reasons = new Map<string, string>()
  if (file === undefined) {
    faults.push({
      file: OVERRIDE_FILE,
      line: 1,
      what: 'the file is missing',
      todo: 'Add it with lines "- key: words".',
    })
    return reasons
  }
  linesOf(file.text).forEach((text, index) => {
    if (!text.startsWith('-')) return
    const [, key, words] = REASON_LINE.exec(text) ?? []
    const fault = (what: string, todo: string) => faults.push({ file: OVERRIDE_FILE, line: index + 1, what, todo })
    if (key === undefined || words === undefined) fault(`«${text}» is not a reason`, 'Write "- key: words".')
    else if (reasons.has(key)) fault(`the key «${key}» appears twice`, 'Keep one of the two lines.')
    else reasons.set(key, words.trim())
  })
  return reasons
}

function overdue({ file, card, lines }: ParsedCard, today: string): readonly Fault[] {
  const own: readonly Fault[] =
    card.reviewBy < today
      ? [
          {
            file,
            line: lines['review-by'] ?? 1,
            what: `the review was due on ${card.reviewBy}`,
            todo: 'Read the card against its sources, then set a new review-by.',
          },
        ]
      : []
  const sources = card.sources.flatMap(({ id }): readonly Fault[] => {
    const source = findSource(id)
    if (source === undefined || source.reviewBy >= today) return []
    return [
      {
        file,
        line: lines[`source ${id}`] ?? 1,
        what: `the source «${id}» was due for review on ${source.reviewBy}`,
        todo: 'Read the source again, then set its checkedOn and reviewBy.',
      },
    ]
  })
  return [...own, ...sources]
}
