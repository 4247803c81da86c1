import { type Refus, refus } from "#commun/refus.ts";
import { lireEchange } from "../actions.ts";
import type { Lecture, RefusDepot } from "../model.ts";

const extensionDe = (nom: string) => /\.([a-z0-9]{1,5})$/i.exec(nom)?.[1]?.toLowerCase() ?? "";

/** Lit un fichier déposé, quel qu'il soit ; ne touche à aucune base, et ne garde rien du chemin que dit le navigateur. */
export async function lireFichier(nom: string, octets: Uint8Array): Promise<Lecture | Refus<RefusDepot>> {
  const fichier = nom.replace(/^.*[\\/]/, "").slice(0, 200) || "fichier";
  if (octets.length === 0) return refus("vide");
  const extension = extensionDe(fichier);
  if (extension === "json") return lireEchange(fichier, octets);
  return refus("format-inconnu");
}
