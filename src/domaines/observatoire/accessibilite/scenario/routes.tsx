import { Hono } from "hono";
import { Refus } from "#commun/refus.ts";
import { parseForm, valuesOf } from "#platform/forms.ts";
import type { Env } from "#platform/http.ts";
import { unlessRemoved } from "#platform/removal.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { PAR_PAGE, pageDe } from "#ui/pagination.tsx";
import { PHRASES_CHANGEMENT } from "../lexique.ts";
import { BASE, baseDe, exigerLire, exigerModifier, peutModifier, type Requete } from "../requete/actions.ts";
import { bassinsDe, codeDe, differer, direChangement, jouerScenario, lireDepart, phraseDe } from "./actions.ts";
import { CHANGEMENT, SCENARIO } from "./forms.ts";
import type { Changement, Scenario } from "./model.ts";
import { RetraitScenarioPage, ScenarioPage, ScenariosPage } from "./pages.tsx";
import { appliquer, comparer } from "./rules.ts";
import { deleteScenario, getScenario, insertScenario, listScenarios, updateScenario } from "./store.ts";

const SCENARIOS = `${BASE}/scenarios`;
const UN = `${SCENARIOS}/:scenario`;

const paramsDe = (c: Requete) => {
  const params = new URLSearchParams(c.req.query());
  params.delete("page");
  return params;
};

async function montrerListe(c: Requete, erreurs?: FormErrors) {
  exigerLire(c);
  const depart = await lireDepart(c);
  const scenarios = await listScenarios(c.var.db, c.var.perimetre);
  const page = pageDe(c.req.query("page"));
  const joues = scenarios.slice((page - 1) * PAR_PAGE, page * PAR_PAGE).map((scenario) => {
    const { etude } = jouerScenario(depart, scenario);
    const sens = comparer(depart.aujourdhui, etude).map((un) => un.sens);
    return {
      scenario,
      etude,
      gagnent: sens.filter((un) => un === "gagne").length,
      perdent: sens.filter((un) => un === "perd").length,
    };
  });
  const lignes = [{ scenario: null, etude: depart.aujourdhui, gagnent: 0, perdent: 0 }, ...joues];
  c.status(erreurs ? 422 : 200);
  const props = {
    base: baseDe(c),
    mode: depart.reglages.mode,
    lignes,
    total: scenarios.length,
    page,
    params: paramsDe(c),
    modifier: peutModifier(c),
    erreurs,
  };
  return c.render(<ScenariosPage {...props} />, { titre: "Scénarios", erreur: Boolean(erreurs) });
}

type Faute = { erreurs: FormErrors; faute: string };

async function montrer(c: Requete, scenario: Scenario, suite?: Faute) {
  exigerLire(c);
  const autres = (await listScenarios(c.var.db, c.var.perimetre)).filter(({ id }) => id !== scenario.id);
  const contre = autres.find(({ id }) => id === c.req.query("contre"));
  const depart = await lireDepart(c, [...scenario.changements, ...(contre?.changements ?? [])]);
  const { mode } = depart.reglages;
  const joue = jouerScenario(depart, scenario);
  const reference = contre ? jouerScenario(depart, contre) : { etat: depart.lecture.etat, etude: depart.aujourdhui };
  const difference = differer(reference, joue, mode);
  const { communes, sites } = depart.lecture.etat;
  const dedans = communes.filter(({ code }) => depart.lecture.dedans.has(code));
  const tous = { communes, sites: [...sites, ...joue.etat.sites] };
  c.status(suite ? 422 : 200);
  const props = {
    base: baseDe(c),
    scenario,
    changements: scenario.changements.map((un) => ({
      dit: direChangement(tous, un),
      laisse: joue.laisses.includes(un),
    })),
    phrase: phraseDe(difference, mode),
    mode,
    contre: contre?.id ?? "",
    autres,
    ecarts: difference.ecarts,
    bassins: bassinsDe(difference),
    communes: dedans.map(({ nom }) => nom),
    nomsBassins: [...new Set(dedans.flatMap(({ bassin }) => bassin ?? []))],
    sites: joue.etat.sites.filter(({ lieu }) => lieu),
    params: paramsDe(c),
    page: pageDe(c.req.query("page")),
    modifier: peutModifier(c),
    ...suite,
  };
  return c.render(<ScenarioPage {...props} />, { titre: scenario.nom, erreur: Boolean(suite) });
}

