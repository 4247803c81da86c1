import type { Bloc, BlocTableau } from "#commun/document.ts";
import { ecrireValeur } from "#domaines/statistiques/index.ts";
import type { Statistique } from "#domaines/statistiques/catalogue/model.ts";
import type { Valeur } from "#domaines/statistiques/valeur/model.ts";
import type { Figure } from "../model.ts";

/** Un chiffre appelé, avec ce qu'il faut pour le montrer ; `noms` dit chaque territoire. */
export type FigureLue = {
  figure: Figure;
  statistique: Statistique | null;
  valeurs: readonly Valeur[];
  noms: ReadonlyMap<string, string>;
};

export const cleDe = ({ genre, code }: Valeur["lieu"]): string => `${genre}:${code}`;

const dire = (statistique: Statistique, { valeur, secret, calcul }: Valeur): string => {
  if (valeur !== null) return ecrireValeur(valeur, statistique);
  return secret || calcul.raison === "secret" ? "secret" : "";
};

const titreDe = ({ nom, unite }: Statistique) => (unite ? `${nom} (${unite})` : nom);

const sourceDe = (valeurs: readonly Valeur[]): Bloc[] => {
  const sources = [...new Set(valeurs.map(({ source }) => source).filter(Boolean))];
  return sources.length > 0 ? [{ genre: "note", texte: `Source : ${sources.join(" ; ")}.` }] : [];
};

const enTableau = (
  { statistique, noms, figure }: FigureLue & { statistique: Statistique },
  valeurs: readonly Valeur[],
) => {
  const annees = [...new Set(valeurs.map(({ millesime }) => millesime))].toSorted((a, b) => a - b).slice(-3);
  const retenues = figure.millesime === null ? annees : [figure.millesime];
  const tableau: BlocTableau = {
    genre: "tableau",
    legende: titreDe(statistique),
    nommees: true,
    colonnes: [{ titre: "Territoire", largeur: 2 }, ...retenues.map((annee) => ({ titre: String(annee) }))],
    rangees: [...Map.groupBy(valeurs, ({ lieu }) => cleDe(lieu))].flatMap(([cle, siennes]) => {
      const dites = retenues.map((annee) => {
        const valeur = siennes.find(({ millesime }) => millesime === annee);
        return valeur ? dire(statistique, valeur) : "";
      });
      return dites.some(Boolean) ? [[noms.get(cle) ?? cle, ...dites]] : [];
    }),
  };
  return tableau;
};

const LARGE = 640;
const HAUT = 230;

type Point = { x: number; y: number; texte: string; annee: number };

/** La ligne de quelques années, chaque point avec sa valeur : lisible en noir et blanc, sans feuille de style. */
function dessinerSerie(points: readonly Point[]): string {
  const trait = points.map(({ x, y }, rang) => `${rang === 0 ? "M" : "L"}${x.toFixed(1)} ${y.toFixed(1)}`).join("");
  const ronds = points.map(
    ({ x, y, texte, annee }) =>
      `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="4" fill="#1c6a5f"/><text x="${x.toFixed(1)}" y="${(y - 11).toFixed(1)}" font-size="14" text-anchor="middle" fill="#22262c">${texte}</text><text x="${x.toFixed(1)}" y="${HAUT - 6}" font-size="13" text-anchor="middle" fill="#5c636b">${annee}</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${LARGE} ${HAUT}" font-family="Source Sans 3, sans-serif"><path d="M20 ${HAUT - 28}H${LARGE - 20}" stroke="#c3c7cb"/><path d="${trait}" fill="none" stroke="#1c6a5f" stroke-width="2.5"/>${ronds.join("")}</svg>`;
}

function enCourbe(lue: FigureLue & { statistique: Statistique }, valeurs: readonly Valeur[]): Bloc[] {
  const { statistique, noms } = lue;
  const [premiere] = valeurs;
  const serie = valeurs.filter(
    ({ lieu, valeur }) => valeur !== null && premiere && cleDe(lieu) === cleDe(premiere.lieu),
  );
  if (!premiere || serie.length < 2) return [enTableau(lue, valeurs)];
  const [debut, fin] = [serie[0]?.millesime ?? 0, serie.at(-1)?.millesime ?? 0];
  const haut = Math.max(...serie.map(({ valeur }) => valeur ?? 0));
  const bas = Math.min(0, ...serie.map(({ valeur }) => valeur ?? 0));
  const points = serie.map(({ millesime, valeur }) => ({
    x: 50 + ((millesime - debut) / (fin - debut)) * (LARGE - 100),
    y: HAUT - 28 - (((valeur ?? 0) - bas) / (haut - bas || 1)) * (HAUT - 66),
    texte: ecrireValeur(valeur ?? 0, statistique),
    annee: millesime,
  }));
  const nom = noms.get(cleDe(premiere.lieu)) ?? "";
  return [
    {
      genre: "figure",
      svg: dessinerSerie(points),
      alt: `${nom} : ${points.map(({ annee, texte }) => `${texte} en ${annee}`).join(", ")}.`,
      legende: `${titreDe(statistique)}, ${nom}`,
      jumeau: {
        genre: "tableau",
        legende: "Les mêmes chiffres",
        nommees: true,
        colonnes: [{ titre: "Année" }, { titre: statistique.unite || "Valeur" }],
        rangees: points.map(({ annee, texte }) => [String(annee), texte]),
      },
    },
  ];
}

/** Un chiffre appelé, tel qu'il s'imprime ; celui que le catalogue n'a plus, ou dont on ne sait rien, le dit. */
export function blocsFigure(lue: FigureLue, carte: readonly Bloc[] | null): Bloc[] {
  const { statistique, figure } = lue;
  if (!statistique) return [{ genre: "note", texte: `Le chiffre « ${figure.statistique} » n’est plus au catalogue.` }];
  const valeurs = lue.valeurs.filter(
    ({ millesime }) => figure.millesime === null || figure.genre === "courbe" || millesime === figure.millesime,
  );
  if (valeurs.length === 0)
    return [{ genre: "note", texte: `${statistique.nom} : aucune valeur n’est encore entrée.` }];
  const dite = { ...lue, statistique };
  if (figure.genre === "courbe") return [...enCourbe(dite, valeurs), ...sourceDe(valeurs)];
  if (figure.genre === "carte" && carte) return [...carte, ...sourceDe(valeurs)];
  return [enTableau(dite, valeurs), ...sourceDe(valeurs)];
}
