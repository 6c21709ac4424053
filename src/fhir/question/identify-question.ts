/**
 * What an Observation, a component or an order asks for. The second coding often decides the method, the text may name
 * another marker than the code, and some systems send only words.
 */
import { GENES, QUESTION_CODES, PROBE_METHODS, type Question } from '../codes/questions.ts'
import { conceptOf, foldWords, isBrokenCode, wordsOf, type Concept } from '../record/codings.ts'
import type { CodeMapIndex } from './code-map.ts'
import { anotherAssay, methodWords } from './assay-named.ts'
import { differsFromHer2, mentionsOf, type Mentions } from './markers.ts'
import { isResultName, isShareName } from './result-parts.ts'
import { whyNoResultName } from '../text/index.ts'
import { stagingAsked } from './staging-question.ts'
import { stainingAsked } from './staining-question.ts'
import { isObject, objectsOf, type Json } from '../record/json-shapes.ts'
import { rememberEach, rememberPairs } from '../record/remember.ts'

export interface Asked {
  readonly question?: Question
  /** The words of the code, the text first. */
  readonly words: readonly string[]
  /** Why this must not be read, although its code is of HER2. */
  readonly refused?: string
  /** No code that is known asks it, but words do. */
  readonly byName?: true
  /** It was refused for a word of its name that is not known, and may be a result. */
  readonly strangeName?: true
  /** The code's parts ask for different things. */
  readonly contradiction?: string
  /** The method that another coding, the text or Observation.method names, where the code itself names none. */
  readonly method?: 'ihc' | 'ish'
  readonly probe?: 'dual' | 'single'
  /** What a bare number under a presence code is, by the words beside the code. */
  readonly number?: 'ratio' | 'her2' | 'cep17'
  /** The words of an assay that is neither immunostain nor in-situ hybridisation. */
  readonly assay?: string
  /** Another organ that the words name. */
  readonly organ?: string
  /** What is asked is the second, blinded count of an ISH. */
  readonly recount?: true
  /** The code is of uniform intense complete staining (LOINC 85328-3). */
  readonly uniform?: true
  /** The day of the result that answers it, as far as it is known. */
  readonly on?: string
}

const HER2_QUESTIONS: ReadonlySet<Question> = new Set<Question>([
  'her2-ihc',
  'her2-ihc-percent',
  'her2-staining',
  'her2-ish',
  'her2-ish-panel',
  'her2-ratio',
  'her2-copies',
  'cep17-copies',
  'her2-overall',
  'her2-serum',
  'her2-tissue-amount',
  'her2-mutation',
  'her2-expression',
])
const RECEPTOR_QUESTIONS: ReadonlySet<Question> = new Set<Question>(['er', 'er-percent', 'pgr', 'pgr-percent'])
const ISH_QUESTIONS: ReadonlySet<Question> = new Set<Question>([
  'her2-ish',
  'her2-ish-panel',
  'her2-ratio',
  'her2-copies',
  'cep17-copies',
])
const IHC_QUESTIONS: ReadonlySet<Question> = new Set<Question>(['her2-ihc', 'her2-ihc-percent', 'her2-staining'])

/** From the vaguest to the most exact: with two codings the more exact one tells what is asked. */
const EXACTNESS: readonly Question[] = [
  'generic-ihc',
  'generic-ish',
  'her2-overall',
  'her2-ish-panel',
  'her2-ish',
  'her2-ihc',
  'er',
  'pgr',
]

export function isHer2Question(question: Question | undefined): boolean {
  return question !== undefined && HER2_QUESTIONS.has(question)
}

export function isReceptorQuestion(question: Question | undefined): boolean {
  return question !== undefined && RECEPTOR_QUESTIONS.has(question)
}

export function isIshQuestion(question: Question | undefined): boolean {
  return question !== undefined && ISH_QUESTIONS.has(question)
}

export function isIhcQuestion(question: Question | undefined): boolean {
  return question !== undefined && IHC_QUESTIONS.has(question)
}

/** What a code asks. `within` is true for a component of a HER2 result, whose words may be as short as 'score'. */
export function questionOf(concept: Concept, codeMap?: CodeMapIndex, within = false): Asked {
  return within ? askedWithin(concept, codeMap) : askedByCode(concept, codeMap)
}

const askedByCode = rememberPairs((concept: Concept, codeMap: CodeMapIndex | undefined) =>
  readQuestion(concept, codeMap, false),
)
const askedWithin = rememberPairs((concept: Concept, codeMap: CodeMapIndex | undefined) =>
  readQuestion(concept, codeMap, true),
)

