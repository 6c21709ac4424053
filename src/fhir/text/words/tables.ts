import type { Forms, HeadingForms, OrganForms } from './forms.ts'
import { TESTS as ANY_TESTS } from './any/tests.ts'
import { TESTS as EN_TESTS } from './en/tests.ts'
import { TESTS as DE_TESTS } from './de/tests.ts'
import { TESTS as FR_TESTS } from './fr/tests.ts'
import { TESTS as ES_TESTS } from './es/tests.ts'
import { TESTS as NL_TESTS } from './nl/tests.ts'
import { TESTS as IT_TESTS } from './it/tests.ts'
import { VALUES as ANY_VALUES } from './any/values.ts'
import { VALUES as EN_VALUES } from './en/values.ts'
import { VALUES as DE_VALUES } from './de/values.ts'
import { VALUES as FR_VALUES } from './fr/values.ts'
import { VALUES as ES_VALUES } from './es/values.ts'
import { VALUES as NL_VALUES } from './nl/values.ts'
import { VALUES as IT_VALUES } from './it/values.ts'
import { CONTEXTS as ANY_CONTEXTS } from './any/contexts.ts'
import { CONTEXTS as EN_CONTEXTS } from './en/contexts.ts'
import { CONTEXTS as DE_CONTEXTS } from './de/contexts.ts'
import { CONTEXTS as FR_CONTEXTS } from './fr/contexts.ts'
import { CONTEXTS as ES_CONTEXTS } from './es/contexts.ts'
import { CONTEXTS as NL_CONTEXTS } from './nl/contexts.ts'
import { CONTEXTS as IT_CONTEXTS } from './it/contexts.ts'
import { SPREAD as ANY_SPREAD } from './any/spread.ts'
import { SPREAD as EN_SPREAD } from './en/spread.ts'
import { SPREAD as DE_SPREAD } from './de/spread.ts'
import { SPREAD as FR_SPREAD } from './fr/spread.ts'
import { SPREAD as ES_SPREAD } from './es/spread.ts'
import { SPREAD as NL_SPREAD } from './nl/spread.ts'
import { SPREAD as IT_SPREAD } from './it/spread.ts'
import { ORGANS as EN_ORGANS } from './en/organs.ts'
import { ORGANS as DE_ORGANS } from './de/organs.ts'
import { ORGANS as FR_ORGANS } from './fr/organs.ts'
import { ORGANS as ES_ORGANS } from './es/organs.ts'
import { ORGANS as NL_ORGANS } from './nl/organs.ts'
import { ORGANS as IT_ORGANS } from './it/organs.ts'
import { PROSE as ANY_PROSE } from './any/prose.ts'
import { PROSE as EN_PROSE } from './en/prose.ts'
import { PROSE as DE_PROSE } from './de/prose.ts'
import { PROSE as FR_PROSE } from './fr/prose.ts'
import { PROSE as ES_PROSE } from './es/prose.ts'
import { PROSE as NL_PROSE } from './nl/prose.ts'
import { PROSE as IT_PROSE } from './it/prose.ts'
import { HEADINGS as EN_HEADINGS } from './en/headings.ts'
import { HEADINGS as DE_HEADINGS } from './de/headings.ts'
import { HEADINGS as FR_HEADINGS } from './fr/headings.ts'
import { HEADINGS as ES_HEADINGS } from './es/headings.ts'
import { HEADINGS as NL_HEADINGS } from './nl/headings.ts'
import { HEADINGS as IT_HEADINGS } from './it/headings.ts'
import { HARMLESS as EN_HARMLESS } from './en/harmless.ts'
import { phrasesOf, wordsOf } from './word-group.ts'
import type { WordGroup } from './word-group.ts'

export const TESTS: readonly Forms[] = [ANY_TESTS, EN_TESTS, DE_TESTS, FR_TESTS, ES_TESTS, NL_TESTS, IT_TESTS]
export const VALUES: readonly Forms[] = [ANY_VALUES, EN_VALUES, DE_VALUES, FR_VALUES, ES_VALUES, NL_VALUES, IT_VALUES]
export const CONTEXTS: readonly Forms[] = [
  ANY_CONTEXTS,
  EN_CONTEXTS,
  DE_CONTEXTS,
  FR_CONTEXTS,
  ES_CONTEXTS,
  NL_CONTEXTS,
  IT_CONTEXTS,
]
export const SPREAD: readonly Forms[] = [ANY_SPREAD, EN_SPREAD, DE_SPREAD, FR_SPREAD, ES_SPREAD, NL_SPREAD, IT_SPREAD]
export const ORGANS: readonly OrganForms[] = [EN_ORGANS, DE_ORGANS, FR_ORGANS, ES_ORGANS, NL_ORGANS, IT_ORGANS]
export const PROSE: readonly Forms[] = [ANY_PROSE, EN_PROSE, DE_PROSE, FR_PROSE, ES_PROSE, NL_PROSE, IT_PROSE]
export const HEADINGS: readonly HeadingForms[] = [
  EN_HEADINGS,
  DE_HEADINGS,
  FR_HEADINGS,
  ES_HEADINGS,
  NL_HEADINGS,
  IT_HEADINGS,
]
const HARMLESS_GROUPS: readonly (readonly WordGroup[])[] = [EN_HARMLESS]
/** Words and phrases that were read and found to decide nothing. */
export const HARMLESS: readonly string[] = HARMLESS_GROUPS.flatMap((groups) => [
  ...phrasesOf(groups),
  ...wordsOf(groups),
])
