import { annee as anneeDe, type Jour, jourDe, instantDe } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { listStructures } from "#domaines/equipements/index.ts";
import { deposerValeurs } from "#domaines/statistiques/index.ts";
import type { Depose, Lieu } from "#domaines/statistiques/model.ts";
import { getTerritoires, listZones } from "#domaines/territoire/index.ts";
import type { Db } from "#platform/db/db.ts";
import { listOffres } from "../commission/offre/store.ts";
import { listCommissions } from "../commission/session/store.ts";
import { personnesDe } from "../commission/vote/rules.ts";
import type { Demande } from "../demande/model.ts";
import { listDemandes } from "../demande/store.ts";
import type { Chiffres, ChiffresPublies } from "./model.ts";
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

/** Les zones de l'espace, dites par leurs communes. */
export const lireZones = async (db: Db, perimetre: Perimetre): Promise<ZoneDite[]> =>
  (await listZones(db, perimetre)).map(({ id, nom, communes }) => ({ id, nom, communes }));

/** Tout ce que le guichet compte d'une année, à ce jour. */
export async function lireChiffres(
  db: Db,
  perimetre: Perimetre,
  { annee, au }: { annee: number; au: Jour },
): Promise<Chiffres> {
  const deposees = (await listDemandes(db, perimetre, {})).filter((demande) => seCompte(demande, { annee, au }));
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

/** Le délai d'attribution est celui de tout le guichet : il se dépose sur l'intercommunalité de ses communes, si elles n'en ont qu'une. */
function delaiDe({ annee, attenteServie }: ChiffresPublies, communes: readonly string[]): Depose[] {
  const connues = communes.flatMap((code) => getTerritoires().communes.get(code) ?? []);
  const [epci, autre] = [...new Set(connues.map((une) => une.epci))];
  if (!epci || autre !== undefined || attenteServie.mediane === null) return [];
  const lieu: Lieu = { genre: "epci", code: epci };
  return [{ statistique: "delaiMedianDemandes", lieu, millesime: annee, valeur: attenteServie.mediane }];
}

/** Dépose ce qui est publié, par commune et par bassin, parmi les statistiques du territoire ; ce qui est caché y reste secret. */
export async function deposer(db: Db, perimetre: Perimetre, publies: ChiffresPublies, le: string): Promise<void> {
  const communes = publies.repartitions.find((une) => une?.dimension === "commune");
  const commun = (code: string, valeur: number | null | undefined, genre: "commune" | "bassin" = "commune") => ({
    lieu: { genre, code },
    millesime: publies.annee,
    valeur: valeur ?? null,
    secret: valeur === null,
  });
  const bassins = new Set(
    (await listZones(db, perimetre)).flatMap(({ id, genre }) => (genre === "bassin" ? [id] : [])),
  );
  const desCommunes = (communes?.cles ?? []).flatMap((code, rang) => [
    { statistique: "demandesRecues", ...commun(code, communes?.lignes[rang]) },
    ...STATISTIQUES.map((statistique, issue) => ({ statistique, ...commun(code, communes?.cellules[rang]?.[issue]) })),
  ]);
  const desBassins = publies.zones.flatMap(({ zone, sans }) =>
    bassins.has(zone) ? [{ statistique: "demandesEnAttente", ...commun(zone, sans, "bassin") }] : [],
  );
  const partielles = (publies.partielles ?? []).map(({ commune, nombre }) => ({
    statistique: "demandesPartielles",
    ...commun(commune, nombre),
  }));
  const valeurs = [...desCommunes, ...partielles, ...desBassins, ...delaiDe(publies, communes?.cles ?? [])];
  if (valeurs.length === 0) return;
  const origine = { cle: "guichet", nom: "Guichet petite enfance", source: "Guichet petite enfance", le };
  await deposerValeurs(db, perimetre, origine, valeurs);
}
