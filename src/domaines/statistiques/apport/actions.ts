import { createHash } from "node:crypto";
import type { Perimetre } from "#commun/perimetre.ts";
import { trouverCommune, trouverEpci } from "#domaines/territoire/index.ts";
import type { Db } from "#platform/db/db.ts";
import { newId } from "#platform/ids.ts";
import { listStatistiques } from "../catalogue/actions.ts";
import type { Statistique } from "../catalogue/model.ts";
import type { Geographie, Lieu } from "../lieu/model.ts";
import { nommerLieu, type Territoires } from "../lieu/rules.ts";
import { BILAN_VIDE, type Depot } from "../depot/model.ts";
import { bilanDe } from "../depot/rules.ts";
import {
  findCorrespondance,
  findMemeContenu,
  getPrepare,
  getRangSuivant,
  insertApport,
  saveCorrespondance,
  updateEtatDepot,
  updateReglage,
} from "../depot/store.ts";
import { deleteValeurs, listGardees, saveValeurs } from "../valeur/store.ts";
import { essayer, modeleDe } from "./essai/rules.ts";
import type { Feuille, Reglage } from "./model.ts";
import { anciensCodes, type Atlas, gardesDe } from "./ou/rules.ts";
import { lireFeuille } from "./rangee/rules.ts";
import { cleTitre, trouverTitres } from "./titre/rules.ts";

/** De quoi reconnaître les territoires d'un fichier, ceux de l'espace d'abord. */
export function atlasDe(geographie: Geographie, territoires: Territoires): Atlas {
  const communes = territoires.communes.map(({ code }) => code);
  return {
    geographie,
    gardes: gardesDe(geographie, territoires),
    anciens: anciensCodes(geographie),
    nommee: (nom) => trouverCommune(geographie.index, nom, { communes })?.commune.code ?? null,
    nomme: (nom) => trouverEpci(geographie.index, nom, { communes })?.epci.siren ?? null,
  };
}

/** Ce à quoi deux fichiers aux mêmes titres se reconnaissent. */
const signatureDe = (feuille: Feuille, entete: number): string =>
  createHash("sha256")
    .update((feuille.rangees[entete] ?? []).map(cleTitre).join("|"))
    .digest("hex");

/** La feuille que l'on lit d'abord, sa ligne de titres et ses colonnes : ce que l'on en a retenu, sinon ce que l'on en reconnaît. */
async function proposer(
  db: Db,
  perimetre: Perimetre,
  feuilles: readonly Feuille[],
  statistiques: readonly Statistique[],
): Promise<Reglage> {
  const lues = feuilles.map(({ rangees }, feuille) => ({ feuille, ...trouverTitres(rangees, statistiques) }));
  const utiles = (une: (typeof lues)[number]) => une.colonnes.filter(({ cible }) => cible !== "aucune").length;
  const [choisie] = lues.toSorted((a, b) => utiles(b) - utiles(a));
  const { feuille, entete, colonnes } = choisie ?? { feuille: 0, entete: 0, colonnes: [] };
  const lue = feuilles[feuille];
  const retenues = lue && (await findCorrespondance(db, perimetre, signatureDe(lue, entete)));
  return { feuille, entete, colonnes: retenues ?? colonnes, millesime: null, genre: null };
}

type Arrivee = { nom: string; empreinte: string; feuilles: Feuille[]; auteur: string; instant: string };

/**
 * Prépare un import : le fichier lu, ce que l'on en a reconnu ; rien n'est encore écrit. Rend son identifiant, ou celui de l'import du même
 * contenu, déposé avant ou au même instant : l'on attend son tour, puis l'on regarde.
 */
