import type { Formule, Producteur, Statistique, Theme } from "./model.ts";

const OUVERTE = "Licence Ouverte 2.0";
const CONVENUE = "Selon l’échange convenu avec le producteur";

const LICENCES: Record<Producteur, string> = {
  insee: OUVERTE,
  caf: OUVERTE,
  pmi: CONVENUE,
  educationNationale: OUVERTE,
  gestionnaires: CONVENUE,
  territoire: "Donnée du territoire",
  maillage: "Donnée du territoire",
};

const METHODES: Record<Producteur, string> = {
  insee:
    "Recensement : moyenne de cinq enquêtes annuelles, datée de l’année du milieu ; se compare à cinq ans d’écart au moins.",
  caf: "Situation de décembre. Depuis 2018, les données définitives ont six mois de recul et ne prolongent pas les précédentes.",
  pmi: "Fichier des agréments et des autorisations, à la date dite.",
  educationNationale: "Constat de rentrée.",
  gestionnaires: "Déclaration de chaque gestionnaire, sur l’année civile.",
  territoire: "Relevé du territoire.",
  maillage: "Compté de ce qui est tenu dans Maillage, à la date dite.",
};

/** Ce qu'un chiffre du catalogue dit de lui-même quand rien d'autre n'est écrit. */
type Enonce = Pick<Statistique, "code" | "nom" | "definition"> & Partial<Statistique>;

const formeDe = (formule: Formule): Pick<Statistique, "unite" | "decimales"> => {
  if (formule.genre === "evolution") return { unite: "% par an", decimales: 1 };
  if (formule.genre === "rapport" && formule.facteur === 100) return { unite: "%", decimales: 1 };
  return { unite: "", decimales: 0 };
};

/** Un chiffre entier : sans formule dite, c'est un compte ; sa licence et sa méthode sont celles de son producteur. */
export const enoncer = (theme: Theme, producteur: Producteur, enonces: readonly Enonce[]): Statistique[] =>
  enonces.map((enonce) => {
    const formule = enonce.formule ?? { genre: "compte" };
    const auteur = enonce.producteur ?? producteur;
    const commun = { theme, producteur: auteur, methode: METHODES[auteur], licence: LICENCES[auteur], publique: false };
    return { ...commun, ...formeDe(formule), ...enonce, formule };
  });

/** Une part, en pour cent : ses deux termes sont d'autres chiffres, ou viennent avec elle. */
export const part = (numerateur: readonly string[], denominateur: readonly string[]): Formule => ({
  genre: "rapport",
  facteur: 100,
  numerateur,
  denominateur,
});

/** Un taux entre deux choses, dont l'une n'est pas une partie de l'autre : des places et des enfants, des heures et des heures. */
export const rapporter = (numerateur: readonly string[], denominateur: readonly string[]): Formule => ({
  genre: "rapport",
  facteur: 100,
  numerateur,
  denominateur,
  parmi: false,
});

/** Une moyenne : une somme et le nombre de ceux qu'elle compte, qui viennent avec elle. */
export const MOYENNE: Formule = { genre: "rapport", facteur: 1, numerateur: [], denominateur: [] };

/** STAT-1 : les chiffres dont un chiffre se calcule : les deux termes d'un rapport, le compte qu'une évolution compare à lui-même. */
export function composantes({ formule }: Statistique): readonly string[] {
  if (formule.genre === "evolution") return [formule.de];
  return formule.genre === "rapport" ? [...formule.numerateur, ...formule.denominateur] : [];
}
