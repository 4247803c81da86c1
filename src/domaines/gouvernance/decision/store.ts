import { type Selectable, sql } from "kysely";
import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { Tables } from "#platform/db/tables.ts";
import { orConflict, orNotFound } from "#platform/errors.ts";
import { noter } from "#platform/journal.ts";
import type { Decision, Execution, GenreDecision, Majorite } from "./model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    gouvernance_decision: {
      espace: string;
      id: string;
      convention: string;
      annee: number;
      numero: number;
      seance: string | null;
      instance: string;
      le: Jour;
      genre: GenreDecision;
      objet: string;
      texte: string;
      pour: number | null;
      contre: number | null;
      abstentions: number | null;
      majorite: Majorite | null;
      adoptee: boolean;
      execution: Execution;
      responsable: string;
      avant: Jour | null;
      executee_le: Jour | null;
      constat: string;
      cree_le: string;
      cree_par: string;
      version: number;
    };
    gouvernance_decision_fiche: { espace: string; decision: string; fiche: string };
  }
}

const FICHES = sql<string[]>`coalesce((select json_agg(f.fiche order by f.fiche) from gouvernance_decision_fiche f
  where f.espace = gouvernance_decision.espace and f.decision = gouvernance_decision.id), '[]')`;

type Ligne = Selectable<Tables["gouvernance_decision"]> & { fiches: string[] };

function versDecision(ligne: Ligne): Decision {
  const { espace: _e, pour, contre, abstentions, majorite, executee_le, cree_le, cree_par, ...reste } = ligne;
  const vote =
    pour === null || contre === null || abstentions === null || majorite === null
      ? null
      : { pour, contre, abstentions, majorite };
  return { ...reste, vote, executeeLe: executee_le, creeLe: cree_le, creePar: cree_par };
}

function versLigne({ vote, executeeLe, creeLe, creePar, fiches: _f, ...reste }: Decision, espace: string) {
  return {
    ...reste,
    espace,
    pour: vote?.pour ?? null,
    contre: vote?.contre ?? null,
    abstentions: vote?.abstentions ?? null,
    majorite: vote?.majorite ?? null,
    executee_le: executeeLe,
    cree_le: creeLe,
    cree_par: creePar,
  };
}

const selectDecisions = (db: Db, { espace, conventions }: Perimetre) =>
  db
    .selectFrom("gouvernance_decision")
    .selectAll()
    .select(FICHES.as("fiches"))
    .where("espace", "=", espace)
    .where("convention", "in", [...conventions]);

/** Le registre, la plus récente d'abord. */
export const listDecisions = (db: Db, perimetre: Perimetre): Promise<Decision[]> =>
  selectDecisions(db, perimetre)
    .orderBy("le", "desc")
    .orderBy("annee", "desc")
    .orderBy("numero", "desc")
    .execute()
    .then((lignes) => lignes.map(versDecision));

/** Ce qu'une réunion a décidé, dans l'ordre : qui lit la réunion le lit, quelle que soit celle de ses conventions qui l'a inscrit. */
export const listDecisionsDeSeance = (
  db: Db,
  { espace, conventions }: Perimetre,
  seance: string,
): Promise<Decision[]> =>
  db
    .selectFrom("gouvernance_decision")
    .selectAll()
    .select(FICHES.as("fiches"))
    .where("espace", "=", espace)
    .where("seance", "=", seance)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom("gouvernance_seance as s")
          .innerJoin("gouvernance_instance_convention as l", (lien) =>
            lien.onRef("l.espace", "=", "s.espace").onRef("l.instance", "=", "s.instance"),
          )
          .select("s.id")
          .where("s.espace", "=", espace)
          .where("s.id", "=", seance)
          .where("l.convention", "in", [...conventions]),
      ),
    )
    .orderBy("annee")
    .orderBy("cree_le")
    .orderBy("numero")
    .execute()
    .then((lignes) => lignes.map(versDecision));

export const getDecision = (db: Db, perimetre: Perimetre, id: string): Promise<Decision> =>
  selectDecisions(db, perimetre).where("id", "=", id).executeTakeFirst().then(orNotFound).then(versDecision);

/** Le registre a-t-il déjà cette décision : le même formulaire est revenu. */
export const estInscrite = (db: Db, perimetre: Perimetre, id: string): Promise<boolean> =>
  selectDecisions(db, perimetre)
    .where("id", "=", id)
    .executeTakeFirst()
    .then((ligne) => ligne !== undefined);

/** La décision que nomme « D-2026-3 » dans sa convention. */
export const getDecisionNommee = (
  db: Db,
  perimetre: Perimetre,
  { convention, annee, numero }: Pick<Decision, "convention" | "annee" | "numero">,
): Promise<Decision> =>
  selectDecisions(db, perimetre)
    .where("convention", "=", convention)
    .where("annee", "=", annee)
    .where("numero", "=", numero)
    .executeTakeFirst()
    .then(orNotFound)
    .then(versDecision);

