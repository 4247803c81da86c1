import { Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import { Refus } from "#commun/refus.ts";
import type { Env } from "#platform/http.ts";
import type { Revue } from "../actions.ts";
import { formJonction } from "../forms.ts";
import { baseDe, enregistrer, formulaireDe, iciDe, type Requete, revueDe } from "../requete/actions.ts";
import { vueFiche } from "../vue/actions.ts";
import { candidates, joindre } from "./actions.ts";
import { JonctionPage } from "./pages.tsx";

const JONCTION = "/conventions/:convention/imports/:import/fiches/:rang{[0-9]+}/jonction";

const rangDe = (c: Requete) => Number(c.req.param("rang")) - 1;

function montrer(c: Requete, revue: Revue, refus = false) {
  const rang = rangDe(c);
  const vue = vueFiche(revue, rang, new Map());
  if (!vue) throw new HTTPException(404, { message: "Fiche inconnue" });
  const q = (c.req.query("q") ?? "").slice(0, 200);
  c.status(refus ? 422 : 200);
  const props = { base: baseDe(c), vue, q, candidates: candidates(revue, rang, q), refus };
  return c.render(<JonctionPage {...props} />, { titre: `Joindre à une autre action : ${vue.titre}`, erreur: refus });
}

export const jonctionRoutes = new Hono<Env>()
  .get(JONCTION, async (c) => montrer(c, await revueDe(c)))
  .post(JONCTION, async (c) => {
    const revue = await revueDe(c);
    const { version, vers } = await formulaireDe(c, formJonction);
    if (!revue.comparaison.fiches[rangDe(c)]) throw new HTTPException(404, { message: "Fiche inconnue" });
    const decisions = joindre(revue, rangDe(c), vers);
    if (decisions instanceof Refus) return montrer(c, revue, true);
    await enregistrer(c, revue, version, decisions);
    return c.redirect(`${iciDe(c)}/fiches/${rangDe(c) + 1}`, 303);
  });
