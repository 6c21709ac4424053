/** The user's own record: pasted or from a file. It is read here and sent only to the service that gives the cards. */
import { useRef, useState } from 'preact/hooks'
import type { Chart } from './charts.ts'
import { OwnRecordFault, readOwnChart } from './own-chart.ts'
import { named } from './servers.ts'
import { type Say, useWords } from './words.ts'

export function OwnData({ open }: { open: (chart: Chart) => void }) {
  const say = useWords()
  const field = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState('')
  const [fault, setFault] = useState<OwnRecordFault>()
  const tryOpen = (words: string) => {
    try {
      open(readOwnChart(words))
      setFault(undefined)
    } catch (error) {
      if (!(error instanceof OwnRecordFault)) throw error
      setFault(error)
      // Drawn first, so that the caret goes into the text that was read.
      setTimeout(() => showFault(field.current, error))
    }
  }
  const readFile = async (file: File | undefined) => {
    if (!file) return
    const words = await file.text()
    setText(words)
    tryOpen(words)
  }
  return (
    <details class="own">
      <summary>{say('own')}</summary>
      <p class="quiet">{say('ownNote')}</p>
      {named.cds && <p class="warn">{say('ownSent', { address: named.cds })}</p>}
      <label class="field">
        <span>{say('ownPaste')}</span>
        <textarea
          ref={field}
          name="own"
          rows={6}
          spellcheck={false}
          value={text}
          aria-invalid={fault !== undefined}
          {...(fault && { 'aria-describedby': 'own-fault' })}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </label>
      {fault && (
        <p class="warn" role="alert" id="own-fault">
          {describeFault(fault, say)}
        </p>
      )}
      <label class="field">
        <span>{say('ownFile')}</span>
        <input
          type="file"
          accept=".json,application/json"
          onChange={(event) => void readFile(event.currentTarget.files?.[0])}
        />
      </label>
      <button type="button" disabled={text.trim() === ''} onClick={() => tryOpen(text)}>
        {say('ownOpen')}
      </button>
    </details>
  )
}

/** 'This is not JSON. Line 3, column 12: a comma or } should stand there, not «x».' */
function describeFault({ key, fault }: OwnRecordFault, say: Say): string {
  if (!fault) return say(key)
  const { line, column, expected, found } = fault
  const place = say('jsonPlace', { line, column })
  const what =
    found === ''
      ? say('jsonAtEnd', { expected: say(expected) })
      : say('jsonFound', { expected: say(expected), found: nameOf(found, say) })
  return `${say(key)} ${place} ${what}`
}

function nameOf(sign: string, say: Say): string {
  return sign === '\n' || sign === '\r' ? say('jsonLineEnd') : `«${sign}»`
}

/** The caret stands where the text stops being JSON. */
function showFault(field: HTMLTextAreaElement | null, { fault }: OwnRecordFault): void {
  if (!field || !fault) return
  field.focus()
  field.setSelectionRange(fault.at, fault.at + fault.found.length)
}
