import { annee, type Jour, joursEntre, plusJours, plusMois } from "#commun/jour.ts";
import { type Refus, refus } from "#commun/refus.ts";
import type { Seuils, Somme } from "../competence/model.ts";
import { depasse } from "../competence/rules.ts";
import type {
  BilanSchema,
  Contenu,
  Departemental,
  Envoye,
  Forme,
  Metier,
  ModeAccueil,
  Quantite,
  Schema,
} from "./model.ts";
import { MODES_ACCUEIL } from "./model.ts";

/** SPPE-60 : pour plus de 10 000 habitants, un schéma ; entre 3 501 et 10 000, un document de forme libre ; en deçà, rien n'est imposé (CASF, art. L. 214-2). */
export function formeDue(
  planifier: Pick<Somme, "nombre" | "inconnues">,
  { schema, planification }: Seuils,
): Forme | null {
  if (schema !== null && depasse(planifier, schema)) return "schema";
  return planification !== null && depasse(planifier, planification) ? "planification" : null;
}

/** Les années civiles qu'un schéma touche, au plus douze. */
export const anneesDe = ({ debut, fin }: Pick<Schema, "debut" | "fin">): number[] =>
  Array.from({ length: Math.min(annee(fin) - annee(debut) + 1, 12) }, (_, rang) => annee(debut) + rang);

/** SPPE-61 : un schéma vaut de son adoption, et au plus tôt de son premier jour, jusqu'au dernier. */
export const estAdopte = ({ adopteLe, debut, fin }: Pick<Schema, "adopteLe" | "debut" | "fin">, jour: Jour): boolean =>
  adopteLe !== null && adopteLe <= jour && debut <= jour && jour <= fin;

export type RefusSchema =
  | "deja-adopte"
  | "adoption-a-venir"
  | "adoption-apres-la-fin"
  | "rien-a-adopter"
  | "pas-adopte"
  | "bilan-deja"
  | "bilan-a-venir"
  | "bilan-avant-adoption"
  | "bilan-apres-le-final";

const estVide = ({ offre, texte }: Contenu): boolean => offre.length === 0 && texte.trim() === "";

/** SPPE-62 : un schéma s'adopte une fois, un jour venu et avant sa fin, s'il dit au moins une place ou une phrase ; il ne change plus ensuite. */
export function adopter(
  schema: Schema,
  { le, acte }: { le: Jour; acte: string },
  aujourdhui: Jour,
): Schema | Refus<RefusSchema> {
  if (schema.adopteLe) return refus("deja-adopte");
  if (le > aujourdhui) return refus("adoption-a-venir");
  if (le > schema.fin) return refus("adoption-apres-la-fin");
  return estVide(schema.contenu) ? refus("rien-a-adopter") : { ...schema, adopteLe: le, acte };
}

/** SPPE-63 : un schéma adopté s'actualise par un autre, qui part de ce qu'il disait (CASF, art. L. 214-2). */
export function actualiser(schema: Schema, id: string): Schema | Refus<RefusSchema> {
  if (!schema.adopteLe) return refus("pas-adopte");
  return { ...schema, id, bilans: [], adopteLe: null, acte: "", remplace: schema.id, version: 1 };
}

/** SPPE-64 : adopté ou actualisé, un schéma part au comité départemental dans le mois (CASF, art. L. 214-2) ; un document de forme libre n'y va pas. */
export const transmettreAvant = ({ forme, adopteLe }: Pick<Schema, "forme" | "adopteLe">): Jour | null =>
  forme === "schema" && adopteLe ? plusMois(adopteLe, 1) : null;

/** SPPE-106 : un schéma est parti quand un envoi constaté le porte, lui et non un autre du même titre. */
export const envoiDe = ({ id }: Pick<Schema, "id">, envoyes: readonly Envoye[]): Envoye | null =>
  envoyes.find(({ cle }) => cle === id) ?? null;

/** SPPE-65 : un bilan intermédiaire à mi-vie, un bilan final au dernier jour (CASF, art. L. 214-2). */
export const bilansDe = ({ debut, fin }: Pick<Schema, "debut" | "fin">): { intermediaire: Jour; final: Jour } => ({
  intermediaire: plusJours(debut, Math.floor(joursEntre(debut, fin) / 2)),
  final: fin,
});

