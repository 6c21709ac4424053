/**
 * Words that decide what a denial or a stage is of, in six languages; separated by '|', as the scanner folds them, '*' for
 * any ending.
 */

/** Beside a denied metastasis: only more of them are denied. */
export const ONLY_MORE =
  'new|further|other|additional|neu*|weiter*|zusatzlich*|andere*|nouvelle*|nouveau*|autre*|supplementaire*|nueva*|nuevo*|otra*|otro*|adicional*|nuov*|altre|altra|ulterior*|nieuw*|verder*'

/** Behind it: what is left out is there. */
export const EXCEPT = 'except|besides|apart|ausser|ausgenommen|hormis|sauf|excepte|salvo|excepto|tranne|eccetto|behalve'

/** What else than a cancer has stages. */
export const STAGED_OTHERWISE =
  'ckd|kidney|renal|renale|copd|gold|chronic|ulcer*|pressure|sore|sores|decubit*|dekubit*|escarre*|escara*|endometrio*|sarcoid*|sarkoid*|fibros*|isolation|room|retinopath*|lymphedema|lymphodem*|cirrhosis|zirrhose|cirrosis|hypertension|hypertonie|parkinson*|heart|herzinsuffizienz|niereninsuffizienz|nierinsufficientie|nierziekte|insuffisance|insuficiencia|insufficienza|erc|cni|bpco|epoc|sleep|labour|labor|wound|wunde|apnoea'

/** Tests that look for spread; behind them 'for metastases' is what they were made for. */
export const SEARCHED_BY =
  'scan*|ct|mri|mr|pet|xray|imaging|workup|work|check*|evaluat*|assess*|investigat*|szinti*|skelettszintigraphie|knochenszintigraphie|sonographie|untersuch*|scintigraph*|scanner|irm|tep|gammagraf*|tac|rm|scintigraf*|tc|ecografia|botscan|echo*|onderzoek|bildgebung|imagerie|imagen'
