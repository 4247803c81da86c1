/** Ce que le journal nomme d'un mot, dit en clair ; un mot inconnu se montre tel qu'il est écrit. */
const OBJETS: Record<string, string> = {
  convention: "Convention",
  role: "Rôle",
  "plan.noeud": "Nœud du plan",
  "plan.fiche": "Fiche-action",
  "plan.priorite": "Priorités",
  "plan.commentaire": "Commentaire",
  "imports.import": "Import",
  "imports.provenance": "Provenance",
  "imports.correspondance": "Correspondance de colonnes",
  acteur: "Acteur",
  acteurs: "Acteur",
  equipements: "Équipements",
  zone: "Zone",
  populations: "Populations",
  "suivi.fiche": "Suivi d’une fiche",
  "suivi.etats": "États du suivi",
  "suivi.budget": "Budget d’une fiche",
  "suivi.campagne": "Campagne de suivi",
  "suivi.grille": "Grille de suivi",
  "suivi.indicateur": "Indicateur",
  "suivi.jalon": "Jalon",
  "suivi.observation": "Observation",
  "suivi.questionnaire": "Questionnaire",
  "suivi.seance": "Séance",
  "suivi.service": "Service",
  "suivi.valeur": "Valeur d’indicateur",
  "evaluation.bilan": "Bilan",
};

const ACTIONS: Record<string, string> = {
  creation: "création",
  don: "rôle donné",
  retrait: "retrait",
  effacement: "effacement des valeurs",
  reglage: "réglage",
  depot: "dépôt",
  deplacement: "déplacement",
  retablissement: "rétablissement",
  lot: "modification par lot",
  redaction: "rédaction",
  rattachement: "rattachement",
  detachement: "détachement",
  instantane: "instantané",
};

export const nomDeLObjet = (objet: string): string => OBJETS[objet] ?? objet;
export const nomDeLAction = (action: string): string => ACTIONS[action] ?? action;
