import { empreintesAVoter, listAvenantsVotes } from "#domaines/actes/index.ts";
import { peut } from "#domaines/acces/index.ts";
import type { LireRetards } from "#domaines/convention/index.ts";
import { lireBilansFinaux, lireEnvoyes } from "#domaines/evaluation/index.ts";
import { suiteGuichet } from "#domaines/guichet/index.ts";
import { listCampagnes, lireArrets, suiteServices } from "#domaines/suivi/index.ts";

/** Of the campaigns that this reader may see, those still open after their closing day. */
const lireRetards: LireRetards = async (db, perimetre, le) => {
  const retards = new Map<string, number>();
  if (!peut(perimetre.roles, "suivi.lire")) return retards;
  for (const { convention, etat, cloture } of await listCampagnes(db, perimetre))
    if (etat === "ouverte" && cloture < le) retards.set(convention, (retards.get(convention) ?? 0) + 1);
  return retards;
};

const lireVotes = { avenants: listAvenantsVotes, empreintes: empreintesAVoter };

/** Who else names a structure of the register, when it is merged or removed. */
export const SUITES_STRUCTURE = [suiteGuichet, suiteServices];

/** What lower slices are lent by those above them: how a convention stands, what is voted, what was sent, where an itinerant structure stops. */
export const PRETS = { lireBilansFinaux, lireEnvoyes, lireRetards, lireArrets, lireVotes };
