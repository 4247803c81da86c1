import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { getTerritoires } from "./cog/store.ts";
import { seedContours } from "./contour/seed.ts";
import { savePopulations } from "./population/store.ts";
import { insertZone } from "./zone/store.ts";

/** L'EPCI dont chaque espace de la démonstration emprunte les communes, pour que les populations soient vraies. */
const EPCI: Record<string, string> = {
  "trois-rivieres": "241500255",
  "haut-plateau": "241501139",
  "val-de-lune": "241500230",
};

/** Les populations d'avant celles du code officiel : ce que lisent les seuils à une date passée ; un peu plus d'habitants qu'aujourd'hui. */
const MILLESIMES = [2017, 2021] as const;
const ANNUEL = 0.004;

async function semerPopulations(db: Db, perimetre: Perimetre, membres: readonly string[]): Promise<void> {
  const { communes, cog } = getTerritoires();
  const populations = MILLESIMES.flatMap((millesime) =>
    membres.map((commune) => {
      const { municipale = null, totale = null } = communes.get(commune) ?? {};
      const alors = (nombre: number | null) =>
        nombre === null ? null : Math.round(nombre * (1 + ANNUEL * (cog.millesime - millesime)));
      const source = "Démonstration, populations inventées";
      return { commune, millesime, municipale: alors(municipale), totale: alors(totale), source };
    }),
  );
  await savePopulations(db, perimetre, populations);
}

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
  await semerPopulations(db, perimetre, membres);
  await seedContours(db, perimetre, membres, aujourdhui);
}
