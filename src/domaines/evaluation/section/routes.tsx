import { Hono } from "hono";
import { aLHeure } from "#commun/jour.ts";
import { listAuteurs, nomParmi } from "#domaines/acces/index.ts";
import { alertePersonne } from "#domaines/plan/index.ts";
import type { TexteSurQuelquun } from "#domaines/plan/model.ts";
import { lireParoles, listIndicateurs } from "#domaines/suivi/index.ts";
import type { Parole } from "#domaines/suivi/parole/model.ts";
import type { Env } from "#platform/http.ts";
import { parseForm } from "#platform/forms.ts";
import { titreConflit } from "#ui/conflit.tsx";
import { isFormErrors } from "#ui/form.ts";
import type { Bilan } from "../bilan/model.ts";
import { peutEcrire } from "../bilan/rules.ts";
import { brouillonDe, garder, montrerReste as montrerResteDe } from "../brouillon/actions.tsx";
import { deleteBrouillon } from "../brouillon/store.ts";
import { ecrireParoles } from "../citation/rules.ts";
import { blocsPrepares } from "../document.ts";
import { lireDossier } from "../dossier/actions.ts";
import {
  baseDe,
  bilansDe,
  exigerOuvert,
  exigerRediger,
  getBilanDe,
  instantDe,
  lockBilanDe,
  type Requete,
} from "../requete/actions.ts";
import { formulaireDe } from "./forms.ts";
import { type CodeSection, estSection, SECTIONS, titreSection } from "./lexique.ts";
import { type Saisie, type SectionEcrite, vierge } from "./model.ts";
import { ConflitPage, ditsDe, EditionPage, type EditionProps } from "./pages.tsx";
import { listEcrits, saveSection } from "./store.ts";

/** Ce qu'une personne vient d'écrire d'une section, et la version sur laquelle elle l'a fait. */
type Ecriture = { bilan: Bilan; section: CodeSection; saisie: Saisie; version: number };

/** Ce que l'on peut choisir dans une section : des indicateurs de la convention, des paroles de la période. */
const choixDe = async ({ var: { db, perimetre } }: Requete, bilan: Bilan, section: CodeSection) => ({
  indicateurs: section === "cinqIndicateurs" ? await listIndicateurs(db, perimetre) : [],
  paroles: section === "indicateurs" ? await lireParoles(db, perimetre, bilan) : [],
});

async function montrerEdition(
  c: Requete,
  { bilan, section, ...ecriture }: Ecriture,
  suite: Pick<EditionProps, "erreurs" | "alerte" | "brouillonDu"> = {},
) {
  const { db, perimetre } = c.var;
  const { dossier } = await lireDossier(db, perimetre, bilan, instantDe(c));
  const choix = await choixDe(c, bilan, section);
  const erreur = Boolean(suite.erreurs || suite.alerte);
  const prepares = blocsPrepares(section, dossier);
  const props = { base: baseDe(c), bilan, section, prepares, ...choix, ...ecriture, ...suite };
  c.status(erreur ? 422 : 200);
  return c.render(<EditionPage {...props} />, { titre: `${titreSection(section)}, écrire, ${bilan.titre}`, erreur });
}

const ecriteDe = async (c: Requete, bilan: Bilan, section: CodeSection): Promise<SectionEcrite> =>
  (await listEcrits(c.var.db, c.var.perimetre, bilan))[section] ?? vierge(section);

async function ouvrir(c: Requete, section: CodeSection) {
  exigerRediger(c);
  const bilan = await getBilanDe(c);
  const brouillon = await brouillonDe(c, bilan, section);
  if (!brouillon) return montrerEdition(c, { bilan: exigerOuvert(bilan), ...(await ecriteDe(c, bilan, section)) });
  const { saisie, version, le } = brouillon;
  if (!peutEcrire(bilan)) return montrerReste(c, { bilan, section, saisie, version });
  return montrerEdition(c, { bilan, section, saisie, version }, { brouillonDu: aLHeure(le) });
}

/** Les champs de la section, et eux seuls, tels qu'ils furent tapés. */
const tapee = (section: CodeSection, form: FormData): Saisie =>
  Object.fromEntries(SECTIONS[section].champs.map(({ nom }) => [nom, form.getAll(nom).map(String).join("\n").trim()]));

