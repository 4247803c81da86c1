import type { Perimetre } from "#commun/perimetre.ts";
import { type EffacerAilleurs, type EffacerParole, redireFiches } from "#domaines/suivi/index.ts";
import type { Db } from "#platform/db/db.ts";
import { noter } from "#platform/journal.ts";
import { taire } from "../citation/rules.ts";
import type { Dossier } from "../dossier/model.ts";
import { empreinteDe } from "../dossier/store.ts";

/** Redit chaque bilan figé d'une convention où quelque chose est visé ; l'empreinte nouvelle de chacun entre au journal. */
async function redireFiges(
  db: Db,
  { espace }: Perimetre,
  convention: string,
  redire: (contenu: Dossier) => Dossier,
): Promise<number> {
  const figes = await db
    .selectFrom("evaluation_fige as f")
    .innerJoin("evaluation_bilan as b", (on) => on.onRef("b.espace", "=", "f.espace").onRef("b.id", "=", "f.bilan"))
    .select(["f.bilan", "f.contenu"])
    .where("f.espace", "=", espace)
    .where("b.convention", "=", convention)
    .execute();
  let changes = 0;
  for (const { bilan, contenu } of figes) {
    const apres = redire(contenu);
    if (apres === contenu) continue;
    const empreinte = empreinteDe(apres);
    await db
      .updateTable("evaluation_fige")
      .set({ contenu: JSON.stringify(apres), empreinte })
      .where("espace", "=", espace)
      .where("bilan", "=", bilan)
      .execute();
    noter(db, { action: "gel", objet: "evaluation.bilan", objetId: bilan, convention, apres: { empreinte } });
    changes += 1;
  }
  return changes;
}

/** Efface des bilans figés un texte dit d'une fiche. */
export const effacerDesBilans: EffacerAilleurs = (db, perimetre, { id, convention }, redire) =>
  redireFiges(db, perimetre, convention, (contenu) => {
    const fiches = redireFiches(contenu.preparation.fiches, id, redire);
    if (fiches === contenu.preparation.fiches) return contenu;
    return { ...contenu, preparation: { ...contenu.preparation, fiches: [...fiches] } };
  });

/** Efface des bilans figés une parole qu'ils citent ; un bilan qui n'est pas figé la relit à chaque fois, et ne la trouve plus. */
export const effacerParoleDesBilans: EffacerParole = (db, perimetre, { convention, cle, phrase }) =>
  redireFiges(db, perimetre, convention, (contenu) => {
    const citations = taire(contenu.citations ?? [], cle, phrase);
    return citations ? { ...contenu, citations } : contenu;
  });
