import { Hono } from "hono";
import { Refus } from "#commun/refus.ts";
import { peut } from "#domaines/acces/index.ts";
import { lockConvention } from "#domaines/convention/index.ts";
import type { Env } from "#platform/http.ts";
import { forbid } from "#platform/rights.ts";
import type { EtatDefini } from "../etat/model.ts";
import { offerts, reglerEtats } from "../etat/rules.ts";
import { listEtats, saveEtats, versionDe } from "../etat/store.ts";
import { baseDe, conventionDe, type Requete } from "../requete/actions.ts";
import { lireEtats, REFUS_ETATS, VIDES } from "./forms.ts";
import { EtatsPage } from "./pages.tsx";

type Suite = { version: string; refus?: string; enPlace?: readonly EtatDefini[] };

function montrer(c: Requete, etats: readonly EtatDefini[], suite: Suite) {
  c.status(suite.enPlace ? 409 : suite.refus ? 422 : 200);
  const page = <EtatsPage base={baseDe(c)} etats={etats} vides={VIDES} {...suite} />;
  return c.render(page, { titre: "Les états d’une fiche", erreur: Boolean(suite.refus ?? suite.enPlace) });
}

const offertsIci = async (c: Requete) => offerts(await listEtats(c.var.db, c.var.perimetre, conventionDe(c)));

const ETATS = "/conventions/:convention/suivi/etats";

export const etatsRoutes = new Hono<Env>()
  .get(ETATS, async (c) => {
    forbid(peut(c.var.perimetre.roles, "suivi.conduire"));
    const etats = await offertsIci(c);
    return montrer(c, etats, { version: versionDe(etats) });
  })
  .post(ETATS, async (c) => {
    forbid(peut(c.var.perimetre.roles, "suivi.conduire"));
    await lockConvention(c.var.db, c.var.perimetre, conventionDe(c));
    const form = await c.req.formData();
    const lus = lireEtats(form);
    const lue = String(form.get("version") ?? "");
    const enPlace = await offertsIci(c);
    const version = versionDe(enPlace);
    if (lue !== version) return montrer(c, lus, { version, enPlace });
    const regles = reglerEtats(lus);
    if (regles instanceof Refus) return montrer(c, lus, { version, refus: REFUS_ETATS[regles.code] });
    await saveEtats(c.var.db, c.var.perimetre, conventionDe(c), regles);
    return c.redirect(`${baseDe(c)}/suivi/etats`, 303);
  });
