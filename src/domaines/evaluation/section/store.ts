import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { Json } from "#platform/db/tables.ts";
import { orConflict } from "#platform/errors.ts";
import { noter } from "#platform/journal.ts";
import type { Bilan } from "../bilan/model.ts";
import type { CodeSection } from "./lexique.ts";
import type { Ecrits, Saisie, SectionEcrite } from "./model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    evaluation_section: {
      espace: string;
      bilan: string;
      section: CodeSection;
      version: number;
      saisie: Json<Saisie>;
      modifie_le: string;
      modifie_par: string;
    };
  }
}

/** Ce que l'on a écrit d'un bilan, section par section ; le bilan lui-même a déjà été lu dans le périmètre. */
export async function listEcrits(db: Db, { espace }: Perimetre, { id }: Pick<Bilan, "id">): Promise<Ecrits> {
  const ecrites = await db
    .selectFrom("evaluation_section")
    .select(["section", "version", "saisie", "modifie_le as modifieLe", "modifie_par as modifiePar"])
    .where("espace", "=", espace)
    .where("bilan", "=", id)
    .execute();
  return Object.fromEntries(ecrites.map((une) => [une.section, une]));
}

/** Écrit une section si personne ne l'a écrite depuis la version lue (409) ; les autres sections n'y touchent pas. */
export async function saveSection(
  db: Db,
  { espace, compte }: Perimetre,
  { id: bilan, convention }: Bilan,
  { avant, saisie, instant }: { avant: SectionEcrite; saisie: Saisie; instant: string },
): Promise<void> {
  const { section, version } = avant;
  const valeurs = { saisie: JSON.stringify(saisie), modifie_le: instant, modifie_par: compte, version: version + 1 };
  if (version === 0) {
    const { numInsertedOrUpdatedRows = 0n } = await db
      .insertInto("evaluation_section")
      .values({ espace, bilan, section, ...valeurs })
      .onConflict((conflit) => conflit.doNothing())
      .executeTakeFirstOrThrow();
    orConflict({ numUpdatedRows: numInsertedOrUpdatedRows });
  } else
    await db
      .updateTable("evaluation_section")
      .set(valeurs)
      .where("espace", "=", espace)
      .where("bilan", "=", bilan)
      .where("section", "=", section)
      .where("version", "=", version)
      .executeTakeFirstOrThrow()
      .then(orConflict);
  const trace = { action: "redaction", objet: "evaluation.bilan", objetId: bilan, convention };
  noter(db, { ...trace, avant: { [section]: avant.saisie }, apres: { [section]: saisie } });
}
