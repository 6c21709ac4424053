/** Another FHIR server or another CDS service instead of those of this process: both stand in the address of the page. */
import { useState } from 'preact/hooks'
import { named, pageWith, readServerAddress, readServiceAddress } from './servers.ts'
import { useWords } from './words.ts'

type Name = 'fhir' | 'cds'

const FIELDS: readonly { readonly name: Name; readonly read: (text: string) => string | undefined }[] = [
  { name: 'fhir', read: readServerAddress },
  { name: 'cds', read: readServiceAddress },
]
const LABELS = { fhir: 'serverFhir', cds: 'serverCds' } as const
const EXAMPLES = { fhir: 'https://fhir.example.org/r4', cds: 'https://cds.example.org' } as const

interface ServersFormProps {
  /** What went wrong with the servers that the address names, in words. */
  readonly failures: Readonly<Partial<Record<Name, string>>>
}

export function ServersForm({ failures }: ServersFormProps) {
  const say = useWords()
  const [texts, setTexts] = useState<Readonly<Record<Name, string>>>({ fhir: named.fhir ?? '', cds: named.cds ?? '' })
  const [wrong, setWrong] = useState<ReadonlySet<Name>>(new Set())
  const isNamed = named.fhir !== undefined || named.cds !== undefined
  const use = (event: Event) => {
    event.preventDefault()
    const faults = FIELDS.filter(({ name, read }) => texts[name].trim() !== '' && read(texts[name]) === undefined)
    setWrong(new Set(faults.map(({ name }) => name)))
    if (faults.length === 0) location.assign(pageWith(readServerAddress(texts.fhir), readServiceAddress(texts.cds)))
  }
  return (
    <details class="own" open={isNamed}>
      <summary>{say('servers')}</summary>
      <form class="block" onSubmit={use} noValidate>
        <p class="quiet">{say('serversNote')}</p>
        {FIELDS.map(({ name }) => {
          const fault = wrong.has(name) ? say('serverNoAddress') : failures[name]
          return (
            <label key={name} class="field">
              <span>{say(LABELS[name])}</span>
              <input
                name={`server-${name}`}
                type="url"
                autocomplete="off"
                placeholder={EXAMPLES[name]}
                value={texts[name]}
                aria-invalid={fault !== undefined}
                onInput={(event) => setTexts({ ...texts, [name]: event.currentTarget.value })}
              />
              {fault && (
                <span class="warn" role="alert">
                  {fault}
                </span>
              )}
            </label>
          )
        })}
        <p class="row">
          <button type="submit">{say('serversUse')}</button>
          {isNamed && <a href="/">{say('serversOwn')}</a>}
        </p>
      </form>
    </details>
  )
}
