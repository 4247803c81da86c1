import { Hono } from "hono";
import { z } from "zod";
import { annee, estJour, type Jour } from "#commun/jour.ts";
import { getConvention } from "#domaines/convention/index.ts";
import { getFiche, listCitees } from "#domaines/plan/index.ts";
import { intituleFiche } from "#domaines/plan/model.ts";
import { incomplete } from "#platform/errors.ts";
import { lines, parseForm } from "#platform/forms.ts";
import type { Env } from "#platform/http.ts";
import { isFormErrors } from "#ui/form.ts";
import { listAdhesions, saveAdhesions } from "../adhesion/store.ts";
import { jourRequis } from "../forms.ts";
import { baseDe, conventionDe, exiger, type Requete, saitFaire } from "../requete/actions.ts";
import { lireChiffres, nomDeCommune } from "./actions.ts";
import { AdhesionsPage, ChiffresPage } from "./pages.tsx";

const jourOu = (dit: string | undefined, sinon: Jour): Jour => (dit && estJour(dit) ? dit : sinon);

async function montrer(c: Requete) {
  exiger(c, "gouvernance.lire");
  const { db, perimetre, today } = c.var;
  const debut = jourOu(c.req.query("debut"), `${annee(today)}-01-01`);
  const fin = jourOu(c.req.query("fin"), today);
  const periode = debut <= fin ? { debut, fin } : { debut: fin, fin: debut };
  const page = (
    <ChiffresPage
      base={baseDe(c)}
      chiffres={await lireChiffres(db, perimetre, conventionDe(c), periode)}
      periode={periode}
      fiches={(await listCitees(db, perimetre)).map((une) => ({ valeur: une.id, libelle: intituleFiche(une) }))}
      tenir={saitFaire(c, "decisions.tenir")}
    />
  );
  return c.render(page, { titre: "Chiffres de la gouvernance" });
}

/** Les communes que couvre la convention, par ordre de nom. */
async function communesDe(c: Requete) {
  const { perimetre: codes } = await getConvention(c.var.db, c.var.perimetre, conventionDe(c));
  const communes = codes.map((code) => ({ code, nom: nomDeCommune(code) }));
  return communes.toSorted((a, b) => a.nom.localeCompare(b.nom, "fr"));
}

async function ouvrir(c: Requete) {
  exiger(c, "decisions.tenir");
  const { db, perimetre, today } = c.var;
  const fiche = await getFiche(db, perimetre, c.req.query("fiche") ?? "");
  const jointes = (await listAdhesions(db, perimetre)).filter((une) => une.fiche === fiche.id);
  const page = (
    <AdhesionsPage
      base={baseDe(c)}
      fiche={fiche.id}
      titre={intituleFiche(fiche)}
      communes={await communesDe(c)}
      jointes={jointes.map(({ commune }) => commune)}
      aujourdhui={today}
    />
  );
  return c.render(page, { titre: `Communes qui ont rejoint « ${intituleFiche(fiche)} »` });
}

const ADHESIONS = z.object({
  fiche: z.string().min(1, "Dites de quel projet il s’agit"),
  communes: lines,
  depuis: jourRequis("Donnez le jour, par exemple 12/06/2026"),
});

async function enregistrer(c: Requete) {
  exiger(c, "decisions.tenir");
  const { db, perimetre } = c.var;
  const saisi = parseForm(ADHESIONS, await c.req.formData());
  if (isFormErrors(saisi)) throw incomplete(saisi);
  const fiche = await getFiche(db, perimetre, saisi.fiche);
  const couvertes = (await communesDe(c)).map(({ code }) => code);
  const communes = [...new Set(saisi.communes)].filter((code) => couvertes.includes(code));
  const { depuis } = saisi;
  await saveAdhesions(db, perimetre, { convention: fiche.convention, fiche: fiche.id }, { communes, depuis });
  return c.redirect(`${baseDe(c)}/chiffres`, 303);
}

const CHIFFRES = "/conventions/:convention/chiffres";

export const chiffresRoutes = new Hono<Env>()
  .get(CHIFFRES, montrer)
  .get(`${CHIFFRES}/adhesions`, ouvrir)
  .post(`${CHIFFRES}/adhesions`, enregistrer);
