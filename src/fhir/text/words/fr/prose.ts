import type { Forms } from '../forms.ts'

/** Words of sentences and headings that weigh nothing: articles, auxiliaries, the commonest nouns, French. */
export const PROSE: Forms = {
  harmless:
    'un|une|n est|n a|n ont|n y a|n est pas été|cette|ce|ces|dans|sur|aux|a été|ont été|été|nombre|nombre moyen|moyenne|carcinome|carcinome infiltrant|cancer|lobulaire|canalaire|tumeur|biopsie|pièce opératoire|étude|analyse|ne montre|montre|met en évidence|polysomie|technique|réalisée|effectuée|il|elle|qui|selon|complémentaire|grade|aspect|nst',
}
