import type { Forms } from '../forms.ts'

/** Words that decide whether a value counts, Dutch. */
export const CONTEXTS: Forms = {
  notdone:
    'niet uitgevoerd|niet verricht|niet gedaan|niet bepaald|niet getest|niet beschikbaar|niet van toepassing|nvt|n v t|niet bekend|niet aangevraagd|niet nodig|niet vermeld|niet geïndiceerd|niet onderzocht|nog niet bekend|nog niet beschikbaar|niet geëvalueerd|niet beoordeeld|niet ingezet|niet gevraagd|niet vervaardigd',
  pending:
    'volgt|volgen|in bewerking|aangevraagd|lopend|nog niet binnen|wordt nagestuurd|ingezet|wordt uitgevoerd|in behandeling|nog te volgen|loopt|wordt ingezet|in aanvraag',
  recommended:
    'aanbevolen|geadviseerd|wordt geadviseerd|advies|aangewezen|noodzakelijk|nodig|geïndiceerd|wordt aanbevolen',
  unknown: 'onbekend|ontbrekend',
  seeother: 'zie verslag|zie onder|zie opmerking|zie beneden|zie boven|zie rapport|zie commentaar|zie bijlage|zie',
  hedge:
    'verdacht|verdachte|verdacht voor|verdenking|verdenking op|mogelijk|mogelijke|waarschijnlijk|waarschijnlijke|niet uit te sluiten|niet uitgesloten|kan niet worden uitgesloten|vermoedelijk|suspect|passend bij|lijkt|zou kunnen|suggestief voor|vermoeden|onzeker|misschien|wellicht|suggestief|zou|zouden|uit te sluiten|kunnen niet worden uitgesloten|kan niet uitgesloten worden|kunnen niet uitgesloten worden|valt niet uit te sluiten|vallen niet uit te sluiten|sluit niet uit|sluiten niet uit|niet met zekerheid uit te sluiten|niet zeker uitgesloten|niet met zekerheid uitgesloten|niet meer zichtbaar|niet meer aantoonbaar|niet meer aanwezig|niet meer te zien|onwaarschijnlijk|onwaarschijnlijke|aspect van|als van|als bij|onder voorbehoud',
  previous:
    'volgens patiënte|volgens de patiënte|patiënte meldt|anamnestisch|elders|extern|elders verricht|eerder|eerdere|voorheen|vorig|vorige|bekend|bekende|bekend met|voorgeschiedenis|initieel|aanvankelijk|destijds|oorspronkelijk|eertijds|in eerste instantie|in het verleden|voorafgaand|voorafgaande|toentertijd|voor de behandeling|voor behandeling|voor de chemotherapie|voor chemotherapie',
  now: 'nu|huidig|huidige|thans|momenteel',
  conditional:
    'indien|als het|mits|in geval van|bij een eventuele|als er|als ze|als zij|als hij|als u|als deze|mocht|mochten|zodra|tenzij|ingeval',
  general:
    'inclusiecriteria|inclusiecriterium|exclusiecriteria|exclusiecriterium|selectiecriteria|patiënten met|patiënten|patienten|gedefinieerd als|definitie|legenda|trial|betekent|bijvoorbeeld|van de mammacarcinomen|van alle mammacarcinomen|van de carcinomen|van de gevallen|van alle gevallen|van de tumoren|van alle tumoren|van de borstkankers|in de literatuur|volgens de literatuur|brochure|informatiefolder|patiëntenfolder',
  control:
    'controle|controles|controleweefsel|positieve controle|negatieve controle|externe controle|interne controle|controlecoupe|controlecoupes|positieve controles|controlemateriaal',
  reference:
    'referentie|drempelwaarde|afkapwaarde|grenswaarde|normaalwaarde|referentiewaarde|referentiewaarden|drempelwaarden|afkapwaarden|afkappunt|normaalwaarden|grenswaarden',
  family: 'moeder|zus|tante|grootmoeder|familieanamnese|vader|oma',
  therapy: 'anti her2 behandeling|her2 gerichte|her2 blokkade|anti her2 therapie',
  mutation: 'mutatie|mutaties|gemuteerd|variant',
  genomic: 'genomisch profiel|moleculair tumorprofiel|sequencing|vloeibare biopsie|genexpressie',
  dcis: 'ductaal carcinoma in situ|in situ component|carcinoma in situ|carcinoom in situ|in situ carcinoom|in situ componente|in situcomponent|dcis component|niet invasief|niet invasieve|niet infiltrerend*',
  invasive: 'invasief|invasieve|infiltrerend*',
  otherorgan:
    'maagcarcinoom|maagkanker|coloncarcinoom|colorectaal|longcarcinoom|longkanker|prostaatcarcinoom|prostaatkanker|melanoom|lymfoom|ovariumcarcinoom|nierinsufficiëntie|decubitus|niercelcarcinoom|sereus carcinoom|rectumcarcinoom|darmkanker|dikkedarmkanker|nierkanker|pancreascarcinoom|pancreaskanker|alvleesklierkanker|slokdarmcarcinoom|slokdarmkanker|blaascarcinoom|blaaskanker|schildkliercarcinoom|endometriumcarcinoom|cervixcarcinoom|galwegcarcinoom|hepatocellulair carcinoom|urotheelcarcinoom|eierstokkanker|ovariumkanker|endometrioïd|endometrioïde|endometrioid|endometriumbiopt|endometriumbiopsie|endometriumkanker|oesofaguscarcinoom|oesophaguscarcinoom|oesofaguskanker|cardiacarcinoom|gastro oesofageale overgang|adenocarcinoom van de maag|adenocarcinoom van de slokdarm|galblaascarcinoom|speekselkliercarcinoom|bronchuscarcinoom|larynxcarcinoom',
  preliminary:
    'voorlopig|voorlopige|provisorisch|preliminair|telefonisch|telefonische|mondeling|mondelinge|niet geautoriseerd|nog niet geautoriseerd|ongeautoriseerd',
  withdrawn:
    'ingetrokken|herroepen|foutief|ten onrechte|onjuist|niet bevestigd|ongeldig|verwisseld|weerlegd|niet bevestigde|geannuleerd|verslag vervangen|uitslag vervangen|vervangt het verslag|vervangt de uitslag|verslag is vervangen',
  elsewhere:
    'contralateraal|contralaterale|andere borst|andere mamma|andere zijde|heterolateraal|heterolaterale|andere patiënte|andere patiënt',
  failed:
    'hybridisatie onvoldoende|onvoldoende hybridisatie|hybridisatie mislukt|mislukt|technische redenen|technisch onvoldoende|te weinig cellen|minder dan 20 cellen|signalen te zwak|geen signaal|geen signalen|geen bruikbaar signaal|niet gelukt|technisch probleem|technische problemen',
}
