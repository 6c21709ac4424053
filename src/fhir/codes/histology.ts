/**
 * Type and grade of an invasive breast carcinoma: what asks for them, and what answers. Nuclear grades, and sums of the
 * three parts under another code than that of the Nottingham score, are none.
 * Source: LOINC and SNOMED CT names, ICD-O-3 morphology, the grade of the German oncology data set. Reviewed 2026-11-28.
 */
import type { HistologicType } from '../../her2/evidence.ts'
import { CodeIndex, type CodeRow, type QuestionRow } from './table.ts'

export type HistologyQuestion = 'grade' | 'nottingham' | 'type'

// prettier-ignore
export const HISTOLOGY_QUESTIONS: readonly QuestionRow<HistologyQuestion>[] = [
  ['loinc', '33732-9', 'grade', 'certain', 'receptors', 'used for grades of any tumour'],
  ['loinc', '59542-1', 'grade', 'seen', 'receptors', 'German oncology data set'],
  ['loinc', '44648-4', 'nottingham', 'certain', 'receptors', 'carries the grade as often as the sum of the three parts'],
  ['loinc', '59847-4', 'type', 'certain', 'receptors', 'ICD-O-3 morphology'],
  ['snomed', '371469007', 'grade', 'seen', 'receptors'],
]

export const HISTOLOGY_QUESTION_CODES = new CodeIndex(HISTOLOGY_QUESTIONS)

export type Grade = '1' | '2' | '3'

export const GRADE_CODES = new CodeIndex<Grade>([
  ['snomed', '369790002', '1', 'certain', 'Nottingham, 3 to 5 points'],
  ['snomed', '369791003', '2', 'certain', 'Nottingham, 6 to 7 points'],
  ['snomed', '369792005', '3', 'certain', 'Nottingham, 8 to 9 points'],
  ['snomed', '54102005', '1', 'certain'],
  ['snomed', '1663004', '2', 'certain'],
  ['snomed', '61026006', '3', 'certain'],
])

/** A bare number under the code of the Nottingham score: a grade, or a sum. 3 is either, and is not read. */
export const NOTTINGHAM_NUMBERS: ReadonlyMap<string, Grade> = new Map([
  ['1', '1'],
  ['4', '1'],
  ['5', '1'],
  ['2', '2'],
  ['6', '2'],
  ['7', '2'],
  ['8', '3'],
  ['9', '3'],
])

const TYPES: readonly CodeRow<HistologicType>[] = [
  ['icd-o-3', '8500/3', 'ductal', 'certain', 'no special type'],
  ['icd-o-3', '8520/3', 'lobular', 'certain'],
  ['icd-o-3', '8211/3', 'tubular', 'certain'],
  ['icd-o-3', '8480/3', 'mucinous', 'certain'],
  ['icd-o-3', '8201/3', 'cribriform', 'certain'],
  ['icd-o-3', '8200/3', 'adenoid cystic', 'certain'],
  ['snomed', '82711006', 'ductal', 'certain'],
  ['snomed', '89740008', 'lobular', 'certain'],
  ['snomed', '4631006', 'tubular', 'known'],
  ['snomed', '72495009', 'mucinous', 'known'],
  ['snomed', '30156004', 'cribriform', 'certain'],
  ['snomed', '11671000', 'adenoid cystic', 'known'],
]

export const HISTOLOGIC_TYPE_CODES = new CodeIndex(TYPES)

/** Carcinoma, adenocarcinoma and tumour without a type. */
export const UNTYPED_MORPHOLOGIES: ReadonlySet<string> = new Set(['8000/3', '8010/3', '8140/3'])
