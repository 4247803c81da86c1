import { Hono } from "hono";
import { decalerMois, moisDuJour } from "#commun/mois.ts";
import { Refus } from "#commun/refus.ts";
import { listStructures } from "#domaines/equipements/index.ts";
import type { Env } from "#platform/http.ts";
import { parseForm } from "#platform/forms.ts";
import { newId } from "#platform/ids.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { PAR_PAGE, pageDe } from "#ui/pagination.tsx";
import { getReglementPublie } from "../../reglement/store.ts";
import { PHRASES_COMMISSION } from "../lexique.ts";
import {
  BASE,
  baseDe,
  commissionConduite,
  conduit,
  exiger,
  exigerVersion,
  type Requete,
  UNE,
} from "../requete/actions.ts";
import { COMMISSION } from "./forms.ts";
import type { Commission } from "./model.ts";
import { CommissionsPage, SaisieCommissionPage } from "./pages.tsx";
import { annuler, juger } from "./rules.ts";
import { insertCommission, listCommissions, updateCommission } from "./store.ts";

async function montrerListe(c: Requete) {
  exiger(c, "commission.sieger");
  const toutes = await listCommissions(c.var.db, c.var.perimetre);
  const page = pageDe(c.req.query("page"));
  const props = {
    base: baseDe(c),
    commissions: toutes.slice((page - 1) * PAR_PAGE, page * PAR_PAGE),
    page,
    total: toutes.length,
    conduire: conduit(c),
  };
  return c.render(<CommissionsPage {...props} />, { titre: "Commissions d’attribution" });
}

/** Les structures qui confient leurs places à la commission, ouvertes ou à ouvrir. */
const centralisees = async (c: Requete) =>
  (await listStructures(c.var.db, c.var.perimetre)).filter(
    ({ centralisee, sections, ouverte }) =>
      centralisee && sections.length > 0 && (ouverte.fin === null || ouverte.fin >= c.var.today),
  );

async function vierge(c: Requete): Promise<Commission> {
  const reglement = await getReglementPublie(c.var.db, c.var.perimetre, c.var.today);
  const deMois = decalerMois(moisDuJour(c.var.today), 2);
  return {
    id: newId(),
    nom: "",
    le: c.var.today,
    deMois,
    aMois: decalerMois(deMois, 2),
    structures: (await centralisees(c)).map(({ id }) => id),
    etat: "preparee",
    delai: reglement?.contenu.delaiReponse ?? 10,
    risque: 0,
    annonce: "",
    graine: null,
    tireeLe: null,
    presents: "",
    version: 1,
  };
}

type Suite = { neuve: boolean; refus?: string; erreurs?: FormErrors };

async function montrerSaisie(c: Requete, commission: Commission, { neuve, refus, erreurs }: Suite) {
  c.status(refus || erreurs ? 422 : 200);
  const structures = await centralisees(c);
  const page = (
    <SaisieCommissionPage
      base={baseDe(c)}
      commission={commission}
      neuve={neuve}
      structures={structures}
      refus={refus}
      erreurs={erreurs}
    />
  );
  const titre = neuve ? "Préparer une séance" : `Modifier ${commission.nom}`;
  return c.render(page, { titre, erreur: Boolean(refus || erreurs) });
}

async function preparer(c: Requete) {
  exiger(c, "commission.conduire");
  const saisie = parseForm(COMMISSION, await c.req.formData());
  if (isFormErrors(saisie)) return montrerSaisie(c, await vierge(c), { neuve: true, erreurs: saisie });
  const { version: _v, ...dite } = saisie;
  const commission = { ...(await vierge(c)), ...dite };
  const jugee = juger(commission);
  if (jugee instanceof Refus)
    return montrerSaisie(c, commission, { neuve: true, refus: PHRASES_COMMISSION[jugee.code] });
  await insertCommission(c.var.db, c.var.perimetre, commission);
  return c.redirect(`${baseDe(c)}/${commission.id}`, 303);
}

async function modifier(c: Requete) {
  const avant = await commissionConduite(c);
  const form = await c.req.formData();
  const saisie = parseForm(COMMISSION, form);
  if (isFormErrors(saisie)) return montrerSaisie(c, avant, { neuve: false, erreurs: saisie });
  exigerVersion(form, avant);
  const apres = { ...avant, ...saisie, id: avant.id, version: avant.version };
  const jugee = avant.etat === "preparee" ? juger(apres) : new Refus("deja-gelee" as const);
  if (jugee instanceof Refus) return montrerSaisie(c, apres, { neuve: false, refus: PHRASES_COMMISSION[jugee.code] });
  await updateCommission(c.var.db, c.var.perimetre, { avant, apres, action: "modification" });
  return c.redirect(`${baseDe(c)}/${avant.id}`, 303);
}

async function renoncer(c: Requete) {
  const avant = await commissionConduite(c);
  exigerVersion(await c.req.formData(), avant);
  const apres = annuler(avant);
  if (apres instanceof Refus) return montrerSaisie(c, avant, { neuve: false, refus: PHRASES_COMMISSION[apres.code] });
  await updateCommission(c.var.db, c.var.perimetre, { avant, apres, action: "annulation" });
  return c.redirect(`${baseDe(c)}/${avant.id}`, 303);
}

/** Les commissions : les lire, en préparer une, y renoncer. */
export const sessionRoutes = new Hono<Env>()
  .get(BASE, montrerListe)
  .post(BASE, preparer)
  .get(`${BASE}/nouvelle`, async (c) => {
    exiger(c, "commission.conduire");
    return montrerSaisie(c, await vierge(c), { neuve: true });
  })
  .get(`${UNE}/modification`, async (c) => montrerSaisie(c, await commissionConduite(c), { neuve: false }))
  .post(`${UNE}/modification`, modifier)
  .post(`${UNE}/annulation`, renoncer);
