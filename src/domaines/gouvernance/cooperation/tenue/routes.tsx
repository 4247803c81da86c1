import { Hono } from "hono";
import { annee } from "#commun/jour.ts";
import { Refus } from "#commun/refus.ts";
import { orNotFound } from "#platform/errors.ts";
import { parseForm, valuesOf } from "#platform/forms.ts";
import type { Env } from "#platform/http.ts";
import { newId } from "#platform/ids.ts";
import { isFormErrors } from "#ui/form.ts";
import { baseDe, exiger, type Requete, saitFaire } from "../../requete/actions.ts";
import { AFFECTATION } from "../forms.ts";
import type { Affectation, Poste } from "../model.ts";
import { listMois } from "../mois/store.ts";
import { affecter, anneesDuPoste, moisAttendus, repartir } from "../rules.ts";
import { getPoste, insertAffectation, listAffectations, lockPoste, updateAffectation } from "../store.ts";
import { PostePage, type TenueProps } from "./pages.tsx";

const posteDe = (c: Requete): Promise<Poste> => {
  exiger(c, "cooperation.lire");
  return getPoste(c.var.db, c.var.perimetre, c.req.param("poste") ?? "");
};

async function montrer(c: Requete, poste: Poste, suite: Pick<TenueProps, "ouverte" | "erreurs" | "refus"> = {}) {
  const { db, perimetre, today } = c.var;
  const erreur = Boolean(suite.erreurs || suite.refus);
  const affectations = await listAffectations(db, perimetre, [poste]);
  const mois = await listMois(db, perimetre, poste);
  const annees = anneesDuPoste(poste, today);
  const an = annees.find((une) => `${une}` === c.req.query("annee")) ?? annees[0] ?? annee(today);
  const manquants = (une: number) => repartir(mois, moisAttendus(poste, une, today)).manquants.length;
  c.status(erreur ? 422 : 200);
  const page = (
    <PostePage
      base={baseDe(c)}
      poste={poste}
      affectations={affectations}
      mois={mois}
      an={an}
      attendus={moisAttendus(poste, an, today)}
      annees={annees.filter((une) => une !== an).map((une) => ({ an: une, manquants: manquants(une) }))}
      compte={perimetre.compte}
      aujourdhui={today}
      id={newId()}
      tenir={saitFaire(c, "cooperation.tenir")}
      ouverte={affectations.find(({ id }) => id === c.req.query("affectation"))}
      {...suite}
    />
  );
  return c.render(page, { titre: poste.intitule, erreur });
}

async function enregistrer(c: Requete) {
  exiger(c, "cooperation.tenir");
  const { db, perimetre } = c.var;
  const { id: tenu } = await posteDe(c);
  const poste = await lockPoste(db, perimetre, tenu); // two at once: the second reads who the first has named
  const affectations = await listAffectations(db, perimetre, [poste]);
  const form = await c.req.formData();
  const saisi = parseForm(AFFECTATION, form);
  const id = String(form.get("id") ?? "");
  const ouverte = Number(form.get("version") ?? 0) > 0 ? orNotFound(affectations.find((une) => une.id === id)) : null;
  const reprise = ouverte ? { ouverte } : {};
  if (isFormErrors(saisi)) return montrer(c, poste, { ...reprise, erreurs: saisi });
  const { version, ...dite } = saisi;
  const nouvelle: Affectation = { ...dite, poste: poste.id, compte: ouverte?.compte ?? null, version: 1 };
  const apres = affecter(poste, affectations, nouvelle);
  if (apres instanceof Refus)
    return montrer(c, poste, { ...reprise, erreurs: { values: valuesOf(form), errors: {} }, refus: apres.code });
  if (ouverte) await updateAffectation(db, perimetre, poste, { avant: { ...ouverte, version }, apres });
  else await insertAffectation(db, perimetre, poste, apres);
  return c.redirect(`${baseDe(c)}/cooperation/${poste.id}`, 303);
}

const POSTE = "/conventions/:convention/cooperation/:poste";

export const tenueRoutes = new Hono<Env>()
  .get(POSTE, async (c) => montrer(c, await posteDe(c)))
  .post(`${POSTE}/affectations`, enregistrer);
