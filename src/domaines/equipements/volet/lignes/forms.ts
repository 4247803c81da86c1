import { z } from "zod";
import { CODES_SECTION, GENRES_QUALITE, TEMPS, UNITES_TARIF } from "../../structure/model.ts";
import {
  dixPlaces,
  entier,
  entierOuRien,
  jour,
  jourOuRien,
  montant,
  montantOuRien,
  prose,
  texte,
} from "../champs/forms.ts";
import { NATURES_FINANCEMENT, PAYEURS } from "../model.ts";

export const FERMETURE = z
  .object({
    debut: jour("donnez le premier jour."),
    fin: jour("donnez le dernier jour."),
    motif: prose(100),
  })
  .refine(({ debut, fin }) => debut <= fin, {
    path: ["fin"],
    message: "le dernier jour ne vient pas avant le premier.",
  });

export const MODULATION = z
  .object({
    code: z.enum(CODES_SECTION, "choisissez la section."),
    debut: jour("donnez le premier jour."),
    fin: jour("donnez le dernier jour."),
    capacites: dixPlaces,
    motif: prose(100),
  })
  .refine(({ debut, fin }) => debut <= fin, {
    path: ["fin"],
    message: "le dernier jour ne vient pas avant le premier.",
  });

export const TARIF = z
  .object({
    de: montantOuRien,
    a: montantOuRien,
    cout: montant,
    unite: z.enum(UNITES_TARIF, "choisissez l’unité."),
    aides: prose(300),
  })
  .refine(({ de, a }) => de === null || a === null || de < a, {
    path: ["a"],
    message: "le haut de la tranche vient après son bas.",
  });

export const LOISIR = z
  .object({
    ageDe: entier(3, 17, "un âge de 3 à 17 ans."),
    ageA: entier(3, 17, "un âge de 3 à 17 ans."),
    temps: z.enum(TEMPS, "choisissez le moment."),
    capacite: entier(0, 5000, "un nombre de places."),
    presents: entierOuRien(0, 5000, "un nombre d’enfants."),
    annee: entier(1990, 2100, "une année, comme 2026."),
  })
  .refine(({ ageDe, ageA }) => ageDe <= ageA, {
    path: ["ageA"],
    message: "le plus grand âge vient après le plus petit.",
  });

export const QUALITE = z.object({
  genre: z.enum(GENRES_QUALITE, "choisissez le genre."),
  intitule: prose(300).refine(Boolean, "dites laquelle."),
  le: jourOuRien,
  preuve: prose(300),
});

export const FINANCEMENT = z
  .object({
    annee: entier(1990, 2100, "une année, comme 2026."),
    nature: z.enum(NATURES_FINANCEMENT, "choisissez ce qui est payé."),
    payeur: z.enum(PAYEURS, "choisissez qui paie."),
    collectivite: texte(200),
    montant,
  })
  .refine(({ payeur, collectivite }) => payeur !== "collectivite" || collectivite !== null, {
    path: ["collectivite"],
    message: "nommez la collectivité.",
  });
