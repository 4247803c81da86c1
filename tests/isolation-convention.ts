import type { Perimetre } from "#commun/perimetre.ts";
import { listSuivies } from "#domaines/convention/cycle/store.ts";
import {
  listNomsParties,
  listParties,
  listSignataires,
  writeParties,
  writeSignataires,
} from "#domaines/convention/partie/store.ts";
import { listModes, listResiliations, writeModes } from "#domaines/convention/resiliation/store.ts";
import { listLogees } from "#domaines/convention/voisine/actions.ts";
import type { Db } from "#platform/db/db.ts";
import type { Lecture, MAGASINS, Tirage } from "./isolation-modele.ts";

const adresse = ({ convention }: Tirage) => `/conventions/${convention}`;
const lire = (chemin: Lecture["chemin"]): Lecture => ({ ou: "convention", chemin });

/** What the walk reads of a convention’s life, its parties and its ways out. */
export const LECTURES_CONVENTION: Record<string, Lecture> = {
  parties: lire((tirage) => `${adresse(tirage)}/parties`),
  "partie à ajouter": lire((tirage) => `${adresse(tirage)}/parties/nouvelle`),
  "signataire à ajouter": lire((tirage) => `${adresse(tirage)}/signataires/nouveau`),
  "état de la convention": lire((tirage) => `${adresse(tirage)}/etat`),
  résiliation: lire((tirage) => `${adresse(tirage)}/resiliation`),
  reconduction: lire((tirage) => `${adresse(tirage)}/reconduction`),
  "conventions de l’espace": { ou: "espace", chemin: ({ espace }) => `/espaces/${espace}/conventions` },
  "accueil rangé": { ou: "partout", chemin: () => "/?tri=attente" },
};

/** What each convention of the walk says of its parties and of its end, before the walk: every text bears its place. */
export async function semerParties(db: Db, { espace }: Perimetre, convention: string, texte: string): Promise<void> {
  const ici = { espace, convention };
  const partie = `partie-${convention}`;
  await writeParties(db, ici, [
    { id: partie, genre: "autre", nom: texte, nomCourt: null, code: null, representants: [] },
  ]);
  const personne = { civilite: null, prenom: null, nom: texte, qualite: texte, deliberation: null };
  await writeSignataires(db, ici, [{ id: `signataire-${convention}`, partie, rang: 0, ordre: 0, ...personne }]);
  const mode = { qui: "caf", formalite: "lrar", preavisMois: 3, effet: "arretImmediat" } as const;
  await writeModes(db, ici, [], [{ id: `mode-${convention}`, intitule: texte, precisions: texte, ...mode }]);
}

/** The stores that the walk calls itself. */
export const MAGASINS_CONVENTION: typeof MAGASINS = {
  parties: (db, perimetre, { convention }) => listParties(db, perimetre, convention),
  "noms des parties": (db, perimetre) =>
    listNomsParties(db, perimetre, perimetre.conventions).then((noms) => [...noms]),
  signataires: (db, perimetre, { convention }) => listSignataires(db, perimetre, convention),
  "façons de finir": (db, perimetre, { convention }) => listModes(db, perimetre, convention),
  résiliations: (db, perimetre) => listResiliations(db, perimetre, perimetre.conventions).then((prises) => [...prises]),
  "conventions suivies": (db, perimetre) => listSuivies(db, perimetre),
  "conventions voisines": (db, perimetre) => listLogees(db, perimetre, "2026-11-21"),
};
