import { Hono } from "hono";
import { z } from "zod";
import { peut } from "#domaines/acces/index.ts";
import { listEnjeux, rangerEnjeux } from "#domaines/diagnostic/index.ts";
import { parseForm } from "#platform/forms.ts";
import type { Env } from "#platform/http.ts";
import { orNotFound } from "#platform/errors.ts";
import { forbid } from "#platform/rights.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { listNoeuds } from "../noeud/store.ts";
import { baseDe, ecritureDe, type Requete } from "../requete/actions.ts";
import { EnjeuxDuPlanPage } from "./pages.tsx";
import { orphelins } from "./rules.ts";
import { deleteReponse, insertReponse, listReponses } from "./store.ts";

const ENJEUX = "/conventions/:convention/plan/enjeux";
const LIEN = z.object({
  enjeu: z.string().min(1, "Choisissez un enjeu."),
  noeud: z.string().min(1, "Choisissez la partie du plan qui y répond."),
});

async function montrer(c: Requete, erreurs?: FormErrors) {
  const { db, perimetre } = c.var;
  forbid(peut(perimetre.roles, "plan.lire"));
  const enjeux = rangerEnjeux(await listEnjeux(db, perimetre, ecritureDe(c).convention));
  const noeuds = await listNoeuds(db, perimetre);
  const reponses = await listReponses(db, perimetre);
  c.status(erreurs ? 422 : 200);
  const page = (
    <EnjeuxDuPlanPage
      base={baseDe(c)}
      enjeux={enjeux}
      noeuds={noeuds}
      reponses={reponses}
      orphelins={orphelins(enjeux, noeuds, reponses)}
      ecrit={peut(perimetre.roles, "plan.modifier")}
      erreurs={erreurs}
    />
  );
  return c.render(page, { titre: "Des enjeux au plan", erreur: Boolean(erreurs) });
}

/** Le lien que dit le formulaire, entre un enjeu et un nœud de cette convention (404 sinon). */
async function lireLien(c: Requete) {
  const { db, perimetre } = c.var;
  forbid(peut(perimetre.roles, "plan.modifier"));
  const saisi = parseForm(LIEN, await c.req.formData());
  if (isFormErrors(saisi)) return saisi;
  orNotFound((await listEnjeux(db, perimetre, ecritureDe(c).convention)).find(({ id }) => id === saisi.enjeu));
  orNotFound((await listNoeuds(db, perimetre)).find(({ id }) => id === saisi.noeud));
  return saisi;
}

export const enjeuRoutes = new Hono<Env>()
  .get(ENJEUX, (c) => montrer(c))
  .post(ENJEUX, async (c) => {
    const lien = await lireLien(c);
    if (isFormErrors(lien)) return montrer(c, lien);
    await insertReponse(c.var.db, c.var.perimetre, ecritureDe(c).convention, lien);
    return c.redirect(`${baseDe(c)}/plan/enjeux`, 303);
  })
  .post(`${ENJEUX}/retrait`, async (c) => {
    const lien = await lireLien(c);
    if (isFormErrors(lien)) return montrer(c, lien);
    await deleteReponse(c.var.db, c.var.perimetre, ecritureDe(c).convention, lien);
    return c.redirect(`${baseDe(c)}/plan/enjeux`, 303);
  });
