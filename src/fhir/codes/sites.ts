/**
 * Where tissue comes from and how it was taken, in codes and in words of six languages.
 * Rows are tried from top to bottom: a node of the axilla is a node before it is anything else.
 * Source: SNOMED CT body structures and specimens; words of pathology requests. Reviewed 2026-11-22.
 */
import type { Laterality, SiteKind, SpecimenFacts } from '../../her2/evidence.ts'

export type Procedure = NonNullable<SpecimenFacts['procedure']>

export type SiteRow = readonly [code: string, kind: SiteKind, site: string, side?: Laterality]

// prettier-ignore
export const SITES: readonly SiteRow[] = [
  ['76752008', 'breast', 'breast'],
  ['73056007', 'breast', 'breast', 'right'],
  ['80248007', 'breast', 'breast', 'left'],
  ['63762007', 'breast', 'breast', 'bilateral'],
  ['110494001', 'breast', 'breast', 'right'],
  ['76365002', 'breast', 'breast'],
  ['68171009', 'regional-node', 'axillary lymph node'],
  ['59441001', 'uncertain', 'lymph node'],
  ['91470000', 'uncertain', 'axilla'],
  ['78904004', 'uncertain', 'chest wall'],
  ['39937001', 'uncertain', 'skin'],
  ['10200004', 'distant', 'liver'],
  ['39607008', 'distant', 'lung'],
  ['181216001', 'distant', 'lung'],
  ['272673000', 'distant', 'bone'],
  ['14016003', 'distant', 'bone marrow'],
  ['421060004', 'distant', 'vertebral column'],
  ['12738006', 'distant', 'brain'],
  ['3120008', 'distant', 'pleura'],
  ['15425007', 'distant', 'peritoneum'],
  ['15497006', 'distant', 'ovary'],
  ['23451007', 'distant', 'adrenal gland'],
  ['69695003', 'uncertain', 'stomach'],
  ['15776009', 'uncertain', 'pancreas'],
  ['64033007', 'uncertain', 'kidney'],
  ['71854001', 'uncertain', 'bowel'],
  ['34402009', 'uncertain', 'bowel'],
  ['38848004', 'uncertain', 'bowel'],
  ['32849002', 'uncertain', 'oesophagus'],
  ['28231008', 'uncertain', 'gallbladder'],
  ['35039007', 'uncertain', 'uterus'],
  ['2739003', 'uncertain', 'uterus'],
  ['71252005', 'uncertain', 'uterus'],
  ['89837001', 'uncertain', 'bladder'],
  ['41216001', 'uncertain', 'prostate'],
  ['69748006', 'uncertain', 'thyroid'],
  ['45289007', 'uncertain', 'salivary gland'],
  ['78961009', 'uncertain', 'spleen'],
  ['122737001', 'breast', 'breast'],
  ['122600000', 'breast', 'breast'],
  ['309201001', 'distant', 'ascites'],
  ['418564007', 'distant', 'pleural fluid'],
]

/** Regional nodes of the breast that are nodes of other cancers as well: of the lung, and of the abdomen on the left. */
export const EXTRA_AXILLARY_NODE = 'extra-axillary lymph node'

