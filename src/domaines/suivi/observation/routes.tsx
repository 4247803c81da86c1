import { Hono } from "hono";
import { alertePersonne } from "#domaines/plan/index.ts";
import { ALERTES_PERSONNE } from "#domaines/plan/model.ts";
import type { Env } from "#platform/http.ts";
import { orNotFound } from "#platform/errors.ts";
import { parseForm, valuesOf } from "#platform/forms.ts";
import { newId } from "#platform/ids.ts";
import { unlessRemoved } from "#platform/removal.ts";
import { forbid } from "#platform/rights.ts";
import { isFormErrors } from "#ui/form.ts";
import { montrerIndicateur } from "../indicateur/page/actions.tsx";
import { baseDe, droitsDe, exigerDefinir, getIndicateurDe } from "../indicateur/requete/actions.ts";
import { OBSERVATION } from "./forms.ts";
import type { EffacerParole } from "../effacement/store.ts";
import { effacerParole } from "../parole/actions.ts";
import { cleObservation } from "../parole/model.ts";
import { deleteObservation, getObservation, insertObservation } from "./store.ts";

const OBSERVATIONS = "/conventions/:convention/indicateurs/:indicateur/observations";

/** Noter ce qui se dit ou se voit d'un indicateur, et le retirer ; `ailleurs` : ce que les tranches plus hautes en ont cité. */
export const observationRoutes = (ailleurs: EffacerParole) =>
  new Hono<Env>()
    .post(OBSERVATIONS, async (c) => {
      const indicateur = await getIndicateurDe(c);
      forbid((await droitsDe(c)).saisir(indicateur));
      const form = await c.req.formData();
      const saisi = parseForm(OBSERVATION, form);
      if (isFormErrors(saisi)) return montrerIndicateur(c, indicateur, { erreurs: saisi });
      const { confirme, ...dite } = saisi;
      const alerte = confirme ? null : alertePersonne(`${dite.texte}\n${dite.contexte}`);
      if (alerte) {
        const values = { ...valuesOf(form), alerte: ALERTES_PERSONNE[alerte] };
        return montrerIndicateur(c, indicateur, { erreurs: { values, errors: {} } });
      }
      const { perimetre } = c.var;
      const { id, convention } = indicateur;
      const observation = { ...dite, id: newId(), convention, indicateur: id, saisiPar: perimetre.compte };
      await insertObservation(c.var.db, perimetre, observation);
      return c.redirect(`${baseDe(c)}/indicateurs/${id}?ecrit=1#observations`, 303);
    })
    .post(`${OBSERVATIONS}/:observation/retrait`, async (c) => {
      exigerDefinir(c);
      const indicateur = await getIndicateurDe(c);
      const ici = `${baseDe(c)}/indicateurs/${indicateur.id}#observations`;
      const observation = await unlessRemoved(
        c.var,
        "suivi.observation",
        c.req.param("observation"),
        getObservation(c.var.db, c.var.perimetre, c.req.param("observation")),
      );
      if (!observation) return c.redirect(ici, 303);
      orNotFound(observation.indicateur === indicateur.id || undefined);
      await deleteObservation(c.var.db, c.var.perimetre, observation);
      const { id, convention } = observation;
      await effacerParole(c, { convention, cle: cleObservation(id) }, ailleurs);
      return c.redirect(ici, 303);
    });
