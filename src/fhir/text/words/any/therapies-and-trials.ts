import type { NamedThing } from '../word-group.ts'

const DRUGS = { origin: 'own list of medicines for breast cancer', reviewed: '2026-11-28' }
const TRIALS = { origin: 'own list of trials cited in pathology reports and notes', reviewed: '2026-11-28' }

/** Medicines: a clause that names one speaks of treatment or of a label, and HER2 words in it are rarely a result. */
// prettier-ignore
export const MEDICINES: readonly NamedThing[] = [
  { ...DRUGS, name: 'trastuzumab', forms: 'trastuzumab|trastuzumabum|herceptin|herceptine|herceptin hylecta|hereptin|ogivri|herzuma|ontruzant|trazimera|kanjinti|zercepac|hercessi|hercion|trastuzumab hyaluronidase' },
  { ...DRUGS, name: 'pertuzumab', forms: 'pertuzumab|perjeta|phesgo|trastuzumab pertuzumab|pertuzumab trastuzumab' },
  { ...DRUGS, name: 'trastuzumab emtansine', forms: 'trastuzumab emtansin|trastuzumab emtansine|ado trastuzumab emtansine|ado trastuzumab|t dm1|tdm1|tdm 1|kadcyla|emtansin|emtansine|emtansina' },
  { ...DRUGS, name: 'trastuzumab deruxtecan', forms: 'trastuzumab deruxtecan|fam trastuzumab deruxtecan|fam trastuzumab deruxtecan nxki|deruxtecan|deruxtecán|t dxd|tdxd|ds 8201|ds8201|ds 8201a|enhertu' },
  { ...DRUGS, name: 'other antibodies against HER2', forms: 'margetuximab|margenza|zanidatamab|ziihera|disitamab|disitamab vedotin|rc48|trastuzumab duocarmazine|duocarmazine|syd985|syd 985|trastuzumab botidotin|trastuzumab rezetecan|shr a1811' },
  { ...DRUGS, name: 'HER2 kinase inhibitors', forms: 'lapatinib|tykerb|tyverb|tucatinib|tukysa|neratinib|nerlynx|pyrotinib|afatinib|zongertinib|poziotinib|mobocertinib' },
  { ...DRUGS, name: 'other antibody drug conjugates', forms: 'sacituzumab|sacituzumab govitecan|govitecan|trodelvy|datopotamab|datopotamab deruxtecan|dato dxd|datroway|patritumab|patritumab deruxtecan|ladiratuzumab' },
  { ...DRUGS, name: 'aromatase inhibitors', forms: 'letrozole|letrozol|létrozole|letrozolo|femara|anastrozole|anastrozol|anastrozolo|arimidex|exemestane|exemestan|exémestane|exemestano|aromasin|aromasine|aromatase inhibitor|aromatase inhibitors|aromatasehemmer|aromataseremmer|inhibiteur de l aromatase|inhibidor de la aromatasa|inibitore dell aromatasi' },
  { ...DRUGS, name: 'tamoxifen', forms: 'tamoxifen|tamoxifène|tamoxifeno|tamoxifene|tamoxifeen|nolvadex|soltamox|toremifene|toremifen|raloxifene|raloxifen|evista' },
  { ...DRUGS, name: 'fulvestrant and kin', forms: 'fulvestrant|faslodex|elacestrant|orserdu|camizestrant|imlunestrant|giredestrant|amcenestrant|lasofoxifene|vepdegestrant' },
  { ...DRUGS, name: 'CDK4/6 inhibitors', forms: 'palbociclib|ibrance|ribociclib|kisqali|abemaciclib|verzenio|verzenios|dalpiciclib' },
  { ...DRUGS, name: 'PI3K and mTOR inhibitors', forms: 'alpelisib|piqray|capivasertib|truqap|inavolisib|itovebi|everolimus|afinitor' },
  { ...DRUGS, name: 'PARP inhibitors', forms: 'olaparib|lynparza|talazoparib|talzenna|niraparib|veliparib' },
  { ...DRUGS, name: 'immune checkpoint inhibitors', forms: 'pembrolizumab|keytruda|atezolizumab|tecentriq|nivolumab|durvalumab|avelumab|toripalimab' },
  { ...DRUGS, name: 'taxanes', forms: 'paclitaxel|taxol|nab paclitaxel|abraxane|docetaxel|docétaxel|taxotere|taxane|taxanes|taxan|taxano|taxanos|tassani' },
  { ...DRUGS, name: 'anthracyclines', forms: 'doxorubicin|doxorubicine|doxorubicina|doxorubicin liposomal|adriamycin|adriamycine|adriamicina|caelyx|doxil|myocet|epirubicin|épirubicine|epirubicine|epirubicina|ellence|anthracycline|anthracyclines|anthrazyklin|anthrazykline|anthracyclin|antraciclina|antraciclinas|antracicline' },
  { ...DRUGS, name: 'cyclophosphamide', forms: 'cyclophosphamide|cyclophosphamid|ciclofosfamida|ciclofosfamide|cyclofosfamide|cytoxan|endoxan' },
  { ...DRUGS, name: 'other chemotherapy', forms: 'capecitabine|capecitabin|capecitabina|capécitabine|xeloda|carboplatin|carboplatine|carboplatino|cisplatin|cisplatine|cisplatino|gemcitabine|gemcitabin|gemcitabina|gemzar|vinorelbine|vinorelbin|vinorelbina|navelbine|eribulin|eribuline|eribulina|halaven|ixabepilone|methotrexate|methotrexat|fluorouracil|fluoruracil|fluorouracilo|5 fu|utidelone' },
  { ...DRUGS, name: 'regimens', forms: 'ac|ac t|act|ac th|acth|ac thp|tc|tch|tchp|tcbhp|tac|fec|fec d|fec 100|ec|ec t|cmf|caf|caftx|cef|dd ac|ddac|thp|phesgo docetaxel|epirubicin cyclophosphamide|hp maintenance' },
  { ...DRUGS, name: 'ovarian suppression', forms: 'goserelin|gosereline|goserelina|zoladex|leuprolide|leuprorelin|leuprorelina|lupron|triptorelin|triptorelina|gnrh|gnrh analog|lhrh' },
  { ...DRUGS, name: 'bone and support', forms: 'bevacizumab|avastin|denosumab|xgeva|prolia|zoledronic acid|zoledronat|zometa|pamidronate|ibandronat|filgrastim|pegfilgrastim|neulasta' },
]

