/**
 * Statements on distant metastasis (decision P-10), in every way that records make them: stage groups, M categories,
 * secondary Conditions, sites of spread, history, the course of known metastases, and short words. Nodes are not distant;
 * a suspicion is uncertain; whether an earlier yes outlasts a later no is for the rules to decide.
 */
import { METASTASIS_CONDITIONS } from '../codes/staging.ts'
import type { Diagnosis, MetastasisStatement, PartialDate, ReportStatus } from '../../her2/evidence.ts'
import { ABSENCE_SYSTEMS } from '../codes/answers.ts'
import { OTHER_ORGANS } from '../codes/sites.ts'
import type { Question } from '../codes/questions.ts'
import { conceptOf, extensionsOf, foldWords, labelOf, wordsOf, type Concept } from '../record/codings.ts'
import { effectiveOf, issuedOf, dateOf } from '../record/dates.ts'
import {
  dateOfCondition,
  meaningOfConcept,
  meaningOfCondition,
  verificationOf,
  type ConditionMeaning,
} from '../context/diagnoses.ts'
import {
  isUnknown,
  readM,
  readStage,
  readValue,
  sayOfSecondary,
  stagingOf,
  valueOf,
  type Outcome,
  type Said,
} from './metastasis-values.ts'
import { questionOf, type Asked } from '../question/identify-question.ts'
import { mayAskStaging, speaksOfSpread } from '../question/staging-question.ts'
import { isObject, listOf, objectsOf, present, proseOf, type Json } from '../record/json-shapes.ts'
import { focusOf, type ReadingContext } from '../context/reading-context.ts'
import { unknownModifierOf } from '../record/modifiers.ts'
import type { Entry } from '../record/references.ts'
import { rememberEach } from '../record/remember.ts'
import { bodySiteOf, placeOfWords } from '../specimen/sites.ts'
import { CONCLUSION_IN_DOUBT, TAKEN_BACK } from './doubt-words.ts'
import { isOtherStaging, readStageGroup } from './staging-words.ts'
import { statusOf } from '../record/statuses.ts'
import { quoteOf } from '../record/value-words.ts'

const QUESTIONS: ReadonlySet<Question> = new Set<Question>([
  'stage-group',
  'm-category',
  'metastasis-site',
  'metastasis-present',
  'metastasis-course',
  'metastasis-history',
  'disease-status',
])

const NONE: readonly MetastasisStatement[] = []

/** Statements of one Observation and its components. */
export function readMetastasisObservation(entry: Entry, reading: ReadingContext): readonly MetastasisStatement[] {
  if (entry.replacedBy !== undefined) return NONE
  const { resource } = entry
  const asked = reading.asked(entry)
  const isOfOther = asked.question !== undefined && !QUESTIONS.has(asked.question)
  if (isOfOther && resource['component'] === undefined) return NONE
  const found: MetastasisStatement[] = []
  const add = (holder: Json, named: Asked, reference: string): void => {
    const ask = named.question === undefined ? (byLink(reference, reading) ?? byAnswer(holder, named)) : named
    if (ask.question === undefined) noteStageOfUnknown(holder, ask, reference, reading)
    if (ask.question === undefined || !QUESTIONS.has(ask.question)) return
    const status = statusOf(resource)
    if (status.kind === 'withdrawn') return
    let outcome = readValue(holder, ask, reading.codeMap)
    if (outcome === undefined) return
    if ('why' in outcome) {
      reading.note(reference, outcome.why, unreadDetails(holder))
      return
    }
    if (status.why !== undefined) reading.note(entry.reference, status.why)
    const doubt = outcome.says === 'uncertain' ? undefined : doubtOf(entry, ask, outcome.says, reading)
    if (doubt !== undefined) {
      reading.note(reference, `«${outcome.words}» ${doubt}: taken as uncertain`)
      outcome = { ...outcome, says: 'uncertain' }
    }
    found.push(
      statement(
        reference,
        status.status,
        outcome,
        effectiveOf(resource) ?? dateOf(issuedOf(resource)),
        otherPrimary(entry, reading),
      ),
    )
  }
  add(resource, asked, entry.reference)
  listOf(resource['component']).forEach((value, position) => {
    const [component] = objectsOf(value)
    if (component)
      add(
        component,
        questionOf(conceptOf(component['code']), reading.codeMap),
        `${entry.reference}#component[${position}]`,
      )
  })
  return found
}

