/** The documents as they stand in the repository, with a search and a landing page. Links that lead nowhere stop the build. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { defineConfig } from 'vitepress'

const root = join(import.meta.dirname, '..', '..')
const repository = 'https://github.com/her2-cds/her2-cds'
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }

/** The first heading of a document. */
const titleOf = (file: string) => /^# (.+)$/m.exec(readFileSync(join(root, file), 'utf8'))?.[1] ?? file

const pagesIn = (folder: string) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.md') && name !== 'README.md')
    .map((name) => ({ text: titleOf(`${folder}/${name}`), link: `/${folder}/${name.slice(0, -3)}` }))

const page = (file: string) => ({
  text: titleOf(file),
  link: `/${file.replace(/README\.md$/, '').replace(/\.md$/, '')}`,
})

/** A link to a file that is no page leads into the repository. */
function linkOutside(href: string, from: string): string {
  if (/^[a-z]+:|^#|^\//.test(href)) return href
  const [path = '', anchor] = href.split('#')
  const target = posix.normalize(posix.join(posix.dirname(from), path))
  const isPage = target.endsWith('.md') && existsSync(join(import.meta.dirname, '..', '.src', target))
  if (isPage || !existsSync(join(root, target))) return href
  return `${repository}/tree/main/${target}${anchor === undefined ? '' : `#${anchor}`}`
}

export default defineConfig({
  title: 'her2-cds',
  description: 'Clinical decision support for HER2 in breast cancer, for the EHR you have',
  lang: 'en',
  // Copied there by scripts/build-site.ts.
  srcDir: './.src',
  outDir: './.vitepress/dist',
  cleanUrls: true,
  rewrites: {
    'README.md': 'readme.md',
    'docs/operations/README.md': 'docs/operations/index.md',
    'docs/decisions/README.md': 'docs/decisions/index.md',
    'docs/governance/README.md': 'docs/governance/index.md',
    'docs/ehr/README.md': 'docs/ehr/index.md',
    'cards/README.md': 'cards/index.md',
    'fixtures/stories/README.md': 'fixtures/stories/index.md',
  },
  markdown: {
    config(md) {
      // Words in double braces are words, not expressions.
      for (const rule of ['text', 'code_inline']) {
        const print = md.renderer.rules[rule]
        md.renderer.rules[rule] = (...words) => (print?.(...words) ?? '').replaceAll('{{', '&#123;&#123;')
      }
      md.core.ruler.push('links-outside', (state) => {
        const from = String((state.env as { relativePath?: string }).relativePath ?? '')
        for (const { children } of state.tokens) {
          for (const token of children ?? []) {
            const href = token.type === 'link_open' ? token.attrGet('href') : null
            if (href !== null) token.attrSet('href', linkOutside(href, from))
          }
        }
      })
    },
  },
  themeConfig: {
    search: { provider: 'local' },
    nav: [
      { text: 'Read me', link: '/readme' },
      { text: 'Cards', link: '/docs/cards' },
      { text: 'Decision tables', link: '/docs/tables/ihc' },
      { text: 'Operations', link: '/docs/operations/' },
      { text: version, link: '/CHANGELOG' },
    ],
    sidebar: [
      {
        text: 'Begin',
        items: ['README.md', 'docs/glossary.md', 'docs/cards.md', 'docs/questions.md', 'docs/evidence-page.md'].map(
          page,
        ),
      },
      { text: 'Rules', items: ['docs/rules.md', 'docs/reading.md', 'docs/decisions-in-force.md'].map(page) },
      { text: 'Decision tables', collapsed: true, items: pagesIn('docs/tables') },
      { text: 'Operations', items: [page('docs/operations/README.md'), ...pagesIn('docs/operations')] },
      ...['governance', 'ehr']
        .filter((name) => existsSync(join(root, 'docs', name)))
        .map((name) => ({
          text: name === 'ehr' ? 'EHRs' : 'Governance',
          collapsed: true,
          items: pagesIn(`docs/${name}`),
        })),
      {
        text: 'Reference',
        items: [
          'docs/INTERFACE.md',
          'docs/CODE-MAP.md',
          'docs/audit.md',
          'docs/conformance.md',
          'SECURITY.md',
          'CHANGELOG.md',
        ].map(page),
      },
      {
        text: 'Types of the package',
        collapsed: true,
        items: readdirSync(join(root, 'docs', 'api')).map((name) => ({
          text: name.replace('.api.md', ''),
          link: `/docs/api/${name.slice(0, -3)}`,
        })),
      },
      {
        text: 'Building it',
        items: ['docs/ARCHITECTURE.md', 'CONTRIBUTING.md', 'docs/decisions/README.md', 'cards/README.md'].map(page),
      },
      { text: 'Decisions', collapsed: true, items: pagesIn('docs/decisions') },
    ],
    socialLinks: [{ icon: 'github', link: repository }],
    outline: [2, 3],
    footer: {
      message:
        'Decision support for health professionals, certified as a medical device nowhere. All cards are drafts until your clinicians have approved them.',
    },
  },
})
