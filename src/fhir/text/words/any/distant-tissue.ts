/** Words of tissue and of what it shows, in six languages, as the scanner folds them. */

/** It was taken. */
export const TAKEN_FROM =
  /biops|biopt|\bbx\b|stanz|punkt|punct|ponct|cytol|zytol|citol|fluid|liquid|liquide|liquido|vocht|effusion|erguss|epanchement|derrame|versament|ascit|aszit|aspir|\bfna\b|\bpaaf\b|resect|resekt|resez|excis|exzis|exeres|agobiops|trepan|trephin|core|needle|cell block|zellblock|\bbal\b|liquor|csf/

/** Between the tissue and the finding. */
export const SHOWS =
  /^(?:shows|showed|showing|confirms|confirmed|reveals|revealed|demonstrates|demonstrated|zeigt|zeigte|bestatigt|bestatigte|ergab|montre|montrait|confirme|retrouve|muestra|confirma|mostra|conferma|evidenzia|toont|bevestigt|c w)$/

/** 'Consistent with breast primary': how a report says where a carcinoma comes from. */
export const COMPATIBLE =
  /^(?:compatib|consistent|kompatib|vereinbar|gut vereinbar|passend|passt|verenigbaar|in keeping)/
