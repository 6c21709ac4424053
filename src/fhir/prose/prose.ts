/**
 * Free text of the record: conclusions, attached reports, narrative Observations, notes, and the words of Conditions.
 * Read last, and only to add what the coded results do not say.
 */
import type {
  Her2Result,
  MetastasisStatement,
  PartialDate,
  ReceptorResult,
  ReportStatus,
  ResultSource,
  UnreadableResult,
} from '../../her2/evidence.ts'
import { isOfSeveralSpecimens } from '../her2/several-specimens.ts'
import { inScope, areOpposite, isRedundant, receptorsBeside } from '../her2/agreement.ts'
import { notApplicableReason, spell } from '../her2/applicability.ts'
import { ANSWER_CODES } from '../codes/answers.ts'
import { receptorStatusOf } from '../codes/receptor-status.ts'
import { PATHOLOGY_CODES } from '../codes/reports.ts'
import { conceptOf, foldWords, isBrokenCode, wordsOf } from '../record/codings.ts'
import { replacedReports } from './corrections.ts'
import { unreadLanguageOf } from './declared-language.ts'
import { dateOf } from '../record/dates.ts'
import { dateOfCondition, meaningOfCondition, sideOfCondition, verificationOf } from '../context/diagnoses.ts'
import type { Her2Facts } from '../her2/her2-facts.ts'
import { toNotApplicable, type Her2Found } from '../her2/her2-observations.ts'
import { resultsOf } from '../her2/her2-results.ts'
import { kindOf, type Kind } from '../her2/her2-value.ts'
import { outOfScope } from '../disease/scope.ts'
import { isHer2Question, isReceptorQuestion } from '../question/identify-question.ts'
import { isObject, listOf, objectsOf, present, proseOf, type Json } from '../record/json-shapes.ts'
import { focusOf, originOf, type Origin, type ReadingContext } from '../context/reading-context.ts'
import { splitRecount } from '../her2/recounts.ts'
import type { Entry } from '../record/references.ts'
import { EARLIER, REPEATED, TAKEN, TextMarks, type Fate } from './mark-text.ts'
import { referralsOf, testWordsOf } from './test-words.ts'
import { withoutRiskMark } from './risk-mark.ts'
import { attachmentsOf, type Prose } from './attachments.ts'
import { unreadAttachment, unreadLine } from './unread-texts.ts'
import { tumourOfProse, whyNotCounted } from './whose-prose.ts'
import { specimensOf, type SpecimenOf } from './report-places.ts'
import { readReportText, type ReportReading, type TextStatement } from '../text/index.ts'

/** What the prose adds, beside what the coded results say already. */
export interface ProseFound extends Her2Found {
  /** Reports with words on HER2, or with an attachment, that were not understood. */
  readonly unreadReports: UnreadableResult[]
  /** Tests that a text calls pending or not done. */
  readonly testWords: UnreadableResult[]
  /** What a text only says the place of. */
  readonly referrals: UnreadableResult[]
  readonly receptors: ReceptorResult[]
  readonly metastasis: MetastasisStatement[]
}

interface Piece {
  readonly entry: Entry
  readonly text: string
  readonly origin: Origin
  /** The words of a Condition are compared with every result of the record, not only with their own work-up. */
  readonly everywhere: boolean
  /** A note at a HER2 result, which may speak of it without naming it. */
  readonly ofHer2?: true
  /** It is the value of a HER2 result on several specimens. */
  readonly answers?: Kind
  /** The language that the record says it is in, where that is one that is not read. */
  readonly unreadLanguage?: string
  /** The report that replaced the one that holds it. */
  readonly replacedBy?: string
}

const WORTH_READING =
  /her-?\s?2|her-?\.?\s?2|erb-?b|c-?erb|\bneu\b|hercept|tripl|tnbc|rezeptor|recept|récept|recett|oestro|strog|ztrog|strojen|эстроген|естроген|οιστρογ|雌激素|에스트로|エストロ|استروج|אסטרוג|progest|прогест|προγεστ|孕激素|프로게|プロゲス|بروجست|פרוגסט|\bER\b|\bR[EHOP]\b|\bIRS\b|\bPg?R\b|\bHR\b|m[eé]\u0301?t[aá]\u0301?st|filiae|uitza|carcinos|karzinos|second?ar|secundar|ripetiz|a distan|afstand|\bM\+|M[01]|stage|stadium|stadio|estadio|stade/i
