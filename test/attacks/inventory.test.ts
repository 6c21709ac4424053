/** The attacks that are tried, counted: each has a name of its own, and none is lost unseen. */
import { HOSTILE } from '../content/hostile.ts'
import { PDF_ATTACKS } from '../pdf/pdf-files.ts'
import { ADDRESS_FORMS } from './address-forms.ts'
import { BODIES } from './bodies.ts'
import { TOKEN_ATTACKS } from './token-attacks.ts'

const NAMES: Readonly<Record<string, readonly string[]>> = {
  tokens: TOKEN_ATTACKS.map(([name]) => name),
  addresses: ADDRESS_FORMS.map(([name]) => name),
  strings: HOSTILE,
  bodies: BODIES.map(([name]) => name),
  files: PDF_ATTACKS.map(([name]) => name),
}

test.each([
  ['tokens', 55],
  ['addresses', 50],
  ['strings', 45],
  ['bodies', 25],
  ['files', 17],
])('%s: at least %i, each once', (kind, least) => {
  const names = NAMES[kind] ?? []
  expect(new Set(names).size).toBe(names.length)
  expect(names.length).toBeGreaterThanOrEqual(least)
})
