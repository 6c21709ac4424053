/** The inline words of the cards: one function per placeholder, each from the longest form to the shortest. */
import type { Classification } from '../her2/classification.ts'
import type { Treatment } from '../her2/evidence.ts'
import { type Subject, once } from './fill-context.ts'
import {
  caveatForms,
  alertPhrase,
  draftPhrase,
  drugForms,
  gapForms,
  orderPhrase,
  orderSpecimenForms,
  receptorWords,
  recordShows,
  specimenCount,
  stageWords,
  statusReason,
} from './order-words.ts'
import { testState, testStateNote } from './open-test-words.ts'
import { type Phrase, NOTHING, day, decimal, fixed, join, recorded, say } from './phrases.ts'
import { type InlineName } from './placeholders.ts'
import { retestReason } from './retest-words.ts'
import { routeFit, routeItems, routeVerdict } from './route-words.ts'
import { testedCount, tumorCount, untestedTumor } from './several-words.ts'
import { findSpecimen, specimenForms, specimenPhrase } from './specimen-words.ts'
import { unreadResultForms } from './unread-words.ts'
import { categoryWords, resultWords, statusWords } from './status-words.ts'

type InlineWords = (subject: Subject) => readonly [Phrase, ...Phrase[]]

export const INLINE_WORDS: Readonly<Record<InlineName, InlineWords>> = {
  specimen: (subject) => nonEmpty(once(subject, subjectSpecimenForms)),
  negativeSpecimen: negativeSpecimenForms,
  date: (subject) => [specimenDate(subject)],
  status: (subject) => [fixed(ofSubject(subject, statusWords, 'HER2 status unknown'))],
  result: (subject) => [fixed(ofSubject(subject, resultWords, 'no IHC, no ISH'))],
  equivocalIhc: (subject) => [fixed(equivocalIhc(subject.classification))],
  caution: (subject) => [subject.classification?.caution === true ? fixed(', caution') : NOTHING],
  differs: differsForms,
  ishFinding: ishFindingForms,
  neededTest: (subject) => [fixed(neededTest(subject.classification))],
  discordance: discordanceForms,
  row: (subject) => [fixed(decidingRow(subject))],
  before: (subject) => [
    fixed(subject.consideration.before === undefined ? 'not known' : categoryWords(subject.consideration.before)),
  ],
  after: (subject) => [fixed(ofSubject(subject, categoryWords, 'unknown'))],
  amendedOn: (subject) => [day(subject.consideration.amendedOn)],
  plan: planForms,
  reason: (subject) => [fixed(indeterminateTests(subject.classification))],
  diagnosisDate: (subject) => [day(subject.consideration.diagnosis?.on)],
  drug: drugForms,
  recordShows,
  routeFit: (subject) => [routeFit(subject)],
  routeItems,
  routeVerdict: (subject) => [routeVerdict(subject)],
  receptorStatus: (subject) => [receptorWords(subject)],
  stage: (subject) => [stageWords(subject)],
  gap: gapForms,
  openItems: caveatForms,
  statusReason: (subject) => [statusReason(subject)],
  otherTumor: otherTumorForms,
  specimenCount: (subject) => [specimenCount(subject)],
  orderSpecimen: orderSpecimenForms,
  testState: (subject) => [testState(subject)],
  testStateNote,
  unreadResult: unreadResultForms,
  tumorType: ({ consideration }) => [fixed(consideration.lowGrade?.type ?? 'carcinoma')],
  retestReason: (subject) => [retestReason(subject)],
  tumorCount: (subject) => [tumorCount(subject)],
  testedCount: (subject) => [testedCount(subject)],
  untestedTumor: (subject) => nonEmpty(untestedTumor(subject)),
  draft: (subject) => [draftPhrase(subject)],
  order: (subject) => [orderPhrase(subject)],
  alerts: (subject) => [alertPhrase(subject)],
  diagnosis: (subject) => [recordedOr(subject.consideration.diagnosis?.words, 'invasive breast cancer')],
}

function ofSubject(subject: Subject, words: (of: Classification) => string, otherwise: string): string {
  return subject.classification === undefined ? otherwise : words(subject.classification)
}

function nonEmpty(forms: readonly Phrase[]): [Phrase, ...Phrase[]] {
  const [first, ...rest] = forms
  return [first ?? NOTHING, ...rest]
}

function recordedOr(words: string | undefined, otherwise: string): Phrase {
  const phrase = recorded(words ?? '')
  return phrase.plain === '' ? fixed(otherwise) : phrase
}

