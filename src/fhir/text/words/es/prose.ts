import type { Forms } from '../forms.ts'

/** Words of sentences and headings that weigh nothing: articles, auxiliaries, the commonest nouns, Spanish. */
export const PROSE: Forms = {
  harmless:
    'un|una|este|esta|estos|estas|las|sobre|se|con un|número|numero|número medio|promedio|media|carcinoma|cáncer|ductal|lobulillar|tumor|biopsia|estudio|análisis|muestra un|polisomía|técnica|realizada|según|que es|al|ha sido|grado|lesión|para el',
}
