import { listFlux, listSeries } from "#domaines/observatoire/carte/flux/store.ts";
import { listAnnees, listTerritoires } from "#domaines/observatoire/instantane/store.ts";
import { listRegles } from "#domaines/observatoire/veille/regle/store.ts";
import { countTaches, listTaches } from "#domaines/observatoire/veille/tache/store.ts";
import { listCentres } from "#domaines/territoire/index.ts";
import { listLots } from "#domaines/territoire/contour/store.ts";
import type { Ecriture, Lecture, MAGASINS, Tirage } from "./isolation-modele.ts";

const base = ({ espace }: Tirage) => `/espaces/${espace}/observatoire`;
const lire = (chemin: Lecture["chemin"]): Lecture => ({ ou: "espace", chemin });

/** What the walk reads of the maps, the portraits and the watch. */
export const LECTURES_OBSERVATOIRE: Record<string, Lecture> = {
  cartes: lire((tirage) => `${base(tirage)}/cartes`),
  flux: lire((tirage) => `${base(tirage)}/flux`),
  portraits: lire((tirage) => `${base(tirage)}/portraits`),
  "portrait d’une commune": lire((tirage) => `${base(tirage)}/portraits/commune-48140`),
  veille: lire((tirage) => `${base(tirage)}/veille`),
  "règles de veille": lire((tirage) => `${base(tirage)}/veille/regles`),
  "portraits gardés": lire((tirage) => `${base(tirage)}/instantanes`),
  contours: lire(({ espace }) => `/espaces/${espace}/territoire/contours`),
};

/** What the walk writes there. */
export const ECRITURES_OBSERVATOIRE: Record<string, Ecriture> = {
  "flux écrits": {
    ou: "espace",
    chemin: (tirage) => `${base(tirage)}/flux`,
    saisie: ({ n }, texte) => ({
      theme: `${texte} ${n % 3}`,
      millesime: "2025",
      source: texte,
      lignes: "Saint-Chély-d’Apcher (48) ; Mende (48) ; 12",
    }),
  },
};

/** What its stores are asked. */
export const MAGASINS_OBSERVATOIRE: typeof MAGASINS = {
  "observatoire.listFlux": async (db, perimetre) => {
    const series = await listSeries(db, perimetre);
    return [series, ...(await Promise.all(series.slice(0, 2).map((serie) => listFlux(db, perimetre, serie))))];
  },
  "observatoire.listTaches": async (db, perimetre) => [
    await listTaches(db, perimetre, "ouverte"),
    await countTaches(db, perimetre),
    await listRegles(db, perimetre),
  ],
  "observatoire.listAnnees": async (db, perimetre) => [
    await listAnnees(db, perimetre),
    await listTerritoires(db, perimetre, 2026),
  ],
  "territoire.listLots": async (db, perimetre) => [
    await listLots(db, perimetre),
    [...(await listCentres(db, perimetre))],
  ],
};
