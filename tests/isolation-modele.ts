import type { Perimetre } from "#commun/perimetre.ts";
import { listActeurs } from "#domaines/acteurs/store.ts";
import { getConvention, listConventions } from "#domaines/convention/store.ts";
import { countLignes, listLignes } from "#domaines/equipements/store.ts";
import { listCommentaires } from "#domaines/plan/commentaire/store.ts";
import { getFiche, listCitees } from "#domaines/plan/fiche/store.ts";
import { listNoeuds, listSchemas } from "#domaines/plan/noeud/store.ts";
import { chercher } from "#domaines/plan/recherche/store.ts";
import { getZone, listZones } from "#domaines/territoire/zone/store.ts";
import type { Db } from "#platform/db/db.ts";
import { findHistory } from "#platform/journal.ts";
import { ECRITURES_ACCES, LECTURES_ACCES, MAGASINS_ACCES } from "./isolation-accessibilite.ts";
import { ECRITURES_ACTEURS, LECTURES_ACTEURS, MAGASINS_ACTEURS } from "./isolation-acteurs.ts";
import { ECRITURES_BILANS, type GenreBilans, LECTURES_BILANS, MAGASINS_BILANS } from "./isolation-bilans.ts";
import {
  ECRITURES_DIAGNOSTIC,
  type GenreDiagnostic,
  LECTURES_DIAGNOSTIC,
  MAGASINS_DIAGNOSTIC,
} from "./isolation-diagnostic.ts";
import { ECRITURES_STATISTIQUES, LECTURES_STATISTIQUES, MAGASINS_STATISTIQUES } from "./isolation-statistiques.ts";
import { ECRITURES_OBSERVATOIRE, LECTURES_OBSERVATOIRE, MAGASINS_OBSERVATOIRE } from "./isolation-observatoire.ts";
import { ECRITURES_SPPE, type GenreSppe, LECTURES_SPPE, MAGASINS_SPPE } from "./isolation-sppe.ts";
import {
  ECRITURES_DELIBERATIONS,
  type GenreDeliberations,
  LECTURES_DELIBERATIONS,
  MAGASINS_DELIBERATIONS,
} from "./isolation-deliberations.ts";
import {
  ECRITURES_GOUVERNANCE,
  type GenreGouvernance,
  LECTURES_GOUVERNANCE,
  MAGASINS_GOUVERNANCE,
} from "./isolation-gouvernance.ts";
import { type GenreSignature, LECTURES_SIGNATURE, MAGASINS_SIGNATURE } from "./isolation-signature.ts";
import { ECRITURES_TEXTE, type GenreTexte, LECTURES_TEXTE, MAGASINS_TEXTE } from "./isolation-texte.ts";
import {
  ECRITURES_DECISIONS,
  type GenreDecisions,
  LECTURES_DECISIONS,
  MAGASINS_DECISIONS,
} from "./isolation-decisions.ts";
import { LECTURES_CONVENTION, MAGASINS_CONVENTION } from "./isolation-convention.ts";
import {
  ECRITURES_EQUIPEMENTS,
  type GenreEquipements,
  LECTURES_EQUIPEMENTS,
  MAGASINS_EQUIPEMENTS,
} from "./isolation-equipements.ts";
import { ECRITURES_ESPACE } from "./isolation-espace.ts";
import { LECTURES_API } from "./isolation-api.ts";
import { ECRITURES_MESURE, type GenreMesure, LECTURES_MESURE, MAGASINS_MESURE } from "./isolation-mesure.ts";

/** Ids that exist, of any espace: a request may name one that is not of its place. */
export type Objet = {
  id: string;
  version: number;
  espace: string;
  convention: string | null;
  nom: string;
  par: string;
};
type Genre =
  | "fiche"
  | "noeud"
  | "acteur"
  | "zone"
  | "commentaire"
  | GenreMesure
  | GenreBilans
  | GenreSppe
  | GenreEquipements
  | GenreDiagnostic
  | GenreDeliberations
  | GenreGouvernance
  | GenreTexte
  | GenreSignature
  | GenreDecisions;
