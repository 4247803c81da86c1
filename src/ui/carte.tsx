import { raw } from "hono/html";
import type { Child } from "hono/jsx";

/** How a place is painted: its rank among the classes, bare ground under a symbol, or why it has no value. */
export type Teinte = number | "vide" | "secret" | "sol";

export type Zone = { code: string; d: string; teinte: Teinte; titre: string; lien?: string | undefined };
export type Symbole = { code: string; x: number; y: number; r: number; titre: string; lien?: string | undefined };
/** A flow from a place to another; `large` is its width. */
export type Flux = { d: string; large: number; titre: string };
/** A name written on the map; `majeure` stays on a narrow screen. */
export type Etiquette = { code: string; x: number; y: number; texte: string; majeure: boolean };
/** What a symbol or a flow is worth: a circle of that radius, or with `large` a stroke of that width. */
export type RepereCarte = { r: number; libelle: string; large?: number };

export type Fond = { large: number; haut: number; metres: number; tour: string; groupes: string; alentour: string };

export type CarteProps = {
  id: string;
  fond: Fond;
  zones: readonly Zone[];
  symboles?: readonly Symbole[];
  flux?: readonly Flux[];
  etiquettes?: readonly Etiquette[];
  /** Round values, under the map and at its scale: what the area of a symbol is worth, and the width of a flow. */
  reperes?: readonly RepereCarte[];
  /** Two hues from a neutral one, for what may be above or below zero: the rank of the class that holds it. */
  zero?: number | null;
  /** An image under the places, when the installation allows one. */
  image?: { href: string; attribution: string } | null;
};

