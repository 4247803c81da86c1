import { type Jour, joursEntre, plusMois } from "#commun/jour.ts";
import { type Refus, refus } from "#commun/refus.ts";
import { compter } from "../../appariement/semaine/rules.ts";
import type { Semaine } from "../../appariement/model.ts";
import type { Contenu, Critere } from "../../reglement/model.ts";
import type { Demande, EnfantDemande, MoisCivil } from "../model.ts";
import { moisCivilDe } from "../rules.ts";
import { ETAPES, type Etape, type Pas, type Question, type Saisie } from "./model.ts";

type Citante = Pick<Demande, "voeux" | "actuelle">;

type Citee = Pick<Demande, "enfant">;
const cleDeNaissance = ({ enfant }: Citee) => enfant.naissance ?? enfant.terme;

const nesEnsemble = (une: Citee, autre: Citee): boolean => {
  const [ici, la] = [cleDeNaissance(une), cleDeNaissance(autre)];
  return ici !== null && la !== null && Math.abs(joursEntre(ici, la)) <= 1;
};

/**
 * GUI-103 : deux enfants d'un dossier nés le même jour ou à un jour l'un de l'autre (minuit les sépare parfois), ou attendus de même, sont
 * une naissance multiple.
 */
export function marquerJumeaux(demandes: readonly Demande[]): Demande[] {
  return demandes.map((demande) => {
    const jumeaux = demandes.filter((une) => nesEnsemble(une, demande)).length > 1;
    return { ...demande, jumeaux, fratrie: demandes.length > 1 ? (demande.fratrie ?? "siPossible") : null };
  });
}

/** Les enfants d'un même dossier. */
const ENFANTS_MAX = 6;

/** GUI-130 : un dossier tient six enfants au plus. */
export const peutAjouter = (demandes: readonly unknown[]): boolean => demandes.length < ENFANTS_MAX;

/** GUI-370 : un changement de structure se demande pour un enfant, seul dans son dossier. */
export const peutChanger = (demandes: readonly unknown[]): boolean => demandes.length === 1;

/** GUI-378 : une famille choisit parmi les structures qui paraissent ; celle que son dossier cite déjà y reste, et s'y nomme encore. */
export function choisissables<T extends { id: string }>(
  structures: readonly T[],
  demandes: readonly Citante[],
  parait: (structure: T) => boolean,
): T[] {
  const citees = new Set(demandes.flatMap(({ voeux, actuelle }) => [...voeux, actuelle]));
  return structures.filter((une) => parait(une) || citees.has(une.id));
}

const RANG = "rang-";

/**
 * GUI-376 : une structure fusionnée depuis que la page s'est ouverte se lit comme celle qui la garde, au meilleur des deux rangs ; le choix de la
 * famille ne se perd pas.
 */
export function suivreFusions(saisie: Saisie, fusions: ReadonlyMap<string, string>): Saisie {
  const rangs = new Map<string, string>();
  for (const [nom, valeur] of Object.entries(saisie)) {
    if (!nom.startsWith(RANG)) continue;
    const structure = nom.slice(RANG.length);
    const vers = `${RANG}${fusions.get(structure) ?? structure}`;
    rangs.set(vers, meilleurRang(rangs.get(vers) ?? "", valeur));
  }
  const autres = Object.entries(saisie).filter(([nom]) => !nom.startsWith(RANG));
  const suivies = autres.map(([nom, valeur]) => [nom, nom === "actuelle" ? (fusions.get(valeur) ?? valeur) : valeur]);
  return Object.fromEntries([...suivies, ...rangs]);
}

/** De deux rangs tapés, le premier ; un rang vide n'en est pas un. */
function meilleurRang(un: string, autre: string): string {
  if (un.trim() === "" || autre.trim() === "") return un.trim() === "" ? autre : un;
  return Number(autre) < Number(un) ? autre : un;
}

/** Le premier de chaque naissance : des jumeaux ont les mêmes jours, on ne les demande qu'une fois. */
const ainesDe = (demandes: readonly Demande[]): Demande[] =>
  demandes.filter((demande, rang) => !demande.jumeaux || demandes.findIndex((un) => nesEnsemble(un, demande)) === rang);

/** Les enfants à qui une réponse vaut aussi : les jumeaux de celui pour qui elle est donnée. */
export const jumeauxDe = (demandes: readonly Demande[], demande: Demande): readonly Demande[] =>
  demande.jumeaux ? demandes.filter((un) => un.jumeaux && nesEnsemble(un, demande)) : [demande];

/** GUI-104 : chaque enfant a ses pages, des jumeaux ont les mêmes ; ce qui vaut pour la famille ne se demande qu'une fois. */
export function parcoursDe(demandes: readonly Demande[]): Pas[] {
  const [premiere] = demandes;
  if (!premiere) return [];
  const pourTous = (etape: Etape): Pas => ({ etape, demande: premiere.id });
  const besoins = ainesDe(demandes).flatMap(({ id }) =>
    (["semaine", "souplesse", "entree"] as const).map((etape) => ({ etape, demande: id })),
  );
  return [
    ...demandes.map(({ id }): Pas => ({ etape: "enfant", demande: id })),
    pourTous("vous"),
    ...besoins,
    pourTous("accueil"),
    ...(demandes.length > 1 ? [pourTous("fratrie")] : []),
    ...(["voeux", "situations", "pieces", "envoi"] as const).map(pourTous),
  ];
}

export const estEtape = (texte: string): texte is Etape => ETAPES.some((etape) => etape === texte);

