import type { Forms } from '../forms.ts'

/** Words that decide whether a value counts, Spanish. */
export const CONTEXTS: Forms = {
  notdone:
    'no realizado|no realizada|no efectuado|no efectuada|no se realizó|no se realiza|no se ha realizado|no solicitado|no disponible|no aplica|no procede|no determinado|no determinada|no consta|no informado|no practicado|no indicado|no realizados|sin datos|no se hizo|no testado|no fue realizado|no fue realizada|no se evaluó|no se estudió|no se determinó|no se determina|no se analizó|no se efectuó|no se practicó|no se ha determinado|no se ha evaluado|no se ha estudiado|no ha sido evaluado|no fue evaluada|no fue evaluado|no fue determinado|no fue estudiado|no evaluado|no evaluada|no estudiado|no estudiada',
  pending:
    'pendiente|pendientes|en curso|en proceso|se solicita|solicitado|solicitada|se enviará|a seguir|se realizará|en espera|por realizar',
  recommended:
    'recomendado|recomendada|se recomienda|se aconseja|se sugiere|aconsejable|indicado|indicada|necesario|necesaria|recomienda|recomendamos',
  unknown: 'desconocido|desconocida|se desconoce|sin información',
  seeother: 'ver informe|ver comentario|ver nota|véase informe|ver abajo|ver adjunto|véase|ver',
  hedge:
    'sospecha|sospecha de|sospechoso|sospechosa|sospechosas|sospechosos|posible|posibles|posiblemente|probable|probables|probablemente|no se puede descartar|no puede descartarse|no se descarta|no descartable|no pueden descartarse|sugestivo|sugestiva|sugestivas|sugestivos|sugestivo de|podría|podrían|compatible con|compatibles con|dudosa|sugiere|sugieren|quizás|incierto|parece|aparentemente|sería|serían|tendría|tendrían|se trataría|trataría|trataría de|se presume|presumible|presumibles|presunta|presuntas|impresiona|impresiona de|impresionan|a descartar|por descartar|no se pueden descartar|no se puede excluir|no se pueden excluir|no es posible descartar|no es posible excluir|no podemos descartar|no permite descartar|no permiten descartar|sin poder descartar|difícil descartar|no se descartan|no descarta|no descartan|no descartadas|no descartada|no descartados|no descartado|no se ha descartado|no se han descartado|no ha sido descartada|no se excluye|no se excluyen|no excluye|no excluyen|no excluida|no excluidas|no excluible|no se puede afirmar|no puede afirmarse|imposible descartar|improbable|improbables|ya no se observan|ya no se observa|ya no se identifican|ya no se visualizan|ya no hay|ya no presenta|con reservas|con reserva',
  previous:
    'según la paciente|la paciente refiere|paciente refiere|refiere la paciente|externo|externa|en otro centro|realizado en otro centro|previo|previa|previamente|biopsia anterior|informe anterior|estudio anterior|resultado anterior|anterior a|anteriormente|antecedente|antecedente de|antecedentes de|conocido|conocida|inicial|inicialmente|antes|previos|previas|conocidos|conocidas|originalmente|en un principio|antes del tratamiento|antes de la quimioterapia|antes de la neoadyuvancia|pretratamiento',
  now: 'ahora|actual|actualmente|hoy',
  conditional:
    'en caso de|si es|si fuera|si el|si hay|si existe|si existen|si presenta|si presentara|si tiene|si tuviera|si aparece|si aparecen|si apareciesen|si aparecieran|si se confirma|si se confirman|si se detecta|si se detectan|si se demuestra|si hubiera|si hubiese|siempre que|en el caso de|en caso que',
  general:
    'criterios de inclusión|criterio de inclusión|criterios de exclusión|criterios de elegibilidad|pacientes con|pacientes|definido como|se define|definición|leyenda|ensayo clínico|significa|por ejemplo|de los carcinomas|de todos los carcinomas|de los cánceres|de los casos|de los tumores|de las neoplasias|según la literatura|en la literatura|folleto|folletos|tríptico informativo',
  control:
    'control|controles|control externo|control interno|control positivo|control negativo|controles positivos|controles negativos|tejido control|tejido de control',
  reference:
    'referencia|umbral|valor de referencia|punto de corte|normal|valores de referencia|valores normales|rango de referencia|intervalo de referencia|puntos de corte|umbrales',
  family: 'madre|hermana|tía|abuela|antecedentes familiares|padre',
  therapy:
    'terapia anti her2|tratamiento anti her2|bloqueo her2|terapia dirigida a her2|terapia dirigida her2|doble bloqueo her2',
  mutation: 'mutación|mutaciones|mutado|mutada|variante',
  genomic: 'perfil genómico|análisis genómico|secuenciación|biopsia líquida|expresión génica',
  serum: 'suero|sérico|en suero',
  dcis: 'carcinoma ductal in situ|componente in situ|carcinoma in situ|intraductal|intraductales|no infiltrante|no infiltrantes|no invasivo|no invasiva|componente intraductal',
  invasive: 'invasivo|invasiva|infiltrante|invasor',
  otherorgan:
    'cáncer gástrico|adenocarcinoma gástrico|colorrectal|melanoma|linfoma|enfermedad renal|úlcera|endometriosis|cáncer renal|carcinoma seroso|cáncer pulmonar|carcinoma pulmonar|adenocarcinoma pulmonar|cáncer colónico|carcinoma colónico|adenocarcinoma colónico|cáncer ovárico|carcinoma ovárico|cáncer prostático|carcinoma prostático|adenocarcinoma prostático|cáncer pancreático|carcinoma pancreático|adenocarcinoma pancreático|carcinoma tiroideo|carcinoma endometrial|hepatocarcinoma|carcinoma hepatocelular|colangiocarcinoma|carcinoma urotelial|carcinoma renal|carcinoma gástrico|carcinoma vesical|endometrioide|endometrioides|adenocarcinoma endometrial|cáncer de endometrio|unión gastroesofágica|unión esofagogástrica|cáncer de esófago|carcinoma esofágico|adenocarcinoma esofágico|cáncer de estómago|adenocarcinoma de estómago|cáncer de pulmón|adenocarcinoma de pulmón|carcinoma de pulmón|cáncer de colon|adenocarcinoma de colon|cáncer de recto|cáncer de páncreas|cáncer de vejiga|cáncer de próstata|cáncer de ovario|carcinoma de ovario',
  preliminary:
    'provisional|provisionales|preliminar|preliminares|por teléfono|telefónico|telefónica|no validado|no validada|no verificado',
  withdrawn:
    'retractado|retirado|anulado|por error|erróneo|errónea|no confirmado|no confirmada|inválido|desmentido|desestimado|desestimada|retractada|retirada|anulada|refutado|refutada|erróneos|no confirmados|no confirmadas|informe sustituido|resultado sustituido|informe anulado y sustituido|anula y sustituye|sustituye al informe',
  elsewhere: 'contralateral|otra mama|mama opuesta|lado opuesto|otro lado|heterolateral|otra paciente',
  failed:
    'hibridación inadecuada|hibridación insuficiente|fallo de hibridación|fallo técnico|motivos técnicos|razones técnicas|problemas técnicos|señales insuficientes|menos de 20 células|sin señal|sin señales|ausencia de señal|fallida|fallido|ha fallado',
}
