import type { Bloc } from "#commun/document.ts";
import { aLHeure } from "#commun/jour.ts";
import { pluriel } from "#commun/texte.ts";
import type { ContenuProces } from "./model.ts";

const titre = (texte: string): Bloc => ({ genre: "titre", niveau: 1, texte });
const paragraphe = (texte: string): Bloc => ({ genre: "paragraphe", texte });
const liste = (elements: readonly string[]): Bloc => ({ genre: "liste", elements });

const blocGestes = ({ gestes }: ContenuProces): Bloc[] =>
  gestes.length === 0
    ? [paragraphe("Aucun geste : la liste est celle qui fut gelée.")]
    : [
        {
          genre: "tableau",
          legende: "Ce qui fut changé à la main depuis le gel",
          colonnes: [
            { titre: "N°", type: "nombre", largeur: 0.4 },
            { titre: "Geste", largeur: 1.8 },
            { titre: "Pourquoi", largeur: 1.8 },
            { titre: "Par", largeur: 1 },
            { titre: "Familles touchées", type: "nombre", largeur: 0.7 },
          ],
          rangees: gestes.map(({ rang, libelle, texte, motif, par, touchees }) => [
            rang,
            `${libelle} : ${texte}`,
            motif,
            par,
            touchees,
          ]),
        },
      ];

const blocVotes = ({ votes }: ContenuProces): Bloc[] =>
  votes.length === 0
    ? [paragraphe("Aucun vote n’a été noté.")]
    : [
        {
          genre: "tableau",
          legende: "Votes",
          nommees: true,
          colonnes: [
            { titre: "Ce qui est voté", largeur: 2.4 },
            { titre: "Pour", type: "nombre" },
            { titre: "Contre", type: "nombre" },
            { titre: "Abstentions", type: "nombre" },
            { titre: "Résultat" },
          ],
          rangees: votes.map(({ objet, pour, contre, abstentions, adopte }) => [
            objet,
            pour,
            contre,
            abstentions,
            adopte ? "Adopté" : "Rejeté",
          ]),
        },
      ];

const blocAdmissions = ({ admissions }: ContenuProces): Bloc[] =>
  admissions.flatMap(({ structure, lignes }): Bloc[] => [
    { genre: "titre", niveau: 2, texte: structure },
    {
      genre: "tableau",
      legende: `Admissions : ${structure}`,
      colonnes: [
        { titre: "Rang", type: "nombre", largeur: 0.5 },
        { titre: "Dossier", largeur: 1 },
        { titre: "Points", type: "nombre", largeur: 0.6 },
        { titre: "Place", largeur: 2.6 },
      ],
      rangees: lignes.map(({ rang, numero, points, place }) => [rang, numero, points, place]),
    },
  ]);

/** Ce qu'une page lit d'une traite ; le document, lui, dit tout. */
const LISIBLES = 60;

const abreger = (lignes: readonly string[] = []): string[] =>
  lignes.length <= LISIBLES
    ? [...lignes]
    : [...lignes.slice(0, LISIBLES), `et ${pluriel(lignes.length - LISIBLES, "autre")} dans le document`];

/** Le procès-verbal à l'écran : au-delà de ce qui se lit d'une traite, les admissions d'une structure à la fois. */
export function pourEcran(contenu: ContenuProces, voulue: string | undefined) {
  const { admissions, gestes, reclamations, nonRecevables } = contenu;
  const nombre = admissions.reduce((somme, { lignes }) => somme + lignes.length, 0);
  const abrege = {
    ...contenu,
    gestes: gestes.slice(-LISIBLES),
    reclamations: abreger(reclamations),
    nonRecevables: abreger(nonRecevables),
  };
  if (nombre <= LISIBLES) return { montre: abrege, structures: [], ouverte: null };
  const ouverte = admissions.find(({ structure }) => structure === voulue) ?? admissions[0];
  return {
    montre: { ...abrege, admissions: ouverte ? [{ ...ouverte, lignes: ouverte.lignes.slice(0, LISIBLES) }] : [] },
    structures: admissions.map(({ structure, lignes }) => ({ nom: structure, admis: lignes.length })),
    ouverte: ouverte?.structure ?? null,
  };
}

/** Le procès-verbal, par numéros de dossier : il ne nomme aucune famille. */
export function blocsProces(contenu: ContenuProces): Bloc[] {
  const { presents, gel, tirage, structures, reglement, mois, surattribution, niveau, attente, reclamations } = contenu;
  const { nonRecevables = [] } = contenu;
  return [
    titre("Qui siégeait"),
    presents.length === 0 ? paragraphe("La feuille de présence n’est pas remplie.") : liste(presents),
    titre("La liste et les places"),
    paragraphe(`${reglement} ${mois.charAt(0).toUpperCase()}${mois.slice(1)}, dans : ${structures.join(", ")}.`),
    paragraphe(
      `Liste gelée le ${aLHeure(gel.le)} : ${pluriel(gel.dossiers, "dossier")}. Empreinte de la liste : ${gel.liste}. Empreinte de l’ensemble : ${gel.empreinte}.`,
    ),
    paragraphe(surattribution),
    ...(nonRecevables.length > 0
      ? [paragraphe("Non recevables, pour une condition du règlement :"), liste(nonRecevables)]
      : []),
    titre("Le tirage au sort"),
    paragraphe(`Annoncé avant le gel : ${tirage.annonce}`),
    paragraphe(
      `Valeur dite en public, après le gel : « ${tirage.valeur} ». ${tirage.exAequo === 0 ? "Elle n’a eu personne à départager" : `Elle départage ${pluriel(tirage.exAequo, "groupe d’ex aequo", "groupes d’ex aequo")}`} : le tirage d’un dossier est le début de l’empreinte SHA-256 de la valeur, d’une espace et de son numéro.`,
    ),
    titre("Ce que la commission a changé"),
    ...blocGestes(contenu),
    titre("Votes"),
    ...blocVotes(contenu),
    titre("Admissions"),
    paragraphe(`${niveau} ${pluriel(attente, "dossier reste", "dossiers restent")} en attente.`),
    ...blocAdmissions(contenu),
    ...(reclamations.length > 0
      ? [
          titre("Ce que l’audit relève"),
          paragraphe(
            "Aux points, ces familles auraient eu un vœu qu’elles préfèrent ; pour chacune, le premier de ses vœux qui tenait :",
          ),
          liste(reclamations),
        ]
      : [paragraphe("L’audit ne relève aucune réclamation fondée.")]),
  ];
}
