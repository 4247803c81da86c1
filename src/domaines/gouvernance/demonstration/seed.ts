import { type Jour, jourOuvre, plusJours } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { getConvention } from "#domaines/convention/index.ts";
import type { Db } from "#platform/db/db.ts";
import type { Instance } from "../instance/model.ts";
import { insertInstance } from "../instance/store.ts";
import type { Membre } from "../membre/model.ts";
import { attendus } from "../membre/rules.ts";
import { insertMembres } from "../membre/store.ts";
import type { Point } from "../point/model.ts";
import { insertPoints, proposerPoint } from "../point/store.ts";
import { composerReleve } from "../releve/actions.ts";
import { insertReleve } from "../releve/store.ts";
import type { Presence, Seance } from "../seance/model.ts";
import { insertPresences } from "../seance/presence/store.ts";
import { insertSeance } from "../seance/store.ts";
import { INSTANCES_INVENTEES, type InstanceInventee, REUNIONS_INVENTEES, type ReunionInventee } from "./lexique.ts";

const instanceDe = ({ sieges: _s, cle, ...dite }: InstanceInventee, { espace, conventions }: Perimetre): Instance => ({
  parite: false,
  decide: true,
  presidence: null,
  secretariat: null,
  frequence: null,
  quorum: "aucun",
  ...dite,
  id: `${espace}-${cle}`,
  quorumNombre: null,
  closeLe: null,
  conventions: [...conventions],
  version: 1,
});

function membresDe({ sieges }: InstanceInventee, instance: Instance, communes: readonly string[]): Membre[] {
  const id = (nom: string) => `${instance.id}-${sieges.findIndex((un) => un.nom === nom)}`;
  return sieges.map(({ nom, qualite, college, commune, voix = "deliberative", suppleantDe, courriel }, rang) => ({
    id: `${instance.id}-${rang}`,
    instance: instance.id,
    rang,
    nom,
    qualite,
    organisation: "",
    acteur: null,
    courriel: courriel ?? null,
    college,
    voix,
    commune: commune === undefined ? null : (communes[commune] ?? null),
    suppleantDe: suppleantDe ? id(suppleantDe) : null,
    seance: null,
    entreLe: null,
    sortiLe: null,
    version: 1,
  }));
}

const HEURE = "T09:00:00.000Z";

function seanceDe(reunion: ReunionInventee, { id: instance }: Instance, espace: string, aujourdhui: Jour): Seance {
  const le = jourOuvre(plusJours(aujourdhui, reunion.dans));
  return {
    id: `${espace}-${reunion.cle}`,
    instance,
    titre: reunion.titre,
    etat: reunion.etat === "approuvee" ? "tenue" : reunion.etat,
    le,
    debut: "14:00",
    duree: 120,
    lieu: "Salle du conseil",
    visio: "",
    message: "",
    preside: reunion.etat === "convoquee" ? "" : "Marceline Astruc",
    secretaire: reunion.etat === "convoquee" ? "" : "Nadège Aubrac",
    notes: "",
    motif: "",
    sequence: 0,
    convoqueeLe: `${plusJours(le, -21)}${HEURE}`,
    envoyeLe: null,
    version: 1,
  };
}

const pointsDe = ({ points }: ReunionInventee, seance: Seance, convention: string): Point[] =>
  points.map((point, rang) => ({
    origine: "libre",
    lien: null,
    expose: "",
    duree: null,
    notes: "",
    conclusion: "",
    ...point,
    id: `${seance.id}-${rang}`,
    convention,
    seance: seance.id,
    rang,
    version: 1,
  }));

/** Ceux qu'on ne dit pas absents sont venus ; à la réunion à venir, deux ont répondu. */
const presencesDe = ({ etat, absents }: ReunionInventee, seance: Seance, membres: readonly Membre[]): Presence[] =>
  membres.map((membre, rang) => {
    const vient = absents.includes(membre.nom) ? "excuse" : "present";
    const repondu = etat !== "convoquee" || rang < 2;
    const invite = membre.courriel
      ? { inviteLe: seance.convoqueeLe, inviteSequence: 0 }
      : { inviteLe: null, inviteSequence: null };
    const reponse = repondu
      ? ({ reponse: vient, reponduLe: seance.convoqueeLe, par: membre.courriel ? "lien" : "saisie" } as const)
      : { reponse: null, reponduLe: null, par: null };
    const presence = etat === "convoquee" ? null : vient;
    return {
      seance: seance.id,
      membre: membre.id,
      ...reponse,
      presence,
      pour: null,
      pourNom: "",
      ...invite,
      version: 1,
    };
  });

type Copil = { instance: Instance; membres: Membre[]; aujourdhui: Jour };

async function seedReunion(
  db: Db,
  perimetre: Perimetre,
  { instance, membres, aujourdhui }: Copil,
  reunion: ReunionInventee,
) {
  const [convention = ""] = instance.conventions;
  const brute = seanceDe(reunion, instance, perimetre.espace, aujourdhui);
  const approuvee = reunion.etat === "approuvee";
  const seance: Seance = approuvee
    ? { ...brute, etat: "approuvee", envoyeLe: `${plusJours(brute.le as Jour, 9)}${HEURE}` }
    : brute;
  const points = pointsDe(reunion, seance, convention);
  const ici = attendus(membres, seance, aujourdhui);
  const presences = presencesDe(reunion, seance, ici);
  await insertSeance(db, perimetre, seance);
  await insertPoints(db, perimetre, points);
  await insertPresences(db, perimetre, presences);
  if (!approuvee) return;
  const contenu = composerReleve({ instance, seance: brute, membres, attendus: ici, points, presences }, []);
  await insertReleve(db, perimetre, seance, { contenu, le: `${plusJours(brute.le as Jour, 8)}${HEURE}` });
}

/** La gouvernance de la démonstration : des instances partout, et, aux Trois-Rivières, deux réunions tenues et une à venir. */
export async function seedReunions(db: Db, perimetre: Perimetre, aujourdhui: Jour): Promise<void> {
  const { espace, conventions } = perimetre;
  const [convention = ""] = conventions;
  const { perimetre: communes } = await getConvention(db, perimetre, convention);
  for (const inventee of INSTANCES_INVENTEES[espace] ?? []) {
    const instance = instanceDe(inventee, perimetre);
    const membres = membresDe(inventee, instance, communes);
    await insertInstance(db, perimetre, instance);
    await insertMembres(db, perimetre, membres);
    if (espace !== "trois-rivieres" || inventee.cle !== "copil") continue;
    for (const reunion of REUNIONS_INVENTEES)
      await seedReunion(db, perimetre, { instance, membres, aujourdhui }, reunion);
    await proposerPoint(db, perimetre, {
      convention,
      titre: "Un arrêt de la ludothèque à confirmer",
      origine: "autre",
      lien: null,
    });
  }
}