const LONGEST_QUOTE = 1000

/** Reads all prose and adds what is new to `found`; `coded` are the results that stand already. */
export function readProse(
  reading: ReadingContext,
  coded: readonly Her2Result[],
  codedReceptors: readonly ReceptorResult[],
  found: ProseFound,
): void {
  const standing = [...coded]
  const receptors = [...codedReceptors]
  const successors = replacedReports(reading.index)
  const reports = reading.index.ofType('DiagnosticReport')
  const isOld = (entry: Entry): boolean => successors.has(entry.reference)
  const pieces = [
    ...reports.filter((entry) => !isOld(entry)).flatMap((entry) => piecesOfReport(entry, reading, found)),
    ...reading.index.ofType('DocumentReference').flatMap((entry) => piecesOfDocument(entry, reading, found)),
    ...reading.index.ofType('Observation').flatMap((entry) => piecesOfObservation(entry, reading)),
    ...reading.index.ofType('Condition').flatMap((entry) => piecesOfCondition(entry)),
  ]
  for (const piece of pieces) readPiece(piece, reading, standing, receptors, found)
  for (const entry of reports.filter(isOld)) {
    for (const piece of piecesOfReport(entry, reading, found)) {
      readReplaced(piece, successors.get(entry.reference) ?? '', reading, standing, found)
    }
  }
  for (const entry of reading.index.ofType('Condition')) addCodedCondition(entry, reading, standing, found)
}

/** Pathology reports that hold an attachment which could not be read: one of them may say what seems to be missing. */
function unreadPathology(entry: Entry): boolean {
  const { resource } = entry
  const concepts = [resource['code'], resource['type'], ...listOf(resource['category'])].map((part) => conceptOf(part))
  const coded = concepts.some(({ codings }) => codings.some(({ code }) => PATHOLOGY_CODES.has(code)))
  return coded || /patho|biops|histol|zytol|cytol/i.test(concepts.flatMap(wordsOf).join(' '))
}

/* ---- where prose stands ------------------------------------------------------------------------------------------- */

function worthReading(text: string): boolean {
  return WORTH_READING.test(text)
}

function piecesOfReport(entry: Entry, reading: ReadingContext, found: ProseFound): Piece[] {
  const { resource } = entry
  const attached = attachmentsOf(listOf(resource['presentedForm']), entry, reading)
  if (attached.includes(undefined) && unreadPathology(entry)) found.unreadReports.push(unreadAttachment(entry, reading))
  const texts = [proseOf(resource['conclusion']), ...attached]
  const focus = focusOfReport(entry, reading)
  return usable(entry, texts, reading).map((piece) => ({ ...piece, origin: { ...piece.origin, focus } }))
}

/** The tumours that the results of a report name: its prose is of them. */
function focusOfReport(entry: Entry, reading: ReadingContext): readonly Entry[] {
  const members = listOf(entry.resource['result']).flatMap((result) => reading.index.resolve(result, entry) ?? [])
  return [
    ...new Set([...focusOf(entry, reading.index), ...members.flatMap((member) => focusOf(member, reading.index))]),
  ]
}

function piecesOfDocument(entry: Entry, reading: ReadingContext, found: ProseFound): Piece[] {
  if (entry.replacedBy !== undefined) return []
  const attachments = objectsOf(entry.resource['content']).map((content) => content['attachment'])
  const path = wordsOf(conceptOf(entry.resource['type'])).join(' ')
  if (!/patho|biops|histol|befund|tumou?r|oncol/i.test(path)) return []
  const status =
    entry.resource['docStatus'] ?? (entry.resource['status'] === 'current' ? 'final' : entry.resource['status'])
  const dated = { ...entry, resource: { ...entry.resource, status, issued: entry.resource['date'] } }
  const attached = attachmentsOf(attachments, entry, reading)
  if (attached.includes(undefined) && unreadPathology(entry)) found.unreadReports.push(unreadAttachment(entry, reading))
  return usable(dated, attached, reading)
}

