import { Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import { Refus } from "#commun/refus.ts";
import type { Env } from "#platform/http.ts";
import { parseForm, valuesOf } from "#platform/forms.ts";
import { newId } from "#platform/ids.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { BASE, baseDe, exigerLire, exigerModifier, peutModifier, type Requete } from "../../actions.ts";
import { choisirConvention, type LireEnvoyes, listConventionsNommees } from "../actions.ts";
import { ADOPTION, BILAN_SCHEMA, FIN_APRES, grilleDe, INVESTISSEMENT, metiersDe, TEXTES, VERSION } from "../forms.ts";
import { SchemaPage } from "../lecture/pages.tsx";
import { HORS_CONVENTION } from "../lexique.ts";
import { type Contenu, type Schema, TEXTES_SCHEMA } from "../model.ts";
import { actualiser, adopter, anneesDe, dresserBilan, envoiDe, type RefusSchema } from "../rules.ts";
import { deleteSchema, getSchema, insertSchema, listSchemas, updateSchema } from "../store.ts";
import { RetraitSchemaPage } from "../retrait/pages.tsx";
import { type Grille, GrillePage, InvestissementsPage, TextesPage, TITRES_GRILLE } from "./pages.tsx";

const ICI = `${BASE}/schemas/:schema`;
const schemaDe = (c: Requete) => getSchema(c.var.db, c.var.perimetre, c.req.param("schema") ?? "");
const iciDe = (c: Requete, { id }: Schema) => `${baseDe(c)}/schemas/${id}`;

/** Le schéma à écrire : adopté, seules ses places réelles s'écrivent encore. */
async function aEcrire(c: Requete, adopte = false): Promise<Schema> {
  exigerModifier(c);
  const schema = await schemaDe(c);
  if ((schema.adopteLe !== null) !== adopte)
    throw new HTTPException(409, {
      message: adopte
        ? "Ce schéma n’est pas encore adopté."
        : "Ce schéma est adopté : il ne change plus, il s’actualise.",
    });
  return schema;
}

type Suite = { erreurs?: FormErrors; refus?: RefusSchema };
type Montrer = (c: Requete, suite?: Suite) => Promise<Response>;

async function montrerSchema(c: Requete, lireEnvoyes: LireEnvoyes, suite: Suite) {
  exigerLire(c);
  const schema = await schemaDe(c);
  const erreur = Boolean(suite.erreurs || suite.refus);
  c.status(erreur ? 422 : 200);
  const { db, perimetre } = c.var;
  const conventions = await listConventionsNommees(db, perimetre);
  const props = {
    base: baseDe(c),
    schema,
    convention: conventions.find(({ id }) => id === schema.convention) ?? null,
    remplace: schema.remplace ? await getSchema(db, perimetre, schema.remplace) : null,
    envoi: envoiDe(schema, await lireEnvoyes(db, perimetre)),
    /** Where the document is made and the sending is proved: the convention that stands for it, or any of the espace. */
    ici: `/conventions/${schema.convention ?? perimetre.conventions[0]}`,
    today: c.var.today,
    modifier: peutModifier(c),
    ...suite,
  };
  return c.render(<SchemaPage {...props} />, { titre: schema.titre, erreur });
}

type Identite = Pick<Schema, "titre" | "debut" | "fin" | "convention">;
type Ecriture = {
  version: number;
  identite?: Identite;
  contenu?: Partial<Contenu>;
  reel?: Schema["reel"];
  action: string;
};

async function ecrire(c: Requete, schema: Schema, { version, identite, contenu, reel, action }: Ecriture) {
  const apres = { ...schema, ...identite, contenu: { ...schema.contenu, ...contenu }, reel: reel ?? schema.reel };
  await updateSchema(c.var.db, c.var.perimetre, { avant: { ...schema, version }, apres, action });
}

async function montrerGrille(c: Requete, grille: Grille, suite: { zone?: string; erreurs?: FormErrors } = {}) {
  const schema = await aEcrire(c, grille === "reel");
  const zone = suite.zone ?? (c.req.query("zone") ?? "").trim().slice(0, 120);
  c.status(suite.erreurs ? 422 : 200);
  const page = <GrillePage base={baseDe(c)} schema={schema} grille={grille} zone={zone} erreurs={suite.erreurs} />;
  return c.render(page, { titre: TITRES_GRILLE[grille], erreur: Boolean(suite.erreurs) });
}

async function ecrireGrille(c: Requete, grille: Grille) {
  const schema = await aEcrire(c, grille === "reel");
  const form = await c.req.formData();
  const saisie = parseForm(VERSION, form);
  if (isFormErrors(saisie)) return montrerGrille(c, grille, { erreurs: saisie });
  const { version, zone } = saisie;
  const annees = grille === "offre" ? (["depart", ...anneesDe(schema)] as const) : anneesDe(schema);
  const { quantites, errors } = grilleDe(form, zone, annees);
  if (Object.keys(errors).length > 0)
    return montrerGrille(c, grille, { zone, erreurs: { values: valuesOf(form), errors } });
  const avant = grille === "offre" ? schema.contenu.offre : schema.reel;
  const toutes = [...avant.filter((une) => une.zone !== zone), ...quantites];
  const dit = grille === "offre" ? { contenu: { offre: toutes } } : { reel: toutes };
  await ecrire(c, schema, { version, action: TITRES_GRILLE[grille].toLowerCase(), ...dit });
  return c.redirect(iciDe(c, schema), 303);
}

async function montrerTextes(c: Requete, erreurs?: FormErrors) {
  const schema = await aEcrire(c);
  c.status(erreurs ? 422 : 200);
  const conventions = await listConventionsNommees(c.var.db, c.var.perimetre);
  const page = <TextesPage base={baseDe(c)} schema={schema} conventions={conventions} erreurs={erreurs} />;
  return c.render(page, { titre: "Textes et métiers", erreur: Boolean(erreurs) });
}

async function ecrireTextes(c: Requete) {
  const schema = await aEcrire(c);
  const form = await c.req.formData();
  const saisie = parseForm(TEXTES, form);
  if (isFormErrors(saisie)) return montrerTextes(c, saisie);
  const metiers = metiersDe(saisie.metiers);
  if (typeof metiers === "string")
    return montrerTextes(c, {
      values: valuesOf(form),
      errors: { metiers: [`« ${metiers} » se lit mal : écrivez « Métier ; 1 ; 2 »`] },
    });
  const { titre = schema.titre, debut: depuis = schema.debut, fin: jusqua = schema.fin } = saisie;
  if (depuis >= jusqua) return montrerTextes(c, { values: valuesOf(form), errors: { fin: [FIN_APRES] } });
  const conventions = await listConventionsNommees(c.var.db, c.var.perimetre);
  const { convention, deborde } = choisirConvention(conventions, saisie.convention, { debut: depuis, fin: jusqua });
  if (deborde) return montrerTextes(c, { values: valuesOf(form), errors: { convention: [HORS_CONVENTION] } });
  const { departementalDebut: debut, departementalFin: fin, compatibilite, version } = saisie;
  const textes = Object.fromEntries(TEXTES_SCHEMA.map((cle) => [cle, saisie[cle]]));
  const contenu = { ...textes, metiers, departemental: { debut, fin, compatibilite } };
  const identite = { titre, debut: depuis, fin: jusqua, convention };
  await ecrire(c, schema, { version, identite, contenu, action: "textes" });
  return c.redirect(iciDe(c, schema), 303);
}

async function montrerInvestissements(c: Requete, erreurs?: FormErrors) {
  const schema = await aEcrire(c);
  c.status(erreurs ? 422 : 200);
  const page = <InvestissementsPage base={baseDe(c)} schema={schema} erreurs={erreurs} />;
  return c.render(page, { titre: "Investissements", erreur: Boolean(erreurs) });
}

async function ajouterInvestissement(c: Requete) {
  const schema = await aEcrire(c);
  const saisie = parseForm(INVESTISSEMENT, await c.req.formData());
  if (isFormErrors(saisie)) return montrerInvestissements(c, saisie);
  const investissements = [...schema.contenu.investissements, saisie.investissement];
  await ecrire(c, schema, { version: saisie.version, contenu: { investissements }, action: "investissement" });
  return c.redirect(`${iciDe(c, schema)}/investissements`, 303);
}

async function retirerInvestissement(c: Requete) {
  const schema = await aEcrire(c);
  const saisie = parseForm(VERSION, await c.req.formData());
  if (isFormErrors(saisie)) return montrerInvestissements(c, saisie);
  const investissements = schema.contenu.investissements.filter(({ id }) => id !== c.req.param("investissement"));
  await ecrire(c, schema, { version: saisie.version, contenu: { investissements }, action: "investissement retiré" });
  return c.redirect(`${iciDe(c, schema)}/investissements`, 303);
}

async function constaterAdoption(c: Requete, montrer: Montrer) {
  exigerModifier(c);
  const schema = await schemaDe(c);
  const form = await c.req.formData();
  const saisie = parseForm(ADOPTION, form);
  if (isFormErrors(saisie)) return montrer(c, { erreurs: saisie });
  const apres = adopter(schema, saisie, c.var.today);
  if (apres instanceof Refus) return montrer(c, { erreurs: { values: valuesOf(form), errors: {} }, refus: apres.code });
  const avant = { ...schema, version: saisie.version };
  await updateSchema(c.var.db, c.var.perimetre, { avant, apres, action: "adoption" });
  return c.redirect(iciDe(c, schema), 303);
}

async function ecrireBilan(c: Requete, montrer: Montrer) {
  exigerModifier(c);
  const schema = await schemaDe(c);
  const form = await c.req.formData();
  const saisie = parseForm(BILAN_SCHEMA, form);
  if (isFormErrors(saisie)) return montrer(c, { erreurs: saisie });
  const { version, genre, jourBilan: le, texteBilan: texte } = saisie;
  const apres = dresserBilan(schema, { genre, le, texte }, c.var.today);
  if (apres instanceof Refus) return montrer(c, { erreurs: { values: valuesOf(form), errors: {} }, refus: apres.code });
  await updateSchema(c.var.db, c.var.perimetre, { avant: { ...schema, version }, apres, action: "bilan" });
  return c.redirect(iciDe(c, schema), 303);
}

async function montrerRetrait(c: Requete) {
  const schema = await aEcrire(c);
  return c.render(<RetraitSchemaPage base={baseDe(c)} schema={schema} />, { titre: "Retirer ce schéma" });
}

async function retirerSchema(c: Requete) {
  const schema = await aEcrire(c);
  const saisie = parseForm(VERSION, await c.req.formData());
  if (isFormErrors(saisie)) return montrerRetrait(c);
  await deleteSchema(c.var.db, c.var.perimetre, { ...schema, version: saisie.version });
  return c.redirect(`${baseDe(c)}/schemas`, 303);
}

async function ouvrirActualisation(c: Requete, montrer: Montrer) {
  exigerModifier(c);
  const schema = await schemaDe(c);
  const ouverte = (await listSchemas(c.var.db, c.var.perimetre)).find(
    ({ remplace, adopteLe }) => remplace === schema.id && adopteLe === null,
  );
  if (ouverte) return c.redirect(iciDe(c, ouverte), 303);
  const suivant = actualiser(schema, newId());
  if (suivant instanceof Refus) return montrer(c, { refus: suivant.code });
  await insertSchema(c.var.db, c.var.perimetre, suivant);
  return c.redirect(iciDe(c, suivant), 303);
}

/** Un schéma : le lire, l'écrire, l'adopter, l'actualiser ; `lireEnvoyes` est prêté par l'évaluation. */
export function editionSchemaRoutes(lireEnvoyes: LireEnvoyes): Hono<Env> {
  const montrer: Montrer = (c, suite = {}) => montrerSchema(c, lireEnvoyes, suite);
  return new Hono<Env>()
    .get(ICI, (c) => montrer(c))
    .get(`${ICI}/offre`, (c) => montrerGrille(c, "offre"))
    .post(`${ICI}/offre`, (c) => ecrireGrille(c, "offre"))
    .get(`${ICI}/reel`, (c) => montrerGrille(c, "reel"))
    .post(`${ICI}/reel`, (c) => ecrireGrille(c, "reel"))
    .get(`${ICI}/textes`, (c) => montrerTextes(c))
    .post(`${ICI}/textes`, ecrireTextes)
    .get(`${ICI}/investissements`, (c) => montrerInvestissements(c))
    .post(`${ICI}/investissements`, ajouterInvestissement)
    .post(`${ICI}/investissements/:investissement/retrait`, retirerInvestissement)
    .get(`${ICI}/retrait`, montrerRetrait)
    .post(`${ICI}/retrait`, retirerSchema)
    .post(`${ICI}/adoption`, (c) => constaterAdoption(c, montrer))
    .post(`${ICI}/bilans`, (c) => ecrireBilan(c, montrer))
    .post(`${ICI}/actualisation`, (c) => ouvrirActualisation(c, montrer));
}
