import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { createPseudonyms } from '../../src/audit/pseudonyms.ts'

const { hide, finding } = createPseudonyms('secret of a test')

test('every reference to the patient is renamed, and to nobody else', () => {
  const text = JSON.stringify({
    own: ['Patient/1', 'Patient/1/_history/2', JSON.stringify({ within: 'Patient/1' })],
    others: ['Patient/12', 'Patient/1-2', 'RelatedPatient/2', 'the words Patient/1 in a sentence'],
  })
  const hidden = JSON.parse(hide(text, '1', 'stored')) as { own: string[]; others: string[] }
  expect(hidden.own).toEqual([
    'Patient/stored',
    'Patient/stored/_history/2',
    JSON.stringify({ within: 'Patient/stored' }),
  ])
  expect(hidden.others).toEqual((JSON.parse(text) as { others: string[] }).others)
})

test('renaming is what a pattern with the escaped id would do', () => {
  const id = fc.constantFrom('1', 'a.b', 'Patient', 'x"y', String.raw`a\b`, '$&', '1/1')
  const part = fc.constantFrom('Patient/', 'Patient', '1', 'a.b', 'x"y', String.raw`a\b`, '$&', '"', '/', '-')
  fc.assert(
    fc.property(id, fc.array(part, { maxLength: 12 }), (patient, parts) => {
      const json = JSON.stringify({ text: parts.join(''), reference: `Patient/${patient}` })
      const written = JSON.stringify(patient)
        .slice(1, -1)
        .replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
      const asPattern = json.replace(new RegExp(String.raw`Patient/${written}(?=["/\\])`, 'g'), 'Patient/stored')
      expect(hide(json, patient, 'stored')).toBe(asPattern)
    }),
    { numRuns: 2000 },
  )
})

test('a finding has the same name each time, also after many others', () => {
  const [one, other] = [finding('one'), finding('other')]
  expect(one).not.toBe(other)
  for (let at = 0; at < 2_500; at++) finding(`more ${at}`)
  expect([finding('one'), finding('other')]).toEqual([one, other])
})

test('names are HMACs of SHA-256, as RFC 2104 has them, whatever the length of the key', () => {
  const key = fc.string({ unit: 'grapheme', maxLength: 90 })
  fc.assert(
    fc.property(key, fc.string(), fc.string({ unit: 'grapheme' }), (secret, client, id) => {
      const expected = createHmac('sha256', secret)
        .update(JSON.stringify(['patient', client, id]))
        .digest('hex')
      expect(createPseudonyms(secret).patient(client, id)).toBe(expected.slice(0, 32))
    }),
  )
})
