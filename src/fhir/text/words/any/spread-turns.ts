/** Words around a spread that is named, by which it is none, or none that is certain; as the scanner folds them. */

/** How a word for metastasis may end: with any other ending it is a compound of something else ('metastasenfrei'). */
export const ENDS_OF_METASTASIS =
  /^(?:metastas(?:e|es|en|is|i|ed|ing|ize|izes|izing|ized|ised|ising|ization|isation|ierung|ierungen|iert(?:e[nrms]?)?|ierende?[nrms]?|ieren|ee?s?|ering|eringen|eert|eren|erend|erende|eerde?|ic[ao]s?)|metastat(?:ic|ically|isch(?:e[nrms]?)?|iques?|ic[aoie]s?|iche|izzat[aoie]|izzazione|izzazioni|izo|iza|izan|izar|izad[ao]s?|izzante))$/

/** The same for other words of spread that are written together with what they are part of. */
export const ENDS_OF_OTHERS =
  /^(?:uitzaaiing(?:en)?|uitgezaaide?|absiedlung(?:en)?|filia|filiae|filialisierung|fernherde?n?|rezidive?s?)$/

/** Nouns of German and Dutch that are written together with an organ in front. */
export const JOINED_NOUN = /^(?:metastas|filia|uitzaaiing|absiedlung)/

/** In front of such a noun: no organ. */
export const NO_ORGAN =
  /^(?:nicht|niet|non|pra|prae|pre|anti|post|oligo\w{0,4}|poly|ge|un|on|in|intra|extra|para|fern|sub)$|(?:nicht|non|niet|anti)-?$/

/** In front of such a noun: an organ away from the breast. */
export const DISTANT_ORGAN =
  /^(?:klein|gross|stamm|rueckenmarks|ruckenmarks)?(?:leber|lungen?|knochen(?:marks?)?|hirn|gehirn|skelett|wirbel\w{0,12}|pleura|nebennieren?|ovar\w{0,3}|becken\w{0,8}|sternum|rippen|femur|humerus|schadel\w{0,8}|milz|nieren|peritoneal|peritoneum|meningeal|aderhaut|orbita|spinal|viszeral|organ|kreuzbein|sakrum|acetabulum|oberschenkel|magen|darm|pankreas|schilddrusen|lever|long|bot|hersen|skelet|wervel\w{0,6}|bijnier|beenmerg|bekken|rib|ribben|schedel|nier|milt|maag|eierstok|hersenvlies|kleinehersen|cerebrale?|ossale?)$/

/** Endings of languages that are not read, behind a stem that others share. */
export const FOREIGN_ENDS =
  /^metastaser(?:na|nas|ne|nes|ad|ade|at|et|te|ing|ingar|inger|ende|s)?$|^metastasert?$|^metastaz|^metastatsk|^metastass?id/

/** Behind a spread: what it turned out to be, or that it was taken for one. */
export const TURNS =
  /^(?:finalement|en fait|en realite|in realta|realta|achteraf|nader inzien|finalmente|en realidad|realidad|resulto|resultaron|resulta ser|rivelat\w{1,3}|rivelatesi|rivelatosi|rivelarono|tatsachlich|letztlich|entpuppt\w{0,3}|herausgestellt|stellte sich|stellten sich|blijkt|blijken|bleek|bleken|s avere\w{0,3}|averees?|averes?|revelees?|hamangiome?n?|haemangiome?n?|hemangiom\w{0,3}|angiom\w{0,3}|emangiom\w{0,3}|angioom|fnh|hnf|paget|adenome?n?|adenomas?|adenomi|adenoom|granulom\w{0,3}|granuloom|sarcoidos\w{0,3}|sarkoidose|hyperplasie|hiperplasia|iperplasia|zysten?|cysten?|kystes?|quistes?|cisti|gutartig\w{0,2}|benign\w{0,2}|beningn\w{0,2}|goedaardige?|islotes?|enostos\w{0,3}|isole|hamatom\w{0,3})$/

/** At the start of the sentence behind it: what was said is mended. */
export const MENDS =
  /^(?:correction|erratum|korrektur|berichtigung|richtigstellung|correccion|fe de erratas|correzione|errata corrige|errata|correctie|rectificatif|rectificacion|rettifica|rectificatie)$/

/** Wrongly written, or taken for one. */
export const UNTRUE =
  /^(?:irrtumlich|falschlich|falschlicherweise|fehlerhaft|versehentlich|tippfehler|schreibfehler|par erreur|erreur|erreur de|a tort|faussement|por error|errone[ao]s?|erroneamente|equivocad[ao]s?|dato erroneo|per errore|errat[aeio]|dato errato|sbagliat[ao]|ten onrechte|foutief|abusievelijk|per abuis|onterecht|vergissing|gedeutete?[nrs]?|fehlgedeutet\w{0,2}|interpretees? comme|prises? (?:a tort )?pour|interpretad[ao]s? como|interpretat[aeio] come|scambiat[aeio] per|geduide?)$/

/** The patient says so. */
export const TOLD_BY_PATIENT = /patient|pacient|pazient|eigene[nr] angabe|angeblich|nach eigenen/
