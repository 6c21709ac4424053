/**
 * Stage groups, M categories and the words for spread, as coded. Text forms ('cM0(i+)', 'UICC IV') are read by pattern.
 * Source: AJCC and UICC content of SNOMED CT, generic legacy stages, NCIt, OMOP, German registry code systems.
 */
import { CodeIndex, type CodeRow } from './table.ts'

export type Staging =
  | 'stage-0-to-3'
  | 'stage-4'
  | 'm0'
  | 'm1'
  | 'none'
  | 'no-distant'
  | 'distant'
  | 'distant-organ'
  | 'other-site'
  | 'uncertain-site'
  | 'questionable'
  | 'not-known'
  | 'not-a-stage'

const between = (prefix: string, meaning: Staging, codes: string): CodeRow<Staging>[] =>
  codes.split(' ').map((code): CodeRow<Staging> => [prefix, code, meaning, 'certain'])

export const STAGINGS: readonly CodeRow<Staging>[] = [
  ...between('snomed', 'm0', '1229901006 1229902004 1352512001 30893008'),
  ...between(
    'snomed',
    'm1',
    '1229903009 1229904003 1229905002 1229906001 1229907005 1229908000 1229909008 1229910003 1229911004 1229912006 ' +
      '1229913001 1229914007 1229915008 1229916009 1229917000 1229918005 1229919002 1229920008 1229921007 1229922000 ' +
      '1229923005 1229924004 1229925003 1229926002 1229927006 1229928001 55440008 1352513006',
  ),
  ...between('snomed', 'stage-4', '1222837003 1222843001 258228008 261642001 261643006 313046007 2640006'),
  ...between(
    'snomed',
    'stage-0-to-3',
    '1222765007 1222769001 1222806003 261613009 261644000 261645004 258215001 261634002 261635001 261636000 258219007 ' +
      '261614003 261615002 261637009 258224005 261638004 261639007 261640009',
  ),
  ['snomed', '1228882005', 'not-a-stage', 'certain', 'cT0; once labelled stage IV'],
  ['snomed', '261616001', 'not-a-stage', 'certain', 'stage 4S is of neuroblastoma'],
  ['snomed', '260413007', 'none', 'certain'],
  ['snomed', '373067005', 'none', 'certain'],
  ['snomed', '373066001', 'distant', 'certain', 'yes'],
  ['snomed', '399409002', 'distant', 'certain'],
  ['ncit', 'C48740', 'm0', 'seen'],
  ['omop', '1634829', 'm1', 'seen'],
  ['omop', '1634891', 'm1', 'seen'],
  ['omop', '1635029', 'stage-4', 'seen'],
  ['omop', '1633697', 'stage-4', 'seen'],
  ['omop', '36769180', 'distant', 'seen', 'metastasis; where is said by the body site'],
  ['obds-metastasis-course', 'K', 'no-distant', 'seen'],
  ['obds-metastasis-course', 'T', 'distant', 'seen', 'remission of metastases'],
  ['obds-metastasis-course', 'P', 'distant', 'seen', 'progress of metastases'],
  ['obds-metastasis-course', 'N', 'distant', 'seen', 'metastases unchanged'],
  ['obds-metastasis-course', 'R', 'distant', 'seen', 'new metastases'],
  ['obds-metastasis-course', 'F', 'questionable', 'seen'],
  ['obds-metastasis-course', 'U', 'not-known', 'seen'],
  ['obds-metastasis-course', 'X', 'not-known', 'seen'],
  ...'PUL OSS HEP BRA PLE PER ADR MAR'
    .split(' ')
    .map((code): CodeRow<Staging> => ['obds-metastasis-site', code, 'distant-organ', 'seen']),
  ['obds-metastasis-site', 'OTH', 'other-site', 'seen'],
  ['obds-metastasis-site', 'GEN', 'other-site', 'seen'],
  ['obds-metastasis-site', 'LYM', 'uncertain-site', 'seen'],
  ['obds-metastasis-site', 'SKI', 'uncertain-site', 'seen'],
]

export const STAGING_CODES = new CodeIndex(STAGINGS)

/** Stage groups by code, for codes that come without words. Source: names in SNOMED CT; codes of the US staging manual. */
// prettier-ignore
export const STAGE_GROUPS: ReadonlyMap<string, string> = new Map([
  ['261613009', '0'], ['258215001', 'I'], ['261634002', 'IA'], ['261635001', 'IB'], ['261636000', 'IC'],
  ['258219007', 'II'], ['261614003', 'IIA'], ['261615002', 'IIB'], ['261637009', 'IIC'],
  ['258224005', 'III'], ['261638004', 'IIIA'], ['261639007', 'IIIB'], ['261640009', 'IIIC'],
  ['258228008', 'IV'], ['261642001', 'IVA'], ['261643006', 'IVB'], ['313046007', 'IVC'], ['2640006', 'IV'],
  ['1222765007', 'II'], ['1222769001', 'IIB'], ['1222806003', 'IIIC'], ['1222837003', 'IV'],
])

/** Values of a site or course of metastasis that say nothing: not recorded, unknown, not applicable. */
export const SPREAD_UNKNOWN: ReadonlySet<string> = new Set(['1220561009', '261665006', '385432009', '352343.100004300'])

/** Plain answers to a question for metastasis: positive, present, yes; negative, absent, no. */
export const SPREAD_ANSWERS: ReadonlyMap<string, 'yes' | 'no'> = new Map([
  ['10828004', 'yes'],
  ['52101004', 'yes'],
  ['LA6576-8', 'yes'],
  ['260385009', 'no'],
  ['2667000', 'no'],
  ['LA6577-6', 'no'],
])

/** Metastasis present, as a finding of its own. */
export const METASTASIS_PRESENT = '399409002'

/** A recorded metastasis of a cancer, as a Condition. */
export const METASTASIS_CONDITIONS: ReadonlySet<string> = new Set([METASTASIS_PRESENT, '1098951000119108'])