function readQuestion(concept: Concept, codeMap: CodeMapIndex | undefined, within: boolean): Asked {
  const words = wordsOf(concept)
  const mapped = codeMap?.testOf(concept)
  if (mapped !== undefined) return { question: mapped, words }
  const known = knownQuestions(concept)
  const named = known.filter((question) => !question.startsWith('generic-'))
  if (named.length === 0) return byWords(words.length > 0 ? words : localNames(concept), known, within)
  const her2 = named.filter(isHer2Question)
  if (her2.length > 0) return askedOfHer2(her2, known, words)
  const question = mostExact(named)
  const mismatch = refusalOfReceptor(question, words)
  return mismatch === undefined ? { question, words } : { question, words, refused: mismatch }
}

/** A local code without any words is its own name: 'HER2' of a registry. */
function localNames(concept: Concept): readonly string[] {
  const local = concept.codings.filter(({ system }) => !/^(loinc|snomed|icd)/.test(system))
  return local.map(({ code }) => code.replace(/_/g, ' ')).filter((code) => /[a-z]{2}/i.test(code))
}

function knownQuestions(concept: Concept): Question[] {
  const found = new Set<Question>()
  for (const coding of concept.codings) {
    if (isBrokenCode(coding)) continue
    const question = QUESTION_CODES.meaningOf(coding.system, coding.code)
    if (question !== undefined) found.add(question)
  }
  // A bare code where a concept belongs: its check digit tells it from a word.
  const bare = concept.codings.length === 0 ? (concept.text ?? '').trim() : ''
  const question = /^\d[\d-]{4,18}$/.test(bare) ? QUESTION_CODES.meaningOf('', bare) : undefined
  if (question !== undefined) found.add(question)
  return [...found]
}

function mostExact(questions: readonly Question[]): Question {
  const ranked = [...questions].sort((one, other) => EXACTNESS.indexOf(other) - EXACTNESS.indexOf(one))
  const exact = ranked.find((question) => !EXACTNESS.includes(question))
  return exact ?? ranked[0] ?? 'not-her2'
}

function askedOfHer2(her2: readonly Question[], known: readonly Question[], words: readonly string[]): Asked {
  const question = mostExact(her2)
  const another = differsFromHer2(words)
  if (another !== undefined && question !== 'cep17-copies') {
    return { question, words, refused: `a HER2 code whose words name another test: «${another}»` }
  }
  const mentions = mentionsOf(words.join(' | '))
  const methods = methodsOf(her2, mentions)
  const hints = hintsOf(mentions, known)
  if (methods.length > 1) {
    return {
      question,
      words,
      contradiction: `the code asks for ${methods.join(' and for ')} at once: «${words.join('; ')}»`,
    }
  }
  if (question === 'her2-ihc' && mentions.cep17) {
    return { question, words, refused: `an immunostain code whose words name chromosome 17: «${words.join('; ')}»` }
  }
  return question === 'her2-ihc-percent' ? { question, words, ...hints, uniform: true } : { question, words, ...hints }
}

/** The methods that codes and words name; only the words of an overall code may add one. */
function methodsOf(her2: readonly Question[], mentions: Mentions): string[] {
  const ihc = her2.some((question) => IHC_QUESTIONS.has(question))
  const ish = her2.some((question) => ISH_QUESTIONS.has(question))
  const methods: string[] = []
  if (ihc || (ish && mentions.ihc && !mentions.ish)) methods.push('an immunostain')
  if (ish || (ihc && mentions.ish && !mentions.ihc)) methods.push('in-situ hybridisation')
  return methods
}

function hintsOf(mentions: Mentions, known: readonly Question[]): Partial<Asked> {
  const ihc = mentions.ihc || known.includes('generic-ihc')
  const ish = mentions.ish || known.includes('generic-ish')
  const method = ihc === ish ? {} : { method: ihc ? ('ihc' as const) : ('ish' as const) }
  const number = numberOf(mentions)
  const organ = mentions.organ === undefined ? {} : { organ: mentions.organ }
  const recount = mentions.recount ? { recount: true as const } : {}
  return { ...method, ...organ, ...recount, ...(number === undefined ? {} : { number }) }
}

function numberOf(mentions: Mentions): 'ratio' | 'her2' | 'cep17' | undefined {
  if (mentions.ratio) return 'ratio'
  if (!mentions.copies) return undefined
  if (mentions.cep17 !== mentions.her2) return mentions.cep17 ? 'cep17' : 'her2'
  return undefined
}

function refusalOfReceptor(question: Question, words: readonly string[]): string | undefined {
  if (!isReceptorQuestion(question)) return undefined
  const other = words.find((part) => {
    const mentions = mentionsOf(part)
    const own = question.startsWith('er') ? mentions.er : mentions.pgr
    return !own && (mentions.her2 || mentions.er || mentions.pgr || mentions.other)
  })
  return other === undefined ? undefined : `a receptor code whose words name another test: «${other}»`
}

