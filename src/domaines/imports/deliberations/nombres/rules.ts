import { sansAccents } from "#commun/texte.ts";
import type { ResultatVote } from "../../echange/model.ts";
import type { TableauLu } from "../../flux/model.ts";
import { texteDe } from "../../entetes/rules.ts";

const NOMBRES =
  /^(?:nombre (?:total )?de |nb )?(?:conseillers |membres |elus |delegues )?.{0,30}(?:en exercice|presents?|votants?|pouvoirs?|procurations?|representes?|suffrages exprimes)\W*$/;

/** IMP-108 : les nombres d'un vote mis en tableau : la case de droite, ou celle du dessous. */
export function nombresDe({ rangees }: TableauLu): string[] {
  return rangees.flatMap((rangee, rang) =>
    rangee.flatMap((cellule, colonne) => {
      const nom = sansAccents(texteDe(cellule));
      if (nom === "" || nom.length > 60 || !NOMBRES.test(nom)) return [];
      const voisines = [rangee[colonne + 1], rangees[rang + 1]?.[colonne]].map(texteDe);
      const nombre = voisines.find((texte) => /^\d{1,3}$/.test(texte.trim()));
      return nombre ? [`${nom.replace(/\W+$/, "")} : ${nombre}`] : [];
    }),
  );
}

/** Le nombre que suit ou que précède ce mot. */
export function nombreDe(norme: string, mot: string): number | null {
  const trouve =
    new RegExp(`\\b(?:${mot})\\s*[:=]\\s*(\\d{1,3})\\b`).exec(norme) ??
    new RegExp(
      `\\b(\\d{1,3})\\s+(?:conseillers |membres |elus |delegues )?(?:municipaux |communautaires )?(?:etaient )?(?:${mot})\\b`,
    ).exec(norme);
  return trouve?.[1] === undefined ? null : Number(trouve[1]);
}

type Voix = { pour: number | null; contre: number; abstention: number };

const voix = (norme: string, mot: string): number | null => {
  const nombre =
    new RegExp(`\\b${mot}\\s*:\\s*(\\d+)`).exec(norme)?.[1] ??
    new RegExp(`(\\d+) (?:voix )?${mot}\\b`).exec(norme)?.[1];
  return nombre === undefined ? null : Number(nombre);
};

function decompte({ pour, contre, abstention }: Voix): ResultatVote | null {
  if (pour === null || pour === 0) return null;
  if (contre >= pour) return "rejet";
  return contre === 0 && abstention === 0 ? "unanimite" : "majorite";
}

/** IMP-109 : le résultat d'un vote est celui que l'acte dit, sinon celui que ses voix comptent. */
export function resultatDe(norme: string): ResultatVote | null {
  if (/a l'unanimite|unanimite des (?:membres|suffrages|voix)/.test(norme)) return "unanimite";
  if (/\brejete/.test(norme)) return "rejet";
  if (/a la majorite/.test(norme)) return "majorite";
  return decompte({
    pour: voix(norme, "pour"),
    contre: voix(norme, "contre") ?? 0,
    abstention: voix(norme, "abstentions?") ?? 0,
  });
}
