import type { WordGroup } from '../word-group.ts'

/** Other organs: a distant site or the seat of another tumour, which the reader decides. */
export const ORGANS: readonly WordGroup[] = [
  {
    about: 'organs and distant sites',
    origin: 'own list',
    reviewed: '2026-11-28',
    words: `
      ampolla ampular
      abdomen abdominal amígdala ano apéndice ascitis bazo biliar bronquial bronquio cadera cerebelo cerebral
      cerebrales cerebro cérvix cólico colon colorrectal columna corazón coroides costilla costillas cráneo cuello
      diafragma duodeno duramadre encéfalo endometrial endometrio epiplón esofágico esófago esquelético esqueleto
      esternón estómago faringe fémur gástrica gástrico hepática hepáticas hepático hígado hipófisis hueso huesos
      húmero íleon ilíaco intestinal intestino laringe lengua mediastínico mediastino médula meninge meníngea
      meníngeo meninges mesenterio ojo ósea óseas óseo ovárica ovárico ovario ovarios páncreas pancreático
      paratiroides parótida pelvis pericardio peritoneal peritoneales peritoneo pleura pleural pleurales próstata
      prostático pulmón pulmonar pulmonares pulmones rectal recto renal retroperitoneo riñón riñones sacro salival
      sigma suprarrenal suprarrenales testículo timo tiroideo tiroides trompa uréter urotelial uterino útero vagina
      vejiga vértebra vertebral vertebrales vértebras vesícula visceral viscerales vulva yeyuno
    `,
    phrases: ['médula ósea', 'pared abdominal', 'sistema nervioso central', 'vesícula biliar'],
  },
  {
    about: 'nodes, skin and chest wall',
    origin: 'own list',
    reviewed: '2026-11-28',
    words: `
      axila axilar axilares centinela centinelas cutánea cutáneo ganglio ganglionar ganglionares ganglios
      infraclavicular inguinal linfático linfáticos piel supraclavicular
    `,
    phrases: ['mamaria interna', 'pared torácica'],
  },
]

/** Tissue that is not the invasive carcinoma: a result beside such a word may be its own. */
export const OTHER_TISSUE: readonly WordGroup[] = [
  {
    about: 'benign and normal breast tissue',
    origin: 'own list',
    reviewed: '2026-11-28',
    words: `
      absceso adenosis adyacente adyacentes atrofia benigna benignas benigno benignos cicatriz circundante
      circundantes esteatonecrosis fibroadenoma fibroadenomas fibroquística fibroquístico fibroquísticos filodes
      ginecomastia granuloma hamartoma hemangioma hiperplasia hiperplasias lipoma mastitis mastopatía metaplasia
      normal normales papiloma papilomas papilomatosis phyllodes quiste quistes quístico vecino
    `,
    phrases: [
      'adenosis esclerosante',
      'cambios fibroquísticos',
      'cicatriz radial',
      'hiperplasia ductal atípica',
      'hiperplasia ductal usual',
      'necrosis grasa',
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
      ampliación bag biopsia biopsias cilindro cilindros citología cuadrantectomía derrame escisión espécimen
      especímenes exéresis linfadenectomía líquido lumpectomía mastectomía material muestra muestras paaf pieza
      piezas punción resección segmentectomía trucut tumorectomía vaciamiento
    `,
    phrases: [
      'biopsia con aguja gruesa',
      'biopsia core',
      'biopsia por aguja gruesa',
      'bloque celular',
      'ganglio centinela',
      'pieza de mastectomía',
      'pieza quirúrgica',
    ],
  },
]
