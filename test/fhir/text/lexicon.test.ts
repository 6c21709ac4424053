import { foldWord } from '../../../src/fhir/text/folded-text.ts'
import {
  ANTIBODIES,
  KITS_AND_PLATFORMS,
  LABORATORY_METHODS,
  MAKERS_OF_ASSAYS,
} from '../../../src/fhir/text/words/any/assays.ts'
import { OTHER_FINDINGS, OTHER_MARKERS, OTHER_SCORES } from '../../../src/fhir/text/words/any/other-markers.ts'
import { MEDICINES, TRIALS_NAMED } from '../../../src/fhir/text/words/any/therapies-and-trials.ts'
import * as de from '../../../src/fhir/text/words/de/harmless.ts'
import * as dePlaces from '../../../src/fhir/text/words/de/organs.ts'
import * as en from '../../../src/fhir/text/words/en/harmless.ts'
import * as enPlaces from '../../../src/fhir/text/words/en/organs.ts'
import * as es from '../../../src/fhir/text/words/es/harmless.ts'
import * as esPlaces from '../../../src/fhir/text/words/es/organs.ts'
import { FOREIGN, FOREIGN_SCRIPTS } from '../../../src/fhir/text/words/foreign.ts'
import * as fr from '../../../src/fhir/text/words/fr/harmless.ts'
import * as frPlaces from '../../../src/fhir/text/words/fr/organs.ts'
import * as it_ from '../../../src/fhir/text/words/it/harmless.ts'
import * as itPlaces from '../../../src/fhir/text/words/it/organs.ts'
import * as nl from '../../../src/fhir/text/words/nl/harmless.ts'
import * as nlPlaces from '../../../src/fhir/text/words/nl/organs.ts'
import { phrasesOf, spellingsOf, wordsOf } from '../../../src/fhir/text/words/word-group.ts'

interface Language {
  readonly name: string
  readonly harmless: typeof en
  readonly places: typeof enPlaces
  readonly least: number
  /** Words that deny, hedge, defer, name another time, specimen or value; typed apart from the lists. */
  readonly never: string
}

