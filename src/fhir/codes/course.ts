/**
 * How records say that a cancer progressed or came back, in codes and in words of six languages.
 * Source: value set of the disease status in mCODE. Reviewed 2026-11-28.
 */

/** Patient's condition worsened. */
export const WORSENED = '271299001'

/** Folded words. */
export const PROGRESSION_WORDS =
  /progress(?!ion[- ]free)|progredien|progresion|progressione|progressie|treatment failure|therapieversagen|worsen|verschlecht/
export const RECURRENCE_WORDS = /recurren|relaps|rezidiv|recidiv/
/** The same denied, doubted, or of somebody else. */
export const NO_COURSE_WORDS =
  /\b(?:no|not|without|ohne|kein\w{0,10}|nicht|sans|sin|senza|geen|non)\b[^.;,|]{0,40}(?:progress|progredien|recurren|relaps|rezidiv|recidiv)|suspect|suspici|verdacht|possible|probable|rule out|risk|fear|family|history of/
