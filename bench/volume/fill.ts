import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Role } from "#commun/perimetre.ts";
import type { Base } from "#platform/db/db.ts";
import { COOKIE } from "../../src/app.ts";

/** How many conventions of how many fiches, each in an espace of its own. */
export type Volume = { conventions: number; fiches: number };

const LE = "2026-11-21T09:00:00Z";
const WORDS =
  "{accueil,creche,parentalite,jeunesse,mobilite,logement,handicap,numerique,ludotheque,passerelle,guichet,itinerance,atelier,famille,animation,inclusion}";

const STATEMENTS = ({ conventions, fiches }: Volume) => [
  sql`insert into acces_espace (id, nom, teinte, cree_le) select 'e' || c, 'Espace ' || c, 168, ${LE}::timestamptz from generate_series(1, ${sql.lit(conventions)}) c`,
  sql`insert into acces_convention (espace, id, titre) select 'e' || c, 'c' || c, 'CTG ' || c from generate_series(1, ${sql.lit(conventions)}) c`,
  sql`insert into acteurs_acteur (espace, id, sorte, nom, nom_cle) select 'e' || c, 'a' || a, 'organisation', 'Acteur ' || a, 'acteur ' || a
      from generate_series(1, ${sql.lit(conventions)}) c, generate_series(1, 5) a`,
  sql`insert into plan_noeud (espace, id, convention, genre, libelle, ordre, recherche) select 'e' || c, 'n' || n, 'c' || c, 'axe', 'Axe ' || n, n, 'axe ' || n
      from generate_series(1, ${sql.lit(conventions)}) c, generate_series(1, 6) n`,
  sql`insert into plan_fiche (espace, id, convention, ordre, cree_le, modifie_le, modifie_par, reference, titre, echeances, champs,
        reference_tri, titre_tri, debut, fin, recherche)
      select 'e' || c, 'f' || f, 'c' || c, f, ${LE}::timestamptz, ${LE}::timestamptz, 'banc', 'F' || f, titre,
        '[{"debut":"2026","fin":"2028","texte":null}]', '["Enfance"]', 'f' || lpad(f::text, 6, '0'), titre, 2026, 2028, titre || ' ' || repeat(titre || ' ', 12)
      from generate_series(1, ${sql.lit(conventions)}) c, generate_series(1, ${sql.lit(fiches)}) f,
        lateral (select 'Action ' || m[1 + (c * 7 + f) % 16] || ' et ' || m[1 + (c * 3 + f * 5) % 16] || ' numero ' || f as titre
                 from (select ${WORDS}::text[] as m) mots) t`,
  sql`insert into plan_fiche_noeud (espace, fiche, noeud, ordre) select 'e' || c, 'f' || f, 'n' || (1 + f % 6), 0
      from generate_series(1, ${sql.lit(conventions)}) c, generate_series(1, ${sql.lit(fiches)}) f`,
  sql`insert into plan_fiche_acteur (espace, fiche, lien, ordre, acteur, libelle) select 'e' || c, 'f' || f, 'pilote', 0, 'a' || (1 + f % 5), 'Acteur ' || (1 + f % 5)
      from generate_series(1, ${sql.lit(conventions)}) c, generate_series(1, ${sql.lit(fiches)}) f`,
  sql`analyze`,
];

/** Fills an empty, migrated base. */
export async function fill(base: Base, volume: Volume): Promise<void> {
  for (const statement of STATEMENTS(volume)) await statement.execute(base);
}

const saisies = ({ conventions, fiches, periodes }: Volume & { periodes: number }) =>
  sql`insert into suivi_saisie (espace, id, convention, fiche, volet, etat, le, instant, compte, auteur, canal, avancees)
      select 'e' || c, 's' || f || '-' || p, 'c' || c, 'f' || f, '', (array['nonDemarree', 'enPreparation', 'enCours', 'realisee'])[1 + (f + p) % 4],
        to_char(jour, 'YYYY-MM-DD'), jour, 'banc', 'Banc', 'page', repeat('Ce qui a avance. ', 6)
      from generate_series(1, ${sql.lit(conventions)}) c, generate_series(1, ${sql.lit(fiches)}) f, generate_series(1, ${sql.lit(periodes)}) p,
        lateral (select timestamptz '2016-10-01T09:00:00Z' + p * interval '6 months' as jour) j`;