const LANGUAGES: readonly Language[] = [
  {
    name: 'en',
    harmless: en,
    places: enPlaces,
    least: 2500,
    never: `
      no not non without none neither nor never absent absence lack lacks lacking free fails fail failed failure
      negative negativity positive positivity amplified amplification unamplified nonamplified equivocal
      borderline indeterminate inconclusive high low weak weakly moderate moderately strong strongly faint
      faintly intense complete incomplete partial membranous circumferential possible possibly probable probably
      suspicious suspected suspect suggest suggests suggesting suggestive suggested cannot may might could would
      should will likely unlikely questionable doubtful uncertain unclear vs versus pending ordered awaited
      awaiting follow sent send requested request requests please recommend recommended recommendation
      recommendations advised deferred previous previously prior earlier outside history former formerly past
      historical old known initial initially original originally contralateral opposite control controls
      reference range criteria criterion defined definition legend threshold cutoff literature trial trials
      study studies drug drugs therapy treatment treated indicated eligible candidate situ dcis lcis intraductal
      noninvasive corrected amended amendment retracted error erroneous revised revision addended only rather
      but however except although though unless if whether otherwise instead despite yet until still excluded
      exclude excludes ruled unable insufficient inadequate unsatisfactory limited suboptimal nondiagnostic
      uninterpretable unevaluable uninformative loss lost missing negated denies denied deny consistent
      compatible favor favors favour appear appears apparent apparently presumed presumably perhaps zero half
      less more greater fewer least most than between above below under over up normal benign rare few some
      occasional any overexpressed overexpression expressing lung liver bone brain stomach colon ovary gastric
      ki67 p53 metastatic metastasis metastases unknown undetermined unavailable cancelled canceled repeat
      repeated second recount false true yes oncotype trastuzumab herceptin o subject today post working key
      scale elsewhere discordant discrepant provisional draft provisionally consult mother since before after
      then later almost nearly barely hardly minimal scant trace patchy diffuse scattered mutation serum blood
      plasma
    `,
  },
  {
    name: 'de',
    harmless: de,
    places: dePlaces,
    least: 600,
    never: `
      kein keine keiner keines keinen keinem keinerlei nicht ohne weder noch nie niemals nein fehlend fehlende
      fehlender fehlt fehlen negativ negative negativer positiv positive positiver amplifiziert amplifizierte
      nichtamplifiziert äquivokal grenzwertig hoch hohe niedrig niedrige schwach schwache schwacher stark starke
      starker mäßig mäßige gering geringe komplett komplette vollständig inkomplett unvollständig partiell
      membranös zirkulär kräftig intensiv möglich mögliche möglicherweise wahrscheinlich vermutlich verdacht
      verdächtig suspekt fraglich eventuell evtl eher könnte könnten kann sollte wohl scheint anscheinend
      vereinbar zweifelhaft unklar unsicher dd differentialdiagnostisch ausstehend steht folgt folgen
      angefordert beauftragt veranlasst eingeleitet empfohlen empfehlen empfehlung erbeten bitte gebeten
      vorbefund zuvor früher frühere vormals bekannt anamnestisch anamnese ursprünglich initial vorherig
      auswärts auswärtig auswärtiger kontralateral kontralaterale gegenseite kontrolle kontrollen
      positivkontrolle negativkontrolle referenz referenzbereich grenzwert schwellenwert cutoff definition
      definiert legende kriterien literatur studie studien therapie behandlung indiziert korrigiert korrektur
      berichtigt widerrufen fehler irrtümlich revidiert aber jedoch obwohl außer ausgenommen statt falls wenn
      sofern ob nur lediglich allenfalls höchstens mindestens unter über zwischen bis etwa circa ca oder teils
      teilweise fokal heterogen vereinzelt einzelne wenige unbekannt undeterminiert indeterminiert auswertbar
      unzureichend insuffizient misslungen ausgeschlossen ausschluss null normal normale benigne gutartig
      hintergrund zytoplasmatisch leber lunge knochen hirn magen kolon ovar metastase metastasen metastasiert
      situ intraduktal verlust hinweis wird werden vor andere anderer anderen zweite wiederholt wiederholung
    `,
  },
  {
    name: 'nl',
    harmless: nl,
    places: nlPlaces,
    least: 600,
    never: `
      niet geen zonder nooit nee niets noch afwezig afwezige afwezigheid ontbreekt ontbreken ontbrekende
      ontbrekend vrij negatief negatieve negativiteit positief positieve geamplificeerd geamplificeerde
      amplificatie overexpressie dubieus dubieuze twijfelachtig grensgeval equivocaal onbepaald hoog hoge laag
      lage zwak zwakke sterk sterke matig matige compleet complete incompleet incomplete volledig volledige
      onvolledig onvolledige gedeeltelijk gedeeltelijke partieel intens membraneus membraneuze circumferentieel
      mogelijk mogelijke waarschijnlijk waarschijnlijke verdacht verdachte verdenking suspect vermoedelijk
      vermoeden misschien wellicht lijkt onzeker onduidelijk suggestief passend kan kunnen zou zouden moet mag
      eventueel dd volgt volgen aangevraagd aangevraagde lopend ingezet afwachting nagestuurd aanbevolen
      geadviseerd advies verzoek gaarne graag svp eerder eerdere vorig vorige voorheen voorgeschiedenis bekend
      bekende destijds aanvankelijk oorspronkelijk oorspronkelijke elders extern externe contralateraal
      contralaterale controle controles controleweefsel referentie referentiewaarde drempelwaarde afkapwaarde
      grenswaarde definitie gedefinieerd legenda criteria literatuur studie studies trial therapie behandeling
      behandeld geïndiceerd gecorrigeerd correctie gewijzigd herzien fout foutief ingetrokken vervallen maar
      echter hoewel behalve uitgezonderd tenzij indien mits als of slechts alleen enkel hooguit hoogstens
      minstens tenminste tussen onder boven meer minder dan ongeveer circa focaal deels heterogeen enkele
      sporadisch zeldzaam onbekend onvoldoende mislukt beoordeelbaar uitgesloten uitsluiten nul normaal normale
      benigne goedaardig goedaardige achtergrond lever long bot hersenen maag colon ovarium metastase metastasen
      gemetastaseerd situ intraductaal verlies aanwijzing aanwijzingen wordt worden zal andere ander tweede
      herhaald herhaling
    `,
  },
  {
    name: 'fr',
    harmless: fr,
    places: frPlaces,
    least: 600,
    never: `
      pas sans aucun aucune ni non jamais absence absent absente absents absentes manque indemne nullement
      négatif négative négatifs négatives négativité positif positive positifs positives positivité amplifié
      amplifiée amplification surexpression surexprimé équivoque équivoques limite indéterminé indéterminée
      faible faibles faiblement modéré modérée modérément fort forte fortement intense intenses complet complète
      incomplet incomplète partiel partielle membranaire circonférentiel élevé élevée bas basse possible
      possibles possiblement probable probables probablement suspect suspecte suspicion évocateur évocatrice
      évoquant évoque peut pourrait pourraient compatible douteux douteuse incertain apparemment vraisemblable
      vraisemblablement faveur semble semblent cours attente suivre venir demandé demandée demande suivra sera
      prévu prévue réaliser effectuer recommandé recommandée conseillé conseillée souhaitable antérieur
      antérieure antérieurement précédent précédente précédemment antécédent antécédents connu connue initial
      initiale auparavant ancien ancienne extérieur externe controlatéral controlatérale témoin témoins contrôle
      référence seuil norme définition défini légende critère critères littérature étude études essai traitement
      traitée traité thérapie indiqué indiquée corrigé corrigée correction rectifié rectificatif annulé erreur
      erroné révisé modifié mais cependant toutefois sauf excepté hormis si seulement uniquement plutôt plus
      moins entre sous environ ou focal focale focalement hétérogène rares rare quelques partiellement parfois
      inconnu inconnue insuffisant insuffisante échec interprétable évaluable contributif exclu exclue éliminer
      zéro nul nulle normal normale normaux bénin bénigne bruit cytoplasmique foie poumon os cerveau estomac
      côlon ovaire métastase métastases métastatique situ intracanalaire perte autre autres second deuxième
      nouveau nouvelle ultérieur ultérieurement complément jusqu inférieur supérieur
    `,
  },
  {
    name: 'es',
    harmless: es,
    places: esPlaces,
    least: 600,
    never: `
      no sin ni ninguno ninguna ningún nunca jamás tampoco ausente ausentes ausencia falta carece libre libres
      negativo negativa negativos negativas negatividad positivo positiva positivos positivas positividad
      amplificado amplificada amplificación sobreexpresión sobreexpresado equívoco equívoca dudoso dudosa
      indeterminado indeterminada límite limítrofe alto alta bajo baja débil débiles débilmente moderado
      moderada moderadamente intenso intensa intensos fuerte fuertes completo completa incompleto incompleta
      parcial membranoso membranosa circunferencial posible posibles posiblemente probable probables
      probablemente sospecha sospechoso sospechosa sugestivo sugestiva sugiere sugieren podría podrían puede
      compatible compatibles quizás incierto parece aparentemente aparente descarta descartar pendiente
      pendientes curso espera solicita solicitado solicitada seguir realizará enviará recomienda recomendado
      recomendada aconseja sugerencia ruega previo previa previos previas previamente anterior anteriores
      anteriormente antecedente antecedentes conocido conocida inicial inicialmente antes externo externa
      contralateral control controles referencia umbral corte definición definido leyenda criterio criterios
      literatura bibliografía ensayo tratamiento tratada terapia indicado indicada corregido corregida
      corrección rectificado enmienda anulado error erróneo revisado revisada modificado pero aunque embargo
      salvo excepto si solo sólo solamente únicamente más menos entre aproximadamente alrededor hasta focal
      focalmente heterogéneo heterogénea escasas escasos aislado aisladas algunas algunos ocasional rara raras o
      desconocido desconocida insuficiente fallido valorable evaluable interpretable concluyente excluye cero
      nulo normal normales benigno benigna fondo citoplasmático hígado pulmón hueso cerebro estómago colon
      ovario metástasis metastásico metastásica situ intraductal pérdida otro otra otros otras segundo segunda
      nuevo nueva repetir repetido será
    `,
  },
  {
    name: 'it',
    harmless: it_,
    places: itPlaces,
    least: 600,
    never: `
      non no senza nessun nessuno nessuna né mai neppure assente assenti assenza mancanza manca privo priva
      libero liberi negativo negativa negativi negative negatività positivo positiva positivi positive
      positività amplificato amplificata amplificazione sovraespressione iperespressione equivoco equivoca
      dubbio dubbia indeterminato indeterminata limite alto alta basso bassa debole deboli debolmente moderato
      moderata moderatamente intenso intensa forte fortemente completo completa incompleto incompleta parziale
      membranoso membranosa circonferenziale possibile possibili possibilmente probabile probabili probabilmente
      sospetto sospetta suggestivo suggestiva può potrebbe potrebbero compatibile compatibili forse verosimile
      verosimilmente incerto sembra apparentemente attesa seguire seguirà richiesta richiesto eseguire
      esecuzione sarà consiglia consigliato raccomanda raccomandato opportuna suggerisce precedente precedenti
      precedentemente pregresso pregressa noto nota anamnesi iniziale inizialmente passato storia prima esterno
      esterna controlaterale controllo controlli riferimento soglia definizione definito legenda criterio
      criteri letteratura sperimentazione terapia trattamento trattata indicato indicata corretto correzione
      rettifica errata errore annullato rivisto modificato ma però tuttavia salvo eccetto tranne se solo
      soltanto solamente più meno tra fra sotto circa oppure o focale focalmente eterogeneo eterogenea rare rari
      alcune alcuni isolate occasionale sconosciuto ignoto insufficiente fallito valutabile interpretabile
      conclusivo escludere esclude escluso zero nullo normale normali benigno benigna fondo citoplasmatico
      fegato polmone osso cervello stomaco colon ovaio metastasi metastatico metastatica situ intraduttale
      perdita altro altra altri altre secondo seconda nuovo nuova ripetere ripetuto
    `,
  },
]

