/** The reference of settings is what the program checks: defaults, bounds, and nothing left out. */
import { printSettingsHelp, printSettingsPage, SETTING_GROUPS } from '../../src/compose/list-settings.ts'
import { ConfigRefused, SETTINGS, readConfig } from '../../src/compose/config.ts'
import { STORE_SETTINGS, readAuditConfig } from '../../src/compose/store-config.ts'

const rows = SETTING_GROUPS.flatMap((group) => group.rows)

function isAccepted(name: string, value: number): boolean {
  const env = { [name]: String(value) }
  try {
    if (name in SETTINGS) readConfig(env)
    else readAuditConfig(env)
    return true
  } catch (error) {
    if (error instanceof ConfigRefused) return false
    throw error
  }
}

test('every setting is there once', () => {
  const names = [...Object.keys(SETTINGS), ...Object.keys(STORE_SETTINGS), 'CODE_MAP']
  expect(rows.map(({ name }) => name).toSorted()).toEqual(names.toSorted())
})

const bounded = rows.filter(({ least }) => least !== undefined)

test('numbers have bounds, and most have a unit', () => {
  expect(bounded.length).toBeGreaterThan(15)
  expect(bounded.filter(({ unit }) => unit !== undefined).length).toBeGreaterThan(9)
})

test.each(bounded)('$name: both bounds are those that are checked', ({ name, least = 0, most = 0 }) => {
  expect([least - 1, least, most, most + 1].map((value) => isAccepted(name, value))).toEqual([false, true, true, false])
})

test('the page and the help name each with its default', () => {
  const [page, help] = [printSettingsPage(), printSettingsHelp()]
  for (const { name, unset } of rows) {
    expect(page).toContain(`| \`${name}\` | ${unset === undefined ? '-' : `\`${unset}\``} |`)
    expect(help).toContain(unset === undefined ? `  ${name}\n` : `  ${name} (unset: ${unset})\n`)
  }
  expect(page).toContain('| `BODY_LIMIT` | `4194304` | bytes | 1024 | 268435456 |')
})
