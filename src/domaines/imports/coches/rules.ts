import type { Jeton } from "../flux/model.ts";

const CASE = /\s*(☐|☑|☒|\[[ xX✓]\])\s*/u;
const LIBRE = /^(?:☐|\[ \])$/u;

/** Un texte coupé à ses cases ; ce qui les précède n'a pas de case. */
function parCase(texte: string): { boite: string | null; texte: string }[] {
  const [avant = "", ...suite] = texte.split(CASE);
  const dits = suite.flatMap((morceau, rang) =>
    rang % 2 === 1 ? [{ boite: suite[rang - 1] ?? null, texte: morceau.replace(/[\s;,–—-]+$/, "") }] : [],
  );
  return [{ boite: null, texte: avant.trim() }, ...dits].filter(({ texte: dit }) => dit !== "");
}

/** IMP-160 : d'une suite de cases, ce qui est coché est la valeur ; ce qui ne l'est pas n'est pas dit, ni la ligne qui le continue. */
export function garderCochees(valeurs: Jeton[]): Jeton[] {
  if (!valeurs.some(({ texte }) => CASE.test(texte))) return valeurs;
  const lus: { boite: string | null; jeton: Jeton }[] = [];
  for (const jeton of valeurs)
    for (const { boite, texte } of parCase(jeton.texte)) {
      const avant = lus.at(-1);
      if (avant?.boite && boite === null && /^\p{Ll}/u.test(texte))
        avant.jeton = { ...avant.jeton, texte: `${avant.jeton.texte} ${texte}` };
      else lus.push({ boite, jeton: { ...jeton, texte } });
    }
  return lus.flatMap(({ boite, jeton }) => (LIBRE.test(boite ?? "") ? [] : [jeton]));
}
