/** The fixture patients as a list shows them: what the service says of their HER2, not what their files are called. */
import type { Bundle } from '@medplum/fhirtypes'
import { labelOf } from '../content/label-words.ts'
import { assess } from '../evaluate/evaluate.ts'
import type { PatientClassification, TumorClassification } from '../her2/classification.ts'
import type { ConsiderationKey } from '../her2/considerations/considerations.ts'
import { ORDER_SELECT, ORDER_SIGN } from '../her2/considerations/order-hooks.ts'
import { PATIENT_VIEW } from '../her2/considerations/patient-view.ts'
import { DEFAULT_SETTINGS } from '../her2/settings.ts'
import { patientOf } from './preview-card.ts'

export interface ListedPatient {
  /** Of the FHIR Patient. */
  readonly id: string
  /** One line for each tumour that has an answer; what the cards speak of, where there is none. */
  readonly labels: readonly string[]
  /** What else it is found by: states, and what the cards speak of. */
  readonly words: readonly string[]
  /** A card that can be acted on comes up when the chart is opened. */
  readonly actionable: boolean
}

/** What each card is about, in the words of its table row: 'IHC 2+ without an ISH result or order'. */
export const CARD_TITLES: ReadonlyMap<string, string> = new Map(
  [PATIENT_VIEW, ORDER_SELECT, ORDER_SIGN]
    .flatMap(({ rows }) => rows.map(({ id, means }): [string, string] => [String(id), means]))
    .reverse(),
)

const SYNOPSIS: ConsiderationKey = 'her2Synopsis'

/** `today` is 'YYYY-MM-DD'. */
export function listPatients(bundles: readonly Bundle[], today: string): readonly ListedPatient[] {
  return bundles.map((bundle) => {
    const { id } = patientOf(bundle)
    const request = { hook: 'patient-view' as const, context: { userId: 'Practitioner/sandbox', patientId: id } }
    const trace = assess({ request, records: [bundle] }, { settings: DEFAULT_SETTINGS }, today)
    const keys = [...new Set(trace.considerations.map(({ key }) => key))].filter((key) => key !== SYNOPSIS)
    const titles = keys.flatMap((key) => CARD_TITLES.get(key) ?? [])
    const labels = labelsOf(trace.classification)
    return {
      id,
      labels: labels.length > 0 ? labels : titles.map((title) => title[0]?.toUpperCase() + title.slice(1)),
      words: [...statesOf(trace.classification), ...titles, ...keys.map(wordsOfKey), wordsOfKey(id)],
      actionable: keys.length > 0,
    }
  })
}

function labelsOf({ tumors }: PatientClassification): readonly string[] {
  const answered = tumors.flatMap((tumor) => (tumor.current ? [{ tumor, label: labelOf(tumor.current) }] : []))
  if (answered.length < 2) return answered.map(({ label }) => label)
  return answered.map(({ tumor, label }) => `${placeOf(tumor)}: ${label}`)
}

function placeOf({ laterality, distant }: TumorClassification): string {
  if (distant) return 'distant tissue'
  return laterality ?? 'side not recorded'
}

function statesOf({ tumors, metastatic }: PatientClassification): readonly string[] {
  const sides = new Set(tumors.map(({ laterality }) => laterality))
  const isBilateral = sides.has('bilateral') || (sides.has('left') && sides.has('right'))
  return [...(isBilateral ? ['bilateral'] : []), ...(metastatic === 'yes' ? ['metastatic'] : [])]
}

/** 'ishRecount' and 'group-3-ihc' as words that can be searched. */
function wordsOfKey(key: string): string {
  return key.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replaceAll('-', ' ')
}
