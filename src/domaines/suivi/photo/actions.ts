import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { listActeurs } from "#domaines/acteurs/index.ts";
import {
  cheminDe,
  type EtatsLus,
  type Fiche,
  listCitees,
  listDatees,
  listFiches,
  listNoeuds,
  type Noeud,
  ORDRE_DU_PLAN,
  periode,
  SANS_FILTRE,
} from "#domaines/plan/index.ts";
import type { Db } from "#platform/db/db.ts";
import { listMovements } from "#platform/journal.ts";
import { dernierJour, replier } from "../etat/rules.ts";
import { listDernieres, listEtats, listReportees } from "../etat/store.ts";
import { listVolets } from "../volet/store.ts";
import type { Photo } from "./model.ts";
import { type Dits, type FicheDuPlan, photographier, reportDe, voletsDe } from "./rules.ts";

export const intituleNoeud = ({ code, libelle }: Pick<Noeud, "code" | "libelle">) =>
  code ? `${code} · ${libelle}` : libelle;

/** Les axes du plan, dans leur ordre : une fiche de deux axes ne fait pas passer le second devant. */
export const axesDe = (noeuds: readonly Noeud[]): string[] =>
  noeuds.filter(({ parent }) => parent === null).map(intituleNoeud);

/** Ce que le suivi montre d'une fiche du plan : sa première branche, ses pilotes, sa période. */
export function ficheDuPlan(fiche: Fiche, noeuds: readonly Noeud[]): FicheDuPlan {
  const [premier = ""] = fiche.noeuds;
  const [racine] = cheminDe(noeuds, premier);
  return {
    id: fiche.id,
    reference: fiche.reference,
    titre: fiche.titre,
    axe: racine ? intituleNoeud(racine) : "",
    pilotes: fiche.pilotes.map(({ libelle }) => libelle),
    ...periode(fiche.echeances),
  };
}

/** Ce qui a été dit des fiches d'une convention, maintenant ou à un instant passé. */
export async function lireDits(
  db: Db,
  perimetre: Perimetre,
  convention: string,
  quand: { avant?: string } = {},
): Promise<Dits> {
  const acteurs = await listActeurs(db, perimetre);
  return {
    etats: await listEtats(db, perimetre, convention),
    volets: await listVolets(db, perimetre),
    dernieres: await listDernieres(db, perimetre, quand),
    noms: new Map(acteurs.map(({ id, nom, nomCourt }) => [id, nomCourt ?? nom])),
  };
}

const toutes = async (db: Db, perimetre: Perimetre): Promise<Fiche[]> => {
  const tri = ORDRE_DU_PLAN;
  const presentes = await listFiches(db, perimetre, { filtres: SANS_FILTRE, tri });
  const archivees = await listFiches(db, perimetre, { filtres: { ...SANS_FILTRE, archivees: true }, tri });
  return [...presentes, ...archivees];
};

/** Le plan d'une convention tel qu'il est maintenant. */
export async function photoPresente(db: Db, perimetre: Perimetre, convention: string, instant: string): Promise<Photo> {
  const noeuds = await listNoeuds(db, perimetre);
  const fiches = await listFiches(db, perimetre, { filtres: SANS_FILTRE, tri: ORDRE_DU_PLAN });
  const dits = await lireDits(db, perimetre, convention);
  return {
    instant,
    fiches: photographier(
      fiches.map((fiche) => ficheDuPlan(fiche, noeuds)),
      dits,
    ),
  };
}

/** Les échéances d'une fiche à un instant : l'avant de la première modification qui les a changées ensuite. */
async function echeancesPassees(db: Db, { espace }: Perimetre, convention: string, apres: string) {
  const passees = new Map<string, Fiche["echeances"]>();
  for (const { objetId, avant } of await listMovements(db, espace, { objets: ["plan.fiche"], convention, apres })) {
    const { echeances } = (avant ?? {}) as Partial<Fiche>;
    if (echeances && !passees.has(objetId)) passees.set(objetId, echeances);
  }
  return passees;
}

/** Le plan d'une convention tel qu'il était à un instant : ce qui y était, ses dates d'alors, ce qu'on en avait dit. */
export async function photoPassee(db: Db, perimetre: Perimetre, convention: string, instant: string): Promise<Photo> {
  const noeuds = await listNoeuds(db, perimetre);
  const datees = new Map((await listDatees(db, perimetre)).map((fiche) => [fiche.id, fiche]));
  const passees = await echeancesPassees(db, perimetre, convention, instant);
  const presentes = (await toutes(db, perimetre)).filter(({ id }) => {
    const { creeLe, archiveLe } = datees.get(id) ?? { creeLe: "9999", archiveLe: null };
    return creeLe <= instant && (archiveLe === null || archiveLe > instant);
  });
  const fiches = presentes.map((fiche) =>
    ficheDuPlan({ ...fiche, echeances: passees.get(fiche.id) ?? fiche.echeances }, noeuds),
  );
  return { instant, fiches: photographier(fiches, await lireDits(db, perimetre, convention, { avant: instant })) };
}

/** L'état de chaque fiche d'une convention, tel que le plan le montre. */
export async function lireEtats(db: Db, perimetre: Perimetre, convention: string): Promise<EtatsLus> {
  const etats = await listEtats(db, perimetre, convention);
  const volets = Map.groupBy(await listVolets(db, perimetre), ({ fiche }) => fiche);
  const dernieres = Map.groupBy(await listDernieres(db, perimetre), ({ fiche }) => fiche);
  const parFiche = new Map(
    (await listCitees(db, perimetre)).map(({ id }) => {
      const siens = voletsDe(volets.get(id) ?? [], id);
      const dites = (dernieres.get(id) ?? []).filter(({ volet }) => siens.some((un) => un.volet === volet));
      const { etat, precision } = replier(etats, siens, dites);
      const dit = { code: etat?.code ?? null, libelle: etat?.libelle ?? "", forme: etat?.forme ?? null };
      return [id, { ...dit, precision: etat && precision, le: dernierJour(dites) }];
    }),
  );
  return { liste: etats, parFiche };
}

/** Les fiches que l'on a reportées : à quelle date, et le jour où on l'a dit. */
export async function lireReports(db: Db, perimetre: Perimetre): Promise<Map<string, { terme: string; le: Jour }>> {
  const volets = Map.groupBy(await listVolets(db, perimetre), ({ fiche }) => fiche);
  const parFiche = Map.groupBy(await listReportees(db, perimetre), ({ fiche }) => fiche);
  return new Map(
    [...parFiche].flatMap(([id, datees]) => {
      const siens = voletsDe(volets.get(id) ?? [], id);
      const dites = datees.filter(({ volet }) => siens.some((un) => un.volet === volet));
      const terme = reportDe(dites);
      const le = dites.find(({ nouvelleDate }) => nouvelleDate === terme)?.le;
      return terme && le ? [[id, { terme, le }] as const] : [];
    }),
  );
}
