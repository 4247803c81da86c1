import { randomBytes } from "node:crypto";
import { canonique } from "#commun/canonique.ts";
import type { Jour } from "#commun/jour.ts";
import { moisDeRang, premierJour } from "#commun/mois.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { SURNOMBRE } from "#commun/surnombre.ts";
import { listPlacesEnForce, listStructures, type PlacesEnForce, type Structure } from "#domaines/equipements/index.ts";
import { listCentres } from "#domaines/territoire/index.ts";
import type { Db } from "#platform/db/db.ts";
import type { Demande } from "../../demande/model.ts";
import { listDemandes } from "../../demande/store.ts";
import type { Reglement } from "../../reglement/model.ts";
import { getReglement, getReglementPublie } from "../../reglement/store.ts";
import { countPassees, listProposees } from "../offre/store.ts";
import { sha256 } from "../requete/actions.ts";
import type { Commission } from "../session/model.ts";
import { estExaminee } from "../session/rules.ts";
import type { DossierGarde, DossierGele, Gel, GelGarde, NonRecevable } from "./model.ts";
import { prochesDe } from "./proche/rules.ts";
import { listDossiersEnCours } from "./store.ts";
import { tenuesDe } from "./tenue/rules.ts";
import { departageDit, dossierDe, horizonDe } from "./rules.ts";
import { nonRecevables, trier } from "./recevable/rules.ts";
import { sectionsDe, structureGelee } from "./structure/rules.ts";

const SANS_REGLEMENT: Pick<Reglement, "contenu">["contenu"] = {
  preambule: "",
  eligibilite: [],
  groupes: [],
  criteres: [],
  departage: [],
  reserves: [],
  ordreReserves: "dAbord",
  calendrier: [],
  anciennete: "depot",
  refusRemetAZero: false,
  rangMontre: false,
  delaiReponse: 10,
  confirmation: 0,
};

/** Ce qui entre dans une séance, lu aujourd'hui ; rien n'est encore gelé. */
export type Prepare = {
  contenu: Omit<Gel, "annonce" | "dossiers" | "liste">;
  dossiers: { contenu: DossierGele; dossier: string; demandes: string[] }[];
  /** Les demandes qui ne tiennent pas une condition du règlement : un agent relit avant le gel ce qu'elles disent. */
  nonRecevables: NonRecevable[];
};

type Lu = {
  commission: Commission;
  structures: Structure[];
  reglement: Reglement | undefined;
  centres: Awaited<ReturnType<typeof listCentres>>;
  noms: ReadonlyMap<string, string>;
  au: Jour;
};

/** Les demandes d'un même dossier sont des frères et sœurs demandés ensemble ; ceux qui ne sont pas recevables le disent. */
export function dossiersDe(
  demandes: readonly Demande[],
  { structures, reglement, centres, noms, au }: Omit<Lu, "commission">,
) {
  const parCommune = new Map<string, string[]>();
  const prochesDepuis = (commune: string): string[] => {
    const proches = parCommune.get(commune) ?? prochesDe(structures, commune, centres);
    parCommune.set(commune, proches);
    return proches;
  };
  return [...Map.groupBy(demandes, ({ dossier }) => dossier)].flatMap(([dossier, fratrie]) => {
    const applique = reglement ?? { contenu: SANS_REGLEMENT };
    const { fratrie: retenue, ...recevabilite } = trier(fratrie, applique.contenu, au);
    const ordre = retenue.toSorted((a, b) => a.rang - b.rang);
    const proches = prochesDepuis(ordre[0]?.commune ?? "");
    const lu = dossierDe(ordre, { reglement: applique, au, proches, noms });
    if (!lu || lu.choix.length === 0) return [];
    return [{ contenu: { ...lu, ...recevabilite }, dossier, demandes: ordre.map(({ id }) => id) }];
  });
}

/** Ce qui, à points égaux, passe avant la date, selon le règlement que la séance a gelé. */
export async function lireDepartage(
  db: Db,
  perimetre: Perimetre,
  { reglement }: Pick<Gel, "reglement">,
): Promise<string[]> {
  return reglement ? departageDit((await getReglement(db, perimetre, reglement.id)).contenu) : [];
}

/** Les noms des structures, par identifiant. */
export const nomsDe = (structures: readonly Pick<Structure, "id" | "nom">[]): Map<string, string> =>
  new Map(structures.map(({ id, nom }) => [id, nom]));

/** Les structures de la séance, le règlement du jour, et d'où se mesurent les distances. */
export async function lireCadre(db: Db, perimetre: Perimetre, commission: Commission): Promise<Lu> {
  const toutes = await listStructures(db, perimetre, { le: premierJour(commission.aMois) });
  const structures = toutes.filter(({ id }) => commission.structures.includes(id));
  const reglement = await getReglementPublie(db, perimetre, commission.le);
  const noms = nomsDe(toutes);
  return { commission, structures, reglement, noms, centres: await listCentres(db, perimetre), au: commission.le };
}

