import type { WordGroup } from '../word-group.ts'

/**
 * Words of clinic notes and letters, Dutch: how a patient came, was examined, treated and seen again. None names a relative,
 * another specimen, a time before, a wish or a doubt: such words decide something and stand elsewhere.
 */
export const NOTES: readonly WordGroup[] = [
  {
    about: 'clinic notes and letters, Dutch',
    origin: 'own list',
    reviewed: '2026-11-29',
    words: `
      afgerond afgeronde afronding beëindigd bestraald heeft voltooid voltooide zij
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
