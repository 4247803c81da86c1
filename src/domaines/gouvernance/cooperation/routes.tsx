import { Hono } from "hono";
import { Refus } from "#commun/refus.ts";
import { parseForm, valuesOf } from "#platform/forms.ts";
import type { Env } from "#platform/http.ts";
import { newId } from "#platform/ids.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { baseDe, conventionDe, exiger, type Requete, saitFaire } from "../requete/actions.ts";
import { ecrireFinancements, POSTE } from "./forms.ts";
import type { Poste } from "./model.ts";
import { PostesPage, SaisiePostePage } from "./pages.tsx";
import { type RefusPoste, tenirPoste } from "./rules.ts";
import { getPoste, insertPoste, listAffectations, listPostes, lockPoste, updatePoste } from "./store.ts";

async function montrerTous(c: Requete) {
  exiger(c, "cooperation.lire");
  const { db, perimetre, today } = c.var;
  const postes = await listPostes(db, perimetre);
  const page = (
    <PostesPage
      base={baseDe(c)}
      postes={postes}
      affectations={await listAffectations(db, perimetre, postes)}
      aujourdhui={today}
      tenir={saitFaire(c, "cooperation.tenir")}
    />
  );
  return c.render(page, { titre: "Coordination de la convention" });
}

type Suite = { id: string; poste: Poste | null; erreurs?: FormErrors; refus?: RefusPoste };

function montrerSaisie(c: Requete, suite: Suite) {
  const erreur = Boolean(suite.erreurs || suite.refus);
  c.status(erreur ? 422 : 200);
  const financements = ecrireFinancements(suite.poste?.financements ?? []);
  const titre = suite.poste ? `Modifier « ${suite.poste.intitule} »` : "Créer un poste";
  return c.render(<SaisiePostePage base={baseDe(c)} financements={financements} {...suite} />, { titre, erreur });
}

async function enregistrer(c: Requete) {
  exiger(c, "cooperation.tenir");
  const { db, perimetre } = c.var;
  const form = await c.req.formData();
  const id = String(form.get("id") ?? "");
  const avant = Number(form.get("version") ?? 0) > 0 ? await lockPoste(db, perimetre, id) : null;
  const saisi = parseForm(POSTE, form);
  if (isFormErrors(saisi)) return montrerSaisie(c, { id: id || newId(), poste: avant, erreurs: saisi });
  const { version, etp, ...dit } = saisi;
  const tenu = avant ? await listAffectations(db, perimetre, [avant]) : [];
  const poste = tenirPoste({ ...dit, etpCentiemes: etp, convention: conventionDe(c), version: 1 }, tenu);
  if (poste instanceof Refus) {
    const erreurs = { values: valuesOf(form), errors: {} };
    return montrerSaisie(c, { id, poste: avant, erreurs, refus: poste.code });
  }
  if (avant) await updatePoste(db, perimetre, { ...avant, version }, poste);
  else await insertPoste(db, perimetre, poste);
  return c.redirect(`${baseDe(c)}/cooperation/${id}`, 303);
}

const COOPERATION = "/conventions/:convention/cooperation";

export const cooperationRoutes = new Hono<Env>()
  .get(COOPERATION, montrerTous)
  .post(COOPERATION, enregistrer)
  .get(`${COOPERATION}/nouveau`, (c) => {
    exiger(c, "cooperation.tenir");
    return montrerSaisie(c, { id: newId(), poste: null });
  })
  .get(`${COOPERATION}/:poste/modifier`, async (c) => {
    exiger(c, "cooperation.tenir");
    const poste = await getPoste(c.var.db, c.var.perimetre, c.req.param("poste") ?? "");
    return montrerSaisie(c, { id: poste.id, poste });
  });
