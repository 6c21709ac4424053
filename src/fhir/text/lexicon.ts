import type { Beginning, Phrase } from './beginnings.ts'
import { foldText, foldWord } from './folded-text.ts'
import type { StepMeter } from './statements.ts'
import { scanTokens } from './tokens.ts'
import type { Token, TokenKind } from './tokens.ts'
import type { Forms, OrganForms } from './words/forms.ts'
import { CONTEXT_MEANINGS, SPREAD_MEANINGS, TEST_MEANINGS, VALUE_MEANINGS } from './words/meanings.ts'
import type { Meaning } from './words/meanings.ts'
import { traitsOf } from './word-traits.ts'
import {
  DISTANT_ORGAN,
  ENDS_OF_METASTASIS,
  ENDS_OF_OTHERS,
  FOREIGN_ENDS,
  JOINED_NOUN,
  NO_ORGAN,
} from './words/any/spread-turns.ts'
import {
  ASSAYS,
  CONTEXTS,
  DRUGS,
  FOREIGN_WORDS,
  HARMLESS,
  MARKERS,
  NODES,
  ORGANS,
  OTHER_TISSUE,
  OTHER_TUMORS,
  PROSE,
  REGIONAL,
  SCORES,
  SPREAD,
  TESTS,
  TRIALS,
  VALUES,
} from './words/tables.ts'

/** A stretch of tokens with one meaning; '' is a word that no table knows. */
export interface Item {
  readonly meaning: Meaning | ''
  readonly kind: 'word' | 'number' | 'plus' | 'mark' | 'date' | 'break' | 'gap'
  readonly text: string
  readonly start: number
  readonly end: number
  readonly spaced: boolean
  /** What its letters and its meaning make possible, by the bits of `TRAITS`. */
  readonly traits: number
}

/** Single words, and phrases by their beginning; in each list the longest phrase stands first. */
export interface Lexicon {
  readonly words: ReadonlyMap<string, Meaning>
  /** Words with any ending, by their first three letters. */
  readonly stems: ReadonlyMap<string, readonly Phrase[]>
  /** Phrases by their first two words, of the first words that begin any. */
  readonly phrases: ReadonlyMap<string, ReadonlyMap<string, readonly Phrase[]>>
  /** All second words of those phrases. */
  readonly seconds: ReadonlySet<string>
  /** Phrases whose second word has any ending, by the first. */
  readonly openSecond: ReadonlyMap<string, readonly Phrase[]>
  /** Phrases whose first word has any ending, by its first three letters. */
  readonly openFirst: ReadonlyMap<string, readonly Phrase[]>
  /** Where a word keeps what it begins in this lexicon, so that each is looked up once. */
  readonly slot: number
  /** The traits of the phrases that were met, by their words. */
  readonly phraseTraits: Map<string, number>
}

const PREFIX = 3
/** So many phrases are remembered. */
const MOST_KNOWN = 20_000

/** One meaning with its forms, in the order in which the first of two equal forms counts. */
type Entry = readonly [Meaning, string]

function entriesOf(meanings: readonly Meaning[], tables: readonly Forms[]): readonly Entry[] {
  return meanings.flatMap((meaning) =>
    tables.flatMap((table): readonly Entry[] => {
      const forms = table[meaning]
      return forms === undefined ? [] : [[meaning, forms]]
    }),
  )
}

function organEntries(organs: readonly OrganForms[]): readonly Entry[] {
  return organs.flatMap(({ nouns, links, organs: names }) =>
    nouns.split('|').flatMap((noun) =>
      links.split('|').map((link): Entry => [
        'otherorgan',
        names
          .split('|')
          .map((name) => `${noun} ${link} ${name}`)
          .join('|'),
      ]),
    ),
  )
}

