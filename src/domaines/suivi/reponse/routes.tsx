import { Hono } from "hono";
import { Refus } from "#commun/refus.ts";
import { peut } from "#domaines/acces/index.ts";
import { manifesteDe } from "#domaines/acces/porte/model.ts";
import { orNotFound } from "#platform/errors.ts";
import { parseForm, valuesOf } from "#platform/forms.ts";
import type { Env } from "#platform/http.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { repondre, valider } from "../campagne/actions.ts";
import { REFUS_CAMPAGNE } from "../campagne/forms.ts";
import type { Reponse } from "../campagne/model.ts";
import { rienDeNeuf } from "../campagne/rules.ts";
import { direCite, lireRegistre } from "../decision/actions.ts";
import { avertir } from "../etat/actions.ts";
import { CHAMP_DU_REFUS, DIRE, REFUS_DIRE } from "../etat/forms.ts";
import type { Dire } from "../etat/model.ts";
import { dire } from "../etat/rules.ts";
import { listDernieres, listEtats } from "../etat/store.ts";
import { baseDe, conventionDe, gesteDe, type Requete } from "../requete/actions.ts";
import { miennes, pilotees } from "./actions.ts";
import type { Mienne } from "./model.ts";
import { RepondrePage, ReponsesPage } from "./pages.tsx";

const mienneDe = async (c: Requete, volet: string): Promise<Mienne> =>
  orNotFound(
    (await miennes(c)).find(
      ({ campagne, demande }) =>
        campagne.id === c.req.param("campagne") && demande.fiche === c.req.param("fiche") && demande.volet === volet,
    ),
  );

async function montrerListe(c: Requete, refus?: string) {
  const { db, perimetre } = c.var;
  const attendues = await miennes(c);
  c.status(refus ? 422 : 200);
  const page = (
    <ReponsesPage
      base={baseDe(c)}
      miennes={attendues}
      pilotees={attendues.length === 0 ? await pilotees(c) : []}
      etats={await listEtats(db, perimetre, conventionDe(c))}
      merci={c.req.query("merci") === "1"}
      {...(refus ? { refus } : {})}
    />
  );
  return c.render(page, { titre: "Mes fiches", erreur: Boolean(refus), application: manifesteDe(conventionDe(c)) });
}

async function montrerUne(c: Requete, mienne: Mienne, suite: { erreurs?: FormErrors; refus?: string } = {}) {
  const { db, perimetre, today } = c.var;
  const dit: Partial<Dire> = mienne.demande.reponse ?? { le: today, etat: mienne.dernier ?? "" };
  c.status(suite.erreurs || suite.refus ? 422 : 200);
  const etats = await listEtats(db, perimetre, conventionDe(c));
  return c.render(<RepondrePage base={baseDe(c)} mienne={mienne} etats={etats} dit={dit} {...suite} />, {
    titre: `Donner des nouvelles : ${mienne.titre}`,
    erreur: Boolean(suite.erreurs || suite.refus),
  });
}

/** Ce que dit l'envoi, ou la page qui dit ce qui ne va pas. */
async function lire(c: Requete, mienne: Mienne, form: FormData): Promise<{ reponse: Reponse } | { page: Response }> {
  const { db, perimetre, today } = c.var;
  const { fiche, volet } = mienne.demande;
  const etats = await listEtats(db, perimetre, conventionDe(c));
  if (form.get("acte") === "rienDeNeuf") {
    const derniere = (await listDernieres(db, perimetre)).find((une) => une.fiche === fiche && une.volet === volet);
    const redite = rienDeNeuf(derniere, today);
    if (redite instanceof Refus) return { page: await montrerUne(c, mienne, { refus: REFUS_CAMPAGNE[redite.code] }) };
    const tient = dire(etats, redite, { volet, aujourdhui: today }); // a date may have passed since it was said
    if (tient instanceof Refus) return { page: await montrerUne(c, mienne, { refus: REFUS_DIRE[tient.code] }) };
    return { reponse: redite };
  }
  const saisi = parseForm(DIRE, form);
  if (isFormErrors(saisi)) return { page: await montrerUne(c, mienne, { erreurs: saisi }) };
  const averti = avertir(form, saisi as Dire);
  if (averti) return { page: await montrerUne(c, mienne, { erreurs: averti }) };
  const registre = await lireRegistre(db, perimetre);
  const dit = direCite(etats, saisi as Dire, { fiche, volet, aujourdhui: today }, registre);
  if (!(dit instanceof Refus)) return { reponse: { ...dit, rienDeNeuf: false } };
  const errors = { [CHAMP_DU_REFUS[dit.code]]: [REFUS_DIRE[dit.code]] };
  return { page: await montrerUne(c, mienne, { erreurs: { values: valuesOf(form), errors } }) };
}

const REPONSES = "/conventions/:convention/reponses";

export const reponseRoutes = new Hono<Env>()
  .get(REPONSES, (c) => montrerListe(c))
  .get(`${REPONSES}/:campagne/:fiche`, async (c) => montrerUne(c, await mienneDe(c, c.req.query("volet") ?? "")))
  .post(`${REPONSES}/:campagne/:fiche`, async (c) => {
    const form = await c.req.formData();
    const mienne = await mienneDe(c, String(form.get("volet") ?? ""));
    const lue = await lire(c, mienne, form);
    if ("page" in lue) return lue.page;
    const { db, perimetre } = c.var;
    const { fiche, volet } = mienne.demande;
    const geste = gesteDe(c);
    const reponses = [{ fiche, volet, reponse: lue.reponse }];
    const suite = await repondre(db, perimetre, mienne.campagne.id, { reponses, geste });
    if (suite instanceof Refus) return montrerListe(c, REFUS_CAMPAGNE[suite.code]);
    if (peut(perimetre.roles, "suivi.conduire"))
      await valider(db, perimetre, mienne.campagne.id, { sujets: reponses, geste });
    return c.redirect(`${baseDe(c)}/reponses?merci=1`, 303);
  });
