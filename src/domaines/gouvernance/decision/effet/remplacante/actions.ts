import type { Perimetre } from "#commun/perimetre.ts";
import { creerFiche, getFiche, listCitees, updateFiche } from "#domaines/plan/index.ts";
import type { Db } from "#platform/db/db.ts";
import type { EffetAAppliquer, Remplacante } from "../model.ts";
import { citer, heritageDe } from "./rules.ts";

type Remplacement = { ancienne: string; par: Remplacante; citation: string; instant: string };

/** Inscrit au plan la fiche qui remplace, si elle n'y est pas, et fait que chacune cite l'autre ; rejoué, il n'y a rien à refaire. */
async function remplacer(
  db: Db,
  perimetre: Perimetre,
  { ancienne, par, citation, instant }: Remplacement,
): Promise<void> {
  const avant = await getFiche(db, perimetre, ancienne);
  const ecriture = { perimetre, convention: avant.convention, instant };
  const connue = (await listCitees(db, perimetre)).some(({ id }) => id === par.id);
  const nouvelle = connue
    ? await getFiche(db, perimetre, par.id)
    : await creerFiche(db, ecriture, heritageDe(avant, par.titre, citation), par.id);
  const trace = { modifieLe: instant, modifiePar: perimetre.compte };
  for (const [une, autre] of [
    [nouvelle, avant],
    [avant, nouvelle],
  ] as const) {
    const actionsLiees = citer(une.actionsLiees, autre);
    if (actionsLiees.length > une.actionsLiees.length)
      await updateFiche(db, une, { ...une, ...trace, actionsLiees }, "ajustement");
  }
}

/** La part d'un remplacement qui est du plan ; un autre changement n'en a pas. */
export async function appliquerRemplacement(
  db: Db,
  perimetre: Perimetre,
  { demande, citation }: EffetAAppliquer,
  instant: string,
): Promise<void> {
  if (demande.genre !== "etatFiche" || !demande.par) return;
  await remplacer(db, perimetre, { ancienne: demande.fiche, par: demande.par, citation, instant });
}
