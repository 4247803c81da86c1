import { type Cycle, peutPasser } from "#commun/cycle.ts";
import { enLettres, type Jour, joursEntre } from "#commun/jour.ts";
import { type Refus, refus } from "#commun/refus.ts";
import { sansAccents } from "#commun/texte.ts";
import {
  type Avis,
  CYCLE_COURT,
  CYCLE_PERSONNEL,
  type DecisionEchange,
  type Demande,
  type Echange,
  type EtatEchange,
  ETUDES,
  type Etudes,
  type Inscription,
  LIBELLES_BASE,
  LIBELLES_ECHANGE,
  LIBELLES_SENS,
  type NomEtude,
} from "./model.ts";

/** Le chemin de cet échange : entier pour des données personnelles, court pour les autres. */
export const cycleDe = ({ personnelles }: Pick<Echange, "personnelles">): Cycle<EtatEchange> =>
  personnelles ? CYCLE_PERSONNEL : CYCLE_COURT;

export type RefusEchange =
  | "etape-sautee"
  | "meme-partie"
  | "base-manquante"
  | "base-en-trop"
  | "etude-manquante"
  | "date-future"
  | "date-avant"
  | "revue-passee";

type Change = Echange | Refus<RefusEchange>;

const passer = (echange: Echange, etat: EtatEchange, suite: Partial<Echange>): Change =>
  peutPasser(cycleDe(echange), echange.etat, etat) ? { ...echange, ...suite, etat } : refus("etape-sautee");

const cle = (nom: string): string => sansAccents(nom).replace(/\s+/g, " ").trim();

/** GOUV-102 : on demande à une autre partie que soi ; des données personnelles se demandent sur une base légale, les autres sans. */
export function demander(demande: Demande, aujourdhui: Jour): Demande | Refus<RefusEchange> {
  if (cle(demande.demandeur) === cle(demande.detenteur)) return refus("meme-partie");
  if (demande.demandeLe > aujourdhui) return refus("date-future");
  if (demande.personnelles && !demande.baseLegale) return refus("base-manquante");
  return !demande.personnelles && demande.baseLegale ? refus("base-en-trop") : demande;
}

/** Les études que cet échange attend : celle de conformité seulement si les données sont personnelles. */
export const etudesAttendues = ({ personnelles }: Pick<Echange, "personnelles">): NomEtude[] =>
  ETUDES.filter((nom) => personnelles || nom !== "conformite");

/** Une étape porte un jour qui n'est pas à venir, ni d'avant l'étape qu'elle suit. */
const jugerDate = (le: Jour, depuis: Jour, aujourdhui: Jour): Refus<"date-future" | "date-avant"> | null => {
  if (le > aujourdhui) return refus("date-future");
  return le < depuis ? refus("date-avant") : null;
};

/** Le jour de la dernière étape faite : aucune étape ne peut être d'avant. */
export const derniereEtape = ({ demandeLe, opportunite, faisabilite, conformite, avis, decision }: Echange): Jour =>
  [demandeLe, opportunite?.le, faisabilite?.le, conformite?.le, avis?.le, decision?.le]
    .filter((le) => le !== undefined)
    .toSorted()
    .at(-1) ?? demandeLe;

/** GOUV-103 : un échange est étudié quand chaque étude attendue est faite : opportunité et faisabilité, et conformité si l'on y lit quelqu'un. */
export function etudier(echange: Echange, etudes: Etudes, aujourdhui: Jour): Change {
  const attendues = etudesAttendues(echange);
  if (attendues.some((nom) => !etudes[nom])) return refus("etude-manquante");
  const faute = attendues
    .map((nom) => jugerDate(etudes[nom]?.le ?? aujourdhui, echange.demandeLe, aujourdhui))
    .find((une) => une !== null);
  const faites = Object.fromEntries(attendues.map((nom) => [nom, etudes[nom]])) as Partial<Echange>;
  return faute ?? passer(echange, "etudiee", faites);
}

/** GOUV-104 : le délégué à la protection des données du détenteur rend son avis après les études et avant la décision. */
export const rendreAvis = (echange: Echange, avis: Avis, aujourdhui: Jour): Change =>
  jugerDate(avis.le, derniereEtape(echange), aujourdhui) ?? passer(echange, "avisRendu", { avis });

