import type { Forms } from '../forms.ts'

/** Words that are a value, turn one, deny or link, German. */
export const VALUES: Forms = {
  positive: 'positiv|positive|positiver|positives|positiven|positivem|positivität|stark positiv',
  negative: 'negativ|negative|negativer|negatives|negativen|negativem|negativität',
  equivocal: 'äquivokal*|equivocal|grenzwertig*|zweifelhaft positiv',
  indeterminate:
    'indeterminiert|nicht beurteilbar|nicht auswertbar|nicht verwertbar|nicht bestimmbar|nicht interpretierbar|unbestimmt|nicht sicher beurteilbar|technisch nicht auswertbar|nicht aussagekräftig|nicht klassifizierbar|nicht zu beurteilen|nicht zu bewerten|nicht konklusiv|nicht verwertbare',
  low: 'niedrig|low positiv|niedrig exprimierend|gering exprimierend',
  ultralow: 'ultraniedrig|ultra niedrig',
  zero: 'null',
  lowpositive: 'schwach positiv low|niedrig positiv',
  amplified:
    'amplifiziert|amplifizierte|amplifizierter|amplifiziertes|amplifizierten|genamplifiziert|hochamplifiziert|hochamplifizierte|hochgradig amplifiziert|stark amplifiziert|amplifiziertem',
  amplification:
    'amplifikation|amplifikationen|genamplifikation|genamplifizierung|amplifizierung|amplifikationsnachweis|amplifikationsstatus',
  notamplified: 'unamplifiziert|nichtamplifiziert',
  coamplified:
    'koamplifikation|koamplifiziert|low level amplifikation|schwach amplifiziert|gering amplifiziert|geringgradig amplifiziert|geringe amplifikation',
  overexpressed: 'überexprimiert|überexprimierend*|überexprimierte*',
  overexpression: 'überexpression|überexpressionen|proteinüberexpression|rezeptorüberexpression',
  detected:
    'nachweisbar|nachweisbare|nachweisbarer|nachgewiesen|vorhanden|erkennbar|darstellbar|gefunden|sichtbar|festgestellt|detektiert|detektierbar|zu erkennen|beobachtet|vorliegend|gesehen|nachzuweisen|abgrenzbar|feststellbar|auffindbar|ersichtlich|sichtbare|erkennbare|darstellbare|vorhandene',
  absent:
    'konnte nicht nachgewiesen werden|konnten nicht nachgewiesen werden|konnte nicht festgestellt werden|liess sich nicht nachweisen|ließ sich nicht nachweisen|lässt sich nicht nachweisen|laesst sich nicht nachweisen|fehlend|fehlende|fehlender|fehlendem|fehlen|fehlt|nicht vor|fehlender nachweis|negativer nachweis|ausgeschlossen|ausbleibend*',
  not: 'kein|keine|keiner|keinen|keinem|keinerlei|nicht|ohne|kein nachweis|kein hinweis auf|keine hinweise auf|kein anhalt für|ohne nachweis|ohne hinweis auf|weder|kein hinweis für|ohne anhalt für|nie|keinesfalls|nein|keineswegs|kein anhalt|ohne anhalt|kein hinweis|ohne hinweis|keine hinweise|keine anzeichen für|keine zeichen für|ohne zeichen für',
  yes: 'ja',
  staining:
    'färbung|membranfärbung|membranfärbungen|anfärbung|membranöse färbung|färbereaktion|reaktivität|immunreaktivität|membranpositivität|membranöse positivität|membranreaktion|angefärbt|anfärbbarkeit|membranständige färbung|membrananfärbung|färben|reaktion|färbungen|anfärbungen|membranöse anfärbung|membranmarkierung',
  membrane: 'membran|membranös*|membranständig*',
  faint:
    'schwach|schwache|schwacher|schwachen|kaum wahrnehmbar*|kaum sichtbar*|zart|zarte|blass|kaum erkennbar*|angedeutet|angedeutete|zarter|zartem|zartes|zarten|schwaches|schwachem|blasse|blasser|diskrete|diskret',
  incomplete: 'inkomplett*|unvollständig*|partiell*',
  complete: 'komplett*|vollständig*|zirkulär*|zirkumferent*',
  intense: 'stark|starke|starker|kräftig*|intensiv*|intensive',
  basolateral: 'basolateral*|u förmig*|nur lateral|laterale membranfärbung|laterale färbung',
  unusual:
    'ungewöhnliches muster|ungewöhnliches färbemuster|ungewöhnliche färbung|atypisches färbemuster|ungewöhnliches reaktionsmuster',
  moderate: 'mäßig*|mittelstark*|moderat*',
  lt: 'weniger als|kleiner als|kleiner|unter|unterhalb von|unterhalb|niedriger als|geringer als',
  le: 'kleiner gleich|höchstens|maximal|bis zu|nicht mehr als|kleiner oder gleich|nicht größer als',
  gt: 'mehr als|größer als|größer|über|oberhalb|oberhalb von|höher als',
  ge: 'größer gleich|mindestens|wenigstens|nicht unter|größer oder gleich|nicht weniger als|nicht kleiner als',
  approx: 'etwa|ungefähr|zirka|rund|annähernd|knapp|schätzungsweise|fast',
  rangeto: 'bis|zwischen',
  or: 'oder|bzw|beziehungsweise|noch',
  and: 'und|sowie',
  but: 'aber|jedoch|während|hingegen|dagegen|wobei|sondern',
  by: 'mittels|per|durch|in|im|in der|mit|anhand|laut|nach|bei',
  for: 'für|von|bezüglich|hinsichtlich|des falles',
  is: 'ist|sind|war|status|expression|ergebnis|befund|resultat|protein|gen|rezeptor|beträgt|liegt bei|liegt|nach asco / cap|ihc status|der|die|das|wert|rezeptorstatus|onkoprotein|hier|zeigt|ergibt|fiel|fällt|fiel aus|fällt aus|lautet|lautete',
  percentword: 'prozent',
  ormore: 'oder mehr|oder weniger|oder höher|oder darunter',
  that: 'dass|daß',
  tumorcells: 'tumorzellen|zellen|tumor|invasiven tumorzellen|karzinomzellen|nachweisbaren',
  otherstain: 'zytoplasmatisch*|zytoplasma|normalgewebe|hintergrund*|nukleär*|normale|normalen|gänge|kerne',
  partly: 'fokal*|teilweise|heterogen*|herdförmig*|variabel',
}
