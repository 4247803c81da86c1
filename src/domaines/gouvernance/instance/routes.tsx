import { Hono } from "hono";
import { annee } from "#commun/jour.ts";
import { Refus } from "#commun/refus.ts";
import type { Env } from "#platform/http.ts";
import { orConflict } from "#platform/errors.ts";
import { parseForm } from "#platform/forms.ts";
import { newId } from "#platform/ids.ts";
import { unlessRemoved } from "#platform/removal.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { listMembres } from "../membre/store.ts";
import { baseDe, conventionDe, exiger, type Requete, saitFaire } from "../requete/actions.ts";
import { listSeances } from "../seance/store.ts";
import { conventionsConduites, direParite, instanceDe, lireInstances, nomDeCommune } from "./actions.ts";
import { INSTANCE, PHRASES_INSTANCE } from "./forms.ts";
import type { Instance } from "./model.ts";
import { pageDe } from "#ui/pagination.tsx";
import { FinInstancePage, titreDeFin } from "./fin/pages.tsx";
import { InstancesPage } from "./liste/pages.tsx";
import { InstancePage } from "./pages.tsx";
import { InstanceForm } from "./saisie/pages.tsx";
import { cloreInstance, effacerInstance, type RefusInstance, rouvrirInstance, rythmeDe } from "./rules.ts";
import { deleteInstance, insertInstance, updateInstance } from "./store.ts";

const conduire = (c: Requete) => saitFaire(c, "gouvernance.conduire");

async function montrerInstances(c: Requete) {
  exiger(c, "gouvernance.lire");
  const lignes = await lireInstances(c);
  const page = <InstancesPage base={baseDe(c)} lignes={lignes} an={annee(c.var.today)} conduire={conduire(c)} />;
  return c.render(page, { titre: "Instances" });
}

async function montrerInstance(c: Requete, refus?: RefusInstance) {
  const instance = await instanceDe(c);
  const { db, perimetre, today } = c.var;
  const membres = await listMembres(db, perimetre, instance.id);
  const seances = await listSeances(db, perimetre, instance.id);
  const an = annee(today);
  c.status(refus ? 422 : 200);
  const page = (
    <InstancePage
      base={baseDe(c)}
      instance={instance}
      membres={membres}
      seances={seances}
      parite={direParite(instance, membres, today)}
      rythme={rythmeDe(instance, seances, an)}
      an={an}
      aujourdhui={today}
      conduire={conduire(c)}
      nomDe={nomDeCommune}
      page={pageDe(c.req.query("page"))}
      refus={refus && PHRASES_INSTANCE[refus]}
    />
  );
  return c.render(page, { titre: instance.nom, erreur: Boolean(refus) });
}

async function montrerForm(c: Requete, instance: Instance | null, erreurs?: FormErrors) {
  const conventions = await conventionsConduites(c);
  c.status(erreurs ? 422 : 200);
  const page = (
    <InstanceForm
      base={baseDe(c)}
      instance={instance}
      id={instance?.id ?? newId()}
      conventions={conventions}
      erreurs={erreurs}
    />
  );
  return c.render(page, {
    titre: instance ? `Modifier : ${instance.nom}` : "Créer une instance",
    erreur: Boolean(erreurs),
  });
}

/** Les conventions cochées que l'on conduit, celle où l'on est, et celles d'avant que l'on ne voit pas. */
async function conventionsDites(c: Requete, cochees: readonly string[], avant: readonly string[]): Promise<string[]> {
  const connues = new Set((await conventionsConduites(c)).map(({ id }) => id));
  const gardees = avant.filter((id) => !connues.has(id));
  return [...new Set([conventionDe(c), ...cochees.filter((id) => connues.has(id)), ...gardees])];
}

async function creer(c: Requete) {
  exiger(c, "gouvernance.conduire");
  const saisie = parseForm(INSTANCE, await c.req.formData());
  if (isFormErrors(saisie)) return montrerForm(c, null, saisie);
  const { quorumNombre, ...reste } = saisie;
  const instance = {
    ...reste,
    quorumNombre: saisie.quorum === "nombre" ? quorumNombre : null,
    conventions: await conventionsDites(c, saisie.conventions, []),
    closeLe: null,
    version: 1,
  };
  await insertInstance(c.var.db, c.var.perimetre, instance);
  return c.redirect(`${baseDe(c)}/instances/${saisie.id}`, 303);
}

