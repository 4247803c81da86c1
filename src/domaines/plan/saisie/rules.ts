import { enLettres, estJour } from "#commun/jour.ts";
import { estMois, moisEnLettres } from "#commun/mois.ts";
import { ecrireMontant, lireMontant } from "#commun/montant.ts";
import { lireTerme, MOIS_TAPES } from "#commun/terme.ts";
import type { FormeChamp } from "../lexique.ts";
import type { Budget, Echeance, Indicateur, SpecificiteAo } from "../model.ts";

const lignesDe = (saisie: string) =>
  saisie
    .split(/\r?\n/)
    .map((ligne) => ligne.trim())
    .filter(Boolean);

const TERME = "\\d{4}(?:-\\d{2}(?:-\\d{2})?)?";
const ECHEANCE = new RegExp(
  `^(?<debut>${TERME})?\\s*(?:(?<tiret>–|—|à)\\s*(?<fin>${TERME})?)?\\s*(?::\\s*(?<texte>.*))?$`,
);

const EN_CLAIR = new RegExp(`(?:\\d{1,2}(?:er)? )?(?:${MOIS_TAPES}) \\d{4}|(?:\\d{1,2}[/.])?\\d{1,2}[/.]\\d{4}`, "gi");
/** Le trait d'union qu'un clavier donne pour « – », entre deux dates. */
const TRAIT = /\s+-\s+|(?<=^\d{4})-(?=\d{4}\s*$)/g;

/** Les dates écrites comme on les dit, « mars 2027 » ou « 15/03/2027 » : celles de l'échéance, pas celles de son texte. */
function enChiffres(ligne: string): string {
  const deuxPoints = `${ligne}:`.indexOf(":");
  const quand = ligne.slice(0, deuxPoints).replace(/\u00A0/g, " ");
  return quand.replace(EN_CLAIR, (dit) => lireTerme(dit)).replace(TRAIT, " – ") + ligne.slice(deuxPoints);
}

type Decoupee = Partial<Record<"debut" | "tiret" | "fin" | "texte", string>>;
const decouper = (ligne: string): Decoupee => (ECHEANCE.exec(ligne) ?? ECHEANCE.exec(enChiffres(ligne)))?.groups ?? {};

const existe = (terme: string) => terme === "" || terme.length === 4 || estMois(terme) || estJour(terme);

/** Ce que l'on ne peut pas dater reste tel quel : un texte, que personne ne perd. */
function lireEcheance(ligne: string): Echeance {
  const { debut = null, fin = null, tiret, texte } = decouper(ligne);
  const dites = [debut, fin].filter((terme) => terme !== null);
  if (dites.length === 0 || !dites.every(existe)) return { debut: null, fin: null, texte: ligne };
  return { debut, fin: tiret ? fin : debut, texte: texte || null };
}

/** PLA-84 : une échéance que l'on tape a des dates qui existent, et ne finit pas avant de commencer. */
export function fauteEcheances(saisie: string): string | null {
  for (const ligne of lignesDe(saisie)) {
    const { debut = "", fin = "" } = decouper(ligne);
    if (!existe(debut) || !existe(fin)) return `« ${ligne} » : cette date n’existe pas.`;
    const precision = Math.min(debut.length, fin.length);
    if (fin.slice(0, precision) < debut.slice(0, precision)) return `« ${ligne} » : la fin vient avant le début.`;
  }
  return null;
}

function ecrireEcheance({ debut, fin, texte }: Echeance): string {
  const periode = debut === fin ? (debut ?? "") : `${debut ?? ""} – ${fin ?? ""}`.trim();
  return periode && texte ? `${periode} : ${texte}` : periode || (texte ?? "");
}

/** « 2026 », « février 2026 », « 15 février 2026 ». */
const termeLu = (terme: string): string => {
  if (estJour(terme)) return enLettres(terme);
  return estMois(terme) ? moisEnLettres(terme) : terme;
};

function periodeLue(debut: string | null, fin: string | null): string {
  if (debut && fin) return debut === fin ? termeLu(debut) : `${termeLu(debut)} – ${termeLu(fin)}`;
  if (debut)
    return `à partir ${estJour(debut) ? "du" : "de"} ${termeLu(debut)}`.replace("de a", "d’a").replace("de o", "d’o");
  return fin ? `jusqu’${estJour(fin) ? "au" : "en"} ${termeLu(fin)}` : "";
}

function echeanceLue({ debut, fin, texte }: Echeance): string {
  const quand = periodeLue(debut, fin);
  return quand && texte ? `${quand} : ${texte}` : quand || (texte ?? "");
}

const INDICATEUR = /^(quantitatif|qualitatif)\s*:\s*(.+)$/i;

function lireIndicateur(ligne: string): Indicateur {
  const [, nature, libelle] = INDICATEUR.exec(ligne) ?? [];
  if (!nature || !libelle) return { libelle: ligne, nature: null };
  return { libelle, nature: nature.toLowerCase() as "quantitatif" | "qualitatif" };
}

const ecrireIndicateur = ({ libelle, nature }: Indicateur) => (nature ? `${nature} : ${libelle}` : libelle);

