import { quiDoitVoter } from "#domaines/convention/index.ts";
import { findDelaiVote, getDeliberation, listDeliberations } from "#domaines/convention/deliberation/store.ts";
import { newId } from "#platform/ids.ts";
import type { Ecriture, Lecture, MAGASINS, Tirage } from "./isolation-modele.ts";

export type GenreDeliberations = "deliberation";

const toutes = ({ convention }: Tirage) => `/conventions/${convention}/deliberations`;
const une = (tirage: Tirage) => `${toutes(tirage)}/${tirage.objet("deliberation")}`;
const lire = (chemin: Lecture["chemin"]): Lecture => ({ ou: "convention", chemin });

/** What the walk reads of the délibérations. */
export const LECTURES_DELIBERATIONS: Record<string, Lecture> = {
  délibérations: lire(toutes),
  délibération: lire(une),
  "délibération à modifier": lire((tirage) => `${une(tirage)}/modifier`),
  "délibérations en données ouvertes": lire((tirage) => `${toutes(tirage)}/donnees-ouvertes`),
};

/** What the walk writes there. */
export const ECRITURES_DELIBERATIONS: Record<string, Ecriture> = {
  "délibération neuve": {
    ou: "convention",
    chemin: toutes,
    saisie: ({ n }, texte) => ({
      id: newId(),
      collectivite: texte,
      numero: String(n),
      objet: texte,
      objetVote: "convention",
      resultat: "majorite",
    }),
  },
  "délibération modifiée": {
    ou: "convention",
    chemin: (tirage) => `${une(tirage)}/modifier`,
    saisie: (tirage, texte) => ({
      id: newId(),
      version: tirage.version("deliberation"),
      collectivite: texte,
      objet: texte,
      objetVote: "plan",
    }),
  },
};

/** What its stores are asked. */
export const MAGASINS_DELIBERATIONS: typeof MAGASINS = {
  "convention.listDeliberations": (db, perimetre, ici) => listDeliberations(db, perimetre, ici.convention),
  "convention.getDeliberation": (db, perimetre, ici) =>
    getDeliberation(db, perimetre, { convention: ici.convention, id: ici.objet("deliberation") }),
  "convention.findDelaiVote": (db, perimetre, ici) =>
    findDelaiVote(db, perimetre, ici.convention, { genre: "convention" }),
  "convention.quiDoitVoter": (db, perimetre, ici) =>
    quiDoitVoter(
      db,
      perimetre,
      { convention: ici.convention, question: { genre: "convention" } },
      { empreintes: null, le: "2026-11-21" },
    ),
};