const trace = (action: string, { id, convention }: Pick<Decision, "id" | "convention">) => ({
  action,
  objet: "gouvernance.decision",
  objetId: id,
  convention,
});

/** Inscrit la décision au numéro qui suit dans l'année de sa convention ; deux mains à la fois ont chacune le leur. Faux si elle y est déjà. */
export async function insertDecision(db: Db, { espace }: Perimetre, decision: Decision): Promise<boolean> {
  const suivant = sql<number>`(select coalesce(max(numero), 0) + 1 from gouvernance_decision
    where espace = ${espace} and convention = ${decision.convention} and annee = ${decision.annee})`;
  for (let essai = 0; essai < 10; essai += 1) {
    const deja = await db
      .selectFrom("gouvernance_decision")
      .select("id")
      .where("espace", "=", espace)
      .where("id", "=", decision.id)
      .executeTakeFirst();
    if (deja) return false;
    const { numInsertedOrUpdatedRows } = await db
      .insertInto("gouvernance_decision")
      .values({ ...versLigne(decision, espace), numero: suivant })
      .onConflict((conflit) => conflit.doNothing())
      .executeTakeFirstOrThrow();
    if (!numInsertedOrUpdatedRows) continue;
    await insertFiches(db, espace, decision);
    noter(db, { ...trace("creation", decision), apres: decision });
    return true;
  }
  throw new Error("Le registre des décisions change sans cesse : réessayez.");
}

/** Le registre d'une convention qui n'en avait pas, en une fois, chaque décision à son numéro. */
export async function insertRegistre(db: Db, { espace }: Perimetre, decisions: readonly Decision[]): Promise<void> {
  if (decisions.length === 0) return;
  await db
    .insertInto("gouvernance_decision")
    .values(decisions.map((decision) => versLigne(decision, espace)))
    .execute();
  const liees = decisions.flatMap(({ id, fiches }) => fiches.map((fiche) => ({ espace, decision: id, fiche })));
  if (liees.length > 0) await db.insertInto("gouvernance_decision_fiche").values(liees).execute();
  for (const decision of decisions) noter(db, { ...trace("creation", decision), apres: decision });
}

async function insertFiches(db: Db, espace: string, { id, fiches }: Decision): Promise<void> {
  const liees = fiches.map((fiche) => ({ espace, decision: id, fiche }));
  if (liees.length > 0) await db.insertInto("gouvernance_decision_fiche").values(liees).execute();
}

/** Écrit ce qu'une décision est devenue si personne ne l'a fait depuis sa lecture (409). */
export async function updateDecision(
  db: Db,
  { espace }: Perimetre,
  { avant, apres, action }: { avant: Decision; apres: Decision; action: string },
): Promise<void> {
  const { numero: _n, ...ligne } = versLigne(apres, espace);
  await db
    .updateTable("gouvernance_decision")
    .set({ ...ligne, version: avant.version + 1 })
    .where("espace", "=", espace)
    .where("id", "=", avant.id)
    .where("version", "=", avant.version)
    .executeTakeFirstOrThrow()
    .then(orConflict);
  noter(db, { ...trace(action, avant), avant, apres });
}

/** Les décisions prises sur une fiche, de quoi les citer. */
export const listDecisionsDeFiche = (db: Db, perimetre: Perimetre, fiche: string): Promise<Decision[]> =>
  selectDecisions(db, perimetre)
    .where("adoptee", "=", true)
    .where("genre", "in", ["abandon", "remplacement", "arbitrage", "ajustementMineur"])
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom("gouvernance_decision_fiche as f")
          .select("f.fiche")
          .whereRef("f.espace", "=", "gouvernance_decision.espace")
          .whereRef("f.decision", "=", "gouvernance_decision.id")
          .where("f.fiche", "=", fiche),
      ),
    )
    .orderBy("le", "desc")
    .orderBy("id")
    .execute()
    .then((lignes) => lignes.map(versDecision));

/** De quoi nommer ces décisions au journal, et les ouvrir. */
export async function listCitationsDecisions(db: Db, { espace, conventions }: Perimetre, ids: readonly string[]) {
  const decisions = await db
    .selectFrom("gouvernance_decision")
    .select(["id", "convention", "annee", "numero", "objet"])
    .where("espace", "=", espace)
    .where("convention", "in", [...conventions])
    .where("id", "in", [...ids])
    .execute();
  return decisions.map(({ id, convention, annee, numero, objet }) => ({
    id,
    titre: `D-${annee}-${numero} : ${objet}`,
    href: `/conventions/${convention}/decisions/${id}`,
  }));
}
