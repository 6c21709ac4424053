/** Commands for those who answer for the cards: who has signed which, what a certified EHR shows, the knowledge as FHIR. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { InvalidArgumentError, type Command } from 'commander'
import { ownAddress, ownSignOffFile, readCardStates } from '../compose/compose-sign-off.ts'
import { PACKAGE, ROOT } from '../compose/package.ts'
import { loadCardBook } from '../content/card-book.ts'
import { plainText } from '../content/plain-text.ts'
import {
  type CardState,
  draftKeys,
  printSignatures,
  printStates,
  wordingOf,
  wordsToSign,
} from '../governance/sign-off.ts'
import { readDay } from './read-day.ts'
import { CARD_KEYS, type ConsiderationKey } from '../her2/considerations/considerations.ts'

const CARDS = join(ROOT, 'cards')
const DAY = /^\d{4}-\d{2}-\d{2}/

interface FileOption {
  readonly file?: string
}

export function addGovernanceCommands(program: Command): void {
  const cards = program.command('cards').description('the cards, and who has signed their words')
  cards
    .command('list')
    .description('each card: whether it is approved or a draft, and by whom it was signed')
    .option('--file <file>', 'the file of signatures (default: SIGN_OFF_FILE, else that of the package)')
    .option('--strict', 'exit code 3 if a card is a draft')
    .action(listCards)
  cards
    .command('show')
    .description('print all that a card may say and when it is shown: what is read before signing')
    .argument('<key>', 'key of the card', readKey)
    .action(showCard)
  cards
    .command('sign')
    .description('print the lines that sign these cards as they read now, to be added to the file of signatures')
    .argument('<key...>', 'keys of the cards, or all', readKeys)
    .requiredOption('--by <name>', 'who signs')
    .requiredOption('--role <role>', 'as what: breast pathologist, medical oncologist')
    .option('--on <day>', 'the day, YYYY-MM-DD (default: today)', readDay)
    .action(signCards)
  program
    .command('source-attributes')
    .description(
      'print the source attributes (45 CFR 170.315(b)(11)) as JSON: citations, dates, what is used of a person',
    )
    .action(printAttributes)
  program
    .command('validation-report')
    .description('print what was measured of this version, and whether it is of the knowledge that is installed')
    .option('--json', 'as JSON')
    .option('--strict', 'exit code 3 where something failed, was not run, or is of other knowledge')
    .action(printValidation)
  program
    .command('fhir-package')
    .description('write the knowledge as an NPM package of FHIR R4: terminology, services, suggestions, questions, CQL')
    .requiredOption('--out <folder>', 'the folder in which package/ is written')
    .option('--url <url>', 'address under which the service answers (default: PUBLIC_URL)')
    .action(writeFhirPackage)
}

function readKey(written: string): ConsiderationKey {
  const key = CARD_KEYS.find((one) => one === written)
  if (key === undefined) throw new InvalidArgumentError(`one of ${CARD_KEYS.join(', ')}`)
  return key
}

function readKeys(written: string, before: readonly ConsiderationKey[] = []): readonly ConsiderationKey[] {
  return written === 'all' ? CARD_KEYS : [...before, readKey(written)]
}

const today = () => new Date().toISOString().slice(0, 10)

function statesOf(file: string | undefined): readonly CardState[] {
  return readCardStates(file, CARDS, loadCardBook(CARDS), today())
}

function listCards({ file = ownSignOffFile(), strict }: FileOption & { readonly strict?: true }): void {
  const states = statesOf(file)
  process.stdout.write(plainText(printStates(states)))
  if (strict && draftKeys(states).length > 0) process.exitCode = 3
}

function showCard(key: ConsiderationKey): void {
  const book = loadCardBook(CARDS)
  process.stdout.write(`${plainText(wordsToSign(book, key))}\nWording: ${wordingOf(book, key)}\n`)
}

function signCards(
  keys: readonly ConsiderationKey[],
  { by, role, on = today() }: { readonly by: string; readonly role: string; readonly on?: string },
): void {
  process.stdout.write(printSignatures(loadCardBook(CARDS), keys, { by, role, on }))
}

async function printAttributes(): Promise<void> {
  const [{ sourceAttributesForProgram }, { knowledgeVersion }] = await Promise.all([
    import('../governance/source-attributes.ts'),
    import('../audit/knowledge.ts'),
  ])
  const states = statesOf(ownSignOffFile())
  const { knowledge, cardsVersion } = knowledgeVersion(CARDS)
  const approved = states.length - draftKeys(states).length
  const dates = { version: PACKAGE.version, knowledge, cards: cardsVersion, approved, all: states.length }
  process.stdout.write(`${JSON.stringify(sourceAttributesForProgram(loadCardBook(CARDS), dates), null, 2)}\n`)
}

async function printValidation({ json, strict }: { readonly json?: true; readonly strict?: true }): Promise<void> {
  const [{ printReport, reportSchema }, { knowledgeVersion }] = await Promise.all([
    import('../governance/validation-report.ts'),
    import('../audit/knowledge.ts'),
  ])
  const file = join(ROOT, 'docs', 'governance', 'validation-report.json')
  if (!existsSync(file))
    throw new Error('there is no report: in a checkout, npm run validation-report measures and writes it')
  const report = reportSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  const { knowledge } = knowledgeVersion(CARDS)
  const isOpen = report.measurements.some((one) => one.state !== 'passed' || one.knowledge !== knowledge)
  process.stdout.write(
    json ? `${JSON.stringify({ installed: knowledge, ...report })}\n` : printReport(report, knowledge),
  )
  if (strict && isOpen) process.exitCode = 3
}

async function writeFhirPackage({ out, url }: { readonly out: string; readonly url?: string }): Promise<void> {
  const { buildPackage } = await import('../fhir-package/build-package.ts')
  const serviceUrl = (url ?? ownAddress()).replace(/\/{1,9}$/, '')
  if (!/^https?:\/\/[^/?#][^?#]*$/.test(serviceUrl))
    throw new Error(`${serviceUrl} is not an address: use --url https://…`)
  const book = loadCardBook(CARDS)
  const drafts = draftKeys(statesOf(ownSignOffFile()))
  const date = DAY.exec(book.version)?.[0] ?? today()
  const status = drafts.length === 0 ? 'active' : 'draft'
  const folder = join(out, 'package')
  mkdirSync(folder, { recursive: true })
  const files = buildPackage({ version: PACKAGE.version, date, status, serviceUrl }, book)
  for (const { name, text } of files) writeFileSync(join(folder, name), text)
  process.stdout.write(`${files.length} files in ${folder}\n`)
}
