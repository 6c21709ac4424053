import type { WordGroup } from '../word-group.ts'

/** Other organs: a distant site or the seat of another tumour, which the reader decides. */
export const ORGANS: readonly WordGroup[] = [
  {
    about: 'organs and distant sites',
    origin: 'own list',
    reviewed: '2026-11-28',
    words: `
      ampolla ampollare
      addome addominale anca ano appendice ascite bacino biliare bronchi bronchiale bronco cerebrale cerebrali
      cervelletto cervello cervice colecisti colico colon colonna colorettale coroide costa coste cranio cuore
      diaframma digiuno duodeno encefalico encefalo endometriale endometrio epatica epatiche epatico esofageo
      esofago faringe fegato femore gastrica gastrico ileo iliaco intestinale intestino ipofisi laringe lingua
      mediastinico mediastino meninge meningea meningeo meningi mesentere midollo milza occhio omento omero ossa
      ossea ossee osseo osso ovaie ovaio ovarica ovarico pancreas pancreatico paratiroide parotide pelvi pericardio
      peritoneale peritoneali peritoneo pleura pleurica pleuriche pleurico polmonare polmonari polmone polmoni
      prostata prostatico rachide renale rene reni retroperitoneo rettale retto sacro salivare scheletrico scheletro
      sigma sterno stomaco surrenalico surrene surreni testicolo timo tiroide tiroideo tonsilla tuba uretere
      uroteliale uterino utero vagina vertebra vertebrale vertebrali vertebre vescica viscerale viscerali vulva
    `,
    phrases: ['midollo osseo', 'parete addominale', 'sistema nervoso centrale', 'vie biliari'],
  },
  {
    about: 'nodes, skin and chest wall',
    origin: 'own list',
    reviewed: '2026-11-28',
    words: `
      ascella ascellare ascellari cavo collo cutanea cutaneo cute inguinale linfonodale linfonodali linfonodi
      linfonodo sentinella sottoclaveare sovraclaveare sovraclavicolare
    `,
    phrases: ['cavo ascellare', 'mammaria interna', 'parete toracica'],
  },
]

/** Tissue that is not the invasive carcinoma: a result beside such a word may be its own. */
export const OTHER_TISSUE: readonly WordGroup[] = [
  {
    about: 'benign and normal breast tissue',
    origin: 'own list',
    reviewed: '2026-11-28',
    words: `
      adenosi adiacente adiacenti amartoma ascesso atrofia benigna benigne benigni benigno cicatrice circostante
      circostanti cisti cistica cistico emangioma fibroadenoma fibroadenomi fibrocistica fibrocistico filloide
      ginecomastia granuloma iperplasia iperplasie lipoma liponecrosi mastite mastopatia metaplasia normale normali
      papilloma papillomatosi papillomi steatonecrosi
    `,
    phrases: [
      'adenosi sclerosante',
      'cicatrice radiale',
      'iperplasia duttale atipica',
      'iperplasia duttale usuale',
      'malattia fibrocistica',
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
      agoaspirato agobiopsia agobiopsie ampliamento biopsia biopsie campione campioni citologia dissezione
      escissione frustoli frustolo linfoadenectomia liquido mastectomia materiale nodulectomia pezzo prelievi
      prelievo quadrantectomia reperto resezione segmentectomia svuotamento tumorectomia versamento
    `,
    phrases: ['agobiopsia mammaria', 'biopsia escissionale', 'linfonodo sentinella', 'pezzo operatorio'],
  },
]
