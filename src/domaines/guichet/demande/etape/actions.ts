import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { sansAccents } from "#commun/texte.ts";
import { deletePiecesDe } from "#domaines/documents/index.ts";
import { estOuverte, listStructures, type Structure, structureParait } from "#domaines/equipements/index.ts";
import { getTerritoires, listZones, trouverCommune } from "#domaines/territoire/index.ts";
import type { Db } from "#platform/db/db.ts";
import { newId } from "#platform/ids.ts";
import { MODELE_REGLEMENT } from "../../reglement/lexique.ts";
import { getReglementPublie } from "../../reglement/store.ts";
import { noterFamille, updateFamille } from "../famille/store.ts";
import { type Demande, OBJET_PIECE, type Piece } from "../model.ts";
import { deletePieces, insertPieces } from "../piece/store.ts";
import { nouvelleDemande } from "../rules.ts";
import { deleteBrouillon, insertDemandes, listStructuresCitees, updateDemande } from "../store.ts";
import { peserPieces, REGLE_PAR_DEFAUT } from "../vie/rules.ts";
import type { Alentour, Dossier, Etape, Lieux } from "./model.ts";
import { choisissables, marquerJumeaux, piecesAttendues, questionsDe } from "./rules.ts";

const ACCUEILS = ["eajePsu", "microCrechePaje", "mam", "halteGarderieItinerante"] as const;

const ouvertes = (db: Db, perimetre: Perimetre, le: Jour): Promise<Structure[]> =>
  listStructures(db, perimetre, { types: ACCUEILS, le });

/** Les structures où une famille peut demander une place : celles du registre, ouvertes, qui accueillent de jeunes enfants. */
export const listAccueils = async (db: Db, perimetre: Perimetre, le: Jour): Promise<Structure[]> =>
  (await ouvertes(db, perimetre, le)).filter((une) => structureParait(une, le));

/** Les mêmes, et celles que des demandes citent encore : fermées depuis, ou dont on ne sait pas si elles paraissent. */
export async function listAccueilsCites(db: Db, perimetre: Perimetre, le: Jour): Promise<Structure[]> {
  const voeux = await listStructuresCitees(db, perimetre);
  const toutes = await listStructures(db, perimetre, { types: ACCUEILS });
  return choisissables(
    toutes,
    [{ voeux, actuelle: null }],
    (une) => estOuverte(une.ouverte, le) && structureParait(une, le),
  );
}

export const nomCommune = (code: string): string => getTerritoires().communes.get(code)?.nom ?? code;

/** Les communes d'un espace : celles de ses structures et de ses zones, et leurs voisines de la même intercommunalité ; par nom. */
function communesDe(
  structures: readonly Structure[],
  zones: readonly { communes: readonly string[] }[],
): Lieux["communes"] {
  const { communes, epci } = getTerritoires();
  const citees = [...structures.map(({ commune }) => commune), ...zones.flatMap((zone) => zone.communes)];
  const membres = new Set(citees.flatMap((code) => (code ? (communes.get(code)?.epci ?? []) : [])));
  const voisines = [...membres].flatMap((siren) => epci.get(siren)?.membres ?? []);
  const codes = new Set([...citees.filter((code) => code !== null), ...voisines]);
  return [...codes]
    .map((code) => ({ code, nom: nomCommune(code) }))
    .toSorted((a, b) => (sansAccents(a.nom) < sansAccents(b.nom) ? -1 : 1));
}

type Besoin = "structures" | "zones" | "reglement";

/** Ce que chaque étape a besoin de savoir de l'espace : les autres ne lisent rien. */
const BESOINS: Partial<Record<Etape, readonly Besoin[]>> = {
  enfant: ["reglement"],
  vous: ["structures", "zones"],
  entree: ["structures"],
  voeux: ["structures"],
  situations: ["reglement"],
  pieces: ["reglement"],
  envoi: ["structures", "reglement"],
};
const TOUT: readonly Besoin[] = ["structures", "reglement"];

/** Lit ce dont une étape a besoin, ou ce qu'il faut pour tout relire, choisissable ou non : structures, communes, quartiers, règlement qui s'applique. */
export async function lireLieux(db: Db, perimetre: Perimetre, le: Jour, etape?: Etape): Promise<Lieux> {
  const besoins = new Set(etape ? BESOINS[etape] : TOUT);
  const structures = besoins.has("structures") ? await ouvertes(db, perimetre, le) : [];
  const zones = besoins.has("zones") ? await listZones(db, perimetre) : [];
  const reglement = besoins.has("reglement") ? await getReglementPublie(db, perimetre, le) : undefined;
  const contenu = reglement?.contenu;
  return {
    structures,
    communes: besoins.has("zones") ? communesDe(structures, zones) : [],
    quartiers: zones.flatMap(({ genre, nom }) => (genre === "quartier" || genre === "qpv" ? [nom] : [])),
    questions: questionsDe(contenu ?? MODELE_REGLEMENT),
    regle: contenu ?? REGLE_PAR_DEFAUT,
    reglement,
  };
}

/**
 * La commune que ce nom désigne, ou ce code : celle d'ici qui le porte, sinon celle que le code officiel reconnaît. Un code postal
 * n'en désigne aucune : il serait pris pour le code d'une autre.
 */
function reconnaitre(nom: string, ici: Lieux["communes"]): string | null {
  const cle = sansAccents(nom.trim());
  const sienne = ici.find((une) => sansAccents(une.nom) === cle);
  if (sienne) return sienne.code;
  const { communes, cog } = getTerritoires();
  const code = nom.trim().toUpperCase();
  if (communes.has(code) && !cog.postaux.has(code)) return code;
  return trouverCommune(getTerritoires(), nom, { communes: ici.map((une) => une.code) })?.commune.code ?? null;
}

