import type { Lecture } from "./isolation-modele.ts";

/** What the walk reads through the API, with a token of its own. */
export const LECTURES_API: Record<string, Lecture> = {
  "api conventions": { ou: "partout", jeton: true, chemin: () => "/api/v1/conventions" },
  "api convention": { ou: "convention", jeton: true, chemin: ({ convention }) => `/api/v1/conventions/${convention}` },
  "api fiches": {
    ou: "convention",
    jeton: true,
    chemin: ({ convention }) => `/api/v1/conventions/${convention}/fiches`,
  },
  "api fiche": {
    ou: "convention",
    jeton: true,
    chemin: (ici) => `/api/v1/conventions/${ici.convention}/fiches/${ici.objet("fiche")}`,
  },
  "api histoire": {
    ou: "convention",
    jeton: true,
    chemin: (ici) => `/api/v1/conventions/${ici.convention}/fiches/${ici.objet("fiche")}/histoire`,
  },
  "api nœuds": {
    ou: "convention",
    jeton: true,
    chemin: ({ convention }) => `/api/v1/conventions/${convention}/noeuds`,
  },
  "api export": {
    ou: "convention",
    jeton: true,
    chemin: ({ convention }) => `/api/v1/conventions/${convention}/export`,
  },
};