function unreadDetails(holder: Json): { readonly quote?: string; readonly class: 'not-understood' } {
  const quote = wordsOfHolder(holder)
  return { ...(quote === undefined ? {} : { quote }), class: 'not-understood' }
}

function wordsOfHolder(holder: Json): string | undefined {
  const value = valueOf(holder)
  return wordsOf(value)[0] ?? value.codings[0]?.code
}

/** A Condition of a cancer calls it the assessment of its stage: then it is one, whatever its own code. */
function byLink(reference: string, reading: ReadingContext): Asked | undefined {
  return assessmentsOf(reading).get(reference) === undefined ? undefined : { question: 'stage-group', words: [] }
}

/** A stage IV or an M1 under a code that is not known may be of the breast cancer: named, not read. */
function noteStageOfUnknown(holder: Json, asked: Asked, reference: string, reading: ReadingContext): void {
  const words = wordsOfHolder(holder)
  const said = speaksOfSpread(asked.words) ? quoteOf(holder) : undefined
  if (said !== undefined) {
    reading.note(reference, `«${said}» under «${asked.words[0] ?? ''}» may speak of metastases: not read`, {
      quote: said,
      class: 'not-understood',
    })
    return
  }
  if (words === undefined || words.length > 60 || !mayAskStaging(asked.words)) return
  const isStage = !isOtherStaging(words) && /[a-z]/i.test(words) && readStageGroup(words)?.says === 'yes'
  if (!isStage && !/^\s{0,9}[cpyra]{0,3}m1[a-d]?\b/i.test(words)) return
  const under = asked.words[0] ?? labelOf(conceptOf(holder['code'])) ?? 'an unknown code'
  reading.note(reference, `«${words}» under «${under}» may be a stage of the breast cancer: not read`, {
    quote: words,
    class: 'not-understood',
  })
}

/** An M category is one whatever question it answers; a stage group may be of another disease. */
function byAnswer(holder: Json, named: Asked): Asked {
  const { codings } = conceptOf(holder['valueCodeableConcept'])
  const isCategory = codings.some(
    (coding) => ['m1', 'm0'].includes(stagingOf(coding) ?? '') && coding.system === 'snomed',
  )
  return isCategory ? { ...named, question: 'm-category' } : named
}

function statement(
  reference: string,
  reportStatus: ReportStatus,
  said: Said,
  on: PartialDate | undefined,
  other: boolean,
): MetastasisStatement {
  return present<MetastasisStatement>({
    reference,
    reportStatus,
    says: said.says,
    words: said.words,
    on,
    otherPrimary: other ? true : undefined,
  })
}

/** Why a statement is not relied on, for a person: 'is of another organ (Colon)'. */
function doubtOf(entry: Entry, { question }: Asked, says: 'yes' | 'no', reading: ReadingContext): string | undefined {
  const { resource } = entry
  if (says === 'yes' && isOfUnknownTumour(entry, reading)) return 'belongs to a tumour that is not in the record'
  const { kind, site } = bodySiteOf(resource, reading.codeMap)
  // The site of an M category may be that of the metastasis.
  const isElsewhere =
    site !== undefined && (OTHER_ORGANS.has(site) || (question === 'stage-group' && kind === 'distant'))
  if (isElsewhere) return `is of another organ (${site})`
  const method = resource['method'] === undefined ? '' : wordsOf(conceptOf(resource['method'])).join(' | ')
  if (isOtherStaging(method)) return `was staged by another system (${method.slice(0, 80)})`
  return doubtBeside(resource)
}

