import type { StainingPercent } from '../../her2/evidence.ts'
import type { Subject } from './clauses.ts'
import {
  isFieldOnly,
  isHer2Line,
  isMention,
  isReceptorLine,
  isStainingOfZero,
  keepsThread,
  openReceptorOf,
} from './continuing.ts'
import type { Thread } from './continuing.ts'
import { lastWholeWord, readDocument } from './document.ts'
import type { Document, Passage } from './document.ts'
import { holdsCondition, isUnderCondition } from './german-conditions.ts'
import { inOrder } from './ordered-lists.ts'
import { surroundingsOf } from './copies-of-no-test.ts'
import { judgeHer2 } from './her2-judge.ts'
import type { Her2Found, Judged } from './her2-judge.ts'
import { Her2SentenceReader } from './her2-sentence.ts'
import { isInForeignLanguage } from './languages.ts'
import type { Item } from './lexicon.ts'
import { findMetastasis, spreadStatement } from './find-metastasis.ts'
import { asUncertain, mendsBefore } from './spread-turns.ts'
import { SpreadWords } from './spread-words.ts'
import { withTickedSpread } from './spread-boxes.ts'
import type { SpreadForm } from './spread-boxes.ts'
import { toldPlace } from './places.ts'
import type { Place } from './places.ts'
import {
  WHY_METHOD,
  WHY_ZONE,
  clausesOnHer2,
  explainsOnly,
  isKeyForm,
  spanOfItems,
  isOfTreatment,
  isPlainZeroPlus,
  isScoreFigure,
  whenTold,
  whyExplains,
} from './passage-questions.ts'
import { isOfMethod, lastSubject, subjectsOf } from './passage-subjects.ts'
import { WHY_UNFINAL, isDraft, startsUnfinal, unnamedResult } from './unnamed-results.ts'
import { settleWithdrawn } from './withdrawn-by-name.ts'
import { TestHeading } from './test-heading.ts'
import { TumorThread } from './tumor-thread.ts'
import { SampleThread } from './sample-labels.ts'
import { findReceptors } from './find-receptors.ts'
import { namesOtherPrimary, whyOfOtherOrigin } from './other-tumors.ts'
import { ReceptorShares } from './receptor-share.ts'
import type {
  ReceptorUnreadText,
  ReportReading,
  StepMeter,
  TextNothing,
  TextStatement,
  TextUnread,
} from './statements.ts'
import {
  OF_A_COUNT,
  ANSWERING,
  ARTEFACT,
  OWN_PART,
  REVIEWED,
  TAKEN_BACK_WITHIN,
  takesBack,
  HER2_KIT,
  HER2_ONLY,
  type ReportOptions,
} from './report-words.ts'
import { namedOtherwise, namingHer2, namingReceptors, spreadInRefused, type NamedReceptor } from './refused-text.ts'
import { findTestState } from './test-state.ts'
import { findUntold, untoldReceptors } from './untold.ts'
import { settleCounts, settleEquivocal, settleSpread, shorten } from './settle-statements.ts'
import { withoutRecurrenceScore } from './recurrence-scores.ts'
import { classOf, unreadOf, whyOfTriple } from './unread-class.ts'
import { TRAITS, traitsOfAll } from './word-traits.ts'

