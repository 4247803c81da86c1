import { Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import { Refus } from "#commun/refus.ts";
import type { Env } from "#platform/http.ts";
import type { Revue } from "../actions.ts";
import { deciderLignes } from "../decision/rules.ts";
import { formPriorite } from "../forms.ts";
import { baseDe, enregistrer, formulaireDe, iciDe, type Requete, revueDe } from "../requete/actions.ts";
import { enteteDe } from "../vue/rules.ts";
import { vuePriorites } from "./actions.ts";
import { PrioritesPage } from "./pages.tsx";
import { choisir } from "./rules.ts";

const PRIORITES = "/conventions/:convention/imports/:import/priorites";

function montrer(c: Requete, revue: Revue, refus = false) {
  const props = { base: baseDe(c), entete: enteteDe(revue.importe), priorites: vuePriorites(revue), refus };
  c.status(refus ? 422 : 200);
  return c.render(<PrioritesPage {...props} />, { titre: "Priorités données à trop de fiches", erreur: refus });
}

export const prioriteRoutes = new Hono<Env>()
  .get(PRIORITES, async (c) => montrer(c, await revueDe(c)))
  .post(PRIORITES, async (c) => {
    const revue = await revueDe(c);
    const { version, cle, acte, fiche } = await formulaireDe(c, formPriorite);
    const ligne = revue.comparaison.priorites.find((une) => une.cle === cle);
    if (!ligne) throw new HTTPException(409, { message: "Cette priorité n’est plus donnée à trop de fiches" });
    const { decisions } = revue.importe;
    const prises =
      acte === "garder" ? deciderLignes(decisions, [ligne], () => true) : choisir(decisions, ligne, fiche.map(Number));
    if (prises instanceof Refus) return montrer(c, revue, true);
    await enregistrer(c, revue, version, prises);
    return c.redirect(iciDe(c), 303);
  });
