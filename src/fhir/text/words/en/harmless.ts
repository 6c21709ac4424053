import type { WordGroup } from '../word-group.ts'

/** English words that a clause may hold beside a result without changing it. */
export const HARMLESS: readonly WordGroup[] = [
  {
    about: 'function words',
    origin: 'own list of articles, prepositions, pronouns and auxiliary verbs',
    reviewed: '2026-11-28',
    words: `
      a accordingly across additionally against all along also am amid among amongst an and are as at been both by
      during each every for from furthermore had has have having he hence her here hers his i in into is it its
      itself moreover my namely of on onto our overall she so such that the their them themselves there therefore
      these they this those throughout thus to together toward towards upon us via was we were where which who whom
      whose with within
    `,
    phrases: [
      'according to',
      'are as follows',
      'as follows',
      'as well',
      'as well as',
      'based on',
      'based upon',
      'determined to be',
      'et al',
      'found to be',
      'in accordance with',
      'in addition',
      'in addition to',
      'in association with',
      'in conjunction with',
      'in keeping',
      'in order to',
      'in regard to',
      'in regards to',
      'in the',
      'in this case',
      'in this sample',
      'in this specimen',
      'in this tumor',
      'in this tumour',
      'is as follows',
      'judged to be',
      'of the',
      'on the',
      'on the basis of',
      'shown to be',
      'the following',
      'was as follows',
      'was found to be',
      'were as follows',
      'were found to be',
      'with regard to',
      'with respect to',
    ],
  },
  {
    about: 'verbs of a report',
    origin: 'own list; verbs of public breast pathology reports',
    reviewed: '2026-11-28',
    words: `
      abuts abutted abutting accessioned accessioning accessions accredited analysed analyses analysing analyzed
      analyzes analyzing applied applies applying approached approaches approaching arise arises arising assess
      assessed assesses assessing assigned assigning assigns attached attaches attaching automated bisected
      bisecting bisects calculate calculated calculates calculating calibrated calibrates calibrating captured
      captures capturing categorised categorises categorized categorizes categorizing certified certifies certify
      characterised characterises characterized characterizes characterizing classified classifies classify
      classifying collect collected collecting collects compare compared compares comparing composed comprise
      comprised comprises comprising computed computes computing consist consisted consisting consists contacted
      contain contained containing contains correlate correlated correlates correlating count counted counterstain
      counterstained counterstaining counterstains counting counts created creates cuts cutting dehydrated
      dehydrating delivered demonstrates deparaffinized deparaffinizing described describes describing designate
      designated designates designating detailed detailing details determined determines determining developed
      developing develops diagnose diagnosed diagnoses diagnosing dictate dictated dictates dictating digested
      digesting digests display displayed displaying displays dissected dissecting dissects divided divides dividing
      documented documenting documents embedded embedding embeds employ employed employing employs enumerated
      enumerates enumerating established establishes establishing evaluate evaluated evaluates evaluating examined
      examines examining excised excises excising exhibit exhibited exhibiting exhibits extend extended extending
      extends fixed fixes fixing formed forming forms graded grades growing grown grows hybridised hybridising
      hybridized hybridizes hybridizing identifies immersed immunostain immunostained immunostaining immunostains
      include included includes including incubated incubates incubating infiltrate infiltrated infiltrates
      infiltrating inked inking inks interpret interpreted interpreting interprets invade invaded invades invading
      involve involved involves involving issued issues issuing label labeled labeling labelled labelling labels
      licensed licenses licensing lies listed listing lists located locates locating lying manufactured manufactures
      manufacturing mark marking marks matched measure measured measures measuring mounted mounting mounts obtained
      obtaining obtains orientated oriented orienting orients originated originates originating palpated performed
      performs placed places placing prepared prepares preparing printed printing prints process processed processes
      processing provide provided provides providing qualified qualifies qualifying quantified quantifies quantify
      quantifying reached reaches reaching read reading reads received receives receiving recorded recording records
      relate related relates relating removed removes removing rendered rendering renders represent represented
      representing represents resected resecting retrieved retrieves retrieving reveal revealed revealing reveals
      sampled samples sampling scanned scanning scans section sectioned sectioning sections selected selecting
      selects serially show showed showing shows signed signing signs situated slice sliced slices slicing stain
      stained staining stains standardised standardized standardizes submerged summarised summarises summarized
      summarizes summarizing supplied supplies surrounds tabulated tabulating tethered tethering transcribed
      transcribing transected transecting transects trimmed trimming trims trisected trisecting typed typing undergo
      undergoes undergoing underwent used uses using utilised utilises utilising utilize utilized utilizes utilizing
      validate validated validates validating verified verifies visualised visualising visualized visualizes
      visualizing washed washes washing weighed weighing weighs
    `,
  },
  {
    about: 'nouns, adjectives and adverbs of report prose',
    origin: 'own list; words of 841 public breast pathology reports',
    reviewed: '2026-11-28',
    words: `
      accompanying accordance adjunctive age aged analysis analytic analytical anciliary ancillary appendix aspect
      aspects assay assays assessment assessments basis biomarker biomarkers birth boxes calculation calculations
      careful carefully case cases categories category characteristic characteristics chart charts checklist
      checklists classes classification classifications clinical clinically code codes column columns comment
      comments component components computer computerized concerning conclusion conclusions context cytogenetic
      cytogenetics cytologic cytological cytology cytomorphology data dataset description descriptions detail
      determination determinations diagnosis diagnostic diagnostically diagram diagrams digital digitally direct
      directly edition editions element elements entire entirely enumeration estimation estimations evaluation
      evaluations examination examinations expression feature features female field fields figure figures finding
      findings form gender genetic genetics graph graphs gross grossly guideline guidelines gynecologic gynecology
      heading headings histologic histological histologically histology histomorphologic histomorphology
      histopathologic histopathological histopathologically histopathology id identification identifier image images
      imaging immune immunoassay immunoassays immunocytochemical immunocytochemistry immunohistochemical
      immunohistochemically immunohistochemistry immunohistologic immunohistology immunologic immunological
      immunoperoxidase immunophenotype immunophenotypic immunophenotypically immunophenotyping immunoprofile
      information instruction instructions interpretation interpretations intraoperative intraoperatively item items
      key keys lady line lines macroscopic macroscopically mammogram mammograms mammographic mammography manual
      manually marker markers measurement measurements medical medically method methodologies methodology methods
      microscope microscopes microscopic microscopically microscopy molecular morphologic morphological
      morphologically morphology mrn name names note notes objective oncologic oncological oncology operation
      operations operative page pages paragraph paragraphs parameter parameters particular particularly pathologic
      pathological pathologically pathologies pathology patient pattern patterns performance phenotype phenotypes
      phenotypic photograph photographs point points practice practices predictive principle principles procedural
      procedure procedures profile profiles prognosis prognostic protocol protocols purpose purposes qualitative
      qualitatively quantification quantitation quantitative quantitatively radiographic radiographically radiologic
      radiological radiology regard regarding relevant respect respective result results role routine routinely row
      rows semi semiquantitative sex sheet sheets sonographic special specific specifically standard standards
      statement statements status stereotactic stereotactically subject subtype subtypes summaries summary
      supplemental supplementary supportive surgeries surgery surgical surgically surname synopsis synoptic table
      tables technique techniques template templates term terms test testing tests theranostic type types
      ultrasonographic ultrasound version versions visual visually whole woman word wording words
    `,
    phrases: [
      'accession number',
      'block number',
      'case number',
      'date collected',
      'date of birth',
      'date of procedure',
      'date of report',
      'date of service',
      'date received',
      'date reported',
      'date signed',
      'end of report',
      'final pathology report',
      'final report',
      'lot number',
      'medical record number',
      'number of blocks',
      'number of slides',
      'pathology report',
      'patient number',
      'performing laboratory',
      'report date',
      'slide number',
      'specimen number',
      'surgical pathology report',
      'testing laboratory',
      'this report',
      'time received',
      'year old',
      'year old female',
      'year old woman',
      'years old',
    ],
  },
  {
    about: 'tests and their parts',
    origin: 'own list; words of HER2, ER and PR summaries in public reports',
    reviewed: '2026-11-28',
    words: `
      algorithm algorithms alkaline analyser analysers analyzer analyzers anti antibodies antibody antigen antigens
      antihuman autostainer autostainers avidin biotin brightfield buffer buffered buffers cassette cassettes
      catalog catalogue chromogen chromogenic chromogenically citrate clone clones conjugate conjugates coverslip
      coverslips dab dapi detection diaminobenzidine diluted dilution dilutions edta enzymatic enzyme enzymes eosin
      epitope epitopes factor factors fluorescence fluorescent fluorescently fluorochrome fluorochromes fluorophore
      fluorophores gene genes glass goat growth haematoxylin heat hematoxylin horseradish human hybridisation
      hybridization hybridizations immunofluorescence immunohistochem immunolabeling immunolabelling incubation
      insert instrument instruments interphase kinase kit kits ligand ligands loci locus lot lots manufacturer
      manufacturers membrane membranes metaphase monoclonal mouse murine nuclear nuclei nucleoli nucleolus nucleus
      oncogene oncogenes oncoprotein oncoproteins package pepsin peroxidase ph phosphatase platform platforms
      polyclonal polymer polymers prediluted pretreatment primary probe probes protease protein proteinaceous
      proteinase proteins proto protooncogene rabbit reagent reagents receptor receptors retrieval scanner scanners
      signal signals slide slides software spectrum stainability stainer stainers stainings streptavidin substrate
      substrates supplier suppliers system systems temperature temperatures tyrosine vendor vendors visualisation
      visualization
    `,
    phrases: [
      'american society of clinical oncology',
      'asco cap guideline',
      'asco cap guidelines',
      'asco cap recommendations',
      'cancer cells',
      'cap asco guidelines',
      'carcinoma cells',
      'cell membrane',
      'cell membranes',
      'cell nuclei',
      'chromogenic in situ hybridization',
      'cold ischemia time',
      'cold ischemic time',
      'college of american pathologists',
      'computer aided',
      'computer assisted',
      'digital image analysis',
      'dual in situ hybridization',
      'duration of fixation',
      'entirely submitted',
      'fixation time',
      'fluorescence in situ hybridization',
      'fluorescent in situ hybridization',
      'formalin fixed',
      'formalin fixed paraffin embedded',
      'h & e',
      'h and e',
      'h e',
      'hematoxylin and eosin',
      'image analysis',
      'in situ hybridisation',
      'in situ hybridization',
      'invasive cancer cells',
      'invasive carcinoma cells',
      'invasive tumor cells',
      'laboratory developed test',
      'manual count',
      'manual scoring',
      'neoplastic cells',
      'neutral buffered formalin',
      'package insert',
      'paraffin block',
      'paraffin embedded',
      'per the asco cap guidelines',
      'representative block',
      'representative section',
      'representative sections',
      'same block',
      'same specimen',
      'silver in situ hybridization',
      'submitted entirely',
      'submitted in formalin',
      'submitted in toto',
      'time in formalin',
      'time to fixation',
      'tissue block',
      'totally submitted',
      'tumor cell nuclei',
      'tumor cells',
      'tumour cell nuclei',
      'tumour cells',
      'visual estimation',
      'warm ischemia time',
    ],
  },
  {
    about: 'specimen handling',
    origin: 'own list; words of 841 public breast pathology reports',
    reviewed: '2026-11-28',
    words: `
      acetone adipose aggregate aggregates alcohol anterior anteriorly apex axial bag bags base bases bath beige
      black block blocks blue bottle bottles brown brownish caudal center centered central centrally centre clip
      clips clockwise coil coils cold container containers corner corners coronal cranial cross cut cylinder
      cylinders cylindrical cystic decalcification decalcified deep deeper diagonal dimpled disc disk distal dorsal
      duration dye dyed dyes edge edges ellipse ellipses elliptical embedment en ethanol everted face faces facing
      fatty ffpe fibroadipose fibrofatty fibrous firm fixation fixative fixatives flattened fleshy formalin fragment
      fragments fresh freshly friable frozen gauge gelatinous glistening gold gray grayish grey greyish gritty
      haemorrhage haemorrhagic hard hemorrhage hemorrhagic hook horizontal horizontally hour hours indurated
      induration inferior inferiorly ink inner inverted irregular irregularly ischaemia ischaemic ischemia ischemic
      jar jars lateral laterally lobulated lobulation localisation localization localized longitudinal
      longitudinally loose markings medial medially methanol micron microns microtome mid middle minute minutes
      needle needles neutral nodular nodularity orientation outer oval oven overnight ovoid paraffin parallel
      perimeter peripheral periphery perpendicular piece pieces pink pinkish pole poles posterior posteriorly
      proximal puckered purple radial raised receipt rectangular requisition round rounded rubbery sagittal saline
      seconds shave shaves shavings shiny silver smooth soft solid spiculated stellate stitches strip strips
      superficial superficially superior superiorly surface surfaces suture sutured sutures tag tags tan tangential
      tannish thick thickness thin tip tips translucent transverse transversely triangular ulcerated unfixed
      unoriented upper ventral vertical vertically vial vials violaceous violet warm water wax wedge wedges white
      whitish wire wires xylene yellow yellowish zinc
    `,
    phrases: [
      'cross section',
      'cross sections',
      'en face',
      'lower half',
      'lower inner',
      'lower inner quadrant',
      'lower outer',
      'lower outer quadrant',
      'lower pole',
      "o'clock",
      "o'clock position",
      'upper inner quadrant',
      'upper outer quadrant',
    ],
  },
  {
    about: 'anatomy of the breast',
    origin: 'own list; words of 841 public breast pathology reports',
    reviewed: '2026-11-28',
    words: `
      acinar acini acinus apical area areas areola areolae areolar arterial artery basal basement body breast
      breasts capillaries capillary capsule capsules cell cells cellular cellularity clock collagen collagenous
      connective cutaneous dermal dermis duct ductal ducts ductular epidermis epithelial epithelium extracellular
      fascia fascial fat fibroconnective gland glands glandular intercellular intracellular intramammary lactiferous
      laterality lobular lobule lobules location locations lumen lumens lumina luminal lymphatic lymphatics mamma
      mammary muscle muscles muscular myoepithelium nerve nerves neural nipple nipples organ organs parenchyma
      parenchymal pectoral pectoralis periareolar position positions quadrant quadrants regions retroareolar side
      sides site sites stroma stromal subareolar subcutaneous subcutis tail terminal tissue tissues tubule tubules
      unit units vascular vasculature vein veins venous vessel vessels zone zones
    `,
  },
  {
    about: 'tumour and histology',
    origin: 'own list; tumour types of the WHO classification; words of 841 public breast pathology reports',
    reviewed: '2026-11-28',
    words: `
      adenocarcinoma adenocarcinomas adenocarcinomatous adenoid alveolar amphophilic anaplasia anaplastic apocrine
      architectural architecturally architecture atypia atypical basophilic bifocal bizarre border borders cancer
      cancerous cancers carcinoma carcinomas carcinomatous carcinosarcoma chromatin circumscribed colloid columnar
      cord cords cribriform cuboidal desmoplasia desmoplastic ductale ductalis ductolobular edema elastosis
      elastotic eosinophilic fibrotic file files foamy foci focus formation formations granulomatous histiocyte
      histiocytes histiocytic histiocytoid histogenesis histotype hyalinization hyalinized hyperchromasia
      hyperchromatic infiltration infiltrative inflammatory invasive invasively invasivum island islands lesion
      lesional lesions lobularis lymphocyte lymphocytes lymphocytic lymphoid lymphoplasmacytic macrophage
      macrophages malignancies malignancy malignant mammae mass masses medium medullary metaplastic microinvasive
      micropapillary mixed mucin mucinous mucinproducing multicentric multifocal necrotic neoplasia neoplasm
      neoplasms neoplastic nest nesting nests neuroendocrine nodule noduled nodules nst oedema oncocytic oncogenic
      papillary plasma pleomorphic pleomorphism polygonal pure pushing ring sclerosis sclerotic secretory signet
      sized spindle squamous strand strands structure structures targetoid trabecula trabeculae trabecular tubular
      tubulolobular tumor tumoral tumorigenic tumors tumour tumoural tumours unicentric unifocal unilateral
      vacuolated vacuole vacuoles vesicular
    `,
    phrases: [
      'adenocarcinoma of the breast',
      'breast cancer',
      'breast carcinoma',
      'breast primary',
      'carcinoma of the breast',
      'carcinoma with medullary features',
      'clear cell',
      'ductal carcinoma',
      'histologic type',
      'histological type',
      'infiltrating ductal carcinoma',
      'infiltrating lobular carcinoma',
      'infiltrating mammary carcinoma',
      'invasive carcinoma',
      'invasive carcinoma of no special type',
      'invasive component',
      'invasive ductal carcinoma',
      'invasive lobular carcinoma',
      'invasive mammary carcinoma',
      'invasive tumor',
      'invasive tumour',
      'main tumor',
      'main tumour',
      'mammary carcinoma',
      'mixed ductal and lobular',
      'moderately differentiated',
      'moderately to poorly differentiated',
      'no special type',
      'nos',
      'not otherwise specified',
      'of no special type',
      'poorly differentiated',
      'primary tumor',
      'primary tumour',
      'pure mucinous',
      'tumor bed',
      'tumor type',
      'tumour type',
      'well differentiated',
      'well to moderately differentiated',
      'with ductal and lobular features',
    ],
  },
  {
    about: 'words of number',
    origin: 'own list',
    reviewed: '2026-11-28',
    words: `
      arithmetic average averaged averages decimal digit digits eight eighteen eighty eleven fifteen fifty five
      forty four fourteen hundred mean nine nineteen ninety one pair paired pairs seven seventeen seventy six
      sixteen sixty ten thirteen thirty thousand three twelve twenty two
    `,
    phrases: [
      'at a magnification of',
      'high power field',
      'high power fields',
      'per high power field',
      'random fields',
      'x magnification',
      'x objective',
    ],
  },
  {
    about: 'units and measures',
    origin: 'own list',
    reviewed: '2026-11-28',
    words: `
      celsius centigrade centimeter centimeters centimetre centimetres cm degree degrees g gm gms gram grams hpf hr
      hrs kg magnification mg micrometer micrometers micrometre micrometres millimeter millimeters millimetre
      millimetres min mins ml mm mm2 mm3 objectives sec secs ul um
    `,
  },
  {
    about: 'people, places and offices',
    origin: 'own list; words of 841 public breast pathology reports',
    reviewed: '2026-11-28',
    words: `
      address assistant assistants attending avenue building centers chair chairman city clinic clinician clinicians
      clinics college consultant consultants country county cytopathologist cytopathologists cytotechnologist
      cytotechnologists department departments director directors division divisions doctor doctors dr drive email
      facilities facility faculty fax fcap fellow fellows floor frcpath frcpc histotechnologist histotechnologists
      hospital hospitals institute institutes institution institutions lab laboratories laboratory labs mbbs md mph
      nurse office offices oncologist oncologists pathologist pathologists phd phone physician physicians
      practitioner practitioners prof professor radiologist radiologists resident residents road room school
      secretary service services staff state street suite surgeon surgeons technician technicians technologist
      technologists telephone transcriptionist universities university ward zip
    `,
    phrases: [
      'attending pathologist',
      'electronically signed',
      'electronically signed by',
      'electronically signed out by',
      'i attest that',
      'i have personally examined',
      'i have personally reviewed',
      'pathologist of record',
      'personally reviewed',
      'reviewed and signed',
      'signed out by',
      'the attending pathologist',
    ],
  },
  {
    about: 'furniture of a report',
    origin: 'own list; headings of public breast pathology reports and of cancer protocols',
    reviewed: '2026-11-28',
    words: `
      accession account addenda addendum admission apr april attachment attachments aug august barcode billing cc
      confidential confidentiality copyto cpt date dated dates dec december electronic electronically encounter feb
      february fhir final footer fri friday header hl7 icd inpatient jan january jul july jun june loinc mar march
      mon monday nov november oct october outpatient pdf personally pm privileged recipient reporter reporting sat
      saturday sep sept september signatory signature signatures signout snomed staged sun sunday supplement
      supplements thu thursday time title today tue tuesday visit wed wednesday
    `,
    phrases: [
      'addendum comment',
      'addendum diagnosis',
      'addendum report',
      'anatomic pathology',
      'anatomical pathology',
      'ancillary studies',
      'biomarker studies',
      'biomarker testing',
      'breast biomarker reporting template',
      'breast biomarkers',
      'cancer case summary',
      'cancer protocol',
      'case summary',
      'clinical data',
      'clinical diagnosis',
      'clinical information',
      'diagnosis comment',
      'final diagnosis',
      'final pathologic diagnosis',
      'gross description',
      'hormone receptor studies',
      'immunohistochemical studies',
      'interpretation and comment',
      'interpretive comment',
      'microscopic description',
      'microscopic examination',
      'pathologic diagnosis',
      'pathologist comment',
      'predictive markers',
      'procedures addenda',
      'prognostic and predictive markers',
      'prognostic factors',
      'prognostic markers',
      'receptor studies',
      'result comment',
      'results summary',
      'slides reviewed',
      'source of specimen',
      'special studies',
      'specimen id',
      'specimen information',
      'specimen site',
      'specimen source',
      'specimen type',
      'summary of results',
      'supplemental report',
      'surgical pathology',
      'synoptic report',
      'test name',
      'test performed',
      'test performed at',
      'test type',
      'tumor block',
      'tumour block',
    ],
  },
  {
    about: 'societies and rules',
    origin: 'own list',
    reviewed: '2026-11-28',
    words: `
      accreditation act administration agency ajcc american asco ascocap association british canadian cap ce
      certificate certification cla clia committee compliance council esmo european fda federal federally federation
      food icc international iso ivd national nccn nci nhs nice nih rcpath regulation regulations regulatory
      requirement requirements society tnm uicc
    `,
  },
  {
    about: 'quality of work',
    origin: 'own list; words of HER2, ER and PR summaries in public reports',
    reviewed: '2026-11-28',
    words: `
      acceptable accuracy accurate adequacy adequate adequately appropriate appropriately assessable assurance
      concordance concordant correlation correlations evaluable integrity interpretable precision preservation
      preserved proficiency quality representative representatively reproducibility reproducible satisfactory
      sufficient validation validity verification
    `,
  },
]
