import { type Refus, refus } from "#commun/refus.ts";
import { COTE_MAX, COTE_MIN, LOGO_MAX, type RefusLogo } from "./model.ts";

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const JPEG = [0xff, 0xd8, 0xff];
const commence = (octets: Uint8Array, marque: readonly number[]) =>
  marque.every((octet, rang) => octets[rang] === octet);

/** DOC-5 : un logo est un PNG ou un JPEG d'après son contenu, pas d'après son nom ; un SVG peut porter du code, il n'entre pas. */
export function typeLogo(octets: Uint8Array): "png" | "jpeg" | Refus<"sans-image" | "trop-lourd" | "format"> {
  if (octets.length === 0) return refus("sans-image");
  if (octets.length > LOGO_MAX) return refus("trop-lourd");
  if (commence(octets, PNG)) return "png";
  return commence(octets, JPEG) ? "jpeg" : refus("format");
}

const bon = (cote: number) => cote >= COTE_MIN && cote <= COTE_MAX;

type Taille = { largeur: number; hauteur: number } | null;

/** DOC-6 : un logo a de 40 à 4 000 points de côté, et un texte qui dit ce que c'est. */
export function verifierLogo(taille: Taille, alt: string): Refus<RefusLogo> | null {
  if (!taille || !bon(taille.largeur) || !bon(taille.hauteur)) return refus("dimensions");
  return alt.trim() === "" ? refus("sans-alternative") : null;
}