export type Objets = Record<Genre, readonly Objet[]>;
export type Tirage = {
  espace: string;
  convention: string;
  objet: (genre: keyof Objets) => string;
  version: (genre: keyof Objets) => string;
  autreActeur: () => string;
  n: number;
};
type Ou = "espace" | "convention" | "partout";
export type Lecture = { ou: Ou; chemin: (ici: Tirage) => string; jeton?: true };
export type Ecriture = {
  ou: Ou;
  chemin: (ici: Tirage) => string;
  saisie: (ici: Tirage, texte: string) => Record<string, string>;
};

const plan = ({ convention }: Tirage) => `/conventions/${convention}/plan`;
const vues =
  "arbre tableau cartes calendrier synthese tableau?col=champs&q=partage export?format=csv priorites noeuds/nouveau".split(
    " ",
  );

/** What is read over HTTP: a slice adds its lines. */
export const LECTURES: Record<string, Lecture> = {
  ...LECTURES_MESURE,
  ...LECTURES_BILANS,
  ...LECTURES_SPPE,
  ...LECTURES_EQUIPEMENTS,
  ...LECTURES_OBSERVATOIRE,
  ...LECTURES_STATISTIQUES,
  ...LECTURES_DIAGNOSTIC,
  ...LECTURES_ACTEURS,
  ...LECTURES_ACCES,
  ...LECTURES_CONVENTION,
  ...LECTURES_DELIBERATIONS,
  ...LECTURES_GOUVERNANCE,
  ...LECTURES_DECISIONS,
  ...LECTURES_TEXTE,
  ...LECTURES_SIGNATURE,
  accueil: { ou: "partout", chemin: () => "/" },
  compte: { ou: "partout", chemin: () => "/compte" },
  "tous les plans": { ou: "partout", chemin: () => "/plan/tableau" },
  "toutes les cartes": { ou: "partout", chemin: () => "/plan/cartes" },
  "tout l’export": { ou: "partout", chemin: () => "/plan/export?format=csv" },
  "recherche partout": { ou: "partout", chemin: () => "/recherche?q=partage" },
  administration: { ou: "partout", chemin: () => "/administration" },
  convention: { ou: "convention", chemin: ({ convention }) => `/conventions/${convention}` },
  identité: { ou: "convention", chemin: ({ convention }) => `/conventions/${convention}/identite` },
  recherche: { ou: "convention", chemin: ({ convention }) => `/conventions/${convention}/recherche?q=partage` },
  "export entier": { ou: "convention", chemin: ({ convention }) => `/conventions/${convention}/export` },
  documents: { ou: "convention", chemin: ({ convention }) => `/conventions/${convention}/documents` },
  "plan à imprimer": {
    ou: "convention",
    chemin: ({ convention }) => `/conventions/${convention}/documents/apercu?genre=plan`,
  },
  "logos des parties": { ou: "convention", chemin: ({ convention }) => `/conventions/${convention}/documents/logos` },
  imports: { ou: "convention", chemin: ({ convention }) => `/conventions/${convention}/imports` },
  ...Object.fromEntries(
    vues.map((vue) => [`plan ${vue}`, { ou: "convention", chemin: (ici: Tirage) => `${plan(ici)}/${vue}` }]),
  ),
  fiche: { ou: "convention", chemin: (ici) => `${plan(ici)}/fiches/${ici.objet("fiche")}` },
  "fiche à modifier": {
    ou: "convention",
    chemin: (ici) => `${plan(ici)}/fiches/${ici.objet("fiche")}/modifier/objectifs`,
  },
  "histoire de fiche": { ou: "convention", chemin: (ici) => `${plan(ici)}/fiches/${ici.objet("fiche")}/histoire` },
  budget: { ou: "convention", chemin: ({ convention }) => `/conventions/${convention}/budget?tout=1` },
  "budget par année": { ou: "convention", chemin: ({ convention }) => `/conventions/${convention}/budget?par=annee` },
  financeurs: { ou: "convention", chemin: ({ convention }) => `/conventions/${convention}/budget/financeurs` },
  "export du budget": {
    ou: "convention",
    chemin: ({ convention }) => `/conventions/${convention}/budget/export?format=csv`,
  },
  communes: { ou: "convention", chemin: ({ convention }) => `/conventions/${convention}/communes` },
  trace: { ou: "convention", chemin: ({ convention }) => `/conventions/${convention}/trace` },
  "budget de fiche": { ou: "convention", chemin: (ici) => `${plan(ici)}/fiches/${ici.objet("fiche")}/budget` },
  nœud: { ou: "convention", chemin: (ici) => `${plan(ici)}/noeuds/${ici.objet("noeud")}` },
  acteurs: { ou: "espace", chemin: ({ espace }) => `/espaces/${espace}/acteurs?q=partage` },
  acteur: { ou: "espace", chemin: (ici) => `/espaces/${ici.espace}/acteurs/${ici.objet("acteur")}` },
  territoire: { ou: "espace", chemin: ({ espace }) => `/espaces/${espace}/territoire` },
  zone: { ou: "espace", chemin: (ici) => `/espaces/${ici.espace}/territoire/zones/${ici.objet("zone")}` },
  journal: { ou: "espace", chemin: ({ espace }) => `/espaces/${espace}/journal` },
  "export du journal": { ou: "espace", chemin: ({ espace }) => `/espaces/${espace}/journal/export` },
  accès: { ou: "espace", chemin: ({ espace }) => `/espaces/${espace}/acces` },
  registre: { ou: "espace", chemin: ({ espace }) => `/espaces/${espace}/registre` },
  ...LECTURES_API,
};