/** Words of a site, in lower case without accents, looked for at the start of a word. */
// prettier-ignore
export const SITE_WORDS: readonly (readonly [words: RegExp, kind: SiteKind, site: string])[] = [
  [/\b(axilla\w{0,40} (lymph|node)|axillary ln|axillare\w{0,40} (lymph|lk)|achsellymph|ganglions? axillaire|ganglios? (linfatic\w{1,40} )?axilar|linfonod\w{1,40} ascellar|sentinel|wachterlymph|schildwacht|okselklier)/, 'regional-node', 'regional lymph node'],
  [/\b(internal mammary|mammaria interna|infraclavic|supraclavic|infraklavi|supraklavi|sous-claviculaire|sus-claviculaire)/, 'regional-node', EXTRA_AXILLARY_NODE],
  [/\b(chest wall|thoraxwand|brustwand|paroi thoracique|pared toracica|parete toracica|borstwand)/, 'uncertain', 'chest wall'],
  [/\b(skin|haut(?!kreb)|hautmeta|kutan|cutan|piel|pelle|cute|huid|dermal)/, 'uncertain', 'skin'],
  [/\b(lymph ?nod|lymphknoten|ganglion|ganglio|linfonod|lymfeklier)/, 'uncertain', 'lymph node'],
  [/\b(liver|hepat|leber|foie|higado|fegato|lever\b|epatic)/, 'distant', 'liver'],
  [/\b(lung|pulmo|lunge|poumon|pulmon|polmon|long(?!itud)\w{0,40}\b(?= biop| meta)|longbiop|longmeta)/, 'distant', 'lung'],
  [/\b(bone marrow|knochenmark|moelle osseuse|medula osea|midollo osseo|beenmerg)/, 'distant', 'bone marrow'],
  [/\b(bone|osseous|knochen|osse(ux|use)|hueso|osea|osso|ossea|skelet|bot(biop|meta)|vertebra|wirbel|femur|femoral head|iliac crest|spine|sacrum|humerus)/, 'distant', 'bone'],
  [/\b(brain|cerebr|hirn|gehirn|cerveau|cerebral|cerebell|cervello|hersen|mening)/, 'distant', 'brain'],
  [/\b(pleura|thoracentesis|brustfell)/, 'distant', 'pleura'],
  [/\b(ascit|peritone|bauchfell|paracentesis|oment)/, 'distant', 'peritoneum'],
  [/\b(ovar|eierstock|ovaire|ovaio|eierstok)/, 'distant', 'ovary'],
  [/\b(adrenal|nebenniere|surrenal|suprarrenal|surrene|bijnier)/, 'distant', 'adrenal gland'],
  [/\b(stomach|gastric|gastro-?(o)?esophag|magen|estomac|estomago|gastrico|stomaco|maag)/, 'uncertain', 'stomach'],
  [/\b(o?esophag|speiserohre|esofag|slokdarm)/, 'uncertain', 'oesophagus'],
  [/\b(colon|colorect|rectum|rectal|darm(?!bein)|intestin|duoden|ileum|jejun|sigmo)/, 'uncertain', 'bowel'],
  [/\b(gall ?bladder|bile duct|biliary|gallen|vesicule biliaire|vesicula biliar|colecist|galblaas)/, 'uncertain', 'gallbladder'],
  [/\b(pancrea|pankrea|alvleesklier)/, 'uncertain', 'pancreas'],
  [/\b(endometri|uter(?:us|ine|o)\b|cervix|corpus uteri|gebarmutter|baarmoeder)/, 'uncertain', 'uterus'],
  [/\b(urinary bladder|harnblase|vessie|vejiga|vescica|urothel|bladder|blaas\b)/, 'uncertain', 'bladder'],
  [/\b(prostat)/, 'uncertain', 'prostate'],
  [/\b(kidney|renal|niere\b|nierenbiop|rein\b|rinon|rene\b)/, 'uncertain', 'kidney'],
  [/\b(thyroid|schilddrus|tiroid|schildklier)/, 'uncertain', 'thyroid'],
  [/\b(salivary|parotid|parotis|speicheldrus)/, 'uncertain', 'salivary gland'],
  [/\b(spleen|splenic|milz)/, 'uncertain', 'spleen'],
  [/\b(pericard|perikard)/, 'distant', 'pericardium'],
  [/\b(cerebrospinal|liquor|csf\b)/, 'distant', 'cerebrospinal fluid'],
  [/\b(breast|mamma\b|mammary|brust|sein\b|mama\b|mammell|mammaire|mammaria|borst|seno\b|nipple|mastect|lumpect)/, 'breast', 'breast'],
]

/**
 * Sites that are organs with cancers of their own, and seldom a seat of breast cancer: a HER2 result on their tissue is one
 * of breast only where the record says breast (RULES.md T-1, P-16).
 */
export const OTHER_ORGANS: ReadonlySet<string> = new Set([
  'stomach',
  'oesophagus',
  'bowel',
  'gallbladder',
  'pancreas',
  'uterus',
  'bladder',
  'prostate',
  'kidney',
  'thyroid',
  'salivary gland',
  'spleen',
])

/** Tissue that is no tissue of a tumour: the algorithm does not apply (RULES.md T-2). */
export const FLUID_CODES: ReadonlySet<string> = new Set([
  '119297000',
  '119364003',
  '119361006',
  '258580003',
  '122555007',
  '445295009',
  '122552005',
  '122554006',
  '122592007',
  '122575003',
  '119342007',
  '119339001',
  '119334006',
])
/** Blood, urine and the like in HL7 v2 table 0487; so short that they count under their own system only. */
export const FLUID_V2_CODES: ReadonlySet<string> = new Set(
  'BLD WB BLDA BLDC BLDV BLDCO SER PLAS PPP PRP UR URC SAL STL SPT'.split(' '),
)
export const FLUID_WORDS =
  /\b(serum|plasma|vollblut|blut|blutprobe|venenblut|edta-blut|blood|buffy coat|cfdna|ctdna|cell-free dna|liquid biopsy|urine|urin|urinprobe|saliva|speichel|stool|stuhl|sputum|sang|sangre|sangue|bloed|suero|siero|orina)\b/

