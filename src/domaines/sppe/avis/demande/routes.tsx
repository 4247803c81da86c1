import { Hono } from "hono";
import type { z } from "zod";
import type { Jour } from "#commun/jour.ts";
import type { Env } from "#platform/http.ts";
import { parseForm, valuesOf } from "#platform/forms.ts";
import { newId } from "#platform/ids.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { PAR_PAGE, pageDe } from "#ui/pagination.tsx";
import { BASE, baseDe, exigerLire, exigerModifier, peutModifier, type Requete } from "../../actions.ts";
import { lireCompetences } from "../../competence/actions.ts";
import { aFaire } from "../etape/rules.ts";
import { DEMANDE } from "../forms.ts";
import type { Faits } from "../model.ts";
import { ListePage } from "../pages.tsx";
import { etatAu, jugerDemande, orienter, recevoir, type RefusDemande } from "../rules.ts";
import { insertAvis, listAvis } from "../store.ts";
import { nomCommune } from "../suivi/actions.ts";
import { findProjet } from "../../projet/store.ts";
import { DemandePage } from "./pages.tsx";

async function montrerListe(c: Requete) {
  exigerLire(c);
  const { today } = c.var;
  const avis = await listAvis(c.var.db, c.var.perimetre);
  const props = {
    base: baseDe(c),
    vus: avis.map((un) => ({
      avis: un,
      commune: nomCommune(un.commune),
      etat: etatAu(un, today),
      suite: aFaire(un, today),
    })),
    page: pageDe(c.req.query("page")),
    taille: PAR_PAGE,
    params: new URL(c.req.url).searchParams,
    modifier: peutModifier(c),
  };
  return c.render(<ListePage {...props} />, { titre: "Avis sur les projets d’accueil" });
}

/** Ce que le guichet a déjà appris d'un porteur remplit la demande. */
async function departDe(c: Requete) {
  const projet = await findProjet(c.var.db, c.var.perimetre, c.req.query("projet") ?? "");
  if (!projet) return { projet: "", objet: "", demandeur: "", contact: "", commune: "", places: "" };
  const { id, nom, porteur, contact, commune, places } = projet;
  return { projet: id, objet: nom, demandeur: porteur, contact, commune, places: `${places ?? ""}` };
}

async function montrerDemande(c: Requete, suite: { erreurs?: FormErrors; refus?: RefusDemande | undefined } = {}) {
  exigerModifier(c);
  const { communes } = await lireCompetences(c.var.db, c.var.perimetre, c.var.today);
  const erreur = Boolean(suite.erreurs);
  c.status(erreur ? 422 : 200);
  const depart = await departDe(c);
  const page = (
    <DemandePage base={baseDe(c)} id={newId()} today={c.var.today} communes={communes} depart={depart} {...suite} />
  );
  return c.render(page, { titre: "Inscrire une demande d’avis", erreur });
}

type Saisie = z.output<typeof DEMANDE>;

const jugerSaisie = ({ genre, prive: gestion, moinsDeSix, porte }: Saisie) =>
  genre === "legal" ? jugerDemande({ gestion, moinsDeSix, porte: porte !== "" }) : null;

/** Ce que l'autorité a retenu d'un gestionnaire qui agit pour une collectivité reste au dossier. */
const faitsDe = ({ genre, prive }: Saisie, le: Jour): Faits =>
  prive === "delegue" ? { delegue: { le, ...(genre === "opportunite" ? { collectivite: true } : {}) } } : {};

async function inscrire(c: Requete) {
  exigerModifier(c);
  const { db, perimetre, today } = c.var;
  const form = await c.req.formData();
  const saisie = parseForm(DEMANDE, form);
  if (isFormErrors(saisie)) return montrerDemande(c, { erreurs: saisie });
  const values = valuesOf(form);
  const dire = (errors: FormErrors["errors"], refus?: RefusDemande) =>
    montrerDemande(c, { erreurs: { values, errors }, refus });
  const faute = jugerSaisie(saisie);
  if (faute) return dire({}, faute.code);
  if (saisie.recueLe > today) return dire({ recueLe: ["Ce jour n’est pas encore venu"] });
  const { communes } = await lireCompetences(db, perimetre, saisie.recueLe);
  const commune = communes.find(({ code }) => code === saisie.commune);
  const planifier = commune?.situations.find(({ competence }) => competence === "planifier");
  if (!planifier) return dire({ commune: ["Cette commune n’est pas de cet espace"] });
  const projet = await findProjet(db, perimetre, saisie.projet);
  const { prive: gestion, moinsDeSix: _m, porte: _p, ...depot } = saisie;
  const dit = { ...depot, prive: gestion !== "non", projet: projet?.id ?? null };
  await insertAvis(db, perimetre, { ...recevoir(dit, orienter(planifier)), faits: faitsDe(saisie, today) });
  return c.redirect(`${baseDe(c)}/avis/${saisie.id}`, 303);
}

/** Les demandes d'avis, et en inscrire une. */
export const demandeRoutes = new Hono<Env>()
  .get(`${BASE}/avis`, montrerListe)
  .get(`${BASE}/avis/nouveau`, (c) => montrerDemande(c))
  .post(`${BASE}/avis`, inscrire);
