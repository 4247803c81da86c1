import { Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import { parseForm } from "#platform/forms.ts";
import type { Env } from "#platform/http.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { baseDe, iciDe, type Requete, verifierDroit } from "../revue/requete/actions.ts";
import type { EnteteImport } from "../revue/model.ts";
import { getDepot, updateImport } from "../store.ts";
import { changerFeuille, nombreDeColonnes, passerEnRevue, retenirColonnes, vueColonnes } from "./actions.ts";
import { depasse, formColonnes, lireColonnes } from "./forms.ts";
import { DESTINATIONS } from "./lecture/actions.ts";
import type { Depot } from "./model.ts";
import { ColonnesPage } from "./pages.tsx";

const COLONNES = "/conventions/:convention/imports/:import/colonnes";

type Depose = { entete: EnteteImport; depot: Depot };

function deposeDe(c: Requete): Promise<Depose> {
  verifierDroit(c);
  return getDepot(c.var.db, c.var.perimetre, c.req.param("import") ?? "");
}

async function montrer(c: Requete, { entete, depot }: Depose, erreurs?: FormErrors, statut: 409 | 422 = 422) {
  const vue = await vueColonnes(c.var.db, c.var.perimetre, entete, depot);
  c.status(erreurs ? statut : 200);
  const page = <ColonnesPage base={baseDe(c)} vue={vue} {...(erreurs ? { erreurs } : {})} />;
  return c.render(page, { titre: `Les colonnes de ${entete.fichier}`, erreur: Boolean(erreurs) });
}

const conflit = () => new HTTPException(409, { message: "Quelqu’un a fait avancer cet import entre-temps" });

export const tableurRoutes = new Hono<Env>()
  .get(COLONNES, async (c) => {
    const depose = await deposeDe(c);
    return depose.entete.etat === "correspondance" ? montrer(c, depose) : c.redirect(iciDe(c), 303);
  })
  .post(COLONNES, async (c) => {
    const { entete, depot } = await deposeDe(c);
    const envoi = parseForm(formColonnes, await c.req.formData());
    if (isFormErrors(envoi)) return montrer(c, { entete, depot }, envoi);
    if (entete.etat !== "correspondance") throw conflit();
    if (entete.version !== envoi.version) return montrer(c, { entete, depot }, depasse(envoi), 409);
    const { colonnes, erreurs } = lireColonnes(envoi, nombreDeColonnes(depot), DESTINATIONS);
    if (erreurs) return montrer(c, { entete, depot: { ...depot, colonnes } }, erreurs);
    const choisi = changerFeuille({ ...depot, colonnes }, envoi.feuille, envoi.entete);
    const { db, perimetre, maintenant } = c.var;
    if (envoi.acte === "apercu") {
      await updateImport(db, perimetre, entete, { depot: choisi });
      return c.redirect(`${iciDe(c)}/colonnes`, 303);
    }
    if (!choisi.colonnes.includes("titre")) {
      const errors = { "colonne-0": ["Dites quelle colonne porte le titre de l’action."] };
      return montrer(c, { entete, depot: choisi }, { values: { retenir: envoi.retenir ?? "" }, errors });
    }
    if (envoi.retenir) await retenirColonnes(db, perimetre, choisi, maintenant().toISOString());
    await passerEnRevue(db, perimetre, entete, choisi);
    return c.redirect(iciDe(c), 303);
  });
