import { type Context, Hono } from "hono";
import { pluriel } from "#commun/texte.ts";
import { peut } from "#domaines/acces/index.ts";
import { parseForm, valuesOf } from "#platform/forms.ts";
import type { Env } from "#platform/http.ts";
import { forbid } from "#platform/rights.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { pageDe } from "#ui/pagination.tsx";
import { incomplete } from "#platform/errors.ts";
import { comprendreFlux, ecrireSerie, lireSerie } from "./actions.ts";
import { fluxForm, retraitForm } from "./forms.ts";
import { EcritureFluxPage, FluxPage, FluxVidePage, RetraitFluxPage } from "./pages.tsx";
import { deleteSerie, saveSerie } from "./store.ts";

type C = Context<Env>;

const FLUX = "/espaces/:espace/observatoire/flux";
const TITRE = "Où vont les familles";
const iciDe = (c: C) => `/espaces/${c.var.perimetre.espace}/observatoire/flux`;
const exigerModifier = (c: C) => forbid(peut(c.var.perimetre.roles, "observatoire.modifier"));

function renderEcriture(c: C, erreurs?: FormErrors, statut: 409 | 422 = 422) {
  exigerModifier(c);
  c.status(erreurs ? statut : 200);
  return c.render(<EcritureFluxPage ici={iciDe(c)} erreurs={erreurs} />, {
    titre: "Écrire des flux",
    erreur: Boolean(erreurs),
  });
}

/** Ce que l'on allait écrire en recouvrirait un autre, que l'on n'a pas lu : on le dit, on garde ce qui est tapé, et l'on peut encore vouloir. */
async function prevenir(c: C, values: Record<string, string>, serie: { theme: string; millesime: number }) {
  const { lue, lignes } = await ecrireSerie(c.var.db, c.var.perimetre, serie);
  const phrase =
    lue === ""
      ? `Aucune série de ce nom n’est écrite pour ${serie.millesime}. Enregistrez encore pour l’écrire ; celle que vous corrigiez, si quelqu’un ne l’a pas retirée, reste telle quelle.`
      : `Une série de ce nom est déjà écrite pour ${serie.millesime} (${pluriel(lignes.split("\n").length, "trajet", "trajets")}). Enregistrez encore pour la remplacer par ce que vous avez tapé.`;
  return renderEcriture(c, { values: { ...values, lue }, errors: { theme: [phrase] } }, 409);
}

const voulueDe = ({ theme, annee }: Record<string, string>) => ({
  ...(theme === undefined ? {} : { theme }),
  ...(annee === undefined ? {} : { annee }),
});

/** Les flux d'une commune à l'autre : leur carte, leur tableau, leur saisie. */
export const fluxRoutes = new Hono<Env>()
  .use(`${FLUX}/*`, async (c, next) => {
    forbid(peut(c.var.perimetre.roles, "observatoire.lire"));
    return next();
  })
  .get(FLUX, async (c) => {
    const lue = await lireSerie(c.var.db, c.var.perimetre, voulueDe(c.req.query()));
    const commun = { ici: iciDe(c), peutModifier: peut(c.var.perimetre.roles, "observatoire.modifier") };
    if (lue.serie === null) return c.render(<FluxVidePage {...commun} />, { titre: TITRE });
    const params = new URLSearchParams(c.req.query());
    params.delete("page");
    return c.render(<FluxPage {...commun} {...lue} params={params} page={pageDe(c.req.query("page"))} />, {
      titre: TITRE,
    });
  })
  .post(FLUX, async (c) => {
    exigerModifier(c);
    const form = await c.req.formData();
    const saisie = parseForm(fluxForm, form);
    if (isFormErrors(saisie)) return renderEcriture(c, saisie);
    const { theme, millesime, source, lue } = saisie;
    const lues = await comprendreFlux(c.var.db, c.var.perimetre, saisie.lignes);
    if (typeof lues === "string") return renderEcriture(c, { values: valuesOf(form), errors: { lignes: [lues] } });
    const dites = lues.map((un) => ({ ...un, theme, millesime, source }));
    if (!(await saveSerie(c.var.db, c.var.perimetre, { theme, millesime, lue }, dites)))
      return prevenir(c, valuesOf(form), { theme, millesime });
    return c.redirect(`${iciDe(c)}?${new URLSearchParams({ theme, annee: String(millesime) })}`, 303);
  })
  .get(`${FLUX}/ecriture`, (c) => renderEcriture(c))
  .get(`${FLUX}/correction`, async (c) => {
    exigerModifier(c);
    const lue = await lireSerie(c.var.db, c.var.perimetre, voulueDe(c.req.query()));
    if (lue.serie === null) return c.notFound();
    const { theme, millesime } = lue.serie;
    const ecrite = {
      theme,
      millesime: String(millesime),
      ...(await ecrireSerie(c.var.db, c.var.perimetre, lue.serie)),
    };
    return c.render(<EcritureFluxPage ici={iciDe(c)} ecrite={ecrite} />, { titre: "Corriger des flux" });
  })
  .get(`${FLUX}/retrait`, async (c) => {
    exigerModifier(c);
    const lue = await lireSerie(c.var.db, c.var.perimetre, voulueDe(c.req.query()));
    if (lue.serie === null) return c.notFound();
    const { serie, flux } = lue;
    return c.render(<RetraitFluxPage ici={iciDe(c)} serie={{ ...serie, lue: lue.lue }} nombre={flux.length} />, {
      titre: `Retirer « ${serie.theme}, ${serie.millesime} »`,
    });
  })
  .post(`${FLUX}/retrait`, async (c) => {
    exigerModifier(c);
    const saisie = parseForm(retraitForm, await c.req.formData());
    if (isFormErrors(saisie)) throw incomplete(saisie);
    const { theme, annee: millesime, lue } = saisie;
    await deleteSerie(c.var.db, c.var.perimetre, { theme, millesime, lue });
    return c.redirect(iciDe(c), 303);
  });