/** Les places qui ne sont plus libres, sans que la structure l'ait encore dit : proposées, ou acceptées. */
async function lireTenues(db: Db, perimetre: Perimetre, { attribues }: PlacesEnForce, premier: number) {
  const offres = await listProposees(db, perimetre);
  const ids = offres.flatMap(({ demandes }) => demandes);
  const demandes = ids.length > 0 ? await listDemandes(db, perimetre, { ids }) : [];
  return tenuesDe(offres, attribues, { demandes: new Map(demandes.map((une) => [une.id, une])), premier });
}

/** Ce que la séance gèlerait aujourd'hui : ses demandes, ses places, ses réserves, sa sur-attribution. */
export async function preparerGel(db: Db, perimetre: Perimetre, commission: Commission): Promise<Prepare> {
  const lu = await lireCadre(db, perimetre, commission);
  const { structures, reglement } = lu;
  const horizon = horizonDe(commission);
  const intervalle = { de: commission.deMois, a: moisDeRang(horizon.premier + horizon.mois - 1) };
  const enForce = await listPlacesEnForce(db, perimetre, structures, intervalle);
  const lignes = Map.groupBy(enForce.mois, ({ structure }) => structure);
  const reglages = {
    ...horizon,
    sections: sectionsDe(structures),
    surnombre: [...SURNOMBRE],
    reserves: reglement?.contenu.ordreReserves ?? ("dAbord" as const),
  };
  const surattribution = { risque: commission.risque, ...(await countPassees(db, perimetre)) };
  const cadre = { reglages, reserves: reglement?.contenu.reserves ?? [], surattribution };
  const tenus = await listDossiersEnCours(db, perimetre);
  const enAttente = await listDemandes(db, perimetre, { etats: ["enAttente"], mode: "collectif" });
  const demandes = enAttente.filter((demande) => estExaminee(commission, demande) && !tenus.has(demande.dossier));
  const tenusParStructure = await lireTenues(db, perimetre, enForce, horizon.premier);
  return {
    contenu: {
      reglages,
      structures: structures.map((structure) => {
        const tenues = tenusParStructure.get(structure.id);
        return { ...structureGelee(structure, lignes.get(structure.id) ?? [], cadre), ...(tenues ? { tenues } : {}) };
      }),
      reglement: reglement ? { id: reglement.id, numero: reglement.numero, titre: reglement.titre } : null,
      surattribution,
    },
    dossiers: dossiersDe(demandes, lu),
    nonRecevables: reglement ? nonRecevables(demandes, reglement.contenu, commission.le) : [],
  };
}

/** L'empreinte d'une ligne : salée, pour que l'on ne puisse la deviner une fois la ligne effacée. */
const empreinteDe = (sel: string, contenu: DossierGele): string => sha256(sel + canonique(contenu));

/** Une ligne à garder. */
export function garder({ contenu, dossier, demandes }: Prepare["dossiers"][number], apres = false): DossierGarde {
  const sel = randomBytes(16).toString("hex");
  return { id: contenu.id, dossier, demandes, sel, contenu, empreinte: empreinteDe(sel, contenu), apres };
}

/** L'empreinte de la liste : celle de ses lignes, chacune avec son numéro, dans l'ordre des numéros. */
export const empreinteListe = (gardes: readonly DossierGarde[]): string =>
  sha256(
    gardes
      .filter(({ apres }) => !apres)
      .map(({ id, empreinte }) => `${id} ${empreinte}\n`)
      .toSorted()
      .join(""),
  );

/** Ce qui sera gardé d'un gel, empreinte comprise. */
export function gelDe(
  { contenu, dossiers }: Prepare,
  { annonce, le, par }: { annonce: string; le: string; par: string },
): { gel: GelGarde; dossiers: DossierGarde[] } {
  const gardes = dossiers.map((dossier) => garder(dossier));
  const gel: Gel = { ...contenu, annonce, dossiers: gardes.length, liste: empreinteListe(gardes) };
  return { gel: { contenu: gel, empreinte: sha256(canonique(gel)), geleLe: le, gelePar: par }, dossiers: gardes };
}

/** Vrai si rien de gelé n'a bougé : chaque ligne qui n'a pas été effacée, la liste, et le reste. */
export function seVerifie({ contenu, empreinte }: GelGarde, gardes: readonly DossierGarde[]): boolean {
  const lignes = gardes.every(
    (garde) =>
      garde.sel === null || garde.contenu === null || empreinteDe(garde.sel, garde.contenu) === garde.empreinte,
  );
  return lignes && empreinteListe(gardes) === contenu.liste && sha256(canonique(contenu)) === empreinte;
}
