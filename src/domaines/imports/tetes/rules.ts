import type { Brut, Lignes, Tableau } from "#platform/files/model.ts";

const MOT = "(?:\\p{L}[\\p{L}’' -]{0,30}\\s)?(?:n\\s*[°º]\\s*)?";
const TETE = new RegExp(`^${MOT}(?:\\p{Lu}{0,4}[ .-]?\\d{1,2}(?:[.-]\\d{1,2})*[a-z]?|[IVX]{1,4})\\s*[.):–-]?$`, "u");
const NOMMEE = /^\p{L}{3}/u;
const NUMERO = /^[\d.]+[.)]?$/;

/** « Axe 1 → Grandir ici » : ce qui numérote un titre, et le titre, que des tabulations séparent. */
function lireTete(texte: string | undefined): string | null {
  const [tete = "", titre = "", ...autres] = (texte ?? "")
    .trim()
    .split(/\t+/)
    .map((bout) => bout.trim());
  if (titre.length < 4 || autres.length > 0 || !TETE.test(tete)) return null;
  return NUMERO.test(tete) || /[:–-]$/.test(tete) ? `${tete} ${titre}` : `${tete} : ${titre}`;
}

/** Le tableau sans ses premières lignes ; rien s'il n'en a pas d'autres. */
function sansTetes({ lignes: [debut, fin], rangees }: Tableau, tetes: ReadonlySet<number>): Tableau[] {
  let premiere = debut;
  while (tetes.has(premiere - 1)) premiere += 1;
  const corps = rangees.filter(([cellule]) => (cellule?.lignes[0] ?? 0) >= premiere);
  const lignes: Lignes = [premiere, fin];
  return corps.length > 0 ? [{ lignes, rangees: corps }] : [];
}

const rangee = (texte: string | null | undefined) => texte?.replace(/\d.*/su, "");

/**
 * IMP-147 : un numéro et un titre que sépare une tabulation sont un titre, seuls ou en tête de ce qui les suit ; plusieurs pareils à
 * la suite sont une liste ou un sommaire, et restent ce qu'ils sont.
 */
export function rejoindreTetes(brut: Brut): Brut {
  const tetes = brut.lignes.map(({ texte }) => lireTete(texte));
  const pareille = (rang: number, autre: number) => tetes[autre] && rangee(tetes[rang]) === rangee(tetes[autre]);
  const jointes = new Set(
    tetes.flatMap((tete, rang) => (tete && !pareille(rang, rang - 1) && !pareille(rang, rang + 1) ? [rang] : [])),
  );
  for (const { lignes } of brut.tableaux)
    for (let rang = lignes[0] - 1; rang < lignes[1]; rang++) {
      const [apresBlanc, dessous] = [(brut.lignes[rang - 1]?.texte ?? "").trim() === "", rang >= lignes[0]];
      const suit = !dessous || jointes.has(rang - 1);
      if (!(suit && (apresBlanc || NOMMEE.test(tetes[rang] ?? "")))) jointes.delete(rang);
    }
  return {
    ...brut,
    lignes: brut.lignes.map((ligne, rang) => ({ ...ligne, texte: (jointes.has(rang) && tetes[rang]) || ligne.texte })),
    tableaux: brut.tableaux.flatMap((tableau) => sansTetes(tableau, jointes)),
  };
}
