import type { HeadingForms } from '../forms.ts'

/** Headings of reports, by the kind of part that they open, Italian. */
export const HEADINGS: HeadingForms = {
  history:
    'notizie cliniche|dati clinici|anamnesi|anamnesi oncologica|anamnesi patologica remota|storia oncologica|storia clinica|diagnosi clinica|esami precedenti|referti precedenti|biopsia precedente|quesito e notizie cliniche|indicazione',
  request: 'quesito clinico|quesito diagnostico|richiesta',
  method:
    'criteri di inclusione|criterio di inclusione|criteri di esclusione|criteri di eleggibilità|metodo|metodi|metodica|metodologia|tecnica|tecniche|criteri|criteri di interpretazione|criteri di valutazione|valori di riferimento|valore di riferimento|legenda|definizioni|controlli|controllo di qualità|controllo qualità|informazione|informazioni sul farmaco|griglia|griglia di lettura|linee guida',
  literature: 'riferimenti|bibliografia|indicazioni|indicazioni terapeutiche|scheda tecnica',
  case: 'commento|nota|note|addendum|integrazione|referto integrativo|conclusione|conclusioni|diagnosi|diagnosi istologica|riepilogo|sintesi|risultato|risultati|assetto recettoriale|stato recettoriale|biomarcatori|immunoistochimica',
  tissue:
    'descrizione macroscopica|macroscopia|descrizione microscopica|microscopia|esame estemporaneo|linfonodi|margini',
}
