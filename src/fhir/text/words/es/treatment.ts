import type { TreatmentForms } from '../forms.ts'

/** Words with which a note tells of treatment, Spanish. */
export const TREATMENT: TreatmentForms = {
  named:
    'tratamiento|tratamientos|terapia|quimioterapia|radioterapia|cirugía|mastectomía|tumorectomía|tratada|tratado|operada|operado|intervenida|intervenido|seguimiento',
  ended:
    'completó|completado|completada|finalizó|finalizado|finalizada|terminó|terminado|terminada|concluyó|concluido|concluida|tratada|tratado|operada|operado|intervenida|intervenido|seguimiento',
  given:
    'recibió|recibe|recibiendo|inició|inicia|completó|finalizó|terminó|completado|finalizado|terminado|tratada|tratado|ella',
  under: 'con',
  links: 'por|para|de|del|contra|debido',
}
