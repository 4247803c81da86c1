import type { Perimetre } from "#commun/perimetre.ts";
import { countFiches, filtresIci, listNoeuds } from "#domaines/plan/index.ts";
import type { Vue } from "#domaines/plan/vue/model.ts";
import { type Base, type Db, inPerimeter, surChaqueEspace } from "#platform/db/db.ts";
import { streamTableur, writeTableur } from "#platform/tableur.ts";
import { colonnesEnsemble, enTetes, rangeesDEspace } from "../feuille/actions.ts";
import { enJson } from "./rules.ts";

/** Ce que l'on exporte : une vue, sur tout ce que la personne peut lire. */
export type Ensemble = { lisibles: readonly Perimetre[]; vue: Vue; titres: ReadonlyMap<string, string> };

/** One short transaction an espace, opened when its turn comes: a slow reader holds none, and one espace at most is in memory. */
async function* rangeesAuFil(base: Base, { lisibles, vue, titres }: Ensemble): AsyncGenerator<string[]> {
  for (const perimetre of lisibles)
    yield* await inPerimeter(base, perimetre, (tx) => rangeesDEspace(tx, perimetre, vue, titres));
}

const NOM = "Plans d’actions";
const colonnesDe = (vue: Vue) => enTetes(colonnesEnsemble(vue)).slice(1);

function octetsDe(morceaux: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encodeur = new TextEncoder();
  return new ReadableStream({
    pull: async (controller) => {
      const { value, done } = await morceaux.next();
      if (done) controller.close();
      else controller.enqueue(encodeur.encode(value));
    },
    cancel: async () => void (await morceaux.return(undefined)),
  });
}

/** L'export entier, dont rien n'est lu avant que l'on en ait besoin. */
export function exporterAuFil(
  base: Base,
  ensemble: Ensemble,
  format: "xlsx" | "csv" | "json",
): ReadableStream<Uint8Array> {
  const rangees = rangeesAuFil(base, ensemble);
  if (format !== "json") return streamTableur(format, { nom: NOM, colonnes: colonnesDe(ensemble.vue), rangees });
  const cles = colonnesEnsemble(ensemble.vue).map(({ nom }) => nom);
  return octetsDe(enJson(cles, rangees));
}

/** Combien de fiches l'export aurait. */
export async function compterEnsemble(db: Db, { lisibles, vue }: Ensemble): Promise<number> {
  const nombres = await surChaqueEspace(db, lisibles, async (perimetre) => {
    const noeuds = await listNoeuds(db, perimetre);
    return countFiches(db, perimetre, await filtresIci(db, perimetre, vue.filtres, noeuds));
  });
  return nombres.reduce((somme, nombre) => somme + nombre, 0);
}

export async function exporterOds(db: Db, { lisibles, vue, titres }: Ensemble): Promise<Uint8Array<ArrayBuffer>> {
  const lots = await surChaqueEspace(db, lisibles, (ici) => rangeesDEspace(db, ici, vue, titres));
  return writeTableur("ods", { nom: NOM, colonnes: colonnesDe(vue), rangees: lots.flat() });
}
