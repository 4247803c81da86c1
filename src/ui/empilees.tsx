import { scaleLinear } from "d3-scale";
import { Dessin, type Figure, type Ton, LARGE, RANGEE } from "./graphiques.tsx";

/** `vide`: nothing is known of these, their part is drawn hollow. */
export type Part = { valeur: number; libelle: string; ton: Ton | "vide" };
export type Pile = { libelle: string; parts: readonly Part[] };

/** Which hatching tells apart the parts of one tone, in the order of the legend; the first has none. */
function hachuresDe(piles: readonly Pile[]): ReadonlyMap<string, { ton: Part["ton"]; hachure: number }> {
  const vues = new Map<string, { ton: Part["ton"]; hachure: number }>();
  const parTon = new Map<string, number>();
  for (const { libelle, ton, valeur } of piles.flatMap(({ parts }) => parts)) {
    if (valeur === 0 || vues.has(libelle)) continue;
    const hachure = parTon.get(ton) ?? 0;
    parTon.set(ton, hachure + 1);
    vues.set(libelle, { ton, hachure });
  }
  return vues;
}

/** Stripes in three directions: one leans, one leans the other way, one stands. */
const Hachures = ({ id }: { id: string }) => (
  <defs>
    {[45, -45, 0].map((angle, rang) => (
      <pattern
        id={`${id}-h${rang + 1}`}
        width={5}
        height={5}
        patternUnits="userSpaceOnUse"
        patternTransform={`rotate(${angle})`}
      >
        <path d="M1 0V5" stroke="#fff" stroke-width={1.4} stroke-opacity={0.6} />
      </pattern>
    ))}
  </defs>
);

type EmpileeProps = {
  id: string;
  pile: Pile;
  rang: number;
  x: (v: number) => number;
  hachures: ReturnType<typeof hachuresDe>;
};
const Empilee = ({ id, pile, rang, x, hachures }: EmpileeProps) => {
  let debut = 0;
  return (
    <>
      <text x={0} y={rang * RANGEE + 14}>
        {pile.libelle}
      </text>
      {pile.parts
        .filter(({ valeur }) => valeur > 0)
        .map(({ valeur, libelle, ton }) => {
          const [de, large] = [debut, x(valeur)];
          debut += large;
          const hachure = hachures.get(libelle)?.hachure ?? 0;
          const place = { x: de, y: rang * RANGEE + 20, width: Math.max(1, large - 2), height: 18, rx: 2 };
          return (
            <>
              <rect class={`aplat ${ton}`} {...place}>
                <title>{`${libelle} : ${valeur}`}</title>
              </rect>
              {hachure > 0 && <rect fill={`url(#${id}-h${hachure})`} pointer-events="none" {...place} />}
              {large > 16 && (
                <text class={`sur ${ton}`} x={de + large / 2 - 1} y={rang * RANGEE + 34} text-anchor="middle">
                  {valeur}
                </text>
              )}
            </>
          );
        })}
    </>
  );
};

/** Bars cut in parts, all on one scale of counts; the legend says the parts in the order in which they are drawn. */
export const BarresEmpilees = ({ piles, ...figure }: Figure & { piles: readonly Pile[] }) => {
  const totaux = piles.map(({ parts }) => parts.reduce((total, { valeur }) => total + valeur, 0));
  const echelle = scaleLinear([0, Math.max(...totaux, 1)], [0, LARGE]);
  const legende = hachuresDe(piles);
  return (
    <>
      <Dessin {...figure} large={LARGE} haut={Math.max(1, piles.length) * RANGEE}>
        <Hachures id={figure.id} />
        {piles.map((pile, rang) => (
          <Empilee id={figure.id} pile={pile} rang={rang} x={(valeur) => echelle(valeur)} hachures={legende} />
        ))}
      </Dessin>
      {legende.size > 0 && (
        <ul class="legende" role="list">
          {[...legende].map(([libelle, { ton, hachure }]) => (
            <li>
              <svg viewBox="0 0 12 12" aria-hidden="true">
                <rect class={`aplat ${ton}`} width={12} height={12} rx={2} />
                {hachure > 0 && <rect fill={`url(#${figure.id}-h${hachure})`} width={12} height={12} rx={2} />}
              </svg>
              {libelle}
            </li>
          ))}
        </ul>
      )}
    </>
  );
};
