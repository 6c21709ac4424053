import type { WordGroup } from '../word-group.ts'

/**
 * Words of clinic notes and letters, Spanish: how a patient came, was examined, treated and seen again. None names a relative,
 * another specimen, a time before, a wish or a doubt: such words decide something and stand elsewhere.
 */
export const NOTES: readonly WordGroup[] = [
  {
    about: 'clinic notes and letters, Spanish',
    origin: 'own list',
    reviewed: '2026-11-29',
    words: `
      aquel aquella
      completó completado completada concluyó finalizó finalizado operado terminó terminado intervenido
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
]
