import type { Jour } from "#commun/jour.ts";
import { Refus, refus } from "#commun/refus.ts";
import type { Db } from "#platform/db/db.ts";
import type { Dossier } from "../etape/model.ts";
import { pasManquant } from "../etape/rules.ts";
import { noterFamille } from "../famille/store.ts";
import { numeroDe } from "../rules.ts";
import { prendreRang, updateDemande } from "../store.ts";
import type { RegleDeVie } from "../vie/model.ts";
import { envoyer } from "../vie/rules.ts";
import { annee } from "#commun/jour.ts";

/** Envoie un dossier entier : un numéro, le rang du jour pour chaque enfant, une première ligne au journal. */
export async function envoyerDossier(
  db: Db,
  ou: { espace: string },
  { famille, demandes }: Dossier,
  { regle, le, instant }: { regle: RegleDeVie; le: Jour; instant: Date },
): Promise<null | Refus<"incomplete" | "passage">> {
  if (pasManquant(demandes).etape !== "envoi") return refus("incomplete");
  const rang = await prendreRang(db, ou, annee(le));
  for (const [ordre, avant] of demandes.entries()) {
    const envoyee = envoyer(avant, { famille, regle, le });
    if (envoyee instanceof Refus) return envoyee;
    const apres = {
      ...envoyee,
      numero: numeroDe(le, rang, ordre + 1),
      rang: ordre + 1,
      changeLe: instant.toISOString(),
    };
    await updateDemande(db, ou, { avant, apres, famille, action: "dépôt" });
  }
  noterFamille(db, null, famille);
  return null;
}
