import { createHash } from "node:crypto";
import { Hono } from "hono";
import { getConvention, lockConvention } from "#domaines/convention/index.ts";
import { champDe, listFiches, listNoeuds, ORDRE_DU_PLAN, SANS_FILTRE } from "#domaines/plan/index.ts";
import { intituleFiche } from "#domaines/plan/model.ts";
import type { Env } from "#platform/http.ts";
import { PAR_PAGE, pageDe } from "#ui/pagination.tsx";
import { exigerLire, exigerModifier, peutModifier, type Requete } from "../actions.ts";
import { COMPETENCES } from "../competence/model.ts";
import type { Rattachement } from "./model.ts";
import { RattachementPage } from "./pages.tsx";
import { changements, parFiche, seRattache } from "./rules.ts";
import { listRattachements, saveRattachements } from "./store.ts";

/** De quoi reconnaître ce que l'on avait lu de ces fiches. */
const versionDe = (montrees: ReadonlySet<string>, tenus: readonly Rattachement[]): string =>
  createHash("sha256")
    .update(JSON.stringify([[...montrees].toSorted(), tenus.filter(({ fiche }) => montrees.has(fiche))]))
    .digest("hex")
    .slice(0, 24);

/** Les fiches de la convention qui se rattachent, dans l'ordre du plan, et ce qu'elles servent toutes. */
async function lire(c: Requete, convention: string) {
  const { db, perimetre } = c.var;
  const tenus = await listRattachements(db, perimetre);
  const servies = parFiche(tenus);
  const noeuds = await listNoeuds(db, perimetre);
  const toutes = await listFiches(db, perimetre, { filtres: SANS_FILTRE, tri: ORDRE_DU_PLAN });
  const fiches = toutes
    .filter((fiche) => fiche.convention === convention)
    .filter((fiche) => seRattache(champDe(fiche, noeuds), servies.get(fiche.id) ?? []))
    .map((fiche) => ({ id: fiche.id, intitule: intituleFiche(fiche) }));
  const ids = new Set(fiches.map(({ id }) => id));
  return { fiches, tenus: tenus.filter(({ fiche }) => ids.has(fiche)) };
}

async function montrer(c: Requete, saisis?: readonly Rattachement[]) {
  exigerLire(c);
  const { id: convention } = await getConvention(c.var.db, c.var.perimetre, c.req.param("convention") ?? "");
  const { fiches, tenus } = await lire(c, convention);
  const page = pageDe(c.req.query("page"));
  const montrees = fiches.slice((page - 1) * PAR_PAGE, page * PAR_PAGE);
  c.status(saisis ? 409 : 200);
  const props = {
    base: `/conventions/${convention}`,
    fiches: montrees,
    servies: parFiche(saisis ?? tenus),
    comptes: COMPETENCES.map((une) => tenus.filter(({ competence }) => competence === une).length),
    version: versionDe(new Set(montrees.map(({ id }) => id)), tenus),
    page,
    total: fiches.length,
    modifier: peutModifier(c),
    change: saisis !== undefined,
    ecrit: c.req.query("ecrit") === "1",
  };
  return c.render(<RattachementPage {...props} />, { titre: "Ce que servent les fiches", erreur: props.change });
}

/** Les cases cochées : « fiche/compétence » ; ce qui n'en a pas la forme n'est pas lu. */
function lireCases(form: FormData): Rattachement[] {
  return [...new Set(form.getAll("sert").map(String))].flatMap((dite) => {
    const [fiche = "", code] = dite.split("/");
    const competence = COMPETENCES.find((une) => une === code);
    return competence ? [{ fiche, competence }] : [];
  });
}

async function enregistrer(c: Requete) {
  exigerModifier(c);
  const { db, perimetre } = c.var;
  const { id: convention } = await getConvention(db, perimetre, c.req.param("convention") ?? "");
  await lockConvention(db, perimetre, convention);
  const form = await c.req.formData();
  const { fiches, tenus } = await lire(c, convention);
  const dites = new Set(form.getAll("fiche").map(String));
  const voulus = lireCases(form);
  if (String(form.get("version") ?? "") !== versionDe(dites, tenus)) return montrer(c, voulus);
  const montrees = new Set(fiches.map(({ id }) => id).filter((id) => dites.has(id)));
  await saveRattachements(db, perimetre, convention, changements(tenus, voulus, montrees));
  const page = pageDe(c.req.query("page"));
  return c.redirect(`/conventions/${convention}/petite-enfance/fiches?page=${page}&ecrit=1`, 303);
}

const ICI = "/conventions/:convention/petite-enfance/fiches";

/** Quelles compétences du service public sert chaque fiche de la petite enfance. */
export const rattachementRoutes = new Hono<Env>().get(ICI, (c) => montrer(c)).post(ICI, enregistrer);
