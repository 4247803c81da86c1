import { type EffacerAilleurs, redireFiches } from "#domaines/suivi/index.ts";
import { noter } from "#platform/journal.ts";
import { empreinteDe } from "../dossier/store.ts";

/** Efface des bilans figés un texte dit d'une fiche ; l'empreinte nouvelle de chacun entre au journal. */
export const effacerDesBilans: EffacerAilleurs = async (db, { espace }, { id, convention }, redire) => {
  const figes = await db
    .selectFrom("evaluation_fige as f")
    .innerJoin("evaluation_bilan as b", (on) => on.onRef("b.espace", "=", "f.espace").onRef("b.id", "=", "f.bilan"))
    .select(["f.bilan", "f.contenu"])
    .where("f.espace", "=", espace)
    .where("b.convention", "=", convention)
    .execute();
  let changes = 0;
  for (const { bilan, contenu } of figes) {
    const fiches = redireFiches(contenu.preparation.fiches, id, redire);
    if (fiches === contenu.preparation.fiches) continue;
    const apres = { ...contenu, preparation: { ...contenu.preparation, fiches: [...fiches] } };
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
};
