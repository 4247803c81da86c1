import type { Demande, EtatDemande } from "../../demande/model.ts";
import type { Raison } from "../model.ts";

/** Une demande qui cite une structure, et ce que l'on peut dire là d'une autre qui lui ressemble : qu'elle existe, et où elle en est. */
export type Signalee = { sienne: Demande; raisons: readonly Raison[]; score: number; autre: EtatDemande };

type Proposee = {
  raisons: readonly Raison[];
  score: number;
  premiere: { demande: Demande };
  seconde: { demande: Demande };
};

/** GUI-230 : une structure apprend qu'une demande qui la cite en double une autre ; de l'autre, si elle ne la cite pas, ni nom, ni numéro, ni structure. */
export function signaler(proposees: readonly Proposee[], structures: readonly string[]): Signalee[] {
  const cite = ({ voeux }: Demande) => voeux.some((voeu) => structures.includes(voeu));
  return proposees.flatMap(({ premiere, seconde, raisons, score }) =>
    [[premiere.demande, seconde.demande] as const, [seconde.demande, premiere.demande] as const].flatMap(
      ([sienne, autre]) => (cite(sienne) ? [{ sienne, raisons, score, autre: autre.etat }] : []),
    ),
  );
}
