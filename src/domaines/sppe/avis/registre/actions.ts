import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { Refus } from "#commun/refus.ts";
import type { Db } from "#platform/db/db.ts";
import { notifier } from "../acte/rules.ts";
import type { Avis, AvisRendu } from "../model.ts";
import { etatAu, renduLe } from "../rules.ts";
import { getAvis, listAvis, updateAvis } from "../store.ts";

function issueDe({ faits }: Avis, defavorable: boolean): AvisRendu["issue"] {
  if (defavorable) return "defavorable";
  return faits.decision?.sens === "favorable" ? "favorable" : "tacite";
}

/** Les avis de la loi rendus à ce jour dans l'espace. */
export async function listAvisRendus(db: Db, perimetre: Perimetre, aujourdhui: Jour): Promise<AvisRendu[]> {
  const legaux = (await listAvis(db, perimetre)).filter(({ genre }) => genre === "legal");
  return legaux.flatMap((avis) => {
    const le = renduLe(avis, aujourdhui);
    if (!le) return [];
    const issue = issueDe(avis, etatAu(avis, aujourdhui) === "defavorable");
    return [{ id: avis.id, objet: avis.objet, issue, le, communique: Boolean(avis.faits.notifications?.comite) }];
  });
}

/** Note au dossier d'un avis que copie en est allée au comité départemental ; déjà notée, rien ne change. */
export async function communiquerAvis(
  db: Db,
  perimetre: Perimetre,
  { id, le, aujourdhui }: { id: string; le: Jour; aujourdhui: Jour },
): Promise<void> {
  const avant = await getAvis(db, perimetre, id);
  const apres = notifier(avant, "comite", { le, aujourdhui });
  if (!(apres instanceof Refus)) await updateAvis(db, perimetre, { avant, apres, action: "notification" });
}
