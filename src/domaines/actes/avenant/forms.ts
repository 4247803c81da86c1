import { z } from "zod";
import { lines } from "#platform/forms.ts";

const version = z.coerce.number().int().min(0).max(2_000_000_000);

export const NOUVEAU = z.object({
  id: z.uuid("Rouvrez cette page pour ouvrir l’avenant."),
  objet: z
    .string()
    .trim()
    .min(1, "Dites en une phrase ce que l’avenant change.")
    .max(300, "L’objet tient en 300 signes."),
  souhaits: lines.refine((tous) => tous.length <= 100, "Cent changements souhaités au plus."),
});

export const MOTIFS = z.object({
  version,
  commun: z.string().trim().max(1000, "Un motif tient en 1 000 signes.").default(""),
  page: z.coerce.number().int().min(1).max(1000).catch(1),
});

export const ABANDON = z.object({ version });

/** Les motifs et les rangs, ligne par ligne, comme la page les numérote. */
export function motifsSaisis(form: FormData): { cle: string; motif: string; rang: number }[] {
  const saisis = [];
  for (let ligne = 0; form.has(`cle-${ligne}`); ligne++) {
    const texte = (nom: string) => String(form.get(`${nom}-${ligne}`) ?? "").trim();
    const rang = Number.parseFloat(texte("rang").replace(",", "."));
    saisis.push({ cle: texte("cle"), motif: texte("motif").slice(0, 1000), rang: Number.isFinite(rang) ? rang : 9999 });
  }
  return saisis;
}
