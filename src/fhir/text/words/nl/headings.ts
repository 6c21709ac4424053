import type { HeadingForms } from '../forms.ts'

/** Headings of reports, by the kind of part that they open, Dutch. */
export const HEADINGS: HeadingForms = {
  history:
    'klinische gegevens|klinische informatie|anamnese|voorgeschiedenis|oncologische voorgeschiedenis|medische voorgeschiedenis|eerdere uitslagen|eerder onderzoek|eerdere bevindingen|vooronderzoek|indicatie',
  request: 'vraagstelling|klinische vraagstelling|aanvraag',
  method:
    'inclusiecriteria|inclusiecriterium|exclusiecriteria|exclusiecriterium|selectiecriteria|methode|methoden|methodiek|techniek|technieken|criteria|beoordelingscriteria|scoresysteem|referentie|referentiewaarden|referentiewaarde|legenda|definities|controles|kwaliteitscontrole|kwaliteitsborging|informatie|geneesmiddelinformatie|richtlijn',
  literature: 'referenties|literatuur|literatuurlijst|indicaties|therapeutische indicaties',
  case: 'commentaar|opmerking|opmerkingen|addendum|aanvullend verslag|aanvulling|conclusie|diagnose|samenvatting|resultaat|resultaten|uitslag|receptorstatus|biomarkers|immunohistochemie',
  tissue: 'macroscopie|microscopie|vriescoupe|lymfeklieren|snijvlakken',
}
