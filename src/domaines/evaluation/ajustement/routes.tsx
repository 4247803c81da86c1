import { Hono } from "hono";
import { listCitees } from "#domaines/plan/index.ts";
import type { Env } from "#platform/http.ts";
import { parseForm, valuesOf } from "#platform/forms.ts";
import { newId } from "#platform/ids.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import type { Bilan } from "../bilan/model.ts";
import { peutEcrire } from "../bilan/rules.ts";
import { brouillonDe, garder, montrerReste } from "../brouillon/actions.tsx";
import { deleteBrouillon } from "../brouillon/store.ts";
import { citer } from "../preparation/ecriture/rules.ts";
import {
  baseDe,
  bilansDe,
  exigerOuvert,
  exigerRediger,
  getBilanDe,
  listBilansDe,
  lockBilanDe,
  type Requete,
} from "../requete/actions.ts";
import { AJUSTEMENT, ditsDe, joindre } from "./forms.ts";
import type { Ajustement } from "./model.ts";
import { AjustementPage, AjustementsPage, AvenantsPage, type Citees } from "./pages.tsx";
import { proposeAvenant } from "./rules.ts";
import { deleteAjustement, getAjustement, insertAjustement, listAjustements, updateAjustement } from "./store.ts";

const citeesDe = async (c: Requete): Promise<Citees> =>
  (await listCitees(c.var.db, c.var.perimetre)).map((fiche) => ({ id: fiche.id, libelle: citer(fiche) }));

async function montrerListe(c: Requete, bilan: Bilan, erreurs?: FormErrors) {
  const ajustements = await listAjustements(c.var.db, c.var.perimetre, [bilan]);
  const garde = erreurs ? undefined : await brouillonDe(c, bilan, "ajuster");
  const corrige = ajustements.find(({ id }) => id === garde?.saisie["corrige"]) ?? null;
  const repris = erreurs ?? (garde && !corrige ? { values: garde.saisie, errors: {} } : undefined);
  const saisie = { base: baseDe(c), bilan, id: newId(), avant: null, fiches: await citeesDe(c), erreurs: repris };
  c.status(erreurs ? 422 : 200);
  const page = <AjustementsPage {...saisie} ajustements={ajustements} corrige={corrige} />;
  return c.render(page, { titre: `Les ajustements, ${bilan.titre}`, erreur: Boolean(erreurs) });
}

/** La correction de cet ajustement que l'on tapait quand le bilan fut adopté. */
async function corrigeDe(c: Requete, bilan: Bilan, { id }: Ajustement): Promise<FormErrors | undefined> {
  const garde = await brouillonDe(c, bilan, "ajuster");
  return garde?.saisie["corrige"] === id ? { values: garde.saisie, errors: {} } : undefined;
}

async function montrerUn(c: Requete, bilan: Bilan, avant: Ajustement, erreurs?: FormErrors) {
  const repris = erreurs ?? (await corrigeDe(c, bilan, avant));
  const saisie = { base: baseDe(c), bilan, id: avant.id, avant, fiches: await citeesDe(c), erreurs: repris };
  c.status(erreurs ? 422 : 200);
  return c.render(<AjustementPage {...saisie} />, { titre: `Un ajustement, ${bilan.titre}`, erreur: Boolean(erreurs) });
}

/** Les fiches cochées qui sont bien de cette convention. */
async function permises(c: Requete, fiches: readonly string[]): Promise<string[]> {
  const connues = await citeesDe(c);
  return fiches.filter((id) => connues.some((fiche) => fiche.id === id));
}

async function ouvrir(c: Requete): Promise<Bilan> {
  exigerRediger(c);
  return lockBilanDe(c);
}

const montrerHors = (c: Requete, bilan: Bilan, saisie: Record<string, string>) =>
  montrerReste(c, bilan, { section: "ajuster", titre: "Les ajustements", ancre: "ajustements", dits: ditsDe(saisie) });

/** Adopté entre-temps, le bilan ne prend plus d'ajustement : ce qui fut tapé est gardé et remontré. */
async function mettreDeCote(c: Requete, bilan: Bilan, form: FormData, corrige = "") {
  const tape = { ...valuesOf(form), corrige };
  const saisie = joindre((await brouillonDe(c, bilan, "ajuster"))?.saisie, tape);
  garder(c, bilan, { section: "ajuster", version: 0, saisie });
  c.status(409);
  return montrerHors(c, bilan, saisie);
}

