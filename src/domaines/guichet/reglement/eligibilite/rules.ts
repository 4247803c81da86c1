import { type Jour, plusMois } from "#commun/jour.ts";
import { premierJour } from "#commun/mois.ts";
import type { Demande } from "../../demande/model.ts";
import type { Condition, Contenu } from "../model.ts";

type Examinee = Pick<Demande, "enfant" | "commune" | "entree" | "situations">;

const finDuMois = (mois: Demande["entree"]): Jour => plusMois(premierJour(mois), 1);

type Genre = Condition["genre"];
type Juge<G extends Genre> = (
  condition: Extract<Condition, { genre: G }>,
  demande: Examinee,
  au: Jour,
) => boolean | null;

const naissanceOuTerme = ({ enfant }: Examinee): Jour | null => enfant.naissance ?? enfant.terme;

/** Vrai ou faux si le calcul peut en juger ; rien s'il faut un agent, ou s'il manque un fait. */
const JUGES: { [G in Genre]: Juge<G> } = {
  commune: ({ communes }, { commune }) => communes.includes(commune),
  situation: ({ situation }, { situations }) => Object.hasOwn(situations, situation) && Boolean(situations[situation]),
  grossesse: ({ mois }, { enfant }, au) =>
    enfant.terme ? plusMois(enfant.terme, -mois) <= au : enfant.naissance !== null || null,
  ageMin: ({ mois }, demande) => {
    const ne = naissanceOuTerme(demande);
    return ne && plusMois(ne, mois) < finDuMois(demande.entree);
  },
  ageMax: ({ mois }, demande) => {
    const ne = naissanceOuTerme(demande);
    return ne && plusMois(ne, mois) > premierJour(demande.entree);
  },
  examen: () => null,
};

export type Examen = { code: string; libelle: string; verifiee: boolean | null };

/**
 * GUI-210 : chaque condition est tenue, ne l'est pas, ou se juge par un agent ; l'âge est celui du mois d'entrée : il suffit d'y avoir
 * l'âge un jour. Une condition non tenue n'efface pas la demande : un agent la lit.
 */
export const examiner = ({ eligibilite }: Pick<Contenu, "eligibilite">, demande: Examinee, au: Jour): Examen[] =>
  eligibilite.map((condition) => ({
    code: condition.code,
    libelle: condition.libelle,
    verifiee: (JUGES[condition.genre] as Juge<Genre>)(condition, demande, au),
  }));
