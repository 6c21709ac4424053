import type { OrganForms } from '../forms.ts'

/** Tumours of other organs, put together from a noun, a link and an organ, Spanish. */
export const OTHER_TUMORS: OrganForms = {
  nouns: 'carcinoma|adenocarcinoma|cáncer',
  links: 'de|del|de la',
  organs:
    'ovario|colon|recto|pulmón|estómago|próstata|riñón|páncreas|vejiga|endometrio|cérvix|tiroides|parótida|glándula salival|ampolla|vesícula biliar|laringe|lengua|duodeno|vulva',
}