async function modifier(c: Requete) {
  exiger(c, "gouvernance.conduire");
  const avant = await instanceDe(c);
  const saisie = parseForm(INSTANCE, await c.req.formData());
  if (isFormErrors(saisie)) return montrerForm(c, avant, saisie);
  const { id: _id, version, quorumNombre, ...reste } = saisie;
  const apres = {
    ...avant,
    ...reste,
    quorumNombre: saisie.quorum === "nombre" ? quorumNombre : null,
    conventions: await conventionsDites(c, saisie.conventions, avant.conventions),
  };
  await updateInstance(c.var.db, c.var.perimetre, { avant: { ...avant, version }, apres });
  return c.redirect(`${baseDe(c)}/instances/${avant.id}`, 303);
}

type GenreFin = "cloture" | "suppression";

const montrerFin = (genre: GenreFin, refus?: RefusInstance) => async (c: Requete) => {
  exiger(c, "gouvernance.conduire");
  const instance = await instanceDe(c);
  const { length: membres } = await listMembres(c.var.db, c.var.perimetre, instance.id);
  c.status(refus ? 422 : 200);
  const page = (
    <FinInstancePage
      base={baseDe(c)}
      instance={instance}
      genre={genre}
      membres={membres}
      refus={refus && PHRASES_INSTANCE[refus]}
    />
  );
  return c.render(page, { titre: titreDeFin(genre), erreur: Boolean(refus) });
};

async function versionLue(c: Requete, instance: Instance): Promise<void> {
  const version = Number((await c.req.formData()).get("version"));
  if (version !== instance.version) orConflict({ numUpdatedRows: 0n });
}

async function clore(c: Requete) {
  exiger(c, "gouvernance.conduire");
  const avant = await instanceDe(c);
  await versionLue(c, avant);
  const { db, perimetre, today } = c.var;
  const apres = cloreInstance(avant, await listSeances(db, perimetre, avant.id), today);
  if (apres instanceof Refus) return montrerFin("cloture", apres.code)(c);
  await updateInstance(db, perimetre, { avant, apres, action: "cloture" });
  return c.redirect(`${baseDe(c)}/instances/${avant.id}`, 303);
}

async function effacer(c: Requete) {
  exiger(c, "gouvernance.conduire");
  const avant = await unlessRemoved(c.var, "gouvernance.instance", c.req.param("instance") ?? "", instanceDe(c));
  if (!avant) return c.redirect(`${baseDe(c)}/instances`, 303);
  await versionLue(c, avant);
  const { db, perimetre } = c.var;
  const refus = effacerInstance(await listSeances(db, perimetre, avant.id));
  if (refus) return montrerFin("suppression", refus.code)(c);
  await deleteInstance(db, perimetre, avant);
  return c.redirect(`${baseDe(c)}/instances`, 303);
}

async function rouvrir(c: Requete) {
  exiger(c, "gouvernance.conduire");
  const avant = await instanceDe(c);
  const apres = rouvrirInstance(avant);
  if (apres instanceof Refus) return montrerInstance(c, apres.code);
  await updateInstance(c.var.db, c.var.perimetre, { avant, apres, action: "ouverture" });
  return c.redirect(`${baseDe(c)}/instances/${avant.id}`, 303);
}

const INSTANCES = "/conventions/:convention/instances";

/** Les instances d'une convention : les lire, en créer, les changer, les clore. */
export const instanceRoutes = new Hono<Env>()
  .get(INSTANCES, montrerInstances)
  .get(`${INSTANCES}/nouvelle`, (c) => {
    exiger(c, "gouvernance.conduire");
    return montrerForm(c, null);
  })
  .post(INSTANCES, creer)
  .get(`${INSTANCES}/:instance`, (c) => montrerInstance(c))
  .post(`${INSTANCES}/:instance`, modifier)
  .get(`${INSTANCES}/:instance/modifier`, async (c) => {
    exiger(c, "gouvernance.conduire");
    return montrerForm(c, await instanceDe(c));
  })
  .get(`${INSTANCES}/:instance/cloture`, montrerFin("cloture"))
  .post(`${INSTANCES}/:instance/cloture`, clore)
  .get(`${INSTANCES}/:instance/suppression`, montrerFin("suppression"))
  .post(`${INSTANCES}/:instance/suppression`, effacer)
  .post(`${INSTANCES}/:instance/reouverture`, rouvrir);
