import type { Lignes } from "#platform/files/model.ts";
import type { Bloc, ChampLu } from "../blocs/model.ts";
import { ECRITURES, enTexte, sansAttente, valeursPleines } from "../champs/rules.ts";
import type { FicheEchange } from "../echange/model.ts";
import type { Ouvreur } from "../elements/model.ts";
import { ficheVide } from "../echange/rules.ts";
import type { Jeton } from "../flux/model.ts";
import { estTeteDeNiveau } from "../niveaux/rules.ts";
import { champsDesNiveaux } from "../nommes/rules.ts";
import { estTitreVide, type Titre } from "../titres/rules.ts";
import type { FicheLue, Note } from "./model.ts";

export const etendue = (jetons: Jeton[]): Lignes => [
  Math.min(...jetons.map(({ lignes }) => lignes[0])),
  Math.max(...jetons.map(({ lignes }) => lignes[1])),
];

const NOM_CHAMP: Record<string, string> = {
  pilotesEtPartenaires: "partenaires",
  debut: "echeances",
  fin: "echeances",
  noeud: "noeuds",
  titre: "description",
  impacts: "resultatsAttendus",
};
const nomDe = ({ reconnu }: ChampLu) => NOM_CHAMP[reconnu.cible.nom] ?? reconnu.cible.nom;

/** IMP-22 : chaque valeur garde le libellé tel qu'il est écrit et les lignes d'où elle vient. */
function retenir(fiche: FicheEchange, nom: string, ecrit: string | null, jetons: Jeton[]): void {
  if (jetons.length === 0) return;
  const lignes = etendue(jetons);
  const connue = fiche.sources[nom];
  fiche.sources[nom] = connue
    ? {
        libelle: connue.libelle,
        lignes: [Math.min(connue.lignes[0], lignes[0]), Math.max(connue.lignes[1], lignes[1])],
      }
    : { libelle: ecrit || null, lignes };
}

/** IMP-23 : après un niveau nommé dans la fiche, « Objectif opérationnel » dit sa finalité si d'autres objectifs y sont déjà. */
function finaliteCachee(champs: ChampLu[], rang: number): boolean {
  const champ = champs[rang];
  if (!champ?.reconnu.cle.startsWith("objectifoperationnel")) return false;
  const autre = champs.some((voisin, place) => place !== rang && voisin.reconnu.cible.nom === "objectifsOperationnels");
  return autre && champs[rang - 1]?.reconnu.cible.nom === "noeud";
}

/** Fait d'un bloc une fiche. Le titre consommé ne reste pas dans un autre champ. */
export function lireFiche(bloc: Bloc, titre: Titre | null): FicheLue {
  const fiche = ficheVide(titre?.texte ?? titreDeSecours(bloc));
  const notes: Note[] = [];
  ecrireTitre(fiche, bloc, titre, notes);
  const desNiveaux = champsDesNiveaux(bloc);
  bloc.champs.forEach((champ, rang) => {
    if (desNiveaux.has(champ)) return;
    const valeurs = champ.valeurs.filter((jeton) => jeton !== titre?.jeton);
    ecrireChamp(fiche, { ...champ, valeurs }, finaliteCachee(bloc.champs, rang), notes);
  });
  return { fiche, origine: "bloc", lignes: etendue(jetonsDe(bloc, titre)), notes };
}

const jetonsDe = (bloc: Bloc, titre: Titre | null): Jeton[] => [
  ...(bloc.ouvreur ? [bloc.ouvreur.jeton] : []),
  ...(titre ? [titre.jeton] : []),
  ...bloc.intro,
  ...bloc.champs.flatMap(({ jeton, valeurs }) => [jeton, ...valeurs]),
];

const ANNONCE = /^fiche|n\s*[°ºo]|num[ée]ro/i;

/** IMP-91 : de « Fiche action n° 11 », la référence est « 11 » ; « ACTION 1 » se garde, c'est ainsi que le document la nomme. */
const referenceDe = ({ tete, numero }: Ouvreur): string => (ANNONCE.test(tete) ? numero : `${tete} ${numero}`);

const titreDeSecours = (bloc: Bloc) =>
  bloc.ouvreur ? `${bloc.ouvreur.ouvreur.tete} ${bloc.ouvreur.ouvreur.numero}` : "Action sans titre";