const scenarioDe = (c: Requete) => getScenario(c.var.db, c.var.perimetre, c.req.param("scenario") ?? "");
const versScenario = (c: Requete, id: string) => c.redirect(`${baseDe(c)}/scenarios/${id}`, 303);

async function ajouter(c: Requete) {
  exigerModifier(c);
  const scenario = await scenarioDe(c);
  const form = await c.req.formData();
  const faute = String(form.get("genre") ?? "");
  const saisie = parseForm(CHANGEMENT, form);
  if (isFormErrors(saisie)) return montrer(c, scenario, { erreurs: saisie, faute });
  const depart = await lireDepart(c);
  const { version, ...dit } = saisie;
  const changement: Changement = "commune" in dit ? { ...dit, commune: codeDe(depart.lecture.etat, dit.commune) } : dit;
  const applique = appliquer(jouerScenario(depart, scenario).etat, changement);
  if (applique instanceof Refus) {
    const [champ, phrase] = PHRASES_CHANGEMENT[applique.code];
    return montrer(c, scenario, { erreurs: { values: valuesOf(form), errors: { [champ]: [phrase] } }, faute });
  }
  const { nom, note, changements } = scenario;
  await updateScenario(c.var.db, { ...scenario, version }, { nom, note, changements: [...changements, changement] });
  return versScenario(c, scenario.id);
}

async function oter(c: Requete) {
  exigerModifier(c);
  const scenario = await scenarioDe(c);
  const rang = Number(c.req.param("rang"));
  const version = Number((await c.req.formData()).get("version")) || 0;
  const { nom, note, changements } = scenario;
  if (!changements[rang]) return c.notFound();
  await updateScenario(
    c.var.db,
    { ...scenario, version },
    { nom, note, changements: changements.filter((_, un) => un !== rang) },
  );
  return versScenario(c, scenario.id);
}

async function renommer(c: Requete) {
  exigerModifier(c);
  const scenario = await scenarioDe(c);
  const saisie = parseForm(SCENARIO, await c.req.formData());
  if (isFormErrors(saisie)) return montrer(c, scenario, { erreurs: saisie, faute: "scenario" });
  const { version, nom, note } = saisie;
  await updateScenario(c.var.db, { ...scenario, version }, { nom, note, changements: scenario.changements });
  return versScenario(c, scenario.id);
}

/** Les scénarios : imaginer, comparer, garder. */
export const scenarioRoutes = new Hono<Env>()
  .get(SCENARIOS, (c) => montrerListe(c))
  .post(SCENARIOS, async (c) => {
    exigerModifier(c);
    const saisie = parseForm(SCENARIO, await c.req.formData());
    if (isFormErrors(saisie)) return montrerListe(c, saisie);
    return versScenario(c, await insertScenario(c.var.db, c.var.perimetre, { nom: saisie.nom, note: saisie.note }));
  })
  .get(UN, async (c) => montrer(c, await scenarioDe(c)))
  .post(UN, renommer)
  .post(`${UN}/changements`, ajouter)
  .post(`${UN}/changements/:rang/retrait`, oter)
  .get(`${UN}/retrait`, async (c) => {
    exigerModifier(c);
    const scenario = await scenarioDe(c);
    return c.render(<RetraitScenarioPage base={baseDe(c)} scenario={scenario} />, {
      titre: `Retirer « ${scenario.nom} »`,
    });
  })
  .post(`${UN}/retrait`, async (c) => {
    exigerModifier(c);
    const id = c.req.param("scenario");
    const scenario = await unlessRemoved(c.var, "observatoire.scenario", id, scenarioDe(c));
    if (scenario) await deleteScenario(c.var.db, scenario);
    return c.redirect(`${baseDe(c)}/scenarios`, 303);
  });
