import { Hono } from "hono";
import { nomFichier } from "#commun/texte.ts";
import { orNotFound } from "#platform/errors.ts";
import type { Env } from "#platform/http.ts";
import { TYPES_TABLEUR, writeTableur } from "#platform/tableur.ts";
import { listStatistiques } from "../catalogue/actions.ts";
import type { Statistique } from "../catalogue/model.ts";
import type { LieuNomme } from "../lieu/model.ts";
import { BASE, baseDe, exigerLire, type LireCommunes, lireTerritoires, type Requete } from "../requete/actions.ts";
import { seuilDe } from "../seuil/actions.ts";
import { getValeurs } from "../valeur/actions.ts";
import { ecrireValeur } from "../valeur/lexique.ts";
import { lirePublication } from "./actions.ts";
import { dire, PublicationPage } from "./pages.tsx";
import { type LignePubliee, periodesDe, publier } from "./rules.ts";

/** Ce qui se publie d'un chiffre, sur la période que l'adresse nomme. */
async function preparer(c: Requete, lireCommunes: LireCommunes) {
  exigerLire(c);
  const { db, perimetre, today } = c.var;
  const toutes = await listStatistiques(db, perimetre);
  const statistique = orNotFound(toutes.find(({ code }) => code === c.req.param("code")));
  const { territoires } = await lireTerritoires(c, lireCommunes);
  const demande = { statistiques: [statistique], lieux: territoires.communes, jour: today };
  const { reseaux, masques } = await lirePublication(db, perimetre, demande);
  const communes = reseaux.flatMap(({ groupes }) => groupes.flatMap((groupe) => groupe.communes));
  const valeurs = await getValeurs(db, perimetre, { codes: [statistique.code], territoires: communes });
  const periodes = periodesDe(valeurs);
  const periode = periodes.find(({ debut }) => String(debut) === c.req.query("periode")) ?? periodes[0];
  const parCle = new Map(valeurs.map((une) => [`${une.lieu.code}|${une.millesime}`, une]));
  const lire = ({ code }: LieuNomme, annee: number) => parCle.get(`${code}|${annee}`);
  const annees = (periode?.annees ?? []).filter((annee) => valeurs.some(({ millesime }) => millesime === annee));
  const seuil = await seuilDe(db, perimetre, statistique, today);
  const lignes = reseaux.flatMap((reseau) =>
    publier({ statistique, reseau, annees, masques: masques(statistique, reseau, annees), lire }),
  );
  const sources = [...new Set(valeurs.map(({ source }) => source).filter(Boolean))];
  return { statistique, periodes, periode: periode?.debut ?? null, annees, seuil, lignes, sources };
}

const rangee = ({ nom, annees, somme }: LignePubliee, statistique: Statistique): string[] => [
  nom,
  ...annees.map((cellule) => dire(cellule, (valeur) => ecrireValeur(valeur, statistique))),
  somme === null ? "" : dire(somme, (valeur) => ecrireValeur(valeur, statistique)),
];

/** Ce qui peut sortir de l'espace : les petits nombres cachés, et ce qui les rendrait. */
export const publicationRoutes = (lireCommunes: LireCommunes) =>
  new Hono<Env>()
    .get(`${BASE}/:code/publication`, async (c) => {
      const vue = await preparer(c, lireCommunes);
      return c.render(<PublicationPage base={baseDe(c)} {...vue} />, { titre: `Publier : ${vue.statistique.nom}` });
    })
    .get(`${BASE}/:code/publication.csv`, async (c) => {
      const { statistique, annees, lignes } = await preparer(c, lireCommunes);
      const titres = ["Territoire", ...annees.map(String), "Somme de trois ans"];
      const corps = await writeTableur("csv", {
        nom: statistique.nom,
        colonnes: titres.map((titre) => ({ titre, largeur: 24 })),
        rangees: lignes.map((une) => rangee(une, statistique)),
      });
      const nom = nomFichier(`${statistique.nom} a publier`, "csv");
      return c.body(corps, 200, {
        "content-type": TYPES_TABLEUR.csv,
        "content-disposition": `attachment; filename="${nom}"`,
      });
    });
