import type { Ecriture } from "./isolation-modele.ts";

/** What the walk writes of what an espace holds: its acteurs, its zones. */
export const ECRITURES_ESPACE: Record<string, Ecriture> = {
  "acteur neuf": {
    ou: "espace",
    chemin: ({ espace }) => `/espaces/${espace}/acteurs`,
    saisie: ({ n }, texte) => ({ sorte: "organisation", nom: `${texte} ${n}`, genre: "association" }),
  },
  "acteur modifié": {
    ou: "espace",
    chemin: (ici) => `/espaces/${ici.espace}/acteurs/${ici.objet("acteur")}`,
    saisie: (ici, texte) => ({ sorte: "organisation", nom: `${texte} ${ici.n}`, version: ici.version("acteur") }),
  },
  "acteur fusionné": {
    ou: "espace",
    chemin: (ici) => `/espaces/${ici.espace}/acteurs/${ici.objet("acteur")}/fusion`,
    saisie: (ici) => ({ garde: ici.autreActeur() }),
  },
  "zone neuve": {
    ou: "espace",
    chemin: ({ espace }) => `/espaces/${espace}/territoire/zones`,
    saisie: ({ n }, texte) => ({ genre: "quartier", nom: `${texte} ${n}`, communes: "48140" }),
  },
  "zone modifiée": {
    ou: "espace",
    chemin: (ici) => `/espaces/${ici.espace}/territoire/zones/${ici.objet("zone")}`,
    saisie: (ici, texte) => ({
      genre: "quartier",
      nom: `${texte} ${ici.n}`,
      communes: "48140",
      version: ici.version("zone"),
    }),
  },
  "zone retirée": {
    ou: "espace",
    chemin: (ici) => `/espaces/${ici.espace}/territoire/zones/${ici.objet("zone")}/retrait`,
    saisie: (ici) => ({ version: ici.version("zone") }),
  },
};
