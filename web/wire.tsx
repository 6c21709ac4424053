/** What went over the wire. */
import { useState } from 'preact/hooks'
import { printCurl } from './hook-call.ts'
import type { CdsService, HookCall } from './service.ts'
import { useWords } from './words.ts'

interface WireProps {
  readonly service: CdsService
  readonly call: HookCall
  readonly response: unknown
}

export function Wire({ service, call, response }: WireProps) {
  const say = useWords()
  return (
    <>
      <Text name="request" title={say('request')} text={JSON.stringify(call, null, 2)} />
      <Text name="response" title={say('response')} text={JSON.stringify(response, null, 2)} />
      <Text name="curl" title={say('curl')} text={printCurl(service, call)} />
    </>
  )
}

function Text({ name, title, text }: { name: string; title: string; text: string }) {
  const say = useWords()
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    setCopied(true)
  }
  return (
    <details>
      <summary>{title}</summary>
      <button type="button" aria-label={`${say('copy')}: ${title}`} onClick={() => void copy()}>
        {say(copied ? 'copied' : 'copy')}
      </button>
      <pre id={name} tabIndex={0} aria-label={title}>
        {text}
      </pre>
    </details>
  )
}
