import { type Context, Hono } from "hono";
import { listAuteurs, nomParmi } from "#domaines/acces/index.ts";
import { jourDe, instantDe } from "#commun/jour.ts";
import { Refus } from "#commun/refus.ts";
import { parseForm } from "#platform/forms.ts";
import type { Env } from "#platform/http.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { jourEnMots } from "../demande/etape/recapitulatif/textes.ts";
import type { PerimetreFamille } from "../demande/model.ts";
import { foyerDe, guichetDe, langueDe, placeDe, rendre, textesDe } from "../demande/visite/actions.ts";
import { Cadre } from "../demande/visite/pages.tsx";
import { exporter } from "../effacement/actions.ts";
import { envoyerCopie, nomsDe } from "../effacement/copie/actions.ts";
import { peutDemander } from "../effacement/rules.ts";
import { insertDroit, listSesDroits } from "../effacement/store.ts";
import { droitForm } from "./forms.ts";
import { DonneesPage, SaCopiePage } from "./pages.tsx";
import { listOuvertures } from "./store.ts";
import { TEXTES_DONNEES } from "./textes.ts";

type C = Context<Env>;
const BASE = "/espaces/:espace/place/donnees";

async function montrer(c: C, foyer: PerimetreFamille, erreurs?: FormErrors) {
  const [t, place] = [TEXTES_DONNEES[langueDe(c)], placeDe(c)];
  const enMots = (iso: string) => jourEnMots(jourDe(instantDe(iso)), textesDe(c));
  const ouvertures = await listOuvertures(c.var.db, foyer);
  const noms = await listAuteurs(c.var.db, foyer.espace, [...new Set(ouvertures.map(({ compte }) => compte))]);
  const droits = await listSesDroits(c.var.db, foyer);
  c.status(erreurs ? 422 : 200);
  const page = (
    <Cadre t={textesDe(c)} place={place} chemin={`${place}/donnees`} contact={(await guichetDe(c)).contact} entree>
      <DonneesPage
        t={t}
        place={place}
        ouvertures={ouvertures.map((une) => ({ ...une, nom: nomParmi(noms, une.compte), jour: enMots(une.derniere) }))}
        droits={droits.map((un) => ({ ...un, jour: enMots(un.demandeLe) }))}
        erreurs={erreurs}
      />
    </Cadre>
  );
  return rendre(c, page, t.titre, Boolean(erreurs));
}

/** La famille entrée dans ce navigateur ; les autres reviennent à l'accueil. */
const entrer = (suite: (c: C, foyer: PerimetreFamille) => Promise<Response>) => async (c: C) => {
  const foyer = foyerDe(c);
  return foyer ? suite(c, foyer) : c.redirect(placeDe(c), 303);
};

/** Ce que l'espace garde d'une famille : elle le lit, l'emporte, sait qui l'a ouvert, et demande ce que le droit lui donne. */
export const donneesRoutes = new Hono<Env>()
  .get(
    BASE,
    entrer(async (c, foyer) => montrer(c, foyer)),
  )
  .post(
    BASE,
    entrer(async (c, foyer) => {
      const saisie = parseForm(droitForm, await c.req.formData());
      if (isFormErrors(saisie)) return montrer(c, foyer, saisie);
      if (peutDemander(await listSesDroits(c.var.db, foyer), saisie.nature) instanceof Refus) {
        const deja = TEXTES_DONNEES[langueDe(c)].deja;
        return montrer(c, foyer, { values: { ...saisie }, errors: { nature: [deja] } });
      }
      await insertDroit(c.var.db, foyer, saisie.nature, c.var.maintenant());
      return c.redirect(`${placeDe(c)}/donnees`, 303);
    }),
  )
  .get(
    `${BASE}/copie.json`,
    entrer(async (c, foyer) => envoyerCopie(c, foyer.famille)),
  )
  .get(
    `${BASE}/copie`,
    entrer(async (c, foyer) => {
      const [t, place] = [TEXTES_DONNEES[langueDe(c)], placeDe(c)];
      const copie = await exporter(c.var.db, c.var.perimetre, foyer.famille, {
        instant: c.var.maintenant(),
        contenus: false,
      });
      const page = (
        <Cadre
          t={textesDe(c)}
          place={place}
          chemin={`${place}/donnees/copie`}
          contact={(await guichetDe(c)).contact}
          entree
        >
          <SaCopiePage t={t} place={place} copie={copie} noms={await nomsDe(c, copie)} />
        </Cadre>
      );
      return rendre(c, page, t.copieTitre);
    }),
  );
