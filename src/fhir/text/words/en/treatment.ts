import type { TreatmentForms } from '../forms.ts'

/** Words with which a note tells of treatment, English. */
export const TREATMENT: TreatmentForms = {
  named:
    'treatment|treatments|therapy|therapies|chemotherapy|chemo|radiation|radiotherapy|surgery|operation|mastectomy|lumpectomy|regimen|treated|operated|surveillance|followed|survivor',
  ended:
    'completed|completing|completion|finished|finishing|ended|concluded|treated|operated|underwent|undergone|surveillance|survivor|status post|s / p',
  given:
    'received|receives|receiving|started|starting|began|begun|completed|completing|completion|finished|finishing|switched|progressed|tolerated|maintenance|treated|she|he',
  under: 'on',
  links: 'for|of',
}
