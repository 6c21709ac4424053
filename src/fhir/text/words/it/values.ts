import type { Forms } from '../forms.ts'

/** Words that are a value, turn one, deny or link, Italian. */
export const VALUES: Forms = {
  positive: 'positivo|positiva|positivi|positività',
  negative: 'negativo|negativa|negativi|negatività',
  equivocal: 'equivoco|equivoca|equivoci|dubbio|borderline|equivoche',
  indeterminate:
    'indeterminato|indeterminata|non valutabile|non interpretabile|non conclusivo|materiale insufficiente|non conclusiva|non conclusivi|non conclusive|non valutabili|non interpretabili|non dirimente|inconclusivo|inconclusiva|non è valutabile|non è interpretabile|non risulta valutabile|non sono valutabili',
  low: 'basso|bassa|bassa espressione',
  ultralow: 'ultrabasso|ultra basso|ultra low',
  lowpositive: 'basso positivo|positivo basso',
  amplified: 'amplificato|amplificata|amplificati|amplificate|altamente amplificato|altamente amplificata',
  amplification: 'amplificazione|amplificazione genica|amplificazione del gene',
  coamplified: 'coamplificazione|coamplificato|debolmente amplificato|bassa amplificazione',
  overexpressed:
    'iperespresso|sovraespresso|iperespressa|sovraespressa|iperesprime|sovraesprime|iperespressi|sovraespressi|overespresso|overespressa',
  overexpression:
    'sovraespressione|iperespressione|sovra espressione|overespressione|iper espressione|sovraespressione proteica',
  detected:
    'rilevato|rilevata|rilevabile|presente|presenti|evidenziata|evidenziate|evidenziato|si osserva|si osservano|si evidenzia|si evidenziano|osservata|riscontrata|riscontrate|identificata|visibile|dimostrata|rilevate|rilevati|rilevabili|evidenziati|riscontrato|riscontrati|osservato|osservate|osservati|identificato|dimostrato|dimostrate|si rileva|si rilevano|si riscontra|si riscontrano|si apprezza|si apprezzano|apprezzabile|visibili|documentata|documentato',
  absent:
    'assente|assenti|assenza di|assenza|mancanza di|esclusa|escluse|escluso|esclusi|si esclude|si escludono|esclude|escludono|è stata esclusa|è stato escluso|sono state escluse|sono stati esclusi|risultano escluse',
  not: 'non|nessun|nessuna|nessuno|senza|né|nessuna evidenza di|senza evidenza di|non vi è|non si evidenzia|mai|non c è|priva di|privo di|nessun segno di|senza segni di|nessun tipo di|in assenza di|privi di|prive di|in nessun caso',
  staining:
    'colorazione|colorazione di membrana|marcatura|immunoreattività|colorazione membranosa|colorazione della membrana|immunocolorazione di membrana|positività di membrana|positività membranosa|colorazioni|colorazione membranaria|immunocolorazione membranosa',
  membrane: 'membrana|membranosa|membranoso',
  faint: 'debole|deboli|appena percettibile|debolmente|tenue|lieve|tenui|lievi|lievemente|appena visibile',
  incomplete: 'incompleto|incompleta|parziale|incompleti|incomplete|parziali',
  complete: 'completo|completa|circonferenziale|completi|complete|circonferenziali',
  intense: 'intensa|intenso|forte|fortemente|intensi|intense|forti',
  basolateral: 'basolateral*|solo laterale|colorazione laterale|a u|a forma di u',
  unusual: 'pattern inusuale|colorazione inusuale|pattern insolito|pattern atipico|quadro inusuale',
  moderate: 'moderata|moderato|moderatamente|moderati|moderate',
  lt: 'minore di|inferiore a|meno di|inferiore al|meno del|inferiore|al di sotto di',
  le: 'minore o uguale a|al massimo|fino a|fino al|non più di|inferiore o uguale a|non superiore a',
  gt: 'maggiore di|superiore a|più di|superiore al|più del|superiore|al di sopra di',
  ge: 'maggiore o uguale a|almeno|come minimo|superiore o uguale a|non inferiore a|non meno di|uguale o maggiore di',
  approx: 'approssimativamente|intorno a|quasi|pari a circa',
  rangeto: 'tra|fra',
  or: 'o|oppure',
  and: 'e|ed',
  but: 'ma|mentre|tuttavia|però|bensì',
  by: 'con|mediante|in|tramite|alla|per',
  for: 'per|di|del|dei|del caso|del presente caso',
  is: 'è|sono|era|espressione|stato|risultato|proteina|gene|recettore|del gene|il|la|lo|valore|status|pari a|risulta|oncoproteina',
  percentword: 'per cento',
  ormore: 'o più|o meno|o superiore',
  that: 'che',
  tumorcells: 'cellule|cellule tumorali|cellule neoplastiche|neoplastiche|tumorali',
  otherstain: 'citoplasmatica|citoplasmatico|di fondo|nucleare|normali|nuclei',
  partly: 'focale|focalmente|parzialmente|eterogeneo|eterogenea',
}
