import fc from 'fast-check'
import { escapeMarkdown, LONGEST_VALUE, plainText } from '../../src/content/markdown.ts'
import { cell, list, recorded, table } from '../../src/content/phrases.ts'
import { HOSTILE } from './hostile.ts'
import { elementsOf, RENDERERS, textOf } from './renderers.ts'

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .array(fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ maxLength: 6 })), { maxLength: 6 })
    .map((parts) => parts.join('')),
)

/** A value shows as itself: the same characters once control and direction marks are gone. */
const shown = (value: string) => plainText(value).replaceAll('\u2060', '').trim()
const squeeze = (value: string) => value.replace(/\s+/gu, ' ')

describe.each(RENDERERS)('escaped values in %s', (_name, render) => {
  test('nothing but text comes of a value in a line', () => {
    fc.assert(
      fc.property(text, (value) => {
        const html = render(`Value: ${escapeMarkdown(value)} end`)
        expect(elementsOf(html)).toEqual(['p'])
        expect(squeeze(textOf(html))).toBe(squeeze(`Value: ${shown(value)} end`))
      }),
      { numRuns: 1000 },
    )
  })

  test('nothing but text comes of a value in a table', () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        const html = render(table(['One', 'Two'], [[recorded(one), recorded(other)]]))
        expect(elementsOf(html)).toEqual(['table', 'thead', 'tr', 'th', 'th', 'tbody', 'tr', 'td', 'td'])
        const cells = [...html.matchAll(/<td>([\s\S]*?)<\/td>/g)].map((match) => squeeze(textOf(match[1] ?? '')))
        expect(cells).toEqual([one, other].map((value) => squeeze(shown(value) || cell(recorded(value)))))
      }),
      { numRuns: 500 },
    )
  })

  test('nothing but text comes of a value in a list', () => {
    fc.assert(
      fc.property(text, (value) => {
        const html = render(list([recorded(`x${value}`), recorded(`1. ${value}`)]))
        expect(elementsOf(html)).toEqual(['ul', 'li', 'li'])
      }),
      { numRuns: 500 },
    )
  })

  test.each(HOSTILE)('%j', (value) => {
    const html = render(`Value: ${escapeMarkdown(value)} end`)
    expect(elementsOf(html)).toEqual(['p'])
    expect(squeeze(textOf(html))).toBe(squeeze(`Value: ${shown(value)} end`))
  })

  test.each([
    'ER <1 %',
    'ER <1%',
    'IHC 2+ (10-20 %)',
    'ratio 1.96; CN 4.10',
    'HER2/neu: 3+',
    'c-erbB-2 & ER',
    '5 * 3',
    'a_b_c',
  ])('pathology text reads right: %s', (value) => {
    expect(textOf(render(`Says ${escapeMarkdown(value)}`))).toBe(`Says ${value}`)
  })
})

test('escaping in one pass gives what one step after another gives', () => {
  const inSteps = (value: string) =>
    plainText(value)
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replace(/[\\`*_{}[\]()#+\-!|~^$]/g, '\\$&')
      .replaceAll('://', ':\u2060//')
      .replace(/www\./gi, (www) => `${www.slice(0, -1)}\u2060.`)
      .replaceAll('@', '\u2060@')
  fc.assert(
    fc.property(text, (value) => expect(escapeMarkdown(value)).toBe(inSteps(value))),
    { numRuns: 2000 },
  )
})

describe('plain text', () => {
  test.each(['IHC 3+', 'Größe 2', ' a', 'a ', 'a  b', 'a\tb', 'a\u00a0b', 'e\u0301', 'a\u00adb', 'a\u0085b', ''])(
    'of %j is that of the same words in longer words',
    (value) => expect(plainText(`\u{1f600} ${value}`)).toBe(`\u{1f600} ${plainText(value)}`.trim()),
  )

  test('is one line without marks that turn the direction', () => {
    expect(plainText('  a\u0000b\r\n\tc\u2028d\u202e3+\u2066 ')).toBe('a b c d3+')
    expect(plainText('e\u0301')).toBe('é')
    expect(plainText('\ud800x')).toBe('\ufffdx')
  })

  test('is cut by characters, marked as cut', () => {
    expect([...plainText('😀'.repeat(500))]).toHaveLength(LONGEST_VALUE)
    expect(plainText('x'.repeat(500)).endsWith('x…')).toBe(true)
    expect(plainText('x'.repeat(LONGEST_VALUE))).toHaveLength(LONGEST_VALUE)
  })
})

test.each(RENDERERS)('%s does render what is not escaped, so that the tests above mean something', (_name, render) => {
  expect(elementsOf(render('a <b>b</b> [c](http://d.e)'))).toEqual(['p', 'b', 'a http://d.e'])
})