/** What is written over HTTP, each text marked with the place that the address names. */
export const ECRITURES: Record<string, Ecriture> = {
  ...ECRITURES_MESURE,
  ...ECRITURES_BILANS,
  ...ECRITURES_SPPE,
  ...ECRITURES_EQUIPEMENTS,
  ...ECRITURES_OBSERVATOIRE,
  ...ECRITURES_STATISTIQUES,
  ...ECRITURES_DIAGNOSTIC,
  ...ECRITURES_ACTEURS,
  ...ECRITURES_ACCES,
  ...ECRITURES_DELIBERATIONS,
  ...ECRITURES_GOUVERNANCE,
  ...ECRITURES_DECISIONS,
  ...ECRITURES_TEXTE,
  "fiche neuve": {
    ou: "convention",
    chemin: (ici) => `${plan(ici)}/fiches`,
    saisie: ({ n }, texte) => ({ titre: `${texte} ${n}`, reference: `F${n}` }),
  },
  "fiche modifiée": {
    ou: "convention",
    chemin: (ici) => `${plan(ici)}/fiches/${ici.objet("fiche")}/modifier/objectifs`,
    saisie: (ici, texte) => ({
      version: ici.version("fiche"),
      objectifsOperationnels: texte,
      publicCible: texte,
      confirme: "1",
    }),
  },
  "fiche rangée": {
    ou: "convention",
    chemin: (ici) => `${plan(ici)}/fiches/${ici.objet("fiche")}/place`,
    saisie: (ici) => ({
      axe: "noeud",
      de: "sans",
      vers: ici.objet("noeud"),
      version: ici.version("fiche"),
      retour: `${plan(ici)}/cartes`,
    }),
  },
  "fiche copiée": {
    ou: "convention",
    chemin: (ici) => `${plan(ici)}/fiches/${ici.objet("fiche")}/copie`,
    saisie: () => ({}),
  },
  commentaire: {
    ou: "convention",
    chemin: (ici) => `${plan(ici)}/fiches/${ici.objet("fiche")}/commentaires`,
    saisie: ({ n }, texte) => ({ texte, audience: ["organisation", "parties", "tous"][n % 3] ?? "tous" }),
  },
  "commentaire retiré": {
    ou: "convention",
    chemin: (ici) => `${plan(ici)}/fiches/${ici.objet("fiche")}/commentaires/${ici.objet("commentaire")}/retrait`,
    saisie: () => ({}),
  },
  "nœud neuf": {
    ou: "convention",
    chemin: (ici) => `${plan(ici)}/noeuds`,
    saisie: (ici, texte) => ({
      genre: "axe",
      libelle: `${texte} ${ici.n}`,
      ordre: "1",
      parent: ici.n % 3 ? "" : ici.objet("noeud"),
    }),
  },
  "nœud modifié": {
    ou: "convention",
    chemin: (ici) => `${plan(ici)}/noeuds/${ici.objet("noeud")}`,
    saisie: (_ici, texte) => ({ genre: "axe", libelle: texte, ordre: "2" }),
  },
  "nœud retiré": {
    ou: "convention",
    chemin: (ici) => `${plan(ici)}/noeuds/${ici.objet("noeud")}/retrait`,
    saisie: () => ({}),
  },
  priorités: {
    ou: "convention",
    chemin: (ici) => `${plan(ici)}/priorites`,
    saisie: ({ n }, texte) => ({ libelle: `${texte} ${n % 5}`, valeurs: texte }),
  },
  ...ECRITURES_ESPACE,
};

