import type { NamedThing } from '../word-group.ts'

const CLONES = { origin: 'own list of antibodies named in breast pathology reports', reviewed: '2026-11-28' }
const KITS = { origin: 'own list of kits and platforms named in breast pathology reports', reviewed: '2026-11-28' }
const MAKERS = { origin: 'own list of makers of antibodies, probes and instruments', reviewed: '2026-11-28' }
const METHODS = { origin: 'own list of methods and materials of the laboratory', reviewed: '2026-11-28' }

/** Antibodies against HER2, ER and PR. A figure in such a name is no value. */
// prettier-ignore
export const ANTIBODIES: readonly NamedThing[] = [
  { ...CLONES, name: '4B5', forms: '4b5|clone 4b5|klon 4b5|kloon 4b5|clon 4b5|ventana 4b5|anti her2 neu 4b5|anti her2 4b5|pathway 4b5' },
  { ...CLONES, name: 'SP3', forms: 'sp3|clone sp3|klon sp3|kloon sp3|clon sp3' },
  { ...CLONES, name: 'CB11', forms: 'cb11|cb 11|clone cb11|klon cb11|kloon cb11|clon cb11|ncl cb11' },
  { ...CLONES, name: 'A0485', forms: 'a0485|a 0485|dako a0485|clone a0485|ao485|ao 485' },
  { ...CLONES, name: 'TAB250', forms: 'tab250|tab 250|clone tab250' },
  { ...CLONES, name: '10A7', forms: '10a7|clone 10a7' },
  { ...CLONES, name: 'e2-4001', forms: 'e2 4001|e2 4001 3b5|3b5' },
  { ...CLONES, name: 'EP3', forms: 'ep3|ep1045y|ep1045|clone ep3' },
  { ...CLONES, name: 'DG44', forms: 'dg44|dako dg44' },
  { ...CLONES, name: 'SP1', forms: 'sp1|clone sp1|klon sp1|kloon sp1|clon sp1' },
  { ...CLONES, name: '6F11', forms: '6f11|er 6f11|clone 6f11|klon 6f11|kloon 6f11|clon 6f11' },
  { ...CLONES, name: 'EP1', forms: 'ep1|ep 1|clone ep1|klon ep1|clon ep1' },
  { ...CLONES, name: '1D5', forms: '1d5|id5|er 1d5|clone 1d5|klon 1d5|er 2 123|1d5 er 2 123' },
  { ...CLONES, name: 'ER PharmDx', forms: 'er pharmdx|er pr pharmdx|pharmdx er pr' },
  { ...CLONES, name: 'SP42', forms: 'sp42|sp2|clone sp2|clone sp42' },
  { ...CLONES, name: '1E2', forms: '1e2|ie2|clone 1e2|klon 1e2|kloon 1e2|clon 1e2|pr 1e2' },
  { ...CLONES, name: 'PR 16', forms: 'clone 16|klon 16|kloon 16|clon 16|pr 16|pgr 16|16 san27|san27' },
  { ...CLONES, name: 'PgR 636', forms: 'pgr 636|pgr636|pr 636|pr636|clone 636|clone pgr 636|clone pgr636|klon 636|klon pgr636|kloon 636|clon 636' },
  { ...CLONES, name: 'PgR 1294', forms: 'pgr 1294|pgr1294|clone pgr1294|clone 1294|klon 1294' },
  { ...CLONES, name: '1A6', forms: '1a6|clone 1a6|klon 1a6|pgr 1a6|pr 1a6' },
  { ...CLONES, name: 'YE85', forms: 'y85|ye85|clone y85|pr88|clone pr88' },
  { ...CLONES, name: 'EP2', forms: 'ep2|clone ep2' },
]

