/**
 * Which codes, test names, answers and sites of a record the built-in tables do not know although they look like HER2,
 * ER, PgR, stage, metastasis or a tissue site: what an analyst puts into the code map of the site.
 */
import type { SiteKind } from '../her2/evidence.ts'
import { ANSWER_CODES } from './codes/answers.ts'
import { QUESTION_CODES, type Question } from './codes/questions.ts'
import { indexCodeMap, isTest, type CodeMap, type CodeMapIndex } from './question/code-map.ts'
import { conceptOf, foldWords, isBrokenCode, labelOf, wordsOf, type Coding, type Concept } from './record/codings.ts'
import { meaningOfCondition } from './context/diagnoses.ts'
import { readValue } from './disease/metastasis-values.ts'
import { asResult, isHer2Question, isIshQuestion, questionOf } from './question/identify-question.ts'
import { isObject, listOf, nameOf, objectsOf, type Json } from './record/json-shapes.ts'
import { indexRecords } from './record/references.ts'
import { rememberEach } from './record/remember.ts'
import { bodySiteOf, placeOf } from './specimen/sites.ts'
import { isNoTissue } from './specimen/specimens.ts'
import { readAnswerText, type AnswerQuestion } from './text/index.ts'

export type SuggestionKind = 'test' | 'answer' | 'site'

/** One row that the code map may need. */
export interface Suggestion {
  readonly kind: SuggestionKind
  /** As the code map matches it: by code, else by text. */
  readonly system?: string
  readonly code?: string
  readonly text?: string
  /** For a person: the display or text beside a code. */
  readonly label?: string
  readonly count: number
  /** At most three values or questions that it stood with. */
  readonly examples: readonly string[]
  /** What the words say it is; absent where they leave it open. To be checked by a person either way. */
  readonly guess?: string
}

/** A code map whose `is` and `kind` are still to be filled in where they are ''. */
export interface CodeMapSkeleton {
  readonly tests: readonly object[]
  readonly answers: readonly object[]
  readonly sites: readonly object[]
}

interface Row {
  readonly suggestion: Omit<Suggestion, 'count' | 'examples'>
  count: number
  readonly examples: Set<string>
}

const MOST_EXAMPLES = 3
const LONGEST_NAME = 120

/** Tests that look as if they were about HER2, receptors or spread; wider than what is read. */
const LOOKS_LIKE =
  /her[-_\s/]?2|erb-?b|c-?erb|\bneu\b|\bh2(?:ihc|fish|ish|sco|neu)|\b(?:[fcsd]|dd|ba)?ish\b|\bihc\b|hercep|amplif|cep[-\s]?17|copy number|kopienzahl|\ber\b|\bpr\b|\bpgr\b|estro|ostro|progest|rezeptor|receptor|recept|recett|\bstag(?:e|ing)\b|stadium|stadio|estadio|\bstade\b|\btnm\b|\b[cp]?m[-\s_]?(?:categ|kateg|stage|status)|metast|\bmets?\b|fernmet/

/** What is looked for with one code map: its index, what was found so far, and what a test needs. */
interface Search {
  readonly codeMap: CodeMapIndex | undefined
  readonly rows: Map<string, Row>
  readonly testOf: (concept: Concept) => NeededTest | undefined
}

/** A test that the code map may need; `guess` is what its words say. */
interface NeededTest {
  readonly guess?: string
}

/**
 * @param resources R4 resources and Bundles, of any number of patients
 * @param known the map that the site has already; what it maps is not listed again
 */
export function suggestCodeMap(resources: readonly unknown[], known?: CodeMap): readonly Suggestion[] {
  return createSuggest(known)(resources)
}

/** The same for one set of resources after another: tests that stand in all of them are looked at once. */
export function createSuggest(known?: CodeMap): (resources: readonly unknown[]) => readonly Suggestion[] {
  const codeMap = indexCodeMap(known)
  const testOf = rememberEach((concept: Concept) => neededTest(concept, codeMap))
  return (resources) => {
    const rows = new Map<string, Row>()
    search(resources, { codeMap, rows, testOf })
    return inOrder(
      [...rows.values()].map(({ suggestion, count, examples }) => ({ ...suggestion, count, examples: [...examples] })),
    )
  }
}

function search(resources: readonly unknown[], by: Search): void {
  for (const { resource, type, replacedBy } of indexRecords(resources).entries) {
    // An older version is the same resource: it is counted once.
    if (replacedBy !== undefined) continue
    if (type === 'Observation') suggestOfObservation(resource, by)
    if (type === 'Specimen') suggestOfSpecimen(resource, by)
    if (type === 'Condition') suggestOfCondition(resource, by)
    if (type === 'DiagnosticReport' || type === 'ServiceRequest')
      suggestTest(conceptOf(resource['code']), noExample, by)
  }
}

const noExample = () => ''

