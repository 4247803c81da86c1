import { intituleFiche } from "#domaines/plan/model.ts";
import { Hono } from "hono";
import { Refus } from "#commun/refus.ts";
import { listCitees } from "#domaines/plan/index.ts";
import type { Env } from "#platform/http.ts";
import { parseForm, valuesOf } from "#platform/forms.ts";
import { newId } from "#platform/ids.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { listServices } from "../../service/store.ts";
import { nomsDesCommunes } from "../communes/actions.ts";
import { DEFINITION, definitionDe } from "../forms.ts";
import { DEFINITION_NEUVE, type Definition, type Indicateur } from "../model.ts";
import { baseDe, conventionDe, exigerDefinir, getIndicateurDe, instantDe, type Requete } from "../requete/actions.ts";
import { accorder, verifierDefinition } from "../rules.ts";
import { saisieDefinition } from "../saisie/rules.ts";
import { insertIndicateur, updateIndicateur } from "../store.ts";
import { DefinitionPage, REFUS } from "./pages.tsx";

type Suite = { erreurs?: FormErrors; change?: boolean };

async function montrer(c: Requete, indicateur: Indicateur | null, { erreurs, change = false }: Suite = {}) {
  const { db, perimetre } = c.var;
  const fiches = await listCitees(db, perimetre);
  const services = await listServices(db, perimetre);
  c.status(change ? 409 : erreurs ? 422 : 200);
  const page = (
    <DefinitionPage
      base={baseDe(c)}
      indicateur={indicateur}
      saisie={saisieDefinition(indicateur ?? DEFINITION_NEUVE)}
      fiches={fiches.map(({ id, reference, titre }) => ({
        id,
        libelle: intituleFiche({ reference, titre }),
      }))}
      services={services}
      erreurs={erreurs}
      change={change}
    />
  );
  const titre = indicateur ? `Définir « ${indicateur.libelle} »` : "Nouvel indicateur";
  return c.render(page, { titre, erreur: Boolean(erreurs) });
}

type Lue = { definition: Definition; fiches: string[]; version: number };

/** La définition que dit le formulaire, les fiches et le service du périmètre seulement ; ou ce qui n'y va pas. */
async function lire(c: Requete, form: FormData): Promise<Lue | FormErrors> {
  const saisi = parseForm(DEFINITION, form);
  if (isFormErrors(saisi)) return saisi;
  const { db, perimetre } = c.var;
  const connues = new Set((await listCitees(db, perimetre)).map(({ id }) => id));
  const services = new Set((await listServices(db, perimetre)).map(({ id }) => id));
  const dite = definitionDe(saisi);
  const service = dite.service && services.has(dite.service) ? dite.service : null;
  const communes = dite.ventilation === "commune" && dite.modalites.length === 0;
  const modalites = communes ? await nomsDesCommunes(db, perimetre, conventionDe(c)) : dite.modalites;
  const definition = verifierDefinition(accorder({ ...dite, service, modalites }));
  if (!(definition instanceof Refus))
    return { definition, fiches: saisi.fiches.filter((id) => connues.has(id)), version: saisi.version };
  const { champ, phrase } = REFUS[definition.code];
  return { values: valuesOf(form), errors: { [champ]: [phrase] } };
}

const INDICATEURS = "/conventions/:convention/indicateurs";

/** Définir un indicateur, corriger sa définition, le mettre de côté. */
export const definitionRoutes = new Hono<Env>()
  .get(`${INDICATEURS}/nouveau`, (c) => {
    exigerDefinir(c);
    return montrer(c, null);
  })
  .post(INDICATEURS, async (c) => {
    exigerDefinir(c);
    const lue = await lire(c, await c.req.formData());
    if (isFormErrors(lue)) return montrer(c, null, { erreurs: lue });
    const { definition, fiches } = lue;
    const id = newId();
    await insertIndicateur(c.var.db, c.var.perimetre, { ...definition, id, convention: conventionDe(c), fiches });
    return c.redirect(`${baseDe(c)}/indicateurs/${id}`, 303);
  })
  .get(`${INDICATEURS}/:indicateur/definition`, async (c) => {
    exigerDefinir(c);
    return montrer(c, await getIndicateurDe(c));
  })
  .post(`${INDICATEURS}/:indicateur/definition`, async (c) => {
    exigerDefinir(c);
    const indicateur = await getIndicateurDe(c);
    const form = await c.req.formData();
    const lue = await lire(c, form);
    if (isFormErrors(lue)) return montrer(c, indicateur, { erreurs: lue });
    if (lue.version !== indicateur.version)
      return montrer(c, indicateur, { erreurs: { values: valuesOf(form), errors: {} }, change: true });
    const { definition, fiches } = lue;
    await updateIndicateur(c.var.db, c.var.perimetre, indicateur, { ...indicateur, ...definition, fiches });
    return c.redirect(`${baseDe(c)}/indicateurs/${indicateur.id}`, 303);
  })
  .post(`${INDICATEURS}/:indicateur/retrait`, async (c) => {
    exigerDefinir(c);
    const indicateur = await getIndicateurDe(c);
    const retirer = (await c.req.formData()).get("vers") === "retire"; // a double click asks twice for the same
    const [retireLe, action] = retirer ? [instantDe(c), "archivage"] : [null, "retour"];
    if (retirer !== Boolean(indicateur.retireLe))
      await updateIndicateur(c.var.db, c.var.perimetre, indicateur, { ...indicateur, retireLe, action });
    return c.redirect(`${baseDe(c)}/indicateurs/${indicateur.id}`, 303);
  });
