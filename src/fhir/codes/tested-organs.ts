/** Organs beside the breast whose cancers are tested for HER2 too. Source: names in ICD-10 and SNOMED CT. Reviewed 2026-11-28. */

/** By ICD-10 code, SNOMED CT code and words. */
// prettier-ignore
export const TESTED_ORGANS: readonly (readonly [icd: RegExp, snomed: readonly string[], words: RegExp, organ: string])[] = [
  [/^C1[56]/,          ['363349007', '878807001'], /gastric|stomach|gastro-?o?esophag|o?esophag|\bgej\b|magen|estomac|estomago|gastrico|stomaco|maag/, 'stomach'],
  [/^C(?:18|19|20|21)/, ['363406005'],             /colorect|\bcolon|\brect(?:al|um)|kolon|rektum|dickdarm|sigmo/,                                    'bowel'],
  [/^C(?:221|23|24)/,  [],                         /biliary|bile duct|cholangio|gall ?bladder|gallen/,                                               'bile duct'],
  [/^C5[45]/,          [],                         /endometri|uter(?:us|ine)|corpus uteri/,                                                           'endometrium'],
  [/^C34/,             ['254637007', '363358000'], /\blung\b|pulmonary|bronch|\bnsclc\b|lunge|poumon|pulmon|polmon/,                               'lung'],
  [/^C67/,             [],                         /bladder|urothel|harnblase|vejiga|vescica|vessie/,                                                'bladder'],
  [/^C0[78]/,          [],                         /salivary|parotid|speicheldrus/,                                                                  'salivary gland'],
]
