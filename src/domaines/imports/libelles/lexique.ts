import type { GenreNoeud, NatureIndicateur } from "../echange/model.ts";
import type { NomCible } from "./model.ts";

type Entree = { nom: NomCible; genre?: GenreNoeud; nature?: NatureIndicateur; alias: string };

/**
 * Le dictionnaire des libellés : chaque champ, et les mots par lesquels les conventions l'annoncent. Les accents, la casse,
 * le pluriel, les parenthèses et la ponctuation ne comptent pas.
 */
export const LEXIQUE: Entree[] = [
  {
    nom: "reference",
    alias:
      "réf de la fiche action | réf fiche action | réf fiche | réf | référence | référence de la fiche | référence de l'action | numéro de la fiche | numéro de fiche | n° de fiche | n° de la fiche | n° fiche | n° de l'action | n° action | numéro de l'action | numéro | n° | code | code action | code de l'action",
  },
  {
    nom: "titre",
    alias:
      "intitulé de l'action | intitulé de la fiche | intitulé de la fiche action | intitulé du projet | intitulé | titre de l'action | titre de la fiche | titre de la fiche action | titre du projet | titre | nom de l'action | nom de la fiche | nom du projet | dénomination | dénomination de l'action | libellé de l'action | libellé | objet de l'action | action | fiche action | actions | action proposée | actions prévues | action envisagée | projet",
  },
  { nom: "noeud", genre: "projet", alias: "projet de territoire | projet stratégique" },
  { nom: "noeud", genre: "ambition", alias: "ambition | ambition stratégique | ambition de territoire" },
  {
    nom: "noeud",
    genre: "axe",
    alias:
      "axe | axe stratégique | axe de travail | axe prioritaire | axe d'intervention | axe de développement | axe de la ctg | n° axe | axe de rattachement | axe concerné | axe de la convention | axe du plan",
  },
  {
    nom: "noeud",
    genre: "theme",
    alias:
      "thème | thématique | thématique principale | volet | volet thématique | domaine | domaine d'action | thématique de rattachement | thème de rattachement",
  },
  {
    nom: "noeud",
    genre: "orientation",
    alias: "orientation | orientation stratégique | orientation prioritaire | orientation de rattachement",
  },
  { nom: "noeud", genre: "objectifStrategique", alias: "objectif stratégique | objectif stratégique de rattachement" },
  {
    nom: "noeud",
    genre: "objectif",
    alias: "objectif partagé de la ctg | objectif de la ctg | objectif de rattachement",
  },
  { nom: "noeud", genre: "autre", alias: "enjeu de rattachement | enjeu stratégique | pilier | pilier stratégique" },
  {
    nom: "priorite",
    alias:
      "intérêt | priorité | niveau de priorité | degré de priorité | ordre de priorité | phase | phase de mise en oeuvre | niveau d'urgence | rang de priorité",
  },
  {
    nom: "diagnosticInitial",
    alias:
      "contexte | contexte de l'action | contexte local | contexte et enjeux | contexte / enjeux | contexte et diagnostic | contexte et constats | éléments de contexte | diagnostic | diagnostic initial | diagnostic partagé | éléments de diagnostic | rappel du diagnostic | constat | constats partagés | constats du diagnostic | constat de départ | constats et enjeux | constats / enjeux | état des lieux | état des lieux et diagnostic | problématique | problématique identifiée | enjeux | enjeux identifiés | enjeux du diagnostic | besoins identifiés | besoins repérés | besoin identifié | besoin | situation actuelle | situation de départ | origine de l'action | justification | existant | pourquoi cette action | pourquoi | ce que dit le diagnostic",
  },
  {
    nom: "forces",
    alias: "points forts | forces | atouts | points d'appui | forces du territoire | ressources existantes",
  },
  {
    nom: "faiblesses",
    alias:
      "points faibles | faiblesses | freins | difficultés | difficultés repérées | points d'amélioration | points à améliorer | freins identifiés",
  },
  {
    nom: "finalite",
    alias:
      "finalité | finalité de l'action | but | objectif général | objectif principal | objectif global | finalités poursuivies | ambition de l'action",
  },
  {
    nom: "objectifsOperationnels",
    alias:
      "objectifs | objectif opérationnel | objectifs partagés | objectifs de l'action | objectifs spécifiques | objectifs visés | objectifs poursuivis | objectifs du projet | sous-objectifs | objectifs recherchés | objectifs de la fiche | ce que nous visons | ce que nous voulons | buts poursuivis | buts recherchés | buts visés | intentions | intentions poursuivies",
  },
  {
    nom: "description",
    alias:
      "description | description de l'action | description du projet | descriptif | descriptif de l'action | descriptif du projet | contenu | contenu de l'action | contenu du projet | actions à mettre en place | actions à mener | action à conduire | présentation de l'action | présentation | nature de l'action | détail de l'action | description détaillée | en quoi consiste l'action | résumé de l'action | résumé | déclinaison de l'action | déclinaison opérationnelle | ce que nous allons faire | quoi",
  },
  {
    nom: "publicCible",
    alias:
      "public cible | public | à qui s'adresse l'action | à qui s'adresse cette action | publics visés | public visé | public concerné | public bénéficiaire | bénéficiaires | bénéficiaires de l'action | population cible | population visée | cible | cibles | publics cibles | destinataires | public prioritaire | pour qui",
  },
  { nom: "methodologie", alias: "méthodologie | méthode | type d'action | approche" },
  {
    nom: "modalites",
    alias:
      "modalités de mise en oeuvre | étapes et modalités | modalités et étapes | modalités de mises en oeuvre | premières étapes de mise en oeuvre | premières étapes de mises en oeuvre | premières étapes | étapes | étapes de réalisation | étapes de mise en oeuvre | étapes clés | étapes prévues | principales étapes | grandes étapes | modalités | mise en oeuvre | mise en oeuvre opérationnelle | mode opératoire | plan de travail | démarche | démarche proposée | modalités d'intervention | modalités de réalisation | modalités opérationnelles | déroulement | déroulé | conditions de mise en oeuvre | comment",
  },
  {
    nom: "echeances",
    alias:
      "échéance | échéancier | échéances de réalisation | échéance de réalisation | échéancier prévisionnel | calendrier | calendrier prévisionnel | calendrier de réalisation | calendrier de mise en oeuvre | planning | planning prévisionnel | période | période de réalisation | durée | durée de l'action | délai | délais de réalisation | date de mise en oeuvre | date de réalisation | année | année de réalisation | année de mise en oeuvre | temporalité | programmation | quand | pour quand | dates | horizon | calendrier de l'action | calendrier opérationnel | phasage",
  },
  { nom: "debut", alias: "date de début | début | date de démarrage | démarrage | date de lancement | année de début" },
  { nom: "fin", alias: "date de fin | fin | date d'achèvement | année de fin | terme" },
  {
    nom: "pilotes",
    alias:
      "pilote | pilote de l'action | porté par | action portée par | piloté par | conduit par | pilote du projet | pilote de la fiche | pilotage | pilotage de l'action | copilote | porteur | porteur de l'action | porteur du projet | porteur de projet | portage | portage de l'action | responsable | responsable de l'action | responsable du projet | chef de file | référent | référent de l'action | référent technique | maître d'ouvrage | maîtrise d'ouvrage | structure porteuse | structure pilote | structure responsable | service pilote | services mobilisés et responsables de l'action | services mobilisés et responsables | services responsables | élu référent | qui pilote | qui porte | qui porte l'action | qui | opérateur | animateur de l'action | organisme porteur | collectivité porteuse | acteur porteur | structure coordinatrice | structure référente | pilote référent",
  },
  {
    nom: "pilotesEtPartenaires",
    alias:
      "pilotes et acteurs associés | pilotes et partenaires | pilote / partenaires | porteurs et partenaires | porteur / partenaires | pilote et partenaires associés | pilotage et partenariat",
  },
  {
    nom: "partenaires",
    alias:
      "partenaires | partenaires sollicités | partenaires associés | partenaires mobilisés | partenaires concernés | partenaires potentiels | partenaires de l'action | partenaires à associer | partenaires impliqués | partenaires à mobiliser | partenaires principaux | partenariat | partenariats | partenariats à mobiliser | acteurs | acteurs concernés | acteurs associés | acteurs mobilisés | acteurs impliqués | acteurs à mobiliser | acteurs du projet | principaux acteurs concernés | principaux acteurs | principaux partenaires | structures associées | structures partenaires | avec qui",
  },
  {
    nom: "moyens",
    alias:
      "moyens | moyens nécessaires | moyens mobilisés | moyens à mobiliser | moyens humains | moyens matériels | moyens humains et matériels | moyens humains et financiers | moyens humains, matériels et financiers | ressources | ressources mobilisées | ressources mobilisables | ressources nécessaires | ressources humaines | principaux outils/dispositifs mobilisables | outils | outils mobilisés | outils et dispositifs | dispositifs mobilisables | dispositifs mobilisés | outils / dispositifs | avec quels moyens | moyens prévus | moyens alloués | moyens affectés | moyens humains et techniques",
  },
  {
    nom: "resultatsAttendus",
    alias:
      "résultats attendus | résultats | résultat attendu | livrables | plus-value attendue | résultats visés | résultats escomptés | bénéfices attendus",
  },
  {
    nom: "impacts",
    alias:
      "impacts visés | impact visé | impacts recherchés | impact recherché | impacts attendus | impact attendu | effets attendus | effet attendu | effets visés | effets recherchés | effets escomptés | changements attendus | changements visés | impacts sur le territoire",
  },
  {
    nom: "indicateurs",
    alias:
      "indicateurs | indicateurs d'évaluation | comment évaluer | comment évaluer l'action | comment évaluer la réussite | comment mesurer | comment mesurer la réussite | indicateurs de suivi | indicateurs de résultat | indicateurs de réussite | indicateurs de suivi et d'évaluation | indicateurs d'évaluation et de suivi | indicateurs de réalisation | suivi/indicateurs d'évaluation | suivi et indicateurs | critères | critères d'évaluation | critères et indicateurs d'évaluation | critères de réussite | évaluation | évaluation de l'action | suivi et évaluation | suivi / évaluation | modalités d'évaluation | méthode d'évaluation | outils d'évaluation | modalités de suivi et d'évaluation | comment on évalue | modalités de suivi | suivi de l'action",
  },
  {
    nom: "indicateurs",
    nature: "quantitatif",
    alias: "critères quantitatifs | indicateurs quantitatifs | quantitatif | quantitatifs | évaluation quantitative",
  },
  {
    nom: "indicateurs",
    nature: "qualitatif",
    alias: "critères qualitatifs | indicateurs qualitatifs | qualitatif | qualitatifs | évaluation qualitative",
  },
  {
    nom: "pointsVigilance",
    alias:
      "point de vigilance | points de vigilance | vigilance | points d'attention | point d'attention | risques | risques identifiés | risques et freins | conditions de réussite | facteurs de réussite | freins et leviers | limites",
  },
  {
    nom: "budget",
    alias:
      "budget | budget prévisionnel | enveloppe | enveloppe financière | enveloppe budgétaire | budget prévu | budget estimé | budget total | budget estimatif | budget de l'action | coût | coût estimatif | coût prévisionnel | coût estimé | coût prévu | montant prévu | montant estimé | coût de l'action | coût total | financement | financements | financements mobilisables | financements envisagés | sources de financement | plan de financement | moyens financiers | montant | estimation financière | financeurs | combien",
  },
  {
    nom: "territoiresCibles",
    alias:
      "territoire cible | territoire concerné | secteur | secteur concerné | secteurs concernés | territoire d'application | territoires concernés | territoire | périmètre | périmètre de l'action | périmètre géographique | lieu | lieux | lieu de réalisation | lieu d'intervention | communes concernées | commune concernée | échelle | échelle territoriale | échelle d'intervention | zone géographique | secteur géographique | localisation | territoire d'intervention | où",
  },
  {
    nom: "champs",
    alias:
      "champ d'intervention | champs d'intervention | champ d'action | domaine d'intervention | domaines d'intervention | champ | champs | thématiques associées | thématiques transversales | domaines concernés",
  },
  {
    nom: "specificitesAo",
    alias:
      "spécificités par autorité organisatrice signataire | spécificités par autorité organisatrice | spécificités par commune | spécificités ao | spécificités locales",
  },
  {
    nom: "contratsLies",
    alias:
      "contrats liés | contrat lié | contrats et schémas liés | schémas liés | autres schémas | schémas et plans | dispositifs liés | dispositif lié | lien avec les autres dispositifs | liens avec les autres dispositifs | lien avec d'autres dispositifs | lien avec d'autres politiques | lien avec les politiques publiques | liens avec les politiques publiques | lien avec les contrats existants | articulation avec les contrats | articulation avec les schémas | articulation avec les autres politiques | articulation avec les politiques publiques | démarches liées | démarches partenariales liées | lien avec d'autres démarches | lien avec les autres démarches | conventions liées | rattachement contractuel | articulation avec les autres contrats | articulation avec d'autres contrats | articulation avec les autres dispositifs | articulation avec d'autres dispositifs | lien avec les autres contrats | lien avec d'autres contrats | lien avec les schémas | dispositifs contractuels | cadre contractuel | autres contrats | articulation contractuelle | politiques publiques liées",
  },
  {
    nom: "actionsLiees",
    alias:
      "actions liées | action liée | actions en lien | actions connexes | actions associées | actions complémentaires | actions de la ctg liées | action(s) en lien | fiche en lien | fiches en lien | fiche liée | fiche action liée | fiches associées | fiches actions associées | fiches connexes | lien avec les autres fiches | lien avec les autres fiches actions | liens avec les autres fiches | liens avec d'autres actions | liens avec d'autres fiches | liens avec les autres actions | liens avec les autres fiches actions | articulation avec les autres actions | articulation avec les autres fiches | articulation avec d'autres fiches | transversalité avec les fiches | fiches liées | fiches actions liées | lien avec d'autres actions | lien avec d'autres fiches | lien avec d'autres fiches actions | lien avec les autres actions | liens avec d'autres fiches actions | articulation avec d'autres actions | voir aussi",
  },
];

/** Les mots qui disent le genre d'un nœud en tête d'un titre : « AXE 2 : … », « Orientation n° 1 – … ». */
export const TETES_NOEUD: [RegExp, GenreNoeud][] = [
  [/^projet(?: de territoire| strategique)?$/, "projet"],
  [/^ambition(?: strategique)?$/, "ambition"],
  [/^axe(?: strategique| prioritaire| de travail| d'intervention| thematique)?$/, "axe"],
  [/^(?:theme|thematique|volet|domaine)$/, "theme"],
  [/^orientation(?: strategique)?$/, "orientation"],
  [/^objectif strategique$/, "objectifStrategique"],
  [/^objectif(?: general| partage| operationnel| specifique)?$/, "objectif"],
  [/^champ(?: d'intervention)?$/, "champ"],
  [/^(?:enjeu|defi|priorite|pilier|chantier|partie|chapitre)$/, "autre"],
];
