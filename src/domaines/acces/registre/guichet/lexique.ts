import { MISSION, type Champ, type Traitement } from "../traitement/model.ts";

/** Ce que dure un dossier ; les délais sont ceux que la purge propose, et un espace peut en choisir de plus courts. */
const DOSSIER = "Celle de la demande : un an après sa clôture, trois ans après le départ d’un enfant accueilli";
const AGENTS = "Agents du guichet";
const STRUCTURES = "Agents du guichet ; responsables des structures que la demande cite";
const COMMISSION = "Agents du guichet ; la commission, sur une liste sans nom";

/**
 * GUI-351 : ce que le guichet demande à une famille, donnée par donnée : à quoi elle sert, qui la lit, combien de temps. Une colonne d'une
 * demande qui ne s'y trouve pas fait échouer les essais : rien ne se demande sans raison.
 */
export const CHAMPS_GUICHET: readonly Champ[] = [
  {
    nom: "Prénom et nom du parent qui demande",
    finalite: "S’adresser à lui, et reconnaître la même famille dans deux demandes",
    destinataires: STRUCTURES,
    conservation: DOSSIER,
    colonnes: ["guichet_famille.prenom", "guichet_famille.nom"],
  },
  {
    nom: "Second parent (facultatif)",
    finalite: "Savoir qui d’autre exerce l’autorité parentale et peut répondre",
    destinataires: AGENTS,
    conservation: DOSSIER,
    colonnes: ["guichet_famille.autre_parent"],
  },
  {
    nom: "Adresse de courriel, téléphone ou adresse postale (un seul suffit)",
    finalite: "Répondre, rappeler, proposer une place ; rouvrir la demande par un lien",
    destinataires: STRUCTURES,
    conservation: DOSSIER,
    colonnes: [
      "guichet_famille.courriel",
      "guichet_famille.courriel_cle",
      "guichet_famille.courriel_confirme_le",
      "guichet_famille.telephone",
      "guichet_famille.adresse",
    ],
  },
  {
    nom: "Langue de lecture",
    finalite: "Écrire dans une langue, et avec des mots, que la famille comprend",
    destinataires: AGENTS,
    conservation: DOSSIER,
    colonnes: ["guichet_famille.langue"],
  },
  {
    nom: "Prénom et nom de l’enfant (aucun avant sa naissance)",
    finalite: "Distinguer des jumeaux, ne pas compter deux fois le même enfant",
    destinataires: STRUCTURES,
    conservation: DOSSIER,
    colonnes: ["guichet_demande.prenom", "guichet_demande.nom"],
  },
  {
    nom: "Date de naissance, ou terme prévu",
    finalite: "Savoir dans quelle section l’enfant entrera, et jusqu’à quand il peut être accueilli",
    destinataires: COMMISSION,
    conservation: DOSSIER,
    colonnes: ["guichet_demande.naissance", "guichet_demande.terme"],
  },
  {
    nom: "Commune et quartier",
    finalite: "Appliquer le règlement, chercher les structures proches, compter les besoins par commune",
    destinataires: COMMISSION,
    conservation: DOSSIER,
    colonnes: ["guichet_demande.commune", "guichet_demande.quartier"],
  },
  {
    nom: "Besoin : demi-journées, mois d’entrée, formules réduites, horaires, occasionnel, urgence",
    finalite: "Chercher une place qui convient",
    destinataires: COMMISSION,
    conservation: DOSSIER,
    colonnes: [
      "guichet_demande.semaine",
      "guichet_demande.reduites",
      "guichet_demande.mixte",
      "guichet_demande.priorite",
      "guichet_demande.entree",
      "guichet_demande.tolerance",
      "guichet_demande.modes",
      "guichet_demande.occasionnel",
      "guichet_demande.occasionnel_seul",
      "guichet_demande.actuelle",
      "guichet_demande.urgence",
      "guichet_demande.horaires_atypiques",
      "guichet_demande.horaires",
    ],
  },
  {
    nom: "Fratrie et jumeaux",
    finalite: "Garder ensemble des enfants d’une même famille, si elle le souhaite",
    destinataires: COMMISSION,
    conservation: DOSSIER,
    colonnes: ["guichet_demande.fratrie", "guichet_demande.jumeaux"],
  },
  {
    nom: "Situations que le règlement prend en compte (une case ou un nombre, jamais un texte)",
    finalite: "Compter les points du règlement publié ; un accueil adapté se dit oui ou non, jamais pourquoi",
    destinataires: "Agents du guichet ; la commission lit les points, pas la situation",
    conservation: DOSSIER,
    colonnes: ["guichet_demande.situations"],
  },
  {
    nom: "Structures souhaitées, dans l’ordre",
    finalite: "Proposer d’abord ce que la famille préfère",
    destinataires: "Agents du guichet, commission ; une structure ne sait pas quelles autres sont souhaitées",
    conservation: DOSSIER,
    colonnes: ["guichet_voeu.structure"],
  },
  {
    nom: "Pièces justificatives",
    finalite: "Vérifier la situation déclarée ; elles sont scellées sous la clé de la famille",
    destinataires: AGENTS,
    conservation: "Jusqu’à la fin de la demande, puis celle du dossier ; une pièce refusée s’ôte aussitôt",
    colonnes: [
      "guichet_piece.nature",
      "guichet_piece.fichier",
      "guichet_piece.motif",
      "documents_piece.nom",
      "documents_piece.octets",
    ],
  },
  {
    nom: "Vie de la demande : dates, relances, réponses",
    finalite: "Dire à la famille où en est sa demande, départager à égalité par l’ancienneté",
    destinataires: COMMISSION,
    conservation: DOSSIER,
    colonnes: [
      "guichet_demande.deposee_le",
      "guichet_demande.complete_le",
      "guichet_demande.confirmee_le",
      "guichet_demande.attend_depuis",
      "guichet_demande.relances",
      "guichet_demande.faits",
      "guichet_demande.recherche",
    ],
  },
];

