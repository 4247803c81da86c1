import { type Context, Hono } from "hono";
import { Refus } from "#commun/refus.ts";
import { PROBLEMS } from "#platform/api/problem.ts";
import { orNotFound } from "#platform/errors.ts";
import { parseForm } from "#platform/forms.ts";
import type { Env } from "#platform/http.ts";
import { noterInstallation } from "#platform/journal-installation.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { texte } from "../forms.ts";
import { connecte } from "../session/actions.ts";
import { creerJeton } from "./actions.ts";
import { jetonForm } from "./forms.ts";
import { JETONS_MAX } from "./model.ts";
import { GuideApiPage, JetonCreePage, JetonsPage } from "./pages.tsx";
import { peutCreer, vaut } from "./rules.ts";
import { estRevoque, listJetonsApi, revoquerJetonApi } from "./store.ts";

async function renderJetons(c: Context<Env>, erreurs?: FormErrors) {
  const maintenant = c.var.maintenant();
  const jetons = await listJetonsApi(c.var.db, c.var.compte.id);
  const fait = c.req.query("fait") === "revoque" ? "Ce jeton est révoqué : il ne vaut plus rien." : undefined;
  c.status(erreurs ? 422 : 200);
  const valables = jetons.map((jeton) => ({ ...jeton, valable: vaut(jeton, maintenant) }));
  const page = <JetonsPage jetons={valables} fait={fait} erreurs={erreurs} />;
  return c.render(page, { titre: "Mes jetons d’API", erreur: Boolean(erreurs) });
}

const TROP = `Vous avez déjà ${JETONS_MAX} jetons valables : révoquez-en un d’abord.`;

const problemes = Object.entries(PROBLEMS).map(([code, [status, titre, conseil]]) => ({
  code,
  status,
  titre,
  conseil,
}));

/** Les jetons de son compte, et le guide de l'API, que chacun peut lire. */
export const jetonApiRoutes = new Hono<Env>()
  .get("/api", (c) => {
    const page = <GuideApiPage adresse={c.var.adresse} problemes={problemes} />;
    return c.render(page, { titre: "L’API de Maillage", publique: true });
  })
  .use("/compte/jetons", connecte)
  .use("/compte/jetons/*", connecte)
  .get("/compte/jetons", (c) => renderJetons(c))
  .post("/compte/jetons", async (c) => {
    const { db, compte } = c.var;
    const maintenant = c.var.maintenant();
    const saisie = parseForm(jetonForm, await c.req.formData());
    if (isFormErrors(saisie)) return renderJetons(c, saisie);
    const refuse = peutCreer(await listJetonsApi(db, compte.id), maintenant);
    if (refuse instanceof Refus)
      return renderJetons(c, { values: { nom: saisie.nom, duree: saisie.duree }, errors: { nom: [TROP] } });
    const { nom, portees, duree } = saisie;
    const jeton = await creerJeton(db, compte.id, { nom, portees, jours: Number(duree) }, maintenant);
    // shown in the answer itself: a redirect would have to keep it somewhere
    return c.render(<JetonCreePage nom={nom} jeton={jeton} />, { titre: "Votre jeton est prêt" });
  })
  .post("/compte/jetons/revocation", async (c) => {
    const { db, compte } = c.var;
    const maintenant = c.var.maintenant();
    const id = texte(await c.req.formData(), "jeton");
    if (await estRevoque(db, compte.id, id)) return c.redirect("/compte/jetons?fait=revoque", 303);
    orNotFound((await revoquerJetonApi(db, compte.id, id, maintenant)) || undefined);
    await noterInstallation(
      db,
      { compte: compte.id, action: "revocation", objet: "jetonApi", objetId: id },
      maintenant,
    );
    return c.redirect("/compte/jetons?fait=revoque", 303);
  });
