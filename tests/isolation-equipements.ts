import { listAccueilIndividuel, listAssistantes } from "#domaines/equipements/assistante/store.ts";
import { countPage, listPage } from "#domaines/equipements/liste/store.ts";
import { listOccupants, listPlacesEnForce, listPlacesLibres } from "#domaines/equipements/places/store.ts";
import { getStructure, listStructures } from "#domaines/equipements/structure/store.ts";
import { listFinancements, listTousAppuis } from "#domaines/equipements/volet/store.ts";
import type { Ecriture, Lecture, MAGASINS, Tirage } from "./isolation-modele.ts";

export type GenreEquipements = "structure" | "assistante";

const base = ({ espace }: Tirage) => `/espaces/${espace}/equipements`;
const une = (tirage: Tirage) => `${base(tirage)}/${tirage.objet("structure")}`;
const lire = (chemin: Lecture["chemin"]): Lecture => ({ ou: "espace", chemin });
const ecrire = (chemin: Ecriture["chemin"], saisie: Ecriture["saisie"]): Ecriture => ({ ou: "espace", chemin, saisie });

/** What the walk reads of the register. */
export const LECTURES_EQUIPEMENTS: Record<string, Lecture> = {
  équipements: lire(base),
  "qui soutient quoi": lire((tirage) => `${base(tirage)}/soutiens`),
  "qui paie quoi": lire((tirage) => `${base(tirage)}/financements`),
  "places du territoire": lire((tirage) => `${base(tirage)}/places`),
  "assistantes maternelles": lire((tirage) => `${base(tirage)}/assistantes`),
  "une assistante": lire((tirage) => `${base(tirage)}/assistantes/${tirage.objet("assistante")}`),
  "équipements publiés": lire((tirage) => `${base(tirage)}/export/structures.json`),
  structure: lire(une),
  "structure à modifier": lire((tirage) => `${une(tirage)}/modifier/identite`),
  "structures en double": lire((tirage) => `${base(tirage)}/doublons`),
  "structure à fusionner": lire((tirage) => `${une(tirage)}/fusion`),
  "structure à retirer": lire((tirage) => `${une(tirage)}/retrait`),
  "places d’une structure": lire((tirage) => `${une(tirage)}/places`),
  "enfants d’une structure": lire((tirage) => `${une(tirage)}/places/enfants`),
};

/** What the walk writes there. */
export const ECRITURES_EQUIPEMENTS: Record<string, Ecriture> = {
  "structure ajoutée": ecrire(base, ({ n }, texte) => ({ nom: `${texte} ${n}`, type: "laep" })),
  "structure décrite": ecrire(
    (tirage) => `${une(tirage)}/modifier/identite`,
    (tirage, texte) => ({ version: tirage.version("structure"), nom: texte, type: "laep", description: texte }),
  ),
  "soutiens d’une structure": ecrire(
    (tirage) => `${une(tirage)}/modifier/soutiens`,
    (tirage, texte) => ({ version: tirage.version("structure"), appuis: texte }),
  ),
  "enfant accueilli": ecrire(
    (tirage) => `${une(tirage)}/places/enfants`,
    (_tirage, texte) => ({ repere: texte.slice(-20), naissance: "2025-04", entree: "2026-09", jours: "1" }),
  ),
  "assistante ajoutée": ecrire(
    (tirage) => `${base(tirage)}/assistantes`,
    ({ n }, texte) => ({ nom: `${texte} ${n}`, commune: "48140", agrement: "3", ...(n % 2 ? { consent: "1" } : {}) }),
  ),
};

const TOUS = { q: "", type: null, vie: null, commune: null, aVerifier: false };

/** What its stores are asked. */
export const MAGASINS_EQUIPEMENTS: typeof MAGASINS = {
  "equipements.listStructures": (db, perimetre) => listStructures(db, perimetre),
  "equipements.getStructure": (db, perimetre, ici) => getStructure(db, perimetre, ici.objet("structure")),
  "equipements.listPage": async (db, perimetre) => [
    await listPage(db, perimetre, TOUS, { le: "2026-11-21", numero: 1, taille: 25 }),
    await countPage(db, perimetre, TOUS, "2026-11-21"),
  ],
  "equipements.listPlacesLibres": (db, perimetre) => listPlacesLibres(db, perimetre, { de: "2026-09", a: "2026-10" }),
  "equipements.listPlacesEnForce": async (db, perimetre) =>
    listPlacesEnForce(db, perimetre, await listStructures(db, perimetre), { de: "2026-09", a: "2026-10" }),
  "equipements.listAccueilIndividuel": (db, perimetre) => listAccueilIndividuel(db, perimetre, "2026-11-21"),
  "equipements.listOccupants": (db, perimetre) => listOccupants(db, perimetre),
  "equipements.listFinancements": async (db, perimetre) => [
    await listFinancements(db, perimetre),
    [...(await listTousAppuis(db, perimetre))],
  ],
  "equipements.listAssistantes": (db, perimetre) =>
    listAssistantes(db, perimetre, { q: "", commune: null, libres: false, toutes: true }),
};
