/**
 * What words of a sample, its report or its request say of the tissue itself (decisions P-17, P-18), in six languages. Folded:
 * lower case, without accents. Each entry is an expression; those that are whole words say so with \b.
 * Source: usual words of pathology reports and requests. Reviewed 2026-11-29.
 */
type Language = 'en' | 'de' | 'fr' | 'es' | 'it' | 'nl'
type Words = Readonly<Record<Language, readonly string[]>>

/** It is cancer. */
const CANCER_WORDS: Words = {
  en: ['metasta', 'carcinoma', 'malignan', 'cancer'],
  de: ['karzinom', 'malign', 'krebs', String.raw`\babsiedlung`],
  fr: ['carcinome', 'maligne'],
  es: ['malign[oa]'],
  it: ['cancro', 'tumore della mammella'],
  nl: ['carcinoom', 'kanker', 'uitzaaiing', 'maligniteit'],
}

/** It comes from the breast. */
const OF_BREAST_WORDS: Words = {
  en: [
    String.raw`\b(?:breast|mammary) (?:origin|primary|cancer|carcinoma)`,
    String.raw`(?:from|of) (?:a |an |the |her |his )?(?:known )?(?:primary )?(?:breast|mammary)`,
  ],
  de: [
    'mammakarzinom',
    'mamma-?ca\\b',
    'mammaprimar',
    'brustkrebs',
    String.raw`\bmammar\w{0,12} (?:herkunft|ursprung)`,
  ],
  fr: [
    String.raw`\borigine mammaire`,
    String.raw`\bprimitif mammaire`,
    String.raw`\bcancer du sein`,
    String.raw`\b(?:adeno)?carcinome(?: \w{1,20})? (?:mammaire|du sein)`,
  ],
  es: [
    String.raw`\borigen mamario`,
    String.raw`\bprimario (?:de mama|mamario)`,
    String.raw`\b(?:cancer|carcinoma)(?: \w{1,20})? (?:de (?:la )?mama|mamario)`,
  ],
  it: [
    String.raw`\borigine mammaria`,
    String.raw`\bprimitiv\w{1,20} mammari`,
    String.raw`\b(?:carcinoma|tumore|cancro)(?: \w{1,20})? (?:mammario|della mammella|al seno)`,
  ],
  nl: ['mammacarcinoom', 'borstkanker', String.raw`\bmammaire (?:origine|oorsprong|herkomst)`],
}

/** A sentence with one of these denies, doubts, or tells of something else than this tissue. */
const SAYS_NOTHING_WORDS: Words = {
  en: [
    ...['no', 'not', 'non', 'nil', 'without', 'negative', 'benign', 'free of', 'history', 'previous', 'family'],
    ...[String.raw`suspect\w{0,12}`, String.raw`suspici\w{0,12}`, 'possible', String.raw`probabl\w{0,12}`, 'likely'],
    ...['rule out', String.raw`exclude\w{0,2}`, 'versus', 'vs'],
    ...['s/p', 'h/o', 'hx', 'pmh', 'status post', String.raw`patients?`],
  ],
  de: [
    ...[
      'ohne',
      String.raw`kein\w{0,12}`,
      'nicht',
      'negativ',
      String.raw`verdacht\w{0,12}`,
      String.raw`gutartig\w{0,12}`,
    ],
    ...[
      String.raw`fraglich\w{0,12}`,
      'moglich\\w{0,12}',
      String.raw`wahrscheinlich\w{0,12}`,
      String.raw`ausschluss\w{0,12}`,
    ],
    ...[
      String.raw`anamnes\w{0,12}`,
      'nach',
      String.raw`z\s?n`,
      'bei',
      String.raw`familien\w{0,12}`,
      String.raw`patientin(?:nen)?`,
    ],
  ],
  fr: [
    ...['sans', 'pas', String.raw`aucune?`, 'absence', String.raw`negati\w{0,12}`, String.raw`benin\w{0,12}`],
    ...[String.raw`suspicion\w{0,12}`, String.raw`eventuel\w{0,12}`, 'exclure', String.raw`antecedents?`],
    ...[String.raw`famil\w{0,12}`, 'chez', String.raw`patientes?`],
  ],
  es: [
    ...[
      'sin',
      String.raw`ningun\w{0,12}`,
      'ausencia',
      String.raw`negativ\w{0,12}`,
      String.raw`benign\w{0,12}`,
      String.raw`sospech\w{0,12}`,
    ],
    ...['posible', 'descartar', String.raw`antecedentes?`, String.raw`previ[oa]s?`, String.raw`pacientes?`],
  ],
  it: [
    ...[
      'senza',
      String.raw`nessun\w{0,12}`,
      'assenza',
      String.raw`sospett\w{0,12}`,
      String.raw`possibil\w{0,12}`,
      'escludere',
    ],
    ...[String.raw`anamnes\w{0,12}`, String.raw`pregress\w{0,12}`, String.raw`pazient[ei]`],
  ],
  nl: [
    ...['geen', 'niet', 'zonder', 'negatief', String.raw`verdenking`, String.raw`mogelijk\w{0,12}`, 'waarschijnlijk'],
    ...['voorgeschiedenis', String.raw`goedaardig\w{0,12}`, 'uitsluiten', 'bij', String.raw`patiente?`],
  ],
}

