/** The user's own record: pasted or from a file. It is read here and sent only to the service of this process. */
import { useState } from 'preact/hooks'
import { type Chart, readOwnChart } from './charts.ts'
import { type WordKey, useWords, wordFor } from './words.ts'

export function OwnData({ open }: { open: (chart: Chart) => void }) {
  const say = useWords()
  const [text, setText] = useState('')
  const [fault, setFault] = useState<WordKey>()
  const tryOpen = (words: string) => {
    try {
      open(readOwnChart(words))
      setFault(undefined)
    } catch (error) {
      setFault((error as Error).message as WordKey)
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
      <label class="field">
        <span>{say('ownPaste')}</span>
        <textarea name="own" rows={6} value={text} onInput={(event) => setText(event.currentTarget.value)} />
      </label>
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
      {fault && (
        <p class="warn" role="alert">
          {wordFor(say, fault, fault)}
        </p>
      )}
    </details>
  )
}
