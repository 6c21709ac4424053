import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { findDialect } from '../../src/cds-hooks/dialects/index.ts'
import { SERVICES } from '../../src/cds-hooks/services.ts'
import { EHR_SHEETS } from '../../src/cli/ehr-sheets.ts'
import { loadCardBook } from '../../src/content/card-book.ts'

const root = join(import.meta.dirname, '..', '..')
const run = (...words: string[]) =>
  spawnSync(process.execPath, ['--no-warnings', join(root, 'bin', 'her2-cds.js'), 'prefetch-sheet', ...words], {
    encoding: 'utf8',
  })

describe.each(Object.entries(EHR_SHEETS))('%s', (ehr, sheet) => {
  const { stdout, status } = run('--ehr', ehr, '--url', 'https://cds.hospital.example/her2/')

  test('every template, address, scope and code that is to be entered is on the sheet', () => {
    expect(status).toBe(0)
    const book = loadCardBook(join(root, 'cards'))
    const services = SERVICES.filter(({ hook }) => sheet.hooks.includes(hook))
    expect(services.length).toBeGreaterThan(0)
    for (const { id, prefetch } of services) {
      expect(stdout).toContain(`\`https://cds.hospital.example/her2/cds-services/${id}\``)
      expect(stdout).toContain(`\`https://cds.hospital.example/her2/cds-services/${id}/feedback\``)
      for (const { key, template } of prefetch)
        (expect(stdout).toContain(`| \`${key}\` |`), expect(stdout).toContain(`\`${template}\``))
    }
    for (const [code, words] of book.overrideReasons) expect(stdout).toContain(`| \`${code}\` | ${words} |`)
    for (const { topic } of book.cards.values()) expect(stdout).toContain(`\`${topic}\``)
    for (const type of ['Condition', 'Observation', 'ServiceRequest'])
      expect(stdout).toContain(`| ${type} | ${sheet.scope(type)} |`)
    expect(stdout).not.toMatch(/undefined|\[object/)
  })

  test('its tables are tables, and the dialect it names is one', () => {
    const rows = stdout.split('\n').filter((line) => line.startsWith('|'))
    expect(rows.every((row) => row.endsWith('|'))).toBe(true)
    expect(findDialect(sheet.dialect)?.name).toBe(sheet.dialect)
  })
})

test('an EHR without a sheet is refused with those there are', () => {
  const { status, stderr } = run('--ehr', 'constructor')
  expect(status).toBe(1)
  expect(stderr).toContain('epic, oracle, cds-hooks-sandbox, medplum, generic')
})
