import { type Expression, type SqlBool, sql } from "kysely";
import type { Perimetre } from "#commun/perimetre.ts";
import { sansAccents } from "#commun/texte.ts";
import type { Db } from "#platform/db/db.ts";
import type { Tables } from "#platform/db/tables.ts";
import type { FiltreListe, Filtres, Tri } from "../fiche/model.ts";
import { CHAMPS } from "../lexique.ts";

/** Les fiches des conventions du périmètre : ce dont part toute lecture du plan. */
export const selectFiches = (db: Db, { espace, conventions }: Perimetre) =>
  db
    .selectFrom("plan_fiche")
    .where("plan_fiche.espace", "=", espace)
    .where("plan_fiche.convention", "in", [...conventions]);

/** `publicCible` se garde dans la colonne `public_cible`. */
export const colonne = (champ: string) =>
  champ.replace(/[A-Z]/g, (lettre) => `_${lettre.toLowerCase()}`) as keyof Tables["plan_fiche"];

/** Les fins que la racine ôte : « numeriqu », « accompagneme », « animat » ne sont le début d'aucune racine. */
const FINS = ["ique", "ement", "ication", "ation", "tion", "sion", "ance", "ant", "ence", "ive"];

/** Le mot mené au bout d'une fin dont il dit au moins deux lettres ; trois choix au plus, au-delà l'index ne servirait plus. */
function achevements(mot: string): string[] {
  if (!/^[a-z]{4,30}$/.test(mot)) return [];
  const acheves = FINS.flatMap((fin) => {
    for (let dit = fin.length - 1; dit >= 2; dit -= 1)
      if (mot.endsWith(fin.slice(0, dit))) return [mot + fin.slice(dit)];
    return [];
  });
  return [...new Set(acheves)].slice(0, 3);
}

/** La requête de recherche plein texte : chaque mot, par sa racine, par son début, ou par la racine du mot qu'il commence. */
export const requeteDe = (saisie: string) => {
  const mots = sansAccents(saisie).match(/[\p{L}\p{N}]+/gu) ?? [];
  return mots.map((mot) => `(${[mot, `${mot}:*`, ...achevements(mot)].join(" | ")})`).join(" & ");
};

const contientUn = (nom: string, valeurs: readonly string[]) =>
  sql<SqlBool>`exists (select from jsonb_array_elements_text(${sql.ref(`plan_fiche.${nom}`)}) v where v in (${sql.join(valeurs)}))`;

const suisNoeud = (noeuds: readonly string[]) =>
  sql<SqlBool>`exists (select from plan_fiche_noeud n where n.espace = plan_fiche.espace and n.fiche = plan_fiche.id
    and n.noeud in (${sql.join(noeuds)}))`;

const estPorteePar = (lien: "pilote" | "partenaire", acteurs: readonly string[]) =>
  sql<SqlBool>`exists (select from plan_fiche_acteur a where a.espace = plan_fiche.espace and a.fiche = plan_fiche.id
    and a.lien = ${lien} and a.acteur in
      (select v.id from vue_acteurs v where v.espace = plan_fiche.espace and v.garde in (${sql.join(acteurs)})))`;

const sansPorteur = (lien: "pilote" | "partenaire") =>
  sql<SqlBool>`not exists (select from plan_fiche_acteur a
    where a.espace = plan_fiche.espace and a.fiche = plan_fiche.id and a.lien = ${lien})`;

/** Un champ attendu qui ne dit rien ; un nom qui n'est pas un champ attendu ne trouve aucune fiche. */
function estVideAu(champ: string): Expression<SqlBool> {
  if (champ === "pilotes") return sansPorteur("pilote");
  if (champ === "partenaires") return sansPorteur("partenaire");
  const attendu = CHAMPS.some(({ nom, compte }) => compte && nom === champ);
  if (!attendu) return sql<SqlBool>`false`;
  return sql<SqlBool>`coalesce(${sql.ref(`plan_fiche.${colonne(champ)}`)}::text, '') in ('', '[]')`;
}

/** Ce qui n'est pas une année n'est celle d'aucune fiche. */
const occupe = (annee: string) =>
  sql<SqlBool>`${/^\d{4}$/.test(annee) ? Number(annee) : null}::integer between plan_fiche.debut and plan_fiche.fin`;