/** Trials: 'DESTINY-Breast04', 'HER2CLIMB'. What such a clause says of HER2 is true of a population. */
// prettier-ignore
export const TRIALS_NAMED: readonly NamedThing[] = [
  { ...TRIALS, name: 'DESTINY', forms: 'destiny|destiny breast|destiny breast01|destiny breast02|destiny breast03|destiny breast04|destiny breast05|destiny breast06|destiny breast09|destiny breast11|destiny breast 01|destiny breast 02|destiny breast 03|destiny breast 04|destiny breast 05|destiny breast 06|destiny breast 09|destiny breast 11|db01|db02|db03|db04|db05|db06|db09|db11|db 04|db 06|destiny lung|destiny gastric|destiny pantumor' },
  { ...TRIALS, name: 'NSABP', forms: 'nsabp|nsabp b 31|nsabp b 47|nsabp b 28|nsabp b 20|nsabp b 14|b 31|b 47|b31|b47|nrg oncology' },
  { ...TRIALS, name: 'NCCTG N9831', forms: 'ncctg|n9831|ncctg n9831' },
  { ...TRIALS, name: 'CLEOPATRA', forms: 'cleopatra' },
  { ...TRIALS, name: 'KATHERINE', forms: 'katherine' },
  { ...TRIALS, name: 'APHINITY', forms: 'aphinity' },
  { ...TRIALS, name: 'cohorts', forms: 'cohort a|cohort b|cohort c|cohort d|cohort 1|cohort 2|cohort 3|cohorte a|cohorte b|cohorte 1|cohorte 2|kohorte a|kohorte b|kohorte 1|kohorte 2|coorte a|coorte b|coorte 1|coorte 2' },
  { ...TRIALS, name: 'EMILIA', forms: 'emilia trial|emilia study|th3resa|marianne trial' },
  { ...TRIALS, name: 'HER2CLIMB', forms: 'her2climb|her2 climb|her2climb 02|her2climb 05' },
  { ...TRIALS, name: 'HERA', forms: 'hera trial|hera study|hera' },
  { ...TRIALS, name: 'BCIRG', forms: 'bcirg|bcirg 006|bcirg006' },
  { ...TRIALS, name: 'NeoSphere and kin', forms: 'neosphere|tryphaena|train 2|krystine|adapt trial|neoaltto|neo altto|altto|noah trial|gepartrio|geparquattro|geparsepto|gepar' },
  { ...TRIALS, name: 'ExteNET', forms: 'extenet|nala|sophia trial|compassher2|compassher2 pcr|decrescendo|attempt trial|atempt|apt trial|persephone' },
  { ...TRIALS, name: 'PALOMA and kin', forms: 'paloma 2|paloma 3|monaleesa|monarch|monarche|monarch 3|natalee|solar 1|capitello|emerald trial|bolero|bolero 2|patina' },
  { ...TRIALS, name: 'KEYNOTE', forms: 'keynote|keynote 522|keynote 355|impassion|impassion130|ascent trial|tropics 02|tropion|olympia|olympiad' },
  { ...TRIALS, name: 'TAILORx', forms: 'tailorx|tailor x|rxponder|mindact|plan b|soft trial|text trial|atlas trial|attom|big 1 98|atac|ioss' },
  { ...TRIALS, name: 'registers', forms: 'clinicaltrials gov|nct number|eudract' },
]
