import type { Forms } from '../forms.ts'

/** Words that decide whether a value counts, English. */
export const CONTEXTS: Forms = {
  notdone:
    'not performed|not repeated|will not be performed|not to be evaluated|not to be performed|not done|not tested|not assessed|not ordered|not carried out|not indicated|not required|not necessary|not evaluated|not applicable|n / a|na|not available|unavailable|not reported|not recorded|not provided|deferred|not determined|not examined|no fish|no ish|not yet performed|not yet done|not yet available|not requested|cancelled|canceled|suppressed|has not been performed|was not performed|not been performed|not been done|not stated|not known|not specified|not given|no result|no data|nd|without fish|without ish|without reflex fish',
  pending:
    'pending|to follow|will follow|awaited|in progress|outstanding|ordered|requested|will be performed|will be reported|sent out|to be performed|submitted|initiated|reflexed|sent for|send out|to be done|being performed|ongoing|underway|to be reported|follows|addendum to follow',
  recommended:
    'recommended|recommend|is recommended|suggested|advised|should be performed|indicated|reflex testing recommended|required|consider|needed|warranted|is advised',
  unknown: 'unknown|undetermined|unreported|unspecified|masked|withheld|missing|not recorded unknown',
  seeother:
    'see report|see comment|see below|see note|see above|see addendum|see separate report|see attached|see text|as above|see pathology|see scanned|refer to report|see previous report',
  hedge:
    'suspicious|suspicious for|suspicion|suspicion of|suspected|suspect|cannot exclude|cannot be excluded|can not be excluded|could not be excluded|not be excluded|cannot rule out|not ruled out|not excluded|cannot be ruled out|possible|possibly|probable|probably|likely|unlikely|may|may be|might|might be|could|could be|questionable|presumed|presumably|appears|appears to be|favor|favour|favors|suggestive of|suggestive|consistent with possible|concerning for|concern for|worrisome|apparently|doubtful|uncertain|expected|expect|assumed|susp|perhaps|indeterminate for|raises the possibility|equivocal for metast*|compatible with|suggests|suggesting|unclear|non specific|nonspecific',
  previous:
    'per patient|per the patient|patient reports|patient reported|patient states|patient stated|reported by the patient|by patient report|self reported|by history|per history|prior core|prior biopsy|prior specimen|previous biopsy|previous specimen|previous surgical|per previous|as per previous|refer to prior|another specimen|other specimen|performed on another specimen|per core biopsy|per core|from core biopsy|on core biopsy|from the core biopsy|from the diagnostic core|from diagnostic core|on the diagnostic core|on diagnostic core|from the diagnostic biopsy|on the diagnostic biopsy|from the original biopsy|outside|outside facility|outside hospital|outside biopsy|outside specimen|per outside|referring hospital|performed elsewhere|done elsewhere|core biopsy report|previous|previously|prior|earlier|former|formerly|history of|known|initial|initially|originally|original|outside report|past|on biopsy in|was previously|pre treatment|pretreatment|historical|reported as|last year|years ago|before treatment|before therapy|before chemotherapy|before neoadjuvant|prior to treatment|prior to therapy|prior to chemotherapy|prior to neoadjuvant',
  now: 'post treatment|posttreatment|post neoadjuvant|post chemotherapy|post nact|now|current|currently|today|present specimen|present biopsy|present core|present sample|present material|present tumor|present tumour|this specimen',
  conditional:
    'if|in case|in case of|in the case of|unless|whether|in the event of|provided that|should it be|would|would be|would need|would require|would mean|would have|assuming',
  general:
    'proportions|proportions of|prevalence|prevalence of|for all her2|for all ihc|for all 2|all 2|in all cases|for all cases|all cases|all equivocal|for all equivocal|cases were|cases are|of the cases|samples were|carcinomas with|tumors with|tumours with|cancers with|those with|carcinomas are|carcinomas show|many carcinomas|all carcinomas|approved for|approved in|indicated in|indicated for|is approved|are approved|companion diagnostic|intended for|licensed for|this category|women whose|patients whose|candidates for|selection of patients|patients with|patients|women with|defined as|definition|scoring system|score interpretation|legend|eligible|eligibility|trial|study of|clinical trial|according to the literature|tumors are|cancers are|indicates|means|interpretation guide|is defined|target|targeted at|handout|handouts|leaflet|leaflets|booklet|pamphlet|brochure|flyer',
  control: 'control|controls|external control|internal control|control tissue|control slide|control slides',
  reference: 'reference|normal|threshold|normal range|reference value|reference interval|positive if|negative if|range',
  family: 'mother|sister|aunt|grandmother|family history|father|daughter|cousin|maternal|paternal',
  therapy:
    'anti her2|anti her2 therapy|her2 targeted|her2 directed|her2 targeted therapy|her2 directed therapy|her2 blockade|her2 therapy|her2 targeting|her2 inhibitor|anti her2 / neu|anti her2 directed|dual her2 blockade|her2 negative disease options',
  mutation:
    'mutation|mutations|mutated|mutant|variant|variants|exon|insertion|missense|wild type|wildtype|polymorphism|germline',
  genomic: 'next generation sequencing|sequencing|liquid biopsy|genomic|molecular profiling|gene expression|microarray',
  serum: 'extracellular domain|shed antigen|plasma',
  dcis: 'in situ component|ductal carcinoma in situ|in situ carcinoma|carcinoma in situ',
  invasive: 'invasive|infiltrating|invasive component',
  otherorgan:
    'gastric cancer|gastric carcinoma|gastric adenocarcinoma|gastroesophageal|colorectal|colon cancer|colon carcinoma|rectal cancer|endometrial|lung cancer|lung carcinoma|lung adenocarcinoma|lung primary|ovarian cancer|ovarian carcinoma|prostate cancer|prostate carcinoma|renal cell carcinoma|biliary|cholangiocarcinoma|bladder cancer|urothelial|pancreatic cancer|pancreatic carcinoma|hepatocellular carcinoma|thyroid cancer|thyroid carcinoma|esophageal|salivary|kidney disease|pressure ulcer|decubitus|ulcer|sarcoidosis|fibrosis|retinopathy|endometriosis|gastric|high grade serous|serous carcinoma|serous adenocarcinoma|cervical cancer|cervical carcinoma|endometrioid|endometrioid carcinoma|endometrioid adenocarcinoma|endometrial carcinoma',
  preliminary:
    'preliminary|preliminarily|provisional|provisionally|verbal report|verbal result|verbal results|verbally|by telephone|by phone|telephone report|telephone result|phoned|unverified|not yet verified|not yet final|unsigned|not yet signed|not signed out',
  withdrawn:
    'retracted|retraction|withdrawn|in error|erroneous|erroneously|wrong patient|wrong specimen|not confirmed|unconfirmed|not verified|disregard|invalid|invalidated|superseded|revoked|mislabeled|mislabelled|swapped|overturned|refuted|rescinded|incorrect|incorrectly|unreliable|not reliable|not considered reliable|considered unreliable|not to be relied on|should not be relied on|of doubtful validity',
  elsewhere:
    'contralateral|other breast|opposite breast|the other tumor|the other tumour|another tumor|another patient',
  failed:
    'hybridization was inadequate|hybridisation was inadequate|inadequate hybridization|inadequate hybridisation|hybridization failed|hybridisation failed|failed hybridization|failed to hybridize|failed to hybridise|did not hybridize|hybridization failure|hybridisation failure|hybridization was unsuccessful|unsuccessful hybridization|unsuccessful|technical failure|technically inadequate|technical reasons|technical problems|technical issues|no signals|weak signals|insufficient signals|signals too weak|signal too weak|not reportable|unreportable|could not be interpreted|cannot be interpreted|could not be determined|cannot be determined|unable to be determined|unable to determine|could not be evaluated|cannot be evaluated|could not be assessed|cannot be assessed|could not be counted|fewer than 20 cells|less than 20 cells|fewer than 20 nuclei|less than 20 nuclei|too few cells|insufficient cells|insufficient tumor|insufficient tumour|insufficient tumor cells|inadequate specimen|inadequate sample|inadequate|quality insufficient|assay failure|assay failed|control failed|controls failed|falled to hybridize',
}
