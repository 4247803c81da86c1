import { createHash } from "node:crypto";
import type { z } from "zod";
import { Refus } from "#commun/refus.ts";
import { avertir, listCitees } from "#domaines/plan/index.ts";
import { parseForm } from "#platform/forms.ts";
import { newId } from "#platform/ids.ts";
import { isFormErrors } from "#ui/form.ts";
import { bilanAAdopter, type LireBilans, prendre } from "../../decision/actions.ts";
import { REFUS_DECISION } from "../../decision/pages.tsx";
import { REFUS_EFFET } from "../../decision/saisie/pages.tsx";
import type { Remplacante } from "../../decision/effet/model.ts";
import { listDecisionsDeSeance } from "../../decision/store.ts";
import type { Point } from "../../point/model.ts";
import { conventionDe, instantDe, type Requete } from "../../requete/actions.ts";
import type { Seance } from "../../seance/model.ts";
import { DECISION_SEANCE } from "./forms.ts";
import { ADOPTION, CHAMPS_SEANCE, nomDe } from "./model.ts";
import { estRedite, objetDuPoint, PLACES, remplacanteDite } from "./rules.ts";

type Dite = z.output<typeof DECISION_SEANCE>;
type Fautes = Record<string, string[]>;
type Lues = { dites: { place: number; dite: Dite }[]; fautes: Fautes };

/** Une place du formulaire, si l'on y a écrit un objet ; ou ce qui y est à corriger. */
function lirePlace(
  form: FormData,
  place: number,
  points: readonly Point[],
): { dite: Dite } | { fautes: Fautes } | null {
  const sienne = new FormData();
  for (const champ of CHAMPS_SEANCE) {
    const dit = String(form.get(nomDe(place, champ)) ?? "");
    if (dit !== "") sienne.set(champ, dit);
  }
  if (!sienne.has("objet")) return null;
  const dite = parseForm(DECISION_SEANCE, sienne);
  if (!isFormErrors(dite)) {
    const inconnu = dite.point !== null && !points[dite.point - 1];
    return inconnu ? { fautes: { [nomDe(place, "point")]: ["L’ordre du jour n’a pas ce point"] } } : { dite };
  }
  const { errors } = dite;
  return {
    fautes: Object.fromEntries(CHAMPS_SEANCE.flatMap((un) => (errors[un] ? [[nomDe(place, un), errors[un]]] : []))),
  };
}

/** Ce que le formulaire dit de chaque décision qui a un objet, et ce qui y est à corriger. */
export function lireDecisions(form: FormData, points: readonly Point[]): Lues {
  const lues: Lues = { dites: [], fautes: {} };
  for (let place = 1; place <= PLACES; place += 1) {
    const lue = lirePlace(form, place, points);
    if (lue && "fautes" in lue) Object.assign(lues.fautes, lue.fautes);
    else if (lue) lues.dites.push({ place, dite: lue.dite });
  }
  return lues;
}

/** La même décision de la même réunion n'est inscrite qu'une fois : envoyée deux fois par un réseau qui hésite, elle se reconnaît. */
const idDe = (seance: string, { objet, genre, point }: Dite): string =>
  createHash("sha256")
    .update(JSON.stringify([seance, point, genre, objet]))
    .digest("hex")
    .slice(0, 32);

const DEJA =
  "Le registre a déjà cette décision, avec un autre vote, une autre charge ou un autre délai ; si c’en est une autre, dites-la autrement";

type FicheCitee = Awaited<ReturnType<typeof listCitees>>[number];
type Ou = { seance: Seance; points: readonly Point[]; lireBilans: LireBilans };

const NOMME =
  "Ce titre semble nommer quelqu’un, et il se partage : changez-le, ou confirmez-le sur la page du registre";

/** La fiche qui remplace : une du plan, ou une nouvelle dont le titre ne nomme personne. */
function remplacanteDe(dit: string, fiches: readonly FicheCitee[]): Remplacante | null | "nomme" {
  const dite = remplacanteDite(dit, fiches);
  if (dite === null) return null;
  if ("id" in dite) return { id: dite.id, titre: dite.titre };
  return avertir({ "Son titre": dite.titre }, "") ? "nomme" : { id: newId(), titre: dite.titre };
}

/** Le bilan du point, si c'est lui que l'on adopte. */
async function bilanDe(c: Requete, lireBilans: LireBilans, dit: Dite["genre"], id: string | null) {
  if (dit !== ADOPTION) return null;
  if (id === null) return "sans-bilan";
  return (await bilanAAdopter(c.var.db, c.var.perimetre, lireBilans, id)) ?? "bilan-pas-a-adopter";
}

/** Une décision, la fiche dont parle son point, et le bilan qu'elle adopte. */
async function inscrireUne(c: Requete, { seance, points, lireBilans }: Ou, fiches: readonly FicheCitee[], dite: Dite) {
  const vise = objetDuPoint(points[(dite.point ?? 0) - 1]?.lien ?? null);
  const { point: _p, genre: dit, par: remplacante, ...reste } = dite;
  const bilan = await bilanDe(c, lireBilans, dit, vise.bilan);
  if (bilan === "sans-bilan" || bilan === "bilan-pas-a-adopter") return bilan;
  const par = remplacanteDe(remplacante, fiches);
  if (par === "nomme") return par;
  return prendre(c.var.db, c.var.perimetre, {
    dite: {
      ...reste,
      genre: dit === ADOPTION ? "validation" : dit,
      id: idDe(seance.id, dite),
      convention: conventionDe(c),
      seance: seance.id,
      instance: "",
      le: seance.le ?? c.var.today,
      texte: "",
      fiches: fiches.flatMap(({ id }) => (id === vise.fiche ? [id] : [])),
    },
    change: { champ: null, report: null, bilan, par },
    aujourdhui: c.var.today,
    instant: instantDe(c),
  });
}

/** Inscrit au registre ce qui fut décidé en séance, avec ce que cela change ; les fautes, par champ, s'il y en a. */
export async function inscrireDecisions(c: Requete, ou: Ou, { dites }: Lues): Promise<Fautes> {
  if (dites.length === 0) return {};
  const { db, perimetre } = c.var;
  const fiches = await listCitees(db, perimetre);
  const deja = new Map((await listDecisionsDeSeance(db, perimetre, ou.seance.id)).map((une) => [une.id, une]));
  const fautes: Fautes = {};
  for (const { place, dite } of dites) {
    const inscrite = deja.get(idDe(ou.seance.id, dite));
    if (inscrite && !estRedite(inscrite, dite)) fautes[nomDe(place, "objet")] = [DEJA];
    if (inscrite) continue;
    const prise = await inscrireUne(c, ou, fiches, dite);
    if (prise === "sans-bilan")
      fautes[nomDe(place, "point")] = ["Donnez le numéro du point qui parle du bilan à adopter"];
    else if (prise === "bilan-pas-a-adopter") fautes[nomDe(place, "objet")] = [REFUS_EFFET[prise]];
    else if (prise === "nomme") fautes[nomDe(place, "par")] = [NOMME];
    else if (prise instanceof Refus)
      fautes[nomDe(place, "objet")] = [{ ...REFUS_DECISION, ...REFUS_EFFET }[prise.code]];
  }
  return fautes;
}
