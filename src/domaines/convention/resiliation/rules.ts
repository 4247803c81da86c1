import { type Jour, plusMois } from "#commun/jour.ts";
import { type Refus, refus } from "#commun/refus.ts";
import type { VieConvention } from "../cycle/model.ts";
import type { GenrePartie } from "../model.ts";
import {
  LIBELLES_EFFET,
  type CodeDevoir,
  type Devoir,
  type EffetResiliation,
  type Formalite,
  type ModeResiliation,
  type QuiResilie,
  type RefusLevee,
  type RefusMode,
  type RefusResiliation,
  type Resiliation,
} from "./model.ts";

/** CONV-30 : une résiliation prend effet au terme de son préavis, compté en mois de quantième à quantième depuis l'envoi ; sans préavis, le jour même. */
export const effetDe = ({ preavisMois }: Pick<ModeResiliation, "preavisMois">, notifieeLe: Jour): Jour =>
  preavisMois === null ? notifieeLe : plusMois(notifieeLe, preavisMois);

type Calcul = { effetLe: Jour; avantTerme: boolean };

/** CONV-31 : une résiliation qui prendrait effet après le dernier jour n'abrège rien : la convention finit à son terme. */
export function calculer(mode: Pick<ModeResiliation, "preavisMois">, notifieeLe: Jour, fin: Jour | null): Calcul {
  const effetLe = effetDe(mode, notifieeLe);
  return { effetLe, avantTerme: fin === null || effetLe <= fin };
}

const DEMARCHES: Record<Formalite, CodeDevoir> = {
  miseEnDemeure: "mettreEnDemeure",
  lrar: "recommander",
  ecrit: "ecrire",
  aucune: "constater",
};
const SUITES: Record<EffetResiliation, CodeDevoir> = { arretImmediat: "cesser", engagementsATerme: "menerATerme" };

/** CONV-32 : d'un mode et d'un jour se déduit ce que chacun doit faire : notifier, réparer s'il en est encore temps, cesser, puis rendre compte. */
export function devoirs({ formalite, preavisMois, effet }: ModeResiliation, notifieeLe: Jour): Devoir[] {
  const effetLe = effetDe({ preavisMois }, notifieeLe);
  const reparer = formalite === "miseEnDemeure" ? ([{ qui: "autres", quoi: "reparer", pour: effetLe }] as const) : [];
  return [
    { qui: "auteur", quoi: DEMARCHES[formalite], pour: notifieeLe },
    ...reparer,
    { qui: "toutes", quoi: SUITES[effet], pour: effetLe },
    { qui: "toutes", quoi: "bilan", pour: effetLe },
  ];
}

const COLLECTIVITES: readonly GenrePartie[] = ["epci", "commune", "syndicat", "departement"];

/** CONV-33 : la Caf seule, les collectivités seules ou n'importe quelle partie : la convention le dit, mode par mode. */
export function peutResilier(qui: QuiResilie, genre: GenrePartie): boolean {
  if (qui === "toutePartie") return true;
  return qui === "caf" ? genre === "caf" : COLLECTIVITES.includes(genre);
}

type Prise = { notifieeLe: Jour; today: Jour };

/** CONV-34 : on n'inscrit qu'une résiliation déjà notifiée, depuis la signature, et qui abrège la convention. */
export function verifierResiliation(
  { signeeLe, fin }: Pick<VieConvention, "signeeLe"> & { fin: Jour | null },
  mode: Pick<ModeResiliation, "preavisMois">,
  { notifieeLe, today }: Prise,
): Refus<RefusResiliation> | null {
  if (notifieeLe > today) return refus("notifiee-demain");
  if (signeeLe === null || notifieeLe < signeeLe) return refus("pas-signee-alors");
  return calculer(mode, notifieeLe, fin).avantTerme ? null : refus("effet-apres-fin");
}

/** CONV-35 : une résiliation se lève tant qu'elle n'a pas pris effet : le manquement réparé, la convention continue. */
export const peutLever = ({ effetLe }: Pick<Resiliation, "effetLe">, today: Jour): boolean => today < effetLe;

type Levee = { fin: Jour | null; suites: readonly { debut: Jour | null }[] };

/** CONV-69 : une résiliation ne se lève plus quand la suite qu'elle a permise commence avant le dernier jour écrit : deux conventions vaudraient ensemble. */
export function verifierLevee(
  prise: Pick<Resiliation, "effetLe"> | null,
  { fin, suites }: Levee,
  today: Jour,
): Refus<RefusLevee> | null {
  if (!prise || !peutLever(prise, today)) return refus("rien-a-lever");
  const enjambe = suites.some(({ debut }) => debut !== null && fin !== null && debut <= fin);
  return enjambe ? refus("suite-commencee-avant") : null;
}

/** CONV-36 : un mode mis en demeure laisse toujours un délai ; un mode sans formalité n'en a pas. */
export function verifierMode({ formalite, preavisMois }: ModeResiliation): Refus<RefusMode> | null {
  if (formalite === "miseEnDemeure" && preavisMois === null) return refus("delai-manquant");
  return formalite === "aucune" && preavisMois !== null ? refus("delai-sans-formalite") : null;
}

const QUI_PEUT: Record<QuiResilie, string> = {
  toutePartie: "n’importe quelle partie peut",
  caf: "la Caf peut",
  collectivites: "les collectivités peuvent",
};
const mois = (nombre: number) => `${nombre} mois`;

/** Comment on le dit, et combien de temps avant. */
function formeDe({ formalite, preavisMois }: Pick<ModeResiliation, "formalite" | "preavisMois">): string {
  const preavis = preavisMois ? `, avec un préavis de ${mois(preavisMois)}` : "";
  if (formalite === "miseEnDemeure")
    return `, après une mise en demeure par lettre recommandée avec avis de réception, restée sans effet${preavisMois ? ` ${mois(preavisMois)}` : ""}`;
  if (formalite === "lrar") return `, par lettre recommandée avec avis de réception${preavis}`;
  return formalite === "ecrit" ? `, par écrit${preavis}` : preavis || ", sans formalité";
}

/** CONV-60 : chaque façon de finir s'écrit dans le texte telle qu'elle est réglée : le cas, qui le peut, dans quelle forme, avec quel effet. */
export const modeEcrit = ({ intitule, qui, effet, ...forme }: ModeResiliation): string =>
  `${intitule} : ${QUI_PEUT[qui]} résilier la convention${formeDe(forme)}. ${LIBELLES_EFFET[effet]}.`;
