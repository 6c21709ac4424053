import type { HeadingForms } from '../forms.ts'

/** Headings of reports, by the kind of part that they open, French. */
export const HEADINGS: HeadingForms = {
  history:
    'renseignements cliniques|données cliniques|antécédents|antécédents oncologiques|antécédents personnels|antécédents médicaux|histoire oncologique|histoire de la maladie|historique|résultats antérieurs|examens antérieurs|compte rendu antérieur|contexte clinique|indication',
  request: 'question posée|demande|motif de la demande|motif',
  method:
    'critères d inclusion|critère d inclusion|critères d exclusion|critères d éligibilité|méthode|méthodes|méthodologie|technique|techniques|critères|critères d interprétation|grille|grille de lecture|grille d interprétation|rappel|contrôle qualité|assurance qualité|contrôle de qualité|information|valeurs de référence|valeur de référence|seuils|légende|définitions|témoins|contrôles|recommandations',
  literature: 'références|bibliographie|indications thérapeutiques|indications|rcp du médicament',
  case: 'commentaire|commentaires|note|remarque|addendum|complément|compte rendu complémentaire|conclusion|diagnostic|synthèse|résumé|résultat|résultats|statut des récepteurs|biomarqueurs|immunohistochimie',
  tissue:
    'macroscopie|description macroscopique|microscopie|description microscopique|examen extemporané|histologie|ganglions|marges|marges chirurgicales',
}
