import type { Forms } from '../forms.ts'

/** Names of tests, genes, measures and specimens, German. */
export const TESTS: Forms = {
  her2: 'humaner epidermaler wachstumsfaktorrezeptor 2|epidermaler wachstumsfaktorrezeptor 2|humaner epidermaler wachstumsfaktor rezeptor 2',
  er: 'östrogen|östrogenrezeptor*|östrogen rezeptor*|oestrogenrezeptor*|er status',
  pgr: 'progesteronrezeptor*|progesteron rezeptor*|progesteron|pr status',
  hr: 'hormonrezeptor*|hormon rezeptor*',
  marker:
    'androgenrezeptor*|lymphgefässinvasion|lvi|resektionsränder|resektionsrand|schnittränder|sentinel lk|cadherin*|tumorknoten',
  triplenegative: 'triple negativ*|triplenegativ*|dreifach negativ*|tripel negativ*',
  triplepositive: 'triple positiv*|triplepositiv*|tripel positiv*',
  ihc: 'ihk|immunhistochemie|immunhistochemisch*|immunhisto|immunhistologie|immunhistologisch*|immunhistochemischer',
  ish: 'in situ hybridisierung|insitu hybridisierung|fluoreszenz in situ hybridisierung|chromogene in situ hybridisierung|in situ hybridisation|fish analyse|fish untersuchung|silber in situ hybridisierung|hellfeld in situ hybridisierung',
  overall:
    'insgesamt|gesamt|gesamtbeurteilung|gesamtbewertung|beurteilung|somit|damit|zusammenfassend|gesamtstatus|gesamtinterpretation|endergebnis|abschließende beurteilung|abschließende bewertung|schlussfolgerung|fazit|endbeurteilung',
  clone: 'klon|antikörper',
  score: 'score wert|scorewert|immunscore',
  otherscore:
    'grad|malignitätsgrad|differenzierungsgrad|kernpleomorphie|mitosen|mitose|tubuli|stadium|remmele score|kerngrad|färbeintensität|intensität',
  ratio:
    'verhältnis|ratio wert|quotienten|gensignal ratio|signal ratio|amplifikationsquotient|amplifikationsratio|signalquotient',
  cep17: 'zentromer 17|centromer 17',
  copies: 'kopienzahl|kopien|genkopien|genkopienzahl|signale|gensignale|signalzahl|genkopie*|kopiezahl',
  percell: 'pro zelle|pro zellkern|je zelle|je zellkern|pro kern|pro tumorzelle|pro tumorzellkern',
  cells:
    'ausgezählte zellen|ausgezählte zellkerne|gezählte zellen|zellen ausgezählt|zellkerne ausgezählt|zellen gezählt',
  dualprobe: 'doppelsonde|dual color|zweifarb*|doppelsonden*|dual color sonde',
  singleprobe: 'einzelsonde|einfarb*|single probe',
  recount:
    'zweitzählung|zweitauszählung|nachzählung|zweite zählung|zweite auszählung|erneute zählung|erneute auszählung|wiederholte zählung|nachgezählt',
  secondobserver: 'zweituntersucher|zweiter untersucher|zweiten untersucher|zweitbefunder|zweitbeurteiler',
  firstcount: 'erstzählung|erste zählung|erste auszählung|erstuntersucher',
  group: 'gruppe',
  stays: 'verbleibt in|bleibt in|bestätigt|unverändert',
  moves: 'wechsel in|wechselt in|wechsel zu|geändert in|verschoben in|umgruppiert in',
  samegroup:
    'gleiche gruppe|gleichen gruppe|selbe gruppe|selben gruppe|gruppe unverändert|keine änderung der gruppe|bestätigt die erstzählung',
  othergroup: 'andere gruppe|anderen gruppe|anderer gruppe|gruppe geändert|gruppenwechsel',
  specimen: 'probe|präparat|gewebeprobe|block|einsendung|material|stanze|fraktion',
  left: 'links|linke|linken|linker|linkes|linksseitig*|mamma li|brust li|axilla li',
  right: 'rechts|rechte|rechten|rechter|rechtes|rechtsseitig*|re brust|mamma re|brust re|axilla re',
  breast: 'brust|mamma|mammakarzinom|mammakarzinoms|mammacarcinom|brustkrebs',
  total: 'gesamtzahl|gesamtzahl der|summe der|gesamte|signale gesamt',
}