/** Denials of any language: never harmless in another one either, for a report may mix them. */
const DENIALS = `
  no not non without none neither nor never kein keine keiner keinen keinem keines keinerlei nicht ohne weder
  nie nein pas sans aucun aucune ni jamais sin ninguno ninguna ningún nunca tampoco senza nessun nessuno nessuna
  né mai neppure geen niet zonder noch nooit nee niets não nem sem ikke ej inte nincs
`

/** Words that hold a sentence together in the six languages; a foreign word must not be one of them. */
const FUNCTION_WORDS = `
  about after again be before being but by can could did die dies dit does doch door einem had hat how if kan me men
  most my off only or our out over per some than then to too very what when while will with would you your auch aber
  bin bis da dann dein dich dir du euch gegen habe habt hin ich ihm ihn ihnen ist jede jener kann kein man mehr mein
  nein nicht noch nun nur ob oder ohne seid seit sie sind soll um und uns wann warum was weil wenn wer werden wie will
  wo wohl zwar aan af al alleen als ben bent dan dat den die dus dit een geen haar hebben heb hem het hoe hun ik je
  jij jullie kunnen maar meer mij mijn moet naar niet nog nou nu of om onder ons ook op over te toch toen tot uit van
  veel voor waar wat we wel werd wie wij worden ze zei zich zij zo zonder zou au aussi avec ce ces cette chez comme
  dans des donc elle elles en est et eux il ils je leur lui ma mais me mes moi mon ni nos notre nous on ont ou par pas
  peu pour que qui sa sans se ses si son sont sous sur ta te tes toi ton tous tu un une vos votre vous al algo alguna
  ante antes aunque cada como con contra cual cuando de del desde donde el ella ellas ellos en entre era es esa ese eso
  esta estar este esto fue ha hace han hasta hay la las le les lo los mas me mi muy nada ni nos nosotros o os otra para
  pero poco por porque que quien se ser si sin sobre son su sus tan tanto te tengo ti tiene todo tu un una uno y ya yo
  ad agli ai alla alle allo anche ancora avere che chi ci col come con cui da dagli dai dal dalla degli dei del della
  di dove e ed essere fra gli hanno ho i il in io la le lei li lo loro lui ma mi mia mio ne negli nei nel nella noi non
  nostro o per perche piu quale quando quanto quella quello questa questo qui sei si sia siamo sono sta stato su sua
  sul sulla suo te ti tra tu tua tuo tutti un una uno va vi voi
`

