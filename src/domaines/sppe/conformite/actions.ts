import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { listSoutiens } from "#domaines/equipements/index.ts";
import { LIBELLES_TYPE, type Soutien, type TypeEquipement } from "#domaines/equipements/model.ts";
import { champDe, cheminDe, listFiches, listNoeuds, ORDRE_DU_PLAN, SANS_FILTRE } from "#domaines/plan/index.ts";
import { type Fiche, intituleFiche, type Noeud } from "#domaines/plan/model.ts";
import { listSections, listZones } from "#domaines/diagnostic/index.ts";
import { getValeurs } from "#domaines/statistiques/index.ts";
import type { Db } from "#platform/db/db.ts";
import { lireCompetences } from "../competence/actions.ts";
import type { Autorite } from "../competence/model.ts";
import {
  type Investissement,
  LIBELLES_MODE_ACCUEIL,
  type ModeAccueil,
  MODES_ACCUEIL,
  type Schema,
} from "../schema/model.ts";
import { anneesDe, coherenceDuree, modesDits, nombreDe } from "../schema/rules.ts";
import { listSchemas } from "../schema/store.ts";
import type { Faits, FicheLue, Item, Ligne } from "./model.ts";
import { besoinsRecents, sansLesAutres, schemaPour, type Taille, verifier, zonesPour } from "./rules.ts";
import { listPreuves } from "./store.ts";

const MODE_DE: Partial<Record<TypeEquipement, ModeAccueil>> = {
  eajePsu: "eajePsu",
  halteGarderieItinerante: "eajePsu",
  microCrechePaje: "microCrechePaje",
  mam: "mam",
  accueilDomicileParents: "domicile",
  assistantsMaternelsHorsMam: "assistantsMaternels",
  rpe: "rpe",
  dispositifPasserelle: "passerelle",
};

/** Ce qui dit un besoin, et non une place. */
const CHIFFRES_DES_BESOINS = ["enfantsMoins3", "naissances", "demandesRecues", "demandesEnAttente"];

/** Le plus proche objectif du plan au-dessus d'une fiche ; à défaut, ce que la fiche se donne à elle-même. */
function objectifDe(fiche: Fiche, noeuds: readonly Noeud[]): string {
  const chemins = fiche.noeuds.flatMap((id) => cheminDe(noeuds, id).toReversed());
  return (
    chemins.find(({ genre }) => genre === "objectif" || genre === "objectifStrategique")?.libelle ??
    intituleFiche(fiche)
  );
}

