import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { deleteFichier, findFichier, getFichier, saveFichier } from "#domaines/documents/index.ts";
import type { Db } from "#platform/db/db.ts";
import { attacheDe, codePreuve, listPreuves, oublierPreuves } from "../preuve/actions.ts";
import type { Structure } from "../structure/model.ts";
import { updateStructure } from "../structure/store.ts";
import type { Compte, Passage } from "./model.ts";
import { absorber, citationsDe } from "./rules.ts";
import { absorberStructure, deleteStructure, getCompte, verrouillerStructures } from "./store.ts";

/** Ce qu'une autre tranche sait de qui cite une structure : ce qui retient une fusion, qui la cite, et comment le faire suivre. */
export type Suite = {
  retenir: (db: Db, perimetre: Perimetre, passage: Passage) => Promise<string | null>;
  citer: (db: Db, perimetre: Perimetre, structure: string) => Promise<string[]>;
  suivre: (db: Db, perimetre: Perimetre, passage: Passage) => Promise<void>;
};

/** Les preuves jointes suivent les lignes de qualité que la gardée reprend. */
async function suivrePreuves(db: Db, perimetre: Perimetre, garde: Structure, doublon: Structure): Promise<void> {
  if (garde.qualite.length > 0) return;
  for (const code of new Set(doublon.qualite.map(codePreuve))) {
    const joint = await findFichier(db, perimetre, attacheDe(doublon, code));
    if (!joint) continue;
    const { octets } = await getFichier(db, perimetre, attacheDe(doublon, code));
    const { nom, type, deposeLe } = joint;
    await saveFichier(db, perimetre, attacheDe(garde, code), { nom, type, octets, instant: deposeLe });
    await deleteFichier(db, perimetre, attacheDe(doublon, code));
  }
}

/** Deux structures qui n'en sont qu'une : la gardée reprend ce qu'elle ne disait pas, tout ce qui citait l'autre la cite ; sinon, pourquoi non. */
export async function fusionnerStructures(
  db: Db,
  perimetre: Perimetre,
  { garde, doublon, le }: { garde: Structure; doublon: Structure; le: Jour },
  suites: readonly Suite[],
): Promise<string | null> {
  const passage = { de: doublon.id, vers: garde.id };
  await verrouillerStructures(db, perimetre, [doublon.id, garde.id]);
  for (const { retenir } of suites) {
    const phrase = await retenir(db, perimetre, passage);
    if (phrase) return phrase;
  }
  await absorberStructure(db, perimetre, garde, doublon);
  await suivrePreuves(db, perimetre, garde, doublon);
  for (const { suivre } of suites) await suivre(db, perimetre, passage);
  await updateStructure(db, perimetre, { avant: garde, apres: absorber(garde, doublon, le), action: "fusion" });
  return null;
}

/** Qui cite une structure, toutes tranches ensemble. */
export async function listCitations(
  db: Db,
  perimetre: Perimetre,
  { id, compte }: { id: string; compte: Compte },
  suites: readonly Suite[],
): Promise<string[]> {
  const ailleurs: string[] = [];
  for (const { citer } of suites) ailleurs.push(...(await citer(db, perimetre, id)));
  return [...citationsDe(compte), ...ailleurs];
}

/** Retire une structure que rien ne cite ; sinon, ce qui la cite. */
export async function retirerStructure(
  db: Db,
  perimetre: Perimetre,
  structure: Structure,
  suites: readonly Suite[],
): Promise<string[]> {
  await verrouillerStructures(db, perimetre, [structure.id]);
  const compte = await getCompte(db, perimetre, structure.id);
  const citations = await listCitations(db, perimetre, { id: structure.id, compte }, suites);
  if (citations.length > 0) return citations;
  await oublierPreuves(db, perimetre, structure, { ...structure, qualite: [] });
  await deleteStructure(db, perimetre, structure);
  return [];
}

/** Combien de preuves sont jointes à une structure. */
export const compterPreuves = async (db: Db, perimetre: Perimetre, structure: Structure): Promise<number> =>
  (await listPreuves(db, perimetre, structure)).filter(({ fichier }) => fichier !== null).length;
