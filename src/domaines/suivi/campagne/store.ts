import { type ColumnType, type Insertable, sql } from "kysely";
import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { Json, Tables } from "#platform/db/tables.ts";
import { conflict, orConflict, orNotFound } from "#platform/errors.ts";
import { noter } from "#platform/journal.ts";
import type { Canal } from "../etat/model.ts";
import type {
  Campagne,
  Demande,
  DemandePosee,
  EtatCampagne,
  EtatDemande,
  Evenement,
  Geste,
  Reponse,
  Rythme,
} from "./model.ts";
import { cleDemande } from "./rules.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    suivi_campagne: {
      espace: string;
      id: string;
      convention: string;
      titre: string;
      rythme: Rythme;
      debut: Jour;
      fin: Jour;
      ouverture: Jour;
      cloture: Jour;
      relances: Json<Jour[]>;
      message: string;
      noeuds: Json<string[]>;
      fiches: Json<string[]>;
      finies: boolean;
      etat: EtatCampagne;
      rang: ColumnType<number, number | undefined, number>;
      version: number;
    };
    suivi_demande: {
      espace: string;
      campagne: string;
      fiche: string;
      volet: string;
      convention: string;
      referent: string | null;
      etat: EtatDemande;
      version: ColumnType<number, number | undefined, number>;
      reponse: ColumnType<Reponse | null, string | null, string | null>;
      auteur: string | null;
      repondue: string | null;
      mot: string | null;
    };
    suivi_evenement: {
      espace: string;
      campagne: string;
      rang: number;
      genre: Evenement["genre"];
      fiche: string | null;
      volet: string | null;
      compte: string;
      auteur: string;
      canal: Canal;
      instant: string;
      contenu: Json<Evenement["contenu"]>;
    };
  }
}

const COLONNES = [
  "id",
  "convention",
  "titre",
  "rythme",
  "debut",
  "fin",
  "ouverture",
  "cloture",
  "relances",
  "message",
  "noeuds",
  "fiches",
  "finies",
  "etat",
  "version",
] as const;

const select = (db: Db, { espace, conventions }: Perimetre) =>
  db
    .selectFrom("suivi_campagne")
    .select(COLONNES)
    .where("espace", "=", espace)
    .where("convention", "in", [...conventions]);

/** Les campagnes des conventions du périmètre, la plus récente d'abord. */
export const listCampagnes = (db: Db, perimetre: Perimetre): Promise<Campagne[]> =>
  select(db, perimetre).orderBy("debut", "desc").orderBy("ouverture", "desc").orderBy("id", "desc").execute();

export const getCampagne = (db: Db, perimetre: Perimetre, id: string): Promise<Campagne> =>
  select(db, perimetre).where("id", "=", id).executeTakeFirst().then(orNotFound);

/** La même, retenue jusqu'à la fin de la transaction : ses événements se suivent un par un. */
export const lockCampagne = (db: Db, perimetre: Perimetre, id: string): Promise<Campagne> =>
  select(db, perimetre).where("id", "=", id).forUpdate().executeTakeFirst().then(orNotFound);

/** Retient toutes les campagnes d'une convention : deux qui s'ouvrent ensemble s'ouvrent l'une après l'autre. */
export const lockCampagnes = (db: Db, perimetre: Perimetre, convention: string): Promise<Campagne[]> =>
  select(db, perimetre).where("convention", "=", convention).orderBy("id").forUpdate().execute();

const ligne = (
  espace: string,
  { relances, noeuds, fiches, ...campagne }: Campagne,
): Insertable<Tables["suivi_campagne"]> => ({
  ...campagne,
  espace,
  relances: JSON.stringify(relances),
  noeuds: JSON.stringify(noeuds),
  fiches: JSON.stringify(fiches),
});

const trace = (action: string, { id, convention }: Campagne) => ({
  action,
  objet: "suivi.campagne",
  objetId: id,
  convention,
});

