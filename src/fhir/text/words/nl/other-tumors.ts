import type { OrganForms } from '../forms.ts'

/** Tumours of other organs, put together from a noun, a link and an organ, Dutch. */
export const OTHER_TUMORS: OrganForms = {
  nouns: 'carcinoom|adenocarcinoom',
  links: 'van de|van het',
  organs:
    'ovarium|colon|rectum|long|maag|prostaat|nier|pancreas|blaas|endometrium|cervix|schildklier|parotis|speekselklier|ampulla|galblaas|larynx|tong|duodenum|dunne darm|vulva',
}
