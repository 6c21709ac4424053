import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type CardFile, loadCardBook, parseCardBook } from '../../src/content/card-book.ts'
import { CardBookError, describeFault } from '../../src/content/faults.ts'
import { PLACEHOLDERS } from '../../src/content/placeholders.ts'
import { SUGGESTION_KINDS } from '../../src/content/suggestions.ts'
import { CARD_KEYS } from '../../src/her2/considerations/considerations.ts'
import { AGENTS } from '../../src/her2/tables/agents.ts'
import { SOURCES } from '../../src/her2/tables/sources.ts'
import { CARDS, TODAY, book } from './cases.ts'

const files: readonly CardFile[] = readdirSync(CARDS, { withFileTypes: true })
  .filter((entry) => entry.isFile() && !entry.name.endsWith('.yaml'))
  .map(({ name }) => ({ name, text: readFileSync(join(CARDS, name), 'utf8') }))

/** The files with one of them changed. */
function withChange(name: string, change: (text: string) => string): readonly CardFile[] {
  return files.map((file) => (file.name === name ? { name, text: change(file.text) } : file))
}

function faultsOf(changed: readonly CardFile[]): readonly string[] {
  try {
    parseCardBook(changed, TODAY)
  } catch (error) {
    if (error instanceof CardBookError) return error.faults.map(describeFault)
    throw error
  }
  return []
}

const replace = (from: string | RegExp, to: string) => (text: string) => text.replace(from, to)

describe('the cards of the project', () => {
  test('load, one for each key of the catalogue', () => {
    expect([...book.cards.keys()].sort()).toEqual([...CARD_KEYS].sort())
    expect(book.warnings).toEqual([])
    expect(book.version).toMatch(/^\d{4}-\d{2}-\d{2}$/)
  })

  test('every card that asks for something can be set aside as not relevant or as wrong', () => {
    for (const card of book.cards.values()) {
      if (card.key === 'her2Synopsis') continue
      expect(card.overrideReasons).toEqual(expect.arrayContaining(['not-relevant', 'data-wrong']))
      expect(card.overrideReasons.length).toBeGreaterThan(2)
    }
  })

  test('every card that names trastuzumab deruxtecan names its boxed warnings', () => {
    for (const card of book.cards.values())
      if (/T-DXd|deruxtecan/.test(card.brief + card.basis)) expect(card.brief).toContain('\n{{boxedWarnings}}\n')
  })

  test('every source and every override reason is used by a card', () => {
    const cards = [...book.cards.values()]
    // A claim about a drug cites the source of its label row, which the card file need not name.
    const ofLabels = AGENTS.rows.map(({ source }) => source)
    const cited = new Set([...cards.flatMap((card) => card.sources.map((source) => source.id)), ...ofLabels])
    expect(SOURCES.map((source) => source.id).filter((id) => !cited.has(id))).toEqual([])
    const used = new Set(cards.flatMap((card) => card.overrideReasons))
    expect([...book.overrideReasons.keys()].filter((key) => !used.has(key))).toEqual([])
  })

  test('the guide for editors lists every placeholder and every suggestion', () => {
    const guide = readFileSync(join(CARDS, 'README.md'), 'utf8').replace(/ +/g, ' ')
    for (const [name, { says }] of Object.entries(PLACEHOLDERS)) {
      const rows = guide.split('\n').filter((line) => line.startsWith(`| \`${name}\` |`))
      expect(rows.join()).toContain(`| ${says} |`)
    }
    for (const [key, { says }] of SUGGESTION_KINDS) expect(guide).toContain(`| \`${key}\` | ${says} |`)
  })

  test('one card is critical, and five share the topic of another', () => {
    const cards = [...book.cards.values()]
    expect(cards.filter(({ indicator }) => indicator === 'critical').map(({ key }) => key)).toEqual([
      'everyResultNegative',
    ])
    expect(
      cards
        .filter(({ key, topic }) => key !== topic)
        .map(({ key, topic }) => [key, topic])
        .sort(),
    ).toEqual([
      ['everyResultNegative', 'signNeedsHer2Positive'],
      ['her2OrderInSitu', 'her2OrderProblem'],
      ['maintenanceLabel', 'needsHer2Negative'],
      ['otherTumorNegative', 'needsHer2Negative'],
      ['otherTumorPositive', 'needsHer2Positive'],
    ])
  })

  test('withdrawn cards are kept and not loaded', () => {
    expect(readdirSync(CARDS)).toContain('withdrawn')
    expect(() => loadCardBook(CARDS, TODAY)).not.toThrow()
  })
})

