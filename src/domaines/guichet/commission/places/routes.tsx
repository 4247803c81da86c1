import { Hono } from "hono";
import { moisEnLettres } from "#commun/mois.ts";
import type { Env } from "#platform/http.ts";
import { lireSeance } from "../calcul/actions.ts";
import { moisDesReglages } from "../gel/rules.ts";
import { libresDe } from "../gel/structure/rules.ts";
import { commissionLue, conduit, iciDe, type Requete, UNE } from "../requete/actions.ts";
import { peutRetoucher } from "../retouche/rules.ts";
import { PlacesPage } from "./pages.tsx";
import { bandesDe } from "./rules.ts";

async function montrer(c: Requete) {
  const commission = await commissionLue(c);
  const { etat, gel } = await lireSeance(c.var.db, c.var.perimetre, commission);
  const { reglages } = gel.contenu;
  const voulue = c.req.query("structure");
  const ouverte = etat.structures.find(({ id }) => id === voulue) ?? etat.structures[0];
  const codes = reglages.sections.map(({ code }) => code);
  const libres = ouverte && libresDe(ouverte);
  const grilles = libres
    ? [
        ...(libres.sections ?? []).map((grille, rang) => ({ code: codes[rang] ?? null, grille })),
        { code: null, grille: libres.etablissement },
      ].map(({ code, grille }) => ({ code, bandes: bandesDe(grille, reglages) }))
    : [];
  const props = {
    ici: iciDe(c, commission),
    commission,
    conduire: conduit(c),
    changer: conduit(c) && peutRetoucher(commission.etat, "capacite") === null,
    structures: etat.structures,
    ouverte,
    grilles,
    sections: ouverte?.sections ? codes : [],
    mois: moisDesReglages(reglages).map((mois) => ({ valeur: mois, libelle: moisEnLettres(mois) })),
  };
  return c.render(<PlacesPage {...props} />, { titre: "Places de la séance" });
}

/** Les places d'une séance gelée. */
export const placesRoutes = new Hono<Env>().get(`${UNE}/places`, montrer);
