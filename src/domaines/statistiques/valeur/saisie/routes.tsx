import { Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import { Refus } from "#commun/refus.ts";
import { orNotFound } from "#platform/errors.ts";
import { parseForm, valuesOf } from "#platform/forms.ts";
import type { Env } from "#platform/http.ts";
import { newId } from "#platform/ids.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { listStatistiques } from "../../catalogue/actions.ts";
import type { Statistique } from "../../catalogue/model.ts";
import { bilanDe } from "../../depot/rules.ts";
import { getDepot, getRangSuivant, saveDepot, updateEtatDepot } from "../../depot/store.ts";
import type { LieuNomme } from "../../lieu/model.ts";
import { nommerLieu, type Territoires } from "../../lieu/rules.ts";
import {
  BASE,
  baseDe,
  exigerModifier,
  type LireCommunes,
  lireTerritoires,
  type Requete,
} from "../../requete/actions.ts";
import type { Depose } from "../model.ts";
import { deleteValeurs, listSaisies, saveValeurs } from "../store.ts";
import { formSaisie, PHRASES_SAISIE } from "./forms.ts";
import { SaisiePage } from "./pages.tsx";
import { verifierSaisie } from "./rules.ts";

const tousDe = ({ epci, bassins, communes, comparaisons }: Territoires): LieuNomme[] => [
  ...epci,
  ...bassins,
  ...communes,
  ...comparaisons,
];

async function lireStatistique(c: Requete): Promise<Statistique> {
  exigerModifier(c);
  const toutes = await listStatistiques(c.var.db, c.var.perimetre);
  return orNotFound(toutes.find(({ code }) => code === c.req.param("code")));
}

async function renderSaisie(c: Requete, lireCommunes: LireCommunes, erreurs?: FormErrors) {
  const statistique = await lireStatistique(c);
  const { geographie, territoires } = await lireTerritoires(c, lireCommunes);
  const saisies = await listSaisies(c.var.db, c.var.perimetre, statistique.code);
  c.status(erreurs ? 422 : 200);
  const vues = saisies.map((une) => ({
    ...une,
    nom: nommerLieu(geographie, { genre: une.genre, code: une.territoire }),
  }));
  const props = { base: baseDe(c), statistique, lieux: tousDe(territoires), saisies: vues, erreurs };
  return c.render(<SaisiePage {...props} />, {
    titre: `Écrire une valeur : ${statistique.nom}`,
    erreur: Boolean(erreurs),
  });
}

/** La valeur saisie et sa source, ou ce qui empêche de l'écrire. */
async function lireSaisie(
  c: Requete,
  statistique: Statistique,
  lieux: readonly LieuNomme[],
): Promise<{ dite: Depose; source: string } | FormErrors> {
  const form = await c.req.formData();
  const saisie = parseForm(formSaisie, form);
  if (isFormErrors(saisie)) return saisie;
  const { lieu: voulu, source, ...termes } = saisie;
  const faute = (champ: string, phrase: string): FormErrors => ({
    values: valuesOf(form),
    errors: { [champ]: [phrase] },
  });
  const lieu = lieux.find(({ genre, code }) => `${genre}:${code}` === voulu);
  if (!lieu) return faute("lieu", "Choisissez un territoire de la liste.");
  const dite = verifierSaisie(statistique, {
    ...termes,
    statistique: statistique.code,
    lieu: { genre: lieu.genre, code: lieu.code },
  });
  return dite instanceof Refus ? faute(...PHRASES_SAISIE[dite.code]) : { dite, source };
}

/** Une valeur écrite à la main, et son retrait. */
export const saisieRoutes = (lireCommunes: LireCommunes) =>
  new Hono<Env>()
    .get(`${BASE}/:code/saisie`, (c) => renderSaisie(c, lireCommunes))
    .post(`${BASE}/:code/saisie`, async (c) => {
      const statistique = await lireStatistique(c);
      const { db, perimetre, compte, maintenant } = c.var;
      const { territoires } = await lireTerritoires(c, lireCommunes);
      const lue = await lireSaisie(c, statistique, tousDe(territoires));
      if (isFormErrors(lue)) return renderSaisie(c, lireCommunes, lue);
      const id = newId();
      const rang = await getRangSuivant(db, perimetre);
      const commun = {
        modele: "",
        empreinte: "",
        etat: "ecrit" as const,
        auteur: compte.nom,
        bilan: bilanDe([lue.dite]),
      };
      const nom = `Saisie : ${statistique.nom}`;
      await saveDepot(db, perimetre, {
        ...commun,
        id,
        rang,
        genre: "saisie",
        nom,
        source: lue.source,
        deposeLe: maintenant().toISOString(),
      });
      await saveValeurs(db, perimetre, id, [lue.dite]);
      return c.redirect(`${baseDe(c)}/${statistique.code}/saisie`, 303);
    })
    .post(`${BASE}/:code/saisie/:depot/retrait`, async (c) => {
      const statistique = await lireStatistique(c);
      const depot = await getDepot(c.var.db, c.var.perimetre, c.req.param("depot"));
      if (depot.genre !== "saisie" || depot.etat !== "ecrit")
        throw new HTTPException(409, { message: "Cette saisie est déjà retirée" });
      await deleteValeurs(c.var.db, c.var.perimetre, depot.id);
      await updateEtatDepot(c.var.db, c.var.perimetre, depot, { etat: "annule", bilan: depot.bilan });
      return c.redirect(`${baseDe(c)}/${statistique.code}/saisie`, 303);
    });
