import { type Jour, joursEntre, nomDuJour, plusJours } from "#commun/jour.ts";
import { joursDuMois, type Mois } from "#commun/mois.ts";
import { type Refus, refus } from "#commun/refus.ts";
import type { Arret, Exception, Passage } from "./model.ts";

/** SUI-130 : un arrêt est desservi au jour de semaine de son premier passage, toutes les tant de semaines, jusqu'à son dernier jour. */
export function dessert({ debut, fin, rythme }: Pick<Arret, "debut" | "fin" | "rythme">, jour: Jour): boolean {
  if (jour < debut || (fin !== null && jour > fin)) return false;
  return joursEntre(debut, jour) % (rythme * 7) === 0;
}

export const moisVoisin = (mois: string, sens: 1 | -1): string => {
  const bord = sens === 1 ? plusJours(`${mois}-28` as Jour, 4) : plusJours(`${mois}-01` as Jour, -1);
  return bord.slice(0, 7);
};

const cle = ({ jour, arret }: Passage) => `${jour} ${arret.de}`;

/** SUI-131 : le calendrier d'un mois : les passages prévus, ceux que l'on a annulés et qui se voient encore, ceux que l'on a ajoutés. */
export function passagesDuMois(arrets: readonly Arret[], exceptions: readonly Exception[], mois: Mois): Passage[] {
  const passages = arrets.flatMap((arret) => {
    const siennes = new Map(exceptions.filter((une) => une.arret === arret.id).map((une) => [une.jour, une]));
    return joursDuMois(mois).flatMap((jour): Passage[] => {
      const exception = siennes.get(jour);
      const prevu = dessert(arret, jour);
      if (exception?.genre === "ajoute") return [{ jour, arret, annule: null, ajoute: !prevu }];
      if (!prevu) return [];
      return [{ jour, arret, annule: exception ? exception.motif || "annulé" : null, ajoute: false }];
    });
  });
  return passages.toSorted((a, b) => (cle(a) < cle(b) ? -1 : 1));
}

/** SUI-132 : on annule un passage prévu, on en ajoute un jour où rien ne l'est. */
export function excepter(
  arret: Arret,
  jour: Jour,
  genre: Exception["genre"],
): Exception["genre"] | Refus<"rien-ce-jour" | "deja-prevu"> {
  if (genre === "annule") return dessert(arret, jour) ? genre : refus("rien-ce-jour");
  return dessert(arret, jour) ? refus("deja-prevu") : genre;
}

const RYTHMES: Record<number, string> = { 1: "Chaque", 2: "Un", 3: "Un", 4: "Un" };

/** « Chaque mardi, 9 h – 11 h 30 », « Un jeudi sur deux, dès 9 h ». */
export function rythmeEnLettres({ debut, rythme, de, a }: Arret): string {
  const combien = ["", "", " sur deux", " sur trois", " sur quatre"][rythme] ?? ` toutes les ${rythme} semaines`;
  return `${RYTHMES[rythme] ?? "Un"} ${nomDuJour(debut)}${combien}, ${heure(de)} – ${heure(a)}`;
}

/** « 9 h », « 11 h 30 ». */
export function heure(texte: string): string {
  const [heures = "", minutes = "00"] = texte.split(":");
  return `${Number(heures)} h${minutes === "00" ? "" : ` ${minutes}`}`;
}
