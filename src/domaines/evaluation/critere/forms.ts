import { z } from "zod";
import { type Critere, CRITERES, LIBELLES_CRITERE, LIBELLES_NIVEAU, type Note } from "./model.ts";
import { estNote } from "./rules.ts";

const texte = (signes: number) =>
  z.string().trim().max(signes, `Ce texte dépasse ${signes} signes : raccourcissez-le`).default("");

const champsDe = (critere: Critere) =>
  [
    [`${critere}-niveau`, z.string().default("")],
    [`${critere}-commentaire`, texte(3000)],
    [`${critere}-preuve`, texte(500)],
  ] as const;

/** Les notes d'une personne : un critère sans niveau n'est pas noté, mais ne se commente pas non plus. */
export const NOTES = z
  .object(Object.fromEntries(CRITERES.flatMap(champsDe)) as Record<string, z.ZodType<string>>)
  .superRefine((saisi, contexte) => {
    for (const critere of CRITERES) {
      const dit = `${saisi[`${critere}-commentaire`]}${saisi[`${critere}-preuve`]}`;
      if (dit === "" || estNote(saisi[`${critere}-niveau`] ?? "")) continue;
      const message = `Donnez un niveau à « ${LIBELLES_CRITERE[critere]} », ou dites que vous êtes sans avis`;
      contexte.addIssue({ code: "custom", path: [`${critere}-niveau`], message });
    }
  });

export type NoteSaisie = Pick<Note, "critere" | "niveau" | "commentaire" | "preuve">;

/** Les critères que l'on a notés. */
export const notesDe = (saisi: Record<string, string>): NoteSaisie[] =>
  CRITERES.flatMap((critere) => {
    const niveau = saisi[`${critere}-niveau`] ?? "";
    if (!estNote(niveau)) return [];
    const commentaire = saisi[`${critere}-commentaire`] ?? "";
    return [{ critere, niveau, commentaire, preuve: saisi[`${critere}-preuve`] ?? "" }];
  });

/** Des avis tapés, dits critère par critère. */
export const ditsDe = (saisie: Record<string, string>): [libelle: string, texte: string][] =>
  CRITERES.map((critere) => {
    const niveau = saisie[`${critere}-niveau`] ?? "";
    const dits = [
      estNote(niveau) ? LIBELLES_NIVEAU[niveau] : "",
      saisie[`${critere}-commentaire`],
      saisie[`${critere}-preuve`],
    ];
    return [LIBELLES_CRITERE[critere], dits.filter(Boolean).join("\n")];
  });
