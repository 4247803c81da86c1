import { HTTPException } from "hono/http-exception";
import type { Contenu, Reglement } from "../model.ts";
import { exigerTenir, reglementDe, type Requete } from "../requete/actions.ts";
import { updateReglement } from "../store.ts";

/** Le brouillon de l'adresse, à qui peut l'écrire ; publié, il ne s'écrit plus. */
export async function aEcrire(c: Requete): Promise<Reglement> {
  exigerTenir(c);
  const reglement = await reglementDe(c);
  if (reglement.etat !== "brouillon")
    throw new HTTPException(409, { message: "Cette version est publiée : elle ne change plus. Préparez la suivante." });
  return reglement;
}

type Ecriture = { version: number; titre?: string; contenu: Partial<Contenu>; action: string };

/** Écrit ce qui change d'un brouillon, si personne n'y a touché depuis. */
export const ecrire = (
  c: Requete,
  reglement: Reglement,
  { version, titre = reglement.titre, contenu, action }: Ecriture,
): Promise<void> =>
  updateReglement(c.var.db, c.var.perimetre, {
    avant: { ...reglement, version },
    apres: { ...reglement, titre, contenu: { ...reglement.contenu, ...contenu } },
    action,
  });
