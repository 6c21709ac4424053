/** Sentences that tell a rule or a share, in the words of a result: what HER2-positive means, and how many cancers are so. */
import type { Measure } from '../../her2/evidence.ts'
import { isMany } from './generalities.ts'
import type { Fact, Problem } from './her2-gathered.ts'
import type { Her2SentenceReader } from './her2-sentence.ts'
import type { Item } from './lexicon.ts'
import { PRIMARY, RECURRENCE } from './sample-labels.ts'

/** @returns why a sentence speaks of a rule or of patients in general; empty where it does not. */
export function findRules(reader: Her2SentenceReader): readonly Problem[] {
  if (reader.one.facts.length === 0) return []
  return [
    ...findShare(reader),
    ...findAlternatives(reader),
    ...findDefinition(reader),
    ...findKeyLine(reader),
    ...findRuleOfScore(reader),
    ...findLostPoint(reader),
    ...findCytoplasm(reader),
    ...findTwoSamples(reader),
    ...findOtherTissue(reader),
    ...findPronoun(reader),
    ...findListDenied(reader),
    ...findTypes(reader),
  ]
}

const SHARE_REACH = 7

/** '15-20 % of breast cancers', 'bei etwa 15 % der Mammakarzinome', 'half of all tumors'. */
export function findShare({ items }: Pick<Her2SentenceReader, 'items'>): Problem[] {
  const share = items.findIndex(({ meaning, text }) => meaning === 'percentword' || SHARE.test(text))
  if (share < 0) return []
  const many = items.slice(share + 1, share + SHARE_REACH).find(isMany)
  return many === undefined ? [] : [{ why: `«${many.text}» speaks of patients or results in general` }]
}

const SHARE =
  /^(?:half|third|quarter|most|many|majority|minority|halfte|haelfte|moitie|mitad|meta|helft|viele|meisten)$/

const DENIALS: ReadonlySet<unknown> = new Set(['negative', 'not-amplified', 'absent'])

/** 'positive (IHC 3+ or FISH amplified)': either makes it so, and neither is said of this tumour. */
function findAlternatives({ items, one }: Her2SentenceReader): Problem[] {
  const facts = one.facts.toSorted((a, b) => a.to - b.to)
  for (const [index, fact] of facts.entries()) {
    const next = facts[index + 1]
    if (next === undefined || isDenial(fact) || isDenial(next)) continue
    const or = items.slice(fact.to, next.to - 1).find(({ meaning, kind }) => meaning === 'or' && kind === 'word')
    if (or !== undefined && fact.test !== next.test && fact.field !== next.field)
      return [{ why: `«${or.text}» leaves open which of two results it is` }]
  }
  return []
}

function isDenial({ value }: Fact): boolean {
  return DENIALS.has(value)
}

/** 'Ratio 13' may be 1.3 whose point was lost; beside the word 'amplified' it is not. */
function findLostPoint({ one: { facts } }: Her2SentenceReader): Problem[] {
  if (facts.some(({ value }) => value === 'amplified')) return []
  return facts.flatMap(({ field, value, clause }): Problem[] => {
    if (field !== 'ratio') return []
    const { text, comparator } = value as Measure
    return comparator === undefined && /^\d{2,}$/.test(text)
      ? [{ why: `«${text}» may have lost its decimal point`, clause }]
      : []
  })
}

const HEALTHY = /normal|norma(?:le|li|ux)|benign|benin|gutartig|goedaardig|\bducts\b|\bgange\b/
const WITHIN = /^(?:in|in the|im|in den|in der|dans|dans les|en|en los|nel|nei|nelle|nella|bij|in de)$/
const OF_THE_TUMOR = /tum|carcin|karzin|invas|neoplas|infiltr|cancer|krebs/

/** 'HER2 positive cells in normal ducts': the value is of other tissue than the tumour. */
function findOtherTissue({ items, clauses, one: { facts } }: Her2SentenceReader): Problem[] {
  return facts.flatMap(({ test, clause }): Problem[] => {
    if (test === 'ish') return []
    const own = items.filter((_, at) => clauses.of[at] === clause)
    if (own.some(({ text }) => OF_THE_TUMOR.test(text))) return []
    const word = own.find(
      ({ meaning, text }, at) =>
        meaning === 'otherstain' &&
        HEALTHY.test(text) &&
        own.slice(Math.max(0, at - 3), at).some((before) => WITHIN.test(before.text)),
    )
    return word === undefined ? [] : [{ why: `«${word.text}» is no tissue of the tumor`, clause }]
  })
}

