import { readEvidence } from '../../../src/fhir/read-evidence.ts'
import type { Unread } from '../../../src/her2/evidence.ts'
import { classify } from '../../../src/her2/status/classify.ts'

const PATIENT = 'Patient/1'

function breastCancer(): unknown {
  return {
    resourceType: 'Condition',
    id: 'c',
    subject: { reference: PATIENT },
    clinicalStatus: { coding: [{ code: 'active' }] },
    code: { coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'C50.919' }], text: 'Breast cancer' },
  }
}

function report(text: string, on: string): unknown {
  return {
    resourceType: 'DiagnosticReport',
    id: 'r',
    status: 'final',
    subject: { reference: PATIENT },
    effectiveDateTime: on,
    code: { coding: [{ system: 'http://loinc.org', code: '60568-3' }], text: 'Pathology synoptic report' },
    conclusion: text,
  }
}

const CODES = { ihc: '85319-2', ish: '85318-4', overall: '48676-1' } as const

function observation(text: string, on: string, question: keyof typeof CODES): unknown {
  return {
    resourceType: 'Observation',
    id: 'o',
    status: 'final',
    subject: { reference: PATIENT },
    effectiveDateTime: on,
    code: { coding: [{ system: 'http://loinc.org', code: CODES[question] }] },
    valueString: text,
  }
}

export interface TextOutcome {
  /** One for each specimen, in alphabetical order: 'negative/low', 'not-final:needs-ish'; empty where nothing was claimed. */
  readonly specimens: readonly string[]
  readonly metastatic: string
  readonly receptors: string
  readonly unread: readonly Unread[]
}

/** What comes of a text as the conclusion of a report, or as the value of a HER2 Observation. */
export function outcomeOf(text: string, as: 'report' | keyof typeof CODES = 'report', on = '2026-03-02'): TextOutcome {
  const resource = as === 'report' ? report(text, on) : observation(text, on, as)
  const { evidence, unread } = readEvidence([{ resourceType: 'Patient', id: '1' }, breastCancer(), resource])
  const { tumors, metastatic, hormoneReceptor } = classify(evidence)
  const specimens = tumors
    .flatMap((tumor) => tumor.specimens)
    .map(({ overexpression, reason, tier }) => {
      const why = reason === undefined ? '' : `:${reason}`
      return `${overexpression}${why}${tier === undefined ? '' : `/${tier}`}`
    })
    .sort()
  return { specimens, metastatic, receptors: hormoneReceptor, unread }
}
