import { Hono } from "hono";
import type { z } from "zod";
import { Refus } from "#commun/refus.ts";
import type { Action } from "#domaines/acces/index.ts";
import { incomplete } from "#platform/errors.ts";
import { parseForm, valuesOf } from "#platform/forms.ts";
import type { Env } from "#platform/http.ts";
import { isFormErrors } from "#ui/form.ts";
import { baseDe, exiger, type Requete, saitFaire } from "../../requete/actions.ts";
import { AVIS, DECISION, ETUDIER, etudesDe, INSCRIPTION, REVUE, SEULE_VERSION } from "../forms.ts";
import type { Echange } from "../model.ts";
import {
  arreter,
  decider,
  etudesAttendues,
  etudier,
  inscrire,
  type RefusEchange,
  rendreAvis,
  revoir,
} from "../rules.ts";
import { getEchange, updateEchange } from "../store.ts";
import { EchangePage, type EtapeProps } from "./pages.tsx";

const echangeDe = (c: Requete): Promise<Echange> => {
  exiger(c, "echanges.lire");
  return getEchange(c.var.db, c.var.perimetre, c.req.param("echange") ?? "");
};

/** Le délégué qui a un compte rend l'avis à son nom ; qui recopie écrit celui du délégué. */
const delegueDe = (c: Requete): string => (c.var.perimetre.roles.includes("dpo") ? c.var.compte.nom : "");

function montrer(c: Requete, echange: Echange, suite: Pick<EtapeProps, "erreurs" | "refus"> = {}) {
  const erreur = Boolean(suite.erreurs || suite.refus);
  c.status(erreur ? 422 : 200);
  const page = (
    <EchangePage
      base={baseDe(c)}
      echange={echange}
      aujourdhui={c.var.today}
      droits={{ instruire: saitFaire(c, "echanges.instruire"), avis: saitFaire(c, "echanges.avis") }}
      delegue={delegueDe(c)}
      {...suite}
    />
  );
  return c.render(page, { titre: echange.objet, erreur });
}

type Juger<S> = (c: Requete, echange: Echange, saisi: S) => Echange | Refus<RefusEchange>;

/** Franchit une étape : ce qui est tapé, ce que la règle en dit, ce qui s'écrit. */
const franchir =
  <S extends z.ZodType<{ version: number }>>(acte: Action, schema: S, juger: Juger<z.output<S>>) =>
  async (c: Requete) => {
    exiger(c, acte);
    const echange = await echangeDe(c);
    const form = await c.req.formData();
    const saisi = parseForm(schema, form);
    if (isFormErrors(saisi)) return montrer(c, echange, { erreurs: saisi });
    const apres = juger(c, echange, saisi);
    if (apres instanceof Refus)
      return montrer(c, echange, { erreurs: { values: valuesOf(form), errors: {} }, refus: apres.code });
    await updateEchange(c.var.db, c.var.perimetre, { ...echange, version: saisi.version }, apres);
    return c.redirect(`${baseDe(c)}/echanges/${echange.id}`, 303);
  };

const finir = (etat: "retiree" | "close") => async (c: Requete) => {
  exiger(c, "echanges.instruire");
  const echange = await echangeDe(c);
  const saisi = parseForm(SEULE_VERSION, await c.req.formData());
  if (isFormErrors(saisi)) throw incomplete(saisi);
  const apres = arreter(echange, etat);
  if (apres instanceof Refus) return montrer(c, echange, { refus: apres.code });
  await updateEchange(c.var.db, c.var.perimetre, { ...echange, version: saisi.version }, apres);
  return c.redirect(`${baseDe(c)}/echanges/${echange.id}`, 303);
};

const ECHANGE = "/conventions/:convention/echanges/:echange";

export const etapeRoutes = new Hono<Env>()
  .get(ECHANGE, async (c) => montrer(c, await echangeDe(c)))
  .post(
    `${ECHANGE}/etudes`,
    franchir("echanges.instruire", ETUDIER, (c, echange, saisi) =>
      etudier(echange, etudesDe(saisi, etudesAttendues(echange)), c.var.today),
    ),
  )
  .post(
    `${ECHANGE}/avis`,
    franchir("echanges.avis", AVIS, (c, echange, { version: _v, ...avis }) => rendreAvis(echange, avis, c.var.today)),
  )
  .post(
    `${ECHANGE}/decision`,
    franchir("echanges.instruire", DECISION, (c, echange, { version: _v, ...dite }) =>
      decider(echange, dite, c.var.today),
    ),
  )
  .post(
    `${ECHANGE}/inscription`,
    franchir("echanges.instruire", INSCRIPTION, (c, echange, { version: _v, revoirLe, ...inscription }) =>
      inscrire(echange, { inscription, revoirLe }, c.var.today),
    ),
  )
  .post(
    `${ECHANGE}/revue`,
    franchir("echanges.instruire", REVUE, (c, echange, { revoirLe }) => revoir(echange, revoirLe, c.var.today)),
  )
  .post(`${ECHANGE}/retrait`, finir("retiree"))
  .post(`${ECHANGE}/cloture`, finir("close"));