/** What is longer is cut, and the rest listed as unread. */
export const LONGEST_TEXT = 40_000
const WHY_CONDITION = 'speaks of what would be'
const NOT_READ = 'in a language that is not read'
/** 'No liver metastases' is no word on the patient, as it is none where a code asks for one organ. */
const WHY_ONE_ORGAN = 'rules out spread to the organ that it names'
const ABOUT = { ihc: 'her2-ihc', ish: 'her2-ish', overall: 'her2-overall' } as const
class ReportReader {
  readonly statements: TextStatement[] = []
  readonly unread: TextUnread[] = []
  readonly nothing: TextNothing[] = []
  readonly unreadReceptors: ReceptorUnreadText[] = []
  private readonly text: string
  private readonly meter: StepMeter
  private readonly document: Document
  private readonly tumor: TumorThread
  private readonly shares: ReceptorShares
  private readonly on: string | undefined
  private readonly plainZeroPlus: boolean
  private readonly question: ReportOptions['question']
  private readonly declared: ReportOptions['unreadLanguage']
  private readonly spreadWords: SpreadWords
  /** It holds a German condition. */
  private readonly conditions: boolean
  private readonly onContext: ReportOptions['onContext']
  private topic: 'her2' | 'other' | 'none' = 'none'
  private her2Named = false
  private readonly samples: SampleThread
  private readonly heading = new TestHeading()
  private headedTest: 'ihc' | 'ish' | undefined
  /** The text names HER2 anywhere. */
  private readonly namesHer2: boolean
  /** A heading calls what stands under it preliminary. */
  private unfinal = false
  private draft = false
  private readonly unfinalPassages = new Set<Passage>()
  /** The passage that gave HER2 last, and where its statements begin. */
  private lastHer2: { readonly passage: Passage; readonly from: number; readonly at: number } | undefined
  private at = 0
  /** A receptor whose label stood in the line before, without a value. */
  private openReceptor: 'er' | 'pgr' | undefined
  /** What the line before spoke of HER2, and whether it gave a value. */
  private before: Thread
  /** Start of a sentence → its values that only explain. */
  private readonly explained = new Map<number, readonly number[]>()
  /** Fields of the second count that the sentence before spoke of; undefined where it spoke of none. */
  private recounted: ReadonlySet<string> | undefined

  constructor(text: string, meter: StepMeter, options: ReportOptions) {
    this.text = text
    this.meter = meter
    this.document = readDocument(text, meter)
    this.spreadWords = new SpreadWords(this.document, meter)
    this.conditions = holdsCondition(text)
    this.tumor = new TumorThread(this.document)
    this.samples = new SampleThread(this.document.passages)
    this.shares = new ReceptorShares(text)
    this.on = options.on
    this.onContext = options.onContext
    this.plainZeroPlus = isPlainZeroPlus(text, options.on)
    this.question = options.question
    this.declared = options.unreadLanguage
    this.her2Named = options.ofHer2 === true
    this.namesHer2 = this.her2Named || this.document.passages.some((passage) => (passage.traits & TRAITS.her2) !== 0)
    if (this.her2Named) [this.topic, this.before] = ['her2', 'name']
  }

  read(): this {
    const { passages } = this.document
    if (this.declared !== undefined) return this.refuse(passages, `is by its record ${NOT_READ} (${this.declared})`)
    if (isInForeignLanguage(passages, this.text)) return this.refuse(passages, `is ${NOT_READ}`)
    for (const passage of passages) this.readResults(passage)
    this.tellUntold(passages)
    if (this.onContext !== undefined) for (const passage of passages) this.tellPlace(passage)
    this.readAllSpread(passages)
    const left = settleWithdrawn(this.statements, passages)
    const settled = settleCounts(settleSpread(settleEquivocal(left.statements), namesOtherPrimary(passages)))
    this.statements.splice(0, Infinity, ...settled.statements)
    this.unread.push(...settled.unread, ...left.unread)
    this.unreadReceptors.push(...left.receptors)
    this.statements.sort((one, two) => one.start - two.start)
    this.unread.sort((one, two) => one.start - two.start)
    return this
  }

  /** A sentence behind a spread may mend it: 'Correction: these are cysts'. */
  private readAllSpread(passages: readonly Passage[]): void {
    let last = this.statements.length
    for (const passage of passages) {
      if (this.statements.length > last && mendsBefore(passage.items))
        this.statements.splice(last, Infinity, ...this.statements.slice(last).map((one) => asUncertain(one)))
      last = this.statements.length
      if ((passage.traits & TRAITS.spread) !== 0)
        this.readSpread(passage, withTickedSpread(this.spreadWords.of(passage)), passages.length === 1)
    }
  }

  /** What was neither read nor told is unread. */
  private tellUntold(passages: readonly Passage[]): void {
    const toldHer2 = [this.statements.filter(({ about }) => about.startsWith('her2')), this.nothing, this.unread]
    const starts = toldHer2.flatMap((list) => list.map(({ start }) => start))
    for (const { items } of findUntold(passages, { starts, explained: this.explained }))
      this.addUnread(items, 'a value beside HER2 was not understood', false)
    for (const { about, items } of untoldReceptors(passages, [...this.statements, ...this.unreadReceptors]))
      this.addUnreadReceptor(about, 'a value beside it was not understood', items)
    this.nameReceptors(namedOtherwise(passages, this.text), 'is named in a word of another language')
  }