const SIGNES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const echapper = (texte: string) => texte.replace(/[&<>"]/g, (signe) => SIGNES[signe] ?? signe);

/** The class of a place: a rank from the lightest, or on either side of zero. */
export function classeDe(teinte: Teinte, zero: number | null = null): string {
  if (typeof teinte !== "number") return teinte;
  if (zero === null) return `k${teinte}`;
  if (teinte === zero) return "z0";
  return teinte < zero ? `m${zero - teinte}` : `p${teinte - zero}`;
}

const lienDe = (lien: string | undefined) => (lien ? ` data-lien="${echapper(lien)}"` : "");

const zoneEnSvg = ({ d, teinte, titre, lien }: Zone, { id, zero }: { id: string; zero: number | null }) => {
  const hachure = typeof teinte === "number" || teinte === "sol" ? "" : ` fill="url(#${id}-${teinte})"`;
  return `<path class="${classeDe(teinte, zero)}"${hachure}${lienDe(lien)} d="${d}"><title>${echapper(titre)}</title></path>`;
};

const symboleEnSvg = ({ x, y, r, titre, lien }: Symbole) =>
  `<circle class="symbole"${lienDe(lien)} cx="${x}" cy="${y}" r="${r.toFixed(1)}"><title>${echapper(titre)}</title></circle>`;

const fluxEnSvg = ({ d, large, titre }: Flux, id: string) =>
  `<path class="flux" marker-end="url(#${id}-fleche)" stroke-width="${large.toFixed(1)}" d="${d}"><title>${echapper(titre)}</title></path>`;

const etiquetteEnSvg = ({ code, x, y, texte, majeure }: Etiquette, foncees: ReadonlySet<string>) =>
  `<text class="${majeure ? "majeure" : "mineure"}${foncees.has(code) ? " claire" : ""}" x="${x}" y="${y}">${echapper(texte)}</text>`;

const FONCE = 3;

/** A shade under which a dark name is no longer read. */
const estFoncee = (teinte: Teinte, zero: number | null): boolean =>
  typeof teinte === "number" && Math.abs(teinte - (zero ?? 0)) >= FONCE;

const motifs = (id: string) =>
  `<defs><pattern id="${id}-vide" width="18" height="18" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="sol" width="18" height="18"/><path class="rayure" d="M0 0V18"/></pattern>` +
  `<pattern id="${id}-secret" width="18" height="18" patternUnits="userSpaceOnUse"><rect class="sol" width="18" height="18"/><circle class="pois" cx="9" cy="9" r="3.4"/></pattern>` +
  `<marker id="${id}-fleche" viewBox="0 0 10 10" refX="7" refY="5" markerWidth="2.1" markerHeight="2.1" orient="auto"><path class="pointe" d="M0 0L10 5L0 10z"/></marker></defs>`;

const ECHELLES = [100_000, 50_000, 20_000, 10_000, 5000, 2000, 1000, 500];

/** A round length that fits in a fifth of the width. */
function barreDe({ metres, large, haut }: Fond): string {
  const longueur = ECHELLES.find((une) => une / metres <= large / 5) ?? 500;
  const [unites, y] = [Math.round(longueur / metres), haut - 24];
  const dit = longueur >= 1000 ? `${longueur / 1000} km` : `${longueur} m`;
  return `<g class="echelle"><path d="M36 ${y - 14}v14h${unites}v-14"/><text x="${36 + unites / 2}" y="${y - 22}">${dit}</text></g>`;
}

const MARGE_BANDE = 70;
/** The room that a letter takes where names are written largest, on a narrow screen. */
const LETTRE_REPERE = 34;

/** The height under the map that its circles take; none without circles. */
const bandeDe = (reperes: CarteProps["reperes"] = []): number =>
  reperes.length === 0 ? 0 : Math.ceil(2 * Math.max(...reperes.map(({ r }) => r)) + MARGE_BANDE);

const repereEnSvg = ({ r, large }: RepereCarte, x: number, sol: number): string =>
  large === undefined
    ? `<circle class="repere" cx="${(x + r).toFixed(1)}" cy="${(sol - r).toFixed(1)}" r="${r.toFixed(1)}"/>`
    : `<path class="flux" stroke-width="${large.toFixed(1)}" d="M${x.toFixed(1)} ${(sol - 12).toFixed(1)}h${(2 * r).toFixed(1)}"/>`;

/** The circles and strokes side by side, on one ground, each beside its value. */
function reperesEnSvg({ fond, reperes = [] }: CarteProps): string {
  const sol = fond.haut + bandeDe(reperes) - MARGE_BANDE / 2;
  let x = 60;
  const dessins = reperes.map((repere) => {
    const [ici, texte] = [x, x + 2 * repere.r + 24];
    x = texte + repere.libelle.length * LETTRE_REPERE + 60;
    return `${repereEnSvg(repere, ici, sol)}<text x="${texte.toFixed(1)}" y="${sol}">${echapper(repere.libelle)}</text>`;
  });
  return dessins.length > 0 ? `<g class="reperes">${dessins.join("")}</g>` : "";
}

/** What the map draws, from the ground up. Built as text: a department has hundreds of places. */
export function dessinDe(props: CarteProps): string {
  const { id, fond, zones, symboles = [], flux = [], etiquettes = [], zero = null, image = null } = props;
  const { large, haut } = fond;
  const foncees = new Set(zones.flatMap(({ code, teinte }) => (estFoncee(teinte, zero) ? [code] : [])));
  return [
    motifs(id),
    image
      ? `<image href="${echapper(image.href)}" x="0" y="0" width="${large}" height="${haut}" preserveAspectRatio="none"/>`
      : "",
    fond.alentour ? `<path class="alentour" d="${fond.alentour}"/>` : "",
    `<g class="zones">${zones.map((zone) => zoneEnSvg(zone, { id, zero })).join("")}</g>`,
    fond.groupes ? `<path class="groupes" d="${fond.groupes}"/>` : "",
    `<path class="tour" d="${fond.tour}"/>`,
    flux.map((un) => fluxEnSvg(un, id)).join(""),
    symboles.length > 0 ? `<g class="symboles">${symboles.map(symboleEnSvg).join("")}</g>` : "",
    `<g class="etiquettes">${etiquettes.map((une) => etiquetteEnSvg(une, foncees)).join("")}</g>`,
    barreDe(fond),
    reperesEnSvg(props),
  ].join("");
}

/** The frame of a whole drawing, its circles included. */
export const cadreDe = ({ fond, reperes }: Pick<CarteProps, "fond" | "reperes">): string =>
  `0 0 ${fond.large} ${fond.haut + bandeDe(reperes)}`;

/**
 * A map drawn by the server: its places tell their name and value on hover; a script adds zoom and arrow keys; the same values stand
 * in the table beside. `trait`: the drawing, when it was already made.
 */
export const Carte = (props: CarteProps & { titre: string; description: string; trait?: string }) => {
  const { id, titre, description, trait, image = null } = props;
  return (
    <carte-vive class={image ? "atlas sur-image" : "atlas"}>
      <div class="support">
        <svg class="planche" viewBox={cadreDe(props)} role="img" aria-labelledby={`${id}-t ${id}-d`}>
          <title id={`${id}-t`}>{titre}</title>
          <desc id={`${id}-d`}>{description}</desc>
          {raw(trait ?? dessinDe(props))}
        </svg>
      </div>
      <output class="lecture" />
      {image && <p class="note">{image.attribution}</p>}
    </carte-vive>
  );
};

export type LigneLegende = { teinte: Teinte; libelle: string; nombre: string };

/** What each shade says, with how many places have it. */
export const LegendeCarte = (props: {
  titre: string;
  lignes: readonly LigneLegende[];
  zero?: number | null;
  children?: Child;
}) => (
  <div class="legende-carte">
    <p class="fort">{props.titre}</p>
    {props.lignes.length > 0 && (
      <ul role="list">
        {props.lignes.map(({ teinte, libelle, nombre }) => (
          <li>
            <svg viewBox="0 0 30 18" aria-hidden="true" focusable="false" class="atlas">
              <Echantillon teinte={teinte} zero={props.zero ?? null} />
            </svg>
            <span>{libelle}</span> <small class="chiffres">{nombre}</small>
          </li>
        ))}
      </ul>
    )}
    {props.children}
  </div>
);

const Echantillon = ({ teinte, zero }: { teinte: Teinte; zero: number | null }) =>
  typeof teinte === "number" ? (
    <rect class={classeDe(teinte, zero)} width={30} height={18} />
  ) : (
    <>
      <rect class="sol" width={30} height={18} />
      {teinte === "vide" ? (
        <path class="rayure" d="M-4 18L14 0M4 18L22 0M12 18L30 0M20 18L38 0" />
      ) : (
        [5, 15, 25].flatMap((x) => [5, 13].map((y) => <circle class="pois" cx={x} cy={y} r={1.6} />))
      )}
    </>
  );