function buildLexicon(slot: number, entries: readonly Entry[]): Lexicon {
  const words = new Map<string, Meaning>()
  const stems = new Map<string, Phrase[]>()
  const phrases = new Map<string, Map<string, Phrase[]>>()
  const seconds = new Set<string>()
  const openSecond = new Map<string, Phrase[]>()
  const openFirst = new Map<string, Phrase[]>()
  const seen = new Set<string>()
  for (const [meaning, forms] of entries) {
    for (const form of spellings(forms)) {
      const parts = partsOf(form)
      const [first, second] = parts
      const key = parts.join(' ')
      if (first === undefined || seen.has(key)) continue
      seen.add(key)
      const phrase = { parts, meaning }
      if (first.endsWith('*')) addTo(second === undefined ? stems : openFirst, first.slice(0, PREFIX), phrase)
      else if (second === undefined) words.set(first, meaning)
      else if (second.endsWith('*')) addTo(openSecond, first, phrase)
      else {
        const behind = phrases.get(first) ?? new Map<string, Phrase[]>()
        phrases.set(first, behind)
        addTo(behind, second, phrase)
        seconds.add(second)
      }
    }
  }
  for (const index of [stems, openSecond, openFirst, ...phrases.values()])
    for (const list of index.values()) if (list.length > 1) list.sort(byLength)
  return { words, stems, phrases, seconds, openSecond, openFirst, slot, phraseTraits: new Map() }
}

/** More words first, then longer ones, so that 'metastasenfrei*' comes before 'metastas*'. */
function byLength(one: Phrase, two: Phrase): number {
  return two.parts.length - one.parts.length || two.parts.join('').length - one.parts.join('').length
}

function addTo(index: Map<string, Phrase[]>, key: string, phrase: Phrase): void {
  const present = index.get(key)
  if (present === undefined) index.set(key, [phrase])
  else present.push(phrase)
}

/** 'Überexpression' is also written 'Ueberexpression'. */
function spellings(forms: string): string[] {
  if (!/[äöüÜÖ]/.test(forms)) return forms.split('|')
  return forms.split('|').flatMap((form) => {
    const spelled = form
      .replace(/ä/g, 'ae')
      .replace(/ö/g, 'oe')
      .replace(/ü/g, 'ue')
      .replace(/Ü/g, 'Ue')
      .replace(/Ö/g, 'Oe')
    return spelled === form ? [form] : [form, spelled]
  })
}

/** A form that the scanner would cut at its blanks only. */
const PLAIN_FORM = /^[a-z]+\*?(?: [a-z]+\*?)*$/

/** The words of a form as the scanner cuts them; joints are left out, as in a text. */
function partsOf(form: string): string[] {
  if (PLAIN_FORM.test(form)) return form.split(' ')
  const bare = form.normalize('NFD').replace(/[\u0300-\u036f]/g, '')
  if (PLAIN_FORM.test(bare)) return bare.split(' ')
  const parts: string[] = []
  for (const token of scanTokens(foldText(form), { steps: 0 })) {
    const last = parts.length - 1
    if (token.kind === 'mark' && token.text === '*' && last >= 0) parts[last] = `${parts[last]}*`
    else if (token.kind !== 'joint') parts.push(token.text)
  }
  return parts
}

const SITES: ReadonlySet<Meaning> = new Set<Meaning>([
  'metastasis',
  'distantmetastasis',
  'sitemetastasis',
  'nodemetastasis',
  'node',
  'distantsite',
])
const TEST_ENTRIES = entriesOf(TEST_MEANINGS, TESTS)
const CONTEXT_ENTRIES = [...entriesOf(CONTEXT_MEANINGS, CONTEXTS), ...organEntries(OTHER_TUMORS)]
const VALUE_ENTRIES = entriesOf(VALUE_MEANINGS, VALUES)
const SPREAD_ENTRIES = entriesOf(SPREAD_MEANINGS, SPREAD)
/** Words of spread are understood where a result stands, and say nothing of it. */
const SPREAD_AS_HARMLESS = SPREAD_ENTRIES.filter(([meaning]) => SITES.has(meaning)).map(([, forms]): Entry => [
  'harmless',
  forms,
])
function entriesAs(meaning: Meaning, forms: readonly string[]): readonly Entry[] {
  return forms.map((form): Entry => [meaning, form])
}

/** Names and words that other tables leave open. */
const NAMED_ENTRIES: readonly Entry[] = [
  ...entriesAs('marker', MARKERS),
  ...entriesAs('otherscore', SCORES),
  ...entriesAs('clone', ASSAYS),
  ...entriesAs('therapy', DRUGS),
  ...entriesAs('trial', TRIALS),
  ...entriesAs('foreign', FOREIGN_WORDS),
]
const HARMLESS_ENTRIES: readonly Entry[] = [
  ...entriesOf(['harmless'], PROSE),
  ...HARMLESS.map((form): Entry => ['harmless', form]),
]