describe('sources', () => {
  test.each(SOURCES)('$id can be looked up', (source) => {
    if ('url' in source) expect(source.url).toMatch(/^https:\/\//)
    else expect('unverified' in source).toBe(true)
    expect(source.citation).not.toBe('')
    expect(source.reviewBy > source.checkedOn).toBe(true)
    if ('doi' in source) expect(source.url).toBe(`https://doi.org/${source.doi}`)
  })
})

describe('a faulty file stops the start and says what to do', () => {
  const FILE = 'reflexIsh.md'
  // prettier-ignore
  const FAULTS: readonly [string, (text: string) => string, RegExp][] = [
    ['an unknown placeholder',        replace('{{specimen}}', '{{specimn}}'),                     /^reflexIsh\.md, line 3: unknown placeholder \{\{specimn\}\}\. Known: specimen, /],
    ['an unknown placeholder below',  replace('{{caveats}}', '{{caveat}}'),                       /^reflexIsh\.md, line \d+: unknown placeholder \{\{caveat\}\}/],
    ['a name of every object',        replace('{{caveats}}', '{{constructor}}'),                  /unknown placeholder \{\{constructor\}\}/],
    ['a missing header',              replace(/^indicator:.*\n/m, ''),                            /line 1: header «indicator» is missing\. Add a line "indicator: …"/],
    ['a header twice',                replace(/^(indicator:.*\n)/m, '$1$1'),                      /line 3: header «indicator» appears twice/],
    ['an empty header',               replace(/^summary:.*$/m, 'summary:'),                       /line 3: header «summary» is empty/],
    ['an unknown header',             replace(/^indicator/m, 'urgency: high\nindicator'),         /line 2: unknown header «urgency»\. Known headers: card, /],
    ['a header that is a condition',  replace(/^indicator/m, 'when: score = 2+\nindicator'),      /line 2: «when» is a condition\./],
    ['a line that is no header',      replace(/^indicator/m, 'some words\nindicator'),            /line 2: «some words» is not a header line/],
    ['a wrong indicator',             replace('indicator: warning', 'indicator: critical'),       /line 2: indicator is «critical»\. Write info or warning; critical is reserved for everyResultNegative/],
    ['a wrong selection',             replace('selection: at-most-one', 'selection: one'),        /selection is «one»/],
    ['an approval by the file itself', replace('review-by:', 'status: approved\nreview-by:'),     /unknown header «status»/],
    ['a wrong review date',           replace(/review-by: .*/, 'review-by: next year'),           /review-by is «next year»\. Write a day such as 2027-06-30/],
    ['an unknown source',             replace('asco-cap-2018', 'asco-cap-2081'),                  /line 4: unknown source «asco-cap-2081»/],
    ['an unknown override reason',    replace('outside-result,', 'outside-results,'),             /unknown override reason «outside-results»/],
    ['an unknown suggestion',         replace('request-dual-probe-ish', 'order-now'),             /line 6: unknown suggestion «order-now»\. Known: request-dual-probe-ish, /],
    ['a suggestion without words',    replace(/request-dual-probe-ish \|.*/, 'request-dual-probe-ish'), /line 6: suggestion «request-dual-probe-ish» has no key, no words/],
    ['a summary that is too long',    replace('{{testState}}', `no ISH result ${'or order '.repeat(12)}found`), /line 3: the summary can be up to \d+ characters long; the limit is 139/],
    ['a summary with a block',        replace('{{testState}}', '{{resultsRead}}'),                /line 3: \{\{resultsRead\}\} cannot be used in a summary/],
    ['a condition',                   replace('{{caveats}}', '{{#if caveats}}yes{{/if}}'),        /looks like a condition\. A card has no conditions/],
    ['another condition',             replace('{{caveats}}', '{% if x %}'),                       /looks like a condition/],
    ['a choice in a placeholder',     replace('{{caveats}}', '{{status ? "a" : "b"}}'),           /looks like a condition/],
    ['a filter in a placeholder',     replace('{{caveats}}', '{{status | upcase}}'),              /looks like a condition/],
    ['a lonely brace',                replace('{{caveats}}', '{{caveats}'),                       /an unmatched brace/],
    ['HTML',                          replace('{{caveats}}', 'see <b>this</b>'),                  /HTML in the body/],
    ['a comment in HTML',             replace('{{caveats}}', 'see <!-- this -->'),                /HTML in the body/],
    ['an entity',                     replace('{{caveats}}', 'less &lt; more'),                   /an HTML entity in the body/],
    ['a heading',                     replace('{{caveats}}', '# Caveats'),                        /a heading or rule in the body/],
    ['an underlined heading',         replace('{{caveats}}', 'Caveats\n---'),                     /a heading or rule in the body/],
    ['a link',                        replace('{{caveats}}', 'see [here](x)'),                    /a link in the body.*Name the source/],
    ['a bare address',                replace('{{caveats}}', 'see https://example.org'),          /a link in the body/],
    ['an image',                      replace('{{caveats}}', 'see ![x](y)'),                      /an image in the body/],
    ['code',                          replace('{{caveats}}', '```'),                              /a code block in the body/],
    ['a block among words',           replace('{{caveats}}', 'Remarks: {{caveats}}'),             /\{\{caveats\}\} is a block but stands among other words/],
    ['a line that begins with data',  replace('{{caveats}}', '- {{specimen}} is there'),          /the line begins with \{\{specimen\}\}/],
    ['no basis',                      replace('{{rulesUsed}}', ''),                               /\{\{rulesUsed\}\} is missing or out of order/],
    ['no brief line of what is missing', replace('{{missingLine}}', ''),                          /\{\{missingLine\}\} is missing or out of order; the order is|\{\{missingLine\}\} is missing or out of order/],
    ['no heading of the basis',       replace('**The whole basis.**', '**Basis.**'),              /the basis is missing\. End the short text with the line/],
    ['a block of the basis in the brief card', replace('{{inputs}}', '{{inputs}}\n\n{{resultsRead}}'), /\{\{resultsRead\}\} stands in the wrong part\. Put it below the heading/],
    ['a line of the brief card in the basis', replace('{{caveats}}', '{{beforeRelying}}'),        /\{\{beforeRelying\}\} stands in the wrong part\. Put it above the heading/],
    ['a first line that is not bold', replace(/^\*\*HER2 IHC(.*)\*\*$/m, 'HER2 IHC$1'),           /the first line is not bold/],
    ['no sentence on what it means',  replace(/^So /m, 'Thus '),                                   /the second line does not begin with "So "/],
    ['options in prose',              replace('Options below, or no action.', 'Order ISH, or not.'), /the options are not named/],
    ['no body',                       (text) => text.split('\n\n')[0] ?? '',                       /the body is missing/],
    ['a topic that is no key',        replace(/^indicator/m, 'topic: reflexish\nindicator'),       /line 2: topic is «reflexish»\. Name the key of the card whose topic this one shares/],
    ['an empty topic',                replace(/^indicator/m, 'topic:\nindicator'),                /line 2: header «topic» is empty/],
    ['another key than its name',     replace('card: reflexIsh', 'card: her2Missing'),            /the file holds the card «her2Missing»\. Name the file her2Missing\.md/],
    ['a key that no rule knows',      replace('card: reflexIsh', 'card: reflexish'),              /no rule asks for a card «reflexish»/],
  ]

  test.each(FAULTS)('%s', (_name, change, message) => {
    const faults = faultsOf(withChange(FILE, change))
    expect(faults.filter((fault) => message.test(fault))).not.toEqual([])
    expect(faults.every((fault) => /^[\w.-]+, line \d+: .+\. .+/.test(fault))).toBe(true)
  })

  test('a card without its file', () => {
    expect(faultsOf(files.filter((file) => file.name !== FILE))).toEqual([
      'reflexIsh.md, line 1: the card is missing. Add the file, or bring it back from withdrawn/.',
    ])
  })

  test('no version, no override reasons', () => {
    expect(faultsOf(files.filter((file) => file.name !== 'VERSION')).join()).toMatch(/^VERSION, line 1: the version/)
    expect(faultsOf(files.filter((file) => file.name !== 'override-reasons.md')).join()).toMatch(
      /override-reasons\.md, line 1: the file is missing/,
    )
  })

  test('an override reason that is no reason, or appears twice', () => {
    const name = 'override-reasons.md'
    expect(faultsOf(withChange(name, (text) => `${text}\n- just words\n`)).join()).toMatch(
      /«- just words» is not a reason/,
    )
    expect(faultsOf(withChange(name, (text) => `${text}\n- \`trial\`: Again\n`)).join()).toMatch(
      /the key «trial» appears twice/,
    )
  })

  test('all faults are told at once', () => {
    const change = (text: string) => text.replace('{{caveats}}', '{{caveat}}').replace('asco-cap-2018', 'asco-cap-2081')
    expect(faultsOf(withChange(FILE, change))).toHaveLength(2)
  })
})

describe('what is no fault', () => {
  test('a review date that has passed warns', () => {
    const later = parseCardBook(files, '2028-01-01')
    expect(later.warnings.map(describeFault)).toContainEqual(
      expect.stringMatching(/^reflexIsh\.md, line 11: the review was due on 2027-06-30\. /),
    )
    expect(later.warnings.map(describeFault)).toContainEqual(
      expect.stringMatching(/the source «asco-cap-2018» was due for review/),
    )
  })

  test('line ends of Windows and a byte-order mark', () => {
    const windows = files.map(({ name, text }) => ({ name, text: `\ufeff${text.replaceAll('\n', '\r\n')}` }))
    const read = parseCardBook(
      windows.map((file) => (file.name === 'VERSION' ? { ...file, text: '2026-11-22' } : file)),
      TODAY,
    )
    expect(read.cards.get('reflexIsh')).toEqual(book.cards.get('reflexIsh'))
  })

  test('a number below a threshold in the words of a card', () => {
    expect(faultsOf(withChange('reflexIsh.md', replace('{{caveats}}', 'ER < 1 % and ratio >= 2.0')))).toEqual([])
  })
})
