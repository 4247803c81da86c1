import { estMois, type Mois } from "#commun/mois.ts";
import { Refus, refus } from "#commun/refus.ts";
import { sansAccents } from "#commun/texte.ts";
import { LIBELLES_SECTION, NOMS_DEMI_JOURNEES, type Section } from "../../structure/model.ts";
import type { Apport, FauteLigne, OccupantLu } from "./model.ts";

const plier = (texte: string) =>
  sansAccents(texte)
    .replace(/[^a-z0-9]+/g, " ")
    .trim();

const ABREGES = ["lun", "mar", "mer", "jeu", "ven"];

/** Les façons dont un logiciel nomme une demi-journée : « Lundi matin », « Lun AM », « Lundi après-midi », « Lun PM ». */
const nomsDe = (rang: number): string[] => {
  const jour = (NOMS_DEMI_JOURNEES[rang] ?? "").split(" ")[0] ?? "";
  const moments = rang % 2 === 0 ? ["matin", "am"] : ["apres midi", "pm", "a m"];
  return [jour, ABREGES[Math.floor(rang / 2)] ?? ""].flatMap((nom) => moments.map((moment) => `${nom} ${moment}`));
};

type Colonnes = { demis: number[]; de: (nom: string) => number };

function colonnesDe(entete: readonly string[]): Colonnes {
  const plies = entete.map(plier);
  const demis = NOMS_DEMI_JOURNEES.map((_, rang) => plies.findIndex((titre) => nomsDe(rang).includes(titre)));
  return { demis, de: (nom) => plies.findIndex((titre) => titre === nom || titre.startsWith(`${nom} `)) };
}

const CHIFFRES = /^(\d{1,2})[/-](\d{4})$/;
const ENTIER = /^-?\d{1,3}$/;

/** « 2026-09 », « 09/2026 », « 01/09/2026 », « 2026-09-01 » : le mois qu'ils disent. */
export function lireMois(texte: string): Mois | null {
  const net = texte.trim().replace(/^\d{1,2}[/-](?=\d{1,2}[/-]\d{4}$)/, "");
  const court = /^\d{4}-\d{2}/.exec(net)?.[0];
  const [, mois = "", an = ""] = CHIFFRES.exec(net) ?? [];
  const lu = court ?? `${an}-${mois.padStart(2, "0")}`;
  return estMois(lu) ? lu : null;
}

const sectionDe = (sections: readonly Section[], texte: string): Section | undefined => {
  const nom = plier(texte);
  if (nom === "" && sections.length === 1) return sections[0];
  return sections.find(({ code }) => plier(LIBELLES_SECTION[code]) === nom || code === nom);
};

type Ligne = { rangee: readonly string[]; ligne: number };

function lirePlaces({ rangee, ligne }: Ligne, colonnes: Colonnes, sections: readonly Section[]) {
  const faute = (phrase: string): FauteLigne => ({ ligne, phrase });
  const mois = lireMois(rangee[colonnes.de("mois")] ?? "");
  if (!mois) return faute(`« ${rangee[colonnes.de("mois")] ?? ""} » n’est pas un mois, comme 2026-09.`);
  const nommee = rangee[colonnes.de("section")] ?? "";
  const section = sectionDe(sections, nommee);
  if (!section) return faute(`la structure n’a pas de section « ${nommee} ».`);
  const cellules = colonnes.demis.map((colonne) => (rangee[colonne] ?? "").trim().replace("−", "-"));
  const fausse = cellules.findIndex((cellule) => cellule !== "" && !ENTIER.test(cellule));
  if (fausse >= 0)
    return faute(`« ${cellules[fausse]} », ${NOMS_DEMI_JOURNEES[fausse]}, n’est pas un nombre de places.`);
  return { section: section.id, mois, places: cellules.map(Number) };
}

const VRAI = /^(?:1|x|oui|o|vrai|true)$/;

function lireEnfant({ rangee, ligne }: Ligne, colonnes: Colonnes): OccupantLu | FauteLigne {
  const dite = (nom: string) => (rangee[colonnes.de(nom)] ?? "").trim();
  const faute = (phrase: string): FauteLigne => ({ ligne, phrase });
  const [naissance, entree] = [lireMois(dite("naissance")), lireMois(dite("entree"))];
  if (!naissance) return faute(`« ${dite("naissance")} » n’est pas un mois de naissance, comme 2025-04.`);
  if (!entree) return faute(`« ${dite("entree")} » n’est pas un mois d’entrée, comme 2026-09.`);
  if (naissance > entree) return faute(`« ${dite("entree")} » vient avant la naissance.`);
  const sortie = dite("sortie") === "" ? null : lireMois(dite("sortie"));
  if (dite("sortie") !== "" && (!sortie || sortie <= entree))
    return faute(`« ${dite("sortie")} » n’est pas un mois de sortie qui suit l’entrée.`);
  const semaine = colonnes.demis.reduce(
    (bits, colonne, rang) => (VRAI.test(plier(rangee[colonne] ?? "")) ? bits | (1 << rang) : bits),
    0,
  );
  if (semaine === 0) return faute("aucune demi-journée n’est cochée (x, 1 ou oui).");
  return { repere: dite("repere").slice(0, 20), naissance, entree, sortie, semaine };
}

const estRemplie = (cellule: string): boolean => cellule.trim() !== "";

const estFaute = (lue: object): lue is FauteLigne => "phrase" in lue;

/**
 * EQU-13 : un tableau qui a une colonne « Naissance » dit des enfants accueillis, un autre des places libres par mois et section ; une
 * ligne fausse se dit avec son numéro, les autres restent bonnes ; un mois dont aucune case n'est remplie ne dit rien. EQU-14 : deux lignes du même mois et de la même section sont une faute.
 */
export function comprendre(
  rangees: readonly string[][],
  sections: readonly Section[],
): Apport | Refus<"colonnes" | "vide"> {
  const debut = rangees.findIndex((rangee) => rangee.filter((cellule) => cellule.trim() !== "").length > 2);
  const entete = rangees[debut];
  if (!entete) return refus("vide");
  const colonnes = colonnesDe(entete);
  const enfants = colonnes.de("naissance") >= 0;
  const manquent = colonnes.demis.some((colonne) => colonne < 0) || colonnes.de(enfants ? "entree" : "mois") < 0;
  if (manquent) return refus("colonnes");
  const lignes = rangees
    .map((rangee, rang): Ligne => ({ rangee, ligne: rang + 1 }))
    .slice(debut + 1)
    .filter(({ rangee }) =>
      (enfants ? rangee : colonnes.demis.map((colonne) => rangee[colonne] ?? "")).some(estRemplie),
    );
  if (lignes.length === 0) return refus("vide");
  if (enfants) {
    const lus = lignes.map((ligne) => lireEnfant(ligne, colonnes));
    return { genre: "enfants", lues: lus.flatMap((lu) => (estFaute(lu) ? [] : lu)), fautes: lus.filter(estFaute) };
  }
  const vues = new Set<string>();
  const lues = lignes.map((ligne) => {
    const lue = lirePlaces(ligne, colonnes, sections);
    if (estFaute(lue)) return lue;
    const cle = `${lue.section} ${lue.mois}`;
    if (vues.has(cle)) return { ligne: ligne.ligne, phrase: "ce mois et cette section sont déjà dits plus haut." };
    vues.add(cle);
    return lue;
  });
  return { genre: "places", lues: lues.flatMap((lue) => (estFaute(lue) ? [] : lue)), fautes: lues.filter(estFaute) };
}