function ecrireTitre(fiche: FicheEchange, bloc: Bloc, titre: Titre | null, notes: Note[]): void {
  if (titre) retenir(fiche, "titre", titre.libelle, [titre.jeton]);
  else
    notes.push({
      champ: "titre",
      raison: "Aucun titre n’a été trouvé pour cette fiche.",
      texte: "",
      lignes: etendue(jetonsDe(bloc, null)),
    });
  if (bloc.ouvreur) {
    fiche.reference = referenceDe(bloc.ouvreur.ouvreur);
    retenir(fiche, "reference", null, [bloc.ouvreur.jeton]);
  } else if (titre?.code) {
    fiche.reference = titre.code;
    retenir(fiche, "reference", null, [titre.jeton]);
  }
  const intro = valeursPleines(bloc.intro.filter((jeton) => jeton !== titre?.jeton && !estTeteDeNiveau(jeton.texte)));
  if (intro.length === 0) return;
  fiche.description = enTexte(intro);
  retenir(fiche, "description", null, intro);
  notes.push({
    champ: "description",
    raison: "Ce texte sans libellé a été rangé dans la description.",
    texte: fiche.description.slice(0, 300),
    lignes: etendue(intro),
  });
}

function ecrireChamp(fiche: FicheEchange, champ: ChampLu, finalite: boolean, notes: Note[]): void {
  const { cible, libelle } = champ.reconnu;
  const nom = finalite ? "finalite" : cible.nom;
  const pleines = sansAttente(nom, valeursPleines(champ.valeurs));
  const champSource = finalite ? "finalite" : nomDe(champ);
  if (pleines.length < champ.valeurs.filter(({ texte }) => /[\p{L}…☐]|\.{3}/u.test(texte)).length)
    notes.push({
      champ: champSource,
      raison: "Une place du modèle est restée vide.",
      texte: enTexte(champ.valeurs).slice(0, 300),
      lignes: etendue([champ.jeton, ...champ.valeurs]),
    });
  if (pleines.length === 0) return;
  if (nom === "reference") fiche.reference = null;
  ECRITURES[nom]?.(fiche, champ, pleines);
  if (nom === "pilotesEtPartenaires") retenirPartage(fiche, champ, pleines, notes);
  else for (const source of champsEcrits(fiche, champSource)) retenir(fiche, source, libelle, pleines);
  for (const raison of doutesDe(champ, fiche))
    notes.push({ champ: champSource, raison, texte: enTexte(pleines).slice(0, 300), lignes: etendue(pleines) });
}

/** Ce qu'une valeur lue laisse à relire : deux colonnes mêlées, un texte sans date sous des dates, un libellé mal écrit. */
function doutesDe({ reconnu, melee }: ChampLu, { echeances }: FicheEchange): string[] {
  const { cible, libelle, confiance } = reconnu;
  const sansDate = echeances.filter(({ debut, fin }) => debut === null && fin === null).length;
  return [
    melee !== undefined &&
      `« ${libelle} » et « ${melee} » étaient côte à côte, et leurs colonnes se sont perdues : vérifiez le partage.`,
    cible.nom === "echeances" &&
      sansDate > 0 &&
      sansDate < echeances.length &&
      "Une ligne sans date suit l’échéance : elle est peut-être d’un autre passage.",
    confiance < 1 && `Le libellé « ${libelle} » a été reconnu avec un doute.`,
  ].filter((raison) => raison !== false);
}

const LIENS = ["contratsLies", "actionsLiees"] as const;

/** Un libellé de liens remplit l'un ou l'autre champ, ou les deux. */
const champsEcrits = (fiche: FicheEchange, nom: string): string[] => {
  const remplis = LIENS.filter((lien) => fiche[lien].length > 0 && !fiche.sources[lien]);
  return LIENS.some((lien) => lien === nom) ? remplis : [nom];
};

function retenirPartage(fiche: FicheEchange, champ: ChampLu, pleines: Jeton[], notes: Note[]): void {
  if (fiche.pilotes.length > 0) retenir(fiche, "pilotes", champ.reconnu.libelle, pleines);
  if (fiche.partenaires.length > 0) retenir(fiche, "partenaires", champ.reconnu.libelle, pleines);
  notes.push({
    champ: "pilotes",
    raison: "Pilotes et partenaires étaient mêlés sous un même libellé : vérifiez le partage.",
    texte: enTexte(pleines).slice(0, 300),
    lignes: etendue(pleines),
  });
}

/** Les champs remplis d'une fiche, hors titre, référence et place. */
export const champsRemplis = (fiche: FicheEchange): string[] =>
  Object.entries(fiche).flatMap(([nom, valeur]) => {
    if (["titre", "reference", "noeuds", "sources"].includes(nom) || valeur === null) return [];
    return (Array.isArray(valeur) ? valeur.length > 0 : typeof valeur !== "object" || Object.keys(valeur).length > 0)
      ? [nom]
      : [];
  });

/** IMP-24 : un exemple vide d'un modèle n'est pas une fiche : il lui faut un titre et deux champs remplis, ou un numéro et un champ. */
export function estFiche({ fiche }: FicheLue, bloc: Bloc): boolean {
  if (estTitreVide(fiche.titre)) return false;
  return champsRemplis(fiche).length >= (bloc.ouvreur ? 1 : 2);
}
