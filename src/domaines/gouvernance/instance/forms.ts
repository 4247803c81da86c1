import { z } from "zod";
import { lines } from "#platform/forms.ts";
import { libre, requis, VERSION } from "../forms.ts";
import { NATURES_INSTANCE, PRESIDENCES, QUORUMS, SECRETARIATS } from "./model.ts";
import type { RefusInstance } from "./rules.ts";

const choisi = <T extends string>(valeurs: readonly T[]) =>
  z
    .string()
    .default("")
    .transform((texte): T | null => valeurs.find((valeur) => valeur === texte) ?? null);

const coche = z
  .string()
  .default("")
  .transform((texte) => texte === "1");

const nombre = (max: number, message: string) =>
  z
    .string()
    .trim()
    .default("")
    .refine((texte) => texte === "" || (/^\d{1,3}$/.test(texte) && Number(texte) >= 1 && Number(texte) <= max), message)
    .transform((texte) => (texte === "" ? null : Number(texte)));

export const INSTANCE = z
  .object({
    id: z.string().regex(/^[\w-]{1,64}$/, "La page a expiré : rechargez-la"),
    nature: z.enum(NATURES_INSTANCE, "Dites quelle sorte d’instance c’est"),
    nom: requis("Donnez un nom à l’instance", 200),
    objet: libre(),
    parite: coche,
    decide: coche,
    presidence: choisi(PRESIDENCES),
    secretariat: choisi(SECRETARIATS),
    frequence: nombre(52, "Combien de réunions par an : un nombre, de 1 à 52"),
    quorum: z.enum(QUORUMS, "Dites si l’instance a un quorum").default("aucun"),
    quorumNombre: nombre(500, "Combien de membres : un nombre, de 1 à 500"),
    conventions: lines,
    version: VERSION.default(0),
  })
  .refine(({ quorum, quorumNombre }) => quorum !== "nombre" || quorumNombre !== null, {
    path: ["quorumNombre"],
    message: "Dites combien de membres font le quorum",
  });

export const PHRASES_INSTANCE: Record<RefusInstance, string> = {
  "reunions-a-venir": "Une réunion s’y prépare ou y est convoquée : tenez-la ou annulez-la d’abord.",
  "deja-close": "Cette instance est déjà close.",
  "reunions-gardees":
    "Des réunions y ont été préparées : leur trace se garde. Clôturez l’instance plutôt que de l’effacer.",
  "encore-ouverte": "Cette instance n’est pas close.",
};
