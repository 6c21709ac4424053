import type { OrganForms } from '../forms.ts'

/** Tumours of other organs, put together from a noun, a link and an organ, English. */
export const OTHER_TUMORS: OrganForms = {
  nouns: 'carcinoma|adenocarcinoma|cancer',
  links: 'of|of the',
  organs:
    'ovary|colon|rectum|lung|stomach|prostate|kidney|pancreas|bladder|endometrium|cervix|uterus|thyroid|esophagus|bile duct|parotid|parotid gland|salivary gland|ampulla|gallbladder|larynx|tongue|duodenum|small bowel|testis|vulva|anus',
}