/** What stands beside a statement in its resource and takes it back, or may. */
function doubtBeside(resource: Json): string | undefined {
  if (resource['note'] !== undefined) {
    const notes = objectsOf(resource['note']).map(({ text }) => proseOf(text) ?? '')
    const against = notes.find((text) => TAKEN_BACK.test(foldWords(text.slice(0, 2000))))
    if (against !== undefined) return `has a note that may take it back («${against.slice(0, 200)}»)`
  }
  const modifier = unknownModifierOf(resource)
  return modifier === undefined ? undefined : `has an extension that may change its meaning (${modifier.slice(0, 120)})`
}

/** The statement names a Condition that is not here, while a breast cancer is. */
function isOfUnknownTumour(entry: Entry, reading: ReadingContext): boolean {
  if (!reading.diagnoses.kinds.has('invasive-breast')) return false
  const named = listOf(entry.resource['focus'])
  return named.length > 0 && named.every((reference) => reading.index.resolve(reference, entry) === undefined)
}

/** Whether the focus of a statement is a tumour elsewhere than the breast. */
function otherPrimary(entry: Entry, reading: ReadingContext): boolean {
  const assessed = assessmentsOf(reading).get(entry.reference)
  const focus = [...focusOf(entry, reading.index), ...(assessed === undefined ? [] : [assessed])].map(
    (condition) => meaningOfCondition(condition.resource).kind,
  )
  if (focus.some(isBreast)) return false
  if (focus.includes('other-primary')) return true
  const { kinds } = reading.diagnoses
  return (
    kinds.has('other-primary') &&
    !kinds.has('invasive-breast') &&
    !kinds.has('breast-in-situ') &&
    !kinds.has('breast-history')
  )
}

function isBreast(kind: Diagnosis['kind'] | undefined): boolean {
  return kind === 'invasive-breast' || kind === 'breast-in-situ' || kind === 'breast-history'
}

/* ---- Conditions --------------------------------------------------------------------------------------------------- */

/** Statements of one Condition: a secondary neoplasm, and the stage it carries. */
export function readMetastasisCondition(entry: Entry, reading: ReadingContext): readonly MetastasisStatement[] {
  const { resource } = entry
  const verification = verificationOf(resource)
  if (entry.replacedBy !== undefined || verification === 'refuted') return NONE
  const meaning = meaningOfCondition(resource)
  const secondary = secondaryOf(entry, meaning)
  if (secondary === undefined && resource['stage'] === undefined) return NONE
  const on = dateOfCondition(resource)
  const found: MetastasisStatement[] = []
  const doubt = doubtBeside(resource)
  const isOpen = verification === 'unconfirmed' || doubt !== undefined
  const add = (said: Said, other: boolean, where: Where = {}): void => {
    const says = isOpen && said.says === 'yes' ? 'uncertain' : said.says
    if (doubt !== undefined && said.says === 'yes')
      reading.note(entry.reference, `«${said.words}» ${doubt}: taken as uncertain`)
    found.push({ ...statement(entry.reference, 'final', { ...said, says }, on, other), ...where })
  }
  const isOther = meaning.kind === 'other-primary' || secondaryIsOther(entry, meaning, reading)
  if (secondary) add(secondary, isOther, { origin: originOf(entry, reading), ...siteOf(entry, meaning) })
  if (!mayBeStaged(entry, meaning)) return found
  for (const stage of objectsOf(resource['stage'])) {
    const outcome = readStageOfCondition(stage, reading)
    if (outcome === undefined) noteMissingAssessment(stage, entry, reading)
    else if ('why' in outcome)
      reading.note(entry.reference, outcome.why, { ...quoteOfStage(stage), class: 'not-understood' })
    else add(outcome, isOther)
  }
  return found
}

