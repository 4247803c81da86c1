import type { Selectable } from "kysely";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { Json, Tables } from "#platform/db/tables.ts";
import { conflict, orConflict } from "#platform/errors.ts";
import { noter } from "#platform/journal.ts";
import type { Section, SectionModele } from "../model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    diagnostic_section: {
      espace: string;
      convention: string;
      id: string;
      modele: SectionModele | null;
      titre: string;
      ordre: number;
      texte: string;
      forces: Json<string[]>;
      faiblesses: Json<string[]>;
      besoins: Json<string[]>;
      besoins_depuis: Json<Section["besoinsDepuis"]>;
      version: number;
      modifie_le: string;
      modifie_par: string;
    };
  }
}

function versSection(ligne: Selectable<Tables["diagnostic_section"]>): Section {
  const {
    espace: _e,
    modifie_le: modifieLe,
    modifie_par: modifiePar,
    besoins_depuis: besoinsDepuis,
    ...section
  } = ligne;
  return { ...section, besoinsDepuis, modifieLe, modifiePar };
}

const versLigne = (
  { modifieLe, modifiePar, forces, faiblesses, besoins, besoinsDepuis, ...section }: Section,
  espace: string,
) => ({
  ...section,
  espace,
  forces: JSON.stringify(forces),
  faiblesses: JSON.stringify(faiblesses),
  besoins: JSON.stringify(besoins),
  besoins_depuis: JSON.stringify(besoinsDepuis),
  modifie_le: modifieLe ?? "",
  modifie_par: modifiePar ?? "",
});

/** Les sections écrites d'une convention du périmètre. */
export const listSections = (db: Db, { espace, conventions }: Perimetre, convention: string): Promise<Section[]> =>
  db
    .selectFrom("diagnostic_section")
    .selectAll()
    .where("espace", "=", espace)
    .where("convention", "=", convention)
    .where("convention", "in", [...conventions])
    .orderBy("ordre")
    .orderBy("id")
    .execute()
    .then((lignes) => lignes.map(versSection));

const pourJournal = ({ titre, texte, forces, faiblesses, besoins }: Section) => ({
  titre,
  texte,
  forces,
  faiblesses,
  besoins,
});
const trace = ({ id, convention }: Section) => ({ objet: "diagnostic.section", objetId: id, convention });

/** Écrit une section si personne ne l'a changée depuis la version lue ; 0 : la première à s'écrire. */
export async function saveSection(db: Db, { espace }: Perimetre, avant: Section, apres: Section): Promise<void> {
  const ligne = { ...versLigne(apres, espace), version: avant.version + 1 };
  if (avant.version === 0) {
    const { numInsertedOrUpdatedRows = 0n } = await db
      .insertInto("diagnostic_section")
      .values(ligne)
      .onConflict((conflit) => conflit.doNothing())
      .executeTakeFirstOrThrow();
    orConflict({ numUpdatedRows: numInsertedOrUpdatedRows });
  } else {
    await db
      .updateTable("diagnostic_section")
      .set(ligne)
      .where("espace", "=", espace)
      .where("convention", "=", avant.convention)
      .where("id", "=", avant.id)
      .where("version", "=", avant.version)
      .executeTakeFirstOrThrow()
      .then(orConflict);
  }
  const action = avant.version === 0 ? "creation" : "modification";
  noter(db, { action, ...trace(apres), avant: pourJournal(avant), apres: pourJournal(apres) });
}

/** Retire une section que le territoire avait ajoutée, si personne ne l'a changée depuis sa lecture (409). */
export async function deleteSection(db: Db, { espace }: Perimetre, section: Section): Promise<void> {
  const { numDeletedRows } = await db
    .deleteFrom("diagnostic_section")
    .where("espace", "=", espace)
    .where("convention", "=", section.convention)
    .where("id", "=", section.id)
    .where("version", "=", section.version)
    .executeTakeFirstOrThrow();
  if (numDeletedRows === 0n) throw conflict();
  noter(db, { action: "retrait", ...trace(section), avant: { ...pourJournal(section), ordre: section.ordre } });
}
