import type { HeadingForms } from '../forms.ts'

/** Headings of reports, by the kind of part that they open, German. */
export const HEADINGS: HeadingForms = {
  history:
    'klinische angaben|klinische angabe|klinik|klinische daten|klinische diagnose|anamnese|vorgeschichte|krankheitsgeschichte|vorbefunde|vorbefund|frühere befunde|auswärtiger befund|auswärtige befunde|voroperationen|onkologische anamnese|onkologische vorgeschichte|tumoranamnese|indikation',
  request: 'fragestellung|klinische fragestellung|anforderung|auftrag',
  method:
    'einschlusskriterien|einschlusskriterium|ausschlusskriterien|ausschlusskriterium|studienkriterien|methodik|methode|methoden|bewertungsschema|beurteilungskriterien|auswertung nach|scoring|score schlüssel|referenz|referenzbereich|referenzwerte|legende|definition|definitionen|kontrollen|kontrolle|leitlinie|kriterien|normwerte|grenzwerte|hinweis zur methode|qualitätssicherung|qualitätskontrolle|information|arzneimittelinformation|bewertungsraster',
  literature:
    'literatur|literaturverzeichnis|referenzen|quellen|fachinformation|anwendungsgebiete|zugelassene indikationen|indikationen',
  case: 'kommentar|anmerkung|anmerkungen|nachbericht|nachtrag|ergänzung|ergänzungsbefund|zusammenfassung|diagnose|diagnosen|beurteilung|gesamtbeurteilung|befund|kritischer bericht|synopse|korrigierter befund|ergebnis|ergebnisse|rezeptorstatus|hormonrezeptorstatus|immunhistochemie|zusatzuntersuchungen',
  tissue:
    'makroskopie|makroskopischer befund|mikroskopie|mikroskopischer befund|schnellschnitt|schnellschnittdiagnose|material|lymphknoten|resektionsränder|tnm',
}
