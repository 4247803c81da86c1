import { CLES_DITES } from "../lexique.ts";
import { type ChiffresPublies, DIMENSIONS, ISSUES, LIBELLES_DIMENSION, LIBELLES_ISSUE } from "../model.ts";

type Case = string | number;
type Nommer = (commune: string) => string;

/** Un nombre caché le reste dans le fichier. */
const dit = (nombre: number | null | undefined): Case => nombre ?? "s.";

export const TITRES_TABLEAU = ["Compté", "Valeur", "Nombre", ...ISSUES.map((issue) => LIBELLES_ISSUE[issue])];

const seul = (compte: string, valeur: string, nombre: number | null | undefined): Case[] => [
  compte,
  valeur,
  dit(nombre),
  "",
  "",
  "",
];

/** Ce que l'année compte en tout : demandes, familles, propositions. */
function totaux({ demandes, occasionnelles, changements, issues, familles, offres }: ChiffresPublies): Case[][] {
  return [
    ["Demandes", "Ensemble", dit(demandes), ...ISSUES.map((issue) => dit(issues[issue]))],
    ...(changements === undefined ? [] : [seul("Demandes", "Changements de structure, à part", changements)]),
    ...(occasionnelles === undefined ? [] : [seul("Demandes", "Occasionnel seulement, à part", occasionnelles)]),
    ["Familles", "Ensemble", "", dit(familles.avec), dit(familles.sans), ""],
    seul("Propositions", "Acceptées", offres.acceptees),
    seul("Propositions", "Refusées", offres.refusees),
    seul("Propositions", "Sans réponse", offres.sansReponse),
  ];
}

/** Les répartitions dans l'ordre des dimensions ; celle qui se cache tout entière dit qu'elle est secrète. */
const reparties = ({ repartitions }: ChiffresPublies, nommer: Nommer): Case[][] =>
  repartitions.flatMap((une, numero) => {
    const dimension = DIMENSIONS[numero] ?? "commune";
    if (une === null) return [[LIBELLES_DIMENSION[dimension], "s.", "s.", ...ISSUES.map(() => "s.")]];
    return une.cles.map((cle, rang) => [
      LIBELLES_DIMENSION[une.dimension],
      CLES_DITES[une.dimension](cle, nommer),
      dit(une.lignes[rang]),
      ...ISSUES.map((_, colonne) => dit(une.cellules[rang]?.[colonne])),
    ]);
  });

const TITRE_PARTIELLES = "Servies en partie, par commune";

/** Les demandes servies en partie ; des communes qui se cachent, un secret. */
function partiellesDe({ partielles, repartitions }: ChiffresPublies, nommer: Nommer): Case[][] {
  if (!partielles) return [];
  const cachees = partielles.length === 0 && repartitions[DIMENSIONS.indexOf("commune")] === null;
  if (cachees) return [seul(TITRE_PARTIELLES, "s.", null)];
  return partielles.map(({ commune, nombre }) => seul(TITRE_PARTIELLES, CLES_DITES.commune(commune, nommer), nombre));
}

/** Toutes les lignes des chiffres d'une année, y compris celles qu'une page ne montre pas ; ce qui est secret se dit « s. ». */
export const lignesDuTableau = (chiffres: ChiffresPublies, nommer: Nommer): Case[][] => [
  ...totaux(chiffres),
  ...reparties(chiffres, nommer),
  ...chiffres.zones.map(({ nom, sans }) => ["Zone", nom, "", "", dit(sans), ""]),
  ...partiellesDe(chiffres, nommer),
];
