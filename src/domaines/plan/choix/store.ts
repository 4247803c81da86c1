import { type Expression, sql } from "kysely";
import { moisEnLettres } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { sansAccents } from "#commun/texte.ts";
import type { Db } from "#platform/db/db.ts";
import type { CleChoix } from "../fiche/model.ts";
import { CHAMPS, FILTRE_INDICATEUR } from "../lexique.ts";
import { moisModifie, selectFiches } from "../selection/store.ts";

const COLONNES_LISTE = { champ: "champs", public: "public_cible", territoire: "territoires_cibles" } as const;
type Choix = { valeur: string; libelle: string };
type EnCours = ReturnType<typeof selectFiches>;

const tels = (valeurs: readonly (string | null)[]) =>
  valeurs.filter((valeur) => valeur !== null).map((valeur) => ({ valeur, libelle: valeur }));

const porteursDistincts = (fiches: EnCours, lien: "pilote" | "partenaire"): Promise<Choix[]> =>
  fiches
    .innerJoin("plan_fiche_acteur as a", (join) =>
      join.onRef("a.espace", "=", "plan_fiche.espace").onRef("a.fiche", "=", "plan_fiche.id"),
    )
    .innerJoin("vue_acteurs as v", (join) => join.onRef("v.espace", "=", "a.espace").onRef("v.id", "=", "a.acteur"))
    .where("a.lien", "=", lien)
    .select(["v.garde as valeur", "v.nom as libelle"])
    .distinct()
    .execute();

async function anneesDe(fiches: EnCours): Promise<Choix[]> {
  const bornes = await fiches
    .select((eb) => [eb.fn.min("debut").as("de"), eb.fn.max("fin").as("a")])
    .executeTakeFirstOrThrow();
  if (!bornes.de || !bornes.a) return [];
  return tels(
    Array.from({ length: Math.min(bornes.a - bornes.de, 30) + 1 }, (_, rang) => `${Number(bornes.de) + rang}`),
  );
}

const valeursDeListe = async (fiches: EnCours, nom: string) =>
  tels(
    (
      await fiches
        .select(sql<string>`jsonb_array_elements_text(${sql.ref(`plan_fiche.${nom}`)})`.as("valeur"))
        .distinct()
        .execute()
    ).map(({ valeur }) => valeur),
  );

const valeursDe = async (fiches: EnCours, valeur: Expression<string | null>) =>
  tels(
    (await fiches.select(sql<string | null>`${valeur}`.as("valeur")).distinct().execute()).map((ligne) => ligne.valeur),
  );

const NATURES = Object.entries(FILTRE_INDICATEUR).map(([valeur, libelle]) => ({ valeur, libelle }));

const VALEURS: Record<Exclude<CleChoix, "noeud">, (fiches: EnCours) => Promise<Choix[]>> = {
  pilote: (fiches) => porteursDistincts(fiches, "pilote"),
  partenaire: (fiches) => porteursDistincts(fiches, "partenaire"),
  priorite: (fiches) => valeursDe(fiches, sql`plan_fiche.priorite_valeur`),
  budget: (fiches) => valeursDe(fiches, sql`plan_fiche.budget ->> 'statut'`),
  annee: anneesDe,
  indicateur: async () => NATURES,
  maj: async (fiches) => {
    const mois = await valeursDe(fiches, moisModifie);
    return mois.map(({ valeur }) => ({ valeur, libelle: moisEnLettres(valeur) }));
  },
  champ: (fiches) => valeursDeListe(fiches, COLONNES_LISTE.champ),
  public: (fiches) => valeursDeListe(fiches, COLONNES_LISTE.public),
  territoire: (fiches) => valeursDeListe(fiches, COLONNES_LISTE.territoire),
  manque: async () =>
    CHAMPS.filter(({ compte, nom }) => compte && nom !== "titre").map(({ nom, libelle }) => ({ valeur: nom, libelle })),
};

/** Les valeurs qu'un filtre peut prendre : celles que portent les fiches en cours du périmètre, dans l'ordre des lettres. */
export const listValeurs = async (db: Db, perimetre: Perimetre, cle: Exclude<CleChoix, "noeud">): Promise<Choix[]> =>
  rangees(cle, await VALEURS[cle](selectFiches(db, perimetre).where("plan_fiche.archive_le", "is", null)));

/** Les mois, du plus récent au plus ancien ; le reste, dans l'ordre des lettres. */
const rangees = (cle: CleChoix, choix: Choix[]) =>
  cle === "maj"
    ? choix.toSorted((a, b) => (a.valeur < b.valeur ? 1 : -1))
    : choix.toSorted((a, b) => (sansAccents(a.libelle) < sansAccents(b.libelle) ? -1 : 1));
