import type { ColumnType, Insertable } from "kysely";
import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { Json, Tables } from "#platform/db/tables.ts";
import { orConflict, orNotFound } from "#platform/errors.ts";
import { noter } from "#platform/journal.ts";
import type { ResultatVote } from "../model.ts";
import type { Acte, ActeEcrit, Envoi, ObjetVote, Organe, Question } from "./model.ts";

type Quand = ColumnType<Jour | null, string | null | undefined, string | null>;

declare module "#platform/db/tables.ts" {
  interface Tables {
    convention_deliberation: {
      espace: string;
      id: string;
      convention: string;
      rang: number;
      version: number;
      collectivite: string | null;
      numero: string | null;
      organe: Organe | null;
      date_seance: Quand;
      convoquee_le: Quand;
      en_exercice: number | null;
      presents: number | null;
      absents: number | null;
      votants: number | null;
      pouvoirs: number | null;
      pour: number | null;
      contre: number | null;
      abstentions: number | null;
      seconde_convocation: boolean;
      resultat: ResultatVote | null;
      secretaire: string | null;
      objet: string | null;
      objet_vote: ObjetVote;
      avenant: string | null;
      empreinte_votee: string | null;
      dispositif: Json<string[]>;
      identifiant_actes: string | null;
      envoye_le: Quand;
      recu_le: Quand;
      publie_le: Quand;
      affiche_le: Quand;
      autres_envois: Json<Envoi[]>;
      siret: string | null;
      matiere_code: string | null;
      matiere_nom: string | null;
      controle: string | null;
      adresse: string | null;
    };
    convention_delai_vote: {
      espace: string;
      convention: string;
      /** Vide : la convention elle-même. */
      avenant: ColumnType<string, string | undefined, string>;
      avant: ColumnType<Jour, string, string>;
      version: number;
    };
  }
}

type Ligne = Tables["convention_deliberation"];

const COLONNES = [
  "id",
  "convention",
  "version",
  "collectivite",
  "numero",
  "organe",
  "date_seance as dateSeance",
  "convoquee_le as convoqueeLe",
  "en_exercice as enExercice",
  "presents",
  "absents",
  "votants",
  "pouvoirs",
  "pour",
  "contre",
  "abstentions",
  "seconde_convocation as secondeConvocation",
  "resultat",
  "secretaire",
  "objet",
  "objet_vote as objetVote",
  "avenant",
  "empreinte_votee as empreinteVotee",
  "dispositif",
  "identifiant_actes as identifiantActes",
  "envoye_le as envoyeLe",
  "recu_le as recuLe",
  "publie_le as publieLe",
  "affiche_le as afficheLe",
  "autres_envois as autresEnvois",
  "siret",
  "matiere_code as matiereCode",
  "matiere_nom as matiereNom",
  "controle",
  "adresse",
] as const;

type Colonnes = Omit<Insertable<Ligne>, "espace" | "id" | "convention" | "rang" | "version">;

const toColonnes = (acte: Acte): Colonnes => ({
  collectivite: acte.collectivite,
  numero: acte.numero,
  organe: acte.organe,
  date_seance: acte.dateSeance,
  convoquee_le: acte.convoqueeLe,
  en_exercice: acte.enExercice,
  presents: acte.presents,
  absents: acte.absents,
  votants: acte.votants,
  pouvoirs: acte.pouvoirs,
  pour: acte.pour,
  contre: acte.contre,
  abstentions: acte.abstentions,
  seconde_convocation: acte.secondeConvocation,
  resultat: acte.resultat,
  secretaire: acte.secretaire,
  objet: acte.objet,
  objet_vote: acte.objetVote,
  avenant: acte.avenant,
  empreinte_votee: acte.empreinteVotee,
  dispositif: JSON.stringify(acte.dispositif),
  identifiant_actes: acte.identifiantActes,
  envoye_le: acte.envoyeLe,
  recu_le: acte.recuLe,
  publie_le: acte.publieLe,
  affiche_le: acte.afficheLe,
  autres_envois: JSON.stringify(acte.autresEnvois),
  siret: acte.siret,
  matiere_code: acte.matiereCode,
  matiere_nom: acte.matiereNom,
  controle: acte.controle,
  adresse: acte.adresse,
});

const toutes = (db: Db, { espace, conventions }: Perimetre) =>
  db
    .selectFrom("convention_deliberation")
    .where("espace", "=", espace)
    .where("convention", "in", [...conventions]);

/** Les délibérations d'une convention, dans l'ordre où elles y sont entrées. */
export const listDeliberations = (db: Db, perimetre: Perimetre, convention: string): Promise<ActeEcrit[]> =>
  toutes(db, perimetre).select(COLONNES).where("convention", "=", convention).orderBy("rang").orderBy("id").execute();

/** Une délibération de cette convention ; celles des autres n'existent pas. */
export const getDeliberation = (
  db: Db,
  perimetre: Perimetre,
  { convention, id }: Pick<ActeEcrit, "convention" | "id">,
): Promise<ActeEcrit> =>
  toutes(db, perimetre)
    .select(COLONNES)
    .where("convention", "=", convention)
    .where("id", "=", id)
    .executeTakeFirst()
    .then(orNotFound);

const trace = (action: string, { id, convention }: Pick<ActeEcrit, "id" | "convention">) => ({
  action,
  objet: "convention.deliberation",
  objetId: id,
  convention,
});

