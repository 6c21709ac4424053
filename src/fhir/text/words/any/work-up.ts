/** Words of a search for spread, in six languages, as the scanner folds them. */

/** It found nothing. */
export const CLEAR =
  /^(?:unremarkable|clear|normal|unauffallig\w{0,2}|ohne befund|o b|normale?s?|normaux|sin hallazgos|sin alteraciones|nella norma|zonder afwijkingen)$/

/** A part of it is still to come, or is left out. */
export const ONLY_SO_FAR =
  /^(?:so far|to date|far|incomplete|partial|yet|except|besides|apart|bisher|bislang|unvollstandig|ausser|jusqu|incomplet|sauf|hasta|incompleto|salvo|finora|tranne|tot|behalve|onvolledig)$/
