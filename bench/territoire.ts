import { chercherTerritoires, getTerritoires, trouverCommune } from "#domaines/territoire/index.ts";
import { type Figure, figure, times } from "./mesure.ts";

const SAISIES = ["Marllhes", "SAINT REGIS DU COIN", "Saint -Symphorien", "monts du pilta", "val de mortau", "saint"];

/** Each run asks for the next name. */
function chaque(work: (saisie: string) => unknown) {
  let rang = 0;
  return async () => work(SAISIES[rang++ % SAISIES.length] ?? "");
}

/** The fuzzy search of a territory and of a commune, beside one pass that reads every name of the country. */
export async function run(): Promise<Figure[]> {
  const debut = performance.now();
  const index = getTerritoires();
  const lu = performance.now();
  chercherTerritoires(index, "lyon");
  const pret = performance.now();
  const contexte = { communes: ["42139"] };
  const lire = await times(chaque((saisie) => index.cog.communes.filter(({ nom }) => nom.includes(saisie))));
  const chercher = await times(chaque((saisie) => chercherTerritoires(index, saisie, 20, contexte)));
  const trouver = await times(chaque((saisie) => trouverCommune(index, saisie, contexte)));
  return [
    figure("territoire", "communes lues du disque", [lu - debut, "ms"]),
    figure("territoire", "noms rangés à la première recherche", [pret - lu, "ms"]),
    figure("territoire", "chercher un EPCI ou une commune : p50", [chercher.p50, "ms"], { max: 5 }),
    figure("territoire", "chercher un EPCI ou une commune : p99", [chercher.p99, "ms"]),
    figure("territoire", "trouver une commune : p50", [trouver.p50, "ms"], { max: 5 }),
    figure("territoire", "chercher / lire tous les noms, par seconde", [lire.perSecond / chercher.perSecond, "fois"]),
  ];
}
