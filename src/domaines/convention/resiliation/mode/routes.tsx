import { type Context, Hono } from "hono";
import { Refus } from "#commun/refus.ts";
import { peut } from "#domaines/acces/index.ts";
import { orNotFound } from "#platform/errors.ts";
import { parseForm, valuesOf } from "#platform/forms.ts";
import type { Env } from "#platform/http.ts";
import { newId } from "#platform/ids.ts";
import { forbid } from "#platform/rights.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import type { Convention } from "../../model.ts";
import { refuserSignee } from "../../verrou/actions.ts";
import { chargerResiliation, enregistrerModes } from "../actions.ts";
import { modeForm, PHRASES_MODE, versionForm } from "../forms.ts";
import { MODES_PROPOSES, type ModeEcrit } from "../model.ts";
import { verifierMode } from "../rules.ts";
import { ModePage, RetraitModePage } from "./pages.tsx";

type C = Context<Env, "/conventions/:convention/*">;
const MODES = "/conventions/:convention/resiliation/modes";

const charger = (c: C) => {
  forbid(peut(c.var.perimetre.roles, "convention.modifier"));
  return chargerResiliation(c.var.db, c.var.perimetre, c.req.param("convention"));
};
const trouver = (modes: readonly ModeEcrit[], id: string) => orNotFound(modes.find((un) => un.id === id));
const revenir = (c: C, { id }: Convention) => c.redirect(`/conventions/${id}/resiliation`, 303);

const NEUF = { qui: "toutePartie", formalite: "lrar", effet: "arretImmediat" };
const valeursDe = (mode: ModeEcrit | null): Record<string, string> => {
  if (!mode) return NEUF;
  const { id: _id, preavisMois, precisions, ...reste } = mode;
  return { ...reste, preavisMois: `${preavisMois ?? ""}`, precisions: precisions ?? "" };
};

async function montrer(c: C, mode: ModeEcrit | null, erreurs?: FormErrors) {
  const { convention } = await charger(c);
  const refuse = refuserSignee(c, convention);
  if (refuse) return refuse;
  const titre = mode ? "Modifier une façon de finir" : "Ajouter une façon de finir";
  c.status(erreurs ? 422 : 200);
  const props = { convention, titre, id: mode?.id ?? null, valeurs: valeursDe(mode), erreurs };
  return c.render(<ModePage {...props} />, { titre, erreur: Boolean(erreurs) });
}

async function ecrire(c: C, id: string | null) {
  const { convention, modes } = await charger(c);
  const refuse = refuserSignee(c, convention);
  if (refuse) return refuse;
  const ancien = id === null ? null : trouver(modes, id);
  const form = await c.req.formData();
  const lu = parseForm(modeForm, form);
  if (isFormErrors(lu)) return montrer(c, ancien, lu);
  const { version, ...mode } = lu;
  const faute = verifierMode(mode);
  if (faute instanceof Refus) {
    const [champ, phrase] = PHRASES_MODE[faute.code];
    return montrer(c, ancien, { values: valuesOf(form), errors: { [champ]: [phrase] } });
  }
  const apres = ancien
    ? modes.map((un) => (un === ancien ? { ...mode, id: un.id } : un))
    : [...modes, { ...mode, id: newId() }];
  await enregistrerModes(c.var.db, c.var.perimetre, convention, { avant: modes, apres, version });
  return revenir(c, convention);
}

/** Écrit une autre liste de modes, depuis un bouton : rien d'autre n'est saisi. */
async function changer(c: C, suite: (modes: readonly ModeEcrit[]) => readonly ModeEcrit[]) {
  const { convention, modes } = await charger(c);
  const apres = suite(modes);
  const lu = parseForm(versionForm, await c.req.formData());
  const refuse = refuserSignee(c, convention);
  if (refuse || isFormErrors(lu)) return refuse ?? revenir(c, convention);
  await enregistrerModes(c.var.db, c.var.perimetre, convention, { avant: modes, apres, version: lu.version });
  return revenir(c, convention);
}

const ajouterProposes = (modes: readonly ModeEcrit[]) =>
  modes.length > 0 ? modes : MODES_PROPOSES.map((mode) => ({ ...mode, id: newId() }));

/** Les façons de finir qu'une convention donne. */
export const modeRoutes = new Hono<Env>()
  .get(`${MODES}/nouveau`, (c) => montrer(c, null))
  .post(MODES, (c) => ecrire(c, null))
  .post(`${MODES}/proposes`, (c) => changer(c, ajouterProposes))
  .get(`${MODES}/:mode`, async (c) => montrer(c, trouver((await charger(c)).modes, c.req.param("mode"))))
  .post(`${MODES}/:mode`, (c) => ecrire(c, c.req.param("mode")))
  .get(`${MODES}/:mode/retrait`, async (c) => {
    const { convention, modes } = await charger(c);
    const mode = trouver(modes, c.req.param("mode"));
    const page = <RetraitModePage convention={convention} mode={mode} />;
    return refuserSignee(c, convention) ?? c.render(page, { titre: "Retirer une façon de finir" });
  })
  .post(`${MODES}/:mode/retrait`, async (c) => {
    const { convention, modes } = await charger(c);
    const parti = modes.find(({ id }) => id === c.req.param("mode"));
    if (!parti) return revenir(c, convention); // a second click asks for what is done
    return changer(c, (restants) => restants.filter(({ id }) => id !== parti.id));
  });
