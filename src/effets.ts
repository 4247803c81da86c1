import { jourDe } from "#commun/jour.ts";
import { adopterParDecision } from "#domaines/evaluation/index.ts";
import type { Appliqueurs } from "#domaines/gouvernance/index.ts";
import { appliquerDecision } from "#domaines/suivi/index.ts";

/** What a decision changes above the governance: each slice does its own, and says why when it cannot. */
export const appliqueursDe = (maintenant: () => Date): Appliqueurs => ({
  etatFiche: async (db, perimetre, { demande, citation, auteur, le }) => {
    if (demande.genre !== "etatFiche") return null;
    const { fiche, devenir, nouvelleDate } = demande;
    const instant = maintenant().toISOString();
    const aujourdhui = jourDe(maintenant());
    return appliquerDecision(db, perimetre, {
      fiche,
      devenir,
      nouvelleDate,
      citation,
      auteur,
      le,
      aujourdhui,
      instant,
    });
  },
  bilanAdopte: async (db, perimetre, { demande, instance, le }) =>
    demande.genre === "bilanAdopte"
      ? adopterParDecision(db, perimetre, { bilan: demande.cible, instance, le, aujourdhui: jourDe(maintenant()) })
      : null,
});
