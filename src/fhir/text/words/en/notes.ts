import type { WordGroup } from '../word-group.ts'

/**
 * Words of clinic notes and letters, English: how a patient came, was examined, treated and seen again. None names a relative,
 * another specimen, a time before, a wish or a doubt: such words decide something and stand elsewhere.
 */
export const NOTES: readonly WordGroup[] = [
  {
    about: 'clinic notes and letters, English',
    origin: 'own list',
    reviewed: '2026-11-29',
    words: `
      cluster clusters concurrent ct likewise occasions sternal whatsoever
      abnormality accompanied ambulatory anxious appearing appointment appointments aromatase attended began
      begin begun calling caring cgy chief colleague colleagues complaint complaints completing completion
      concerns conference consult consultation consulted counseled counseling counselled cycle cycles dear
      delighted deliver diagnosed discharge discomfort discuss discussing discussion distortion dose doses
      educated endocrine enrolled exam explained finished finishing followup fractions gentleman glad grateful gravida greetings gy
      gynecological helpful hematologist herself himself home hospitalized hypermetabolic hypoechoic
      hysterectomy imaged incidentally informed inhibitor inspection instructed interval kindly knowledge
      laparoscopic learned looked lumps magseed mammographically medication medications medicine meeting
      menarche menopausal menopause menses month monthly months morning multidisciplinary nausea noticed
      nulliparous occupation oclock offered operated pain painful painless palpated perimenopausal pleasant
      pleased pleasure postmenopausal postoperative postoperatively pregnancies pregnancy premenopausal presence
      presentation presented presenting presents proceeded radiation radiotherapy reassured receiving
      reconstruction recovered recovering recovery regards regimen regimens resulted
      retired return returned returns savi scan screened screening seed self seroma sincerely smoker smoking
      started starting surveillance symptom symptoms systemic telehealth tender tenderness thank thanks
      therapies tolerated treated treating treatments undergo undergoes undergoing undergone underwent
      unfortunately visited visits week weekly weeks went woman worked workup wound year yearly yearold years
    `,
    phrases: [
      'abnormal mammogram',
      'abnormal screening mammogram',
      'at the time of this visit',
      'high grade',
      'is reported as',
      'newly diagnosed',
      'reference lab',
      'reference laboratories',
      'reference laboratory',
      's / p',
      'status post',
      'see below for fish',
      'see fish below',
      'see fish result below',
      'see fish results below',
      'tumor board',
      'tumour board',
      'very pleasant',
      'was repeated and is again',
    ],
  },
]
