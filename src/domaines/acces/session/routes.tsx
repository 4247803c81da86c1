import { type Context, Hono } from "hono";
import { parseForm } from "#platform/forms.ts";
import { isFormErrors } from "#ui/form.ts";
import { texte } from "../forms.ts";
import { dureeEnMots } from "../frein/rules.ts";
import type { AccesEnv } from "../motdepasse/actions.ts";
import { connecte, fermerSession, ouvrirSession } from "./actions.ts";
import { connexionForm } from "./forms.ts";
import { ConnexionPage, type ConnexionProps } from "./pages.tsx";
import { destination } from "./rules.ts";
import { listPersonas } from "./store.ts";

type C = Context<AccesEnv>;

/** Les personnes inventées n'existent que dans une base de démonstration. */
const personasDe = (c: C, demonstration: boolean) => (demonstration ? listPersonas(c.var.db) : Promise.resolve([]));

async function renderConnexion(
  c: C,
  demonstration: boolean,
  props: Omit<ConnexionProps, "personas">,
  status: 200 | 422 | 429 = 200,
) {
  const personas = await personasDe(c, demonstration);
  c.status(status);
  const erreur = status !== 200;
  return c.render(<ConnexionPage {...props} personas={personas} />, { titre: "Se connecter", publique: true, erreur });
}

const REFUS = "L’adresse ou le mot de passe n’est pas le bon. Vous pouvez aussi recevoir un lien par courriel.";

/** La page de connexion, par mot de passe ou par un clic en démonstration, et la sortie. */
export const sessionRoutes = (demonstration: boolean) =>
  new Hono<AccesEnv>()
    .get("/connexion", async (c) => {
      const vers = destination(c.req.query("vers"));
      if (c.var.usager.compte) return c.redirect(vers, 303);
      return renderConnexion(c, demonstration, { vers });
    })
    .post("/connexion", async (c) => {
      const form = await c.req.formData();
      const vers = destination(texte(form, "vers"));
      const saisie = parseForm(connexionForm, form);
      if (isFormErrors(saisie)) return renderConnexion(c, demonstration, { vers, erreurs: saisie }, 422);
      const { compte, attente } = c.var.preuve ?? { compte: null, attente: 0 };
      const erreurs = { values: { courriel: saisie.courriel }, errors: {} };
      if (attente > 0) {
        c.header("Retry-After", String(attente));
        const refus = `Trop d’essais ont échoué. Réessayez dans ${dureeEnMots(attente)}, ou demandez un lien par courriel.`;
        return renderConnexion(c, demonstration, { vers, erreurs, refus }, 429);
      }
      if (!compte) return renderConnexion(c, demonstration, { vers, erreurs, refus: REFUS }, 422);
      await ouvrirSession(c, c.var.db, compte);
      return c.redirect(vers, 303);
    })
    .post("/connexion/demonstration", async (c) => {
      const form = await c.req.formData();
      const persona = (await personasDe(c, demonstration)).find(({ id }) => id === texte(form, "compte"));
      if (!persona) return c.notFound();
      await ouvrirSession(c, c.var.db, persona.id);
      return c.redirect(destination(texte(form, "vers")), 303);
    })
    .get("/compte/session", connecte, (c) => c.body(null, 204)) // to ask for it is a gesture: the session goes on
    .post("/deconnexion", async (c) => {
      await fermerSession(c, c.var.db);
      c.header("Clear-Site-Data", '"cache"');
      return c.redirect("/connexion", 303);
    });
