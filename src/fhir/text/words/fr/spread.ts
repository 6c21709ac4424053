import type { Forms } from '../forms.ts'

/** Words of spread and stage, French. */
export const SPREAD: Forms = {
  metastasis: 'localisation secondaire|localisations secondaires',
  distantmetastasis:
    'métastase à distance|métastases à distance|lésion à distance|lésions à distance|localisations à distance|dissémination à distance|maladie à distance',
  sitemetastasis:
    'carcinose péritonéale|méningite carcinomateuse|carcinose pleurale|carcinose méningée|carcinomatose péritonéale|carcinomatose méningée',
  nodemetastasis:
    'micrométastas*|macrométastas*|métastase ganglionnaire|métastases ganglionnaires|envahissement ganglionnaire',
  node: 'gs|ganglion|ganglions|ganglionnaire|ganglionnaires|axillaire|axillaires|aisselle|sus claviculaire',
  distantsite:
    'foie|hépatique|hépatiques|poumon|poumons|pulmonaire|pulmonaires|osseuse|osseuses|os|cérébrale|cérébrales|cerveau|pleurale|pleurales|plèvre|péritonéale|péritonéales|surrénale|vertébrale|vertébrales|viscérale|viscérales|ascite|osseux|rachidienne|rachidiennes|rachis|cérébraux|péritoine|surrénalienne|surrénaliennes|encéphalique|encéphaliques',
  search:
    'risque|recherche de|recherche d|éliminer|bilan d extension|à la recherche de|non métastatique|dépistage|exclure',
  stage: 'stade|stade uicc|stade clinique',
  mcategory: 'catégorie m',
  notapplicable: 'non applicable|non évaluable|sans objet|non évalué|non évaluées|non évaluée|non déterminé',
  has: 'avec|connues|connue|multiples|nouvelle|nouvelles|prouvée|prouvées|confirmée|confirmées|diagnostic|patiente|patiente avec|récidive|de novo',
  disease:
    'origine mammaire|primitif mammaire|provenance mammaire|sein|cancer|cancer du sein|carcinome|carcinome mammaire|adénocarcinome|maladie|mammaire|canalaire|lobulaire|tumeur|du|un',
}
