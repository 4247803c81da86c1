import { lireBilansAAdopter } from "#domaines/evaluation/index.ts";
import { type LirePropositions, propositionsDe } from "#domaines/gouvernance/index.ts";
import { listADecider, listCampagnes } from "#domaines/suivi/index.ts";

/** What the follow-up and the bilans leave to decide: the order of a day is written from it. */
export const lirePropositions: LirePropositions = async (db, perimetre, { convention, aujourdhui }) => {
  const ici = { ...perimetre, conventions: [convention] };
  const fiches = await listADecider(db, ici, { convention, aujourdhui });
  const campagnes = (await listCampagnes(db, ici)).filter(({ etat }) => etat === "close");
  return propositionsDe({ convention, fiches, campagnes, bilans: await lireBilansAAdopter(db, ici) }, aujourdhui);
};