/** Kits, probes and platforms. A name as 'INFORM HER2 DNA probe' or 'HER2/CEP17 kit' claims nothing of the tumour. */
// prettier-ignore
export const KITS_AND_PLATFORMS: readonly NamedThing[] = [
  { ...KITS, name: 'HercepTest', forms: 'herceptest|hercep test|herceptesttm|herceptest tm|hercep test kit|herceptest kit|herceptest pharmdx|herceptest mab pharmdx|k5204|k5205|k5206|k5207|sk001|ge001' },
  { ...KITS, name: 'PATHWAY', forms: 'pathway|pathway her2|pathway her 2 neu|pathway anti her2|pathway anti her 2 neu|pathway anti her2 neu 4b5|ventana pathway|pathway her 2 4b5' },
  { ...KITS, name: 'CONFIRM', forms: 'ventana confirm|confirm anti er|confirm anti pr|confirm anti estrogen receptor|confirm anti progesterone receptor|confirm er sp1|confirm pr 1e2' },
  { ...KITS, name: 'Bond Oracle', forms: 'oracle|bond oracle|bond oracle her2|oracle her2|bond oracle her2 ihc system|bondmax|bond max|bond iii|bond rx|bond prime|leica bond|bond polymer refine|polymer refine' },
  { ...KITS, name: 'InSite', forms: 'insite|insite her2|insite her 2 neu' },
  { ...KITS, name: 'PathVysion', forms: 'pathvysion|path vysion|pathvision|pathvysion kit|pathvysion her 2 dna probe kit|pathvysion her2 dna probe kit|vysion|lsi|lsi her2|lsi her 2|lsi her2 neu|lsi her 2 neu|spectrumorange|spectrumgreen|spectrum orange|spectrum green|spectrum aqua|vysis|vysis pathvysion' },
  { ...KITS, name: 'INFORM', forms: 'inform|inform her2|inform her2 dual ish|inform her 2|inform her2 dna|inform her2 dual ish dna probe cocktail|ventana inform|her2 dual ish|dual ish|dual ish dna probe cocktail|dual ish assay|ventana her2 dual ish|inform dual ish' },
  { ...KITS, name: 'HER2 IQFISH', forms: 'iqfish|her2 iqfish|her2 iqfish pharmdx|iq fish|fish pharmdx|her2 fish pharmdx|her2 fish pharmdx kit|pharmdx|pharm dx|cish pharmdx|her2 cish pharmdx|duocish|duo cish' },
  { ...KITS, name: 'SPOT-Light', forms: 'spot light|spotlight|spot light her2|spot light her2 cish|spot light her2 cish kit' },
  { ...KITS, name: 'ZytoLight', forms: 'zytolight|zytodot|zyto light|zyto dot|zytolight spec|zytolight spec erbb2|zytolight spec erbb2 cen 17|zytolight spec her2 cen 17|zytolight spec her2 cen 17 dual color probe|zytodot 2c|zytodot 2c spec her2 cen 17|spec her2 cen 17|spec erbb2 cen 17|spec her2|zytofish' },
  { ...KITS, name: 'BOND HER2 FISH', forms: 'leica her2 fish|leica her2 fish system|poseidon|rembrandt' },
  { ...KITS, name: 'BenchMark', forms: 'benchmark|benchmark ultra|benchmark xt|benchmark gx|benchmark ultra plus|ultra|ventana benchmark|ventana benchmark ultra|nexes|discovery xt|discovery ultra' },
  { ...KITS, name: 'detection systems', forms: 'ultraview|ultraview dab|ultra view|iview|i view|optiview|opti view|envision|envision flex|flex|en vision|omnis|dako omnis|autostainer link|autostainer link 48|link 48|autostainer|novolink|refine|supervision|lsab|lsab2|abc method|abc|hier|pt link|cc1|cc2|cell conditioning|cell conditioning 1' },
  { ...KITS, name: 'image analysis', forms: 'acis|acis ii|acis iii|chromavision|aperio|ariol|bioview|metasystems|metafer|visiopharm|virtuoso|icas|cas 200|cas200|quantihercept|halo|qupath|ikoniscope|ikonisys|duet|imagestream' },
]

