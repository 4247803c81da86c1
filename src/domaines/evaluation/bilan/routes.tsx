import { Hono } from "hono";
import { Refus } from "#commun/refus.ts";
import { getConvention } from "#domaines/convention/index.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import type { Env } from "#platform/http.ts";
import { parseForm, valuesOf } from "#platform/forms.ts";
import { newId } from "#platform/ids.ts";
import { listBrouillons } from "../brouillon/store.ts";
import { adoptionDite, blocsSection, DEPLIABLES } from "../document.ts";
import { figer, lireDossier } from "../dossier/actions.ts";
import {
  baseDe,
  bilansDe,
  conventionDe,
  droitsDe,
  exigerOuvert,
  exigerRediger,
  getBilanDe,
  instantDe,
  listBilansDe,
  lockBilanDe,
  type Requete,
} from "../requete/actions.ts";
import { CODES_SECTION, titreSection } from "../section/lexique.ts";
import { compterTenues, sectionsDe, tenues } from "../section/rules.ts";
import { IDENTITE, NOUVEAU, PASSAGE } from "./forms.ts";
import { LecturePage, restesDe } from "./lecture/pages.tsx";
import { type Bilan, GENRES_BILAN } from "./model.ts";
import { IdentitePage, ListePage, NouveauPage, type REFUS_PERIODE } from "./pages.tsx";
import { jugerPeriode, passer, peutEcrire, periodeProposee, type RefusPassage, titreDe } from "./rules.ts";
import { insertBilan, listBilans, updateBilan } from "./store.ts";
import { SuitePage } from "./suite/pages.tsx";

type RefusP = keyof typeof REFUS_PERIODE;

async function montrerNouveau(c: Requete, suite: { erreurs?: FormErrors; refus?: RefusP } = {}) {
  exigerRediger(c);
  const demande = c.req.query("genre") ?? "";
  const genre = GENRES_BILAN.find((un) => un === demande) ?? "pointEtape";
  const convention = await getConvention(c.var.db, c.var.perimetre, conventionDe(c));
  const periode = periodeProposee(genre, convention, c.var.today);
  const erreur = Boolean(suite.erreurs || suite.refus);
  c.status(erreur ? 422 : 200);
  const propose = { titre: "", ...periode };
  const page = <NouveauPage base={baseDe(c)} id={newId()} genre={genre} propose={propose} {...suite} />;
  return c.render(page, { titre: "Préparer un bilan", erreur });
}

async function creer(c: Requete) {
  exigerRediger(c);
  const form = await c.req.formData();
  const saisi = parseForm(NOUVEAU, form);
  if (isFormErrors(saisi)) return montrerNouveau(c, { erreurs: saisi });
  const { db, perimetre } = c.var;
  const refus = jugerPeriode(saisi, await listBilans(db, perimetre));
  if (refus) return montrerNouveau(c, { erreurs: { values: valuesOf(form), errors: {} }, refus: refus.code });
  const neuf = { instance: null, adopteLe: null, version: 1, etat: "brouillon" as const, convention: conventionDe(c) };
  await insertBilan(db, perimetre, { ...neuf, ...saisi, titre: saisi.titre || titreDe(saisi.genre, saisi) });
  return c.redirect(`${bilansDe(c)}/${saisi.id}`, 303);
}

async function montrerBilan(c: Requete) {
  const { db, perimetre } = c.var;
  const bilan = await getBilanDe(c);
  const droits = droitsDe(c);
  const { dossier, sceau } = await lireDossier(db, perimetre, bilan, instantDe(c));
  const brouillons = droits.rediger || droits.noter ? await listBrouillons(db, perimetre, bilan.id) : [];
  const miens = brouillons.map(({ section }) => section);
  const ouvert = c.req.query("ouvert") ?? "";
  const toutes = tenues(dossier);
  const ecrivable = droits.rediger && peutEcrire(bilan);
  const montrables = sectionsDe(dossier, toutes);
  const avecReste = CODES_SECTION.filter((section) => restesDe(section, miens).length > 0);
  const parSection = CODES_SECTION.filter((section) => [...montrables, ...avecReste].includes(section))
    .map((section) => ({
      section,
      blocs: blocsSection(section, dossier, ouvert === section),
      depliable: DEPLIABLES.includes(section),
    }))
    .filter(({ section, blocs }) => ecrivable || blocs.length > 0 || avecReste.includes(section));
  const props = { base: baseDe(c), dossier, sceau, parSection, tenues: toutes, droits, ouvert };
  return c.render(
    <LecturePage
      {...props}
      compte={compterTenues(toutes)}
      brouillons={miens}
      adoption={adoptionDite(bilan.instance, bilan.adopteLe)}
    />,
    { titre: bilan.titre },
  );
}

