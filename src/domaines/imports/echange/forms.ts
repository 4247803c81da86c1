import { z } from "zod";
import { estJour, type Jour } from "#commun/jour.ts";
import { type Refus, refus } from "#commun/refus.ts";
import {
  type Echange,
  FORMAT,
  GENRES_ARTICLE,
  GENRES_NOEUD,
  GENRES_PARTIE,
  NATURES,
  RESULTATS,
  type Terme,
  TYPES_EQUIPEMENT,
} from "./model.ts";

const texte = z.string();
const mention = z.string().trim().min(1, "Ce texte ne peut pas être vide.");
const inconnu = texte.nullable();
const liste = z.array(texte);
const nombre = z.int().nonnegative().nullable();

const jour = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, "Un jour s’écrit AAAA-MM-JJ.")
  .refine(estJour, "Un jour s’écrit AAAA-MM-JJ.")
  .transform((valeur) => valeur as Jour)
  .nullable();
const terme = z
  .string()
  .refine(
    (valeur) => /^\d{4}(-(0[1-9]|1[0-2]))?$/.test(valeur) || estJour(valeur),
    "Une échéance s’écrit AAAA, AAAA-MM ou AAAA-MM-JJ.",
  )
  .transform((valeur) => valeur as Terme)
  .nullable();
const lignes = z
  .tuple([z.int().positive(), z.int().positive()])
  .refine(([debut, fin]) => debut <= fin, "La première ligne ne peut pas suivre la dernière.");

const partie = z.strictObject({
  genre: z.enum(GENRES_PARTIE),
  nom: mention,
  nomCourt: inconnu,
  code: inconnu,
  representants: z.array(z.strictObject({ qualite: inconnu, nom: texte })),
});

const convention = z.strictObject({
  titre: inconnu,
  caf: inconnu,
  debut: jour,
  fin: jour,
  perimetre: z.array(z.string().regex(/^(\d{2}|2[AB])\d{3}$/, "Le périmètre est une liste de codes de communes.")),
  parties: z.array(partie),
  visas: z.array(z.strictObject({ texte, incomplet: z.boolean() })),
  articles: z.array(z.strictObject({ numero: inconnu, genre: z.enum(GENRES_ARTICLE), titre: texte, texte })),
  annexes: z.array(z.strictObject({ numero: inconnu, titre: texte })),
});

const deliberation = z.strictObject({
  collectivite: inconnu,
  numero: inconnu,
  dateSeance: jour,
  enExercice: nombre,
  presents: nombre,
  votants: nombre,
  pouvoirs: nombre,
  resultat: z.enum(RESULTATS).nullable(),
  identifiantActes: inconnu,
  envoyeLe: jour,
  recuLe: jour,
  publieLe: jour,
  objet: inconnu,
  dispositif: liste,
});

const equipement = z.strictObject({
  collectivite: inconnu,
  type: z.enum(TYPES_EQUIPEMENT),
  typeLibelle: inconnu,
  nom: inconnu,
  adresse: inconnu,
});

const noeud = z.strictObject({
  id: mention,
  parent: inconnu,
  genre: z.enum(GENRES_NOEUD),
  code: inconnu,
  libelle: mention,
  impactsVises: liste,
});

const fiche = z.strictObject({
  reference: inconnu,
  titre: mention,
  noeuds: liste,
  priorite: z.strictObject({ schema: texte, valeur: texte }).nullable(),
  diagnosticInitial: inconnu,
  forces: liste,
  faiblesses: liste,
  finalite: inconnu,
  objectifsOperationnels: liste,
  description: inconnu,
  publicCible: liste,
  methodologie: inconnu,
  modalites: liste,
  echeances: z.array(z.strictObject({ debut: terme, fin: terme, texte: inconnu })),
  pilotes: liste,
  partenaires: liste,
  moyens: liste,
  resultatsAttendus: liste,
  indicateurs: z.array(z.strictObject({ libelle: texte, nature: z.enum(NATURES).nullable() })),
  pointsVigilance: liste,
  budget: z.strictObject({ statut: inconnu, montantCentimes: z.int().nullable(), texte: inconnu }).nullable(),
  territoiresCibles: liste,
  champs: liste,
  specificitesAo: z.array(z.strictObject({ ao: inconnu, texte })),
  contratsLies: liste,
  actionsLiees: liste,
  autres: z.record(z.string(), texte),
  sources: z.record(z.string(), z.strictObject({ libelle: inconnu, lignes })),
});

