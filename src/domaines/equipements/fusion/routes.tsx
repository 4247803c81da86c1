import { Hono } from "hono";
import { incomplete } from "#platform/errors.ts";
import { parseForm } from "#platform/forms.ts";
import type { Env } from "#platform/http.ts";
import { unlessRemoved } from "#platform/removal.ts";
import { isFormErrors } from "#ui/form.ts";
import { pageDe } from "#ui/pagination.tsx";
import { listPage } from "../liste/store.ts";
import { type C, cheminDe, exigerModifier, nomDeCommune, structureDe } from "../requete/actions.ts";
import type { Structure } from "../structure/model.ts";
import { getStructure } from "../structure/store.ts";
import { compterPreuves, fusionnerStructures, listCitations, retirerStructure, type Suite } from "./actions.ts";
import { FUSION, phraseCitee, PHRASES_FUSION, RETRAIT } from "./forms.ts";
import { ChoisirFusionPage, DoublonsStructuresPage, FusionPage, RetraitStructurePage } from "./pages.tsx";
import { pairesProches, partsDe, pertesDe, verifierFusion } from "./rules.ts";
import { getCompte } from "./store.ts";

const TOUTES = { q: "", type: null, vie: null, commune: null, aVerifier: false };
const MAX = 5000;

const listVisibles = (c: C, type: Structure["type"] | null = null): Promise<Structure[]> =>
  listPage(c.var.db, c.var.perimetre, { ...TOUTES, type }, { le: c.var.today, numero: 1, taille: MAX });

async function montrerDoublons(c: C) {
  const paires = pairesProches(await listVisibles(c));
  const page = pageDe(c.req.query("page"));
  const props = { chemin: cheminDe(c), paires, commune: nomDeCommune, page };
  return c.render(<DoublonsStructuresPage {...props} />, { titre: "Structures en double" });
}

async function montrerFusion(c: C, suites: readonly Suite[], paire: [Structure, Structure], refus?: string) {
  const { db, perimetre } = c.var;
  const [garde, doublon] = paire;
  const refuse = verifierFusion(garde, doublon);
  const phrase = refus ?? (refuse && PHRASES_FUSION[refuse.code]) ?? null;
  const compte = await getCompte(db, perimetre, doublon.id);
  const props = {
    chemin: cheminDe(c),
    garde,
    doublon,
    parts: partsDe(garde, doublon),
    suivent: await listCitations(db, perimetre, { id: doublon.id, compte }, suites),
    refus: phrase,
  };
  c.status(phrase ? 422 : 200);
  return c.render(<FusionPage {...props} />, { titre: `Fusionner ${doublon.nom}`, erreur: Boolean(phrase) });
}

async function proposerFusion(c: C, suites: readonly Suite[]) {
  const doublon = await structureDe(c);
  const avec = c.req.query("avec");
  if (avec) {
    const garde = await getStructure(c.var.db, c.var.perimetre, avec, c.var.today);
    return montrerFusion(c, suites, [garde, doublon]);
  }
  const autres = (await listVisibles(c, doublon.type)).filter(({ id }) => id !== doublon.id);
  const page = <ChoisirFusionPage chemin={cheminDe(c)} structure={doublon} autres={autres} />;
  return c.render(page, { titre: `Fusionner ${doublon.nom}` });
}

async function fusionner(c: C, suites: readonly Suite[]) {
  const { db, perimetre, today } = c.var;
  const saisie = parseForm(FUSION, await c.req.formData());
  if (isFormErrors(saisie)) throw incomplete(saisie);
  const lue = await structureDe(c);
  const lueGarde = await getStructure(db, perimetre, saisie.garde, today);
  if (verifierFusion(lueGarde, lue)) return montrerFusion(c, suites, [lueGarde, lue]);
  const doublon = { ...lue, version: saisie.version };
  const garde = { ...lueGarde, version: saisie.versionGarde };
  const retenue = await fusionnerStructures(db, perimetre, { garde, doublon, le: today }, suites);
  if (retenue) return montrerFusion(c, suites, [lueGarde, lue], retenue);
  return c.redirect(`${cheminDe(c)}/${garde.id}`, 303);
}

async function montrerRetrait(c: C, suites: readonly Suite[], structure: Structure) {
  const { db, perimetre } = c.var;
  const compte = await getCompte(db, perimetre, structure.id);
  const citations = await listCitations(db, perimetre, { id: structure.id, compte }, suites);
  const pertes = pertesDe(compte, await compterPreuves(db, perimetre, structure));
  const refus = citations.length > 0 ? phraseCitee(citations) : null;
  const page = <RetraitStructurePage chemin={cheminDe(c)} structure={structure} pertes={pertes} refus={refus} />;
  return c.render(page, { titre: `Retirer ${structure.nom}` });
}

async function retirer(c: C, suites: readonly Suite[]) {
  const saisie = parseForm(RETRAIT, await c.req.formData());
  if (isFormErrors(saisie)) throw incomplete(saisie);
  const lue = await unlessRemoved(c.var, "equipements.structure", c.req.param("structure") ?? "", structureDe(c));
  if (!lue) return c.redirect(cheminDe(c), 303);
  const structure = { ...lue, version: saisie.version };
  const citations = await retirerStructure(c.var.db, c.var.perimetre, structure, suites);
  if (citations.length === 0) return c.redirect(cheminDe(c), 303);
  c.status(422);
  return montrerRetrait(c, suites, lue);
}

const STRUCTURE = "/espaces/:espace/equipements/:structure";

/** Une structure entrée deux fois se fusionne ; une entrée par erreur se retire. Les `suites` disent qui la cite ailleurs. */
export const fusionRoutes = (suites: readonly Suite[]) =>
  new Hono<Env>()
    .get("/espaces/:espace/equipements/doublons", (c) => {
      exigerModifier(c);
      return montrerDoublons(c);
    })
    .get(`${STRUCTURE}/fusion`, (c) => {
      exigerModifier(c);
      return proposerFusion(c, suites);
    })
    .post(`${STRUCTURE}/fusion`, (c) => {
      exigerModifier(c);
      return fusionner(c, suites);
    })
    .get(`${STRUCTURE}/retrait`, async (c) => {
      exigerModifier(c);
      return montrerRetrait(c, suites, await structureDe(c));
    })
    .post(`${STRUCTURE}/retrait`, (c) => {
      exigerModifier(c);
      return retirer(c, suites);
    });