function piecesOfObservation(entry: Entry, reading: ReadingContext): Piece[] {
  if (entry.replacedBy !== undefined) return []
  const { resource } = entry
  const asked = reading.asked(entry)
  const narrative = asked.question === undefined || asked.question === 'pathology-text'
  if (!mayHoldProse(resource, narrative)) return []
  const several = isOfSeveralSpecimens(entry, asked)
  const value =
    narrative || several
      ? (proseOf(resource['valueString']) ??
        proseOf(resource['valueMarkdown']) ??
        textOf(resource['valueCodeableConcept']))
      : undefined
  const ofReceptor = isReceptorQuestion(asked.question)
  const relevant =
    isHer2Question(asked.question) || ofReceptor || objectsOf(resource['component']).length > 0 || narrative
  const notes = relevant ? objectsOf(resource['note']).map((note) => proseOf(note['text'])) : []
  const ofHer2 = isHer2Question(asked.question)
  const texts = [value, ...notes, proseOf(resource['comment']), proseOf(resource['comments'])].filter(
    (text) => text !== undefined && (asked.question === 'pathology-text' || ofHer2 || ofReceptor || namesHer2(text)),
  )
  return usable(entry, texts, reading, ofHer2).map((piece) =>
    several && piece.text === value ? { ...piece, answers: kindOf(asked) } : piece,
  )
}

/** A coded answer or a number to a known question, with nothing written beside it. */
function mayHoldProse(resource: Json, narrative: boolean): boolean {
  if (resource['note'] !== undefined || resource['comment'] !== undefined || resource['comments'] !== undefined)
    return true
  if (resource['valueString'] !== undefined || resource['valueMarkdown'] !== undefined) return true
  return narrative && resource['valueCodeableConcept'] !== undefined
}

function textOf(value: unknown): string | undefined {
  return isObject(value) ? proseOf(value['text']) : undefined
}

function namesHer2(text: string): boolean {
  return /her-?\s?2|erb-?b-?2|tripl|tnbc/i.test(text)
}

function proseIn(holder: Json, text: string | undefined): Prose[] {
  const unreadLanguage = unreadLanguageOf(holder)
  return text === undefined ? [] : [{ text, ...(unreadLanguage !== undefined && { unreadLanguage }) }]
}

/** A text is in the language of its resource; what is attached knows its own. */
function usable(
  entry: Entry,
  texts: readonly (string | Prose | undefined)[],
  reading: ReadingContext,
  ofHer2 = false,
): Piece[] {
  const prose = texts.flatMap((text) => (typeof text === 'object' ? [text] : proseIn(entry.resource, text)))
  const kept = prose.filter(({ text }) => ofHer2 || worthReading(text))
  if (kept.length === 0) return []
  const origin = originOf(entry, reading)
  if (origin.withdrawn) return []
  const own = { ...origin, source: { ...origin.source, reports: [entry.reference, ...origin.source.reports] } }
  const shared = { entry, origin: own, everywhere: false, ...(ofHer2 ? { ofHer2: true as const } : {}) }
  return kept.map((one) => ({ ...shared, ...one }))
}

function piecesOfCondition(entry: Entry): Piece[] {
  const { resource } = entry
  const verification = verificationOf(resource)
  if (entry.replacedBy !== undefined || verification === 'refuted') return []
  const text = withoutRiskMark(conceptOf(resource['code']).text)
  const notes = objectsOf(resource['note']).map((note) => proseOf(note['text']))
  const texts = [text, ...notes].flatMap((part) => proseIn(resource, part)).filter((part) => worthReading(part.text))
  if (texts.length === 0) return []
  const origin = originOfCondition(entry, verification === 'confirmed' ? 'final' : 'unverified')
  return texts.map((part) => ({ entry, ...part, origin, everywhere: true }))
}

