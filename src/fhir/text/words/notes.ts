import type { WordGroup } from './word-group.ts'

/**
 * Words of clinic notes and letters, by language: how a patient came, was examined, treated and seen again. None names a
 * relative, another specimen, a time before, a wish or a doubt: such words decide something and stand elsewhere.
 */
export const OF_NOTES: readonly WordGroup[] = [
  {
    about: 'clinic notes and letters, English',
    origin: 'own list',
    reviewed: '2026-11-29',
    words: `
      abnormality accompanied ambulatory anxious appearing appointment appointments aromatase attended began
      begin begun calling caring cgy chief colleague colleagues complaint complaints completing completion
      concerns conference consult consultation consulted counseled counseling counselled cycle cycles dear
      delighted deliver diagnosed discharge discomfort discuss discussing discussion distortion dose doses
      educated endocrine enrolled exam explained followup fractions gentleman glad grateful gravida greetings gy
      gynecological helpful hematologist herself himself home hospitalized hypermetabolic hypoechoic
      hysterectomy imaged incidentally informed inhibitor inspection instructed interval kindly knowledge
      laparoscopic learned looked lumps magseed mammographically medication medications medicine meeting
      menarche menopausal menopause menses month monthly months morning multidisciplinary nausea noticed
      nulliparous occupation oclock offered operated pain painful painless palpated perimenopausal pleasant
      pleased pleasure postmenopausal postoperative postoperatively pregnancies pregnancy premenopausal presence
      presentation presented presenting presents proceeded radiation radiotherapy reassured receiving
      reconstruction recovered recovering recovery regards regimen regimens resulted
      retired return returned returns savi scan screened screening seed self seroma sincerely smoker smoking
      started starting surveillance symptom symptoms systemic telehealth tender tenderness thank thanks
      therapies tolerated treated treating treatments undergo undergoes undergoing undergone underwent
      unfortunately visited visits week weekly weeks went woman worked workup wound year yearly yearold years
    `,
    phrases: [
      'abnormal mammogram',
      'abnormal screening mammogram',
      'at the time of this visit',
      'high grade',
      'is reported as',
      'newly diagnosed',
      'reference lab',
      'reference laboratories',
      'reference laboratory',
      's / p',
      'see below for fish',
      'see fish below',
      'see fish result below',
      'see fish results below',
      'tumor board',
      'tumour board',
      'very pleasant',
      'was repeated and is again',
    ],
  },
  {
    about: 'clinic notes and letters, German',
    origin: 'own list',
    reviewed: '2026-11-29',
    words: `
      abgeschlossen adjuvant adjuvante adjuvanten ambulant ambulante ambulanten anamnese anschließend
      antihormonelle antihormonellen anwesenheit aufgefallen aufgeklärt aufgenommen aufnahme behandelt
      behandelte behandlung beratung bereits berichten berichtet beschwerden besprechung bestätigung bildgebend
      bildgebung biopsiert brusterhaltend brusterhaltende brusterhaltenden chemotherapie darstellung deren
      diagnostik diagnostiziert diagnostizierte diagnostizierten differenzierung einleitung endokrine endokrinen
      entdeckt entfernt entlassen entlassung ergänzend ergänzende ergänzenden erhielt erneut erneute erneuten
      erstdiagnose erstdiagnostiziert fallkonferenz folgende folgenden früherkennung gebeten gesichert
      gesicherte gesicherten größenprogredient herrn herzlichen hiermit histologie informiert intramammär jahr
      jahre jahren komplikationslos konferenz kontrastmittel kontrolliert lebensjahr lokoregionär mammographie
      medizinisch medizinische menopausenstatus monat monate monaten morphologie nachsorge neoadjuvante
      neoadjuvanten onkologisch onkologische operateur operationen operiert palpabel palpabler palpatorisch
      perimenopausal postmenopausal postmenopausale postmenopausalen postoperativ postoperative prämenopausal
      prämenopausale prämenopausalen präoperativ radiatio radiotherapie screening senologisch sonographie
      sprechstunde stanzbiopsiert stanzbioptisch stanzhistologie stanzhistologisch stationär stellte
      strahlentherapie systemisch systemische tastbar tastbarer tastbefund therapie therapien tumorbiologie
      ultraschall umgehend verabreicht verlaufskontrolle vorgestellt weiterhin wiedervorstellung woche wochen
      zugewiesen zyklen zyklus überweisung überwiesen
    `,
  },
  {
    about: 'clinic notes and letters, French',
    origin: 'own list',
    reviewed: '2026-11-29',
    words: `
      adjuvante adressée biopsiée bénéficie bénéficié chimiothérapie cliniquement complémentaires concertation
      confirmée consoeur consultation consœur convocation courrier diagnostiquée discuté discutée découverte
      dépistage endocrine grossesse histologiquement hormonothérapie hospitalisée imagerie infracentimétrique
      irm mammographie mois multidisciplinaire médicale ménopausée néoadjuvante oncologique opérée palpé palpée
      percutanée pluridisciplinaire porteuse postopératoire préménopausée présentant radiothérapie rcp
      reconstruction remercie reçoit réunion scintigraphie semaine semaines suivie surveillance symptôme
      systématique thérapeutique thérapie traitement traitements traitée échographie
    `,
    phrases: ['suivi pour', 'suivie pour'],
  },
  {
    about: 'clinic notes and letters, Spanish',
    origin: 'own list',
    reviewed: '2026-11-29',
    words: `
      acude adyuvancia adyuvante años biopsiada biopsiado cirugía clínicamente comité complementaria
      complementario confirmada confirmó conservadora consulta derivada diagnosticada diagnosticado dolor
      ecografía ecoguiada embarazo endocrina endocrino enfermedad estadificado evolución exploración femenina
      hallazgo hallazgos histología hormonal hormonoterapia ingresa inicia inició intervención intervenida
      mamografía medicina menopáusica meses neoadyuvancia neoadyuvante oncológico operada palpa palpó
      posmenopáusica postmenopáusica premenopáusica presentaba quimioterapia radioterapia recibió remitida
      resonancia seguimiento semana semanas terapia tomografía tratada tratado tratamiento tratamientos
      ultrasonido
    `,
  },
  {
    about: 'clinic notes and letters, Italian',
    origin: 'own list',
    reviewed: '2026-11-29',
    words: `
      adiuvante affetta affetto anni bioptico caratterizzazione centimetri chemioterapia chirurgia clinicamente
      collegiale completata confermata conservativa consulenza cordiali diagnosticata diagnosticato discussa
      discusso ecografia ecoguidata endocrina evidenzia genica genico gentile giunge gravidanza inizia
      integrativa integrativo intervento inviata inviato istologia mammografia menopausa mesi multidisciplinare
      neoadiuvante oncologica oncologico operata ormonale ormonoterapia palpabile postmenopausa premenopausa
      presentava radioterapia riferisce riscontro risonanza seguita seno senologica settimane sottoposta
      terapeutico terapia terapie trattamento trattata viene visita
    `,
  },
  {
    about: 'clinic notes and letters, Dutch',
    origin: 'own list',
    reviewed: '2026-11-29',
    words: `
      aangemeld adjuvante afwijking afwijkingen anamnese beeldvorming behandeld behandeling behandelingen
      bespreking bestraling bevestigde borstsparend borstsparende chemotherapie chirurgie dame diagnostiek
      echogeleide echografie endocriene geachte gediagnosticeerd gediagnosticeerde geopereerd gestart histologie
      hormonale hormoontherapie ingreep jaar locoregionaal maanden mammografie multidisciplinair neoadjuvante
      operatie overleg palpabel palpabele perimenopauzaal postmenopauzaal postmenopauzale premenopauzaal
      premenopauzale presenteerde radiotherapie screening systemische therapie verwezen verwijzing wederom week
      weken ziekte zwelling
    `,
  },
]
