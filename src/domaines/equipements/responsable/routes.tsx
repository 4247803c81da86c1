import { type Context, Hono } from "hono";
import { listPersonnesAvecRole, peut } from "#domaines/acces/index.ts";
import { Refus } from "#commun/refus.ts";
import { parseForm } from "#platform/forms.ts";
import type { Env } from "#platform/http.ts";
import { forbid } from "#platform/rights.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { listStructures } from "../structure/store.ts";
import { PHRASES_RESPONSABLE, responsableForm } from "./forms.ts";
import { ResponsablesPage, RetraitResponsablePage } from "./pages.tsx";
import { confier } from "./rules.ts";
import { deleteResponsable, getResponsable, insertResponsables, listResponsables } from "./store.ts";

type C = Context<Env>;

async function lire(c: C) {
  const { db, perimetre } = c.var;
  const personnes = await listPersonnesAvecRole(db, { espace: perimetre.espace, role: "gestionnaireStructure" });
  const structures = await listStructures(db, perimetre, { le: c.var.today });
  return { espace: perimetre.espace, personnes, structures, tenues: await listResponsables(db, perimetre) };
}

async function rendre(c: C, erreurs?: FormErrors) {
  const { espace, personnes, structures, tenues } = await lire(c);
  const noms = new Map(personnes.map(({ id, nom }) => [id, nom]));
  const responsables = tenues.map((une) => ({ ...une, nom: noms.get(une.compte) ?? "qui n’a plus ce rôle" }));
  c.status(erreurs ? 422 : 200);
  const page = (
    <ResponsablesPage
      espace={espace}
      responsables={responsables}
      structures={structures}
      personnes={personnes}
      erreurs={erreurs}
    />
  );
  return c.render(page, { titre: "Responsables de structure", erreur: Boolean(erreurs) });
}

/** Qui tient quelle structure : l'affaire de qui donne les rôles. */
export const responsableRoutes = new Hono<Env>()
  .use("/espaces/:espace/responsables/*", async (c, next) => {
    forbid(peut(c.var.perimetre.roles, "acces.gerer"));
    return next();
  })
  .get("/espaces/:espace/responsables", (c) => rendre(c))
  .post("/espaces/:espace/responsables", async (c) => {
    const saisie = parseForm(responsableForm, await c.req.formData());
    if (isFormErrors(saisie)) return rendre(c, saisie);
    const { personnes, structures, tenues, espace } = await lire(c);
    const refuse = confier(saisie, {
      structures: structures.map(({ id }) => id),
      comptes: personnes.map(({ id }) => id),
      tenues: tenues.map(({ structure, compte }) => `${structure}/${compte}`),
    });
    if (refuse instanceof Refus) {
      const champ = refuse.code === "compte" ? "compte" : "structure";
      return rendre(c, { values: { ...saisie }, errors: { [champ]: [PHRASES_RESPONSABLE[refuse.code]] } });
    }
    await insertResponsables(c.var.db, c.var.perimetre, [saisie], c.var.today);
    return c.redirect(`/espaces/${espace}/responsables`, 303);
  })
  .get("/espaces/:espace/responsables/:structure/:compte/retrait", async (c) => {
    const { structure, compte } = c.req.param();
    const responsable = await getResponsable(c.var.db, c.var.perimetre, structure, compte);
    const { personnes, espace } = await lire(c);
    const nom = personnes.find(({ id }) => id === compte)?.nom ?? "Cette personne";
    const page = <RetraitResponsablePage espace={espace} responsable={responsable} nom={nom} />;
    return c.render(page, { titre: "Retirer une structure" });
  })
  .post("/espaces/:espace/responsables/:structure/:compte/retrait", async (c) => {
    const { structure, compte } = c.req.param();
    const confiees = await listResponsables(c.var.db, c.var.perimetre);
    const parti = confiees.find((une) => une.structure === structure && une.compte === compte); // gone already: it is done
    if (parti) await deleteResponsable(c.var.db, c.var.perimetre, parti);
    return c.redirect(`/espaces/${c.var.perimetre.espace}/responsables`, 303);
  });
