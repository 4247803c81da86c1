import { Hono } from "hono";
import { Refus } from "#commun/refus.ts";
import type { Env } from "#platform/http.ts";
import { orNotFound } from "#platform/errors.ts";
import { compareReturned } from "#platform/rendu/retour.ts";
import type { Bilan } from "../bilan/model.ts";
import { FABRIQUES_EVALUATION } from "../impression/actions.ts";
import {
  baseDe,
  bilansDe,
  conventionDe,
  exigerOuvert,
  exigerRediger,
  getBilanDe,
  instantDe,
  lockBilanDe,
  type Requete,
} from "../requete/actions.ts";
import { CODES_SECTION, SECTIONS } from "../section/lexique.ts";
import { type Saisie, vierge } from "../section/model.ts";
import { listEcrits, saveSection } from "../section/store.ts";
import { ComparaisonPage, DepotPage } from "./pages.tsx";
import { trier } from "./rules.ts";

function montrerDepot(c: Requete, bilan: Bilan, refus?: string) {
  c.status(refus ? 422 : 200);
  const page = <DepotPage base={baseDe(c)} bilan={bilan} refus={refus} />;
  return c.render(page, { titre: `Un bilan corrigé dans Word, ${bilan.titre}`, erreur: Boolean(refus) });
}

const ILLISIBLE =
  "Ce fichier ne se lit pas comme un document Word. Rendez le .docx téléchargé d’ici, corrigé, sans macro ; rien n’a changé.";

/** Le bilan tel qu'il partirait en Word maintenant. */
async function enWord(c: Requete, bilan: Bilan) {
  const parametres = new URLSearchParams({ bilan: bilan.id });
  const lieu = orNotFound(c.var.usager.lieu ?? undefined);
  const demande = { convention: conventionDe(c), lieu, jour: c.var.today, instant: c.var.maintenant(), parametres };
  return orNotFound(FABRIQUES_EVALUATION["bilan"]).composer(c.var.db, c.var.perimetre, demande);
}

async function comparer(c: Requete) {
  exigerRediger(c);
  const bilan = exigerOuvert(await getBilanDe(c));
  const fichier = (await c.req.formData()).get("fichier");
  if (!(fichier instanceof File) || fichier.size === 0)
    return montrerDepot(c, bilan, "Choisissez d’abord le fichier corrigé.");
  const rendues = await compareReturned(await enWord(c, bilan), new Uint8Array(await fichier.arrayBuffer()));
  if (rendues instanceof Refus) return montrerDepot(c, bilan, ILLISIBLE);
  const ecrits = await listEcrits(c.var.db, c.var.perimetre, bilan);
  const versions = Object.fromEntries(CODES_SECTION.map((section) => [section, ecrits[section]?.version ?? 0]));
  const props = { base: baseDe(c), bilan, retour: trier(rendues), versions };
  return c.render(<ComparaisonPage {...props} />, { titre: `Ce que Word a changé, ${bilan.titre}` });
}

/** Les textes acceptés d'une section. */
function acceptes(form: FormData, section: (typeof CODES_SECTION)[number]): Saisie {
  const noms = SECTIONS[section].champs.map(({ nom }) => nom);
  const gardes = noms.filter((nom) => form.get(`choix-${section}.${nom}`) === "accepter");
  return Object.fromEntries(
    gardes.map((nom) => [nom, String(form.get(`texte-${section}.${nom}`) ?? "").slice(0, 12_000)]),
  );
}

async function appliquer(c: Requete) {
  exigerRediger(c);
  const { db, perimetre } = c.var;
  const bilan = exigerOuvert(await lockBilanDe(c));
  const form = await c.req.formData();
  const ecrits = await listEcrits(db, perimetre, bilan);
  for (const section of CODES_SECTION) {
    const textes = acceptes(form, section);
    if (Object.keys(textes).length === 0) continue;
    const lue = Number(form.get(`version-${section}`)) || 0;
    const avant = { ...(ecrits[section] ?? vierge(section)), version: lue };
    await saveSection(db, perimetre, bilan, { avant, saisie: { ...avant.saisie, ...textes }, instant: instantDe(c) });
  }
  return c.redirect(`${bilansDe(c)}/${bilan.id}`, 303);
}

const RETOUR = "/conventions/:convention/bilans/:bilan/retour";

export const retourRoutes = new Hono<Env>()
  .get(RETOUR, async (c) => {
    exigerRediger(c);
    return montrerDepot(c, exigerOuvert(await getBilanDe(c)));
  })
  .post(RETOUR, comparer)
  .post(`${RETOUR}/choix`, appliquer);