/** Makers. */
// prettier-ignore
export const MAKERS_OF_ASSAYS: readonly NamedThing[] = [
  { ...MAKERS, name: 'Ventana and Roche', forms: 'ventana|ventana medical systems|ventana medical systems inc|roche|roche diagnostics|roche ventana|roche tissue diagnostics|tucson|mannheim' },
  { ...MAKERS, name: 'Dako and Agilent', forms: 'dako|dakocytomation|dako cytomation|dako denmark|agilent|agilent dako|agilent technologies|glostrup|carpinteria|dako north america|dakopatts' },
  { ...MAKERS, name: 'Leica and Novocastra', forms: 'leica|leica biosystems|leica microsystems|novocastra|newcastle|nussloch|vision biosystems' },
  { ...MAKERS, name: 'Abbott and Vysis', forms: 'abbott|abbott molecular|abbott laboratories|abbot|abbott vysis|des plaines|downers grove' },
  { ...MAKERS, name: 'Zytomed and ZytoVision', forms: 'zytomed|zytomed systems|zytovision|bremerhaven|berlin' },
  { ...MAKERS, name: 'Thermo and Invitrogen', forms: 'thermo|thermo fisher|thermo scientific|thermofisher|thermo fisher scientific|fisher scientific|invitrogen|zymed|labvision|lab vision|neomarkers|neo markers|fremont|life technologies' },
  { ...MAKERS, name: 'other makers', forms: 'cell marque|biocare|biocare medical|biogenex|bio genex|biosb|bio sb|epitomics|abcam|master diagnostica|vitro|diagnostic biosystems|dbs|immunotech|beckman|beckman coulter|coulter|oncor|genzyme|sigma|sakura|tissue tek|tissuetek|millipore|merck|novus|biolegend|menarini|a menarini|bioptica|bio optica|cytocell|kreatech|empire genomics|cytotest|biocartis|menapath|quartett|dcs|dianova|linaris|clarient|neogenomics|genoptix|labcorp|quest|quest diagnostics|mayo|mayo clinic|arup|phenopath|aruplab|impath|us labs|esoterix|integrated oncology|nichirei|gene tech|maixin|zsgb|amoydx|celnovte' },
]

/** Methods and materials of the laboratory. */
// prettier-ignore
export const LABORATORY_METHODS: readonly NamedThing[] = [
  { ...METHODS, name: 'formalin', forms: 'formalin|neutral buffered formalin|nbf|10 formalin|10 % formalin|10 neutral buffered formalin|10 % neutral buffered formalin|buffered formalin|formol|formol tamponné|formaldehyde|formaldehyd|formaline|formalina|formol tamponado|formalina tamponata|formalina neutra tamponata|4 % formaldehyd|gepuffertes formalin|gepuffertem formalin|gebufferde formaline' },
  { ...METHODS, name: 'other fixatives', forms: 'bouin|bouin s|bouins|afa|b5 fixative|b plus|hollande|hollandes|zenker|carnoy|prefer|glyo fixx|cytolyt|preservcyt|cytorich|saccomanno|alcohol fixed' },
  { ...METHODS, name: 'paraffin', forms: 'ffpe|paraffin|paraffin embedded|formalin fixed|formalin fixed paraffin embedded|formalin fixed and paraffin embedded|paraffineingebettet|formalinfixiert|paraffine|parafina|paraffina|paraffinblock|inclus en paraffine|incluido en parafina|incluso in paraffina' },
  { ...METHODS, name: 'stains', forms: 'h & e|he|h e|he stain|h and e|hes|hps|hematoxylin|haematoxylin|eosin|hematoxylin and eosin|hämatoxylin|hämatoxylin eosin|pas|giemsa|mgg|dapi|dab|diaminobenzidine|fast red|chromogen|counterstain|hématéine|safran|hematoxilina|eosina|ematossilina|hematoxyline|eosine' },
  { ...METHODS, name: 'antigen retrieval', forms: 'antigen retrieval|heat induced epitope retrieval|epitope retrieval|target retrieval|edta|citrate buffer|protease|pepsin|antigendemaskierung|hitzedemaskierung|démasquage antigénique|recuperación antigénica|desenmascaramiento antigénico|smascheramento antigenico|antigeenontsluiting' },
  { ...METHODS, name: 'detection', forms: 'polymer|polymer detection|hrp|horseradish peroxidase|alkaline phosphatase|avidin biotin|streptavidin|streptavidin biotin|peroxidase|immunoperoxidase|avidin biotin complex|multimer' },
  { ...METHODS, name: 'regulation', forms: 'fda|clia|clia 88|cap accredited|ce ivd|ivd|iso 15189|din en iso|din en iso 15189|din en iso / iec 17020|iec|dakks|cofrac|enac|accredia|rva|analyte specific reagent|analyte specific reagents|asr|asrs|laboratory developed test|ldt|nordiqc|uk neqas|neqas|quip|gefpics|afaqap|empaia' },
]
