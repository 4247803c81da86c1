import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { getTerritoires } from "./cog/store.ts";
import { seedContours } from "./contour/seed.ts";
import { insertZone } from "./zone/store.ts";

/** L'EPCI dont chaque espace de la démonstration emprunte les communes, pour que les populations soient vraies. */
const EPCI: Record<string, string> = {
  "trois-rivieres": "241500255",
  "haut-plateau": "241501139",
  "val-de-lune": "241500230",
};

/** Deux bassins, un quartier, le département et des contours, dans chaque espace de la démonstration. */
export async function seedTerritoire(db: Db, perimetre: Perimetre, aujourdhui: Jour): Promise<void> {
  const membres = [...(getTerritoires().epci.get(EPCI[perimetre.espace] ?? "")?.membres ?? [])];
  const [bourg] = membres;
  if (!bourg) return;
  const milieu = Math.ceil(membres.length / 2);
  const bassin = { genre: "bassin", code: null } as const;
  await insertZone(db, perimetre, { ...bassin, nom: "Bassin du haut", communes: membres.slice(0, milieu) });
  await insertZone(db, perimetre, { ...bassin, nom: "Bassin du bas", communes: membres.slice(milieu) });
  await insertZone(db, perimetre, { genre: "quartier", nom: "Les Terrasses", code: null, communes: [bourg] });
  await insertZone(db, perimetre, { genre: "departement", nom: "Cantal", code: "15", communes: [] });
  await seedContours(db, perimetre, membres, aujourdhui);
}
