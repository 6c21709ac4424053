/** Where a pasted text stops being JSON, against what the engine itself accepts. */
import fc from 'fast-check'
import { findJsonFault } from '../../web/json-fault.ts'

test.each([
  ['HER2 3+', 1, 1, 'jsonValue', 'H'],
  ['', 1, 1, 'jsonValue', ''],
  ['{"a": 1,}', 1, 9, 'jsonName', '}'],
  ['{"a" 1}', 1, 6, 'jsonColon', '1'],
  ['{\n  "a": [1 2]\n}', 2, 11, 'jsonCommaOrBracket', '2'],
  ['{\n  "a": 1\n  "b": 2\n}', 3, 3, 'jsonCommaOrBrace', '"'],
  ['{"a": "x\ny"}', 1, 9, 'jsonText', '\n'],
  ['{"a": "\\q"}', 1, 8, 'jsonText', '\\'],
  ['{"a": 01}', 1, 7, 'jsonValue', '0'],
  ['{"a": 1} x', 1, 10, 'jsonEnd', 'x'],
  ['[1, 2', 1, 6, 'jsonCommaOrBracket', ''],
])('%j: line %i, column %i, %s', (text, line, column, expected, found) => {
  expect(findJsonFault(text)).toMatchObject({ line, column, expected, found })
})

const isJson = (text: string) => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

test('every JSON text is without fault, whatever its layout', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, indent) => {
      expect(findJsonFault(JSON.stringify(value, null, indent))).toBeUndefined()
    }),
  )
})

test('a changed text has a fault exactly where the engine refuses it', () => {
  const sign = fc.constantFrom(...'{}[],:"\\ \n0123.eE+-tfn/u\u0000ä')
  fc.assert(
    fc.property(fc.jsonValue(), fc.nat(), sign, (value, at, put) => {
      const text = JSON.stringify(value)
      const cut = at % (text.length + 1)
      const changed = text.slice(0, cut) + put + text.slice(cut + 1)
      expect(findJsonFault(changed) === undefined).toBe(isJson(changed))
    }),
    { numRuns: 2_000 },
  )
})

test('a deep text takes no stack', () => {
  expect(findJsonFault('['.repeat(200_000))).toMatchObject({ column: 200_001, found: '' })
})