const RESULT_ENTRIES = () => [
  ...TEST_ENTRIES,
  ...CONTEXT_ENTRIES,
  ...VALUE_ENTRIES,
  ...NAMED_ENTRIES,
  ...entriesAs('otherstain', OTHER_TISSUE),
  ...entriesAs('organ', ORGANS),
  ...HARMLESS_ENTRIES,
  ...entriesAs('harmless', REGIONAL),
  ...SPREAD_AS_HARMLESS,
]
/** Names of tests stand in the diagnosis of a disease, and say nothing of its spread. */
const TESTS_AS_DISEASE = TEST_ENTRIES.filter(([meaning]) => meaning !== 'marker' && meaning !== 'otherscore').map(
  ([, forms]): Entry => ['disease', forms],
)
const OTHERS_AS_HARMLESS = TEST_ENTRIES.map(([, forms]): Entry => ['harmless', forms])

const METASTASIS_ENTRIES = () => [
  ...SPREAD_ENTRIES,
  ...entriesAs('node', NODES),
  ...CONTEXT_ENTRIES,
  ...VALUE_ENTRIES,
  ...entriesAs('therapy', DRUGS),
  ...entriesAs('trial', TRIALS),
  ...entriesAs('foreign', FOREIGN_WORDS),
  ...TESTS_AS_DISEASE,
  ...OTHERS_AS_HARMLESS,
  ...entriesAs('harmless', [...OTHER_TISSUE, ...MARKERS, ...SCORES, ...ASSAYS]),
  ...entriesAs('distantsite', ORGANS),
  ...entriesAs('node', REGIONAL),
  ...HARMLESS_ENTRIES,
]

/** Built when the first text is read: a program that starts is not to wait for it. */
const built: [Lexicon?, Lexicon?] = []

/** For HER2 and hormone receptor results. */
export function resultLexicon(): Lexicon {
  return (built[0] ??= buildLexicon(0, RESULT_ENTRIES()))
}

/** For spread and stage; 'node' is a place here and another marker there. */
export function metastasisLexicon(): Lexicon {
  return (built[1] ??= buildLexicon(1, METASTASIS_ENTRIES()))
}

/** Gives every stretch of a token list its meaning, longest phrase first. Linear: a phrase has at most nine words. */
export function nameItems(tokens: readonly Token[], lexicon: Lexicon, meter: StepMeter): readonly Item[] {
  const items: Item[] = []
  let at = 0
  while (at < tokens.length) {
    const token = tokens[at]
    if (token === undefined) break
    meter.steps += 1
    if (token.kind === 'joint') {
      if (isFullStop(tokens, at)) items.push(itemOf(token, token.end, 'mark', '', token.text, 0))
      at += 1
      continue
    }
    at = nameItem(tokens, at, token, lexicon, meter, items)
  }
  return items
}

/** Adds the longest phrase that begins at a token. Returns the token after it. */
function nameItem(
  tokens: readonly Token[],
  at: number,
  token: Token,
  lexicon: Lexicon,
  meter: StepMeter,
  items: Item[],
): number {
  const { kind, text } = token
  if (kind === 'number') {
    items.push(itemOf(token, token.end, 'number', '', text, traitsOf(text, '', 'number')))
    return at + 1
  }
  if (kind === 'word' && isCountOfCrosses(items[items.length - 1]) && CROSSES.has(text)) {
    items.push({ meaning: '', kind: 'plus', text: '+', start: token.start, end: token.end, spaced: false, traits: 0 })
    return at + 1
  }
  if (text === 'er' && (isEnding(tokens, at) || isDutchThere(tokens, at) || isPronoun(tokens, at))) {
    items.push(itemOf(token, token.end, 'word', 'harmless', text, traitsOf(text, 'harmless', 'word')))
    return at + 1
  }
  if (token.small && isVerb(items.at(-1), tokens.slice(at + 1, at + 4))) {
    items.push(itemOf(token, token.end, 'word', 'foreign', text, traitsOf(text, 'foreign', 'word')))
    return at + 1
  }
  const beginning = beginningOf(token, lexicon, meter)
  const found = findPhrase(tokens, at, beginning, lexicon, meter)
  if (text === 're' && isPrefix(tokens, at, lexicon, meter) && (found?.end ?? at + 1) === at + 1) {
    items.push(itemOf(token, token.end, 'word', 'harmless', text, traitsOf(text, 'harmless', 'word')))
    return at + 1
  }
  if (found === undefined || found.end === at + 1) {
    const { single } = beginning
    items.push(itemOf(token, token.end, single === undefined ? kind : 'word', single ?? '', text, beginning.traits))
    return at + 1
  }
  const last = tokens[found.end - 1] ?? token
  const words = tokens.slice(at, found.end).map(textOf).join(' ')
  items.push(itemOf(token, last.end, 'word', found.meaning, words, phraseTraits(words, found.meaning, lexicon)))
  return found.end
}

