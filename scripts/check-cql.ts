/**
 * The CQL library, printed from the tables, translated by the public translator and run by the public engine over the second
 * reading: the same answers. `npm run check:cql`. Both are packages of tools/cql, installed when first asked for; where no registry
 * answers it says "not run". `--strict`: that is a failure.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readRows, type Row } from '../fixtures/second-reading/read-rows.ts'
import { printCqlLibrary } from '../src/fhir-package/cql-library.ts'
import { bringPackages } from './bring-packages.ts'
import { type CqlEngine, loadCqlEngine } from './cql/load-engine.ts'
import { parametersOfRow } from './cql/parameters-of-row.ts'

const root = join(import.meta.dirname, '..')
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly version: string }

/** 37 MB that nothing else needs. False where no registry answers. */
function bringEngine(): boolean {
  try {
    bringPackages('tools/cql')
    return true
  } catch {
    return false
  }
}

/** More decimals than a Decimal of CQL holds: the library says so and classifies nothing. */
const isTooLong = (parameters: Readonly<Record<string, string>>) =>
  Object.values(parameters).some((value) => /^\d+\.\d{9,}$/.test(value))

/** What differs between a row and the answer to it; empty where they agree. */
async function differences(row: Row, engine: CqlEngine): Promise<readonly string[]> {
  const parameters = parametersOfRow(row)
  const answer = await engine.run(parameters)
  const say = (name: string) => (answer[name] === null || answer[name] === undefined ? '-' : String(answer[name]))
  if (isTooLong(parameters)) {
    const refused = say('Overexpression') === '-' && say('Not Read') !== '-' && say('Not Read') !== ''
    return refused ? [] : [`a number with too many decimals was not refused: ${say('Overexpression')}`]
  }
  const yesNo = (name: string) => (answer[name] === true ? 'yes' : 'no')
  const asked: readonly [string, string][] = [
    ['overexpression', say('Overexpression')],
    ['reason', say('Reason')],
    ['tier', say('Tier')],
    ['caution', yesNo('Caution')],
    ['discordant', yesNo('Discordant')],
    ['comment', say('Comment')],
    ['group', say('ISH Group')],
  ]
  const wrong = asked.flatMap(([column, got]) => {
    const cell = row[column]
    if (cell === undefined || (column === 'group' && cell === '-')) return []
    const choices = cell.split('|')
    return choices.includes('*') || choices.includes(got) ? [] : [`${column} ${got}, not ${cell}`]
  })
  const rules = answer['Rules'] as readonly string[]
  const wanted = row['rule'] === undefined || row['rule'] === '-' ? [] : row['rule'].split(' ')
  const missing = wanted.filter((rule) => !rule.split('|').some((one) => rules.includes(one)))
  return [...wrong, ...missing.map((rule) => `rule ${rule} not among ${rules.join(' ')}`)]
}

async function check(): Promise<number> {
  const engine = await loadCqlEngine(printCqlLibrary(version))
  const rows = ['vectors.csv', 'combinations.csv', 'thresholds.csv'].flatMap(readRows)
  const refused = rows.filter((row) => isTooLong(parametersOfRow(row)))
  const wrong: string[] = []
  for (const row of rows) {
    const found = await differences(row, engine)
    if (found.length > 0) wrong.push(`${row['id'] ?? ''}: ${found.join('; ')}`)
  }
  for (const line of wrong) process.stdout.write(`${line}\n`)
  process.stdout.write(
    `CQL by ${engine.names.join(' and ')}: ${rows.length - wrong.length} of ${rows.length} rows of the second reading ` +
      `answered alike (${refused.length} of them refused: more decimals than CQL holds)\n`,
  )
  return wrong.length > 0 ? 1 : 0
}

if (bringEngine()) process.exitCode = await check()
else {
  process.stdout.write('not run: the engine of CQL (tools/cql) could not be installed\n')
  process.exitCode = process.argv.includes('--strict') ? 1 : 0
}
