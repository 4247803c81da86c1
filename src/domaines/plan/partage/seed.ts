import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { ORDRE_DU_PLAN, SANS_FILTRE } from "../fiche/model.ts";
import { listFiches } from "../fiche/store.ts";
import { savePartages } from "./store.ts";

/** Là où deux conventions courent ensemble, la première met une action en commun avec l'autre. */
export async function seedPartages(db: Db, perimetre: Perimetre): Promise<void> {
  const [premiere, autre] = perimetre.conventions;
  if (!premiere || !autre) return;
  const ici = { ...perimetre, conventions: [premiere] };
  const page = { limite: 1, debut: 0 };
  const [fiche] = await listFiches(db, ici, { filtres: SANS_FILTRE, tri: ORDRE_DU_PLAN, page });
  if (fiche) await savePartages(db, fiche, [], [autre]);
}
