import type { Perimetre } from "#commun/perimetre.ts";
import { type Bout, perimetreEntier, remonterSuites } from "#domaines/plan/index.ts";
import type { Db } from "#platform/db/db.ts";
import type { Usager } from "#platform/http.ts";
import type { EtatDefini, Saisie } from "../etat/model.ts";
import { listEtats, listSaisies } from "../etat/store.ts";
import type { Definition, Indicateur } from "../indicateur/model.ts";
import { deMemeNom } from "../indicateur/rules.ts";
import type { Suivi } from "../indicateur/phrase/rules.ts";
import { listIndicateurs } from "../indicateur/store.ts";
import { listValeurs } from "../valeur/actions.ts";
import type { Point } from "../valeur/model.ts";
import { serieDe } from "../valeur/rules.ts";
import { continuer, memeIndicateur, reprendreDefinition } from "./rules.ts";

/** Ce qui fut dit d'une fiche que celle-ci continue, dans les états de sa convention. */
export type DitAvant = { bout: Bout; etats: readonly EtatDefini[]; saisies: readonly Saisie[] };

/** Ce que cette personne lit du suivi des fiches que celle-ci continue, de la plus proche à la plus ancienne. */
export async function listDitsAvant(db: Db, usager: Usager, fiche: string): Promise<DitAvant[]> {
  if (!usager.perimetre) return [];
  const entier = await perimetreEntier(db, usager.perimetre);
  const dits: DitAvant[] = [];
  for (const bout of await remonterSuites(db, entier, fiche)) {
    const etats = await listEtats(db, entier, bout.convention);
    dits.push({ bout, etats, saisies: await listSaisies(db, entier, bout.id) });
  }
  return dits;
}

/** L'indicateur que celui-ci continue, par l'une de ses fiches, avec sa série. */
async function trouverAvant(db: Db, entier: Perimetre, indicateur: Indicateur): Promise<Indicateur | undefined> {
  for (const fiche of indicateur.fiches) {
    for (const { id, convention } of await remonterSuites(db, entier, fiche)) {
      const candidats = await listIndicateurs(db, { ...entier, conventions: [convention] });
      const avant = candidats.find((un) => un.fiches.includes(id) && memeIndicateur(un, indicateur));
      if (avant) return avant;
    }
  }
  return undefined;
}

/** La définition de l'indicateur de ce libellé, sur la plus proche des fiches que celle-ci continue. */
export async function definitionAvant(
  db: Db,
  usager: Usager,
  fiche: string,
  libelle: string,
): Promise<Definition | undefined> {
  if (!usager.perimetre) return undefined;
  const entier = await perimetreEntier(db, usager.perimetre);
  for (const { id, convention } of await remonterSuites(db, entier, fiche)) {
    const siens = (await listIndicateurs(db, { ...entier, conventions: [convention] })).filter(({ fiches }) =>
      fiches.includes(id),
    );
    const avant = deMemeNom(siens, libelle);
    if (avant) return reprendreDefinition(avant);
  }
  return undefined;
}

type Continuee = { serie: Point[]; avant: Indicateur | null };

async function precederSerie(db: Db, entier: Perimetre, indicateur: Indicateur, serie: Point[]): Promise<Continuee> {
  const avant = await trouverAvant(db, entier, indicateur);
  if (!avant) return { serie, avant: null };
  const valeurs = await listValeurs(db, { ...entier, conventions: [avant.convention] }, [avant]);
  return { serie: continuer(serieDe(avant, valeurs), serie), avant };
}

/** La série d'un indicateur, précédée de celle qu'il continue ; `avant` est l'indicateur d'où elle vient. */
export async function continuerSerie(
  db: Db,
  usager: Usager,
  indicateur: Indicateur,
  serie: Point[],
): Promise<Continuee> {
  if (!usager.perimetre) return { serie, avant: null };
  return precederSerie(db, await perimetreEntier(db, usager.perimetre), indicateur, serie);
}

/** Une liste d'indicateurs, chacun avec la série qu'il continue. */
export async function continuerSuivis(db: Db, usager: Usager, suivis: readonly Suivi[]): Promise<Suivi[]> {
  if (!usager.perimetre) return [...suivis];
  const entier = await perimetreEntier(db, usager.perimetre);
  const continues: Suivi[] = [];
  for (const { indicateur, etat } of suivis) {
    const { serie } = await precederSerie(db, entier, indicateur, etat.serie);
    continues.push({ indicateur, etat: { ...etat, serie } });
  }
  return continues;
}
