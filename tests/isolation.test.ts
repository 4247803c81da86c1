import { sql } from "kysely";
import { afterAll, expect, test } from "vitest";
import { inAnnuaire, inPerimeter } from "#platform/db/db.ts";
import { perimetreDe } from "./app.ts";
import { testBase } from "./base.ts";
import { marcher } from "./isolation.ts";

const engine = await testBase();
const { base } = engine;
afterAll(() => engine.close());

const sure = (nom: string, corps: string, suite = "") => `
  create table ${nom} (espace text not null check (espace <> ''), id text not null, ${corps} primary key (espace, id));
  alter table ${nom} enable row level security;
  create policy espace on ${nom} using (espace = (select current_setting('maillage.espace', true)));
  grant select, insert, update, delete on ${nom} to maillage_app; ${suite}`;

test("chaque table est isolée, ou de la liste de ce qui n’est à personne", async () => {
  const { fautes, isolees } = await marcher(base);
  expect(fautes).toEqual([]);
  expect(isolees.length).toBeGreaterThanOrEqual(3);
});

test.each([
  ["sans rien", "create table essai (id text primary key)", /essai : la sécurité par ligne/],
  ["sans sécurité par ligne", sure("essai", "", "alter table essai disable row level security"), /sécurité par ligne/],
  ["sans politique", sure("essai", "", "drop policy espace on essai"), /0 politiques/],
  ["avec deux politiques", sure("essai", "", "create policy autre on essai using (true)"), /2 politiques/],
  [
    "avec une politique plus large",
    sure(
      "essai",
      "",
      "drop policy espace on essai; create policy espace on essai using (espace = current_setting('maillage.espace', true) or id = 'x')",
    ),
    /politique inattendue/,
  ],
  [
    "avec une écriture plus large",
    sure(
      "essai",
      "",
      "drop policy espace on essai; create policy espace on essai using (espace = (select current_setting('maillage.espace', true))) with check (true)",
    ),
    /politique d’écriture/,
  ],
  [
    "avec une clé d’un autre ordre",
    sure("essai", "", "alter table essai drop constraint essai_pkey; alter table essai add primary key (id, espace)"),
    /essai_pkey/,
  ],
  ["avec un index unique à tous", sure("essai", "nom text unique,"), /essai_nom_key/],
  [
    "où l’espace peut être vide",
    sure("essai", "", "alter table essai drop constraint essai_espace_check"),
    /espace vide/,
  ],
  [
    "liée sans l’espace",
    sure("essai", "") +
      sure(
        "suite",
        "autre text,",
        "create unique index essai_autre on essai (espace, id); alter table suite add foreign key (autre, id) references essai (id, espace)",
      ),
    /suite : le lien/,
  ],
  [
    "qui effacerait l’espace",
    sure("essai", "") +
      sure("suite", "autre text, foreign key (espace, autre) references essai (espace, id) on delete set null,"),
    /effacerait aussi/,
  ],
  [
    "ouverte à l’annuaire",
    sure("essai", "", "grant select on essai to maillage_annuaire"),
    /l’annuaire y a des droits/,
  ],
  ["ouverte à tous", sure("essai", "", "grant select on essai to public"), /tout le monde/],
  [
    "que l’application peut vider d’un coup",
    sure("essai", "", "grant truncate on essai to maillage_app"),
    /ignore les lignes/,
  ],
  [
    "de l’annuaire, ouverte à l’application",
    "create table acces_essai (id text primary key); grant select on acces_essai to maillage_app",
    /acces_essai : l’application y peut SELECT/,
  ],
  [
    "à côté d’une vue qui lit comme son propriétaire",
    "create view vue_essai as select * from journal_ligne",
    /vue sans security_invoker/,
  ],
  [
    "à côté d’une vue matérialisée",
    "create materialized view essai as select * from journal_ligne",
    /vue matérialisée/,
  ],
  [
    "à côté d’une fonction qui court comme son propriétaire",
    "create function essai() returns bigint language sql security definer as 'select count(*) from journal_ligne'",
    /security definer/,
  ],
  ["où l’application hérite d’un autre rôle", "grant maillage_annuaire to maillage_app", /membre de maillage_annuaire/],
])("la marche voit une table %s", async (_cas, ddl, faute) => {
  const seen = await base
    .transaction()
    .execute(async (tx) => {
      for (const statement of ddl.split(";").filter((text) => text.trim())) await sql.raw(statement).execute(tx);
      const { fautes } = await marcher(tx as never);
      throw Object.assign(new Error("assez vu"), { fautes });
    })
    .catch((error: { fautes?: string[] }) => {
      if (!error.fautes) throw error;
      return error.fautes;
    });
  expect(seen.join("\n")).toMatch(faute);
});

test("sans espace, une requête de l’application ne rend rien ; l’annuaire n’a aucun droit sur le contenu", async () => {
  const ligne = { espace: "monts", rang: 1, empreinte: "0" };
  await base.insertInto("journal_tete").values(ligne).execute();
  const lire = (espace: string) =>
    inPerimeter(base, perimetreDe(espace), (tx) => tx.selectFrom("journal_tete").selectAll().execute());
  expect(await lire("monts")).toEqual([ligne]);
  expect(await lire("rives")).toEqual([]);
  expect(await lire("")).toEqual([]);
  await expect(inAnnuaire(base, (tx) => tx.selectFrom("journal_tete").selectAll().execute())).rejects.toThrow(
    /permission denied/,
  );
  const ecrire = inPerimeter(base, perimetreDe("rives"), (tx) =>
    tx
      .insertInto("journal_tete")
      .values({ ...ligne, espace: "autre" })
      .execute(),
  );
  await expect(ecrire).rejects.toThrow(/row-level security/);
});
