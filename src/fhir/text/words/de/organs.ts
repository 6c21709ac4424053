import type { WordGroup } from '../word-group.ts'

/** Other organs: a distant site or the seat of another tumour, which the reader decides. */
export const ORGANS: readonly WordGroup[] = [
  {
    about: 'organs and distant sites',
    origin: 'own list',
    reviewed: '2026-11-28',
    words: `
      magenbiopsie magenbiopsien lungenbiopsie kolonbiopsie darmbiopsie magenschleimhaut ampulle
      abdomen aderhaut anal appendix aszites auge bauch becken beckenkamm biliär blase bronchial bronchien bronchus
      cerebral cervix colon darm dickdarm dünndarm duodenum dura eierstock eierstöcke eileiter endometrium femur
      gallenblase gallengang gastral gastrale gebärmutter gehirn großhirn harnblase harnleiter hepatisch hepatische
      hepatischer herz hirn hoden humerus hypophyse ileum jejunum kehlkopf kleinhirn knochen knochenmark kolon
      kolorektal kolorektale larynx leber leberbiopsie leberherd lunge lungen lungenherd magen mediastinal
      mediastinale mediastinum meningeal meningen mesenterium milz mundhöhle nebenniere nebennieren nebenschilddrüse
      netz niere nieren omentum ösophagogastral ösophagus ossär ossäre ossärer ovar ovarial ovarien pankreas
      pankreatisch parotis perikard peritoneal peritoneale peritoneum pharynx pleura pleuraerguss pleural pleurale
      prostata pulmonal pulmonale rectum rektum renal retroperitoneal retroperitoneum rippe rippen schädel
      schädelkalotte schilddrüse sigma skelett speicheldrüse speiseröhre sternum thymus tonsille tube ureter urothel
      uterus vagina viszeral viszerale vulva wirbel wirbelkörper wirbelsäule zerebral zerebrale zervix zunge
      zwerchfell
    `,
    phrases: ['distaler ösophagus', 'zentrales nervensystem', 'ösophagogastraler übergang'],
  },
  {
    about: 'nodes, skin and chest wall',
    origin: 'own list',
    reviewed: '2026-11-28',
    words: `
      achsel achselhöhle axilla axillär axilläre axillärer axillen brustwand hals haut infraklavikulär
      infraklavikuläre inguinal lymphknoten lymphknotens parasternal sentinel supraklavikulär supraklavikuläre
      thoraxwand wächterlymphknoten
    `,
  },
]

/** Tissue that is not the invasive carcinoma: a result beside such a word may be its own. */
export const OTHER_TISSUE: readonly WordGroup[] = [
  {
    about: 'benign and normal breast tissue',
    origin: 'own list',
    reviewed: '2026-11-28',
    words: `
      abszess adenose angrenzend angrenzende angrenzenden atrophie benachbart benachbarte benigne benigner benignes
      fettgewebsnekrose fibroadenom fibroadenome gänge granulom gutartig gutartige gutartiger gynäkomastie hämangiom
      hamartom hyperplasie hyperplasien lipom mastitis mastopathie mastopathisch mastopathische metaplasie narbe
      narben narbengewebe normal normale normalen normalepithel normales normalgewebe normalgewebes papillom
      papillomatose papillome phylloider phylloides restparenchym umgebend umgebende umgebenden umgebendes zyste
      zysten
    `,
    phrases: [
      'angrenzendes brustgewebe',
      'atypische duktale hyperplasie',
      'einfache duktale hyperplasie',
      'fibrozystische mastopathie',
      'radiäre narbe',
      'sklerosierende adenose',
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
      abladat ablatio ablationspräparat ausstrich axilladissektion axillapräparat biopsat biopsate biopsie biopsien
      einsendung erguss exzidat exzidate exzision exzisionsbiopsie feinnadelaspirat feinnadelpunktion fraktion
      gewebeprobe gewebeproben lumpektomie mastektomie mastektomiepräparat material materials nachresektat
      nachresektate nachresektion operationspräparat präparat präparate präparats probe proben punktat punktate
      punktion quadrantenresektion resektat resektate resektion segmentresektat segmentresektion
      sentinellymphonodektomie stanzbiopsat stanzbiopsate stanzbiopsie stanzbiopsien stanze stanzen stanzzylinder
      tumorektomie vakuumbiopsie zellblock zytologie
    `,
  },
]
