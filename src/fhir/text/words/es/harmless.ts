import type { WordGroup } from '../word-group.ts'

/** Spanish words that a clause may hold beside a result without changing it. */
export const HARMLESS: readonly WordGroup[] = [
  {
    about: 'function words',
    origin: 'own list of articles, prepositions, pronouns and auxiliary verbs',
    reviewed: '2026-11-28',
    words: `
      a además al ambas ambos ante aquí así asimismo cada como con contra cual cuales cuya cuyo de del donde durante e
      el en es esa ese esta está están estas este esto estos fue fueron ha hacia han la las le les lo los luego
      mediante nos nuestra nuestro para por pues que se según siendo son su sus también toda todas todo todos tras un
      una veces vez y
    `,
    phrases: [
      'a partir de',
      'a través de',
      'carcinoma de tipo no especial',
      'con respecto a',
      'de acuerdo a',
      'de acuerdo con',
      'de tipo no especial',
      'en cuanto a',
      'en el mismo bloque',
      'en este material',
      'en la muestra',
      'en relación con',
      'no especificado',
      'por medio de',
      'se trata de',
      'se trataba de',
      'se trataba',
      'se observó',
      'se observaron',
      'se identificó',
      'se identificaron',
      'se inició',
      'se completó',
      'se obtuvo',
      'se obtuvieron',
      'se efectúa',
      'se procedió',
      'se procede a',
      'se confirmó',
      'se confirma',
      'se objetivó',
      'se objetivaron',
      'se apreció',
      'se encontró',
      'se encontraron',
      'se detectó',
      'se detectaron',
      'se evidenció',
      'se evidenciaron',
      'se demostró',
      'se decidió',
      'se decide',
      'se recibió',
      'se recibieron',
      'se extirpó',
      'se intervino',
      'se interviene',
      'se envía',
      'se envió',
      'se remite',
      'se informó',
      'según criterios asco cap',
      'siguiendo las guías',
      'siguiendo las recomendaciones de asco cap',
      'sin otra especificación',
      'sobre el mismo bloque',
      'tipo no especial',
    ],
  },
  {
    about: 'verbs and participles of a report',
    origin: 'own list',
    reviewed: '2026-11-28',
    words: `
      acompaña acompañada acompañado acreditada acreditado alcanza analizada analizadas analizado analizados
      analizan aplicada aplicado aplicando asociada asociado asociados automatizada automatizado calcula calculada
      calculado caracterizada caracterizado certificada certificado clasifica clasificada clasificado comprende
      compuesta compuesto consiste consisten consta constituida constituido constituye constituyen contabilizadas
      contabilizado contada contadas contado contados contaron contiene contienen corresponden correspondiente
      correspondientes cortada cortado dada dado demuestra denominada denominado describe descrita descrito
      descritos dictado diferenciada diferenciadas diferenciado efectuada efectuado efectuó embebida embebido
      emitida emitido empleada empleado empleando estandarizado estudiada estudiado estudiados evaluada evaluadas
      evaluado evaluados evaluó examinada examinado examinan exhibe exhiben extirpada extirpado fijada fijado
      fijados firmada firmado formada formado forman formando graduado identificando incluida incluidas incluido
      incluidos incluye incluyen infiltra infiltran infiltrando informa informada informado interpreta interpretada
      interpretado interpretan localizada localizado localizados marcan medida medido mide miden midiendo mostrando
      mostraron mostró muestran observándose obtenida obtenido obtenidos obtiene orientada orientado pesa practicada
      practicado practicó presenta presentan presentó procesa procesada procesado procesan realiza realizada
      realizadas realizado realizados realizando realizaron realizó recibe reciben recibida recibido recibidos
      registrada registrado resulta resultando resultó revela revelan reveló secciona seccionado seccionan
      seleccionada seleccionado situada situado teñida teñidas teñido teñidos tiñe tiñen tomada tomado ubicada
      ubicado utiliza utilizada utilizado utilizan utilizando utilizó validada validado valora valorada valorado
    `,
  },
  {
    about: 'nouns of report prose',
    origin: 'own list',
    reviewed: '2026-11-28',
    words: `
      acreditación addendum adenda afectación análisis anexo apellido apellidos área áreas aspecto base biomarcador
      biomarcadores calidad campo campos característica características caso categoría categorías clase clasificación
      código códigos comentario comentarios componente componentes conclusión conclusiones conjunto conteo dato datos
      descripción determinación determinaciones día diagnóstico diagnósticos edad equipo estado estatus estudio
      estudios evaluación examen exámenes expediente expresión fabricante factor factores fecha fechas fenotipo figura
      folio garantía guía guías hora identificación imagen imágenes información informe informes inmunofenotipo
      interpretación investigación lado lectores lectura localización lote marcador marco médica médico médicos método
      metodología métodos nacimiento nivel niveles nombre nota notas observación observaciones observador observadores
      paciente página panel parámetro parámetros patrón patrones perfil posición procedencia procedimiento promedio
      protocolo protocolos proveedor prueba pruebas recaída recepción recidivas recuento región registro reporte
      resultado resultados resumen satélite sector sexo sistema sitio software subtipo tabla técnica técnicas test
      tipo tipos validación valoración zona zonas
    `,
    phrases: [
      'anatomía patológica',
      'bien diferenciado',
      'mal diferenciado',
      'moderadamente diferenciado',
      'pobremente diferenciado',
      'poco diferenciado',
      'un cordial saludo',
    ],
  },
  {
    about: 'adjectives and adverbs of report prose',
    origin: 'own list',
    reviewed: '2026-11-28',
    words: `
      acinar acinares adiposa adiposas adiposo adiposos amarilla amarillas amarillenta amarillentas amarillento
      amarillentos amarillo amarillos anatomopatológica anatomopatológicas anatomopatológico anatomopatológicos
      apocrina apocrinas apocrino apocrinos automática automáticas automático automáticos azul azules blanca blancas
      blanco blancos blanda blandas blando blandos blanquecina blanquecinas blanquecino blanquecinos carcinomatosa
      carcinomatosas carcinomatoso carcinomatosos caudal caudales celular celulares central centrales citogenética
      citogenéticas citogenético citogenéticos citológica citológicas citológico citológicos clínica clínicas
      clínico clínicos convencional convencionales craneal craneales cribiforme cribiformes cribriforme cribriformes
      cromógena cromógenas cromogénica cromogénicas cromogénico cromogénicos cromógeno cromógenos cualitativa
      cualitativas cualitativo cualitativos cuantitativa cuantitativas cuantitativo cuantitativos delimitada
      delimitadas delimitado delimitados desmoplásica desmoplásicas desmoplásico desmoplásicos diagnóstica
      diagnósticas digital digitales dorsal dorsales ductal ductales dura duras duro duros ecográfica ecográficas
      ecográfico ecográficos electrónica electrónicamente electrónicas electrónico electrónicos epitelial
      epiteliales especial especiales específica específicas específico específicos estereotáxica estereotáxicas
      estereotáxico estereotáxicos estrellada estrelladas estrellado estrellados estromal estromales fibrosa
      fibrosas fibroso fibrosos firme firmes fluorescente fluorescentes genética genéticas genético genéticos génica
      génicas génico génicos glandular glandulares gris grisácea grisáceas grisáceo grisáceos grises histológica
      histológicamente histológicas histológico histológicos histopatológica histopatológicas histopatológico
      histopatológicos humana humanas humano humanos infiltrante infiltrantes inmunofenotípica inmunofenotípicas
      inmunofenotípico inmunofenotípicos inmunohistoquímica inmunohistoquímicas inmunohistoquímico
      inmunohistoquímicos interna internas interno internos intraoperatoria intraoperatorias intraoperatorio
      intraoperatorios invasiva invasivas invasivo invasivos invasor invasores irregular irregulares lateral
      laterales linfocitaria linfocitarias linfocitario linfocitarios lobular lobulares lobulillar lobulillares
      macroscópica macroscópicamente macroscópicas macroscópico macroscópicos maligna malignas maligno malignos
      mamaria mamarias mamario mamarios mamográfica mamográficas mamográfico mamográficos manual manuales marrón
      medial mediales medular medulares metaplásica metaplásicas metaplásico metaplásicos micropapilar
      micropapilares microscópica microscópicamente microscópicas microscópico microscópicos molecular moleculares
      monoclonal monoclonales morfológica morfológicas morfológico morfológicos mucinosa mucinosas mucinoso
      mucinosos multicéntrica multicéntricas multicéntrico multicéntricos multifocal multifocales negra negras negro
      negros neoplásica neoplásicas neoplásico neoplásicos neuroendocrina neuroendocrinas neuroendocrino
      neuroendocrinos nodular nodulares nuclear nucleares operatoria operatorias operatorio operatorios oval ovales
      papilar papilares parda pardas pardo pardos patológica patológicas patológico patológicos periférica
      periféricas periférico periféricos pleomórfica pleomórficas pleomórfico pleomórficos policlonal policlonales
      predictiva predictivas predictivo predictivos profunda profundas profundo profundos pronóstica pronósticas
      pronóstico pronósticos propia propias propio propios proteica proteicas proteico proteicos quirúrgica
      quirúrgicas quirúrgico quirúrgicos radiológica radiológicas radiológico radiológicos redondeada redondeadas
      redondeado redondeados representativa representativas representativo representativos retroareolar
      retroareolares rosada rosadas rosado rosados semicuantitativa semicuantitativas semicuantitativo
      semicuantitativos sólida sólidas sólido sólidos subcutánea subcutáneas subcutáneo subcutáneos superficial
      superficiales técnico técnicos trabecular trabeculares tubular tubulares tumoral tumorales unifocal unifocales
      ventral ventrales visual visuales
    `,
  },
  {
    about: 'anatomy and tissue',
    origin: 'own list',
    reviewed: '2026-11-28',
    words: `
      areola aréola cápsula célula células cii conducto conductos conectivo cordón cordones cromatina cse csi
      cuadrante cuadrantes dermis ducto epidermis epitelio estroma fascia glándula glándulas grasa horas islote
      islotes lobulillo lóbulo lóbulos mama mamas membrana membranas mioepitelio músculo músculos nido nidos núcleo
      nucléolo nucléolos núcleos parénquima pectoral pezón radio sábana tejido tejidos trabécula trabéculas túbulo
      túbulos ucs ucsup vaso vasos
    `,
    phrases: [
      'cuadrante inferior externo',
      'cuadrante inferior interno',
      'cuadrante superior externo',
      'cuadrante superior interno',
      'cuadrante superoexterno',
      'horas del reloj',
      'unión de cuadrantes',
    ],
  },
  {
    about: 'tumour',
    origin: 'own list',
    reviewed: '2026-11-28',
    words: `
      adenocarcinoma adenocarcinomas atipia cáncer cánceres carcinoma carcinomas cdi cli crecimiento foco focos
      infiltración lesión lesiones malignidad masa masas neoplasia neoplasias nódulo nódulos nst tumor tumores
    `,
  },
  {
    about: 'tests and laboratory',
    origin: 'own list',
    reviewed: '2026-11-28',
    words: `
      anticuerpo anticuerpos antigénica antígeno antígenos bloque bloques buffer casete casetes cassette cassettes
      clon clona clonas clones coloración conejo cortes descalcificación desenmascaramiento duración eosina epítopo
      fijación fijador fluorescencia formaldehído formalina formol fría gen genes hematoxilina hibridación inclusión
      incubación inmunomarcación inmunorreacción inmunotinción inmunotinciones isquemia kit kits laboratorio
      laboratorios lámina láminas laminilla laminillas locus marcación marcaje microscopía microscopio minuto
      minutos neutra oncogen oncogén oncoproteína parafina plataforma portaobjetos proteína proteínas ratón reacción
      receptor receptores recuperación revelado sección secciones señal señales sonda sondas sustrato taco tacos
      tamponada tamponado tiempo tinción tinciones tinta
    `,
    phrases: [
      'h e',
      'hibridación in situ',
      'hibridación in situ con fluorescencia',
      'hibridación in situ fluorescente',
    ],
  },
  {
    about: 'people and places',
    origin: 'own list',
    reviewed: '2026-11-28',
    words: `
      avenida calle cédula centro centros cirujana cirujano colega colegas colegiado departamento doctor doctora dr
      dra fax firma firmante ginecología ginecólogo hospital hospitales instituto oncóloga oncología oncólogo
      patóloga patología patólogo patólogos prof profesor radiología radiólogo saludo señor señora servicio
      servicios sr sra teléfono unidad universidad universitario
    `,
  },
  {
    about: 'furniture of a report',
    origin: 'own list',
    reviewed: '2026-11-28',
    words: `
      abril agosto asco cap cie cm diciembre domingo enero febrero femenino jueves julio junio kg lunes martes marzo
      mayo mg miércoles min ml mm mm2 mujer noviembre núm octubre oms sábado seap seom septiembre setiembre snomed
      tel viernes
    `,
  },
  {
    about: 'microscope, laboratory and report prose met in further texts',
    origin: 'own list',
    reviewed: '2026-11-28',
    words: `
      adecuada adecuado adecuados conforme conformes
    `,
    phrases: ['a gran aumento', 'a mayor aumento', 'incluso a gran aumento'],
  },
  {
    about: 'words of the course and short forms of letters',
    origin: 'own list',
    reviewed: '2026-11-29',
    words: `
      origen recidiva recurrencia residual varón
    `,
  },
]

/** Number words: harmless in counts of blocks and slides, a value beside a score ('score three'). */
export const NUMBERS: readonly WordGroup[] = [
  {
    about: 'words of number',
    origin: 'own list',
    reviewed: '2026-11-28',
    words: `
      catorce cien ciento cinco cincuenta cuarenta cuatro diecinueve dieciocho dieciséis diecisiete diez doce dos
      mil noventa nueve ochenta ocho once quince seis sesenta setenta siete trece treinta tres veinte
    `,
  },
]