export async function preparer(db: Db, perimetre: Perimetre, arrivee: Arrivee): Promise<string> {
  const { nom, empreinte, feuilles, auteur, instant } = arrivee;
  const rang = await getRangSuivant(db, perimetre);
  const deja = await findMemeContenu(db, perimetre, empreinte);
  if (deja) return deja.id;
  const reglage = await proposer(db, perimetre, feuilles, await listStatistiques(db, perimetre));
  const modele = modeleDe(reglage.colonnes, feuilles[reglage.feuille]?.rangees[reglage.entete]);
  const id = newId();
  const depot: Omit<Depot, "version"> = {
    id,
    rang,
    genre: "import",
    nom,
    modele: modele?.code ?? "",
    source: modele?.source ?? "",
    etat: "prepare",
    empreinte,
    auteur,
    deposeLe: instant,
    bilan: BILAN_VIDE,
  };
  await insertApport(db, perimetre, depot, { feuilles, reglage });
  return id;
}

/** Un import qui se prépare, lu comme il est réglé, et ce qu'écrire changerait. */
export async function lirePrepare(db: Db, perimetre: Perimetre, id: string, atlas: Atlas) {
  const { feuilles, reglage } = await getPrepare(db, perimetre, id);
  const statistiques = await listStatistiques(db, perimetre);
  const feuille = feuilles[reglage.feuille] ?? { nom: "", rangees: [], numeros: [], total: 0, reduite: null };
  const lecture = lireFeuille({ atlas, statistiques, reglage }, feuille);
  const gardees = await listGardees(db, perimetre, {
    codes: [...new Set(lecture.valeurs.map(({ statistique }) => statistique))],
    lieux: [...new Map(lecture.valeurs.map(({ lieu }) => [`${lieu.genre}:${lieu.code}`, lieu])).values()],
  });
  const nommer = (lieu: Lieu) => nommerLieu(atlas.geographie, lieu);
  const relue = Boolean(await findCorrespondance(db, perimetre, signatureDe(feuille, reglage.entete)));
  const essai = essayer(lecture.valeurs, gardees);
  return { feuilles, feuille, reglage, statistiques, lecture, nommer, essai, relue };
}

export type Lu = Awaited<ReturnType<typeof lirePrepare>>;

/** Garde une autre lecture ; une autre feuille, ou une autre ligne de titres, se reconnaît de nouveau. */
export async function regler(
  db: Db,
  perimetre: Perimetre,
  avant: Depot,
  { source, ...voulu }: Reglage & { source: string },
): Promise<void> {
  const { feuilles, reglage } = await getPrepare(db, perimetre, avant.id);
  const feuille = feuilles[voulu.feuille];
  const change = voulu.feuille !== reglage.feuille || voulu.entete !== reglage.entete;
  const statistiques = await listStatistiques(db, perimetre);
  if (!change || !feuille) return updateReglage(db, perimetre, avant, { reglage: voulu, source });
  const titres = feuille.rangees.slice(voulu.entete, voulu.entete + 1);
  const colonnes = trouverTitres(titres, statistiques).colonnes;
  return updateReglage(db, perimetre, avant, { reglage: { ...voulu, colonnes }, source });
}

/** Écrit ce qui est juste, d'un coup, et le dit : ce sera annulé d'un coup aussi. */
export async function ecrire(
  db: Db,
  perimetre: Perimetre,
  depot: Depot,
  { lecture, feuille, reglage }: Lu,
): Promise<void> {
  await saveValeurs(db, perimetre, depot.id, lecture.valeurs);
  await saveCorrespondance(db, perimetre, signatureDe(feuille, reglage.entete), reglage.colonnes);
  const rang = await getRangSuivant(db, perimetre);
  await updateEtatDepot(db, perimetre, depot, {
    etat: "ecrit",
    rang,
    bilan: bilanDe(lecture.valeurs, lecture.ecartees),
  });
}

/** Annulé, un import ne dit plus rien, et ce qui parlait avant lui parle de nouveau. */
export async function annuler(db: Db, perimetre: Perimetre, depot: Depot): Promise<void> {
  await deleteValeurs(db, perimetre, depot.id);
  await updateEtatDepot(db, perimetre, depot, { etat: "annule", bilan: depot.bilan });
}
