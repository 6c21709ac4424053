import type { Forms } from '../forms.ts'

/** Words of sentences and headings that weigh nothing: articles, auxiliaries, the commonest nouns, Italian. */
export const PROSE: Forms = {
  harmless:
    'un|una|delle|degli|uno|nel|nella|nello|sul|sulla|dal|dalla|questo|questa|numero|numero medio|media|carcinoma|tumore|duttale|lobulare|biopsia|studio|analisi|eseguita|eseguito|secondo|polisomia|tecnica|grado|è stato|è stata|si è|le|gli|i|l|al|alla|si riporta|si riportano|si segnala|si segnalano|si valuta|si esegue|si è eseguita|si è eseguito|si tratta di|si allega|si descrive|si utilizza|si contano|si sono contati|si classifica|si presenta|si esamina|si effettua|si è effettuata|si ottiene|si interpreta|si analizza|si documenta|si è valutato|si è valutata',
}
