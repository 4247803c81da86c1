import { BESOINS, ETATS_DEMANDE, type EtatDemande, type FiltresDemandes, MODES, type MoisCivil } from "../model.ts";

/** Les vues de la file, et les états que chacune retient. */
export const VUES = {
  attente: { libelle: "En attente", etats: ["aConfirmer", "incomplete", "enAttente"] },
  proposees: { libelle: "Proposées", etats: ["proposee", "acceptee", "refusee"] },
  commencees: { libelle: "Commencées", etats: ["brouillon"] },
  closes: { libelle: "Closes", etats: ["pourvue", "retiree", "expiree", "archivee"] },
  toutes: { libelle: "Toutes", etats: ETATS_DEMANDE },
} as const satisfies Record<string, { libelle: string; etats: readonly EtatDemande[] }>;
export type Vue = keyof typeof VUES;

const estVue = (texte: string): texte is Vue => Object.hasOwn(VUES, texte);
const MOIS = /^\d{4}-(0[1-9]|1[0-2])$/;

export type FiltresFile = {
  vue: Vue;
  q: string;
  etat: EtatDemande | "";
  commune: string;
  structure: string;
  mode: string;
  besoin: string;
  entree: string;
};

/** Ce que l'adresse demande de voir ; ce qu'elle dit de faux ne retient rien. */
export function lireFiltres(params: URLSearchParams): FiltresFile {
  const lu = (nom: string) => (params.get(nom) ?? "").trim().slice(0, 100);
  const vue = lu("vue");
  return {
    vue: estVue(vue) ? vue : "attente",
    q: lu("q"),
    etat: ETATS_DEMANDE.find((etat) => etat === lu("etat")) ?? "",
    commune: lu("commune"),
    structure: lu("structure"),
    mode: MODES.find((mode) => mode === lu("mode")) ?? "",
    besoin: BESOINS.find((besoin) => besoin === lu("besoin")) ?? "",
    entree: MOIS.test(lu("entree")) ? lu("entree") : "",
  };
}

/** Les mêmes, pour le magasin. */
export function filtresDe({ vue, q, etat, commune, structure, mode, besoin, entree }: FiltresFile): FiltresDemandes {
  const dit = BESOINS.find((un) => un === besoin);
  const voulu = MODES.find((un) => un === mode);
  return {
    etats: etat ? [etat] : VUES[vue].etats,
    q,
    ...(commune ? { commune } : {}),
    ...(structure ? { structure } : {}),
    ...(voulu ? { mode: voulu } : {}),
    ...(dit ? { besoin: dit } : {}),
    ...(entree ? { entreeDe: entree as MoisCivil, entreeA: entree as MoisCivil } : {}),
  };
}
