import type { Bloc } from "#commun/document.ts";
import { direValeur } from "../../carte/rules.ts";
import type { Trait } from "../model.ts";
import { pointsDe } from "../rules.ts";

const LARGE = 680;
const PAR_RANG = 4;
const CASE = { large: LARGE / PAR_RANG, haut: 74, marge: 8, titre: 14, pied: 16 };
const SIGNES = 27;
/** Deux points font un trait ; il en faut trois pour une évolution. */
const POINTS_MIN = 3;

const echapper = (texte: string): string =>
  texte.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
const couper = (texte: string): string => (texte.length > SIGNES ? `${texte.slice(0, SIGNES - 1).trimEnd()}…` : texte);

type Serie = { statistique: Trait["statistique"]; points: ReturnType<typeof pointsDe> };

const texte = (x: number, y: number, dit: string, autre = "") =>
  `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" font-size="11" fill="#22262c"${autre}>${echapper(dit)}</text>`;

/** Une ligne d'une année à l'autre, son premier et son dernier point dits. */
function dessinerUne({ statistique, points }: Serie, rang: number): string {
  const { large, haut, marge, titre, pied } = CASE;
  const [x0, y0] = [(rang % PAR_RANG) * large + marge, Math.floor(rang / PAR_RANG) * haut];
  const valeurs = points.map(({ valeur }) => valeur);
  const [bas, sommet] = [Math.min(...valeurs), Math.max(...valeurs)];
  const [debut, fin] = [points[0], points.at(-1)];
  if (!debut || !fin) return "";
  const etendue = large - 2 * marge - 8;
  const place = points.map(({ t, valeur }) => {
    const x = x0 + 4 + ((t - debut.t) / (fin.t - debut.t || 1)) * etendue;
    const y = y0 + titre + 8 + (1 - (valeur - bas) / (sommet - bas || 1)) * (haut - titre - pied - 18);
    return `${x.toFixed(1)} ${y.toFixed(1)}`;
  });
  const [derniereX, derniereY] = (place.at(-1) ?? "0 0").split(" ");
  const dire = ({ valeur, libelle }: { valeur: number; libelle: string }) =>
    `${libelle} : ${direValeur(statistique, valeur)}`;
  return [
    texte(x0, y0 + titre - 2, couper(statistique.nom)),
    `<path d="M${place.join("L")}" fill="none" stroke="#1c6a5f" stroke-width="2"/>`,
    `<circle cx="${derniereX}" cy="${derniereY}" r="3" fill="#1c6a5f"/>`,
    texte(x0, y0 + haut - 6, dire(debut)),
    texte(x0 + large - 2 * marge, y0 + haut - 6, dire(fin), ' text-anchor="end"'),
  ].join("");
}

/**
 * OBS-137 : un portrait imprimé dessine l'évolution de chaque chiffre dont trois années au moins se connaissent et se publient ; qui ne voit pas le
 * dessin en lit chaque année.
 */
export function blocsEvolution(traits: readonly Trait[], legende: string): Bloc[] {
  const series = traits
    .map(({ statistique, serie }): Serie => ({ statistique, points: pointsDe(serie) }))
    .filter(({ points }) => points.length >= POINTS_MIN);
  if (series.length === 0) return [];
  const haut = Math.ceil(series.length / PAR_RANG) * CASE.haut;
  const dites = series.map(
    ({ statistique, points }) =>
      `${statistique.nom} : ${points.map(({ libelle, valeur }) => `${direValeur(statistique, valeur)} en ${libelle}`).join(", ")}`,
  );
  const dessins = series.map(dessinerUne).join("");
  return [
    {
      genre: "figure",
      svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${LARGE} ${haut}" font-family="Source Sans 3, sans-serif">${dessins}</svg>`,
      alt: `${dites.join(". ")}.`,
      legende,
    },
  ];
}
