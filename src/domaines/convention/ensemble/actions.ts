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

type Comparaison = { le: Jour; votes: LireVotes; comparer: boolean };

/** Les délibérations qui manquent, celles à refaire comprises si l'on compare ; le contenu du jour ne se lit que si l'on sait lequel un conseil a voté. */
async function compterVotes(
  db: Db,
  perimetre: Perimetre,
  convention: ConventionSuivie,
  { le, votes, comparer }: Comparaison,
): Promise<Pick<Suivi, "votesAttendus" | "auMoins">> {
  const question = await questionOuverte(db, perimetre, convention, votes);
  if (question === null) return { votesAttendus: 0, auMoins: false };
  const actes = await listDeliberations(db, perimetre, convention.id);
  const comparables = actes.some(({ empreinteVotee }) => empreinteVotee !== null);
  const empreintes = comparables && comparer ? await votes.empreintes(db, perimetre, convention.id) : null;
  const quoi = { convention: convention.id, question };
  const { situations } = await quiDoitVoter(db, perimetre, quoi, { empreintes, le });
  return { votesAttendus: situations.length, auMoins: comparables && !comparer };
}

/** Ce qu'une lecture regarde : toutes les conventions sans comparer leurs votes, ou quelques-unes en les comparant. */
type Regard = { le: Jour; relues: ReadonlySet<string> | null };

/** Où en est chaque convention d'un périmètre. */
async function suivre(db: Db, perimetre: Perimetre, { le, relues }: Regard, prets: Prets) {
  const { lireBilansFinaux, lireRetards, lireVotes } = prets;
  const bilans = await lireBilansFinaux(db, perimetre);
  const retards = await lireRetards(db, perimetre, le);
  const suivis: [string, Suivi][] = [];
  for (const convention of await listSuivies(db, perimetre)) {
    const { id, fin } = convention;
    if (relues && !relues.has(id)) continue;
    const situation = situer(convention, bilans.get(id) ?? "aucun", le);
    const dits = await compterVotes(db, perimetre, convention, { le, votes: lireVotes, comparer: relues !== null });
    suivis.push([id, { ...situation, fin, retards: retards.get(id) ?? 0, ...dits }]);
  }
  return suivis;
}

type Qui = { lieux: readonly MonLieu[]; compte: string; le: Jour };

async function lireSuivis(db: Db, { lieux, compte, le }: Qui, relues: Regard["relues"], prets: Prets) {
  const perimetres = perimetresPour(lieux, compte, "convention.lire");
  const lots = await surChaqueEspace(db, perimetres, (perimetre) => suivre(db, perimetre, { le, relues }, prets));
  return new Map(lots.flat());
}

/** Chaque lieu que ce compte peut ouvrir, avec où en est sa convention s'il peut la lire, ses votes non comparés ; rien de ce qui est aux autres. */
export async function lireEnsemble(db: Db, qui: Qui, prets: Prets): Promise<LigneEnsemble[]> {
  const suivis = await lireSuivis(db, qui, null, prets);
  return qui.lieux.map((lieu) => ({
    lieu,
    href: arrivee(lieu),
    suivi: lieu.convention === null ? null : (suivis.get(lieu.convention) ?? null),
  }));
}

type Relecture = { lignes: readonly LigneEnsemble[]; relues: readonly string[] };

/** Les mêmes lignes, les votes de quelques conventions comparés à leur contenu du jour. */
export async function comparerVotes(
  db: Db,
  { lignes, relues }: Relecture,
  { compte, le }: Pick<Qui, "compte" | "le">,
  prets: Prets,
): Promise<LigneEnsemble[]> {
  if (relues.length === 0) return [...lignes];
  const voulues = new Set(relues);
  const lieux = lignes.flatMap(({ lieu }) => (lieu.convention && voulues.has(lieu.convention) ? lieu : []));
  const suivis = await lireSuivis(db, { lieux, compte, le }, voulues, prets);
  return lignes.map((ligne) => ({ ...ligne, suivi: suivis.get(ligne.lieu.convention ?? "") ?? ligne.suivi }));
}
