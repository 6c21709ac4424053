import type { OrganForms } from '../forms.ts'

/** Tumours of other organs, put together from a noun, a link and an organ, German. */
export const OTHER_TUMORS: OrganForms = {
  nouns: 'karzinom|adenokarzinom|plattenepithelkarzinom',
  links: 'des|der',
  organs:
    'ovars|kolons|colons|rektums|magens|pankreas|endometriums|lunge|prostata|niere|harnblase|schilddrüse|zervix|ösophagus|gallengangs|parotis|speicheldrüse|ampulle|gallenblase|kehlkopfs|larynx|zunge|duodenums|dünndarms|vulva',
}
