import type { WordGroup } from '../word-group.ts'

/**
 * Words of clinic notes and letters, French: how a patient came, was examined, treated and seen again. None names a relative,
 * another specimen, a time before, a wish or a doubt: such words decide something and stand elsewhere.
 */
export const NOTES: readonly WordGroup[] = [
  {
    about: 'clinic notes and letters, French',
    origin: 'own list',
    reviewed: '2026-11-29',
    words: `
      achevé achevée opéré terminé terminée traité
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
]
