/**
 * Words on a test that has no result, in six languages: that it is under way, or that it was not done and why
 * (RULES P-20). Words are separated by single blanks, as the scanner folds them: small letters without accents.
 */
import type { NotDoneReason } from '../../../her2/evidence.ts'

/** Under way; other words for it are in the contexts of each language. */
export const UNDER_WAY: readonly string[] = [
  'not yet available|not yet reported|not yet complete|not yet completed|see addendum|addendum to follow|addendum will follow|await|awaiting|temp unknown|temporarily unknown|temporarily unavailable|will follow|has been sent|have been sent|was sent|is being sent|been referred|will be issued|will be added|to be issued|to be reported|sent to the reference laboratory|sent to reference laboratory|sent to a reference laboratory',
  'noch nicht vor|noch nicht abgeschlossen|siehe nachbericht|nachbericht folgt|noch offen|wurde versandt|wurde eingesandt|wurde verschickt|steht noch aus|steht aus',
  'pas encore disponible|pas encore rendu|voir addendum|voir complement|compte rendu complementaire a suivre|en cours|en attente|a ete envoye|a ete envoyee|a ete adresse|a ete adressee',
  'aun no disponible|todavia no disponible|ver adenda|ver addendum|vease adenda|se espera|a la espera|pendiente|se ha enviado|se envio|ha sido enviado|ha sido enviada|en curso',
  'non ancora disponibile|vedi addendum|vedi integrazione|si attende|in attesa|in corso|e stato inviato|e stata inviata',
  'nog niet bekend|nog niet beschikbaar|zie addendum|zie aanvulling|in afwachting|is opgestuurd|is verstuurd|werd opgestuurd|wordt opgestuurd',
]

/** No test is wanted. */
const NOT_INDICATED: readonly string[] = [
  'not indicated|not required|not necessary|not needed',
  'nicht indiziert|nicht erforderlich|nicht notwendig|nicht notig|entfallt',
  'non indique|non indiquee|pas indique|pas indiquee|non necessaire|pas necessaire|pas d indication',
  'no indicado|no indicada|no esta indicado|no esta indicada|no procede|no necesario|no necesaria|no se precisa',
  'non indicato|non indicata|non e indicato|non e indicata|non necessario|non necessaria',
  'niet geindiceerd|niet nodig|niet noodzakelijk',
]

/** There is too little tissue. */
const INSUFFICIENT: readonly string[] = [
  'insufficient tissue|insufficient material|insufficient sample|insufficient specimen|insufficient quantity|quantity insufficient|quantity not sufficient|quantity is not sufficient|qns|tissue insufficient|tissue is insufficient|material insufficient|specimen insufficient|not enough tissue|not enough material|inadequate tissue|too little tissue|tissue exhausted|tissue is exhausted|block exhausted|specimen exhausted|material exhausted|insufficient residual tissue|insufficient remaining tissue',
  'zu wenig gewebe|zu wenig material|unzureichendes gewebe|unzureichendes material|unzureichendem material|material unzureichend|gewebe unzureichend|nicht ausreichend material|nicht ausreichend gewebe|nicht ausreichendes material|nicht genugend material|nicht genugend gewebe|ungenugend material|ungenugendes material|material nicht ausreichend|gewebe nicht ausreichend|material aufgebraucht|gewebe aufgebraucht|block aufgebraucht|materialmangel|mangels tumorgewebe|mangels gewebe|mangels material|mangels tumormaterial|mangels tumor|mangels tumorzellen',
  'materiel insuffisant|tissu insuffisant|prelevement insuffisant|materiel epuise|bloc epuise|tissu epuise|quantite insuffisante|insuffisance de materiel|manque de materiel',
  'material insuficiente|tejido insuficiente|muestra insuficiente|cantidad insuficiente|material agotado|tejido agotado|bloque agotado|insuficiente material|insuficiente tejido',
  'materiale insufficiente|tessuto insufficiente|campione insufficiente|insufficiente materiale|materiale esaurito|tessuto esaurito|quantita insufficiente',
  'onvoldoende materiaal|onvoldoende weefsel|te weinig materiaal|te weinig weefsel|materiaal op|weefsel op|materiaal verbruikt|weefsel verbruikt',
]

/** The block holds no tumour any more. */
const NO_TUMOUR_LEFT: readonly string[] = [
  'no tumor left|no tumour left|no residual tumor|no residual tumour|no remaining tumor|no remaining tumour|no tumor remaining|no tumour remaining|no invasive tumor left|no invasive tumour left|no invasive carcinoma left|no invasive carcinoma remaining|no residual carcinoma|no residual invasive carcinoma|no carcinoma left|no carcinoma remaining|no more tumor|no more tumour|tumor exhausted|tumour exhausted|no tumor in deeper|no tumour in deeper',
  'kein tumor mehr|keine tumorzellen mehr|kein tumorgewebe mehr|kein resttumor|kein invasiver tumor mehr|kein karzinom mehr|tumor nicht mehr|tumorgewebe nicht mehr',
  'plus de tumeur|plus de carcinome|absence de tumeur residuelle|pas de tumeur residuelle|tumeur epuisee|ne contient plus',
  'no queda tumor|sin tumor residual|sin tumor restante|no hay tumor residual|tumor agotado|ya no queda',
  'non residua tumore|non residua neoplasia|tumore non piu presente|neoplasia non piu presente|non piu tumore|tumore esaurito|nessun tumore residuo',
  'geen tumor meer|geen tumor over|geen tumorweefsel meer|geen rest tumor|geen resttumor|geen carcinoom meer',
]

/** Not done; a reason may stand beside it. */
const NOT_DONE: readonly string[] = [
  'not performed|not done|not carried out|not possible|not feasible|not tested|not attempted|could not be performed|could not be done|could not be carried out|cannot be performed|cannot be done|can not be performed|unable to perform|unable to be performed|not be performed|not been performed|was not performed|cancelled|canceled',
  'nicht durchgefuhrt|nicht durchfuhrbar|nicht moglich|nicht erfolgt|nicht untersucht|nicht bestimmt|nicht bestimmbar|nicht ausgefuhrt|nicht durchgefuhrt werden|nicht erfolgen|unterblieb|unterblieben',
  'non realise|non realisee|non effectue|non effectuee|non faite|non fait|non realisable|non possible|pas ete realise|pas ete realisee|pas pu etre realise|pas pu etre realisee|pas ete effectue|pas ete effectuee|pas possible',
  'no realizado|no realizada|no efectuado|no efectuada|no posible|no se realizo|no se ha realizado|no se pudo realizar|no ha podido realizarse|no se puede realizar',
  'non eseguito|non eseguita|non effettuato|non effettuata|non possibile|non eseguibile|non e stato possibile eseguire|non e stata eseguita',
  'niet verricht|niet uitgevoerd|niet gedaan|niet mogelijk|niet uitvoerbaar|niet worden verricht|niet worden uitgevoerd',
]

/** By reason, in the order in which one that is met counts before the next. */
export const NOT_DONE_WORDS: ReadonlyMap<NotDoneReason, readonly string[]> = new Map([
  ['no-tumour-left', NO_TUMOUR_LEFT],
  ['insufficient', INSUFFICIENT],
  ['not-indicated', NOT_INDICATED],
  ['not-stated', NOT_DONE],
])
