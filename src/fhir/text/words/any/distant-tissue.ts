/** Words of tissue and of what it shows, in six languages, as the scanner folds them. */

/** It was taken. */
export const TAKEN_FROM =
  /biops|biopt|\bbx\b|stanz|punkt|punct|ponct|cytol|zytol|citol|fluid|liquid|liquide|liquido|vocht|effusion|erguss|epanchement|derrame|versament|ascit|aszit|aspir|\bfna\b|\bpaaf\b|resect|resekt|resez|excis|exzis|exeres|agobiops|trepan|trephin|core|needle|cell block|zellblock|\bbal\b|liquor|csf/

/** Between the tissue and the finding. */
export const SHOWS =
  /^(?:shows?|showed|showing|confirms|confirmed|reveals|revealed|demonstrates|demonstrated|zeigt|zeigte|bestatigt|bestatigte|ergab|montre|montrait|confirme|retrouve|muestra|confirma|mostra|conferma|evidenzia|toont|bevestigt|c w)$/

/** What is on record already, and not what the tissue shows. */
export const KNOWN =
  /know|bekann|connu|conocid|^not[aoie]$|bekend|histor|anamn|antecedent|vorgeschicht|voorgeschied|patient|pazient|pacient/

/** A marker or the grade, behind which stand results of the tissue. */
export const MARKER =
  /^(?:er|pr|pgr|re|rp|rh|hr|her2|her 2|c ?erb|tnbc|triple|gata ?3|ki ?67|mib ?1|ck ?7|e ?cadherin|ish|fish)|strogen|ztrog|progest|rezeptor|recept|recett|hormon/
export const GRADE =
  /^(?:g\d?|grad[eo]?|graad|nst|nos|ductal|lobular|duktal\w{0,2}|canalaire|duttale|ductaal|lobul\w{1,5})$/

/** 'Consistent with breast primary': how a report says where a carcinoma comes from. */
export const COMPATIBLE =
  /^(?:compatib|consistent|kompatib|vereinbar|gut vereinbar|passend|passt|verenigbaar|in keeping)/
