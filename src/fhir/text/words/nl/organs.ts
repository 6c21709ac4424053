import type { WordGroup } from '../word-group.ts'

/** Other organs: a distant site or the seat of another tumour, which the reader decides. */
export const ORGANS: readonly WordGroup[] = [
  {
    about: 'organs and distant sites',
    origin: 'own list',
    reviewed: '2026-11-28',
    words: `
      maagbiopt maagbiopten longbiopt longbiopten darmbiopt darmbiopten slokdarmbiopt colonbiopt ampulla
      abdomen anus appendix ascites baarmoeder beenmerg bekken bijnier bijnieren blaas bot botbiopt botten brein
      bronchiaal bronchus buik cerebraal cerebrale cervix colon colorectaal colorectale crista darm diafragma
      duodenum dura endometrium farynx femur galblaas galweg galwegen gastrisch hart hepatisch hepatische hersenen
      heup humerus hypofyse ileum jejunum larynx lever leverbiopt long longen maag mediastinaal mediastinum
      meningeaal meningen mesenterium milt nier nieren oesofagus omentum oog ossaal ossale ovaria ovarium pancreas
      parotis pericard peritoneaal peritoneale peritoneum pleura pleuraal pleurale pleuravocht prostaat pulmonaal
      pulmonale rectum retroperitoneaal retroperitoneum rib ribben schedel schildklier sigmoïd skelet slokdarm
      speekselklier sternum testis thymus tong tonsil tuba ureter urotheel uterus vagina visceraal viscerale vulva
      wervel wervelkolom wervels
    `,
    phrases: ['centraal zenuwstelsel'],
  },
  {
    about: 'nodes, skin and chest wall',
    origin: 'own list',
    reviewed: '2026-11-28',
    words: `
      axilla axillair axillaire borstwand hals huid infraclaviculair infraclaviculaire inguinaal klier klieren
      lymfeklier lymfeklieren oksel okselklier okselklieren parasternaal parasternale schildwachtklier
      schildwachtklieren supraclaviculair supraclaviculaire thoraxwand
    `,
  },
]

/** Tissue that is not the invasive carcinoma: a result beside such a word may be its own. */
export const OTHER_TISSUE: readonly WordGroup[] = [
  {
    about: 'benign and normal breast tissue',
    origin: 'own list',
    reviewed: '2026-11-28',
    words: `
      aangrenzend aangrenzende aanliggend aanliggende abces adenose adenosis atrofie benigne cyste cysten cysteus
      cysteuze fibroadenomen fibroadenoom goedaardig goedaardige granuloom gynaecomastie hamartoom hemangioom
      hyperplasie lipoom litteken littekenweefsel mastitis mastopathie mastopathisch mastopathische metaplasie
      normaal normale omgevend omgevende papillomen papilloom phyllodes vetnecrose
    `,
    phrases: [
      'atypische ductale hyperplasie',
      'gebruikelijke ductale hyperplasie',
      'radial scar',
      'scleroserende adenosis',
    ],
  },
]

/** Names of samples and procedures: harmless in a heading, another sample where the report is about a different one. */
export const SPECIMENS: readonly WordGroup[] = [
  {
    about: 'names of samples and procedures',
    origin: 'own list',
    reviewed: '2026-11-28',
    words: `
      ablatiepreparaat ablatio biopsie biopsieën biopt biopten celblok cytologie dikkenaaldbiopt excisie
      excisiebiopt excisiepreparaat lumpectomie lumpectomiepreparaat mastectomie mastectomiepreparaat materiaal
      monster monsters naaldbiopsie naaldbiopt naaldbiopten okselklierdissectie okselkliertoilet preparaat
      preparaten punctaat punctie reexcisie resectie resectiepreparaat schildwachtklierprocedure vacuümbiopt
    `,
    phrases: ['dikke naald biopt', 'dikke naaldbiopsie'],
  },
]
