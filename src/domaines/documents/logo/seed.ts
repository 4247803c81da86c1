import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { LOGOS } from "../demonstration/lexique.ts";
import { saveLogo } from "./store.ts";

/** Les logos de la démonstration, après les conventions et leurs parties. */
export async function seedLogos(db: Db, perimetre: Perimetre, aujourdhui: Jour): Promise<void> {
  const instant = `${aujourdhui}T09:00:00.000Z`;
  for (const [rang, { espace, ...logo }] of LOGOS.entries())
    if (espace === perimetre.espace)
      await saveLogo(db, perimetre, { ...logo, type: "png", nom: `logo-${rang + 1}.png`, instant });
}
