import { z } from "zod";
import { lines } from "#platform/forms.ts";
import { entierOuRien, nombreOuRien, texteCourt, texteRequis, version } from "../forms.ts";
import { MISSIONS, QUOI } from "./model.ts";
import { estAuCentieme } from "./rules.ts";

const requis = (message: string) => entierOuRien(message).refine((nombre) => nombre !== null, message);
const annee = (depuis: number) =>
  requis("Donnez une année, comme 2026")
    .refine((nombre) => nombre === null || (nombre >= depuis && nombre <= 2100), `Donnez une année depuis ${depuis}`)
    .transform((nombre) => nombre ?? depuis);

/** Ce que l'on avait ouvert pour le corriger, et à quelle version ; rien et 0 pour une année nouvelle. */
const LU = { version: version.default(0), ouvert: texteCourt(250) };

const ETP_ATTENDUS = "Donnez les ETP au centième, comme 1,5 ou 0,05";

export const RELAIS = z.object({
  ...LU,
  nom: texteRequis("Nommez le relais", 120),
  annee: annee(2000),
  actifs: requis("Donnez le nombre d’assistants maternels actifs").transform((nombre) => nombre ?? 0),
  etp: nombreOuRien(ETP_ATTENDUS)
    .refine((nombre) => nombre !== null && estAuCentieme(nombre), ETP_ATTENDUS)
    .transform((nombre) => nombre ?? 0),
  familles: entierOuRien("Donnez un nombre entier de familles"),
  ateliers: entierOuRien("Donnez un nombre entier d’ateliers"),
  missions: lines.transform((dites) => MISSIONS.filter((une) => dites.includes(une))),
});

export const COFINANCEMENT = z.object({
  ...LU,
  collectivite: texteRequis("Dites quelle collectivité cofinance", 200),
  annee: annee(2023),
  places: requis("Donnez un nombre entier de places").transform((nombre) => nombre ?? 0),
});

export const RETRAIT = z.object({
  quoi: z.enum(QUOI, "Rouvrez cette page"),
  nom: texteRequis("Rouvrez cette page", 200),
  annee: annee(2000),
  version,
});
