import { instantDe, jourDe, plusMinutes } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { type Refus, refus } from "#commun/refus.ts";
import { frapperLienPublic, listEspacesPeuples, listPersonnesAvecRole } from "#domaines/acces/index.ts";
import { demander } from "#domaines/acteurs/index.ts";
import { DUREE_CORRECTION, type RefusDemande } from "#domaines/acteurs/correction/model.ts";
import { type Base, type Db, inAnnuaire, inPerimeter } from "#platform/db/db.ts";
import { newId } from "#platform/ids.ts";
import type { Postman } from "#platform/mail.ts";
import { deposer } from "#platform/outbox.ts";
import type { Structure } from "../structure/model.ts";
import { getStructure } from "../structure/store.ts";
import { courrielDeVerification } from "./courriels.tsx";
import { findCorrection, findDerniereCorrection, insertCorrection, updatePartie } from "./store.ts";

/** Sous quel genre l'outbox garde une demande : un espace et une demande, jamais une adresse. */
export const VERIFICATION_STRUCTURE = "equipements.verification";

/** Demande à qui tient une structure de vérifier sa fiche : le courriel part quand la demande est écrite. */
export async function demanderVerification(
  db: Db,
  perimetre: Perimetre,
  structure: Structure,
  maintenant: Date,
): Promise<Refus<RefusDemande> | null> {
  const [convention] = perimetre.conventions;
  if (!convention) return refus("sans-convention");
  const refuse = demander(structure, await findDerniereCorrection(db, perimetre, structure.id), maintenant);
  if (refuse) return refuse;
  const id = newId();
  const quand = {
    demandeLe: maintenant.toISOString(),
    expireLe: plusMinutes(maintenant, DUREE_CORRECTION * 24 * 60).toISOString(),
  };
  await insertCorrection(db, perimetre, {
    ...quand,
    id,
    convention,
    equipement: structure.id,
    demandePar: perimetre.compte,
  });
  await deposer(db, VERIFICATION_STRUCTURE, { espace: perimetre.espace, id });
  return null;
}

type Bureau = { base: Base; poster: Postman; adresse: string; maintenant: () => Date };

async function preparer(db: Db, perimetre: Perimetre, id: string) {
  const correction = await findCorrection(db, perimetre, id);
  if (!correction || correction.partieLe || correction.reponduLe) return null;
  const structure = await getStructure(db, perimetre, correction.equipement);
  if (!structure.courriel) return null;
  const { convention, expireLe } = correction;
  const qui = { espace: perimetre.espace, convention, role: "chargeCooperation" } as const;
  const [coordination] = await listPersonnesAvecRole(db, qui);
  const avant = jourDe(instantDe(expireLe));
  return {
    convention,
    lettre: { a: structure.courriel, nom: structure.nom, avant, coordination: coordination ?? null },
  };
}

/** Poste la demande déposée : elle relit la structure, frappe un lien neuf, écrit, poste. */
export async function posterVerificationStructure(
  { base, poster, adresse, maintenant }: Bureau,
  charge: unknown,
): Promise<void> {
  const { espace, id } = charge as { espace: string; id: string };
  const trouve = (await inAnnuaire(base, listEspacesPeuples)).find((peuple) => peuple.id === espace);
  if (!trouve) return;
  const perimetre: Perimetre = { espace, compte: "systeme", conventions: trouve.conventions, roles: [] };
  const preparee = await inPerimeter(base, perimetre, (db) => preparer(db, perimetre, id), maintenant);
  if (!preparee) return;
  const vers = { genre: "structure", espace, convention: preparee.convention, objet: id } as const;
  const lien = await inAnnuaire(base, (db) => frapperLienPublic(db, vers));
  await poster(
    courrielDeVerification({ ...preparee.lettre, organisme: trouve.nom, lien: `${adresse}/structures/${lien}` }),
  );
  const instant = maintenant().toISOString();
  await inPerimeter(base, perimetre, (db) => updatePartie(db, perimetre, id, instant), maintenant);
}