/** No code that is known: the words decide, if they name one marker. */
function byWords(words: readonly string[], known: readonly Question[], within: boolean): Asked {
  const mentions = mentionsOf(words.join(' | '))
  if (mentions.her2) return { ...her2InWords(words, mentions, known), byName: true }
  const part = within && (asksStaining(words, known) ? 'her2-staining' : componentByWords(mentions))
  if (part) return mentions.recount ? { question: part, words, recount: true } : { question: part, words }
  if (mentions.other || (mentions.er && mentions.pgr)) return { words }
  if (mentions.er || mentions.pgr) return { question: receptorByWords(mentions), words, byName: true }
  const question = known[0] ?? stagingAsked(words)
  return question === undefined ? { words } : { question, words }
}

/** The question of a component in a result of `whole`: its own, or, where it is called no more than 'result', that of the whole. */
export function questionWithin(component: Concept, whole: Asked, codeMap?: CodeMapIndex): Asked {
  const asked = asResult(questionOf(component, codeMap, isHer2Question(whole.question)))
  if (asked.question !== undefined || whole.refused !== undefined) return asked
  if (isResultName(asked.words)) return { ...whole, words: asked.words }
  const { question } = whole
  const isShare = (question === 'er' || question === 'pgr') && isShareName(asked.words)
  return isShare ? { question: `${question}-percent`, words: asked.words } : asked
}

/**
 * A result under a name of the site's own counts only where all of the name was understood (P-27). An order may say more
 * ('reflex HER2 FISH, if IHC 2+'), and still asks for the test.
 */
export const asResult = rememberEach((asked: Asked): Asked => {
  const { question, words } = asked
  if (asked.byName === undefined || question === undefined || !NAMED_RESULTS.has(question)) return asked
  const found = words.flatMap((name) => whyNoResultName(name) ?? [])
  const first = found.find(({ isStrange }) => !isStrange) ?? found[0]
  if (first === undefined) return asked
  const refused = `under the name «${words.join('; ').slice(0, 200)}»: ${first.why}`
  return { ...asked, refused, ...(first.isStrange && { strangeName: true as const }) }
})

const NAMED_RESULTS: ReadonlySet<Question> = new Set<Question>([
  ...(['her2-ihc', 'her2-ihc-percent', 'her2-ish', 'her2-ratio', 'her2-copies', 'her2-overall'] as const),
  ...(['er', 'er-percent', 'pgr', 'pgr-percent'] as const),
])

function receptorByWords({ er, percent }: Mentions): Question {
  const receptor = er ? 'er' : 'pgr'
  return percent ? `${receptor}-percent` : receptor
}

/** Words that name HER2, and no other marker beside it. */
function her2InWords(words: readonly string[], mentions: Mentions, known: readonly Question[]): Asked {
  if (mentions.er || mentions.pgr) return { words }
  const assay = anotherAssay(words)
  if (assay !== undefined) return { question: assayQuestion(mentions), words, assay }
  if (mentions.other) return { words }
  const question = asksStaining(words, known) ? 'her2-staining' : her2ByWords(mentions, known)
  return { question, words, ...hintsOf(mentions, known) }
}

function assayQuestion(mentions: Mentions): Question {
  if (mentions.serum) return 'her2-serum'
  return mentions.mutation ? 'her2-mutation' : 'ngs-copy-number'
}

/** The staining itself, where no code asks for anything else. */
function asksStaining(words: readonly string[], known: readonly Question[]): boolean {
  return !known.includes('generic-ish') && stainingAsked(words) !== undefined
}

function her2ByWords(mentions: Mentions, known: readonly Question[]): Question {
  if (mentions.serum) return 'her2-serum'
  if (mentions.mutation) return 'her2-mutation'
  const isTissueTest = mentions.ihc || mentions.ish
  if (mentions.expression && !isTissueTest) return 'her2-expression'
  if (mentions.ngs && !isTissueTest) return 'ngs-copy-number'
  if (mentions.cep17 && mentions.ratio) return 'her2-ratio'
  if (mentions.percent) return 'her2-ihc-percent'
  if (mentions.copies && !mentions.cep17) return 'her2-copies'
  if (mentions.recount) return mentions.ratio ? 'her2-ratio' : 'her2-ish'
  return methodByWords(mentions, known)
}

/** The one method that the words or a code beside them name; a question that names both or none is of the whole. */
function methodByWords(mentions: Mentions, known: readonly Question[]): Question {
  const ihc = mentions.ihc || mentions.score || known.includes('generic-ihc')
  const ish = mentions.ish || mentions.ratio || known.includes('generic-ish')
  if (ihc === ish) return 'her2-overall'
  return ihc ? 'her2-ihc' : 'her2-ish'
}

