/** Every setting of the installation, from the tables that check them: for `serve --help` and the printed reference. */
import { SETTINGS } from './config.ts'
import type { Setting } from './config.ts'
import { STORE_SETTINGS } from './store-config.ts'

/** Read where it is used, because it names a file that is checked by itself. */
const FILES = {
  CODE_MAP: "the site's own codes: a YAML or JSON file; the code map of a client profile replaces it",
} as const

export type SettingName = keyof typeof SETTINGS | keyof typeof STORE_SETTINGS | keyof typeof FILES

export interface SettingRow {
  readonly name: SettingName
  /** The value while it is not set. Absent: none. */
  readonly unset?: string
  readonly unit?: string
  readonly least?: number
  readonly most?: number
  /** What it is to be set to, in words. */
  readonly expects: string
}

const UNIT = /^(?:milliseconds|seconds|minutes|days|bytes|percent)\b/

function rowOf([name, { schema, unset, expects }]: [string, Setting]): SettingRow {
  const { least, most } = (schema.meta() ?? {}) as { least?: number; most?: number }
  const unit = UNIT.exec(expects)?.[0]
  return {
    name: name as SettingName,
    ...(unset !== undefined && { unset }),
    ...(unit !== undefined && { unit }),
    ...(least !== undefined && { least }),
    ...(most !== undefined && { most }),
    expects,
  }
}

export interface SettingGroup {
  readonly title: string
  readonly rows: readonly SettingRow[]
}

export const SETTING_GROUPS: readonly SettingGroup[] = [
  {
    title: 'The service: addresses, clients, TLS, limits',
    rows: [
      ...Object.entries<Setting>(SETTINGS).map(rowOf),
      ...Object.entries(FILES).map(([name, expects]): SettingRow => ({ name: name as keyof typeof FILES, expects })),
    ],
  },
  {
    title: 'The store, the audit, and what is shown',
    rows: Object.entries<Setting>(STORE_SETTINGS).map(rowOf),
  },
]

const HEADS = ['Setting', 'While unset', 'Unit', 'From', 'To', 'Set it to']

/** As a page of the operations manual. */
export function printSettingsPage(): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  const cells = ({ name, unset, unit, least, most, expects }: SettingRow) => [
    `\`${name}\``,
    unset === undefined ? '-' : `\`${unset}\``,
    unit ?? '-',
    least === undefined ? '-' : String(least),
    most === undefined ? '-' : String(most),
    expects,
  ]
  const groups = SETTING_GROUPS.map(({ title, rows }) =>
    [`## ${title}`, '', line(HEADS), line(HEADS.map(() => '---')), ...rows.map((row) => line(cells(row)))].join('\n'),
  )
  return `${[HEADING, ...groups].join('\n\n')}\n`
}

const HEADING = `# Settings

Printed from the code that checks them, by \`her2-cds settings\`; edit the code, not this file. Each is an environment
variable. One that is refused stops the start, with what to write instead. What each is for, and which belong together:
[INTERFACE.md](../INTERFACE.md#settings).`

/** For the end of \`serve --help\`. */
export function printSettingsHelp(): string {
  const groups = SETTING_GROUPS.map(({ title, rows }) => {
    const lines = rows.map(({ name, unset, expects }) => {
      const value = unset === undefined ? '' : ` (unset: ${unset})`
      return `  ${name}${value}\n      ${expects}`
    })
    return `${title}\n${lines.join('\n')}`
  })
  return `\nSettings, as environment variables:\n\n${groups.join('\n\n')}`
}
