import { Hono } from "hono";
import { peut } from "#domaines/acces/index.ts";
import { getConvention } from "#domaines/convention/index.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { parseForm, valuesOf } from "#platform/forms.ts";
import type { Env } from "#platform/http.ts";
import { orNotFound } from "#platform/errors.ts";
import { forbid } from "#platform/rights.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { ORDRE_DU_PLAN, SANS_FILTRE } from "../fiche/model.ts";
import { listFiches } from "../fiche/store.ts";
import { type Fiche, intituleFiche } from "../model.ts";
import { baseDe, ecritureDe, type Requete } from "../requete/actions.ts";
import { perimetreEntier, reprendre } from "./actions.ts";
import { DELIEN, LIEN, PHRASE_PRISE, REPRISE } from "./forms.ts";
import type { Suite } from "./model.ts";
import { ReprisePage } from "./pages.tsx";
import { aReprendre, estLibre } from "./rules.ts";
import { deleteSuite, insertSuites, listSuites } from "./store.ts";

const REPRISE_DU_PLAN = "/conventions/:convention/plan/reprise";

type Avant = { perimetre: Perimetre; convention: { id: string; titre: string }; fiches: Fiche[] };

/** La convention que celle-ci renouvelle et ses fiches, si cette personne en lit le plan. */
async function lireAvant(c: Requete): Promise<Avant | null> {
  const { db, perimetre } = c.var;
  forbid(peut(perimetre.roles, "plan.modifier"));
  const { precedente } = await getConvention(db, perimetre, c.req.param("convention") ?? "");
  const entier = await perimetreEntier(db, perimetre);
  if (!precedente || !entier.conventions.includes(precedente)) return null;
  const la = { ...entier, conventions: [precedente] };
  const { id, titre } = await getConvention(db, la, precedente);
  const fiches = await listFiches(db, la, { filtres: SANS_FILTRE, tri: ORDRE_DU_PLAN });
  return { perimetre: la, convention: { id, titre: titre ?? "La convention précédente" }, fiches };
}

async function montrer(c: Requete, avant: Avant | null, erreurs?: FormErrors) {
  const { db, perimetre } = c.var;
  const ici = await listFiches(db, perimetre, { filtres: SANS_FILTRE, tri: ORDRE_DU_PLAN });
  const suites = await listSuites(db, perimetre);
  const prises = new Set(suites.map(({ fiche }) => fiche));
  c.status(erreurs ? 422 : 200);
  const page = (
    <ReprisePage
      base={baseDe(c)}
      precedente={avant?.convention ?? null}
      fiches={aReprendre(avant?.fiches ?? [], ici, suites)}
      libres={ici
        .filter(({ id }) => !prises.has(id))
        .map((fiche) => ({ id: fiche.id, intitule: intituleFiche(fiche) }))}
      faites={Number(c.req.query("faites") ?? 0) || 0}
      erreurs={erreurs}
    />
  );
  return c.render(page, { titre: "Reprendre des fiches", erreur: Boolean(erreurs) });
}

const ouvrir = async (c: Requete): Promise<Avant> => orNotFound((await lireAvant(c)) ?? undefined);

export const repriseRoutes = new Hono<Env>()
  .get(REPRISE_DU_PLAN, async (c) => montrer(c, await lireAvant(c)))
  .post(REPRISE_DU_PLAN, async (c) => {
    const avant = await ouvrir(c);
    const saisi = parseForm(REPRISE, await c.req.formData());
    if (isFormErrors(saisi)) return montrer(c, avant, saisi);
    const { db, perimetre } = c.var;
    const prises = new Set((await listSuites(db, perimetre)).map(({ precedente }) => precedente));
    const fiches = avant.fiches.filter(({ id }) => saisi.fiche.includes(id) && !prises.has(id));
    const suites = await reprendre(db, ecritureDe(c), { fiches, avant: avant.perimetre });
    return c.redirect(`${baseDe(c)}/plan/reprise?faites=${suites.length}`, 303);
  })
  .post(`${REPRISE_DU_PLAN}/liens`, async (c) => {
    const avant = await ouvrir(c);
    const form = await c.req.formData();
    const saisi = parseForm(LIEN, form);
    if (isFormErrors(saisi)) return montrer(c, avant, saisi);
    const { db, perimetre } = c.var;
    const ici = await listFiches(db, perimetre, { filtres: SANS_FILTRE, tri: ORDRE_DU_PLAN });
    const precedente = orNotFound(avant.fiches.find(({ id }) => id === saisi.precedente)).id;
    const suite: Suite = { fiche: orNotFound(ici.find(({ id }) => id === saisi.suivante)).id, precedente };
    if (!estLibre(await listSuites(db, perimetre), suite))
      return montrer(c, avant, { values: valuesOf(form), errors: { precedente: [PHRASE_PRISE] } });
    await insertSuites(db, perimetre, ecritureDe(c).convention, [suite]);
    return c.redirect(`${baseDe(c)}/plan/reprise`, 303);
  })
  .post(`${REPRISE_DU_PLAN}/defaire`, async (c) => {
    const avant = await ouvrir(c);
    const saisi = parseForm(DELIEN, await c.req.formData());
    if (isFormErrors(saisi)) return montrer(c, avant, saisi);
    const { db, perimetre } = c.var;
    const suites = await listSuites(db, perimetre);
    const suite = orNotFound(suites.find(({ precedente }) => precedente === saisi.precedente));
    await deleteSuite(db, perimetre, ecritureDe(c).convention, suite);
    return c.redirect(`${baseDe(c)}/plan/reprise`, 303);
  });
