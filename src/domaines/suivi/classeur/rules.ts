import { type Refus, refus } from "#commun/refus.ts";
import { sansAccents } from "#commun/texte.ts";
import type { Demande, Reponse } from "../campagne/model.ts";
import { type EtatDefini, NON_CONCERNEE, type Saisie } from "../etat/model.ts";
import { offerts } from "../etat/rules.ts";
import { type Colonne, COLONNES, type Question, type Rangee } from "./model.ts";

export const cleDe = ({
  campagne,
  demande,
}: Pick<Question, "campagne"> & { demande: Pick<Demande, "fiche" | "volet"> }) =>
  `${campagne.id}/${demande.fiche}/${demande.volet}`;

const NOMS = Object.keys(COLONNES) as Colonne[];
const LIBELLE_NON_CONCERNEE = "Non concernée";

const libelleDe = (code: string, etats: readonly EtatDefini[]): string =>
  code === NON_CONCERNEE ? LIBELLE_NON_CONCERNEE : (etats.find((etat) => etat.code === code)?.libelle ?? "");

const MUET: Omit<Reponse, "le"> = {
  etat: "",
  rienDeNeuf: false,
  avancees: "",
  difficultes: "",
  deblocage: "",
  decisionDemandee: "",
  nouvelleDate: null,
  decision: null,
};
const garder = ({ etat, nouvelleDate, decision }: Saisie) => ({ etat, nouvelleDate, decision });

/** SUI-240 : la ligne d'une demande montre l'état d'avant et, s'il y en a une, la réponse déjà faite ; le reste est à remplir. */
export function ecrireRangee(question: Question, etats: readonly EtatDefini[]): Record<Colonne, string> {
  const { demande, titre, nomVolet, derniere } = question;
  const dit = { ...MUET, ...(demande.reponse ?? (derniere && garder(derniere))) };
  return {
    ...dit,
    cle: cleDe(question),
    titre,
    pour: nomVolet,
    etat: libelleDe(dit.etat, etats),
    rienDeNeuf: dit.rienDeNeuf ? "oui" : "",
    nouvelleDate: dit.nouvelleDate ?? "",
    decision: dit.decision ?? "",
  };
}

const pareil = (texte: string) => sansAccents(texte).replaceAll(/\s+/g, " ").trim();

/** SUI-241 : un classeur renvoyé se reconnaît à ses en-têtes, où qu'ils soient ; une ligne sans identité n'est pas une demande. */
export function lireRangees(rangees: readonly (readonly string[])[]): Rangee[] | Refus<"en-tetes-absents"> {
  const tete = rangees.findIndex((rangee) => rangee.some((texte) => pareil(texte) === pareil(COLONNES.cle)));
  const titres = rangees[tete]?.map(pareil) ?? [];
  const places = NOMS.map((nom) => [nom, titres.indexOf(pareil(COLONNES[nom]))] as const);
  const indispensables = places.filter(([nom]) => nom === "cle" || nom === "etat");
  if (tete < 0 || indispensables.some(([, place]) => place < 0)) return refus("en-tetes-absents");
  return rangees
    .map((rangee, index) => ({
      ...(Object.fromEntries(places.map(([nom, place]) => [nom, rangee[place]?.trim() ?? ""])) as Record<
        Colonne,
        string
      >),
      rang: index + 1,
    }))
    .slice(tete + 1)
    .filter(({ cle }) => cle !== "");
}

/** SUI-242 : une ligne laissée telle que le classeur l'a donnée ne répond rien : se taire n'est pas répondre. */
export function estInchangee(rangee: Rangee, donnee: Record<Colonne, string>): boolean {
  return NOMS.every((nom) => nom === "titre" || nom === "pour" || pareil(rangee[nom]) === pareil(donnee[nom]));
}

export const ditOui = (texte: string): boolean => ["oui", "o", "x", "1", "vrai"].includes(pareil(texte));

/** Le code de l'état que nomme une cellule, sans regarder les accents ni les majuscules ; vide s'il n'est pas de la liste. */
export function codeDe(libelle: string, etats: readonly EtatDefini[], part: boolean): string {
  if (part && pareil(libelle) === pareil(LIBELLE_NON_CONCERNEE)) return NON_CONCERNEE;
  return offerts(etats).find((etat) => pareil(etat.libelle) === pareil(libelle))?.code ?? "";
}
