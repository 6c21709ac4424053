import type { Forms } from '../forms.ts'

/** Names of tests, genes, measures and specimens, English. */
export const TESTS: Forms = {
  her2: 'human epidermal growth factor 2|human epidermal growth factor receptor 2|human epidermal growth factor receptor type 2|epidermal growth factor receptor 2',
  er: 'estrogen receptor|estrogen receptors|oestrogen receptor|oestrogen receptors|estrogen|oestrogen|er status',
  pgr: 'progesterone receptor|progesterone receptors|progesterone|pr status|pgr status|progestrone receptor|progestrone receptors|progesteron receptors|progestrone',
  hr: 'hormone receptor|hormone receptors|hormone receptor status',
  marker:
    'proliferation index|margins|margin|surgical margins|resection margins|lymph nodes|lymph node|sentinel node|sentinel|nodes|node|lvi',
  triplenegative: 'triple negative|triple receptor negative',
  triplepositive: 'triple positive|triple receptor positive',
  ihc: 'immunohistochemistry|immunohistochemical|immunohistochemically|immunostain|immunostaining|immunoperoxidase|immune stain',
  ish: 'in situ hybridization|in situ hybridisation|insitu hybridization|fluorescence in situ hybridization|dual ish|fluorescent in situ hybridization|chromogenic in situ hybridization|silver in situ hybridization',
  overall: 'overall|final interpretation|final|final result|interpretation|summary|conclusion',
  clone: 'clone|antibody',
  score: 'scored|scored as|scoring|score of|score group',
  otherscore: 'histologic score|nuclear grade|mitotic score|mitoses|tubule|tubules|stage|histologic grade|intensity',
  ratio: 'signal ratio|gene ratio',
  copies:
    'copy number|copy numbers|copies|copy|signals|signal|gene copies|gene copy|gene copy number|signal count|copy count',
  percell: 'per cell|per nucleus|per tumor cell|per tumour cell|per tumor nucleus',
  cells:
    'cells counted|cells scored|nuclei counted|nuclei scored|number of cells counted|number of cells scored|tumor cells counted',
  dualprobe: 'dual probe|dual color|dual colour|two probe|double probe',
  singleprobe: 'single probe|single color|single colour|one probe',
  recount:
    'recount|recounted|recounting|re count|re counted|second count|second blinded count|blinded second count|blinded count|blinded recount|repeat count|repeated count|additional count|second enumeration|re enumeration',
  secondobserver:
    'second observer|additional observer|second reader|second pathologist|blinded observer|another observer',
  firstcount: 'first count|initial count|original count|first observer|first enumeration',
  group: 'group',
  stays:
    'remains in|remained in|remain in|remains within|remains|stays in|stayed in|confirms|confirmed|reconfirms|unchanged',
  moves:
    'moved to|moves to|shifted to|shifts to|changed to|changes to|reclassified as|reclassified to|reassigned to|switched to',
  samegroup:
    'same group|same ish group|same category|remains in the same group|unchanged group|group unchanged|identical group|no change of group|no change in group|group not changed|confirms the first count|confirms the initial count|confirms the original count',
  othergroup:
    'different group|another group|another ish group|different category|group changed|change of group|other group',
  specimen: 'specimen|specimens|part|sample|block|tissue block',
  left: 'left|left sided',
  right: 'right|right sided',
  breast: 'breast|mammary',
  total: 'total|total number of|sum of|total count of',
}
