import type { Imprime } from "#commun/document.ts";
import { type Jour, jourDe } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { Refus } from "#commun/refus.ts";
import { nomFichier } from "#commun/texte.ts";
import { frapperLienPublic, listEspacesPeuples, listPersonnesAvecRole } from "#domaines/acces/index.ts";
import { listActeurs } from "#domaines/acteurs/index.ts";
import type { Demande } from "#domaines/documents/index.ts";
import { type Base, type Db, inAnnuaire, inPerimeter } from "#platform/db/db.ts";
import type { Lieu } from "#platform/http.ts";
import { newId } from "#platform/ids.ts";
import type { Postman } from "#platform/mail.ts";
import { deposer } from "#platform/outbox.ts";
import { renderDocument, TYPES_DOCUMENT } from "#platform/rendu/rendre.ts";
import type { Instance } from "../instance/model.ts";
import { getInstance } from "../instance/store.ts";
import type { Membre } from "../membre/model.ts";
import { getMembre, listMembres } from "../membre/store.ts";
import { listPoints } from "../point/store.ts";
import type { Presence, Seance } from "../seance/model.ts";
import { listPresences, savePresence } from "../seance/presence/store.ts";
import { getSeance } from "../seance/store.ts";
import { courrielDeReunion, type Ecrire } from "./courriels.tsx";
import { type Envoi, POIDS_MAX, type SujetCourriel } from "./model.ts";
import { aPrevenir, aRetirer, conviesA, type Destinataire, estEncoreDu, logosJoints } from "./rules.ts";

/** Sous quel genre l'outbox garde un courriel de réunion à poster. */
export const CONVOCATION = "gouvernance.convocation";

/** À quelle adresse joindre chacun : la sienne, sinon celle de l'acteur qu'il est. */
export async function destinatairesDe(
  db: Db,
  perimetre: Perimetre,
  membres: readonly Membre[],
): Promise<Destinataire[]> {
  const acteurs = membres.some(({ courriel, acteur }) => !courriel && acteur) ? await listActeurs(db, perimetre) : [];
  return membres.map((membre) => ({
    membre,
    courriel: membre.courriel ?? acteurs.find(({ id }) => id === membre.acteur)?.courriel ?? null,
  }));
}

type ADeposer = { seance: Seance; membres: readonly string[]; sujet: SujetCourriel; dossier?: boolean };

/** Dépose un courriel par membre : il partira une fois la page enregistrée, et se relira à ce moment. */
export async function deposerCourriels(db: Db, { espace }: Perimetre, envois: ADeposer): Promise<void> {
  const { seance, membres, sujet, dossier = false } = envois;
  for (const membre of membres)
    await deposer(db, CONVOCATION, { espace, seance: seance.id, membre, sujet, dossier } satisfies Envoi);
}

/** Une réunion convoquée a changé, ou est annulée : tous ceux qui l'avaient reçue l'apprennent. */
export async function convoquerDeNouveau(db: Db, perimetre: Perimetre, seance: Seance): Promise<void> {
  const joints = (await listPresences(db, perimetre, [seance.id])).filter(({ inviteLe }) => inviteLe !== null);
  await deposerCourriels(db, perimetre, {
    seance,
    membres: joints.map(({ membre }) => membre),
    sujet: seance.etat === "annulee" ? "annulation" : "convocation",
  });
  if (seance.le) await suivreConvies(db, perimetre, seance, seance.le);
}

/** Qui n'est plus convié à une réunion convoquée l'apprend ; un suppléant que l'on envoie y est convoqué à son tour. */
export async function suivreConvies(db: Db, perimetre: Perimetre, seance: Seance, jour: Jour): Promise<void> {
  if (seance.etat !== "convoquee") return;
  const membres = await listMembres(db, perimetre, seance.instance);
  const presences = await listPresences(db, perimetre, [seance.id]);
  const convies = conviesA(seance, membres, presences, jour);
  const envoyes = membres.filter(({ id, suppleantDe }) => suppleantDe !== null && convies.has(id));
  const neufs = aPrevenir(await destinatairesDe(db, perimetre, envoyes), presences, seance.sequence);
  await deposerCourriels(db, perimetre, {
    seance,
    membres: neufs.map(({ membre }) => membre.id),
    sujet: "convocation",
  });
  await deposerCourriels(db, perimetre, { seance, membres: aRetirer(presences, convies), sujet: "retrait" });
}

/** Compose le papier d'une réunion tel que l'installation le fait : `dossierSeance`, `releve`. */
export type Composer = (genre: string, db: Db, perimetre: Perimetre, demande: Demande) => Promise<Imprime>;

export type Bureau = {
  base: Base;
  poster: Postman;
  adresse: string;
  maintenant: () => Date;
  composer: Composer;
};

const VIERGE = {
  reponse: null,
  presence: null,
  pour: null,
  pourNom: "",
  reponduLe: null,
  par: null,
  inviteLe: null,
  inviteSequence: null,
  version: 0,
} as const;

/** Ce que l'on sait de la venue d'un membre, ou rien encore. */
export const presenceDe = (presences: readonly Presence[], seance: string, membre: string): Presence =>
  presences.find((une) => une.seance === seance && une.membre === membre) ?? { ...VIERGE, seance, membre };

type Prepare = {
  instance: Instance;
  seance: Seance;
  lettre: Omit<Ecrire, "lien" | "organisme" | "piece">;
  convention: string;
};