/** The specimen that a card is about: the untested one where there is a target, else that of its classification. */
export function subjectSpecimenForms(subject: Subject): readonly Phrase[] {
  const { consideration, classification, context } = subject
  const of = consideration.target ?? classification?.specimen ?? {}
  return specimenForms(of, findSpecimen(context.evidence, of.reference))
}

export function specimenDate(subject: Subject): Phrase {
  const of = subject.consideration.target ?? subject.classification?.specimen
  return day(of?.collectedOn)
}

/** 'left breast biopsy, 2026-09-02' in plain words. */
export function specimenAndDate(of: Classification, subject: Subject): Phrase {
  const words = specimenPhrase(of.specimen, findSpecimen(subject.context.evidence, of.specimen.reference))
  return join([words, day(of.specimen.collectedOn)], ', ')
}

/** Every other specimen of the patient, latest first within its tumour. */
export function otherSpecimens(
  subject: Subject,
): readonly { readonly of: Classification; readonly sameTumor: boolean }[] {
  const own = subject.classification
  const { tumors } = subject.context.patient
  // Distant tissue beside a single breast tumour counts as that tumour's (decision P-13).
  const isOneTumor = tumors.filter(({ distant, current }) => !distant && current !== undefined).length <= 1
  return tumors.flatMap((tumor) => {
    const holdsOwn = own !== undefined && tumor.specimens.some((specimen) => isSameSpecimen(specimen, own))
    const sameTumor = holdsOwn || (isOneTumor && own !== undefined && own.evidence.length > 0)
    return tumor.specimens
      .filter((specimen) => own === undefined || !isSameSpecimen(specimen, own))
      .map((of) => ({ of, sameTumor }))
  })
}

/** The same object, or the same specimen based on the same results. */
export function isSameSpecimen(one: Classification, other: Classification): boolean {
  if (one === other) return true
  return (
    one.specimen.reference === other.specimen.reference &&
    one.evidence.length > 0 &&
    one.evidence.join(' ') === other.evidence.join(' ')
  )
}

function differsForms(subject: Subject): [Phrase, ...Phrase[]] {
  const own = subject.classification
  const others = once(subject, otherSpecimens).filter(
    ({ of }) => own !== undefined && categoryWords(of) !== categoryWords(own),
  )
  // The answer of another tumour stands before another specimen of the same one (decision P-12).
  const answers = subject.context.patient.tumors.map(({ current }) => current)
  const other = others.find(({ of, sameTumor }) => !sameTumor && answers.includes(of)) ?? others[0]
  if (other === undefined) return [NOTHING]
  const lead = fixed(other.sameTumor ? `differs from` : `other tumour:`)
  const status = fixed(statusWords(other.of))
  const date = day(other.of.specimen.collectedOn)
  const place = specimenPhrase(other.of.specimen, findSpecimen(subject.context.evidence, other.of.specimen.reference))
  return [say`; ${lead} ${place} ${date}: ${status}`, say`; ${lead} ${status} (${date})`, fixed('; others differ')]
}

/** 'liver biopsy 2026-09-24'. */
function negativeSpecimenForms({ consideration, context }: Subject): [Phrase, ...Phrase[]] {
  const specimen: Partial<Classification['specimen']> = consideration.against?.specimen ?? {}
  const forms = specimenForms(specimen, findSpecimen(context.evidence, specimen.reference))
  return nonEmpty(forms.map((form) => say`${form} ${day(specimen.collectedOn)}`))
}

/** 'right breast biopsy 2026-09-09: HER2-positive'. */
function otherTumorForms(subject: Subject): [Phrase, ...Phrase[]] {
  const other = subject.consideration.otherTumor
  if (other === undefined) return [fixed('other tumour')]
  const place = specimenPhrase(other.specimen, findSpecimen(subject.context.evidence, other.specimen.reference))
  const status = fixed(statusWords(other))
  const side = other.specimen.laterality
  const named = side === undefined ? [] : [fixed(`${side} breast`)]
  return [say`${place} ${day(other.specimen.collectedOn)}: ${status}`, ...named, fixed('other tumour')]
}

