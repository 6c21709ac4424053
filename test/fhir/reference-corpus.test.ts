/**
 * Optional check against reference material next to the checkout: bundles of other projects, kept in their own place.
 * The expectations were typed from a careful person's reading of each bundle, not from the reader's answers.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Her2Result } from '../../src/her2/evidence.ts'
import { parseExactJson } from '../../src/fhir/record/exact-json.ts'
import { readEvidence } from '../../src/fhir/read-evidence.ts'

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const FOLDER = join(ROOT, '..', 'shared', 'fhir', 'corpus')

interface Expected {
  /** Whose reading it is, where the bundle does not tell. */
  readonly patient?: string
  readonly her2: readonly string[]
  readonly notApplicable?: readonly string[]
  readonly er?: readonly string[]
  readonly pgr?: readonly string[]
  /** What the record says of distant metastasis; '*' where it is of another primary. */
  readonly metastasis?: readonly string[]
  /** Words that the list of what was not read must hold. */
  readonly unread?: readonly string[]
}

// prettier-ignore
const READINGS: Record<string, Expected> = {
  'bct-patient-data.json': { her2: ['ihc 3+ positive'], metastasis: ['no'], unread: ['two values at once', 'different resources carry this id'] },
  'bih-breastcancerspec-biopsy.json': { her2: ['ihc 1+', 'ish not-amplified', 'overall negative'], er: ['positive', '85'], pgr: ['positive', '50'] },
  'bih-breastcancerspec-ci-her2ihc.json': { her2: ['ihc 1+'] },
  'bih-breastcancerspec-integrated.json': { her2: ['ihc 1+', 'ish not-amplified', 'overall negative'], er: ['positive', '90'], pgr: ['positive', '60'] },
  'bih-breastcancerspec-resection.json': { her2: ['ihc 1+', 'ish not-amplified', 'overall negative'], er: ['positive', '90'], pgr: ['positive', '60'] },
  'cap-ecc-cancer-reporting-breast.json': { her2: ['ihc 0 negative'], er: ['indeterminate'] },
  'cap-ecc-older-system.json': { her2: ['ihc 0 negative'] },
  'ch-crl-receptors-metastases.json': { her2: ['nothing', 'nothing', 'overall positive'], er: ['5', 'positive'], pgr: ['3', 'negative'], metastasis: ['no', 'uncertain', 'yes'] },
  'cl-minsal-r2bo-biopsia.json': { her2: [], metastasis: ['yes'] },
  'codex-mopa-demo-jane-smith.json': { her2: ['contradiction'], unread: ['exclude each other'] },
  'codex-mopa-ig-writeback.json': { her2: ['ihc positive'] },
  'ctm-app-mock-utsw-1.json': { her2: ['ihc negative'], er: ['positive'], pgr: ['negative'], metastasis: ['yes'] },
  'ctm-app-trialmatching-patient01.json': { her2: ['ihc negative'], er: ['positive'], pgr: ['positive'], metastasis: ['yes'] },
  'ctms-eom-patient-1.json': { her2: ['ihc negative', 'overall negative'], er: ['negative', 'positive'], pgr: ['negative'], metastasis: ['no', 'yes'] },
  'eu-idea4rc-athena-metastasis.json': { her2: [], metastasis: ['yes'] },
  'eucanimage-uc7-1.json': { her2: ['ihc 2+', 'ihc 2+', 'ish amplified', 'ish not-amplified', 'overall negative'], er: ['50.0', 'positive'], pgr: ['50.0', 'positive'], metastasis: ['no'] },
  'eucanimage-uc7-2.json': { her2: ['nothing', 'nothing', 'nothing', 'nothing'] },
  'eucanimage-uc7-4.json': { her2: ['ihc 2+', 'ihc 2+', 'ish amplified', 'ish not-amplified', 'overall negative'], er: ['50.0', 'positive'], pgr: ['50.0', 'positive'], metastasis: ['yes'] },
  'genomics-reporting-her2.json': { her2: ['unreadable'], unread: ['does not say whether HER2 is positive', 'not used'] },
  'hadleylab-fetched-patient.json': { her2: [], unread: ['not a stage group'] },
  'hl7-ips-breast-history.json': { her2: [], er: ['positive'] },
  'ichom-patient147.json': { her2: ['overall negative'], er: ['positive'] },
  'lt-pathology-questionnaireresponse.json': { her2: ['ihc 2+'], er: ['90'], pgr: ['60'] },
  'mcode-extraction-disease-status-amended.json': { her2: [] },
  'mcode-extraction-staging.json': { her2: [], metastasis: ['no'] },
  'mcode-stu2-jenny-m.json': { her2: ['overall negative'], er: ['positive'], pgr: ['negative'], metastasis: ['no'] },
  'mcode-stu4-jenny-m.json': { her2: ['overall negative'], er: ['positive'], pgr: ['negative'], metastasis: ['no'] },
  // A bundle of two patients: the lung cancer is the one's, the history of a metastasis the other's.
  'mcode-stu4-metastasis-basics.json': { patient: 'Patient/cancer-patient-john-anyperson', her2: [], metastasis: ['no*', 'yes*'], unread: ['another patient'] },
  'mii-kds-testdata-2027-lung-ihc-ish.json': { her2: ['ihc positive', 'ish not-amplified ratio 2.4'] },
  'mii-mtb-kim-musterperson.json': { her2: ['ihc 2+', 'ish not-amplified ratio 1.2 HER2 2.4 CEP17 2.0', 'overall low'], er: ['70'], pgr: ['30'] },
  'mii-onko-ig-mamma-her2neu.json': { her2: ['ihc 3+', 'overall positive'], er: ['positive 5'], pgr: ['positive 25'] },
  'misuse-85319-2-ki67.json': { her2: [], unread: ['Ki-67', 'not a stage group'] },
  'misuse-85319-2-pdl1.json': { her2: [], metastasis: ['no*'], unread: ['PD-L1'] },
  'nz-actnow-her2-old-code.json': { her2: [], unread: ['not read'] },
  'nz-actnow-status.json': { her2: [], er: ['negative'], pgr: ['positive'], metastasis: ['no', 'yes'], unread: ['another marker'] },
  'obds-testpatient-1.json': { her2: [], metastasis: ['no', 'yes'] },
  'oncoai-gastric-her2-text.json': { her2: [], notApplicable: ['non-breast'], metastasis: ['yes*'] },
  'openonco-adapter-tests.json': { her2: ['ihc 3+'], er: ['positive', 'positive >10'], unread: ['Amplified', '1228882005'] },
  'pathways-maryam.json': { her2: ['ihc negative', 'ish not-amplified'], er: ['positive'], pgr: ['negative'], metastasis: ['no'] },
  'pathways-synthea-t0.json': { her2: ['ihc negative', 'ish ratio <1.8'], er: ['negative'], pgr: ['positive'], metastasis: ['no'] },
  'phenoml-mopa-demo-her2-negative.json': { her2: ['overall negative'], unread: ['immunostain code'] },
  'senologie-example.json': { her2: ['ihc 1+'], er: ['positive'], pgr: ['positive'], metastasis: ['no'] },
  'senologie-fall1.json': { her2: ['ihc 1+'], er: ['positive'], pgr: ['positive'], metastasis: ['no'] },
  'senologie-fall10.json': { her2: ['ihc 0'], er: ['negative'], pgr: ['negative'], metastasis: ['no'] },
  'senologie-fall10-coded-2026-10.json': { her2: ['ihc 1+', 'overall low'], er: ['negative 0'], pgr: ['negative 0'], metastasis: ['no'] },
  'senologie-fall3.json': { her2: ['ihc 0', 'ihc 0'], er: ['positive'], pgr: ['positive'], metastasis: ['no'] },
  'senologie-fall5.json': { her2: ['ihc 3+'], er: ['positive'], pgr: ['positive'], metastasis: ['no'] },
  'senologie-fall8.json': { her2: ['ihc 1+'], er: ['positive'], pgr: ['positive'], metastasis: ['no'] },
  'sharing-hub-18474-7-component-score.json': { her2: ['ihc 3+ positive unverified'], unread: ['status is missing'] },
  'synthea-mcode-omop-er-only.json': { her2: [], er: ['negative'] },
  'synthea-mcode-omop-neg-lessthan1p8.json': { her2: ['ihc negative', 'ish ratio <1.8'], er: ['positive'], pgr: ['negative'] },
  'synthea-mcode-omop-pos-greaterthan1p8.json': { her2: ['ihc positive', 'ish ratio >1.8'], er: ['negative'], pgr: ['positive'] },
  'synthea-mcode-omop-pos-greaterthan2p2.json': { her2: ['ihc positive', 'ish ratio >2.2'], er: ['positive'], pgr: ['negative'] },
  'trial-retrieval-biliary-her2.json': { her2: [], notApplicable: ['non-breast'] },
  'trialmcp-her2-year-only.json': { her2: ['ihc positive'] },
}

