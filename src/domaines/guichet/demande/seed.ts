import { annee, instantDe, type Jour, plusJours, plusMois } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { getConvention } from "#domaines/convention/index.ts";
import { updateGuichet } from "#domaines/acces/index.ts";
import { type Db, stepToAnnuaire } from "#platform/db/db.ts";
import { ETAPES } from "./etape/model.ts";
import { insertFamilles } from "./famille/store.ts";
import type { Canal, Demande, EtatDemande, Famille, Piece } from "./model.ts";
import { insertPieces } from "./piece/store.ts";
import { familleVide, moisCivilDe, nouvelleDemande, numeroDe } from "./rules.ts";
import { insertDemandes, prendreRang } from "./store.ts";

const ESPACE = "trois-rivieres";
const CONTACT = "Relais petite enfance, 04 71 00 00 20, guichet@trois-rivieres.example";
const [GALETS, PONT, COQUELICOTS] = ["structure-petits-galets", "structure-petit-pont", "structure-coquelicots"];

/** L'enfant : son prénom et son âge en mois ; un âge négatif est un terme, sans prénom. */
type Dite = {
  etat: EtatDemande;
  parent: readonly [prenom: string, nom: string];
  enfants: readonly (readonly [prenom: string | null, mois: number])[];
  deposee: number;
  plus?: Partial<Demande>;
  famille?: Partial<Famille>;
  pieces?: readonly (readonly [nature: string, etat: Piece["etat"]])[];
  /** Depuis combien de jours elle n'a rien confirmé, et combien de jours après quels rappels sont partis. */
  silence?: number;
  rappels?: readonly (readonly [jours: number, canal: Canal])[];
};

const SEMAINE_PLEINE = 1023;
const SANS_MERCREDI = 1023 - 48;
const [LUNDI_MARDI, MATINS] = [15, 341];

/** Une douzaine de familles inventées, dans chaque moment de la vie d'une demande. */
const DITES: readonly Dite[] = [
  {
    etat: "enAttente",
    parent: ["Inès", "Marchetti"],
    enfants: [["Zoé", 5]],
    deposee: 120,
    plus: {
      semaine: SEMAINE_PLEINE,
      reduites: [SANS_MERCREDI],
      mixte: true,
      voeux: [GALETS, COQUELICOTS, "plusProche"],
      situations: { activite: 3, parentIsole: true },
    },
    pieces: [["Justificatif de domicile", "acceptee"]],
  },
  {
    etat: "enAttente",
    parent: ["Karim", "Haddad"],
    enfants: [
      [null, -3],
      [null, -3],
    ],
    deposee: 40,
    plus: { semaine: SANS_MERCREDI, voeux: [PONT], fratrie: "ensemble", jumeaux: true, situations: { activite: 2 } },
  },
  {
    etat: "incomplete",
    parent: ["Solène", "Quéméneur"],
    enfants: [["Malo", 9]],
    deposee: 33,
    plus: { semaine: LUNDI_MARDI, voeux: [COQUELICOTS, GALETS], situations: { insertion: true } },
    pieces: [
      ["Attestation de l’organisme qui accompagne", "demandee"],
      ["Justificatif de domicile", "recue"],
    ],
  },
  {
    etat: "aConfirmer",
    parent: ["Wei", "Zhang"],
    enfants: [["Lin", 14]],
    deposee: 2,
    plus: { semaine: MATINS, voeux: [GALETS] },
    famille: { langue: "en", courrielConfirmeLe: null },
  },
  {
    etat: "enAttente",
    parent: ["Paulette", "Vigouroux"],
    enfants: [["Abel", 20]],
    deposee: 300,
    plus: { origine: "papier", semaine: LUNDI_MARDI, voeux: [COQUELICOTS], modes: ["collectif", "individuel"] },
    famille: { courriel: null, adresse: "Le Bourg, 15400 Menet" },
  },
  {
    etat: "enAttente",
    parent: ["Johan", "Lescure"],
    enfants: [
      ["Tess", 7],
      ["Noé", 30],
    ],
    deposee: 75,
    plus: {
      semaine: SEMAINE_PLEINE,
      voeux: [PONT, GALETS],
      fratrie: "siPossible",
      horairesAtypiques: true,
      horaires: ["tot", "variables"],
      situations: { activite: 3 },
    },
  },
  {
    etat: "enAttente",
    parent: ["Awa", "Diallo"],
    enfants: [["Ismaël", 3]],
    deposee: 12,
    plus: { semaine: MATINS, voeux: ["plusProche"], urgence: true, situations: { insertion: true, parentIsole: true } },
  },
  {
    etat: "acceptee",
    parent: ["Maud", "Sarrazin"],
    enfants: [["Lou", 11]],
    deposee: 200,
    plus: { semaine: SANS_MERCREDI, voeux: [GALETS] },
  },
  {
    etat: "refusee",
    parent: ["Yves", "Cantournet"],
    enfants: [["Gaspard", 16]],
    deposee: 210,
    plus: { semaine: LUNDI_MARDI, voeux: [PONT] },
  },
  {
    etat: "pourvue",
    parent: ["Hélène", "Bonnefoy"],
    enfants: [["Rose", 8]],
    deposee: 150,
    plus: {
      semaine: SEMAINE_PLEINE,
      voeux: [GALETS],
      modes: ["collectif", "individuel"],
      faits: { motif: "assistante" },
    },
  },
  {
    etat: "retiree",
    parent: ["Damien", "Roche"],
    enfants: [["Eliott", 25]],
    deposee: 90,
    plus: { semaine: MATINS, voeux: [COQUELICOTS] },
  },
  {
    etat: "expiree",
    parent: ["Fanny", "Delmas"],
    enfants: [["Jade", 22]],
    deposee: 330,
    plus: { semaine: LUNDI_MARDI, voeux: [PONT] },
  },
  {
    etat: "brouillon",
    parent: ["Océane", "Faure"],
    enfants: [["Marius", 6]],
    deposee: 1,
    plus: { etapes: ["enfant", "vous"] },
  },
  {
    etat: "enAttente",
    parent: ["Rémi", "Vauzelle"],
    enfants: [["Anouk", 14]],
    deposee: 33,
    plus: { semaine: LUNDI_MARDI, voeux: [COQUELICOTS], occasionnel: true, occasionnelSeul: true },
  },
  {
    etat: "incomplete",
    parent: ["Sana", "Belkacem"],
    enfants: [["Adam", 12]],
    deposee: 230,
    plus: { semaine: MATINS, voeux: [PONT] },
    pieces: [["Justificatif de domicile", "demandee"]],
    silence: 200,
    rappels: [[18, "courriel"]],
  },
  {
    etat: "expiree",
    parent: ["Élodie", "Castanier"],
    enfants: [["Nino", 22]],
    deposee: 320,
    plus: { semaine: SEMAINE_PLEINE, voeux: [GALETS] },
    silence: 260,
    rappels: [
      [70, "courriel"],
      [50, "telephone"],
    ],
  },
];

