import { type Jour, plusJours } from "#commun/jour.ts";
import { type Refus, refus } from "#commun/refus.ts";
import { sansAccents } from "#commun/texte.ts";
import { estSignee, estVerrouillee } from "../cycle/rules.ts";
import type { Convention, GenrePartie, Partie } from "../model.ts";
import type { Acte, ActeEcrit, Attendu, Empreintes, EtatVote, Organe, Question, Situation } from "./model.ts";

type PartieVotante = Pick<Partie, "genre" | "nom" | "nomCourt">;

const cle = (nom: string): string =>
  sansAccents(nom)
    .replace(/[^a-z0-9]+/g, " ")
    .trim()
    .replace(/^(?:la |le |les |l )?(?:(?:commune|ville|mairie) (?:de |du |des |d )?)?(?:la |le |les |l )?(?=.)/, "");

/** DEL-30 : une délibération est celle de la partie dont elle porte le nom, entier ou court, sans accents, article ni « commune de ». */
export function partieDe<P extends PartieVotante>(collectivite: string | null, parties: readonly P[]): P | null {
  if (!collectivite) return null;
  const cherche = cle(collectivite);
  const parNom = parties.find(({ nom }) => cle(nom) === cherche);
  return parNom ?? parties.find(({ nomCourt }) => nomCourt && cle(nomCourt) === cherche) ?? null;
}

const ATTENDUS: Record<GenrePartie, Attendu> = {
  epci: "deliberation",
  commune: "deliberation",
  syndicat: "deliberation",
  departement: "deliberation",
  caf: "decision",
  msa: "decision",
  etat: "aucun",
  autre: "aucun",
};

/** DEL-31 : une collectivité délibère avant de signer ; le conseil d'administration d'une Caf ou d'une MSA décide hors de ces règles ; les autres n'ont pas à voter. */
export const attenduDe = (genre: GenrePartie): Attendu => ATTENDUS[genre];

const ORGANES: Partial<Record<GenrePartie, Organe>> = {
  epci: "conseilCommunautaire",
  commune: "conseilMunicipal",
  syndicat: "comiteSyndical",
  departement: "conseilDepartemental",
  caf: "conseilAdministration",
  msa: "conseilAdministration",
};

/** L'organe qui vote pour une partie de ce genre. */
export const organeDe = (genre: GenrePartie | undefined): Organe | null => (genre && ORGANES[genre]) ?? null;

/** DEL-32 : chacun vote avant le jour choisi ensemble, sinon au plus tard la veille du premier jour de la convention ; un avenant n'a que le jour choisi. */
export const voterAvant = (debut: Jour | null, choisi: Jour | null): Jour | null =>
  choisi ?? (debut && plusJours(debut, -1));

const estAdoptee = ({ resultat }: Acte) => resultat === "unanimite" || resultat === "majorite";

/**
 * DEL-33 : un vote est à refaire quand le contenu d'aujourd'hui n'est plus celui qui fut voté, sous aucune des formes où l'on a pu le voter ;
 * sans les deux empreintes, on ne l'affirme pas.
 */
export const aRevoter = ({ empreinteVotee }: Pick<Acte, "empreinteVotee">, empreintes: Empreintes | null): boolean =>
  empreinteVotee !== null && empreintes !== null && !empreintes.includes(empreinteVotee);

type Aujourdhui = { empreintes: Empreintes | null; le: Jour };

function etatDe(acte: ActeEcrit, attendu: Attendu, { empreintes, le }: Aujourdhui): EtatVote {
  if (acte.dateSeance !== null && acte.dateSeance > le) return "annoncee";
  if (acte.resultat === "rejet") return "rejetee";
  const decidee = attendu === "decision" ? acte.dateSeance !== null : estAdoptee(acte);
  if (!decidee) return "aPreciser";
  return aRevoter(acte, empreintes) ? "aRevoter" : "adoptee";
}

const porteSur = (acte: Acte, question: Question): boolean =>
  question.genre === "convention"
    ? acte.objetVote === "convention"
    : acte.objetVote === "avenant" && cle(acte.avenant ?? "") === cle(question.nom);

const laDerniere = (actes: readonly ActeEcrit[]): ActeEcrit | null =>
  actes.toSorted((a, b) => ((a.dateSeance ?? "") < (b.dateSeance ?? "") ? -1 : 1)).at(-1) ?? null;

