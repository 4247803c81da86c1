import { type Context, Hono } from "hono";
import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { Refus } from "#commun/refus.ts";
import { pluriel } from "#commun/texte.ts";
import { peut } from "#domaines/acces/index.ts";
import type { Db } from "#platform/db/db.ts";
import { parseForm, valuesOf } from "#platform/forms.ts";
import type { Env } from "#platform/http.ts";
import { forbid } from "#platform/rights.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { manquesSignature } from "../partie/rules.ts";
import { listParties } from "../partie/store.ts";
import { listModes } from "../resiliation/store.ts";
import { lockConvention } from "../store.ts";
import { passerConvention } from "./actions.ts";
import { passageForm, PHRASES_PASSAGE } from "./forms.ts";
import type { Papier } from "./model.ts";
import { EtatPage } from "./pages.tsx";
import { estSignee, etatAuJour, verifierPapier } from "./rules.ts";
import { getSuivie } from "./store.ts";

type C = Context<Env, "/conventions/:convention/etat">;

/** Ce que la convention ne dit pas encore de ses signataires et de sa fin, et qui n'empêche pas de signer ; le reste, les actes le nomment. */
async function direManques(c: C, convention: string): Promise<string[]> {
  const { db, perimetre } = c.var;
  const manquent = manquesSignature(await listParties(db, perimetre, convention));
  const civilites = manquent.filter(({ code }) => code === "sansCivilite").length;
  const modes = await listModes(db, perimetre, convention);
  return [
    civilites > 0 && `la civilité de ${pluriel(civilites, "signataire")}`,
    modes.length === 0 && "comment elle peut finir avant son terme",
  ].filter((manque) => manque !== false);
}

/** Ce que les actes prêtent à une signature sur papier : ce qui y manque, et de quoi figer ce qui fut signé. */
export type PretsPapier = {
  lire: (db: Db, perimetre: Perimetre, convention: string, le: Jour) => Promise<Papier>;
  figer: (
    db: Db,
    perimetre: Perimetre,
    quoi: { convention: string; signeeLe: Jour; instant: string },
  ) => Promise<unknown>;
};

async function montrer(c: C, { lire }: PretsPapier, signer: boolean, erreurs?: FormErrors) {
  const { db, perimetre, today } = c.var;
  const convention = await getSuivie(db, perimetre, c.req.param("convention"));
  const { effetLe, suites } = convention;
  const etat = etatAuJour(convention, today, { effetLe, suiteSignee: suites.some(estSignee) });
  c.status(erreurs ? 422 : 200);
  const confirmer = signer && !estSignee(convention);
  const manques = confirmer ? await direManques(c, convention.id) : [];
  const papier = confirmer ? await lire(db, perimetre, convention.id, today) : { circuitOuvert: false, manques: [] };
  const props = { convention, etat, signer: confirmer, manques, papier, today, erreurs };
  const titre = confirmer ? "Dire qu’elle est signée" : "Faire avancer la convention";
  return c.render(<EtatPage {...props} />, { titre, erreur: Boolean(erreurs) });
}

const faute = (values: Record<string, string>, [champ, phrase]: readonly [string, string]): FormErrors => ({
  values,
  errors: { [champ]: [phrase] },
});

/** Ce qui s'oppose à dire la convention signée sur papier ; rien si elle l'est déjà : la table de sa vie le dira. */
async function contrePapier(c: C, { lire }: PretsPapier, confirme: boolean) {
  const { db, perimetre, today } = c.var;
  const convention = await getSuivie(db, perimetre, c.req.param("convention"));
  return estSignee(convention) ? null : verifierPapier(await lire(db, perimetre, convention.id, today), confirme);
}

type Dit = Exclude<ReturnType<typeof lirePassage>, FormErrors>;
const lirePassage = (form: FormData) => parseForm(passageForm, form);

async function ecrire(c: C, papier: PretsPapier, { vers, version, confirme }: Dit, le: Jour) {
  const { db, perimetre, maintenant } = c.var;
  const convention = c.req.param("convention");
  const signer = vers === "signee";
  if (signer) await lockConvention(db, perimetre, convention);
  const contre = signer ? await contrePapier(c, papier, confirme !== "") : null;
  const refus = contre ?? (await passerConvention(db, perimetre, { convention, version }, { etat: vers, le }));
  if (refus === null && signer)
    await papier.figer(db, perimetre, { convention, signeeLe: le, instant: maintenant().toISOString() });
  return refus;
}

async function passer(c: C, papier: PretsPapier) {
  forbid(peut(c.var.perimetre.roles, "convention.modifier"));
  const form = await c.req.formData();
  const lu = lirePassage(form);
  if (isFormErrors(lu)) return montrer(c, papier, lu.values["vers"] === "signee", lu);
  const signer = lu.vers === "signee";
  const refuser = (champ: string, phrase: string) => montrer(c, papier, signer, faute(valuesOf(form), [champ, phrase]));
  if (signer && !lu.le) return refuser("le", "Donnez le jour de la dernière signature.");
  const le = lu.le ?? c.var.today;
  if (le > c.var.today) return refuser("le", "Ce jour n’est pas encore venu.");
  if (lu.vers === "resiliee") return c.redirect(`/conventions/${c.req.param("convention")}/resiliation`, 303);
  const refus = await ecrire(c, papier, lu, le);
  if (refus instanceof Refus) return refuser(...PHRASES_PASSAGE[refus.code]);
  return c.redirect(`/conventions/${c.req.param("convention")}`, 303);
}

/** Le passage d'un état au suivant, à la main : ce que d'autres pages n'ont pas déjà fait. */
export const cycleRoutes = (papier: PretsPapier) =>
  new Hono<Env>()
    .get("/conventions/:convention/etat", async (c) => {
      forbid(peut(c.var.perimetre.roles, "convention.modifier"));
      return montrer(c, papier, c.req.query("vers") === "signee");
    })
    .post("/conventions/:convention/etat", (c) => passer(c, papier));
