/** Bundles the page of web/ into dist/page, as files that a strict content security policy allows. */
import { copyFileSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'

const root = join(import.meta.dirname, '..')
const web = join(root, 'web')
const out = join(root, 'dist', 'page')

rmSync(out, { recursive: true, force: true })
mkdirSync(out, { recursive: true })
for (const file of ['index.html', 'evidence.html', 'icon.svg']) copyFileSync(join(web, file), join(out, file))
await build({
  entryPoints: ['page.tsx', 'evidence-page.tsx', 'style.css'].map((file) => join(web, file)),
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  outdir: out,
  logLevel: 'warning',
  legalComments: 'eof',
})
