import { enLettres, estJour } from "#commun/jour.ts";
import { estMois, moisEnLettres, nomDuMois } from "#commun/mois.ts";
import { ecrireMontant, lireMontant } from "#commun/montant.ts";
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

const MOIS = Array.from({ length: 12 }, (_, rang) => nomDuMois(rang + 1));
const EN_LETTRES = new RegExp(`(?:(?<jour>\\d{1,2})(?:er)? )?(?<mois>${MOIS.join("|")}) (?<an>\\d{4})`, "gi");

/** Les dates écrites en toutes lettres, telles que la fiche les montre. */
const enChiffres = (ligne: string): string =>
  ligne.replace(/\u00A0/g, " ").replace(EN_LETTRES, (_tout, jour: string | undefined, mois: string, an: string) => {
    const numero = String(MOIS.indexOf(mois.toLowerCase()) + 1).padStart(2, "0");
    return jour ? `${an}-${numero}-${jour.padStart(2, "0")}` : `${an}-${numero}`;
  });

const decouper = (ligne: string) => (ECHEANCE.exec(ligne) ?? ECHEANCE.exec(enChiffres(ligne)))?.groups;

function lireEcheance(ligne: string): Echeance {
  const lue = decouper(ligne);
  if (!lue?.["debut"] && !lue?.["fin"]) return { debut: null, fin: null, texte: ligne };
  const [debut, fin] = [lue["debut"] ?? null, lue["fin"] ?? null];
  return { debut, fin: lue["tiret"] ? fin : debut, texte: lue["texte"] || null };
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

function lireSpecificite(ligne: string): SpecificiteAo {
  const [ao = "", ...texte] = ligne.split(/\s*:\s*/);
  return texte.length > 0 ? { ao, texte: texte.join(" : ") } : { ao: null, texte: ligne };
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

function lireAutres(saisie: string): Record<string, string> {
  const autres = new Map<string, string>();
  for (const ligne of lignesDe(saisie)) {
    const [cle = "", ...texte] = ligne.split(/\s+:\s+/);
    const valeur = texte.join(" : ");
    const deja = autres.get(cle);
    if (valeur) autres.set(cle, deja ? `${deja}\n${valeur}` : valeur);
  }
  return Object.fromEntries(autres);
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
