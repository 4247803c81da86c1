import type { AnneesPubliees } from "#commun/secret.ts";
import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { listStatistiques } from "../catalogue/actions.ts";
import type { Statistique } from "../catalogue/model.ts";
import { composantes } from "../catalogue/rules.ts";
import { lireGeographie } from "../lieu/actions.ts";
import type { Geographie, Lieu } from "../lieu/model.ts";
import { cleLieu, membresDe } from "../lieu/rules.ts";
import { seuilAu } from "../seuil/rules.ts";
import { listSeuils } from "../seuil/store.ts";
import { getValeurs } from "../valeur/actions.ts";
import type { Valeur } from "../valeur/model.ts";
import type { Reseau, Tu } from "./model.ts";
import { ensembleDe, estTuDans, masquesDe, reseauDe } from "./reseau/rules.ts";
import { seriesDe } from "./serie/rules.ts";

/** Tout ce dont un chiffre se déduirait : ses composantes, et les dénominateurs des parts dont il est le numérateur. */
const lies = (statistique: Statistique, catalogue: readonly Statistique[]): string[] => {
  const { beneficiaires, reunit = [] } = statistique;
  const verses = catalogue.find(({ code }) => code === beneficiaires);
  if (verses) return [statistique.code, ...lies(verses, catalogue)];
  const composes = [...composantes(statistique), ...reunit];
  const parts = catalogue.filter(
    ({ formule }) =>
      formule.genre === "rapport" && [statistique.code, ...composes].some((code) => formule.numerateur.includes(code)),
  );
  return [statistique.code, ...composes, ...parts.flatMap(composantes)];
};

const cleValeur = (statistique: string, commune: string, annee: number) => `${statistique}|${commune}|${annee}`;

/** `jour` : celui des seuils ; sans lui, les derniers écrits. */
export type DemandePublication = { statistiques: readonly Statistique[]; lieux: readonly Lieu[]; jour?: Jour };

/** Ce qui se publie de ces chiffres dans les intercommunalités de ces lieux : leurs valeurs, leurs réseaux, leurs masques. */
export async function lirePublication(db: Db, perimetre: Perimetre, { statistiques, lieux, jour }: DemandePublication) {
  const geographie = await lireGeographie(db, perimetre);
  const reseaux = reseauxDe(geographie, lieux);
  const catalogue = await listStatistiques(db, perimetre);
  const seuils = await listSeuils(db, perimetre);
  const sensibles = statistiques.filter(({ publique }) => !publique);
  const codes = [...new Set(sensibles.flatMap((une) => lies(une, catalogue)))];
  const communes = reseaux.flatMap(({ groupes }) => groupes.flatMap((groupe) => groupe.communes));
  const valeurs = codes.length > 0 ? await getValeurs(db, perimetre, { codes, territoires: communes }) : [];
  const parCle = new Map(valeurs.map((une) => [cleValeur(une.statistique, une.lieu.code, une.millesime), une]));
  const connu = {
    catalogue,
    seuilDe: (statistique: Statistique) => seuilAu(statistique, seuils, jour),
    lire: (code: string, commune: string, annee: number): Valeur | undefined =>
      parCle.get(cleValeur(code, commune, annee)),
  };
  const memoire = new Map<string, AnneesPubliees[]>();
  const masques = (statistique: Statistique, reseau: Reseau, annees: readonly number[]): AnneesPubliees[] => {
    const cle = `${statistique.code} ${cleLieu(reseau.lieu)} ${annees.join(",")}`;
    const connus = memoire.get(cle) ?? masquesDe(reseau, seriesDe(statistique, connu), annees);
    memoire.set(cle, connus);
    return connus;
  };
  return { geographie, reseaux, masques };
}

/** Les réseaux où se trouvent ces lieux ; un département ou plus grand n'en a pas : ce qu'il vaut, son producteur l'a publié. */
function reseauxDe(geographie: Geographie, lieux: readonly Lieu[]): Reseau[] {
  const ensembles = lieux.flatMap((lieu): Lieu[] => {
    if (lieu.genre === "epci") return [lieu];
    if (lieu.genre === "commune") return [ensembleDe(geographie, lieu.code)];
    if (lieu.genre !== "bassin") return [];
    return membresDe(geographie, lieu).map((commune) => ensembleDe(geographie, commune));
  });
  return [...new Map(ensembles.map((un) => [cleLieu(un), un])).values()].map((un) => reseauDe(geographie, un));
}

/** Ce qui ne se publie pas de ces chiffres, en ces lieux. */
export async function lireTus(db: Db, perimetre: Perimetre, demande: DemandePublication): Promise<Tu> {
  const { geographie, reseaux, masques } = await lirePublication(db, perimetre, demande);
  const parCode = new Map(demande.statistiques.map((une) => [une.code, une]));
  return (code, lieu, millesime) => {
    const statistique = parCode.get(code);
    if (!statistique || statistique.publique || !["commune", "bassin", "epci"].includes(lieu.genre)) return false;
    const membres = membresDe(geographie, lieu);
    const codes = lieu.genre === "commune" ? [lieu.code] : membres;
    const siens = new Set(codes.map((commune) => cleLieu(ensembleDe(geographie, commune))));
    return reseaux.some(
      (reseau) =>
        siens.has(cleLieu(reseau.lieu)) &&
        estTuDans({ reseau, masques: masques(statistique, reseau, [millesime]), annee: 0 }, lieu, membres),
    );
  };
}
