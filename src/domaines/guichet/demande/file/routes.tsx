import { type Context, Hono } from "hono";
import { newId } from "#platform/ids.ts";
import type { Env } from "#platform/http.ts";
import { PAR_PAGE, pageDe } from "#ui/pagination.tsx";
import { noterLecture } from "../../acces/actions.ts";
import { listAccueilsCites, nomCommune } from "../etape/actions.ts";
import { insertFamilles, listFamilles } from "../famille/store.ts";
import { BASE, baseDe, exigerInstruire, sait, structuresLues } from "../instruction/actions.ts";
import type { FiltresDemandes } from "../model.ts";
import { countARelancer } from "../relance/actions.ts";
import { familleVide, nouvelleDemande } from "../rules.ts";
import { countDemandes, countParEtat, insertDemandes, listCommunes, listDemandes } from "../store.ts";
import { filtresDe, lireFiltres, VUES } from "./forms.ts";
import { FilePage } from "./pages.tsx";

type C = Context<Env>;

async function vuesDe(c: C, structures: readonly string[] | null) {
  const { db, perimetre } = c.var;
  const parEtat = structures ? null : await countParEtat(db, perimetre);
  const vues = [];
  for (const [code, { libelle, etats }] of Object.entries(VUES)) {
    const total = parEtat
      ? etats.reduce((somme, etat) => somme + (parEtat.get(etat) ?? 0), 0)
      : await countDemandes(db, perimetre, { etats, structures: structures ?? [] });
    vues.push({ code, libelle, total });
  }
  return vues;
}

async function montrer(c: C) {
  const { db, perimetre, today } = c.var;
  const structures = await structuresLues(c);
  const params = new URL(c.req.url).searchParams;
  const filtres = lireFiltres(params);
  const voulus: FiltresDemandes = { ...filtresDe(filtres), ...(structures ? { structures } : {}) };
  const page = pageDe(c.req.query("page"));
  const demandes = await listDemandes(db, perimetre, voulus, { numero: page, taille: PAR_PAGE });
  await noterLecture(
    c,
    demandes.map(({ famille }) => famille),
    "instruction",
  );
  const instruire = sait(c, "guichet.instruire");
  const accueils = (await listAccueilsCites(db, perimetre, today)).filter(
    ({ id }) => !structures || structures.includes(id),
  );
  const props = {
    base: baseDe(c),
    params,
    filtres,
    vues: await vuesDe(c, structures),
    demandes,
    familles: await listFamilles(
      db,
      perimetre,
      demandes.map(({ famille }) => famille),
    ),
    commune: nomCommune,
    communes: (await listCommunes(db, perimetre)).map((valeur) => ({ valeur, libelle: nomCommune(valeur) })),
    structures: accueils.map(({ id, nom }) => ({ valeur: id, libelle: nom })),
    page,
    total: await countDemandes(db, perimetre, voulus),
    instruire,
    aRelancer: instruire ? await countARelancer(db, perimetre, today) : 0,
  };
  return c.render(<FilePage {...props} />, { titre: "Demandes de place" });
}

/** Une demande apportée sur papier : la même file, les mêmes étapes. */
async function saisir(c: C) {
  exigerInstruire(c);
  const { db, perimetre } = c.var;
  const le = c.var.maintenant();
  const famille = familleVide(newId(), le);
  const demande = { ...nouvelleDemande({ id: newId(), famille: famille.id, le }), origine: "papier" as const };
  await insertFamilles(db, perimetre, [famille]);
  await insertDemandes(db, perimetre, [{ demande, famille }]);
  return c.redirect(`${baseDe(c)}/demandes/${demande.id}/enfant`, 303);
}

/** La file des demandes, et la porte d'une demande sur papier. */
export const fileRoutes = new Hono<Env>().get(BASE, montrer).post(`${BASE}/demandes`, saisir);