/** L'arbre se tient : identifiants uniques, parents présents, aucune boucle, fiches accrochées à des nœuds présents. */
function verifierArbre(
  plan: { noeuds: z.infer<typeof noeud>[]; fiches: { noeuds: string[] }[] },
  ctx: z.RefinementCtx,
) {
  const parents = new Map(plan.noeuds.map(({ id, parent }) => [id, parent]));
  const fautif = (path: (string | number)[], message: string) => ctx.addIssue({ code: "custom", path, message });
  if (parents.size < plan.noeuds.length) fautif(["noeuds"], "Deux nœuds portent le même identifiant.");
  plan.noeuds.forEach(({ id, parent }, rang) => {
    if (parent !== null && !parents.has(parent)) fautif(["noeuds", rang, "parent"], "Ce nœud parent n’existe pas.");
    if (boucle(parents, id)) fautif(["noeuds", rang, "parent"], "Un nœud ne peut pas être son propre ancêtre.");
  });
  plan.fiches.forEach(({ noeuds }, rang) => {
    if (noeuds.some((id) => !parents.has(id))) fautif(["fiches", rang, "noeuds"], "Ce nœud n’existe pas.");
  });
}

function boucle(parents: Map<string, string | null>, depart: string): boolean {
  const vus = new Set<string>();
  for (let id: string | null = depart; id !== null; id = parents.get(id) ?? null) {
    if (vus.has(id)) return true;
    vus.add(id);
  }
  return false;
}

/** Le format d'échange `maillage/convention@1`, strict : une clé de trop ou de moins est une faute. */
export const schemaEchange = z
  .strictObject({
    format: z.literal(FORMAT),
    source: z.strictObject({ fichier: texte, sha256: z.string().regex(/^[0-9a-f]{64}$/), type: texte }).nullable(),
    convention,
    deliberations: z.array(deliberation),
    equipements: z.array(equipement),
    plan: z
      .strictObject({ noeuds: z.array(noeud).max(2000), fiches: z.array(fiche).max(20_000) })
      .superRefine(verifierArbre),
    aRevoir: z.array(z.strictObject({ chemin: texte, raison: texte, texte, lignes: lignes.nullable() })),
  })
  .meta({ title: "Convention territoriale globale, format d’échange de Maillage" });

export type RefusEchange = "json-illisible" | "format-inconnu" | "format-invalide";

/** Lit un échange : le texte d'un fichier JSON, validé clé par clé ; une liste d'un seul échange en est un. */
export function parseEchange(json: string): Echange | Refus<RefusEchange> {
  const ecrit = parseJson(json);
  const lu: unknown = Array.isArray(ecrit) && ecrit.length === 1 ? ecrit[0] : ecrit;
  if (lu === undefined) return refus("json-illisible");
  if (typeof lu !== "object" || lu === null || !("format" in lu) || lu.format !== FORMAT)
    return refus("format-inconnu");
  const resultat = schemaEchange.safeParse(lu);
  return resultat.success ? resultat.data : refus("format-invalide");
}

/** Où le fichier s'écarte du format : le chemin de chaque faute, et sa phrase. */
export function fautesEchange(json: string): { chemin: string; message: string }[] {
  const resultat = schemaEchange.safeParse(parseJson(json));
  if (resultat.success) return [];
  return resultat.error.issues.map(({ path, message }) => ({ chemin: versChemin(path), message }));
}

const versChemin = (path: PropertyKey[]) =>
  path
    .map((cle) => (typeof cle === "number" ? `[${cle}]` : `.${String(cle)}`))
    .join("")
    .replace(/^\./, "");

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