function originOfCondition(entry: Entry, reportStatus: ReportStatus): Origin {
  const { resource } = entry
  const invasive = meaningOfCondition(resource).kind === 'invasive-breast'
  const specimen = present<ResultSource['specimen']>({
    key: undefined,
    reference: undefined,
    collectedOn: undefined,
    site: undefined,
    siteKind: 'unknown',
    laterality: sideOfCondition(resource),
    procedure: undefined,
    primary: invasive ? entry.reference : undefined,
    decalcification: undefined,
  })
  const on = dateOfCondition(resource)
  const source: ResultSource = {
    reference: entry.reference,
    reportStatus,
    reports: [],
    specimen,
    ...(on === undefined ? {} : { performedOn: on }),
  }
  return { source, sample: { facts: specimen, fluid: false, words: '' }, focus: [entry], withdrawn: false }
}

/* ---- what it says ------------------------------------------------------------------------------------------------- */

function readPiece(
  piece: Piece,
  reading: ReadingContext,
  standing: Her2Result[],
  receptors: ReceptorResult[],
  found: ProseFound,
): void {
  const on = piece.origin.source.performedOn ?? dateOf(piece.origin.source.issuedOn)
  const marks = reading.onText && new TextMarks(piece.entry.reference, piece.text, piece.replacedBy)
  const text = readReportText(piece.text, undefined, {
    ofHer2: piece.ofHer2 === true,
    ...(piece.answers === undefined ? {} : { question: piece.answers }),
    ...(piece.unreadLanguage === undefined ? {} : { unreadLanguage: piece.unreadLanguage }),
    ...(on === undefined ? {} : { on }),
    ...(marks === undefined ? {} : { onContext: marks.hear }),
  })
  takeUnread(text, piece, reading, found)
  if (!piece.everywhere) {
    found.testWords.push(...testWordsOf(text, piece, reading))
    found.referrals.push(...referralsOf(text, piece, reading))
  }
  const specimen = specimensOf(text.statements, piece.entry.reference)
  // What was known before comes last: it stands only where the text itself says nothing newer.
  const now = text.statements.filter((statement) => statement.previous !== true)
  for (const statement of [...now, ...text.statements.filter((one) => one.previous === true)]) {
    if (statement.about === 'metastasis') {
      const became = metastasisOf(statement, piece, reading)
      found.metastasis.push(...became)
      marks?.takeMetastasis(statement, became[0])
      continue
    }
    const source = sourceOf(statement, piece, specimen)
    const fate = addResult(statement, source, { piece, reading, standing, receptors, found })
    marks?.take(statement, fate)
  }
  marks?.takeRest(text)
  if (marks) reading.onText?.(marks.close())
}

interface Known {
  readonly piece: Piece
  readonly reading: ReadingContext
  readonly standing: Her2Result[]
  readonly receptors: ReceptorResult[]
  readonly found: ProseFound
}

function addResult(statement: TextStatement, source: ResultSource, known: Known): Fate {
  const { piece, reading, standing, found } = known
  if (statement.about === 'er' || statement.about === 'pgr') return addReceptor(statement, source, known)
  if (!statement.previous || statement.on !== undefined)
    return addHer2(statement, source, piece, reading, standing, found)
  reading.note(piece.entry.reference, `speaks of an earlier result, not read as one: «${statement.quote}»`)
  return EARLIER
}

/** What was not understood is listed with its whole sentence; what the algorithm does not apply to is kept as that. */
function takeUnread(text: ReportReading, piece: Piece, reading: ReadingContext, found: ProseFound): void {
  const { reference } = piece.entry
  for (const line of text.unread) {
    const why = line.why.includes(line.quote) ? line.why : `${line.why}: «${line.quote.slice(0, 300)}»`
    reading.note(reference, why, { quote: line.quote.slice(0, LONGEST_QUOTE), class: line.class })
    if (line.reason !== undefined) {
      const quote = line.quote.slice(0, 300)
      found.notApplicable.push({ ...piece.origin.source, quote, reason: line.reason, says: quote })
    } else if (!isOutOfScope(piece, reading)) {
      found.unreadReports.push(unreadLine(line, why, piece.origin.source))
    }
  }
  for (const line of text.unreadReceptors) {
    const name = line.about === 'er' ? 'ER' : 'PgR'
    const why = `${name} value not read: ${line.why}: «${line.quote.slice(0, 160)}»`
    reading.note(reference, why, { quote: line.quote.slice(0, LONGEST_QUOTE), class: line.class })
  }
}

