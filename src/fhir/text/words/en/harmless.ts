import type { WordGroup } from '../word-group.ts'

/** English words that a clause may hold beside a result without changing it. */
export const HARMLESS: readonly WordGroup[] = [
  {
    about: 'function words',
    origin: 'own list of articles, prepositions, pronouns and auxiliary verbs',
    reviewed: '2026-11-28',
    words: `
      a accordingly across additionally against all along also am amid among amongst an and are as at been both by
      during each every for from furthermore has have he hence here his i in into is it its itself moreover my
      namely of on onto our overall she so such that the their them themselves there therefore these they this those
      throughout thus to together toward towards upon us via was we were where which who whom whose with within
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
      'found to be',
      'in addition',
      'in addition to',
      'in conjunction with',
      'in order to',
      'in regards to',
      'in the present case',
      'in this case',
      'in this sample',
      'in this specimen',
      'is as follows',
      'judged to be',
      'shown to be',
      'the following',
      'this case',
      'was as follows',
      'was found to be',
      'were as follows',
      'were found to be',
    ],
  },
  {
    about: 'verbs of a report',
    origin: 'own list; verbs of public breast pathology reports',
    reviewed: '2026-11-28',
    words: `
      abuts abutted abutting accessioned accessioning accessions accredited analysed analyses analysing analyzed
      analyzes analyzing applied applies applying approached approaches approaching arise arises arising assessed
      assesses assessing assigned assigning assigns attached attaches attaching automated bisected bisecting bisects
      calculated calculates calculating calibrated calibrates calibrating captured captures capturing categorised
      categorises categorized categorizes categorizing certified certifies characterised characterises characterized
      characterizes characterizing classified classifies classifying collected collecting collects compared compares
      comparing composed comprise comprised comprises comprising computed computes computing consist consisted
      consisting consists contacted contain contained containing contains correlated correlates correlating count
      counted counterstain counterstained counterstaining counterstains counting counts created creates dehydrated
      dehydrating delivered demonstrates deparaffinized deparaffinizing described describes describing designated
      designates designating detailed detailing details determined determines determining developed developing
      develops diagnoses diagnosing dictated dictates dictating digested digesting digests display displayed
      displaying displays dissected dissecting dissects divided divides dividing documented documenting documents
      embedded embedding embeds employ employed employing employs enumerated enumerates enumerating established
      establishes establishing evaluated evaluates evaluating examined examines examining excised excises excising
      exhibited exhibiting exhibits extend extended extending extends fixed fixes fixing formed forming forms
      growing grown grows hybridised hybridising hybridized hybridizes hybridizing identifies immersed immunostain
      immunostained immunostaining immunostains included includes including incubated incubates incubating
      infiltrate infiltrated infiltrates infiltrating inked inking inks interpret interpreted interpreting
      interprets invade invaded invades invading involved involves involving issued issues issuing label labeled
      labeling labelled labelling labels licensed licenses licensing lies listed listing lists located locates
      locating lying manufactured manufactures manufacturing mark marking marks matched measure measured measures
      measuring mounted mounting mounts obtained obtaining obtains orientated oriented orienting orients originated
      originates originating palpated performed performs placed places placing prepared prepares preparing printed
      printing prints processed processes provided provides providing qualified qualifies qualifying quantified
      quantifies quantifying reached reaches reaching read reading reads received receives recorded recording
      records relate related relates relating removed removes removing rendered rendering renders represent
      represented representing represents resected resecting retrieved retrieves retrieving reveal revealed
      revealing reveals scanned scanning scans section sectioned sectioning sections selected selecting selects
      serially show showed showing shows signed signing signs situated slice sliced slices slicing stain stained
      staining stains standardised standardized standardizes submerged summarised summarises summarized summarizes
      summarizing supplied supplies surrounds tabulated tabulating tethered tethering transcribed transcribing
      transected transecting transects trimmed trimming trims trisected trisecting typed typing used uses using
      utilised utilises utilising utilized utilizes utilizing validated validates validating verified verifies
      visualised visualising visualized visualizes visualizing washed washes washing weighed weighing weighs
    `,
  },
  {
    about: 'nouns, adjectives and adverbs of report prose',
    origin: 'own list; words of 841 public breast pathology reports',
    reviewed: '2026-11-28',
    words: `
      accompanying accordance adjunctive age aged analysis analytic analytical anciliary ancillary aspect aspects
      assay assays assessment assessments basis biomarker biomarkers birth boxes calculation calculations careful
      carefully categories category characteristic characteristics chart charts checklist checklists classes
      classification classifications clinical clinically code codes column columns comment comments component
      components computer computerized concerning conclusion conclusions context cytogenetic cytogenetics cytologic
      cytological cytomorphology data dataset description descriptions detail determination determinations diagnosis
      diagnostic diagnostically diagram diagrams digital digitally direct directly edition editions element elements
      entire entirely enumeration estimation estimations evaluation evaluations examination examinations expression
      feature features female field fields figure figures finding findings form gender genetic genetics graph graphs
      gross grossly guideline guidelines gynecologic gynecology heading headings histologic histological
      histologically histology histomorphologic histomorphology histopathologic histopathological
      histopathologically histopathology id identification identifier image images imaging immune immunocytochemical
      immunocytochemistry immunohistochemical immunohistochemically immunohistochemistry immunohistologic
      immunohistology immunologic immunological immunoperoxidase immunophenotype immunophenotypic
      immunophenotypically immunophenotyping immunoprofile information instruction instructions interpretation
      interpretations intraoperative intraoperatively item items lady line lines macroscopic macroscopically
      mammogram mammograms mammographic mammography manual manually marker markers measurement measurements medical
      medically method methodologies methodology methods microscope microscopes microscopic microscopically
      microscopy molecular morphologic morphological morphologically morphology mrn name names note notes objective
      oncologic oncological oncology operation operations operative page pages paragraph paragraphs parameter
      parameters particular particularly pathologic pathological pathologically pathologies pathology patient
      pattern patterns performance phenotype phenotypes phenotypic photograph photographs point points practice
      practices predictive principle principles procedural procedure procedures profile profiles prognosis
      prognostic protocol protocols purpose purposes qualitative qualitatively quantification quantitation
      quantitative quantitatively radiographic radiographically radiologic radiological radiology regard regarding
      respect respective result results role routine routinely row rows semi semiquantitative sex sheet sheets
      sonographic special specific specifically standard standards statement statements status stereotactic
      stereotactically subtype subtypes summaries summary supplemental supplementary supportive surgeries surgery
      surgical surgically surname synopsis synoptic table tables technique techniques template templates term terms
      test testing tests theranostic type types ultrasonographic ultrasound version versions visual visually whole
      woman word wording words
    `,
    phrases: [
      'accession number',
      'block number',
      'case number',
      'date of report',
      'date reported',
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
      'this report',
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
      antihuman arithmetic autostainer autostainers average averaged averages avidin biotin brightfield buffer
      buffered buffers carried cassette cassettes catalog catalogue chromogen chromogenic chromogenically citrate
      clone clones conjugate conjugates coverslip coverslips dab dapi decimal detection diaminobenzidine digit
      digits diluted dilution dilutions done edta enzymatic enzyme enzymes eosin epitope epitopes factor factors
      fluorescence fluorescent fluorescently fluorochrome fluorochromes fluorophore fluorophores gene genes glass
      goat growth haematoxylin heat hematoxylin horseradish human hybridisation hybridization hybridizations
      immunofluorescence immunohistochem immunolabeling immunolabelling incubation insert instrument instruments
      interphase kinase kit kits loci locus lot lots manufacturer manufacturers mean membrane membranes metaphase
      monoclonal mouse murine nuclear nuclei nucleoli nucleolus nucleus oncogene oncogenes oncoprotein oncoproteins
      package pepsin peroxidase ph phosphatase platform platforms polyclonal polymer polymers prediluted
      pretreatment probe probes protease protein proteinaceous proteinase proteins proto protooncogene rabbit
      reagent reagents receptor receptors retrieval scanner scanners signal signals slide slides software spectrum
      stainability stainer stainers stainings streptavidin substrate substrates supplier suppliers system systems
      temperature temperatures tyrosine vendor vendors visualisation visualization
    `,
    phrases: [
      'asco cap recommendations',
      'came back',
      'came back as',
      'carried out',
      'chromogenic in situ hybridization',
      'computer aided',
      'computer assisted',
      'dual in situ hybridization',
      'entirely submitted',
      'fluorescence in situ hybridization',
      'fluorescent in situ hybridization',
      'h & e',
      'h and e',
      'h e',
      'in situ hybridisation',
      'in situ hybridization',
      'manual scoring',
      'per the asco cap guidelines',
      'same block',
      'same specimen',
      'silver in situ hybridization',
      'submitted entirely',
      'submitted in formalin',
      'submitted in toto',
      'totally submitted',
    ],
  },
  {
    about: 'specimen handling',
    origin: 'own list; words of 841 public breast pathology reports',
    reviewed: '2026-11-28',
    words: `
      acetone adipose aggregate aggregates alcohol anterior anteriorly apex axial bag bags base bases bath beige
      black block blocks blue bottle bottles brown brownish caudal center centered central centrally centre clip
      clips clockwise coil coils cold container containers corner corners coronal cranial cross cylinder cylinders
      cylindrical cystic decalcification decalcified deep deeper diagonal dimpled disc disk distal dorsal duration
      dye dyed dyes edge edges ellipse ellipses elliptical embedment en ethanol everted face faces facing fatty ffpe
      fibroadipose fibrofatty fibrous firm fixation fixative fixatives flattened fleshy formalin fragment fragments
      fresh freshly friable frozen gauge gelatinous glistening gold gray grayish grey greyish gritty haemorrhage
      haemorrhagic hard hemorrhage hemorrhagic hook horizontal horizontally hour hours indurated induration inferior
      inferiorly ink inner inverted irregular irregularly ischaemia ischaemic ischemia ischemic jar jars lateral
      laterally lobulated lobulation localisation localization localized longitudinal longitudinally loose markings
      medial medially methanol micron microns microtome mid middle minute minutes needle needles neutral nodular
      nodularity orientation outer oval oven overnight ovoid paraffin parallel perimeter peripheral periphery
      perpendicular piece pieces pink pinkish pole poles posterior posteriorly proximal puckered purple radial
      raised receipt rectangular requisition round rounded rubbery sagittal saline seconds shave shaves shavings
      shiny silver smooth soft solid spiculated stellate stitches strip strips superficial superficially superior
      superiorly surface surfaces suture sutured sutures tag tags tan tangential tannish thickness tip tips
      translucent transverse transversely triangular ulcerated unfixed unoriented upper ventral vertical vertically
      vial vials violaceous violet warm water wax wedge wedges white whitish wire wires xylene yellow yellowish zinc
    `,
    phrases: [
      'lower half',
      'lower inner',
      'lower inner quadrant',
      'lower outer',
      'lower outer quadrant',
      'lower pole',
      "o'clock",
      "o'clock position",
    ],
  },
  {
    about: 'anatomy of the breast',
    origin: 'own list; words of 841 public breast pathology reports',
    reviewed: '2026-11-28',
    words: `
      acinar acini acinus apical area areas areola areolae areolar arterial artery basement body breast breasts
      capillaries capillary capsule capsules cell cells cellular cellularity clock collagen collagenous connective
      dermal dermis duct ductal ductular epidermis epithelial epithelium fascia fascial fat fibroconnective gland
      glands glandular intercellular intracellular intramammary lactiferous laterality lobular lobule lobules
      location locations lumen lumens lumina lymphatic lymphatics mamma mammary muscle muscles muscular
      myoepithelium nerve nerves neural nipple nipples organ organs parenchyma parenchymal pectoral pectoralis
      periareolar position positions quadrant quadrants regions retroareolar side sides site sites stroma stromal
      subareolar subcutaneous subcutis tail terminal tissue tissues tubule tubules unit units vascular vasculature
      vein veins venous vessel vessels zone zones
    `,
  },
  {
    about: 'tumour and histology',
    origin: 'own list; tumour types of the WHO classification; words of 841 public breast pathology reports',
    reviewed: '2026-11-28',
    words: `
      adenocarcinoma adenocarcinomas adenocarcinomatous adenoid alveolar amphophilic anaplasia anaplastic apocrine
      architectural architecturally architecture atypia basophilic bifocal bizarre border borders cancer cancerous
      cancers carcinoma carcinomas carcinomatous carcinosarcoma chromatin circumscribed colloid columnar cord cords
      cribriform cuboidal desmoplasia desmoplastic ductale ductalis ductolobular edema elastosis elastotic
      eosinophilic fibrotic file files foamy foci focus formation formations granulomatous histiocyte histiocytes
      histiocytic histiocytoid histogenesis histotype hyalinization hyalinized hyperchromasia hyperchromatic
      infiltration infiltrative invasive invasively invasivum island islands lesion lesional lesions lobularis
      lymphocyte lymphocytes lymphocytic lymphoid lymphoplasmacytic macrophage macrophages malignancies malignancy
      malignant mammae mass masses medium medullary metaplastic microinvasive micropapillary mixed mucin mucinous
      mucinproducing multicentric multifocal neoplasia neoplasm neoplasms neoplastic nest nesting nests
      neuroendocrine nodule noduled nodules nst oedema oncocytic oncogenic papillary pleomorphic polygonal pure
      pushing ring sclerosis sclerotic secretory signet sized spindle squamous strand strands structure structures
      trabecula trabeculae trabecular tubular tubulolobular tumor tumoral tumorigenic tumors tumour tumoural tumours
      unicentric unifocal unilateral vacuolated vacuole vacuoles vesicular
    `,
    phrases: [
      'clear cell',
      'invasive carcinoma of no special type',
      'moderately differentiated',
      'moderately to poorly differentiated',
      'no special type',
      'nos',
      'not otherwise specified',
      'of no special type',
      'poorly differentiated',
      'well differentiated',
      'well to moderately differentiated',
    ],
  },
  {
    about: 'units and measures',
    origin: 'own list',
    reviewed: '2026-11-28',
    words: `
      celsius centigrade centimeter centimeters centimetre centimetres cm degree degrees g gm gms gram grams hpf hrs
      kg magnification mg micrometer micrometers micrometre micrometres millimeter millimeters millimetre
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
      'electronically signed out by',
      'i attest that',
      'i have personally reviewed',
      'pathologist of record',
      'personally reviewed',
      'reviewed and signed',
      'signed out by',
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
      supplements thu thursday time title tue tuesday visit wed wednesday
    `,
    phrases: [
      'addendum report',
      'anatomic pathology',
      'anatomical pathology',
      'ancillary studies',
      'biomarker studies',
      'cancer case summary',
      'case summary',
      'immunohistochemical studies',
      'interpretive comment',
      'receptor studies',
      'slides reviewed',
      'source of specimen',
      'special studies',
      'specimen id',
      'specimen information',
      'specimen site',
      'specimen source',
      'specimen type',
      'supplemental report',
      'synoptic report',
    ],
  },
  {
    about: 'societies and rules',
    origin: 'own list',
    reviewed: '2026-11-28',
    words: `
      accreditation administration agency american asco ascocap association british canadian cap ce certificate
      certification cla clia committee compliance council esmo european fda federal federally federation food icc
      international iso ivd national nccn nci nhs nice nih rcpath regulation regulations regulatory requirement
      requirements society
    `,
  },
  {
    about: 'prose around results',
    origin: 'own list; how pathologists word a result in letters and comments',
    reviewed: '2026-11-28',
    words: `
      affirmed reaffirmed pass passed
    `,
    phrases: [
      'virtually all',
      'virtually every',
      'on balance',
      'best regarded as',
      'best considered as',
      'best classified as',
      'regarded as',
      'breast criteria',
      'asco cap criteria',
      'cap criteria',
      'breast origin',
      'mammary origin',
      'triple positive',
    ],
  },
  {
    about: 'quality of work',
    origin: 'own list; words of HER2, ER and PR summaries in public reports',
    reviewed: '2026-11-28',
    words: `
      acceptable accuracy accurate adequacy adequate adequately appropriate appropriately assessable assurance
      concordance concordant correlation correlations correlative evaluable integrity interpretable precision preservation
      preserved proficiency quality representative representatively reproducibility reproducible satisfactory
      sufficient validation validity verification
    `,
  },
  {
    about: 'more words of public reports',
    origin: 'words of 841 public breast pathology reports, read one by one',
    reviewed: '2026-11-28',
    words: `
      adherent adhesion adhesions admixed aforementioned alveoli anastomosing angular angulated arborizing arranged
      arrangement arrangements arrayed arrays assistance associated banding bands beaded bivalved bland blunt
      bosselated branching bulging butterfly calcified caliber capsular cavity circle circular closely coarse
      coarsely cobblestone color colored colour coloured compact compartment compartments compressed concentric
      conducted confluent congested content contents contiguous contour contours conventional convoluted crescent
      crowded curved curvilinear demarcated demarcates demarcation dendritic designation detached dictation dilated
      dilation discoloration discussed distended distributed distribution dome elongated encapsulated enlarged
      enlargement exact exactly expanded expansile exudate filiform flap flaps flat fold folded folding folds frond
      fronds fused fusiform geographic glassy globoid globular groove grooved grooves guidance guided gyriform hairy
      halo halves haphazard haphazardly hole hue hypercellular hypocellular idc idcs ilc implant implants impression
      impressions incised incision incisions indentation indentations indented indicator indicators individual
      individually info ingrowth inserted insertion inset intact interface interfaces interlacing intermingled
      intermixed interspersed interstitial interstitium intertwined intervening invested inwards issuer jagged
      junction junctions keratinization keratinized keratinizing keratinous layer layered layers leaf leaflike limbs
      lined lining lipid lipids lobate locule locules lucent lump lumpy maculated made making matted mesh meshwork
      microlobulated micronodular milky mottled mottling mucoid multilobulated multiloculated multinodular
      multinucleated myxoid narrow nodularities notified nucleated obliterated obliterating occupied occupying oily
      outgrowth outline outlined outlines outward overgrowth packed palisaded palisading palm palpable palpation
      papule parenchymatous patterned pearl pearls pearly pedunculated perforated perforating pericellular
      periductally perinuclear perivascular permeated permeating personal pigment pigmentation pigmented place
      placement plaque plaquelike plaques plastic plump polypoid pore pores pouch powdery power preparation
      preparations procured procurement program programme programmes programs projecting projection projections
      protected protruding protuberance psammoma pseudocapsule pseudoglandular puckering pulp radiating radiograph
      radiographed radiographs ragged ramifying random randomly regularly remodelled responsibility responsible
      reticular reticulated retiform ribbon ribbons ridge ridges rim rind rings rosette rosettes rough roughened sac
      sacs sausage scalloped scirrhous segment segmental segments selection septa septal septate septum serpiginous
      serrated sessile shallow shape shaped shapes sharp sharply sheath sieve sinuous sinusoid sinusoidal sinusoids
      slender slit slitlike slits soapy softened span spanning spans spheric spherical spherule spherules
      spiculation spiculations spicule spicules spindled spiral sponge spongy square stalk stalks starlike stippled
      stippling stranding straw streak streaked streaks streaming striated stringy structural stump subdermal
      subepidermal subepithelial subfascial subsurface swirl swirling swirls swollen syncytial taken takes tapered
      tapering tattered tenacious tendon tense tested texture textures thickened thickening thread threads tortuous
      track tracks triangle tubuloalveolar umbilicated undulating variegation velvety verrucous villous viscid
      viscous waxy web weblike webpage whirling whorl whorled whorls wide widened wing wrapped wrinkled xanthomatous
    `,
  },
  {
    about: 'laboratory and instruments',
    origin: 'own list',
    reviewed: '2026-11-28',
    words: `
      absorbance accelerator acid acidic adhesive agar agarose ambient amino ammonia antigenic antigenicity antisera
      antiserum aqueous aspirated autoclave autoclaved automatic automatically automation barcoded basic batch
      batched batches beaker bench binding biological blocker blocking boiled boiling bond borosilicate bound brand
      bulk camera cameras carbon carrier cartridge cartridges chamber chambers charged chemical chemicals chemistry
      chloride cleaned clearing coated coating cocktail cocktails coded coding commercial commercially compound
      compounds concentrate concentrated concentrates conditioning configuration controller cooled cooling copper
      coverslipped cryosection cryosections cryostat crystal curve cytocentrifuge cytospin cytospins dehydration
      denaturation denatured deparaffinisation deparaffinization desiccator developer device devices diluent
      dispensed dispenser disposable distilled drained dried droplet droplets dry drying electron electrostatic
      eluted emission emulsion endogenous equipment excitation exposure extracted extraction filament film filter
      filtered filters filtration fit flask fluorescein fluorescing focused focusing forceps formaldehyde formic
      formol glycerol glyoxal gradient grid haemalaun hardware harvested heated heater heating homogenate hood horse
      hot humid humidified hydrated hydrochloric hydrogen hydrophobic hydroxide ice immunized immunocytochemically
      immunoenzymatic immunofluorescent immunogen immunoglobulin immunoglobulins immunohistostain immunohistostains
      immunoreagent immunostainer indirect infrared instrumentation inventory iodide iron isotype kinetics lamp lens
      lenses levigated log logged logging lysed lysis machine machines magnesium magnet magnetic magnified
      maintenance makeup mapped mapping media melting mercury metal micrograms micrograph micrographs microliter
      microliters micropipette microplate microslide microtomed microwave microwaved millipore mixer mixture
      mixtures moist molar mold monitored monitoring mould nanometer nanometers net nitrogen ocular oil
      oligonucleotide oligonucleotides optic optical optics optimised optimization optimized organic osmium oxidase
      oxide oxygen packaged packaging panel panels pap particle particles pellet peptide peptides perfused
      permanganate peroxide phosphate photo photographed photographic photography photomicrograph photomicrographs
      photos pigtail pipette pipettes pixel pixels plastics plate plates plug pooled port potassium pouring powder
      preparatory press pressure prewarmed probing processor processors product production products proprietary
      purified purity rack racks recipe recut recuts refractive refrigerated refrigerator rehydrated rehydration
      resin resolution rinse rinsed rinsing robotic rotor sealed sealing sensitivity sensitizer sequential
      sequentially settings shaker shelf shipment silane silica soaked soaking sodium soluble solution solutions
      solvent solvents specificity spectra spectral spectrophotometer spectrumaqua spectrumgreen spectrumorange
      spray squeeze stability stainless standardisation standardization starter station stations steam steamed
      steamer sterile sterilized stock storage store stored stringency stringent sulfate sulphate surfactant
      suspended suspension swab thaw thawed thermocycler thermometer throughput tissuetek toluidine tool toolkit
      tools tracking tray trays tris tube tubes tubing tween ultrasonic ultraviolet usable vacuum vapor vapour
      ventilation view viewed viewer viewing viewpoint vortexed wavelength wavelengths weigh workflow workstation
      yield yielded yields
    `,
  },
  {
    about: 'report systems',
    origin: 'own list',
    reviewed: '2026-11-28',
    words: `
      abbreviation abbreviations alphanumeric appended application archive archived archives archiving attribute
      attributes audit author authored authority authorization authorized auto batchno browser caption captioned
      captions character characters charge charges chartered click client clients clipboard coder compiled completed
      contact coordinator copied correspondence cursor database databases day days deadline delimiter demographic
      demographics desk dictionary disclaimer disclosed disclosure dissemination document documentation domain
      download duplicate duplicates duplication editor educational employer enclosed enclosure english enterprise
      entities entity entries entry envelope episode exported facsimile filed filing financial folder folders
      footnote footnotes format formats formatted formatting forum glossary guarantor guardian health healthcare
      homepage hotline html hyperlink icon imported inbox institutional insurance insured integrated integration
      internet intranet invoice itemized job keyboard keyword keywords language layout letter letterhead letters
      library licence license licensee link linkage linked links listings login mail mailbox mailing management
      medicaid medicare memo menu message messages messaging metadata module modules narrative network networked
      notification notifications numeral numerals numeric numerical object online operator operators organisation
      organisations organization organizations originator outbound output outreach owner password patientid payer
      person personnel photocopy portal postal prefix preview print printer printout privacy private profession
      professional professionals prompt property provenance provider providers public punctuation queue receiver
      recipients recordkeeping register registered registration registry reimbursement release released releases
      remark remarks repository representatives retention route routes routing schema scope screen script secure
      security selectable sender serial server session sessions setting shorthand sort sorted source sources
      spreadsheet spreadsheets string structured subheading subscriber subsection subsections suffix surrogate
      symbol symbols syntax tab tabular team tele telepathology terminologies terminology text texts textual
      timeline timestamp titles token topic transaction transactions transcript transcription translation turnaround
      typist typographical underlined undersigned upload uploaded user username users utility verbal verbally
      verbatim virtual vocabulary website worker workgroup worklist worksheet worksheets writing written wrote xml
      zipcode
    `,
  },
  {
    about: 'cells, growth and grading prose',
    origin: 'own list',
    reviewed: '2026-11-28',
    words: `
      adenomatous adenosquamous adipocyte adipocytes adipocytic anisokaryosis anisonucleosis argyrophilic asymmetric
      asymmetrical asymmetrically asymmetry axes axis basaloid basophilia binucleate binucleated biphasic blast
      blastlike blasts bud budding buds centrilobular chondroid chromatinic cilia ciliated coalescent coalescing
      coherent cohesion cohesive cohesiveness collagenization collagenized comma cribriforming cytoarchitecture
      cytokeratinization cytologically cytomegaly cytomorphologic cytomorphological cytonuclear dedifferentiated
      discohesion discohesive dispersed dispersing dyscohesion dyscohesive dyskaryosis eccentric eccentrically
      ectatic eosinophil eosinophils epithelia epithelioid euchromatin fascicle fascicles fascicular fibril
      fibrillar fibrils fibroblast fibroblastic fibroblasts fibrocollagenous fibroelastic fibroelastotic
      fibrohyaline fibromyxoid fibrovascular filopodia glycogen goblet granulation granule granules heterologous
      hyaline hyperchromatism hyperchromatosis inclusion inclusions infarct infarcted infarction insular
      intraluminal intranuclear intraparenchymal intratumoral intratumorally intratumoural karyorrhectic
      karyorrhexis leukocyte leukocytes lineage lipophage lipophages lymphohistiocytic lymphoplasmacytoid matrix
      mesenchymal mesenchyme microacinar microcystic microenvironment microfoci microfocus microglandular
      microscopical mononuclear mononucleated morule morules multilayered multilayering myofibroblast
      myofibroblastic myofibroblasts myoid neovascularization neutrophil neutrophilic neutrophils nucleocytoplasmic
      nucleomegaly oncocyte oncocytes osteoclast osteoclastic osteoclastlike osteoid overlap overlapping overlaps
      papilla papillae parakeratosis periacinar pericyte pericytes periglandular perilobular peritumoral
      peritumoural phenotypical plasmacyte plasmacytes plasmacytic plasmacytoid pleomorphous polymorphic
      polymorphonuclear polymorphous pseudopapillary pyknosis pyknotic reticulin rhabdoid sarcomatoid sarcomatous
      scalloping sebaceous sebocyte sebocytes secretion secretions sialomucin signetring specialised specialized
      spindling squames squamoid stratification stratified stratum sudoriferous sweat syringoid tripolar tumefaction
      tumorous tumourous vascularity vascularization vascularized vesicle vesicles whorling xanthoma
    `,
  },
  {
    about: 'terms of code systems and names of loci',
    origin: 'LOINC and SNOMED CT display words, own list',
    reviewed: '2026-11-28',
    words: `
      ag corp digoxigenin dinitrophenyl dna dnp gmbh inc llc ltd observable p11 percentage q11 q12 q21 quantitated
      semiquantitated semiquantitation valid
    `,
    phrases: [
      'alpha satellite',
      'alpha satellite dna',
      'alpha satellite sequence',
      'alpha satellite sequences',
      'analyte specific reagent',
      'analyte specific reagents',
      'clinical laboratory improvement',
      'clinical laboratory improvement amendments',
      'high complexity',
      'high complexity clinical laboratory testing',
      'high complexity testing',
      'in house',
      'light microscopy',
      'morphologic abnormality',
      'task force',
      'well formed',
      'well preserved',
    ],
  },
  {
    about: 'microscope, laboratory and report prose met in further texts',
    origin: 'own list',
    reviewed: '2026-11-28',
    words: `
      even
    `,
    phrases: ['at high magnification', 'at high power', 'even at high magnification', 'even at high power'],
  },
  {
    about: 'verbs and adverbs of letters and reports',
    origin: 'own list',
    reviewed: '2026-11-29',
    words: `
      came diffusely noted path
    `,
    phrases: ['has come back', 'have come back', 'owing to', 'the case'],
  },
  {
    about: 'words of the course and short forms of letters',
    origin: 'own list',
    reviewed: '2026-11-29',
    words: `
      aggressive avg bx bxs chest dx extensive extensively favorable favourable mr mrs new proven recurrence recurrent residual unfavorable unfavourable
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
      eight eighteen eighty eleven fifteen fifty five forty four fourteen hundred nine nineteen ninety one pair
      paired pairs seven seventeen seventy six sixteen sixty ten thirteen thirty thousand three twelve twenty two
    `,
    phrases: ['high power field', 'high power fields', 'per high power field', 'x magnification', 'x objective'],
  },
]
