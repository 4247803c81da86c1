import { listPropres } from "#domaines/statistiques/catalogue/store.ts";
import { findDepot, listImports } from "#domaines/statistiques/depot/store.ts";
import { FRANCE } from "#domaines/statistiques/model.ts";
import { listCompositions } from "#domaines/statistiques/composition/store.ts";
import { listSeuils } from "#domaines/statistiques/seuil/store.ts";
import { listCouvertures, listGardees, listSaisies } from "#domaines/statistiques/valeur/store.ts";
import type { Ecriture, Lecture, MAGASINS, Tirage } from "./isolation-modele.ts";

const base = ({ espace }: Tirage) => `/espaces/${espace}/statistiques`;
const lire = (chemin: Lecture["chemin"]): Lecture => ({ ou: "espace", chemin });
const ecrire = (chemin: Ecriture["chemin"], saisie: Ecriture["saisie"]): Ecriture => ({ ou: "espace", chemin, saisie });

/** What the walk reads of the figures. */
export const LECTURES_STATISTIQUES: Record<string, Lecture> = {
  statistiques: lire((tirage) => `${base(tirage)}?page=4`),
  "un chiffre": lire((tirage) => `${base(tirage)}/naissances`),
  "un chiffre à publier": lire((tirage) => `${base(tirage)}/naissances/publication`),
  "un chiffre à écrire": lire((tirage) => `${base(tirage)}/naissances/saisie`),
  "imports de statistiques": lire((tirage) => `${base(tirage)}/imports`),
  "périmètres d’alors": lire((tirage) => `${base(tirage)}/perimetres`),
  "seuils de publication": lire((tirage) => `${base(tirage)}/seuils`),
  "export des statistiques": lire((tirage) => `${base(tirage)}/naissances/export.csv`),
};

/** What the walk writes there. */
export const ECRITURES_STATISTIQUES: Record<string, Ecriture> = {
  "chiffre ajouté": ecrire(base, ({ n }, texte) => ({
    nom: `${texte} ${n % 5}`,
    theme: "population",
    definition: texte,
    genre: "compte",
    producteur: "territoire",
    methode: texte,
    licence: texte,
  })),
  "chiffre écrit à la main": ecrire(
    (tirage) => `${base(tirage)}/naissances/saisie`,
    ({ n }, texte) => ({ lieu: "france:FR", millesime: String(2000 + (n % 20)), valeur: String(n), source: texte }),
  ),
  "seuil écrit": ecrire(
    (tirage) => `${base(tirage)}/seuils`,
    (_tirage, texte) => ({ producteur: "caf", seuil: "5", debut: "2026-01-01", source: texte }),
  ),
};

/** What its stores are asked. */
export const MAGASINS_STATISTIQUES: typeof MAGASINS = {
  "statistiques.listPropres": (db, perimetre) => listPropres(db, perimetre),
  "statistiques.listGardees": (db, perimetre) => listGardees(db, perimetre, { codes: ["naissances"], lieux: [FRANCE] }),
  "statistiques.listSaisies": (db, perimetre) => listSaisies(db, perimetre, "naissances"),
  "statistiques.listCompositions": (db, perimetre) => listCompositions(db, perimetre),
  "statistiques.listSeuils": (db, perimetre) => listSeuils(db, perimetre),
  "statistiques.listImports": async (db, perimetre) => [
    await listImports(db, perimetre),
    await listCouvertures(db, perimetre),
    await findDepot(db, perimetre, "demonstration"),
  ],
};
