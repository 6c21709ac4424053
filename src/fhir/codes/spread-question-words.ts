/**
 * The words of which a plain question for metastases is made, folded. A question with any other word asks something else:
 * whether they were looked for, ruled out, explained. Reviewed 2026-11-29: none of them turns an answer.
 */
export const SPREAD_QUESTION_WORDS: ReadonlySet<string> = new Set(
  [
    // English
    'distant remote systemic metastasis metastases metastatic metastasized metastasised mets disease cancer carcinoma breast tumor tumour',
    'malignancy spread status present presence of the is are there any has have does patient with evidence known current currently at to in',
    'diagnosis initial finding findings observation site sites location locations localisation localization organ organs involved history',
    'yes y n m m0 m1 cm pm tnm category class stage staging clinical pathologic pathological ajcc uicc primary first',
    'brain cerebral cns leptomeningeal bone osseous skeletal liver hepatic lung pulmonary pleural peritoneal adrenal visceral',
    // German
    'fernmetastase fernmetastasen fernmetastasierung metastase metastasen metastasierung metastasiert vorhanden vorliegen vorliegend',
    'vorhandensein nachweis nachgewiesen lokalisation metastasenlokalisation metastasierungsort ort organ zum zeitpunkt der die das von bei',
    'liegen vor hat patientin ja hirnmetastasen knochenmetastasen skelettmetastasen lebermetastasen lungenmetastasen pleurametastasen',
    'peritonealmetastasen klinisch pathologisch kategorie',
    // French, Spanish, Italian, Dutch
    'metastase metastases a distance lointaine lointaines presente presentes localisation statut maladie metastatique au diagnostic de la des du oui',
    'osseuses osseuse hepatiques hepatique pulmonaires cerebrales pleurales viscerales existence',
    'metastasis distancia presencia presentes localizacion sitio enfermedad metastasica al diagnostico si estado oseas hepaticas pulmonares',
    'metastasi distanza presenza presenti sede malattia metastatica alla diagnosi di stato ossee epatiche polmonari cerebrali',
    'afstandsmetastase afstandsmetastasen metastasen op afstand aanwezig aanwezigheid van plaats locatie gemetastaseerd gemetastaseerde ziekte',
    'botmetastasen levermetastasen longmetastasen hersenmetastasen',
  ].flatMap((line) => line.split(' ')),
)