/** Le premier pas auquel il n'a pas encore été répondu ; l'envoi, s'il n'en manque aucun. */
export function pasManquant(demandes: readonly Demande[]): Pas {
  const parId = new Map(demandes.map((demande) => [demande.id, demande]));
  const pas = parcoursDe(demandes);
  const manque = pas.find(({ etape, demande }) => !parId.get(demande)?.etapes.includes(etape));
  return manque ?? (pas.at(-1) as Pas);
}

/** Le pas d'après et celui d'avant, tels que le dossier est maintenant. */
export function voisinsDe(
  demandes: readonly Demande[],
  ici: Pas,
): { rang: number; total: number; avant?: Pas; apres?: Pas } {
  const pas = parcoursDe(demandes);
  const rang = pas.findIndex(({ etape, demande }) => etape === ici.etape && demande === ici.demande);
  const [avant, apres] = [pas[rang - 1], pas[rang + 1]];
  return { rang: rang + 1, total: pas.length, ...(avant ? { avant } : {}), ...(apres ? { apres } : {}) };
}

/** L'accueil du jeune enfant va jusqu'à six ans ; une naissance s'annonce au plus neuf mois avant, et au plus un mois après son terme. */
const AGE_MAX = 72;
const GROSSESSE = 9;

type RefusEnfant = "naissance-future" | "naissance-ancienne" | "terme-passe" | "terme-loin";

/** GUI-105 : un enfant né a une date de naissance et un nom ; un enfant à naître a un terme, et aucun nom. */
export function verifierEnfant(enfant: EnfantDemande, le: Jour): EnfantDemande | Refus<RefusEnfant> {
  const { naissance, terme } = enfant;
  if (naissance && naissance > le) return refus("naissance-future");
  if (naissance && plusMois(naissance, AGE_MAX) <= le) return refus("naissance-ancienne");
  if (terme && plusMois(terme, 1) < le) return refus("terme-passe");
  if (terme && terme > plusMois(le, GROSSESSE)) return refus("terme-loin");
  return terme ? { prenom: null, nom: null, naissance: null, terme } : enfant;
}

const HORIZON = 24;

type RefusEntree = "entree-passee" | "entree-loin" | "entree-avant-naissance";

/** GUI-106 : le mois d'entrée n'est ni passé, ni à plus de deux ans, ni avant la naissance. */
export function verifierEntree(entree: MoisCivil, enfant: EnfantDemande, le: Jour): MoisCivil | Refus<RefusEntree> {
  if (entree < moisCivilDe(le)) return refus("entree-passee");
  if (entree > moisCivilDe(plusMois(le, HORIZON))) return refus("entree-loin");
  const naissance = enfant.naissance ?? enfant.terme;
  return naissance && entree < moisCivilDe(naissance) ? refus("entree-avant-naissance") : entree;
}

/** Les mois où l'on peut demander à entrer. */
export const moisProposes = (le: Jour): MoisCivil[] =>
  Array.from({ length: HORIZON + 1 }, (_, rang) => moisCivilDe(plusMois(le, rang)));

/** De ce que la famille accepte, ce qu'elle en avait dit : au moins tant de demi-journées, dont celles-ci. */
export const souplesseDe = ({
  semaine,
  reduites,
}: Pick<Demande, "semaine" | "reduites">): { auMoins: number; dont: Semaine } => ({
  auMoins: Math.min(compter(semaine), ...reduites.map(compter)),
  dont: reduites.length === 0 ? 0 : reduites.reduce((communes, une) => communes & une, semaine),
});

/** GUI-107 : les vœux sont dans l'ordre des rangs donnés, sans limite de nombre ; un rang ne sert qu'une fois, la plus proche vient en dernier. */
export function ordonnerVoeux(
  rangs: ReadonlyMap<string, number>,
  proche: string | null,
): string[] | Refus<"rang-double" | "sans-voeu"> {
  if (new Set(rangs.values()).size < rangs.size) return refus("rang-double");
  const voeux = [...rangs].toSorted((a, b) => a[1] - b[1]).map(([structure]) => structure);
  if (proche) voeux.push(proche);
  return voeux.length > 0 ? voeux : refus("sans-voeu");
}

const GENRES = { booleen: "oui", parUnite: "nombre", echelle: "echelle" } as const;

function questionDe(critere: Critere): Question[] {
  if (critere.fait !== "situation" || critere.type === "expert") return [];
  const { code, libelle, description: aide, piece, type, traductions } = critere;
  const paliers = critere.type === "echelle" ? critere.tranches : [];
  return [
    {
      code,
      libelle,
      aide,
      piece,
      genre: GENRES[type],
      paliers: paliers.map(({ aPartirDe: valeur, libelle: dit }) => ({ valeur, libelle: dit })),
      ...(traductions ? { traductions } : {}),
    },
  ];
}

/** GUI-108 : on ne demande à une famille que ce que le règlement compte, ou ce dont il fait une condition. */
export function questionsDe({ criteres, eligibilite }: Pick<Contenu, "criteres" | "eligibilite">): Question[] {
  const questions = criteres.flatMap(questionDe);
  const conditions = eligibilite.flatMap((une): Question[] =>
    une.genre === "situation" && !questions.some(({ code }) => code === une.situation)
      ? [{ code: une.situation, libelle: une.libelle, aide: "", piece: "", genre: "oui", paliers: [] }]
      : [],
  );
  return [...questions, ...conditions];
}

/** Les pièces que prouvent les réponses données. */
export const piecesAttendues = (
  { situations }: Pick<Demande, "situations">,
  questions: readonly Question[],
): string[] => [...new Set(questions.flatMap(({ code, piece }) => (situations[code] && piece ? [piece] : [])))];