export const alentourDe = (lieux: Lieux, aujourdhui: Jour): Alentour => ({
  aujourdhui,
  structures: new Set(lieux.structures.map(({ id }) => id)),
  commune: (nom) => reconnaitre(nom, lieux.communes),
  questions: lieux.questions,
});

const change = (avant: Demande, apres: Demande) => JSON.stringify(avant) !== JSON.stringify(apres);
const identite = ({ version: _v, ...famille }: Dossier["famille"]) => JSON.stringify(famille);

/** Écrit ce que la réponse a changé du dossier ; rend vrai si quelque chose a changé. */
export async function enregistrer(
  db: Db,
  ou: { espace: string },
  { avant, apres, le }: { avant: Dossier; apres: Dossier; le: Date },
): Promise<boolean> {
  const connue = identite(avant.famille) === identite(apres.famille);
  const envoyee = avant.demandes.some(({ etat }) => etat !== "brouillon");
  if (!connue) {
    await updateFamille(db, ou, avant.famille, apres.famille);
    if (envoyee) noterFamille(db, avant.famille, apres.famille);
  }
  let bouge = !connue;
  for (const demande of apres.demandes) {
    const lue = avant.demandes.find(({ id }) => id === demande.id);
    if (!lue || (connue && !change(lue, demande))) continue;
    const ecrite = { ...demande, changeLe: le.toISOString() };
    await updateDemande(db, ou, { avant: lue, apres: ecrite, famille: apres.famille, action: "modification" });
    bouge = true;
  }
  return bouge;
}

/** Ce que la famille a dit une fois pour tous ses enfants. */
const pourTous = (dite: Demande): Partial<Demande> => ({
  commune: dite.commune,
  quartier: dite.quartier,
  voeux: dite.voeux,
  modes: dite.modes,
  situations: dite.situations,
  origine: dite.origine,
  occasionnel: dite.occasionnel,
  occasionnelSeul: dite.occasionnelSeul,
  urgence: dite.urgence,
  horaires: dite.horaires,
  horairesAtypiques: dite.horairesAtypiques,
});

/** Ouvre la demande d'un enfant de plus ; ce que la famille a dit pour tous vaut pour lui. */
export async function ajouterEnfant(
  db: Db,
  ou: { espace: string },
  { famille, demandes }: Dossier,
  le: Date,
): Promise<Demande> {
  const [premiere] = demandes;
  const rang = Math.max(0, ...demandes.map((une) => une.rang)) + 1;
  const neuve = nouvelleDemande({
    id: newId(),
    famille: famille.id,
    le,
    ...(premiere ? { dossier: premiere.dossier } : {}),
    rang,
  });
  const demande = { ...neuve, ...pourTous(premiere ?? neuve) };
  await insertDemandes(db, ou, [{ demande, famille }]);
  return demande;
}

/** Ôte un brouillon et les fichiers scellés de ses pièces : rien n'en reste. */
export async function oterBrouillon(db: Db, perimetre: Perimetre, demande: Demande): Promise<void> {
  for (const { id, fichier } of demande.pieces)
    if (fichier !== null)
      await deletePiecesDe(db, perimetre, { sujet: demande.famille, objet: OBJET_PIECE, objetId: id });
  await deleteBrouillon(db, { espace: perimetre.espace, famille: demande.famille }, demande.id);
}

/** Ôte d'un dossier pas encore envoyé l'enfant que la famille avait ajouté ; rend ce qu'il en reste. */
export async function oterEnfant(
  db: Db,
  perimetre: Perimetre,
  { dossier, demande }: { dossier: Dossier; demande: Demande },
  le: Date,
): Promise<Dossier> {
  await oterBrouillon(db, perimetre, demande);
  const restent = dossier.demandes.filter(({ id }) => id !== demande.id);
  const avant = { ...dossier, demandes: restent };
  const apres = { ...dossier, demandes: marquerJumeaux(restent) };
  await enregistrer(db, perimetre, { avant, apres, le });
  return apres;
}

const pieceDe = (nature: string, demandeeLe: Jour): Piece => ({
  id: newId(),
  nature,
  etat: "demandee",
  demandeeLe,
  recueLe: null,
  fichier: null,
  motif: "",
});

/** Demande les pièces que prouvent les réponses d'un dossier, ôte celles qu'elles ne demandent plus ; rend le premier de ses enfants. */
export async function ajusterPieces(
  db: Db,
  ou: { espace: string },
  premiere: Demande,
  { lieux, le }: { lieux: Lieux; le: Jour },
): Promise<Demande> {
  const attendues = piecesAttendues(premiere, lieux.questions);
  const connues = new Set(lieux.questions.map(({ piece }) => piece));
  const neuves = attendues.filter((nature) => !premiere.pieces.some((piece) => piece.nature === nature));
  const enTrop = premiere.pieces.filter(
    ({ nature, etat }) => etat === "demandee" && connues.has(nature) && !attendues.includes(nature),
  );
  if (neuves.length + enTrop.length === 0) return premiere;
  const ajoutees = neuves.map((nature) => pieceDe(nature, le));
  await insertPieces(db, ou, premiere, ajoutees);
  await deletePieces(db, ou, premiere, enTrop);
  const pieces = [...premiere.pieces.filter((piece) => !enTrop.includes(piece)), ...ajoutees];
  return peserPieces({ ...premiere, pieces }, lieux.regle, le);
}