const list = (words: string): readonly string[] => words.split(/\s+/).filter((word) => word !== '')
const folded = (words: readonly string[]): ReadonlySet<string> => new Set(words.map(foldWord))
const twice = (words: readonly string[]): readonly string[] => words.filter((word, at) => words.indexOf(word) !== at)

const groupsOf = ({ harmless, places }: Language) => [
  ...harmless.HARMLESS,
  ...harmless.NUMBERS,
  ...places.ORGANS,
  ...places.OTHER_TISSUE,
  ...places.SPECIMENS,
]
const namedThings = {
  ANTIBODIES,
  KITS_AND_PLATFORMS,
  MAKERS_OF_ASSAYS,
  LABORATORY_METHODS,
  OTHER_MARKERS,
  OTHER_SCORES,
  OTHER_FINDINGS,
  MEDICINES,
  TRIALS_NAMED,
}

describe.each(LANGUAGES)('harmless words, $name', (language) => {
  const words = wordsOf(language.harmless.HARMLESS)

  test('there are enough, and none stands twice', () => {
    expect(words.length).toBeGreaterThanOrEqual(language.least)
    expect(twice(words)).toEqual([])
    const phrases = phrasesOf(language.harmless.HARMLESS)
    expect(twice(phrases)).toEqual([])
    expect(phrases.length).toBeGreaterThan(20)
  })

  test('each is one lower-case word of letters and figures, also when folded', () => {
    const all = wordsOf(groupsOf(language))
    expect(all.filter((word) => word !== word.toLowerCase())).toEqual([])
    expect(all.filter((word) => !/^\p{L}[\p{L}\d]*$/u.test(word))).toEqual([])
    expect(all.filter((word) => !/^[a-z][a-z0-9]*$/.test(foldWord(word)))).toEqual([])
  })

  test('none denies, hedges, defers or names another time, specimen or value', () => {
    const never = list(language.never)
    expect(never.length).toBeGreaterThanOrEqual(80)
    const known = folded(words)
    expect(never.filter((word) => known.has(foldWord(word)))).toEqual([])
    expect(list(DENIALS).filter((word) => known.has(foldWord(word)))).toEqual([])
  })

  test('no abbreviation of a receptor or a test is one of them', () => {
    const own = list(
      'er pr pgr era pgra re rp rpg ro hr rh ar her neu ihc ihq ihk fish ish cish sish cep cen irs ps ki',
    )
    const known = folded(words)
    expect(own.filter((word) => known.has(word))).toEqual([])
  })

  test('organs, other tissues, samples and numbers are kept apart', () => {
    const known = folded(words)
    const { ORGANS, OTHER_TISSUE, SPECIMENS } = language.places
    expect(wordsOf([...ORGANS, ...OTHER_TISSUE, ...SPECIMENS]).filter((word) => known.has(foldWord(word)))).toEqual([])
    expect(wordsOf(language.harmless.NUMBERS).filter((word) => known.has(foldWord(word)))).toEqual([])
    expect(wordsOf(ORGANS).length).toBeGreaterThan(100)
    expect(wordsOf(OTHER_TISSUE).length).toBeGreaterThan(30)
    expect(wordsOf(SPECIMENS).length).toBeGreaterThan(20)
  })

  test('every group says what it is about, where it is from and when it was read', () => {
    for (const group of groupsOf(language)) {
      expect(group.about).toMatch(/\S/)
      expect(group.origin).toMatch(/\S/)
      expect(group.reviewed).toMatch(/^20\d\d-\d\d-\d\d$/)
    }
  })

  test('phrases are lower case with single blanks, and a harmless one says more than its words alone', () => {
    const phrases = phrasesOf(groupsOf(language))
    const known = folded(words)
    const needless = phrasesOf(language.harmless.HARMLESS).filter((phrase) =>
      (foldWord(phrase).match(/[a-z0-9]+/g) ?? []).every((word) => known.has(word)),
    )
    expect(needless).toEqual([])
    expect(phrases.filter((phrase) => phrase !== phrase.toLowerCase() || /\s{2}|^\s|\s$|-/.test(phrase))).toEqual([])
  })
})