/** What was found is something else. */
const ANOTHER_FINDING_WORDS: Words = {
  en: [
    String.raw`\b(?:no|without|negative for)\b[^.;]{0,30}malignan`,
    String.raw`\bbenign`,
    ...['gastritis', 'hepatitis', 'steatosis', 'na?evus', 'inflamm'],
  ],
  de: [String.raw`\bkeine? malignit`, 'gutartig', String.raw`\bkein anhalt fur malign`, 'entzund'],
  fr: [
    String.raw`\b(?:sans|pas de|absence de)\b[^.;]{0,30}malign`,
    String.raw`\bbenin`,
    'gastrite',
    'hepatite',
    'steatose',
  ],
  es: [String.raw`\b(?:sin|no)\b[^.;]{0,30}malign`, 'esteatosis', 'inflama'],
  it: [String.raw`\b(?:senza|assenza|non)\b[^.;]{0,30}malign`, 'epatite', 'steatosi', 'infiamm'],
  nl: [String.raw`\bgeen\b[^.;]{0,30}malign`, 'goedaardig', 'ontsteking'],
}

/** A cancer that was known before. */
const KNOWN_WORDS: Words = {
  en: ['known'],
  de: [String.raw`bekannt\w{0,12}`],
  fr: [String.raw`connue?s?`],
  es: [String.raw`conocid[oa]s?`],
  it: ['not[oa]'],
  nl: [String.raw`bekende?`],
}

const either = (words: Words) => Object.values(words).flat().join('|')
/** Every repetition is bounded, so that each looks at a bounded number of characters from each place. */
const made = (source: string) => new RegExp(source)

export const CANCER = made(either(CANCER_WORDS))
export const OF_BREAST = made(either(OF_BREAST_WORDS))
export const SAYS_NOTHING = made(String.raw`\b(?:${either(SAYS_NOTHING_WORDS)}|${either(KNOWN_WORDS)})\b|\?`)
export const ANOTHER_FINDING = made(either(ANOTHER_FINDING_WORDS))
/**
 * "Metastasis of the known carcinoma": the metastasis is what was found here. The group is all before the word for "known".
 * "Liver lesion, known carcinoma" is not of this kind.
 */
export const METASTASIS_OF_KNOWN = made(
  String.raw`((?:metasta|uitzaaiing)[^.;?]{0,40}\b(?:of|des|du|d'une?|de|del|di|van)\b[^.;?]{0,40})\b(?:${either(KNOWN_WORDS)})\b`,
)
