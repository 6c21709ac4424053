/** npm install her2-cds esbuild; node build.ts */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { cardsFolder } from 'her2-cds'

const names = readdirSync(cardsFolder()).filter((name) => name === 'VERSION' || name.endsWith('.md'))
const files = names.map((name) => ({ name, text: readFileSync(join(cardsFolder(), name), 'utf8') }))

await build({
  entryPoints: ['bot.ts'],
  outfile: 'bot.cjs',
  bundle: true,
  minify: true,
  platform: 'node',
  format: 'cjs',
  target: 'node22',
  define: { CARD_FILES: JSON.stringify(files) },
  logLevel: 'warning',
})
