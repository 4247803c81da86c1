import { sql } from "kysely";
import type { Perimetre } from "#commun/perimetre.ts";
import type { SuiteStructure } from "#domaines/equipements/index.ts";
import type { Db } from "#platform/db/db.ts";
import { PHRASES_SUITE } from "./textes.ts";

/** Les règlements qui comptent encore : le brouillon, et la dernière version publiée. */
const reglementsQuiNomment = (espace: string, structure: string) => sql`select from guichet_reglement r
  where r.espace = ${espace} and position(to_json(${structure}::text)::text in r.contenu::text) > 0
    and (r.etat = 'brouillon' or r.numero = (select max(numero) from guichet_reglement p where p.espace = r.espace and p.etat = 'publie'))`;

/** Une séance dont la liste est gelée tient ses structures telles qu'elles étaient ; un règlement publié ne change pas. */
async function retenir(db: Db, { espace }: Perimetre, { de, vers }: { de: string; vers: string }) {
  const { rows: gelees } = await sql<{ nom: string }>`select nom from guichet_commission
    where espace = ${espace} and etat in ('gelee', 'tiree', 'tenue') and (structures ? ${de} or structures ? ${vers})
    order by le limit 1`.execute(db);
  const [gelee] = gelees;
  if (gelee) return PHRASES_SUITE.gelee(gelee.nom);
  const { rows: nommes } = await reglementsQuiNomment(espace, de).execute(db);
  return nommes.length > 0 ? PHRASES_SUITE.reglement : null;
}

/** Qui cite une structure au guichet, sans dire combien : qui tient le registre ne lit pas les demandes. */
async function citer(db: Db, { espace }: Perimetre, structure: string): Promise<string[]> {
  const { rows } = await sql<Record<keyof typeof PHRASES_SUITE.citations, boolean>>`select
    exists (select from guichet_voeu where espace = ${espace} and structure = ${structure})
      or exists (select from guichet_demande where espace = ${espace} and actuelle = ${structure}) as voeux,
    exists (select from guichet_commission where espace = ${espace} and structures ? ${structure}) as seances,
    exists (select from guichet_offre where espace = ${espace} and places @> jsonb_build_array(jsonb_build_object('structure', ${structure}::text)))
      or exists (select from guichet_liberee where espace = ${espace} and structure = ${structure})
      or exists (select from guichet_doublon where espace = ${espace} and position(to_json(${structure}::text)::text in avant::text) > 0)
      as places,
    exists (${reglementsQuiNomment(espace, structure)}) as reglement`.execute(db);
  const dites = rows[0];
  const { citations } = PHRASES_SUITE;
  return dites
    ? (["voeux", "seances", "places", "reglement"] as const).flatMap((cle) => (dites[cle] ? [citations[cle]] : []))
    : [];
}

/** Ce qui citait l'une cite l'autre : vœux (au meilleur des deux rangs), séances pas encore gelées, places libérées, offertes ou acceptées. */
async function suivre(db: Db, { espace }: Perimetre, { de, vers }: { de: string; vers: string }): Promise<void> {
  await sql`delete from guichet_voeu v using guichet_voeu w
    where v.espace = ${espace} and w.espace = v.espace and w.demande = v.demande and w.rang < v.rang
      and v.structure in (${de}, ${vers}) and w.structure in (${de}, ${vers})`.execute(db);
  await sql`update guichet_voeu set structure = ${vers} where espace = ${espace} and structure = ${de}`.execute(db);
  await sql`update guichet_demande set actuelle = ${vers} where espace = ${espace} and actuelle = ${de}`.execute(db);
  await sql`update guichet_commission set version = version + 1,
      structures = case when structures ? ${vers} then structures - ${de}::text else (structures - ${de}::text) || to_jsonb(${vers}::text) end
    where espace = ${espace} and etat = 'preparee' and structures ? ${de}`.execute(db);
  await sql`update guichet_liberee set structure = ${vers}, version = version + 1
    where espace = ${espace} and structure = ${de}`.execute(db);
  const remplacer = sql`to_json(${de}::text)::text, to_json(${vers}::text)::text)::jsonb`;
  await sql`update guichet_offre set places = replace(places::text, ${remplacer}
    where espace = ${espace} and places @> jsonb_build_array(jsonb_build_object('structure', ${de}::text))`.execute(db);
  await sql`update guichet_doublon set avant = replace(avant::text, ${remplacer}
    where espace = ${espace} and position(to_json(${de}::text)::text in avant::text) > 0`.execute(db);
}

/** Ce que le guichet sait d'une structure que l'on fusionne ou que l'on retire. */
export const suiteGuichet: SuiteStructure = { retenir, citer, suivre };
