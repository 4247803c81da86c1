import type { Condition, Contenu, Critere, LangueTraduite, LigneDePoints, Traduction } from "../model.ts";

export type LangueLue = "fr" | LangueTraduite;

/** Un texte dit à une famille ; `francais` : sa langue ne l'a pas, il se lit dans celle du règlement. */
export type Dit = { texte: string; francais: boolean };

/** GUI-215 : un critère se lit dans la langue de la famille ; ce que le règlement n'y a pas traduit se lit en français, et cela se dit. */
export function direEn(langue: LangueLue, francais: string, traduit: string | undefined): Dit {
  if (langue === "fr" || francais === "") return { texte: francais, francais: false };
  return traduit ? { texte: traduit, francais: false } : { texte: francais, francais: langue !== "facile" };
}

type Traduisible = Pick<Critere, "traductions">;

const traductionDe = ({ traductions }: Traduisible, langue: LangueLue): Traduction | undefined =>
  langue === "fr" ? undefined : traductions?.[langue];

type CleDeTexte = "libelle" | "description" | "piece";

export const direTexte = (
  critere: Traduisible & Partial<Record<CleDeTexte, string>>,
  cle: CleDeTexte,
  langue: LangueLue,
): Dit => direEn(langue, critere[cle] ?? "", traductionDe(critere, langue)?.[cle]);

export const direPalier = (critere: Traduisible, palier: { rang: number; libelle: string }, langue: LangueLue): Dit =>
  direEn(langue, palier.libelle, traductionDe(critere, langue)?.paliers[palier.rang]);

/** Les mots des conditions que le calcul sait juger, dans une langue. */
export type MotsDeCondition = {
  commune: string;
  ageMin: (mois: number) => string;
  ageMax: (mois: number) => string;
  grossesse: (mois: number) => string;
};

/** GUI-375 : une condition se dit dans la langue de la famille ; ce qu'un règlement a écrit de son cru se lit en français, et cela se dit. */
export function direCondition(condition: Condition, langue: LangueLue, mots: MotsDeCondition): Dit {
  const { libelle, genre } = condition;
  if (langue === "fr") return direEn(langue, libelle, undefined);
  if (genre === "commune") return direEn(langue, libelle, mots.commune);
  if (genre === "situation" || genre === "examen") return direEn(langue, libelle, undefined);
  return direEn(langue, libelle, mots[genre](condition.mois));
}

/** Les mots d'un compte de points, dans une langue. */
export type MotsDeCompte = {
  verifie: string;
  avis: string;
  meilleur: string;
  plafond: (points: number) => string;
  auPlus: (nombre: number) => string;
};

function raisonDe(critere: Critere, { raison }: LigneDePoints, langue: LangueLue, mots: MotsDeCompte): Dit {
  switch (critere.type) {
    case "booleen":
      return { texte: mots.verifie, francais: false };
    case "expert":
      return { texte: mots.avis, francais: false };
    case "echelle": {
      const rang = critere.tranches.findIndex(({ libelle }) => libelle === raison);
      return direPalier(critere, { rang, libelle: raison }, langue);
    }
    case "parUnite": {
      const { texte, francais } = direEn(langue, critere.unite, traductionDe(critere, langue)?.unite);
      const [compte] = raison.split(" (");
      return { texte: `${compte} (${texte})${raison.includes(", ") ? mots.auPlus(critere.maximum) : ""}`, francais };
    }
  }
}

/** Une ligne du compte, telle que la famille la lit. */
export type LigneDite = { libelle: Dit; raison: Dit; points: number };

/** GUI-216 : chaque ligne de points se dit dans la langue de la famille : le critère, et pourquoi il compte. */
export function direLigne(
  { criteres, groupes }: Pick<Contenu, "criteres" | "groupes">,
  ligne: LigneDePoints,
  langue: LangueLue,
  mots: MotsDeCompte,
): LigneDite {
  const { points } = ligne;
  const critere = criteres.find(({ code }) => code === ligne.critere);
  if (critere)
    return { libelle: direTexte(critere, "libelle", langue), raison: raisonDe(critere, ligne, langue, mots), points };
  const groupe = groupes.find(({ code }) => `groupe:${code}` === ligne.critere);
  const seul = groupe?.meilleur && !ligne.raison.startsWith("Plafond");
  const raison = seul ? mots.meilleur : mots.plafond(groupe?.plafond ?? 0);
  return { libelle: direEn(langue, ligne.libelle, undefined), raison: { texte: raison, francais: false }, points };
}
