import { type Kysely, sql } from "kysely";
import type { Base } from "#platform/db/db.ts";

/**
 * What belongs to no espace, with what `maillage_app` may do there. Everything else is isolated, or the walk fails.
 * The annuaire says who may enter where; it is read under its own role, before any espace is known.
 */
const A_PERSONNE: Record<string, string> = {
  migration: "",
  installation: "SELECT",
  journal_installation: "",
  outbox: "INSERT",
};
const estAnnuaire = (table: string) => table.startsWith("acces_");

const POLICY = "(espace = ( SELECT current_setting('maillage.espace'::text, true) AS current_setting))";

type Colonnes = { nom: string; colonnes: string[] };
type Lien = Colonnes & { vers: string; visees: string[]; efface: string; effacees: number };
type Table = {
  nom: string;
  rls: boolean;
  proprietaire: string;
  regles: { role: string[]; commande: string; qual: string; controle: string | null; permissive: string }[];
  uniques: Colonnes[];
  liens: Lien[];
  controles: string[];
  droits: { role: string; droit: string }[];
};

const names = (numbers: string, relation: string) =>
  sql.raw(
    `(select json_agg(a.attname order by k.rang) from unnest(${numbers}) with ordinality k(num, rang)
     left join pg_attribute a on a.attrelid = ${relation} and a.attnum = k.num)`,
  );

async function readTables(base: Base): Promise<Table[]> {
  const { rows } = await sql<Table>`
    select c.relname as nom, c.relrowsecurity as rls, pg_get_userbyid(c.relowner) as proprietaire,
      (select coalesce(json_agg(json_build_object('role', p.roles, 'commande', p.cmd, 'qual', p.qual, 'controle', p.with_check, 'permissive', p.permissive)), '[]')
         from pg_policies p where p.schemaname = 'public' and p.tablename = c.relname) as regles,
      (select coalesce(json_agg(json_build_object('nom', i.indexrelid::regclass, 'colonnes', ${names("i.indkey::int2[]", "c.oid")})), '[]')
         from pg_index i where i.indrelid = c.oid and i.indisunique) as uniques,
      (select coalesce(json_agg(json_build_object('nom', f.conname, 'colonnes', ${names("f.conkey", "c.oid")}, 'vers', f.confrelid::regclass,
           'visees', ${names("f.confkey", "f.confrelid")}, 'efface', f.confdeltype, 'effacees', coalesce(array_length(f.confdelsetcols, 1), 0))), '[]')
         from pg_constraint f where f.conrelid = c.oid and f.contype = 'f') as liens,
      (select coalesce(json_agg(pg_get_constraintdef(k.oid)), '[]') from pg_constraint k where k.conrelid = c.oid and k.contype = 'c') as controles,
      (select coalesce(json_agg(json_build_object('role', g.grantee, 'droit', g.privilege_type) order by g.privilege_type), '[]')
         from information_schema.role_table_grants g where g.table_schema = 'public' and g.table_name = c.relname and g.grantee <> pg_get_userbyid(c.relowner)) as droits
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by c.relname`.execute(
    base,
  );
  return rows;
}

const droitsDe = ({ droits }: Table, role: string) =>
  droits
    .filter((droit) => droit.role === role)
    .map(({ droit }) => droit)
    .join(" ");

type Exigence = readonly [tenu: boolean, faute: string];

const exigencesDeRegle = ({ rls, regles: [regle, ...autres], controles }: Table): Exigence[] => [
  [rls, "la sécurité par ligne n’est pas active"],
  [regle !== undefined && autres.length === 0, `${autres.length + (regle ? 1 : 0)} politiques, il en faut une`],
  [regle?.qual === POLICY && regle.permissive === "PERMISSIVE", `politique inattendue ${regle?.qual}`],
  [regle?.commande === "ALL" && regle.role.join() === "public", "la politique ne vaut pas pour tout acte de tout rôle"],
  [!regle?.controle || regle.controle === POLICY, "la politique d’écriture diffère de celle de lecture"],
  [controles.some((texte) => texte.includes("espace <> ''::text")), "un espace vide y est permis"],
];

