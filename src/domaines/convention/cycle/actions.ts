import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { Refus } from "#commun/refus.ts";
import type { Db } from "#platform/db/db.ts";
import { getConvention } from "../store.ts";
import { deposer } from "#platform/outbox.ts";
import { type EtatEcrit, type RefusPassage, SIGNEE } from "./model.ts";
import { estSignee, passer } from "./rules.ts";
import { countParties, updateVie } from "./store.ts";

type Lue = { convention: string; version: number };
type Acte = { etat: EtatEcrit; le: Jour };

/** Passe une convention d'un état à un autre, devant la version qu'on en a lue (409 sinon) ; `le` est le jour de l'acte. */
export async function passerConvention(
  db: Db,
  perimetre: Perimetre,
  { convention: id, version }: Lue,
  { etat, le }: Acte,
): Promise<Refus<RefusPassage> | null> {
  const convention = await getConvention(db, perimetre, id);
  const parties = await countParties(db, perimetre, id);
  const vie = passer({ ...convention, parties }, etat, le);
  if (vie instanceof Refus) return vie;
  await updateVie(db, perimetre, { ...convention, version }, vie);
  if (etat === "signee") await annoncerSignature(db, perimetre, { convention: id, numero: 1 });
  return null;
}

/** Dit que cette version vient d'être signée : ce qui la suit plus haut se fige, une fois tout écrit. */
export const annoncerSignature = (
  db: Db,
  { espace }: Perimetre,
  { convention, numero }: { convention: string; numero: number },
): Promise<void> => deposer(db, SIGNEE, { espace, id: convention, numero });

/** Ouvre ou referme l'avenant sous lequel une convention signée se modifie ; refermer n'est pas signer. Une convention qui n'est pas signée n'en a pas besoin. */
export async function ouvrirAvenant(db: Db, perimetre: Perimetre, id: string, ouvert: boolean): Promise<void> {
  const convention = await getConvention(db, perimetre, id);
  if (!estSignee(convention) || convention.avenantOuvert === ouvert) return;
  await updateVie(db, perimetre, convention, { ...convention, avenantOuvert: ouvert });
}
