import { Hono } from "hono";
import { Refus } from "#commun/refus.ts";
import { peut } from "#domaines/acces/index.ts";
import type { Env } from "#platform/http.ts";
import { forbid } from "#platform/rights.ts";
import type { EtatDefini } from "../etat/model.ts";
import { offerts, reglerEtats } from "../etat/rules.ts";
import { listEtats, saveEtats } from "../etat/store.ts";
import { baseDe, conventionDe, type Requete } from "../requete/actions.ts";
import { lireEtats, REFUS_ETATS, VIDES } from "./forms.ts";
import { EtatsPage } from "./pages.tsx";

function montrer(c: Requete, etats: readonly EtatDefini[], refus?: string) {
  c.status(refus ? 422 : 200);
  const page = <EtatsPage base={baseDe(c)} etats={etats} vides={VIDES} {...(refus ? { refus } : {})} />;
  return c.render(page, { titre: "Les états d’une fiche", erreur: Boolean(refus) });
}

const ETATS = "/conventions/:convention/suivi/etats";

export const etatsRoutes = new Hono<Env>()
  .get(ETATS, async (c) => {
    forbid(peut(c.var.perimetre.roles, "suivi.conduire"));
    return montrer(c, offerts(await listEtats(c.var.db, c.var.perimetre, conventionDe(c))));
  })
  .post(ETATS, async (c) => {
    forbid(peut(c.var.perimetre.roles, "suivi.conduire"));
    const lus = lireEtats(await c.req.formData());
    const regles = reglerEtats(lus);
    if (regles instanceof Refus) return montrer(c, lus, REFUS_ETATS[regles.code]);
    await saveEtats(c.var.db, c.var.perimetre, conventionDe(c), regles);
    return c.redirect(`${baseDe(c)}/suivi/etats`, 303);
  });