  /** A text in another language: what names HER2, a test of it or a receptor is listed, and nothing is read. */
  private refuse(passages: readonly Passage[], why: string): this {
    for (const items of namingHer2(passages, this.her2Named)) this.addUnread(items, why, false, 'language')
    this.nameReceptors(namingReceptors(passages, this.text), why)
    this.statements.push(...spreadInRefused(passages, this.text))
    return this
  }

  private nameReceptors(named: readonly NamedReceptor[], why: string): void {
    for (const { about, items } of named)
      this.unreadReceptors.push({ about, why, class: 'language', ...this.slice(items, 0, items.length) })
  }

  private readResults(whole: Passage): void {
    this.at += 1
    this.draft ||= isDraft(whole.items)
    this.unfinal = this.draft || (startsUnfinal(whole.items) ?? this.unfinal)
    if (this.unfinal) this.unfinalPassages.add(whole)
    this.tumor.follow(whole)
    this.headedTest = this.heading.follow(whole)
    const earlier = this.samples.isEarlier(whole.items, whole.zone)
    const told = earlier ? { ...whole, zone: 'history' as const } : whole
    const passage = this.takeTestState(withoutRecurrenceScore(inOrder(told)))
    const { items } = passage
    if (items.length === 0) return
    const { named, anyHer2, triple, others } = subjectsOf(passage)
    const ratioOnly = !named && anyHer2
    const carried = ratioOnly ? HER2_ONLY : this.carriedSubjects(passage, named, others)
    const speaks = named || triple || others || carried.length > 0
    const explains = explainsOnly(passage)
    if (isKeyForm(passage)) this.addUnread(items, 'has the form of a score key', false)
    if (speaks && !explains) {
      const ofHer2 = named || triple || carried.length > 0
      const reader = ofHer2 || this.needsReader(passage) ? this.readSentence(passage, carried) : undefined
      const from = this.statements.length
      if (takesBack(items, named || others)) this.takeBack(passage)
      if (ofHer2 && reader !== undefined) this.takeHer2(reader, passage, named)
      if (this.statements.length > from) this.lastHer2 = { passage, from, at: this.at }
      if (others) this.takeReceptors(reader, passage)
    } else this.passOver(passage, explains && (speaks || passage.legend), explains, !named && !others)
    if (speaks) this.openReceptor = openReceptorOf(passage, this.statements)
    this.her2Named = this.her2Named || named || ratioOnly
    if (named || others || ratioOnly) this.topic = lastSubject(items)
    this.remember(passage, named || carried.length > 0)
  }

  /** A sentence that gives no result: it may take one back, explain one, or go on about a receptor. */
  private passOver(passage: Passage, tells: boolean, explains: boolean, unnamed: boolean): void {
    const { items } = passage
    this.recounted = undefined
    const share = unnamed && passage.zone === 'report' ? this.shares.follow(items, this.at, this.statements) : 'none'
    if (typeof share === 'object') this.unreadReceptors.push(share)
    if (unnamed) this.takeBack(passage)
    const lost = unnamed && !explains && passage.zone === 'report'
    const why = lost ? unnamedResult(items, this.her2Named ? this.topic : 'none') : undefined
    if (why !== undefined) this.addUnread(items, why, false)
    if (tells) this.tellContext(items, whyExplains(passage))
    const receptor = explains ? [] : this.carriedReceptor(passage)
    if (receptor.length > 0) this.takeReceptors(this.readSentence(passage, receptor), passage)
    else if (!isFieldOnly(items)) this.openReceptor = undefined
  }

  /** A sentence on margins, nodes and other markers alone holds nothing to read, unless a second count goes on in it. */
  private needsReader({ traits }: Passage): boolean {
    return this.recounted !== undefined || (traits & (TRAITS.receptor | TRAITS.together)) !== 0
  }