/** A stage must be that of a cancer: the stage of a kidney disease does not count, whatever its number. */
function mayBeStaged(entry: Entry, meaning: ConditionMeaning): boolean {
  if (meaning.kind !== undefined || meaning.secondary !== undefined) return true
  const words = foldWords(wordsOf(conceptOf(entry.resource['code'])).join(' | '))
  return (
    words === '' || /cancer|carcinom|tumou?r|neoplas|malign|krebs|karzinom|metasta|kanker|\bdcis\b|cancro/.test(words)
  )
}

function readStageOfCondition(stage: Json, reading: ReadingContext): Outcome {
  const type = questionOf(conceptOf(stage['type']), reading.codeMap)
  const summary = conceptOf(stage['summary'])
  if (summary.codings.some((coding) => ABSENCE_SYSTEMS.has(coding.system)) || isUnknown(summary)) return undefined
  return type.question === 'm-category'
    ? readM(summary, type, reading.codeMap)
    : readStage(summary, { words: type.words }, reading.codeMap)
}

function quoteOfStage(stage: Json): { readonly quote?: string } {
  const quote = labelOf(conceptOf(stage['summary']))
  return quote === undefined ? {} : { quote }
}

/** A stage that is only in an assessment that was not sent. */
function noteMissingAssessment(stage: Json, entry: Entry, reading: ReadingContext): void {
  if (labelOf(conceptOf(stage['summary'])) !== undefined) return
  for (const reference of listOf(stage['assessment'])) {
    if (reading.index.resolve(reference, entry) !== undefined) continue
    const named = reading.index.nameOf(reference, entry) ?? 'a reference that cannot be resolved'
    reading.note(entry.reference, `the assessment of its stage is not in the record: ${named}`, {
      class: 'missing-part',
    })
  }
}

const ASSESSMENTS = new WeakMap<object, ReadonlyMap<string, Entry>>()

/** Observations that a cancer of the record names as the assessment of its stage, with that cancer. */
function assessmentsOf(reading: ReadingContext): ReadonlyMap<string, Entry> {
  const known = ASSESSMENTS.get(reading.index)
  if (known) return known
  const found = new Map<string, Entry>()
  for (const entry of reading.index.ofType('Condition')) {
    if (entry.replacedBy !== undefined || verificationOf(entry.resource) === 'refuted') continue
    if (!mayBeStaged(entry, meaningOfCondition(entry.resource))) continue
    for (const stage of objectsOf(entry.resource['stage'])) {
      for (const reference of listOf(stage['assessment'])) {
        const target = reading.index.resolve(reference, entry)
        if (target?.type === 'Observation') found.set(target.reference, entry)
      }
    }
  }
  ASSESSMENTS.set(reading.index, found)
  return found
}

const isMetastasis = rememberEach((concept: Concept) =>
  concept.codings.some((coding) => METASTASIS_CONDITIONS.has(coding.code)),
)
const isDistant = rememberEach((concept: Concept) => concept.codings.some((coding) => stagingOf(coding) === 'distant'))

function secondaryOf(entry: Entry, meaning: ConditionMeaning): Said | undefined {
  const { resource } = entry
  const concept = conceptOf(resource['code'])
  const label = labelOf(concept)
  if (isMetastasis(concept)) return { says: 'yes', words: label ?? 'distant metastasis' }
  if (meaning.secondary) {
    const where = label ?? `secondary malignant neoplasm: ${meaning.secondary.where}`
    // A metastasis whose code names no site is as distant as its body site.
    if (meaning.secondary.generic) return sayOfPlace(entry, where)
    return sayOfSecondary(meaning.secondary.kind, where)
  }
  return isDistant(concept) ? sayOfPlace(entry, label ?? 'metastasis') : undefined
}

