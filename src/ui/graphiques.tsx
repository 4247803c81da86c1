import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import type { Child } from "hono/jsx";

/** A tone of the palette; never the only sign of what is drawn. */
export type Ton = "accent" | "bleu" | "vert" | "ocre" | "rouge" | "gris";

export type Figure = { id: string; titre: string; description: string };

/** A drawing that says its name and its meaning to who does not see it. Its figures stand in a table beside (`TableJumelle`). */
export const Dessin = ({
  id,
  titre,
  description,
  large,
  haut,
  children,
}: Figure & { large: number; haut: number; children: Child }) => (
  <svg class="graphe" viewBox={`0 0 ${large} ${haut}`} role="img" aria-labelledby={`${id}-t ${id}-d`}>
    <title id={`${id}-t`}>{titre}</title>
    <desc id={`${id}-d`}>{description}</desc>
    {children}
  </svg>
);

/** `t` places the point in time, on any scale; `creux` draws it hollow: it is not settled yet; `bas` and `haut`: where it may be. */
export type PointTrace = { t: number; libelle: string; valeur: number; creux?: boolean; bas?: number; haut?: number };
export type Repere = { libelle: string; valeur: number };

export const LARGE = 400;
const HAUT = 190;
const MARGE = { haut: 22, bas: 26, gauche: 8, droite: 8 };

/** From zero unless all is far from it, so that a line never lies about what it crosses. */
function etendue(valeurs: readonly number[]): [number, number] {
  const [bas, haut] = [Math.min(...valeurs), Math.max(...valeurs)];
  const ecart = haut - bas || Math.abs(haut) || 1;
  const loin = bas > 0 && bas > ecart * 3;
  return [loin ? bas - ecart * 0.3 : Math.min(0, bas), haut + ecart * 0.08];
}

function echelles(points: readonly PointTrace[], reperes: readonly Repere[]) {
  const temps = points.map(({ t }) => t);
  const [debut, fin] = [Math.min(...temps), Math.max(...temps)];
  const x = scaleLinear([debut, fin === debut ? debut + 1 : fin], [MARGE.gauche + 12, LARGE - MARGE.droite - 34]);
  const bornes = points.flatMap(({ bas, haut, valeur }) => [bas ?? valeur, haut ?? valeur]);
  const hauteurs = etendue([...bornes, ...reperes.map(({ valeur }) => valeur)]);
  const y = scaleLinear(hauteurs, [HAUT - MARGE.bas, MARGE.haut]);
  return { x, y };
}

/** Which points say their value: the first, the last, and the extremes, so that labels never touch. */
function parlants(points: readonly PointTrace[]): Set<number> {
  const valeurs = points.map(({ valeur }) => valeur);
  if (points.length <= 6) return new Set(points.keys());
  return new Set([0, points.length - 1, valeurs.indexOf(Math.max(...valeurs)), valeurs.indexOf(Math.min(...valeurs))]);
}

const LigneRepere = ({ repere, y, ecrire }: { repere: Repere; y: number; ecrire: (valeur: number) => string }) => (
  <>
    <path class="repere" d={`M${MARGE.gauche} ${y}H${LARGE - MARGE.droite}`} />
    <text x={LARGE - MARGE.droite} y={y - 5} text-anchor="end">
      {repere.libelle} {ecrire(repere.valeur)}
    </text>
  </>
);

/** Values in time, with what they are compared to: a target, a starting point. */
export const Courbe = ({
  points,
  reperes = [],
  ecrire,
  ...figure
}: Figure & { points: readonly PointTrace[]; reperes?: readonly Repere[]; ecrire: (valeur: number) => string }) => {
  if (points.length === 0) return null;
  const { x, y } = echelles(points, reperes);
  const trace = line<PointTrace>(
    ({ t }) => x(t),
    ({ valeur }) => y(valeur),
  )([...points]);
  const dits = parlants(points);
  const pas = Math.ceil(points.length / 6);
  return (
    <Dessin {...figure} large={LARGE} haut={HAUT}>
      <path class="axe" d={`M${MARGE.gauche} ${HAUT - MARGE.bas}H${LARGE - MARGE.droite}`} />
      {reperes.map((repere) => (
        <LigneRepere repere={repere} y={y(repere.valeur)} ecrire={ecrire} />
      ))}
      {trace && <path class="trait" d={trace} />}
      {points.map(({ t, libelle, valeur, creux, bas, haut }, rang) => (
        <>
          {bas !== undefined && haut !== undefined && <path class="repere" d={`M${x(t)} ${y(bas)}V${y(haut)}`} />}
          <circle class={creux ? "point creux" : "point"} cx={x(t)} cy={y(valeur)} r={4} />
          {dits.has(rang) && (
            <text class="fort" x={x(t)} y={y(valeur) - 9} text-anchor="middle">
              {ecrire(valeur)}
            </text>
          )}
          {(points.length - 1 - rang) % pas === 0 && (
            <text x={x(t)} y={HAUT - 8} text-anchor="middle">
              {libelle}
            </text>
          )}
        </>
      ))}
    </Dessin>
  );
};

