import type { Bloc, BlocTableau } from "#commun/document.ts";
import { pluriel } from "#commun/texte.ts";
import { cadreDe, dessinDe, type Etiquette, type LigneLegende, type Symbole, type Zone } from "#ui/carte.tsx";
import type { Trace } from "#domaines/territoire/model.ts";
import type { ChiffreLu } from "./actions.ts";
import { DITES, type Methode } from "./classe/model.ts";
import { classer, rangDe } from "./classe/rules.ts";
import type { Point } from "./model.ts";
import {
  direClasse,
  direPoint,
  direValeur,
  ecrire,
  estFragile,
  etiqueter,
  genreDe,
  rayon,
  reperesDe,
  titreLegende,
  titreValeurs,
} from "./rules.ts";

/** Ce que l'on peint d'un chiffre : les communes et leur teinte, ou des disques, et ce qu'en dit la légende. */
export type Peinture = {
  zones: Zone[];
  symboles: Symbole[];
  etiquettes: Etiquette[];
  zero: number | null;
  legende: LigneLegende[];
  reperes: { r: number; libelle: string }[];
  methode: string;
  description: string;
};

type Peinte = Pick<ChiffreLu, "statistique" | "points" | "populations">;
type Reglages = { coupe: Methode; lien?: (code: string) => string };

const PLUS_GRAND = 0.045;

const connus = (points: readonly Point[]) => points.flatMap(({ valeur }) => (valeur === null ? [] : [valeur]));

/** Les deux lignes que toute légende doit : ce que l'on ne sait pas, et ce qui est secret. */
function lignesMuettes(points: readonly Point[]): LigneLegende[] {
  const secretes = points.filter(({ valeur, secret }) => valeur === null && secret).length;
  const vides = points.filter(({ valeur, secret }) => valeur === null && !secret).length;
  const lignes: LigneLegende[] = [];
  if (vides > 0) lignes.push({ teinte: "vide", libelle: "pas de valeur", nombre: String(vides) });
  if (secretes > 0) lignes.push({ teinte: "secret", libelle: "secret statistique", nombre: String(secretes) });
  return lignes;
}

/** Une teinte fondée sur une poignée de personnes ne prouve rien : combien de communes sont dans ce cas. */
const direFragiles = (nombre: number) =>
  `${pluriel(nombre, "commune en compte", "communes en comptent")} moins de vingt : leur seule couleur ne permet pas de conclure.`;

function aplats({ statistique, points }: Peinte, coupe: Methode) {
  const classement = classer(connus(points), coupe);
  const { classes, zero } = classement;
  const ecart = Math.max(0, 4 - (classes.length - 1));
  /** Deux classes se distinguent mieux aux deux bouts de la gamme que côte à côte. */
  const teinteDe = (rang: number) =>
    zero === null ? Math.round((rang * (classes.length - 1 + ecart)) / Math.max(1, classes.length - 1)) : rang;
  const lignes = classes.map((classe, rang) => ({
    teinte: classes.length === 1 ? 2 : teinteDe(rang),
    libelle: direClasse(statistique, classe, rang, classement),
    nombre: String(classe.nombre),
  }));
  const couleur = (valeur: number) => (classes.length === 1 ? 2 : teinteDe(rangDe(classement, valeur)));
  const legende = lignes.filter((_ligne, rang) => rang !== zero || (classes[rang]?.nombre ?? 0) > 0);
  const fragiles = points.filter((point) => point.valeur !== null && estFragile(statistique, point)).length;
  const prudence = fragiles > 0 ? ` ${direFragiles(fragiles)}` : "";
  const dite =
    classes.length < 2
      ? "Trop peu de communes pour en faire des classes."
      : `${pluriel(classes.length, "classe")}, ${DITES[coupe]}.`;
  return { couleur, zero, legende: legende.toReversed(), methode: `${dite}${prudence}` };
}

const disques = "Un disque par commune, d’aire proportionnelle à ce qu’il compte ; l’échelle est sous la carte.";