/** What is said at a result of other tissue is no HER2 result of the breast cancer. */
function isOutOfScope({ entry, origin }: Piece, reading: ReadingContext): boolean {
  return outOfScope(origin.source.specimen, entry, origin, { words: [] }, reading) !== undefined
}

/** What a replaced report said otherwise than the one that replaced it: kept, so that it can be said what changed. */
function readReplaced(
  piece: Piece,
  replacedBy: string,
  reading: ReadingContext,
  standing: readonly Her2Result[],
  found: ProseFound,
): void {
  const old: ProseFound = {
    sourced: [],
    notApplicable: [],
    receptors: [],
    metastasis: [],
    unreadReports: [],
    testWords: [],
    referrals: [],
  }
  readPiece({ ...piece, replacedBy }, { ...reading, note: () => undefined }, [...standing], [], old)
  found.sourced.push(...old.sourced.map((one) => ({ ...one, result: { ...one.result, replacedBy } })))
}

/** A result that the text dates itself is of its own day and sample. */
function sourceOf(statement: TextStatement, piece: Piece, specimen: SpecimenOf): ResultSource {
  const { source } = piece.origin
  const quote = statement.quote.slice(0, 300)
  const own = specimen(statement, source.specimen)
  if (statement.on === undefined) return { ...source, quote, specimen: own }
  const { key: _key, reference: _reference, collectedOn: _collected, ...facts } = own
  const key = `${piece.entry.reference}#${statement.on}`
  // It is of no sample of this report.
  const earlier = { ...facts, key, collectedOn: statement.on }
  return { ...source, reports: [], quote, performedOn: statement.on, specimen: earlier }
}

const KINDS: Partial<Record<TextStatement['about'], Kind>> = {
  'her2-ihc': 'ihc',
  'her2-ish': 'ish',
  'her2-overall': 'overall',
}

function addHer2(
  statement: TextStatement,
  source: ResultSource,
  piece: Piece,
  reading: ReadingContext,
  standing: Her2Result[],
  found: ProseFound,
): Fate {
  const kind = KINDS[statement.about] ?? 'overall'
  const { results, unread } = resultsOf(kind, factsOf(statement, kind), source)
  for (const why of unread) reading.note(piece.entry.reference, why)
  let fate: Fate =
    results.length > 0 ? REPEATED : { as: 'not-understood', why: unread.join('; ') || 'no value was understood' }
  for (const result of results.flatMap(splitRecount)) {
    const scope = piece.everywhere ? standing : inScope(result, standing)
    if (isRedundant(result, scope)) continue
    const tumour = tumourOfProse(result.specimen, piece, reading)
    if (tumour === 'unknown') {
      const why = `which tumour? another cancer for which HER2 is tested is on record, and nothing tells of which this is: ${spell(result)}`
      reading.note(piece.entry.reference, why, { quote: statement.quote, class: 'other-tumor' })
      const { quote } = statement
      found.unreadReports.push(unreadLine({ quote, class: 'other-tumor' }, why, piece.origin.source))
      fate = { as: 'not-understood', why }
      continue
    }
    const reason =
      notApplicableReason(result, piece.entry, piece.origin, { words: [] }, reading) ??
      (tumour === 'other' ? 'non-breast' : undefined)
    if (reason !== undefined) {
      found.notApplicable.push(toNotApplicable(result, reason))
      fate = { as: 'context', why: `not applicable (${reason})` }
      continue
    }
    standing.push(result)
    found.sourced.push({ result, entry: piece.entry, question: undefined, withdrawn: false })
    fate = TAKEN
  }
  return fate
}

