import { Hono } from "hono";
import type { Env } from "#platform/http.ts";
import { parseForm } from "#platform/forms.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { pageDe, PAR_PAGE } from "#ui/pagination.tsx";
import { BASE, baseDe, exigerLire, exigerModifier, peutModifier, type Requete } from "../actions.ts";
import { nombreAu } from "../parametre/rules.ts";
import { listValeurs } from "../parametre/store.ts";
import { COFINANCEMENT, RELAIS } from "./forms.ts";
import { RelaisPage } from "./pages.tsx";
import { etpVises, montantsEn, simuler } from "./rules.ts";
import { listCofinancements, listRelais, saveCofinancement, saveRelais } from "./store.ts";

type Faute = { faute: "relais" | "cofinancement"; erreurs: FormErrors };

async function montrer(c: Requete, suite?: Faute) {
  exigerLire(c);
  const { db, perimetre, today } = c.var;
  const valeurs = await listValeurs(db, perimetre);
  const assistantsParEtp = nombreAu(valeurs, "assistantsParEtp", today) ?? 70;
  const relais = await listRelais(db, perimetre);
  const places = await listCofinancements(db, perimetre);
  const page = pageDe(c.req.query("page"));
  c.status(suite ? 422 : 200);
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
    ...suite,
  };
  return c.render(<RelaisPage {...props} />, { titre: "Relais et bonus", erreur: Boolean(suite) });
}

/** Les relais petite enfance, et la simulation des bonus de la Caf. */
export const relaisRoutes = new Hono<Env>()
  .get(`${BASE}/relais`, (c) => montrer(c))
  .post(`${BASE}/relais`, async (c) => {
    exigerModifier(c);
    const saisie = parseForm(RELAIS, await c.req.formData());
    if (isFormErrors(saisie)) return montrer(c, { faute: "relais", erreurs: saisie });
    await saveRelais(c.var.db, c.var.perimetre, saisie);
    return c.redirect(`${baseDe(c)}/relais`, 303);
  })
  .post(`${BASE}/relais/places`, async (c) => {
    exigerModifier(c);
    const saisie = parseForm(COFINANCEMENT, await c.req.formData());
    if (isFormErrors(saisie)) return montrer(c, { faute: "cofinancement", erreurs: saisie });
    await saveCofinancement(c.var.db, c.var.perimetre, saisie);
    return c.redirect(`${baseDe(c)}/relais`, 303);
  });
