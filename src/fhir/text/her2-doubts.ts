/** What else keeps the words of a sentence from being a result of HER2: two tissues, a limit, a condition behind, a study. */
import type { Fact, Problem } from './her2-gathered.ts'
import type { Her2SentenceReader } from './her2-sentence.ts'
import type { Item } from './lexicon.ts'

export function findDoubts(reader: Her2SentenceReader): readonly Problem[] {
  const { facts } = reader.one
  if (facts.length === 0) return []
  return [
    ...otherTissue(reader),
    ...limits(reader),
    ...unusable(facts),
    ...conditions(reader),
    ...studies(reader),
    ...eithers(reader),
    ...nearly(reader),
  ]
}

const OPPOSITE: Readonly<Record<string, string>> = { positive: 'negative', negative: 'positive' }
const OF_TISSUE: ReadonlySet<string> = new Set(['by', 'for'])

/** 'HER2 positive in the node, negative in the tumour': a clause that gives the opposite for other tissue, and no other marker. */
function otherTissue({ items, one, owners, clauses }: Her2SentenceReader): readonly Problem[] {
  return one.facts.flatMap((fact): readonly Problem[] => {
    const opposite = OPPOSITE[String(fact.value)]
    if (opposite === undefined || fact.previous) return []
    const other = items.findIndex(
      ({ meaning }, at) =>
        at >= fact.to &&
        meaning === opposite &&
        clauses.of[at] !== fact.clause &&
        opensForTissue(items, clauses.of, at),
    )
    if (other < 0 || items.slice(fact.to, other).some((item) => isApart(item))) return []
    const ofNode = items.slice(fact.to, other).some(({ text }) => NODE.test(text))
    if (!ofNode && owners.of[other]?.includes('her2') !== true) return []
    return [{ why: 'gives one value for one tissue and another for another', contradiction: true }]
  })
}

const NODE = /lymph|gangli|linfon|klier|node/

/** Another marker, test or time; a node is read as a marker elsewhere. */
function isApart({ meaning, text }: Item): boolean {
  return APART.has(meaning) && !NODE.test(text)
}

const APART: ReadonlySet<string> = new Set(['previous', 'now', 'er', 'pgr', 'marker', 'ish', 'ihc', 'control', 'hr'])

/** ', negative in …' */
function opensForTissue(items: readonly Item[], clauses: readonly number[], at: number): boolean {
  const first = clauses[at - 1] !== clauses[at] || items[at - 1]?.kind === 'mark' || items[at - 1]?.meaning === 'but'
  return first && (OF_TISSUE.has(items[at + 1]?.meaning ?? '') || OF_OTHER_TISSUE.test(items[at + 1]?.text ?? ''))
}

export const OF_OTHER_TISSUE = /^(?:im?|in|sur|dans|en|nel|nella|on|at|an|bei)(?: |$)/

const UP_TO = /^(?:bis|tot|tot aan|up to|fino)$/

/** 'HER2 bis 2+': the end of a range without its start. */
function limits({ items, one }: Her2SentenceReader): readonly Problem[] {
  return one.facts.flatMap((fact): readonly Problem[] => {
    if (fact.field !== 'score') return []
    const limit = items.slice(fact.from, fact.to).findIndex(({ text }) => UP_TO.test(text))
    const start = items[fact.from + limit - 1]
    if (limit < 0 || start?.kind === 'plus' || start?.kind === 'number') return []
    return [{ why: 'gives the end of a range alone', clause: fact.clause }]
  })
}

const OF_IHC: ReadonlySet<string> = new Set(['ihcWords', 'overallWords'])

/** 'HER2 3+, nicht verwertbar', 'HER2: 0, cannot be assessed'. */
function unusable(facts: readonly Fact[]): readonly Problem[] {
  const scored = facts.some(({ field, previous }) => field === 'score' && !previous)
  const none = facts.some(({ field, value, previous }) => OF_IHC.has(field) && value === 'indeterminate' && !previous)
  return scored && none ? [{ why: 'gives a score and says that it cannot be assessed', contradiction: true }] : []
}

const IN_WORDS: ReadonlySet<string> = new Set(['overallWords', 'ishWords', 'ihcWords'])
const IF =
  /^(?:falls|wenn|sofern|vorausgesetzt|si|se|if|provided|indien|mits|als het|qualora|siempre que|a condition qu?e?)$/

/** 'HER2 positiv, falls sich die Amplifikation bestätigt': a word whose condition opens the clause behind it. */
function conditions({ items, one, clauses }: Her2SentenceReader): readonly Problem[] {
  return one.facts.flatMap((fact): readonly Problem[] => {
    if (!IN_WORDS.has(fact.field)) return []
    const end = items.findIndex((_, at) => at >= fact.to && clauses.of[at] !== fact.clause)
    const opening = items.slice(end, end + 2).find(({ kind }) => kind === 'word')
    const conditional = end >= 0 && opening?.meaning === 'conditional' && IF.test(opening.text)
    return conditional ? [{ why: `«${opening.text}» is conditional`, clause: fact.clause }] : []
  })
}

const STUDY = /^(?:studio|studi|study|trial|studie|ensayo|estudio|essai|etude|protocollo|protokoll)$/

/** 'Studio HER2-low': the name of a study. */
function studies({ items, one }: Her2SentenceReader): readonly Problem[] {
  return one.facts.flatMap((fact): readonly Problem[] => {
    if (fact.value !== 'low' && fact.value !== 'ultralow') return []
    const near = items.slice(Math.max(0, fact.from - 4), fact.to + 2)
    return near.some(({ text }) => STUDY.test(text)) ? [{ why: 'speaks of a study', clause: fact.clause }] : []
  })
}

/** 'Hormone receptors negative or HER2 positive': one of two, and nothing says which. */
function eithers({ items, one }: Her2SentenceReader): readonly Problem[] {
  return one.facts.flatMap((fact): readonly Problem[] => {
    const before = items[fact.from - 1]
    const either = IN_WORDS.has(fact.field) && items[fact.from]?.meaning === 'her2' && before?.meaning === 'or'
    return either ? [{ why: `«${before.text}» leaves open which of the two it is`, clause: fact.clause }] : []
  })
}

const NEARLY =
  /^(?:quasi|nahezu|fast|presque|casi|bijna|nearly|almost|virtually|praticamente|practicamente|praktisch|nagenoeg)$/

/** 'HER2 nahezu negativ': a word that is not quite reached. */
function nearly({ items, one }: Her2SentenceReader): readonly Problem[] {
  return one.facts.flatMap((fact): readonly Problem[] => {
    const word = IN_WORDS.has(fact.field)
      ? items.slice(fact.from, fact.to).find(({ text }) => NEARLY.test(text))
      : undefined
    return word === undefined ? [] : [{ why: `«${word.text}» does not quite reach it`, clause: fact.clause }]
  })
}
