import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { seedBudget } from "./budget/seed.ts";
import { seedCampagnes } from "./campagne/seed.ts";
import { seedIndicateurs } from "./indicateur/seed.ts";
import { seedCommunes } from "./commune/seed.ts";

/** Le suivi de la démonstration : ce que chaque partie du suivi sait inventer d'un espace. */
export async function seedSuivi(db: Db, perimetre: Perimetre, aujourdhui: Jour): Promise<void> {
  await seedCommunes(db, perimetre, aujourdhui);
  await seedCampagnes(db, perimetre, aujourdhui);
  await seedBudget(db, perimetre, aujourdhui);
  await seedIndicateurs(db, perimetre, aujourdhui);
}