const CORE = /(?:^| )(?:cores?|biops\w*|biopt\w*|needle|stanz\w*|carottes?|cylindres?|agobiops\w*|naaldbiopt\w*)(?: |$)/
const EXCISED =
  /(?:^| )(?:excisions?|resections?|resected|mastectomy|lumpectomy|exzisat\w*|exzidat\w*|resektat\w*|mastektom\w*|op praparat|operationspraparat\w*|operatoire|exerese|mastectom\w*|tumorectom\w*|pieza|reseccion|escissione|exeresi|resezione|quadrantectomia|resectie\w*|excisie\w*)(?: |$)/

const WHY_TWO_SAMPLES = 'gives values of two samples'

/** 'HER2 2+ on the core (FISH not amplified) and 2+ on the excision': values of two samples, told as of one time, in one sentence. */
function findTwoSamples({ items, clauses, one: { facts } }: Her2SentenceReader): Problem[] {
  const named = (words: RegExp): boolean => items.some(({ text }) => words.test(text))
  if (facts.length > 1 && named(PRIMARY) && named(RECURRENCE) && facts.every(({ previous }) => !previous))
    return [{ why: WHY_TWO_SAMPLES }]
  // Two scores exclude each other, and that is told.
  if (new Set(facts.flatMap(({ field, value }) => (field === 'score' ? [value] : []))).size > 1) return []
  if (facts.length < 2 || !items.some(({ text }) => CORE.test(text)) || !items.some(({ text }) => EXCISED.test(text)))
    return []
  const kinds = new Map<boolean, Set<string>>()
  for (const { clause, previous, field } of facts) {
    const own = items.filter((_, at) => clauses.of[at] === clause)
    const isCore = own.some(({ text }) => CORE.test(text))
    const isExcised = own.some(({ text }) => EXCISED.test(text))
    const twice = facts.filter((other) => other.clause === clause && other.field === field).length > 1
    if (isCore && isExcised && twice) return [{ why: WHY_TWO_SAMPLES }]
    if (isCore === isExcised) continue
    const known = kinds.get(previous) ?? new Set<string>()
    kinds.set(previous, known.add(isCore ? 'core' : 'excised'))
  }
  return [...kinds.values()].some(({ size }) => size > 1) ? [{ why: WHY_TWO_SAMPLES }] : []
}

const CYTOPLASM = /^(?:cytoplasm|zytoplasm|citoplasm|cytoplasmat)/

/** 'HER2 cytoplasmic staining 3+': only the membrane is scored. */
function findCytoplasm({ items, clauses, one: { facts } }: Her2SentenceReader): Problem[] {
  return facts.flatMap(({ field, clause }): Problem[] => {
    if (field !== 'score') return []
    const own = items.filter((_, at) => clauses.of[at] === clause)
    const word = own.find(({ text }) => CYTOPLASM.test(text))
    const membrane = own.some(({ meaning, text }) => meaning === 'membrane' || /membran/.test(text))
    return word === undefined || membrane ? [] : [{ why: `«${word.text}» is no staining of the membrane`, clause }]
  })
}

const PATTERN: ReadonlySet<string> = new Set(['staining', 'complete', 'incomplete', 'intense', 'faint', 'moderate'])
const DEFINES =
  /^(?:is|are|=|means|denotes|corresponds to|ist|bedeutet|entspricht|est|signifie|correspond a|es|significa|e|is gedefinieerd als|betekent)$/

/** 'Score 3+ is uniform intense membrane staining of > 30 % of tumor cells': what a score means. */
function findDefinition({ items, one }: Her2SentenceReader): Problem[] {
  return one.facts.flatMap((fact): Problem[] => {
    if (fact.field !== 'score' || !DEFINES.test(items[fact.to]?.text ?? '')) return []
    const said = items.slice(fact.to + 1, fact.to + 4)
    return said.some(({ meaning, text }) => PATTERN.has(meaning) || text === 'uniform') && isLimited(items, fact.to)
      ? [{ why: 'tells what a score means' }]
      : []
  })
}

const LIMITED: ReadonlySet<string> = new Set(['ratio', 'her2CopyNumber', 'percent'])

