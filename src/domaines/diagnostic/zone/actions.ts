import type { Perimetre } from "#commun/perimetre.ts";
import { estVerrouillee, getConvention } from "#domaines/convention/index.ts";
import type { Db } from "#platform/db/db.ts";
import { newId } from "#platform/ids.ts";
import type { Zone } from "../model.ts";
import { saveLigne } from "../requete/store.ts";
import { listZones } from "./store.ts";

type Offerte = Pick<Zone, "genre" | "theme" | "nom" | "communes" | "constat">;

/** Donne une zone au diagnostic de chaque convention qu'elle touche et que rien ne fige ; celle du même nom ne change que ses communes. */
export async function offrirZone(db: Db, perimetre: Perimetre, zone: Offerte): Promise<void> {
  for (const id of perimetre.conventions) {
    const convention = await getConvention(db, perimetre, id);
    const communes = zone.communes.filter((code) => convention.perimetre.includes(code));
    if (estVerrouillee(convention) || communes.length === 0) continue;
    const zones = await listZones(db, perimetre, id);
    const avant = zones.find(({ nom, theme }) => nom === zone.nom && theme === zone.theme) ?? null;
    const apres = avant ? { ...avant, communes } : { ...zone, communes, id: newId(), convention: id, version: 0 };
    await saveLigne(db, perimetre, "diagnostic_zone", { avant, apres });
  }
}