function itemOf(
  { start, spaced }: Token,
  end: number,
  kind: TokenKind,
  meaning: Item['meaning'],
  text: string,
  traits: number,
): Item {
  return { meaning, kind: kind === 'joint' ? 'mark' : kind, text, start, end, spaced, traits }
}

function phraseTraits(words: string, meaning: Meaning, lexicon: Lexicon): number {
  const known = lexicon.phraseTraits.get(words)
  if (known !== undefined) return known
  const traits = traitsOf(words, meaning, 'word')
  if (lexicon.phraseTraits.size < MOST_KNOWN) lexicon.phraseTraits.set(words, traits)
  return traits
}

const DUTCH =
  /^(?:geen|een|sprake|wel|nog|ook|echter|geringe|sterke|zwakke|matige|focale|fokale|amplificatie|overexpressie|kleuring|enige|duidelijke?|dus|nu)$/
const DUTCH_PLACE = /^(?:in|op|bij|van) (?:de|het|deze|dit|een)$/

/** 'Er is geen amplificatie': no receptor, which 'ER is positive' names. */
function isDutchThere(tokens: readonly Token[], at: number): boolean {
  const [verb, next, after] = [tokens[at + 1], tokens[at + 2], tokens[at + 3]].map((token) => token?.text ?? '')
  if (!/^(?:is|zijn|was|waren)$/.test(verb ?? '')) return false
  return DUTCH.test(next ?? '') || DUTCH_PLACE.test(`${next} ${after}`)
}

const VERB_BEHIND =
  /^(?:war|ist|hat|hatte|wurde|wird|kommt|kam|nimmt|gibt|berichtet|klagt|is|was|waren|zijn|werd|werden|heeft|had|hebben|wordt|worden|zit|zitten|kan|kon|moet|komt|kwam|bestaat|bestaan|bleek|blijkt|bleken)$/

/** 'Er war negativ getestet', 'Er waren 80 % tumorcellen': 'he' and 'there'. */
function isPronoun(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.titled === true && VERB_BEHIND.test(tokens[at + 1]?.text ?? '')
}

const NORDIC_VALUE = /^(?:positivt?|negativt?|her2?|her2neu)$/
const RECEPTOR_OR_LINK = /^(?:pr|pgr|and|und|or|oder|et|y|e|en|is|ist|was|war)$/
/** Behind one of these 'er' may be the receptor in small letters: 'her2 neg er pos', 'tumor is er positive'. */
const BEFORE_RECEPTOR =
  /^(?:is|are|was|were|ist|sind|war|waren|and|und|or|oder|with|for|mit|fur|est|et|es|y|e|en|voor|met|pr|pgr|hr|status|ihc)$/

/**
 * 'HER2 er positiv', 'Tumoren er negativ': Danish and Norwegian for 'is'. It stands between a name and its value without
 * a mark; 'positiv' is German as well, so that in doubt the sentence is of another language, unless the other receptor
 * follows: 'laut vorbefund er positiv, pr positiv'.
 */
function isVerb(before: Item | undefined, [next, ...behind]: readonly Token[]): boolean {
  if (behind.some(({ text }) => text === 'pr' || text === 'pgr')) return false
  if (before?.kind !== 'word' || next === undefined || RECEPTOR_OR_LINK.test(next.text)) return false
  if (before.meaning === 'her2' || before.meaning === 'ish') return next.kind === 'word' || next.kind === 'number'
  return NORDIC_VALUE.test(next.text) && !BEFORE_RECEPTOR.test(before.text) && !VALUES_BEFORE.has(before.meaning)
}

/** 'HER2 negativ er positiv pr positiv'. */
const VALUES_BEFORE: ReadonlySet<string> = new Set([
  ...['positive', 'negative', 'equivocal', 'indeterminate', 'amplified', 'notamplified', 'low', 'ultralow'],
  ...['overexpressed', 'lowpositive', 'percentword', 'pgr', 'hr', 'marker'],
])

