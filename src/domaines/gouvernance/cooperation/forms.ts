import { z } from "zod";
import { lines } from "#platform/forms.ts";
import { jourLibre, jourRequis, libre, requis, VERSION } from "../forms.ts";
import { type Financement, GENRES_AFFECTATION, MISSIONS } from "./model.ts";

const DEBUT = jourRequis("Donnez le premier jour, par exemple 12/06/2026");
const FINANCEMENT = /^(.{1,200}?)\s*:\s*(\d{1,3})\s*%?$/;

/** « Caf : 50 % » par ligne. */
const financements = lines.transform((lignes, contexte): Financement[] =>
  lignes.map((ligne) => {
    const [, nom = "", part = ""] = FINANCEMENT.exec(ligne) ?? [];
    if (!nom) contexte.addIssue({ code: "custom", message: `Écrivez « Caf : 50 % » : « ${ligne} » ne se lit pas` });
    return { nom, part: Number(part) };
  }),
);

export const POSTE = z.object({
  id: z.uuid("Rouvrez cette page"),
  version: VERSION.default(0),
  intitule: requis("Nommez le poste", 200),
  employeur: requis("Dites qui emploie", 200),
  thematiques: libre(300),
  territoire: libre(300),
  etp: z
    .string("Dites le temps de travail")
    .trim()
    .refine(
      (dit) => /^\d{1,2}([.,]\d{1,2})?$/.test(dit) && Number(dit.replace(",", ".")) > 0,
      "Écrivez un nombre d’équivalents temps plein : 1, 0,5, 0,8…",
    )
    .transform((dit) => Math.round(Number(dit.replace(",", ".")) * 100))
    .refine((etp) => etp >= 1 && etp <= 500, "Un poste va de 0,01 à 5 équivalents temps plein"),
  missions: lines.pipe(z.array(z.enum(MISSIONS, "Choisissez parmi ces missions"))),
  financements,
  debut: DEBUT,
  fin: jourLibre,
});

export const ecrireFinancements = (dits: readonly Financement[]): string =>
  dits.map(({ nom, part }) => `${nom} : ${part} %`).join("\n");

export const AFFECTATION = z.object({
  id: z.uuid("Rouvrez cette page"),
  version: VERSION.default(0),
  nom: requis("Dites qui tient le poste", 200),
  genre: z.enum(GENRES_AFFECTATION, "Dites à quel titre"),
  debut: DEBUT,
  fin: jourLibre,
  passation: libre(5000),
});

export const MOIS = z.object({
  version: VERSION,
  acte: z.enum(["garder", "envoyer"]).default("garder"),
  texte: libre(5000),
  ...Object.fromEntries(
    MISSIONS.map((mission) => [
      mission,
      z
        .string()
        .trim()
        .default("")
        .refine((dit) => dit === "" || (/^\d{1,3}$/.test(dit) && Number(dit) <= 100), "Écrivez une part de 0 à 100")
        .transform(Number),
    ]),
  ),
});