/** GOUV-105 : le détenteur décide le dernier ; un avis défavorable ne l'en empêche pas, mais reste écrit à côté de sa décision. */
export const decider = (
  echange: Echange,
  { sens, ...decision }: DecisionEchange & { sens: "acceptee" | "refusee" },
  aujourdhui: Jour,
): Change => jugerDate(decision.le, derniereEtape(echange), aujourdhui) ?? passer(echange, sens, { decision });

/** GOUV-106 : un échange accepté de données personnelles entre au registre avec un jour de revue, qui est à venir (RGPD, art. 5 et 30). */
export function inscrire(
  echange: Echange,
  { inscription, revoirLe }: { inscription: Inscription; revoirLe: Jour },
  aujourdhui: Jour,
): Change {
  if (revoirLe <= inscription.le) return refus("revue-passee");
  const faute = jugerDate(inscription.le, derniereEtape(echange), aujourdhui);
  return faute ?? passer(echange, "inscrite", { inscription, revoirLe });
}

/** GOUV-107 : ce qui est au registre se revoit ; la revue fixe la suivante, après aujourd'hui. */
export function revoir(echange: Echange, revoirLe: Jour, aujourdhui: Jour): Change {
  if (echange.etat !== "inscrite") return refus("etape-sautee");
  return revoirLe <= aujourdhui ? refus("revue-passee") : { ...echange, revoirLe };
}

/** Retire la demande, ou termine l'échange : ce qui en a été dit reste. */
export const arreter = (echange: Echange, etat: "retiree" | "close"): Change => passer(echange, etat, {});

/** GOUV-108 : une revue est due le jour dit, et en retard le lendemain ; un mois avant, on prévient. */
export function revueDite(
  { etat, revoirLe }: Pick<Echange, "etat" | "revoirLe">,
  aujourdhui: Jour,
): "aucune" | "loin" | "proche" | "due" | "enRetard" {
  if (etat !== "inscrite" || revoirLe === null) return "aucune";
  const jours = joursEntre(aujourdhui, revoirLe);
  if (jours < 0) return "enRetard";
  if (jours === 0) return "due";
  return jours <= 30 ? "proche" : "loin";
}

/** Ce qu'une ligne du registre dit, dans l'ordre de l'article 30. */
export const COLONNES_REGISTRE = [
  "Référence",
  "Échange",
  "Responsable du traitement",
  "Délégué du responsable",
  "Demandeur",
  "Détenteur",
  "Finalité",
  "Base légale",
  "Personnes concernées",
  "Catégories de données",
  "Destinataires",
  "Transferts hors de l’Union européenne",
  "Conservation",
  "Mesures de sécurité",
  "Avis du délégué",
  "Décidé le",
  "Inscrit le",
  "À revoir le",
  "État",
] as const;

/** GOUV-109 : le registre tient ce qui y est entré, terminé ou non, dans les mots de l'article 30 ; rien d'autre n'y paraît. */
export const auRegistre = (echanges: readonly Echange[]): Echange[] =>
  echanges.filter(({ inscription }) => inscription !== null);

const PAS_INSCRIT: Inscription = {
  reference: "",
  responsable: "",
  personnes: "",
  destinataires: "",
  conservation: "",
  securite: "",
  transferts: "",
  le: "" as Jour,
};

/** Un échange inscrit, en une ligne du registre. */
export function ligneRegistre(echange: Echange): string[] {
  const { avis, decision, baseLegale } = echange;
  const inscription = echange.inscription ?? PAS_INSCRIT;
  return [
    inscription.reference,
    echange.objet,
    inscription.responsable,
    inscription.delegue ?? "",
    echange.demandeur,
    echange.detenteur,
    echange.finalite,
    baseLegale ? LIBELLES_BASE[baseLegale] : "",
    inscription.personnes,
    echange.categories,
    inscription.destinataires,
    inscription.transferts,
    inscription.conservation,
    inscription.securite,
    avis ? `${LIBELLES_SENS[avis.sens]}, ${avis.renduPar}, ${enLettres(avis.le)}` : "",
    decision?.le ?? "",
    inscription.le,
    echange.revoirLe ?? "",
    LIBELLES_ECHANGE[echange.etat],
  ];
}
