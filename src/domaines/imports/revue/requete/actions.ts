import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import type { z } from "zod";
import { peut } from "#domaines/acces/index.ts";
import { parseForm } from "#platform/forms.ts";
import type { Env } from "#platform/http.ts";
import { forbid } from "#platform/rights.ts";
import { isFormErrors } from "#ui/form.ts";
import { updateImport } from "../../store.ts";
import { chargerRevue, type Revue } from "../actions.ts";
import type { Decisions, EnteteImport, EtatImport } from "../model.ts";

export type Requete = Context<Env>;

export const baseDe = (c: Requete) => `/conventions/${c.req.param("convention")}`;
export const iciDe = (c: Requete) => `${baseDe(c)}/imports/${c.req.param("import")}`;

export const verifierDroit = (c: Requete) => forbid(peut(c.var.perimetre.roles, "imports.faire"));

export function revueDe(c: Requete): Promise<Revue> {
  verifierDroit(c);
  return chargerRevue(c.var.db, c.var.perimetre, c.req.param("import") ?? "");
}

/** Le formulaire d'un acte de la revue ; ce qui n'a pas la forme attendue n'a pas pu être envoyé par nos pages (400). */
export async function formulaireDe<S extends z.ZodType>(c: Requete, schema: S): Promise<z.output<S>> {
  const lu = parseForm(schema, await c.req.formData());
  if (typeof lu === "object" && lu && isFormErrors(lu))
    throw new HTTPException(400, { message: "Formulaire incomplet" });
  return lu as z.output<S>;
}

export const conflit = () => new HTTPException(409, { message: "Quelqu’un a fait avancer cette revue entre-temps" });

/** Les décisions s'enregistrent sur la version que la page montrait, d'un import en revue. */
export async function enregistrer(
  c: Requete,
  { importe }: Revue,
  version: number,
  decisions: Decisions,
): Promise<void> {
  if (importe.etat !== "brouillon" || importe.version !== version) throw conflit();
  await updateImport(c.var.db, c.var.perimetre, importe, { decisions });
}

export async function changerEtat(c: Requete, entete: EnteteImport, version: number, etat: EtatImport): Promise<void> {
  if (entete.version !== version) throw conflit();
  await updateImport(c.var.db, c.var.perimetre, entete, { etat });
}
