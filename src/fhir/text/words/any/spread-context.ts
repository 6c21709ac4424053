/** Words around a word of spread, in six languages, as the scanner folds them. */

/** Before a medicine: it is or was given to this patient. */
export const GIVEN_FOR =
  /^(?:on|started|start|starting|began|begun|receives|received|receiving|currently on|continues|continued|continuing|completed|treated|under|unter|erhalt|erhielt|sous|recoit|recu|debute|bajo|recibe|recibio|inicia|in terapia|riceve|inizia|onder|kreeg|krijgt|gestart|cycle|c\d{1,2}|s p|progressed|pd)$/

/** What is to be done, and not what was found. */
export const ADVISED =
  /^(?:should|must|ought|shall|consider|sollten?|muss|mussen|soll|empfohlen|empfiehlt|doit|doivent|devrait|devraient|recommande\w{0,2}|debe|deben|deberia\w?|recomienda|dovrebbe(?:ro)?|deve|devono|raccomanda\w{0,3}|dient|moet|moeten|aanbevolen|zou|zouden|eligible|eligibility)$/

/** It was thought of. */
export const THOUGHT_OF =
  /(?:^| )(?:considered|discussed|entertained|queried|erwogen|diskutiert|evoquee?s?|envisagee?s?|considerad[ao]s?|considerat[aeio]|valutat[aeio]|overwogen|besproken)(?: |$)/

/** Directly behind a metastasis: how often, or how probable. */
export const OF_A_FIGURE =
  /^(?:rates?|risks?|scores?|free|survival|probability|likelihood|recurrence (?:rates?|risks?|scores?|free)|incidence|risiko|rate|wahrscheinlichkeit|frei\w{0,2}|risque|taux|riesgo|tasa|rischio|tasso|risico|kans)$/

/** Directly before 'metastatic breast cancer': of all who have it. */
export const IN_GENERAL = /^(?:in|in the|im|dans|dans le|en|en el|nel|nella|nelle|in het)$/

/** Directly behind the metastases: what is done for them in general. */
export const TREATED_IN_GENERAL =
  /^(?:is|are|wird|werden|est|sont|es|son|se|e|sono|viene|vengono|wordt|worden|can|may) (?:treated|managed|tested|biopsied|behandelt|getestet|traitee?s?|tratan?|trattat[aeio]|behandeld|incurable|unheilbar|incurables?|ongeneeslijk|rare|selten|common|haufig)$/

/** One person, and not many. */
export const OF_PATIENT =
  /^(?:she|her|he|his|pt|patient|mrs|ms|mr|lady|woman|man|female|gentleman|patientin|frau|herr|sie|ihre?|patiente|madame|mme|paciente|senora|mujer|paziente|signora|donna|patiente|mevrouw|vrouw|dame|woman with|patient with|patientin mit|patiente avec|paciente con|paziente con|patiente met)$/

/** Where the cancer comes from. */
export const OF_ORIGIN =
  /(?:^| )(?:primary|origin|ursprung\w{0,2}|primarius|primarherd|primartumor\w{0,2}|primitif|primitive|origine|origen|primario|primitivo|primitivita|oorsprong|herkomst|cup)$/

/** A scan of more than one organ. */
export const EVERYWHERE =
  /(?:^| )(?:total body|whole body|ganzkorper\w{0,8}|corps entier|cuerpo entero|cuerpo completo|tap|cap|pet|tep|thorax abdomen|torace addome)(?: |$)/

/** The organs that a search for spread looks at. */
export const ORGAN_GROUPS: readonly (readonly [group: string, words: RegExp])[] = [
  ['liver', /hepat|leber|liver|foie|higado|fegat|epatic|lever|oberbauch|abdom|addom/],
  ['lung', /lung|pulm|poumon|polmon|^long|thora|torac|torax/],
  ['bone', /bone|^oss|skelet|knochen|^ose|hueso|^bot|schelet|^os$|s[cz]inti|gammagra/],
  ['visceral', /viscer|viszer/],
]

/** A test of one organ or one part of the body, or its name. */
export const ONE_PART =
  /thora|torax|torac|chest|schadel|crani|crane|kranial|kraniell|cmrt|^ccr?t|kopf|head|hoofd|skelet|knochen|s[cz]inti|gammagra|oberbauch|abdom|addom|bauch|sonogra|[a-z]sono$|echo|ecogr|ultrasou|axill|becken|pelv|pelvi|bekken|^hals|encefal|enceph|cerebr|hirn|brain|hersen|leber|lever|hepat|epat/

/** Between a denial and what it denies. */
export const EVIDENCE =
  /^(?:evidence|e|o|of|organ|visible|signs?|indications?|definite|definitive|definitively|obvious|convincing|overt|clear|radiological|radiologic|radiographic|clinical|known|imaging|gross|macroscopic|suspicious|evidenza|evidenze|evidencia|evidencias|signes?|argument|signos|segni|tekenen|aanwijzing\w{0,2}|anzeichen|hinweis\w{0,1}|anhalt|fdg|eindeutige?n?|sichere?n?|manifeste?n?|duidelijke|evidente?s?|secure|sospecha|clara|claros?)$/
