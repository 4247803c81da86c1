import type { Perimetre } from "#commun/perimetre.ts";
import { listPersonnesEspace } from "#domaines/acces/index.ts";
import type { Db } from "#platform/db/db.ts";
import type { Acteur } from "../model.ts";
import { cleActeur } from "../rules.ts";
import { findActeur, findHomonyme, insertActeur, listActeursEtFusionnes, updateActeur } from "../store.ts";
import { type Compte, personnesDuCompte } from "./rules.ts";

/** L'acteur que l'on peut inviter : une personne sans compte, ou une organisation pour qui quelqu'un vient. */
export async function findInvitable(db: Db, perimetre: Perimetre, id: string) {
  const acteur = await findActeur(db, perimetre, id);
  if (!acteur || acteur.fusionne || acteur.compte) return undefined;
  return { id, nom: acteur.nom, courriel: acteur.courriel, personne: acteur.sorte === "contact" };
}

const lier = (db: Db, personne: Acteur, compte: string, organisation = personne.organisation) =>
  updateActeur(
    db,
    personne,
    { ...personne, sorte: "contact", genre: null, code: null, compte, organisation },
    "rattachement",
  );

const PERSONNE = { sorte: "contact", nomCourt: null, genre: null, code: null, qualite: null } as const;

/**
 * Fait de ce compte la personne que l'espace connaît déjà : celle que l'on invite, sinon celle que son adresse ou son nom désigne.
 * Invité pour une organisation, il en devient une personne. Rend faux s'il n'est encore personne.
 */
export async function relier(db: Db, perimetre: Perimetre, compte: Compte, acteur: string | null): Promise<boolean> {
  const choisi = acteur ? await findActeur(db, perimetre, acteur) : undefined;
  const tous = await listActeursEtFusionnes(db, perimetre);
  if (choisi?.sorte === "organisation") return rejoindre(db, perimetre, compte, { organisation: choisi.id, tous });
  const siennes = choisi ? [choisi] : personnesDuCompte(tous, compte);
  for (const personne of siennes) await lier(db, personne, compte.id);
  return siennes.length > 0 || tous.some((autre) => autre.compte === compte.id);
}

/** Fait de chaque compte de l'espace la personne qu'il est, quand des noms viennent de s'ajouter ; deux comptes de même nom n'en désignent aucune. */
export async function relierTous(db: Db, perimetre: Perimetre): Promise<void> {
  const comptes = await listPersonnesEspace(db, perimetre.espace);
  const parNom = Map.groupBy(comptes, ({ nom }) => cleActeur(nom));
  const tous = await listActeursEtFusionnes(db, perimetre);
  for (const [seul, ...homonymes] of parNom.values())
    if (seul && homonymes.length === 0)
      for (const personne of personnesDuCompte(tous, seul)) await lier(db, personne, seul.id);
}

type Chez = { organisation: string; tous: readonly Acteur[] };

/** Fait de ce compte une personne de cette organisation, connue ou nouvelle ; celle qui en a déjà une autre la garde. */
async function rejoindre(db: Db, perimetre: Perimetre, compte: Compte, { organisation, tous }: Chez): Promise<boolean> {
  const connue = personnesDuCompte(tous, compte)[0] ?? tous.find((autre) => autre.compte === compte.id);
  if (connue) {
    await lier(db, connue, compte.id, connue.organisation ?? organisation);
    return (connue.organisation ?? organisation) === organisation;
  }
  if (await findHomonyme(db, perimetre, compte.nom)) return false;
  const { nom, courriel, id } = compte;
  await insertActeur(db, perimetre, { ...PERSONNE, nom, courriel, organisation, compte: id });
  return true;
}
