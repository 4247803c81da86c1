import { Hono } from "hono";
import { annee } from "#commun/jour.ts";
import { Refus } from "#commun/refus.ts";
import { listZones, reconnaitreCommunes } from "#domaines/territoire/index.ts";
import { incomplete, orNotFound } from "#platform/errors.ts";
import { parseForm, valuesOf } from "#platform/forms.ts";
import type { Env } from "#platform/http.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import type { LieuNomme } from "../lieu/model.ts";
import { membresDe, nommerLieu } from "../lieu/rules.ts";
import {
  BASE,
  baseDe,
  exigerLire,
  exigerModifier,
  type LireCommunes,
  lireTerritoires,
  peutModifier,
  type Requete,
} from "../requete/actions.ts";
import { formComposition, formRetrait, PHRASES_COMPOSITION } from "./forms.ts";
import type { Composition } from "./model.ts";
import { CompositionsPage } from "./pages.tsx";
import { verifierComposition } from "./rules.ts";
import { deleteComposition, insertComposition, listCompositions } from "./store.ts";

const PERIMETRES = `${BASE}/perimetres`;

/** Les EPCI et les bassins de l'espace, ce qu'ils sont et ce qu'ils furent. */
async function lireComposes(c: Requete, lireCommunes: LireCommunes) {
  const { geographie, territoires } = await lireTerritoires(c, lireCommunes);
  const compositions = await listCompositions(c.var.db, c.var.perimetre);
  const composes = [...territoires.epci, ...territoires.bassins].map((lieu) => ({
    lieu,
    membres: membresDe(geographie, lieu),
    compositions: compositions.filter(({ genre, territoire }) => genre === lieu.genre && territoire === lieu.code),
  }));
  return { geographie, compositions, composes };
}

async function montrer(c: Requete, lireCommunes: LireCommunes, erreurs?: FormErrors) {
  exigerLire(c);
  const { geographie, composes } = await lireComposes(c, lireCommunes);
  const nommer = (code: string) => nommerLieu(geographie, { genre: "commune", code });
  c.status(erreurs ? 422 : 200);
  const props = { base: baseDe(c), territoires: composes, nommer, modifier: peutModifier(c), erreurs };
  return c.render(<CompositionsPage {...props} />, { titre: "Périmètres d’alors", erreur: Boolean(erreurs) });
}

const nomme = (dit: string) => (une: { lieu: LieuNomme }) => `${une.lieu.genre}:${une.lieu.code}` === dit;

async function ecrire(c: Requete, lireCommunes: LireCommunes) {
  exigerModifier(c);
  const { db, perimetre, today } = c.var;
  const form = await c.req.formData();
  const revenir = (champ: string, phrase: string) =>
    montrer(c, lireCommunes, { values: valuesOf(form), errors: { [champ]: [phrase] } });
  const saisie = parseForm(formComposition, form);
  if (isFormErrors(saisie)) return montrer(c, lireCommunes, saisie);
  const { compositions, composes } = await lireComposes(c, lireCommunes);
  const lieu = composes.find(nomme(saisie.lieu))?.lieu;
  if (!lieu) return revenir("lieu", "Choisissez un territoire de la liste.");
  const { codes, inconnus } = reconnaitreCommunes(saisie.communes, await listZones(db, perimetre));
  if (inconnus.length > 0)
    return revenir("communes", `On ne reconnaît pas ${inconnus.map((nom) => `« ${nom} »`).join(", ")}.`);
  const { debut, source } = saisie;
  const genre = lieu.genre as Composition["genre"];
  const composition = { genre, territoire: lieu.code, debut, communes: [...new Set(codes)], source, version: 1 };
  const refuse = verifierComposition(composition, { connues: compositions, annee: annee(today) });
  if (refuse instanceof Refus) return revenir(...PHRASES_COMPOSITION[refuse.code]);
  await insertComposition(db, perimetre, composition);
  return c.redirect(`${baseDe(c)}/perimetres`, 303);
}

/** Le périmètre des territoires, année après année. */
export const compositionRoutes = (lireCommunes: LireCommunes) =>
  new Hono<Env>()
    .get(PERIMETRES, (c) => montrer(c, lireCommunes))
    .post(PERIMETRES, (c) => ecrire(c, lireCommunes))
    .post(`${PERIMETRES}/retrait`, async (c) => {
      exigerModifier(c);
      const saisie = parseForm(formRetrait, await c.req.formData());
      if (isFormErrors(saisie)) throw incomplete(saisie);
      const { composes } = await lireComposes(c, lireCommunes);
      const { compositions } = orNotFound(composes.find(nomme(saisie.lieu)));
      const composition = orNotFound(compositions.find(({ debut }) => debut === saisie.debut));
      await deleteComposition(c.var.db, c.var.perimetre, composition);
      return c.redirect(`${baseDe(c)}/perimetres`, 303);
    });
