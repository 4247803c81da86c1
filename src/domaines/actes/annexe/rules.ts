import type { Bloc } from "#commun/document.ts";
import { sansAccents } from "#commun/texte.ts";
import type { Acte, ObjetVote } from "#domaines/convention/deliberation/model.ts";
import type { SoutienDit } from "./model.ts";

/** ACTE-12 : l'annexe des équipements suit l'ordre des parties ; une collectivité qui ne signe pas vient après, dans l'ordre où elle est nommée. */
export function ordonner(soutiens: readonly SoutienDit[], parties: readonly { nom: string }[]): SoutienDit[] {
  const noms = parties.map(({ nom }) => sansAccents(nom));
  const place = ({ collectivite }: SoutienDit) => {
    const rang = noms.indexOf(sansAccents(collectivite));
    return rang < 0 ? noms.length : rang;
  };
  const ordre = [...new Set(soutiens.map(({ collectivite }) => collectivite))];
  return soutiens.toSorted(
    (a, b) => place(a) - place(b) || ordre.indexOf(a.collectivite) - ordre.indexOf(b.collectivite),
  );
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
