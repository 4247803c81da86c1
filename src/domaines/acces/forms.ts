import { z } from "zod";

/** Une adresse de courriel, telle que tapée ; `cleDe` donne la forme qui sert à comparer. */
export const courriel = z
  .string({ error: "Donnez une adresse de courriel." })
  .trim()
  .min(1, "Donnez une adresse de courriel.")
  .max(254, "Cette adresse de courriel est trop longue.")
  .pipe(z.email("Cette adresse de courriel n’est pas complète : il y manque peut-être un @ ou un point."));

export const nom = z
  .string({ error: "Donnez un nom." })
  .trim()
  .min(1, "Donnez un prénom et un nom.")
  .max(120, "Ce nom est trop long.");

/** Le texte d'un champ de formulaire, vide s'il manque ou si c'est un fichier. */
export function texte(form: FormData, champ: string): string {
  const valeur = form.get(champ);
  return typeof valeur === "string" ? valeur : "";
}
