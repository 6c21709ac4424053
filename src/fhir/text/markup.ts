import { decodeEntities } from '../record/entities.ts'
import { lookUp } from '../record/json-shapes.ts'

/** Elements whose end is the end of a line for a reader. */
const BLOCKS: ReadonlySet<string> = new Set(
  'address article aside blockquote br dd div dl dt footer h1 h2 h3 h4 h5 h6 header hr li main ol p pre section table tr ul'.split(
    ' ',
  ),
)
const CELLS: ReadonlySet<string> = new Set(['td', 'th'])
/** Elements whose content is not text of the report. */
const HIDDEN: ReadonlySet<string> = new Set(['script', 'style', 'head', 'title', 'template'])

/** Plain text of an HTML or XHTML fragment: tags removed, entities decoded, block ends as line ends. One pass, never throws. */
export function stripHtml(html: string): string {
  const out: string[] = []
  const lastClose = html.lastIndexOf('>')
  let at = 0
  while (at < html.length) {
    const open = html.indexOf('<', at)
    const end = open < 0 ? html.length : open
    out.push(decodeEntities(html.slice(at, end)))
    if (open < 0) break
    at = skipTag(html, open, lastClose, out)
  }
  return out.join('')
}

/** A '<' that opens no tag ('ratio < 2', '<10 %') is text. */
function skipTag(html: string, open: number, lastClose: number, out: string[]): number {
  if (html.startsWith('<!--', open)) return endAfter(html, '-->', open)
  const next = html.charCodeAt(open + 1) | 32
  const opensTag =
    (next >= 97 && next <= 122) || html[open + 1] === '/' || html[open + 1] === '!' || html[open + 1] === '?'
  const close = opensTag && open < lastClose ? html.indexOf('>', open) : -1
  if (close < 0) {
    out.push('<')
    return open + 1
  }
  const closing = html[open + 1] === '/'
  let nameEnd = open + (closing ? 2 : 1)
  const nameStart = nameEnd
  while (nameEnd < close && nameEnd - nameStart < 16 && isNameCharacter(html.charCodeAt(nameEnd))) nameEnd += 1
  const name = html.slice(nameStart, nameEnd).toLowerCase()
  if (HIDDEN.has(name) && !closing && html[close - 1] !== '/') return skipHidden(html, name, close + 1)
  if (BLOCKS.has(name)) out.push('\n')
  else if (CELLS.has(name)) out.push(' ')
  return close + 1
}

function skipHidden(html: string, name: string, from: number): number {
  let at = from
  while (at < html.length) {
    const close = html.indexOf('</', at)
    if (close < 0) return html.length
    if (html.slice(close + 2, close + 2 + name.length).toLowerCase() === name) return endAfter(html, '>', close)
    at = close + 2
  }
  return html.length
}

function endAfter(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from)
  return found < 0 ? text.length : found + mark.length
}

function isNameCharacter(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122)
}

/** RTF control words that stand for a character. */
const RTF_TEXT: Readonly<Record<string, string>> = {
  par: '\n',
  line: '\n',
  sect: '\n',
  page: '\n',
  row: '\n',
  tab: '\t',
  cell: '\t',
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  emspace: ' ',
  enspace: ' ',
}
/** RTF groups whose content is not text of the report. */
const RTF_HIDDEN: ReadonlySet<string> = new Set(
  'fonttbl colortbl stylesheet info pict object header footer headerl headerr footerl footerr generator themedata datastore'.split(
    ' ',
  ),
)
const CP1252 = new TextDecoder('windows-1252')

interface RtfState {
  hidden: boolean
  /** Characters that follow \u as its stand-in for old readers. */
  standIn: number
}

/** Plain text of an RTF document (characters of code page 1252 and \u). One pass, never throws. */
export function stripRtf(rtf: string): string {
  const out: string[] = []
  const outer: RtfState[] = []
  let state: RtfState = { hidden: false, standIn: 1 }
  let skip = 0
  let at = 0
  const put = (text: string): void => {
    if (skip > 0) skip -= 1
    else if (!state.hidden) out.push(text)
  }
  while (at < rtf.length) {
    const char = rtf[at] ?? ''
    if (char === '{') {
      if (outer.length < 1000) outer.push({ ...state })
      at += 1
    } else if (char === '}') {
      state = outer.pop() ?? state
      skip = 0
      at += 1
    } else if (char !== '\\') {
      if (char !== '\r' && char !== '\n') put(char)
      at += 1
    } else {
      const control = readControl(rtf, at)
      at = control.end
      if (control.hides) state.hidden = true
      if (control.standIn !== undefined) state.standIn = control.standIn
      if (control.text !== undefined) put(control.text)
      if (control.unicode) skip = state.standIn
    }
  }
  return out.join('')
}

interface RtfControl {
  readonly end: number
  readonly text?: string
  readonly hides?: boolean
  readonly standIn?: number
  readonly unicode?: boolean
}

function readControl(rtf: string, at: number): RtfControl {
  const next = rtf[at + 1] ?? ''
  if (next === "'") {
    const byte = Number.parseInt(rtf.slice(at + 2, at + 4), 16)
    return Number.isNaN(byte) ? { end: at + 2 } : { end: at + 4, text: CP1252.decode(Uint8Array.of(byte)) }
  }
  if (next === '*') return { end: at + 2, hides: true }
  if (next === '~') return { end: at + 2, text: ' ' }
  if (next === '_') return { end: at + 2, text: '-' }
  if (next === '\n' || next === '\r') return { end: at + 2, text: '\n' }
  let wordEnd = at + 1
  while (wordEnd - at < 33 && isLetter(rtf.charCodeAt(wordEnd))) wordEnd += 1
  if (wordEnd === at + 1) return next === '-' ? { end: at + 2 } : { end: at + 2, text: next }
  let end = wordEnd + (rtf[wordEnd] === '-' ? 1 : 0)
  while (end - wordEnd < 11 && isDigit(rtf.charCodeAt(end))) end += 1
  return controlOf(rtf.slice(at + 1, wordEnd), rtf.slice(wordEnd, end), rtf[end] === ' ' ? end + 1 : end)
}

function controlOf(word: string, digits: string, end: number): RtfControl {
  if (word === 'u' && digits !== '') {
    const code = Number(digits)
    return { end, unicode: true, text: String.fromCharCode(code < 0 ? code + 0x10000 : code) }
  }
  if (word === 'uc') return { end, standIn: Math.min(Math.max(Number(digits), 0), 8) }
  if (RTF_HIDDEN.has(word)) return { end, hides: true }
  const text = lookUp(RTF_TEXT, word)
  return text === undefined ? { end } : { end, text }
}

function isLetter(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122)
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}