/** 'HER2 positive: HER2/CEP17 ratio of greater than 2.2': behind the word of a result its limit, and no figure that was counted. */
function findKeyLine({ items, one: { facts } }: Her2SentenceReader): Problem[] {
  const word = facts.find(({ field, to }) => field.endsWith('Words') && [':', '='].includes(items[to]?.text ?? ''))
  if (word === undefined) return []
  const behind = facts.filter(({ to }) => to > word.to)
  const isKey = behind.length > 0 && behind.every(({ field, value }) => LIMITED.has(field) && isLimit(value))
  return isKey ? [{ why: 'tells what a result means' }] : []
}

function isLimit(value: unknown): boolean {
  return (value as Measure).comparator !== undefined
}

const IS_CALLED = /^(?:is|are) (?:considered|regarded|classified|defined|interpreted)|^considered$/

/** 'An IHC score of 3+ is considered HER2 positive': of any tumour. */
function findRuleOfScore({ items, one: { facts } }: Her2SentenceReader): Problem[] {
  return facts.flatMap(({ field, from, to }): Problem[] => {
    if (field !== 'score' || !items.slice(to, to + 3).some(({ text }) => IS_CALLED.test(text))) return []
    const opened = items.slice(0, from + 1).some(({ text }) => /^(?:an?|any)$/.test(text))
    return opened ? [{ why: 'tells what a score means' }] : []
  })
}

/** With a limit: what was seen has a figure of its own. */
function isLimited(items: readonly Item[], from: number): boolean {
  return items
    .slice(from)
    .some(({ meaning, text }) => ['gt', 'ge', 'lt', 'le'].includes(meaning) || ['<', '>', '≤', '≥'].includes(text))
}

const COUNTED_THINGS =
  /(?:^| )(?:nodes|lymph nodes|sentinel nodes|slns|lns|margins|cores|biopsies|specimens|samples|scans|mammograms|swabs|cultures|sites|quadrants|foci|sisters|daughters)$/
const PRONOUN_REACH = 4

/** 'Her 2 positive nodes': two nodes of hers. */
function findPronoun({ items }: Her2SentenceReader): Problem[] {
  return items.flatMap(({ meaning, text }, at): Problem[] => {
    const value = items[at + 1]?.meaning
    if (meaning !== 'her2' || text !== 'her 2' || (value !== 'positive' && value !== 'negative')) return []
    const behind = items.slice(at + 2, at + 2 + PRONOUN_REACH)
    const end = behind.findIndex(({ kind }) => kind !== 'word')
    const thing = (end < 0 ? behind : behind.slice(0, end)).find((item) => COUNTED_THINGS.test(item.text))
    return thing === undefined ? [] : [{ why: `«${thing.text}» may be what is ${value}` }]
  })
}

const NOUNS: ReadonlySet<string> = new Set(['amplification', 'overexpression', 'staining'])
const SHOWN: ReadonlySet<unknown> = new Set(['positive', 'amplified', 'present'])
const ENDS_DENIAL: ReadonlySet<string> = new Set(['is', 'detected', 'positive', 'negative', 'but', 'her2'])
const ENDING_MARKS: ReadonlySet<string> = new Set([';', ':', '.'])

/** 'No necrosis, HER2 amplification or invasion is seen': the verb behind the list is denied by its first word. */
function findListDenied({ items, one: { facts } }: Her2SentenceReader): Problem[] {
  return facts.flatMap(({ value, to, clause }): Problem[] => {
    if (!SHOWN.has(value) || items[to - 1]?.meaning !== 'detected') return []
    const noun = items.slice(0, to).findLastIndex(({ meaning }) => NOUNS.has(meaning))
    const start = items[noun - 1]?.meaning === 'her2' ? noun - 2 : noun - 1
    for (let at = start; at >= 0; at -= 1) {
      const item = items[at]
      if (item?.meaning === 'not' || item?.meaning === 'absent')
        return [{ why: `«${item.text}» at the head of the list may deny it`, clause }]
      if (item === undefined || ENDS_DENIAL.has(item.meaning) || ENDING_MARKS.has(item.text)) return []
    }
    return []
  })
}

const TWO_TYPES = /luminal\w{0,3} (?:tipo |type |typ )?a (?:o|or|oder|ou|of|u|\/|und|and) (?:luminal\w{0,3} )?b\b/

/** 'Luminal A or B (HER2-negative)': names of classes, and not what was found. */
function findTypes({ items }: Her2SentenceReader): Problem[] {
  const words = items.map(({ text }) => text).join(' ')
  return TWO_TYPES.test(words) ? [{ why: 'names two types of breast cancer' }] : []
}
