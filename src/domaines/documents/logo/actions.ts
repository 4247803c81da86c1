import type { Logo } from "#commun/document.ts";
import { log } from "#platform/log.ts";
import { renderDocument } from "#platform/rendu/rendre.ts";

/** Un JPEG coupé se pose sur une page sans faute, à moitié gris : il n'a pas, après sa dernière image, la marque de sa fin. */
const estCoupe = ({ type, octets }: Logo): boolean => {
  const fichier = Buffer.from(octets.buffer, octets.byteOffset, octets.byteLength);
  return (
    type === "jpeg" && fichier.lastIndexOf("ffd9", undefined, "hex") < fichier.lastIndexOf("ffda", undefined, "hex")
  );
};

const JOUR = "2000-01-01";

/**
 * Vrai si une page se fait avec ce logo : une image coupée ou abîmée priverait de PDF tous les documents de l'espace. La panne qui
 * empêche aussi la page sans logo n'est pas la faute de l'image : elle se dit comme une panne.
 */
export async function seDessine(logo: Logo, rendre: typeof renderDocument = renderDocument): Promise<boolean> {
  if (estCoupe(logo)) return false;
  const page = {
    titre: "Essai",
    auteur: "",
    date: JOUR,
    perimetre: "",
    sources: [],
    blocs: [],
    logos: [logo],
  } as const;
  try {
    await rendre(page, "pdf");
    return true;
  } catch (error) {
    await rendre({ ...page, logos: [] }, "pdf");
    log.info({ err: error }, "un logo déposé ne se dessine pas");
    return false;
  }
}
