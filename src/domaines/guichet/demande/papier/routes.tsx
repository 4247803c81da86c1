import { suivreAdresse } from "../adresse/actions.ts";
import { ecrireALaFamille } from "../courrier/actions.ts";
import { etapeRoutes, type Guichetier } from "../etape/guichetier/actions.tsx";
import { BASE, demandesDe, exigerInstruire, ouvrirDemande } from "../instruction/actions.ts";
import type { PretsPlace } from "../suivi/actions.ts";
import { TEXTES } from "../textes.ts";

/** L'agent qui recopie un papier, ou corrige une demande : les étapes de la famille, sur ses pages à lui. */
const agent = (figee: PretsPlace["figee"]): Guichetier => ({
  chemin: `${BASE}/demandes`,
  base: demandesDe,
  textes: () => TEXTES.fr,
  envoieFichiers: false,
  figee,
  ouvrir: (c) => {
    exigerInstruire(c);
    return ouvrirDemande(c, "saisie");
  },
  entrer: (c) => c.redirect(demandesDe(c), 303),
  retour: (c, { id }) => `${demandesDe(c)}/${id}`,
  rendre: async (c, page, titre, erreur) => {
    const cadre = <div class="formulaire pile">{page}</div>;
    return c.render(cadre, { titre, erreur });
  },
  jointe: suivreAdresse,
  envoyee: async (c, { famille, demandes }) => {
    if (famille.courriel)
      await ecrireALaFamille(c.var.db, { espace: c.var.perimetre.espace, famille: famille.id }, "depot");
    return `${demandesDe(c)}/${demandes[0]?.id}?fait=envoyee`;
  },
});

export const papierRoutes = (figee: PretsPlace["figee"]) => etapeRoutes(agent(figee));
