import { Hono } from "hono";
import { Refus } from "#commun/refus.ts";
import { peut } from "#domaines/acces/index.ts";
import type { Env } from "#platform/http.ts";
import { parseForm, valuesOf } from "#platform/forms.ts";
import { forbid } from "#platform/rights.ts";
import { isFormErrors } from "#ui/form.ts";
import { ORDRE_DU_PLAN, SANS_FILTRE } from "../fiche/model.ts";
import { getFiche, listFiches } from "../fiche/store.ts";
import { ecrire } from "../histoire/rules.ts";
import { listNoeuds, listSchemas } from "../noeud/store.ts";
import { baseDe, ecritureDe, type Requete } from "../requete/actions.ts";
import { ecrireLot, preparerLot } from "./actions.ts";
import { LOT } from "./forms.ts";
import { ApercuPage, LotPage, type REFUS, titreApercu, titreLot } from "./pages.tsx";
import { montrees, tableauDe } from "./rules.ts";

type Suite = { refus?: keyof typeof REFUS; saisie?: Record<string, string>; retour?: string };

async function montrerLot(c: Requete, ids: readonly string[], { refus, saisie = {}, retour = "" }: Suite = {}) {
  const { db, perimetre } = c.var;
  const fiches = [];
  for (const id of ids) fiches.push(await getFiche(db, perimetre, id));
  const places = refus === "plafond-atteint" ? await placesDe(c, ids, saisie["priorite"] ?? "") : undefined;
  const props = {
    places,
    retour,
    base: baseDe(c),
    fiches,
    noeuds: await listNoeuds(db, perimetre),
    schemas: await listSchemas(db, perimetre),
  };
  const faute = ids.length === 0 ? "rien" : refus;
  c.status(faute ? 422 : 200);
  return c.render(<LotPage {...props} refus={faute} saisie={saisie} />, {
    titre: titreLot(props.fiches.length),
    erreur: Boolean(faute),
  });
}

const retourDit = (form: FormData): string => String(form.get("retour") ?? "");

async function recevoir(c: Requete, apercu: boolean) {
  forbid(peut(c.var.perimetre.roles, "plan.modifier"));
  const form = await c.req.formData();
  const saisie = parseForm(LOT, form);
  const retour = retourDit(form);
  if (isFormErrors(saisie)) return montrerLot(c, form.getAll("fiche").map(String), { refus: "rien", retour });
  const changements = await preparerLot(c.var.db, ecritureDe(c), { saisie, apercu });
  if (changements instanceof Refus)
    return montrerLot(c, saisie.fiche, { refus: changements.code, saisie: valuesOf(form), retour });
  return { form, saisie, changements, retour };
}

/** Avant et après, fiche par fiche ; `change` : l'aperçu d'avant ne vaut plus, quelqu'un a écrit entre-temps. */
async function montrerApercu(c: Requete, change = false) {
  const recu = await recevoir(c, true);
  if (recu instanceof Response) return recu;
  const { champ } = recu.saisie;
  const noeuds = await listNoeuds(c.var.db, c.var.perimetre);
  const lignes = recu.changements.map(({ avant, apres }) => ({
    fiche: avant,
    avant: ecrire(champ, avant[champ], noeuds),
    apres: ecrire(champ, apres[champ], noeuds),
  }));
  const envoye = [...recu.form].filter(([nom]) => nom !== "lue");
  const lues = recu.changements.map(({ avant }): [string, string] => ["lue", `${avant.id} ${avant.version}`]);
  const saisie = [...envoye.map(([nom, valeur]): [string, string] => [nom, String(valeur)]), ...lues];
  c.status(change ? 409 : 200);
  const page = (
    <ApercuPage base={baseDe(c)} champ={champ} lignes={lignes} saisie={saisie} change={change} retour={recu.retour} />
  );
  return c.render(page, { titre: titreApercu(champ, lignes.length), erreur: change });
}

/** Ce que le plafond d'une priorité permet, et combien de fiches l'ont déjà hors de celles que l'on a choisies. */
async function placesDe(c: Requete, ids: readonly string[], priorite: string) {
  const { db, perimetre } = c.var;
  const [code, ...reste] = priorite.split("/");
  const valeur = reste.join("/");
  const schema = (await listSchemas(db, perimetre)).find((un) => un.code === code);
  const plafond = schema?.valeurs.find((une) => une.valeur === valeur)?.plafond ?? 0;
  const toutes = await listFiches(db, perimetre, { filtres: SANS_FILTRE, tri: ORDRE_DU_PLAN });
  const deja = toutes.filter(
    ({ id, priorite: p }) => p?.schema === code && p?.valeur === valeur && !ids.includes(id),
  ).length;
  return { valeur, plafond, deja, choisies: ids.length };
}

const LOTS = "/conventions/:convention/plan/lot";

export const lotRoutes = new Hono<Env>()
  .get(LOTS, (c) => {
    forbid(peut(c.var.perimetre.roles, "plan.modifier"));
    const ids = c.req.queries("fiche") ?? [];
    const retour = c.req.query("retour") ?? "";
    if (ids.length === 0) return c.redirect(tableauDe(baseDe(c), retour, { selection: "1", lot: "rien" }), 303);
    return montrerLot(c, ids, { retour });
  })
  .post(`${LOTS}/apercu`, (c) => montrerApercu(c))
  .post(LOTS, async (c) => {
    const recu = await recevoir(c, false);
    if (recu instanceof Response) return recu;
    const { saisie, changements } = recu;
    if (!montrees(saisie.lue, changements) || !(await ecrireLot(c.var.db, ecritureDe(c), changements)))
      return montrerApercu(c, true);
    return c.redirect(tableauDe(baseDe(c), recu.retour, { lot: `${changements.length}` }), 303);
  });
