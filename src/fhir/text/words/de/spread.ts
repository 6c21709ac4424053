import type { Forms } from '../forms.ts'

/** Words of spread and stage, German. */
export const SPREAD: Forms = {
  distantmetastasis:
    'fernmetastase*|fernmetastasierung|fernmetastasiert|fernfiliae|organmetastase*|fernabsiedlung*|fernherd*',
  sitemetastasis:
    'lebermetastas*|lungenmetastas*|knochenmetastas*|hirnmetastas*|skelettmetastas*|wirbelkörpermetastas*|pleurametastas*|peritonealkarzinose|pleurakarzinose|nebennierenmetastas*|knochenfiliae|leberfiliae|lungenfiliae|hirnfiliae|meningeosis carcinomatosa|lebermetastasierung|knochenmetastasierung|ovarialmetastas*|wirbelmetastas*|nierenmetastas*|milzmetastas*|femurmetastas*|beckenmetastas*|gehirnmetastas*|rippenmetastas*|lymphangiosis carcinomatosa der lunge|peritoneumkarzinose|leberrezidiv*|knochenrezidiv*|lungenrezidiv*|hirnrezidiv*|leberfilialisierung|knochenfilialisierung|maligner pleuraerguss|maligner aszites|leptomeningeale aussaat|meningeale aussaat|peritoneale aussaat|leberabsiedlung*|knochenabsiedlung*|lungenabsiedlung*|hirnabsiedlung*|pleuritis carcinomatosa|pleurakarzinomatose|peritonealkarzinomatose|maligner perikarderguss|karzinomatöser pleuraerguss|maligner pleuraergüsse|malignem pleuraerguss|malignen pleuraerguss|malignen pleuraergüssen|lymphangiosis carcinomatosa pulmonis|lymphangiosis carcinomatosa der lungen|leptomeningeosis carcinomatosa',
  nodemetastasis:
    'lymphknotenmetastas*|lk metastas*|lymphknotenfiliae|sentinelmetastas*|satellitenmetastas*|mikrometastas*|makrometastas*|lokoregionäre metastas*',
  node: 'lymphknoten*|wächterlymphknoten*|nodal*|supraklavikul*|infraklavikul*|lymphonodal*',
  distantsite:
    'leber|hepatisch*|lunge|pulmonal*|knochen|ossär*|ossaer*|hirn|gehirn|zerebral*|cerebral*|pleura|pleural*|peritoneum|peritoneal*|nebenniere*|wirbelkörper|wirbelsäule|meningeal*|viszeral*|skelett|intrahepatisch*|aszites|pleuraerguss|spinal*|knochenmark|bws|lws|hws|ovar|mediastinal*|pleurapunktat|pleurapunktats|aszitespunktat|liquor|liquorpunktat|perikarderguss|perikardpunktat|bronchoskopisch*|transbronchial*|bronchus|knochenmarkbiops*|knochenmarkstanz*|beckenkammbiops*|beckenkammstanz*|leberbiops*|leberstanz*|lungenbiops*|pleurabiops*|hep|oss|pul|pulm|bwk|lwk|hwk|iliosakral*|sternum|hirnbiops*|liquorzytologie',
  search:
    'einschlusskriterien|einschlusskriterium|ausschlusskriterien|ausschlusskriterium|studienkriterien|zum ausschluss|ausschluss|zum ausschluss von|metastasenausschluss|risiko|metastasierungsrisiko|frage nach|fragestellung|z a|metastasierungspotential|abklärung|nicht metastasiert*|metastasenchirurgie|fernmetastasenfreies|metastasenfrei*|fernmetastasenausschluss|zur frage|fraglicher|prophylaxe|zum nachweis|zum nachweis von|nachweis oder ausschluss|antimetastat*|prämetastat*',
  stage: 'stadium|tumorstadium|uicc stadium|stadium uicc|uicc stage',
  mcategory: 'm kategorie|m status|m stadium',
  notapplicable: 'nicht beurteilbar|nicht anwendbar|entfällt|nicht bestimmbar|nicht zutreffend|nicht beurteilt',
  has: 'mit|bekannte|bekannten|bekannter|neu|multiple|multiplen|ausgedehnte|progrediente|progrediente|gesichert|gesicherte|histologisch gesichert|bestätigt|diagnose|patientin|patientin mit|patient mit|rezidiviertes|primär|bei|zeigt|histologisch bestätigt|zytologisch gesichert|zytologisch bestätigt|bioptisch gesichert|bei erstdiagnose|bei diagnosestellung|synchron|infiltration durch|infiltrate|ausgedehnte infiltration durch|stabil|stabile|stabiler|stabilen|solitär*|singulär*|einzelne|einzelnen|zahlreiche|zahlreichen|diffus|diffuse|diffusen|diffuser|disseminiert*|bilobär*|neue|neuen|neuer|neu aufgetretene|neu aufgetretenen|progress|progredient|größenprogredient|größenprogrediente|rückläufig|rückläufige|regredient|skelettszintigraphie|skelettszintigrafie|knochenszintigraphie|knochenszintigrafie|szintigraphie|szintigrafie|knochenszinti|ct|pet|pet ct|mrt|röntgen|sonographie|sonografie|sonographisch|mr tomographie|fdg|fdg positive|fdg positiven|fdg avide|achsenskelett|stammskelett|leberlappen|lungenlappen|wirbelsäule|segment|beider|beiden|beidseits|nachweis|nachweis von|nachweis einer|darstellung|gegenüber|voraufnahme|verlauf|bestrahlung|bestrahlt|radiatio|osteolytisch*|osteoplastisch*|histologisch gesicherten|histologisch gesicherte|pat mit|zytologie|zytologisch|zellen eines|infiltrate eines|trepanat|stanzbiopsat|stanzbiopsie|leberparenchym|seit|vom|synchrone|synchronen|metachrone|metachronen|schmerzhafte|schmerzhaften|sekundär',
  disease:
    'mammärer herkunft|mammären ursprungs|mammärer primarius|mamma|mammakarzinom|mammakarzinoms|mammakarzinome|mammacarcinom|brustkrebs|brust|karzinom|karzinoms|adenokarzinom|tumor|erkrankung|duktales|lobuläres|hormonrezeptorpositives|primär|eines|ein|des|mamma ca|mammaca|mamma karzinom|mamma karzinoms|li|gesteuert*|sonographisch gesteuert*',
  workup:
    'metastasensuche|metastasenscreening|ausbreitungsdiagnostik|staginguntersuchung*|stagingdiagnostik|staging untersuchungen|staging ct|umfelddiagnostik',
  metastasis: 'oligometastas*|metastasiert*|gestreut|absiedlung*',
}
