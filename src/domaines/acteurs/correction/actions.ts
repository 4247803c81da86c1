import { instantDe, jourDe, plusMinutes } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { Refus, refus } from "#commun/refus.ts";
import { frapperLienPublic, listEspacesPeuples, listPersonnesAvecRole } from "#domaines/acces/index.ts";
import { type Base, type Db, inAnnuaire, inPerimeter } from "#platform/db/db.ts";
import { newId } from "#platform/ids.ts";
import type { Postman } from "#platform/mail.ts";
import { deposer } from "#platform/outbox.ts";
import type { Acteur } from "../model.ts";
import { findActeur } from "../store.ts";
import { courrielDeVerification } from "./courriels.tsx";
import { DUREE_CORRECTION, type RefusDemande } from "./model.ts";
import { demander } from "./rules.ts";
import { findCorrection, findDerniereCorrection, insertCorrection, updatePartie } from "./store.ts";

/** Sous quel genre l'outbox garde une demande de vérifier une fiche : un espace et une demande, jamais une adresse. */
export const VERIFICATION = "acteurs.verification";

/** Demande à un acteur de vérifier sa fiche : le courriel part quand la demande est écrite. */
export async function demanderVerification(
  db: Db,
  perimetre: Perimetre,
  acteur: Acteur,
  maintenant: Date,
): Promise<Refus<RefusDemande> | null> {
  const [convention] = perimetre.conventions;
  if (!convention) return refus("sans-convention");
  const refuse = demander(acteur, await findDerniereCorrection(db, perimetre, acteur.id), maintenant);
  if (refuse) return refuse;
  const id = newId();
  const expireLe = plusMinutes(maintenant, DUREE_CORRECTION * 24 * 60).toISOString();
  const demandeLe = maintenant.toISOString();
  const demande = { id, convention, acteur: acteur.id, demandePar: perimetre.compte, demandeLe, expireLe };
  await insertCorrection(db, perimetre, demande);
  await deposer(db, VERIFICATION, { espace: perimetre.espace, id });
  return null;
}

type Bureau = { base: Base; poster: Postman; adresse: string; maintenant: () => Date };

async function preparer(db: Db, perimetre: Perimetre, id: string) {
  const correction = await findCorrection(db, perimetre, id);
  if (!correction || correction.partieLe || correction.reponduLe) return null;
  const acteur = await findActeur(db, perimetre, correction.acteur);
  if (!acteur?.courriel) return null;
  const { convention, expireLe } = correction;
  const [coordination] = await listPersonnesAvecRole(db, {
    espace: perimetre.espace,
    convention,
    role: "chargeCooperation",
  });
  const avant = jourDe(instantDe(expireLe));
  return { convention, lettre: { a: acteur.courriel, nom: acteur.nom, avant, coordination: coordination ?? null } };
}

/** Poste la demande déposée : elle relit l'acteur, frappe un lien neuf, écrit, poste. */
export async function posterVerification(
  { base, poster, adresse, maintenant }: Bureau,
  charge: unknown,
): Promise<void> {
  const { espace, id } = charge as { espace: string; id: string };
  const trouve = (await inAnnuaire(base, listEspacesPeuples)).find((peuple) => peuple.id === espace);
  if (!trouve) return;
  const perimetre: Perimetre = { espace, compte: "systeme", conventions: trouve.conventions, roles: [] };
  const preparee = await inPerimeter(base, perimetre, (db) => preparer(db, perimetre, id), maintenant);
  if (!preparee) return;
  const vers = { genre: "acteur", espace, convention: preparee.convention, objet: id } as const;
  const lien = await inAnnuaire(base, (db) => frapperLienPublic(db, vers));
  await poster(
    courrielDeVerification({ ...preparee.lettre, organisme: trouve.nom, lien: `${adresse}/corrections/${lien}` }),
  );
  const instant = maintenant().toISOString();
  await inPerimeter(base, perimetre, (db) => updatePartie(db, perimetre, id, instant), maintenant);
}