export async function insertCampagne(db: Db, { espace }: Perimetre, campagne: Campagne): Promise<void> {
  await db.insertInto("suivi_campagne").values(ligne(espace, campagne)).execute();
  noter(db, { ...trace("creation", campagne), apres: campagne });
}

/** Écrit la campagne si personne ne l'a changée depuis sa lecture. */
export async function updateCampagne(
  db: Db,
  { espace }: Perimetre,
  { avant, apres }: { avant: Campagne; apres: Campagne },
  action = "modification",
): Promise<void> {
  await db
    .updateTable("suivi_campagne")
    .set({ ...ligne(espace, apres), version: avant.version + 1 })
    .where("espace", "=", espace)
    .where("id", "=", avant.id)
    .where("version", "=", avant.version)
    .executeTakeFirstOrThrow()
    .then(orConflict);
  noter(db, { ...trace(action, avant), avant, apres });
}

/** Retire une campagne qui n'a pas encore été ouverte. */
export async function deleteCampagne(db: Db, { espace }: Perimetre, campagne: Campagne): Promise<void> {
  await db
    .deleteFrom("suivi_campagne")
    .where("espace", "=", espace)
    .where("id", "=", campagne.id)
    .where("etat", "=", "preparee")
    .execute();
  noter(db, { ...trace("retrait", campagne), avant: campagne });
}

const DEMANDE = ["fiche", "volet", "referent", "etat", "version", "reponse", "auteur", "repondue", "mot"] as const;

const selectDemandes = (db: Db, { espace, conventions }: Perimetre) =>
  db
    .selectFrom("suivi_demande")
    .where("suivi_demande.espace", "=", espace)
    .where("suivi_demande.convention", "in", [...conventions]);

export const listDemandes = (db: Db, perimetre: Perimetre, campagne: string): Promise<Demande[]> =>
  selectDemandes(db, perimetre)
    .select(DEMANDE)
    .where("campagne", "=", campagne)
    .orderBy("fiche")
    .orderBy("volet")
    .execute();

/** Les demandes des campagnes ouvertes, avec leur campagne. */
export const listDemandesOuvertes = (db: Db, perimetre: Perimetre): Promise<(Demande & { campagne: string })[]> =>
  selectDemandes(db, perimetre)
    .innerJoin("suivi_campagne as c", (join) =>
      join.onRef("c.espace", "=", "suivi_demande.espace").onRef("c.id", "=", "suivi_demande.campagne"),
    )
    .select(DEMANDE.map((colonne) => `suivi_demande.${colonne}` as const))
    .select("suivi_demande.campagne")
    .where("c.etat", "=", "ouverte")
    .orderBy("c.debut", "desc")
    .orderBy("suivi_demande.fiche")
    .orderBy("suivi_demande.volet")
    .execute();

export const getDemande = (
  db: Db,
  perimetre: Perimetre,
  campagne: string,
  { fiche, volet }: Pick<Demande, "fiche" | "volet">,
): Promise<Demande> =>
  selectDemandes(db, perimetre)
    .select(DEMANDE)
    .where("campagne", "=", campagne)
    .where("fiche", "=", fiche)
    .where("volet", "=", volet)
    .executeTakeFirst()
    .then(orNotFound);

/** Ces demandes d'une campagne, ensemble ; une qui n'y est pas n'existe pas. */
export async function getDemandes(
  db: Db,
  perimetre: Perimetre,
  campagne: string,
  sujets: readonly Pick<Demande, "fiche" | "volet">[],
): Promise<Demande[]> {
  const [sujet] = sujets;
  if (sujet && sujets.length === 1) return [await getDemande(db, perimetre, campagne, sujet)];
  const toutes = new Map((await listDemandes(db, perimetre, campagne)).map((une) => [cleDemande(une), une]));
  return sujets.map((un) => orNotFound(toutes.get(cleDemande(un))));
}

const LOT = 500;

