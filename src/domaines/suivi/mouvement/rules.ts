import type { Groupe, Seance } from "../seance/model.ts";
import type { Valeur } from "../valeur/model.ts";

/** Ce que le journal dit d'un objet : quand, de quoi à quoi. */
export type Ecrit = { le: string; action: string; objetId: string; avant: unknown; apres: unknown };

type Gardee = Partial<Valeur> & Pick<Valeur, "periode" | "modalite">;
const cleDe = (indicateur: string, { periode, modalite }: Pick<Valeur, "periode" | "modalite">) =>
  [indicateur, periode, modalite].join("\u001f");

const VIDE = {
  nombre: 0,
  sur: null,
  convention: "",
  version: 0,
  etat: "validee",
  commentaire: "",
  preuve: "",
  saisiPar: "",
  saisiLe: "",
  validePar: null,
  valideLe: null,
} as const;

/**
 * SUI-266 : les valeurs d'un instant passé sont celles d'aujourd'hui, défaites de ce que le journal a vu depuis : une correction rend
 * ce qu'elle a remplacé, un retrait ce qu'il a ôté, une saisie rien. Ce qui porte une date de saisie d'avant y était déjà.
 */
export function valeursAu(valeurs: readonly Valeur[], ecrits: readonly Ecrit[], instant: string): Valeur[] {
  const parCle = new Map(valeurs.map((valeur) => [cleDe(valeur.indicateur, valeur), valeur]));
  for (const { objetId: indicateur, action, ...ecrit } of ecrits.toReversed()) {
    const [avant, apres] = [ecrit.avant as Gardee | null, ecrit.apres as Gardee | null];
    const dite = avant ?? apres;
    if (ecrit.le <= instant || !dite) continue;
    const cle = cleDe(indicateur, dite);
    const apresLui = parCle.get(cle);
    if (avant) parCle.set(cle, { ...VIDE, ...apresLui, indicateur, ...avant });
    else if (action === "saisie" && apresLui && apresLui.saisiLe > instant) parCle.delete(cle);
  }
  return [...parCle.values()];
}

const cleGroupe = ({
  jour,
  convention,
  service,
  commune,
  public: qui,
}: Omit<Groupe, "seances" | "adultes" | "enfants">) => [jour, convention, service, commune, qui].join("\u001f");

/** SUI-267 : les séances connues à un instant passé : celles d'aujourd'hui, sans ce qui fut noté depuis, avec ce qui fut changé ou retiré. */
export function groupesAu(groupes: readonly Groupe[], ecrits: readonly Ecrit[], instant: string): Groupe[] {
  const parCle = new Map(groupes.map((groupe) => [cleGroupe(groupe), groupe]));
  const ajouter = (seance: Seance, signe: 1 | -1) => {
    const cle = cleGroupe(seance);
    const { jour, convention, service, commune, public: qui } = seance;
    const deja = parCle.get(cle) ?? {
      jour,
      convention,
      service,
      commune,
      public: qui,
      seances: 0,
      adultes: 0,
      enfants: 0,
    };
    parCle.set(cle, {
      ...deja,
      seances: deja.seances + signe,
      adultes: deja.adultes + signe * seance.adultes,
      enfants: deja.enfants + signe * seance.enfants,
    });
  };
  for (const ecrit of ecrits.filter(({ le }) => le > instant)) {
    const [avant, apres] = [ecrit.avant as Seance | null, ecrit.apres as Seance | null];
    if (!avant && apres && apres.saisiLe <= instant) continue;
    if (apres) ajouter(apres, -1);
    if (avant) ajouter(avant, 1);
  }
  return [...parCle.values()].filter(({ seances }) => seances > 0);
}
