import { z } from "zod";
import { estTerme } from "#commun/terme.ts";
import { pageSchema } from "#platform/api/paging.ts";
import { GENRES_NOEUD } from "../model.ts";

/** Un texte que la base sait garder : bien formé, sans caractère nul. */
const propre = z
  .string()
  .trim()
  .min(1, "Ce texte est vide : donnez null, ou ôtez-le de la liste.")
  .max(20_000, "Ce texte dépasse 20 000 signes.")
  .refine((texte) => texte.isWellFormed() && !texte.includes("\u0000"), "Ce texte porte un caractère interdit.");
const ligne = propre.refine((texte) => !/[\r\n]/.test(texte), "Ce texte tient sur une ligne.");
const liste = z.array(ligne).max(500, "Une liste tient en 500 éléments.");
const terme = ligne.refine(estTerme, "Une échéance s’écrit AAAA, AAAA-MM ou AAAA-MM-JJ.").nullable();

/** Les champs d'une fiche que l'on écrit, dans l'ordre et sous les noms du format d'échange. */
const CHAMPS_ECRITS = {
  reference: ligne.max(40, "Une référence tient en 40 signes.").nullable(),
  titre: ligne.max(400, "Un titre tient en 400 signes."),
  noeuds: z.array(z.string()).max(100).describe("Les identifiants des nœuds de cette convention."),
  priorite: z.strictObject({ schema: z.string(), valeur: z.string() }).nullable(),
  diagnosticInitial: propre.nullable(),
  forces: liste,
  faiblesses: liste,
  finalite: propre.nullable(),
  objectifsOperationnels: liste,
  description: propre.nullable(),
  publicCible: liste,
  methodologie: propre.nullable(),
  modalites: liste,
  echeances: z.array(z.strictObject({ debut: terme, fin: terme, texte: ligne.nullable() })).max(100),
  pilotes: liste.describe("Les noms des organisations ou des contacts ; un nom inconnu crée l’acteur."),
  partenaires: liste,
  moyens: liste,
  resultatsAttendus: liste,
  indicateurs: z
    .array(z.strictObject({ libelle: ligne, nature: z.enum(["quantitatif", "qualitatif"]).nullable() }))
    .max(200),
  pointsVigilance: liste,
  budget: z
    .strictObject({
      statut: ligne.nullable(),
      montantCentimes: z.int().min(0).nullable(),
      texte: propre.nullable(),
    })
    .nullable(),
  territoiresCibles: liste,
  champs: liste,
  specificitesAo: z.array(z.strictObject({ ao: ligne.nullable(), texte: ligne })).max(200),
  contratsLies: liste,
  actionsLiees: liste,
  autres: z.record(ligne, propre),
};

/** Un changement : chaque champ présent remplace ce champ en entier. */
export const CHANGEMENT = z
  .strictObject(CHAMPS_ECRITS)
  .partial()
  .meta({ id: "ChangementFiche", description: "Chaque champ présent remplace ce champ en entier." });
export const NOUVELLE_FICHE = CHANGEMENT.required({ titre: true }).meta({ id: "NouvelleFiche" });
export type Changement = z.output<typeof CHANGEMENT>;

const texte = z.string().nullable();
const textes = z.array(z.string());

/** Une fiche telle qu'elle se lit : ce qui est venu d'un document n'a pas toujours la forme de ce que l'on écrit. */
export const FICHE_LUE = z
  .strictObject({
    id: z.string(),
    convention: z.string(),
    version: z.int(),
    archiveLe: texte,
    modifieLe: z.string(),
    modifiePar: z.string().describe("Le nom de qui l’a écrite en dernier."),
    reference: texte,
    titre: z.string(),
    noeuds: textes,
    priorite: z.strictObject({ schema: z.string(), valeur: z.string() }).nullable(),
    diagnosticInitial: texte,
    forces: textes,
    faiblesses: textes,
    finalite: texte,
    objectifsOperationnels: textes,
    description: texte,
    publicCible: textes,
    methodologie: texte,
    modalites: textes,
    echeances: z.array(z.strictObject({ debut: texte, fin: texte, texte })),
    pilotes: textes,
    partenaires: textes,
    moyens: textes,
    resultatsAttendus: textes,
    indicateurs: z.array(z.strictObject({ libelle: z.string(), nature: texte })),
    pointsVigilance: textes,
    budget: z.strictObject({ statut: texte, montantCentimes: z.int().nullable(), texte }).nullable(),
    territoiresCibles: textes,
    champs: textes,
    specificitesAo: z.array(z.strictObject({ ao: texte, texte: z.string() })),
    contratsLies: textes,
    actionsLiees: textes,
    autres: z.record(z.string(), z.string()),
  })
  .meta({ id: "Fiche" });

export const NOEUD_LU = z
  .strictObject({
    id: z.string(),
    parent: texte,
    niveau: z.int(),
    genre: z.enum(GENRES_NOEUD),
    code: texte,
    libelle: z.string(),
    impactsVises: textes,
  })
  .meta({ id: "Noeud" });

export const SCHEMA_PRIORITE = z
  .strictObject({
    code: z.string(),
    libelle: z.string(),
    valeurs: z.array(z.strictObject({ valeur: z.string(), plafond: z.int().nullable() })),
  })
  .meta({ id: "SchemaPriorite" });

export const EVENEMENT = z
  .strictObject({
    rang: z.int().describe("Son rang dans la chaîne du journal de l’espace."),
    le: z.string(),
    auteur: z.string(),
    action: z.string(),
    champs: z.array(z.strictObject({ nom: z.string(), avant: z.string(), apres: z.string() })),
  })
  .meta({ id: "Evenement", description: "Un mouvement de l’histoire d’une fiche, chaque champ changé en texte." });

export const PAGE_NOEUDS = pageSchema("PageNoeuds", NOEUD_LU);
export const PAGE_FICHES = pageSchema("PageFiches", FICHE_LUE);
export const PAGE_HISTOIRE = pageSchema("PageHistoire", EVENEMENT);
