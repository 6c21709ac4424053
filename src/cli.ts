/** The command line: its commands and what each runs. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command } from 'commander'
import { addAdminCommands } from './cli/admin-commands.ts'
import { addAuditCommands } from './cli/audit-commands.ts'
import { addBackupCommand } from './cli/backup-command.ts'
import { endWithReader } from './cli/end-with-reader.ts'
import { tellFailure } from './cli/tell-failure.ts'
import { runSandbox, runServe } from './compose/compose-service.ts'
import { addGovernanceCommands } from './cli/governance-commands.ts'
import { printSettingsHelp, printSettingsPage } from './compose/list-settings.ts'
import { PACKAGE, ROOT } from './compose/package.ts'
import { addRecordCommands, readCodeMap, type MapOption } from './compose/record-commands.ts'
import { addKnowledgeCommands } from './cli/knowledge-commands.ts'
import { addReviewCommands } from './cli/review-commands.ts'

/** Runs a command. `argv` holds the arguments after the program's name. Sets the exit code; never throws. */
export async function main(argv: readonly string[]): Promise<void> {
  try {
    await describeCommands().parseAsync([...argv], { from: 'user' })
  } catch (error) {
    tellFailure(error)
  }
}

/** They answer by other ways than standard output, and do not end with who reads it. */
const SERVERS: ReadonlySet<string> = new Set(['serve', 'sandbox'])

function describeCommands(): Command {
  const program = new Command(PACKAGE.name).version(PACKAGE.version)
  program.description('HER2 in breast cancer: CDS Hooks service, classification, cited advisory cards')
  program.hook('preAction', (_, command) => {
    if (!SERVERS.has(command.name())) endWithReader()
  })
  program
    .command('serve')
    .description('run the CDS Hooks service')
    .addHelpText('after', printSettingsHelp)
    .action(serve)
  program
    .command('sandbox')
    .description('run the service with an embedded FHIR server, made-up patients and a web page')
    .action(sandbox)
  addRecordCommands(program)
  program
    .command('tables')
    .description('print the decision tables as Markdown, with their version and a line to sign')
    .option('--out <folder>', 'write one file per table into this folder')
    .option('--check <folder>', 'fail if the files in this folder are not up to date with the code')
    .action(tables)
  program
    .command('settings')
    .description('print every setting of the service as Markdown')
    .option('--out <file>', 'write it into this file')
    .option('--check <file>', 'fail if this file is not up to date with the code')
    .action(settings)
  program
    .command('prefetch-sheet')
    .description('print what to configure at an EHR, as Markdown: prefetch, scopes, addresses, JWT, codes to map')
    .requiredOption('--ehr <name>', 'epic, oracle, cds-hooks-sandbox, medplum or generic')
    .option('--url <url>', 'address under which the EHR reaches the service', process.env['PUBLIC_URL'])
    .option('--code-map <file>', "the site's own codes, to search for them too (default: the file named by CODE_MAP)")
    .action(prefetchSheet)
  program
    .command('health')
    .description('ask the service on this machine whether it runs: exit code 0, else 1')
    .option('--ready', 'ask whether it is ready for calls')
    .action(health)
  addBackupCommand(program)
  addAdminCommands(program)
  addAuditCommands(program)
  addReviewCommands(program)
  addKnowledgeCommands(program)
  addGovernanceCommands(program)
  return program
}

async function serve(): Promise<void> {
  await runServe()
}

async function health({ ready = false }: { readonly ready?: boolean }): Promise<void> {
  const [{ askHealth }, { readConfig }] = await Promise.all([
    import('./cli/ask-health.ts'),
    import('./compose/config.ts'),
  ])
  const { port, tls } = readConfig(process.env)
  if (!(await askHealth({ port, tls: tls !== undefined, ready }))) process.exitCode = 1
}

async function sandbox(): Promise<void> {
  const { port, isReachable } = await runSandbox()
  const base = `http://localhost:${port}`
  const lines = [
    `Sandbox page   ${base}/`,
    `CDS services   ${base}/cds-services`,
    `FHIR server    ${base}/fhir`,
    'For trying out only: the patients are made up. Stop it with Ctrl+C.',
    ...(isReachable ? ['Other machines reach it: whoever does may read and change what is on its FHIR server.'] : []),
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
}

async function tables({ out, check }: { out?: string; check?: string }): Promise<void> {
  const [{ printTables }, { ALL_PAGES }, { linkedRule }] = await Promise.all([
    import('./her2/print-tables.ts'),
    import('./audit/list-tables.ts'),
    import('./content/rule-link.ts'),
  ])
  const printed = out === undefined && check === undefined ? printTables(ALL_PAGES) : printTables(ALL_PAGES, linkedRule)
  if (check !== undefined) {
    const stale = printed.filter(({ file, markdown }) => readText(join(check, file)) !== markdown)
    if (stale.length > 0)
      throw new Error(`not up to date with the code: ${stale.map(({ file }) => join(check, file)).join(', ')}`)
  } else if (out !== undefined) {
    mkdirSync(out, { recursive: true })
    for (const { file, markdown } of printed) writeFileSync(join(out, file), markdown)
  } else process.stdout.write([await signingHead(), ...printed.map(({ markdown }) => markdown)].join('\n'))
}

/** What stands above tables that somebody prints and signs: a signature is of one version of the knowledge. */
async function signingHead(): Promise<string> {
  const { knowledgeVersion } = await import('./audit/knowledge.ts')
  const { knowledge } = knowledgeVersion(join(ROOT, 'cards'))
  return `her2-cds ${PACKAGE.version}, knowledge ${knowledge}

Read against the sources by (name, role): ________________________________ Day: ______________

Not agreed with (rows): ________________________________________________________________
`
}

function settings({ out, check }: { out?: string; check?: string }): void {
  const page = printSettingsPage()
  if (check !== undefined) {
    if (readText(check) !== page) throw new Error(`not up to date with the code: ${check}`)
  } else if (out !== undefined) writeFileSync(out, page)
  else process.stdout.write(page)
}

interface SheetOptions extends MapOption {
  readonly ehr: string
  readonly url?: string
}

async function prefetchSheet({ ehr, url, codeMap: file = process.env['CODE_MAP'] }: SheetOptions): Promise<void> {
  const [
    { printPrefetchSheet },
    { siteCodesOf },
    { loadCardBook },
    { CONSIDERATION_SYSTEM, OVERRIDE_REASON_SYSTEM },
    { codeMap },
  ] = await Promise.all([
    import('./cli/prefetch-sheet.ts'),
    import('./fhir/question/code-map.ts'),
    import('./content/card-book.ts'),
    import('./content/code-systems.ts'),
    readCodeMap(file),
  ])
  const { version, cards, overrideReasons } = loadCardBook(join(ROOT, 'cards'))
  const publicUrl = (url || 'https://her2-cds.example.org').replace(/\/{1,9}$/, '')
  if (!/^https?:\/\/[^/?#][^?#]*$/.test(publicUrl))
    throw new Error(`${publicUrl} is not an address: use --url https://…`)
  const words = {
    version,
    topics: [...new Set([...cards.values()].map(({ topic }) => topic))],
    topicSystem: CONSIDERATION_SYSTEM,
    overrideReasons,
    overrideSystem: OVERRIDE_REASON_SYSTEM,
  }
  process.stdout.write(printPrefetchSheet(ehr, publicUrl, words, codeMap && siteCodesOf(codeMap)))
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