  /** Takes what a sentence says of a test without a result; the rest is read on. */
  private takeTestState(passage: Passage): Passage {
    if ((passage.traits & TRAITS.testState) === 0) return passage
    const { items, zone, legend } = passage
    if (zone !== 'report' || legend || isOfTreatment(passage) || this.tumor.isOther) return passage
    const { anyHer2, others } = subjectsOf(passage)
    if (!anyHer2 && (others || !this.namesHer2)) return passage
    const found = findTestState(items)
    if (found === undefined) return passage
    const { test, from, to, says, reason } = found
    this.nothing.push({
      about: ABOUT[test],
      why: says === 'pending' ? 'pending' : 'not done',
      state: { says, ...(reason && { reason }) },
      ...toldPlace(this.placeAt(passage.places.get(0) ?? passage.place), items),
      ...this.slice(items, from, to),
    })
    let end = from
    while (end > 0 && items[end - 1]?.kind === 'mark') end -= 1
    if (end === 0) {
      this.her2Named = true
      this.topic = 'her2'
      this.before = 'nothing'
    }
    const moved = Math.max(...passage.places.keys(), 0) > from
    const kept = [...items.slice(0, end), ...(moved ? [] : items.slice(end === 0 ? to + 1 : to))]
    return { ...passage, items: kept, traits: traitsOfAll(kept) }
  }

  /** A line that names a specimen or a block leaves the thread, a few words without a value loosen it, others cut it. */
  private remember(passage: Passage, ofHer2: boolean): void {
    if (!ofHer2) {
      if (this.before === undefined) return
      const keeps = this.topic === 'her2' ? keepsThread(passage) : 'no'
      if (keeps === 'no') this.before = undefined
      else if (keeps === 'loose') this.before = 'loose'
      return
    }
    const start = passage.items[0]?.start ?? 0
    const said = this.statements.some((one) => one.start >= start && one.about.startsWith('her2'))
    const open = this.nothing.some((one) => one.start >= start)
    if (said) this.before = 'value'
    else this.before = open ? 'nothing' : 'name'
  }

  /** 'HER2 FISH not amplified. The count is considered unreliable.': what is taken back at once is no result. */
  private takeBack({ items, traits }: Passage): void {
    const last = this.lastHer2
    if (last === undefined || this.at - last.at > TAKEN_BACK_WITHIN) return
    if ((traits & TRAITS.number) !== 0 && this.givesOtherScore(items)) {
      this.statements.splice(last.from)
      this.lastHer2 = undefined
      this.addUnread(last.passage.items, `another score stands behind it: «${this.quoteOf(items)}»`, false)
      return
    }
    if ((traits & TRAITS.withdrawn) === 0) return
    const doubts = items.some((item) => item.meaning === 'staining') && !items.some((item) => item.meaning === 'not')
    const word = items.find(
      ({ meaning, text }) => meaning === 'withdrawn' || meaning === 'failed' || (doubts && ARTEFACT.test(text)),
    )
    if (word === undefined || items.some((item) => item.meaning === 'therapy')) return
    const earlier = items.findIndex((item) => item.meaning === 'previous')
    if (earlier >= 0 && !OWN_PART.test(items[earlier + 1]?.text ?? '') && !this.repeatsScore(items)) return
    this.statements.splice(last.from)
    this.lastHer2 = undefined
    this.addUnread(last.passage.items, `is taken back: «${word.text}»`, false)
  }

  /** 'HER2 2+. On review: 3+': a score without a name that is not the one above it. */
  private givesOtherScore(items: readonly Item[]): boolean {
    if (this.topic !== 'her2' || !items.some(({ text }) => REVIEWED.test(text))) return false
    const at = items.findIndex(
      ({ kind, text }, index) => kind === 'plus' && text === '+' && isScoreFigure(items[index - 1]),
    )
    return at > 0 && !this.repeatsScore(items)
  }

  private quoteOf(items: readonly Item[]): string {
    return shorten(this.text.slice(items[0]?.start ?? 0, items.at(-1)?.end ?? 0))
  }

  /** 'HER2 3+. The initial 3+ was due to a mislabelled slide': it is the value itself that is spoken of. */
  private repeatsScore(items: readonly Item[]): boolean {
    const score = this.statements.at(-1)?.score?.charAt(0)
    return score !== undefined && items.some(({ text }, at) => text === score && items[at + 1]?.kind === 'plus')
  }

