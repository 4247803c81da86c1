import { Hono } from "hono";
import { Refus } from "#commun/refus.ts";
import { HTTPException } from "hono/http-exception";
import type { Env } from "#platform/http.ts";
import { orNotFound } from "#platform/errors.ts";
import { parseForm } from "#platform/forms.ts";
import { newId } from "#platform/ids.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { conventionDe, exiger, instantDe, type Requete } from "../requete/actions.ts";
import { iciDe, type Reunion, reunionDe } from "../seance/actions.ts";
import { lockSeance } from "../seance/store.ts";
import { PHRASES_POINT, POINT } from "./forms.ts";
import { montrerReunion } from "../seance/vue/actions.tsx";
import type { LirePropositions } from "./actions.ts";
import type { Point } from "./model.ts";
import { PointPage } from "./pages.tsx";
import { aProposer, deplacerPoint, inscrirePoint, ordreOuvert, remettrePoint } from "./rules.ts";
import {
  ecarterPoint,
  getPoint,
  insertPoint,
  listPoints,
  listPointsEnAttente,
  updatePoint,
  updateRangs,
} from "./store.ts";

/** La réunion où l'on écrit : à qui conduit, tant que son ordre du jour est ouvert (409 sinon). */
async function ouverteDe(c: Requete): Promise<Reunion> {
  exiger(c, "gouvernance.conduire");
  const reunion = await reunionDe(c);
  const refus = ordreOuvert(reunion.seance.etat);
  if (refus) throw new HTTPException(409, { message: PHRASES_POINT[refus.code] });
  return reunion;
}

const pointDe = ({ points }: Reunion, c: Requete): Point =>
  orNotFound(points.find(({ id }) => id === c.req.param("point")));

const NEUF = { origine: "libre", lien: null, notes: "", conclusion: "" } as const;

const suivant = (points: readonly Point[]) => Math.max(-1, ...points.map(({ rang }) => rang)) + 1;

function montrerPoint(c: Requete, { seance }: Reunion, point: Point, erreurs?: FormErrors) {
  c.status(erreurs ? 422 : 200);
  const page = (
    <PointPage ici={iciDe(c, seance)} id={point.id} point={point} reunion={seance.titre} erreurs={erreurs} />
  );
  return c.render(page, { titre: point.titre, erreur: Boolean(erreurs) });
}

async function modifier(c: Requete) {
  const reunion = await ouverteDe(c);
  const avant = pointDe(reunion, c);
  const saisie = parseForm(POINT, await c.req.formData());
  if (isFormErrors(saisie)) return montrerPoint(c, reunion, avant, saisie);
  const { id: _id, version, titrePoint: titre, ...reste } = saisie;
  const apres = { ...avant, ...reste, titre };
  await updatePoint(c.var.db, c.var.perimetre, { avant: { ...avant, version }, apres });
  return c.redirect(`${iciDe(c, reunion.seance)}#${avant.id}`, 303);
}

async function ajouter(c: Requete, lirePropositions: LirePropositions) {
  const { seance, points } = await ouverteDe(c);
  const saisie = parseForm(POINT, await c.req.formData());
  if (isFormErrors(saisie)) return montrerReunion(c, lirePropositions, { erreursPoint: saisie });
  const { titrePoint: titre, version: _v, ...reste } = saisie;
  const point = {
    ...NEUF,
    ...reste,
    titre,
    convention: conventionDe(c),
    seance: seance.id,
    rang: suivant(points),
    version: 1,
  };
  await insertPoint(c.var.db, c.var.perimetre, point);
  return c.redirect(`${iciDe(c, seance)}#${point.id}`, 303);
}

