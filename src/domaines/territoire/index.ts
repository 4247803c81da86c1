/** Territoire : le code officiel géographique, les noms mal écrits, les bassins et les zones d'un espace. */
export type { Commune, Contexte, Epci, IndexTerritoire, Trouvaille } from "./cog/model.ts";
export { approchants, trouverCommune } from "./cog/rules.ts";
export { getTerritoires } from "./cog/store.ts";
export { nomEntier, trouverEpci } from "./epci/rules.ts";
export { chercherTerritoires } from "./recherche/rules.ts";
export { reconnaitre as reconnaitreCommunes } from "./zone/actions.ts";
export { insertZone, listZones, updateZone } from "./zone/store.ts";
export { dessiner, listCentres } from "./contour/actions.ts";
export { communeActuelle } from "./contour/commune/actions.ts";
export { listPopulations } from "./population/store.ts";
