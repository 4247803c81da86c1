import { type Context, Hono } from "hono";
import { Refus } from "#commun/refus.ts";
import { parseForm } from "#platform/forms.ts";
import type { Env } from "#platform/http.ts";
import { forbid } from "#platform/rights.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import type { DroitsTerritoire } from "../model.ts";
import { reconnaitre } from "../zone/actions.ts";
import { listZones } from "../zone/store.ts";
import { PHRASES_POPULATION, populationForm } from "./forms.ts";
import type { Population } from "./model.ts";
import { PopulationsPage } from "./pages.tsx";
import { lirePopulation } from "./rules.ts";
import { deletePopulations, listPopulations, savePopulations } from "./store.ts";

type C = Context<Env>;

const cheminDe = (c: C) => `/espaces/${c.var.perimetre.espace}/territoire`;

async function renderPopulations(c: C, erreurs?: FormErrors) {
  const populations = await listPopulations(c.var.db, c.var.perimetre);
  const millesimes = [...new Set(populations.map(({ millesime }) => millesime))];
  c.status(erreurs ? 422 : 200);
  const page = <PopulationsPage chemin={cheminDe(c)} millesimes={millesimes} erreurs={erreurs} />;
  return c.render(page, { titre: "Populations d’une autre année", erreur: Boolean(erreurs) });
}

/** Chaque ligne lue et sa commune reconnue, ou la phrase de la première qui ne l'est pas. */
async function lireLignes(
  c: C,
  lignes: readonly string[],
): Promise<Pick<Population, "commune" | "municipale" | "totale">[] | string> {
  const zones = await listZones(c.var.db, c.var.perimetre);
  const populations = [];
  for (const ligne of lignes) {
    const lue = lirePopulation(ligne);
    if (lue instanceof Refus) return `« ${ligne} » ${PHRASES_POPULATION[lue.code]}.`;
    const [commune] = reconnaitre([lue.nom], zones).codes;
    if (!commune)
      return `On ne reconnaît pas la commune « ${lue.nom} » : précisez son département, comme « Colombier (42) ».`;
    populations.push({ commune, municipale: lue.municipale, totale: lue.totale });
  }
  return populations.length > 0 ? populations : "Écrivez au moins une ligne.";
}

/** Les populations d'autres années que le millésime officiel. */
export const populationRoutes = (droits: DroitsTerritoire) =>
  new Hono<Env>()
    .use("/espaces/:espace/territoire/populations/*", async (c, next) => {
      forbid(droits.modifier(c.var.perimetre.roles));
      return next();
    })
    .get("/espaces/:espace/territoire/populations", (c) => renderPopulations(c))
    .post("/espaces/:espace/territoire/populations", async (c) => {
      const form = await c.req.formData();
      const saisie = parseForm(populationForm, form);
      if (isFormErrors(saisie)) return renderPopulations(c, saisie);
      const { millesime, source } = saisie;
      const lues = await lireLignes(c, saisie.lignes);
      const values = { millesime: String(millesime), source, lignes: saisie.lignes.join("\n") };
      if (typeof lues === "string") return renderPopulations(c, { values, errors: { lignes: [lues] } });
      const parCommune = new Map(lues.map((une) => [une.commune, { ...une, millesime, source }]));
      await savePopulations(c.var.db, c.var.perimetre, [...parCommune.values()]);
      return c.redirect(cheminDe(c), 303);
    })
    .post("/espaces/:espace/territoire/populations/:millesime{[0-9]{4}}/retrait", async (c) => {
      await deletePopulations(c.var.db, c.var.perimetre, Number(c.req.param("millesime")));
      return c.redirect(cheminDe(c), 303);
    });
