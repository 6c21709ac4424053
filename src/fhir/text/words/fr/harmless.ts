import type { WordGroup } from '../word-group.ts'

/** French words that a clause may hold beside a result without changing it. */
export const HARMLESS: readonly WordGroup[] = [
  {
    about: 'function words',
    origin: 'own list of articles, prepositions, pronouns and auxiliary verbs',
    reviewed: '2026-11-28',
    words: `
      a à afin ainsi au aussi aux avec ayant car ce ceci cela celle celles celui ces cet cette ceux chacun chacune
      chaque chez comme d dans de des donc dont du également elle elles en est et étaient était étant été fois ici il
      ils l la là laquelle le lequel les lesquelles lesquels leur leurs lors nos notre nous on ont par parmi pour puis
      qu que qui s sa se selon ses son sont suivant sur tous tout toute toutes un une vers vous y
    `,
    phrases: [
      'conformément aux recommandations',
      "d'une part",
      'en accord avec',
      'en moyenne',
      'en provenance',
      'en regard',
      'en tenant compte',
      "il s'agit d'un",
      "il s'agit de",
      'par ailleurs',
      'selon les critères asco cap',
      'selon les recommandations',
      "sous forme d'un",
      'sous forme de',
      'sur le même bloc',
      "à l'aide d'un",
      "à l'aide de",
      'à partir de',
    ],
  },
  {
    about: 'verbs and participles of a report',
    origin: 'own list',
    reviewed: '2026-11-28',
    words: `
      accrédité accréditée analysé analysée analysées analysés appliqué appliquée apprécié appréciée associé
      associée associées associés automatisé automatisée calculé calculée calculés certifié choisi choisie classé
      classée classées classés codé codée coloré colorée colorées colorés comportant comporte comportent composé
      composée composés comprenant comprend comprennent compté comptée comptées comptés concernant concerne
      concernent consiste consistent constituant constitué constituée constituées constitués correspondant
      correspondante correspondent coté cotée cotées cotés coupé coupée coupées coupés décrit décrite décrites
      décrits développé développée dicté dictée différencié différenciée différenciés disposé disposées donné donnée
      édité effectué effectuée effectuées effectués employé encré encrée encrés étudié étudiée étudiées étudiés
      évalué évaluée évaluées évalués examiné examinée examinées examinés fixé fixée fixées fixés formant forme
      formé formée formées formés fourni fournie immunomarqué immunomarquées imprimé inclus incluse incluses
      infiltre infiltrent intéressant intéresse intéressent interprété interprétée interprétées interprétés localisé
      localisée localisées localisés lu lue lues lus mesurant mesure mesuré mesurée mesurées mesurent mesurés
      montrait montrant montre montré montrée montrent observe observent obtenu obtenue obtenues obtenus organisé
      organisée orienté orientée orientés parvenu parvenue pesant pèse portait portant porte portent pratiqué
      pratiquée pratiquées pratiqués prélevé prélevée prélevées prélevés préparé préparée réalisé réalisée réalisées
      réalisés reçu reçue reçues reçus rédigé rendu réséqué réséquée révèle révélé révélée révèlent saisi
      sélectionné sélectionnée siège siégeant siègent signé signée situé située situées situés standardisé tapé
      utilisant utilisé utilisée utilisées utilisés validé validée validés
    `,
  },
  {
    about: 'nouns of report prose',
    origin: 'own list',
    reviewed: '2026-11-28',
    words: `
      accréditation addenda additif âge analyse analyses appareil aspect aspects assurance automate base biomarqueur
      biomarqueurs cadre caractère caractères caractéristique caractéristiques cas catégorie catégories classe classes
      classification clinicien cliniciens code codes commentaire commentaires composante composantes comptage
      comptages compte comptes conclusion conclusions contingent côté date dates description destinataire
      détermination diagnostic diagnostics données dossier enregistré enregistrement ensemble évaluation évaluations
      examen examens expression fabricant facteur facteurs figure fournisseur heure identification identité image
      images immunophénotype information informations interprétation intervention jour lecteur lecteurs lecture
      localisation logiciel lot macroscopie médecin médecins méthode méthodes méthodologie naissance niveau niveaux
      nom note notes observateurs page pages paramètre paramètres patient patiente phénotype plage plages position
      préleveur prénom procédure profil profils protocole protocoles qualité rapport rapports réception recherche
      récidives région remarque remarques rendus renseignement renseignements résultat résultats résumé satellite
      satellites secteur sexe site sites statut statuts synthèse système tableau technique techniques test tests type
      types validation zone zones
    `,
    phrases: [
      'anatomie et cytologie pathologiques',
      'anatomie pathologique',
      'bien confraternellement',
      'bien différencié',
      'bien à moyennement différencié',
      "compte rendu d'anatomie pathologique",
      'cordialement',
      'moyennement différencié',
      'moyennement à peu différencié',
      'peu différencié',
      'signé électroniquement',
      'validé électroniquement',
      'étude histologique',
      'étude immunohistochimique',
    ],
  },
  {
    about: 'adjectives and adverbs of report prose',
    origin: 'own list',
    reviewed: '2026-11-28',
    words: `
      acineuse acineux adipeuse adipeux anatomopathologique anatomopathologiques apocrine apocrines arrondi arrondie
      arrondies arrondis automatique automatiques blanc blanchâtre blanchâtres blanche blanches bleu bleue bleues
      bleus brun brune brunes bruns canalaire canalaires carcinomateuse carcinomateuses carcinomateux caudal caudale
      caudales caudaux cellulaire cellulaires central centrale centrales centraux chirurgical chirurgicale
      chirurgicales chirurgicaux chromogène chromogènes chromogénique chromogéniques clinique cliniques
      conventionnel conventionnelle conventionnelles conventionnels crânial crâniale crâniales crâniaux cribriforme
      cribriformes cytogénétique cytogénétiques cytologique cytologiques cytonucléaire cytonucléaires desmoplasique
      desmoplasiques diagnostique diagnostiques digital digitale digitales digitaux dorsal dorsale dorsales dorsaux
      dur dure dures durs échographique échographiques électronique électroniques épithélial épithéliale
      épithéliales épithéliaux extemporané extemporanée extemporanées extemporanés ferme fermes fibreuse fibreuses
      fibreux fluorescent fluorescente fluorescentes fluorescents génétique génétiques génique géniques glandulaire
      glandulaires gris grisâtre grisâtres grise grises histologique histologiques histopathologique
      histopathologiques histopronostique histopronostiques humain humaine humaines humains immunohistochimique
      immunohistochimiques immunohistologique immunohistologiques immunophénotypique immunophénotypiques infiltrant
      infiltrante infiltrantes infiltrants interne internes invasif invasifs invasive invasives irrégulier
      irrégulière irrégulières irréguliers jaunâtre jaunâtres jaune jaunes latéral latérale latérales latéraux
      lobulaire lobulaires lymphocytaire lymphocytaires macroscopique macroscopiques maligne malignes malin malins
      mammaire mammaires mammographique mammographiques manuel manuelle manuelles manuels médial médiale médiales
      médian médiane médianes médians médiaux médullaire médullaires métaplasique métaplasiques micropapillaire
      micropapillaires microscopique microscopiques moléculaire moléculaires molle monoclonal monoclonale
      monoclonales monoclonaux morphologique morphologiques mou mucineuse mucineux multicentrique multicentriques
      multifocal multifocale multifocales multifocaux néoplasique néoplasiques neuroendocrine neuroendocrines
      nodulaire nodulaires noir noire noires noirs nucléaire nucléaires numérique numériques opératoire opératoires
      ovalaire ovalaires ovale ovales papillaire papillaires pathologique pathologiques périphérique périphériques
      pléomorphe pléomorphes polyclonal polyclonale polyclonales polyclonaux postérieur postérieure postérieures
      postérieurs prédictif prédictifs prédictive prédictives profond profonde profondes profonds pronostique
      pronostiques propre protéique protéiques qualitatif qualitatifs qualitative qualitatives quantitatif
      quantitatifs quantitative quantitatives radiologique radiologiques représentatif représentatifs représentative
      représentatives rétromamelonnaire rétromamelonnaires rond ronde rondes ronds rose roses solide solides spécial
      spéciale spéciales spéciaux spécifique spécifiques stellaire stellaires stéréotaxique stéréotaxiques stromal
      stromale stromales stromaux superficiel superficielle superficielles superficiels trabéculaire trabéculaires
      tubulaire tubulaires tubuleuse tubuleuses tubuleux tumoral tumorale tumorales tumoraux unifocal unifocale
      unifocales unifocaux ventral ventrale ventrales ventraux visuel visuelle visuelles visuels
    `,
  },
  {
    about: 'anatomy and tissue',
    origin: 'own list',
    reviewed: '2026-11-28',
    words: `
      amas aponévrose aréole canal canaux capsule cellule cellules chromatine conjonctif cordon cordons derme épiderme
      épithélium épithéliums fascia galactophore galactophores glande glandes graisse heures hypoderme îlot îlots
      lobule lobules mamelon massif massifs membrane membranes muscle muscles myoépithélium nappe nappes nid nids
      noyau noyaux nucléole nucléoles parenchyme pectoral qie qii qse qsi quadrant quadrants rayon sein seins stroma
      tissu tissus travée travées tube tubes vaisseau vaisseaux
    `,
    phrases: [
      'inféro externe',
      'inféro interne',
      'quadrant inféro externe',
      'quadrant inféro interne',
      'quadrant supéro externe',
      'quadrant supéro interne',
      'supéro externe',
      'supéro interne',
    ],
  },
  {
    about: 'tumour',
    origin: 'own list',
    reviewed: '2026-11-28',
    words: `
      adénocarcinome adénocarcinomes atypie cancer cancers carcinome carcinomes croissance foyer foyers infiltration
      lésion lésions malignité masse masses néoplasie néoplasme nodule nodules nst tns tumeur tumeurs
    `,
    phrases: [
      'carcinome infiltrant de type non spécifique',
      'carcinome infiltrant de type non spécifique nst',
      'carcinome infiltrant sans autre spécificité',
      'de type non spécifique',
      'non spécifique',
      'sans autre spécificité',
    ],
  },
  {
    about: 'tests and laboratory',
    origin: 'own list',
    reviewed: '2026-11-28',
    words: `
      anticorps antigène antigènes antigénique bloc blocs cassette cassettes clone clones coloration colorations
      coupe coupes décalcification délai démasquage déshydratation durée échantillonnage encrage encre éosine
      épitope fixateur fixation fluorescence formaldéhyde formol froide gène gènes hématéine hématoxyline
      hybridation immunohistochimie immunomarquage immunomarquages inclusion incubation ischémie kit kits
      laboratoire laboratoires lame lames lapin locus marquage marquages microscope microscopie minute minutes
      oncogène oncogènes oncoprotéine paraffine plateforme protéine protéines réactif réactifs récepteur récepteurs
      recoupe recoupes révélateur révélation safran signal signaux sonde sondes souris substrat tampon tranche
      tranches
    `,
    phrases: [
      'fixation formolée',
      'hes',
      'hybridation in situ',
      'hybridation in situ chromogénique',
      'hybridation in situ fluorescente',
      'temps de fixation',
    ],
  },
  {
    about: 'people and places',
    origin: 'own list',
    reviewed: '2026-11-28',
    words: `
      anatomopathologiste anatomopathologistes avenue cabinet centre centres cher chère chers chirurgien
      chirurgienne chru chu confrère confrères département docteur docteurs dr drs fax gynécologie gynécologue
      hôpital hôpitaux institut madame mademoiselle mme monsieur mr oncologie oncologue oncologues pathologie
      pathologiste pathologistes professeur professeurs radiologie radiologue rue secrétaire secrétariat service
      services signature technicien technicienne téléphone unité universitaire université
    `,
  },
  {
    about: 'furniture of a report',
    origin: 'own list',
    reviewed: '2026-11-28',
    words: `
      adicap âgée août asco avril cap cm cofrac décembre dimanche femme février gefpics icd inca janvier jeudi
      juillet juin kg lundi mardi mars mercredi mg min ml mm mm2 novembre octobre oms samedi septembre snomed tél
      vendredi
    `,
  },
  {
    about: 'microscope, laboratory and report prose met in further texts',
    origin: 'own list',
    reviewed: '2026-11-28',
    words: `
      conforme conformes correctement grossissement grossissements
    `,
    phrases: ['au fort grossissement', 'même à fort grossissement', 'à fort grossissement'],
  },
  {
    about: 'words of the course and short forms of letters',
    origin: 'own list',
    reviewed: '2026-11-29',
    words: `
      cci depuis distinctes décalcifié multiples reliquat récidivante résiduel résiduelle sbr1 sbr2 sbr3
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
      cent cents cinq cinquante deux dix douze huit mille neuf onze quarante quatorze quatre quinze seize sept six
      soixante treize trente trois vingt
    `,
  },
]
