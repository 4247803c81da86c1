import type { Perimetre } from "#commun/perimetre.ts";
import { sansAccents } from "#commun/texte.ts";
import {
  composantes,
  getValeurs,
  listCouvertures,
  listMillesimes,
  listStatistiques,
  membresDe,
} from "#domaines/statistiques/index.ts";
import type { Lieu, LieuNomme, Statistique } from "#domaines/statistiques/model.ts";
import { dessiner } from "#domaines/territoire/index.ts";
import type { Db } from "#platform/db/db.ts";
import { lireTerritoires } from "../lieu/actions.ts";
import { adresseDe, lireLieu } from "../lieu/rules.ts";
import { METHODES, type Methode } from "./classe/model.ts";
import type { Point } from "./model.ts";

export const ESPACE = "espace";

/** Ce que l'adresse d'une carte demande, tel quel. */
export type Demande = { chiffre?: string; annee?: string; coupe?: string; ou?: string };

const ENSEMBLES = ["bassin", "epci", "departement"];

/** Les chiffres que l'on connaît pour au moins une commune de l'espace, et leurs années. */
export async function chiffresConnus(db: Db, perimetre: Perimetre) {
  const couvertures = new Map(
    (await listCouvertures(db, perimetre))
      .filter(({ genre }) => genre === "commune")
      .map((une) => [une.statistique, une]),
  );
  const statistiques = await listStatistiques(db, perimetre);
  const connue = ({ code, formule }: Statistique): boolean =>
    couvertures.has(code) ||
    (formule.genre === "rapport" &&
      formule.numerateur.length > 0 &&
      [...formule.numerateur, ...formule.denominateur].every((un) => couvertures.has(un))) ||
    (formule.genre === "evolution" && couvertures.has(formule.de));
  return statistiques.filter(connue);
}

const methodeDe = (texte = ""): Methode => METHODES.find((une) => une === texte) ?? "ruptures";

/** Une commune hors du code officiel n'a pas de nom : son code en tient lieu. */
const pointDe = (
  nom: string,
  code: string,
  valeur: Awaited<ReturnType<typeof getValeurs>>[number] | undefined,
): Point => ({
  code,
  nom,
  valeur: valeur?.valeur ?? null,
  numerateur: valeur?.calcul.numerateur ?? null,
  denominateur: valeur?.calcul.denominateur ?? null,
  secret: valeur?.secret ?? false,
});

/** Les années d'un chiffre : celles où il est donné, et celles où l'on a de quoi le calculer. */
async function anneesDe(db: Db, perimetre: Perimetre, statistique: Statistique): Promise<number[]> {
  const termes = composantes(statistique);
  const connues = await listMillesimes(db, perimetre, [statistique.code, ...termes]);
  const recul = statistique.formule.genre === "evolution" ? statistique.formule.annees : 0;
  const a = (code: string, annee: number) => connues.some((une) => une.statistique === code && une.millesime === annee);
  const calculable = (annee: number) =>
    termes.length > 0 && termes.every((code) => a(code, annee) && (recul === 0 || a(code, annee - recul)));
  const annees = [...new Set(connues.map(({ millesime }) => millesime))];
  return annees.filter((annee) => a(statistique.code, annee) || calculable(annee)).toSorted((x, y) => y - x);
}

/** Les valeurs d'un chiffre dans des communes, la dernière année où l'on en a, ou celle que l'on demande. */
async function lirePoints(
  db: Db,
  perimetre: Perimetre,
  statistique: Statistique,
  { codes, annee }: { codes: readonly string[]; annee: number },
) {
  const territoires = codes.map((code): Lieu => ({ genre: "commune", code }));
  const millesimes = await anneesDe(db, perimetre, statistique);
  const millesime = millesimes.includes(annee) ? annee : (millesimes[0] ?? annee);
  const valeurs = await getValeurs(db, perimetre, { codes: [statistique.code], territoires, millesime });
  return { millesimes, millesime, valeurs: new Map(valeurs.map((une) => [une.lieu.code, une])) };
}

/** Ce que l'on peut montrer : l'espace entier, ses bassins, ses intercommunalités, leurs départements. */
async function lireEnsemble(db: Db, perimetre: Perimetre, ou: string) {
  const { geographie, communes, bassins, epci, comparaisons } = await lireTerritoires(db, perimetre);
  const ensembles: LieuNomme[] = [...bassins, ...epci, ...comparaisons.filter(({ genre }) => genre === "departement")];
  const lieu = lireLieu(geographie, ou);
  const permis = lieu && ENSEMBLES.includes(lieu.genre) && ensembles.some((un) => adresseDe(un) === ou);
  const codes = permis ? membresDe(geographie, lieu) : communes.map(({ code }) => code);
  const groupes = permis
    ? []
    : bassins.map(({ code }) => geographie.bassins.find(({ id }) => id === code)?.communes ?? []);
  return { geographie, ensembles, ou: permis ? ou : ESPACE, codes, groupes };
}

/** Tout ce qu'une carte montre ; `dessin` manque tant que l'espace n'a pas de contour pour une seule de ses communes. */
export async function lireCarte(db: Db, perimetre: Perimetre, demande: Demande) {
  const statistiques = await chiffresConnus(db, perimetre);
  const { geographie, ensembles, ou, codes, groupes } = await lireEnsemble(db, perimetre, demande.ou ?? "");
  const dessin = await dessiner(db, perimetre, { codes, groupes });
  const statistique = statistiques.find(({ code }) => code === demande.chiffre) ?? statistiques[0];
  const commun = { statistiques, ensembles, ou, dessin, coupe: methodeDe(demande.coupe) };
  if (!statistique) return { ...commun, chiffre: null };
  const lus = await lirePoints(db, perimetre, statistique, { codes, annee: Number(demande.annee) || 0 });
  const points = codes.map((code) =>
    pointDe(geographie.index.communes.get(code)?.nom ?? code, code, lus.valeurs.get(code)),
  );
  const populations = new Map(codes.map((code) => [code, geographie.index.communes.get(code)?.municipale ?? 0]));
  const sources = [...new Set([...lus.valeurs.values()].map(({ source }) => source).filter(Boolean))];
  const ruptures = [...new Set([...lus.valeurs.values()].map(({ rupture }) => rupture).filter(Boolean))];
  const triees = points.toSorted(
    (a, b) => (b.valeur ?? -Infinity) - (a.valeur ?? -Infinity) || (sansAccents(a.nom) < sansAccents(b.nom) ? -1 : 1),
  );
  const { millesime, millesimes } = lus;
  return { ...commun, chiffre: { statistique, millesime, millesimes, points: triees, populations, sources, ruptures } };
}

export type CarteLue = Awaited<ReturnType<typeof lireCarte>>;
export type ChiffreLu = NonNullable<CarteLue["chiffre"]>;
