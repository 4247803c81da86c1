import { type Jour, plusJours } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { getConvention } from "#domaines/convention/index.ts";
import type { Db } from "#platform/db/db.ts";
import { newId } from "#platform/ids.ts";
import { saveEnjeu } from "./enjeu/store.ts";
import { insertFigure } from "./figure/store.ts";
import { MODELE } from "./lexique.ts";
import { type Enjeu, type GenreFigure, type Section, type SectionModele, SECTIONS_MODELE } from "./model.ts";
import { saveLigne } from "./requete/store.ts";
import { daterBesoins } from "./rules.ts";
import { saveSection } from "./section/store.ts";

type Ecrit = Partial<Pick<Section, "texte" | "forces" | "faiblesses" | "besoins">> & {
  figures?: readonly (readonly [GenreFigure, string])[];
};

/** Ce que les gens des Trois-Rivières ont écrit : un territoire inventé. */
const TROIS_RIVIERES: Partial<Record<SectionModele, Ecrit>> = {
  presentation: {
    texte:
      "Trois vallées se rejoignent au bourg-centre, à quarante minutes de la préfecture.\nLe territoire compte {population} habitants, la plupart le long de la route des gorges.",
    forces: ["Un bourg-centre qui a gardé ses services", "Des associations dans presque chaque commune"],
    faiblesses: ["Deux vallées coupées du bourg en hiver"],
  },
  population: {
    texte: "La population baisse lentement et vieillit ; les familles qui arrivent s’installent loin du bourg.",
    figures: [
      ["tableau", "population"],
      ["courbe", "naissances"],
    ],
  },
  allocataires: { texte: "La Caf connaît {foyersAllocataires} foyers.", figures: [["tableau", "foyersAllocataires"]] },
  prestations: {
    texte:
      "Les montants versés au titre du handicap augmentent ; ceux de la petite enfance baissent avec les naissances.",
    figures: [["tableau", "montantAah"]],
  },
  petiteEnfance: {
    texte:
      "L’accueil repose d’abord sur les assistants maternels, dont beaucoup partiront à la retraite pendant la convention.",
    forces: ["Un relais itinérant connu des familles"],
    faiblesses: ["Aucun accueil avant sept heures", "Une seule place d’urgence"],
    besoins: [
      "Des places dans la vallée haute",
      "Un accueil tôt le matin et tard le soir",
      "De quoi accueillir un enfant handicapé",
    ],
    figures: [
      ["carte", "enfantsMoins3"],
      ["tableau", "placesAssistants"],
    ],
  },
  parentalite: {
    texte: "Le lieu d’accueil enfants-parents ouvre deux matinées par semaine, au bourg seulement.",
    besoins: ["Aller vers les communes isolées"],
  },
  enfanceJeunesse: {
    texte: "L’accueil de loisirs est complet le mercredi ; rien n’est proposé après quatorze ans.",
    besoins: ["Un lieu pour les plus grands"],
  },
  accesDroits: {
    texte: "La maison France services reçoit au bourg ; son bus passe deux fois par mois ailleurs.",
    figures: [["tableau", "menagesSansVoiture"]],
  },
};

const HAUT_PLATEAU: Partial<Record<SectionModele, Ecrit>> = {
  presentation: { texte: "Un plateau d’élevage, peu de villages, de longues routes." },
  petiteEnfance: { texte: "Une micro-crèche et six assistants maternels.", besoins: ["Dix places de plus"] },
};

const DIAGNOSTICS: Record<string, Partial<Record<SectionModele, Ecrit>>> = {
  "ctg-trois-rivieres": TROIS_RIVIERES,
  "ctg-haut-plateau": HAUT_PLATEAU,
};

async function semerSections(db: Db, perimetre: Perimetre, convention: string, le: string): Promise<void> {
  for (const [ordre, modele] of SECTIONS_MODELE.entries()) {
    const ecrit = DIAGNOSTICS[convention]?.[modele];
    if (!ecrit) continue;
    const { figures = [], ...dite } = ecrit;
    const besoinsDepuis = daterBesoins(dite.besoins ?? [], { besoins: [], besoinsDepuis: {} }, le.slice(0, 10) as Jour);
    const vide = { texte: "", forces: [], faiblesses: [], besoins: [], besoinsDepuis };
    const section = { convention, id: modele, modele, titre: MODELE[modele].titre, ordre, version: 0 };
    const apres: Section = { ...section, ...vide, ...dite, modifieLe: le, modifiePar: perimetre.compte };
    await saveSection(db, perimetre, apres, apres);
    for (const [rang, [genre, statistique]] of figures.entries())
      await insertFigure(db, perimetre, {
        id: newId(),
        convention,
        section: modele,
        ordre: rang,
        genre,
        statistique,
        millesime: null,
      });
  }
}

