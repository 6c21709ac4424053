import fc from 'fast-check'
import { plainJson, plainText } from '../../src/content/plain-text.ts'

test.each([
  ['colour and erasing', 'IHC \u001b[2J3+', 'IHC \\x1b[2J3+'],
  ['a bell', 'a\u0007b', 'a\\x07b'],
  ['a carriage return that hides a line', 'positive\rnegative', 'positive\\x0dnegative'],
  ['the controls of eight bits', 'a\u009b31mb', 'a\\x9b31mb'],
  ['an override of direction', 'a\u202egpj', 'a\\u202egpj'],
  ['a separator of lines', 'a\u2028b', 'a\\u2028b'],
  ['what is harmless', 'Größe\t≥ 10 %\r\nnaïve – 3+\n', 'Größe\t≥ 10 %\r\nnaïve – 3+\n'],
])('%s', (_name, text, shown) => expect(plainText(text)).toBe(shown))

test('nothing that commands a terminal is left, and JSON stays the same value', () => {
  const commanding = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(plainText(text)).not.toMatch(commanding)
      expect(plainJson(JSON.stringify({ text }))).not.toMatch(commanding)
      expect(JSON.parse(plainJson(JSON.stringify({ text })))).toEqual({ text })
    }),
  )
})