/** 're-review', 're-excision': no receptor, which the French call RE. */
function isPrefix(tokens: readonly Token[], at: number, lexicon: Lexicon, meter: StepMeter): boolean {
  const next = tokens[at + 2]
  if (tokens[at + 1]?.kind !== 'joint' || tokens[at + 1]?.text !== '-' || next?.spaced !== false) return false
  const { single } = beginningOf(next, lexicon, meter)
  return single !== 'positive' && single !== 'negative' && single !== 'pgr'
}

/** '40er Objektiv', '1er prélèvement': the end of a number, and no receptor. */
function isEnding(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.spaced === false && tokens[at - 1]?.kind === 'number'
}

/** '3 croix' is how a score 3+ is spoken. */
const CROSSES: ReadonlySet<string> = new Set(['croix', 'cruz', 'cruces', 'croce', 'croci', 'kruis', 'kruisjes'])

function isCountOfCrosses(item: Item | undefined): boolean {
  return item?.kind === 'number' && /^[1-3]$/.test(item.text)
}

/** 'tumor.HER2', '阳性。ER': a full stop without its space, not an abbreviation ('V.a.'). */
function isFullStop(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]?.text ?? ''
  return tokens[at]?.text === '.' && (before.length > 2 || before > '\u3040')
}

function textOf(token: Token): string {
  return token.text
}

interface Found {
  readonly end: number
  readonly meaning: Meaning
}

function findPhrase(
  tokens: readonly Token[],
  at: number,
  { phrases, openSecond, openFirst, single }: Beginning,
  lexicon: Lexicon,
  meter: StepMeter,
): Found | undefined {
  if (phrases === undefined && openSecond === undefined && openFirst === undefined) return undefined
  let best: Found | undefined = single === undefined ? undefined : { end: at + 1, meaning: single }
  if (phrases !== undefined) best = longest(tokens, at, phrasesBehind(tokens, at, phrases, lexicon), best, meter)
  if (openSecond !== undefined) best = longest(tokens, at, openSecond, best, meter)
  return openFirst === undefined ? best : longest(tokens, at, openFirst, best, meter)
}

/** What begins with a word, in one look-up for words that were met before. */
function beginningOf({ text, kind, word }: Token, lexicon: Lexicon, meter: StepMeter): Beginning {
  const known = word.begins[lexicon.slot]
  if (known !== undefined) return known
  const alone = lexicon.words.get(text)
  const stem = alone === undefined || alone === 'harmless' ? (stemOf(text, lexicon, meter) ?? alone) : alone
  const single = alone === undefined ? wholeMeaning(text, stem, lexicon.slot) : stem
  const phrases = lexicon.phrases.get(text)
  const openSecond = lexicon.openSecond.get(text)
  const open = lexicon.openFirst.get(text.slice(0, PREFIX))?.filter(({ parts }) => begins(text, parts[0] ?? ''))
  const openFirst = open?.length === 0 ? undefined : open
  const beginning = {
    single,
    phrases,
    openSecond,
    openFirst,
    traits: traitsOf(text, single ?? '', single === undefined ? kind : 'word'),
    spread: saysSpread(text, single, [...(phrases?.values() ?? []), openSecond ?? [], openFirst ?? []].flat()),
  }
  word.begins[lexicon.slot] = beginning
  return beginning
}

const SPREAD_NOUNS: ReadonlySet<string> = new Set(['metastasis', 'distantmetastasis', 'sitemetastasis'])

/**
 * 'Lebermetastasenfrei', 'botmetastaseverdacht': a word that only begins with that of a spread is a doubt of one, and with the
 * endings of another language a word of that language. 'Kleinhirnmetastase' is one of the organ in front.
 */
function wholeMeaning(text: string, stem: Meaning | undefined, slot: number): Meaning | undefined {
  const at = text.search(STEM_OF_SPREAD)
  if (at < 0) return stem
  const end = text.slice(at)
  const whole = ENDS_OF_METASTASIS.test(end) || ENDS_OF_OTHERS.test(end)
  if (!whole && FOREIGN_ENDS.test(end)) return 'foreign'
  if (stem !== undefined || slot === 0 || at < PREFIX) return SPREAD_NOUNS.has(stem ?? '') && !whole ? 'hedge' : stem
  const before = text.slice(0, at)
  if (NO_ORGAN.test(before) || !JOINED_NOUN.test(end)) return stem
  if (!whole) return 'hedge'
  return DISTANT_ORGAN.test(before) ? 'sitemetastasis' : 'metastasis'
}

