import type { Perimetre } from "#commun/perimetre.ts";
import { countFiches, estFiltree, filtresIci, listFiches, listNoeuds, ORDRE_DU_PLAN } from "#domaines/plan/index.ts";
import type { Vue } from "#domaines/plan/vue/model.ts";
import { type Base, type Db, inPerimeter, surChaqueEspace } from "#platform/db/db.ts";
import { streamTableur, writeTableur } from "#platform/tableur.ts";
import { serialiser } from "../../echange/rules.ts";
import { composerEchange } from "../actions.ts";
import { colonnesEnsemble, enTetes, rangeesDEspace } from "../feuille/actions.ts";
import { enListe } from "./rules.ts";

/** Ce que l'on exporte : une vue, sur tout ce que la personne peut lire. */
export type Ensemble = { lisibles: readonly Perimetre[]; vue: Vue; titres: ReadonlyMap<string, string> };

/** One short transaction an espace, opened when its turn comes: a slow reader holds none, and one espace at most is in memory. */
async function* rangeesAuFil(base: Base, { lisibles, vue, titres }: Ensemble): AsyncGenerator<string[]> {
  for (const perimetre of lisibles)
    yield* await inPerimeter(base, perimetre, (tx) => rangeesDEspace(tx, perimetre, vue, titres));
}

/**
 * Les échanges des conventions d'un espace, un document chacune. Une vue filtrée n'y laisse que ses fiches, et les conventions qui en ont.
 */
async function echangesDEspace(db: Db, perimetre: Perimetre, vue: Vue): Promise<string[]> {
  const filtres = await filtresIci(db, perimetre, vue.filtres, await listNoeuds(db, perimetre));
  const fiches = await listFiches(db, perimetre, { filtres, tri: ORDRE_DU_PLAN });
  const parConvention = Map.groupBy(fiches, ({ convention }) => convention);
  const documents: string[] = [];
  for (const convention of perimetre.conventions) {
    const siennes = parConvention.get(convention) ?? [];
    if (siennes.length === 0 && estFiltree(vue)) continue;
    documents.push(serialiser(await composerEchange(db, perimetre, convention, siennes)));
  }
  return documents;
}

async function* echangesAuFil(base: Base, { lisibles, vue }: Ensemble): AsyncGenerator<string> {
  for (const perimetre of lisibles)
    yield* await inPerimeter(base, perimetre, (tx) => echangesDEspace(tx, perimetre, vue));
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
  if (format === "json") return octetsDe(enListe(echangesAuFil(base, ensemble)));
  return streamTableur(format, { nom: NOM, colonnes: colonnesDe(ensemble.vue), rangees: rangeesAuFil(base, ensemble) });
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
