import { type Jour, jourOuvre, plusJours } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import {
  type ActeEcrit,
  estSignee,
  getConvention,
  insertDeliberations,
  listDeliberations,
  listSignataires,
  organeDe,
  passerConvention,
} from "#domaines/convention/index.ts";
import { ACTE_VIDE, type Acte } from "#domaines/convention/deliberation/model.ts";
import type { Db } from "#platform/db/db.ts";
import { newId } from "#platform/ids.ts";
import { nomAvenant } from "./avenant/model.ts";
import { insertAvenant } from "./avenant/store.ts";
import { empreintesVotees, lireContenu } from "./contenu/actions.ts";
import { cleElement, type ContenuVersion, type FicheVersion } from "./contenu/model.ts";
import { differences } from "./contenu/rules.ts";
import { COPIE_PDF } from "./demonstration/lexique.ts";
import { preparerSignatures } from "./signature/rules.ts";
import { insertCircuitSigne } from "./signature/store.ts";
import { insertReference, insertVersion } from "./version/store.ts";

const CONVENTION = "ctg-trois-rivieres";
const instantDu = (le: Jour) => `${le}T09:00:00.000Z`;

const unAnPlusTot = (terme: string | null) => terme && `${Number(terme.slice(0, 4)) - 1}${terme.slice(4)}`;

/** Deux fiches ont changé depuis : l'une, décalée par une décision du comité de pilotage ; l'autre, sans décision. */
const AVANT: Record<string, (fiche: FicheVersion) => FicheVersion> = {
  EJ1: (fiche) => ({ ...fiche, echeances: fiche.echeances.map((une) => ({ ...une, debut: unAnPlusTot(une.debut) })) }),
  PE1: (fiche) => ({ ...fiche, objectifsOperationnels: fiche.objectifsOperationnels.slice(0, -1) }),
};

/** Ce que l'avenant a signé : le plan d'aujourd'hui, à deux fiches près. */
const signeParAvenant = (actuel: ContenuVersion): ContenuVersion => ({
  ...actuel,
  fiches: actuel.fiches.map((une) => AVANT[une.reference ?? ""]?.(une) ?? une),
});

const court = (texte: string) => texte.replace(/(?<=\.)[^.]*\.\s*$/, "");

/** Ce que la convention disait d'abord : une fiche de moins, et un article plus court. */
function signeDabord(apres: ContenuVersion): ContenuVersion {
  const article = apres.articles.find(({ genre }) => genre === "suivi") ?? apres.articles.at(-1);
  return {
    ...apres,
    articles: apres.articles.map((un) =>
      un === article ? { ...un, texte: court(un.texte) || `${un.texte} (provisoire)` } : un,
    ),
    fiches: apres.fiches.slice(0, -1),
  };
}

const MOTIFS: Record<string, string> = {
  articles: "Préciser comment les partenaires rendent compte de l’avancement.",
  fiches: "Un besoin que le diagnostic n’avait pas vu, porté par les communes.",
};

type Pas = { avenant: string | null; contenu: ContenuVersion; avant: ContenuVersion | null; le: Jour; numero: number };

const COPIE = { nom: "avenant-1-signe.pdf", octets: new TextEncoder().encode(COPIE_PDF) };

type Genre = ContenuVersion["parties"][number]["genre"];

/** Un conseil communautaire de trente et un membres, un conseil municipal de quinze ; tous les votants pour. */
const voix = (genre: Genre) => ({
  ...(genre === "epci"
    ? { enExercice: 31, presents: 27, absents: 4, pouvoirs: 2, votants: 29, pour: 29 }
    : { enExercice: 15, presents: 12, absents: 3, pouvoirs: 1, votants: 13, pour: 13 }),
  contre: 0,
  abstentions: 0,
});

/** Le jour d'un acte, son numéro, et quand il part. */
function datee(le: Jour, rang: number) {
  const dateSeance = jourOuvre(plusJours(le, rang));
  const envoyeLe = jourOuvre(plusJours(dateSeance, 2));
  const publieLe = jourOuvre(plusJours(dateSeance, 3));
  return { numero: `${le.slice(0, 4)}-${70 + rang}`, dateSeance, envoyeLe, recuLe: envoyeLe, publieLe };
}

/** Un conseil vote sous le Siret et la matière de sa première délibération. */
const vote = (genre: Genre, seance: Jour, { siret, matiereCode, matiereNom, secretaire }: Acte = ACTE_VIDE) => ({
  ...voix(genre),
  siret,
  matiereCode,
  matiereNom,
  secretaire,
  controle: "PREF015",
  resultat: "unanimite" as const,
  convoqueeLe: plusJours(seance, -7),
});