function say(result: Her2Result): string {
  const measure = (name: string, value?: { text: string; comparator?: string }): string =>
    value ? `${name}${value.comparator ?? ''}${value.text}` : ''
  const parts = ((): readonly string[] => {
    switch (result.test) {
      case 'ihc':
        return ['ihc', result.score ?? '', result.words ?? '']
      case 'ish':
        return [
          'ish',
          result.words ?? '',
          measure('ratio ', result.ratio),
          measure('HER2 ', result.her2CopyNumber),
          measure('CEP17 ', result.cep17CopyNumber),
        ]
      case 'overall':
        return ['overall', result.words]
      default:
        return [result.kind]
    }
  })()
  return [...parts, result.reportStatus === 'final' ? '' : result.reportStatus].filter((part) => part !== '').join(' ')
}

function present(): readonly string[] {
  return existsSync(FOLDER) ? readdirSync(FOLDER).filter((file) => file.endsWith('.json')) : []
}

describe('bundles of other projects', () => {
  test('each bundle of the optional folder has a reading here; without the folder there is none to read', () => {
    expect(present().filter((file) => READINGS[file] === undefined)).toEqual([])
    expect(existsSync(FOLDER) || present().length === 0).toBe(true)
  })

  const files = Object.entries(READINGS).filter(([file]) => existsSync(join(FOLDER, file)))
  for (const [file, expected] of files) {
    test(file, () => {
      const { patient, ...readings } = expected
      const record = parseExactJson(readFileSync(join(FOLDER, file)))
      const { evidence, unread } = readEvidence([record], patient === undefined ? {} : { patient })
      const receptor = (name: string): string[] => [
        ...new Set(
          evidence.receptors
            .filter((result) => result.receptor === name)
            .map((result) =>
              [result.words, result.percent && (result.percent.comparator ?? '') + result.percent.text]
                .filter(Boolean)
                .join(' '),
            ),
        ),
      ]
      expect({
        her2: evidence.results.map(say).sort(),
        notApplicable: evidence.notApplicable.map((result) => result.reason),
        er: receptor('ER').sort(),
        pgr: receptor('PgR').sort(),
        metastasis: [
          ...new Set(evidence.metastasis.map((statement) => statement.says + (statement.otherPrimary ? '*' : ''))),
        ].sort(),
      }).toEqual({ notApplicable: [], er: [], pgr: [], metastasis: [], ...withoutUnread(readings) })
      const said = unread.map((line) => line.why).join('\n')
      for (const words of expected.unread ?? []) expect(said).toContain(words)
    })
  }
})

function withoutUnread(expected: Expected): Omit<Expected, 'unread'> {
  const { unread: _unread, ...rest } = expected
  return { ...rest, her2: [...rest.her2].sort(), er: [...(rest.er ?? [])].sort(), pgr: [...(rest.pgr ?? [])].sort() }
}
