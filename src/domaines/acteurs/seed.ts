import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { SaisieActeur } from "./model.ts";
import { insertActeur } from "./store.ts";

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

/** Les acteurs de la démonstration dans un espace. */
export async function seedActeurs(db: Db, perimetre: Perimetre): Promise<void> {
  const nom = EPCI[perimetre.espace];
  const organisations: Esquisse[] = nom
    ? [{ nom, nomCourt: COURTS[perimetre.espace] ?? null, genre: "epci" }, ...COMMUNES]
    : [];
  const ids = new Map<string, string>();
  for (const esquisse of organisations) {
    const { id } = await insertActeur(db, perimetre, { ...VIDE, ...esquisse, sorte: "organisation" });
    ids.set(esquisse.nom, id);
  }
  for (const { chez, ...esquisse } of PERSONNES[perimetre.espace] ?? [])
    await insertActeur(db, perimetre, { ...VIDE, ...esquisse, sorte: "contact", organisation: ids.get(chez) ?? null });
}
