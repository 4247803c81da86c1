import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { sansAccents } from "#commun/texte.ts";
import { getConvention } from "#domaines/convention/index.ts";
import { getTerritoires, listPopulations, nomEntier, trouverEpci } from "#domaines/territoire/index.ts";
import type { Db } from "#platform/db/db.ts";
import type { ValeurDatee } from "../parametre/model.ts";
import { nombreAu } from "../parametre/rules.ts";
import { listValeurs } from "../parametre/store.ts";
import type {
  Autorite,
  AutoriteEtDevoirs,
  CommuneSituee,
  Exercice,
  Habitants,
  Seuils,
  Situation,
  Titulaire,
} from "./model.ts";
import { cleDe, devoirsDesAutorites, habitantsAu, situerCommune } from "./rules.ts";
import { listExercices } from "./store.ts";

type CommuneNommee = Pick<CommuneSituee, "code" | "nom">;
export type CommuneLue = CommuneSituee & { habitants: Habitants; situations: Situation[] };

/** Les quatre compétences de tout un espace, un jour. */
export type Competences = {
  jour: Jour;
  seuils: Seuils;
  municipale: boolean;
  communes: CommuneLue[];
  exercices: Exercice[];
  autorites: AutoriteEtDevoirs[];
};

export const seuilsAu = (valeurs: readonly ValeurDatee[], jour: Jour): Seuils => ({
  planification: nombreAu(valeurs, "seuilPlanification", jour),
  schema: nombreAu(valeurs, "seuilSchema", jour),
  relais: nombreAu(valeurs, "seuilRelais", jour),
});

/** Les communes de l'espace : celles que couvrent ses conventions, et celles dont un acte a été écrit. */
async function codesDe(db: Db, perimetre: Perimetre, exercices: readonly Exercice[]): Promise<string[]> {
  const codes = new Set(exercices.map(({ commune }) => commune));
  for (const id of perimetre.conventions)
    for (const code of (await getConvention(db, perimetre, id)).perimetre) codes.add(code);
  return [...codes];
}

async function communesDe(db: Db, perimetre: Perimetre, codes: readonly string[]): Promise<CommuneSituee[]> {
  const { communes, cog } = getTerritoires();
  const ecrites = Map.groupBy(await listPopulations(db, perimetre), ({ commune }) => commune);
  const situees = codes.map((code) => {
    const connue = communes.get(code);
    const officielle = connue
      ? [{ millesime: cog.millesime, municipale: connue.municipale, totale: connue.totale }]
      : [];
    const dites = ecrites.get(code) ?? [];
    const annees = new Set(dites.map(({ millesime }) => millesime));
    const populations = [...dites, ...officielle.filter(({ millesime }) => !annees.has(millesime))];
    return { code, nom: connue?.nom ?? code, populations };
  });
  return situees.toSorted((a, b) => (sansAccents(a.nom) < sansAccents(b.nom) ? -1 : 1));
}

/** Les communes qu'une intercommunalité compte au code officiel ; rien d'un syndicat ni d'une commune. */
function membresDe(exercices: readonly Exercice[], cle: string): readonly string[] {
  const titulaire = exercices.find((un) => un.titulaire && cleDe(un.titulaire) === cle)?.titulaire;
  return titulaire?.genre === "epci" ? (getTerritoires().epci.get(titulaire.code ?? "")?.membres ?? []) : [];
}

/** Les autres communes des intercommunalités d'un espace : leurs actes s'écrivent aussi. */
export function communesVoisines({
  communes,
  exercices,
}: Pick<Competences, "communes" | "exercices">): CommuneNommee[] {
  const { communes: connues, epci } = getTerritoires();
  const ici = new Set(communes.map(({ code }) => code));
  const codes = new Set([
    ...exercices.flatMap(({ titulaire }) => (titulaire?.genre === "epci" && titulaire.code ? [titulaire.code] : [])),
    ...[...ici].flatMap((code) => connues.get(code)?.epci ?? []),
  ]);
  const voisines = [...codes].flatMap((code) => epci.get(code)?.membres ?? []).filter((code) => !ici.has(code));
  return [...new Set(voisines)]
    .map((code) => ({ code, nom: connues.get(code)?.nom ?? code }))
    .toSorted((a, b) => a.nom.localeCompare(b.nom, "fr"));
}

/** Lit les quatre compétences de l'espace et juge ce jour-là. */
export async function lireCompetences(db: Db, perimetre: Perimetre, jour: Jour): Promise<Competences> {
  const exercices = await listExercices(db, perimetre);
  const valeurs = await listValeurs(db, perimetre);
  const seuils = seuilsAu(valeurs, jour);
  const municipale = nombreAu(valeurs, "populationMunicipale", jour) === 1;
  const situees = await communesDe(db, perimetre, await codesDe(db, perimetre, exercices));
  const communes = situees.map((commune) => ({
    ...commune,
    habitants: habitantsAu(commune.populations, jour, municipale),
    situations: situerCommune(commune, exercices, { jour, seuils, municipale }),
  }));
  const habitants = new Map(communes.map(({ code, habitants: { nombre } }) => [code, nombre]));
  const situations = communes.flatMap((commune) => commune.situations);
  const ailleurs = ({ cle }: Autorite) =>
    membresDe(exercices, cle).filter((code) => situees.every((commune) => commune.code !== code)).length;
  const autorites = devoirsDesAutorites(situations, (code) => habitants.get(code) ?? null, seuils, ailleurs);
  return { jour, seuils, municipale, communes, exercices, autorites };
}

/** Celui que ce nom désigne : un nom déjà écrit ici, un EPCI du code officiel autour de ces communes ; sinon un syndicat. */
export function titulaireDit(
  nom: string,
  communes: readonly string[],
  exercices: readonly Exercice[],
): Titulaire | null {
  if (!nom) return null;
  const cle = sansAccents(nom);
  const ecrit = exercices.find(({ titulaire }) => titulaire && sansAccents(titulaire.nom) === cle)?.titulaire;
  if (ecrit) return ecrit;
  const trouve = trouverEpci(getTerritoires(), nom, { communes });
  if (!trouve) return { genre: "syndicat", code: null, nom };
  return { genre: "epci", code: trouve.epci.siren, nom: nomEntier(trouve.epci) };
}

/** Les noms à proposer : l'EPCI de ces communes, et ceux déjà écrits. */
export function titulairesProposes(communes: readonly string[], exercices: readonly Exercice[]): string[] {
  const { communes: connues, epci } = getTerritoires();
  const leurs = communes.flatMap((code) => {
    const sien = epci.get(connues.get(code)?.epci ?? "");
    return sien ? [nomEntier(sien)] : [];
  });
  const ecrits = exercices.flatMap(({ titulaire }) => (titulaire ? [titulaire.nom] : []));
  return [...new Set([...ecrits, ...leurs])];
}