/** Ce qu'un courriel doit encore dire, relu au moment de partir ; rien s'il ne dit plus vrai. */
async function preparer(db: Db, perimetre: Perimetre, envoi: Envoi, instant: Date): Promise<Prepare | null> {
  const seance = await getSeance(db, perimetre, envoi.seance);
  const membre = await getMembre(db, perimetre, envoi.membre);
  const instance = await getInstance(db, perimetre, seance.instance);
  const [convention] = instance.conventions;
  const presences = await listPresences(db, perimetre, [seance.id]);
  const presence = presenceDe(presences, seance.id, membre.id);
  const convies = conviesA(seance, await listMembres(db, perimetre, instance.id), presences, jourDe(instant));
  const [destinataire] = await destinatairesDe(db, perimetre, [membre]);
  if (!convention || !destinataire?.courriel) return null;
  const joint = { inviteSequence: presence.inviteSequence, convie: convies.has(membre.id) };
  if (!estEncoreDu(envoi.sujet, seance, joint)) return null;
  const ici = { espace: perimetre.espace, convention, role: "chargeCooperation" } as const;
  const [coordination] = await listPersonnesAvecRole(db, ici);
  const points = await listPoints(db, perimetre, seance.id);
  const lettre = {
    sujet: envoi.sujet,
    espace: perimetre.espace,
    a: destinataire.courriel,
    nom: membre.nom,
    instance: instance.nom,
    seance,
    points,
    coordination: coordination ?? null,
    dejaConvie: presence.inviteSequence !== null,
    instant,
  };
  return { instance, seance, lettre, convention };
}

const DOCUMENTS = {
  convocation: "dossierSeance",
  releve: "releve",
  dates: null,
  annulation: null,
  retrait: null,
} as const;

/** La pièce d'un courriel, si elle se fait et pèse assez peu ; le PDF d'abord, sinon le document Word. */
async function joindre(
  bureau: Bureau,
  perimetre: Perimetre,
  envoi: Envoi,
  { seance, convention, lieu }: { seance: Seance; convention: string; lieu: Lieu },
) {
  const genre = DOCUMENTS[envoi.sujet];
  if (!genre || !envoi.dossier) return [];
  const { base, composer, maintenant } = bureau;
  const parametres = new URLSearchParams({ reunion: seance.id });
  const demande = { convention, lieu, jour: jourDe(maintenant()), instant: maintenant(), parametres };
  const imprime = await inPerimeter(base, perimetre, (db) => composer(genre, db, perimetre, demande), maintenant);
  const leger = { ...imprime, logos: logosJoints(imprime.logos) };
  for (const format of ["pdf", "docx"] as const) {
    const octets = await renderDocument(leger, format);
    if (octets instanceof Refus || octets.length > POIDS_MAX) continue;
    return [{ nom: nomFichier(imprime.titre, format), type: TYPES_DOCUMENT[format], octets }];
  }
  return [];
}

/** Note que ce courriel a joint le membre, à la séquence qu'il disait. */
async function noterEnvoi(db: Db, perimetre: Perimetre, envoi: Envoi, { seance, instant }: Ecrire): Promise<void> {
  if (envoi.sujet === "dates" || envoi.sujet === "releve") return;
  const presences = await listPresences(db, perimetre, [envoi.seance]);
  const avant = presences.find(({ membre }) => membre === envoi.membre) ?? null;
  const retire = envoi.sujet === "retrait";
  const invite = retire
    ? { inviteLe: null, inviteSequence: null }
    : { inviteLe: instant.toISOString(), inviteSequence: seance.sequence };
  const apres = { ...presenceDe(presences, envoi.seance, envoi.membre), ...invite };
  await savePresence(db, perimetre, { avant, apres, action: retire ? "retrait" : "convocation" });
}

/** Poste un courriel déposé : relit ce qu'il dit, frappe un lien neuf, joint ce qu'il faut, poste, le note. */
export async function posterConvocation(bureau: Bureau, charge: unknown): Promise<void> {
  const envoi = charge as Envoi;
  const { base, poster, adresse, maintenant } = bureau;
  const trouve = (await inAnnuaire(base, listEspacesPeuples)).find(({ id }) => id === envoi.espace);
  if (!trouve) return;
  const perimetre: Perimetre = { espace: trouve.id, compte: "systeme", conventions: trouve.conventions, roles: [] };
  const instant = maintenant();
  const prepare = await inPerimeter(base, perimetre, (db) => preparer(db, perimetre, envoi, instant), maintenant);
  if (!prepare) return;
  const { seance, lettre, convention } = prepare;
  const lieu: Lieu = {
    espace: trouve.id,
    nomEspace: trouve.nom,
    teinte: 168,
    convention: { id: convention, titre: "" },
  };
  const pieces = await joindre(bureau, perimetre, envoi, { seance, convention, lieu });
  const objet = `${envoi.seance}:${envoi.membre}:${newId()}`;
  const vers = { genre: "invitation", espace: trouve.id, convention, objet } as const;
  const lien = await inAnnuaire(base, (db) => frapperLienPublic(db, vers));
  const ecrire: Ecrire = {
    ...lettre,
    organisme: trouve.nom,
    lien: `${adresse}/invitations/${lien}`,
    piece: pieces.length > 0,
  };
  await poster({ ...courrielDeReunion(ecrire), pieces });
  await inPerimeter(base, perimetre, (db) => noterEnvoi(db, perimetre, envoi, ecrire), maintenant);
}
