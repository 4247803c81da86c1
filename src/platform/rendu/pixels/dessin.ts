import { pngOf } from "./png.ts";
import { type Encre, Toile } from "./toile.ts";
import { cercleDe, type Ligne, lignesDe } from "./trace.ts";

type Dits = ReadonlyMap<string, string>;
type Regle = { parent: string | null; cible: string; dits: Dits };

const ELEMENT = /<(\/?)([a-z]+)\b([^>]*?)(\/?)>/g;

const attributsDe = (source: string): Map<string, string> =>
  new Map([...source.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, nom = "", valeur = ""]) => [nom, valeur]));

/** The rules of a style sheet as plain as ours: a class, a tag, or one of them inside a class. */
const reglesDe = (svg: string): Regle[] =>
  [...(/<style>([^<]*)<\/style>/.exec(svg)?.[1] ?? "").matchAll(/([^{}]+)\{([^}]*)\}/g)].flatMap(
    ([, choix = "", corps = ""]) => {
      const dits = new Map([...corps.matchAll(/([\w-]+):([^;]+)/g)].map(([, nom = "", valeur = ""]) => [nom, valeur]));
      return choix.split(",").map((un): Regle => {
        const [premier = "", second] = un.trim().split(/\s+/);
        return second ? { parent: premier, cible: second, dits } : { parent: null, cible: premier, dits };
      });
    },
  );

const nomme = (choix: string, nom: string, classes: string): boolean =>
  choix.startsWith(".") ? classes.split(" ").includes(choix.slice(1)) : choix === nom;

type Ouvert = { nom: string; dits: Dits };

function styleDe(regles: readonly Regle[], parents: readonly Ouvert[], { nom, dits }: Ouvert): Map<string, string> {
  const classes = dits.get("class") ?? "";
  const style = new Map(dits);
  for (const { parent, cible, dits: declares } of regles) {
    const dedans = parent === null || parents.some((un) => nomme(parent, un.nom, un.dits.get("class") ?? ""));
    if (dedans && nomme(cible, nom, classes)) for (const [cle, valeur] of declares) style.set(cle, valeur);
  }
  return style;
}

/** A hatching is drawn as its ground: only a real reader of drawings shows its lines. */
const TRAME = "#e4e4e0";

function encreDe(couleur: string | undefined, opacite = "1"): Encre | null {
  if (!couleur || couleur === "none") return null;
  const hexa = (couleur.startsWith("url") ? TRAME : couleur).replace("#", "");
  const six = hexa.length === 3 ? [...hexa].map((un) => un + un).join("") : hexa;
  if (!/^[\da-f]{6}$/i.test(six)) return null;
  const [rouge = 0, vert = 0, bleu = 0] = [0, 2, 4].map((place) => Number.parseInt(six.slice(place, place + 2), 16));
  return { rouge, vert, bleu, opacite: Number(opacite) };
}

const nombre = (dits: Dits, cle: string): number => Number(dits.get(cle) ?? 0);

function lignesDeElement({ nom, dits }: Ouvert): Ligne[] {
  if (nom === "path") return lignesDe(dits.get("d") ?? "");
  if (nom === "circle") return [cercleDe(nombre(dits, "cx"), nombre(dits, "cy"), nombre(dits, "r"))];
  if (nom !== "rect") return [];
  const [x, y, w, h] = [nombre(dits, "x"), nombre(dits, "y"), nombre(dits, "width"), nombre(dits, "height")];
  return [[x, y, x + w, y, x + w, y + h, x, y + h, x, y]];
}

function peindre(toile: Toile, element: Ouvert, style: Dits, [dx, dy, echelle]: readonly [number, number, number]) {
  const lignes = lignesDeElement(element).map((ligne) =>
    ligne.map((valeur, rang) => (valeur - (rang % 2 === 0 ? dx : dy)) * echelle),
  );
  const dedans = encreDe(style.get("fill") ?? "#000000", style.get("fill-opacity"));
  if (dedans) toile.remplir(lignes, dedans);
  const bord = encreDe(style.get("stroke"), style.get("stroke-opacity"));
  if (bord) toile.souligner(lignes, Number(style.get("stroke-width") ?? 1) * echelle, bord);
}

/** What stands for something else, and draws nothing by itself. */
const EN_RESERVE = ["defs", "style", "title", "desc", "text"];

/** Each element that draws, with what holds it. */
function* elementsDe(svg: string): Generator<[Ouvert, readonly Ouvert[]]> {
  const ouverts: Ouvert[] = [];
  for (const [, ferme, nom = "", source = "", seul] of svg.matchAll(ELEMENT)) {
    if (ferme) {
      ouverts.pop();
      continue;
    }
    const element = { nom, dits: attributsDe(source) };
    if (![...ouverts, element].some((un) => EN_RESERVE.includes(un.nom))) yield [element, ouverts];
    if (!seul) ouverts.push(element);
  }
}

const cadreDe = (svg: string): [number, number, number, number] => {
  const [x = 0, y = 0, w = 1, h = 1] = (/viewBox="([^"]*)"/.exec(svg)?.[1] ?? "").split(/[\s,]+/).map(Number);
  return [x, y, w, h];
};

/** A drawing as an image, without its words: what a program that draws no SVG shows in its place. */
export function imageDe(svg: string, large: number): Buffer {
  const [x, y, w, h] = cadreDe(svg);
  const echelle = large / w;
  const toile = new Toile(large, Math.max(1, Math.round(h * echelle)));
  const regles = reglesDe(svg);
  for (const [element, ouverts] of elementsDe(svg))
    peindre(toile, element, styleDe(regles, ouverts, element), [x, y, echelle]);
  return pngOf(toile.large, toile.haut, toile.rgb);
}
