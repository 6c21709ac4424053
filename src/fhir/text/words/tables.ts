import type { Forms, HeadingForms, OrganForms, TreatmentForms } from './forms.ts'
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
import { OTHER_TUMORS as EN_OTHER_TUMORS } from './en/other-tumors.ts'
import { OTHER_TUMORS as DE_OTHER_TUMORS } from './de/other-tumors.ts'
import { OTHER_TUMORS as FR_OTHER_TUMORS } from './fr/other-tumors.ts'
import { OTHER_TUMORS as ES_OTHER_TUMORS } from './es/other-tumors.ts'
import { OTHER_TUMORS as NL_OTHER_TUMORS } from './nl/other-tumors.ts'
import { OTHER_TUMORS as IT_OTHER_TUMORS } from './it/other-tumors.ts'
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
import { phrasesOf, wordsOf } from './word-group.ts'
import type { NamedThing, WordGroup } from './word-group.ts'
import { HARMLESS as EN_HARMLESS, NUMBERS as EN_NUMBERS } from './en/harmless.ts'
import { ORGANS as EN_ORGANS, OTHER_TISSUE as EN_TISSUE, SPECIMENS as EN_SPECIMENS } from './en/organs.ts'
import { HARMLESS as DE_HARMLESS, NUMBERS as DE_NUMBERS } from './de/harmless.ts'
import { ORGANS as DE_ORGANS, OTHER_TISSUE as DE_TISSUE, SPECIMENS as DE_SPECIMENS } from './de/organs.ts'
import { HARMLESS as FR_HARMLESS, NUMBERS as FR_NUMBERS } from './fr/harmless.ts'
import { ORGANS as FR_ORGANS, OTHER_TISSUE as FR_TISSUE, SPECIMENS as FR_SPECIMENS } from './fr/organs.ts'
import { HARMLESS as ES_HARMLESS, NUMBERS as ES_NUMBERS } from './es/harmless.ts'
import { ORGANS as ES_ORGANS, OTHER_TISSUE as ES_TISSUE, SPECIMENS as ES_SPECIMENS } from './es/organs.ts'
import { HARMLESS as NL_HARMLESS, NUMBERS as NL_NUMBERS } from './nl/harmless.ts'
import { ORGANS as NL_ORGANS, OTHER_TISSUE as NL_TISSUE, SPECIMENS as NL_SPECIMENS } from './nl/organs.ts'
import { HARMLESS as IT_HARMLESS, NUMBERS as IT_NUMBERS } from './it/harmless.ts'
import { ORGANS as IT_ORGANS, OTHER_TISSUE as IT_TISSUE, SPECIMENS as IT_SPECIMENS } from './it/organs.ts'
import { ANTIBODIES, KITS_AND_PLATFORMS, LABORATORY_METHODS, MAKERS_OF_ASSAYS } from './any/assays.ts'
import { OTHER_FINDINGS, OTHER_MARKERS, OTHER_SCORES } from './any/other-markers.ts'
import { MEDICINES, TRIALS_NAMED } from './any/therapies-and-trials.ts'
import { TREATMENT as EN_TREATMENT } from './en/treatment.ts'
import { TREATMENT as DE_TREATMENT } from './de/treatment.ts'
import { TREATMENT as FR_TREATMENT } from './fr/treatment.ts'
import { TREATMENT as ES_TREATMENT } from './es/treatment.ts'
import { TREATMENT as IT_TREATMENT } from './it/treatment.ts'
import { TREATMENT as NL_TREATMENT } from './nl/treatment.ts'
import { FOREIGN } from './foreign.ts'
import { NOTES as EN_NOTES } from './en/notes.ts'
import { NOTES as DE_NOTES } from './de/notes.ts'
import { NOTES as FR_NOTES } from './fr/notes.ts'
import { NOTES as ES_NOTES } from './es/notes.ts'
import { NOTES as IT_NOTES } from './it/notes.ts'
import { NOTES as NL_NOTES } from './nl/notes.ts'

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
export const OTHER_TUMORS: readonly OrganForms[] = [
  EN_OTHER_TUMORS,
  DE_OTHER_TUMORS,
  FR_OTHER_TUMORS,
  ES_OTHER_TUMORS,
  NL_OTHER_TUMORS,
  IT_OTHER_TUMORS,
]
export const PROSE: readonly Forms[] = [ANY_PROSE, EN_PROSE, DE_PROSE, FR_PROSE, ES_PROSE, NL_PROSE, IT_PROSE]
export const HEADINGS: readonly HeadingForms[] = [
  EN_HEADINGS,
  DE_HEADINGS,
  FR_HEADINGS,
  ES_HEADINGS,
  NL_HEADINGS,
  IT_HEADINGS,
]
const HARMLESS_GROUPS: readonly (readonly WordGroup[])[] = [
  EN_HARMLESS,
  EN_NUMBERS,
  DE_HARMLESS,
  DE_NUMBERS,
  FR_HARMLESS,
  FR_NUMBERS,
  ES_HARMLESS,
  ES_NUMBERS,
  NL_HARMLESS,
  NL_NUMBERS,
  IT_HARMLESS,
  IT_NUMBERS,
  EN_NOTES,
  DE_NOTES,
  FR_NOTES,
  ES_NOTES,
  IT_NOTES,
  NL_NOTES,
]
const ORGAN_GROUPS: readonly (readonly WordGroup[])[] = [
  EN_ORGANS,
  DE_ORGANS,
  FR_ORGANS,
  ES_ORGANS,
  NL_ORGANS,
  IT_ORGANS,
]

