import type { Perimetre } from "#commun/perimetre.ts";
import { type Db, stepToAnnuaire } from "#platform/db/db.ts";
import type { Compte } from "#platform/http.ts";
import { newId } from "#platform/ids.ts";
import { inscrire } from "../actions.ts";
import type { Identite } from "../model.ts";
import { listParties, writeParties, writeSignataires } from "../partie/store.ts";
import { listModes, writeModes } from "../resiliation/store.ts";
import { insertConvention } from "../store.ts";
import { reprendreTour } from "./rules.ts";

type Suite = { precedente: string; identite: Identite; createur: Compte; instant: Date };

/** Ouvre la convention qui prend la suite d'une autre : ses communes, ses parties, ses signataires et ses façons de finir ; ni texte, ni plan. */
export async function reconduire(
  db: Db,
  perimetre: Perimetre,
  { precedente, identite, createur, instant }: Suite,
): Promise<string> {
  const { espace } = perimetre;
  const tour = reprendreTour(await listParties(db, perimetre, precedente), newId);
  const modes = (await listModes(db, perimetre, precedente)).map((mode) => ({ ...mode, id: newId() }));
  const id = await stepToAnnuaire(db, espace, (tx) => inscrire(tx, { createur, instant }, espace, identite.titre));
  const ici = { espace, convention: id };
  await insertConvention(db, perimetre, id, { ...identite, precedente });
  await writeParties(db, ici, tour.parties);
  await writeSignataires(db, ici, tour.signataires);
  if (modes.length > 0) await writeModes(db, ici, [], modes);
  return id;
}
