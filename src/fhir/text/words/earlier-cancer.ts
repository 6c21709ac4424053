/** Words that make a cancer one of before, in the languages that are read. Origin: reports and letters; a marker is none of them. */

/** Before the name of the cancer: 'previous carcinoma', 'history of breast cancer', 'Z. n. Mammakarzinom'. */
export const BEFORE =
  /^(?:previous|prior|earlier|former|past|history of|status post|h o|s p|fruher[esnm]{1,2}|vorherig\w{0,2}|vorausgegangen\w{0,2}|ehemalig\w{0,2}|z n|z \. n(?: \.)?|zustand nach|antecedente?s?(?: de)?|ancien|pregress[oaie]|precedenti?|storia di|anamnesi di|in passato|eerdere?|vorige?|voorgeschiedenis|status na)$/

/** Behind it: 'cáncer de mama previo', 'cancer du sein antérieur'. */
export const BEHIND =
  /^(?:previ[oa]s?|anterior(?:es)?|anterieure?s?|precedente?s?|ancienn?e?s?|pregress[oaie]|precedenti)$/

/** A word without which a sentence names no earlier cancer: one of these, or the first letter of 'z. n.', 's/p', 'h/o'. */
export const MAY_BE_EARLIER = new RegExp(`${BEFORE.source}|${BEHIND.source}|^(?:[zsh]|status)$`)
