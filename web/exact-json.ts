/**
 * JSON whose numbers keep their digits on the way through the page: 1.99999999999999999 must not become 2.
 * Uses the source text of JSON.parse if the browser provides it (Chromium 114, Firefox 135, Safari 18.4 and later).
 */
type Reviver = (this: unknown, key: string, value: unknown, context?: { readonly source?: string }) => unknown
const exact = JSON as unknown as {
  parse(text: string, reviver: Reviver): unknown
  rawJSON?: (text: string) => unknown
}

/** @throws SyntaxError if the text is not JSON. */
export function parseExact(text: string): unknown {
  return exact.parse(text, (_key, value, context) =>
    typeof value === 'number' && context?.source !== undefined && String(value) !== context.source
      ? (exact.rawJSON?.(context.source) ?? value)
      : value,
  )
}

/** A typed number as JSON holds it, digit by digit; undefined if the text is not a plain decimal. */
export function toNumber(words: string): unknown {
  const text = words.trim().replace(',', '.')
  if (!/^(0|[1-9]\d*)(\.\d+)?$/.test(text)) return undefined
  return exact.rawJSON?.(text) ?? Number(text)
}