/** 'group 2 (ratio 2.1, copies 3.5)'. */
function ishFindingForms(subject: Subject): [Phrase, ...Phrase[]] {
  const ish = subject.classification?.ish
  const ungrouped = ish?.probe === 'single' ? 'single-probe' : 'result'
  const name = fixed(ish?.group === undefined ? ungrouped : `group ${ish.group}`)
  const numbers = join(
    [
      ish?.ratio !== undefined ? say`ratio ${decimal(ish.ratio)}` : NOTHING,
      ish?.ratio === undefined && ish?.computedRatio !== undefined
        ? say`computed ratio ${decimal(ish.computedRatio)}`
        : NOTHING,
      ish?.her2CopyNumber !== undefined ? say`copies ${decimal(ish.her2CopyNumber)}` : NOTHING,
    ],
    ', ',
  )
  return numbers.plain === '' ? [name] : [say`${name} (${numbers})`, name]
}

const NEEDED_TESTS: ReadonlyMap<string | undefined, string> = new Map([
  ['needs-dual-probe', 'dual-probe ISH on the same tissue'],
  ['needs-ish', 'ISH on the same tissue'],
])

function neededTest(of: Classification | undefined): string {
  const other =
    of?.ish?.probe === 'single' && of.ish.group === undefined
      ? 'IHC or dual-probe ISH on the same tissue'
      : 'IHC on the same tissue'
  return NEEDED_TESTS.get(of?.reason) ?? other
}

const REPORTED_WORDS: ReadonlySet<string> = new Set([
  'positive',
  'negative',
  'equivocal',
  'indeterminate',
  'low',
  'ultralow',
])

function discordanceForms(subject: Subject): [Phrase, ...Phrase[]] {
  const of = subject.classification
  if (of === undefined) return [fixed('see detail')]
  const result = fixed(resultWords(of))
  if (of.reason === 'ratio-arithmetic') return [fixed('reported ratio against copy numbers')]
  if (of.reason === 'percent-vs-score')
    return [say`${result}: percentage against score`, fixed('percentage against score')]
  if (of.reason === 'two-final-results') return [fixed('two final results')]
  if (of.reported === undefined) return [result, fixed('IHC against ISH')]
  // Long words of the record are quoted in the detail; cutting them here could reverse their meaning.
  const reported = REPORTED_WORDS.has(of.reported) ? recorded(of.reported) : undefined
  if (reported === undefined) return [fixed('report differs from components')]
  return [say`reported ${reported}, but ${result}`, say`reported ${reported}, components differ`]
}

// At most six characters each: the summary relies on it (placeholder `row`).
const DECIDING = /^(?:T-12|T-19|T-21|T-24|T-36|SP-8|CB-\d{1,2}[a-f]?|P-[2356])$/

/** The row that a reader should look up: the last of the path, else the one that made the card fire. */
function decidingRow(subject: Subject): string {
  const because = subject.consideration.because.filter((row) => DECIDING.test(row))
  const path = (subject.classification?.rules ?? []).filter((row) => DECIDING.test(row))
  const row = path.at(-1) ?? because[0]
  return row === undefined ? 'see detail' : `row ${row}`
}

const PLAN_KINDS: ReadonlySet<Treatment['kind']> = new Set(['t-dxd', 'her2-directed'])
const PLAN_STATES: ReadonlySet<Treatment['state']> = new Set(['planned', 'active', 'unknown'])
const TREATMENT_KEY = /medic|treat|drug/i

/** HER2-directed treatment that is planned or ongoing. Unread medication data is never 'none'. */
function planForms(subject: Subject): [Phrase, ...Phrase[]] {
  const { evidence, notRead } = subject.context
  const plans = evidence.treatments.filter(
    (treatment) => PLAN_KINDS.has(treatment.kind) && PLAN_STATES.has(treatment.state),
  )
  if (plans.length > 0) {
    const words = plans.map((plan) => say`${recordedOr(plan.words, 'HER2-directed drug')} (${fixed(plan.state)})`)
    return [join(words, ', '), fixed('recorded')]
  }
  return [fixed(notRead.some((key) => TREATMENT_KEY.test(key)) ? 'not read' : 'none found')]
}

/** 'equivocal' and certain patterns are handled as 2+; the words say when no score was reported. */
function equivocalIhc(of: Classification | undefined): string {
  if (of?.ihc?.score === '2+') return '2+'
  return of?.ihc?.words === 'equivocal' ? 'without score' : 'pattern as 2+'
}

function indeterminateTests(of: Classification | undefined): string {
  const ihc = of?.ihc?.words === 'indeterminate'
  const ish = of?.ish?.result === 'indeterminate'
  if (ish && of.ihc?.score !== undefined) return `IHC ${of.ihc.score}, ISH indeterminate`
  if (ihc && ish) return 'IHC and ISH indeterminate'
  if (ihc) return 'IHC indeterminate'
  return ish ? 'ISH indeterminate' : 'test not named'
}