const enfantDe = ([prenom, mois]: Dite["enfants"][number], nom: string, le: Jour): Demande["enfant"] => {
  const jour = plusMois(le, -mois);
  return prenom === null
    ? { prenom: null, nom: null, naissance: null, terme: jour }
    : { prenom, nom, naissance: jour, terme: null };
};

const familleDe = ({ parent: [prenom, nom], famille = {} }: Dite, rang: number, le: Date): Famille => ({
  ...familleVide(`famille-${rang}`, le),
  prenom,
  nom,
  courriel: `famille.${rang}@familles.example`,
  courrielConfirmeLe: le.toISOString(),
  telephone: `06 00 00 00 ${String(rang + 10)}`,
  ...famille,
});

type Semis = { le: Jour; commune: string; premier: number };

/** Les demandes d'une famille, un enfant chacune. */
function demandesDe(dite: Dite, rang: number, { le, commune, premier }: Semis): Demande[] {
  const depose = plusJours(le, -dite.deposee);
  const envoyee = dite.etat !== "brouillon";
  const jours = envoyee
    ? { deposeeLe: depose, completeLe: dite.etat === "incomplete" ? null : depose, attendDepuis: depose }
    : {};
  return dite.enfants.map((enfant, ordre) => ({
    ...nouvelleDemande({
      id: `demande-${rang}-${ordre + 1}`,
      dossier: `demande-${rang}-1`,
      famille: `famille-${rang}`,
      rang: ordre + 1,
      le: instantDe(`${depose}T09:00:00Z`),
    }),
    etat: dite.etat,
    numero: envoyee ? numeroDe(le, premier + rang, ordre + 1) : null,
    enfant: enfantDe(enfant, dite.parent[1], le),
    commune,
    entree: moisCivilDe(plusMois(le, 4 + (rang % 6))),
    toleranceMois: rang % 3,
    etapes: [...ETAPES],
    confirmeeLe: envoyee ? plusJours(le, -(dite.silence ?? Math.min(dite.deposee, 150))) : null,
    relances: (dite.rappels ?? []).map(([avant, canal]) => ({ le: plusJours(le, -avant), canal })),
    faits: dite.etat === "expiree" ? { expireeLe: plusJours(le, -20) } : {},
    ...jours,
    ...dite.plus,
  }));
}

const piecesDe = ({ pieces = [], deposee }: Dite, { id }: Demande, le: Jour): Piece[] =>
  pieces.map(([nature, etat], ordre) => ({
    id: `${id}-piece-${ordre}`,
    nature,
    etat,
    demandeeLe: plusJours(le, -deposee),
    recueLe: etat === "demandee" ? null : plusJours(le, -1),
    fichier: null,
    motif: "",
  }));

/** L'accueil des familles, ouvert, et une douzaine de demandes dans chacun de leurs états. */
export async function seedDemandes(db: Db, perimetre: Perimetre, le: Jour): Promise<void> {
  const [convention] = perimetre.conventions;
  if (perimetre.espace !== ESPACE || !convention) return;
  await stepToAnnuaire(db, ESPACE, (tx) => updateGuichet(tx, ESPACE, { etat: "ouvert", contact: CONTACT }));
  const { perimetre: communes } = await getConvention(db, perimetre, convention);
  const premier = await prendreRang(db, perimetre, annee(le), DITES.length);
  const lot = DITES.map((dite, rang) => {
    const instant = instantDe(`${plusJours(le, -dite.deposee)}T09:00:00Z`);
    const commune = communes[rang % communes.length] ?? "";
    return {
      dite,
      famille: familleDe(dite, rang, instant),
      demandes: demandesDe(dite, rang, { le, commune, premier }),
    };
  });
  await insertFamilles(
    db,
    perimetre,
    lot.map(({ famille }) => famille),
  );
  await insertDemandes(
    db,
    perimetre,
    lot.flatMap(({ famille, demandes }) => demandes.map((demande) => ({ demande, famille }))),
  );
  for (const { dite, demandes } of lot)
    for (const premiere of demandes.slice(0, 1))
      await insertPieces(db, perimetre, premiere, piecesDe(dite, premiere, le));
}