  private readSentence(passage: Passage, carried: readonly Subject[]): Her2SentenceReader {
    const { items, places: sections, furniture, place: section } = passage
    const input = {
      items,
      carried,
      test: (carried.length > 0 ? this.question : undefined) ?? this.headedTest ?? 'overall',
      isAnswer: false,
      sections,
      furniture,
      section,
      plainZeroPlus: this.plainZeroPlus,
      isForm: this.before === 'value' && carried.length > 0,
      isPast: passage.zone === 'history',
    } as const
    const before = this.recounted
    const goesOn = before !== undefined && items.some((item) => OF_A_COUNT.has(item.meaning))
    const again = new Her2SentenceReader({ ...input, meter: this.meter, recount: goesOn }).read()
    const fields = new Set(again.one.facts.flatMap((fact) => (fact.field === 'recount' ? Object.keys(fact.value) : [])))
    // A field that the second count had already is of another count.
    const repeats = goesOn && [...fields].some((field) => before.has(field))
    const reader = repeats ? new Her2SentenceReader({ ...input, meter: this.meter }).read() : again
    const aside = [...reader.one.explained, ...reader.aside]
    if (aside.length > 0) this.explained.set(items[0]?.start ?? 0, aside)
    this.recounted = reader.isRecount ? new Set([...fields, ...(repeats ? [] : (before ?? []))]) : undefined
    return reader
  }

  private carriedReceptor(passage: Passage): readonly Subject[] {
    if (this.openReceptor === undefined || !isReceptorLine(passage.items)) return []
    return [this.openReceptor]
  }

  private carriedSubjects(passage: Passage, named: boolean, others: boolean): readonly Subject[] {
    if (named || others) return []
    if (passage.items.slice(0, 3).some(({ text }) => HER2_KIT.test(text))) return HER2_ONLY
    if (!this.her2Named) return []
    if ((passage.traits & TRAITS.ish) !== 0) return HER2_ONLY
    if (this.topic !== 'her2') return []
    if (this.isAnswered(passage)) return HER2_ONLY
    const goesOn = isHer2Line(passage, this.before) || (this.isBehindZero() && isStainingOfZero(passage))
    return goesOn ? HER2_ONLY : []
  }

  /** The value of an answer opens with the result, or gives it directly behind the name of each specimen. */
  private isAnswered({ items, zone, legend, places }: Passage): boolean {
    if (this.question === undefined || zone !== 'report' || legend) return false
    const open = places.size > 0 || !this.statements.some(({ about }) => about.startsWith('her2'))
    return open && items.some(({ meaning }, at) => ANSWERING.has(meaning) || items[at]?.kind === 'plus')
  }

  /** The sentence before gave a score 0 and said nothing of the staining. */
  private isBehindZero(): boolean {
    const last = this.statements.at(-1)
    return this.before === 'value' && last?.about === 'her2-ihc' && last.score === '0' && last.staining === undefined
  }

  private takeHer2(reader: Her2SentenceReader, passage: Passage, named: boolean): void {
    const { items } = passage
    const judged = judgeHer2(reader, surroundingsOf(this.document.passages, this.at - 1))
    const refused = judged.found.length > 0 ? this.tumor.whyNoResult(passage) : undefined
    if (refused !== undefined) {
      this.addUnread(items, refused.why, false, refused.known)
      return
    }
    if (this.unfinal && judged.found.length > 0) {
      this.addUnread(items, WHY_UNFINAL, false)
      return
    }
    if (judged.found.some((found) => this.isCondition(items, reader, found))) {
      this.addUnread(items, WHY_CONDITION, false)
      return
    }
    const explains = isOfMethod(passage)
    const stated = explains ? [] : judged.found.map((found) => this.stateHer2(items, found))
    this.statements.push(...stated)
    for (const one of judged.missing)
      this.nothing.push({
        about: ABOUT[one.test],
        why: one.why,
        ...(one.why === 'pending' && passage.zone === 'report' ? { state: { says: 'pending' } as const } : {}),
        ...toldPlace(this.placeAt(passage.places.get(0) ?? passage.place), items),
        ...this.spanOf(items, one.at, one.at + 1, reader, named),
      })
    if (!explains && judged.found.length === 0 && !named) this.completeForm(reader)
    this.takeProblems(reader, passage, judged, explains)
    if (explains && judged.found.length === 0) this.tellContext(items, WHY_METHOD)
    else if (!explains) this.tellExplained(reader)
  }