/** What a store is asked in a perimeter, with an id that may be of another place. */
export const MAGASINS: Record<string, (db: Db, perimetre: Perimetre, ici: Tirage) => Promise<unknown>> = {
  ...MAGASINS_MESURE,
  ...MAGASINS_BILANS,
  ...MAGASINS_SPPE,
  ...MAGASINS_EQUIPEMENTS,
  ...MAGASINS_OBSERVATOIRE,
  ...MAGASINS_STATISTIQUES,
  ...MAGASINS_DIAGNOSTIC,
  ...MAGASINS_ACTEURS,
  ...MAGASINS_ACCES,
  ...MAGASINS_CONVENTION,
  ...MAGASINS_DELIBERATIONS,
  ...MAGASINS_GOUVERNANCE,
  ...MAGASINS_DECISIONS,
  ...MAGASINS_TEXTE,
  ...MAGASINS_SIGNATURE,
  "plan.getFiche": (db, perimetre, ici) => getFiche(db, perimetre, ici.objet("fiche")),
  "plan.listCitees": (db, perimetre) => listCitees(db, perimetre),
  "plan.listNoeuds": (db, perimetre) => listNoeuds(db, perimetre),
  "plan.listSchemas": (db, perimetre) => listSchemas(db, perimetre),
  "plan.listCommentaires": (db, perimetre, ici) => listCommentaires(db, perimetre, ici.objet("fiche")),
  "plan.chercher": (db, perimetre) => chercher(db, [perimetre], "partage"),
  "acteurs.listActeurs": (db, perimetre) => listActeurs(db, perimetre),
  "convention.listConventions": (db, perimetre) => listConventions(db, perimetre),
  "convention.getConvention": (db, perimetre, ici) => getConvention(db, perimetre, ici.convention),
  "equipements.listLignes": async (db, perimetre) => [
    await listLignes(db, perimetre, { q: "", type: null }, { numero: 1, taille: 25 }),
    await countLignes(db, perimetre, { q: "", type: null }),
  ],
  "territoire.listZones": (db, perimetre) => listZones(db, perimetre),
  "territoire.getZone": (db, perimetre, ici) => getZone(db, perimetre, ici.objet("zone")),
};

/** The history of an object is of the espace: only its place in the journal names the convention. */
export const histoireDe = (db: Db, { espace }: Perimetre, ici: Tirage) =>
  findHistory(db, espace, "fiche", ici.objet("fiche"));
