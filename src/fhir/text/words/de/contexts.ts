import type { Forms } from '../forms.ts'

/** Words that decide whether a value counts, German. */
export const CONTEXTS: Forms = {
  notdone:
    'nicht durchgeführt|nicht untersucht|nicht bestimmt|nicht getestet|nicht erfolgt|nicht vorliegend|nicht verfügbar|nicht erforderlich|nicht notwendig|nicht indiziert|entfällt|nicht angegeben|keine angabe|keine angaben|k a|k . a .|ka|nicht beauftragt|nicht erhoben|nicht bekannt|nicht anwendbar|liegt noch nicht vor|noch nicht vor|nicht gemacht|nicht zutreffend|liegen nicht vor|ergebnis liegt nicht vor|n d|nicht geprüft|nicht veranlasst|nicht angefordert|nicht gewünscht|nicht ausgeführt|unterblieb|unterblieben',
  pending:
    'ausstehend|steht aus|stehen aus|steht noch aus|stehen noch aus|folgt|folgen|in arbeit|veranlasst|nachgereicht|angefordert|eingeleitet|wird durchgeführt|wird nachgereicht|in bearbeitung|nachbericht|beauftragt|wird ergänzt|läuft|noch ausstehend|wird folgen',
  recommended:
    'empfohlen|empfehle|empfehlen|empfiehlt sich|indiziert|erforderlich|anzuraten|sollte erfolgen|sollte durchgeführt werden|angezeigt|wird empfohlen|notwendig|ergänzend empfohlen|empfehlung',
  unknown: 'unbekannt|fehlende angabe|ohne angabe|unklar',
  seeother:
    'siehe befund|siehe unten|siehe oben|s u|s . u .|s o|s . o .|siehe kommentar|siehe text|siehe bericht|siehe anlage|siehe nachbericht|siehe',
  hedge:
    'v . a .|v . a|verdacht|verdacht auf|verdächtig*|hochverdächtig*|hochgradig verdächtig*|suspekt*|nicht auszuschließen|nicht ausgeschlossen|nicht sicher auszuschließen|kann nicht ausgeschlossen werden|möglich*|möglicherweise|wahrscheinlich*|vermutlich|fraglich*|eventuell|evtl|eher|könnte|könnten|dringender verdacht|dringend verdächtig*|am ehesten|vereinbar mit|wohl|scheint|anscheinend|vermutet|vermutete|metastasenverdächtig*|metastasensuspekt*|tumorverdächtig*|verdachtsdiagnose|unsicher|zweifelhaft|dd|differentialdiagnostisch|differenzialdiagnostisch|wäre|dürfte|dürften|wie bei|nicht sicher ausgeschlossen|nicht sicher auszuschliessen|können nicht ausgeschlossen werden|können nicht sicher ausgeschlossen werden|kann nicht sicher ausgeschlossen werden|nicht mit sicherheit auszuschließen|nicht mit sicherheit ausgeschlossen|nicht vollständig ausgeschlossen|nicht ausschließbar|lässt sich nicht ausschließen|lassen sich nicht ausschließen|nicht auszuschliessen|auszuschließen|auszuschliessen|konnte nicht ausgeschlossen werden|konnten nicht ausgeschlossen werden|nicht mehr nachweisbar|nicht mehr darstellbar|nicht mehr erkennbar|nicht mehr abgrenzbar|verdachts|unter vorbehalt|mit vorbehalt',
  previous:
    'laut patientin|nach angaben der patientin|nach angabe der patientin|laut angaben|laut arztbrief|laut überweisung|fremdanamnestisch|auswärts|auswärtig*|extern|externer befund|laut vorbefund|an der stanze|aus der stanze|voruntersuchung|vorbiopsie|vorbefund|vorbefunde|vorbefundlich|zuvor|früher|frühere|früherer|früheren|vormals|bekannt*|initial|initiale|initialer|ursprünglich*|anamnestisch|z n|z . n .|z . n|zustand nach|vorherig*|vorangegangen*|damals|vorausgegangen*|seinerzeit|primär bekannt|zunächst|anfangs|anfänglich*|ehemals|vorangehend*|vor der therapie|vor therapie|vor therapiebeginn|vor chemotherapie|vor der chemotherapie|vor neoadjuvanter|prätherapeutisch',
  now: 'jetzt|aktuell|aktuelle|aktueller|aktuellen|nun|nunmehr|derzeit|heute',
  conditional: 'falls|wenn|sofern|ob|im falle|bei nachweis|sobald|angenommen|im fall|für den fall|vorausgesetzt',
  general:
    'einschlusskriterien|einschlusskriterium|ausschlusskriterien|ausschlusskriterium|studienkriterien|patientinnen mit|patienten mit|patientinnen|patienten|definiert als|definition|legende|studie|studien|bedeutet|gilt als|gelten als|bewertungsschema|beurteilungskriterien|der mammakarzinome|aller mammakarzinome|aller karzinome|der karzinome|der fälle|aller fälle|aller brustkrebsfälle|aller tumoren|in der literatur|laut literatur|gemäß literatur|broschüre|informationsblatt|merkblatt|informationsbroschüre',
  control:
    'kontrolle|kontrollen|positivkontrolle|negativkontrolle|onslide kontrolle|kontrollgewebe|kontrollschnitt|kontrollgewebes|kontrollprobe|kontrollproben|externe kontrolle|interne kontrolle|externe kontrollen|interne kontrollen|positivkontrollen|negativkontrollen',
  reference:
    'referenz|grenzwert|schwellenwert|norm|normal|normwert|normbereich|referenzwert|richtwert|referenzwerte|referenzbereich|grenzwerte|schwellenwerte|normwerte',
  family: 'mutter|schwester|tante|großmutter|familienanamnese|vater|tochter|familienanamnestisch',
  therapy:
    'her2 gerichtete*|her2 gerichtet|her2 zielgerichtet*|anti her2 therapie|her2 blockade|her2 therapie|anti her2 gerichtet*|her2 antikörper*|zielgerichtete her2 therapie',
  mutation: 'mutation|mutationen|mutiert|variante|keimbahnmutation|keimbahn|wildtyp',
  genomic:
    'genomische profilierung|genomisches profil|genomprofil|molekulares tumorprofil|sequenzierung|flüssigbiopsie|genexpression|genexpressionsanalyse|genpanel',
  serum: 'im serum|serumspiegel|extrazelluläre domäne',
  dcis: 'in situ komponente|duktales carcinoma in situ|in situ anteil|intraduktal*|karzinom in situ|karzinoms in situ|carcinoma in situ|in situ karzinom|in situ karzinoms|dcis komponente|dcis anteil|insitu komponente|präinvasiv*|nichtinvasiv*|nicht invasiv*',
  invasive: 'invasiv*|infiltrierend*',
  otherorgan:
    'magenkarzinom*|magenkarzinoms|kolonkarzinom*|kolorektal*|rektumkarzinom*|bronchialkarzinom*|lungenkarzinom*|ovarialkarzinom*|prostatakarzinom*|nierenzellkarzinom*|endometriumkarzinom*|pankreaskarzinom*|melanom*|lymphom*|urothelkarzinom*|schilddrüsenkarzinom*|gallengangskarzinom*|niereninsuffizienz|dekubitus|ösophaguskarzinom*|seröses adenokarzinom|seröses karzinom|high grade seröses|zervixkarzinom*|leberzellkarzinom*|hepatozellulär*|cholangiozellulär*|harnblasenkarzinom*|lungenkrebs|darmkrebs|magenkrebs|eierstockkrebs|prostatakrebs|blasenkrebs|analkarzinom*|larynxkarzinom*|corpuskarzinom*|korpuskarzinom*|endometrioid*|adenokarzinom des gastroösophagealen übergangs|gastroösophageales adenokarzinom|karzinom des gastroösophagealen übergangs|karzinom des ösophagogastralen übergangs|adenokarzinom des ösophagogastralen übergangs|aeg i|aeg ii|aeg iii|kardiakarzinom*|barrett karzinom*|speiseröhrenkrebs|bauchspeicheldrüsenkrebs|gallenblasenkarzinom*|speicheldrüsenkarzinom*|blasenkarzinom*|kolonkrebs|hodenkarzinom*|vulvakarzinom*',
  preliminary:
    'vorläufig*|provisorisch*|telefonisch*|mündlich*|fernmündlich*|unvalidiert|nicht validiert|noch nicht freigegeben|nicht freigegeben|vorabbefund|vorabmitteilung|vorabinformation',
  withdrawn:
    'zurückgezogen|widerrufen|irrtümlich|fälschlich|falsch|verwechselt|verwechslung|nicht bestätigt|ungültig|storniert|annulliert|widerlegt|wurde widerlegt|revidiert|nicht bestätigte|nicht bestätigen|befund ersetzt|ersetzt den befund|ersetzt den vorbefund|durch neuen befund ersetzt|befund wurde ersetzt',
  elsewhere:
    'kontralateral*|gegenseite|gegenseitig*|andere brust|anderen brust|andere seite|anderen seite|gegenüberliegend*|andere patientin|anderen patientin|anderer patientin|gegenseitigen',
  failed:
    'hybridisierung unzureichend|hybridisierung nicht gelungen|hybridisierung fehlgeschlagen|unzureichende hybridisierung|technisch unzureichend|technische gründe|technisch bedingt|technischer fehler|zu wenige zellen|zu wenig tumorzellen|weniger als 20 zellen|nicht auszählbar|signale zu schwach|keine signale|fehlgeschlagen|misslungen|gescheitert|nicht gelungen|keine auswertbaren signale|kein auswertbares signal|kein signal',
}
