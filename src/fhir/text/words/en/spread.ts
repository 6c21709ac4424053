import type { Forms } from '../forms.ts'

/** Words of spread and stage, English. */
export const SPREAD: Forms = {
  metastasis: 'secondary deposits|secondaries|mets',
  distantmetastasis:
    'distant metastasis|distant metastases|distant metastatic disease|distant disease|distant spread|distant recurrence',
  nodemetastasis:
    'micrometastas*|macrometastas*|nodal metastas*|lymph node metastas*|axillary metastas*|in transit metastas*|regional metastas*',
  node: 'lymph node|lymph nodes|node|nodes|nodal|supraclavicular|infraclavicular|internal mammary|axillary',
  distantsite:
    'bone only|liver only|liver|hepatic|lung|lungs|pulmonary|bone|bones|osseous|skeletal|brain|cerebral|pleural|pleura|peritoneal|peritoneum|ovary|ovarian|adrenal|spine|vertebral|vertebra|leptomeningeal|meningeal|visceral|omentum|ascites|pleural effusion|bone marrow|femur|pelvis|skull|rib|ribs|cns|mediastinal|bronchoscopic|transbronchial|bronchial|endobronchial|csf|cerebrospinal fluid',
  search:
    'recurrence rate|rate of|rates of|recurrence score|recurrence risk|likelihood of|chance of|probability of|free interval|relevant only|relevant|only in|approved for|indicated for|indicated in|indication|risk of|to exclude|to rule out|rule out|screening for|evaluate for|evaluation for|assess for|evaluation of|staging for|exclude|metastatic potential|metastatic setting|non metastatic|nonmetastatic|for metastatic workup|metastatic workup|free survival|risk|workup|work up|search for|prevention of',
  stage: 'stage|clinical stage|pathologic stage|anatomic stage|prognostic stage|stage group|staged as',
  mcategory: 'm category|m stage|m status|distant metastasis category',
  notapplicable:
    'not applicable|cannot be assessed|can not be assessed|not assessable|cannot be determined|not evaluated pathologically|not evaluated|not assessed|not determined|cannot be evaluated|not provided|not submitted|not given',
  has: 'with|has|have|had|known|developed|new|newly|multiple|extensive|widespread|progressive|progression of|progressing|biopsy proven|proven|biopsy confirmed|confirmed|diagnosis|diagnosed with|diagnosed|de novo|recurrent|relapsed|patient|patient with|woman with|female with|man with|present|involving|to|involvement by|involved by|infiltration by|infiltrated by|replaced by|at diagnosis|at presentation|at first presentation|at initial presentation|upfront|from the outset|histologically confirmed|histologically proven|cytologically confirmed|pathologically confirmed',
  disease:
    'breast|breast cancer|breast carcinoma|mammary carcinoma|cancer|carcinoma|adenocarcinoma|malignancy|tumor|tumour|disease|ductal|lobular|primary|mammary|receptor|hormone|status|subtype|luminal a|luminal b|female|male|woman|year old|years old|of breast origin|breast origin|mammary origin|of mammary origin|breast primary|consistent with|bx|biopsied|recurrence|local recurrence|recurrence plus|ipsilateral',
}