const exigencesDeCles = ({ uniques, liens }: Table, isolees: ReadonlySet<string>): Exigence[] => [
  [uniques.length > 0, "aucune clé"],
  ...uniques.map(
    ({ nom, colonnes }): Exigence => [colonnes[0] === "espace", `l’index unique ${nom} ne s’ouvre pas par espace`],
  ),
  ...liens
    .filter(({ vers }) => isolees.has(vers))
    .map(
      ({ nom, colonnes, visees }): Exigence => [
        colonnes[0] === "espace" && visees[0] === "espace",
        `le lien ${nom} ne passe pas par espace`,
      ],
    ),
  ...liens.map(
    ({ nom, efface, colonnes, effacees }): Exigence => [
      efface !== "n" || colonnes.length === 1 || effacees > 0,
      `le lien ${nom} effacerait aussi l’espace`,
    ],
  ),
];

const exigencesDeDroits = (table: Table): Exigence[] => [
  [table.proprietaire !== "maillage_app", "l’application en est propriétaire"],
  [droitsDe(table, "maillage_annuaire") === "", "l’annuaire y a des droits"],
  [droitsDe(table, "PUBLIC") === "", "tout le monde y a des droits"],
  [
    !/TRUNCATE|REFERENCES|TRIGGER/.test(droitsDe(table, "maillage_app")),
    "l’application y a un droit qui ignore les lignes",
  ],
];

/** The faults of a table that holds what belongs to an espace. */
const fautesIsolee = (table: Table, isolees: ReadonlySet<string>): string[] =>
  [...exigencesDeRegle(table), ...exigencesDeCles(table, isolees), ...exigencesDeDroits(table)]
    .filter(([tenu]) => !tenu)
    .map(([, faute]) => `${table.nom} : ${faute}`);

function fautesDePersonne(table: Table): string[] {
  const permis = estAnnuaire(table.nom) ? "" : A_PERSONNE[table.nom];
  const fautes: string[] = [];
  if (droitsDe(table, "maillage_app") !== permis)
    fautes.push(`${table.nom} : l’application y peut ${droitsDe(table, "maillage_app") || "rien"}`);
  if (droitsDe(table, "PUBLIC") !== "") fautes.push(`${table.nom} : tout le monde y a des droits`);
  return fautes;
}

/** Views read with the rights of who asks; nothing precomputed, nothing that runs as its owner. */
async function fautesAutour(base: Base): Promise<string[]> {
  const { rows } = await sql<{ faute: string }>`
    select relname || ' : vue sans security_invoker' as faute from pg_class
      where relnamespace = 'public'::regnamespace and relkind = 'v' and not coalesce(reloptions::text like '%security_invoker=true%', false)
    union all select relname || ' : vue matérialisée' from pg_class where relnamespace = 'public'::regnamespace and relkind = 'm'
    union all select proname || ' : fonction security definer' from pg_proc where pronamespace = 'public'::regnamespace and prosecdef
    union all select rolname || ' : passe la sécurité par ligne' from pg_roles where rolname in ('maillage_app', 'maillage_annuaire') and (rolsuper or rolbypassrls)
    union all select nspname || ' : l’application peut y créer' from pg_namespace where nspname = 'public' and has_schema_privilege('maillage_app', oid, 'create')
    union all select a.rolname || ' : membre de ' || b.rolname from pg_auth_members m join pg_roles a on a.oid = m.member join pg_roles b on b.oid = m.roleid
      where a.rolname in ('maillage_app', 'maillage_annuaire')`.execute(base);
  return rows.map(({ faute }) => faute);
}

const aPersonne = ({ nom }: Table): boolean => estAnnuaire(nom) || nom in A_PERSONNE;

/** Walks every table of the base; what it returns is all that is wrong. */
export async function marcher(base: Kysely<never> | Base): Promise<{ fautes: string[]; isolees: string[] }> {
  const tables = await readTables(base as Base);
  const isolees = new Set(tables.filter((table) => !aPersonne(table)).map(({ nom }) => nom));
  const fautes = tables.flatMap((table) => (aPersonne(table) ? fautesDePersonne(table) : fautesIsolee(table, isolees)));
  return { fautes: [...fautes, ...(await fautesAutour(base as Base))], isolees: [...isolees] };
}