const ETAPES = [
  {
    id: "groupe-petite-enfance",
    genre: "groupe",
    titre: "Groupe petite enfance",
    jours: -900,
    participants: null,
    public: "Assistantes maternelles : 9 ; directrices : 5 ; élus : 3",
    constats: "Les départs à la retraite inquiètent plus que le nombre de places.",
  },
  {
    id: "familles-en-attente",
    genre: "entretiens",
    titre: "Familles en attente d’une place",
    jours: -880,
    participants: 8,
    public: "Familles sans solution",
    constats: "Personne ne sait à qui s’adresser d’abord.",
  },
  {
    id: "partage",
    genre: "comite",
    titre: "Partage du diagnostic",
    jours: -840,
    participants: null,
    public: "Élus : 11 ; services et associations : 13",
    constats: "Trois enjeux retenus.",
  },
] as const;

const APPORTS = [
  {
    id: "apport-horaires",
    etape: "familles-en-attente",
    origine: "familles",
    theme: "petiteEnfance",
    texte: "Aucune solution avant sept heures ni après dix-huit heures trente.",
  },
  {
    id: "apport-handicap",
    etape: "groupe-petite-enfance",
    origine: "acteurs",
    theme: "handicap",
    texte: "Les équipes refusent faute de renfort, pas faute d’envie.",
  },
  {
    id: "apport-trajet",
    etape: null,
    origine: "habitants",
    theme: "mobilite",
    texte: "Sans voiture, la crèche du bourg est à une heure de car.",
  },
] as const;

const SANS_APPUI = { statistiques: [], apports: [], zones: [] };
const ENJEUX: readonly Omit<Enjeu, "convention" | "version">[] = [
  {
    ...SANS_APPUI,
    id: "enjeu-places",
    theme: "petiteEnfance",
    texte: "Garder et ouvrir des places là où les départs à la retraite les emportent",
    priorite: 1,
    statistiques: ["placesAssistants", "enfantsMoins3"],
    zones: ["zone-vallee-haute"],
  },
  {
    ...SANS_APPUI,
    id: "enjeu-horaires",
    theme: "petiteEnfance",
    texte: "Accueillir tôt le matin et tard le soir",
    priorite: 2,
    apports: ["apport-horaires"],
  },
  {
    ...SANS_APPUI,
    id: "enjeu-handicap",
    theme: "handicap",
    texte: "Accueillir chaque enfant, quel que soit son handicap",
    priorite: 2,
    apports: ["apport-handicap"],
  },
  {
    ...SANS_APPUI,
    id: "enjeu-jeunes",
    theme: "enfanceJeunesse",
    texte: "Donner un lieu aux jeunes de plus de quatorze ans",
    priorite: null,
  },
];

/** La démarche, ce qu'on y a dit, où l'on manque et ce qu'il y a à faire : dans une seule convention. */
async function semerAutour(db: Db, perimetre: Perimetre, convention: string, aujourdhui: Jour): Promise<void> {
  const { perimetre: communes } = await getConvention(db, perimetre, convention);
  const commun = { convention, version: 1 };
  for (const { jours, ...etape } of ETAPES) {
    const apres = { ...commun, ...etape, debut: plusJours(aujourdhui, jours), fin: null };
    await saveLigne(db, perimetre, "diagnostic_etape", { avant: null, apres });
  }
  for (const apport of APPORTS)
    await saveLigne(db, perimetre, "diagnostic_apport", { avant: null, apres: { ...commun, ...apport } });
  const zone = {
    ...commun,
    id: "zone-vallee-haute",
    genre: "offre",
    theme: "petiteEnfance",
    nom: "La vallée haute",
    communes: communes.slice(0, 4),
    constat: "Un seul assistant maternel en activité.",
  };
  await saveLigne(db, perimetre, "diagnostic_zone", { avant: null, apres: zone });
  for (const enjeu of ENJEUX) await saveEnjeu(db, perimetre, { avant: null, apres: { ...commun, ...enjeu } });
}

/** Un diagnostic entier dans une convention signée, qui le fige ; un autre à peine commencé, dans une convention qui se négocie. */
export async function seedDiagnostic(db: Db, perimetre: Perimetre, aujourdhui: Jour): Promise<void> {
  for (const id of perimetre.conventions) {
    if (!DIAGNOSTICS[id]) continue;
    await semerSections(db, perimetre, id, `${plusJours(aujourdhui, -820)}T09:00:00.000Z`);
    if (id === "ctg-trois-rivieres") await semerAutour(db, perimetre, id, aujourdhui);
  }
}
