import type { WordGroup } from '../word-group.ts'

/**
 * Words of clinic notes and letters, German: how a patient came, was examined, treated and seen again. None names a relative,
 * another specimen, a time before, a wish or a doubt: such words decide something and stand elsewhere.
 */
export const NOTES: readonly WordGroup[] = [
  {
    about: 'clinic notes and letters, German',
    origin: 'own list',
    reviewed: '2026-11-29',
    words: `
      abklärung weiteren weitere weiterer
      jene jenem jenen jener jenes
      abgeschlossene abgeschlossener abgeschlossenen beendet beendete beendeter bestrahlung nachgesorgt
      abgeschlossen adjuvant adjuvante adjuvanten ambulant ambulante ambulanten anamnese anschließend
      antihormonelle antihormonellen anwesenheit aufgefallen aufgeklärt aufgenommen aufnahme behandelt
      behandelte behandlung beratung bereits berichten berichtet beschwerden besprechung bestätigung bildgebend
      bildgebung biopsiert brusterhaltend brusterhaltende brusterhaltenden chemotherapie darstellung deren
      diagnostik diagnostiziert diagnostizierte diagnostizierten differenzierung einleitung endokrine endokrinen
      entdeckt entfernt entlassen entlassung ergänzend ergänzende ergänzenden erhielt erneut erneute erneuten
      erstdiagnose erstdiagnostiziert fallkonferenz folgende folgenden früherkennung gebeten gesichert
      gesicherte gesicherten größenprogredient herrn herzlichen hiermit histologie informiert intramammär jahr
      jahre jahren komplikationslos konferenz kontrastmittel kontrolliert lebensjahr lokoregionär mammographie
      medizinisch medizinische menopausenstatus monat monate monaten morphologie nachsorge neoadjuvante
      neoadjuvanten onkologisch onkologische operateur operationen operiert palpabel palpabler palpatorisch
      perimenopausal postmenopausal postmenopausale postmenopausalen postoperativ postoperative prämenopausal
      prämenopausale prämenopausalen präoperativ radiatio radiotherapie screening senologisch sonographie
      sprechstunde stanzbiopsiert stanzbioptisch stanzhistologie stanzhistologisch stationär stellte
      strahlentherapie systemisch systemische tastbar tastbarer tastbefund therapie therapien tumorbiologie
      ultraschall umgehend verabreicht verlaufskontrolle vorgestellt weiterhin wiedervorstellung woche wochen
      zugewiesen zyklen zyklus überweisung überwiesen
    `,
  },
]
