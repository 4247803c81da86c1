import { jourDe } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { estVerrouillee, getConvention } from "#domaines/convention/index.ts";
import { type Base, inPerimeter } from "#platform/db/db.ts";
import { type DessinerCarte, figerDiagnostic } from "../actions.ts";
import { findGel } from "./store.ts";

/** Sous quel genre l'outbox dit qu'une convention vient d'être signée, ou son avenant. */
export { SIGNEE as FIGER } from "#domaines/convention/cycle/model.ts";

/** Fige le diagnostic d'une convention qui vient d'être signée ; celle qu'un avenant a rouverte entre-temps attend sa signature. */
export async function figer(
  { base, maintenant, dessinerCarte }: { base: Base; maintenant: () => Date; dessinerCarte: DessinerCarte },
  charge: unknown,
): Promise<void> {
  const { espace, id, numero } = charge as { espace: string; id: string; numero?: number };
  const perimetre: Perimetre = { espace, compte: "", conventions: [id], roles: [] };
  const travail = async (db: Parameters<Parameters<typeof inPerimeter>[2]>[0]) => {
    const convention = await getConvention(db, perimetre, id);
    if (!estVerrouillee(convention)) return;
    const suivant = ((await findGel(db, perimetre, id))?.numero ?? 0) + 1;
    const quoi = { convention: id, numero: numero ?? suivant, le: jourDe(maintenant()) };
    await figerDiagnostic(db, perimetre, quoi, dessinerCarte);
  };
  await inPerimeter(base, perimetre, travail, maintenant);
}
