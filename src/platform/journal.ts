import { createHash, randomBytes } from "node:crypto";
import type { ColumnType, Insertable, Selectable, Transaction } from "kysely";
import { canonique } from "#commun/canonique.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { inLots } from "./db/lots.ts";
import type { Tables as All } from "./db/tables.ts";
import { openValues, sealValues } from "./vault/values.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    journal_tete: { espace: string; rang: number; empreinte: string };
    journal_ligne: {
      espace: string;
      rang: number;
      le: string;
      compte: string;
      action: string;
      objet: string;
      objet_id: string;
      convention: string | null;
      empreinte_avant: string | null;
      empreinte_apres: string | null;
      precedente: string;
      empreinte: string;
    };
    journal_valeur: {
      espace: string;
      rang: number;
      sel: string;
      avant: ColumnType<unknown, string | null, never>;
      apres: ColumnType<unknown, string | null, never>;
    };
  }
}

type Db = Transaction<All>;
type Ligne = Selectable<All["journal_ligne"]>;

/**
 * What a write tells the journal. `avant` and `apres` are the values themselves; only their salted hashes enter the chain. `sujet`:
 * whose data they are; they are then sealed under that person's key, and nobody reads them any more once it is destroyed.
 */
export type Trace = {
  action: string;
  objet: string;
  objetId: string;
  sujet?: string | undefined;
  convention?: string | null;
  avant?: unknown;
  apres?: unknown;
};

const pending = new WeakMap<Db, Trace[]>();
const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

/** Notes a write; the lines are written last, by the transaction that encloses it. */
export function noter(db: Db, trace: Trace): void {
  const traces = pending.get(db);
  if (traces) traces.push(trace);
  else pending.set(db, [trace]);
}

export const ERASURE = "effacement";
const GENESIS = "0".repeat(64);
const hashValue = (sel: string, value: unknown) => (value == null ? null : sha256(sel + canonique(value)));

const hashLine = (ligne: Omit<Ligne, "empreinte">) =>
  sha256(
    [
      ligne.espace,
      ligne.rang,
      new Date(ligne.le).toISOString(),
      ligne.compte,
      ligne.action,
      ligne.objet,
      ligne.objet_id,
      ligne.convention ?? "",
      ligne.empreinte_avant ?? "",
      ligne.empreinte_apres ?? "",
      ligne.precedente,
    ].join("\u001f"),
  );

async function lockHead(db: Db, espace: string) {
  await db
    .insertInto("journal_tete")
    .values({ espace, rang: 0, empreinte: GENESIS })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return db.selectFrom("journal_tete").selectAll().where("espace", "=", espace).forUpdate().executeTakeFirstOrThrow();
}

const json = (value: unknown) => (value == null ? null : JSON.stringify(value));

const lineOf = ({ action, objet, objetId, convention, avant, apres }: Trace, sel: string) => ({
  action,
  objet,
  objet_id: objetId,
  convention: convention ?? null,
  empreinte_avant: hashValue(sel, avant),
  empreinte_apres: hashValue(sel, apres),
});

/** Writes what `noter` gathered in this transaction at the end of the espace's chain, whose head it locks. */
export async function flushJournal(db: Db, perimetre: Perimetre, instant: Date): Promise<void> {
  const traces = pending.get(db);
  if (!traces?.length) return;
  pending.delete(db);
  const { espace, compte } = perimetre;
  const sealed = await sealValues(db, espace, traces, instant);
  let { rang, empreinte } = await lockHead(db, espace);
  const le = instant.toISOString();
  const lignes: Ligne[] = [];
  const valeurs: Insertable<All["journal_valeur"]>[] = [];
  for (const trace of sealed) {
    rang += 1;
    const sel = randomBytes(16).toString("hex");
    const ligne = { ...lineOf(trace, sel), espace, rang, le, compte, precedente: empreinte };
    empreinte = hashLine(ligne);
    lignes.push({ ...ligne, empreinte });
    valeurs.push({ espace, rang, sel, avant: json(trace.avant), apres: json(trace.apres) });
  }
  await inLots(lignes, (lot) => db.insertInto("journal_ligne").values(lot).execute());
  await inLots(valeurs, (lot) => db.insertInto("journal_valeur").values(lot).execute());
  await db.updateTable("journal_tete").set({ rang, empreinte }).where("espace", "=", espace).execute();
}

export type Mouvement = { rang: number; le: string; compte: string; action: string; avant: unknown; apres: unknown };

/** The history of one object, newest first; an erased value is null on both sides. */
export async function findHistory(db: Db, espace: string, objet: string, objetId: string): Promise<Mouvement[]> {
  const rows = await db
    .selectFrom("journal_ligne as l")
    .leftJoin("journal_valeur as v", (join) => join.onRef("v.espace", "=", "l.espace").onRef("v.rang", "=", "l.rang"))
    .select(["l.rang", "l.le", "l.compte", "l.action", "v.avant", "v.apres"])
    .where("l.espace", "=", espace)
    .where("l.objet", "=", objet)
    .where("l.objet_id", "=", objetId)
    .orderBy("l.rang", "desc")
    .execute();
  const read = await openValues(
    db,
    espace,
    rows.map((row) => ({ ...row, objet, objetId })),
  );
  return read.map(({ rang, le, compte, action, avant, apres }) => {
    return { rang: Number(rang), le: new Date(le).toISOString(), compte, action, avant, apres };
  });
}

