import type { Forms } from '../forms.ts'

/** Words of spread and stage, Italian. */
export const SPREAD: Forms = {
  metastasis: 'metastasi|secondarismi|secondarismo|ripetizioni',
  distantmetastasis:
    'metastasi a distanza|metastasi distanti|lesioni a distanza|malattia a distanza|ripetizioni a distanza|localizzazioni a distanza',
  sitemetastasis: 'carcinosi peritoneale|carcinosi pleurica|carcinosi meningea|carcinosi leptomeningea',
  nodemetastasis: 'micrometastasi|macrometastasi|metastasi linfonodale|metastasi linfonodali',
  node: 'linfonodo|linfonodi|linfonodale|linfonodali|ascella|ascellare|ascellari|sovraclaveare',
  distantsite:
    'fegato|epatica|epatiche|epatico|polmone|polmonare|polmonari|ossea|ossee|osso|ossa|cerebrale|cerebrali|encefalo|pleurica|pleuriche|peritoneale|peritoneali|surrene|vertebrale|vertebrali|viscerale|viscerali|ascite|ossei|osseo|epatici|pleura|peritoneo|scheletrica|scheletriche|encefalica|encefaliche|surrenalica|surrenaliche|bronchiale|midollo osseo|osteomidollare|liquor|liquido pleurico|liquido ascitico|versamento pleurico',
  search: 'rischio|escludere|per escludere|ricerca di|non metastatico|non metastatica|stadiazione|rischio di',
  stage: 'stadio|stadio clinico',
  mcategory: 'categoria m',
  notapplicable: 'non applicabile|non valutabile|non valutato|non valutabili',
  has: 'con|note|nota|multiple|nuove|confermata|confermate|diagnosi|paziente|paziente con|recidiva|de novo|all esordio|esordio|alla diagnosi|al momento della diagnosi|ab initio|istologicamente confermato|istologicamente confermata|confermato istologicamente|infiltrazione da|infiltrato da|interessamento da',
  disease:
    'origine mammaria|di origine mammaria|primitività mammaria|mammella|carcinoma|carcinoma mammario|carcinoma della mammella|adenocarcinoma|malattia|mammario|mammaria|duttale|lobulare|tumore|un|ecoguidata|tc guidata|eco guidata',
}
