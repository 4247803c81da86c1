import type { Perimetre } from "#commun/perimetre.ts";
import { getConvention } from "#domaines/convention/index.ts";
import { listCitees } from "#domaines/plan/index.ts";
import { intituleFiche } from "#domaines/plan/model.ts";
import { getTerritoires } from "#domaines/territoire/index.ts";
import type { Db } from "#platform/db/db.ts";
import { listAdhesions } from "../adhesion/store.ts";
import { listDecisions } from "../decision/store.ts";
import { listInstances } from "../instance/store.ts";
import { listTousMembres } from "../membre/store.ts";
import { listPresences } from "../seance/presence/store.ts";
import { listSeances } from "../seance/store.ts";
import type { Chiffres } from "./model.ts";
import { compterAdhesions, compterDecisions, participation, type Periode, rythmes, seancesTenues } from "./rules.ts";

export const nomDeCommune = (code: string): string => getTerritoires().communes.get(code)?.nom ?? code;

async function lireAdhesions(db: Db, perimetre: Perimetre, convention: string, periode: Periode) {
  const { perimetre: communes } = await getConvention(db, perimetre, convention);
  const { parFiche, adherentes } = compterAdhesions(await listAdhesions(db, perimetre), communes, periode);
  const projets = (await listCitees(db, perimetre)).flatMap((fiche) => {
    const siennes = parFiche.get(fiche.id);
    return siennes ? [{ fiche: fiche.id, titre: intituleFiche(fiche), communes: siennes.map(nomDeCommune) }] : [];
  });
  return { projets, communes: communes.length, adherentes };
}

/** Ce que les instances ont fait pendant une période, d'après ce qui en est tenu. */
export async function lireChiffres(
  db: Db,
  perimetre: Perimetre,
  convention: string,
  periode: Periode,
): Promise<Chiffres> {
  const ici = { ...perimetre, conventions: [convention] };
  const instances = await listInstances(db, ici);
  const seances = await listSeances(db, ici);
  const membres = await listTousMembres(db, ici);
  const tenues = seancesTenues(seances, periode).map(({ id }) => id);
  const constats = await listPresences(db, ici, tenues);
  const parId = new Map(membres.map((membre) => [membre.id, membre]));
  const college = (id: string) => parId.get(id)?.college || null;
  const commune = (id: string) => parId.get(id)?.commune ?? null;
  return {
    rythmes: rythmes(instances, seances, periode),
    colleges: participation(membres, constats, college),
    invites: participation(membres, constats, college, "consultative"),
    communes: participation(membres, constats, (id) => {
      const code = commune(id);
      return code === null ? null : nomDeCommune(code);
    }),
    decisions: compterDecisions(await listDecisions(db, ici), periode),
    adhesions: await lireAdhesions(db, ici, convention, periode),
  };
}
