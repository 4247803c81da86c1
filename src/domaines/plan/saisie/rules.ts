import type { FormeChamp } from "../lexique.ts";
import type { Budget, Echeance, Indicateur, SpecificiteAo } from "../model.ts";

const lignesDe = (saisie: string) =>
  saisie
    .split(/\r?\n/)
    .map((ligne) => ligne.trim())
    .filter(Boolean);

const TERME = "\\d{4}(?:-\\d{2}(?:-\\d{2})?)?";
const ECHEANCE = new RegExp(`^(${TERME})?\\s*(?:(?:–|—|à)\\s*(${TERME})?)?\\s*(?::\\s*(.*))?$`);

function lireEcheance(ligne: string): Echeance {
  const [trouvee, debut, fin, texte] = ECHEANCE.exec(ligne) ?? [];
  if (!trouvee || !(debut || fin)) return { debut: null, fin: null, texte: ligne };
  const periode = /[–—à]/.test(ligne.split(":")[0] ?? "");
  return { debut: debut ?? null, fin: periode ? (fin ?? null) : (debut ?? null), texte: texte || null };
}

function ecrireEcheance({ debut, fin, texte }: Echeance): string {
  const periode = debut === fin ? (debut ?? "") : `${debut ?? ""} – ${fin ?? ""}`.trim();
  return periode && texte ? `${periode} : ${texte}` : periode || (texte ?? "");
}

const INDICATEUR = /^(quantitatif|qualitatif)\s*:\s*(.+)$/i;

function lireIndicateur(ligne: string): Indicateur {
  const [, nature, libelle] = INDICATEUR.exec(ligne) ?? [];
  if (!nature || !libelle) return { libelle: ligne, nature: null };
  return { libelle, nature: nature.toLowerCase() as "quantitatif" | "qualitatif" };
}

const ecrireIndicateur = ({ libelle, nature }: Indicateur) => (nature ? `${nature} : ${libelle}` : libelle);

function lireSpecificite(ligne: string): SpecificiteAo {
  const [ao, ...texte] = ligne.split(/\s*:\s*/);
  return { ao: ao || null, texte: texte.join(" : ") };
}

const MONTANT = /^(\d[\d\s\u00a0\u202f.]*)(?:,(\d{1,2}))?\s*(?:€|euros?)$/i;

/** Un montant écrit à la française, en centimes entiers ; rien si ce n'en est pas un. */
export function lireMontant(texte: string): number | null {
  const [, entier, decimales = ""] = MONTANT.exec(texte.trim()) ?? [];
  if (!entier) return null;
  return Number(entier.replace(/\D/g, "")) * 100 + Number(decimales.padEnd(2, "0"));
}

/** « 1 234,50 € », avec les espaces insécables de la typographie française. */
export const ecrireMontant = (centimes: number): string =>
  `${(centimes / 100).toLocaleString("fr-FR", { minimumFractionDigits: centimes % 100 ? 2 : 0, maximumFractionDigits: 2 })}\u00a0€`;

function lireBudget(saisie: string): Budget | null {
  const [statut, ...suite] = saisie.split(/\r?\n/).map((ligne) => ligne.trim());
  const montant = suite.findIndex((ligne) => lireMontant(ligne) !== null);
  const texte = suite.filter((ligne, rang) => rang !== montant && ligne).join("\n");
  const montantCentimes = montant >= 0 ? lireMontant(suite[montant] ?? "") : null;
  if (!statut && montantCentimes === null && !texte) return null;
  return { statut: statut || null, montantCentimes, texte: texte || null };
}

const ecrireBudget = ({ statut, montantCentimes, texte }: Budget) =>
  [statut ?? "", montantCentimes === null ? "" : ecrireMontant(montantCentimes), texte ?? ""]
    .filter((ligne, rang) => rang === 0 || ligne)
    .join("\n")
    .trimEnd();

function lireAutres(saisie: string): Record<string, string> {
  const autres: Record<string, string> = {};
  for (const ligne of lignesDe(saisie)) {
    const [cle = "", ...texte] = ligne.split(/\s+:\s+/);
    const valeur = texte.join(" : ");
    if (valeur) autres[cle] = autres[cle] ? `${autres[cle]}\n${valeur}` : valeur;
  }
  return autres;
}

const ecrireAutres = (autres: Record<string, string>) =>
  Object.entries(autres)
    .flatMap(([cle, texte]) => texte.split("\n").map((ligne) => `${cle} : ${ligne}`))
    .join("\n");

/** PLA-1 : ce que l'on tape dans un champ et ce qui en est gardé se correspondent, une ligne par élément d'une liste. */
export function valeurDe(forme: FormeChamp, saisie: string): unknown {
  switch (forme) {
    case "ligne":
    case "texte":
      return saisie.trim() || null;
    case "liste":
      return lignesDe(saisie);
    case "echeances":
      return lignesDe(saisie).map(lireEcheance);
    case "indicateurs":
      return lignesDe(saisie).map(lireIndicateur);
    case "specificites":
      return lignesDe(saisie).map(lireSpecificite);
    case "budget":
      return lireBudget(saisie);
    case "autres":
      return lireAutres(saisie);
  }
}

/** L'inverse de `valeurDe` : le texte à montrer dans un champ, une cellule ou une différence. */
export function saisieDe(forme: FormeChamp, valeur: unknown): string {
  if (valeur === null || valeur === undefined) return "";
  switch (forme) {
    case "ligne":
    case "texte":
      return String(valeur);
    case "liste":
      return (valeur as string[]).join("\n");
    case "echeances":
      return (valeur as Echeance[]).map(ecrireEcheance).join("\n");
    case "indicateurs":
      return (valeur as Indicateur[]).map(ecrireIndicateur).join("\n");
    case "specificites":
      return (valeur as SpecificiteAo[])
        .map(({ ao, texte }) => (texte ? `${ao ?? ""} : ${texte}`.trim() : (ao ?? "")))
        .join("\n");
    case "budget":
      return ecrireBudget(valeur as Budget);
    case "autres":
      return ecrireAutres(valeur as Record<string, string>);
  }
}
