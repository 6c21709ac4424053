import type { Forms } from '../forms.ts'

/** Words of spread and stage, English. */
export const SPREAD: Forms = {
  metastasis: 'secondary deposits|secondaries',
  distantmetastasis:
    'distant metastasis|distant metastases|distant metastatic disease|distant disease|distant spread|distant recurrence',
  nodemetastasis:
    'micrometastas*|macrometastas*|nodal metastas*|lymph node metastas*|axillary metastas*|in transit metastas*|regional metastas*',
  node: 'lymph node|lymph nodes|node|nodes|nodal|supraclavicular|infraclavicular|internal mammary|axillary',
  distantsite:
    'liver|hepatic|lung|lungs|pulmonary|bone|bones|osseous|skeletal|brain|cerebral|pleural|pleura|peritoneal|peritoneum|ovary|ovarian|adrenal|spine|vertebral|vertebra|leptomeningeal|meningeal|visceral|omentum|ascites|pleural effusion|bone marrow|femur|pelvis|skull|rib|ribs|cns|mediastinal',
  search:
    'risk of|to exclude|to rule out|rule out|screening for|evaluate for|evaluation for|assess for|evaluation of|staging for|exclude|metastatic potential|metastatic setting|non metastatic|nonmetastatic|for metastatic workup|metastatic workup|free survival|risk|workup|work up|search for|prevention of',
  stage: 'stage|clinical stage|pathologic stage|anatomic stage|prognostic stage|stage group|staged as',
  mcategory: 'm category|m stage|m status|distant metastasis category',
}
