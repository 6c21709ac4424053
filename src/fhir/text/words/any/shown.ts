/**
 * Words directly before 'amplification' that say that there is one, by language: verbs of a test ('FISH shows') and nouns
 * ('presence of'). Words are separated by '|', as the scanner folds them.
 */
export const SHOWN: Readonly<Record<'en' | 'de' | 'fr' | 'es' | 'it' | 'nl', string>> = {
  en: 'shows|showed|demonstrates|demonstrated|reveals|revealed|detects|detected|confirms|confirmed|shows up|presence|exhibits|exhibited|displays',
  de: 'zeigt|zeigte|ergab|ergibt|wies nach|bestatigt|bestatigte|nachweis|nachweisbare|vorliegen',
  fr: 'montre|a montre|revele|a revele|met en evidence|mise en evidence|confirme|objective|retrouve|presence',
  es: 'muestra|demuestra|revela|mostrado|demostrado|revelado|mostro|demostro|confirma|evidencia|presencia',
  it: 'mostra|dimostra|rivela|evidenzia|mostrato|evidenziato|rivelato|dimostrato|conferma|documenta|presenza',
  nl: 'toont|toonde|heeft aangetoond|liet zien|laat zien|bevestigt|aanwezigheid',
}

/** Words that join an amplification to the score before them: 'HER2 2+ with amplification on FISH'. */
export const JOINED_BY = 'with|mit|avec|con|met'

/** Words that may do so, or begin what is said of another test. */
export const ADDED_BY = 'and|und|et|y|e|en'
