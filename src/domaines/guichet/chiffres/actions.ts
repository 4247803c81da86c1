import { annee as anneeDe, type Jour, jourDe, instantDe } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { listStructures } from "#domaines/equipements/index.ts";
import { deposerValeurs } from "#domaines/statistiques/index.ts";
import type { Depose, Lieu } from "#domaines/statistiques/model.ts";
import { communeActuelle, getTerritoires, listZones } from "#domaines/territoire/index.ts";
import type { Db } from "#platform/db/db.ts";
import { listOffres } from "../commission/offre/store.ts";
import { listCommissions } from "../commission/session/store.ts";
import { personnesDe } from "../commission/vote/rules.ts";
import type { Demande } from "../demande/model.ts";
import { listDemandes } from "../demande/store.ts";
import { intercommunalitesServies } from "./depot/rules.ts";
import type { Chiffres, ChiffresPublies } from "./model.ts";
import { type Publies, recompter } from "./publication/rules.ts";
import {
  besoinsParZone,
  compterFamilles,
  compterPartielles,
  issueDe,
  medianeDe,
  repartirToutes,
  seCompte,
  separer,
  type ZoneDite,
} from "./rules.ts";

const CRECHES: readonly string[] = ["eajePsu", "microCrechePaje", "halteGarderieItinerante"];

/** Les attentes finies par une place acceptée, et celles qui durent. */
async function lireAttentes(db: Db, perimetre: Perimetre, demandes: readonly Demande[], au: Jour) {
  const parId = new Map(demandes.map((demande) => [demande.id, demande]));
  const offres = await listOffres(db, perimetre, {});
  const servies = offres.flatMap(({ etat, demandes: ids, repondueLe }) => {
    if (etat !== "acceptee" || !repondueLe) return [];
    return ids.flatMap((id) => {
      const de = parId.get(id)?.attendDepuis;
      return de ? [{ de, a: jourDe(instantDe(repondueLe)) }] : [];
    });
  });
  const enCours = demandes.flatMap(({ etat, attendDepuis }) =>
    etat === "enAttente" && attendDepuis ? [{ de: attendDepuis, a: au }] : [],
  );
  return { offres, attenteServie: medianeDe(servies), attenteEnCours: medianeDe(enCours) };
}

async function lireStructures(db: Db, perimetre: Perimetre, le: Jour) {
  const creches = (await listStructures(db, perimetre, { le })).filter(({ type }) => CRECHES.includes(type));
  return { centralisees: creches.filter(({ centralisee }) => centralisee).length, total: creches.length };
}

async function lireCommissions(db: Db, perimetre: Perimetre, annee: number) {
  const toutes = await listCommissions(db, perimetre);
  const tenues = toutes.filter(({ etat, le }) => (etat === "tenue" || etat === "close") && anneeDe(le) === annee);
  return {
    tenues: tenues.length,
    presents: tenues.reduce((somme, { presents }) => somme + personnesDe(presents).length, 0),
  };
}

/** Une commune réunie depuis à une autre se compte avec elle. */
const aujourdhui = (code: string): string => communeActuelle(code) ?? code;

/** Les zones de l'espace, dites par leurs communes. */
export const lireZones = async (db: Db, perimetre: Perimetre): Promise<ZoneDite[]> =>
  (await listZones(db, perimetre)).map(({ id, nom, communes, genre }) => ({
    id,
    nom,
    communes: [...new Set(communes.map(aujourdhui))],
    quartier: genre === "quartier" || genre === "qpv",
  }));

/** Tout ce que le guichet compte d'une année, à ce jour. */
export async function lireChiffres(
  db: Db,
  perimetre: Perimetre,
  { annee, au }: { annee: number; au: Jour },
): Promise<Chiffres> {
  const deposees = (await listDemandes(db, perimetre, {}))
    .filter((demande) => seCompte(demande, { annee, au }))
    .map((demande) => ({ ...demande, commune: aujourdhui(demande.commune) }));
  const { demandes, occasionnelles, changements } = separer(deposees);
  const compter = (issue: string) => demandes.filter((demande) => issueDe(demande) === issue).length;
  const { offres, attenteServie, attenteEnCours } = await lireAttentes(db, perimetre, demandes, au);
  const envoyees = offres.filter(({ envoyeeLe }) => anneeDe(envoyeeLe) === annee);
  const offresEn = (etat: string) => envoyees.filter((offre) => offre.etat === etat).length;
  return {
    annee,
    au,
    demandes: demandes.length,
    occasionnelles,
    changements,
    issues: { avec: compter("avec"), sans: compter("sans"), retiree: compter("retiree") },
    familles: compterFamilles(demandes),
    repartitions: repartirToutes(demandes),
    zones: besoinsParZone(await lireZones(db, perimetre), demandes),
    attenteServie,
    attenteEnCours,
    partielles: compterPartielles(demandes, offres),
    offres: { acceptees: offresEn("acceptee"), refusees: offresEn("refusee"), sansReponse: offresEn("sansReponse") },
    commissions: await lireCommissions(db, perimetre, annee),
    creches: await lireStructures(db, perimetre, au),
  };
}

