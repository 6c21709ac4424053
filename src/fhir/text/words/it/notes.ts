import type { WordGroup } from '../word-group.ts'

/**
 * Words of clinic notes and letters, Italian: how a patient came, was examined, treated and seen again. None names a relative,
 * another specimen, a time before, a wish or a doubt: such words decide something and stand elsewhere.
 */
export const NOTES: readonly WordGroup[] = [
  {
    about: 'clinic notes and letters, Italian',
    origin: 'own list',
    reviewed: '2026-11-29',
    words: `
      exeresi
      quel quella
      completato conclusa concluso operato terminata terminato trattato ultimato
      adiuvante affetta affetto anni bioptico caratterizzazione centimetri chemioterapia chirurgia clinicamente
      collegiale completata confermata conservativa consulenza cordiali diagnosticata diagnosticato discussa
      discusso ecografia ecoguidata endocrina evidenzia genica genico gentile giunge gravidanza inizia
      integrativa integrativo intervento inviata inviato istologia mammografia menopausa mesi multidisciplinare
      neoadiuvante oncologica oncologico operata ormonale ormonoterapia palpabile postmenopausa premenopausa
      presentava radioterapia riferisce riscontro risonanza seguita seno senologica settimane sottoposta
      terapeutico terapia terapie trattamento trattata viene visita
    `,
  },
]
