import type { WordTable } from './word-table.ts'

/** 'carcinoma of the ovary', 'Adenokarzinom des Ovars': every noun with every organ. */
function ofOrgans(nouns: string, links: string, organs: string): string {
  const forms = nouns
    .split('|')
    .flatMap((noun) => links.split('|').flatMap((link) => organs.split('|').map((organ) => `${noun} ${link} ${organ}`)))
  return `|${forms.join('|')}`
}

/** Words that decide whether a value counts: pending, suspected, earlier, conditional, other methods. */
export const CONTEXT_WORDS: WordTable = {
  notdone: {
    en: 'not performed|not to be evaluated|not to be performed|not done|not tested|not assessed|not ordered|not carried out|not indicated|not required|not necessary|not evaluated|not applicable|n / a|na|not available|unavailable|not reported|not recorded|not provided|deferred|not determined|not examined|no fish|no ish|not yet performed|not yet done|not yet available|not requested|cancelled|canceled|suppressed|has not been performed|was not performed|not been performed|not been done|not stated|not known|not specified|not given|no result|no data|nd|without fish|without ish|without reflex fish',
    de: 'nicht durchgeführt|nicht untersucht|nicht bestimmt|nicht getestet|nicht erfolgt|nicht vorliegend|nicht verfügbar|nicht erforderlich|nicht notwendig|nicht indiziert|entfällt|nicht angegeben|keine angabe|keine angaben|k a|ka|nicht beauftragt|nicht erhoben|nicht bekannt|nicht anwendbar|liegt noch nicht vor|noch nicht vor|nicht gemacht|nicht zutreffend|liegen nicht vor|ergebnis liegt nicht vor|n d',
    fr: 'non réalisé|non réalisée|non effectué|non effectuée|non fait|non faite|pas réalisé|pas réalisée|pas effectuée|pas effectué|non testé|non disponible|non applicable|non demandé|non renseigné|pas été réalisée|pas été effectuée|pas été réalisé|non indiqué|non connu|non communiqué|non déterminé|sans objet|pas fait',
    es: 'no realizado|no realizada|no efectuado|no efectuada|no se realizó|no se realiza|no se ha realizado|no solicitado|no disponible|no aplica|no procede|no determinado|no determinada|no consta|no informado|no practicado|no indicado|no realizados|sin datos|no se hizo|no testado|no fue realizado|no fue realizada',
    nl: 'niet uitgevoerd|niet verricht|niet gedaan|niet bepaald|niet getest|niet beschikbaar|niet van toepassing|nvt|n v t|niet bekend|niet aangevraagd|niet nodig|niet vermeld|niet geïndiceerd|niet onderzocht|nog niet bekend|nog niet beschikbaar',
    it: 'non eseguito|non eseguita|non effettuato|non effettuata|non disponibile|non applicabile|non richiesto|non richiesta|non determinato|non determinata|non noto|non nota|non testato|non indicato|non riportato|non pervenuto|non è stata eseguita|non è stato eseguito|non necessario|non necessaria',
  },
  pending: {
    en: 'pending|to follow|will follow|awaited|in progress|outstanding|ordered|requested|will be performed|will be reported|sent out|to be performed|submitted|initiated|reflexed|sent for|send out|to be done|being performed|ongoing|underway|to be reported|follows|addendum to follow',
    de: 'ausstehend|steht aus|stehen aus|steht noch aus|stehen noch aus|folgt|folgen|in arbeit|veranlasst|nachgereicht|angefordert|eingeleitet|wird durchgeführt|wird nachgereicht|in bearbeitung|nachbericht|beauftragt|wird ergänzt|läuft|noch ausstehend|wird folgen',
    fr: 'en cours|en attente|à suivre|à venir|demandée|demandé|suivra|sera réalisée|sera réalisé|à réaliser|résultat à suivre|sera effectuée|prévue',
    es: 'pendiente|pendientes|en curso|en proceso|se solicita|solicitado|solicitada|se enviará|a seguir|se realizará|en espera|por realizar',
    nl: 'volgt|volgen|in bewerking|aangevraagd|lopend|nog niet binnen|wordt nagestuurd|ingezet|wordt uitgevoerd|in behandeling|nog te volgen|loopt|wordt ingezet|in aanvraag',
    it: 'in corso|in attesa|seguirà|seguira|richiesta|richiesto|da eseguire|sarà eseguita|a seguire|in esecuzione|in fase di esecuzione|sarà eseguito',
  },
  recommended: {
    en: 'recommended|recommend|is recommended|suggested|advised|should be performed|indicated|reflex testing recommended|required|consider|needed|warranted|is advised',
    de: 'empfohlen|empfehle|empfehlen|empfiehlt sich|indiziert|erforderlich|anzuraten|sollte erfolgen|sollte durchgeführt werden|angezeigt|wird empfohlen|notwendig|ergänzend empfohlen|empfehlung',
    fr: 'recommandé|recommandée|conseillé|conseillée|souhaitable|nécessaire|à envisager|indiquée|préconisée|préconisé|indiqué',
    es: 'recomendado|recomendada|se recomienda|se aconseja|se sugiere|aconsejable|indicado|indicada|necesario|necesaria|recomienda|recomendamos',
    nl: 'aanbevolen|geadviseerd|wordt geadviseerd|advies|aangewezen|noodzakelijk|nodig|geïndiceerd|wordt aanbevolen',
    it: 'raccomandato|raccomandata|si consiglia|consigliato|consigliata|si raccomanda|necessaria|necessario|opportuna|indicata|suggerita|si suggerisce',
  },
  unknown: {
    any: 'unk',
    en: 'unknown|undetermined|unreported|unspecified|masked|withheld|missing|not recorded unknown',
    de: 'unbekannt|fehlende angabe|ohne angabe|unklar',
    fr: 'inconnu|inconnue|manquant|non précisé',
    es: 'desconocido|desconocida|se desconoce|sin información',
    nl: 'onbekend|ontbrekend',
    it: 'sconosciuto|sconosciuta|ignoto|ignota|mancante',
  },
  seeother: {
    en: 'see report|see comment|see below|see note|see above|see addendum|see separate report|see attached|see text|as above|see pathology|see scanned|refer to report|see previous report',
    de: 'siehe befund|siehe unten|siehe oben|s u|s o|siehe kommentar|siehe text|siehe bericht|siehe anlage|su|so|siehe nachbericht|siehe',
    fr: 'voir compte rendu|voir commentaire|voir ci dessous|cf compte rendu|voir rapport|voir plus bas|voir ci dessus|cf infra|cf|voir',
    es: 'ver informe|ver comentario|ver nota|véase informe|ver abajo|ver adjunto|véase|ver',
    nl: 'zie verslag|zie onder|zie opmerking|zie beneden|zie boven|zie rapport|zie commentaar|zie bijlage|zie',
    it: 'vedi referto|vedi nota|vedi sotto|vedi commento|si veda|vedere referto|vedi sopra|vedi',
  },
  hedge: {
    any: 'v a',
    en: 'suspicious|suspicious for|suspicion|suspicion of|suspected|suspect|cannot exclude|cannot be excluded|can not be excluded|could not be excluded|not be excluded|cannot rule out|not ruled out|not excluded|cannot be ruled out|possible|possibly|probable|probably|likely|unlikely|may|may be|might|might be|could|could be|questionable|presumed|presumably|appears|appears to be|favor|favour|favors|suggestive of|suggestive|consistent with possible|concerning for|concern for|worrisome|apparently|doubtful|uncertain|expected|expect|assumed|susp|perhaps|indeterminate for|raises the possibility|equivocal for metast*|compatible with|suggests|suggesting|unclear|non specific|nonspecific',
    de: 'verdacht|verdacht auf|verdächtig*|hochverdächtig*|hochgradig verdächtig*|suspekt*|nicht auszuschließen|nicht ausgeschlossen|nicht sicher auszuschließen|kann nicht ausgeschlossen werden|möglich*|möglicherweise|wahrscheinlich*|vermutlich|fraglich*|eventuell|evtl|eher|könnte|könnten|dringender verdacht|dringend verdächtig*|am ehesten|vereinbar mit|wohl|scheint|anscheinend|vermutet|vermutete|metastasenverdächtig*|metastasensuspekt*|tumorverdächtig*|verdachtsdiagnose|unsicher|zweifelhaft|dd|differentialdiagnostisch|differenzialdiagnostisch',
    fr: 'suspect|suspecte|suspects|suspectes|suspicion|suspicion de|suspicion d|possible|possibles|possiblement|probable|probables|probablement|ne peut être exclue|ne peut être exclu|ne peut pas être exclue|ne peut pas être exclu|ne pas exclure|non exclue|évocateur|évocatrice|évocatrices|évocateurs|évoquant|évoque|faisant évoquer|peut être|pourrait|pourraient|compatible avec|douteux|douteuse|suspecté|suspectée|incertain|apparemment|vraisemblable|vraisemblablement|en faveur de|en faveur d',
    es: 'sospecha|sospecha de|sospechoso|sospechosa|sospechosas|sospechosos|posible|posibles|posiblemente|probable|probables|probablemente|no se puede descartar|no puede descartarse|no se descarta|no descartable|no pueden descartarse|sugestivo|sugestiva|sugestivas|sugestivos|sugestivo de|podría|podrían|compatible con|compatibles con|dudosa|sugiere|sugieren|quizás|incierto|parece|aparentemente',
    nl: 'verdacht|verdachte|verdacht voor|verdenking|verdenking op|mogelijk|mogelijke|waarschijnlijk|waarschijnlijke|niet uit te sluiten|niet uitgesloten|kan niet worden uitgesloten|vermoedelijk|suspect|passend bij|lijkt|zou kunnen|suggestief voor|vermoeden|onzeker|misschien|wellicht|suggestief',
    it: 'sospetto|sospetta|sospette|sospetti|sospetto di|possibile|possibili|possibilmente|probabile|probabili|probabilmente|non si può escludere|non si esclude|non escludibile|non escludibili|non può essere esclusa|non può essere escluso|suggestivo|suggestiva|suggestive|suggestivo di|compatibile con|compatibili con|forse|potrebbe|verosimile|verosimilmente|dubbia|incerto|sembra',
  },
  previous: {
    en: 'previous|previously|prior|earlier|former|formerly|history of|known|initial|initially|originally|original|outside report|past|on biopsy in|was previously|pre treatment|pretreatment|historical|reported as|last year|years ago',
    de: 'vorbefund|vorbefunde|vorbefundlich|zuvor|früher|frühere|früherer|früheren|vormals|bekannt*|initial|initiale|initialer|ursprünglich*|anamnestisch|z n|zustand nach|vorherig*|vorangegangen*|damals|vorausgegangen*|seinerzeit|primär bekannt',
    fr: 'antérieur|antérieure|antérieurement|précédent|précédente|précédemment|antécédent|antécédent de|antécédents de|connu|connue|initial|initiale|initialement|auparavant|ancien|ancienne',
    es: 'previo|previa|previamente|anterior|anteriormente|antecedente|antecedente de|antecedentes de|conocido|conocida|inicial|inicialmente|antes',
    nl: 'eerder|eerdere|voorheen|vorig|vorige|bekend|bekende|bekend met|voorgeschiedenis|initieel|aanvankelijk|destijds|oorspronkelijk|eertijds',
    it: 'precedente|in precedenza|precedentemente|pregresso|pregressa|noto|nota|anamnesi di|iniziale|inizialmente|in passato|storia di|prima',
  },
  now: {
    en: 'now|current|currently|today|present specimen|this specimen',
    de: 'jetzt|aktuell|aktuelle|aktueller|aktuellen|nun|nunmehr|derzeit|heute',
    fr: 'maintenant|actuel|actuelle|actuellement|ce jour|désormais',
    es: 'ahora|actual|actualmente|hoy',
    nl: 'nu|huidig|huidige|thans|momenteel',
    it: 'ora|attuale|attualmente|adesso|oggi',
  },
  conditional: {
    en: 'if|in case of|in the case of|unless|whether|in the event of|provided that|should it be|would be|assuming',
    de: 'falls|wenn|sofern|ob|im falle|bei nachweis',
    fr: 'si|en cas de|en cas d',
    es: 'en caso de|si es|si fuera|si el',
    nl: 'indien|als het|mits|in geval van|bij een eventuele',
    it: 'se|in caso di|qualora',
  },
  general: {
    en: 'patients with|patients|women with|defined as|definition|scoring system|score interpretation|legend|eligible|eligibility|trial|study of|clinical trial|according to the literature|tumors are|cancers are|indicates|means|interpretation guide|is defined|target|targeted at',
    de: 'patientinnen mit|patienten mit|patientinnen|patienten|definiert als|definition|legende|studie|studien|bedeutet|gilt als|gelten als|bewertungsschema|beurteilungskriterien',
    fr: 'patientes avec|patientes|patients|défini comme|définition|légende|essai clinique|signifie|interprétation du score|par exemple',
    es: 'pacientes con|pacientes|definido como|se define|definición|leyenda|ensayo clínico|significa|por ejemplo',
    nl: 'patiënten met|patiënten|patienten|gedefinieerd als|definitie|legenda|trial|betekent|bijvoorbeeld',
    it: 'pazienti con|pazienti|definito come|si definisce|definizione|legenda|studio clinico|significa|ad esempio',
  },
  control: {
    en: 'control|controls|external control|internal control|control tissue|control slide|control slides',
    de: 'kontrolle|kontrollen|positivkontrolle|negativkontrolle|onslide kontrolle|kontrollgewebe|kontrollschnitt',
    fr: 'témoin|témoins|contrôle|contrôles',
    es: 'control|controles|control externo|control interno',
    nl: 'controle|controles|controleweefsel',
    it: 'controllo|controlli|controllo esterno',
  },
  reference: {
    any: 'ref|cut off|cutoff',
    en: 'reference|normal|threshold|normal range|reference value|reference interval|positive if|negative if|range',
    de: 'referenz|grenzwert|schwellenwert|norm|normal|normwert|normbereich|referenzwert|richtwert',
    fr: 'référence|seuil|valeur seuil|norme|valeur de référence|normale',
    es: 'referencia|umbral|valor de referencia|punto de corte|normal',
    nl: 'referentie|drempelwaarde|afkapwaarde|grenswaarde|normaalwaarde',
    it: 'riferimento|soglia|valore soglia|valore di riferimento',
  },
  family: {
    en: 'mother|sister|aunt|grandmother|family history|father|daughter|cousin|maternal|paternal',
    de: 'mutter|schwester|tante|großmutter|familienanamnese|vater|tochter|familienanamnestisch',
    fr: 'mère|sœur|tante|grand mère|antécédents familiaux|père|familial|familiaux',
    es: 'madre|hermana|tía|abuela|antecedentes familiares|padre',
    nl: 'moeder|zus|tante|grootmoeder|familieanamnese|vader|oma',
    it: 'madre|sorella|zia|nonna|familiarità|anamnesi familiare|padre',
  },
  therapy: {
    any: 'her2climb|t dm1|t dxd|trastuzumab|pertuzumab|enhertu|herceptin',
    en: 'anti her2|anti her2 therapy|her2 targeted|her2 directed|her2 targeted therapy|her2 directed therapy|her2 blockade|her2 therapy|her2 targeting|her2 inhibitor|anti her2 / neu|anti her2 directed|dual her2 blockade|her2 negative disease options',
    de: 'her2 gerichtete*|her2 gerichtet|her2 zielgerichtet*|anti her2 therapie|her2 blockade|her2 therapie|anti her2 gerichtet*|her2 antikörper*|zielgerichtete her2 therapie',
    fr: 'thérapie anti her2|traitement anti her2|double blocage her2',
    es: 'terapia anti her2|tratamiento anti her2|bloqueo her2|terapia dirigida a her2|terapia dirigida her2|doble bloqueo her2',
    nl: 'anti her2 behandeling|her2 gerichte|her2 blokkade|anti her2 therapie',
    it: 'terapia anti her2|trattamento anti her2|blocco her2|anti her2',
  },
  mutation: {
    any: 'her2 mutant|her2 mut',
    en: 'mutation|mutations|mutated|mutant|variant|variants|exon|insertion|missense|wild type|wildtype|polymorphism|germline',
    de: 'mutation|mutationen|mutiert|variante|keimbahnmutation|keimbahn|wildtyp',
    fr: 'mutation|mutations|muté|mutée|variant',
    es: 'mutación|mutaciones|mutado|mutada|variante',
    nl: 'mutatie|mutaties|gemuteerd|variant',
    it: 'mutazione|mutazioni|mutato|mutata|variante',
  },
  genomic: {
    any: 'ngs|ctdna|guardant|foundationone|foundation one|wes|rt pcr|qpcr|mrna|rna|cfdna|tempus|caris|mammatyper|targetprint|elisa',
    en: 'next generation sequencing|sequencing|liquid biopsy|genomic|molecular profiling|gene expression|microarray',
    de: 'sequenzierung|flüssigbiopsie|genexpression|genexpressionsanalyse|genpanel',
    fr: 'séquençage|biopsie liquide|expression génique',
    es: 'secuenciación|biopsia líquida|expresión génica',
    nl: 'sequencing|vloeibare biopsie|genexpressie',
    it: 'sequenziamento|biopsia liquida|espressione genica',
  },
  serum: {
    any: 'ecd|ng / ml|serum',
    en: 'extracellular domain|shed antigen|plasma',
    de: 'im serum|serumspiegel|extrazelluläre domäne',
    fr: 'sérique|sérum',
    es: 'suero|sérico|en suero',
    it: 'sierico|siero',
  },
  dcis: {
    any: 'dcis|cdis|ccis',
    en: 'in situ component|ductal carcinoma in situ|in situ carcinoma|carcinoma in situ',
    de: 'in situ komponente|duktales carcinoma in situ|in situ anteil|intraduktal*',
    fr: 'carcinome canalaire in situ|composante in situ|carcinome in situ',
    es: 'carcinoma ductal in situ|componente in situ|carcinoma in situ',
    nl: 'ductaal carcinoma in situ|in situ component',
    it: 'carcinoma duttale in situ|componente in situ',
  },
  invasive: {
    en: 'invasive|infiltrating|invasive component',
    de: 'invasiv*|infiltrierend*',
    fr: 'invasif|invasive|infiltrant|infiltrante',
    es: 'invasivo|invasiva|infiltrante|invasor',
    nl: 'invasief|invasieve|infiltrerend*',
    it: 'invasivo|invasiva|infiltrante',
  },
  otherorgan: {
    any: 'nsclc|sclc|gej|melanoma|lymphoma|lymphom|myeloma|sarcoma|sarkom',
    en:
      'gastric cancer|gastric carcinoma|gastric adenocarcinoma|gastroesophageal|colorectal|colon cancer|colon carcinoma|rectal cancer|endometrial|lung cancer|lung carcinoma|lung adenocarcinoma|lung primary|ovarian cancer|ovarian carcinoma|prostate cancer|prostate carcinoma|renal cell carcinoma|biliary|cholangiocarcinoma|bladder cancer|urothelial|pancreatic cancer|pancreatic carcinoma|hepatocellular carcinoma|thyroid cancer|thyroid carcinoma|esophageal|salivary|kidney disease|pressure ulcer|decubitus|ulcer|sarcoidosis|fibrosis|retinopathy|endometriosis|gastric' +
      ofOrgans(
        'carcinoma|adenocarcinoma|cancer',
        'of|of the',
        'ovary|colon|rectum|lung|stomach|prostate|kidney|pancreas|bladder|endometrium|cervix|uterus|thyroid|esophagus|bile duct',
      ) +
      '|high grade serous|serous carcinoma|serous adenocarcinoma|cervical cancer|cervical carcinoma',
    de:
      'magenkarzinom*|magenkarzinoms|kolonkarzinom*|kolorektal*|rektumkarzinom*|bronchialkarzinom*|lungenkarzinom*|ovarialkarzinom*|prostatakarzinom*|nierenzellkarzinom*|endometriumkarzinom*|pankreaskarzinom*|melanom*|lymphom*|urothelkarzinom*|schilddrüsenkarzinom*|gallengangskarzinom*|niereninsuffizienz|dekubitus|ösophaguskarzinom*' +
      ofOrgans(
        'karzinom|adenokarzinom|plattenepithelkarzinom',
        'des|der',
        'ovars|kolons|colons|rektums|magens|pankreas|endometriums|lunge|prostata|niere|harnblase|schilddrüse|zervix|ösophagus|gallengangs',
      ) +
      '|seröses adenokarzinom|seröses karzinom|high grade seröses|zervixkarzinom*',
    fr:
      'cancer gastrique|adénocarcinome gastrique|cancer du côlon|colorectal|cancer du poumon|adénocarcinome pulmonaire|cancer de la prostate|mélanome|lymphome|cancer de l ovaire|insuffisance rénale|escarre|endométriose|cancer du rein' +
      ofOrgans(
        'carcinome|adénocarcinome|cancer',
        'de|du|de l|de la',
        'ovaire|côlon|rectum|poumon|estomac|prostate|rein|pancréas|vessie|endomètre|col utérin|thyroïde',
      ) +
      '|carcinome séreux',
    es:
      'cáncer gástrico|adenocarcinoma gástrico|cáncer de colon|colorrectal|cáncer de pulmón|adenocarcinoma de pulmón|cáncer de próstata|melanoma|linfoma|cáncer de ovario|enfermedad renal|úlcera|endometriosis|cáncer renal' +
      ofOrgans(
        'carcinoma|adenocarcinoma|cáncer',
        'de|del|de la',
        'ovario|colon|recto|pulmón|estómago|próstata|riñón|páncreas|vejiga|endometrio|cérvix|tiroides',
      ) +
      '|carcinoma seroso',
    nl:
      'maagcarcinoom|maagkanker|coloncarcinoom|colorectaal|longcarcinoom|longkanker|prostaatcarcinoom|prostaatkanker|melanoom|lymfoom|ovariumcarcinoom|nierinsufficiëntie|decubitus|niercelcarcinoom' +
      ofOrgans(
        'carcinoom|adenocarcinoom',
        'van de|van het',
        'ovarium|colon|rectum|long|maag|prostaat|nier|pancreas|blaas|endometrium|cervix|schildklier',
      ) +
      '|sereus carcinoom',
    it:
      'carcinoma gastrico|adenocarcinoma gastrico|carcinoma del colon|colorettale|carcinoma polmonare|carcinoma del polmone|adenocarcinoma polmonare|carcinoma prostatico|melanoma|linfoma|carcinoma ovarico|insufficienza renale|ulcera|endometriosi' +
      ofOrgans(
        'carcinoma|adenocarcinoma|cancro',
        'del|dello|della|dell',
        'ovaio|colon|retto|polmone|stomaco|prostata|rene|pancreas|vescica|endometrio|cervice|tiroide',
      ) +
      '|carcinoma sieroso',
  },
}
