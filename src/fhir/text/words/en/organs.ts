import type { WordGroup } from '../word-group.ts'

/** Other organs: a distant site or the seat of another tumour, which the reader decides. */
export const ORGANS: readonly WordGroup[] = [
  {
    about: 'organs and distant sites',
    origin: 'own list',
    reviewed: '2026-11-28',
    words: `
      abdomen abdominal adrenal adrenals ampulla ampullary anal anus appendiceal appendix ascites ascitic bile biliary bladder bone
      bones bowel brain bronchi bronchial bronchoscopic bronchus caecum calvarial calvarium cardiac cecum cerebellar
      cerebellum cerebral cervical cervix choroid clavicle colon colonic colorectal cranium diaphragm duodenal
      duodenum dura dural endocervical endocervix endometrial endometrium esophageal esophagus eye fallopian femoral
      femur gallbladder gastric gastroesophageal heart hepatic hip humerus ileal ileum iliac ilium intestinal
      intestine jejunum kidney kidneys laryngeal larynx leptomeningeal leptomeninges liver lung lungs marrow
      mediastinal mediastinum meningeal meninges mesenteric mesentery myometrium nasopharynx oesophageal oesophagus
      omental omentum oral orbit orbital osseous ovarian ovaries ovary pancreas pancreatic parathyroid parotid
      pelvic pelvis penis pericardial pericardium peritoneal peritoneum pharynx pituitary placenta pleura pleural
      prostate prostatic pulmonary rectal rectum renal retroperitoneal retroperitoneum rib ribs sacral sacrum
      salivary scalp scapula sigmoid sinonasal skeletal skeleton skull spinal spine spleen splenic sternal sternum
      stomach testicular testis thymic thymus thyroid tongue tonsil ureter urethra urothelial uterine uterus vagina
      vaginal vertebra vertebrae vertebral viscera visceral vulva vulval vulvar
    `,
    phrases: [
      'abdominal wall',
      'bile duct',
      'bone marrow',
      'central nervous system',
      'chest wall',
      'gastroesophageal junction',
      'head and neck',
      'left lower lobe',
      'left upper lobe',
      'pleural effusion',
      'pleural fluid',
      'right lower lobe',
      'right middle lobe',
      'right upper lobe',
      'soft tissue',
    ],
  },
  {
    about: 'nodes and skin',
    origin: 'own list',
    reviewed: '2026-11-28',
    words: `
      axilla axillae axillary cutaneous hilar infraclavicular inguinal interpectoral lymph lymphadenopathy neck
      nodal node nodes nonsentinel paraaortic parasternal paratracheal retropectoral sentinel skin subcarinal
      subclavian supraclavicular
    `,
    phrases: [
      'axillary contents',
      'axillary tail',
      'internal mammary',
      'lymph node',
      'lymph nodes',
      'sentinel lymph node',
      'sentinel lymph nodes',
      'sentinel node',
      'sentinel nodes',
    ],
  },
]

/** Tissue that is not the invasive carcinoma: a result beside such a word may be its own. */
export const OTHER_TISSUE: readonly WordGroup[] = [
  {
    about: 'benign and normal breast tissue',
    origin: 'own list; words of 841 public breast pathology reports',
    reviewed: '2026-11-28',
    words: `
      abscess adenosis adjacent atrophic atrophy background benign cyst cysts ducts ectasia fibroadenoma
      fibroadenomas fibroadenomatoid fibroadenomatous fibrocystic granuloma granulomas gynaecomastia gynecomastia
      haemangioma haemangiomas hamartoma hamartomas hemangioma hemangiomas hyperplasia hyperplastic involution
      keloid keratosis lactational lipoma lipomas mastitis mastopathy metaplasia microcyst microcysts naevus nevus
      nonneoplastic normal papilloma papillomas papillomatosis phyllodes pseudoangiomatous scar sclerosing
      surrounding uninvolved usual
    `,
    phrases: [
      'adjacent breast',
      'adjacent tissue',
      'apocrine metaplasia',
      'atypical ductal hyperplasia',
      'atypical lobular hyperplasia',
      'benign breast',
      'benign breast tissue',
      'benign ducts',
      'benign epithelium',
      'columnar cell change',
      'columnar cell changes',
      'columnar cell lesion',
      'fat necrosis',
      'fibrocystic change',
      'fibrocystic changes',
      'flat epithelial atypia',
      'normal breast',
      'normal breast tissue',
      'normal ducts',
      'normal epithelium',
      'radial scar',
      'sclerosing adenosis',
      'surrounding tissue',
      'usual ductal hyperplasia',
    ],
  },
]

/** Names of samples and procedures: harmless in a heading, another sample where the report is about a different one. */
export const SPECIMENS: readonly WordGroup[] = [
  {
    about: 'names of samples and procedures',
    origin: 'own list; words of 841 public breast pathology reports',
    reviewed: '2026-11-28',
    words: `
      amputation aspirate aspirates aspiration biopsied biopsies biopsy cellblock core cores cytology dissection
      dissections effusion excision excisional excisions fna imprint incisional lumpectomies lumpectomy mammotome
      mastectomies mastectomy material punch quadrantectomy rebiopsy reexcision reresection resection resections
      sample samples sampling segmentectomy smear smears specimen specimens trucut tumorectomy tylectomy
    `,
    phrases: [
      'axillary dissection',
      'axillary lymph node dissection',
      'breast conserving surgery',
      'cell block',
      'core biopsies',
      'core biopsy',
      'core needle biopsy',
      'excisional biopsy',
      'fine needle aspirate',
      'fine needle aspiration',
      'incisional biopsy',
      'modified radical mastectomy',
      'needle core biopsy',
      'nipple sparing mastectomy',
      'partial mastectomy',
      'punch biopsy',
      'radical mastectomy',
      'segmental mastectomy',
      'segmental resection',
      'simple mastectomy',
      'skin sparing mastectomy',
      'stereotactic biopsy',
      'total mastectomy',
      'ultrasound guided biopsy',
      'vacuum assisted biopsy',
      'wide excision',
      'wide local excision',
    ],
  },
]
