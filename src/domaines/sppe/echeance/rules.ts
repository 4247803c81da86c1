import type { Jour } from "#commun/jour.ts";
import type { Avis } from "../avis/model.ts";
import type { Envoye, Schema } from "../schema/model.ts";
import { bilansDe, envoiDe, transmettreAvant } from "../schema/rules.ts";

/** Un délai de la petite enfance ; sa clé ne change jamais. */
export type Echeance = { cle: string; titre: string; jour: Jour };

/** Un refus que le silence emportera s'il n'est pas notifié à temps. */
const refusADire = ({ decision, notifications }: Avis["faits"]): boolean =>
  decision?.sens === "defavorable" && !notifications?.demandeur;

const finie = (faits: Avis["faits"]): boolean =>
  Boolean(faits.retrait ?? faits.sansObjet ?? (faits.decision && !refusADire(faits)));

function attenduDe({ demandePieces, piecesRecues, decision }: Avis["faits"]): "pieces" | "refus" | "avis" {
  if (decision) return "refus";
  return demandePieces && !piecesRecues ? "pieces" : "avis";
}

const ATTENDUS = { pieces: "Pièces attendues", refus: "Refus à notifier au demandeur", avis: "Avis à rendre" } as const;

/**
 * SPPE-102 : d'une demande d'avis, l'agenda dit le jour qui court : celui des pièces tant qu'on les attend, sinon celui de l'avis, et d'un refus
 * le dernier jour pour le notifier ; finie, plus rien.
 */
export function echeancesAvis({ id, objet, faits, echeances }: Avis): Echeance[] {
  if (finie(faits)) return [];
  const attendu = attenduDe(faits);
  const jour = attendu === "pieces" ? echeances.pieces : echeances.decision;
  return jour ? [{ cle: `avis-${id}`, titre: `${ATTENDUS[attendu]} : ${objet}`, jour }] : [];
}

/** SPPE-103 : d'un schéma adopté, l'agenda dit son envoi au comité départemental tant qu'il n'est pas constaté, et ses bilans tant qu'ils ne sont pas dressés. */
export function echeancesSchema(schema: Schema, envoyes: readonly Envoye[]): Echeance[] {
  const { id, titre, forme, adopteLe, bilans } = schema;
  const avant = transmettreAvant(schema);
  if (!adopteLe || forme !== "schema" || !avant) return [];
  const dates = bilansDe(schema);
  const attendus = (["intermediaire", "final"] as const).filter((genre) => !bilans.some((un) => un.genre === genre));
  const envoi = { cle: `schema-${id}-envoi`, titre: `À envoyer au comité départemental : ${titre}`, jour: avant };
  return [
    ...(envoiDe(schema, envoyes) ? [] : [envoi]),
    ...attendus.map((genre) => ({
      cle: `schema-${id}-${genre}`,
      titre: `Bilan ${genre === "final" ? "final" : "intermédiaire"} : ${titre}`,
      jour: dates[genre],
    })),
  ];
}
