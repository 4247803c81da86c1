import { aLHeure, enLettres, heureDe, instantDe, type Jour, jourDe } from "#commun/jour.ts";
import { DEMI_JOURNEES } from "../../../appariement/model.ts";
import { type Demande, type Famille, type MoisCivil, PLUS_PROCHE } from "../../model.ts";
import type { Textes } from "../../textes.ts";
import type { Etape, LigneDite, Question } from "../model.ts";
import { direQuestion } from "../question/rules.ts";
import { estOuverte } from "../../vie/rules.ts";
import { souplesseDe } from "../rules.ts";

/** Un jour, dans la langue de la page. */
export function jourEnMots(jour: Jour, { langue, commun }: Textes): string {
  if (langue.code === "fr") return enLettres(jour);
  const [an, mois, quantieme] = jour.split("-").map(Number);
  return `${quantieme} ${commun.mois[(mois ?? 1) - 1]} ${an}`;
}

/** Un instant, dans la langue de la page. */
export const instantEnMots = (iso: string, t: Textes): string =>
  t.langue.code === "fr" ? aLHeure(iso) : `${jourEnMots(jourDe(instantDe(iso)), t)}, ${heureDe(iso)}`;

export function moisEnMots(mois: MoisCivil, { commun }: Textes): string {
  const [an, rang] = mois.split("-").map(Number);
  return `${commun.mois[(rang ?? 1) - 1]} ${an}`;
}

/** « lundi, mardi matin » : les jours entiers d'un mot, les demi-journées de deux. */
export function semaineEnMots(semaine: number, { commun }: Textes): string {
  const dits = commun.jours.flatMap((jour, rang) => {
    const [matin, soir] = [(semaine >> (rang * 2)) & 1, (semaine >> (rang * 2 + 1)) & 1];
    if (matin && soir) return [jour];
    if (matin) return [`${jour} ${commun.matin}`];
    return soir ? [`${jour} ${commun.apresMidi}`] : [];
  });
  return semaine === (1 << DEMI_JOURNEES) - 1 ? commun.toutes : dits.join(", ");
}

/** Qui est l'enfant, en un mot : son prénom, ou qu'il n'est pas né. */
export const enfantEnMots = ({ enfant }: Pick<Demande, "enfant">, { commun }: Textes): string =>
  [enfant.prenom, enfant.nom].filter(Boolean).join(" ") || commun.aNaitre;

type Lus = { t: Textes; questions: readonly Question[]; structures: ReadonlyMap<string, string>; commune: string };

function naissanceEnMots({ enfant, jumeaux }: Demande, t: Textes): string {
  const { naissance, terme } = enfant;
  const jour = naissance
    ? t.lignes.neLe(jourEnMots(naissance, t))
    : terme
      ? t.lignes.termeLe(jourEnMots(terme, t))
      : "";
  return [jour, jumeaux ? t.commun.jumeaux.toLowerCase() : ""].filter(Boolean).join(", ");
}

/** La semaine voulue, ce qu'une famille en céderait, et ce qu'elle garde avant tout. */
export function besoinEnMots(demande: Demande, t: Textes): string {
  const { lignes, etapes } = t;
  const { auMoins } = souplesseDe(demande);
  const moins = demande.reduites.length > 0 ? lignes.reduites(auMoins) : lignes.sansReduite;
  const mixte = demande.mixte ? ` ${lignes.mixte}` : "";
  return `${semaineEnMots(demande.semaine, t)} (${moins}).${mixte} ${etapes.souplesse.priorite} ${etapes.souplesse.priorites[demande.priorite]}`;
}

const entreeEnMots = ({ entree, toleranceMois, actuelle }: Demande, { t, structures }: Lus): string =>
  [
    moisEnMots(entree, t),
    ...(toleranceMois > 0 ? [t.lignes.tolerance(toleranceMois)] : []),
    ...(actuelle ? [t.lignes.actuelle(structures.get(actuelle) ?? "…")] : []),
  ].join(", ");