/** Pose les demandes d'une campagne qui s'ouvre. */
export async function insertDemandes(
  db: Db,
  { espace }: Perimetre,
  { id, convention }: Campagne,
  demandes: readonly DemandePosee[],
): Promise<void> {
  const vide = { etat: "attendue" as const, reponse: null, auteur: null, repondue: null, mot: null };
  for (let debut = 0; debut < demandes.length; debut += LOT)
    await db
      .insertInto("suivi_demande")
      .values(demandes.slice(debut, debut + LOT).map((une) => ({ ...une, ...vide, espace, campagne: id, convention })))
      .execute();
}

/** Écrit où en sont des demandes, si aucune n'a bougé depuis sa lecture. */
export async function updateDemandes(
  db: Db,
  { espace }: Perimetre,
  campagne: string,
  demandes: readonly { avant: Demande; apres: Demande }[],
): Promise<void> {
  const lignes = demandes.map(({ avant, apres }) => ({ ...apres, avant: avant.version }));
  const { numAffectedRows } = await sql`
    update suivi_demande set etat = r.etat, version = r.version, reponse = r.reponse, auteur = r.auteur, repondue = r.repondue, mot = r.mot
    from jsonb_to_recordset(${JSON.stringify(lignes)}::jsonb) as r(fiche text, volet text, avant integer, etat text, version integer,
      reponse jsonb, auteur text, repondue timestamptz, mot text)
    where suivi_demande.espace = ${espace} and suivi_demande.campagne = ${campagne} and suivi_demande.fiche = r.fiche
      and suivi_demande.volet = r.volet and suivi_demande.version = r.avant`.execute(db);
  if (Number(numAffectedRows) !== demandes.length) throw conflict();
}

/** Ajoute des événements à la suite des autres ; la campagne est déjà retenue. */
export async function insertEvenements(
  db: Db,
  { espace }: Perimetre,
  campagne: string,
  evenements: readonly Evenement[],
): Promise<void> {
  const { rang: dernier } = await db
    .updateTable("suivi_campagne")
    .set((eb) => ({ rang: eb("rang", "+", evenements.length) }))
    .where("espace", "=", espace)
    .where("id", "=", campagne)
    .returning("rang")
    .executeTakeFirstOrThrow();
  const lignes = evenements.map((evenement, place) => {
    const { genre, contenu, compte, auteur, canal, instant } = evenement;
    const { fiche, volet } = "fiche" in evenement ? evenement : { fiche: null, volet: null };
    const rang = dernier - evenements.length + place + 1;
    const dit = { espace, campagne, rang, genre, fiche, volet, compte, auteur, canal, instant };
    return { ...dit, contenu: JSON.stringify(contenu) };
  });
  for (let debut = 0; debut < lignes.length; debut += LOT)
    await db
      .insertInto("suivi_evenement")
      .values(lignes.slice(debut, debut + LOT))
      .execute();
}

type LigneEvenement = Geste & Pick<Evenement, "genre" | "contenu"> & { fiche: string | null; volet: string | null };

const versEvenement = ({ fiche, volet, ...reste }: LigneEvenement): Evenement =>
  (fiche === null ? reste : { ...reste, fiche, volet }) as Evenement;

/** Tout ce qui est arrivé dans une campagne, dans l'ordre. */
export async function listEvenements(db: Db, perimetre: Perimetre, campagne: string): Promise<Evenement[]> {
  await getCampagne(db, perimetre, campagne);
  const lignes = await db
    .selectFrom("suivi_evenement")
    .select(["genre", "fiche", "volet", "compte", "auteur", "canal", "instant", "contenu"])
    .where("espace", "=", perimetre.espace)
    .where("campagne", "=", campagne)
    .orderBy("rang")
    .execute();
  return lignes.map(versEvenement);
}

/** Combien de demandes sont dans chaque état, campagne par campagne. */
export const countDemandes = (
  db: Db,
  perimetre: Perimetre,
): Promise<{ campagne: string; etat: EtatDemande; nombre: number }[]> =>
  selectDemandes(db, perimetre)
    .select((eb) => ["campagne", "etat", eb.fn.countAll<number>().as("nombre")])
    .groupBy(["campagne", "etat"])
    .execute();
