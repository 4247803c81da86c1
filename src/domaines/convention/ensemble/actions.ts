import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { arrivee, perimetresPour } from "#domaines/acces/index.ts";
import type { MonLieu } from "#domaines/acces/model.ts";
import { type Db, surChaqueEspace } from "#platform/db/db.ts";
import { estSignee } from "../cycle/rules.ts";
import { listSuivies } from "../cycle/store.ts";
import { quiDoitVoter } from "../deliberation/actions.ts";
import type { LireBilansFinaux } from "../echeance/actions.ts";
import type { ConventionSuivie } from "../echeance/model.ts";
import { situer } from "../echeance/rules.ts";
import type { LigneEnsemble, Suivi } from "./model.ts";

/** Combien de campagnes de suivi sont restées ouvertes après leur clôture, convention par convention : une tranche plus haute le prête. */
export type LireRetards = (db: Db, perimetre: Perimetre, le: Jour) => Promise<ReadonlyMap<string, number>>;
export type Prets = { lireBilansFinaux: LireBilansFinaux; lireRetards: LireRetards };

const compterVotes = async (db: Db, perimetre: Perimetre, convention: ConventionSuivie, le: Jour): Promise<number> => {
  if (estSignee(convention)) return 0;
  const quoi = { convention: convention.id, question: { genre: "convention" as const } };
  return (await quiDoitVoter(db, perimetre, quoi, { empreintes: null, le })).situations.length;
};

/** Où en est chaque convention d'un périmètre. */
async function suivre(db: Db, perimetre: Perimetre, le: Jour, { lireBilansFinaux, lireRetards }: Prets) {
  const bilans = await lireBilansFinaux(db, perimetre);
  const retards = await lireRetards(db, perimetre, le);
  const suivis: [string, Suivi][] = [];
  for (const convention of await listSuivies(db, perimetre)) {
    const { id, fin } = convention;
    const situation = situer(convention, bilans.get(id) ?? "aucun", le);
    const votesAttendus = await compterVotes(db, perimetre, convention, le);
    suivis.push([id, { ...situation, fin, retards: retards.get(id) ?? 0, votesAttendus }]);
  }
  return suivis;
}

type Qui = { lieux: readonly MonLieu[]; compte: string; le: Jour };

/** Chaque lieu que ce compte peut ouvrir, avec où en est sa convention s'il peut la lire ; rien de ce qui est aux autres. */
export async function lireEnsemble(db: Db, { lieux, compte, le }: Qui, prets: Prets): Promise<LigneEnsemble[]> {
  const perimetres = perimetresPour(lieux, compte, "convention.lire");
  const lots = await surChaqueEspace(db, perimetres, (perimetre) => suivre(db, perimetre, le, prets));
  const suivis = new Map(lots.flat());
  return lieux.map((lieu) => ({
    lieu,
    href: arrivee(lieu),
    suivi: lieu.convention === null ? null : (suivis.get(lieu.convention) ?? null),
  }));
}