const accueilEnMots = (
  { modes, occasionnel, occasionnelSeul, urgence, horaires }: Demande,
  { etapes, lignes }: Textes,
): string =>
  [
    ...modes.map((mode) => etapes.accueil.mode[mode]),
    ...(occasionnel ? [occasionnelSeul ? lignes.occasionnelSeul : lignes.occasionnel] : []),
    ...(urgence ? [lignes.urgence] : []),
    ...horaires.map((horaire) => etapes.accueil.horaire[horaire]),
  ].join(" ; ");

const voeuxEnMots = ({ voeux }: Demande, { t, structures }: Lus): string =>
  voeux
    .map((voeu, rang) => `${rang + 1}. ${voeu === PLUS_PROCHE ? t.lignes.proche : (structures.get(voeu) ?? "…")}`)
    .join(" ; ");

/** Les réponses sur la situation, avec les mots du règlement. */
export function situationsEnMots(
  { situations }: Pick<Demande, "situations">,
  questions: readonly Question[],
  { langue }: Textes,
): string {
  const dites = questions.flatMap((question) => {
    const valeur = situations[question.code];
    if (valeur === undefined || valeur === false) return [];
    const { libelle, paliers } = direQuestion(question, langue.cle);
    if (question.genre === "oui") return [libelle.texte];
    const palier = paliers.find((un) => un.valeur === valeur);
    return [`${libelle.texte} : ${palier?.dit.texte ?? valeur}`];
  });
  return dites.join(" ; ");
}

const vousEnMots = ({ prenom, nom, courriel, telephone, adresse }: Famille, commune: string): string =>
  [[prenom, nom].filter(Boolean).join(" "), courriel, telephone, adresse, commune].filter(Boolean).join(", ");

/** Tout ce qui a été répondu, ligne à ligne : pour relire, pour envoyer, pour instruire. */
export function lignesDe(famille: Famille, demandes: readonly Demande[], lus: Lus): LigneDite[] {
  const { t, questions } = lus;
  const { lignes, commun, etapes } = t;
  const [premiere] = demandes;
  if (!premiere) return [];
  const plusieurs = demandes.length > 1;
  const ouverte = demandes.find(estOuverte) ?? premiere; // what holds for all is changed through a child who still waits
  const deChacun = demandes.flatMap((demande, rang): LigneDite[] => {
    const qui = plusieurs ? ` (${demande.enfant.prenom ?? commun.enfant(rang + 1)})` : "";
    const ligne = (etape: Etape, nom: string, dit: string) => ({
      etape,
      demande: demande.id,
      nom: `${nom}${qui}`,
      dit,
    });
    return [
      ligne("enfant", lignes.enfant, `${enfantEnMots(demande, t)}, ${naissanceEnMots(demande, t)}`),
      ligne("semaine", lignes.semaine, besoinEnMots(demande, t)),
      ligne("entree", lignes.entree, entreeEnMots(demande, lus)),
    ];
  });
  const deTous = (etape: Etape, nom: string, dit: string): LigneDite => ({ etape, demande: ouverte.id, nom, dit });
  const recues = premiere.pieces.filter(({ etat }) => etat === "recue" || etat === "acceptee").length;
  return [
    ...deChacun,
    deTous("vous", lignes.vous, vousEnMots(famille, lus.commune)),
    deTous("accueil", lignes.accueil, accueilEnMots(premiere, t)),
    ...(plusieurs && premiere.fratrie
      ? [deTous("fratrie", lignes.fratrie, etapes.fratrie.choix[premiere.fratrie])]
      : []),
    deTous("voeux", lignes.voeux, voeuxEnMots(premiere, lus)),
    deTous("situations", lignes.situations, situationsEnMots(premiere, questions, t) || lignes.aucune),
    deTous("pieces", lignes.pieces, lignes.piecesDites(recues, premiere.pieces.length)),
  ];
}
