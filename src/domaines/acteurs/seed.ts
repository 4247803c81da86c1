import { type Jour, plusJours } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { newId } from "#platform/ids.ts";
import type { Mandat } from "./mandat/model.ts";
import { insertMandat } from "./mandat/store.ts";
import type { Acteur, SaisieActeur } from "./model.ts";
import { insertActeur, updateActeur } from "./store.ts";

type Esquisse = Partial<SaisieActeur> & { nom: string };

const EPCI: Record<string, string> = {
  "trois-rivieres": "Communauté de communes des Trois-Rivières",
  "haut-plateau": "Communauté de communes du Haut-Plateau",
  "val-de-lune": "Communauté d’agglomération du Val de Lune",
};

const COURTS: Record<string, string> = {
  "trois-rivieres": "Communauté de communes",
  "haut-plateau": "Communauté de communes",
};

/** Les organisations de chaque espace de la démonstration ; les plans en ajoutent d'autres en les citant. */
const COMMUNES: readonly Esquisse[] = [
  { nom: "Caisse d’allocations familiales", nomCourt: "Caf", genre: "caf" },
  { nom: "Relais petite enfance", nomCourt: "RPE", genre: "etablissement" },
  { nom: "Centre social", genre: "etablissement" },
  { nom: "Mutualité sociale agricole", nomCourt: "MSA", genre: "msa" },
  { nom: "Service jeunesse", genre: "service" },
];

/** Les personnes, toutes inventées, et l'organisation de chacune ; la pilote a un compte, l'animateur non. */
const PERSONNES: Record<string, readonly (Esquisse & { chez: string })[]> = {
  "trois-rivieres": [
    {
      nom: "Samira Delorme",
      qualite: "Directrice",
      courriel: "samira.delorme@centre-social.example",
      compte: "samira-delorme",
      chez: "Centre social",
    },
    {
      nom: "Bastien Valette",
      qualite: "Animateur jeunesse",
      courriel: "bastien.valette@trois-rivieres.example",
      chez: "Service jeunesse",
    },
    {
      nom: "Maëlle Courtois",
      qualite: "Responsable",
      courriel: "maelle.courtois@trois-rivieres.example",
      chez: "Relais petite enfance",
    },
    {
      nom: "Catherine Roussel",
      qualite: "Conseillère",
      compte: "catherine-roussel",
      chez: "Caisse d’allocations familiales",
    },
  ],
};

const VIDE = {
  nomCourt: null,
  genre: null,
  code: null,
  qualite: null,
  courriel: null,
  organisation: null,
  compte: null,
};

/** Ce que chacun fait dans la convention ; le dernier rôle de la responsable du relais est passé. */
const ROLES: Record<string, Pick<Mandat, "role" | "theme"> & { depuis: number; duree?: number }> = {
  "Samira Delorme": { role: "referent", theme: "vieSociale", depuis: 300 },
  "Bastien Valette": { role: "personneRelais", theme: "jeunesse", depuis: 120 },
  "Maëlle Courtois": { role: "referent", theme: "petiteEnfance", depuis: 700, duree: 400 },
};

async function donnerRole(db: Db, perimetre: Perimetre, acteur: Acteur, aujourdhui: Jour): Promise<void> {
  const donne = ROLES[acteur.nom];
  const [convention] = perimetre.conventions;
  if (!donne || !convention) return;
  const { role, theme, depuis, duree } = donne;
  const debut = plusJours(aujourdhui, -depuis);
  const fin = duree === undefined ? null : plusJours(debut, duree);
  const quoi = { id: newId(), convention, acteur: acteur.id, role, theme, commune: null };
  await insertMandat(db, perimetre, { ...quoi, debut, fin, version: 1 });
}

/** Le même, entré une seconde fois sous son ancien nom, puis réuni : son histoire et son ancien nom restent. */
async function fusionnerDoublon(db: Db, perimetre: Perimetre, garde: string | undefined): Promise<void> {
  if (!garde || perimetre.espace !== "trois-rivieres") return;
  const saisie = { ...VIDE, nom: "Centre social des Tanneries", genre: "etablissement" } as const;
  const doublon = await insertActeur(db, perimetre, { ...saisie, sorte: "organisation" });
  await updateActeur(db, doublon, { ...doublon, fusionne: garde }, "fusion");
}

/** Les acteurs de la démonstration dans un espace. */
export async function seedActeurs(db: Db, perimetre: Perimetre, aujourdhui: Jour): Promise<void> {
  const nom = EPCI[perimetre.espace];
  const organisations: Esquisse[] = nom
    ? [{ nom, nomCourt: COURTS[perimetre.espace] ?? null, genre: "epci" }, ...COMMUNES]
    : [];
  const ids = new Map<string, string>();
  for (const esquisse of organisations) {
    const { id } = await insertActeur(db, perimetre, { ...VIDE, ...esquisse, sorte: "organisation" });
    ids.set(esquisse.nom, id);
  }
  await fusionnerDoublon(db, perimetre, ids.get("Centre social"));
  for (const { chez, ...esquisse } of PERSONNES[perimetre.espace] ?? []) {
    const organisation = ids.get(chez) ?? null;
    const acteur = await insertActeur(db, perimetre, { ...VIDE, ...esquisse, sorte: "contact", organisation });
    await donnerRole(db, perimetre, acteur, aujourdhui);
  }
}
