import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { arrivee, perimetresPour } from "#domaines/acces/index.ts";
import type { MonLieu } from "#domaines/acces/model.ts";
import { type Db, surChaqueEspace } from "#platform/db/db.ts";
import { estSignee } from "../cycle/rules.ts";
import { listSuivies } from "../cycle/store.ts";
import { quiDoitVoter } from "../deliberation/actions.ts";
import type { Empreintes, Question } from "../deliberation/model.ts";
import type { AvenantVote } from "../deliberation/rules.ts";
import { listDeliberations } from "../deliberation/store.ts";
import type { LireBilansFinaux } from "../echeance/actions.ts";
import type { ConventionSuivie } from "../echeance/model.ts";
import { situer } from "../echeance/rules.ts";
import type { LigneEnsemble, Suivi } from "./model.ts";

/** Combien de campagnes de suivi sont restées ouvertes après leur clôture, convention par convention : une tranche plus haute le prête. */
export type LireRetards = (db: Db, perimetre: Perimetre, le: Jour) => Promise<ReadonlyMap<string, number>>;
/** Ce que les actes prêtent aux votes : les avenants d'une convention, et les empreintes de ce qui s'y vote aujourd'hui. */
export type LireVotes = {
  avenants: (db: Db, perimetre: Perimetre, convention: string) => Promise<AvenantVote[]>;
  empreintes: (db: Db, perimetre: Perimetre, convention: string) => Promise<Empreintes>;
};
export type Prets = { lireBilansFinaux: LireBilansFinaux; lireRetards: LireRetards; lireVotes: LireVotes };

/** Ce qui se vote en ce moment d'une convention : elle-même avant sa signature, son avenant ouvert ensuite. */
export async function questionOuverte(
  db: Db,
  perimetre: Perimetre,
  convention: Pick<ConventionSuivie, "id" | "etat" | "avenantOuvert">,
  votes: Pick<LireVotes, "avenants">,
): Promise<Question | null> {
  if (!estSignee(convention)) return { genre: "convention" };
  if (!convention.avenantOuvert) return null;
  const ouvert = (await votes.avenants(db, perimetre, convention.id)).find((un) => un.ouvert);
  return ouvert ? { genre: "avenant", nom: ouvert.nom } : null;
}

/** Combien de contenus du jour une vue d'ensemble relit au plus. */
export const CONTENUS_LUS = 25;
/** Ce qu'il reste à relire. */
type Budget = { contenus: number };

/** Les délibérations qui manquent, celles à refaire comprises ; le contenu du jour ne se lit que si l'on sait lequel un conseil a voté. */
async function compterVotes(
  db: Db,
  perimetre: Perimetre,
  convention: ConventionSuivie,
  { le, votes, budget }: { le: Jour; votes: LireVotes; budget: Budget },
): Promise<Pick<Suivi, "votesAttendus" | "auMoins">> {
  const question = await questionOuverte(db, perimetre, convention, votes);
  if (question === null) return { votesAttendus: 0, auMoins: false };
  const actes = await listDeliberations(db, perimetre, convention.id);
  const compare = actes.some(({ empreinteVotee }) => empreinteVotee !== null);
  const auMoins = compare && budget.contenus <= 0;
  if (compare) budget.contenus -= 1;
  const empreintes = compare && !auMoins ? await votes.empreintes(db, perimetre, convention.id) : null;
  const quoi = { convention: convention.id, question };
  const { situations } = await quiDoitVoter(db, perimetre, quoi, { empreintes, le });
  return { votesAttendus: situations.length, auMoins };
}

/** Où en est chaque convention d'un périmètre. */
async function suivre(db: Db, perimetre: Perimetre, { le, budget }: { le: Jour; budget: Budget }, prets: Prets) {
  const { lireBilansFinaux, lireRetards, lireVotes } = prets;
  const bilans = await lireBilansFinaux(db, perimetre);
  const retards = await lireRetards(db, perimetre, le);
  const suivis: [string, Suivi][] = [];
  for (const convention of await listSuivies(db, perimetre)) {
    const { id, fin } = convention;
    const situation = situer(convention, bilans.get(id) ?? "aucun", le);
    const dits = await compterVotes(db, perimetre, convention, { le, votes: lireVotes, budget });
    suivis.push([id, { ...situation, fin, retards: retards.get(id) ?? 0, ...dits }]);
  }
  return suivis;
}

type Qui = { lieux: readonly MonLieu[]; compte: string; le: Jour };

/** Chaque lieu que ce compte peut ouvrir, avec où en est sa convention s'il peut la lire ; rien de ce qui est aux autres. */
export async function lireEnsemble(db: Db, { lieux, compte, le }: Qui, prets: Prets): Promise<LigneEnsemble[]> {
  const perimetres = perimetresPour(lieux, compte, "convention.lire");
  const quand = { le, budget: { contenus: CONTENUS_LUS } };
  const lots = await surChaqueEspace(db, perimetres, (perimetre) => suivre(db, perimetre, quand, prets));
  const suivis = new Map(lots.flat());
  return lieux.map((lieu) => ({
    lieu,
    href: arrivee(lieu),
    suivi: lieu.convention === null ? null : (suivis.get(lieu.convention) ?? null),
  }));
}