function enPhrase({ statistique, points }: Peinte): string {
  const dits = points.filter(({ valeur }) => valeur !== null);
  const [haut, bas] = [dits[0], dits.at(-1)];
  if (!haut || !bas) return "Aucune commune n’a de valeur.";
  const tus = points.length - dits.length;
  const manque = tus > 0 ? ` ${pluriel(tus, "commune n’a", "communes n’ont")} pas de valeur.` : "";
  return `De ${direValeur(statistique, bas.valeur ?? 0)} à ${bas.nom}, à ${direValeur(statistique, haut.valeur ?? 0)} à ${haut.nom}.${manque} Les mêmes valeurs sont dans le tableau.`;
}

const muette = ({ secret }: Point) => (secret ? "secret" : "vide");

type Situee = { forme: Trace["formes"][number]; point: Point; titre: string; lien: string | undefined };

function situer(trace: Trace, { statistique, points }: Peinte, lien: Reglages["lien"]): Situee[] {
  const parCode = new Map(points.map((point) => [point.code, point]));
  return trace.formes.flatMap((forme) => {
    const point = parCode.get(forme.code);
    const titre = point ? `${point.nom} : ${direPoint(statistique, point)}` : "";
    return point ? [{ forme, point, titre, lien: lien?.(forme.code) }] : [];
  });
}

const disquesDe = (situees: readonly Situee[], maximum: number, plusGrand: number): Symbole[] =>
  situees
    .map(({ forme: { code, x, y }, point, titre, lien }) => {
      const r = rayon(point.valeur ?? 0, maximum, plusGrand);
      return { code, x, y, titre, lien, r };
    })
    .filter(({ r }) => r > 0)
    .toSorted((a, b) => b.r - a.r);

const nommer = (
  situees: readonly Situee[],
  {
    populations,
    large,
    sousDisque,
  }: { populations: ReadonlyMap<string, number>; large: number; sousDisque: (valeur: number) => number },
): Etiquette[] =>
  etiqueter(
    situees.map(({ forme: { code, x, y }, point: { nom, valeur } }) => {
      const poids = populations.get(code) ?? 0;
      return { code, x, y: y + sousDisque(valeur ?? 0), nom, poids };
    }),
    large,
  );

/** Peint un chiffre sur un dessin : la couleur de chaque commune, ses disques, les noms et la légende. */
export function peindre(trace: Trace, lu: Peinte, { coupe, lien }: Reglages): Peinture {
  const { statistique, points, populations } = lu;
  const enDisques = genreDe(statistique) === "symboles";
  const { couleur, zero, legende, methode } = aplats(lu, coupe);
  const maximum = Math.max(0, ...connus(points));
  const plusGrand = trace.large * PLUS_GRAND;
  const situees = situer(trace, lu, lien);
  const teinteDe = (valeur: number): Zone["teinte"] => (enDisques ? "sol" : couleur(valeur));
  const sousDisque = (valeur: number) => (enDisques ? Math.round(rayon(valeur, maximum, plusGrand)) + 36 : 10);
  const repere = (un: number) => ({ r: rayon(un, maximum, plusGrand), libelle: ecrire(statistique, un) });
  return {
    zones: situees.map(({ forme: { code, d }, point, titre, lien: vers }) => {
      const teinte = point.valeur === null ? muette(point) : teinteDe(point.valeur);
      return { code, d, titre, lien: vers, teinte };
    }),
    symboles: enDisques ? disquesDe(situees, maximum, plusGrand) : [],
    etiquettes: nommer(situees, { populations, large: trace.large, sousDisque }),
    zero: enDisques ? null : zero,
    legende: [...(enDisques ? [] : legende), ...lignesMuettes(points)],
    reperes: enDisques ? reperesDe(maximum).map(repere) : [],
    methode: enDisques ? disques : methode,
    description: enPhrase(lu),
  };
}

