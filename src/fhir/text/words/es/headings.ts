import type { HeadingForms } from '../forms.ts'

/** Headings of reports, by the kind of part that they open, Spanish. */
export const HEADINGS: HeadingForms = {
  history:
    'datos clínicos|información clínica|historia clínica|antecedentes|antecedentes personales|antecedentes oncológicos|antecedentes médicos|historia oncológica|diagnóstico clínico|resultados previos|biopsia previa|biopsias previas|informe previo|indicación',
  request: 'pregunta clínica|solicitud|motivo de la solicitud|motivo',
  method:
    'criterios de inclusión|criterio de inclusión|criterios de exclusión|criterios de elegibilidad|método|métodos|metodología|técnica|técnicas|criterios|criterios de interpretación|criterios de valoración|valores de referencia|valor de referencia|leyenda|definiciones|controles|control de calidad|controles de calidad|información|rejilla|guía|puntos de corte',
  literature: 'referencias|bibliografía|ficha técnica|indicaciones|indicaciones terapéuticas',
  case: 'comentario|comentarios|nota|adenda|addendum|informe complementario|conclusión|diagnóstico|diagnósticos|diagnóstico anatomopatológico|resumen|síntesis|resultado|resultados|receptores hormonales|biomarcadores|inmunohistoquímica',
  tissue:
    'descripción macroscópica|macroscopía|descripción microscópica|microscopía|estudio intraoperatorio|ganglios|márgenes|bordes',
}
