import { estJour } from "#commun/jour.ts";
import { estSiret } from "#commun/siret.ts";
import { lireIdentifiant } from "../identifiant/rules.ts";
import { Refus } from "#commun/refus.ts";
import { transmisLe } from "../delai/rules.ts";
import type { Acte } from "../model.ts";
import {
  COLONNES_SCDL,
  type CodeScdl,
  type ColonneScdl,
  type FauteScdl,
  type LigneScdl,
  type MotifNonPublie,
} from "./model.ts";

const OBLIGATOIRES: readonly ColonneScdl[] = COLONNES_SCDL.slice(0, 7);
const VOTES = ["VOTE_EFFECTIF", "VOTE_REEL", "VOTE_POUR", "VOTE_CONTRE", "VOTE_ABSTENTION"] as const;

const faute = (colonne: ColonneScdl, code: CodeScdl): FauteScdl => ({ colonne, code });

/** DEL-40 : les sept premières colonnes du schéma sont obligatoires (SCDL Délibérations 2.1.5). */
export const fautesObligatoires = (ligne: LigneScdl): FauteScdl[] =>
  OBLIGATOIRES.filter((colonne) => ligne[colonne].trim() === "").map((colonne) => faute(colonne, "manquant"));

const MOTIFS: Partial<Record<ColonneScdl, readonly [(texte: string) => boolean, CodeScdl]>> = {
  COLL_SIRET: [estSiret, "siret"],
  DELIB_DATE: [estJour, "date"],
  DELIB_MATIERE_CODE: [(texte) => /^\d\.\d{1,2}$/.test(texte), "matiere"],
  BUDGET_ANNEE: [(texte) => /^\d{4}(?:\/\d{4})?$/.test(texte), "budget"],
  PREF_ID: [(texte) => /^(?:(?:PREF|SGAR)(?:\d{3}|02[AB])|SPREF(?:\d{3}|02[AB])\d)$/.test(texte), "controle"],
  PREF_DATE: [estJour, "date"],
  DELIB_URL: [(texte) => /^https?:\/\/[^\s/]+\.[^\s]+$/.test(texte), "adresse"],
  ...Object.fromEntries(VOTES.map((colonne) => [colonne, [(texte: string) => /^\d+$/.test(texte), "entier"]])),
};

/** DEL-41 : ce qui est donné a la forme du schéma : Siret avec sa clé, jour, code de matière, préfecture, entier, adresse. */
export const fautesDeForme = (ligne: LigneScdl): FauteScdl[] =>
  COLONNES_SCDL.flatMap((colonne) => {
    const motif = MOTIFS[colonne];
    const texte = ligne[colonne];
    return motif && texte !== "" && !motif[0](texte) ? [faute(colonne, motif[1])] : [];
  });

/** DEL-42 : la préfecture reçoit l'acte le jour de la décision ou après. */
export const fautesDeDates = ({ DELIB_DATE, PREF_DATE }: LigneScdl): FauteScdl[] =>
  PREF_DATE !== "" && DELIB_DATE !== "" && PREF_DATE < DELIB_DATE ? [faute("PREF_DATE", "avant-decision")] : [];

/** DEL-43 : l'année et le nom du budget vont ensemble. */
export const fautesDeBudget = ({ BUDGET_ANNEE, BUDGET_NOM }: LigneScdl): FauteScdl[] =>
  (BUDGET_ANNEE === "") === (BUDGET_NOM === "")
    ? []
    : [faute(BUDGET_NOM === "" ? "BUDGET_NOM" : "BUDGET_ANNEE", "budget")];

