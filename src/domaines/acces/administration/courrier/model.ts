/** Un dépôt tel qu'il se montre : ce qu'il est et où il en est, jamais ce qu'il porte. */
export type DepotVu = {
  id: string;
  genre: string;
  creeLe: string;
  aPartir: string;
  essais: number;
  erreur: string | null;
  abandonne: boolean;
  /** Un relais s'en occupe en ce moment. */
  tenu: boolean;
};

/** Où en est un dépôt : il part dès que possible, part en ce moment, sera retenté, ou ne le sera plus. */
export type EtatDepot = "attend" | "part" | "reviendra" | "abandonne";

/** Ce qu'un dépôt porte, et ce que l'on perd en y renonçant ; sans perte dite, on ne peut pas y renoncer. */
export type Nature = { libelle: string; perte: string | null };

/** Chaque genre de dépôt, en mots : son contenu ne se lit pas ici. */
const NATURES: Readonly<Record<string, Nature>> = {
  courriel: {
    libelle: "Message à une personne",
    perte: "Ce message ne sera jamais posté, et la personne à qui il est destiné ne saura pas qu’il existait.",
  },
  "acces.lien": {
    libelle: "Lien de connexion ou d’invitation",
    perte:
      "La personne ne recevra pas ce lien : elle devra en demander un autre, ou son invitation devra lui être renvoyée.",
  },
  "acces.porte": {
    libelle: "Nouveau lien pour répondre sans compte",
    perte: "La personne ne recevra pas le lien qu’elle a redemandé : elle devra le demander encore.",
  },
  "actes.demande": {
    libelle: "Demande de signature à une partie",
    perte: "La partie ne recevra pas ce courriel ; la relancer de sa page le lui renvoie, une semaine plus tard.",
  },
  "actes.relance": {
    libelle: "Relance d’une partie qui n’a pas signé",
    perte:
      "La partie ne recevra pas cette relance ; la suivante partira au jour que la coordination a choisi, s’il en reste un.",
  },
  "suivi.relance": {
    libelle: "Relance d’une campagne de suivi",
    perte:
      "La personne ne recevra pas cette relance ni son lien pour répondre ; la suivante partira au jour que la coordination a choisi, s’il en reste un.",
  },
  "suivi.ouverture": { libelle: "Courriels d’ouverture d’une campagne à préparer", perte: null },
  "gouvernance.convocation": {
    libelle: "Courriel d’une réunion : convocation, dates, annulation ou relevé",
    perte:
      "La personne ne recevra pas ce courriel ni son lien pour répondre ; la page de convocation de la réunion permet de le lui renvoyer.",
  },
  "convention.signee": { libelle: "Convention signée : ce qui se fige avec elle", perte: null },
  "observatoire.veille": {
    libelle: "Ce que la veille a vu, à qui cela concerne",
    perte: "Les personnes concernées ne recevront pas ce courriel ; les tâches restent sur la page de la veille.",
  },
  "gouvernance.effet": { libelle: "Changement décidé par une instance, à appliquer", perte: null },
  "equipements.verification": {
    libelle: "Demande de vérifier la fiche d’une structure",
    perte: "La structure ne recevra pas ce courriel : il faudra le lui redemander de sa page.",
  },
  "acteurs.verification": {
    libelle: "Demande de vérifier une fiche d’acteur",
    perte: "L’acteur ne recevra pas ce courriel : la coordination devra le lui redemander.",
  },
  "guichet.famille": {
    libelle: "Courriel à une famille : reçu, lien, rappel, pièces attendues",
    perte:
      "La famille ne recevra pas ce courriel ni son lien ; elle peut en redemander un de sa page, ou l’agent l’appeler.",
  },
  "guichet.lettre": {
    libelle: "Lettre de la commission à une famille",
    perte: "La famille ne recevra pas cette lettre par courriel : le guichet devra la lui renvoyer, ou l’imprimer.",
  },
  "guichet.echeance": {
    libelle: "Dernier jour pour répondre à une place proposée",
    perte: "Le silence ne se constatera pas seul : le guichet devra le constater de la page des réponses.",
  },
  "guichet.effacement": {
    libelle: "Effacement d’une famille à achever : son courrier, la liste des effacés",
    perte: null,
  },
  "documents.produire": { libelle: "Document à produire", perte: null },
  "documents.oublier": { libelle: "Document à effacer, son délai passé", perte: null },
};

export const natureDe = (genre: string): Nature => NATURES[genre] ?? { libelle: "Autre travail", perte: null };
