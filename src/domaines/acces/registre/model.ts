/** Un usage de données personnelles, tel que le registre le dit : qui, quoi, pourquoi, combien de temps, et dans quelles colonnes. */
export type Traitement = {
  nom: string;
  finalite: string;
  base: string;
  personnes: string;
  donnees: string;
  destinataires: string;
  conservation: string;
  colonnes: readonly string[];
};

const MISSION = "Mission d’intérêt public (RGPD, article 6.1.e)";

/** Les données personnelles que Maillage garde. La page du registre se lit d'ici ; un test refuse une colonne oubliée. */
export const REGISTRE: readonly Traitement[] = [
  {
    nom: "Comptes et rôles",
    finalite: "Savoir qui peut entrer, et jusqu’où",
    base: MISSION,
    personnes: "Agents, élus, partenaires invités",
    donnees: "Nom, adresse de courriel, haché du mot de passe, rôles",
    destinataires: "Chargés de coopération de l’espace ; administrateur de l’installation",
    conservation: "Tant que le compte sert ; un compte fermé garde le nom, que le journal cite",
    colonnes: [
      "acces_compte.courriel",
      "acces_compte.courriel_cle",
      "acces_compte.nom",
      "acces_compte.empreinte",
      "acces_role.compte",
      "acces_espace.delegue",
      "acteurs_acteur.compte",
    ],
  },
  {
    nom: "Sessions et liens de connexion",
    finalite: "Tenir la session ouverte, permettre d’en fermer une, freiner qui devine un mot de passe",
    base: MISSION,
    personnes: "Titulaires d’un compte",
    donnees: "Hachés des jetons, famille du navigateur et du système, heures ; hachés d’adresses pour les freins",
    destinataires: "La personne elle-même",
    conservation: "Sessions : 90 jours après le dernier geste. Liens et freins : 24 heures après leur terme",
    colonnes: [
      "acces_session.compte",
      "acces_session.appareil",
      "acces_jeton.compte",
      "acces_jeton.navigateur",
      "acces_frein.cle",
      "acces_jeton_api.compte",
    ],
  },
  {
    nom: "Acteurs et contacts",
    finalite: "Savoir à qui s’adresser pour conduire la convention",
    base: MISSION,
    personnes: "Contacts professionnels des organisations partenaires, représentants des parties",
    donnees: "Nom, fonction, adresse de courriel professionnelle, organisation",
    destinataires: "Tous les rôles de l’espace, sauf le délégué à la protection des données",
    conservation: "Durée de la convention et de son évaluation ; corrigé ou retiré sur demande",
    colonnes: [
      "acteurs_acteur.nom",
      "acteurs_acteur.nom_cle",
      "acteurs_acteur.nom_court",
      "acteurs_acteur.court_cle",
      "acteurs_acteur.qualite",
      "acteurs_acteur.courriel",
      "acteurs_acteur.organisation",
      "convention_partie.representants",
      "plan_fiche_acteur.acteur",
      "plan_fiche_acteur.libelle",
    ],
  },
  {
    nom: "Plan, commentaires et brouillons",
    finalite: "Écrire et discuter le plan d’actions",
    base: MISSION,
    personnes: "Auteurs ; toute personne qu’un texte libre nommerait malgré l’avertissement",
    donnees: "Auteur, heure, texte",
    destinataires: "Rôles qui lisent le plan ; pour un commentaire, son audience",
    conservation:
      "Durée de la convention et de son évaluation ; un brouillon disparaît quand il est enregistré ou abandonné",
    colonnes: [
      "plan_fiche.modifie_par",
      "plan_commentaire.compte",
      "plan_commentaire.auteur",
      "plan_commentaire.organisation",
      "plan_commentaire.mentions",
      "plan_commentaire.texte",
      "plan_brouillon.compte",
      "plan_brouillon.saisie",
    ],
  },
  {
    nom: "Indicateurs, séances et questionnaires",
    finalite: "Mesurer ce que la convention produit et ce que les habitants en disent",
    base: MISSION,
    personnes: "Agents qui saisissent ; toute personne qu’un texte libre nommerait malgré l’avertissement",
    donnees:
      "Auteur d’une valeur ou d’une séance, texte ; de qui répond à un questionnaire, rien : ni compte, ni adresse",
    destinataires: "Rôles qui lisent le suivi",
    conservation: "Durée de la convention et de son évaluation ; un texte se retire sans effacer ce qui est compté",
    colonnes: [
      "suivi_valeur.saisi_par",
      "suivi_valeur.valide_par",
      "suivi_valeur.commentaire",
      "suivi_seance.saisi_par",
      "suivi_observation.saisi_par",
      "suivi_observation.texte",
      "suivi_observation.contexte",
      "suivi_retour.libre",
    ],
  },
  {
    nom: "Bilans et évaluation",
    finalite: "Écrire, noter et adopter les bilans de la convention",
    base: MISSION,
    personnes: "Auteurs et personnes qui notent ; toute personne qu’un texte libre nommerait malgré l’avertissement",
    donnees: "Auteur, organisation, heure, avis et texte ; une fois le bilan figé, ce qu’il disait alors",
    destinataires: "Rôles qui lisent les bilans ; un brouillon de section, son auteur seul",
    conservation: "Durée de la convention et de son évaluation, puis règles d’archives des parties",
    colonnes: [
      "evaluation_section.saisie",
      "evaluation_section.modifie_par",
      "evaluation_brouillon.compte",
      "evaluation_brouillon.saisie",
      "evaluation_note.compte",
      "evaluation_note.auteur",
      "evaluation_note.organisation",
      "evaluation_ajustement.texte",
      "evaluation_fige.contenu",
    ],
  },
  {
    nom: "Documents importés",
    finalite: "Lire une convention signée et vérifier ce qui en a été compris",
    base: MISSION,
    personnes: "Signataires et personnes citées par le document ; agent qui importe",
    donnees: "Le document, ses lignes, ce qui en a été proposé",
    destinataires: "Chargés de coopération de la convention",
    conservation: "Durée de la convention",
    colonnes: [
      "imports_import.auteur",
      "imports_import.cree_par",
      "imports_import.fichier",
      "imports_import.contenu",
      "imports_import.lignes",
      "imports_import.identites",
      "imports_numerise.octets",
    ],
  },
  {
    nom: "Textes de la convention",
    finalite: "Garder ce que les parties ont signé",
    base: MISSION,
    personnes: "Signataires et personnes que l’acte nomme",
    donnees: "Articles, visas, dispositif des délibérations",
    destinataires: "Tous les rôles de la convention",
    conservation: "Durée de la convention, puis règles d’archives des parties",
    colonnes: ["convention_article.texte", "convention_visa.texte"],
  },
  {
    nom: "Journal",
    finalite: "Prouver qui a écrit quoi, rétablir une valeur",
    base: "Obligation légale de sécurité (RGPD, article 32) et mission d’intérêt public",
    personnes: "Titulaires d’un compte",
    donnees: "Compte, heure, acte, objet ; valeurs d’avant et d’après, effaçables",
    destinataires: "Chargés de coopération, délégué à la protection des données ; administrateur pour l’installation",
    conservation: "Les lignes restent, chaînées ; les valeurs s’effacent sur décision du délégué",
    colonnes: ["journal_ligne.compte", "journal_valeur.avant", "journal_valeur.apres", "journal_installation.compte"],
  },
  {
    nom: "Courriels en partance",
    finalite: "Envoyer invitations, liens et avis",
    base: MISSION,
    personnes: "Destinataires",
    donnees: "Adresse, sujet, texte ; jamais un lien de connexion, frappé à l’envoi seulement",
    destinataires: "Le serveur de courriel de l’installation",
    conservation: "Jusqu’à l’envoi ; après trois jours d’essais vains, jusqu’à ce que l’administrateur l’ôte",
    colonnes: ["outbox.charge"],
  },
];

/** Ces colonnes portent un nom de donnée personnelle mais n'en tiennent pas. */
export const SANS_DONNEE: Readonly<Record<string, string>> = {
  "acces_espace.nom": "un territoire",
  "acces_espace.responsable": "un organisme",
  "acces_jeton_api.nom": "le nom d’un jeton, choisi par qui le fait",
  "acces_compte.demonstration": "une phrase sur une personne inventée",
  "convention_partie.nom": "un organisme",
  "convention_partie.nom_court": "un organisme",
  "convention_deliberation.presents": "un nombre",
  "convention_deliberation.votants": "un nombre",
  "convention_deliberation.pouvoirs": "un nombre",
  "equipements_equipement.nom": "une structure",
  "equipements_equipement.adresse": "une structure",
  "equipements_soutien.nom": "une structure",
  "equipements_soutien.adresse": "une structure",
  "evaluation_transmission.envoye_par": "un signataire ou la Caf, jamais une personne",
  "migration.nom": "un fichier",
  "suivi_budget_ligne.acteur": "un organisme qui finance",
  "suivi_service.nom": "un service",
  "territoire_zone.nom": "un lieu",
  "territoire_zone.nom_cle": "un lieu",
};
