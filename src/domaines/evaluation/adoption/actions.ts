import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { Refus } from "#commun/refus.ts";
import type { Db } from "#platform/db/db.ts";
import { passer } from "../bilan/rules.ts";
import { listBilans, lockBilan, updateBilan } from "../bilan/store.ts";
import { REFUS_PASSAGE } from "../bilan/suite/pages.tsx";

/** Les bilans en relecture : une instance peut les adopter. */
export const lireBilansAAdopter = async (db: Db, perimetre: Perimetre): Promise<{ id: string; titre: string }[]> =>
  (await listBilans(db, perimetre)).filter(({ etat }) => etat === "relecture").map(({ id, titre }) => ({ id, titre }));

type Adoption = { bilan: string; instance: string; le: Jour; aujourdhui: Jour };

/** Adopte le bilan qu'une instance a décidé d'adopter ; rien si c'est fait, sinon la phrase qui dit pourquoi non. */
export async function adopterParDecision(
  db: Db,
  perimetre: Perimetre,
  { bilan: id, instance, le, aujourdhui }: Adoption,
): Promise<string | null> {
  const avant = await lockBilan(db, perimetre, id);
  if (avant.etat === "adopte" && avant.adopteLe === le) return null;
  const apres = passer(avant, "adopte", { instance, adopteLe: le }, aujourdhui);
  if (apres instanceof Refus) return REFUS_PASSAGE[apres.code];
  await updateBilan(db, perimetre, { avant, apres, action: "adopte" });
  return null;
}