function formsOf(groups: readonly WordGroup[]): readonly string[] {
  return [...phrasesOf(groups), ...wordsOf(groups)]
}

function named(things: readonly NamedThing[]): readonly string[] {
  return things.map(({ forms }) => forms)
}

const TISSUE_GROUPS: readonly (readonly WordGroup[])[] = [
  EN_TISSUE,
  DE_TISSUE,
  FR_TISSUE,
  ES_TISSUE,
  NL_TISSUE,
  IT_TISSUE,
]
const SPECIMEN_GROUPS: readonly (readonly WordGroup[])[] = [
  EN_SPECIMENS,
  DE_SPECIMENS,
  FR_SPECIMENS,
  ES_SPECIMENS,
  NL_SPECIMENS,
  IT_SPECIMENS,
]
/** Words and phrases that were read and found to decide nothing. */
export const HARMLESS: readonly string[] = [
  ...HARMLESS_GROUPS.flatMap(formsOf),
  ...SPECIMEN_GROUPS.flatMap(formsOf),
  ...named(MAKERS_OF_ASSAYS),
  ...named(LABORATORY_METHODS),
]
const regional = ({ about }: WordGroup): boolean => about.startsWith('nodes')
/** Bone, wall and skin beside the breast: growth into them is no distant spread. */
const near = (form: string): boolean =>
  /^(?:sternum|sternal|brustbein|borstbeen|esternón|esterno|sterno|chest|thoracic wall|thoraxwand|brustwand|borstwand|paroi|pared|parete|skin|haut|peau|piel|huid|cute|pector|pektor|subcut|rib|ribs)\b/.test(
    form,
  )
/** Distant organs. */
export const ORGANS: readonly string[] = formsOf(ORGAN_GROUPS.flat().filter((group) => !regional(group))).filter(
  (form) => !near(form),
)
/** Nodes, skin and chest wall. */
export const REGIONAL: readonly string[] = formsOf(ORGAN_GROUPS.flat().filter(regional))
const OF_NODES =
  /(?:^| )(?:nodes?|sentinels?|gangli\w*|linfonod\w*|\w*lymphknotens?|\w*lk|schildwachtklier\w*|poortwachterklier|lymfeklier\w*|okselklier\w*|klier|klieren|axill\w*|curage)(?: |$)/
/** Nodes by the names under which other tables have them: 'sentinel node' is another marker, 'curage axillaire' harmless. */
export const NODES: readonly string[] = [
  ...TESTS.flatMap(({ marker = '' }) => marker.split('|')),
  ...named([...OTHER_FINDINGS]).flatMap((forms) => forms.split('|')),
  ...HARMLESS,
].filter((form) => OF_NODES.test(form))
/** Tissue that is no invasive tumour. */
export const OTHER_TISSUE: readonly string[] = TISSUE_GROUPS.flatMap(formsOf)
/** Antibodies and kits: a figure in such a name is no value. */
export const ASSAYS: readonly string[] = named([...ANTIBODIES, ...KITS_AND_PLATFORMS])
  .flatMap((forms) => forms.split('|'))
  // 'HER2 Dual ISH' names the marker and the test as well.
  .filter((form) => !/^(?:her2|her 2|erbb2|c erb|er |pr |pgr )|\b(?:ish|fish|cish|sish|ihc)\b/.test(form))
export const MARKERS: readonly string[] = named([...OTHER_MARKERS, ...OTHER_FINDINGS])
export const SCORES: readonly string[] = named(OTHER_SCORES)
export const DRUGS: readonly string[] = named(MEDICINES)
export const TRIALS: readonly string[] = named(TRIALS_NAMED)
/** Words of languages that are not read. */
export const FOREIGN_WORDS: readonly string[] = FOREIGN.flatMap(({ words }) =>
  words.split(/\s+/).filter((word) => word !== ''),
)
/** How notes tell of treatment. */
export const TREATMENT: readonly TreatmentForms[] = [
  EN_TREATMENT,
  DE_TREATMENT,
  FR_TREATMENT,
  ES_TREATMENT,
  IT_TREATMENT,
  NL_TREATMENT,
]
