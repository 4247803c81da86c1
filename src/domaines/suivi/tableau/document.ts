import type { BlocTableau, Cellule, Colonne } from "#commun/document.ts";
import { intituleFiche } from "#domaines/plan/model.ts";
import { ecrireEtp } from "../budget/rules.ts";
import { dits, etatCellule, parAxe } from "../document.ts";
import type { EtatDefini } from "../etat/model.ts";
import { dernierJour, etatEcrit, offerts } from "../etat/rules.ts";
import { direValeur, phraseDe } from "../indicateur/phrase/rules.ts";
import { periodeEnLettres } from "../periode/rules.ts";
import { echeanceDite } from "../photo/rules.ts";
import type { EtpAnnuel, LigneSuivie } from "./model.ts";

type Mesure = LigneSuivie["suivis"][number];

/** Un indicateur dans une cellule : sa dernière valeur et sa période, ce qu'il reste, d'où il vient, ce qui le prouve. */
function direMesure({ indicateur, etat, preuve }: Mesure): string {
  const { montre, dernier } = etat;
  const valeur =
    montre === null || !dernier
      ? ""
      : `${direValeur(indicateur, montre)} (${periodeEnLettres(dernier.periode)}${dernier.validee ? "" : ", à valider"})`;
  const vers = phraseDe({ indicateur, etat });
  const depart =
    etat.depart === null || vers.includes("parti de") ? "" : `départ ${direValeur(indicateur, etat.depart)}`;
  const source = indicateur.source ? `source : ${indicateur.source}` : "";
  const faits = [valeur, depart, vers.charAt(0).toLowerCase() + vers.slice(1), source, preuve && `preuve : ${preuve}`];
  return `${indicateur.libelle} : ${faits.filter(Boolean).join(" ; ")}`;
}

const indicateursDits = ({ suivis, annonces }: LigneSuivie): string =>
  [...suivis.map(direMesure), ...annonces.map((libelle) => `${libelle} : pas encore relevé`)].join("\n");

const etpDit = ({ annee, prevu, realise }: EtpAnnuel): string => {
  const faits = [
    prevu === null ? "" : `${ecrireEtp(prevu)} prévu`,
    realise === null ? "" : `${ecrireEtp(realise)} réalisé`,
  ].filter(Boolean);
  return faits.length > 0 ? `${annee} : ${faits.join(", ")}` : "";
};

/** Les collectivités dont on connaît l'état sont nommées avec lui. */
function territoiresDits({ territoires, parts }: LigneSuivie, etats: readonly EtatDefini[]): string {
  const dites = parts.flatMap(({ nom, etat }) =>
    etat === null ? [] : [`${nom} : ${etatEcrit(etats, etat).toLowerCase()}`],
  );
  return [...(territoires.length > 0 ? [territoires.join(", ")] : []), ...dites].join("\n");
}

type ColonneSuivie = Colonne & { dire: (ligne: LigneSuivie) => Cellule };

const colonnesDe = (etats: readonly EtatDefini[]): ColonneSuivie[] => [
  { titre: "Fiche-action", largeur: 2, dire: ({ fiche }) => intituleFiche(fiche) },
  { titre: "Pilotes", largeur: 1.1, dire: ({ fiche }) => fiche.pilotes.join(", ") },
  { titre: "Partenaires", largeur: 1.3, dire: ({ partenaires }) => partenaires.join(", ") },
  { titre: "Territoires et collectivités", largeur: 1.4, dire: (ligne) => territoiresDits(ligne, etats) },
  { titre: "Compétence petite enfance", largeur: 1.1, dire: ({ competences }) => competences.join("\n") },
  { titre: "Échéance", largeur: 0.8, dire: ({ fiche }) => echeanceDite(fiche) },
  {
    titre: "État",
    largeur: 1,
    choix: offerts(etats).map(({ libelle }) => libelle),
    dire: ({ fiche }) => etatCellule(etats, fiche),
  },
  { titre: "À la date du", largeur: 0.9, type: "jour", dire: ({ fiche }) => dernierJour(fiche.volets) },
  { titre: "Ce qui a avancé", largeur: 2, dire: ({ fiche }) => dits(fiche, "avancees") },
  { titre: "Ce qui est difficile", largeur: 1.8, dire: ({ fiche }) => dits(fiche, "difficultes") },
  {
    titre: "Décision demandée",
    largeur: 1.4,
    dire: ({ fiche }) => [dits(fiche, "deblocage"), dits(fiche, "decisionDemandee")].filter(Boolean).join("\n"),
  },
  { titre: "Indicateurs", largeur: 3.4, dire: indicateursDits },
  { titre: "Moyens", largeur: 1.2, dire: ({ moyens }) => moyens.ecrits.join("\n") },
  { titre: "Prévu", type: "montant", dire: ({ moyens }) => moyens.prevu },
  { titre: "Réalisé", type: "montant", dire: ({ moyens }) => moyens.realise },
  { titre: "ETP", largeur: 1, dire: ({ moyens }) => moyens.etp.map(etpDit).filter(Boolean).join("\n") },
  { titre: "Financeurs", largeur: 1.1, dire: ({ moyens }) => moyens.financeurs.join(", ") },
];

/**
 * SUI-268 : le tableau de suivi partagé dit de chaque fiche ce que l'article 9 du modèle national demande d'y lire, avec ses
 * partenaires, ses collectivités, ses indicateurs et ses moyens ; ce que personne n'a dit y reste vide.
 */
export function tableauPartage(
  lignes: readonly LigneSuivie[],
  etats: readonly EtatDefini[],
  axes: readonly string[] | null,
): BlocTableau {
  const colonnes = colonnesDe(etats);
  const parFiche = new Map(lignes.map((ligne) => [ligne.fiche.id, ligne]));
  const fiches = lignes.map(({ fiche }) => fiche);
  const rangee = (id: string) => {
    const ligne = parFiche.get(id);
    return ligne ? colonnes.map(({ dire }) => dire(ligne)) : [];
  };
  return {
    genre: "tableau",
    legende: "Le tableau de suivi partagé, une ligne par fiche-action",
    nommees: true,
    colonnes: colonnes.map(({ dire: _dire, ...colonne }) => colonne),
    rangees: axes ? parAxe(fiches, axes, ({ id }) => rangee(id)) : fiches.map(({ id }) => rangee(id)),
  };
}
