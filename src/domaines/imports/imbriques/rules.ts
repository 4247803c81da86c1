import type { Brut, Ligne } from "#platform/files/model.ts";
import { reconnaitre } from "../libelles/rules.ts";

const PUCE = /^([ \t]*)(?:[-+*•]|\d{1,2}[.)])[ \t]+(?=\S)/;

/** Une ligne de liste : son retrait, ce qu'elle dit sans sa puce, les lignes de liste juste au-dessous d'elle. */
type Item = { rang: number; retrait: number; texte: string; enfants: Item[] };

const sansGras = (texte: string) => texte.replace(/\*\*|__/g, "").trim();

/** Les listes d'un texte, chaque ligne sous celle dont elle est en retrait ; un titre ou un paragraphe les ferme. */
function lireListes(lignes: Ligne[]): Item[] {
  const items: Item[] = [];
  let pile: Item[] = [];
  lignes.forEach(({ texte, niveau }, rang) => {
    const trouve = niveau === null ? PUCE.exec(texte) : null;
    if (!trouve) {
      if (niveau !== null || /^\S/.test(texte)) pile = [];
      return;
    }
    const retrait = (trouve[1] ?? "").replace(/\t/g, "    ").length;
    const item: Item = { rang, retrait, texte: sansGras(texte.slice(trouve[0].length)), enfants: [] };
    pile = pile.filter((dessus) => dessus.retrait < retrait);
    pile.at(-1)?.enfants.push(item);
    pile.push(item);
    items.push(item);
  });
  return items;
}

const estLibelle = ({ texte }: Item) => reconnaitre(texte) !== null;
const estAction = (item: Item) =>
  !estLibelle(item) && new Set(item.enfants.flatMap(({ texte }) => reconnaitre(texte)?.cle ?? [])).size >= 2;

/**
 * IMP-153 : dans une liste à étages, la ligne dont le dessous est une suite de libellés est le titre d'une action, celle qui est
 * au-dessus de telles lignes un titre de niveau ; les libellés perdent leur puce.
 */
export function leverImbriques(brut: Brut): Brut {
  if (!brut.type.startsWith("text/")) return brut;
  const items = lireListes(brut.lignes);
  const actions = new Set(items.filter(estAction));
  if (actions.size < 2) return brut;
  const dessus = items.filter((item) => !actions.has(item) && item.enfants.some((enfant) => actions.has(enfant)));
  const niveaux = Math.max(0, ...brut.lignes.map(({ niveau }) => niveau ?? 0));
  const lignes = [...brut.lignes];
  const ecrire = ({ rang, texte }: Item, reste: Partial<Ligne>) => {
    lignes[rang] = { ...(lignes[rang] as Ligne), texte, ...reste };
  };
  for (const item of dessus) ecrire(item, { niveau: niveaux + 1 });
  for (const item of actions) {
    ecrire(item, { niveau: niveaux + 2 });
    for (const enfant of item.enfants)
      if (estLibelle(enfant) || enfant.texte.endsWith(":")) ecrire(enfant, { gras: true });
  }
  return { ...brut, lignes };
}