const ficheLue = (fiche: Fiche, noeuds: readonly Noeud[]): FicheLue => ({
  id: fiche.id,
  intitule: intituleFiche(fiche),
  objectif: objectifDe(fiche, noeuds),
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

const nommer = (mode: ModeAccueil) => LIBELLES_MODE_ACCUEIL[mode].replace(/ \(.*$/, "");

const complet = ({ cout, moyens, difficultes }: Investissement) => cout !== null && moyens !== "" && difficultes !== "";
const date = ({ debut, fin }: Investissement) => debut !== null || fin !== null;

function schemaLu(schema: Schema): NonNullable<Faits["schema"]> {
  const { contenu } = schema;
  const annees = anneesDe(schema);
  const prevus = contenu.offre.filter(({ annee }) => annee !== "depart");
  const modes = modesDits(prevus);
  const zonesDites = [...new Set(prevus.map(({ zone }) => zone))];
  const plein = (mode: (typeof modes)[number]) =>
    zonesDites.some((zone) => annees.every((annee) => nombreDe(prevus, { zone, mode, annee }) !== null));
  const { investissements, departemental } = contenu;
  const vides = (mode: (typeof modes)[number]) =>
    annees.filter((annee) => zonesDites.every((zone) => nombreDe(prevus, { zone, mode, annee }) === null));
  return {
    reste: {
      annees: modes
        .filter((mode) => !plein(mode))
        .map((mode) => `${nommer(mode)} ${vides(mode).join(", ") || "dans une zone"}`),
      couts: investissements.filter((un) => !complet(un)).map(({ nom }) => nom),
      dates: investissements.filter((un) => !date(un)).map(({ nom }) => nom),
    },
    modes: modes.length,
    modesComplets: modes.filter(plein).length,
    metiers: contenu.metiers.length,
    travaux: investissements.length,
    travauxChiffres: investissements.filter(complet).length,
    travauxDates: investissements.filter(date).length,
    zones: contenu.zones.trim() !== "",
    concertation: contenu.concertation.trim() !== "",
    duree: coherenceDuree(schema, departemental) === "coherente",
    compatibilite: departemental.compatibilite.trim() !== "",
    adopte: schema.adopteLe !== null,
  };
}

/** L'existant, mode par mode : les équipements que la convention cite pour l'autorité, et ce que son schéma dit du départ. */
function existantDe(soutiens: readonly Soutien[], schema: Schema | null): Faits["existant"] {
  const depart = schema?.contenu.offre.filter(({ annee }) => annee === "depart") ?? [];
  return MODES_ACCUEIL.map((mode) => {
    const cites = soutiens
      .filter(({ type }) => MODE_DE[type] === mode)
      .map(({ nom, type }) => nom ?? LIBELLES_TYPE[type]);
    const dits = depart.filter((une) => une.mode === mode);
    const nombre = dits.reduce((somme, une) => somme + une.nombre, 0);
    const auDepart = dits.length === 0 ? [] : [nombre > 0 ? `${nombre} au départ du schéma` : "aucun"];
    return {
      mode: nommer(mode),
      dit: [...new Set(cites), ...(cites.length > 0 ? [] : auDepart)].join(", "),
    };
  });
}

/** Les chiffres des besoins que l'espace connaît dans ces communes, chacun à son année la plus récente. */
async function lireBesoins(
  db: Db,
  perimetre: Perimetre,
  { communes, an }: { communes: readonly string[]; an: number },
): Promise<Faits["besoins"]> {
  const territoires = communes.map((code) => ({ genre: "commune" as const, code }));
  const recents = new Map<string, number>();
  for (const { statistique, millesime, valeur } of await getValeurs(db, perimetre, {
    codes: CHIFFRES_DES_BESOINS,
    territoires,
  }))
    if (valeur !== null && millesime <= an)
      recents.set(statistique, Math.max(millesime, recents.get(statistique) ?? 0));
  return besoinsRecents(
    [...recents.values()].map((annee) => ({ annee })),
    an,
  );
}

/** Les communes pour lesquelles une autorité planifie ce jour-là, et les noms de tous les autres. */
async function communesDe(db: Db, perimetre: Perimetre, autorite: Autorite, jour: Jour) {
  const { communes, autorites } = await lireCompetences(db, perimetre, jour);
  const estSienne = ({ situations }: (typeof communes)[number]) =>
    situations.some((une) => une.competence === "planifier" && une.autorite?.cle === autorite.cle);
  const planifient = autorites.flatMap(({ autorite: une, tient }) => (tient.planifier ? [une] : []));
  const autres = [
    ...communes.filter((une) => !estSienne(une)),
    ...planifient.filter(({ cle }) => cle !== autorite.cle),
  ];
  const sienne = autorites.find((une) => une.autorite.cle === autorite.cle);
  const { nombre, inconnues } = sienne?.tient.planifier ?? { nombre: 0, inconnues: 0 };
  return {
    codes: communes.filter(estSienne).map(({ code }) => code),
    autres: autres.map(({ nom }) => nom),
    taille: { nombre, inconnues, devoirs: sienne?.devoirs ?? [] } satisfies Taille,
  };
}

export type Conformite = {
  autorite: Autorite;
  schema: Schema | null;
  /** Les autres schémas de l'autorité, que la liste ne lit pas. */
  autres: Schema[];
  taille: Taille;
  lignes: Ligne[];
};

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
  const schemas = await listSchemas(db, perimetre);
  const schema = schemaPour(schemas, { convention, autorite: autorite.cle }) ?? null;
  const preuves = await listPreuves(db, perimetre, { convention, autorite: autorite.cle });
  const { codes, autres: voisins, taille } = await communesDe(db, perimetre, autorite, jour);
  const siens = sansLesAutres(soutiens, voisins);
  const sections = (await listSections(db, ici, convention)).filter(({ modele }) => modele === "petiteEnfance");
  const faits: Faits = {
    existant: existantDe(siens, schema),
    zones: zonesPour(await listZones(db, ici, convention), new Set(codes)),
    besoins: await lireBesoins(db, perimetre, { communes: codes, an: Number(jour.slice(0, 4)) }),
    besoinsDits: sections.reduce((somme, { besoins }) => somme + besoins.length, 0),
    fiches: fiches.filter((fiche) => champDe(fiche, noeuds) === "petiteEnfance").map((une) => ficheLue(une, noeuds)),
    schema: schema ? schemaLu(schema) : null,
    dites: Object.fromEntries(preuves.map(({ item, texte }) => [item, texte])) as Partial<Record<Item, string>>,
  };
  const autres = schemas.filter((un) => un.autorite === autorite.cle && un.id !== schema?.id);
  return { autorite, schema, autres, taille, lignes: verifier(faits) };
}