const colonnesDe = (champs: readonly Champ[]) => champs.flatMap(({ colonnes }) => colonnes);

/** Ce que demande l'accueil des jeunes enfants. */
export const TRAITEMENTS_GUICHET: readonly Traitement[] = [
  {
    nom: "Demandes de place en accueil du jeune enfant",
    finalite: "Recevoir, instruire et départager les demandes des familles, leur répondre, compter les besoins",
    base: `${MISSION} : service public de la petite enfance (code de l’action sociale et des familles, article L. 214-1-3)`,
    personnes: "Enfants, nés ou à naître, et leurs parents",
    donnees:
      "Le détail, donnée par donnée, est plus bas ; jamais la nature d’un handicap, l’origine, la religion, un revenu",
    destinataires: "Agents du guichet ; la commission, sans nom ; une structure, les seules demandes qui la citent",
    conservation:
      "Brouillon : trente jours. Demande close : un an. Enfant accueilli : trois ans après son départ. Puis purge visée par les archives",
    colonnes: [
      ...colonnesDe(CHAMPS_GUICHET),
      "documents_piece.sujet",
      "acces_famille_lien.famille",
      "acces_famille_lien.navigateur",
      "acces_famille_session.famille",
    ],
  },
  {
    nom: "Commission d’attribution",
    finalite:
      "Classer les demandes par les règles publiées, décider, écrire à chaque famille, garder la trace de la décision",
    base: MISSION,
    personnes: "Enfants et parents, sous un numéro qu’eux seuls connaissent ; membres et agents de la commission",
    donnees:
      "Liste gelée sans nom, gestes et leurs motifs, avis d’expert, places proposées, lettres ; présents, auteurs",
    destinataires: "Membres de la commission, sans nom ; agents du guichet ; la famille, pour ce qui la concerne",
    conservation:
      "Procès-verbal et empreintes : règles d’archives. Le reste suit la demande : effacé avec elle, la liste gelée est vidée de sa ligne",
    colonnes: [
      "guichet_commission.presents",
      "guichet_commission_dossier.contenu",
      "guichet_commission_gel.gele_par",
      "guichet_commission_proces.contenu",
      "guichet_commission_proces.arrete_par",
      "guichet_commission_retouche.contenu",
      "guichet_commission_retouche.motif",
      "guichet_commission_retouche.par",
      "guichet_commission_vote.par",
      "guichet_expertise.auteur",
      "guichet_expertise.motif",
      "guichet_lettre.contenu",
      "guichet_liberee.notee_par",
    ],
  },
  {
    nom: "Doublons et chiffres du guichet",
    finalite:
      "Ne pas compter deux fois le même enfant ; dire combien de familles attendent, sans qu’aucune se reconnaisse",
    base: MISSION,
    personnes: "Familles dont deux demandes se ressemblent ; agents qui décident ou publient",
    donnees:
      "Les deux demandes, ce qu’une fusion a changé, qui l’a décidée ; les chiffres publiés n’ont rien d’une personne",
    destinataires: AGENTS,
    conservation: DOSSIER,
    colonnes: [
      "guichet_doublon.avant",
      "guichet_doublon.decide_par",
      "guichet_doublon.defait_par",
      "guichet_doublon.motif",
      "guichet_chiffres.publie_par",
    ],
  },
  {
    nom: "Qui a ouvert le dossier d’une famille",
    finalite: "Pouvoir dire à une famille qui a lu sa demande, quand et pourquoi",
    base: "Obligation légale de sécurité (RGPD, article 32) et droit d’accès (article 15)",
    personnes: "Agents et responsables de structure qui ouvrent une demande",
    donnees: "Compte, qualité, motif, jour et heures de la consultation",
    destinataires: "La famille, pour sa demande ; le délégué à la protection des données",
    conservation: "Douze mois ; moins si la famille est effacée",
    colonnes: ["guichet_acces.compte", "guichet_acces.qualite"],
  },
  {
    nom: "Responsables de structure",
    finalite: "Savoir qui tient quelle structure, et limiter ce qu’il lit aux demandes qui la citent",
    base: MISSION,
    personnes: "Directeurs et gestionnaires de structures",
    donnees: "Compte et structures confiées",
    destinataires: "Chargés de coopération de l’espace",
    conservation: "Tant que la structure lui est confiée",
    colonnes: ["equipements_responsable.compte"],
  },
  {
    nom: "Effacements et purges",
    finalite: "Prouver qu’un effacement a eu lieu, sans rien garder de ce qu’il a effacé",
    base: "Obligation légale (RGPD, article 17 ; code du patrimoine, articles L. 212-2 et R. 212-14)",
    personnes: "Agents qui proposent, visent et exécutent",
    donnees: "Comptes, dates, référence du visa, nombre de lignes et de pièces, empreinte ; aucun nom de famille",
    destinataires: "Délégué à la protection des données ; direction des archives, par le bordereau",
    conservation: "Dix ans",
    colonnes: [
      "guichet_purge.propose_par",
      "guichet_purge.vise_par",
      "guichet_purge.execute_par",
      "guichet_purge.autorite",
      "guichet_effacement.compte",
      "guichet_droit.nature",
      "guichet_droit.reponse",
    ],
  },
];