const STATISTIQUES = ["demandesSatisfaites", "demandesEnAttente", "demandesRetirees"] as const;

const epciDe = (communes: readonly (string | null)[]): string[] =>
  communes.flatMap((code) => (code ? (getTerritoires().communes.get(aujourdhui(code))?.epci ?? []) : []));

/** Le délai d'attribution est celui de tout le guichet : il se dépose sur l'intercommunalité de ses communes, si elles n'en ont qu'une. */
function delaiDe({ annee, attenteServie }: ChiffresPublies, communes: readonly string[]): Depose[] {
  const [epci, autre] = [...new Set(epciDe(communes))];
  if (!epci || autre !== undefined || attenteServie.mediane === null) return [];
  const lieu: Lieu = { genre: "epci", code: epci };
  return [{ statistique: "delaiMedianDemandes", lieu, millesime: annee, valeur: attenteServie.mediane }];
}

/** Chaque statistique du guichet, commune par commune, telle qu'elle est publiée, et son total. */
function statistiquesDe({ repartitions, demandes, issues, partielles }: ChiffresPublies): Map<string, Publies> {
  const communes = repartitions.find((une) => une?.dimension === "commune");
  const { cles = [], lignes = [], cellules = [] } = communes ?? {};
  const totaux = [issues.avec, issues.sans, issues.retiree];
  return new Map([
    ["demandesRecues", { cles, nombres: lignes, total: demandes }],
    ...STATISTIQUES.map((statistique, issue): [string, Publies] => [
      statistique,
      { cles, nombres: cellules.map((ligne) => ligne[issue] ?? null), total: totaux[issue] ?? null },
    ]),
    [
      "demandesPartielles",
      {
        cles: (partielles ?? []).map(({ commune }) => commune),
        nombres: (partielles ?? []).map(({ nombre }) => nombre),
        total: null,
      },
    ],
  ]);
}

/** Les bassins de l'espace et les intercommunalités que le guichet sert, par leurs communes. */
async function lireEnsembles(db: Db, perimetre: Perimetre, communes: readonly string[]) {
  const tenues = await listStructures(db, perimetre, {});
  const epci = intercommunalitesServies(epciDe(communes), epciDe(tenues.map(({ commune }) => commune)));
  const zones = await listZones(db, perimetre);
  return [
    ...zones.flatMap(({ id, genre, communes: siennes }) =>
      genre === "bassin"
        ? [{ lieu: { genre, code: id } satisfies Lieu, communes: [...new Set(siennes.map(aujourdhui))] }]
        : [],
    ),
    ...epci.map((code) => ({
      lieu: { genre: "epci", code } satisfies Lieu,
      communes: getTerritoires().epci.get(code)?.membres ?? [],
    })),
  ];
}

/** Dépose ce qui est publié parmi les statistiques du territoire, par commune, bassin et intercommunalité ; ce qui est caché y reste secret. */
export async function deposer(db: Db, perimetre: Perimetre, publies: ChiffresPublies, le: string): Promise<void> {
  const communes = publies.repartitions.find((une) => une?.dimension === "commune")?.cles ?? [];
  const ensembles = communes.length > 0 ? await lireEnsembles(db, perimetre, communes) : [];
  const dire = (statistique: string, lieu: Lieu, valeur: number | null): Depose => ({
    statistique,
    lieu,
    millesime: publies.annee,
    valeur,
    secret: valeur === null,
  });
  const valeurs = [...statistiquesDe(publies)].flatMap(([statistique, siens]) => [
    ...siens.cles.map((code, rang) => dire(statistique, { genre: "commune", code }, siens.nombres[rang] ?? null)),
    ...(siens.cles.length > 0 ? ensembles : []).map((un) => dire(statistique, un.lieu, recompter(siens, un.communes))),
  ]);
  if (valeurs.length === 0) return;
  const origine = { cle: "guichet", nom: "Guichet petite enfance", source: "Guichet petite enfance", le };
  await deposerValeurs(db, perimetre, origine, [...valeurs, ...delaiDe(publies, communes)]);
}