/** SPPE-68 : un schéma adopté reçoit un bilan intermédiaire et un bilan final, un de chaque, le final en dernier (CASF, art. L. 214-2). */
export function dresserBilan(schema: Schema, bilan: BilanSchema, aujourdhui: Jour): Schema | Refus<RefusSchema> {
  const { adopteLe, bilans } = schema;
  if (!adopteLe) return refus("pas-adopte");
  if (bilans.some(({ genre }) => genre === bilan.genre)) return refus("bilan-deja");
  if (bilan.le > aujourdhui) return refus("bilan-a-venir");
  if (bilan.le < adopteLe) return refus("bilan-avant-adoption");
  if (bilans.some(({ genre }) => genre === "final")) return refus("bilan-apres-le-final");
  const avant = bilans.some(({ le }) => le > bilan.le);
  return avant ? refus("bilan-apres-le-final") : { ...schema, bilans: [...bilans, bilan] };
}

type Duree = { debut: Jour | null; fin: Jour | null };

/** SPPE-69 : une convention ne tient lieu d'un schéma que pour des jours où elle vaut ; une date qu'elle ne dit pas ne borne rien (CASF, art. L. 214-2, III). */
export const tientDansConvention = ({ debut, fin }: Pick<Schema, "debut" | "fin">, convention: Duree): boolean =>
  (convention.debut === null || convention.debut <= debut) && (convention.fin === null || fin <= convention.fin);

export type Coherence = "coherente" | "deborde" | "trop-long" | "longue" | "inconnue";

/**
 * SPPE-66 : la durée est cohérente si le schéma et celui du département ont un jour commun, et si ni l'un ni l'autre n'excède six ans, ce que
 * dure au plus celui du département (CASF, art. L. 214-2) ; la loi ne dit pas de combien ils se recouvrent.
 */
export function coherenceDuree({ debut, fin }: Pick<Schema, "debut" | "fin">, departemental: Departemental): Coherence {
  const { debut: depuis, fin: jusqua } = departemental;
  if (fin >= plusMois(debut, 72)) return "longue";
  if (!depuis || !jusqua) return "inconnue";
  if (jusqua >= plusMois(depuis, 72)) return "trop-long";
  return debut <= jusqua && depuis <= fin ? "coherente" : "deborde";
}

type Case = Pick<Quantite, "zone" | "mode" | "annee">;
export const nombreDe = (quantites: readonly Quantite[], { zone, mode, annee: an }: Case): number | null =>
  quantites.find((une) => une.zone === zone && une.mode === mode && une.annee === an)?.nombre ?? null;

/** Les zones dont un schéma parle, tout le territoire d'abord. */
export const zonesDe = (quantites: readonly Quantite[]): string[] => [
  ...new Set(["", ...quantites.map(({ zone }) => zone)]),
];

export const modesDits = (quantites: readonly Quantite[]): ModeAccueil[] =>
  MODES_ACCUEIL.filter((mode) => quantites.some((une) => une.mode === mode));

/** SPPE-67 : l'écart d'une année est le réel moins le prévu ; il n'existe que si les deux sont dits. */
export function ecartDe(
  { contenu, reel }: Pick<Schema, "reel"> & { contenu: Pick<Contenu, "offre"> },
  une: Case,
): number | null {
  const [prevu, vrai] = [nombreDe(contenu.offre, une), nombreDe(reel, une)];
  return prevu === null || vrai === null ? null : Math.round((vrai - prevu) * 100) / 100;
}

const NOMBRE = /^\d{1,6}(?:[.,]\d{1,2})?$/;

/** Une ligne « métier ; ETP vacants ; ETP à créer » ; rien si elle se lit mal. */
export function lireMetier(ligne: string): Metier | null {
  const [metier = "", vacants = "", aCreer = ""] = ligne.split(";").map((cellule) => cellule.trim());
  const dits = [vacants, aCreer].map((texte) => (NOMBRE.test(texte) ? Number(texte.replace(",", ".")) : null));
  const [premier, second] = dits;
  return metier && premier != null && second != null ? { metier, vacants: premier, aCreer: second } : null;
}