async function ajouter(c: Requete) {
  const bilan = await ouvrir(c);
  const form = await c.req.formData();
  if (!peutEcrire(bilan)) return mettreDeCote(c, bilan, form);
  const saisi = parseForm(AJUSTEMENT, form);
  if (isFormErrors(saisi)) return montrerListe(c, bilan, saisi);
  const { db, perimetre } = c.var;
  const deja = await listAjustements(db, perimetre, [bilan]);
  await insertAjustement(db, perimetre, bilan, {
    ...saisi,
    fiches: await permises(c, saisi.fiches),
    id: saisi.id || newId(),
    bilan: bilan.id,
    ordre: deja.length,
    version: 1,
  });
  const garde = await brouillonDe(c, bilan, "ajuster");
  if (!deja.some(({ id }) => id === garde?.saisie["corrige"]))
    await deleteBrouillon(db, perimetre, { bilan: bilan.id, section: "ajuster" });
  return c.redirect(`${bilansDe(c)}/${bilan.id}/ajustements`, 303);
}

const ajustementDe = (c: Requete, bilan: Bilan) =>
  getAjustement(c.var.db, c.var.perimetre, bilan, c.req.param("ajustement") ?? "");

async function modifier(c: Requete) {
  const bilan = await ouvrir(c);
  const avant = await ajustementDe(c, bilan);
  const form = await c.req.formData();
  if (!peutEcrire(bilan)) return mettreDeCote(c, bilan, form, avant.id);
  const saisi = parseForm(AJUSTEMENT, form);
  if (isFormErrors(saisi)) return montrerUn(c, bilan, avant, saisi);
  const { texte, classe, version } = saisi;
  const apres = { ...avant, texte, classe, fiches: await permises(c, saisi.fiches) };
  const { db, perimetre } = c.var;
  await updateAjustement(db, perimetre, bilan, { avant: { ...avant, version }, apres });
  if (await corrigeDe(c, bilan, avant)) await deleteBrouillon(db, perimetre, { bilan: bilan.id, section: "ajuster" });
  return c.redirect(`${bilansDe(c)}/${bilan.id}/ajustements`, 303);
}

async function retirer(c: Requete) {
  const bilan = exigerOuvert(await ouvrir(c));
  const siens = await listAjustements(c.var.db, c.var.perimetre, [bilan]);
  const retire = siens.find(({ id }) => id === c.req.param("ajustement")); // gone already: a second click asks for what is done
  if (retire) await deleteAjustement(c.var.db, c.var.perimetre, bilan, retire);
  return c.redirect(`${bilansDe(c)}/${bilan.id}/ajustements`, 303);
}

async function montrerAvenants(c: Requete) {
  const bilans = await listBilansDe(c);
  const ajustements = (await listAjustements(c.var.db, c.var.perimetre, bilans)).filter(proposeAvenant);
  const fiches = await citeesDe(c);
  const propositions = bilans.flatMap((bilan) =>
    ajustements
      .filter((ajustement) => ajustement.bilan === bilan.id)
      .map((ajustement) => ({ bilan, ajustement, fiches: fiches.filter(({ id }) => ajustement.fiches.includes(id)) })),
  );
  return c.render(<AvenantsPage base={baseDe(c)} propositions={propositions} />, { titre: "Avenants proposés" });
}

const BILANS = "/conventions/:convention/bilans";
const AJUSTEMENTS = `${BILANS}/:bilan/ajustements`;

export const ajustementRoutes = new Hono<Env>()
  .get(`${BILANS}/avenants`, montrerAvenants)
  .get(AJUSTEMENTS, async (c) => {
    exigerRediger(c);
    const bilan = await getBilanDe(c);
    const garde = peutEcrire(bilan) ? undefined : await brouillonDe(c, bilan, "ajuster");
    return garde ? montrerHors(c, bilan, garde.saisie) : montrerListe(c, exigerOuvert(bilan));
  })
  .post(AJUSTEMENTS, ajouter)
  .get(`${AJUSTEMENTS}/:ajustement`, async (c) => {
    exigerRediger(c);
    const bilan = exigerOuvert(await getBilanDe(c));
    return montrerUn(c, bilan, await ajustementDe(c, bilan));
  })
  .post(`${AJUSTEMENTS}/:ajustement`, modifier)
  .post(`${AJUSTEMENTS}/:ajustement/retrait`, retirer);
