import { insertConvention } from "#domaines/acces/index.ts";
import { ESPACES, PERSONAS, seedComptes, seedEspaces } from "#domaines/acces/seed.ts";
import { seedActes } from "#domaines/actes/seed.ts";
import { EN_NEGOCIATION, seedNegociation } from "#domaines/actes/trame/seed.ts";
import { seedTexte } from "#domaines/actes/texte/seed.ts";
import { seedActeurs } from "#domaines/acteurs/seed.ts";
import { seedVies } from "#domaines/convention/cycle/seed.ts";
import { seedDeliberations } from "#domaines/convention/deliberation/seed.ts";
import { seedConventions } from "#domaines/convention/seed.ts";
import { seedLogos } from "#domaines/documents/logo/seed.ts";
import { seedDiagnostic } from "#domaines/diagnostic/seed.ts";
import { seedEquipements } from "#domaines/equipements/seed.ts";
import { seedStatistiques } from "#domaines/statistiques/seed.ts";
import { seedTerritoire } from "#domaines/territoire/seed.ts";
import { seedEvaluation } from "#domaines/evaluation/seed.ts";
import { seedDecisions } from "#domaines/gouvernance/decision/seed.ts";
import { seedReunions } from "#domaines/gouvernance/demonstration/seed.ts";
import { seedCommission } from "#domaines/guichet/commission/seed.ts";
import { seedDonnees } from "#domaines/guichet/purge/seed.ts";
import { seedDemandes } from "#domaines/guichet/demande/seed.ts";
import { seedChiffres } from "#domaines/guichet/chiffres/seed.ts";
import { seedDoublons } from "#domaines/guichet/doublon/seed.ts";
import { seedReglement } from "#domaines/guichet/reglement/seed.ts";
import { seedImports } from "#domaines/imports/seed.ts";
import { seedPartages } from "#domaines/plan/partage/seed.ts";
import { seedReponses } from "#domaines/plan/enjeu/seed.ts";
import { seedObservatoire } from "#domaines/observatoire/seed.ts";
import { seedPlan } from "#domaines/plan/seed.ts";
import { seedSppe } from "#domaines/sppe/seed.ts";
import { seedSuivi } from "#domaines/suivi/seed.ts";
import { type Jour, jourDe } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { type Base, type Db, inAnnuaire, inPerimeter } from "#platform/db/db.ts";
import { findNature, setNature } from "#platform/installation.ts";
import { Sentence } from "#platform/sentence.ts";

/** What a slice's `seed.ts` gives: it writes its part of one espace through its store, every day counted from `aujourdhui`. */
type Graine = (db: Db, perimetre: Perimetre, aujourdhui: Jour) => Promise<void>;

/** In the order of the levels: a slice finds there what those below have written. */
const GRAINES: readonly Graine[] = [
  seedTerritoire,
  seedActeurs,
  seedStatistiques,
  seedConventions,
  seedDeliberations,
  seedLogos, // of the parties that the conventions name
  seedEquipements,
  seedReglement,
  seedCommission,
  seedDemandes, // after the commission: what it froze stays its own
  seedDonnees,
  seedDoublons,
  seedChiffres, // after all the requests that it counts
  seedDiagnostic,
  seedPlan,
  seedImports,
  seedPartages,
  seedReponses,
  seedReunions,
  seedDecisions,
  seedSppe,
  seedSuivi,
  seedEvaluation,
  seedObservatoire,
  seedTexte,
  seedVies, // after all that writes the text of a convention: signed, it no longer moves
  seedActes,
];

/** The conventions of each espace; one holds two of them side by side. */
const CONVENTIONS: Record<string, readonly string[]> = {
  "trois-rivieres": ["ctg-trois-rivieres"],
  "haut-plateau": ["ctg-haut-plateau"],
  "val-de-lune": ["ctg-val-de-lune-nord", "ctg-val-de-lune-sud"],
};

/** Writes the demonstration into an empty base; the base remembers what it is. */
export async function ecrireDemonstration(base: Base, maintenant: Date): Promise<void> {
  if ((await findNature(base)) !== "vide" || (await hasAccounts(base)))
    throw new Sentence(
      "La démonstration ne s’écrit que dans une base vide, où personne n’est entré : celle-ci a déjà servi, donnez-en une neuve.",
    );
  await setNature(base, "enCours");
  await inAnnuaire(base, (db) => seedEspaces(db, maintenant));
  for (const { id } of ESPACES) await semerEspace(base, id, maintenant);
  await inAnnuaire(base, (db) => seedComptes(db, maintenant));
  await setNature(base, "demonstration");
}

const hasAccounts = async (base: Base): Promise<boolean> =>
  (await base.selectFrom("acces_compte").select("id").limit(1).executeTakeFirst()) !== undefined;

async function semerEspace(base: Base, espace: string, maintenant: Date): Promise<void> {
  const conventions = CONVENTIONS[espace] ?? [];
  const suite = conventions.includes(EN_NEGOCIATION.precedente) ? EN_NEGOCIATION.id : null;
  const perimetre: Perimetre = { espace, compte: AUTEUR, conventions, roles: ["chargeCooperation"] };
  await inAnnuaire(base, async (db) => {
    for (const id of [...conventions, ...(suite ? [suite] : [])])
      await insertConvention(db, { espace, id, titre: "Convention territoriale globale" });
  });
  const semer = async (db: Db) => {
    for (const graine of GRAINES) await graine(db, perimetre, jourDe(maintenant));
    // after all the others: a convention being negotiated has neither plan nor follow-up yet
    if (suite) await seedNegociation(db, { ...perimetre, conventions: [...conventions, suite] }, jourDe(maintenant));
  };
  await inPerimeter(base, perimetre, semer, () => maintenant);
}

/** Who the journal of the demonstration names. */
const AUTEUR = PERSONAS[0]?.id ?? "";

/** One line per person whom this demonstration knows, for whoever starts it: an older one has fewer of them. */
export async function presenterPersonas(base: Base, url: string): Promise<string[]> {
  const ouverts = await inAnnuaire(base, (db) => db.selectFrom("acces_compte").select("id").execute());
  const connus = new Set(ouverts.map(({ id }) => id));
  return PERSONAS.filter(({ id }) => connus.has(id)).map(
    ({ nom, demonstration }) => `  ${nom} (${demonstration.replace(/ :.*| *[.]$/, "")}) : ${url}/connexion`,
  );
}
