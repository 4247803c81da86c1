import type { Bloc } from "#commun/document.ts";
import type { Acte, ObjetVote } from "#domaines/convention/deliberation/model.ts";
import type { Partie } from "#domaines/convention/model.ts";
import type { SoutienDit, SoutienRange } from "./model.ts";

type PartieNommee = Pick<Partie, "genre" | "nom" | "nomCourt">;
/** Qui signe, les communes couvertes, et comment un nom écrit désigne l'une d'elles (DEL-30). */
export type Cadre = {
  parties: readonly PartieNommee[];
  communes: readonly string[];
  designer: <P extends PartieNommee>(nom: string, parmi: readonly P[]) => P | null;
};

const commune = (nom: string): PartieNommee => ({ genre: "commune", nom, nomCourt: null });

/** Le même nom pour une même collectivité : celui de la partie, sinon de la commune couverte, qu'il désigne. */
function nommer(ecrit: string, { parties, communes, designer }: Cadre): { nom: string; rang: number | null } {
  const partie = designer(ecrit, parties);
  if (partie) return { nom: partie.nom, rang: parties.indexOf(partie) };
  return { nom: designer(ecrit, communes.map(commune))?.nom ?? ecrit, rang: null };
}

/**
 * ACTE-12 : l'annexe des équipements suit l'ordre des parties ; une collectivité qui ne signe pas vient après, dans l'ordre où elle est
 * nommée, et l'annexe le dit. « Condat » et « Commune de Condat » sont la même : son nom est celui de la partie, sinon de la commune couverte.
 */
export function ordonner(soutiens: readonly SoutienDit[], cadre: Cadre): SoutienRange[] {
  const autres: PartieNommee[] = [];
  const ranges = soutiens.map((un) => {
    const { nom, rang } = nommer(un.collectivite, cadre);
    if (rang !== null) return { rang, un: { ...un, collectivite: nom, signe: true } };
    const deja = cadre.designer(nom, autres) ?? commune(nom);
    if (!autres.includes(deja)) autres.push(deja);
    const apres = cadre.parties.length + autres.indexOf(deja);
    return { rang: apres, un: { ...un, collectivite: deja.nom, signe: false } };
  });
  return ranges.toSorted((a, b) => a.rang - b.rang).map(({ un }) => un);
}

type Decide = Pick<Acte, "objetVote" | "avenant">;
const RANGS: Record<ObjetVote, number> = { convention: 0, plan: 1, avenant: 2, autre: 3 };
const numeroDe = ({ avenant }: Decide): number => Number(/\d+/.exec(avenant ?? "")?.[0] ?? 0);

/** ACTE-157 : les décisions se rangent par acte : la convention, le plan, les avenants dans l'ordre de leurs numéros, puis le reste. */
export const parActe = <D extends Decide>(actes: readonly D[]): D[] =>
  actes.toSorted((a, b) => RANGS[a.objetVote] - RANGS[b.objetVote] || numeroDe(a) - numeroDe(b));

/** ACTE-13 : le plan devient une part de la convention : ses titres descendent d'un niveau, et ceux qui n'en ont plus restent en gras. */
export const abaisser = (blocs: readonly Bloc[]): Bloc[] =>
  blocs.map((bloc): Bloc => {
    if (bloc.genre !== "titre") return bloc;
    if (bloc.niveau === 4) return { genre: "paragraphe", texte: [{ texte: bloc.texte, fort: true }] };
    return { ...bloc, niveau: (bloc.niveau + 1) as 2 | 3 | 4 };
  });

const MONTRES = 30;
const RANGEES = 25;

const court = (bloc: Bloc): Bloc =>
  bloc.genre === "tableau" ? { ...bloc, rangees: bloc.rangees.slice(0, RANGEES) } : bloc;

/** Ce qu'une page montre d'une annexe : le début, et combien de titres le document en dira de plus. */
export function resumer(blocs: readonly Bloc[]): { blocs: Bloc[]; resume: string | null } {
  const montres = blocs.slice(0, MONTRES).map(court);
  const coupe =
    blocs.length > MONTRES || blocs.some((bloc) => bloc.genre === "tableau" && bloc.rangees.length > RANGEES);
  return { blocs: montres, resume: coupe ? "La suite est dans le document entier." : null };
}
