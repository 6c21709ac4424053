import type { TreatmentForms } from '../forms.ts'

/** Words with which a note tells of treatment, German. */
export const TREATMENT: TreatmentForms = {
  named:
    'therapie|behandlung|chemotherapie|strahlentherapie|radiatio|bestrahlung|operation|mastektomie|behandelt|operiert|therapiert|bestrahlt|nachsorge',
  ended:
    'abgeschlossen|abgeschlossene|abgeschlossener|abgeschlossenen|beendet|beendete|beendeter|beendeten|abschluss|behandelt|operiert|therapiert|bestrahlt|nachsorge',
  given: 'erhielt|erhalten|erhält|begonnen|abgeschlossen|beendet|behandelt|umgestellt|gestartet',
  under: 'unter',
  links: 'bei|wegen|eines|des|einem|aufgrund|gegen|von',
}