/** Ajoute des délibérations d'une convention après les autres ; le même formulaire envoyé deux fois n'en fait qu'une. */
export async function insertDeliberations(db: Db, perimetre: Perimetre, actes: readonly ActeEcrit[]): Promise<void> {
  const [premier] = actes;
  if (!premier) return;
  const { convention } = premier;
  const derniere = await toutes(db, perimetre)
    .select((eb) => eb.fn.max<number | null>("rang").as("rang"))
    .where("convention", "=", convention)
    .executeTakeFirstOrThrow();
  const debut = (derniere.rang ?? -1) + 1;
  const place = { espace: perimetre.espace, convention, version: 1 };
  const neuves = await db
    .insertInto("convention_deliberation")
    .values(actes.map((acte, rang) => ({ ...toColonnes(acte), ...place, id: acte.id, rang: debut + rang })))
    .onConflict((conflit) => conflit.columns(["espace", "id"]).doNothing())
    .returning("id")
    .execute();
  const ecrites = new Set(neuves.map(({ id }) => id));
  for (const acte of actes) if (ecrites.has(acte.id)) noter(db, { ...trace("création", acte), apres: acte });
}

export const insertDeliberation = (db: Db, perimetre: Perimetre, acte: ActeEcrit): Promise<void> =>
  insertDeliberations(db, perimetre, [acte]);

/** Écrit la délibération si personne ne l'a changée depuis sa lecture (409). */
export async function updateDeliberation(db: Db, { espace }: Perimetre, avant: ActeEcrit, apres: Acte): Promise<void> {
  await db
    .updateTable("convention_deliberation")
    .set({ ...toColonnes(apres), version: avant.version + 1 })
    .where("espace", "=", espace)
    .where("id", "=", avant.id)
    .where("version", "=", avant.version)
    .executeTakeFirstOrThrow()
    .then(orConflict);
  noter(db, { ...trace("modification", avant), avant, apres });
}

export async function deleteDeliberation(db: Db, { espace }: Perimetre, avant: ActeEcrit): Promise<void> {
  const { numDeletedRows } = await db
    .deleteFrom("convention_deliberation")
    .where("espace", "=", espace)
    .where("id", "=", avant.id)
    .where("version", "=", avant.version)
    .executeTakeFirstOrThrow();
  orConflict({ numUpdatedRows: numDeletedRows });
  noter(db, { ...trace("retrait", avant), avant });
}

/** De quoi nommer des délibérations au journal ; celles d'un autre périmètre n'existent pas. */
export async function listCitationsDeliberations(db: Db, perimetre: Perimetre, ids: readonly string[]) {
  const rows = await toutes(db, perimetre)
    .select(["id", "convention", "collectivite", "numero"])
    .where("id", "in", [...ids])
    .execute();
  return rows.map(({ id, convention, collectivite, numero }) => ({
    id,
    titre: [collectivite ?? "Délibération", numero && `n° ${numero}`].filter(Boolean).join(", "),
    href: `/conventions/${convention}/deliberations/${id}`,
  }));
}

export type DelaiVote = { avant: Jour; version: number };

const avenantDe = (question: Question): string => (question.genre === "avenant" ? question.nom : "");

/** Le jour choisi pour que chacun ait voté cette question, s'il l'a été. */
export const findDelaiVote = (
  db: Db,
  { espace, conventions }: Perimetre,
  convention: string,
  question: Question,
): Promise<DelaiVote | undefined> =>
  db
    .selectFrom("convention_delai_vote")
    .select(["avant", "version"])
    .where("espace", "=", espace)
    .where("convention", "=", convention)
    .where("convention", "in", [...conventions])
    .where("avenant", "=", avenantDe(question))
    .executeTakeFirst();

type Choix = { convention: string; question: Question; avant: Jour | null };

async function writeDelai(
  db: Db,
  espace: string,
  { convention, question, avant }: Choix,
  version: number,
): Promise<bigint> {
  if (avant === null) {
    const ote = db
      .deleteFrom("convention_delai_vote")
      .where("espace", "=", espace)
      .where("convention", "=", convention)
      .where("avenant", "=", avenantDe(question));
    return (await ote.where("version", "=", version).executeTakeFirstOrThrow()).numDeletedRows;
  }
  const { numInsertedOrUpdatedRows = 0n } = await db
    .insertInto("convention_delai_vote")
    .values({ espace, convention, avenant: avenantDe(question), avant, version: version + 1 })
    .onConflict((conflit) =>
      conflit
        .columns(["espace", "convention", "avenant"])
        .doUpdateSet({ avant, version: version + 1 })
        .where("convention_delai_vote.version", "=", version),
    )
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows;
}

/** Choisit le jour, ou l'oublie ; `version` est celle qui fut lue, 0 s'il n'y en avait pas. */
export async function saveDelaiVote(db: Db, perimetre: Perimetre, choix: Choix, version: number): Promise<void> {
  const { espace } = perimetre;
  const { convention, question, avant } = choix;
  const ancien = await findDelaiVote(db, perimetre, convention, question);
  const meme = (ancien?.version ?? 0) === version;
  orConflict({ numUpdatedRows: meme ? await writeDelai(db, espace, choix, version) : 0n });
  const journal = { action: "modification", objet: "convention.delaiVote", objetId: convention, convention };
  const dit = (jour: Jour | null) => (question.genre === "avenant" ? { avenant: question.nom, avant: jour } : jour);
  noter(db, { ...journal, avant: dit(ancien?.avant ?? null), apres: dit(avant) });
}
