/** Words that leave open, or deny, what a few words of a stage or of spread seem to say. For folded words (`foldWords`). */

export const DOUBTED =
  /\?|suspe[ck]t|suspic|possibl|probab|likely|presum|questionabl|equivocal|provisional|prelimin|pending|unclear|uncertain|\br\/o\b|rule out|cannot exclude|compatible with|consistent with|\bfavou?rs?\b|\bconcern(?:ing)? for\b|\bvs\b|versus|if (?:confirmed|positive)|verdacht|verdachtig|\bv\. ?a\.|\bdd\b|fraglich|moglich|vermut|wahrscheinlich|nicht auszuschl|ausschluss|evocat|soupcon|possible|douteu|sospech|posible|dudos|sospett|possibile|dubbi|mogelijk|waarschijnlijk|verdenking/

export const DENIED =
  /\bun(?:proven|confirmed|verified)|\bbenign|gutartig|goedaardig|\b(?:no|not|non|never|without|negative for|neg\. for|excluded|excludes|ruled out|denie[sd]|refuted|rather than|free of|kein\w{0,2}|nicht|ohne|ausgeschlossen|pas|sans|aucune?|ecartee?s?|exclue?s?|sin|ningun[ao]?|descartad[ao]s?|senza|nessun[ao]?|esclus[aeio]|geen|niet|zonder|uitgesloten)\b/

/**
 * The same in a whole conclusion, where a 'not' or a 'pending' may be of any marker: only words that are seldom said of
 * anything but the disease.
 */
export const CONCLUSION_IN_DOUBT =
  /verdacht|verdachtig|suspici|suspect|suspekt|possible|probab|cannot exclude|nicht auszuschl|dd\b|sospech|sospett|vermut|likely|compatible with|consistent with|evocat|\b(?:no|kein\w{0,4}|without|ohne|negative for|sans|sin|senza|geen|ausgeschlossen|ruled out)\b/

/** What a note says that takes back what it stands at. */
export const TAKEN_BACK =
  /\b(?:ruled out|not confirmed|unconfirmed|false positive|excluded|refuted|proved? (?:to be )?benign|turned out|in error|wrong (?:patient|record)|retracted|withdrawn|nicht bestatigt|ausgeschlossen|widerlegt|irrtumlich|non confirmee?s?|infirmee?s?|exclue?s?|ecartee?s?|descartad[ao]s?|no confirmad[ao]s?|non confermat[aeio]|esclus[aeio]|smentit[aeio]|niet bevestigd|uitgesloten)\b/
