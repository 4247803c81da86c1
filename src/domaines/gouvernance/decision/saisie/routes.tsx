import { Hono } from "hono";
import type { z } from "zod";
import { enLettres } from "#commun/jour.ts";
import { Refus } from "#commun/refus.ts";
import { avertir, getFiche, listCitees } from "#domaines/plan/index.ts";
import { ALERTES_PERSONNE, intituleFiche } from "#domaines/plan/model.ts";
import { parseForm, valuesOf } from "#platform/forms.ts";
import type { Env } from "#platform/http.ts";
import { newId } from "#platform/ids.ts";
import { isFormErrors } from "#ui/form.ts";
import { baseDe, conventionDe, exiger, instantDe, type Requete } from "../../requete/actions.ts";
import { listSeances } from "../../seance/store.ts";
import { bilanAAdopter, CHAMPS_CORRIGES, champDe, type LireBilans, prendre } from "../actions.ts";
import type { Change } from "../effet/rules.ts";
import { DECISION, voteDe } from "../forms.ts";
import { estInscrite } from "../store.ts";
import { SaisieDecisionPage, type SaisieDecisionProps } from "./pages.tsx";

const CHAMPS = CHAMPS_CORRIGES.map(({ nom, libelle }) => ({ valeur: nom, libelle }));

async function montrer(
  c: Requete,
  lireBilans: LireBilans,
  suite: Pick<SaisieDecisionProps, "erreurs" | "refus" | "alerte">,
) {
  const { db, perimetre, today } = c.var;
  const erreur = Boolean(suite.erreurs || suite.refus);
  const seances = (await listSeances(db, perimetre)).filter(({ le }) => le !== null && le <= today);
  const fiche = c.req.query("fiche");
  c.status(erreur ? 422 : 200);
  const page = (
    <SaisieDecisionPage
      base={baseDe(c)}
      id={newId()}
      seances={seances.map(({ id, titre, le }) => ({ valeur: id, libelle: `${titre}, ${enLettres(le ?? today)}` }))}
      fiches={(await listCitees(db, perimetre)).map((une) => ({ valeur: une.id, libelle: intituleFiche(une) }))}
      champs={CHAMPS}
      bilans={(await lireBilans(db, perimetre)).map(({ id, titre }) => ({ valeur: id, libelle: titre }))}
      propose={{
        seance: c.req.query("seance") ?? "",
        fiches: fiche ? [fiche] : [],
        genre: c.req.query("genre") ?? "validation",
        objet: c.req.query("objet") ?? "",
      }}
      aujourdhui={today}
      {...suite}
    />
  );
  return c.render(page, { titre: "Inscrire une décision", erreur });
}

type Saisi = Pick<z.output<typeof DECISION>, "fiches" | "champ" | "nouveau" | "report" | "bilan" | "par" | "nouvelle">;

/** La fiche qui remplace : celle que l'on choisit au plan, sinon une nouvelle sous le titre écrit. */
async function remplacanteDe(c: Requete, { par, nouvelle }: Saisi): Promise<Change["par"]> {
  const choisie = par ? (await listCitees(c.var.db, c.var.perimetre)).find(({ id }) => id === par) : undefined;
  if (choisie) return { id: choisie.id, titre: choisie.titre };
  return nouvelle ? { id: newId(), titre: nouvelle } : null;
}

/** Ce que le formulaire demande de changer, d'après ce que la fiche dit aujourd'hui. */
async function changeDe(c: Requete, lireBilans: LireBilans, saisi: Saisi): Promise<Change | "bilan-pas-a-adopter"> {
  const { db, perimetre } = c.var;
  const [fiche] = saisi.fiches;
  const champ = saisi.champ && fiche ? champDe(await getFiche(db, perimetre, fiche), saisi.champ, saisi.nouveau) : null;
  const bilan = saisi.bilan ? await bilanAAdopter(db, perimetre, lireBilans, saisi.bilan) : null;
  if (saisi.bilan && !bilan) return "bilan-pas-a-adopter";
  return { champ, report: saisi.report, bilan, par: await remplacanteDe(c, saisi) };
}

async function inscrire(c: Requete, lireBilans: LireBilans) {
  exiger(c, "decisions.tenir");
  const { db, perimetre, today } = c.var;
  const form = await c.req.formData();
  const saisi = parseForm(DECISION, form);
  if (isFormErrors(saisi)) return montrer(c, lireBilans, { erreurs: saisi });
  const sur = avertir({ "Son nouveau texte": saisi.nouveau, "Son titre": saisi.nouvelle }, saisi.confirme);
  if (sur) {
    const alerte = `« ${sur.libelle} » ${ALERTES_PERSONNE[sur.alerte]}. Il s’écrira dans une fiche, qui se partage et se publie.`;
    return montrer(c, lireBilans, { erreurs: { values: valuesOf(form), errors: {} }, alerte });
  }
  const connues = new Set((await listCitees(db, perimetre)).map(({ id }) => id));
  const fiches = saisi.fiches.filter((id) => connues.has(id));
  const { id, seance, instance, le, genre, objet, texte, responsable, avant } = saisi;
  const dite = { id, instance, le, genre, objet, texte, responsable, avant, fiches };
  const refuser = (refus: SaisieDecisionProps["refus"]) =>
    montrer(c, lireBilans, { erreurs: { values: valuesOf(form), errors: {} }, refus });
  const change = await changeDe(c, lireBilans, { ...saisi, fiches });
  const ici = `${baseDe(c)}/decisions/${id}`;
  if (change === "bilan-pas-a-adopter")
    return (await estInscrite(db, perimetre, id)) ? c.redirect(ici, 303) : refuser(change);
  const decision = await prendre(db, perimetre, {
    dite: { ...dite, convention: conventionDe(c), seance: seance || null, vote: voteDe(saisi) },
    change,
    aujourdhui: today,
    instant: instantDe(c),
  });
  if (decision instanceof Refus) return refuser(decision.code);
  return c.redirect(ici, 303);
}

const DECISIONS = "/conventions/:convention/decisions";

/** Inscrire une décision ; les bilans à adopter viennent de l'évaluation. */
export const saisieDecisionRoutes = (lireBilans: LireBilans) =>
  new Hono<Env>()
    .get(`${DECISIONS}/nouvelle`, (c) => {
      exiger(c, "decisions.tenir");
      return montrer(c, lireBilans, {});
    })
    .post(DECISIONS, (c) => inscrire(c, lireBilans));