type Vote = { contenu: ContenuVersion; avenant: string; le: Jour; actes: readonly ActeEcrit[] };

/** Chaque conseil vote l'avenant, la Caf l'approuve, avant que l'on signe. */
function voter({ contenu, avenant, le, actes }: Vote): ActeEcrit[] {
  const [empreinteVotee] = empreintesVotees(contenu);
  const propre = {
    ...ACTE_VIDE,
    convention: CONVENTION,
    version: 1,
    objetVote: "avenant",
    avenant,
    empreinteVotee,
  } as const;
  return contenu.parties.map(({ genre, nom }, rang) => ({
    ...propre,
    ...(genre === "caf"
      ? {}
      : vote(
          genre,
          datee(le, rang).dateSeance,
          actes.find(({ collectivite }) => collectivite === nom),
        )),
    ...datee(le, rang),
    id: newId(),
    collectivite: nom,
    organe: organeDe(genre),
    objet: "Approuver l’avenant 1 à la convention territoriale globale",
    dispositif: ["Approuve l’avenant 1", "Autorise à le signer"],
  }));
}

/** Une version signée par toutes les parties, à son jour. */
async function semerVersion(db: Db, perimetre: Perimetre, { avenant, contenu, avant, le, numero }: Pas): Promise<void> {
  const id = newId();
  const ouvertLe = instantDu(plusJours(le, -15));
  const modifications = (avant ? differences(avant, contenu) : []).map((ecart) => ({
    ecart,
    motif: MOTIFS[ecart.liste] ?? "",
    decision: null,
  }));
  await insertVersion(db, perimetre, { id, convention: CONVENTION, avenant, contenu, modifications }, ouvertLe);
  const signataires = await listSignataires(db, perimetre, CONVENTION);
  const signatures = preparerSignatures(contenu.parties, signataires);
  const circuit = { convention: CONVENTION, contenu: id, ouvertLe, signatures };
  const faite = { le, closLe: instantDu(le), ...(avenant ? { copie: COPIE } : {}) };
  await insertCircuitSigne(db, perimetre, circuit, faite);
  await insertReference(db, perimetre, { convention: CONVENTION, numero, contenu: id, signeeLe: le });
}

/** La démonstration : une convention signée, puis un avenant ; depuis, une fiche du plan s'en est un peu écartée. */
export async function seedActes(db: Db, tous: Perimetre, aujourdhui: Jour): Promise<void> {
  if (!tous.conventions.includes(CONVENTION)) return;
  const perimetre = { ...tous, conventions: [CONVENTION] };
  const { debut, version, ...convention } = await getConvention(db, perimetre, CONVENTION);
  const actuel = await lireContenu(db, perimetre, CONVENTION);
  const signeeLe = convention.signeeLe ?? plusJours(debut ?? aujourdhui, -20);
  const naguere = jourOuvre(plusJours(aujourdhui, -75));
  const le = naguere > signeeLe ? naguere : aujourdhui;
  const deux = signeParAvenant(actuel);
  const un = signeDabord(deux);
  await semerVersion(db, perimetre, { avenant: null, contenu: un, avant: null, le: signeeLe, numero: 1 });
  const motifs = differences(un, deux).map((ecart) => ({ cle: cleElement(ecart), motif: MOTIFS[ecart.liste] ?? "" }));
  const souhaits = ["Dire comment on suit l’avancement", "Ajouter l’action demandée par les communes"];
  const avenant = { id: newId(), convention: CONVENTION, numero: 1, depuis: 1, motifs, souhaits, version: 1 };
  const dates = { ouvertLe: plusJours(le, -45), closLe: le };
  const objet = "Préciser le suivi et ajouter une action au plan";
  await insertAvenant(db, perimetre, { ...avenant, ...dates, objet, etat: "signe" });
  const actes = await listDeliberations(db, perimetre, CONVENTION);
  const votes = { contenu: deux, avenant: nomAvenant(avenant), le: plusJours(le, -30), actes };
  await insertDeliberations(db, perimetre, voter(votes));
  await semerVersion(db, perimetre, { avenant: avenant.id, contenu: deux, avant: un, le, numero: 2 });
  if (!estSignee(convention))
    await passerConvention(db, perimetre, { convention: CONVENTION, version }, { etat: "signee", le: signeeLe });
}
