import { type Context, Hono } from "hono";
import { Refus } from "#commun/refus.ts";
import { peut } from "#domaines/acces/index.ts";
import { parseForm } from "#platform/forms.ts";
import type { Env } from "#platform/http.ts";
import { forbid } from "#platform/rights.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { fauteIdentite, identiteForm, saisies } from "./forms.ts";
import type { Convention, Identite } from "./model.ts";
import { ConventionPage, IdentitePage } from "./pages.tsx";
import { communeConnue, reconnaitreCommunes, vueDesCommunes } from "./perimetre/actions.ts";
import { completerPerimetre, phraseInconnues } from "./perimetre/rules.ts";
import { type RefusIdentite, verifierDuree, verifierPerimetre } from "./rules.ts";
import { getConvention, updateIdentite } from "./store.ts";
import { lireBlocRempli } from "./texte/actions.ts";

type C = Context<Env>;

function renderIdentite(c: C, convention: Convention, codes: readonly string[], erreurs?: FormErrors) {
  c.status(erreurs ? 422 : 200);
  const page = <IdentitePage convention={convention} communes={vueDesCommunes(codes)} erreurs={erreurs} />;
  return c.render(page, { titre: "Modifier la convention", erreur: Boolean(erreurs) });
}

/** Un périmètre vide reste permis tant qu'il l'était : une convention importée peut ne pas dire encore ses communes. */
function verifier(avant: Convention, apres: Identite): Identite | Refus<RefusIdentite> {
  const duree = verifierDuree(apres);
  if (duree) return duree;
  if (apres.perimetre.length === 0 && avant.perimetre.length === 0) return apres;
  const perimetre = verifierPerimetre(apres.perimetre, communeConnue);
  return perimetre instanceof Refus ? perimetre : { ...apres, perimetre };
}

/** La convention : la lire, en modifier l'identité et le périmètre. */
export const conventionRoutes = new Hono<Env>()
  .get("/conventions/:convention", async (c) => {
    const { db, perimetre, usager } = c.var;
    forbid(peut(perimetre.roles, "convention.lire"));
    const convention = await getConvention(db, perimetre, c.req.param("convention"));
    const droits = {
      modifier: peut(perimetre.roles, "convention.modifier"),
      importer: peut(perimetre.roles, "imports.faire"),
      lirePlan: peut(perimetre.roles, "plan.lire"),
    };
    const props = {
      convention,
      bloc: await lireBlocRempli(db, perimetre, convention.id),
      communes: vueDesCommunes(convention.perimetre),
      nomEspace: usager.lieu?.nomEspace ?? "",
      droits,
      creee: c.req.query("creee") === "1" && droits.modifier,
      tout: c.req.query("communes") === "toutes" ? null : `/conventions/${convention.id}?communes=toutes#perimetre`,
    };
    return c.render(<ConventionPage {...props} />, { titre: "Convention" });
  })
  .get("/conventions/:convention/identite", async (c) => {
    forbid(peut(c.var.perimetre.roles, "convention.modifier"));
    const convention = await getConvention(c.var.db, c.var.perimetre, c.req.param("convention"));
    return renderIdentite(c, convention, convention.perimetre);
  })
  .post("/conventions/:convention/identite", async (c) => {
    const { db, perimetre } = c.var;
    forbid(peut(perimetre.roles, "convention.modifier"));
    const convention = await getConvention(db, perimetre, c.req.param("convention"));
    const form = await c.req.formData();
    const lu = parseForm(identiteForm, form);
    const gardees = form.getAll("communes").filter((code) => typeof code === "string");
    if (isFormErrors(lu)) return renderIdentite(c, convention, gardees, lu);
    const { codes, inconnus } = completerPerimetre(lu.communes, reconnaitreCommunes(lu.ajouts, lu.communes));
    const enFaute = (erreurs: FormErrors) => renderIdentite(c, convention, codes, erreurs);
    if (inconnus.length > 0)
      return enFaute({
        values: { ...saisies(form), ajouts: inconnus.join("\n") },
        errors: { ajouts: [phraseInconnues(inconnus)] },
      });
    const { titre, caf, debut, fin, version } = lu;
    const apres = verifier(convention, { titre, caf, debut, fin, perimetre: codes });
    if (apres instanceof Refus) return enFaute(fauteIdentite({ ...saisies(form), ajouts: "" }, apres.code));
    await updateIdentite(db, { ...convention, version }, apres);
    return c.redirect(`/conventions/${convention.id}`, 303);
  });
