import { Hono } from "hono";
import { Refus } from "#commun/refus.ts";
import { listAuteurs, nomParmi } from "#domaines/acces/index.ts";
import { orNotFound } from "#platform/errors.ts";
import { parseForm, valuesOf } from "#platform/forms.ts";
import type { Env } from "#platform/http.ts";
import { isFormErrors } from "#ui/form.ts";
import { baseDe, exiger, instantDe, type Requete, saitFaire } from "../../requete/actions.ts";
import { MOIS } from "../forms.ts";
import type { PartDuMois, Poste } from "../model.ts";
import { envoyerMois, garderMois, partsDites } from "../rules.ts";
import { getPoste } from "../store.ts";
import { nomDuMois } from "../lexique.ts";
import { MoisPage, type MoisProps } from "./pages.tsx";
import { listMois, saveMois } from "./store.ts";

const moisDeLAdresse = (c: Requete): string =>
  orNotFound(/^\d{4}-(?:0[1-9]|1[0-2])$/.exec(c.req.param("mois") ?? "")?.[0]);

const posteDe = (c: Requete): Promise<Poste> => {
  exiger(c, "cooperation.lire");
  return getPoste(c.var.db, c.var.perimetre, c.req.param("poste") ?? "");
};

async function montrer(c: Requete, poste: Poste, suite: Pick<MoisProps, "erreurs" | "refus"> = {}) {
  const { db, perimetre } = c.var;
  const mois = moisDeLAdresse(c);
  const ceux = (await listMois(db, perimetre, poste)).filter((un) => un.mois === mois);
  const autres = ceux.filter(({ compte }) => compte !== perimetre.compte);
  const noms = await listAuteurs(
    db,
    perimetre.espace,
    autres.map(({ compte }) => compte),
  );
  const erreur = Boolean(suite.erreurs || suite.refus);
  c.status(erreur ? 422 : 200);
  const page = (
    <MoisPage
      base={baseDe(c)}
      poste={poste}
      mois={mois}
      sien={ceux.find(({ compte }) => compte === perimetre.compte) ?? null}
      autres={autres.map((part) => ({ ...part, auteur: nomParmi(noms, part.compte) }))}
      tenir={saitFaire(c, "cooperation.tenir")}
      garde={c.req.query("garde") === "1"}
      {...suite}
    />
  );
  return c.render(page, { titre: `Coordination : ${nomDuMois(mois)}`, erreur });
}

async function enregistrer(c: Requete) {
  exiger(c, "cooperation.tenir");
  const { db, perimetre, today } = c.var;
  const poste = await posteDe(c);
  const mois = moisDeLAdresse(c);
  const form = await c.req.formData();
  const saisi = parseForm(MOIS, form);
  if (isFormErrors(saisi)) return montrer(c, poste, { erreurs: saisi });
  const { version, acte, texte, ...parts } = saisi;
  const deja = (await listMois(db, perimetre, poste)).find((un) => un.mois === mois && un.compte === perimetre.compte);
  const dit: PartDuMois = {
    poste: poste.id,
    mois,
    compte: perimetre.compte,
    parts: partsDites(parts as Record<string, number>),
    texte,
    envoyeLe: deja?.envoyeLe ?? null,
    version,
  };
  const apres =
    acte === "envoyer"
      ? envoyerMois(poste, dit, { aujourdhui: today, instant: instantDe(c) })
      : garderMois(poste, dit, today);
  if (apres instanceof Refus)
    return montrer(c, poste, { erreurs: { values: valuesOf(form), errors: {} }, refus: apres.code });
  await saveMois(db, perimetre, poste, apres);
  return c.redirect(`${baseDe(c)}/cooperation/${poste.id}/mois/${mois}${acte === "garder" ? "?garde=1" : ""}`, 303);
}

const ADRESSE = "/conventions/:convention/cooperation/:poste/mois/:mois";

export const moisRoutes = new Hono<Env>()
  .get(ADRESSE, async (c) => montrer(c, await posteDe(c)))
  .post(ADRESSE, enregistrer);