  private isCondition(items: readonly Item[], { clauses }: Her2SentenceReader, found: { from: number; to: number }) {
    return this.conditions && isUnderCondition(this.text, items, clauses.of, found)
  }

  /** Each clause with a value that only explains. */
  private tellExplained({ items, clauses, one }: Her2SentenceReader): void {
    if (this.onContext === undefined) return
    for (const clause of new Set(one.explained.map((at) => clauses.of[at] ?? 0))) {
      const from = clauses.of.indexOf(clause)
      this.tellContext(items, 'a control, a limit or a criterion', from, clauses.of.lastIndexOf(clause) + 1)
    }
  }

  /** The words at the start of a line that name a specimen or a side. */
  private tellPlace({ items, places, furniture }: Passage): void {
    const { section, site, laterality } = this.document.places[places.get(0) ?? -1] ?? {}
    let end = 0
    while (furniture.has(end)) end += 1
    if (end > 0 && (section ?? site ?? laterality) !== undefined) this.tellContext(items, 'names the specimen', 0, end)
  }

  private tellContext(items: readonly Item[], why: string, from = 0, to = items.length): void {
    this.onContext?.({ ...this.slice(items, from, to), why })
  }

  /** A percentage in a line of its own belongs to the score in the line before. */
  private completeForm(reader: Her2SentenceReader): void {
    const [only, ...more] = reader.one.facts
    const last = this.statements.at(-1)
    if (only?.field !== 'percent' || more.length > 0 || this.before !== 'value') return
    if (last?.about !== 'her2-ihc' || last.score === undefined || last.percent !== undefined) return
    this.statements[this.statements.length - 1] = { ...last, percent: only.value as StainingPercent }
  }

  private takeProblems(reader: Her2SentenceReader, passage: Passage, judged: Judged, explains: boolean): void {
    const { items } = passage
    const speaking = clausesOnHer2(reader)
    const relevant = judged.problems.filter((problem) => problem.clause === undefined || speaking.has(problem.clause))
    const whys = [...new Set(relevant.slice(0, 20).map((problem) => problem.why))].slice(0, 3)
    if (explains && judged.found.length > 0)
      this.addUnread(items, 'a value in a part of the report that explains the method', false)
    else if (explains) return
    else if (whys.length > 0)
      this.addUnread(
        items,
        whys.join('; '),
        relevant.some((problem) => problem.contradiction === true),
      )
    const read =
      judged.found.length > 0 || reader.one.explained.length > 0 || judged.missing.length > 0 || whys.length > 0
    const named = items.some((item) => item.meaning === 'her2')
    if (read || (!named && unnamedResult(items, 'other') === undefined)) return
    if (isMention(items, passage.furniture)) this.tellContext(items, 'names HER2 and gives no result')
    else this.addUnread(items, 'no HER2 result was understood', false)
  }

  /** The whole sentence is quoted, so that a reader sees the word that was missed. */
  private addUnread(
    items: readonly Item[],
    why: string,
    contradiction: boolean,
    known?: 'non-breast' | 'dcis-only' | 'language',
  ): void {
    const unread = unreadOf(this.text, items, why, known === undefined ? { contradiction } : { contradiction, known })
    if (unread !== undefined) this.unread.push(unread)
  }

  private stateHer2(items: readonly Item[], found: Her2Found): TextStatement {
    return {
      about: ABOUT[found.test],
      ...found.fields,
      ...this.slice(items, found.from, found.to),
      ...toldPlace(this.placeAt(found.section), items, found.previous),
      ...whenTold(items, found, this.on),
    }
  }