function inOrder(suggestions: readonly Suggestion[]): readonly Suggestion[] {
  return suggestions.toSorted(
    (one, other) => KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind) || other.count - one.count,
  )
}

/** What was found in several sets, one after another, as if they had been one. */
export class SuggestionSum {
  readonly #rows = new Map<string, Suggestion>()

  add(suggestions: readonly Suggestion[]): void {
    for (const one of suggestions) {
      const { kind, system, code, text } = one
      const name = JSON.stringify([kind, system, code, text?.toLowerCase()])
      const known = this.#rows.get(name)
      const examples = [...new Set([...(known?.examples ?? []), ...one.examples])].slice(0, MOST_EXAMPLES)
      this.#rows.set(name, known ? { ...known, count: known.count + one.count, examples } : one)
    }
  }

  list(): readonly Suggestion[] {
    return inOrder([...this.#rows.values()])
  }
}

const KINDS: readonly SuggestionKind[] = ['test', 'answer', 'site']

/** The suggestions as a code map to fill in. */
export function skeletonOf(suggestions: readonly Suggestion[]): CodeMapSkeleton {
  const rows = (kind: SuggestionKind, field: 'is' | 'kind'): readonly object[] =>
    suggestions
      .filter((suggestion) => suggestion.kind === kind)
      .map(({ system, code, text, guess, ...rest }) => ({
        ...(system === undefined ? {} : { system }),
        ...(code === undefined ? {} : { code }),
        ...(text === undefined ? {} : { text }),
        [field]: guess ?? '',
        note: noteOf(rest),
      }))
  return { tests: rows('test', 'is'), answers: rows('answer', 'is'), sites: rows('site', 'kind') }
}

function noteOf({ label, count, examples }: Pick<Suggestion, 'label' | 'count' | 'examples'>): string {
  const parts = [label, `${count} ${count === 1 ? 'time' : 'times'}`]
  if (examples.length > 0) parts.push(`e.g. ${examples.join(' | ')}`)
  return parts
    .filter((part) => part !== undefined)
    .join('; ')
    .slice(0, 300)
}

/* ---- tests -------------------------------------------------------------------------------------------------------- */

function suggestOfObservation(resource: Json, by: Search): void {
  const code = conceptOf(resource['code'])
  const asked = questionOf(code, by.codeMap).question
  suggestTest(code, () => exampleOf(resource), by)
  suggestAnswer(resource, asked, code, by)
  for (const component of objectsOf(resource['component'])) {
    const part = conceptOf(component['code'])
    suggestTest(part, () => exampleOf(component), by)
    suggestAnswer(component, questionOf(part, by.codeMap, isHer2Question(asked)).question, part, by)
  }
  if (isHer2Question(asked)) suggestSite(resource['bodySite'], by)
}

function suggestTest(concept: Concept, example: () => string, { testOf, rows }: Search): void {
  const needed = testOf(concept)
  if (needed) add('test', concept, example(), needed.guess, rows)
}

/** A test that is known by its words only is listed with what they say; one that is not known at all without. */
function neededTest(concept: Concept, codeMap: CodeMapIndex | undefined): NeededTest | undefined {
  if (codeMap?.testOf(concept) !== undefined || concept.codings.some(isKnownQuestion)) return undefined
  const names = [...wordsOf(concept), ...concept.codings.map(({ code }) => code.replace(/[_-]+/g, ' '))]
  const { question, refused } = asResult(questionOf(concept, codeMap))
  if (question === undefined && !LOOKS_LIKE.test(foldWords(names.join(' | ')))) return undefined
  // What a name with words that are not understood stands for, only a person can tell.
  return question !== undefined && refused === undefined && isTest(question) ? { guess: question } : {}
}

function isKnownQuestion(coding: Coding): boolean {
  return !isBrokenCode(coding) && QUESTION_CODES.meaningOf(coding.system, coding.code) !== undefined
}

/* ---- answers ------------------------------------------------------------------------------------------------------ */

const ANSWERED: Partial<Record<Question, AnswerQuestion>> = {
  er: 'er',
  pgr: 'pgr',
  'her2-ihc': 'ihc',
  'her2-overall': 'overall',
}

function answerQuestionOf(question: Question | undefined): AnswerQuestion | undefined {
  if (question === undefined) return undefined
  return ANSWERED[question] ?? (isIshQuestion(question) ? 'ish' : undefined)
}

/** Answers that neither the tables nor the text reader understands. */
function suggestAnswer(holder: Json, question: Question | undefined, test: Concept, by: Search): void {
  const { codeMap, rows } = by
  const asked = answerQuestionOf(question)
  if (asked === undefined) {
    if (question !== undefined && SPREAD.has(question)) suggestSpread(holder, question, test, by)
    return
  }
  const value = conceptOf(holder['valueCodeableConcept'] ?? holder['valueCoding'])
  const text = nameOf(holder['valueString']) ?? nameOf(holder['valueCode'])
  const said: Concept = text === undefined ? value : { codings: [], loose: [], text }
  if (said.codings.length === 0 && said.text === undefined && said.loose.length === 0) return
  const known =
    said.codings.some((coding) => codeMap?.answerOf(coding) !== undefined || isKnownAnswer(coding)) ||
    wordsOf(said).some((words) => codeMap?.answerOfText(words) !== undefined || isUnderstood(words, asked)) ||
    said.codings.some(({ code }) => isUnderstood(code, asked))
  if (!known) add('answer', said, labelOf(test) ?? '', undefined, rows)
}

/** Questions of the stage and of distant metastasis. */
const SPREAD: ReadonlySet<Question> = new Set<Question>([
  'stage-group',
  'm-category',
  'metastasis-present',
  'metastasis-site',
])

/** A coded stage or M category that is not understood. */
function suggestSpread(holder: Json, question: Question, test: Concept, { codeMap, rows }: Search): void {
  const value = conceptOf(holder['valueCodeableConcept'] ?? holder['valueCoding'])
  if (value.codings.length === 0) return
  const read = readValue(holder, { question, words: wordsOf(test) }, codeMap)
  if (read !== undefined && 'why' in read) add('answer', value, labelOf(test) ?? '', undefined, rows)
}

/** The stage that a cancer carries under local codes: its kind and its group. */
function suggestOfCondition(resource: Json, by: Search): void {
  const { kind } = meaningOfCondition(resource)
  if (kind !== 'invasive-breast' && kind !== 'breast-in-situ') return
  for (const stage of objectsOf(resource['stage'])) {
    const type = conceptOf(stage['type'])
    suggestTest(type, () => labelOf(conceptOf(stage['summary'])) ?? '', by)
    suggestSpread({ valueCodeableConcept: stage['summary'] }, 'stage-group', type, by)
  }
}

function isKnownAnswer(coding: Coding): boolean {
  return !isBrokenCode(coding) && ANSWER_CODES.meaningOf(coding.system, coding.code) !== undefined
}

/** A long text is a report: no row of a code map can stand for it. */
function isUnderstood(words: string, asked: AnswerQuestion): boolean {
  return words.length > LONGEST_NAME || readAnswerText(words, asked).kind !== 'unreadable'
}

/* ---- sites -------------------------------------------------------------------------------------------------------- */

function suggestOfSpecimen(resource: Json, by: Search): void {
  const { codeMap } = by
  if (isNoTissue(resource['type'])) return
  const collection = isObject(resource['collection']) ? resource['collection'] : {}
  if (bodySiteOf(collection, codeMap).kind !== 'unknown' || placeOf(resource['type'], codeMap).kind !== 'unknown')
    return
  suggestSite(collection['bodySite'] ?? resource['type'], by)
}

function suggestSite(value: unknown, { codeMap, rows }: Search): void {
  for (const site of listOf(value)) {
    const concept = conceptOf(site)
    const { kind }: { kind: SiteKind } = placeOf(site, codeMap)
    if (kind === 'unknown') add('site', concept, '', undefined, rows)
  }
}

/* ---- rows --------------------------------------------------------------------------------------------------------- */

/** The value of a test, in short. */
function exampleOf(holder: Json): string {
  const quantity = isObject(holder['valueQuantity']) ? holder['valueQuantity'] : {}
  const value =
    labelOf(conceptOf(holder['valueCodeableConcept'] ?? holder['valueCoding'])) ??
    nameOf(holder['valueString']) ??
    nameOf(holder['valueCode']) ??
    [quantity['value'], quantity['unit'] ?? quantity['code']].filter((part) => part !== undefined).join(' ')
  return value.length > 60 ? `${value.slice(0, 59)}…` : value
}

function add(
  kind: SuggestionKind,
  concept: Concept,
  example: string,
  guess: string | undefined,
  rows: Map<string, Row>,
): void {
  const coding = concept.codings.find(({ system }) => !/^(loinc|snomed)/.test(system)) ?? concept.codings[0]
  const label = labelOf(concept)
  if (label === undefined || (coding === undefined && label.length > LONGEST_NAME)) return
  const match =
    coding === undefined
      ? { text: label }
      : {
          ...(coding.writtenSystem === '' ? {} : { system: coding.writtenSystem }),
          code: coding.code,
          ...named(label, coding),
        }
  const key = `${kind} ${coding === undefined ? `text ${label.toLowerCase()}` : `${coding.writtenSystem} ${coding.code}`}`
  const row = rows.get(key) ?? {
    suggestion: { kind, ...match, ...(guess === undefined ? {} : { guess }) },
    count: 0,
    examples: new Set<string>(),
  }
  row.count += 1
  if (example !== '' && row.examples.size < MOST_EXAMPLES) row.examples.add(example)
  rows.set(key, row)
}

function named(label: string, coding: Coding): { readonly label?: string } {
  return label === coding.code ? {} : { label }
}
