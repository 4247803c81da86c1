import { Hono } from "hono";
import { pluriel } from "#commun/texte.ts";
import { incomplete, orNotFound } from "#platform/errors.ts";
import type { Env } from "#platform/http.ts";
import { parseForm, valuesOf } from "#platform/forms.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { pageDe, PAR_PAGE } from "#ui/pagination.tsx";
import { BASE, baseDe, exigerLire, exigerModifier, peutModifier, type Requete } from "../actions.ts";
import { nombreAu } from "../parametre/rules.ts";
import type { ValeurDatee } from "../parametre/model.ts";
import { listValeurs } from "../parametre/store.ts";
import { lireEssai } from "./essai/forms.ts";
import { anneesEssayees, essayer } from "./essai/rules.ts";
import { COFINANCEMENT, RELAIS, RETRAIT } from "./forms.ts";
import { type Cofinancement, type Quoi, QUOI, type Relais } from "./model.ts";
import { RelaisPage } from "./pages.tsx";
import { RetraitAnneePage } from "./retrait/pages.tsx";
import { cleAnnee, etpVises, montantsEn, peutEcrireAnnee, simuler } from "./rules.ts";
import { deleteAnnee, listCofinancements, listRelais, saveCofinancement, saveRelais } from "./store.ts";

type Ecrite = { quoi: Quoi; nom: string; annee: number; version: number; dit: Relais | Cofinancement };

/** Toutes les années écrites, de relais et de places. */
async function annees({ var: { db, perimetre } }: Requete): Promise<Ecrite[]> {
  const relais = (await listRelais(db, perimetre)).map((dit) => ({ ...dit, quoi: "relais" as const, dit }));
  const places = (await listCofinancements(db, perimetre)).map((dit) => ({
    ...dit,
    quoi: "places" as const,
    nom: dit.collectivite,
    dit,
  }));
  return [...relais, ...places];
}

type Nommee = Pick<Ecrite, "quoi" | "nom" | "annee">;
const laMeme = (a: Nommee) => (b: Nommee) => a.quoi === b.quoi && a.nom === b.nom && a.annee === b.annee;

/** L'année que l'adresse demande de corriger, ou de retirer. */
const voulue = async (c: Requete): Promise<Ecrite | undefined> => {
  const { quoi = "", nom = "", annee = "" } = c.req.query();
  const connu = QUOI.find((un) => un === quoi);
  return connu && (await annees(c)).find(laMeme({ quoi: connu, nom, annee: Number(annee) }));
};

const enChamps = ({ dit, nom, annee }: Ecrite): Record<string, string> => ({
  ...Object.fromEntries(
    Object.entries(dit).map(([champ, valeur]) => [
      champ,
      Array.isArray(valeur) ? valeur.join("\n") : String(valeur ?? "").replace(".", champ === "etp" ? "," : "."),
    ]),
  ),
  ouvert: cleAnnee(nom, annee),
});

type Suite = { faute: Quoi; erreurs: FormErrors; status?: 409 | 422 };

/** Ce que les formulaires montrent : ce qui vient d'être tapé, sinon l'année que l'on ouvre. */
async function montree(c: Requete, suite: Suite | undefined): Promise<Partial<Omit<Suite, "status">>> {
  if (suite) return { faute: suite.faute, erreurs: suite.erreurs };
  const ouverte = await voulue(c);
  return ouverte ? { faute: ouverte.quoi, erreurs: { values: enChamps(ouverte), errors: {} } } : {};
}

/** Ce que l'adresse demande d'essayer, et ce que cela donnerait ; rien n'en est écrit. */
function essaiDe(c: Requete, valeurs: readonly ValeurDatee[]) {
  const essayees = anneesEssayees(c.var.today);
  const query = c.req.query();
  if (query["essai"] !== "1") return { annees: essayees, tape: null, vues: [] };
  const lu = lireEssai(query, essayees);
  if (isFormErrors(lu)) return { annees: essayees, tape: lu, vues: [] };
  const vues = essayer(lu, (an) => montantsEn(valeurs, an));
  return { annees: essayees, tape: { values: query, errors: {} }, vues };
}

