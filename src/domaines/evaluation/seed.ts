import { enLettres, type Jour, plusJours, plusMois } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { listCitees } from "#domaines/plan/index.ts";
import type { Db } from "#platform/db/db.ts";
import { insertAjustement } from "./ajustement/store.ts";
import type { Bilan } from "./bilan/model.ts";
import { titreDe } from "./bilan/rules.ts";
import { insertBilan, updateBilan } from "./bilan/store.ts";
import type { Critere } from "./critere/model.ts";
import { saveNotes } from "./critere/store.ts";
import { AVIS, ECRITS_BILAN, ECRITS_ETAPE } from "./demonstration/lexique.ts";
import { figer } from "./dossier/actions.ts";
import type { CodeSection } from "./section/lexique.ts";
import { type Saisie, vierge } from "./section/model.ts";
import { saveSection } from "./section/store.ts";
import { insertTransmission, updateEnvoi } from "./transmission/store.ts";

type Semis = { db: Db; perimetre: Perimetre; aujourdhui: Jour };
const a = (jour: Jour) => `${jour}T10:00:00.000Z`;

async function semerBilan(
  { db, perimetre }: Semis,
  dit: Pick<Bilan, "id" | "genre" | "debut" | "fin">,
): Promise<Bilan> {
  const [convention = ""] = perimetre.conventions;
  const neuf = { convention, etat: "brouillon" as const, instance: null, adopteLe: null, version: 1 };
  const bilan = { ...dit, ...neuf, titre: titreDe(dit.genre, dit) };
  await insertBilan(db, perimetre, bilan);
  return bilan;
}

async function ecrire({ db, perimetre }: Semis, bilan: Bilan, ecrits: Partial<Record<CodeSection, Saisie>>, le: Jour) {
  for (const [section, saisie] of Object.entries(ecrits) as [CodeSection, Saisie][])
    await saveSection(db, perimetre, bilan, { avant: vierge(section), saisie, instant: a(le) });
}

/** Un point d'étape adopté puis figé : ce que le plan est devenu depuis n'y paraît pas. */
async function semerEtape(semis: Semis): Promise<void> {
  const { db, perimetre, aujourdhui } = semis;
  const ilYA = (jours: number) => plusJours(aujourdhui, -jours);
  const neuf = { id: "etape-demonstration", genre: "pointEtape" as const, debut: ilYA(330), fin: ilYA(20) };
  const bilan = await semerBilan(semis, neuf);
  await ecrire(semis, bilan, ECRITS_ETAPE, ilYA(18));
  const relu: Bilan = { ...bilan, etat: "relecture", version: 2 };
  await updateBilan(db, perimetre, { avant: bilan, apres: relu, action: "relecture" });
  const adoption = { instance: "Comité de pilotage, relevé n° 2", adopteLe: ilYA(12) };
  const adopte: Bilan = { ...relu, ...adoption, etat: "adopte", version: 3 };
  await updateBilan(db, perimetre, { avant: relu, apres: adopte, action: "adopte" });
  await figer(db, perimetre, { avant: adopte, apres: { ...adopte, etat: "fige" } }, a(ilYA(11)));
}

async function noter({ db, perimetre, aujourdhui }: Semis, bilan: Bilan): Promise<void> {
  for (const { compte, auteur, organisation, notes } of AVIS) {
    const siennes = Object.entries(notes).map(([critere, { niveau, commentaire = "", preuve = "" }]) => ({
      critere: critere as Critere,
      auteur,
      organisation,
      niveau,
      commentaire,
      preuve,
      le: a(plusJours(aujourdhui, -1)),
    }));
    await saveNotes(db, { ...perimetre, compte }, bilan, siennes);
  }
}

/** Un bilan intermédiaire en relecture : trois personnes l'ont noté, la moitié des sections reste à écrire. */
async function semerIntermediaire(semis: Semis): Promise<void> {
  const { db, perimetre, aujourdhui } = semis;
  const dates = { debut: plusJours(aujourdhui, -330), fin: plusJours(aujourdhui, -2) };
  const bilan = await semerBilan(semis, { id: "bilan-demonstration", genre: "bilanIntermediaire", ...dates });
  await ecrire(semis, bilan, ECRITS_BILAN, plusJours(aujourdhui, -1));
  await noter(semis, bilan);
  const fiches = await listCitees(db, perimetre);
  const avec = (reference: string) => fiches.flatMap((fiche) => (fiche.reference === reference ? [fiche.id] : []));
  const commun = { bilan: bilan.id, version: 1 };
  const report = "La tournée d’été commence un semestre plus tard.";
  const ouverture = "Ouvrir la halte-garderie à deux communes voisines, hors du périmètre de la convention.";
  const un = { ...commun, id: "ajustement-1", classe: "mineur" as const, texte: report, fiches: avec("PE1"), ordre: 0 };
  await insertAjustement(db, perimetre, bilan, un);
  const deux = { ...commun, id: "ajustement-2", classe: "significatif" as const, texte: ouverture, ordre: 1 };
  await insertAjustement(db, perimetre, bilan, { ...deux, fiches: [...avec("PE1"), ...avec("PE2")] });
  await updateBilan(db, perimetre, { avant: bilan, apres: { ...bilan, etat: "relecture" }, action: "relecture" });
}

/** Une actualisation du schéma que le comité départemental a reçue : un signataire l'a envoyée, et ce qui le prouve est gardé. */
async function semerEnvoi({ db, perimetre, aujourdhui }: Semis): Promise<void> {
  const [convention = ""] = perimetre.conventions;
  const objet = "Actualisation annuelle du schéma pluriannuel";
  const adopteLe = plusJours(aujourdhui, -200);
  const dite = { id: "actualisation-demonstration", convention, genre: "actualisation" as const, objet, bilan: null };
  const transmission = { ...dite, cle: null, adopteLe, envoi: null, version: 1 };
  await insertTransmission(db, perimetre, transmission);
  const envoyeLe = plusJours(aujourdhui, -190);
  const preuve = `Accusé de réception du ${enLettres(plusJours(envoyeLe, 2))}, n° 2026-114`;
  const envoi = { envoyePar: "signataire" as const, envoyeLe, canal: "courrier" as const, accords: [], preuve };
  await updateEnvoi(db, perimetre, transmission, { envoi });
}

/** Les bilans de la démonstration : un point d'étape figé, un bilan intermédiaire en cours, un avis rendu à envoyer, une actualisation envoyée. */
export async function seedEvaluation(db: Db, tous: Perimetre, aujourdhui: Jour): Promise<void> {
  const convention = "ctg-trois-rivieres";
  if (!tous.conventions.includes(convention)) return;
  const perimetre = { ...tous, conventions: [convention] };
  const semis = { db, perimetre, aujourdhui };
  await semerEtape(semis);
  await semerIntermediaire(semis);
  await semerEnvoi(semis);
  await insertTransmission(db, perimetre, {
    id: "avis-rendu-demonstration",
    convention,
    genre: "avis",
    objet: "Avis favorable : Micro-crèche Les Coquelicots",
    bilan: null,
    cle: "avis-rendu.favorable",
    adopteLe: plusMois(plusMois(aujourdhui, -5), 3),
    envoi: null,
    version: 1,
  });
}
