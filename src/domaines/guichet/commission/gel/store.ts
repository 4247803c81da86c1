import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { Json } from "#platform/db/tables.ts";
import { orNotFound } from "#platform/errors.ts";
import { noter } from "#platform/journal.ts";
import type { DossierGarde, DossierGele, Gel, GelGarde } from "./model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    guichet_commission_gel: {
      espace: string;
      commission: string;
      contenu: Json<Gel>;
      empreinte: string;
      gele_le: string;
      gele_par: string;
    };
    guichet_commission_dossier: {
      espace: string;
      commission: string;
      id: string;
      dossier: string;
      demandes: Json<string[]>;
      sel: string | null;
      contenu: Json<DossierGele> | null;
      empreinte: string;
      apres: boolean;
    };
  }
}

export const findGel = (db: Db, { espace }: Perimetre, commission: string): Promise<GelGarde | undefined> =>
  db
    .selectFrom("guichet_commission_gel")
    .select(["contenu", "empreinte", "gele_le as geleLe", "gele_par as gelePar"])
    .where("espace", "=", espace)
    .where("commission", "=", commission)
    .executeTakeFirst();

export const getGel = (db: Db, perimetre: Perimetre, commission: string): Promise<GelGarde> =>
  findGel(db, perimetre, commission).then(orNotFound);

/** Les dossiers d'une commission, par numéro ; un dossier effacé n'a plus de contenu. */
export const listDossiers = (db: Db, { espace }: Perimetre, commission: string): Promise<DossierGarde[]> =>
  db
    .selectFrom("guichet_commission_dossier")
    .select(["id", "dossier", "demandes", "sel", "contenu", "empreinte", "apres"])
    .where("espace", "=", espace)
    .where("commission", "=", commission)
    .orderBy("id")
    .execute() as Promise<DossierGarde[]>;

const PAQUET = 2000;

/** Écrit des lignes de la liste, en bloc. */
export async function insertDossiers(
  db: Db,
  { espace }: Perimetre,
  commission: string,
  dossiers: readonly DossierGarde[],
): Promise<void> {
  for (let debut = 0; debut < dossiers.length; debut += PAQUET) {
    const rows = dossiers.slice(debut, debut + PAQUET).map(({ contenu, demandes, ...dit }) => ({
      ...dit,
      espace,
      commission,
      demandes: JSON.stringify(demandes),
      contenu: contenu === null ? null : JSON.stringify(contenu),
    }));
    await db.insertInto("guichet_commission_dossier").values(rows).execute();
  }
}

/** Gèle la liste et tout ce dont le calcul dépend ; l'empreinte dit que rien n'a bougé depuis. */
export async function insertGel(
  db: Db,
  perimetre: Perimetre,
  commission: string,
  { gel, dossiers }: { gel: GelGarde; dossiers: readonly DossierGarde[] },
): Promise<void> {
  const { contenu, empreinte, geleLe, gelePar } = gel;
  const { espace } = perimetre;
  await db
    .insertInto("guichet_commission_gel")
    .values({ espace, commission, contenu: JSON.stringify(contenu), empreinte, gele_le: geleLe, gele_par: gelePar })
    .execute();
  await insertDossiers(db, perimetre, commission, dossiers);
  noter(db, { action: "gel", objet: "guichet.commission", objetId: commission, apres: { empreinte } });
}

const selectEnCours = (db: Db, { espace }: Pick<Perimetre, "espace">) =>
  db
    .selectFrom("guichet_commission_dossier as d")
    .innerJoin("guichet_commission as c", (join) =>
      join.onRef("c.espace", "=", "d.espace").onRef("c.id", "=", "d.commission"),
    )
    .select(["d.commission", "d.id as numero", "d.dossier"])
    .where("d.espace", "=", espace)
    .where("c.etat", "in", ["gelee", "tiree", "tenue"]);

/** Les dossiers qu'une séance gelée tient en ce moment : aucune autre ne les examine. */
export const listDossiersEnCours = async (db: Db, perimetre: Pick<Perimetre, "espace">): Promise<Set<string>> =>
  new Set((await selectEnCours(db, perimetre).execute()).map(({ dossier }) => dossier));

/** Les séances gelées, pas encore closes, qui tiennent ce dossier, sous quel numéro, et pour lesquelles de ses demandes. */
export const listSeancesDe = (db: Db, perimetre: Pick<Perimetre, "espace">, dossier: string) =>
  selectEnCours(db, perimetre).select("d.demandes").where("d.dossier", "=", dossier).orderBy("d.commission").execute();

/** Vrai si une séance gelée, pas encore close, tient ce dossier : la famille ne le change plus. */
export const estFigee = async (db: Db, perimetre: Pick<Perimetre, "espace">, dossier: string): Promise<boolean> =>
  (await selectEnCours(db, perimetre).where("d.dossier", "=", dossier).limit(1).executeTakeFirst()) !== undefined;