function alerteDe(section: CodeSection, saisie: Saisie, paroles: readonly Parole[]): TexteSurQuelquun | undefined {
  const citees = ecrireParoles(saisie["citations"] ?? "", paroles);
  for (const { nom, libelle, forme } of SECTIONS[section].champs) {
    const texte = forme === "paroles" ? citees : (saisie[nom] ?? "");
    const alerte = forme === "indicateur" ? null : alertePersonne(texte);
    if (alerte) return { libelle, alerte };
  }
  return undefined;
}

async function montrerConflit(c: Requete, ecriture: Ecriture, enPlace: SectionEcrite) {
  const { bilan, section, saisie } = ecriture;
  garder(c, bilan, { section, saisie, version: enPlace.version });
  const { espace, compte } = c.var.perimetre;
  const noms = await listAuteurs(c.var.db, espace, enPlace.modifiePar ? [enPlace.modifiePar] : []);
  const auteur = enPlace.modifiePar === compte ? null : nomParmi(noms, enPlace.modifiePar ?? "");
  const titre = titreConflit("cette section", auteur);
  const choix = await choixDe(c, ecriture.bilan, ecriture.section);
  const props = { base: baseDe(c), ...choix, ...ecriture, version: enPlace.version, enPlace: enPlace.saisie, titre };
  c.status(409);
  return c.render(<ConflitPage {...props} />, { titre, erreur: true });
}

/** Le bilan fut adopté pendant que l'on écrivait : le texte n'y entre plus, et l'on dit où il est gardé. */
async function montrerReste(c: Requete, ecriture: Ecriture) {
  const { bilan, section } = ecriture;
  const dits = ditsDe({ ...ecriture, ...(await choixDe(c, bilan, section)) });
  return montrerResteDe(c, bilan, { section, titre: titreSection(section), ancre: section, dits });
}

async function enregistrer(c: Requete, section: CodeSection) {
  exigerRediger(c);
  const { db, perimetre } = c.var;
  const bilan = await lockBilanDe(c);
  const form = await c.req.formData();
  const saisi = parseForm(formulaireDe(section), form);
  const saisie = tapee(section, form);
  const version = Number(form.get("version")) || 0;
  const ecriture = { bilan, section, saisie, version };
  if (!peutEcrire(bilan)) {
    garder(c, bilan, { section, saisie, version });
    c.status(409);
    return montrerReste(c, ecriture);
  }
  if (isFormErrors(saisi)) return montrerEdition(c, ecriture, { erreurs: saisi });
  if (saisi.acte === "brouillon") {
    garder(c, bilan, { section, saisie, version });
    return c.redirect(`${bilansDe(c)}/${bilan.id}#${section}`, 303);
  }
  const { paroles } = await choixDe(c, bilan, section);
  const alerte = saisi.confirme ? undefined : alerteDe(section, saisie, paroles);
  if (alerte) return montrerEdition(c, ecriture, { alerte });
  const avant = await ecriteDe(c, bilan, section);
  if (avant.version !== version) return montrerConflit(c, ecriture, avant);
  await saveSection(db, perimetre, bilan, { avant, saisie, instant: instantDe(c) });
  await deleteBrouillon(db, perimetre, { bilan: bilan.id, section });
  return c.redirect(`${bilansDe(c)}/${bilan.id}#${section}`, 303);
}

async function garderBrouillon(c: Requete, section: CodeSection) {
  exigerRediger(c);
  const bilan = await getBilanDe(c);
  const form = await c.req.formData();
  const version = Math.min(Number(form.get("version")) || 0, 2_000_000_000);
  garder(c, bilan, { section, saisie: tapee(section, form), version });
  exigerOuvert(bilan);
  return c.body(null, 204);
}

const SECTION = "/conventions/:convention/bilans/:bilan/sections/:section";
const sectionDe = (c: Requete): CodeSection | null => {
  const nom = c.req.param("section") ?? "";
  return estSection(nom) ? nom : null;
};

export const sectionRoutes = new Hono<Env>()
  .get(SECTION, async (c) => {
    const section = sectionDe(c);
    return section ? ouvrir(c, section) : c.notFound();
  })
  .post(SECTION, async (c) => {
    const section = sectionDe(c);
    return section ? enregistrer(c, section) : c.notFound();
  })
  .post(`${SECTION}/brouillon`, async (c) => {
    const section = sectionDe(c);
    return section ? garderBrouillon(c, section) : c.notFound();
  });
