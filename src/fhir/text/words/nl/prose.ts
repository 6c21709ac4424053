import type { Forms } from '../forms.ts'

/** Words of sentences and headings that weigh nothing: articles, auxiliaries, the commonest nouns, Dutch. */
export const PROSE: Forms = {
  harmless:
    'een|deze|dit|die|op|aan|te|wordt|werd|werden|gemiddeld|gemiddelde|gemiddeld aantal|aantal|carcinoom|tumor|ductaal|lobulair|biopsie|excisie|onderzoek|immuno|polysomie|techniek|volgens|graad|als|ook|toont|laat zien|primaire',
}