const STEM_OF_SPREAD = /metastas|metastat|uitzaai|uitgeza|absiedlung|filia|fernherd|rezidiv/

const OF_SPREAD: ReadonlySet<string> = new Set([
  ...['metastasis', 'distantmetastasis', 'sitemetastasis', 'stage', 'stagefour', 'workup'],
])

function saysSpread(word: string, single: Meaning | undefined, phrases: readonly Phrase[]): boolean {
  if (OF_SPREAD.has(single ?? '') || /m[01]|^[cpy]?m$/.test(word)) return true
  if (word.startsWith('metastas') || word.startsWith('recurr') || word.startsWith('relaps')) return true
  if (single === 'hedge' && STEM_OF_SPREAD.test(word)) return true
  return phrases.some(({ meaning }) => OF_SPREAD.has(meaning))
}

/** Whether a word of some tokens may say where the cancer has spread, or of what stage it is. */
export function mayNameSpread(tokens: readonly Token[], from: number, to: number, meter: StepMeter): boolean {
  for (let at = from; at < to; at += 1) {
    const token = tokens[at]
    if (token === undefined || token.kind === 'number' || token.kind === 'joint') continue
    if (beginningOf(token, metastasisLexicon(), meter).spread) return true
  }
  return false
}

function stemOf(word: string, lexicon: Lexicon, meter: StepMeter): Meaning | undefined {
  const stems = lexicon.stems.get(word.slice(0, PREFIX)) ?? []
  meter.steps += stems.length
  return stems.find(({ parts }) => word.startsWith((parts[0] ?? '').slice(0, -1)))?.meaning
}

/** Those that go on with the word behind a word and its joints; most words are the second one of no phrase at all. */
function phrasesBehind(
  tokens: readonly Token[],
  at: number,
  phrases: ReadonlyMap<string, readonly Phrase[]>,
  lexicon: Lexicon,
): readonly Phrase[] | undefined {
  let next = at + 1
  while (isSkipped(tokens, next)) next += 1
  const token = tokens[next]
  if (token === undefined) return undefined
  const { seconds } = token.word
  const isSecond = seconds[lexicon.slot] ?? (seconds[lexicon.slot] = lexicon.seconds.has(token.text))
  return isSecond ? phrases.get(token.text) : undefined
}

function longest(
  tokens: readonly Token[],
  at: number,
  phrases: readonly Phrase[] | undefined,
  best: Found | undefined,
  meter: StepMeter,
): Found | undefined {
  let found = best
  if (phrases === undefined) return found
  for (const { parts, meaning } of phrases) {
    meter.steps += 1
    const end = matchEnd(tokens, at, parts)
    // A word of weight wins over one that is only harmless.
    const better = found === undefined || end > found.end || (end === found.end && found.meaning === 'harmless')
    if (end > 0 && better) found = { end, meaning }
  }
  return found
}

function matchEnd(tokens: readonly Token[], at: number, parts: readonly string[]): number {
  let end = at
  for (let index = 0; index < parts.length; index += 1) {
    const part = parts[index] ?? ''
    while (index > 0 && isSkipped(tokens, end)) end += 1
    const token = tokens[end]
    if (token === undefined || !matches(token, part)) return 0
    end += 1
  }
  return end
}

/** A joint, or a single line end inside a phrase that was wrapped. */
function isSkipped(tokens: readonly Token[], at: number): boolean {
  const kind = tokens[at]?.kind
  return kind === 'joint' || kind === 'break'
}

function matches({ text }: Token, part: string): boolean {
  return text === part || (part.endsWith('*') && begins(text, part))
}

function begins(text: string, part: string): boolean {
  return text.startsWith(part.slice(0, -1))
}

const SITE_WORDS = new Map<string, boolean>()

/** Whether a word names a distant organ or a node. */
export function isSiteWord(word: string): boolean {
  const known = SITE_WORDS.get(word)
  if (known !== undefined) return known
  const [item] = nameItems(scanTokens(foldText(word), { steps: 0 }), metastasisLexicon(), { steps: 0 })
  const is = item?.meaning === 'distantsite' || item?.meaning === 'node'
  if (SITE_WORDS.size < 5000) SITE_WORDS.set(word, is)
  return is
}

/** For checks of the tables: the form as it is compared. */
export function comparableForm(form: string): string {
  return foldWord(form)
}
