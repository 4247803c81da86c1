import { type Context, Hono } from "hono";
import { Refus } from "#commun/refus.ts";
import { pluriel } from "#commun/texte.ts";
import { peut } from "#domaines/acces/index.ts";
import { parseForm } from "#platform/forms.ts";
import type { Env } from "#platform/http.ts";
import { forbid } from "#platform/rights.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { manquesSignature } from "../partie/rules.ts";
import { listParties } from "../partie/store.ts";
import { listModes } from "../resiliation/store.ts";
import { passerConvention } from "./actions.ts";
import { passageForm, PHRASES_PASSAGE } from "./forms.ts";
import { EtatPage } from "./pages.tsx";
import { estSignee, etatAuJour } from "./rules.ts";
import { getSuivie } from "./store.ts";

type C = Context<Env, "/conventions/:convention/etat">;

/** Ce que la convention ne dit pas encore de ses parties et de sa fin. */
async function direManques(c: C, convention: string): Promise<string[]> {
  const { db, perimetre } = c.var;
  const manquent = manquesSignature(await listParties(db, perimetre, convention));
  const seules = manquent.filter(({ code }) => code === "sansSignataire").length;
  const autres = manquent.filter(({ code }) => code === "sansCivilite" || code === "sansQualite").length;
  const modes = await listModes(db, perimetre, convention);
  return [
    seules > 0 && `qui signe pour ${pluriel(seules, "partie")}`,
    autres > 0 && `la civilité ou la qualité de signataires (${autres} à préciser)`,
    modes.length === 0 && "comment elle peut finir avant son terme",
  ].filter((manque) => manque !== false);
}

async function montrer(c: C, signer: boolean, erreurs?: FormErrors) {
  const { db, perimetre, today } = c.var;
  const convention = await getSuivie(db, perimetre, c.req.param("convention"));
  const { effetLe, suites } = convention;
  const etat = etatAuJour(convention, today, { effetLe, suiteSignee: suites.some(estSignee) });
  c.status(erreurs ? 422 : 200);
  const confirmer = signer && !estSignee(convention);
  const manques = confirmer ? await direManques(c, convention.id) : [];
  const props = { convention, etat, signer: confirmer, manques, today, erreurs };
  const titre = confirmer ? "Dire qu’elle est signée" : "Faire avancer la convention";
  return c.render(<EtatPage {...props} />, { titre, erreur: Boolean(erreurs) });
}

const faute = (values: Record<string, string>, [champ, phrase]: readonly [string, string]): FormErrors => ({
  values,
  errors: { [champ]: [phrase] },
});

/** Le passage d'un état au suivant, à la main : ce que d'autres pages n'ont pas déjà fait. */
export const cycleRoutes = new Hono<Env>()
  .get("/conventions/:convention/etat", async (c) => {
    forbid(peut(c.var.perimetre.roles, "convention.modifier"));
    return montrer(c, c.req.query("vers") === "signee");
  })
  .post("/conventions/:convention/etat", async (c) => {
    const { db, perimetre, today } = c.var;
    forbid(peut(perimetre.roles, "convention.modifier"));
    const lu = parseForm(passageForm, await c.req.formData());
    if (isFormErrors(lu)) return montrer(c, lu.values["vers"] === "signee", lu);
    const signer = lu.vers === "signee";
    const values = { le: lu.le ?? "" };
    if (signer && !lu.le) return montrer(c, true, faute(values, ["le", "Donnez le jour de la dernière signature."]));
    const le = lu.le ?? today;
    if (le > today) return montrer(c, signer, faute(values, ["le", "Ce jour n’est pas encore venu."]));
    if (lu.vers === "resiliee") return c.redirect(`/conventions/${c.req.param("convention")}/resiliation`, 303);
    const refus = await passerConvention(
      db,
      perimetre,
      { convention: c.req.param("convention"), version: lu.version },
      { etat: lu.vers, le },
    );
    if (refus instanceof Refus) return montrer(c, signer, faute(values, PHRASES_PASSAGE[refus.code]));
    return c.redirect(`/conventions/${c.req.param("convention")}`, 303);
  });
