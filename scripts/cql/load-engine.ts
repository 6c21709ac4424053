/** The public translator and engine of CQL, from tools/cql: no packages of this program, so only what is used of them is typed. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const packages = join(import.meta.dirname, '..', '..', 'tools', 'cql', 'node_modules')

interface Translator {
  readonly CqlTranslator: { fromText(cql: string, libraries: unknown): { toJson(): string } }
  readonly LibraryManager: new (models: unknown) => unknown
  readonly ModelManager: new () => { readonly modelInfoLoader: { registerModelInfoProvider(provider: unknown): void } }
}

interface Execution {
  readonly Library: new (elm: unknown) => unknown
  readonly Executor: new (
    library: unknown,
    codes: unknown,
    parameters: unknown,
  ) => {
    exec(source: unknown): Promise<{ readonly unfilteredResults: Readonly<Record<string, unknown>> }>
  }
  readonly PatientSource: new (patients: readonly unknown[]) => unknown
}

interface Elm {
  readonly library: {
    readonly annotation?: readonly {
      readonly errorSeverity?: string
      readonly startLine?: number
      readonly message?: string
    }[]
    readonly statements: unknown
  }
}

export interface CqlEngine {
  /** Packages with their versions. */
  readonly names: readonly string[]
  /** The value of every definition. */
  run(parameters: Readonly<Record<string, unknown>>): Promise<Readonly<Record<string, unknown>>>
}

/** @throws if the translator finds a fault, a warning included. */
export async function loadCqlEngine(cql: string): Promise<CqlEngine> {
  const elm = await translate(cql)
  const { Library, Executor } = createRequire(import.meta.url)(join(packages, 'cql-execution')) as Execution
  const library = new Library(JSON.parse(elm))
  return {
    names: ['@cqframework/cql', 'cql-execution'].map(nameOf),
    run: async (parameters) => {
      const { unfilteredResults } = await new Executor(library, undefined, parameters).exec(NO_PATIENTS)
      return unfilteredResults
    },
  }
}

/** The library reads no record: its answers are those without a patient. */
const NO_PATIENTS = { currentPatient: () => undefined, nextPatient: () => undefined }

async function translate(cql: string): Promise<string> {
  const load = (file: string) =>
    import(pathToFileURL(join(packages, '@cqframework', 'cql', file)).href) as Promise<unknown>
  const { CqlTranslator, LibraryManager, ModelManager } = (await load('cql-to-elm.mjs')) as Translator
  const { SystemModelInfoProvider } = (await load('cql.mjs')) as { readonly SystemModelInfoProvider: new () => unknown }
  const models = new ModelManager()
  models.modelInfoLoader.registerModelInfoProvider(new SystemModelInfoProvider())
  const elm = CqlTranslator.fromText(cql, new LibraryManager(models)).toJson()
  const faults = ((JSON.parse(elm) as Elm).library.annotation ?? []).filter(({ errorSeverity }) => errorSeverity)
  if (faults.length > 0) {
    const lines = faults.map(
      ({ errorSeverity, startLine, message }) => `line ${startLine}: ${errorSeverity}: ${message}`,
    )
    throw new Error(`the CQL is not clean:\n${lines.join('\n')}`)
  }
  return elm
}

function nameOf(name: string): string {
  const { version } = JSON.parse(readFileSync(join(packages, name, 'package.json'), 'utf8')) as {
    readonly version: string
  }
  return `${name} ${version}`
}