/** Twenty indicators with a target, read for five years, and what each fiche costs over three: two funders a year, own share included. */
const mesures = ({ conventions, fiches }: Volume) => [
  sql`insert into suivi_indicateur (espace, id, convention, ordre, libelle, mesure, unite, sens, frequence, ventilation, depart, depart_le, cibles)
      select 'e' || c, 'i' || i, 'c' || c, i, 'Indicateur ' || i, 'nombre', 'enfants', 'hausse', 'semestrielle', 'aucune', 10, '2021-01-01',
        '[{"date":"2028-12-31","valeur":200}]'
      from generate_series(1, ${sql.lit(conventions)}) c, generate_series(1, 20) i`,
  sql`insert into suivi_indicateur_fiche (espace, indicateur, fiche, convention) select 'e' || c, 'i' || i, 'f' || (1 + i % ${sql.lit(fiches)}), 'c' || c
      from generate_series(1, ${sql.lit(conventions)}) c, generate_series(1, 20) i`,
  sql`insert into suivi_valeur (espace, indicateur, periode, convention, nombre, etat, saisi_par, saisi_le, valide_par, valide_le)
      select 'e' || c, 'i' || i, an || '-S' || s, 'c' || c, 10 + i + (an - 2021) * 8 + s, 'validee', 'banc', ${LE}::timestamptz, 'banc', ${LE}::timestamptz
      from generate_series(1, ${sql.lit(conventions)}) c, generate_series(1, 20) i, generate_series(2021, 2025) an, generate_series(1, 2) s`,
  sql`insert into suivi_budget_annee (espace, fiche, annee, convention, etp_prevu, etp_realise) select 'e' || c, 'f' || f, an, 'c' || c, 50, 40
      from generate_series(1, ${sql.lit(conventions)}) c, generate_series(1, ${sql.lit(fiches)}) f, generate_series(2025, 2027) an`,
  sql`insert into suivi_budget_ligne (espace, fiche, annee, rang, convention, nature, financeur, acteur, prevu, realise, demande, accorde, verse)
      select 'e' || c, 'f' || f, an, r, 'c' || c, 'fonctionnement', case r when 1 then 'acteur' else 'partPropre' end,
        case r when 1 then 'a' || (1 + f % 5) end, 1000000 + f * 1000, 900000, case r when 1 then 800000 end, case r when 1 then 700000 end, case r when 1 then 300000 end
      from generate_series(1, ${sql.lit(conventions)}) c, generate_series(1, ${sql.lit(fiches)}) f, generate_series(2025, 2027) an, generate_series(1, 2) r`,
];

/** Says the state of each fiche `periodes` times, twice a year, the last in October 2026 when there are twenty; its indicators, its money. */
export async function fillSuivi(base: Base, volume: Volume & { periodes: number }): Promise<void> {
  await saisies(volume).execute(base);
  for (const statement of mesures(volume)) await statement.execute(base);
  await sql`analyze`.execute(base);
}

/** A campaign to open in each of the first `conventions`, on every fiche; each organisation has someone to write to. */
export async function fillCampagnes(base: Base, conventions: number): Promise<void> {
  await sql`insert into acteurs_acteur (espace, id, sorte, nom, nom_cle, organisation, courriel)
      select espace, 'p' || id, 'contact', 'Personne ' || id, 'personne ' || id, id, id || '@exemple.fr' from acteurs_acteur`.execute(
    base,
  );
  await sql`insert into suivi_campagne (espace, id, convention, titre, rythme, debut, fin, ouverture, cloture, relances, etat)
      select 'e' || c, 'k', 'c' || c, 'Second semestre 2026', 'semestre', '2026-07-01', '2026-12-31', '2026-11-21', '2026-12-18', '["2026-12-01"]', 'preparee'
      from generate_series(1, ${sql.lit(conventions)}) c`.execute(base);
}

/** A reader of the first `conventions` espaces, signed in; returns the cookie header. */
export async function signReader(
  base: Base,
  id: string,
  conventions: number,
  role: Exclude<Role, "administrateur"> = "conseillerCaf",
): Promise<string> {
  const compte = { id, courriel: `${id}@exemple.fr`, courriel_cle: `${id}@exemple.fr`, nom: id, cree_le: LE };
  await base
    .insertInto("acces_compte")
    .values({ ...compte, administrateur: false, empreinte: null, demonstration: null, ferme_le: null })
    .execute();
  for (let rang = 1; rang <= conventions; rang++)
    await base
      .insertInto("acces_role")
      .values({
        id: `${id}-${rang}`,
        compte: id,
        espace: `e${rang}`,
        convention: null,
        role,
        collectivite: null,
        donne_le: LE,
      })
      .execute();
  const empreinte = createHash("sha256").update(id).digest("hex");
  await base
    .insertInto("acces_session")
    .values({ empreinte, compte: id, ouverte_le: LE, vue_le: LE, appareil: "banc", fermee_le: null })
    .execute();
  return `${COOKIE}=${id}`;
}
