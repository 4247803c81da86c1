import { Hono } from "hono";
import type { Bloc } from "#commun/document.ts";
import { listAuteurs, nomParmi } from "#domaines/acces/index.ts";
import { estVerrouillee } from "#domaines/convention/index.ts";
import { listStatistiques } from "#domaines/statistiques/index.ts";
import { orNotFound } from "#platform/errors.ts";
import { parseForm, valuesOf } from "#platform/forms.ts";
import type { Env } from "#platform/http.ts";
import { newId } from "#platform/ids.ts";
import { titreConflit } from "#ui/conflit.tsx";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { type DessinerCarte, lireDiagnostic } from "../actions.ts";
import { blocsSection } from "../document.ts";
import { deleteFigure, insertFigure, listFigures } from "../figure/store.ts";
import { FIGURE, SECTION, SECTION_NEUVE } from "../forms.ts";
import { findGel } from "../gel/store.ts";
import { MODELE } from "../lexique.ts";
import type { Section } from "../model.ts";
import { RetraitPage } from "../pages.tsx";
import { baseDe, conventionDe, ecrire, lire, type Requete, versionLue } from "../requete/actions.tsx";
import { completer, daterBesoins, dejaDits, sectionFigee } from "../rules.ts";
import { type ConflitProps, SectionDisputee, SectionLuePage, SectionNeuvePage, SectionPage } from "./pages.tsx";
import { deleteSection, listSections, saveSection } from "./store.ts";

async function trouver(c: Requete): Promise<Section> {
  const id = conventionDe(c);
  const sections = completer(id, await listSections(c.var.db, c.var.perimetre, id));
  return orNotFound(sections.find((une) => une.id === c.req.param("section")));
}

const sansCarte: DessinerCarte = async () => null;

type Ici = { convention: Parameters<typeof estVerrouillee>[0]; dessiner: DessinerCarte };

/** Une partie sans son titre : figée depuis la signature, ou telle qu'elle se lit aujourd'hui. */
async function lireSection(c: Requete, section: Section, { convention, dessiner }: Ici): Promise<Bloc[]> {
  const { db, perimetre } = c.var;
  const gel = estVerrouillee(convention) ? await findGel(db, perimetre, section.convention) : undefined;
  if (gel) return sectionFigee(gel.blocs, section);
  const { dossier } = await lireDiagnostic(db, perimetre, section.convention, dessiner);
  return blocsSection(dossier.sections.find(({ id }) => id === section.id) ?? section, dossier).slice(1);
}

async function montrer(c: Requete, dessiner: DessinerCarte, erreurs?: FormErrors) {
  const { db, perimetre } = c.var;
  const { convention, ecrit } = await lire(c);
  const section = await trouver(c);
  if (!ecrit) {
    const corps = await lireSection(c, section, { convention, dessiner });
    // read alone, its lists stand right under the title of the page
    const blocs = corps.map((bloc) => (bloc.genre === "titre" ? { ...bloc, niveau: 1 as const } : bloc));
    return c.render(<SectionLuePage base={baseDe(c)} titre={section.titre} blocs={blocs} />, { titre: section.titre });
  }
  const { dossier, figures } = await lireDiagnostic(db, perimetre, section.convention, dessiner);
  if (erreurs) c.status(422);
  const page = (
    <SectionPage
      base={baseDe(c)}
      section={section}
      aide={section.modele ? MODELE[section.modele].aide : ""}
      figures={figures.filter((une) => une.section === section.id)}
      blocs={dossier.figures.get(section.id) ?? []}
      chiffres={await listStatistiques(db, perimetre)}
      proposes={section.modele ? MODELE[section.modele].chiffres : []}
      figure={newId()}
      erreurs={erreurs}
    />
  );
  return c.render(page, { titre: section.titre, erreur: Boolean(erreurs) });
}

async function montrerConflit(c: Requete, section: Section, conflit: Pick<ConflitProps, "saisie" | "autrement">) {
  const { espace, compte } = c.var.perimetre;
  const par = section.modifiePar ?? "";
  const auteur = par === compte ? null : nomParmi(await listAuteurs(c.var.db, espace, [par]), par);
  const titre = titreConflit("cette partie", auteur);
  c.status(409);
  const page = <SectionDisputee base={baseDe(c)} section={section} titre={titre} {...conflit} />;
  return c.render(page, { titre, erreur: true });
}

async function montrerNeuve(c: Requete, id: string, erreurs?: FormErrors) {
  c.status(erreurs ? 422 : 200);
  return c.render(<SectionNeuvePage base={baseDe(c)} id={id} erreurs={erreurs} />, {
    titre: "Ajouter une partie au diagnostic",
    erreur: Boolean(erreurs),
  });
}

const signature = (c: Requete) => ({
  modifieLe: c.var.maintenant().toISOString(),
  modifiePar: c.var.perimetre.compte,
});

