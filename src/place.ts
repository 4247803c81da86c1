import { Refus } from "#commun/refus.ts";
import { instantDe, jourDe } from "#commun/jour.ts";
import { moisDeRang } from "#commun/mois.ts";
import { listStructures } from "#domaines/equipements/index.ts";
import { quitter } from "#domaines/guichet/commission/ailleurs/actions.ts";
import { estFigee } from "#domaines/guichet/commission/gel/store.ts";
import { parLangue } from "#domaines/guichet/commission/lettre/document.ts";
import { listLettresDuDossier } from "#domaines/guichet/commission/lettre/store.ts";
import { findOffreDe } from "#domaines/guichet/commission/offre/store.ts";
import { repondreOffre } from "#domaines/guichet/commission/offre/suite/actions.ts";
import type { PretsPlace } from "#domaines/guichet/demande/suivi/actions.ts";

/** What the commission lends to the pages of the families: whether it is at work on their request, and what it offers them. */
export const PRETS_PLACE: PretsPlace = {
  figee: (c, { dossier }) => estFigee(c.var.db, c.var.perimetre, dossier),
  quitter: (c, demande, motif) => {
    const { db, perimetre, today } = c.var;
    return quitter(db, perimetre, demande, { le: today, instant: c.var.maintenant().toISOString(), motif });
  },
  lireProposition: async (c, { id }) => {
    const { db, perimetre } = c.var;
    const offre = await findOffreDe(db, perimetre, id);
    if (!offre || offre.etat !== "proposee") return null;
    const noms = new Map((await listStructures(db, perimetre)).map((une) => [une.id, une.nom]));
    const places = offre.places.map(({ structure, semaine, entree }) => ({
      structure: noms.get(structure) ?? "",
      mois: moisDeRang(entree),
      semaine,
    }));
    return { id: offre.id, demandes: offre.demandes, places, limite: offre.limite, version: offre.version };
  },
  lireLettres: async (c, { dossier }) => {
    const lettres = await listLettresDuDossier(c.var.db, c.var.perimetre, dossier);
    return lettres.map(({ id, posteeLe, ecriteLe, contenu }) => ({
      id,
      le: jourDe(instantDe(posteeLe ?? ecriteLe)),
      place: contenu.issue === "place",
      lectures: parLangue(contenu, null, 2),
    }));
  },
  repondre: async (c, { id }, { reponse, version }) => {
    const { db, perimetre, today } = c.var;
    const offre = await findOffreDe(db, perimetre, id);
    if (!offre || offre.etat !== "proposee" || offre.version !== version) return false;
    const instant = c.var.maintenant().toISOString();
    const suite = await repondreOffre(db, perimetre, offre, { reponse, par: "famille", le: today, instant });
    return !(suite instanceof Refus);
  },
};
