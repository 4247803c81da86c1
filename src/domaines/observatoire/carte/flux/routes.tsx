import { type Context, Hono } from "hono";
import { peut } from "#domaines/acces/index.ts";
import { parseForm, valuesOf } from "#platform/forms.ts";
import type { Env } from "#platform/http.ts";
import { forbid } from "#platform/rights.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { pageDe } from "#ui/pagination.tsx";
import { comprendreFlux, lireSerie } from "./actions.ts";
import { fluxForm } from "./forms.ts";
import { EcritureFluxPage, FluxPage, FluxVidePage, RetraitFluxPage } from "./pages.tsx";
import { deleteSerie, saveSerie } from "./store.ts";

type C = Context<Env>;

const FLUX = "/espaces/:espace/observatoire/flux";
const TITRE = "Où vont les familles";
const iciDe = (c: C) => `/espaces/${c.var.perimetre.espace}/observatoire/flux`;
const exigerModifier = (c: C) => forbid(peut(c.var.perimetre.roles, "observatoire.modifier"));

function renderEcriture(c: C, erreurs?: FormErrors) {
  exigerModifier(c);
  c.status(erreurs ? 422 : 200);
  return c.render(<EcritureFluxPage ici={iciDe(c)} erreurs={erreurs} />, {
    titre: "Écrire des flux",
    erreur: Boolean(erreurs),
  });
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
    const { theme, millesime, source } = saisie;
    const lues = await comprendreFlux(c.var.db, c.var.perimetre, saisie.lignes);
    if (typeof lues === "string") return renderEcriture(c, { values: valuesOf(form), errors: { lignes: [lues] } });
    await saveSerie(
      c.var.db,
      c.var.perimetre,
      { theme, millesime },
      lues.map((un) => ({ ...un, theme, millesime, source })),
    );
    return c.redirect(`${iciDe(c)}?${new URLSearchParams({ theme, annee: String(millesime) })}`, 303);
  })
  .get(`${FLUX}/ecriture`, (c) => renderEcriture(c))
  .get(`${FLUX}/retrait`, async (c) => {
    exigerModifier(c);
    const lue = await lireSerie(c.var.db, c.var.perimetre, voulueDe(c.req.query()));
    if (lue.serie === null) return c.notFound();
    const { serie, flux } = lue;
    return c.render(<RetraitFluxPage ici={iciDe(c)} serie={serie} nombre={flux.length} />, {
      titre: `Retirer « ${serie.theme}, ${serie.millesime} »`,
    });
  })
  .post(`${FLUX}/retrait`, async (c) => {
    exigerModifier(c);
    const form = await c.req.formData();
    const millesime = Number(form.get("annee")) || 0;
    await deleteSerie(c.var.db, c.var.perimetre, { theme: String(form.get("theme") ?? ""), millesime });
    return c.redirect(iciDe(c), 303);
  });
