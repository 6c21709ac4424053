import type { Forms } from '../forms.ts'

/** Words that decide whether a value counts, French. */
export const CONTEXTS: Forms = {
  notdone:
    'non réalisé|non réalisée|non effectué|non effectuée|non fait|non faite|pas réalisé|pas réalisée|pas effectuée|pas effectué|non testé|non disponible|non applicable|non demandé|non renseigné|pas été réalisée|pas été effectuée|pas été réalisé|non indiqué|non connu|non communiqué|non déterminé|sans objet|pas fait|non évalué|non évaluée|non recherché|non recherchée|pas été faite|pas été fait|pas faite|n a pas été évalué|n a pas été évaluée|n a pas été testé|non prélevé',
  pending:
    'en cours|en attente|à suivre|à venir|demandée|demandé|suivra|sera réalisée|sera réalisé|à réaliser|résultat à suivre|sera effectuée|prévue',
  recommended:
    'recommandé|recommandée|conseillé|conseillée|souhaitable|nécessaire|à envisager|indiquée|préconisée|préconisé|indiqué',
  unknown: 'inconnu|inconnue|manquant|non précisé',
  seeother:
    'voir compte rendu|voir commentaire|voir ci dessous|cf compte rendu|voir rapport|voir plus bas|voir ci dessus|cf infra|cf|voir',
  hedge:
    'suspect|suspecte|suspects|suspectes|suspicion|suspicion de|suspicion d|possible|possibles|possiblement|probable|probables|probablement|ne peut être exclue|ne peut être exclu|ne peut pas être exclue|ne peut pas être exclu|ne pas exclure|non exclue|évocateur|évocatrice|évocatrices|évocateurs|évoquant|évoque|faisant évoquer|peut être|pourrait|pourraient|compatible avec|douteux|douteuse|suspecté|suspectée|incertain|apparemment|vraisemblable|vraisemblablement|en faveur de|en faveur d|serait|seraient|aurait|auraient|il s agirait de|s agirait|aspect de|aspect d|d aspect|d allure|allure|à éliminer|à exclure|à écarter|ne peuvent être exclues|ne peuvent être exclus|ne peuvent pas être exclues|ne peuvent pas être exclus|on ne peut exclure|on ne peut pas exclure|ne peut pas exclure|ne permet pas d exclure|ne permettent pas d exclure|ne permet pas d éliminer|ne peut être éliminée|ne peut être éliminé|ne peuvent être éliminées|non exclues|non exclu|non exclus|non éliminée|non éliminées|non éliminé|n exclut pas|n élimine pas|n excluent pas|sans pouvoir exclure|sans pouvoir éliminer|impossible d exclure|impossible d éliminer|difficile d exclure|difficile d éliminer|ne montre plus|ne montre plus de|ne retrouve plus|ne retrouve plus de|n y a plus de|n a plus de|ne présente plus de|ne visualise plus de|ne met plus en évidence|non formellement exclue|non formellement exclues|sous réserve|sous réserves|sous toute réserve',
  previous:
    'selon la patiente|d après la patiente|la patiente rapporte|la patiente signale|extérieur|fait ailleurs|réalisé ailleurs|compte rendu antérieur|sur la biopsie antérieure|antérieur|antérieure|antérieurement|précédent|précédente|précédemment|antécédent|antécédent de|antécédents de|connu|connue|initial|initiale|initialement|auparavant|ancien|ancienne|antérieurs|antérieures|précédents|précédentes|antécédents|connus|connues|initiaux|dans un premier temps|autrefois|avant traitement|avant le traitement|avant chimiothérapie|avant la chimiothérapie|avant traitement néoadjuvant|pré thérapeutique|préthérapeutique',
  now: 'maintenant|actuel|actuelle|actuellement|ce jour|désormais',
  conditional:
    'si|en cas de|en cas d|s il|s ils|lorsque|lorsqu|dès que|au cas où|à condition que|à condition qu|dans l hypothèse',
  general:
    'critères d inclusion|critère d inclusion|critères d exclusion|critères d éligibilité|patientes avec|patientes|patients|défini comme|définition|légende|essai clinique|signifie|interprétation du score|par exemple|des cancers|des cancers du sein|de tous les cancers|des carcinomes mammaires|des tumeurs du sein|des cas|selon la littérature|dans la littérature|dépliant|brochure|livret d’information',
  control:
    'témoin|témoins|contrôle|contrôles|contrôle externe|contrôle interne|témoin positif|témoin négatif|témoins positifs|témoin interne|témoin externe|tissu témoin|lame témoin',
  reference:
    'référence|seuil|valeur seuil|norme|valeur de référence|normale|valeurs de référence|valeurs seuils|seuils|valeurs normales|valeur normale|intervalle de référence|normes',
  family: 'mère|sœur|tante|grand mère|antécédents familiaux|père|familial|familiaux',
  therapy: 'thérapie anti her2|traitement anti her2|double blocage her2',
  mutation: 'mutation|mutations|muté|mutée|variant',
  genomic: 'profil génomique|profilage génomique|analyse génomique|séquençage|biopsie liquide|expression génique',
  serum: 'sérique|sérum',
  dcis: 'carcinome canalaire in situ|composante in situ|carcinome in situ|intracanalaire|intracanalaires|non infiltrant|non infiltrante|non invasif|non invasive|composante intracanalaire',
  invasive: 'invasif|invasive|infiltrant|infiltrante',
  otherorgan:
    'cancer gastrique|adénocarcinome gastrique|colorectal|adénocarcinome pulmonaire|mélanome|lymphome|insuffisance rénale|escarre|endométriose|carcinome séreux|cancer colique|cancer du côlon|carcinome colique|adénocarcinome colique|cancer rectal|cancer bronchique|carcinome bronchique|cancer pulmonaire|cancer rénal|carcinome rénal|cancer prostatique|adénocarcinome prostatique|cancer pancréatique|adénocarcinome pancréatique|cancer thyroïdien|carcinome thyroïdien|cancer ovarien|carcinome ovarien|carcinome endométrial|cancer vésical|carcinome urothélial|hépatocarcinome|carcinome hépatocellulaire|cholangiocarcinome|endométrioïde|endométrioïdes|adénocarcinome endométrial|adénocarcinome bronchique|cancer de l œsophage|carcinome œsophagien|adénocarcinome œsophagien|cancer œsophagien|jonction œso gastrique|jonction oesogastrique|adénocarcinome du cardia|cancer de l estomac|adénocarcinome de l estomac|cancer du poumon|cancer du pancréas|cancer de la vessie|cancer de la prostate|cancer du rectum|cancer de l endomètre|cancer de l ovaire|cancer du rein',
  preliminary:
    'provisoire|provisoires|préliminaire|préliminaires|par téléphone|téléphonique|non validé|non validée|non validés|oralement',
  withdrawn:
    'rétracté|retiré|annulé|par erreur|erroné|erronée|non confirmé|non confirmée|invalide|infirmé|infirmée|infirmés|infirmées|démenti|démentie|rétractée|annulée|retirée|non confirmés|non confirmées|compte rendu remplacé|compte rendu annulé et remplacé|annule et remplace|résultat remplacé|annulé et remplacé',
  elsewhere:
    'controlatéral|controlatérale|autre sein|sein opposé|côté opposé|autre côté|hétérolatéral|hétérolatérale|autre patiente',
  failed:
    'hybridation insuffisante|hybridation inadéquate|échec d hybridation|échec de l hybridation|échec technique|raisons techniques|problème technique|signaux insuffisants|moins de 20 cellules|cellules insuffisantes|pas de signal|aucun signal|absence de signal|échouée|échoué|a échoué',
}
