import type { Forms } from '../forms.ts'

/** Words of sentences and headings that weigh nothing: articles, auxiliaries, the commonest nouns, Spanish. */
export const PROSE: Forms = {
  harmless:
    'un|una|este|esta|estos|estas|las|sobre|se|con un|número|numero|número medio|promedio|media|carcinoma|cáncer|ductal|lobulillar|tumor|biopsia|estudio|análisis|muestra un|polisomía|técnica|realizada|según|que es|al|ha sido|grado|lesión|para el|se realiza|se realizó|se ha realizado|se realizan|se realizaron|se efectúa|se efectuó|se estudia|se estudió|se evalúa|se evaluó|se analiza|se analizó|se informa|se informó|se interpreta|se interpretó|se utiliza|se utilizó|se utilizan|se emplea|se empleó|se recibe|se reciben|se recibió|se procesa|se procesó|se cuentan|se contaron|se obtiene|se obtuvo|se obtienen|se practica|se practicó|se clasifica|se acompaña|se adjunta|se determina|se determinó|se presenta|se describe|se aplica|se aplicó|se reporta|se valora|se valoró|se ha efectuado|se han contado',
}