function componentByWords(mentions: Mentions): Question | undefined {
  if (mentions.er || mentions.pgr || mentions.other) return undefined
  if (mentions.cells) return 'cells-counted'
  if (mentions.ratio) return 'her2-ratio'
  if (mentions.cep17) return 'cep17-copies'
  if (mentions.percent) return 'her2-ihc-percent'
  if (mentions.recount) return mentions.copies ? 'her2-copies' : 'her2-ish'
  if (mentions.score || mentions.ihc || mentions.pattern) return 'her2-ihc'
  return mentions.ish ? 'her2-ish' : undefined
}

/** Observation.method and the gene component beside the code. */
export function askedOfObservation(resource: Json, codeMap?: CodeMapIndex): Asked {
  const asked = asResult(questionOf(conceptOf(resource['code']), codeMap))
  const method = conceptOf(resource['method'])
  if (resource['component'] === undefined && resource['device'] === undefined) return askedOfCodes(asked, method)
  return withAssay(withGene(withMethod(asked, method), resource), methodWords(resource))
}

/** Where nothing but code and method tells what is asked. */
const askedOfCodes = rememberPairs((asked: Asked, method: Concept) =>
  withAssay(withMethod(asked, method), wordsOf(method)),
)

function withMethod(asked: Asked, method: Concept): Asked {
  const coded = method.codings.map((coding) => PROBE_METHODS.get(coding.code)).find((found) => found !== undefined)
  const probe = coded ?? probeInWords([...wordsOf(method), ...asked.words])
  return { ...asked, ...methodOf(method, asked), ...(probe === undefined ? {} : { probe }) }
}

function withAssay(asked: Asked, method: readonly string[]): Asked {
  if (!isHer2Question(asked.question)) return asked
  const assay = anotherAssay([...method, ...asked.words])
  return assay === undefined ? asked : { ...asked, assay }
}

const SINGLE_PROBE =
  /\b(?:single|mono|one)[- ]?(?:probe|colou?r)|\beinfarb|\beinzelsonde|\bsonde (?:simple|unique)|\bsonda (?:unica|simple|singola)|\benkele probe/
const DUAL_PROBE =
  /\b(?:dual|double|two)[- ]?(?:probe|colou?r)|\bdual ish|\bzweifarb|\bdoppelsonde|\bdouble sonde|\bdoble sonda|\bdoppia sonda|\bdubbele probe/

/** 'single probe CISH', 'dual-color FISH': only one of the two may be named. */
function probeInWords(words: readonly string[]): 'dual' | 'single' | undefined {
  const text = foldWords(words.join(' | '))
  const [single, dual] = [SINGLE_PROBE.test(text), DUAL_PROBE.test(text)]
  if (single === dual) return undefined
  return single ? 'single' : 'dual'
}

function methodOf(method: Concept, asked: Asked): Partial<Asked> {
  if (asked.method !== undefined) return {}
  const known = knownQuestions(method)
  return { ...methodHint(hintsOf(mentionsOf(wordsOf(method).join(' | ')), known)) }
}

function methodHint(hints: Partial<Asked>): Partial<Asked> {
  return hints.method === undefined ? {} : { method: hints.method }
}

function withGene(asked: Asked, resource: Json): Asked {
  const gene = geneOf(resource)
  if (gene === undefined) return asked
  const { question } = asked
  if (question === 'generic-ihc' || question === 'generic-ish') {
    if (gene === 'other') return asked
    if (gene === 'her2') return { ...asked, question: question === 'generic-ihc' ? 'her2-ihc' : 'her2-ish' }
    return question === 'generic-ihc' ? { ...asked, question: gene } : asked
  }
  if (isHer2Question(question) && gene !== 'her2' && asked.refused === undefined) {
    return { ...asked, refused: 'a HER2 code whose component names another gene' }
  }
  return asked
}

/** The gene that a component of an Observation names; 'other' where it is none of the markers here. */
export function geneOf(resource: Json): 'her2' | 'er' | 'pgr' | 'other' | undefined {
  for (const component of objectsOf(resource['component'])) {
    const code = conceptOf(component['code'])
    if (!code.codings.some((coding) => QUESTION_CODES.meaningOf(coding.system, coding.code) === 'gene-studied'))
      continue
    const value = component['valueCodeableConcept'] ?? component['valueString']
    if (value === undefined || (!isObject(value) && typeof value !== 'string')) continue
    return geneOfConcept(conceptOf(value))
  }
  return undefined
}

function geneOfConcept(concept: Concept): 'her2' | 'er' | 'pgr' | 'other' | undefined {
  const mentions = mentionsOf(wordsOf(concept).join(' | '))
  // Wrong gene numbers beside the right name are real, so the name goes first.
  if (mentions.her2) return 'her2'
  const coded = concept.codings.map((coding) => GENES.get(coding.code)).find((gene) => gene !== undefined)
  if (coded !== undefined) return coded
  return concept.codings.length > 0 || concept.text !== undefined ? 'other' : undefined
}