function factsOf(statement: TextStatement, kind: Kind): Her2Facts {
  const { overallWords, ihcWords } = statement
  const tier = overallWords === 'low' || overallWords === 'ultralow' ? overallWords : undefined
  const plain = overallWords === 'low' || overallWords === 'ultralow' ? undefined : overallWords
  const words = kind === 'ihc' ? (ihcWords ?? plain) : (plain ?? ihcWords)
  return present<Her2Facts>({
    score: statement.score,
    staining: statement.staining,
    percent: statement.percent,
    pattern: statement.pattern,
    words,
    ishWords: statement.ishWords,
    tier,
    ratio: statement.ratio,
    her2CopyNumber: statement.her2CopyNumber,
    cep17CopyNumber: statement.cep17CopyNumber,
    cellsCounted: statement.cellsCounted,
    probe: statement.probe,
    recount: statement.recount,
  })
}

function addReceptor(
  statement: TextStatement,
  source: ResultSource,
  { piece, reading, receptors, found }: Known,
): Fate {
  const { receptorWords, receptorPercent } = statement
  if (receptorWords === undefined && receptorPercent === undefined)
    return { as: 'not-understood', why: 'no value was understood' }
  const result: ReceptorResult = {
    ...source,
    receptor: statement.about === 'er' ? 'ER' : 'PgR',
    ...(receptorWords === undefined ? {} : { words: receptorWords }),
    ...(receptorPercent === undefined ? {} : { percent: receptorPercent }),
  }
  const beside = receptorsBeside(result, receptors)
  const against = beside.find((other) => areOpposite(result, other))
  if (beside.length > 0 && against === undefined) return REPEATED
  const other = statement.earlierTumor
    ? 'of an earlier cancer'
    : whyNotCounted(result, piece, statement.inSitu === true, reading)
  if (other !== undefined) {
    const why = `${result.receptor} is ${other}: not counted`
    reading.note(piece.entry.reference, why, { quote: statement.quote, class: 'other-tumor' })
    return { as: 'context', why }
  }
  if (against === undefined) {
    receptors.push(result)
    found.receptors.push(result)
    return TAKEN
  }
  // A text never replaces what is coded: the two are held against each other as of one day.
  const held = { ...result, ...dayOf(against) }
  receptors.push(held)
  found.receptors.push(held)
  const why = `${result.receptor} in the text is the opposite of ${against.reference}: neither is relied on`
  reading.note(piece.entry.reference, `«${statement.quote.slice(0, 200)}»: ${why}`)
  return TAKEN
}

function dayOf({
  specimen,
  performedOn,
  issuedOn,
}: ReceptorResult): Pick<ReceptorResult, 'specimen' | 'performedOn' | 'issuedOn'> {
  return { specimen, ...(performedOn !== undefined && { performedOn }), ...(issuedOn !== undefined && { issuedOn }) }
}

function metastasisOf(statement: TextStatement, piece: Piece, reading: ReadingContext): MetastasisStatement[] {
  if (statement.metastasis === undefined) return []
  const { kinds } = reading.diagnoses
  const kind = piece.everywhere ? meaningOfCondition(piece.entry.resource).kind : undefined
  const focus = piece.origin.focus.map((condition) => meaningOfCondition(condition.resource).kind)
  const elsewhere =
    kind === 'other-primary' ||
    (focus.length > 0 && focus.every((one) => one === 'other-primary')) ||
    (kinds.has('other-primary') && !kinds.has('invasive-breast') && !kinds.has('breast-history'))
  const { source } = piece.origin
  return [
    present<MetastasisStatement>({
      reference: piece.entry.reference,
      reportStatus: source.reportStatus,
      says: statement.hedged && statement.metastasis === 'yes' ? 'uncertain' : statement.metastasis,
      words: statement.words ?? statement.quote.slice(0, 200),
      on: source.performedOn ?? issuedDate(source),
      otherPrimary: statement.otherPrimary || elsewhere ? true : undefined,
      origin: isStageOrCategory(statement)
        ? undefined
        : originOfText(sentenceOf(statement.quote, piece.text), [kind, ...focus]),
    }),
  ]
}

