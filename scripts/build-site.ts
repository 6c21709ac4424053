/**
 * The site of the documents: `npm run site` builds it into site/.vitepress/dist, `npm run site -- dev` shows it while one writes.
 * VitePress has an install of its own (103 MB), which is brought here. A link that leads nowhere stops the build.
 */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { bringPackages } from './bring-packages.ts'

const root = join(import.meta.dirname, '..')
const site = join(root, 'site')
const pages = join(site, '.src')

/** What people read. The words of cards are shown on the cards. */
const READ = [
  ...['README.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'SECURITY.md', 'docs'],
  ...['cards/README.md', 'cards/override-reasons.md', 'fixtures/stories/README.md'],
]

const [word = 'build'] = process.argv.slice(2)
if (!['build', 'dev', 'preview'].includes(word)) throw new Error(`${word}: write build, dev or preview`)

const vitepress = join(site, 'node_modules', 'vitepress', 'bin', 'vitepress.js')
bringPackages('site')
copyPages()
execFileSync(process.execPath, [vitepress, word, site], { cwd: site, stdio: 'inherit' })

/** Below the folder in which Vue is installed: that is where the built pages look for it. */
function copyPages(): void {
  rmSync(pages, { recursive: true, force: true })
  for (const path of READ) {
    mkdirSync(dirname(join(pages, path)), { recursive: true })
    cpSync(join(root, path), join(pages, path), { recursive: true })
  }
  cpSync(join(site, 'index.md'), join(pages, 'index.md'))
  cpSync(join(root, 'docs', 'images', 'card.png'), join(pages, 'public', 'card.png'))
}
