import type { Jour } from "#commun/jour.ts";
import type { Demande } from "../model.ts";

export type Notee = { id: string; points: number; attendDepuis: Jour | null; occasionnelSeul?: boolean };

/** Une demande dont l'ancienneté ne court pas encore vient après celles qui attendent. */
const JAMAIS = "9999-12-31";

/** GUI-125 : le rang d'une demande compte celles qui ont plus de points, puis, à points égaux, celles qui attendent depuis plus longtemps ; à égalité, le même rang ; l'occasionnel seul se range à part. */
export function rangParmi(sienne: Notee, toutes: readonly Notee[]): { rang: number; total: number } {
  const pareilles = toutes.filter((une) => Boolean(une.occasionnelSeul) === Boolean(sienne.occasionnelSeul));
  const devant = pareilles.filter(
    ({ id, points, attendDepuis }) =>
      id !== sienne.id &&
      (points > sienne.points ||
        (points === sienne.points && (attendDepuis ?? JAMAIS) < (sienne.attendDepuis ?? JAMAIS))),
  );
  return { rang: devant.length + 1, total: pareilles.length };
}

/** GUI-126 : une famille ne voit son rang que si le règlement le dit, et tant qu'elle attend. */
export const montreRang = ({ etat }: Pick<Demande, "etat">, { rangMontre }: { rangMontre: boolean }): boolean =>
  rangMontre && etat === "enAttente";
