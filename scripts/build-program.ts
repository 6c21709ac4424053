/**
 * Makes one program of `her2-cds serve` and its threads (decision 24): a start takes most of its time to find and load files.
 * Its own sources and the packages with the most files are in it; the others are loaded as they are installed.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { licencesOf } from './bundled-licences.ts'

const root = join(import.meta.dirname, '..')
const out = join(root, 'dist', 'program')

/** Nothing that checks tokens, speaks TLS or HTTP, or that there may be only one of: a site can replace those. */
const TAKEN: ReadonlySet<string> = new Set(['@prometheus-io/client', 'kysely', 'yaml', 'zod'])

const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly dependencies: Readonly<Record<string, string>>
}

rmSync(out, { recursive: true, force: true })
const { metafile } = await build({
  absWorkingDir: root,
  entryPoints: ['src/cli/serve-alone.ts', 'src/storage/sqlite-thread.ts', 'src/pdf/pdf-thread.ts'],
  outdir: out,
  // Threads are looked for beside the file that starts them.
  entryNames: '[name]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  // Names stay, so that a stack can be read.
  minifyWhitespace: true,
  minifySyntax: true,
  external: Object.keys(dependencies).filter((name) => !TAKEN.has(name)),
  plugins: [
    {
      name: 'the sandbox stays as it is built',
      setup: ({ onResolve }) =>
        onResolve({ filter: /\/sandbox\/create-sandbox\.ts$/ }, () => ({
          path: '../sandbox/create-sandbox.js',
          external: true,
        })),
    },
  ],
  banner: { js: "import { createRequire } from 'node:module';const require = createRequire(import.meta.url);" },
  metafile: true,
  logLevel: 'warning',
})
writeFileSync(join(out, 'licences.txt'), licencesOf(root, Object.keys(metafile.inputs)))
