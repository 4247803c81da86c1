import { aLHeure, enLettres, estJour } from "#commun/jour.ts";
import type { Echange } from "../../echange/model.ts";
import type { Correction, Decisions } from "../model.ts";
import { forme as formeTexte, normaliserSaisie } from "../valeur/rules.ts";
import type { Cible, Forme, Pas } from "./model.ts";

const RACINES: Partial<Record<Cible["nom"], Pas>> = {
  deliberations: ["deliberations"],
  equipements: ["equipements"],
  noeuds: ["plan", "noeuds"],
};

/** Où se trouve une ligne dans l'échange. */
export function pasDe({ nom, rang }: Cible): Pas {
  const racine = RACINES[nom] ?? ["convention", nom];
  return rang === null ? racine : [...racine, rang];
}

/** Le chemin d'une valeur, comme le format l'écrit : `convention.parties[3].nom`. */
export const cheminDe = (pas: Pas): string =>
  pas
    .map((un) => (typeof un === "number" ? `[${un}]` : `.${un}`))
    .join("")
    .slice(1);

const pasDuChemin = (chemin: string): Pas =>
  [...chemin.matchAll(/\[(\d+)\]|\w+/g)].map(([mot, rang]) => (rang === undefined ? mot : Number(rang)));

/** La valeur à cet endroit, s'il existe. */
export const lireA = (valeur: unknown, pas: Pas): unknown =>
  pas.reduce<unknown>(
    (ici, un) => (typeof ici === "object" && ici !== null ? (ici as Record<string, unknown>)[un] : undefined),
    valeur,
  );

function remplacerA(ici: unknown, [premier, ...reste]: Pas, valeur: unknown): unknown {
  if (premier === undefined) return valeur;
  if (Array.isArray(ici))
    return ici.map((un: unknown, rang) => (rang === premier ? remplacerA(un, reste, valeur) : un));
  const objet = ici as Record<string, unknown>;
  return premier in objet ? { ...objet, [premier]: remplacerA(objet[premier], reste, valeur) } : objet;
}

/** IMP-127 : une mention corrigée à la main prend, par son chemin, la place de ce qui a été lu ; ce qui a été lu se garde à côté. */
export const appliquerMentions = (echange: Echange, corrections: Readonly<Record<string, Correction>> = {}): Echange =>
  Object.entries(corrections).reduce(
    (ici, [chemin, { valeur }]) => remplacerA(ici, pasDuChemin(chemin), valeur) as Echange,
    echange,
  );

/** Les corrections faites à une ligne, la dernière d'abord. */
export function correctionsDe({ corrections = {} }: Decisions, cible: Cible): Correction[] {
  const ici = cheminDe(pasDe(cible));
  return Object.entries(corrections)
    .filter(([chemin]) => chemin === ici || chemin.startsWith(`${ici}.`))
    .map(([, correction]) => correction)
    .toSorted((a, b) => (a.le < b.le ? 1 : -1));
}

/** Qui a corrigé, et quand. */
export const direCorrection = ({ par, le }: Correction): string => `corrigé par ${par} le ${aLHeure(le)}`;

/** IMP-128 : une ligne que l'on corrige redevient à décider : ce qui avait été accepté ou laissé disait autre chose. */
export function rouvrir(decisions: Decisions, cle: string): Decisions {
  const lignes = Object.entries(decisions.lignes).filter(([une]) => une !== cle && !une.startsWith(`${cle}.`));
  return { ...decisions, lignes: Object.fromEntries(lignes) };
}

type Representant = { qualite: string | null; nom: string };

/** Une valeur telle qu'on la tape : un élément par ligne, un représentant « qualité : nom ». */
export function saisieDe(forme: Forme, valeur: unknown): string {
  if (valeur === null || valeur === undefined) return "";
  if (forme === "ouiNon") return valeur ? "oui" : "non";
  if (forme === "liste") return (valeur as string[]).join("\n");
  if (forme !== "representants") return String(valeur);
  return (valeur as Representant[]).map(({ qualite, nom }) => (qualite ? `${qualite} : ${nom}` : nom)).join("\n");
}

const lignesDe = (texte: string) =>
  texte
    .split("\n")
    .map((ligne) => ligne.trim())
    .filter(Boolean);

function representantDe(ligne: string): Representant {
  const [, qualite = null, nom = ligne] = /^(.+?)\s+:\s+(.+)$/.exec(ligne) ?? [];
  return { qualite, nom };
}

/** Ce que dit une saisie ; vidée, rien si le format l'admet. */
export function valeurDe(forme: Forme, saisie: string, facultative: boolean): unknown {
  const texte = normaliserSaisie(saisie);
  if (forme === "liste") return lignesDe(texte);
  if (forme === "representants") return lignesDe(texte).map(representantDe);
  if (texte === "" && facultative) return null;
  if (forme === "ouiNon") return texte === "oui";
  if (forme === "nombre") return Number(texte);
  return texte;
}

/** Un jour comme un document peut l'écrire. */
export const enJour = (jour: string): string[] =>
  estJour(jour) ? [enLettres(jour), jour.split("-").toReversed().join("/")] : [];

const DEBUT = 24;
const AVANT = 2;
const APRES = 8;
const LETTRES_PAR_LIGNE = 50;

/** Où chercher, dans un document lu une fois pour toutes. */
export function situeur(lignes: readonly string[]): (textes: readonly string[]) => [number, number] | null {
  const formes = lignes.map(formeTexte);
  return (textes) => {
    const debuts = textes
      .toSorted((a, b) => b.length - a.length)
      .map((texte) => ({ texte, debut: formeTexte(texte).slice(0, DEBUT).trim() }))
      .filter(({ debut }) => debut.length >= 4);
    for (const { texte, debut } of debuts) {
      const rang = formes.findIndex((ligne) => ligne.includes(debut));
      const apres = Math.max(APRES, Math.ceil(texte.length / LETTRES_PAR_LIGNE));
      if (rang >= 0) return [Math.max(1, rang + 1 - AVANT), Math.min(lignes.length, rang + 1 + apres)];
    }
    return null;
  };
}

/** IMP-129 : une ligne dont la lecture n'a pas gardé l'endroit se montre là où le document dit d'abord la plus longue de ses mentions. */
export const situer = (lignes: readonly string[], textes: readonly string[]): [number, number] | null =>
  situeur(lignes)(textes);
