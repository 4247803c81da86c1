import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { listStructures } from "#domaines/equipements/index.ts";
import type { Db } from "#platform/db/db.ts";
import { lireTerritoires } from "../lieu/actions.ts";
import { insertScenario } from "./scenario/store.ts";

/** Deux scénarios de la démonstration : une micro-crèche de plus dans un village, et la fermeture de la plus petite structure. */
export async function seedAcces(db: Db, perimetre: Perimetre, aujourdhui: Jour): Promise<void> {
  const { communes } = await lireTerritoires(db, perimetre);
  const commune = communes.at(-1)?.code;
  if (!commune) return;
  await insertScenario(db, perimetre, {
    nom: "Une micro-crèche de plus",
    note: "Demandée par la commune au dernier comité de pilotage.",
    changements: [{ genre: "ouvrir", nom: "Micro-crèche du bout du pays", commune, mode: "collectif", places: 12 }],
  });
  const [site] = await listStructures(db, perimetre, { types: ["microCrechePaje", "eajePsu"], le: aujourdhui });
  if (!site) return;
  await insertScenario(db, perimetre, {
    nom: `Sans « ${site.nom} »`,
    note: "",
    changements: [{ genre: "fermer", site: site.id }],
  });
}
