/** The only place where the second implementation meets the first: what `classifyRecords` says of a case, held against docs/rules.md. */
import { type ClassifyLine, classifyRecords } from '../../src/evaluate/classify-records.ts'
import type { ToldClassification } from '../../src/content/tell-classification.ts'
import type { Answer, OpenQuestion, Tier } from './answers.ts'
import { type Case, type Specimen, TODAY } from './case.ts'
import { encodeCase } from './encode-case.ts'
import { expectPatient, type Known, type PatientExpectation, type TumorExpectation } from './patient-rules.ts'
import { expectSpecimen, type SpecimenExpectation } from './specimen-rules.ts'

export interface Disagreement {
  /** What differs, in general words: disagreements of one kind are counted together. */
  readonly kind: string
  readonly of: Case
  /** Size of the records, to find the smallest case of a kind. */
  readonly size: number
  readonly expected: unknown
  readonly given: unknown
}

export interface Comparison {
  readonly specimens: number
  /** The answers that were compared, by status and tier. */
  readonly answers: readonly string[]
  readonly open: readonly OpenQuestion[]
  readonly disagreements: readonly Disagreement[]
}

export type Classify = (records: readonly unknown[]) => ClassifyLine

const classify: Classify = (records) => classifyRecords(records, TODAY)

/** @param ask Who is asked; a test puts somebody else here, who gives wrong answers. */
export function compareCase(of: Case, ask: Classify = classify): Comparison {
  const records = encodeCase(of)
  const size = JSON.stringify(records).length
  const disagreements: Disagreement[] = []
  const differ = (kind: string, expected: unknown, given: unknown) =>
    void disagreements.push({ kind, of, size, expected, given })
  const expectations = of.specimens.map(expectSpecimen)
  const line = ask(records)
  const told = line.tumors.flatMap(({ specimens }) => specimens)
  const known = expectations.map((one) => compareSpecimen(one, told.filter(isOf(one.specimen)), differ))
  const open = expectations.flatMap(({ expected }) => expected.open ?? [])
  const compared = known.filter(({ settled }) => settled !== undefined)
  const answers = compared.map(({ settled }) => nameOf(settled))
  const summary = { specimens: compared.length, answers, disagreements }
  // Where a specimen is answered otherwise, what follows from it is no news.
  if (disagreements.length > 0) return { ...summary, open }
  const patient = expectPatient(of, known)
  comparePatient(patient, line, differ)
  compareEver(known, line, differ)
  return { ...summary, open: [...open, ...patient.open] }
}

type Differ = (kind: string, expected: unknown, given: unknown) => void

function isOf({ id }: Specimen) {
  return ({ specimen, evidence }: ToldClassification): boolean =>
    specimen.reference === `Specimen/${id}` || evidence.some((one) => one.startsWith(`Observation/${id}-`))
}

function nameOf({ status, tier }: { readonly status?: string; readonly tier?: string | undefined } = {}): string {
  return tier === undefined ? (status ?? 'missing') : `${status}, ${tier}`
}

function compareSpecimen(one: SpecimenExpectation, found: readonly ToldClassification[], differ: Differ): Known {
  const { specimen, state, expected, mayBeMissing } = one
  const [told, ...more] = found
  const shape = shapeOf(specimen)
  if (told === undefined) {
    if (!mayBeMissing) differ(`a specimen is missing (${shape}; ${state})`, expected, found)
    return one
  }
  if (more.length > 0) {
    differ(`a specimen is split in ${found.length} (${specimen.link}; ${shape})`, expected, found)
    return one
  }
  if (state === 'ignored') {
    if (told.overexpression !== 'unknown') differ(`ignored results are answered (${shape})`, 'nothing', told)
    return one
  }
  const matches = expected.answers.map((answer) => differencesOf(answer, told))
  const best = matches.toSorted((a, b) => a.length - b.length)[0] ?? []
  for (const difference of best) differ(`${difference} (${shape})`, expected, told)
  comparePairing(one, told, differ)
  return { ...one, settled: { status: told.overexpression as Answer['status'], tier: told.tier } }
}

/** In which fields an answer is not that which is expected; fields that the expectation does not name are free. */
function differencesOf(answer: Answer, told: ToldClassification): readonly string[] {
  const { status, reasons, tiers, caution, discordant, comment } = answer
  const wants = `${status}${reasons ? `/${reasons.join('|')}` : ''}`
  if (told.overexpression !== status) return [`expected ${wants}, given ${told.overexpression}/${told.reason ?? ''}`]
  const fields: readonly (readonly [name: string, wanted: unknown, given: unknown, isRight: boolean])[] = [
    ['reason', reasons?.join('|'), told.reason, reasons === undefined || reasons.includes(told.reason ?? '')],
    ['tier', tiers?.join('|'), told.tier, isTierRight(tiers, told.tier)],
    ['caution', caution, told.caution, caution === undefined || caution === told.caution],
    ['discordant', discordant, told.discordant, discordant === undefined || discordant === told.discordant],
    ['comment', comment, told.comment, comment === undefined || comment === told.comment],
  ]
  return fields
    .filter(([, , , isRight]) => !isRight)
    .map(([name, wanted, given]) => `${name} of ${status}: expected ${String(wanted)}, given ${String(given)}`)
}

