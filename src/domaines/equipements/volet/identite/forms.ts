import { z } from "zod";
import { estSiret } from "#commun/siret.ts";
import { TYPES_EQUIPEMENT } from "../../model.ts";
import { COMPTAGES, GESTIONS } from "../../structure/model.ts";
import { coche, decimalOuRien, jourOuRien, prose, texte } from "../champs/forms.ts";

export const IDENTITE = z
  .object({
    type: z.enum(TYPES_EQUIPEMENT, "Choisissez ce que c’est."),
    nom: z.string().trim().max(150, "Un nom tient en 150 signes.").default(""),
    gestion: z
      .string()
      .default("")
      .transform((valeur) => GESTIONS.find((une) => une === valeur) ?? null),
    gestionnaire: texte(200),
    siret: texte(17)
      .transform((valeur) => valeur?.replace(/\s/g, "") ?? null)
      .refine(
        (valeur) => valeur === null || estSiret(valeur),
        "Ce Siret n’a pas ses quatorze chiffres, ou sa clé est fausse.",
      ),
    public: prose(300),
    description: prose(2000),
    debut: jourOuRien,
    fin: jourOuRien,
    itinerante: coche,
  })
  .refine(({ debut, fin }) => !debut || !fin || debut <= fin, {
    path: ["fin"],
    message: "La fermeture ne vient pas avant l’ouverture.",
  });

export const COORDONNEES = z
  .object({
    adresse: texte(200),
    codePostal: texte(5).refine(
      (valeur) => valeur === null || /^\d{5}$/.test(valeur),
      "Un code postal a cinq chiffres.",
    ),
    commune: texte(100),
    lat: decimalOuRien(-90, 90, "Une latitude va de -90 à 90, par exemple 45,0324."),
    lon: decimalOuRien(-180, 180, "Une longitude va de -180 à 180, par exemple 3,0915."),
    telephone: texte(30).refine(
      (valeur) => valeur === null || /^\+?[\d .()-]{6,30}$/.test(valeur),
      "Un numéro de téléphone, par exemple 04 71 00 00 00.",
    ),
    courriel: texte(200).refine(
      (valeur) => valeur === null || /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(valeur),
      "Cette adresse de courriel est incomplète.",
    ),
    siteWeb: texte(300).refine(
      (valeur) => valeur === null || /^https?:\/\/[^\s/]+\.[^\s]+$/.test(valeur),
      "Une adresse de site commence par https://.",
    ),
  })
  .refine(({ lat, lon }) => (lat === null) === (lon === null), {
    path: ["lon"],
    message: "Donnez latitude et longitude, ou aucune des deux.",
  });

/** Ce qui se dit de toute structure. */
export const AUTORISATION = z.object({ numero: texte(60), date: jourOuRien, terme: jourOuRien, handicap: prose(1000) });

/** De plus, d'un mode d'accueil du jeune enfant. */
export const AGREMENT = AUTORISATION.extend({
  surnombre: coche,
  centraliseeLe: jourOuRien,
  comptage: z.enum(COMPTAGES, "Dites d’où viennent les places libres."),
  avip: coche,
  consentieLe: jourOuRien,
});
