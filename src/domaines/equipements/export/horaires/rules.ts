import type { Horaire } from "../../structure/model.ts";

const JOURS = ["Mo", "Tu", "We", "Th", "Fr"];

const plages = (matin: Horaire | undefined, soir: Horaire | undefined): string => {
  if (matin && soir && matin.a === soir.de) return `${matin.de}-${soir.a}`;
  return [matin, soir].flatMap((une) => (une ? [`${une.de}-${une.a}`] : [])).join(",");
};

/** EQU-35 : les heures s'écrivent comme dans OpenStreetMap, les jours qui se suivent et se ressemblent ensemble : « Mo-Fr 07:30-18:30 ». */
export function ouvertureOsm(ouverture: readonly Horaire[]): string {
  const jours = JOURS.map((jour, rang) => ({ jour, heures: plages(ouverture[rang * 2], ouverture[rang * 2 + 1]) }));
  const groupes: { de: string; a: string; heures: string; dernier: number }[] = [];
  for (const [rang, { jour, heures }] of jours.entries()) {
    const courant = groupes.at(-1);
    if (courant && courant.heures === heures && courant.dernier === rang - 1) {
      courant.a = jour;
      courant.dernier = rang;
    } else if (heures) groupes.push({ de: jour, a: jour, heures, dernier: rang });
  }
  return groupes.map(({ de, a, heures }) => `${de === a ? de : `${de}-${a}`} ${heures}`).join("; ");
}
