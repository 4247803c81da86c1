import { enLettres, joursEntre } from "#commun/jour.ts";
import { pluriel } from "#commun/texte.ts";
import type { ResultatVote } from "../../model.ts";
import type { Acte } from "../model.ts";
import type { Controle } from "./model.ts";

const dit = (nom: string, juste: boolean, calcul: string): Controle => ({
  nom,
  etat: juste ? "tient" : "neTientPas",
  calcul,
});
const inconnu = (nom: string, calcul: string): Controle => ({ nom, etat: "inconnu", calcul });

const tous = (...nombres: (number | null)[]): number[] | null =>
  nombres.every((nombre) => nombre !== null) ? (nombres as number[]) : null;

/** DEL-1 : les présents et les absents font les membres en exercice. */
export function controlerEffectif({ presents, absents, enExercice }: Acte): Controle {
  const nom = "Présents et absents";
  const lus = tous(presents, absents, enExercice);
  if (!lus) return inconnu(nom, "Présents + absents = membres en exercice");
  const [la = 0, pas = 0, exercice = 0] = lus;
  return dit(
    nom,
    la + pas === exercice,
    `${pluriel(la, "présent")} + ${pluriel(pas, "absent")} = ${la + pas} ; membres en exercice : ${exercice}`,
  );
}

/** DEL-2 : les votants sont les présents et les pouvoirs qu'ils portent. */
export function controlerVotants({ presents, pouvoirs, votants }: Acte): Controle {
  const nom = "Votants";
  const lus = tous(presents, pouvoirs, votants);
  if (!lus) return inconnu(nom, "Présents + pouvoirs = votants");
  const [la = 0, portes = 0, total = 0] = lus;
  return dit(
    nom,
    la + portes === total,
    `${pluriel(la, "présent")} + ${pluriel(portes, "pouvoir")} = ${la + portes} ; votants : ${total}`,
  );
}

/** DEL-3 : les voix pour, contre et les abstentions font les votants. */
export function controlerVoix({ pour, contre, abstentions, votants }: Acte): Controle {
  const nom = "Voix";
  const lus = tous(pour, contre, abstentions, votants);
  if (!lus) return inconnu(nom, "Pour + contre + abstentions = votants");
  const [oui = 0, non = 0, blanc = 0, total = 0] = lus;
  const somme = oui + non + blanc;
  return dit(
    nom,
    somme === total,
    `${oui} pour + ${non} contre + ${pluriel(blanc, "abstention")} = ${somme} ; votants : ${total}`,
  );
}

/**
 * DEL-4 : le quorum est la majorité des membres en exercice, présents ; les pouvoirs n'y comptent pas (CGCT, art. L. 2121-17, et
 * L. 5211-1 pour une intercommunalité) ; après une première convocation sans quorum, on délibère sans cette condition.
 */
export function controlerQuorum({ presents, enExercice, secondeConvocation }: Acte): Controle {
  const nom = "Quorum";
  if (secondeConvocation) return dit(nom, true, "Seconde convocation : aucun nombre de présents n’est demandé");
  const lus = tous(presents, enExercice);
  if (!lus) return inconnu(nom, "Présents, sans les pouvoirs, > la moitié des membres en exercice");
  const [la = 0, exercice = 0] = lus;
  const moitie = String(exercice / 2).replace(".", ",");
  const signe = la * 2 > exercice ? ">" : "≤";
  return dit(
    nom,
    la * 2 > exercice,
    `${pluriel(la, "présent")}, sans les pouvoirs, ${signe} ${moitie}, la moitié de ${pluriel(exercice, "membre")} en exercice`,
  );
}

/** DEL-5 : un pouvoir vient d'un absent et va à un présent, qui n'en porte qu'un (CGCT, art. L. 2121-20). */
export function controlerPouvoirs({ presents, absents, pouvoirs }: Acte): Controle {
  const nom = "Pouvoirs";
  const lus = tous(pouvoirs, presents, absents);
  if (!lus) return inconnu(nom, "Pouvoirs ≤ absents, et ≤ présents");
  const [portes = 0, la = 0, pas = 0] = lus;
  return dit(
    nom,
    portes <= la && portes <= pas,
    `${pluriel(portes, "pouvoir")} ; au plus un pour chaque absent (${pas}) et pour chaque présent (${la})`,
  );
}

/** DEL-6 : une séance se tient après sa convocation ; les jours francs entre les deux se comptent, le délai est à rapprocher de la loi. */
export function controlerConvocation({ convoqueeLe, dateSeance }: Acte): Controle {
  const nom = "Convocation";
  if (!convoqueeLe || !dateSeance) return inconnu(nom, "Convocation avant la séance");
  const francs = joursEntre(convoqueeLe, dateSeance) - 1;
  const dates = `Convoquée le ${enLettres(convoqueeLe)}, réunie le ${enLettres(dateSeance)}`;
  if (francs < 0) return dit(nom, false, dates);
  return dit(
    nom,
    true,
    `${dates} : ${francs === 0 ? "aucun jour franc" : pluriel(francs, "jour franc", "jours francs")}`,
  );
}

const estPartage = (pour: number, contre: number): boolean => pour > 0 && pour === contre;

const ATTENDUS: Record<Exclude<ResultatVote, "autre">, (pour: number, contre: number) => boolean> = {
  unanimite: (pour, contre) => pour > 0 && contre === 0,
  majorite: (pour, contre) => pour > contre || estPartage(pour, contre),
  rejet: (pour, contre) => pour <= contre,
};

/**
 * DEL-7 : adoptée, elle a plus de voix pour que contre, ou autant si la voix du président l'emporte (L. 2121-20), et aucune contre à
 * l'unanimité ; rejetée, elle n'en a pas plus.
 */
export function controlerResultat({ pour, contre, resultat }: Acte): Controle {
  const nom = "Résultat";
  const lus = tous(pour, contre);
  if (!lus || resultat === null || resultat === "autre") return inconnu(nom, "Le résultat suit les voix exprimées");
  const [oui = 0, non = 0] = lus;
  const partage = estPartage(oui, non) ? " ; à égalité, hors scrutin secret, la voix du président l’emporte" : "";
  return dit(nom, ATTENDUS[resultat](oui, non), `${oui} pour, ${non} contre parmi les voix exprimées${partage}`);
}

/** DEL-8 : une délibération se vérifie ligne à ligne ; la décision d'un conseil d'administration suit d'autres règles, et ne se vérifie pas. */
export function controler(acte: Acte): Controle[] {
  if (acte.organe === "conseilAdministration") return [];
  return [
    controlerConvocation,
    controlerEffectif,
    controlerQuorum,
    controlerPouvoirs,
    controlerVotants,
    controlerVoix,
    controlerResultat,
  ].map((controle) => controle(acte));
}
