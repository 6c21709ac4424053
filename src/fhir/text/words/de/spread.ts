import type { Forms } from '../forms.ts'

/** Words of spread and stage, German. */
export const SPREAD: Forms = {
  distantmetastasis:
    'fernmetastase*|fernmetastasierung|fernmetastasiert|fernfiliae|organmetastase*|fernabsiedlung*|fernherd*',
  sitemetastasis:
    'lebermetastas*|lungenmetastas*|knochenmetastas*|hirnmetastas*|skelettmetastas*|wirbelkörpermetastas*|pleurametastas*|peritonealkarzinose|pleurakarzinose|nebennierenmetastas*|knochenfiliae|leberfiliae|lungenfiliae|hirnfiliae|meningeosis carcinomatosa|lebermetastasierung|knochenmetastasierung|ovarialmetastas*|wirbelmetastas*|nierenmetastas*|milzmetastas*|femurmetastas*|beckenmetastas*|gehirnmetastas*|rippenmetastas*|lymphangiosis carcinomatosa der lunge|peritoneumkarzinose',
  nodemetastasis:
    'lymphknotenmetastas*|lk metastas*|lymphknotenfiliae|sentinelmetastas*|satellitenmetastas*|mikrometastas*|makrometastas*|lokoregionäre metastas*',
  node: 'lymphknoten*|wächterlymphknoten*|nodal*|supraklavikul*|infraklavikul*|lymphonodal*',
  distantsite:
    'leber|hepatisch*|lunge|pulmonal*|knochen|ossär*|ossaer*|hirn|gehirn|zerebral*|cerebral*|pleura|pleural*|peritoneum|peritoneal*|nebenniere*|wirbelkörper|wirbelsäule|meningeal*|viszeral*|skelett|intrahepatisch*|aszites|pleuraerguss|spinal*|knochenmark|bws|lws|hws|ovar|mediastinal*|pleurapunktat|pleurapunktats|aszitespunktat|liquor|liquorpunktat|perikarderguss|perikardpunktat|bronchoskopisch*|transbronchial*|bronchus|knochenmarkbiops*|knochenmarkstanz*|beckenkammbiops*|beckenkammstanz*|leberbiops*|leberstanz*|lungenbiops*|pleurabiops*|hep|oss|pul|pulm',
  search:
    'metastasensuche|zum ausschluss|ausschluss|zum ausschluss von|metastasenausschluss|risiko|metastasierungsrisiko|frage nach|fragestellung|z a|metastasierungspotential|abklärung|metastasenscreening|nicht metastasiert*|metastasenchirurgie|fernmetastasenfreies|metastasenfrei*|fernmetastasenausschluss',
  stage: 'stadium|tumorstadium|uicc stadium|stadium uicc|uicc stage',
  mcategory: 'm kategorie|m status|m stadium',
  notapplicable: 'nicht beurteilbar|nicht anwendbar|entfällt|nicht bestimmbar|nicht zutreffend|nicht beurteilt',
  has: 'mit|bekannte|bekannten|bekannter|neu|multiple|multiplen|ausgedehnte|progrediente|progrediente|gesichert|gesicherte|histologisch gesichert|bestätigt|diagnose|patientin|patientin mit|patient mit|rezidiviertes|primär|bei|zeigt|histologisch bestätigt|zytologisch gesichert|zytologisch bestätigt|bioptisch gesichert|bei erstdiagnose|bei diagnosestellung|synchron|infiltration durch|infiltrate|ausgedehnte infiltration durch',
  disease:
    'mammärer herkunft|mammären ursprungs|mammärer primarius|mamma|mammakarzinom|mammakarzinoms|mammakarzinome|mammacarcinom|brustkrebs|brust|karzinom|karzinoms|adenokarzinom|tumor|erkrankung|duktales|lobuläres|hormonrezeptorpositives|primär|eines|ein|des|mamma ca|mammaca|mamma karzinom|mamma karzinoms|li|gesteuert*|sonographisch gesteuert*',
}
