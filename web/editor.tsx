/** The editor: values of the record that can be changed; each change asks the service again at once. */
import type { ComponentChildren } from 'preact'
import { type Edits, type Fields, fieldsOf } from './edit-record.ts'
import { toNumber } from './exact-json.ts'
import type { Trace } from './service.ts'
import { type WordKey, useWords } from './words.ts'

interface Choice {
  readonly field: keyof Fields
  readonly label: WordKey
  readonly values: readonly string[]
}

const CHOICES: readonly Choice[] = [
  { field: 'ihc', label: 'fieldIhc', values: ['0', '1+', '2+', '3+'] },
  { field: 'staining', label: 'fieldStaining', values: ['absent', 'present'] },
  { field: 'm', label: 'fieldM', values: ['cM0', 'cM1'] },
]

const NUMBERS: readonly { readonly field: keyof Fields; readonly label: WordKey }[] = [
  { field: 'ratio', label: 'fieldRatio' },
  { field: 'copies', label: 'fieldCopies' },
  { field: 'cep17', label: 'fieldCep17' },
  { field: 'er', label: 'fieldEr' },
  { field: 'pgr', label: 'fieldPgr' },
]

interface EditorProps {
  /** From the record before any edit. */
  readonly trace: Trace
  readonly edits: Edits
  readonly change: (edits: Edits) => void
}

export function Editor({ trace, edits, change }: EditorProps) {
  const say = useWords()
  const fields = { ...fieldsOf(trace), ...edits }
  const set = (field: keyof Fields, value: string) => change({ ...edits, [field]: value })
  return (
    <form class="fields" onSubmit={(event) => event.preventDefault()}>
      <p class="quiet">{say('editorNote')}</p>
      {CHOICES.map(({ field, label, values }) => (
        <Labelled key={field} label={say(label)}>
          <select
            name={field}
            value={fields[field]}
            disabled={field === 'staining' && fields.ihc !== '0'}
            onChange={(event) => set(field, event.currentTarget.value)}
          >
            <option value="">{say('notReported')}</option>
            {values.map((value) => (
              <option key={value} value={value}>
                {value === 'absent' || value === 'present' ? say(value) : value}
              </option>
            ))}
          </select>
        </Labelled>
      ))}
      {NUMBERS.map(({ field, label }) => {
        const wrong = fields[field] !== '' && toNumber(fields[field]) === undefined
        return (
          <Labelled key={field} label={say(label)} {...(wrong && { note: say('noNumber') })}>
            <input
              name={field}
              inputMode="decimal"
              autocomplete="off"
              value={fields[field]}
              aria-invalid={wrong}
              onInput={(event) => set(field, event.currentTarget.value)}
            />
          </Labelled>
        )
      })}
      <button type="button" disabled={Object.keys(edits).length === 0} onClick={() => change({})}>
        {say('reset')}
      </button>
    </form>
  )
}

export function Labelled({ label, note, children }: { label: string; note?: string; children: ComponentChildren }) {
  return (
    <label class="field">
      <span>{label}</span>
      {children}
      {note && <span class="warn">{note}</span>}
    </label>
  )
}