/** Un indicateur de cette nature, ou « aucun » de quelque nature que ce soit. */
const aIndicateur = (nature: string) =>
  nature === "aucun"
    ? sql<SqlBool>`jsonb_array_length(plan_fiche.indicateurs) = 0`
    : sql<SqlBool>`exists (select from jsonb_array_elements(plan_fiche.indicateurs) i where i ->> 'nature' = ${nature})`;

/** Le mois, à Paris, de la dernière modification : « 2026-11 ». */
export const moisModifie = sql<string>`to_char(plan_fiche.modifie_le at time zone 'Europe/Paris', 'YYYY-MM')`;

const lUn = (conditions: Expression<SqlBool>[]) => sql<SqlBool>`(${sql.join(conditions, sql` or `)})`;

/** Les conditions d'un filtre à plusieurs valeurs ; sans valeur, il ne restreint rien. */
const CONDITIONS: Record<FiltreListe, (valeurs: readonly string[]) => Expression<SqlBool>> = {
  noeuds: suisNoeud,
  pilotes: (acteurs) => estPorteePar("pilote", acteurs),
  partenaires: (acteurs) => estPorteePar("partenaire", acteurs),
  priorites: (valeurs) => sql<SqlBool>`plan_fiche.priorite_valeur in (${sql.join(valeurs)})`,
  champs: (valeurs) => contientUn("champs", valeurs),
  publics: (valeurs) => contientUn("public_cible", valeurs),
  territoires: (valeurs) => contientUn("territoires_cibles", valeurs),
  annees: (annees) => lUn(annees.map(occupe)),
  budgets: (statuts) => sql<SqlBool>`plan_fiche.budget ->> 'statut' in (${sql.join(statuts)})`,
  indicateurs: (natures) => lUn(natures.map(aIndicateur)),
  mois: (mois) => sql<SqlBool>`${moisModifie} in (${sql.join(mois)})`,
  manquants: (champs) => lUn(champs.map(estVideAu)),
};

/** Restreint des fiches à ce que disent les filtres. */
export function filtrer(query: ReturnType<typeof selectFiches>, filtres: Filtres) {
  let q = query.where("plan_fiche.archive_le", filtres.archivees ? "is not" : "is", null);
  if (filtres.parmi) q = q.where("plan_fiche.id", "in", [...filtres.parmi]);
  const recherche = requeteDe(filtres.q);
  if (recherche) q = q.where(sql<SqlBool>`plan_fiche.vecteur @@ to_tsquery('french', ${recherche})`);
  for (const [cle, condition] of Object.entries(CONDITIONS)) {
    const valeurs = filtres[cle as FiltreListe];
    if (valeurs.length > 0) q = q.where(condition(valeurs));
  }
  return q;
}

const RANG_NOEUD = (noeuds: readonly string[]) =>
  noeuds.length === 0
    ? sql`1`
    : sql`(select min(array_position(array[${sql.join(noeuds)}]::text[], n.noeud)) from plan_fiche_noeud n
        where n.espace = plan_fiche.espace and n.fiche = plan_fiche.id)`;

const COLONNE_TRI = {
  reference: "plan_fiche.reference_tri",
  titre: "plan_fiche.titre_tri",
  priorite: sql`plan_fiche.priorite_valeur collate "C"`,
  echeance: "plan_fiche.debut",
  maj: "plan_fiche.modifie_le",
} as const;

/** Range des fiches ; à égalité, l’ordre du plan décide, toujours le même. */
export function trier(query: ReturnType<typeof filtrer>, { cle, sens, groupe, rangNoeuds }: Tri) {
  let q = query;
  if (groupe) q = q.orderBy(RANG_NOEUD(rangNoeuds), (o) => o.asc().nullsLast());
  if (cle !== "plan") q = q.orderBy(COLONNE_TRI[cle], (o) => (sens === "desc" ? o.desc() : o.asc()).nullsLast());
  return q.orderBy("plan_fiche.convention").orderBy("plan_fiche.ordre").orderBy("plan_fiche.id");
}
