import type { OrganForms } from '../forms.ts'

/** Tumours of other organs, put together from a noun, a link and an organ, Italian. */
export const OTHER_TUMORS: OrganForms = {
  nouns: 'carcinoma|adenocarcinoma|cancro',
  links: 'del|dello|della|dell',
  organs:
    'ovaio|colon|retto|polmone|stomaco|prostata|rene|pancreas|vescica|endometrio|cervice|tiroide|parotide|ghiandola salivare|ampolla|colecisti|laringe|lingua|duodeno|vulva',
}