const STAGE_OR_CATEGORY = /\bm1|\bm\+|\biv[abc]?\b|stage|stadi|estad/i

/** Stage IV and M1 are those of the breast cancer; a metastasis may be of another one (decision P-17). */
function isStageOrCategory({ words, quote }: TextStatement): boolean {
  return STAGE_OR_CATEGORY.test(words ?? quote)
}

const OF_BREAST = /breast|mammary|mamma|brust|\bsein\b|mammair|\bmama\b|mamari|mammell|\bseno\b|borst/
const NOT_ALONE =
  /\b(?:no|not|non|neither|or|versus|vs|rather|than|nicht|kein\w{0,3}|oder|statt|pas|ou|sin|senza|ni|niet|geen|of niet)\b|\?/

const LONGEST_SENTENCE = 600

/** What stands between the full stops around the first of these words. */
function sentenceOf(quote: string, text: string): string {
  const at = text.indexOf(quote)
  if (at < 0) return quote
  const before =
    text
      .slice(Math.max(0, at - LONGEST_SENTENCE), at)
      .split(/[.;\n]/)
      .at(-1) ?? ''
  const behind = text.slice(at + quote.length, at + quote.length + LONGEST_SENTENCE).split(/[.;\n]/)[0] ?? ''
  return `${before}${quote}${behind}`
}

/** Breast where the sentence itself, or the tumour that it is about, says so and nothing in it denies or leaves it open. */
function originOfText(
  sentence: string,
  kinds: readonly (ReturnType<typeof meaningOfCondition>['kind'] | undefined)[],
): NonNullable<MetastasisStatement['origin']> {
  const folded = foldWords(sentence)
  const isSaid = OF_BREAST.test(folded) && !NOT_ALONE.test(folded)
  return isSaid || kinds.includes('invasive-breast') || kinds.includes('breast-history') ? 'breast' : 'not stated'
}

function issuedDate(source: ResultSource): PartialDate | undefined {
  return dateOf(source.issuedOn)
}

/* ---- HER2 status as a diagnosis code ------------------------------------------------------------------------------ */

/** A Condition coded 'HER2 positive carcinoma of breast': a word on the status, where no laboratory result says it. */
function addCodedCondition(entry: Entry, reading: ReadingContext, standing: Her2Result[], found: ProseFound): void {
  const { resource } = entry
  const verification = verificationOf(resource)
  if (entry.replacedBy !== undefined || verification === 'refuted') return
  const words = her2OfCode(resource)
  if (words === undefined) return
  if (isOfNoOrgan(resource) && reading.diagnoses.testedOrgans.size > 0) {
    const why = `HER2 ${words} as a diagnosis, beside another cancer that is tested for HER2: it does not say of which`
    reading.note(entry.reference, why, { class: 'other-tumor' })
    return
  }
  const origin = originOfCondition(entry, verification === 'confirmed' ? 'final' : 'unverified')
  const result: Her2Result = { ...origin.source, test: 'overall', words }
  if (isRedundant(result, standing)) return
  const reason = notApplicableReason(result, entry, origin, { words: [] }, reading)
  if (reason !== undefined) {
    found.notApplicable.push(toNotApplicable(result, reason))
    return
  }
  standing.push(result)
  found.sourced.push({ result, entry, question: undefined, withdrawn: false })
}

/** A status code of ICD-10-CM, which names no organ. */
function isOfNoOrgan(resource: Json): boolean {
  return conceptOf(resource['code']).codings.every(({ system, code }) => receptorStatusOf(system, code) !== undefined)
}

function her2OfCode(resource: Json): 'positive' | 'negative' | 'low' | undefined {
  for (const coding of conceptOf(resource['code']).codings) {
    if (isBrokenCode(coding)) continue
    const status = receptorStatusOf(coding.system, coding.code)?.her2
    if (status !== undefined) return status
    const answer = ANSWER_CODES.meaningOf(coding.system, coding.code)
    if (answer === 'her2-positive') return 'positive'
    if (answer === 'her2-negative' || answer === 'triple-negative') return 'negative'
    if (answer === 'her2-low') return 'low'
  }
  return undefined
}