function situer<P extends PartieVotante>(
  partie: P,
  actes: readonly ActeEcrit[],
  question: Question,
  aujourdhui: Aujourdhui,
): Situation<P> {
  const attendu = attenduDe(partie.genre);
  const acte = laDerniere(actes.filter((un) => porteSur(un, question)));
  if (acte) return { partie, attendu, acte, etat: etatDe(acte, attendu, aujourdhui) };
  if (attendu === "aucun") return { partie, attendu, acte: null, etat: "sansObjet" };
  const plan = question.genre === "convention" ? laDerniere(actes.filter((un) => un.objetVote === "plan")) : null;
  const auPlan = plan !== null && etatDe(plan, attendu, { ...aujourdhui, empreintes: null }) === "adoptee";
  return { partie, attendu, acte: auPlan ? plan : null, etat: auPlan ? "planSeulement" : "attendue" };
}

/**
 * DEL-34 : sur une question, chaque partie en est à sa dernière délibération qui porte dessus ; n'avoir voté que le plan n'est pas
 * avoir voté la convention.
 */
export function situations<P extends PartieVotante>(
  parties: readonly P[],
  actes: readonly ActeEcrit[],
  question: Question,
  aujourdhui: Aujourdhui,
): Situation<P>[] {
  const siens = (partie: P) => actes.filter(({ collectivite }) => partieDe(collectivite, parties) === partie);
  return parties.map((partie) => situer(partie, siens(partie), question, aujourdhui));
}

const REGLES: readonly EtatVote[] = ["adoptee", "sansObjet"];

/** DEL-35 : doit encore voter qui est attendu et n'a pas adopté le contenu d'aujourd'hui. */
export const doitVoter = ({ etat, attendu }: Pick<Situation<unknown>, "etat" | "attendu">): boolean =>
  attendu !== "aucun" && !REGLES.includes(etat);

/** DEL-36 : les actes continuent d'arriver : une délibération s'écrit et se complète que la convention soit signée ou non ; signée, elle ne s'ôte plus. */
export const retirer = (
  convention: Pick<Convention, "etat" | "avenantOuvert">,
  acte: Pick<Acte, "objetVote">,
): null | Refus<"convention-signee"> =>
  estVerrouillee(convention) && acte.objetVote !== "autre" ? refus("convention-signee") : null;

/** DEL-37 : quand le texte revient d'un import, la délibération d'une autre collectivité est une autre : elle n'hérite ni pièce ni dates. */
export const estLaMeme = (avant: Pick<Acte, "collectivite">, apres: Pick<Acte, "collectivite">): boolean =>
  cle(avant.collectivite ?? "") === cle(apres.collectivite ?? "");

const DE_DECISION = [
  "collectivite",
  "numero",
  "dateSeance",
  "objet",
  "objetVote",
  "avenant",
  "empreinteVotee",
] as const;

/** DEL-38 : d'un conseil d'administration on ne garde que la décision : sa date, sa référence et ce qu'elle approuve. */
export function reduireDecision(acte: Acte, vide: Acte): Acte {
  if (acte.organe !== "conseilAdministration") return acte;
  const gardes = Object.fromEntries(DE_DECISION.map((champ) => [champ, acte[champ]]));
  return { ...vide, ...gardes, organe: acte.organe };
}

const memeNom = (un: string, autre: string): boolean => cle(un) === cle(autre);

/** Un avenant de la convention, s'il se vote encore, et s'il a été abandonné. */
export type AvenantVote = { nom: string; ouvert: boolean; abandonne?: boolean };

/** DEL-51 : ce qui se vote par avenant : ceux de la convention, avant même leur premier vote, puis ceux que seule une délibération nomme. */
export function nomsAvenants(avenants: readonly AvenantVote[], actes: readonly Acte[]): string[] {
  const noms = avenants.map(({ nom }) => nom);
  const cites = actes.flatMap(({ avenant, objetVote }) => (objetVote === "avenant" && avenant ? [avenant] : []));
  for (const nom of cites) if (!noms.some((un) => memeNom(un, nom))) noms.push(nom);
  return noms;
}

/** Le nom sous lequel on le connaît, quelle que soit la façon de l'écrire. */
export const avenantDit = (noms: readonly string[], dit: string): string | undefined =>
  noms.find((nom) => memeNom(nom, dit));

