import { type Context, Hono } from "hono";
import { Refus } from "#commun/refus.ts";
import { peut } from "#domaines/acces/index.ts";
import { parseForm } from "#platform/forms.ts";
import type { Env } from "#platform/http.ts";
import { forbid } from "#platform/rights.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { espacesOuverts } from "./creation/rules.ts";
import { getSuivie } from "./cycle/store.ts";
import type { LireBilansFinaux } from "./echeance/actions.ts";
import { situer } from "./echeance/rules.ts";
import { fauteIdentite, identiteForm, saisies } from "./forms.ts";
import type { Convention, Identite } from "./model.ts";
import { ConventionPage, IdentitePage } from "./pages.tsx";
import { communeConnue, reconnaitreCommunes, vueDesCommunes } from "./perimetre/actions.ts";
import { completerPerimetre, phraseInconnues } from "./perimetre/rules.ts";
import { type RefusIdentite, verifierDuree, verifierPerimetre } from "./rules.ts";
import { getConvention, updateIdentite } from "./store.ts";
import { refuserSignee } from "./verrou/actions.ts";
import { lireBlocRempli } from "./texte/actions.ts";

type C = Context<Env>;

function renderIdentite(c: C, convention: Convention, codes: readonly string[], erreurs?: FormErrors) {
  c.status(erreurs ? 422 : 200);
  const communes = vueDesCommunes([...new Set([...convention.perimetre, ...codes])]);
  const page = <IdentitePage convention={convention} communes={communes} retenues={codes} erreurs={erreurs} />;
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

/** Ce que cette personne peut y faire. */
function droitsDe(c: C) {
  const { perimetre, usager } = c.var;
  const modifier = peut(perimetre.roles, "convention.modifier");
  return {
    modifier,
    importer: peut(perimetre.roles, "imports.faire"),
    exporter: peut(perimetre.roles, "exports.faire"),
    lirePlan: peut(perimetre.roles, "plan.lire"),
    reconduire: modifier && espacesOuverts(usager.perimetres).includes(perimetre.espace),
  };
}

async function lire(c: C, id: string, lireBilansFinaux: LireBilansFinaux) {
  const { db, perimetre, usager, today } = c.var;
  forbid(peut(perimetre.roles, "convention.lire"));
  const convention = await getSuivie(db, perimetre, id);
  const droits = droitsDe(c);
  const bilanFinal = (await lireBilansFinaux(db, perimetre)).get(id) ?? "aucun";
  const props = {
    convention,
    situation: situer(convention, bilanFinal, today),
    lisibles: usager.perimetres.find(({ espace }) => espace === perimetre.espace)?.conventions ?? [id],
    bloc: await lireBlocRempli(db, perimetre, id),
    communes: vueDesCommunes(convention.perimetre),
    nomEspace: usager.lieu?.nomEspace ?? "",
    droits,
    creee: c.req.query("creee") === "1" && droits.modifier,
    tout: c.req.query("communes") === "toutes" ? null : `/conventions/${id}?communes=toutes#perimetre`,
  };
  return c.render(<ConventionPage {...props} />, { titre: "Convention" });
}

async function enregistrer(c: C, id: string) {
  const { db, perimetre } = c.var;
  forbid(peut(perimetre.roles, "convention.modifier"));
  const convention = await getConvention(db, perimetre, id);
  const refuse = refuserSignee(c, convention);
  if (refuse) return refuse;
  const form = await c.req.formData();
  const lu = parseForm(identiteForm, form);
  const gardees = form.getAll("communes").filter((code) => typeof code === "string");
  if (isFormErrors(lu)) return renderIdentite(c, convention, gardees, lu);
  const { codes, inconnus } = completerPerimetre(lu.communes, reconnaitreCommunes(lu.ajouts, lu.communes));
  const enFaute = (erreurs: FormErrors) => renderIdentite(c, convention, codes, erreurs);
  if (inconnus.length > 0)
    return enFaute({
      values: { ...saisies(form), ajouts: inconnus.map(({ nom }) => nom).join("\n") },
      errors: { ajouts: [phraseInconnues(inconnus)] },
    });
  const { titre, caf, debut, fin, version } = lu;
  const apres = verifier(convention, { titre, caf, debut, fin, perimetre: codes });
  if (apres instanceof Refus) return enFaute(fauteIdentite({ ...saisies(form), ajouts: "" }, apres.code));
  await updateIdentite(db, { ...convention, version }, apres);
  return c.redirect(`/conventions/${convention.id}`, 303);
}

/** La convention : la lire, en modifier l'identité et le périmètre. */
export const conventionRoutes = (lireBilansFinaux: LireBilansFinaux) =>
  new Hono<Env>()
    .get("/conventions/:convention", (c) => lire(c, c.req.param("convention"), lireBilansFinaux))
    .get("/conventions/:convention/identite", async (c) => {
      forbid(peut(c.var.perimetre.roles, "convention.modifier"));
      const convention = await getConvention(c.var.db, c.var.perimetre, c.req.param("convention"));
      return refuserSignee(c, convention) ?? renderIdentite(c, convention, convention.perimetre);
    })
    .post("/conventions/:convention/identite", (c) => enregistrer(c, c.req.param("convention")));
