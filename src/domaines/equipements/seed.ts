import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { Soutien, TypeEquipement } from "./model.ts";
import { saveBlocEquipements } from "./store.ts";

type Lieu = readonly [
  collectivite: string,
  type: TypeEquipement,
  typeLibelle: string,
  nom: string,
  adresse: string | null,
];

const PAYS = "La communauté de communes";

/** Les lieux de la démonstration, inventés : l'espace jeunes et l'accueil de loisirs sont soutenus par trois villages. */
const LIEUX: readonly Lieu[] = [
  [PAYS, "eajePsu", "Multi-accueil", "Les Petits Galets", "3 place du Lavoir"],
  [PAYS, "microCrechePaje", "Micro-crèche", "La Cabane", "12 route du Col"],
  [PAYS, "rpe", "RPE", "Relais petite enfance", "3 place du Lavoir"],
  [PAYS, "laep", "LAEP", "La Parenthèse", "8 rue des Écoles"],
  [PAYS, "centreSocial", "Centre social", "Centre social", "8 rue des Écoles"],
  ["Saint-Aubin", "alshExtrasco", "ALSH", "Les Grands Prés", "Chemin du Stade"],
  ["Saint-Aubin", "accueilJeunes", "Accueil de jeunes", "Le Local", "2 rue Basse"],
  ["Vauxmont", "alshExtrasco", "ALSH", "Les Grands Prés", "Chemin du Stade"],
  ["Vauxmont", "accueilJeunes", "Accueil de jeunes", "Le Local", "2 rue Basse"],
  ["Vauxmont", "mam", "MAM", "Les Lutins du moulin", "Le Moulin"],
  ["Les Granges", "alshExtrasco", "ALSH", "Les Grands Prés", "Chemin du Stade"],
  ["Les Granges", "alshPerisco", "Périscolaire", "Garderie de l’école", null],
  ["Corvières", "mediatheque", "Médiathèque", "Médiathèque de Corvières", "Place Neuve"],
  ["Corvières", "franceServices", "France services", "Maison France services", "Place Neuve"],
];

/** Chaque convention de la démonstration a sa liste ; les plus petites n'en ont que le début. */
const TAILLES: Record<string, number> = {
  "ctg-trois-rivieres": LIEUX.length,
  "ctg-haut-plateau": 8,
  "ctg-val-de-lune-nord": 11,
  "ctg-val-de-lune-sud": 6,
};

/** Les équipements de la démonstration dans un espace. */
export async function seedEquipements(db: Db, perimetre: Perimetre): Promise<void> {
  for (const convention of perimetre.conventions) {
    const bloc = LIEUX.slice(0, TAILLES[convention] ?? 0).map(
      ([collectivite, type, typeLibelle, nom, adresse]): Soutien => ({ collectivite, type, typeLibelle, nom, adresse }),
    );
    await saveBlocEquipements(db, perimetre, convention, bloc);
  }
}
