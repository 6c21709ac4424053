/**
 * Care at the end of life, for which cards make no sense any more: hospice, comfort measures, terminal and dying care.
 * Palliative care alone is none of these. ICD-10-CM has no code of its own. Source: names in SNOMED CT. Reviewed 2026-11-28.
 */
export const COMFORT_CODES: ReadonlySet<string> = new Set([
  '385763009',
  '305911006',
  '133918004',
  '182964004',
  '385736008',
  '305336008',
  '170935008',
])