const ETINCELLE = { large: 120, haut: 32, marge: 4 };

/** The same in the space of a word, for a list: the shape of the line, its last point, the target as dashes. */
export const Etincelle = ({
  points,
  cible,
  ...figure
}: Figure & { points: readonly PointTrace[]; cible?: number | undefined }) => {
  if (points.length === 0) return null;
  const { large, haut, marge } = ETINCELLE;
  const temps = points.map(({ t }) => t);
  const [debut, fin] = [Math.min(...temps), Math.max(...temps)];
  const x = scaleLinear([debut, fin === debut ? debut + 1 : fin], [marge, large - marge]);
  const valeurs = [...points.map(({ valeur }) => valeur), ...(cible === undefined ? [] : [cible])];
  const y = scaleLinear(etendue(valeurs), [haut - marge, marge]);
  const dernier = points.at(-1);
  const trace = line<PointTrace>(
    ({ t }) => x(t),
    ({ valeur }) => y(valeur),
  )([...points]);
  return (
    <svg
      class="graphe etincelle"
      viewBox={`0 0 ${large} ${haut}`}
      role="img"
      aria-labelledby={`${figure.id}-t ${figure.id}-d`}
    >
      <title id={`${figure.id}-t`}>{figure.titre}</title>
      <desc id={`${figure.id}-d`}>{figure.description}</desc>
      {cible !== undefined && <path class="repere" d={`M0 ${y(cible)}H${large}`} />}
      {trace && <path class="trait" d={trace} />}
      {dernier && <circle class="point" cx={x(dernier.t)} cy={y(dernier.valeur)} r={3} />}
    </svg>
  );
};

export type Barre = { libelle: string; valeur: number; ton?: Ton };
export const RANGEE = 44;

/** Bars from zero, in the order given, each under its name and beside its figure. */
export const Barres = ({
  barres,
  ecrire,
  maximum,
  ...figure
}: Figure & { barres: readonly Barre[]; ecrire: (valeur: number) => string; maximum?: number }) => {
  const plus = Math.max(maximum ?? 0, ...barres.map(({ valeur }) => valeur), 0) || 1;
  const x = scaleLinear([0, plus], [0, LARGE - 60]);
  return (
    <Dessin {...figure} large={LARGE} haut={Math.max(1, barres.length) * RANGEE}>
      {barres.map(({ libelle, valeur, ton = "accent" }, rang) => (
        <>
          <text x={0} y={rang * RANGEE + 14}>
            {libelle}
          </text>
          {valeur > 0 && (
            <rect
              class={`aplat ${ton}`}
              x={0}
              y={rang * RANGEE + 20}
              width={Math.max(1, x(valeur))}
              height={14}
              rx={2}
            />
          )}
          <text class="fort" x={x(valeur) + 6} y={rang * RANGEE + 32}>
            {ecrire(valeur)}
          </text>
        </>
      ))}
    </Dessin>
  );
};

/** How far from the start to the target: `part` is 0 at the start, 1 at the target, and may be outside. */
export const Jauge = ({ part, ton = "accent", ...figure }: Figure & { part: number; ton?: Ton }) => {
  const large = Math.min(1, Math.max(0, part)) * LARGE;
  return (
    <Dessin {...figure} large={LARGE} haut={14}>
      <rect class="fond" x={0} y={1} width={LARGE} height={12} rx={6} />
      {large > 0 && <rect class={`aplat ${ton}`} x={0} y={1} width={Math.max(12, large)} height={12} rx={6} />}
    </Dessin>
  );
};

/** The figures of a drawing, to read rather than to look at. The first cell of a line is its name. */
export const TableJumelle = (props: {
  legende: string;
  entetes: readonly string[];
  lignes: readonly (readonly Child[])[];
}) => (
  <div class="cadre" tabindex={0} role="region" aria-label={props.legende}>
    <table class="table">
      <caption>{props.legende}</caption>
      <thead>
        <tr>
          {props.entetes.map((entete, rang) => (
            <th scope="col" class={rang === 0 ? undefined : "n"}>
              {entete}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.lignes.map(([nom, ...cellules]) => (
          <tr>
            <th scope="row">{nom}</th>
            {cellules.map((cellule) => (
              <td class="n">{cellule}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
