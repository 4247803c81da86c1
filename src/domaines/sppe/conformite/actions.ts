import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { listSoutiens } from "#domaines/equipements/index.ts";
import { LIBELLES_TYPE, type TypeEquipement } from "#domaines/equipements/model.ts";
import { champDe, listFiches, listNoeuds, ORDRE_DU_PLAN, SANS_FILTRE } from "#domaines/plan/index.ts";
import { type Fiche, intituleFiche } from "#domaines/plan/model.ts";
import { listMillesimes, listStatistiques } from "#domaines/statistiques/index.ts";
import { listZones } from "#domaines/territoire/index.ts";
import type { Db } from "#platform/db/db.ts";
import { lireCompetences } from "../competence/actions.ts";
import type { Autorite } from "../competence/model.ts";
import type { Schema } from "../schema/model.ts";
import { anneesDe, coherenceDuree, modesDits, nombreDe } from "../schema/rules.ts";
import { listSchemas } from "../schema/store.ts";
import type { Faits, FicheLue, Item, Ligne } from "./model.ts";
import { besoinsRecents, verifier } from "./rules.ts";
import { listPreuves } from "./store.ts";

const PETITE_ENFANCE: ReadonlySet<TypeEquipement> = new Set<TypeEquipement>([
  "eajePsu",
  "microCrechePaje",
  "mam",
  "accueilDomicileParents",
  "assistantsMaternelsHorsMam",
  "rpe",
  "dispositifPasserelle",
  "halteGarderieItinerante",
]);

const ficheLue = (fiche: Fiche): FicheLue => ({
  id: fiche.id,
  intitule: intituleFiche(fiche),
  texte: [
    fiche.finalite,
    fiche.description,
    ...fiche.objectifsOperationnels,
    ...fiche.publicCible,
    ...fiche.modalites,
  ].join(" "),
  datee: fiche.echeances.some(({ debut, fin }) => debut !== null || fin !== null),
  indicateurs: fiche.indicateurs.length,
});

function schemaLu(schema: Schema): NonNullable<Faits["schema"]> {
  const { contenu } = schema;
  const annees = anneesDe(schema);
  const prevus = contenu.offre.filter(({ annee }) => annee !== "depart");
  const modes = modesDits(prevus);
  const zonesDites = [...new Set(prevus.map(({ zone }) => zone))];
  const plein = (mode: (typeof modes)[number]) =>
    zonesDites.some((zone) => annees.every((annee) => nombreDe(prevus, { zone, mode, annee }) !== null));
  const { investissements, departemental } = contenu;
  return {
    modes: modes.length,
    modesComplets: modes.filter(plein).length,
    metiers: contenu.metiers.length,
    travaux: investissements.length,
    travauxChiffres: investissements.filter(({ cout, moyens }) => cout !== null && moyens !== "").length,
    travauxDates: investissements.filter(({ debut, fin }) => debut !== null || fin !== null).length,
    zones: contenu.zones.trim() !== "",
    concertation: contenu.concertation.trim() !== "",
    duree: coherenceDuree(schema, departemental) === "coherente",
    compatibilite: departemental.compatibilite.trim() !== "",
  };
}

/** Le schéma dont cette convention tient lieu ; à défaut le dernier que l'autorité a ouvert sans nommer de convention. */
export function schemaPour(
  schemas: readonly Schema[],
  { convention, autorite }: { convention: string; autorite: string },
): Schema | undefined {
  const siens = schemas.filter((un) => un.autorite === autorite);
  return siens.find((un) => un.convention === convention) ?? siens.find((un) => un.convention === null);
}

/** Les chiffres de la petite enfance que l'espace connaît par commune, chacun à son année la plus récente. */
async function lireBesoins(db: Db, perimetre: Perimetre, an: number): Promise<Faits["besoins"]> {
  const codes = (await listStatistiques(db, perimetre))
    .filter(({ theme }) => theme === "petiteEnfance")
    .map(({ code }) => code);
  const recents = new Map<string, number>();
  for (const { statistique, millesime } of await listMillesimes(db, perimetre, codes))
    if (millesime <= an) recents.set(statistique, Math.max(millesime, recents.get(statistique) ?? 0));
  return besoinsRecents(
    [...recents.values()].map((annee) => ({ annee })),
    an,
  );
}

export type Conformite = { autorite: Autorite; schema: string | null; lignes: Ligne[] };

/** Les autorités qui planifient, ce jour-là. */
export async function autoritesQuiPlanifient(db: Db, perimetre: Perimetre, jour: Jour): Promise<Autorite[]> {
  const { autorites } = await lireCompetences(db, perimetre, jour);
  return autorites.flatMap(({ autorite, tient }) => (tient.planifier ? [autorite] : []));
}

/** Ce que la convention dit pour une autorité, exigence par exigence. */
export async function lireConformite(
  db: Db,
  perimetre: Perimetre,
  { convention, autorite, jour }: { convention: string; autorite: Autorite; jour: Jour },
): Promise<Conformite> {
  const ici = { ...perimetre, conventions: [convention] };
  const soutiens = await listSoutiens(db, perimetre, convention);
  const noeuds = await listNoeuds(db, ici);
  const fiches = await listFiches(db, ici, { filtres: SANS_FILTRE, tri: ORDRE_DU_PLAN });
  const schema = schemaPour(await listSchemas(db, perimetre), { convention, autorite: autorite.cle });
  const preuves = await listPreuves(db, perimetre, { convention, autorite: autorite.cle });
  const types = new Set(soutiens.flatMap(({ type }) => (PETITE_ENFANCE.has(type) ? [LIBELLES_TYPE[type]] : [])));
  const zones = (await listZones(db, perimetre)).filter(({ genre }) => genre !== "departement");
  const faits: Faits = {
    equipements: [...types],
    zones: zones.map(({ nom }) => nom),
    besoins: await lireBesoins(db, perimetre, Number(jour.slice(0, 4))),
    fiches: fiches.filter((fiche) => champDe(fiche, noeuds) === "petiteEnfance").map(ficheLue),
    schema: schema ? schemaLu(schema) : null,
    dites: Object.fromEntries(preuves.map(({ item, texte }) => [item, texte])) as Partial<Record<Item, string>>,
  };
  return { autorite, schema: schema?.id ?? null, lignes: verifier(faits) };
}