async function montrerIdentite(c: Requete, bilan: Bilan, suite: { erreurs?: FormErrors; refus?: RefusP } = {}) {
  const erreur = Boolean(suite.erreurs || suite.refus);
  c.status(erreur ? 422 : 200);
  const page = <IdentitePage base={baseDe(c)} bilan={bilan} {...suite} />;
  return c.render(page, { titre: `Titre et période, ${bilan.titre}`, erreur });
}

/** Le bilan que l'on peut encore écrire, retenu. */
async function exigerEcrivable(c: Requete): Promise<Bilan> {
  exigerRediger(c);
  return exigerOuvert(await lockBilanDe(c));
}

async function changerIdentite(c: Requete) {
  const bilan = await exigerEcrivable(c);
  const form = await c.req.formData();
  const saisi = parseForm(IDENTITE, form);
  if (isFormErrors(saisi)) return montrerIdentite(c, bilan, { erreurs: saisi });
  const { version, titre, ...periode } = saisi;
  const apres = { ...bilan, ...periode, titre: titre || titreDe(bilan.genre, periode) };
  const refus = jugerPeriode(apres, await listBilans(c.var.db, c.var.perimetre));
  if (refus) return montrerIdentite(c, bilan, { erreurs: { values: valuesOf(form), errors: {} }, refus: refus.code });
  await updateBilan(c.var.db, c.var.perimetre, { avant: { ...bilan, version }, apres });
  return c.redirect(`${bilansDe(c)}/${bilan.id}`, 303);
}

async function montrerSuite(c: Requete, bilan: Bilan, suite: { erreurs?: FormErrors; refus?: RefusPassage } = {}) {
  const { dossier } = await lireDossier(c.var.db, c.var.perimetre, bilan, instantDe(c));
  const manquent = tenues(dossier)
    .filter(({ exigence, manque }) => exigence === "demandee" && manque.length > 0)
    .map(({ section, manque }) => `${titreSection(section)} : ${manque.join(", ")}`);
  const erreur = Boolean(suite.erreurs || suite.refus);
  c.status(erreur ? 422 : 200);
  const page = <SuitePage base={baseDe(c)} bilan={bilan} manquent={manquent} {...suite} />;
  return c.render(page, { titre: `Faire avancer « ${bilan.titre} »`, erreur });
}

async function avancer(c: Requete) {
  exigerRediger(c);
  const bilan = await lockBilanDe(c);
  const form = await c.req.formData();
  const saisi = parseForm(PASSAGE, form);
  if (isFormErrors(saisi)) return montrerSuite(c, bilan, { erreurs: saisi });
  const { vers, version, ...adoption } = saisi;
  const apres = passer(bilan, vers, adoption, c.var.today);
  const erreurs = { values: valuesOf(form), errors: {} };
  if (apres instanceof Refus) return montrerSuite(c, bilan, { erreurs, refus: apres.code });
  const avant = { ...bilan, version };
  if (vers === "fige") await figer(c.var.db, c.var.perimetre, { avant, apres }, instantDe(c));
  else await updateBilan(c.var.db, c.var.perimetre, { avant, apres, action: vers });
  return c.redirect(`${bilansDe(c)}/${bilan.id}`, 303);
}

const BILANS = "/conventions/:convention/bilans";
const BILAN = `${BILANS}/:bilan`;

export const bilanRoutes = new Hono<Env>()
  .get(BILANS, async (c) => {
    const bilans = await listBilansDe(c);
    const page = <ListePage base={baseDe(c)} bilans={bilans} rediger={droitsDe(c).rediger} />;
    return c.render(page, { titre: "Bilans" });
  })
  .get(`${BILANS}/nouveau`, (c) => montrerNouveau(c))
  .post(BILANS, creer)
  .get(BILAN, montrerBilan)
  .get(`${BILAN}/identite`, async (c) => montrerIdentite(c, await exigerEcrivable(c)))
  .post(`${BILAN}/identite`, changerIdentite)
  .get(`${BILAN}/suite`, async (c) => {
    exigerRediger(c);
    return montrerSuite(c, await getBilanDe(c));
  })
  .post(`${BILAN}/etat`, avancer);
