import { Hono } from "hono";
import { orNotFound } from "#platform/errors.ts";
import type { Env } from "#platform/http.ts";
import { forbid } from "#platform/rights.ts";
import { ENSEMBLE } from "../../valeur/model.ts";
import { etatApresSaisie } from "../../valeur/rules.ts";
import { listSaisies, saveValeur } from "../../valeur/store.ts";
import { baseDe, droitsDe, getIndicateurDe, instantDe } from "../requete/actions.ts";
import { lireReprises } from "./actions.ts";

/** Reprendre d'un geste ce que dit la statistique du territoire. */
export const repriseRoutes = new Hono<Env>().post(
  "/conventions/:convention/indicateurs/:indicateur/reprise",
  async (c) => {
    const indicateur = await getIndicateurDe(c);
    const { saisir, valider } = await droitsDe(c);
    forbid(saisir(indicateur));
    const periode = String((await c.req.formData()).get("periode") ?? "");
    const lues = await lireReprises(c, indicateur);
    const { nombre, sur, source } = orNotFound(lues?.reprises.find((une) => une.periode === periode));
    const { db, perimetre } = c.var;
    const avant = (await listSaisies(db, perimetre, [indicateur.id])).find(
      (une) => une.periode === periode && une.modalite === ENSEMBLE,
    );
    const instant = instantDe(c);
    await saveValeur(db, perimetre, avant, {
      indicateur: indicateur.id,
      convention: indicateur.convention,
      periode,
      modalite: ENSEMBLE,
      nombre,
      sur,
      version: 1,
      etat: etatApresSaisie(valider),
      commentaire: `Repris des statistiques du territoire : ${source}`.slice(0, 500),
      preuve: avant?.preuve ?? "",
      saisiPar: perimetre.compte,
      saisiLe: instant,
      validePar: valider ? perimetre.compte : null,
      valideLe: valider ? instant : null,
    });
    return c.redirect(`${baseDe(c)}/indicateurs/${indicateur.id}?ecrit=1`, 303);
  },
);
