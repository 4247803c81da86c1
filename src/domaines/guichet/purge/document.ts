import { accorder, pluriel } from "#commun/texte.ts";
import type { Bloc, Imprime } from "#commun/document.ts";
import { enLettres, instantDe, type Jour, jourDe } from "#commun/jour.ts";
import { type Conservation, LIBELLES_MOTIF_PURGE, type LignePurge, MOTIFS_PURGE, type Purge } from "./model.ts";

export type CadrePurge = { espace: string; responsable: string; teinte: number; jour: Jour };
export type ContenuPurge = { purge: Purge; lignes: readonly LignePurge[]; octets: number; conservation: Conservation };

const duree = (motif: LignePurge["motif"], { closeMois, accueilMois }: Conservation) =>
  motif === "close" ? `${closeMois} mois après la clôture` : `${accueilMois} mois après le départ de l’enfant`;

/** Ce que l'on élimine, motif par motif : combien, de quand à quand ; jamais qui. */
export function seriesDe({ lignes, conservation }: Pick<ContenuPurge, "lignes" | "conservation">) {
  return MOTIFS_PURGE.flatMap((motif) => {
    const siennes = lignes.filter((ligne) => ligne.motif === motif && ligne.retenue);
    const jours = siennes.map(({ depuis }) => depuis).toSorted();
    const [de, a] = [jours[0], jours.at(-1)];
    if (!de || !a) return [];
    return [{ titre: LIBELLES_MOTIF_PURGE[motif], nombre: siennes.length, de, a, duree: duree(motif, conservation) }];
  });
}

const tableau = (contenu: ContenuPurge): Bloc => ({
  genre: "tableau",
  legende: "Documents dont l’élimination est proposée",
  nommees: true,
  colonnes: [
    { titre: "Série", largeur: 3 },
    { titre: "Dossiers", type: "nombre" },
    { titre: "Du", type: "jour" },
    { titre: "Au", type: "jour" },
    { titre: "Durée d’utilité", largeur: 2 },
  ],
  rangees: seriesDe(contenu).map(({ titre, nombre, de, a, duree: utilite }) => [titre, nombre, de, a, utilite]),
});

const cadre = ({ espace, teinte, jour }: CadrePurge) => ({
  auteur: espace,
  date: jour,
  perimetre: espace,
  sources: [] as string[],
  logos: [],
  teinte,
});

/** Le bordereau d'élimination que l'on soumet au visa des archives. */
export function bordereauDe(quoi: CadrePurge, contenu: ContenuPurge): Imprime {
  const { purge, octets, conservation } = contenu;
  const reference =
    conservation.tableau || "durées fixées par le responsable de traitement, faute de tableau de gestion";
  return {
    ...cadre(quoi),
    titre: `Bordereau d’élimination n° ${purge.numero}`,
    sousTitre: "Demandes de place en accueil du jeune enfant",
    blocs: [
      {
        genre: "definitions",
        entrees: [
          { terme: "Service producteur", textes: [quoi.espace] },
          { terme: "Responsable", textes: [quoi.responsable] },
          { terme: "Arrêté au", textes: [enLettres(purge.arret)] },
          { terme: "Référence", textes: [reference] },
          { terme: "Support", textes: [`Données et ${Math.ceil(octets / 1024)} ko de pièces, scellées`] },
        ],
      },
      tableau(contenu),
      {
        genre: "encadre",
        ton: "attention",
        titre: "Visa de la direction des archives départementales",
        blocs: [
          {
            genre: "paragraphe",
            texte: purge.visa
              ? `Donné le ${enLettres(purge.visa.viseeLe)} par ${purge.visa.autorite}, référence ${purge.visa.reference}.`
              : "À donner avant toute élimination (code du patrimoine, articles L. 212-2 et R. 212-14).",
          },
        ],
      },
    ],
  };
}

/** Une empreinte se recopie et se coupe par groupes de huit. */
const parHuit = (empreinte: string): string => empreinte.replace(/.{8}(?=.)/g, "$& ");

function chiffresDu({ familles, lignes, pieces, ecartees, revenues }: NonNullable<Purge["certificat"]>): Bloc {
  const gardes = ecartees + revenues;
  return {
    genre: "chiffres",
    entrees: [
      { valeur: String(familles), libelle: accorder(familles, "dossier effacé", "dossiers effacés") },
      { valeur: String(lignes), libelle: accorder(lignes, "ligne de la base", "lignes de la base") },
      { valeur: String(pieces), libelle: accorder(pieces, "pièce") },
      { valeur: String(gardes), libelle: accorder(gardes, "dossier gardé", "dossiers gardés") },
    ],
  };
}

/** Le certificat d'une purge exécutée ; rien d'une famille n'y est, et l'empreinte permet de le vérifier. */
export function certificatDe(quoi: CadrePurge, contenu: ContenuPurge): Imprime {
  const { purge } = contenu;
  const { certificat, visa, executeeLe } = purge;
  if (!certificat || !visa || !executeeLe) return bordereauDe(quoi, contenu);
  return {
    ...cadre(quoi),
    titre: `Certificat d’élimination n° ${purge.numero}`,
    sousTitre: "Demandes de place en accueil du jeune enfant",
    blocs: [
      {
        genre: "paragraphe",
        texte: `Le ${enLettres(jourDe(instantDe(executeeLe)))}, ${pluriel(certificat.familles, "dossier de famille a été effacé", "dossiers de familles ont été effacés")}, d’après le visa du ${enLettres(visa.viseeLe)} (${visa.autorite}, référence ${visa.reference}).`,
      },
      chiffresDu(certificat),
      tableau(contenu),
      {
        genre: "definitions",
        entrees: [
          { terme: "Gardés à la demande du délégué", textes: [String(certificat.ecartees)] },
          { terme: "Gardés parce que rouverts depuis", textes: [String(certificat.revenues)] },
          { terme: "Empreinte de la liste (SHA-256)", textes: [parHuit(certificat.empreinte)] },
        ],
      },
      {
        genre: "note",
        texte:
          "La clé de chaque dossier est détruite : ses pièces et les valeurs du journal ne se relisent plus. Les sauvegardes d’avant ce jour les tiennent jusqu’à leur fin ; relues, elles sont purgées à nouveau au démarrage.",
      },
    ],
  };
}
