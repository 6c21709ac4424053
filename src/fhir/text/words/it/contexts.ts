import type { Forms } from '../forms.ts'

/** Words that decide whether a value counts, Italian. */
export const CONTEXTS: Forms = {
  notdone:
    'non eseguito|non eseguita|non effettuato|non effettuata|non disponibile|non applicabile|non richiesto|non richiesta|non determinato|non determinata|non noto|non nota|non testato|non indicato|non riportato|non pervenuto|non è stata eseguita|non è stato eseguito|non necessario|non necessaria|non si esegue|non è stata effettuata|non è stato effettuato|non è stata valutata|non è stato valutato|non è stata determinata|non è stato determinato|non valutato|non valutata|non si è eseguita',
  pending:
    'in corso|in attesa|seguirà|seguira|richiesta|richiesto|da eseguire|sarà eseguita|a seguire|in esecuzione|in fase di esecuzione|sarà eseguito',
  recommended:
    'raccomandato|raccomandata|si consiglia|consigliato|consigliata|si raccomanda|necessaria|necessario|opportuna|indicata|suggerita|si suggerisce',
  unknown: 'sconosciuto|sconosciuta|ignoto|ignota|mancante',
  seeother: 'vedi referto|vedi nota|vedi sotto|vedi commento|si veda|vedere referto|vedi sopra|vedi',
  hedge:
    'sospetto|sospetta|sospette|sospetti|sospetto di|possibile|possibili|possibilmente|probabile|probabili|probabilmente|non si può escludere|non si esclude|non escludibile|non escludibili|non può essere esclusa|non può essere escluso|suggestivo|suggestiva|suggestive|suggestivo di|compatibile con|compatibili con|forse|potrebbe|verosimile|verosimilmente|dubbia|incerto|sembra|sarebbe|sarebbero|avrebbe|avrebbero|tratterebbe|si tratterebbe|si tratterebbe di|dubbie|dubbi|da escludere|non si possono escludere|non è possibile escludere|non permette di escludere|non consente di escludere|non esclude|non escludono|non si escludono|non esclusa|non escluse|non escluso|non esclusi|difficile escludere|senza poter escludere|impossibile escludere|non possono essere escluse|non possono essere esclusi|non è escluso|non è esclusa|improbabile|improbabili|di aspetto|aspetto di|come da|non più visibili|non più visibile|non più evidenti|non più evidente|non più riconoscibili|non più apprezzabili|verosimili|con riserva',
  previous:
    'secondo la paziente|la paziente riferisce|paziente riferisce|riferita dalla paziente|riferito dalla paziente|altrove|esterno|eseguito altrove|precedente|in precedenza|precedentemente|pregresso|pregressa|noto|già nota|neoplasia nota|nota neoplasia|nota per|anamnesi di|iniziale|inizialmente|in passato|storia di|prima|precedenti|pregressi|pregresse|noti|originariamente|in origine|a suo tempo|prima della terapia|prima del trattamento|prima della chemioterapia|pre trattamento|pretrattamento',
  now: 'ora|attuale|attualmente|adesso|oggi',
  conditional:
    'se|in caso di|qualora|nel caso|nel caso di|ove|laddove|sempre che|purché|nell eventualità|in presenza di eventuali',
  general:
    'criteri di inclusione|criterio di inclusione|criteri di esclusione|criteri di eleggibilità|pazienti con|pazienti|definito come|si definisce|definizione|legenda|studio clinico|significa|ad esempio|dei carcinomi|di tutti i carcinomi|dei tumori|dei casi|delle neoplasie|in letteratura|secondo la letteratura|opuscolo|opuscoli|volantino',
  control:
    'controllo|controlli|controllo esterno|controllo positivo|controllo negativo|controllo interno|controlli positivi|controlli negativi|tessuto di controllo',
  reference:
    'riferimento|soglia|valore soglia|valore di riferimento|valori di riferimento|valori soglia|valori normali|intervallo di riferimento|soglie',
  family: 'madre|sorella|zia|nonna|familiarità|anamnesi familiare|padre',
  therapy: 'terapia anti her2|trattamento anti her2|blocco her2|anti her2',
  mutation: 'mutazione|mutazioni|mutato|mutata|variante',
  genomic: 'profilo genomico|profilazione genomica|analisi genomica|sequenziamento|biopsia liquida|espressione genica',
  serum: 'sierico|siero',
  dcis: 'carcinoma duttale in situ|componente in situ|intraduttale|intraduttali|non infiltrante|non invasivo|non invasiva|componente intraduttale|carcinoma in situ|focolaio in situ',
  invasive: 'invasivo|invasiva|infiltrante',
  otherorgan:
    'carcinoma gastrico|adenocarcinoma gastrico|colorettale|carcinoma polmonare|adenocarcinoma polmonare|carcinoma prostatico|melanoma|linfoma|carcinoma ovarico|insufficienza renale|ulcera|endometriosi|carcinoma sieroso|carcinoma colico|adenocarcinoma colico|carcinoma renale|carcinoma pancreatico|adenocarcinoma pancreatico|carcinoma tiroideo|carcinoma endometriale|epatocarcinoma|carcinoma epatocellulare|colangiocarcinoma|carcinoma uroteliale|carcinoma vescicale|adenocarcinoma prostatico|tumore gastrico|tumore polmonare|cancro gastrico|cancro polmonare|endometrioide|endometrioidi|adenocarcinoma endometriale|giunzione gastroesofagea|giunzione esofagogastrica|giunzione gastro esofagea|carcinoma esofageo|adenocarcinoma esofageo|carcinoma dell esofago|carcinoma dello stomaco|carcinoma del colon|adenocarcinoma del colon|carcinoma del polmone|adenocarcinoma del polmone|carcinoma del retto|carcinoma del pancreas|carcinoma della vescica|carcinoma della prostata|carcinoma dell ovaio|adenocarcinoma dello stomaco',
  preliminary:
    'provvisorio|provvisoria|provvisori|preliminare|preliminari|per telefono|telefonico|telefonica|non validato|non validata|verbalmente',
  withdrawn:
    'ritirato|annullato|per errore|erroneo|erronea|non confermato|non confermata|invalido|smentito|smentita|ritirata|annullata|confutato|confutata|erronei|non confermati|non confermate|referto sostituito|risultato sostituito|annulla e sostituisce|sostituisce il referto|referto annullato e sostituito',
  elsewhere:
    'controlaterale|altra mammella|mammella opposta|seno opposto|lato opposto|altro lato|altro seno|altra paziente',
  failed:
    'ibridazione inadeguata|ibridazione insufficiente|fallimento tecnico|motivi tecnici|problemi tecnici|segnali insufficienti|meno di 20 cellule|ibridazione fallita|fallita|fallito|nessun segnale|assenza di segnale|assenza di segnali|non riuscita|non riuscito',
}