function sayOfPlace(entry: Entry, words: string): Said | undefined {
  const { kind } = bodySiteOf(entry.resource)
  if (kind === 'regional-node') return undefined
  const omop = listOf(entry.resource['bodySite']).length > 0 && kind === 'unknown'
  return { says: kind === 'distant' ? 'yes' : 'uncertain', words: omop ? `${words} (site not understood)` : words }
}

type Where = Pick<MetastasisStatement, 'origin' | 'site'>

/** Breast, where its words or a Condition that it names as its cause or its primary say so. */
function originOf(entry: Entry, reading: ReadingContext): 'breast' | 'not stated' {
  const words = foldWords(wordsOf(conceptOf(entry.resource['code'])).join(' | '))
  const kinds = [
    ...causesOf(entry, reading),
    ...focusOf(entry, reading.index).map(({ resource }) => meaningOfCondition(resource).kind),
  ]
  return kinds.some(isBreast) || BREAST_WORDS.test(words) ? 'breast' : 'not stated'
}

const BREAST_WORDS = /\bbreast (?:cancer|carcinoma|primary|origin)|mammakarzinom|mamma-?ca\b|brustkrebs/

function siteOf(entry: Entry, { secondary }: ConditionMeaning): Where {
  const site = bodySiteOf(entry.resource).site ?? placeOfWords(secondary?.where ?? '').site
  return site === undefined ? {} : { site }
}

/** The kinds of the Conditions that it is due to. */
function causesOf(entry: Entry, { index }: ReadingContext): readonly (Diagnosis['kind'] | undefined)[] {
  const extended = extensionsOf(entry.resource)
    .filter(({ name }) => /due-?to/.test(name))
    .map(({ extension }) => extension['valueReference'])
  const due = [...listOf(entry.resource['dueTo']), ...listOf(entry.resource['related']), ...extended].filter(isObject)
  const linked = due.map((link) => index.resolve(link['target'] ?? link, entry))
  return linked.flatMap((target) => (target?.type === 'Condition' ? [meaningOfCondition(target.resource).kind] : []))
}

function secondaryIsOther(entry: Entry, meaning: ConditionMeaning, reading: ReadingContext): boolean {
  if (meaning.secondary?.kind === 'other-primary') return true
  const kinds = causesOf(entry, reading)
  if (kinds.some(isBreast)) return false
  return kinds.includes('other-primary') || otherPrimary(entry, reading)
}

/* ---- reports ------------------------------------------------------------------------------------------------------ */

/** Coded conclusions of a report. A code beside words that only suspect it, or deny it, proves nothing. */
export function readMetastasisReport(entry: Entry, reading: ReadingContext): MetastasisStatement[] {
  const { resource } = entry
  const status = statusOf(resource)
  if (entry.replacedBy !== undefined || status.kind === 'withdrawn') return []
  const conclusion = foldWords((proseOf(resource['conclusion']) ?? '').slice(0, 4000))
  const doubtful = CONCLUSION_IN_DOUBT.test(conclusion)
  const on = effectiveOf(resource) ?? dateOf(issuedOf(resource))
  return listOf(resource['conclusionCode'] ?? resource['codedDiagnosis']).flatMap((code): MetastasisStatement[] => {
    const concept = conceptOf(code)
    const { secondary } = meaningOfConcept({ ...concept, loose: [] })
    const staged = concept.codings
      .map((coding) => stagingOf(coding))
      .find((meaning) => meaning === 'm1' || meaning === 'stage-4')
    if (!secondary && staged === undefined) return []
    const words = labelOf(concept) ?? 'distant metastasis'
    const said = secondary ? sayOfSecondary(secondary.kind, words) : { says: 'yes' as const, words }
    if (said === undefined) return []
    const says = doubtful && said.says === 'yes' ? 'uncertain' : said.says
    return [
      statement(
        entry.reference,
        status.status,
        { says, words },
        on,
        otherPrimary(entry, reading) || secondary?.kind === 'other-primary',
      ),
    ]
  })
}
