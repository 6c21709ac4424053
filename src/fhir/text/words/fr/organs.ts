import type { WordGroup } from '../word-group.ts'

/** Other organs: a distant site or the seat of another tumour, which the reader decides. */
export const ORGANS: readonly WordGroup[] = [
  {
    about: 'organs and distant sites',
    origin: 'own list',
    reviewed: '2026-11-28',
    words: `
      ampoule ampullaire
      abdomen abdominal amygdale anal anus appendice ascite bassin biliaire bronche bronches bronchique bronchiques
      cérébral cérébrale cérébrales cerveau cervelet choroïde cœur col colique côlon colorectal colorectale costal
      costale crâne diaphragme duodénum encéphale endomètre endométrial épiploon estomac fémoral fémur foie
      gastrique gastriques grêle hanche hépatique hépatiques humérus hypophyse iléon iliaque intestin intestinal
      jéjunum langue larynx médiastin médiastinal médiastinale méninge méningé méningée méninges mésentère moelle
      œil œsogastrique œsophage œsophagien os osseuse osseuses osseux ovaire ovaires ovarien ovarienne pancréas
      pancréatique parathyroïde parotide péricarde péritoine péritonéal péritonéale péritonéales pharynx pleural
      pleurale pleurales plèvre poumon poumons prostate prostatique pulmonaire pulmonaires rachis rate rectal rectum
      rein reins rénal rénale rétropéritoine sacrum salivaire sigmoïde squelette sternum surrénale surrénales
      testicule thymus thyroïde thyroïdien trompe uretère urothélial utérin utérine utérus vagin vertébral
      vertébrale vertébrales vertèbre vertèbres vésical vésicule vessie viscéral viscérale vulve
    `,
    phrases: ['moelle osseuse', 'paroi abdominale', 'système nerveux central', 'vésicule biliaire'],
  },
  {
    about: 'nodes, skin and chest wall',
    origin: 'own list',
    reviewed: '2026-11-28',
    words: `
      aisselle axillaire axillaires claviculaire claviculaires cou cutané cutanée cutanées ganglion ganglionnaire
      ganglionnaires ganglions inguinal peau sentinelle sentinelles sus
    `,
    phrases: ['chaîne mammaire interne', 'paroi thoracique'],
  },
]

/** Tissue that is not the invasive carcinoma: a result beside such a word may be its own. */
export const OTHER_TISSUE: readonly WordGroup[] = [
  {
    about: 'benign and normal breast tissue',
    origin: 'own list',
    reviewed: '2026-11-28',
    words: `
      abcès adénofibrome adénofibromes adénose adjacent adjacente adjacents atrophie avoisinant avoisinante bénigne
      bénignes bénin bénins cicatrice cicatriciel cytostéatonécrose fibroadénome fibroadénomes fibrokystique
      granulome gynécomastie hamartome hémangiome hyperplasie hyperplasies kyste kystes kystique lipome mastite
      mastopathie mastose métaplasie normal normale normales normaux papillomatose papillome papillomes phyllode
      stéatonécrose voisin voisine
    `,
    phrases: [
      'adénose sclérosante',
      'cicatrice radiaire',
      'hyperplasie canalaire atypique',
      'hyperplasie canalaire simple',
      'tissu mammaire normal',
    ],
  },
]

/** Names of samples and procedures: harmless in a heading, another sample where the report is about a different one. */
export const SPECIMENS: readonly WordGroup[] = [
  {
    about: 'names of samples and procedures',
    origin: 'own list',
    reviewed: '2026-11-28',
    words: `
      biopsie biopsies carotte carottes curage cytobloc cytologie cytoponction échantillon échantillons épanchement
      exérèse liquide lymphadénectomie macrobiopsie macrobiopsies mammectomie mastectomie matériel microbiopsie
      microbiopsies pièce pièces ponction prélèvement prélèvements quadrantectomie reprise résection segmentectomie
      spécimen spécimens tumorectomie tumorectomies zonectomie
    `,
    phrases: ['pièce de mastectomie', 'pièce de tumorectomie', 'pièce opératoire', 'ponction biopsie'],
  },
]
