import type { WordGroup } from '../word-group.ts'

/** Dutch words that a clause may hold beside a result without changing it. */
export const HARMLESS: readonly WordGroup[] = [
  {
    about: 'function words',
    origin: 'own list of articles, prepositions, pronouns and auxiliary verbs',
    reviewed: '2026-11-28',
    words: `
      aan aldus alle allen alles alsmede beide betreffende betreft bij binnen bovendien conform daarbij daarin daarmee
      daarnaast daarom daarvan dat de derhalve deze die dit door dus een elk elke en evenals eveneens gebruikmakend
      haar hebben heeft het hier hierbij hierin hiermee hiervan hiervoor hun ieder iedere in is keer langs mede men
      met middels naar omtrent ons onze ook op respectieve rondom samen tegen ten ter tevens tweemaal u uit van
      vanwege verder via volgens voor waarbij waarin waarmee waarvan waren was welke werd werden wij zich zijn zo
      zoals zowel
    `,
    phrases: [
      'aan hetzelfde blokje',
      'door middel van',
      'in overeenstemming met de richtlijn',
      'met behulp van',
      'op dit materiaal',
      'op grond van',
      'op hetzelfde blokje',
      'ten behoeve van',
      'ter plaatse van',
    ],
  },
  {
    about: 'verbs and participles of a report',
    origin: 'own list',
    reviewed: '2026-11-28',
    words: `
      aangekleurd aankleuren aankleurt bedraagt bedroeg benoemd beoordeeld beoordeelde bepaald bepaalde berekend
      berekende beschreven besproken bestaan bestaand bestaande bestaat betroffen bevat bevatten bewerkt bleek bleken
      blijken blijkt gaf gaven geaccordeerd geaccrediteerd geaccrediteerde geanalyseerd geanalyseerde geautomatiseerd
      geautomatiseerde geautoriseerd gebaseerd gebruikt gebruikte gecertificeerd geclassificeerd gedaan gedicteerd
      gedocumenteerd geeft gefixeerd gefixeerde gegeven gegradeerd geïnterpreteerd gekenmerkt gekleurd gekleurde
      gekwantificeerd gelamelleerd gelegen gelokaliseerd gelokaliseerde gemaakt gemarkeerd gemarkeerde gemeten genoemd
      genoemde geplaatst gerapporteerd gereseceerd gescoord gescoorde gesneden gestandaardiseerd getekend geteld
      getelde gevalideerd gevalideerde gevormd groeien groeiend groeiende groeit infiltreert infiltreren infiltrerend
      infiltrerende ingebed ingebedde ingedeeld ingesloten ingestuurd ingestuurde ingevoerd ingezonden kleuren kleurt
      komen komt laat lag laten liet lieten liggen ligt meet meten metend metende omvat ondertekend onderzocht
      onderzochte ontvangen ontvangt opgebouwd opgenomen opgesteld overlegd reikend reikt samengevat toegepast
      toegepaste tonen toonde toonden toont uitgevoerd uitgevoerde verkleefd verkregen verkrijgen vermeld vermelde
      verricht verrichte verwijderd verwijderde vormen vormend vormt weergegeven zien
    `,
    phrases: [
      'goed gedifferentieerd',
      'goed gedifferentieerde',
      'matig gedifferentieerd',
      'matig gedifferentieerde',
      'slecht gedifferentieerd',
      'slecht gedifferentieerde',
      'weinig gedifferentieerd',
    ],
  },
  {
    about: 'nouns of report prose',
    origin: 'own list',
    reviewed: '2026-11-28',
    words: `
      aanvullend aanvullende aanvulling accreditatie achternaam addendum afnamedatum analyse analyses apparaat aspect
      autorisatiedatum basis beeld beeldanalyse beelden beoordelaars beoordeling beoordelingen bepaling bepalingen
      beschrijving bevinding bevindingen bladzijde casus categorie categorieën charge classificatie code codes
      commentaar component componenten conclusie conclusies datum diagnose diagnosen diagnoses fabrikant factor
      factoren figuur gebied gebieden geboortedatum gegevens gemiddeld gemiddelde geslacht geval groeipatroon indeling
      interpretatie inzender kader kenmerk kenmerken klasse kleuringspatroon kwaliteit kwaliteitsborging lbq leeftijd
      leverancier lokaalrecidief loq lot lotnummer mbq mdo methode methoden methodes methodiek meting metingen
      monsternummer moq naam nummer nummers onderdeel onderzoek onderzoeken onderzoeks ontvangstdatum opmerking
      opmerkingen pagina parameter parameters patiënt patiënte patiëntnummer patroon plaats procedure profiel protocol
      protocollen rapport rapportage rapporten recidieven resultaat resultaten richtlijn richtlijnen ringonderzoek
      ringonderzoeken rondzending samenvatting satelliet satellietlaesie scoring software status subtype systeem
      systemen tabel techniek technieken telling tellingen test testen testmethode tijd tijdstip toelichting
      tumorbespreking tumortype type typering types uitslag uitslagen validatie verslag verslagdatum verslagen
      voornaam vorm waarnemer waarnemers werkwijze zijde zijden
    `,
    phrases: [
      'geachte collega',
      'landelijke richtlijn',
      'macroscopie',
      'met collegiale groet',
      'met collegiale hoogachting',
      'met vriendelijke groet',
      'met vriendelijke groeten',
      'microscopie',
      'nationale richtlijn',
    ],
  },
  {
    about: 'adjectives and adverbs of report prose',
    origin: 'own list',
    reviewed: '2026-11-28',
    words: `
      anterior apocrien apocriene automatisch automatische begrensd begrensde bijgevoegd bijgevoegde binnenste blauw
      blauwe bovenste bruin bruine buitenste caudaal caudale cellulair cellulaire celrijk celrijke centraal centrale
      chirurgisch chirurgische chromogeen chromogene conventioneel conventionele craniaal craniale cribriform
      cribriforme cytologisch cytologische desmoplastisch desmoplastische diagnostisch diagnostische diep diepe
      digitaal digitale dorsaal dorsale ductaal ductale ductulair echografisch echografische eigen elektronisch
      elektronische epitheliaal epitheliale fibreus fibreuze fluorescerend fluorescerende geel gele gelig gelige
      genetisch genetische glandulair glandulaire grijs grijze handmatig handmatige histologisch histologische
      histopathologisch histopathologische humaan humane hyperchromatisch hyperchromatische immunohistochemisch
      immunohistochemische immunohistologisch immunohistologische immuunhistochemisch immuunhistochemische inferior
      infiltratief invasief invasieve karakteristiek karakteristieke klinisch klinische kwaadaardig kwaadaardige
      kwalitatief kwalitatieve kwantitatief kwantitatieve lateraal laterale lobulair lobulaire macroscopisch
      macroscopische maligne mammografisch mammografische manueel manuele mediaal mediale medullair medullaire
      metaplastisch metaplastische micropapillair micropapillaire microscopisch microscopische moleculair
      moleculaire monoklonaal monoklonale morfologisch morfologische mucineus mucineuze multicentrisch
      multicentrische multifocaal multifocale neoplastisch neoplastische neuroendocrien neuroendocriene nodulair
      nodulaire nucleair nucleaire onderste onregelmatig onregelmatige operatief operatieve oppervlakkig
      oppervlakkige ovaal ovale papillair papillaire pathologisch pathologische perifeer perifere pleomorf pleomorfe
      polyklonaal polyklonale posterior predictief predictieve prognostisch prognostische radiologisch radiologische
      representatief representatieve retromamillair rond ronde scherp semikwantitatief semikwantitatieve solide
      speciaal speciale specifiek specifieke stereotactisch stereotactische stervormig stervormige stromaal stromale
      subcutaan subcutane superior technisch technische trabeculair trabeculaire tubulair tubulaire typisch typische
      unifocaal unifocale vast vaste ventraal ventrale visueel visuele wit witte wittig wittige zwart zwarte
    `,
  },
  {
    about: 'anatomy and tissue',
    origin: 'own list',
    reviewed: '2026-11-28',
    words: `
      areola basaalmembraan bindweefsel bloedvat bloedvaten borst borsten borstklier borstklierweefsel bovenkwadrant
      buis buizen cel celgroep celgroepen celkern celkernen cellen celmembraan celmembranen celnest celnesten
      chromatine dermis ductuli ductus epidermis epitheel fascie kapsel kern kernen klierbuis klierbuizen
      klierweefsel kwadrant kwadranten lobuli lobulus locatie lokalisatie mamma mammae mammaparenchym melkgang
      melkgangen membraan membranen myoepitheel nesten nucleoli nucleolus onderkwadrant parenchym positie spier
      spierweefsel streng strengen stroma subcutis tepel tepelhof uur vat vaten veld velden vetweefsel weefsel
      weefselfragment weefselfragmenten weefsels weefselstuk
    `,
  },
  {
    about: 'tumour',
    origin: 'own list',
    reviewed: '2026-11-28',
    words: `
      adenocarcinomen adenocarcinoom atypie borstkanker carcinomen carcinoom carcinoomcellen carcinoomhaard
      carcinoomweefsel groei groeiwijze haard haarden infiltraat infiltraten infiltratie kanker laesie laesies
      maligniteit maligniteiten mammacarcinomen mammacarcinoom massa neoplasie neoplasma nodi nodus nst proces tumor
      tumorblok tumorcel tumorcellen tumoren tumorgebied tumorhaard tumorkern tumorkernen tumorproces tumorveld
      tumorvelden tumorweefsel
    `,
    phrases: [
      'carcinoom van geen speciaal type',
      'geen speciaal type',
      'invasief carcinoom van geen speciaal type',
      'niet anders gespecificeerd',
    ],
  },
  {
    about: 'tests and laboratory',
    origin: 'own list',
    reviewed: '2026-11-28',
    words: `
      aankleuring aankleuringen antigeen antigenen antilichaam antilichamen blok blokje blokjes blokken coupe
      coupenummer coupes duur eiwit eiwitexpressie eiwitten eosine expressie expressiepatroon fixatie fixatieduur
      fixatietijd fluorescentie fluorescentiemicroscoop formaline geïnkt geïnkte gen genen genlocus glaasje glaasjes
      groeifactor groeifactorreceptor hematoxyline hybridisatie immunofenotype immunohistochemie immunokleuring
      immunoprofiel immuunhistochemie immuunkleuring immuunkleuringen immuunprofiel incubatie inkt ischemie
      ischemietijd kit kits kleuring kleuringen klonen kloon konijn lab laboratoria laboratorium lichtmicroscopie
      microscoop minuten minuut muis objectglas oncogen oncogenen oncoproteïne ontkalking ontkalkt paraffine
      paraffineblok paraffineblokje paraffineblokjes paraffinecoupe paraffinecoupes preparatie probe probes proteïne
      reactie reactiepatroon reacties reagens reagentia receptor receptoranalyse receptorbepaling receptoren
      receptorstatus signaal signalen snede snedes sonde sondes substraat uren vriescoupe vriescoupes
    `,
    phrases: ['fluorescentie in situ hybridisatie', 'in situ hybridisatie', 'per cel', 'per celkern', 'per tumorcel'],
  },
  {
    about: 'people and places',
    origin: 'own list',
    reviewed: '2026-11-28',
    words: `
      afdeling analist arts artsen centrum chirurg chirurgen collega collegae dhr dr drs fax groet groeten
      gynaecoloog heer hoogachtend hoogachting huisarts instituut kliniek mammapoli medisch medische mevr mevrouw mw
      oncologen oncologie oncoloog pathologen pathologie patholoog polikliniek postbus prof radioloog specialist
      stichting straat telefoon umc universitair universitaire ziekenhuis ziekenhuizen
    `,
  },
  {
    about: 'furniture of a report',
    origin: 'own list',
    reviewed: '2026-11-28',
    words: `
      apr april asco aug augustus blad cap cm dec december dinsdag donderdag feb februari icd iknl jan januari jarig
      jarige jul juli jun juni kg maandag maart mg min ml mm mm2 mrt nabon nov november nr okt oktober palga sep
      sept september snomed tel vrijdag vrouw who woensdag zaterdag zondag
    `,
  },
  {
    about: 'microscope, laboratory and report prose met in further texts',
    origin: 'own list',
    reviewed: '2026-11-28',
    words: `
      adequaat correct vergroting vergrotingen zelfs
    `,
    phrases: ['bij sterke vergroting', 'ook bij sterke vergroting'],
  },
  {
    about: 'words of the course and short forms of letters',
    origin: 'own list',
    reviewed: '2026-11-29',
    words: `
      circumferentiële cnb kernaankleuring operatiespecimen progressief recidief restant resttumor sinds stabiel swk vrijwel
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
      acht achttien dertien dertig drie duizend elf honderd negen negentien negentig tachtig tien twaalf twee
      twintig veertien veertig vier vijf vijftien vijftig zes zestien zestig zeven zeventien zeventig
    `,
  },
]