type Identifie = Pick<Acte, "identifiantActes" | "autresEnvois">;

const identifiants = ({ identifiantActes, autresEnvois }: Identifie): string[] =>
  [identifiantActes, ...autresEnvois.map(({ identifiant }) => identifiant)].flatMap((un) => un?.toUpperCase() ?? []);

/** DEL-52 : l'identifiant d'un acte n'est que le sien : dans une convention, deux délibérations n'ont pas le même, ni parmi leurs autres envois. */
export function identifiantPris(un: Identifie, autres: readonly Identifie[]): boolean {
  const pris = new Set(autres.flatMap(identifiants));
  return identifiants(un).some((identifiant) => pris.has(identifiant));
}

const memeVote = (un: Acte, autre: Acte): boolean =>
  un.objetVote !== "autre" &&
  un.objetVote === autre.objetVote &&
  memeNom(un.avenant ?? "", autre.avenant ?? "") &&
  un.dateSeance === autre.dateSeance &&
  (un.numero === null || autre.numero === null || memeNom(un.numero, autre.numero)) &&
  estLaMeme(un, autre);

/**
 * DEL-54 : un conseil vote une question une fois par séance, sauf par deux délibérations numérotées : le même vote, inscrit par deux
 * personnes, ne l'est qu'une fois ; celui qui l'était déjà deux fois se corrige encore.
 */
export function verifierParmi(
  acte: Acte,
  avant: Acte,
  autres: readonly Acte[],
): Refus<"identifiant-pris" | "vote-deja-inscrit"> | null {
  if (identifiantPris(acte, autres)) return refus("identifiant-pris");
  const deja = !memeVote(acte, avant) && autres.some((autre) => memeVote(acte, autre));
  return deja ? refus("vote-deja-inscrit") : null;
}

const FAITS = ["envoyeLe", "recuLe", "publieLe", "afficheLe"] as const;
type Fait = (typeof FAITS)[number];

/** DEL-53 : une transmission, une publication se notent une fois faites : aucune n'est à venir. */
const faitAVenir = (acte: Acte, le: Jour): Fait | undefined => FAITS.find((fait) => (acte[fait] ?? le) > le);

export type RefusActe =
  | "identifiant-pris"
  | "vote-deja-inscrit"
  | "collectivite-manquante"
  | "avenant-manquant"
  | "seance-a-venir"
  | `${Fait}-a-venir`;

/** DEL-39 : une délibération dit de qui elle est ; sur un avenant, lequel ; et n'a de résultat qu'une fois la séance tenue. */
export function verifierActe(acte: Acte, le: Jour): Refus<RefusActe> | null {
  if (!acte.collectivite) return refus("collectivite-manquante");
  if (acte.objetVote === "avenant" && !acte.avenant) return refus("avenant-manquant");
  if (acte.resultat !== null && acte.dateSeance !== null && acte.dateSeance > le) return refus("seance-a-venir");
  const fait = faitAVenir(acte, le);
  return fait ? refus(`${fait}-a-venir`) : null;
}

/**
 * DEL-49 : on ne compare au contenu d'aujourd'hui que tant qu'on peut encore le voter : la convention avant sa signature, un avenant
 * tant qu'il est ouvert.
 */
export const empreintesUtiles = (
  vie: Pick<Convention, "etat" | "avenantOuvert">,
  objet: Acte["objetVote"],
  empreintes: Empreintes | null,
): Empreintes | null => {
  const ouverte = objet === "avenant" ? vie.avenantOuvert : !estSignee(vie);
  return ouverte && (objet === "avenant" || objet === "convention") ? empreintes : null;
};

/** DEL-50 : une délibération s'inscrit avec ce que l'on sait déjà : qui vote et par quel organe, ce qui est voté, et ce qu'une autre du même conseil a dit. */
export function proposer(
  partie: PartieVotante | null,
  siennes: readonly Acte[],
  { vide, avenant }: { vide: Acte; avenant: string | null },
): Acte {
  return {
    ...vide,
    collectivite: partie && partie.nom,
    organe: organeDe(partie?.genre),
    objetVote: avenant ? "avenant" : "convention",
    avenant,
    siret: siennes.find(({ siret }) => siret)?.siret ?? null,
    enExercice: siennes.at(-1)?.enExercice ?? null,
  };
}
