import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { decider, differences, raconter, type Verdict } from "../../appariement/index.ts";
import type { Difference, Proposition } from "../../appariement/model.ts";
import type { DossierGarde, GelGarde } from "../gel/model.ts";
import { problemeDe } from "../gel/rules.ts";
import { getGel, listDossiers } from "../gel/store.ts";
import type { Offre } from "../offre/model.ts";
import { pourLaSuite } from "../offre/rules.ts";
import { sha256 } from "../requete/actions.ts";
import type { Geste, Retouche } from "../retouche/model.ts";
import { appliquer, type Etat, type Faite, imposeesPerdues } from "../retouche/rules.ts";
import { listRetouches } from "../retouche/store.ts";
import type { Commission } from "../session/model.ts";
import { texteTire, tirageDe } from "../tirage/rules.ts";

/** Une séance gelée, telle que ses gestes l'ont faite ; les tirages de chacun, une fois la valeur dite. */
export type Seance = {
  commission: Commission;
  gel: GelGarde;
  gardes: DossierGarde[];
  retouches: Retouche[];
  etat: Etat;
  tirages: Map<string, number>;
};

export const tiragesDe = (graine: string | null, numeros: readonly string[]): Map<string, number> =>
  new Map(graine === null ? [] : numeros.map((id) => [id, tirageDe(sha256(texteTire(graine, id)))]));

/** La même séance, avec ces gestes. */
export function avecRetouches(seance: Omit<Seance, "etat">, retouches: readonly Faite[]): Etat {
  return appliquer(seance.gel.contenu, seance.gardes, retouches);
}

/** Relit ce qui fut gelé, et les gestes faits depuis. */
export async function lireSeance(db: Db, perimetre: Perimetre, commission: Commission): Promise<Seance> {
  const gel = await getGel(db, perimetre, commission.id);
  const gardes = await listDossiers(db, perimetre, commission.id);
  const retouches = await listRetouches(db, perimetre, commission.id);
  const tirages = tiragesDe(
    commission.graine,
    gardes.map(({ id }) => id),
  );
  const lue = { commission, gel, gardes, retouches, tirages };
  return { ...lue, etat: avecRetouches(lue, retouches) };
}

export type Calcul = { verdict: Verdict; proposition: Proposition };

/** La proposition du calcul sur un état : la même, aujourd'hui comme dans dix ans. */
export function calculer({ gel, tirages }: Pick<Seance, "gel" | "tirages">, etat: Etat): Calcul {
  const verdict = decider(problemeDe({ ...gel.contenu, structures: etat.structures }, etat.dossiers, tirages));
  return { verdict, proposition: raconter(verdict) };
}

/** `perdues` : les dossiers dont la place imposée ne tient plus. */
export type Effet = { apres: Calcul; differences: Difference[]; perdues: string[] };

/** Ce qu'un geste de plus changerait, famille par famille, et ce que l'audit en dirait ; avant le tirage, rien ne se compare. */
export function effetDe(seance: Seance, geste: Geste): Effet {
  const rang = seance.retouches.length + 1;
  const etat = avecRetouches(seance, [...seance.retouches, { rang, geste }]);
  const apres = calculer(seance, etat);
  const tirees = seance.commission.graine !== null;
  return {
    apres,
    differences: tirees ? differences(calculer(seance, seance.etat).proposition, apres.proposition) : [],
    perdues: imposeesPerdues(etat, apres.proposition.attributions),
  };
}

/** Qui vient ensuite, une fois comptées les places tenues, refusées, laissées sans réponse ; sans sur-attribution. */
export function suivants(seance: Seance, offres: readonly Offre[]): Calcul {
  const { etat, gel, tirages } = seance;
  const { dossiers, occupants } = pourLaSuite(etat.dossiers, offres);
  const structures = etat.structures.map(({ enPlus: _plus, ...structure }) => structure);
  const verdict = decider(problemeDe({ ...gel.contenu, structures, occupants }, dossiers, tirages));
  return { verdict, proposition: raconter(verdict) };
}