describe('names of things', () => {
  test.each(Object.entries(namedThings))('%s: each spelling once, with origin and day', (_name, things) => {
    const spellings = spellingsOf(things)
    const forms = spellings.map(({ form }) => form)
    expect(twice(forms)).toEqual([])
    const owner = new Map(spellings.map(({ form, name }) => [foldWord(form), name]))
    expect(spellings.filter(({ form, name }) => owner.get(foldWord(form)) !== name)).toEqual([])
    expect(forms.filter((form) => form !== form.trim() || form === '' || /\s{2}/.test(form))).toEqual([])
    expect(forms.filter((form) => form !== form.toLowerCase())).toEqual([])
    for (const thing of things) {
      expect(thing.origin).toMatch(/\S/)
      expect(thing.reviewed).toMatch(/^20\d\d-\d\d-\d\d$/)
    }
  })

  test.each([
    ['Ki-67', 'mib 1'],
    ['E-cadherin', 'e cadherin'],
    ['CK5/6', 'ck5 / 6'],
    ['androgen receptor', 'androgenrezeptor'],
    ['TOP2A', 'topoisomerase ii alpha'],
    ['PD-L1', 'pd l1'],
    ['HER3', 'her3'],
    ['GCDFP-15', 'gcdfp 15'],
    ['mismatch repair', 'msi'],
    ['Oncotype DX', 'recurrence score'],
  ])('%s is known as %s', (name, form) => {
    expect(spellingsOf(OTHER_MARKERS)).toContainEqual({ form, name })
  })

  test.each([
    ['4b5', ANTIBODIES],
    ['pgr 636', ANTIBODIES],
    ['herceptest', KITS_AND_PLATFORMS],
    ['pathvysion', KITS_AND_PLATFORMS],
    ['her2 dual ish', KITS_AND_PLATFORMS],
    ['dako', MAKERS_OF_ASSAYS],
    ['t dxd', MEDICINES],
    ['lapatinib', MEDICINES],
    ['destiny breast04', TRIALS_NAMED],
    ['nottingham', OTHER_SCORES],
    ['margins', OTHER_FINDINGS],
  ] as const)('%s is known', (form, things) => {
    expect(spellingsOf(things).map((spelling) => spelling.form)).toContain(form)
  })

  test('no other marker, score, finding, medicine or trial is harmless', () => {
    const harmless = folded(LANGUAGES.flatMap((language) => wordsOf(language.harmless.HARMLESS)))
    const named = spellingsOf([...OTHER_MARKERS, ...OTHER_SCORES, ...OTHER_FINDINGS, ...MEDICINES, ...TRIALS_NAMED])
    expect(named.filter(({ form }) => harmless.has(foldWord(form)))).toEqual([])
  })

  test('none of them is HER2, ER or PR', () => {
    const own = [
      'her2',
      'her 2',
      'her2 neu',
      'erbb2',
      'c erbb 2',
      'er',
      'pr',
      'pgr',
      'estrogen receptor',
      'ihc',
      'fish',
    ]
    const named = new Set(Object.values(namedThings).flatMap((things) => spellingsOf(things).map(({ form }) => form)))
    expect(own.filter((form) => named.has(form))).toEqual([])
  })
})

