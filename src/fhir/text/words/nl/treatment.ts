import type { TreatmentForms } from '../forms.ts'

/** Words with which a note tells of treatment, Dutch. */
export const TREATMENT: TreatmentForms = {
  named:
    'behandeling|therapie|chemotherapie|radiotherapie|bestraling|operatie|mastectomie|behandeld|geopereerd|bestraald|nacontrole',
  ended:
    'afgerond|afgeronde|voltooid|voltooide|beëindigd|beëindigde|klaar|behandeld|geopereerd|bestraald|nacontrole|afronding',
  given: 'kreeg|krijgt|gekregen|gestart|startte|begonnen|afgerond|voltooid|behandeld|zij',
  under: 'onder|met',
  links: 'voor|wegens|van|vanwege|bij|tegen',
}
