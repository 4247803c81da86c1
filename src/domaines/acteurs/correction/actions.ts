import { instantDe, jourDe, plusMinutes } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { type Refus, refus } from "#commun/refus.ts";
import { frapperLienTenu, listEspacesPeuples, listPersonnesAvecRole } from "#domaines/acces/index.ts";
import type { GenreLienPublic } from "#domaines/acces/lienpublic/model.ts";
import { type Base, type Db, inAnnuaire, inPerimeter } from "#platform/db/db.ts";
import { newId } from "#platform/ids.ts";
import type { Message, Postman } from "#platform/mail.ts";
import { deposer } from "#platform/outbox.ts";
import { findActeur } from "../store.ts";
import { courrielDeVerification } from "./courriels.tsx";
import { type Correction, DUREE_CORRECTION, type RefusDemande, type Verifier } from "./model.ts";
import { demander } from "./rules.ts";
import { CORRECTIONS, type Corrections } from "./store.ts";

/** Une sorte de fiche que l'on fait vérifier par qui elle concerne. */
type Verifiable = {
  corrections: Corrections;
  /** Sous quel genre l'outbox garde une demande : un espace et une demande, jamais une adresse. */
  depot: string;
  /** Le genre de son lien, et le mot de son adresse. */
  genre: GenreLienPublic;
  page: string;
  lire: (db: Db, perimetre: Perimetre, objet: string) => Promise<{ nom: string; courriel: string | null } | undefined>;
  ecrire: (lettre: Verifier) => Message;
};

type Bureau = { base: Base; poster: Postman; adresse: string; maintenant: () => Date };

const demanderDe =
  ({ corrections, depot }: Verifiable) =>
  async (
    db: Db,
    perimetre: Perimetre,
    fiche: { id: string; courriel: string | null },
    maintenant: Date,
  ): Promise<Refus<RefusDemande> | null> => {
    const [convention] = perimetre.conventions;
    if (!convention) return refus("sans-convention");
    const refuse = demander(fiche, await corrections.findDerniere(db, perimetre, fiche.id), maintenant);
    if (refuse) return refuse;
    const id = newId();
    const expireLe = plusMinutes(maintenant, DUREE_CORRECTION * 24 * 60).toISOString();
    const quand = { demandePar: perimetre.compte, demandeLe: maintenant.toISOString(), expireLe };
    await corrections.insert(db, perimetre, { ...quand, id, convention, objet: fiche.id });
    await deposer(db, depot, { espace: perimetre.espace, id });
    return null;
  };

async function preparer({ corrections, lire }: Verifiable, db: Db, perimetre: Perimetre, id: string) {
  const correction = await corrections.find(db, perimetre, id);
  if (!correction || correction.partieLe || correction.reponduLe) return null;
  const fiche = await lire(db, perimetre, correction.objet);
  if (!fiche?.courriel) return null;
  const { convention, expireLe } = correction;
  const qui = { espace: perimetre.espace, convention, role: "chargeCooperation" } as const;
  const [coordination = null] = await listPersonnesAvecRole(db, qui);
  return { convention, a: fiche.courriel, nom: fiche.nom, avant: jourDe(instantDe(expireLe)), coordination };
}

const posterDe =
  (verifiable: Verifiable) =>
  async ({ base, poster, adresse, maintenant }: Bureau, charge: unknown): Promise<void> => {
    const { corrections, genre, page, ecrire } = verifiable;
    const { espace, id } = charge as { espace: string; id: string };
    const trouve = (await inAnnuaire(base, listEspacesPeuples)).find((peuple) => peuple.id === espace);
    if (!trouve) return;
    const perimetre: Perimetre = { espace, compte: "systeme", conventions: trouve.conventions, roles: [] };
    const preparee = await inPerimeter(base, perimetre, (db) => preparer(verifiable, db, perimetre, id), maintenant);
    if (!preparee) return;
    const { convention, ...lettre } = preparee;
    const vers = { genre, espace, convention, objet: id };
    const { lien, code } = await inAnnuaire(base, (db) => frapperLienTenu(db, vers));
    await poster(ecrire({ ...lettre, organisme: trouve.nom, lien: `${adresse}/${page}/${lien}`, code }));
    const instant = maintenant().toISOString();
    await inPerimeter(base, perimetre, (db) => corrections.updatePartie(db, perimetre, id, instant), maintenant);
  };

/** Le même courriel repart, avec un lien et un code neufs : ceux d'avant ne valent plus. */
const renvoyerDe =
  ({ corrections, depot }: Verifiable) =>
  async (db: Db, perimetre: Perimetre, { id }: Pick<Correction, "id">): Promise<void> => {
    await corrections.updatePartie(db, perimetre, id, null);
    await deposer(db, depot, { espace: perimetre.espace, id });
  };

/** Demander à quelqu'un de vérifier une fiche, puis poster la demande déposée : relire, frapper un lien neuf, écrire. */
export const faireVerifier = (verifiable: Verifiable) => ({
  genre: verifiable.genre,
  demander: demanderDe(verifiable),
  renvoyer: renvoyerDe(verifiable),
  poster: posterDe(verifiable),
});

export const VERIFICATION = "acteurs.verification";

/** Demander à un acteur de vérifier sa fiche. */
export const verificationActeur = faireVerifier({
  corrections: CORRECTIONS,
  depot: VERIFICATION,
  genre: "acteur",
  page: "corrections",
  lire: findActeur,
  ecrire: courrielDeVerification,
});
