/** Un point en cent-millièmes de degré : longitude, latitude (WGS 84). À un mètre près, et toujours entier. */
export type Point = readonly [x: number, y: number];

/** Un anneau fermé, son premier point redit à la fin n'étant pas gardé. */
export type Anneau = readonly Point[];

/** Une commune comme le fichier la dessine : tous ses anneaux, les trous compris. */
export type Feature = { code: string; nom: string; anneaux: readonly Anneau[] };

/** Un arc, à plat : x0, y0, puis chaque pas depuis le point d'avant. Partagé par les deux communes qu'il sépare. */
export type Arc = readonly number[];

/** Un anneau comme suite d'arcs : `i` dans le sens de l'arc, `~i` à rebours. */
export type Renvois = readonly number[];

export type CommuneDessinee = { code: string; anneaux: readonly Renvois[] };

/** Des communes voisines dessinées d'un seul trait : simplifier un arc ne les écarte pas l'une de l'autre. */
export type Topologie = { arcs: readonly Arc[]; communes: readonly CommuneDessinee[] };

/** Un contour d'une commune qui n'existe plus, et celle qui l'a réunie. */
export type Reunion = { code: string; nom: string; vers: string };

/** Ce que l'import a fait du fichier, dit à qui l'a donné et sous chaque carte. */
export type Constat = {
  communes: number;
  reunies: readonly Reunion[];
  inconnues: readonly { code: string; nom: string }[];
  points: number;
  gardes: number;
};

/** Un fichier de contours, importé dans un espace. */
export type Lot = {
  espace: string;
  id: string;
  nom: string;
  source: string;
  millesime: number;
  importeLe: string;
  constat: Constat;
};

/** Ce qui se dessine d'une commune : son tracé SVG, le point où l'on écrit ou pose un symbole. */
export type Forme = { code: string; d: string; x: number; y: number; aire: number };

/** Une carte prête à peindre, dans un cadre de `large` × `haut` unités. `metres` : ce que vaut une unité. */
export type Trace = {
  large: number;
  haut: number;
  metres: number;
  formes: readonly Forme[];
  /** Les bords du cadre, en degrés : ouest, sud, est, nord. */
  emprise: readonly [number, number, number, number];
  /** Le trait qui fait le tour de l'ensemble, et celui de chaque groupe de communes. */
  tour: string;
  groupes: string;
  /** Les voisines, pour que l'on sache où l'on est ; rien n'y est dit. */
  alentour: string;
  /** Les communes demandées qui n'ont pas de contour. */
  sansContour: readonly string[];
};