  private takeReceptors(reader: Her2SentenceReader | undefined, passage: Passage): void {
    const { items } = passage
    if (this.tumor.isOther || isOfMethod(passage)) {
      this.tellContext(items, this.tumor.isOther ? 'of a tumour of another organ' : WHY_METHOD)
      return
    }
    if (reader === undefined) return
    const { found: receptors, unread } = findReceptors(reader)
    for (const { receptor, why } of unread) this.addUnreadReceptor(receptor, why, items)
    const before = this.statements.length
    for (const found of receptors) {
      const open = this.isCondition(items, reader, found) ? WHY_CONDITION : undefined
      const other = open ?? whyOfOtherOrigin(items, found.words) ?? whyOfTriple(items, this.unread)
      const why = this.unfinal ? WHY_UNFINAL : other
      if (why !== undefined) {
        this.addUnreadReceptor(found.receptor, why, items)
        continue
      }
      this.statements.push({
        about: found.receptor,
        ...(found.words === undefined ? {} : { receptorWords: found.words }),
        ...(found.percent === undefined ? {} : { receptorPercent: found.percent }),
        ...this.slice(items, found.from, found.to),
        ...toldPlace(this.placeAt(passage.places.get(0) ?? passage.place), items),
        ...whenTold(items, { ...found, previous: found.previous || passage.zone === 'history' }, this.on),
        ...(this.tumor.isInSitu ? { inSitu: true as const } : {}),
        ...(this.tumor.isEarlier(items, found.previous) ? { earlierTumor: true as const } : {}),
      })
    }
    if (receptors.length > 0) this.shares.note(before, this.at)
  }

  private addUnreadReceptor(about: 'er' | 'pgr', why: string, items: readonly Item[]): void {
    this.unreadReceptors.push({ about, why, class: classOf(items), ...this.slice(items, 0, items.length) })
  }

  private readSpread(passage: Passage, form: SpreadForm, only: boolean): void {
    const { items, ticked = false } = form
    const alone = only || ticked
    const why = WHY_ZONE[passage.zone]
    if (items.length === 0 || (why !== undefined && this.onContext === undefined)) return
    const opened = [...passage.places.values()].map((index) => this.document.places[index])
    const named = opened.findLast((one) => one?.site !== undefined)
    const heading = named ?? this.document.places[passage.places.get(0) ?? passage.place] ?? {}
    const place = this.spreadWords.kindOf(heading)
    for (const found of findMetastasis({ items, text: this.text, alone, place, heading }, this.meter)) {
      const context = why ?? (found.ofSite ? WHY_ONE_ORGAN : undefined)
      const span = this.slice(items, found.from, found.to)
      if (context === undefined)
        this.statements.push(spreadStatement(found, span, form.unclear === true || this.unfinalPassages.has(passage)))
      else this.tellContext(items, context, found.from, found.to)
    }
  }

  private readonly placeAt = (index: number): Place => this.document.places[index] ?? {}

  private slice(items: readonly Item[], from: number, to: number): { start: number; end: number; quote: string } {
    return spanOfItems(this.text, items, from, to)
  }

  private spanOf(
    items: readonly Item[],
    at: number,
    to: number,
    reader: Her2SentenceReader,
    named: boolean,
  ): { start: number; end: number; quote: string } {
    let from = at
    while (from > 0 && reader.clauses.of[from - 1] === reader.clauses.of[at] && (named || from > at - 8)) from -= 1
    return this.slice(items, from, to)
  }
}

/**
 * Reads a whole report: HER2 by IHC and ISH, the overall HER2 status, ER, PgR and distant metastasis.
 * Spans are of the text given. Text beyond 40,000 characters is not read and listed as unread. Never throws.
 */
export function readReportText(
  text: string,
  meter: StepMeter = { steps: 0 },
  options: ReportOptions = {},
): ReportReading {
  const kept = text.length > LONGEST_TEXT ? text.slice(0, lastWholeWord(text, LONGEST_TEXT)) : text
  const { statements, unread, unreadReceptors, nothing } = new ReportReader(kept, meter, options).read()
  if (kept.length === text.length) return { statements, unread, unreadReceptors, nothing }
  const rest = { start: kept.length, end: text.length, quote: text.slice(kept.length) }
  const why = `the text is longer than ${LONGEST_TEXT} characters: the last ${text.length - kept.length} were not read`
  return { statements, unread: [...unread, { ...rest, why, class: 'missing-part' }], unreadReceptors, nothing }
}