describe('languages outside the six', () => {
  test('no word of theirs is a word of the six', () => {
    const six = new Set([
      ...folded(LANGUAGES.flatMap((language) => wordsOf(groupsOf(language)))),
      ...folded(LANGUAGES.flatMap((language) => phrasesOf(groupsOf(language)).flatMap(list))),
      ...folded(LANGUAGES.flatMap((language) => list(language.never))),
      ...folded(list(FUNCTION_WORDS)),
    ])
    const clashes = FOREIGN.flatMap(({ language, words }) =>
      list(words).flatMap((word) => (six.has(foldWord(word)) ? [`${language}: ${word}`] : [])),
    )
    expect(clashes).toEqual([])
  })

  test.each(FOREIGN)('$language: each word once, lower case', ({ words }) => {
    expect(twice(list(words).map(foldWord))).toEqual([])
    expect(list(words).filter((word) => word !== word.toLowerCase() || !/^\p{L}+$/u.test(word))).toEqual([])
    expect(list(words).length).toBeGreaterThanOrEqual(3)
  })

  test.each([
    ['Portuguese', 'FISH não amplificado'],
    ['Danish', 'HER2 er ikke positiv'],
    ['Swedish', 'HER2 är inte amplifierad'],
    ['Norwegian', 'Det er ikke påvist amplifikasjon'],
    ['Finnish', 'HER2 ei ole monistunut'],
    ['Polish', 'Nie stwierdzono amplifikacji genu HER2'],
    ['Czech', 'HER2 není amplifikován'],
    ['Slovak', 'amplifikácia nebola dokázaná'],
    ['Hungarian', 'HER2 nem amplifikált'],
    ['Romanian', 'HER2 fără amplificare'],
    ['Turkish', 'HER2 amplifikasyonu saptanmadı'],
    ['Croatian and Serbian', 'HER2 nije amplificiran'],
    ['Slovene', 'HER2 ni pomnožen'],
    ['Lithuanian', 'HER2 amplifikacija nenustatyta'],
  ])('a sentence in %s holds at least one of its words', (language, sentence) => {
    const words = folded(FOREIGN.filter((entry) => entry.language === language).flatMap((entry) => list(entry.words)))
    expect(sentence.split(' ').some((word) => words.has(foldWord(word)))).toBe(true)
  })

  test.each([
    ['Greek', 'HER2 αρνητικό'],
    ['a language in Cyrillic script', 'HER2 отрицательный'],
    ['Chinese or Japanese', 'HER2阴性'],
    ['Korean', 'HER2 음성'],
    ['a language in Arabic script', 'HER2 سلبي'],
    ['Hebrew', 'HER2 שלילי'],
  ])('%s is known by its script', (language, sentence) => {
    expect(FOREIGN_SCRIPTS.filter(({ letters }) => letters.test(sentence)).map((script) => script.language)).toEqual([
      language,
    ])
  })

  test('a Greek letter in a name is no Greek text', () => {
    expect(FOREIGN_SCRIPTS.filter(({ letters }) => letters.test('ERα, β-catenin, 4 µm, IIα'))).toEqual([])
  })
})
