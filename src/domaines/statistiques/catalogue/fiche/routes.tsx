import { Hono } from "hono";
import { nomFichier } from "#commun/texte.ts";
import { orNotFound } from "#platform/errors.ts";
import type { Env } from "#platform/http.ts";
import { TYPES_TABLEUR, writeTableur } from "#platform/tableur.ts";
import { PAR_PAGE, pageDe } from "#ui/pagination.tsx";
import type { LieuNomme } from "../../lieu/model.ts";
import { nommerLieu, type Territoires } from "../../lieu/rules.ts";
import {
  BASE,
  baseDe,
  exigerLire,
  type LireCommunes,
  lireTerritoires,
  peutModifier,
  type Requete,
} from "../../requete/actions.ts";
import { seuilDe } from "../../seuil/actions.ts";
import { getValeurs } from "../../valeur/actions.ts";
import { COLONNES_VALEURS, rangeesDe } from "../../valeur/export/rules.ts";
import { listStatistiques } from "../actions.ts";
import type { Statistique } from "../model.ts";
import { phraseFormule } from "../textes.ts";
import { FichePage } from "./pages.tsx";

const VUES = ["ensemble", "communes"] as const;
type Vue = (typeof VUES)[number];

const lieuxDe = (territoires: Territoires, vue: Vue): LieuNomme[] =>
  vue === "communes"
    ? territoires.communes
    : [...territoires.epci, ...territoires.bassins, ...territoires.comparaisons];

/** Le chiffre que nomme l'adresse, et tout le catalogue pour le dire en mots. */
async function lireStatistique(c: Requete): Promise<{ statistique: Statistique; toutes: Statistique[] }> {
  const toutes = await listStatistiques(c.var.db, c.var.perimetre);
  return { statistique: orNotFound(toutes.find(({ code }) => code === c.req.param("code"))), toutes };
}

/** Le lieu dont la courbe est tracée : celui que l'adresse nomme, sinon le premier. */
const traceDe = (lieux: readonly LieuNomme[], voulu: string | undefined) =>
  lieux.find(({ genre, code }) => `${genre}:${code}` === voulu) ?? lieux[0];

async function renderFiche(c: Requete, lireCommunes: LireCommunes) {
  exigerLire(c);
  const { db, perimetre, today } = c.var;
  const { statistique, toutes } = await lireStatistique(c);
  const { geographie, territoires } = await lireTerritoires(c, lireCommunes);
  const vue = VUES.find((une) => une === c.req.query("vue")) ?? "ensemble";
  const tous = lieuxDe(territoires, vue);
  const page = pageDe(c.req.query("page"));
  const lieux = tous.slice((page - 1) * PAR_PAGE, page * PAR_PAGE);
  const valeurs = await getValeurs(db, perimetre, { codes: [statistique.code], territoires: lieux });
  const noms = new Map(toutes.map(({ code, nom }) => [code, nom]));
  const props = {
    base: baseDe(c),
    statistique,
    formule: phraseFormule(statistique, (code) => noms.get(code) ?? code),
    seuil: await seuilDe(db, perimetre, statistique, today),
    vue,
    lieux,
    trace: traceDe(lieux, c.req.query("lieu")) ?? null,
    valeurs,
    nommer: (code: string) => nommerLieu(geographie, { genre: "commune", code }),
    page,
    total: tous.length,
    params: new URL(c.req.url).searchParams,
    modifier: peutModifier(c),
    propre: "version" in statistique,
  };
  return c.render(<FichePage {...props} />, { titre: statistique.nom });
}

async function exporter(c: Requete, lireCommunes: LireCommunes, choisies: readonly Statistique[], nom: string) {
  const { db, perimetre } = c.var;
  const { geographie, territoires } = await lireTerritoires(c, lireCommunes);
  const lieux = [...lieuxDe(territoires, "ensemble"), ...territoires.communes];
  const valeurs = await getValeurs(db, perimetre, { codes: choisies.map(({ code }) => code), territoires: lieux });
  const nommer = { geographie, statistiques: new Map(choisies.map((une) => [une.code, une])) };
  const corps = await writeTableur("csv", { nom, colonnes: COLONNES_VALEURS, rangees: rangeesDe(valeurs, nommer) });
  return c.body(corps, 200, {
    "content-type": TYPES_TABLEUR.csv,
    "content-disposition": `attachment; filename="${nomFichier(nom, "csv")}"`,
  });
}

/** Un chiffre : ce qu'il compte, ce qu'il vaut partout, et son export. */
export const ficheRoutes = (lireCommunes: LireCommunes) =>
  new Hono<Env>()
    .get(`${BASE}/export.csv`, async (c) => {
      exigerLire(c);
      return exporter(c, lireCommunes, await listStatistiques(c.var.db, c.var.perimetre), "statistiques");
    })
    .get(`${BASE}/:code`, (c) => renderFiche(c, lireCommunes))
    .get(`${BASE}/:code/export.csv`, async (c) => {
      exigerLire(c);
      const { statistique } = await lireStatistique(c);
      return exporter(c, lireCommunes, [statistique], statistique.nom);
    });