/** The instant of the first line about an object of this kind in a convention: before it, the journal knows nothing of them. */
export async function findFirstInstant(
  db: Db,
  espace: string,
  { objet, convention }: { objet: string; convention: string },
): Promise<string | null> {
  const { le } = await db
    .selectFrom("journal_ligne")
    .select((eb) => eb.fn.min<string | null>("le").as("le"))
    .where("espace", "=", espace)
    .where("convention", "=", convention)
    .where("objet", "=", objet)
    .executeTakeFirstOrThrow();
  return le === null ? null : new Date(le).toISOString();
}

/**
 * What happened to the objects of these kinds after an instant, in a convention or in the whole espace (null), oldest first, with the
 * values that are not erased.
 */
export async function listMovements(
  db: Db,
  espace: string,
  { objets, convention, apres }: { objets: readonly string[]; convention: string | null; apres: string },
): Promise<(Omit<Mouvement, "rang"> & { objet: string; objetId: string })[]> {
  const rows = await db
    .selectFrom("journal_ligne as l")
    .leftJoin("journal_valeur as v", (join) => join.onRef("v.espace", "=", "l.espace").onRef("v.rang", "=", "l.rang"))
    .select(["l.objet", "l.objet_id as objetId", "l.le", "l.compte", "l.action", "v.avant", "v.apres"])
    .where("l.espace", "=", espace)
    .$if(convention !== null, (lignes) => lignes.where("l.convention", "=", convention))
    .where("l.objet", "in", [...objets])
    .where("l.le", ">", apres)
    .orderBy("l.rang")
    .execute();
  const read = await openValues(db, espace, rows);
  return read.map(({ objet, objetId, le, compte, action, avant, apres: suivant }) => {
    return { objet, objetId, le: new Date(le).toISOString(), compte, action, avant, apres: suivant };
  });
}

/** Erases the values of an object (not its lines): value and salt go, a line says so, and the chain still verifies. */
export async function eraseHistory(db: Db, espace: string, objet: string, objetId: string): Promise<number> {
  const rangs = db
    .selectFrom("journal_ligne")
    .select("rang")
    .where("espace", "=", espace)
    .where("objet", "=", objet)
    .where("objet_id", "=", objetId);
  const result = await db
    .deleteFrom("journal_valeur")
    .where("espace", "=", espace)
    .where("rang", "in", rangs)
    .executeTakeFirst();
  noter(db, { action: ERASURE, objet, objetId });
  return Number(result.numDeletedRows);
}

/** Reads the whole chain of an espace again: null when it holds, or the rank of the first line that does not. */
export async function verifyChain(db: Db, espace: string): Promise<number | null> {
  const lignes = await db
    .selectFrom("journal_ligne")
    .selectAll()
    .where("espace", "=", espace)
    .orderBy("rang")
    .execute();
  const valeurs = await db.selectFrom("journal_valeur").selectAll().where("espace", "=", espace).execute();
  const parRang = new Map(valeurs.map((valeur) => [Number(valeur.rang), valeur]));
  const effacements = lastErasures(lignes);
  let precedente = GENESIS;
  let attendu = 1;
  for (const ligne of lignes) {
    const rang = Number(ligne.rang);
    const { empreinte, ...corps } = ligne;
    const valeur = parRang.get(rang);
    const juste =
      rang === attendu &&
      corps.precedente === precedente &&
      hashLine({ ...corps, rang }) === empreinte &&
      (valeur ? valuesHold(ligne, valeur) : mayLack(ligne, effacements));
    if (!juste) return rang;
    precedente = empreinte;
    attendu += 1;
  }
  const tete = await db.selectFrom("journal_tete").selectAll().where("espace", "=", espace).executeTakeFirst();
  return (tete?.empreinte ?? GENESIS) === precedente ? null : attendu;
}

const nameOf = ({ objet, objet_id: id }: Ligne) => `${objet}\u001f${id}`;

/** The rank of the last line that says erased each object: values may be missing only before it. */
const lastErasures = (lignes: readonly Ligne[]): ReadonlyMap<string, number> =>
  new Map(
    lignes.filter(({ action }) => action === ERASURE).map((ligne) => [nameOf(ligne), Number(ligne.rang)] as const),
  );

/** Values are missing only where there were none, or where a later line says that they were erased. */
const mayLack = (ligne: Ligne, erasures: ReadonlyMap<string, number>): boolean =>
  holdsNothing(ligne) || (erasures.get(nameOf(ligne)) ?? 0) > Number(ligne.rang);

const holdsNothing = ({ empreinte_avant: avant, empreinte_apres: apres }: Ligne) => avant === null && apres === null;

function valuesHold(ligne: Ligne, valeur: Selectable<All["journal_valeur"]>): boolean {
  const same = (value: unknown, hash: string | null) => hashValue(valeur.sel, value) === hash;
  return same(valeur.avant, ligne.empreinte_avant) && same(valeur.apres, ligne.empreinte_apres);
}
