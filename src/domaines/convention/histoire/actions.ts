import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { listMovements } from "#platform/journal.ts";
import { vueDesCommunes } from "../perimetre/actions.ts";
import { listModes } from "../resiliation/store.ts";
import { getConvention } from "../store.ts";
import { ouvrirTexte } from "../texte/actions.ts";
import { champsDe } from "../texte/rules.ts";
import { OBJETS_TEXTE, type Redaction, type Refaite } from "./model.ts";
import { defaireTexte } from "./rules.ts";

async function lireRedaction(db: Db, perimetre: Perimetre, convention: string): Promise<Redaction> {
  const { id, avenantOuvert } = await getConvention(db, perimetre, convention);
  const { elements, options } = await ouvrirTexte(db, perimetre, convention);
  return { ...elements, id, avenantOuvert, options, modes: await listModes(db, perimetre, convention) };
}

type TexteAu = Omit<Refaite, "redaction"> & { redaction: Redaction; champs: ReturnType<typeof champsDe> };

/** Le texte d'une convention tel qu'il était écrit à un instant, et ce que ses champs disaient ; rien avant qu'elle ne soit ouverte. */
export async function lireTexteAu(
  db: Db,
  perimetre: Perimetre,
  convention: string,
  apres: string,
): Promise<TexteAu | null> {
  const presente = await lireRedaction(db, perimetre, convention);
  const lignes = await listMovements(db, perimetre.espace, { objets: OBJETS_TEXTE, convention, apres });
  const { redaction, ...reste } = defaireTexte(presente, lignes);
  if (redaction === null) return null;
  const communes = vueDesCommunes(redaction.perimetre);
  return { ...reste, redaction, champs: champsDe({ ...redaction, identite: redaction, communes }) };
}