/** Ceux que l'on a cochés parmi ce qui attend, inscrits à la suite ; une proposition devient un point à ce moment. */
async function inscrire(c: Requete, lirePropositions: LirePropositions) {
  const { seance } = await ouverteDe(c);
  const { db, perimetre } = c.var;
  const form = await c.req.formData();
  const voulus = new Set(form.getAll("points").map(String));
  await lockSeance(db, perimetre, seance.id); // two at once: the second reads what the first has written
  const ici = await listPoints(db, perimetre, seance.id);
  for (const attend of (await listPointsEnAttente(db, perimetre)).filter(({ id }) => voulus.has(id))) {
    if (form.get("ecarter")) {
      await ecarterPoint(db, perimetre, attend, instantDe(c));
      continue;
    }
    const inscrit = inscrirePoint(attend, seance.id, ici);
    if (inscrit instanceof Refus) throw new HTTPException(409, { message: PHRASES_POINT[inscrit.code] });
    await updatePoint(db, perimetre, { avant: attend, apres: inscrit, action: "inscription" });
    ici.push(inscrit);
  }
  if (form.get("ecarter")) return c.redirect(iciDe(c, seance), 303);
  const cochees = new Set(form.getAll("propositions").map(String));
  const propositions = aProposer(await lireDe(c, lirePropositions), ici);
  for (const propose of propositions.filter(({ origine, lien }) => cochees.has(`${origine} ${lien ?? ""}`))) {
    const attendu = propose.origine === "campagne" ? "information" : "decision";
    const point: Point = {
      ...NEUF,
      ...propose,
      id: newId(),
      seance: seance.id,
      rang: suivant(ici),
      attendu,
      expose: "",
      duree: null,
      version: 1,
    };
    await insertPoint(db, perimetre, point);
    ici.push(point);
  }
  return c.redirect(iciDe(c, seance), 303);
}

const lireDe = (c: Requete, lire: LirePropositions) =>
  lire(c.var.db, c.var.perimetre, { convention: conventionDe(c), aujourdhui: c.var.today });

async function deplacer(c: Requete) {
  const { seance, points } = await ouverteDe(c);
  const sens = (await c.req.formData()).get("sens") === "haut" ? "haut" : "bas";
  const id = c.req.param("point") ?? "";
  await updateRangs(c.var.db, c.var.perimetre, deplacerPoint(points, id, sens));
  return c.redirect(`${iciDe(c, seance)}#${sens}-${id}`, 303);
}

/** Un point retiré attend de nouveau une réunion ; un point libre s'en va. */
async function retirer(c: Requete) {
  const reunion = await ouverteDe(c);
  const avant = pointDe(reunion, c);
  const { db, perimetre } = c.var;
  if (avant.origine === "libre") await ecarterPoint(db, perimetre, avant, instantDe(c));
  else await updatePoint(db, perimetre, { avant, apres: { ...avant, seance: null, rang: 0 }, action: "retrait" });
  return c.redirect(iciDe(c, reunion.seance), 303);
}

/** Ce qui n'a pas été conclu attend la prochaine réunion. */
async function remettre(c: Requete) {
  const reunion = await ouverteDe(c);
  const remis = remettrePoint(pointDe(reunion, c), newId());
  if (remis instanceof Refus)
    throw new HTTPException(409, { message: "Ce point a une conclusion : il n’est plus à remettre." });
  await insertPoint(c.var.db, c.var.perimetre, remis);
  const { db, perimetre } = c.var;
  const avant = await getPoint(db, perimetre, c.req.param("point") ?? "");
  await updatePoint(db, perimetre, {
    avant,
    apres: { ...avant, conclusion: "Remis à une prochaine réunion." },
    action: "report",
  });
  return c.redirect(`${iciDe(c, reunion.seance)}/releve`, 303);
}

const POINTS = "/conventions/:convention/instances/:instance/reunions/:reunion/points";

/** L'ordre du jour d'une réunion. */
export const pointRoutes = (lirePropositions: LirePropositions) =>
  new Hono<Env>()
    .post(POINTS, (c) => ajouter(c, lirePropositions))
    .post(`${POINTS}/inscrits`, (c) => inscrire(c, lirePropositions))
    .get(`${POINTS}/:point`, async (c) => {
      const reunion = await ouverteDe(c);
      return montrerPoint(c, reunion, pointDe(reunion, c));
    })
    .post(`${POINTS}/:point`, modifier)
    .post(`${POINTS}/:point/place`, deplacer)
    .post(`${POINTS}/:point/retrait`, retirer)
    .post(`${POINTS}/:point/report`, remettre);
