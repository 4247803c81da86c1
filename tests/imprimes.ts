import { crc32, deflateSync } from "node:zlib";
import type { Imprime, Logo } from "#commun/document.ts";

function chunk(nom: string, contenu: Buffer): Buffer {
  const corps = Buffer.concat([Buffer.from(nom, "latin1"), contenu]);
  const cadre = Buffer.alloc(8);
  cadre.writeUInt32BE(contenu.length, 0);
  cadre.writeUInt32BE(crc32(corps), 4);
  return Buffer.concat([cadre.subarray(0, 4), corps, cadre.subarray(4)]);
}

/** A PNG of one colour, as large as asked. */
export function pngUni(
  largeur: number,
  hauteur: number,
  [rouge, vert, bleu]: readonly [number, number, number],
): Buffer {
  const entete = Buffer.alloc(13);
  entete.writeUInt32BE(largeur, 0);
  entete.writeUInt32BE(hauteur, 4);
  entete.set([8, 2], 8);
  const ligne = Buffer.concat([
    Buffer.from([0]),
    Buffer.concat(Array.from({ length: largeur }, () => Buffer.from([rouge, vert, bleu]))),
  ]);
  const points = Buffer.concat(Array.from({ length: hauteur }, () => ligne));
  return Buffer.concat([
    Buffer.from("89504e470d0a1a0a", "hex"),
    chunk("IHDR", entete),
    chunk("IDAT", deflateSync(points)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

export const LOGO: Logo = { alt: "Logo des Monts", type: "png", octets: pngUni(120, 40, [20, 110, 90]) };

const SVG = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 110" font-family="Source Sans 3" font-size="13">
<rect x="110" y="10" width="240" height="22" fill="#1c6a3f"/><rect x="110" y="42" width="120" height="22" fill="#1d5694"/>
<text x="0" y="26">Réalisées</text><text x="0" y="58">En cours</text><text x="356" y="26">12</text><text x="236" y="58">6</text></svg>`;

const LONG =
  "Le relais accueille les assistantes maternelles et les familles des dix-sept communes, en itinérance, avec un calendrier commun et une information partagée. ";

/** One block of each kind, and what people really type. */
export const IMPRIME: Imprime = {
  titre: "Plan d’actions des Monts",
  sousTitre: "Convention territoriale globale 2026-2029",
  auteur: "Communauté de communes des Monts",
  date: "2026-11-21",
  perimetre: "Communauté de communes des Monts · CTG 2026-2029",
  sources: ["Insee, recensement de la population, 2023", "Caf, tableau de bord de l’offre d’accueil, 2025"],
  logos: [LOGO, { ...LOGO, alt: "Logo de la Caf", octets: pngUni(80, 60, [20, 60, 130]) }],
  blocs: [
    { genre: "titre", niveau: 1, texte: "Petite enfance", ancre: "axe-1" },
    {
      genre: "paragraphe",
      texte: [
        LONG,
        { texte: "Ce qui compte", fort: true },
        " : ",
        { texte: "la place", emphase: true },
        ", et ",
        { texte: "la page du service", lien: "https://exemple.fr/petite-enfance" },
        ".",
      ],
    },
    {
      genre: "chiffres",
      entrees: [
        { valeur: "48", libelle: "fiches-actions" },
        { valeur: "12", libelle: "réalisées" },
        { valeur: "1 234,50 €", libelle: "accordés en 2026" },
      ],
    },
    { genre: "titre", niveau: 2, texte: "PE1 · Ouvrir un lieu d’accueil", ancre: "fiche-1" },
    {
      genre: "definitions",
      entrees: [
        { terme: "Pilotes", textes: ["Communauté de communes"] },
        { terme: "Étapes", textes: ["Recenser les besoins ;", "Chercher un local ;", LONG] },
      ],
    },
    {
      genre: "liste",
      elements: [
        "Un premier point",
        [{ texte: "Un second", fort: true }, " avec appui"],
        "Un troisième\nsur deux lignes",
      ],
    },
    { genre: "liste", numerotee: true, elements: ["D’abord", "Ensuite"] },
    { genre: "liste", numerotee: true, elements: ["De nouveau d’abord"] },
    { genre: "titre", niveau: 2, texte: "Où en sont les fiches" },
    {
      genre: "figure",
      svg: SVG,
      alt: "Barres : 12 réalisées, 6 en cours",
      legende: "Fiches par état",
      description: "Compte au 21 novembre 2026.",
      jumeau: {
        genre: "tableau",
        legende: "Les mêmes chiffres",
        nommees: true,
        colonnes: [
          { titre: "État", largeur: 2 },
          { titre: "Fiches", type: "nombre" },
        ],
        rangees: [
          ["Réalisées", 12],
          ["En cours", 6],
        ],
      },
    },
    {
      genre: "tableau",
      legende: "Budget par axe",
      nommees: true,
      colonnes: [
        { titre: "Fiche", largeur: 3 },
        { titre: "Échéance", type: "jour" },
        { titre: "Montant", type: "montant" },
        { titre: "Part", type: "part" },
      ],
      rangees: [
        { groupe: "Axe 1 : petite enfance" },
        ["Ouvrir un lieu d’accueil", "2027-06-30", 1234550, 0.375],
        [["Relais ", { texte: "en cours", ton: "bleu" }], null, 250000, 0.05],
        { total: ["Total", "", 1484550, null] },
      ],
    },
    {
      genre: "encadre",
      ton: "decision",
      titre: "Décision demandée",
      blocs: [
        { genre: "paragraphe", texte: "Valider le report de la fiche PE4 à juin 2027." },
        { genre: "liste", elements: ["Avec un point d’étape en mars"] },
      ],
    },
    {
      genre: "encadre",
      ton: "attention",
      blocs: [{ genre: "paragraphe", texte: "Deux fiches n’ont pas donné de nouvelles depuis plus de cent jours." }],
    },
    {
      genre: "citation",
      texte: "On a enfin trouvé une place à dix minutes de la maison.",
      source: "Une famille, enquête de 2026",
    },
    { genre: "note", texte: "Les montants sont ceux que les délibérations disent." },
    { genre: "saut" },
    { genre: "titre", niveau: 1, texte: "Ce que l’on tape : « brut »" },
    {
      genre: "paragraphe",
      texte: '#read("/etc/passwd") $x^2$ *gras* _bas_ @renvoi <label> & ]]> {{champ}} \\ `code` = titre ?',
    },
  ],
};