/** « nom : texte » ; l'espace d'avant peut manquer, et les deux-points d'une heure (« 18:30 ») ne séparent rien. */
function separer(ligne: string): { nom: string; texte: string } | null {
  const [, nom, texte = ""] = /^(.+?)\s+:(?:\s+(.*))?$/.exec(ligne) ?? /^([^:]+):\s+(.+)$/.exec(ligne) ?? [];
  return nom === undefined ? null : { nom, texte };
}

function lireSpecificite(ligne: string): SpecificiteAo {
  const separee = separer(ligne);
  return separee ? { ao: separee.nom, texte: separee.texte } : { ao: null, texte: ligne };
}

/** La ligne d'un budget qui est son montant : le signe l'annonce. */
const montantDit = (ligne: string) => (/(?:€|euros?)$/i.test(ligne) ? lireMontant(ligne) : null);

function lireBudget(saisie: string): Budget | null {
  const [statut, ...suite] = saisie.split(/\r?\n/).map((ligne) => ligne.trim());
  const montant = suite.findIndex((ligne) => montantDit(ligne) !== null);
  const texte = suite.filter((ligne, rang) => rang !== montant && ligne).join("\n");
  const montantCentimes = montant >= 0 ? montantDit(suite[montant] ?? "") : null;
  if (!statut && montantCentimes === null && !texte) return null;
  return { statut: statut || null, montantCentimes, texte: texte || null };
}

const ecrireBudget = ({ statut, montantCentimes, texte }: Budget) =>
  [statut ?? "", montantCentimes === null ? "" : ecrireMontant(montantCentimes), texte ?? ""]
    .filter((ligne, rang) => rang === 0 || ligne)
    .join("\n")
    .trimEnd();

/** Le texte de chaque rubrique, ses lignes réunies. */
function lireAutres(saisie: string): Record<string, string> {
  const separees = lignesDe(saisie).flatMap((ligne) => separer(ligne) ?? []);
  const parNom = [...Map.groupBy(separees, ({ nom }) => nom)].map(([nom, siennes]) => [
    nom,
    siennes
      .map(({ texte }) => texte)
      .join("\n")
      .trim(),
  ]);
  return Object.fromEntries(parNom.filter(([, texte]) => texte));
}

/** PLA-88 : une rubrique libre que l'on tape a un nom et un texte ; une ligne qui n'a pas les deux se dit, au lieu de se perdre. */
export function fauteAutres(saisie: string): string | null {
  const gardes = lireAutres(saisie);
  for (const ligne of lignesDe(saisie)) {
    const separee = separer(ligne);
    if (!separee) return `« ${ligne} » : donnez le nom de la rubrique, puis « : » et son texte.`;
    if (!Object.hasOwn(gardes, separee.nom)) return `« ${ligne} » : écrivez le texte de la rubrique après « : ».`;
  }
  return null;
}

const ecrireAutres = (autres: Record<string, string>) =>
  Object.entries(autres)
    .flatMap(([cle, texte]) => texte.split("\n").map((ligne) => `${cle} : ${ligne}`))
    .join("\n");

type Codec = { lire: (saisie: string) => unknown; ecrire: (valeur: never) => string };

const parLigne = <T>(lire: (ligne: string) => T, ecrire: (un: T) => string): Codec => ({
  lire: (saisie) => lignesDe(saisie).map(lire),
  ecrire: (valeur: readonly T[]) => valeur.map(ecrire).join("\n"),
});
const TEXTE: Codec = { lire: (saisie) => saisie.trim() || null, ecrire: (valeur: string) => valeur };

const CODECS: Record<FormeChamp, Codec> = {
  ligne: TEXTE,
  texte: TEXTE,
  liste: parLigne(String, String),
  echeances: parLigne(lireEcheance, ecrireEcheance),
  indicateurs: parLigne(lireIndicateur, ecrireIndicateur),
  specificites: parLigne(lireSpecificite, ({ ao, texte }) => (ao ? `${ao} : ${texte}` : texte)),
  budget: { lire: lireBudget, ecrire: ecrireBudget },
  autres: { lire: lireAutres, ecrire: ecrireAutres },
};

/** PLA-1 : ce que l'on tape dans un champ et ce qui en est gardé se correspondent, une ligne par élément d'une liste. */
export const valeurDe = (forme: FormeChamp, saisie: string): unknown => CODECS[forme].lire(saisie);

/** L'inverse de `valeurDe` : le texte à montrer dans un champ, une cellule ou une différence. */
export const saisieDe = (forme: FormeChamp, valeur: unknown): string =>
  valeur === null || valeur === undefined ? "" : CODECS[forme].ecrire(valeur as never);

/** Les lignes d'une valeur telles qu'on les lit : les dates y sont en toutes lettres. */
export const lignesLues = (forme: FormeChamp, valeur: unknown): string[] =>
  forme === "echeances" && Array.isArray(valeur)
    ? valeur.map((une: Echeance) => echeanceLue(une))
    : saisieDe(forme, valeur).split("\n");
