/** The licence texts of packages whose files were taken into a file of this one: they go with it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** @param files As esbuild names what it read, from the root of the checkout. */
export function licencesOf(root: string, files: readonly string[]): string {
  const folders = files.flatMap((file) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? [])
  return [...new Set(folders)]
    .toSorted()
    .map((folder) => {
      const { name, version, license } = readManifest(join(root, folder))
      return `${name} ${version} (${license})\n\n${readLicence(join(root, folder)) ?? ''}`.trimEnd()
    })
    .join('\n\n----\n\n')
    .concat('\n')
}

function readManifest(folder: string): { readonly name: string; readonly version: string; readonly license: string } {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as ReturnType<typeof readManifest>
}

function readLicence(folder: string): string | undefined {
  for (const name of ['LICENSE', 'LICENSE.txt', 'LICENSE.md']) {
    try {
      return readFileSync(join(folder, name), 'utf8')
    } catch {
      // Not under this name.
    }
  }
  return undefined
}
