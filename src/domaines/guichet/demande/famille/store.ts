import type { Selectable } from "kysely";
import type { Perimetre } from "#commun/perimetre.ts";
import { sansAccents } from "#commun/texte.ts";
import type { Db } from "#platform/db/db.ts";
import type { Tables } from "#platform/db/tables.ts";
import { orConflict, orNotFound } from "#platform/errors.ts";
import { noter } from "#platform/journal.ts";
import type { Famille, PerimetreFamille } from "../model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    guichet_famille: Pick<
      Famille,
      "id" | "prenom" | "nom" | "courriel" | "telephone" | "adresse" | "langue" | "version"
    > & {
      espace: string;
      autre_parent: string;
      courriel_cle: string | null;
      courriel_confirme_le: string | null;
      cree_le: string;
    };
  }
}

const versFamille = (row: Selectable<Tables["guichet_famille"]>): Famille => {
  const { espace: _e, courriel_cle: _c, autre_parent: autreParent, cree_le: creeLe, ...dit } = row;
  const { courriel_confirme_le: courrielConfirmeLe, ...reste } = dit;
  return { ...reste, autreParent, courrielConfirmeLe, creeLe };
};

/** L'adresse sous laquelle une famille se reconnaît. */
export const cleDuCourriel = (courriel: string): string => sansAccents(courriel.trim());

const colonnes = (famille: Famille) => ({
  prenom: famille.prenom,
  nom: famille.nom,
  autre_parent: famille.autreParent,
  courriel: famille.courriel,
  courriel_cle: famille.courriel === null ? null : cleDuCourriel(famille.courriel),
  courriel_confirme_le: famille.courrielConfirmeLe,
  telephone: famille.telephone,
  adresse: famille.adresse,
  langue: famille.langue,
});

const selectFamilles = (db: Db, { espace }: { espace: string }) =>
  db.selectFrom("guichet_famille").selectAll().where("espace", "=", espace);

/** La famille qui parle, et nulle autre. */
export const getFamille = (db: Db, { espace, famille }: PerimetreFamille): Promise<Famille> =>
  selectFamilles(db, { espace }).where("id", "=", famille).executeTakeFirst().then(orNotFound).then(versFamille);

/** Les familles de ces demandes, par identifiant. */
export async function listFamilles(
  db: Db,
  perimetre: Perimetre,
  ids: readonly string[],
): Promise<Map<string, Famille>> {
  if (ids.length === 0) return new Map();
  const lignes = await selectFamilles(db, perimetre)
    .where("id", "in", [...new Set(ids)])
    .execute();
  return new Map(lignes.map((ligne) => [ligne.id, versFamille(ligne)]));
}

/** Celles qui ont donné cette adresse : un lien y est renvoyé, à elle seule. */
export const listFamillesParCourriel = async (
  db: Db,
  { espace }: { espace: string },
  courriel: string,
): Promise<Famille[]> =>
  (
    await selectFamilles(db, { espace })
      .where("courriel_cle", "=", cleDuCourriel(courriel))
      .orderBy("cree_le", "desc")
      .execute()
  ).map(versFamille);

/** Inscrit des familles ; une famille qui n'a encore rien dit n'entre pas au journal. */
export async function insertFamilles(
  db: Db,
  { espace }: { espace: string },
  familles: readonly Famille[],
): Promise<void> {
  for (let debut = 0; debut < familles.length; debut += 500) {
    const paquet = familles.slice(debut, debut + 500);
    await db
      .insertInto("guichet_famille")
      .values(
        paquet.map((famille) => ({
          ...colonnes(famille),
          espace,
          id: famille.id,
          cree_le: famille.creeLe,
          version: famille.version,
        })),
      )
      .execute();
  }
}

/** Écrit ce que la famille dit d'elle, si personne n'y a touché depuis sa lecture (409). */
export async function updateFamille(
  db: Db,
  { espace }: { espace: string },
  avant: Famille,
  apres: Famille,
): Promise<void> {
  await db
    .updateTable("guichet_famille")
    .set({ ...colonnes(apres), version: avant.version + 1 })
    .where("espace", "=", espace)
    .where("id", "=", avant.id)
    .where("version", "=", avant.version)
    .executeTakeFirstOrThrow()
    .then(orConflict);
}

/** Note au journal ce qu'un changement de coordonnées a changé, quand une demande est déjà envoyée. */
export const noterFamille = (db: Db, avant: Famille | null, apres: Famille): void =>
  noter(db, {
    action: "coordonnées",
    objet: "guichet.famille",
    objetId: apres.id,
    sujet: apres.id,
    avant: avant && colonnes(avant),
    apres: colonnes(apres),
  });
