import type { Ligne } from "./trace.ts";

export type Encre = { rouge: number; vert: number; bleu: number; opacite: number };

/** White paper of so many pixels. */
export class Toile {
  readonly large: number;
  readonly haut: number;
  readonly rgb: Uint8Array;

  constructor(large: number, haut: number) {
    [this.large, this.haut] = [large, haut];
    this.rgb = new Uint8Array(large * haut * 3).fill(255);
  }

  #rayer(y: number, [de, a]: readonly [number, number], { rouge, vert, bleu, opacite }: Encre): void {
    const { rgb, large } = this;
    const fin = (y * large + Math.min(large, Math.round(a))) * 3;
    const meler = (place: number, ton: number) => {
      const dessous = rgb[place] ?? 255;
      rgb[place] = dessous + (ton - dessous) * opacite;
    };
    for (let place = (y * large + Math.max(0, Math.round(de))) * 3; place < fin; place += 3) {
      meler(place, rouge);
      meler(place + 1, vert);
      meler(place + 2, bleu);
    }
  }

  /** Fills what the lines enclose, holes left out: a point is inside when an odd number of them pass on its left. */
  remplir(lignes: readonly Ligne[], encre: Encre): void {
    const croisees = new Map<number, number[]>();
    for (const ligne of lignes)
      for (let rang = 0; rang < ligne.length; rang += 2) {
        const suite = (rang + 2) % ligne.length;
        croiser(croisees, [ligne[rang], ligne[rang + 1], ligne[suite], ligne[suite + 1]] as Segment, this.haut);
      }
    for (const [y, xs] of croisees) {
      const tries = xs.toSorted((a, b) => a - b);
      for (let rang = 0; rang + 1 < tries.length; rang += 2)
        this.#rayer(y, [tries[rang] ?? 0, tries[rang + 1] ?? 0], encre);
    }
  }

  /** Draws lines as thick as said. */
  souligner(lignes: readonly Ligne[], epaisseur: number, encre: Encre): void {
    const demi = Math.max(0.6, epaisseur / 2);
    for (const ligne of lignes)
      for (let rang = 0; rang + 3 < ligne.length; rang += 2) {
        const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = ligne.slice(rang, rang + 4);
        const longueur = Math.hypot(x1 - x0, y1 - y0);
        if (longueur === 0) continue;
        const [nx, ny] = [((y1 - y0) / longueur) * demi, ((x0 - x1) / longueur) * demi];
        this.remplir([[x0 + nx, y0 + ny, x1 + nx, y1 + ny, x1 - nx, y1 - ny, x0 - nx, y0 - ny]], encre);
      }
  }
}

type Segment = readonly [number, number, number, number];

/** Notes where a segment crosses the middle of each row of pixels. */
function croiser(croisees: Map<number, number[]>, [x0, y0, x1, y1]: Segment, haut: number): void {
  if (y0 === y1) return;
  const [de, a] = y0 < y1 ? [y0, y1] : [y1, y0];
  const fin = Math.min(haut - 1, Math.ceil(a - 0.5) - 1);
  for (let y = Math.max(0, Math.ceil(de - 0.5)); y <= fin; y++) {
    const x = x0 + ((y + 0.5 - y0) / (y1 - y0)) * (x1 - x0);
    const ligne = croisees.get(y);
    if (ligne) ligne.push(x);
    else croisees.set(y, [x]);
  }
}
