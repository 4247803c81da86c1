import type { Perimetre } from "#commun/perimetre.ts";
import {
  findPerimetre,
  insertConvention as inscrireConvention,
  insertEspace,
  insertRole,
} from "#domaines/acces/index.ts";
import { type Db, stepIntoPerimeter } from "#platform/db/db.ts";
import { orNotFound } from "#platform/errors.ts";
import type { Compte } from "#platform/http.ts";
import { noterInstallation } from "#platform/journal-installation.ts";
import { newId } from "#platform/ids.ts";
import { espacesOuverts, teinteDe } from "./creation/rules.ts";
import { type Identite, SANS_TITRE } from "./model.ts";
import { insertConvention, lockCreation } from "./store.ts";

export type Creation = {
  createur: Compte;
  perimetres: readonly Perimetre[];
  /** L'espace choisi, ou le nom de celui à ouvrir. */
  espace: { id: string } | { nom: string };
  identite: Identite;
  instant: Date;
  /** L'identifiant que portait le formulaire ; sans lui, un neuf. */
  id?: string | undefined;
};

/**
 * Crée une convention, depuis l'annuaire et en une transaction : l'espace s'il est neuf, la convention dans l'annuaire, le rôle de
 * qui la crée, puis la convention elle-même dans son périmètre. Un espace où l'on n'est pas chargé de coopération n'existe pas (404).
 */
export async function creerConvention(db: Db, creation: Creation): Promise<{ espace: string; convention: string }> {
  const { createur, identite, instant } = creation;
  const espace = await choisirEspace(db, creation);
  const id = await inscrire(db, creation, espace, identite.titre);
  const perimetre: Perimetre = { espace, compte: createur.id, conventions: [id], roles: ["chargeCooperation"] };
  await stepIntoPerimeter(db, perimetre, instant, (tx) => insertConvention(tx, perimetre, id, identite));
  return { espace, convention: id };
}

/** La convention que cet envoi a déjà créée, pour qui appuie deux fois, fût-ce au même instant. */
export async function dejaCreee(db: Db, createur: Compte, id: string | undefined): Promise<boolean> {
  if (id === undefined) return false;
  await lockCreation(db, id);
  return (await findPerimetre(db, createur, { genre: "conventions", id })) !== null;
}

type Auteur = Pick<Creation, "createur" | "instant" | "id">;

/** Inscrit une convention à l'annuaire ; qui la crée en est chargé de coopération. */
export async function inscrire(db: Db, auteur: Auteur, espace: string, titre: string | null): Promise<string> {
  const id = auteur.id ?? newId();
  await inscrireConvention(db, { espace, id, titre: titre ?? SANS_TITRE });
  const ici = await findPerimetre(db, auteur.createur, { genre: "conventions", id });
  if (!ici?.perimetre.roles.includes("chargeCooperation")) await nommer(db, auteur, espace, id);
  return id;
}

async function choisirEspace(db: Db, creation: Creation): Promise<string> {
  const { espace, perimetres, createur, instant } = creation;
  if ("id" in espace) return orNotFound(espacesOuverts(perimetres).find((ouvert) => ouvert === espace.id));
  const id = newId();
  await insertEspace(db, { id, nom: espace.nom, teinte: teinteDe(espace.nom) }, instant);
  await noterInstallation(db, { compte: createur.id, action: "creation", objet: "espace", objetId: id }, instant);
  await nommer(db, creation, id, null);
  return id;
}

/** Qui fait la première convention d'un espace en devient chargé de coopération ; sinon, de la seule convention qu'il crée. */
async function nommer(db: Db, { createur, instant }: Auteur, espace: string, convention: string | null) {
  const [id, role] = [newId(), "chargeCooperation"] as const;
  await insertRole(db, { id, compte: createur.id, espace, convention, role, collectivite: null }, instant);
  await noterInstallation(db, { compte: createur.id, action: "don", objet: role, objetId: createur.id }, instant);
}
