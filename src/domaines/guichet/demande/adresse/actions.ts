import type { Context } from "hono";
import { revoquerFamille } from "#domaines/acces/index.ts";
import type { Env } from "#platform/http.ts";
import { ecrireALaFamille, prevenirAncienne } from "../courrier/actions.ts";
import type { Modele } from "../courrier/courriels.tsx";
import type { Dossier } from "../etape/model.ts";
import { attendreCourriel } from "../visite/actions.ts";

type C = Context<Env>;

/** Écrit à la famille ce qu'un geste demande, si le frein le permet ; rend ce qu'il faut attendre, en mots. */
export async function ecrireAuGeste(
  c: C,
  { id, courriel }: Pick<Dossier["famille"], "id" | "courriel">,
  modele: Modele,
): Promise<string | null> {
  if (!courriel) return null;
  const attente = await attendreCourriel(c, { courriel, famille: id });
  if (!attente) await ecrireALaFamille(c.var.db, { espace: c.var.perimetre.espace, famille: id }, modele);
  return attente;
}

/**
 * La famille, ou l'agent qui la sert, vient de dire comment la joindre. Une adresse qui change ferme ce que l'ancienne ouvrait, et
 * l'ancienne l'apprend si elle avait été prouvée, sans frein : il faudrait la prouver encore pour qu'elle en reçoive un second ; la
 * nouvelle reçoit de quoi entrer.
 */
export async function suivreAdresse(c: C, avant: Dossier, apres: Dossier): Promise<void> {
  const { id, courriel } = apres.famille;
  const { courriel: ancienne, courrielConfirmeLe } = avant.famille;
  if (courriel === ancienne) return;
  const foyer = { espace: c.var.perimetre.espace, famille: id };
  if (ancienne) await revoquerFamille(c, foyer);
  if (ancienne && courrielConfirmeLe) await prevenirAncienne(c.var.db, foyer, ancienne, c.var.maintenant());
  const enLigne = apres.demandes.every(({ origine }) => origine === "ligne");
  const envoyee = apres.demandes.some(({ etat }) => etat !== "brouillon");
  if (envoyee || enLigne) await ecrireAuGeste(c, apres.famille, envoyee ? "suivi" : "reprise");
}
