import type { OrganForms } from '../forms.ts'

/** Tumours of other organs, put together from a noun, a link and an organ, French. */
export const OTHER_TUMORS: OrganForms = {
  nouns: 'carcinome|adénocarcinome|cancer',
  links: 'de|du|de l|de la',
  organs:
    'ovaire|côlon|rectum|poumon|estomac|prostate|rein|pancréas|vessie|endomètre|col utérin|thyroïde|parotide|glande salivaire|vésicule biliaire|larynx|langue|duodénum|vulve',
}
