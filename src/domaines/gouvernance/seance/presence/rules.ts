import type { Jour } from "#commun/jour.ts";
import { type Refus, refus } from "#commun/refus.ts";
import { sansAccents } from "#commun/texte.ts";
import type { Instance } from "../../instance/model.ts";
import type { Membre } from "../../membre/model.ts";
import { suppleantsDe } from "../../membre/rules.ts";
import type { GenrePresence, Presence, Reponse, Seance } from "../model.ts";

export type Dit = { quoi: Reponse | GenrePresence; pour: string | null; pourNom: string };

export type RefusPresence =
  | "trop-tard"
  | "pas-convoquee"
  | "sans-voix"
  | "pouvoir-a-personne"
  | "pouvoir-a-soi"
  | "pouvoir-sans-voix"
  | "suppleant-inconnu";

type Siegeants = { membre: Membre; membres: readonly Membre[]; le: Jour };

const verifierPouvoir = ({ membre, membres }: Siegeants, pour: string | null): null | Refus<RefusPresence> => {
  if (membre.voix !== "deliberative") return refus("sans-voix");
  if (pour === null) return refus("pouvoir-a-personne");
  if (pour === membre.id) return refus("pouvoir-a-soi");
  const mandataire = membres.find(({ id }) => id === pour);
  return mandataire?.voix === "deliberative" ? null : refus("pouvoir-sans-voix");
};

/**
 * GOUV-30 : un membre qui a voix donne pouvoir à un autre qui a voix, jamais à lui-même ; le suppléant qui vient est un des siens, ou
 * quelqu'un que l'on nomme ; présent, excusé ou absent n'en désignent pas.
 */
export function verifierDit(dit: Dit, siegeants: Siegeants): Dit | Refus<RefusPresence> {
  const { membre, membres, le } = siegeants;
  if (dit.quoi === "pouvoir") return verifierPouvoir(siegeants, dit.pour) ?? { ...dit, pourNom: "" };
  if (dit.quoi !== "suppleant") return { ...dit, pour: null, pourNom: "" };
  const siens = suppleantsDe(membres, membre.id, le);
  const choisi = siens.find(({ id }) => id === dit.pour);
  if (choisi) return { ...dit, pourNom: "" };
  if (dit.pour !== null || dit.pourNom === "") return refus("suppleant-inconnu");
  return { ...dit, pour: null };
}

/** GOUV-31 : on répond à une réunion convoquée, jusqu'au jour où elle se tient, ce jour compris. */
export function peutRepondre({ etat, le }: Pick<Seance, "etat" | "le">, aujourdhui: Jour): null | Refus<RefusPresence> {
  if (etat !== "convoquee") return refus("pas-convoquee");
  return le !== null && le < aujourdhui ? refus("trop-tard") : null;
}

const estLa = (presence: GenrePresence | null) => presence === "present" || presence === "suppleant";

export type Quorum =
  | { genre: "aucun" }
  | { genre: "atteint" | "manque"; presents: number; membres: number; seuil: number };

/**
 * GOUV-32 : le quorum, quand l'instance en a un, compte les membres qui ont voix et sont là, eux-mêmes ou par leur suppléant ; un pouvoir
 * n'y compte pas. « Plus de la moitié » est strict : 8 sur 15, 9 sur 16.
 */
export function quorumDe(
  { quorum, quorumNombre }: Pick<Instance, "quorum" | "quorumNombre">,
  attendus: readonly Membre[],
  presences: readonly Pick<Presence, "membre" | "presence">[],
): Quorum {
  if (quorum === "aucun") return { genre: "aucun" };
  const votants = attendus.filter(({ voix }) => voix === "deliberative");
  const la = new Set(presences.filter(({ presence }) => estLa(presence)).map(({ membre }) => membre));
  const presents = votants.filter(({ id }) => la.has(id)).length;
  const seuil = quorum === "nombre" ? (quorumNombre ?? 1) : Math.floor(votants.length / 2) + 1;
  return { genre: presents >= seuil ? "atteint" : "manque", presents, membres: votants.length, seuil };
}

/** GOUV-33 : les voix de la réunion : chaque membre là a la sienne, et celle de chaque pouvoir reçu s'il est là lui-même. */
export function voixDe(
  attendus: readonly Membre[],
  presences: readonly Pick<Presence, "membre" | "presence" | "pour">[],
): number {
  const votants = new Set(attendus.filter(({ voix }) => voix === "deliberative").map(({ id }) => id));
  const siennes = presences.filter(({ membre }) => votants.has(membre));
  const la = new Set(siennes.filter(({ presence }) => estLa(presence)).map(({ membre }) => membre));
  const pouvoirs = siennes.filter(({ presence, pour }) => presence === "pouvoir" && pour !== null && la.has(pour));
  return la.size + pouvoirs.length;
}

export type Participation = { college: string; attendus: number; la: number };

/** GOUV-34 : la participation se compte par collège : les membres qui ont voix, et ceux d'entre eux qui étaient là ou représentés par leur suppléant. */
export function participationDe(
  attendus: readonly Membre[],
  presences: readonly Pick<Presence, "membre" | "presence">[],
): Participation[] {
  const la = new Set(presences.filter(({ presence }) => estLa(presence)).map(({ membre }) => membre));
  const votants = attendus.filter(({ voix }) => voix === "deliberative");
  return [...Map.groupBy(votants, ({ college }) => sansAccents(college).trim()).values()].map((siens) => ({
    college: siens[0]?.college.trim() ?? "",
    attendus: siens.length,
    la: siens.filter(({ id }) => la.has(id)).length,
  }));
}

const PAR_PART = 20;

/** Des personnes attendues que l'on note ensemble, et combien le sont déjà. */
export type Part = { rang: number; nom: string; membres: Membre[]; notes: number };

const enParts = <T>(tous: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(tous.length / PAR_PART) }, (_, rang) =>
    tous.slice(rang * PAR_PART, (rang + 1) * PAR_PART),
  );

const nomDePart = (college: string, rang: number, parts: number): string =>
  `${college.trim() || "Sans collège"}${parts > 1 ? `, ${rang + 1} sur ${parts}` : ""}`;

/**
 * GOUV-35 : jusqu'à vingt personnes se notent d'un coup ; au-delà, collège par collège, et un collège de plus de vingt en plusieurs parts :
 * chacun est dans une part et une seule.
 */
export function partsDe(attendus: readonly Membre[], connus: readonly { membre: string }[]): Part[] {
  const notes = new Set(connus.map(({ membre }) => membre));
  const compter = (membres: readonly Membre[]) => membres.filter(({ id }) => notes.has(id)).length;
  const colleges =
    attendus.length <= PAR_PART
      ? [attendus]
      : [
          ...Map.groupBy(attendus, ({ voix, college }) =>
            voix === "deliberative" ? sansAccents(college).trim() : "invités",
          ).values(),
        ];
  const parts = colleges.flatMap((siens) => {
    const morceaux = enParts(siens);
    return morceaux.map((membres, rang) => ({
      nom: nomDePart(membres[0]?.voix === "deliberative" ? membres[0].college : "Invités", rang, morceaux.length),
      membres,
      notes: compter(membres),
    }));
  });
  return parts.map((part, rang) => ({ ...part, rang: rang + 1 }));
}
