import type { TreatmentForms } from '../forms.ts'

/** Words with which a note tells of treatment, French. */
export const TREATMENT: TreatmentForms = {
  named:
    'traitement|traitements|thérapie|chimiothérapie|radiothérapie|chirurgie|mastectomie|mammectomie|tumorectomie|traitée|traité|opérée|opéré|surveillance',
  ended: 'terminé|terminée|achevé|achevée|fini|finie|complété|complétée|traitée|traité|opérée|opéré|surveillance',
  given: 'reçu|reçoit|recevant|débuté|débutée|commencé|terminé|achevé|traitée|traité|elle',
  under: 'sous',
  links: 'pour|d|de|du|un|contre',
}