// prettier-ignore
export const PROCEDURES: readonly (readonly [code: string, procedure: Procedure])[] = [
  ['86273004', 'biopsy'], ['129314006', 'biopsy'], ['122737001', 'biopsy'], ['44578009', 'biopsy'],
  ['1255732006', 'surgery'], ['65801008', 'surgery'], ['69031006', 'surgery'], ['172043006', 'surgery'],
  ['392021009', 'surgery'], ['5884001', 'surgery'], ['122600000', 'surgery'],
  ['309201001', 'cytology'], ['418564007', 'cytology'], ['309502007', 'cytology'],
]

// prettier-ignore
export const PROCEDURE_WORDS: readonly (readonly [words: RegExp, procedure: Procedure])[] = [
  [/\b(fine needle|fna\b|fnac\b|cytolog|zytolog|citolog|smear|effusion|ascit|pleural fluid|aspirat|feinnadel)/, 'cytology'],
  [/(biops|stanz|core needle|tru-?cut|vakuum|biopt|ponction|punktion)/, 'biopsy'],
  [/(resect|resekt|excis|exzis|exeres|mastect|mastekt|lumpect|tumorect|tumorekt|quadrantect|segmentect|segmentekt|surgical specimen|op-praparat|operation|piece operatoire|pieza quirurgica|pezzo operatorio|ablatio)/, 'surgery'],
]

export const SIDES: ReadonlyMap<string, Laterality> = new Map([
  ['7771000', 'left'],
  ['24028007', 'right'],
  ['51440002', 'bilateral'],
  ['63762007', 'bilateral'],
])

/** Words in which 'left' and 'right' are no side: taken out before a side is looked for. */
export const NO_SIDE =
  /\bleft[- ](?:blank|over|out|in|to|as|at|open|for|behind|empty|handed|ventric\w{1,10})\b|\b(?:nothing|none|no \w{1,20}|tissue|material|tumou?r|block|is|was|been|be) left\b|\b(?:all|is|was|not) right\b|\bright[- ](?:away|now|after|before|handed)\b/g
/** The side or place was asked for and not answered: these are the whole answer. 'Unspecified site of left breast' is another matter. */
export const NOT_RECORDED =
  /^\s{0,9}(?:(?:laterality|side|body ?site|site|location|left\s?\/\s?right|seite|lateralitat|lokalisation|lateralite|lateralidad|lateralita|lato|zijde)\s?[:=-]?\s{0,9})?(?:not (?:recorded|stated|specified|known|given|provided|reported|documented|available|applicable)|unspecified|unknown|undetermined|n\/a|nicht (?:angegeben|bekannt|dokumentiert|erfasst)|keine angabe|unbekannt|non (?:precise\w?|renseigne\w?|specifi\w{1,5}|noto|indicato)|inconnu\w?|no (?:consta|especificad\w|registrad\w)|desconocid\w|sconosciut\w|onbekend|niet (?:vermeld|bekend|gespecificeerd))\s{0,9}(?:$|[.,;:()[-])/
export const NOT_RECORDED_CODES: ReadonlySet<string> = new Set([
  '1220561009',
  '261665006',
  '385432009',
  '373068000',
  '1156316003',
])

export const SIDE_WORDS: readonly (readonly [words: RegExp, side: Laterality])[] = [
  [/\b(bilateral|beidseit|beide bruste|both breasts|bilateraal|beiderseits)/, 'bilateral'],
  [
    /\b(left|links?|linke\w?|linker|gauche|izquierd\w|sinistr\w)\b|(?<![&\w])lt\.?(?=[\s.,-]{0,3}(?:$|\(|breast|axill|mast|lump|chest|side|upper|lower|outer|inner|lateral|core|u[oi]q|l[oi]q))|\bbreast[\s,:(-]{1,3}lt\b/,
    'left',
  ],
  [
    /\b(right|rechts?|rechte\w?|rechter|droite?|derech\w|destr\w)\b|(?<![&\w])(?<!post[- ])(?<!after )rt\.?(?=[\s.,-]{0,3}(?:$|\(|breast|axill|mast|lump|chest|side|upper|lower|outer|inner|lateral|core|u[oi]q|l[oi]q))|\bbreast[\s,:(-]{1,3}rt\b(?!-?pcr)/,
    'right',
  ],
]
