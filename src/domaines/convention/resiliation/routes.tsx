import { type Context, Hono } from "hono";
import { estJour, type Jour } from "#commun/jour.ts";
import { Refus } from "#commun/refus.ts";
import { peut } from "#domaines/acces/index.ts";
import { parseForm, valuesOf } from "#platform/forms.ts";
import type { Env } from "#platform/http.ts";
import { forbid } from "#platform/rights.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { estSignee, estVerrouillee } from "../cycle/rules.ts";
import type { Convention } from "../model.ts";
import { listParties } from "../partie/store.ts";
import { chargerResiliation, lever, resilier } from "./actions.ts";
import { PHRASES_LEVEE, PHRASES_RESILIATION, resiliationForm, versionForm } from "./forms.ts";
import type { ModeEcrit, RefusLevee, Resiliation } from "./model.ts";
import { type Calcule, ResiliationPage } from "./pages.tsx";
import { calculer, devoirs, peutLever, peutResilier } from "./rules.ts";

type C = Context<Env, "/conventions/:convention/resiliation">;
const ICI = "/conventions/:convention/resiliation";

type Demande = { mode: string; le: string };

async function calculerPour(c: C, convention: Convention, mode: ModeEcrit, notifieeLe: Jour): Promise<Calcule> {
  const { parties } = await listParties(c.var.db, c.var.perimetre, convention.id);
  return {
    mode,
    notifieeLe,
    ...calculer(mode, notifieeLe, convention.fin),
    devoirs: devoirs(mode, notifieeLe),
    parties: parties.filter(({ genre }) => peutResilier(mode.qui, genre)),
  };
}

/** Ce que cette personne peut y faire. */
function gestesDe(c: C, convention: Convention, prise: Resiliation | null) {
  if (!peut(c.var.perimetre.roles, "convention.modifier")) return { modifier: false, inscrire: false, levable: false };
  return {
    modifier: !estVerrouillee(convention),
    inscrire: estSignee(convention) && prise === null,
    levable: prise !== null && peutLever(prise, c.var.today),
  };
}

/** Un jour demandé qui n'en est pas un, ou d'avant la signature, se dit au lieu de se calculer. */
function jourRefuse({ signeeLe }: Convention, { mode, le }: Demande): FormErrors | undefined {
  if (le === "" || (estJour(le) && (signeeLe === null || le >= signeeLe))) return undefined;
  const phrase = estJour(le) ? PHRASES_RESILIATION["pas-signee-alors"][1] : "Ce jour n’existe pas au calendrier.";
  return { values: { mode, le }, errors: { le: [phrase] } };
}

async function montrer(c: C, { mode: choisi, le }: Demande, dites?: FormErrors) {
  const { db, perimetre, today } = c.var;
  forbid(peut(perimetre.roles, "convention.lire"));
  const { convention, modes, prise } = await chargerResiliation(db, perimetre, c.req.param("convention"));
  const mode = modes.find(({ id }) => id === choisi);
  const refuse = jourRefuse(convention, { mode: choisi, le });
  const erreurs = dites ?? refuse;
  const props = {
    convention,
    modes,
    prise,
    calcule: mode && (dites || !refuse) && estJour(le) ? await calculerPour(c, convention, mode, le) : null,
    valeurs: { mode: choisi, le: estJour(le) ? le : today },
    ...gestesDe(c, convention, prise),
    erreurs,
  };
  c.status(erreurs ? 422 : 200);
  return c.render(<ResiliationPage {...props} />, { titre: "Comment elle peut finir", erreur: Boolean(erreurs) });
}

async function inscrire(c: C) {
  const { db, perimetre, today } = c.var;
  forbid(peut(perimetre.roles, "convention.modifier"));
  const form = await c.req.formData();
  const values = valuesOf(form);
  const demande = { mode: values["mode"] ?? "", le: values["le"] ?? "" };
  const lu = parseForm(resiliationForm, form);
  if (isFormErrors(lu)) return montrer(c, demande, lu);
  const { mode, le, motif, version } = lu;
  const prise = { mode, le: le ?? today, motif, version, today };
  const refus = await resilier(db, perimetre, c.req.param("convention"), prise);
  if (!(refus instanceof Refus)) return c.redirect(`/conventions/${c.req.param("convention")}/resiliation`, 303);
  const [champ, phrase] = PHRASES_RESILIATION[refus.code];
  return montrer(c, demande, { values, errors: { [champ]: [phrase] } });
}

/** Comment une convention finit avant son terme : le calculer, l'inscrire, le lever. */
export const resiliationRoutes = new Hono<Env>()
  .get(ICI, (c) => montrer(c, { mode: c.req.query("mode") ?? "", le: c.req.query("le") ?? "" }))
  .post(ICI, inscrire)
  .post(`${ICI}/levee`, async (c) => {
    const { db, perimetre, today } = c.var;
    forbid(peut(perimetre.roles, "convention.modifier"));
    const convention = c.req.param("convention");
    const lu = parseForm(versionForm, await c.req.formData());
    const contre = isFormErrors(lu)
      ? new Refus<RefusLevee>("rien-a-lever")
      : await lever(db, perimetre, convention, { version: lu.version, today });
    if (!contre) return c.redirect(`/conventions/${convention}/resiliation`, 303);
    return montrer(c, { mode: "", le: "" }, { values: {}, errors: { mode: [PHRASES_LEVEE[contre.code]] } });
  });
