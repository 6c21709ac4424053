import type { WordGroup } from '../word-group.ts'

/** Italian words that a clause may hold beside a result without changing it. */
export const HARMLESS: readonly WordGroup[] = [
  {
    about: 'function words',
    origin: 'own list of articles, prepositions, pronouns and auxiliary verbs',
    reviewed: '2026-11-28',
    words: `
      a agli ai al all alla alle allo anche che ci ciascuna ciascuno come con contro così cui da dagli dai dal dall
      dalla dalle dallo degli dei del dell della delle dello di dove dunque durante e è ed entrambe entrambi essendo
      gli ha hanno i il in inoltre l la le lo loro mediante negli nei nel nell nella nelle nello nostra nostro ogni
      ove per pertanto presso quale quali quest questa queste questi questo qui quindi si sono stata state stati stato
      su sua sue sugli sui sul sull sulla sulle sullo suo suoi tramite tutta tutte tutti tutto un una uno verso vi
      volta volte
    `,
    phrases: [
      'a carico di',
      'di nessun tipo speciale',
      'di tipo non speciale',
      'in accordo con',
      'in accordo con le linee guida asco cap',
      "mediante l'utilizzo di",
      'nel contesto di',
      'non altrimenti specificata',
      'non altrimenti specificato',
      'per quanto riguarda',
      'rispetto a',
      'secondo asco cap',
      'secondo le linee guida',
      'secondo le linee guida asco cap',
      'secondo who',
      'si tratta di',
      'su questo materiale',
      'sullo stesso blocchetto',
    ],
  },
  {
    about: 'verbs and participles of a report',
    origin: 'own list',
    reviewed: '2026-11-28',
    words: `
      accompagnato accreditata accreditato allestita allestiti allestito analizzata analizzate analizzati analizzato
      applicando applicata applicato asportata asportato associata associati associato automatizzata automatizzato
      calcolata calcolati calcolato caratterizzata caratterizzato certificata certificato classificata classificato
      colorata colorate colorato composta composto comprende comprendono condotta condotto consiste contata contate
      contati contato conteggiati conteggiato contengono contiene corrispondente corrispondenti corrispondono
      costituita costituiti costituito data dato denominata denominato descritta descritti descritto determinata
      determinato dettato differenziata differenziate differenziato dimostra dimostrano effettuata effettuate
      effettuati effettuato emesso esaminata esaminate esaminati esaminato eseguita eseguite eseguiti eseguito
      esibisce esibiscono firmata firmatario firmato fissata fissati fissato formata formati formato gradato
      impiegata impiegato inclusa incluse inclusi incluso infiltra infiltrano interpretata interpretato localizzata
      localizzato misura misurano misurante misurata misurato mostra mostrando mostrano mostrato orientata orientato
      ottenuta ottenuti ottenuto pesa prelevata prelevati prelevato presenta presentano processata processato
      raggiunge rappresentata rappresentato redatto refertata refertato registrata registrato ricevuta ricevuto
      risulta risultano risultata risultati risultato rivela rivelano rivelato selezionata selezionato sezionata
      sezionato sito situata situato standardizzato studiata studiati studiato tagliata tagliato utilizza
      utilizzando utilizzata utilizzati utilizzato validata validato valutata valutate valutati valutato
    `,
  },
  {
    about: 'nouns of report prose',
    origin: 'own list',
    reviewed: '2026-11-28',
    words: `
      accettazione accreditamento addendum ambito analisi area aree aspetti aspetto base biomarcatore biomarcatori
      campi campo caratteristica caratteristiche cartella caso categoria categorie classe classificazione codice
      codici cognome commenti commento componente componenti conclusione conclusioni conteggio date dati descrizione
      determinazione determinazioni diagnosi esame esami esiti esito espressione età fattore fattori fenotipo figura
      fornitore giorno guida identificazione immagine immagini immunofenotipo immunoprofilo indagine indagini
      informazione informazioni insieme integrazione interpretazione istotipo lato lettori lettura linea linee livelli
      livello localizzazione lotto macroscopia marcatore medici medico metodi metodica metodiche metodo metodologia
      nascita nome osservatori osservazione osservazioni pagina pannello parametri parametro pattern paziente
      posizione pratica procedura produttore profilo protocolli protocollo provenienza quadro qualità recidive
      refertazione referti referto regione registrazione riassunto ricerca satellite sede sedi sesso settore sintesi
      sistema software sottotipo strumento tabella tecnica tecniche test tipi tipo validazione valutazione valutazioni
      zona zone
    `,
    phrases: [
      'anatomia patologica',
      'ben differenziato',
      'cordiali saluti',
      'distinti saluti',
      'moderatamente differenziato',
      'notizie cliniche',
      'numero di blocchetti',
      'poco differenziato',
      'scarsamente differenziato',
    ],
  },
  {
    about: 'adjectives and adverbs of report prose',
    origin: 'own list',
    reviewed: '2026-11-28',
    words: `
      acinare acinari adiposa adipose adiposi adiposo anatomopatologica anatomopatologiche anatomopatologici
      anatomopatologico anteriore anteriori apocrina apocrine apocrini apocrino automatica automatiche automatici
      automatico bianca biancastra biancastre biancastri biancastro bianche bianchi bianco blu bruna brune bruni
      bruno carcinomatosa carcinomatose carcinomatosi carcinomatoso caudale caudali cellulare cellulari centrale
      centrali chirurgica chirurgiche chirurgici chirurgico citogenetica citogenetiche citogenetici citogenetico
      citologica citologiche citologici citologico clinica cliniche clinici clinico convenzionale convenzionali
      craniale craniali cribriforme cribriformi cromogena cromogene cromogeni cromogenica cromogeniche cromogenici
      cromogenico cromogeno delimitata delimitate delimitati delimitato desmoplastica desmoplastiche desmoplastici
      desmoplastico diagnostica diagnostiche diagnostici diagnostico digitale digitali digitalmente dorsale dorsali
      dura dure duri duro duttale duttali ecografica ecografiche ecografici ecografico elettronica elettronicamente
      elettroniche elettronici elettronico epiteliale epiteliali fibrosa fibrose fibrosi fibroso fluorescente
      fluorescenti genetica genetiche genetici genetico genica geniche genici genico ghiandolare ghiandolari gialla
      giallastra giallastre giallastri giallastro gialle gialli giallo grigi grigia grigiastra grigiastre grigiastri
      grigiastro grigie grigio immunocitochimica immunocitochimiche immunocitochimici immunocitochimico
      immunofenotipica immunofenotipiche immunofenotipici immunofenotipico immunoistochimica immunoistochimiche
      immunoistochimici immunoistochimico infiltrante infiltranti interna interne interni interno intraoperatori
      intraoperatoria intraoperatorie intraoperatorio invasiva invasive invasivi invasivo irregolare irregolari
      istologica istologicamente istologiche istologici istologico istopatologica istopatologiche istopatologici
      istopatologico laterale laterali linfocitari linfocitaria linfocitarie linfocitario lobulare lobulari
      macroscopica macroscopicamente macroscopiche macroscopici macroscopico maligna maligne maligni maligno mammari
      mammaria mammarie mammario mammografica mammografiche mammografici mammografico manuale manuali mediale
      mediali metaplastica metaplastiche metaplastici metaplastico micropapillare micropapillari microscopica
      microscopicamente microscopiche microscopici microscopico midollare midollari molecolare molecolari molle
      molli monoclonale monoclonali morfologica morfologiche morfologici morfologico mucinosa mucinose mucinosi
      mucinoso multicentrica multicentriche multicentrici multicentrico multifocale multifocali neoplastica
      neoplastiche neoplastici neoplastico nera nere neri nero neuroendocrina neuroendocrine neuroendocrini
      neuroendocrino nodulare nodulari nucleare nucleari operatori operatoria operatorie operatorio ovale ovali
      papillare papillari patologica patologiche patologici patologico periferica periferiche periferici periferico
      pleomorfa pleomorfe pleomorfi pleomorfo policlonale policlonali posteriore posteriori predittiva predittive
      predittivi predittivo profonda profonde profondi profondo prognostica prognostiche prognostici prognostico
      propri propria proprie proprio proteica proteiche proteici proteico qualitativa qualitative qualitativi
      qualitativo quantitativa quantitative quantitativi quantitativo radiologica radiologiche radiologici
      radiologico rappresentativa rappresentative rappresentativi rappresentativo retroareolare retroareolari rosea
      rosee rosei roseo rotonda rotonde rotondi rotondo semiquantitativa semiquantitative semiquantitativi
      semiquantitativo solida solide solidi solido sottocutanea sottocutanee sottocutanei sottocutaneo speciale
      speciali specifica specifiche specifici specifico stellata stellate stellati stellato stereotassica
      stereotassiche stereotassici stereotassico stromale stromali superficiale superficiali tecnici tecnico
      trabecolare trabecolari tubulare tubulari tumorale tumorali umana umane umani umano unifocale unifocali
      ventrale ventrali visiva visive visivi visivo
    `,
  },
  {
    about: 'anatomy and tissue',
    origin: 'own list',
    reviewed: '2026-11-28',
    words: `
      areola capezzolo capsula cellula cellule connettivo cordone cordoni cromatina derma dotti dotto epidermide
      epitelio fascia ghiandola ghiandole grasso isolotto lobuli lobulo mammella mammelle membrana membrane
      mioepitelio muscoli muscolo nidi nido nuclei nucleo nucleoli nucleolo ore parenchima pettorale qie qii qqss qse
      qsi quadrante quadranti raggio stroma tessuti tessuto trabecola trabecole tubuli tubulo vasi vaso
    `,
    phrases: [
      'quadrante infero esterno',
      'quadrante infero interno',
      'quadrante superiore esterno',
      'quadrante supero esterno',
      'quadrante supero interno',
    ],
  },
  {
    about: 'tumour',
    origin: 'own list',
    reviewed: '2026-11-28',
    words: `
      adenocarcinoma adenocarcinomi atipia cancro carcinoma carcinomi crescita focolai focolaio infiltrazione
      lesione lesioni malignità massa masse nas neoplasia neoplasie noduli nodulo nst tumore tumori
    `,
    phrases: ['carcinoma infiltrante di tipo non speciale'],
  },
  {
    about: 'tests and laboratory',
    origin: 'own list',
    reviewed: '2026-11-28',
    words: `
      anticorpi anticorpo antigene antigeni antigenico blocchetti blocchetto cassetta china clone cloni colorazione
      colorazioni coniglio decalcificazione durata ematossilina eosina epitopo fetta fette fissativo fissazione
      fluorescenza formaldeide formalina fredda gene geni ibridazione immunocolorazione immunocolorazioni
      immunomarcatura immunoreazione inclusione inclusioni incubazione ischemia kit laboratori laboratorio locus
      marcatura microscopia microscopio minuti minuto oncogene oncogeni oncoproteina paraffina piattaforma proteina
      proteine reazione recettore recettori recettoriale rivelazione segnale segnali sezione sezioni smascheramento
      sonda sonde substrato tagli taglio tamponata tampone tempo vetrini vetrino
    `,
    phrases: ['h e', 'ibridazione fluorescente in situ', 'ibridazione in situ', 'ibridazione in situ fluorescente'],
  },
  {
    about: 'people and places',
    origin: 'own list',
    reviewed: '2026-11-28',
    words: `
      anatomopatologo asl ausl azienda centri centro chirurgo collega colleghi complessa dipartimento direttore dott
      dottore dottoressa dr dssa fax firma ginecologia ginecologo irccs istituto oncologia oncologo operativa
      ospedale ospedaliera patologa patologi patologia patologo policlinico prof professore radiologia radiologo
      saluti senologia senologico servizio signora ssa struttura telefono tsrm ulss unità università universitaria
      via
    `,
  },
  {
    about: 'furniture of a report',
    origin: 'own list',
    reviewed: '2026-11-28',
    words: `
      agosto aiom aprile asco cap cm dicembre domenica donna febbraio gennaio giovedì giugno kg luglio lunedì maggio
      martedì marzo mercoledì mg min ml mm mm2 novembre oms ottobre sabato settembre siapec snomed venerdì who
    `,
  },
  {
    about: 'microscope, laboratory and report prose met in further texts',
    origin: 'own list',
    reviewed: '2026-11-28',
    words: `
      adeguata adeguate adeguati adeguato conforme conformi ingrandimenti ingrandimento
    `,
    phrases: ['a forte ingrandimento', 'anche a forte ingrandimento'],
  },
  {
    about: 'words of the course and short forms of letters',
    origin: 'own list',
    reviewed: '2026-11-29',
    words: `
      biologico definitivo distinte già modo rebiopsia recidiva residua residuo
    `,
  },
]

/** Number words: harmless in counts of blocks and slides, a value beside a score ('score three'). */
export const NUMBERS: readonly WordGroup[] = [
  {
    about: 'words of number',
    origin: 'own list',
    reviewed: '2026-11-28',
    words: `
      cento cinquanta cinque diciannove diciassette diciotto dieci dodici due mille novanta nove ottanta otto
      quaranta quattordici quattro quindici sedici sei sessanta settanta sette tre tredici trenta undici venti
    `,
  },
]
