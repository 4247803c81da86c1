import type { Context } from "hono";
import { resserrerFamille } from "#domaines/acces/index.ts";
import type { Env } from "#platform/http.ts";
import { suivreAdresse } from "../adresse/actions.ts";
import { ecrireALaFamille } from "../courrier/actions.ts";
import { etapeRoutes, type Guichetier } from "../etape/guichetier/actions.tsx";
import { dossierDe } from "../famille/actions.ts";
import { attendreEnvoi, foyerDe, guichetDe, placeDe, rendre, textesDe } from "../visite/actions.ts";
import { Cadre } from "../visite/pages.tsx";
import type { Demande } from "../model.ts";

type C = Context<Env>;

/** Ce que la commission prête : vrai si elle examine cette demande en ce moment. */
export type LireFigee = (c: C, demande: Demande) => Promise<boolean>;

/** Une famille qui remplit sa demande, sur ses pages et dans sa langue. */
const famille = (figee: LireFigee): Guichetier => ({
  chemin: "/espaces/:espace/place/demandes",
  base: (c) => `${placeDe(c)}/demandes`,
  textes: textesDe,
  envoieFichiers: true,
  figee,
  ouvrir: async (c, id) => {
    const foyer = foyerDe(c);
    return foyer && dossierDe(c.var.db, foyer, id);
  },
  entrer: (c) => c.redirect(`${placeDe(c)}/reprise`, 303),
  retour: (c) => `${placeDe(c)}/suivi`,
  rendre: async (c, page, titre, erreur) => {
    const { contact } = await guichetDe(c);
    const cadre = (
      <Cadre t={textesDe(c)} place={placeDe(c)} chemin={c.req.path} contact={contact} entree>
        {page}
      </Cadre>
    );
    return rendre(c, cadre, titre, erreur);
  },
  jointe: suivreAdresse,
  envoyee: async (c, dossier) => {
    const { id, courriel, courrielConfirmeLe } = dossier.famille;
    const foyer = { espace: c.var.perimetre.espace, famille: id };
    const attente = courriel && !courrielConfirmeLe ? await attendreEnvoi(c, courriel) : null;
    if (courriel && !attente) await ecrireALaFamille(c.var.db, foyer, courrielConfirmeLe ? "depot" : "recu");
    await resserrerFamille(c, foyer);
    return `${placeDe(c)}/demandes/${dossier.demandes[0]?.id}/recu${attente ? "?courriel=attend" : ""}`;
  },
});

export const parcoursRoutes = (figee: LireFigee) => etapeRoutes(famille(figee));
