import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { sansDoublons } from "./lecture/rules.ts";
import type { Lot, Point, Topologie, Trace } from "./model.ts";
import { listLots, listTopologies } from "./store.ts";
import { centresDe, tracer } from "./trace/rules.ts";

type Dessins = { lots: Topologie[]; traces: Map<string, Trace | null>; centres: Map<string, Point> | null };

/** Ce qui a été dessiné dernièrement, par espace et par fichiers : un fichier donné ou retiré change la clé, donc le dessin. */
const memoire = new Map<string, Dessins>();
const ESPACES_GARDES = 24;
const TRACES_GARDES = 24;

const borner = <V>(gardes: Map<string, V>, plus: number) => {
  for (const cle of gardes.keys()) if (gardes.size > plus) gardes.delete(cle);
};

/** Les contours de l'espace, lus une fois par version. La clé commence par l'espace : rien ne passe de l'un à l'autre. */
async function dessinsDe(db: Db, perimetre: Perimetre, lots: readonly Lot[]): Promise<Dessins> {
  const cle = [perimetre.espace, ...lots.map(({ id }) => id)].join(" ");
  const connus = memoire.get(cle);
  if (connus) return connus;
  const dessins: Dessins = {
    lots: sansDoublons(await listTopologies(db, perimetre)),
    traces: new Map(),
    centres: null,
  };
  memoire.set(cle, dessins);
  borner(memoire, ESPACES_GARDES);
  return dessins;
}

type Dessin = { trace: Trace; lots: readonly Lot[] };

/** La carte de ces communes ; rien si aucune n'a de contour dans l'espace. */
export async function dessiner(
  db: Db,
  perimetre: Perimetre,
  demande: { codes: readonly string[]; groupes?: readonly (readonly string[])[] },
): Promise<Dessin | null> {
  const lots = await listLots(db, perimetre);
  if (lots.length === 0) return null;
  const dessins = await dessinsDe(db, perimetre, lots);
  const cle = JSON.stringify([demande.codes, demande.groupes ?? []]);
  if (!dessins.traces.has(cle)) dessins.traces.set(cle, tracer(dessins.lots, demande));
  borner(dessins.traces, TRACES_GARDES);
  const trace = dessins.traces.get(cle);
  return trace ? { trace, lots } : null;
}

/** Où se trouve chaque commune dessinée de l'espace : le centre de son contour, en degrés. */
export async function listCentres(db: Db, perimetre: Perimetre): Promise<Map<string, { lat: number; lon: number }>> {
  const lots = await listLots(db, perimetre);
  if (lots.length === 0) return new Map();
  const dessins = await dessinsDe(db, perimetre, lots);
  dessins.centres ??= centresDe(dessins.lots);
  return new Map([...dessins.centres].map(([code, [x, y]]) => [code, { lon: x / 100_000, lat: y / 100_000 }]));
}
