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
};

const ACTIONS: Record<string, string> = {
  creation: "création",
  don: "rôle donné",
  retrait: "retrait",
  effacement: "effacement des valeurs",
  reglage: "réglage",
  depot: "dépôt",
};

export const nomDeLObjet = (objet: string): string => OBJETS[objet] ?? objet;
export const nomDeLAction = (action: string): string => ACTIONS[action] ?? action;