async function montrer(c: Requete, suite?: Suite) {
  exigerLire(c);
  const { db, perimetre, today } = c.var;
  const valeurs = await listValeurs(db, perimetre);
  const assistantsParEtp = nombreAu(valeurs, "assistantsParEtp", today) ?? 70;
  const relais = await listRelais(db, perimetre);
  const places = await listCofinancements(db, perimetre);
  const page = pageDe(c.req.query("page"));
  c.status(suite?.status ?? 200);
  const props = {
    base: baseDe(c),
    vus: relais
      .slice((page - 1) * PAR_PAGE, page * PAR_PAGE)
      .map((un) => ({ relais: un, ...etpVises(un.actifs, un.etp, assistantsParEtp) })),
    page,
    total: relais.length,
    simulations: [...Map.groupBy(places, ({ collectivite }) => collectivite)].map(([collectivite, siennes]) => ({
      collectivite,
      annees: simuler(siennes, (annee) => montantsEn(valeurs, annee)),
    })),
    assistantsParEtp,
    sansMontant: places.some(({ annee }) => {
      const { existante, nouvelle } = montantsEn(valeurs, annee);
      return existante === null || nouvelle === null;
    }),
    modifier: peutModifier(c),
    essai: essaiDe(c, valeurs),
    depasse: suite?.status === 409,
    ...(await montree(c, suite)),
  };
  return c.render(<RelaisPage {...props} />, { titre: "Relais et bonus", erreur: Boolean(suite) });
}

type Saisie = { nom: string; annee: number; ouvert: string; version: number };

/** Ce qui ne peut pas s'écrire par-dessus ce que l'on n'a pas lu : la page, avec ce qui fut tapé et l'année telle qu'elle est ; sinon rien. */
async function depasse(c: Requete, quoi: Quoi, form: FormData, saisie: Saisie) {
  const { nom, annee } = saisie;
  const ecrite = (await annees(c)).find(laMeme({ quoi, nom, annee }));
  const cle = cleAnnee(nom, annee);
  if (peutEcrireAnnee(cle, ecrite, saisie)) return { version: ecrite?.version ?? 0 };
  const values = { ...valuesOf(form), version: `${ecrite?.version ?? 0}`, ouvert: cle };
  return montrer(c, { faute: quoi, erreurs: { values, errors: {} }, status: 409 });
}

async function ecrireRelais(c: Requete) {
  exigerModifier(c);
  const form = await c.req.formData();
  const saisie = parseForm(RELAIS, form);
  if (isFormErrors(saisie)) return montrer(c, { faute: "relais", erreurs: saisie, status: 422 });
  const suite = await depasse(c, "relais", form, saisie);
  if (suite instanceof Response) return suite;
  const { ouvert: _o, ...dit } = saisie;
  await saveRelais(c.var.db, c.var.perimetre, { ...dit, ...suite });
  return c.redirect(`${baseDe(c)}/relais`, 303);
}

async function ecrirePlaces(c: Requete) {
  exigerModifier(c);
  const form = await c.req.formData();
  const saisie = parseForm(COFINANCEMENT, form);
  if (isFormErrors(saisie)) return montrer(c, { faute: "places", erreurs: saisie, status: 422 });
  const suite = await depasse(c, "places", form, { ...saisie, nom: saisie.collectivite });
  if (suite instanceof Response) return suite;
  const { ouvert: _o, ...dit } = saisie;
  await saveCofinancement(c.var.db, c.var.perimetre, { ...dit, ...suite });
  return c.redirect(`${baseDe(c)}/relais`, 303);
}

const direPerdu = (dit: Relais | Cofinancement): string =>
  "places" in dit
    ? pluriel(dit.places, "place cofinancée", "places cofinancées")
    : `${pluriel(dit.actifs, "assistant maternel actif", "assistants maternels actifs")}, ${dit.etp.toLocaleString("fr-FR")} ETP`;

async function montrerRetrait(c: Requete) {
  exigerModifier(c);
  const { dit, ...quoi } = orNotFound(await voulue(c));
  const page = <RetraitAnneePage base={baseDe(c)} {...quoi} perdu={direPerdu(dit)} />;
  return c.render(page, { titre: "Retirer cette année" });
}

async function retirer(c: Requete) {
  exigerModifier(c);
  const saisie = parseForm(RETRAIT, await c.req.formData());
  if (isFormErrors(saisie)) throw incomplete(saisie);
  const { dit } = orNotFound((await annees(c)).find(laMeme(saisie)));
  await deleteAnnee(c.var.db, c.var.perimetre, saisie, dit);
  return c.redirect(`${baseDe(c)}/relais`, 303);
}

/** Les relais petite enfance, et la simulation des bonus de la Caf. */
export const relaisRoutes = new Hono<Env>()
  .get(`${BASE}/relais`, (c) => montrer(c))
  .post(`${BASE}/relais`, ecrireRelais)
  .post(`${BASE}/relais/places`, ecrirePlaces)
  .get(`${BASE}/relais/retrait`, montrerRetrait)
  .post(`${BASE}/relais/retrait`, retirer);
