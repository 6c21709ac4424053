import type { WordGroup } from '../word-group.ts'

/** German words that a clause may hold beside a result without changing it. */
export const HARMLESS: readonly WordGroup[] = [
  {
    about: 'function words',
    origin: 'own list of articles, prepositions, pronouns and auxiliary verbs',
    reviewed: '2026-11-28',
    words: `
      alle allen aller alles als also am an anhand ans auch auf aufgrund aus außerdem basierend bei beide beiden
      beider beim betreffend bezüglich dabei daher damit darauf daraus darin das dass davon dazu dem demnach den der
      des die diese diesem diesen dieser dieses durch ebenfalls ebenso ein eine einem einen einer eines entlang
      entsprechend entsprechende entsprechendem entsprechenden entsprechender entsprechendes es ferner folglich für
      gegen gemäß gleichfalls haben hat hier hierbei hierfür hierzu hinsichtlich ihr ihre ihrem ihren ihrer im in
      innerhalb ins ist jede jeder jedes jeweils laut mal mit mitsamt mittels nach samt sein seine seitens sich sie
      sind so sodann somit sowie und vom von war welche welchem welchen welcher welches wie wir worden wurde wurden zu
      zudem zum zur zusammen zusätzlich zweimal
    `,
    phrases: [
      'am gleichen block',
      'am selben block',
      'an diesem material',
      'im vorliegenden fall',
      'sog',
      'sogenannt',
      'sogenannte',
      'unter berücksichtigung',
      'unter dem mikroskop',
    ],
  },
  {
    about: 'verbs and participles of a report',
    origin: 'own list',
    reviewed: '2026-11-28',
    words: `
      abgesetzt akkreditiert akkreditierte akkreditiertes analysiert analysierte analysierten angefärbt angefärbte
      angefärbten angefertigt angewandt angewendet aufgearbeitet aufgearbeitete aufgebaut aufgebaute aufweisend
      aufweisende ausgebildet ausgebildete ausgeführt ausgewertet ausgewertete ausgezählt ausgezählte ausgezählten
      automatisiert automatisierte automatisierten befundet benannt benutzt berechnet berechnete beschrieben
      beschriebene beschriebenen besprochen bestehen bestehend bestehende besteht bestimmt bestimmte betragen
      beträgt betrug beurteilt beurteilte bewertet bezeichnet bezeichnete bezeichneten bilden bildend bildet
      charakterisiert dargestellt differenziert differenzierte differenzierten differenzierter differenziertes
      digitalisiert diktiert dokumentiert durchgeführt durchgeführte durchgeführten eingebettet eingebettete
      eingebetteten eingefärbt eingesandt eingesandte eingesandten eingesendet eingesetzt eingesetzte eingestuft
      enthält enthalten enthaltend entnommen entnommene entnommenen entsprach entsprechen entspricht erfasst erfolgt
      erfolgte erfolgten ergab ergaben ergeben ergibt erhalten erhaltene ermittelt ermittelte errechnet erreicht
      erstellt exzidiert exzidierte fixiert fixierte fixierten fixiertes freigegeben gebaut gebildet gefärbt
      gefärbte gefärbten gefertigt gegeben gehörend gekennzeichnet gelegen gelegene gelegener gelegenes gemessen
      gemessene genannt genannte genannten geschnitten geschnittene geschrieben gewertet gezählt gezählte gezählten
      gezeichnet hergestellt infiltrieren infiltriert interpretiert klassifiziert lag lamelliert lamellierte liegen
      liegt lokalisiert lokalisierte lokalisierter lokalisiertes markiert markierte markierten messend messende
      messendes misst mitgeteilt notiert quantifiziert reicht reseziert resezierte signiert standardisiert
      standardisierte umfassend umfassende umfasst unterschrieben untersucht untersuchte untersuchten validierend
      validiert validierte validierten vermerkt verwendet verwendete verwendeten verwendeter wachsend wachsende
      wachsenden wachsendes wächst weisen weist wies wiesen zeigen zeigt zeigte zeigten zertifiziert zertifizierte
      zugehörig zugeschnitten zusammengefasst
    `,
    phrases: [
      'gering differenziert',
      'gering differenziertes',
      'gut differenziert',
      'gut differenzierter',
      'gut differenziertes',
      'hoch differenziert',
      'mässig differenziert',
      'mäßig differenziert',
      'mäßig differenzierter',
      'mäßig differenziertes',
      'schlecht differenziert',
      'schlecht differenziertes',
      'stellt sich dar',
      'wenig differenziert',
      'wenig differenziertes',
    ],
  },
  {
    about: 'nouns of report prose',
    origin: 'own list',
    reviewed: '2026-11-28',
    words: `
      abbildung adresse akkreditierung alter analyse analysen angabe angaben anmerkung anmerkungen art aspekt ausgang
      ausgangsdatum auswertung auswertungen auszählung automat basis befund befundbericht befunde befunder befundern
      befundes befunds befundung bemerkung bemerkungen bereich bereiche bericht berichte berichtes berichts
      beschreibung bestimmung bestimmungen beurteilung beurteilungen bewertung bewertungen bild bildanalyse bilder
      blatt bogen charge chargennummer code daten datum diagnose diagnosen durchführung durchschnitt eingang
      eingangsdatum eingangsnummer einsendend einsendende einsendender einsender einstufung einteilung entnahme
      entnahmedatum entnahmeort entnahmestelle ergänzung ergänzungsbefund ergebnis ergebnisse ergebnissen ergebnisses
      faktor faktoren fallnummer färbeautomat firma form geburtsdatum geburtsname gerät geräte geschlecht grund
      gutachten hersteller herstellers histologienummer immunphänotyp immunprofil interpretation journalnummer
      kategorie kategorien kennung klasse klassifikation klassifikationen kode kommentar kommentare lage leitlinie
      leitlinien lokalrezidiv lokalrezidivs lotnummer merkmal merkmale messung messungen methode methoden methodik
      mittelwert muster nachname nachtrag nachtragsbefund name nummer parameter patient patientenname patientin
      phänotyp prädiktion profil prognosefaktor prognosefaktoren protokoll qualität qualitätssicherung rahmen resultat
      resultate resultaten rezidiv rezidive rezidiven rezidivs richtlinie richtlinien ringversuch ringversuche
      ringversuchen satellit satelliten satellitenherd satellitenherde schlüssel software status subtyp system systems
      tabelle technik teilnahme test tests testung testungen testverfahren text tumorart tumorboard tumorboards
      tumorkonferenz tumortyp typ typs uhrzeit untersucher untersuchern untersuchung untersuchungen
      untersuchungsergebnis untersuchungsgut untersuchungsmaterial validierung verfahren vorgehen vorname vorstellung
      zählung zählungen zeit zusammenfassung zusatz zusatzbefund zusatzuntersuchung zusatzuntersuchungen
    `,
    phrases: [
      'histologische begutachtung',
      'kritischer befundbericht',
      'pathologisch anatomischer befund',
      'sehr geehrte',
      'sehr geehrte frau kollegin',
      'sehr geehrter herr kollege',
    ],
  },
  {
    about: 'adjectives and adverbs of report prose',
    origin: 'own list',
    reviewed: '2026-11-28',
    words: `
      anterior apokrin apokrine apokrinem apokrinen apokriner apokrines außen äußere äußerem äußeren äußerer äußeres
      automatisch automatische automatischem automatischen automatischer automatisches azinär azinäre azinärem
      azinären azinärer azinäres begrenzt begrenzte begrenztem begrenzten begrenzter begrenztes beiliegend beiliegende
      beiliegendem beiliegenden beiliegender beiliegendes besondere besonderem besonderen besonderer besonderes blau
      blaue blauem blauen blauer blaues bösartig bösartige bösartigem bösartigen bösartiger bösartiges braun braune
      braunem braunen brauner braunes bräunlich bräunliche bräunlichem bräunlichen bräunlicher bräunliches caudal
      caudale caudalem caudalen caudaler caudales charakteristisch charakteristische charakteristischem
      charakteristischen charakteristischer charakteristisches chirurgisch chirurgische chirurgischem chirurgischen
      chirurgischer chirurgisches chromogen chromogene chromogenem chromogenen chromogener chromogenes cranial
      craniale cranialem cranialen cranialer craniales derb derbe derbem derben derber derbes desmoplastisch
      desmoplastische desmoplastischem desmoplastischen desmoplastischer desmoplastisches diagnostisch diagnostische
      diagnostischem diagnostischen diagnostischer diagnostisches digital digitale digitalem digitalen digitaler
      digitales dorsal dorsale dorsalem dorsalen dorsaler dorsales duktal duktale duktalem duktalen duktaler duktales
      durchschnittlich durchschnittliche durchschnittlichem durchschnittlichen durchschnittlicher durchschnittliches
      eigene eigenen eigener eigenes elektronisch elektronische elektronischem elektronischen elektronischer
      elektronisches epithelial epitheliale epithelialem epithelialen epithelialer epitheliales fest feste festem
      festen fester festes fibrös fibröse fibrösem fibrösen fibröser fibröses fluoreszierend fluoreszierende
      fluoreszierendem fluoreszierenden fluoreszierender fluoreszierendes gelb gelbe gelbem gelben gelber gelbes
      gelblich gelbliche gelblichem gelblichen gelblicher gelbliches genau genaue genauem genauen genauer genaues
      genetisch genetische genetischem genetischen genetischer genetisches glandulär glanduläre glandulärem
      glandulären glandulärer glanduläres glatt glatte glattem glatten glatter glattes grau graue grauem grauen grauer
      graues graugelb graugelbe graugelbem graugelben graugelber graugelbes grauweiß grauweiße grauweißem grauweißen
      grauweißer grauweißes histologisch histologische histologischem histologischen histologischer histologisches
      histopathologisch histopathologische histopathologischem histopathologischen histopathologischer
      histopathologisches horizontal human humane humanem humanen humaner humanes hyperchromatisch hyperchromatische
      hyperchromatischem hyperchromatischen hyperchromatischer hyperchromatisches immunhistochemisch
      immunhistochemische immunhistochemischem immunhistochemischen immunhistochemischer immunhistochemisches
      immunhistologisch immunhistologische immunhistologischem immunhistologischen immunhistologischer
      immunhistologisches immunphänotypisch immunphänotypische immunphänotypischem immunphänotypischen
      immunphänotypischer immunphänotypisches immunzytochemisch immunzytochemische immunzytochemischem
      immunzytochemischen immunzytochemischer immunzytochemisches inferior infiltrativ infiltrative infiltrativem
      infiltrativen infiltrativer infiltratives infiltrierend infiltrierende infiltrierendem infiltrierenden
      infiltrierender infiltrierendes innen innere innerem inneren innerer inneres intraoperativ intraoperative
      intraoperativem intraoperativen intraoperativer intraoperatives invasiv invasive invasivem invasiven invasiver
      invasives kaudal kaudale kaudalem kaudalen kaudaler kaudales klinisch klinische klinischem klinischen klinischer
      klinisches knotig knotige knotigem knotigen knotiger knotiges konventionell konventionelle konventionellem
      konventionellen konventioneller konventionelles kranial kraniale kranialem kranialen kranialer kraniales
      kribriform kribriforme kribriformem kribriformen kribriformer kribriformes längs lateral laterale lateralem
      lateralen lateraler laterales lobulär lobuläre lobulärem lobulären lobulärer lobuläres lymphozytär lymphozytäre
      lymphozytärem lymphozytären lymphozytärer lymphozytäres makroskopisch makroskopische makroskopischem
      makroskopischen makroskopischer makroskopisches malign maligne malignem malignen maligner malignes mammär
      mammäre mammärem mammären mammärer mammäres mammografisch mammografische mammografischem mammografischen
      mammografischer mammografisches mammographisch mammographische mammographischem mammographischen
      mammographischer mammographisches manuell manuelle manuellem manuellen manueller manuelles medial mediale
      medialem medialen medialer mediales medullär medulläre medullärem medullären medullärer medulläres metaplastisch
      metaplastische metaplastischem metaplastischen metaplastischer metaplastisches methodisch methodische
      methodischem methodischen methodischer methodisches mikropapillär mikropapilläre mikropapillärem mikropapillären
      mikropapillärer mikropapilläres mikroskopisch mikroskopische mikroskopischem mikroskopischen mikroskopischer
      mikroskopisches mittlere mittlerem mittleren mittlerer mittleres molekular molekulare molekularem molekularen
      molekularer molekulares molekularpathologisch molekularpathologische molekularpathologischem
      molekularpathologischen molekularpathologischer molekularpathologisches monoklonal monoklonale monoklonalem
      monoklonalen monoklonaler monoklonales morphologisch morphologische morphologischem morphologischen
      morphologischer morphologisches multifokal multifokale multifokalem multifokalen multifokaler multifokales
      multizentrisch multizentrische multizentrischem multizentrischen multizentrischer multizentrisches muzinös
      muzinöse muzinösem muzinösen muzinöser muzinöses neoplastisch neoplastische neoplastischem neoplastischen
      neoplastischer neoplastisches neuroendokrin neuroendokrine neuroendokrinem neuroendokrinen neuroendokriner
      neuroendokrines nodulär noduläre nodulärem nodulären nodulärer noduläres nuklear nukleär nukleare nukleäre
      nuklearem nukleärem nuklearen nukleären nuklearer nukleärer nukleares nukleäres oben obere oberem oberen oberer
      oberes oberflächlich oberflächliche oberflächlichem oberflächlichen oberflächlicher oberflächliches operativ
      operative operativem operativen operativer operatives oval ovale ovalem ovalen ovaler ovales papillär papilläre
      papillärem papillären papillärer papilläres pathohistologisch pathohistologische pathohistologischem
      pathohistologischen pathohistologischer pathohistologisches pathologisch pathologische pathologischem
      pathologischen pathologischer pathologisches peripher periphere peripherem peripheren peripherer peripheres
      pleomorph pleomorphe pleomorphem pleomorphen pleomorpher pleomorphes polyklonal polyklonale polyklonalem
      polyklonalen polyklonaler polyklonales posterior prädiktiv prädiktive prädiktivem prädiktiven prädiktiver
      prädiktives prognostisch prognostische prognostischem prognostischen prognostischer prognostisches qualitativ
      qualitative qualitativem qualitativen qualitativer qualitatives quantitativ quantitative quantitativem
      quantitativen quantitativer quantitatives quer radiär radiäre radiärem radiären radiärer radiäres radiologisch
      radiologische radiologischem radiologischen radiologischer radiologisches repräsentativ repräsentative
      repräsentativem repräsentativen repräsentativer repräsentatives retromamillär retromamilläre retromamillärem
      retromamillären retromamillärer retromamilläres rosa rund runde rundem runden runder rundes scharf scharfe
      scharfem scharfen scharfer scharfes schwarz schwarze schwarzem schwarzen schwarzer schwarzes semiquantitativ
      semiquantitative semiquantitativem semiquantitativen semiquantitativer semiquantitatives solid solide solidem
      soliden solider solides sonografisch sonografische sonografischem sonografischen sonografischer sonografisches
      sonographisch sonographische sonographischem sonographischen sonographischer sonographisches speziell spezielle
      speziellem speziellen spezieller spezielles spezifisch spezifische spezifischem spezifischen spezifischer
      spezifisches stereotaktisch stereotaktische stereotaktischem stereotaktischen stereotaktischer stereotaktisches
      sternförmig sternförmige sternförmigem sternförmigen sternförmiger sternförmiges stromal stromale stromalem
      stromalen stromaler stromales subkutan subkutane subkutanem subkutanen subkutaner subkutanes superior technisch
      technische technischem technischen technischer technisches tief tiefe tiefen tiefer tiefes trabekulär
      trabekuläre trabekulärem trabekulären trabekulärer trabekuläres tubulär tubuläre tubulärem tubulären tubulärer
      tubuläres typisch typische typischem typischen typischer typisches unifokal unifokale unifokalem unifokalen
      unifokaler unifokales unizentrisch unizentrische unizentrischem unizentrischen unizentrischer unizentrisches
      unregelmäßig unregelmäßige unregelmäßigem unregelmäßigen unregelmäßiger unregelmäßiges unten ventral ventrale
      ventralem ventralen ventraler ventrales vertikal visuell visuelle visuellem visuellen visueller visuelles
      vorgelegt vorgelegte vorgelegtem vorgelegten vorgelegter vorgelegtes vorgenommen weich weiche weichem weichen
      weicher weiches weiß weiße weißem weißen weißer weißes weißlich weißliche weißlichem weißlichen weißlicher
      weißliches zellreich zellreiche zellreichem zellreichen zellreicher zellreiches zellulär zelluläre zellulärem
      zellulären zellulärer zelluläres zentral zentrale zentralem zentralen zentraler zentrales zytogenetisch
      zytogenetische zytogenetischem zytogenetischen zytogenetischer zytogenetisches zytologisch zytologische
      zytologischem zytologischen zytologischer zytologisches zytomorphologisch zytomorphologische zytomorphologischem
      zytomorphologischen zytomorphologischer zytomorphologisches
    `,
  },
  {
    about: 'anatomy and tissue',
    origin: 'own list',
    reviewed: '2026-11-28',
    words: `
      areola außenquadrant basalmembran basalmembranen bindegewebe bindegewebes brust brustdrüse brustdrüsen
      brustdrüsengewebe brustwarze chromatin drüse drüsen drüsengewebe drüsenkörper drüsenschläuche duktus epidermis
      epithel epithelien epithels epithelverband epithelverbände faszie fettgewebe fettgewebes gang gefäß gefäße
      gefäßen gewebe gewebes gewebezylinder gewebsanteil gewebsanteile gewebsstück gewebsstücke gewebszylinder
      innenquadrant kapsel kern kerne kernen kernes kerngröße läppchen lobuli lobulus lokalisation mamille mamma
      mammae membran membranen milchgang milchgänge muskel muskulatur myoepithel myoepithelien nester nukleolen
      nukleoli nukleolus parenchym parenchyms pektoralis position quadrant quadranten richtung stränge stroma
      stromas subkutis tubuli tubulus uhr verbände warzenhof zelle zellen zellgruppe zellgruppen zellkern zellkerne
      zellkernen zellmembran zellmembranen zellnest zellnester zellstränge zellverband zellverbände
    `,
  },
  {
    about: 'tumour',
    origin: 'own list',
    reviewed: '2026-11-28',
    words: `
      adenokarzinom adenokarzinome adenokarzinoms anteile atypie atypien brustkrebs brustkrebses carcinom carcinome
      carcinoms herd herdbefund herde herdes infiltrat infiltrate infiltraten infiltration infiltrationszone
      invasivkarzinom karzinom karzinomanteil karzinome karzinomen karzinomgewebe karzinomherd karzinomherde
      karzinominfiltrat karzinominfiltrate karzinoms karzinomzelle karzinomzellen knoten komponente komponenten
      läsion läsionen malignität malignom mammacarcinom mammacarcinoms mammakarzinom mammakarzinome mammakarzinomen
      mammakarzinoms neoplasie neoplasien neubildung nst raumforderung rundherd tumor tumoranteil tumoranteile
      tumoranteilen tumorareal tumorareale tumorbiologie tumorbiologisch tumorblock tumorcharakteristik tumoren
      tumores tumorformel tumorgewebe tumorgeweben tumorgewebes tumorherd tumorherde tumorinfiltrat tumorinfiltrate
      tumorkern tumorknoten tumors tumorstroma tumorverband tumorverbände tumorzelle tumorzellen tumorzellkern
      tumorzellkerne tumorzellkernen wachstum wachstumsmuster
    `,
    phrases: [
      'invasives karzinom ohne speziellen typ',
      'invasives mammakarzinom ohne speziellen typ',
      'kein spezieller typ',
      'nicht spezieller typ',
      'ohne speziellen typ',
    ],
  },
  {
    about: 'tests and laboratory',
    origin: 'own list',
    reviewed: '2026-11-28',
    words: `
      anfärbbarkeit anfärbung anfärbungen antigen antigendemaskierung antigene antigens antikörper antikörpern
      antikörpers aufarbeitung block blöcke blockes blocknummer blocks dauer demaskierung entkalkt entkalkung eosin
      epitop expression expressionen expressionsstatus färbeergebnis färbemuster färbereaktion färbeverfahren
      färbeverhalten färbung färbungen fixation fixationsdauer fixationszeit fixierung fixierungsdauer fluoreszenz
      fluoreszenzmikroskop fluoreszenzmikroskopisch formalin formalinfixiert formalinfixierte formalinfixiertem
      formalinfixierten formalinfixierter formalinfixiertes formalinfixierung gefrierschnitt gen gene genes genlocus
      genlokus genort gens genstatus hämatoxylin hybridisierung immunfärbung immunfärbungen immunhisto
      immunhistochemie immunhistologie immunphänotypisierung immunreaktion inkubation inkubiert ischämie
      ischämiezeit kaninchen kapseln kit kits klon klone klons labor labors leerschnitt leerschnitte
      lichtmikroskopie lichtmikroskopisch maus mikroskop minute minuten molekularpathologie objektträger onkogen
      onkogens onkoprotein paraffin paraffinblock paraffinblöcke paraffinblocks paraffineingebettet
      paraffineingebettete paraffineingebettetem paraffineingebetteten paraffineingebetteter paraffineingebettetes
      paraffingewebe paraffinmaterial paraffinschnitt paraffinschnitte paraffinschnitten präparation
      primärantikörper protein proteine proteinexpression proteins puffer reagenz reagenzien reaktion reaktionen
      reaktionsmuster rezeptor rezeptoranalyse rezeptorbestimmung rezeptoren rezeptorprotein rezeptors
      rezeptorstatus schnellschnitt schnitt schnitte schnitten schnittstufe schnittstufen signal signale signalen
      signalverteilung sonde sonden sondenkit stufen stufenschnitte stunde stunden substrat testkit testsystem
      testsysteme wachstumsfaktor wachstumsfaktors zuschnitt zytogenetik
    `,
    phrases: [
      'chromogene in situ hybridisierung',
      'fluoreszenz in situ hybridisierung',
      'h e',
      'he färbung',
      'in situ hybridisierung',
      'je zelle',
      'pro zelle',
    ],
  },
  {
    about: 'people and places',
    origin: 'own list',
    reviewed: '2026-11-28',
    words: `
      abteilung arzt ärzte ärztin assistenzarzt assistenzärztin brustzentrum chefarzt chefärztin chirurg chirurgin
      direktor direktorin doz dr facharzt fachärzte fachärztin fax frau frauenarzt frauenklinik freundlich
      freundliche freundlichem freundlichen freundlicher freundliches gemeinschaftspraxis grüße grüßen gynäkologe
      gynäkologie gynäkologin herr institut institute instituts klinik kliniken klinikum kollege kollegen kollegial
      kollegiale kollegialem kollegialen kollegialer kollegiales kollegin kolleginnen krankenhaus leiter leiterin
      leitung med mvz oberarzt oberärztin onkologie pathologe pathologen pathologie pathologin pathologinnen praxis
      priv prof station straße telefon universität universitätsklinikum unterschrift zentrum
    `,
  },
  {
    about: 'furniture of a report',
    origin: 'own list',
    reviewed: '2026-11-28',
    words: `
      apr april asco aug august betreff cap cm dez dezember dgp dienstag dkg donnerstag durchmessend durchmessende
      durchmessendem durchmessenden durchmessender durchmessendes feb februar freitag g hpf icd jährig jährige
      jährigem jährigen jähriger jähriges jan jänner januar jul juli jun juni kg märz mg min mittwoch ml mm mm2
      montag mrz nov november nr okt oktober s3 samstag seite sep sept september snomed sonntag std str tarmed tel
      weiblich weibliche weiblichem weiblichen weiblicher weibliches who
    `,
  },
  {
    about: 'microscope, laboratory and report prose met in further texts',
    origin: 'own list',
    reviewed: '2026-11-28',
    words: `
      korrekt regelrecht vergrößerung vergrößerungen
    `,
    phrases: [
      'auch bei starker vergrößerung',
      'bei hoher vergrößerung',
      'bei starker vergrößerung',
      'in starker vergrößerung',
    ],
  },
  {
    about: 'words of the course and short forms of letters',
    origin: 'own list',
    reviewed: '2026-11-29',
    words: `
      aktuellem aktuellen aktueller aktuelles daraufhin ganzhirnbestrahlung kräftige kräftigen nahezu neuen neuer neues residualtumor resttumor seit wegen
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
      acht achtzehn achtzig drei dreißig dreizehn elf fünf fünfzehn fünfzig hundert neun neunzehn neunzig sechs
      sechzehn sechzig sieben siebzehn siebzig tausend vier vierzehn vierzig zehn zwanzig zwei zwölf
    `,
  },
]
