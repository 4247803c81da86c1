import type { Bloc } from "#commun/document.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { listPersonnesEspace, peut } from "#domaines/acces/index.ts";
import type { Db } from "#platform/db/db.ts";
import { LIBELLES_DECISION } from "../decision/model.ts";
import { referenceDe } from "../decision/rules.ts";
import { listDecisionsDeSeance } from "../decision/store.ts";
import { destinatairesDe } from "../convocation/actions.ts";
import { quiEst } from "../membre/pages.tsx";
import type { Reunion } from "../seance/actions.ts";
import { quandDit } from "../seance/liste/pages.tsx";
import type { Seance } from "../seance/model.ts";
import { nomPour } from "../seance/presence/pages.tsx";
import { quorumDe, voixDe } from "../seance/presence/rules.ts";
import { quorumDit } from "../tenue/pages.tsx";
import type { ContenuReleve, DecisionRelevee } from "./model.ts";
import { blocsReleve } from "./document.ts";
import { decisionDite, releveLisible, tientReunion } from "./rules.ts";
import { findReleve } from "./store.ts";

const PAS_APPROUVE = "Le relevé de cette réunion n’est pas encore approuvé : il se lira ici dès qu’il le sera.";

/** Le relevé tel que la réunion l'écrit aujourd'hui. */
export function composerReleve(reunion: Reunion, decisions: DecisionRelevee[]): ContenuReleve {
  const { instance, seance, membres, attendus, presences, points } = reunion;
  return {
    instance: instance.nom,
    titre: seance.titre,
    quand: quandDit(seance),
    lieu: [seance.lieu, seance.visio ? "à distance" : ""].filter(Boolean).join(", "),
    preside: seance.preside,
    secretaire: seance.secretaire,
    quorum: quorumDit(quorumDe(instance, attendus, presences)),
    voix: voixDe(attendus, presences),
    personnes: attendus.map((membre) => {
      const sienne = presences.find((une) => une.membre === membre.id);
      return {
        nom: membre.nom,
        qui: quiEst(membre),
        college: membre.college,
        voix: membre.voix === "deliberative",
        presence: sienne?.presence ?? null,
        pour: sienne?.presence ? nomPour(sienne, membres) : "",
      };
    }),
    points: points.map(({ titre, attendu, notes, conclusion }) => ({ titre, attendu, notes, conclusion })),
    decisions,
    notes: seance.notes,
  };
}

/** Les décisions que les registres disent prises à cette réunion. */
export async function decisionsDe(
  db: Db,
  perimetre: Perimetre,
  { id }: Pick<Seance, "id">,
): Promise<DecisionRelevee[]> {
  return (await listDecisionsDeSeance(db, perimetre, id)).map((decision) => {
    const libelle = `${referenceDe(decision)}, ${LIBELLES_DECISION[decision.genre].toLowerCase()}`;
    const dite = { id: decision.id, texte: decisionDite(decision) };
    if (perimetre.conventions.includes(decision.convention)) return { ...dite, libelle };
    return { ...dite, libelle: `${libelle}, au registre d’une autre convention de l’instance`, ailleurs: true };
  });
}

/** Cette personne tient-elle la réunion : la conduire, l'avoir présidée, en avoir tenu le secrétariat. */
export async function tient(
  db: Db,
  perimetre: Perimetre,
  { seance, membres }: Pick<Reunion, "seance" | "membres">,
): Promise<boolean> {
  if (peut(perimetre.roles, "gouvernance.conduire")) return true;
  if (seance.etat !== "tenue") return false;
  const moi = (await listPersonnesEspace(db, perimetre.espace)).find(({ id }) => id === perimetre.compte);
  if (!moi) return false;
  const joignables = await destinatairesDe(db, perimetre, membres);
  return tientReunion(
    seance,
    joignables.map(({ membre, courriel }) => ({ nom: membre.nom, courriel })),
    moi,
  );
}

const PROJET: Bloc = {
  genre: "encadre",
  ton: "attention",
  titre: "Projet, non approuvé",
  blocs: [{ genre: "paragraphe", texte: "Il peut encore changer, et ne se diffuse pas." }],
};

/** Ce que l'on lit d'un relevé : lui-même, et s'il n'est encore qu'un projet ; ou qu'il n'est pas encore approuvé. */
export function blocsLisibles(
  { approuve, contenu }: { approuve: unknown; contenu: ContenuReleve },
  tenue: boolean,
): Bloc[] {
  if (!releveLisible(Boolean(approuve), tenue)) return [{ genre: "paragraphe", texte: PAS_APPROUVE }];
  return approuve ? blocsReleve(contenu) : [PROJET, ...blocsReleve(contenu)];
}

/** Celui qui fut approuvé, sinon celui que la réunion écrit aujourd'hui. */
export async function releveDe(db: Db, perimetre: Perimetre, reunion: Reunion) {
  const approuve = await findReleve(db, perimetre, reunion.seance);
  const contenu = approuve?.contenu ?? composerReleve(reunion, await decisionsDe(db, perimetre, reunion.seance));
  return { approuve, contenu };
}