/** Les couleurs d'une carte imprimée, là où aucune feuille de style ne vient : du clair au foncé, lisibles en gris. */
const IMPRIMEES =
  ".k0{fill:#e7f0ee}.k1{fill:#bcd9d3}.k2{fill:#86bbb1}.k3{fill:#4b968a}.k4{fill:#1c6a5f}.k5{fill:#0c3f39}.m1{fill:#f1d3bd}.m2{fill:#d99b6b}.m3,.m4{fill:#a5602a}.p1{fill:#cddcf0}.p2{fill:#88abd9}.p3,.p4{fill:#3868ad}.z0,.sol{fill:#f4f4f2}.rayure{stroke:#8a8f96;stroke-width:3}.pois{fill:#5c636b}.zones path{stroke:#ffffff;stroke-width:2;fill-rule:evenodd}.alentour{fill:#fafaf8;stroke:#d8d8d4;stroke-width:2}.tour{fill:none;stroke:#22262c;stroke-width:5}.groupes{fill:none;stroke:#5c636b;stroke-width:4;stroke-dasharray:14 9}.symbole{fill:#1c6a5f;fill-opacity:.72;stroke:#ffffff;stroke-width:3}.flux{fill:none;stroke:#3868ad;stroke-opacity:.8}.pointe{fill:#3868ad}text{font-family:'Source Sans 3';font-size:34px;font-weight:600;fill:#22262c;text-anchor:middle}.mineure{font-weight:400}.repere{fill:none;stroke:#1c6a5f;stroke-width:4}.reperes text{text-anchor:start;font-weight:400}.echelle path{fill:none;stroke:#5c636b;stroke-width:3}.halos text{fill:#ffffff;stroke:#ffffff;stroke-width:9;stroke-linejoin:round}.claire{fill:#ffffff}.halos .claire{fill:#0c3f39;stroke:#0c3f39}";

// a name lies on a white shape of itself: what writes documents does not all know how to draw a stroke under its letters
const entourer = (dessin: string): string =>
  dessin.replace(/<g class="etiquettes">(.*?)<\/g>/s, '<g class="halos">$1</g>$&');

/** Une carte comme un fichier SVG entier, avec ses couleurs. */
export const svgImprime = (
  trace: Trace,
  peinture: Pick<Peinture, "zones" | "symboles" | "etiquettes" | "zero" | "reperes">,
): string =>
  `<svg class="atlas planche" xmlns="http://www.w3.org/2000/svg" viewBox="${cadreDe({ fond: trace, reperes: peinture.reperes })}"><style>${IMPRIMEES}</style>${entourer(dessinDe({ id: "carte", fond: trace, ...peinture }))}</svg>`;

/** Les mêmes valeurs à lire, la plus grande d'abord. */
export const jumeauDe = ({ statistique, points }: Pick<ChiffreLu, "statistique" | "points">): BlocTableau => ({
  genre: "tableau",
  legende: `${statistique.nom}, commune par commune`,
  nommees: true,
  colonnes: [{ titre: "Commune" }, { titre: titreValeurs(statistique) }],
  rangees: points.map((point) => [point.nom, direPoint(statistique, point)]),
});

/** La carte d'un chiffre, sa légende et son tableau : ce qui s'imprime, ou s'insère ailleurs. */
export function blocsCarte(trace: Trace | null, lu: ChiffreLu, coupe: Methode): Bloc[] {
  const jumeau = jumeauDe(lu);
  if (!trace) return [jumeau];
  const peinture = peindre(trace, lu, { coupe });
  const classes = peinture.legende.map(({ libelle, nombre }) => `${libelle} : ${pluriel(Number(nombre), "commune")}`);
  return [
    {
      genre: "figure",
      svg: svgImprime(trace, peinture),
      alt: peinture.description,
      legende: `${titreLegende(lu.statistique)}, ${lu.millesime}`,
      description: [peinture.methode, classes.length > 0 ? `Du foncé au clair : ${classes.join(" ; ")}.` : ""]
        .filter(Boolean)
        .join(" "),
    },
    jumeau,
  ];
}
