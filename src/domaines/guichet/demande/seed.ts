import { annee, instantDe, type Jour, plusJours, plusMois } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { getConvention } from "#domaines/convention/index.ts";
import { savePiece } from "#domaines/documents/index.ts";
import { updateGuichet } from "#domaines/acces/index.ts";
import { type Db, stepToAnnuaire } from "#platform/db/db.ts";
import { saveExpertise } from "../reglement/expertise/store.ts";
import { ETAPES } from "./etape/model.ts";
import { insertFamilles } from "./famille/store.ts";
import { AVIS, type Dite, DITES, JUSTIFICATIF_PDF } from "./demonstration/lexique.ts";
import { type Demande, type Famille, OBJET_PIECE, type Piece } from "./model.ts";
import { insertPieces } from "./piece/store.ts";
import { familleVide, moisCivilDe, nouvelleDemande, numeroDe } from "./rules.ts";
import { insertDemandes, prendreRang } from "./store.ts";

const ESPACE = "trois-rivieres";
const CONTACT = "Relais petite enfance, 04 71 00 00 20, guichet@trois-rivieres.example";
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

const piecesDe = ({ pieces = [], deposee, fichier }: Dite, { id }: Demande, le: Jour): Piece[] =>
  pieces.map(([nature, etat], ordre) => ({
    id: `${id}-piece-${ordre}`,
    nature,
    etat,
    demandeeLe: plusJours(le, -deposee),
    recueLe: etat === "demandee" ? null : plusJours(le, -1),
    fichier: fichier && ordre === 0 ? "pdf" : null,
    motif: "",
  }));

/** Dépose le fichier de la première pièce d'une famille, scellé sous sa clé. */
async function deposer(
  db: Db,
  perimetre: Perimetre,
  { famille, piece }: { famille: string; piece?: Piece | undefined },
  le: Jour,
) {
  if (!piece?.fichier) return;
  const attache = {
    sujet: famille,
    objet: OBJET_PIECE,
    objetId: piece.id,
    nom: "justificatif.pdf",
    type: "pdf",
  } as const;
  const octets = new TextEncoder().encode(JUSTIFICATIF_PDF);
  await savePiece(db, perimetre, { ...attache, octets }, instantDe(`${plusJours(le, -1)}T09:00:00Z`));
}

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
    for (const premiere of demandes.slice(0, 1)) {
      const pieces = piecesDe(dite, premiere, le);
      await insertPieces(db, perimetre, premiere, pieces);
      await deposer(db, perimetre, { famille: premiere.famille, piece: pieces[0] }, le);
    }
  await saveExpertise(db, perimetre, {
    demande: "demande-0-1",
    expertise: AVIS,
    le: `${plusJours(le, -15)}T09:00:00Z`,
  });
}