function isTierRight(tiers: readonly Tier[] | undefined, told: string | undefined): boolean {
  return tiers === undefined ? told === undefined : tiers.some((tier) => tier === told)
}

/** P-7: what was paired by day and site alone says so; what has a Specimen does not. */
function comparePairing({ specimen, state }: SpecimenExpectation, told: ToldClassification, differ: Differ): void {
  const { link, ihc, ish } = specimen
  if (link === 'specimen' && told.specimenAssumed) differ('specimenAssumed beside a Specimen', false, told)
  const bothCount = [ihc, ish].every((test) => test && ['final', 'amended', 'corrected'].includes(test.status))
  if (link === 'assumed' && state === 'counts' && bothCount && !told.specimenAssumed)
    differ('specimenAssumed missing where tests were paired by day', true, told)
}

/** A specimen in a few words, so that disagreements fall into kinds. */
function shapeOf({ ihc, ish, recount, singleBeside, overall }: Specimen): string {
  const { ratio, copies, cep17, words, probe } = ish?.result ?? {}
  const hasInterval = ratio?.comparator !== undefined || copies?.comparator !== undefined
  const isWhole = copies !== undefined && (ratio !== undefined || cep17 !== undefined)
  const some = [ratio && 'ratio', copies && 'copies'].filter(Boolean).join(' and ') || 'no numbers'
  const numbers = isWhole ? 'both numbers' : some
  const parts = [
    `IHC ${ihc ? `${ihc.result.value} ${ihc.result.staining ?? ''}` : 'none'}`.trim(),
    `ISH ${ish === undefined ? 'none' : numbers}`,
    probe === 'single' && 'single probe',
    hasInterval && 'interval',
    words,
    recount && 'recount',
    singleBeside && 'single probe beside',
    overall && `overall ${overall}`,
    ihc && ihc.status !== 'final' && `IHC ${ihc.status}`,
    ish && ish.status !== 'final' && `ISH ${ish.status}`,
  ]
  return parts.filter(Boolean).join(', ')
}

function comparePatient(wanted: PatientExpectation, line: ClassifyLine, differ: Differ): void {
  if (!wanted.metastatic.some((one) => one === line.metastatic))
    differ(
      `metastatic: expected ${wanted.metastatic.join('|')}, given ${line.metastatic}`,
      wanted.metastatic,
      line.metastatic,
    )
  const { current } = line
  if (wanted.tumors.length === 0) {
    if (current && current.overexpression !== 'unknown') differ('current without any result', undefined, current)
    return
  }
  if (wanted.current === undefined) return
  const names = wanted.current.map(({ key }) => key).join('|')
  if (current === undefined) return differ(`current is missing, expected that of ${names}`, wanted, line)
  if (!wanted.current.some((tumor) => isCurrentOf(tumor, current)))
    return differ(`current: expected that of ${names}`, wanted, { current, tumors: line.tumors })
  if (wanted.differs !== undefined && wanted.differs !== (current.differs ?? false))
    differ(`differs: expected ${wanted.differs}`, wanted, { current, tumors: line.tumors })
  compareActive(wanted, line, differ)
}

function isCurrentOf({ current }: TumorExpectation, told: ToldClassification): boolean {
  return current === undefined ? told.overexpression === 'unknown' : isOf(current.specimen)(told)
}

function compareActive({ tumors }: PatientExpectation, line: ClassifyLine, differ: Differ): void {
  for (const { key, isActive } of tumors) {
    if (isActive === undefined || (key !== 'left' && key !== 'right')) continue
    const told = line.tumors.find(
      (tumor) => tumor.laterality === key && tumor.specimens.some(({ specimen }) => specimen.laterality === key),
    )
    if (told?.active !== undefined && told.active !== isActive)
      differ(`active of a side: expected ${isActive}`, tumors, line.tumors)
  }
}

/** P-8: what was ever there, of results that count. */
function compareEver(known: readonly Known[], line: ClassifyLine, differ: Differ): void {
  const settled = known.filter(({ state }) => state === 'counts').map((one) => one.settled)
  const ever = {
    everPositive: settled.some((one) => one?.status === 'positive'),
    everLow: settled.some((one) => one?.tier === 'low'),
    everUltralow: settled.some((one) => one?.tier === 'ultralow'),
  }
  for (const name of ['everPositive', 'everLow', 'everUltralow'] as const)
    if (line[name] !== ever[name]) differ(`${name}: expected ${ever[name]}`, ever, line.tumors)
}
