/** Every value of the chart is in its schema with words and a default, and in the table of its README. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'

const chart = join(import.meta.dirname, '..', '..', 'deploy', 'helm', 'her2-cds')
const readme = join(chart, 'README.md')
const HEADING = '## Values\n'

interface Schema {
  readonly description?: string
  readonly type?: string
  readonly properties?: Readonly<Record<string, Schema>>
  readonly additionalProperties?: unknown
}

const schema = JSON.parse(readFileSync(join(chart, 'values.schema.json'), 'utf8')) as Schema
const defaults = parse(readFileSync(join(chart, 'values.yaml'), 'utf8')) as unknown

interface Value {
  readonly path: string
  readonly what: string
  readonly preset: unknown
}

/** Down to what the schema does not take apart. */
function listValues({ properties = {} }: Schema, preset: unknown, path = ''): Value[] {
  return Object.entries(properties).flatMap(([name, member]) => {
    const value = (preset as Readonly<Record<string, unknown>> | undefined)?.[name]
    const own = { path: `${path}${name}`, what: member.description ?? '', preset: value }
    return member.properties ? [own, ...listValues(member, value, `${path}${name}.`)] : [own]
  })
}

const values = listValues(schema, defaults).filter(({ path }) => path !== 'global')

/** What values.yaml holds, down to the same depth. */
function pathsOf(preset: unknown, { properties }: Schema, path = ''): string[] {
  if (!properties || typeof preset !== 'object' || preset === null) return []
  return Object.entries(preset).flatMap(([name, value]) => [
    `${path}${name}`,
    ...pathsOf(value, properties[name] ?? {}, `${path}${name}.`),
  ])
}

test('each has words, and a default in values.yaml', () => {
  expect(values.filter(({ what }) => !what.endsWith('.'))).toEqual([])
  expect(values.filter(({ preset }) => preset === undefined)).toEqual([])
  expect(pathsOf(defaults, schema).toSorted()).toEqual(values.map(({ path }) => path).toSorted())
})

test('the README lists them (UPDATE_GOLDEN=1 writes the table)', () => {
  const isGroup = (path: string) => values.some((other) => other.path.startsWith(`${path}.`))
  const cell = (value: unknown) => (value === '' ? '' : `\`${JSON.stringify(value)}\``)
  const rows = values.map(({ path, what, preset }) =>
    isGroup(path) ? `| **${path}** | | ${what} |` : `| ${path} | ${cell(preset)} | ${what} |`,
  )
  const table = ['| Value | Default | What |', '|---|---|---|', ...rows, ''].join('\n')
  const text = readFileSync(readme, 'utf8')
  const head = text.slice(0, text.indexOf(HEADING) + HEADING.length)
  const wanted = `${head}\n${table}`
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(readme, wanted)
  expect(readFileSync(readme, 'utf8')).toBe(wanted)
})
