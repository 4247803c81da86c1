import { instantDe, type Jour } from "#commun/jour.ts";
import { moisEntre } from "#commun/mois.ts";
import { insertStructures } from "#domaines/equipements/structure/store.ts";
import { savePlaces } from "#domaines/equipements/places/store.ts";
import type { Section } from "#domaines/equipements/structure/model.ts";
import { structureVide } from "#domaines/equipements/structure/rules.ts";
import { insertFamilles } from "#domaines/guichet/demande/famille/store.ts";
import type { Demande, Famille } from "#domaines/guichet/demande/model.ts";
import { familleVide, nouvelleDemande } from "#domaines/guichet/demande/rules.ts";
import { insertDemandes } from "#domaines/guichet/demande/store.ts";
import type { Db } from "#platform/db/db.ts";
import { perimetreDe } from "./app.ts";

export const MONTS = perimetreDe("monts", "ctg");

const LE = instantDe("2026-09-01T08:00:00Z");
const dix = (places: number) => Array.from({ length: 10 }, () => places);
const section = (id: string): Section => ({
  id: `${id}-unique`,
  code: "unique",
  avantMois: null,
  capacites: dix(2),
  modulations: [],
});

const structure = (id: string, nom: string) => ({
  ...structureVide(id, "eajePsu"),
  nom,
  commune: "15014",
  centraliseeLe: "2025-01-01" as const,
  sections: [section(id)],
  tenueLe: "2025-01-01" as const,
});

type Inscrite = { famille: Famille; demande: Demande };

/** A child who waits for one of these structures, in this order; the later the number, the later it waits. */
export function inscrite(rang: number, voeux: string[], plus: Partial<Demande> = {}): Inscrite {
  const famille = { ...familleVide(`f${rang}`, LE), prenom: "Ana", nom: `Nom${rang}`, adresse: `${rang} rue Haute` };
  const depuis = `2026-09-${String(rang).padStart(2, "0")}` as Jour;
  return {
    famille: { ...famille, courriel: rang === 3 ? null : `f${rang}@exemple.fr` },
    demande: {
      ...nouvelleDemande({ id: `d${rang}`, famille: `f${rang}`, le: LE }),
      numero: `2026-${String(rang).padStart(4, "0")}`,
      etat: "enAttente",
      enfant: { prenom: "Zoé", nom: `Nom${rang}`, naissance: "2026-06-15", terme: null },
      commune: "15014",
      semaine: 1023,
      entree: "2027-01",
      voeux,
      deposeeLe: depuis,
      attendDepuis: depuis,
      ...plus,
    },
  };
}

/** These families and their requests, in the queue. */
export async function inscrire(db: Db, lot: readonly Inscrite[]): Promise<void> {
  await insertFamilles(
    db,
    MONTS,
    lot.map(({ famille }) => famille),
  );
  await insertDemandes(db, MONTS, lot);
}

/** Two structures of one place each, from January to August 2027. */
export async function ouvrirStructures(db: Db): Promise<void> {
  const structures = [structure("a", "Les Alouettes"), structure("b", "Les Bleuets")];
  await insertStructures(
    db,
    MONTS,
    structures.map((une) => ({ structure: une, cle: une.id })),
  );
  const places = structures.flatMap(({ id }) =>
    moisEntre("2027-01", "2027-08").map((mois) => ({
      structure: id,
      section: `${id}-unique`,
      mois,
      places: dix(1),
    })),
  );
  await savePlaces(db, MONTS, places, { source: "saisie", le: "2026-11-01" });
}

/** A form whose half-days are all ticked under this name. */
export function touteLaSemaine(nom: string, saisie: Record<string, string>): FormData {
  const form = new FormData();
  for (const [cle, valeur] of Object.entries(saisie)) form.append(cle, valeur);
  for (let demi = 0; demi < 10; demi++) form.append(nom, `${demi}`);
  return form;
}
