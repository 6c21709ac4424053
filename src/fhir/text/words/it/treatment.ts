import type { TreatmentForms } from '../forms.ts'

/** Words with which a note tells of treatment, Italian. */
export const TREATMENT: TreatmentForms = {
  named:
    'trattamento|trattamenti|terapia|terapie|chemioterapia|radioterapia|chirurgia|intervento|mastectomia|quadrantectomia|trattata|trattato|operata|operato|sottoposta|sorveglianza',
  ended:
    'completato|completata|terminato|terminata|concluso|conclusa|finito|finita|ultimato|ultimata|trattata|trattato|operata|operato|sottoposta|sorveglianza',
  given: 'ricevuto|riceve|iniziato|iniziata|inizia|completato|terminato|concluso|trattata|trattato',
  under: 'con',
  links: 'per|di|del|da',
}
