import { Hono } from "hono";
import { peut } from "#domaines/acces/index.ts";
import {
  champsDits,
  insertAnnexes,
  lockElements,
  ouvrirTexte,
  saveElements,
  saveOptions,
} from "#domaines/convention/index.ts";
import { listInstances } from "#domaines/gouvernance/index.ts";
import { parseForm } from "#platform/forms.ts";
import type { Env } from "#platform/http.ts";
import { newId } from "#platform/ids.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { peutPoser, trameDe } from "../trame/rules.ts";
import { baseDe, conventionDe, type Requete } from "../requete/actions.ts";
import { exigerLire, exigerRediger, garderSigne, lireTexte, peutRediger, texteDe } from "./actions.ts";
import { optionsForm } from "./forms.ts";
import { OptionsPage, TextePage } from "./pages.tsx";

async function montrer(c: Requete) {
  exigerLire(c);
  const texte = await lireTexte(c.var.db, c.var.perimetre, conventionDe(c));
  const ecrire = peutRediger(c) && !texte.verrouillee;
  const modeles = peut(c.var.perimetre.roles, "plan.lire");
  const emporter = peut(c.var.perimetre.roles, "exports.faire");
  const props = { base: baseDe(c), texte, ecrire, vide: peutPoser(texte), modeles, emporter };
  const page = <TextePage {...props} />;
  return c.render(page, { titre: "Texte de la convention" });
}

/** Pose la trame sur un brouillon vide. */
async function poser(c: Requete) {
  exigerRediger(c);
  const { db, perimetre } = c.var;
  const convention = conventionDe(c);
  const avant = {
    visas: await lockElements(db, perimetre, convention, "visas"),
    articles: await lockElements(db, perimetre, convention, "articles"),
  };
  const { elements } = await ouvrirTexte(db, perimetre, convention);
  if (!peutPoser(elements)) return c.redirect(texteDe(c), 303);
  const trame = trameDe(elements.parties);
  const ecrire = { action: "creation", avant: [] };
  const [articles, visas] = [
    trame.articles.map((un) => ({ id: newId(), ...un })),
    trame.visas.map((un) => ({ id: newId(), ...un })),
  ];
  await saveElements(
    db,
    perimetre,
    { convention, liste: "articles" },
    { ...ecrire, avant: avant.articles, apres: articles },
  );
  await saveElements(db, perimetre, { convention, liste: "visas" }, { ...ecrire, avant: avant.visas, apres: visas });
  await insertAnnexes(db, perimetre, convention, trame.annexes);
  return c.redirect(texteDe(c), 303);
}

/** Donne les annexes du modèle à un texte qui n'en a pas. */
async function annexer(c: Requete) {
  exigerRediger(c);
  const { db, perimetre } = c.var;
  await lockElements(db, perimetre, conventionDe(c), "articles"); // two at once: the second finds them there
  const { elements } = await ouvrirTexte(db, perimetre, conventionDe(c));
  if (elements.annexes.length === 0) await insertAnnexes(db, perimetre, conventionDe(c), trameDe([]).annexes);
  return c.redirect(`${texteDe(c)}#annexes`, 303);
}

async function montrerOptions(c: Requete, erreurs?: FormErrors) {
  exigerRediger(c);
  const { options, versionOptions, champs } = await ouvrirTexte(c.var.db, c.var.perimetre, conventionDe(c));
  c.status(erreurs ? 422 : 200);
  const copils = (await listInstances(c.var.db, c.var.perimetre)).filter(
    ({ nature, closeLe }) => nature === "copil" && !closeLe,
  );
  const conduit = peut(c.var.perimetre.roles, "gouvernance.conduire");
  const props = { base: baseDe(c), options, version: versionOptions, copils, conduit };
  const page = <OptionsPage {...props} champs={champsDits(champs)} />;
  return c.render(page, { titre: "Options et champs du texte" });
}

async function choisir(c: Requete) {
  exigerRediger(c);
  const lu = parseForm(optionsForm, await c.req.formData());
  if (isFormErrors(lu)) return montrerOptions(c, lu);
  const { version, ...options } = lu;
  await saveOptions(c.var.db, c.var.perimetre, { convention: conventionDe(c), version }, options);
  return c.redirect(texteDe(c), 303);
}

const TEXTE = "/conventions/:convention/texte";

/** Le texte d'une convention : le lire avec ce qui lui manque, le commencer, choisir ses options. */
export const texteRoutes = new Hono<Env>()
  .get(TEXTE, montrer)
  .post(`${TEXTE}/trame`, garderSigne, poser)
  .post(`${TEXTE}/annexes`, garderSigne, annexer)
  .use(`${TEXTE}/options`, garderSigne)
  .get(`${TEXTE}/options`, (c) => montrerOptions(c))
  .post(`${TEXTE}/options`, choisir);
