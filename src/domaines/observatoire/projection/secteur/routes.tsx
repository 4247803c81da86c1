import { Hono } from "hono";
import { orNotFound } from "#platform/errors.ts";
import { lines, valuesOf } from "#platform/forms.ts";
import type { Env } from "#platform/http.ts";
import type { FormErrors } from "#ui/form.ts";
import { lirePrevisions } from "../lecture/actions.ts";
import { BASE, baseDe, exigerLire, exigerModifier, peutModifier, type Requete } from "../requete/actions.ts";
import { SecteurPage } from "./pages.tsx";
import { lireNaissances, lireProgrammes } from "./rules.ts";
import { listSecteursDits, saveSecteurDit } from "./store.ts";

const UN = `${BASE}/secteurs/:secteur`;

async function lire(c: Requete) {
  const { prevus } = await lirePrevisions(c.var.db, c.var.perimetre);
  const secteur = orNotFound(prevus.find(({ cle }) => cle === c.req.param("secteur")));
  const dits = await listSecteursDits(c.var.db, c.var.perimetre);
  const neuf = { zone: secteur.zone ?? "", naissances: {}, programmes: [], version: 0 };
  return { secteur, dit: dits.find(({ zone }) => zone === secteur.zone) ?? neuf };
}

async function montrer(c: Requete, erreurs?: FormErrors) {
  exigerLire(c);
  const { secteur, dit } = await lire(c);
  c.status(erreurs ? 422 : 200);
  const page = (
    <SecteurPage base={baseDe(c)} secteur={secteur} dit={dit} modifier={peutModifier(c)} erreurs={erreurs} />
  );
  return c.render(page, { titre: secteur.nom, erreur: Boolean(erreurs) });
}

const illisible = (ligne: string) => [`« ${ligne} » se lit mal : suivez l’exemple.`];

async function ecrire(c: Requete) {
  exigerModifier(c);
  const { secteur } = await lire(c);
  if (!secteur.zone) return c.notFound();
  const values = valuesOf(await c.req.formData());
  const naissances = lireNaissances(lines.parse(values["naissances"]));
  const programmes = lireProgrammes(lines.parse(values["programmes"]));
  if (typeof naissances === "string") return montrer(c, { values, errors: { naissances: illisible(naissances) } });
  if (typeof programmes === "string") return montrer(c, { values, errors: { programmes: illisible(programmes) } });
  const version = Number(values["version"]) || 0;
  await saveSecteurDit(c.var.db, c.var.perimetre, { zone: secteur.zone, naissances, programmes, version });
  return c.redirect(`${baseDe(c)}/secteurs/${secteur.cle}`, 303);
}

/** Un secteur scolaire, ses prévisions, ce qu'il sait de lui-même. */
export const secteurRoutes = new Hono<Env>().get(UN, (c) => montrer(c)).post(UN, ecrire);