async function enregistrer(c: Requete, dessiner: DessinerCarte) {
  await ecrire(c);
  const avant = await trouver(c);
  const form = await c.req.formData();
  const saisi = parseForm(SECTION, form);
  if (isFormErrors(saisi)) return montrer(c, dessiner, saisi);
  const { version, titre, ...dite } = saisi;
  const besoinsDepuis = daterBesoins(dite.besoins, avant, c.var.today);
  const nomme = avant.modele ? avant.titre : titre || avant.titre;
  const apres = { ...avant, ...dite, ...signature(c), besoinsDepuis, titre: nomme };
  const autrement = version === avant.version ? [] : dejaDits(apres, avant);
  if (autrement.length > 0) return montrerConflit(c, avant, { saisie: valuesOf(form), autrement });
  await saveSection(c.var.db, c.var.perimetre, avant, apres);
  return c.redirect(`${baseDe(c)}/sections/${avant.id}`, 303);
}

async function ajouter(c: Requete) {
  const { id: convention } = await ecrire(c);
  const form = await c.req.formData();
  const saisi = parseForm(SECTION_NEUVE, form);
  if (isFormErrors(saisi)) return montrerNeuve(c, String(form.get("id") ?? newId()), saisi);
  const connues = await listSections(c.var.db, c.var.perimetre, convention);
  const neuve = { ...saisi, convention, modele: null, ordre: connues.length + 100, texte: "", version: 0 };
  const vide = { forces: [], faiblesses: [], besoins: [], besoinsDepuis: {}, ...signature(c) };
  if (!connues.some(({ id }) => id === saisi.id)) {
    const section = { ...neuve, ...vide };
    await saveSection(c.var.db, c.var.perimetre, section, section);
  }
  return c.redirect(`${baseDe(c)}/sections/${saisi.id}`, 303);
}

/** Appelle un chiffre ; la section du modèle que personne n'a écrite s'ouvre avec lui. */
async function appeler(c: Requete, dessiner: DessinerCarte) {
  await ecrire(c);
  const { db, perimetre } = c.var;
  const section = await trouver(c);
  const form = await c.req.formData();
  const saisi = parseForm(FIGURE, form);
  if (isFormErrors(saisi)) return montrer(c, dessiner, saisi);
  const catalogue = await listStatistiques(db, perimetre);
  if (!catalogue.some(({ code }) => code === saisi.statistique))
    return montrer(c, dessiner, {
      values: valuesOf(form),
      errors: { statistique: ["Choisissez un chiffre du catalogue"] },
    });
  if (section.version === 0) await saveSection(db, perimetre, section, { ...section, ...signature(c) });
  const connues = await listFigures(db, perimetre, section.convention);
  const { convention, id } = section;
  await insertFigure(db, perimetre, { ...saisi, convention, section: id, ordre: connues.length });
  return c.redirect(`${baseDe(c)}/sections/${id}#appeles`, 303);
}

const libre = async (c: Requete): Promise<Section> => {
  await ecrire(c);
  const section = await trouver(c);
  return orNotFound(section.modele === null ? section : undefined);
};

const SECTIONS = "/conventions/:convention/diagnostic/sections";

/** Les parties du diagnostic ; `dessiner` est prêté par l'observatoire. */
export const sectionRoutes = (dessiner: DessinerCarte = sansCarte) =>
  new Hono<Env>()
    .get(`${SECTIONS}/nouvelle`, async (c) => {
      await ecrire(c);
      return montrerNeuve(c, newId());
    })
    .post(SECTIONS, ajouter)
    .get(`${SECTIONS}/:section`, (c) => montrer(c, dessiner))
    .post(`${SECTIONS}/:section`, (c) => enregistrer(c, dessiner))
    .post(`${SECTIONS}/:section/figures`, (c) => appeler(c, dessiner))
    .post(`${SECTIONS}/:section/figures/:figure/retrait`, async (c) => {
      await ecrire(c);
      const figures = await listFigures(c.var.db, c.var.perimetre, conventionDe(c));
      await deleteFigure(c.var.db, c.var.perimetre, orNotFound(figures.find(({ id }) => id === c.req.param("figure"))));
      return c.redirect(`${baseDe(c)}/sections/${c.req.param("section")}#appeles`, 303);
    })
    .get(`${SECTIONS}/:section/retrait`, async (c) => {
      const { id, titre, version } = await libre(c);
      const page = <RetraitPage nom={titre} ici={`${baseDe(c)}/sections/${id}`} retour={baseDe(c)} version={version} />;
      return c.render(page, { titre: `Retirer ${titre}` });
    })
    .post(`${SECTIONS}/:section/retrait`, async (c) => {
      const { db, perimetre } = c.var;
      const section = await libre(c);
      const figures = await listFigures(db, perimetre, section.convention);
      for (const figure of figures.filter((une) => une.section === section.id))
        await deleteFigure(db, perimetre, figure);
      await deleteSection(db, perimetre, { ...section, version: await versionLue(c) });
      return c.redirect(baseDe(c), 303);
    });
