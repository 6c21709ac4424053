/**
 * Which marker and which method a few words name: a display, a code text, a heading. 'ER' stands inside 'HER2', and 'PR'
 * is also an interval of the heart, so short names count only as whole words and only where nothing longer is said.
 */
import { foldWords } from '../record/codings.ts'
import { rememberWords } from '../record/remember.ts'

export interface Mentions {
  readonly her2: boolean
  readonly cep17: boolean
  readonly er: boolean
  readonly pgr: boolean
  readonly other: boolean
  readonly ihc: boolean
  readonly ish: boolean
  readonly ratio: boolean
  readonly copies: boolean
  readonly cells: boolean
  readonly percent: boolean
  readonly serum: boolean
  readonly mutation: boolean
  readonly ngs: boolean
  readonly expression: boolean
  readonly score: boolean
  /** A staining pattern. */
  readonly pattern: boolean
  /** A second, blinded count of an in-situ hybridisation. */
  readonly recount: boolean
  /** Another organ whose HER2 is scored by other rules. */
  readonly organ?: string
}

const HER2 =
  /\bher[-\s/]?2|erb-?\s?b-?2|\bc-?erb|\bneu\b|2[/-]?neu\b|epidermal growth factor(?: receptor)? 2|wachstumsfaktor-?rezeptor 2/
const CEP17 = /cep[-\s]?17|chromosome 17|chromosom 17|centromer|\bchr17\b/
const OTHER =
  /ki-?\s?67|\bmib-?1\b|pd-?l-?1|\bp53\b|\bp16\b|\bp63\b|\begfr\b|her-?[134]\b|trop-?2|claudin|androgen|\bmsi\b|microsatellite|mismatch repair|\bmlh1|\bmsh[26]|\bbraf\b|\bkras\b|\bbrca|\bpik3ca|\bpalb2|tumou?r proportion|li-?rads|bi-?rads|\bculture\b|oncotype|mammaprint|\bcd\d{1,3}\b|\balk\b|\bros1\b|cadherin|cytokeratin|gata-?3|folate receptor|\bcea\b|ca 15-3|ca15-3/
const ER_LONG =
  /o?estro?gene?n?[-\s]?recep|o?strogen-?rezep|rezeptor\w{0,40} ostrogen|hormonrezeptorstatus ostrogen|recept\w{0,40} (?:de |aux? |d'|agli |degli |hormonal\w{0,40} de )?o?estrog|recett\w{0,40} (?:degli |per gli )?estrog|oestrogeenrecept|estrogen receptor|\besr1\b/
const PGR_LONG =
  /progest\w{0,40}[-\s]?recep|progesteron-?rezep|hormonrezeptorstatus progest|recept\w{0,40} (?:de |du |a la |a |al |alla |del )?(?:la )?progest|recett\w{0,40} (?:del |per il )?progest|progesteronrecept|\bpgr\b/
const ER_SHORT = /^\s{0,9}ER\b(?! visit)|\bER(?=[\s-]{0,9}(?:status|receptor|expression|percent|%|\())|\(ER\)/
const PGR_SHORT =
  /^\s{0,9}Pg?R\b(?!\s{0,500}(?:interval|segment|rate))|\bPg?R(?=[\s-]{0,9}(?:status|receptor|expression|percent|%|\())|\(Pg?R\)/
const IHC = /\bihc\b|\bihq\b|immun\w{0,40}-?\s?(?:hist|cyt)|immune ?stain|immunostain|immunoassay/
const ISH =
  /\b(?:[fcsdb]|dd|ba)?ish\b|in[-\s]situ[-\s]hybri|hibridaci|hybridation|ibridazione|hybridisati|hybridizati|amplif|gene duplication/
const ORGANS: readonly (readonly [words: RegExp, organ: string])[] = [
  [/gastric|gastro-?o?esophag|stomach|\bgej\b|magenkarzinom/, 'stomach'],
  [/colorectal|\bcolon\b|rectal/, 'bowel'],
  [/endometri/, 'endometrium'],
  [/\blung\b|pulmonary|\bnsclc\b/, 'lung'],
  [/biliary|bile duct|cholangio/, 'bile duct'],
]

/** What these words name. The same words are looked at once. */
export const mentionsOf = rememberWords((words: string): Mentions => {
  const folded = foldWords(words)
  const her2 = HER2.test(folded)
  const organ = ORGANS.find(([pattern]) => pattern.test(folded))?.[1]
  const mentions = {
    her2,
    cep17: CEP17.test(folded),
    er: ER_LONG.test(folded) || ER_SHORT.test(words),
    pgr: PGR_LONG.test(folded) || PGR_SHORT.test(words),
    other: OTHER.test(folded) || (!her2 && /epidermal growth factor receptor/.test(folded)),
    ihc: IHC.test(folded),
    ish: ISH.test(folded),
    ratio: /\bratio\b|quotient|verhaltnis|\brapport\b|cociente|razon\b|rapporto|verhouding/.test(folded),
    copies: /\bcop(?:y|ies)\b|signal|\baverage\b|\bmean\b|kopie|\bcopie|\bcopias/.test(folded),
    cells:
      /(?:cells?|nuclei) (?:counted|scored|evaluated|analy)|zellen (?:gezahlt|ausgezahlt)|number of (?:cells|nuclei)/.test(
        folded,
      ),
    percent: /percent|prozent|%|pourcent|porcent|percentu|\banteil\b|\/100 cells/.test(folded),
    serum: /serum|plasma|\bblood\b|extracellular domain|\becd\b|\bserico/.test(folded),
    mutation: /mutation|\bvariant|mutated/.test(folded),
    ngs: /\bngs\b|next[-\s]gen|sequenc|\bcnv\b|copy number variation|copy number alteration/.test(folded),
    expression: /\bm?rna\b|gene expression|rt-?pcr|intrinsic subtype|microarray/.test(folded),
    recount:
      /\bre-?count|second (?:blinded )?count|blinded count|repeat(?:ed)? count|zweit(?:aus)?zahlung|nachzahlung|second comptage|recomptage|segundo (?:recuento|conteo)|hertelling|tweede telling|riconteggio|secondo conteggio/.test(
        folded,
      ),
    pattern: /stain\w{0,40} pattern|membrane stain|farbemuster|farbungsmuster|membranfarbung|patron de tincion/.test(
      folded,
    ),
    score: /\bscore\b|\bpunktwert\b|\bpuntuacion\b|\bpunteggio\b/.test(folded),
  }
  return organ === undefined ? mentions : { ...mentions, organ }
})

/** Whether the words name a marker, and not HER2. */
export function namesAnother(mentions: Mentions): boolean {
  return !mentions.her2 && (mentions.er || mentions.pgr || mentions.other)
}

/** 'Ki-67 index': the other marker's words for a person come from the record; this says only why they are refused. */
export function differsFromHer2(words: readonly string[]): string | undefined {
  return words.find((part) => namesAnother(mentionsOf(part)))
}
