import { Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import { Refus } from "#commun/refus.ts";
import { getBlocConvention } from "#domaines/convention/index.ts";
import { parseForm, valuesOf } from "#platform/forms.ts";
import type { Env } from "#platform/http.ts";
import { newId } from "#platform/ids.ts";
import { FORMATS_TABLEUR, TYPES_TABLEUR, writeTableur } from "#platform/tableur.ts";
import { isFormErrors } from "#ui/form.ts";
import { pageDe, PAR_PAGE } from "#ui/pagination.tsx";
import { baseDe, conventionDe, exiger, type Requete, saitFaire } from "../requete/actions.ts";
import { DEMANDE } from "./forms.ts";
import type { Echange } from "./model.ts";
import { DemandePage, EchangesPage, RegistrePage } from "./pages.tsx";
import { auRegistre, COLONNES_REGISTRE, demander, ligneRegistre } from "./rules.ts";
import { getEchange, insertEchange, listEchanges, updateEchange } from "./store.ts";

/** Ce que montre la page demandée d'une liste, et combien elle en a. */
function pageParmi<T>(c: Requete, tous: readonly T[]) {
  const page = pageDe(c.req.query("page"));
  return { page, total: tous.length, ici: tous.slice((page - 1) * PAR_PAGE, page * PAR_PAGE) };
}

async function montrerTous(c: Requete) {
  exiger(c, "echanges.lire");
  const { ici, ...pages } = pageParmi(c, await listEchanges(c.var.db, c.var.perimetre));
  const droits = { instruire: saitFaire(c, "echanges.instruire"), aujourdhui: c.var.today };
  return c.render(<EchangesPage base={baseDe(c)} echanges={ici} {...pages} {...droits} />, {
    titre: "Échanges de données",
  });
}

async function montrerRegistre(c: Requete) {
  exiger(c, "echanges.lire");
  const { ici, ...pages } = pageParmi(c, auRegistre(await listEchanges(c.var.db, c.var.perimetre)));
  return c.render(<RegistrePage base={baseDe(c)} lignes={ici} {...pages} exporter />, {
    titre: "Registre des échanges de données",
  });
}

async function exporterRegistre(c: Requete) {
  exiger(c, "echanges.lire");
  const format = FORMATS_TABLEUR.find((connu) => connu === c.req.query("format")) ?? "xlsx";
  const rangees = auRegistre(await listEchanges(c.var.db, c.var.perimetre)).map(ligneRegistre);
  const colonnes = COLONNES_REGISTRE.map((titre) => ({ titre, largeur: 24 }));
  return c.body(await writeTableur(format, { nom: "Registre des échanges", colonnes, rangees }), 200, {
    "content-type": TYPES_TABLEUR[format],
    "content-disposition": `attachment; filename="registre-des-echanges.${format}"`,
  });
}

type Suite = Pick<Parameters<typeof DemandePage>[0], "echange" | "id" | "erreurs" | "refus">;

async function montrerDemande(c: Requete, suite: Suite) {
  const { convention } = await getBlocConvention(c.var.db, c.var.perimetre, conventionDe(c));
  const erreur = Boolean(suite.erreurs || suite.refus);
  c.status(erreur ? 422 : 200);
  const parties = convention.parties.map(({ nom }) => nom);
  const page = <DemandePage base={baseDe(c)} parties={parties} aujourdhui={c.var.today} {...suite} />;
  return c.render(page, { titre: suite.echange ? "Corriger la demande" : "Demander des données", erreur });
}

const VIERGE = {
  etat: "demandee",
  opportunite: null,
  faisabilite: null,
  conformite: null,
  avis: null,
  decision: null,
  inscription: null,
  revoirLe: null,
  version: 1,
} as const;

/** La demande que l'on corrige, si elle n'est pas encore étudiée (409 sinon). */
async function corrigeable(c: Requete, id: string): Promise<Echange> {
  const echange = await getEchange(c.var.db, c.var.perimetre, id);
  if (echange.etat !== "demandee")
    throw new HTTPException(409, { message: "Cette demande est étudiée : elle ne se corrige plus." });
  return echange;
}

async function enregistrer(c: Requete) {
  exiger(c, "echanges.instruire");
  const form = await c.req.formData();
  const saisi = parseForm(DEMANDE, form);
  const { version, id } = { version: Number(form.get("version") ?? 0), id: String(form.get("id") ?? "") };
  const avant = version > 0 ? await corrigeable(c, id) : null;
  if (isFormErrors(saisi)) return montrerDemande(c, { echange: avant, id: id || newId(), erreurs: saisi });
  const { version: lue, id: _i, ...dite } = saisi;
  const demande = demander(dite, c.var.today);
  if (demande instanceof Refus) {
    const erreurs = { values: valuesOf(form), errors: {} };
    return montrerDemande(c, { echange: avant, id, erreurs, refus: demande.code });
  }
  const { db, perimetre } = c.var;
  if (avant) await updateEchange(db, perimetre, { ...avant, version: lue }, { ...avant, ...demande });
  else await insertEchange(db, perimetre, { ...VIERGE, ...demande, id, convention: conventionDe(c) });
  return c.redirect(`${baseDe(c)}/echanges/${id}`, 303);
}

const ECHANGES = "/conventions/:convention/echanges";

export const echangeRoutes = new Hono<Env>()
  .get(ECHANGES, montrerTous)
  .post(ECHANGES, enregistrer)
  .get(`${ECHANGES}/nouveau`, (c) => {
    exiger(c, "echanges.instruire");
    return montrerDemande(c, { echange: null, id: newId() });
  })
  .get(`${ECHANGES}/registre`, montrerRegistre)
  .get(`${ECHANGES}/registre/export`, exporterRegistre)
  .get(`${ECHANGES}/:echange/modifier`, async (c) => {
    exiger(c, "echanges.instruire");
    const echange = await corrigeable(c, c.req.param("echange") ?? "");
    return montrerDemande(c, { echange, id: echange.id });
  });