/** DEL-44 : les cinq nombres du vote vont ensemble ; les votants ne passent pas l'effectif, et leurs voix les font tous. */
export function fautesDeVote(ligne: LigneScdl): FauteScdl[] {
  const manquent = VOTES.filter((colonne) => ligne[colonne] === "");
  if (manquent.length === VOTES.length) return [];
  if (manquent.length > 0) return manquent.map((colonne) => faute(colonne, "votes-incomplets"));
  const [effectif = 0, reel = 0, pour = 0, contre = 0, abstention = 0] = VOTES.map((colonne) => Number(ligne[colonne]));
  const fautes: FauteScdl[] = [];
  if (reel > effectif) fautes.push(faute("VOTE_REEL", "plus-que-effectif"));
  if (pour + contre + abstention !== reel) fautes.push(faute("VOTE_REEL", "somme"));
  return fautes;
}

/** DEL-45 : une ligne ne part que sans aucune faute ; les autres se listent avec ce qui leur manque. */
export const fautesScdl = (ligne: LigneScdl): FauteScdl[] => [
  ...fautesObligatoires(ligne),
  ...fautesDeForme(ligne),
  ...fautesDeDates(ligne),
  ...fautesDeBudget(ligne),
  ...fautesDeVote(ligne),
];

const controleDe = ({ controle, identifiantActes }: Acte): string => {
  if (controle) return controle;
  const lu = identifiantActes ? lireIdentifiant(identifiantActes) : null;
  return lu && !(lu instanceof Refus) ? `PREF${lu.departement}` : "";
};

const ecrit = (valeur: string | number | null): string => (valeur === null ? "" : String(valeur));

const voteDe = ({ enExercice, votants, pour, contre, abstentions }: Acte): readonly (number | null)[] =>
  [pour, contre, abstentions].every((voix) => voix === null)
    ? VOTES.map(() => null)
    : [enExercice, votants, pour, contre, abstentions];

/** DEL-46 : une délibération donne sa ligne ; l'autorité de contrôle vient de l'identifiant de l'acte si elle n'est pas dite, et le vote n'y va qu'avec ses voix. */
export function versLigne(acte: Acte): LigneScdl {
  const [effectif = null, reel = null, pour = null, contre = null, abstention = null] = voteDe(acte);
  return {
    COLL_NOM: ecrit(acte.collectivite),
    COLL_SIRET: ecrit(acte.siret),
    DELIB_ID: ecrit(acte.numero),
    DELIB_DATE: ecrit(acte.dateSeance),
    DELIB_MATIERE_CODE: ecrit(acte.matiereCode),
    DELIB_MATIERE_NOM: ecrit(acte.matiereNom),
    DELIB_OBJET: ecrit(acte.objet),
    BUDGET_ANNEE: "",
    BUDGET_NOM: "",
    PREF_ID: controleDe(acte),
    PREF_DATE: ecrit(transmisLe(acte)),
    VOTE_EFFECTIF: ecrit(effectif),
    VOTE_REEL: ecrit(reel),
    VOTE_POUR: ecrit(pour),
    VOTE_CONTRE: ecrit(contre),
    VOTE_ABSTENTION: ecrit(abstention),
    DELIB_URL: ecrit(acte.adresse),
  };
}

/** DEL-47 : seul ce qu'une collectivité a délibéré s'ouvre en données : ni la décision d'un conseil d'administration, ni une séance sans résultat. */
export function motifNonPublie({ organe, resultat }: Acte): MotifNonPublie | null {
  if (organe === "conseilAdministration") return "conseil-administration";
  return resultat === null ? "sans-resultat" : null;
}

const cellule = (texte: string) => (/[",\r\n]/.test(texte) ? `"${texte.replaceAll('"', '""')}"` : texte);

/** DEL-48 : le fichier est un CSV à virgules, son en-tête en premier, une ligne par délibération. */
export const ecrireScdl = (lignes: readonly LigneScdl[]): string =>
  [[...COLONNES_SCDL], ...lignes.map((ligne) => COLONNES_SCDL.map((colonne) => ligne[colonne]))]
    .map((cellules) => `${cellules.map(cellule).join(",")}\r\n`)
    .join("");
