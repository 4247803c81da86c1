import type { Perimetre } from "#commun/perimetre.ts";
import { listModes, restaurerElements, writeModes } from "#domaines/convention/index.ts";
import type { Db } from "#platform/db/db.ts";
import { ANNEXES } from "../../annexe/model.ts";
import { listComplements, saveComplement } from "../../annexe/store.ts";
import type { ContenuVersion } from "../../contenu/model.ts";

/** Remet le texte d'une convention comme il fut signé ; son plan et ses équipements restent où ils en sont. */
export async function remettre(
  db: Db,
  perimetre: Perimetre,
  convention: string,
  { convention: [identite], complements, modes, ...texte }: ContenuVersion,
): Promise<void> {
  if (identite) await restaurerElements(db, perimetre, convention, { ...identite, ...texte });
  const ici = { espace: perimetre.espace, convention };
  await writeModes(db, ici, await listModes(db, perimetre, convention), modes);
  const ecrits = await listComplements(db, perimetre, convention);
  for (const annexe of ANNEXES) {
    const signe = complements.find(({ id }) => id === annexe)?.texte ?? "";
    const { texte: ecrit = "", version = 0 } = ecrits[annexe] ?? {};
    if (ecrit !== signe) await saveComplement(db, perimetre, { convention, annexe }, { texte: signe, version });
  }
}
