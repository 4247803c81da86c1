import { Hono } from "hono";
import { enLettres } from "#commun/jour.ts";
import { Refus } from "#commun/refus.ts";
import { listDatees } from "#domaines/plan/index.ts";
import { intituleFiche } from "#domaines/plan/model.ts";
import { orNotFound } from "#platform/errors.ts";
import { parseForm, valuesOf } from "#platform/forms.ts";
import type { Env } from "#platform/http.ts";
import { FORMATS_TABLEUR, TYPES_TABLEUR, writeTableur } from "#platform/tableur.ts";
import { isFormErrors } from "#ui/form.ts";
import { pageDe, PAR_PAGE } from "#ui/pagination.tsx";
import { baseDe, conventionDe, exiger, type Requete, saitFaire } from "../requete/actions.ts";
import { getSeance } from "../seance/store.ts";
import { redeposer } from "./effet/actions.ts";
import { retenter } from "./effet/rules.ts";
import { listEffets, lockEffet } from "./effet/store.ts";
import { EXECUTER } from "./forms.ts";
import type { Decision } from "./model.ts";
import { DecisionPage, type DecisionProps, RegistrePage, type Vue, VUES } from "./pages.tsx";
import { COLONNES_DECISIONS, rangeeDecision } from "./sortie/rules.ts";
import { executer, joursDeRetard, lireReference } from "./rules.ts";
import { getDecision, getDecisionNommee, listDecisions, updateDecision } from "./store.ts";

const FILTRES: Record<Vue, (decision: Decision, c: Requete) => boolean> = {
  toutes: () => true,
  aExecuter: ({ execution }) => execution === "aExecuter",
  enRetard: (decision, c) => joursDeRetard(decision, c.var.today) > 0,
  ajustements: ({ genre }) => genre === "ajustementMineur",
};

async function montrerRegistre(c: Requete) {
  exiger(c, "gouvernance.lire");
  const { db, perimetre, today } = c.var;
  const vue = VUES.find((une) => une === c.req.query("vue")) ?? "toutes";
  const retenues = (await listDecisions(db, perimetre)).filter((decision) => FILTRES[vue](decision, c));
  const page = pageDe(c.req.query("page"));
  const ici = retenues.slice((page - 1) * PAR_PAGE, page * PAR_PAGE);
  const effets = await listEffets(
    db,
    perimetre,
    ici.map(({ id }) => id),
  );
  return c.render(
    <RegistrePage
      base={baseDe(c)}
      decisions={ici}
      vue={vue}
      page={page}
      total={retenues.length}
      enAttente={new Set(effets.filter(({ etat }) => etat !== "applique").map(({ decision }) => decision))}
      aujourdhui={today}
      tenir={saitFaire(c, "decisions.tenir")}
    />,
    { titre: "Registre des décisions" },
  );
}

/** La décision que nomme l'adresse, par son identifiant ou par sa référence. */
const decisionDe = (c: Requete): Promise<Decision> => {
  exiger(c, "gouvernance.lire");
  const nommee = c.req.param("decision") ?? "";
  const reference = lireReference(nommee);
  if (!reference) return getDecision(c.var.db, c.var.perimetre, nommee);
  return getDecisionNommee(c.var.db, c.var.perimetre, { convention: conventionDe(c), ...reference });
};

async function seanceDe(c: Requete, { seance }: Decision): Promise<DecisionProps["seance"]> {
  if (!seance) return null;
  const { titre, le, instance } = await getSeance(c.var.db, c.var.perimetre, seance);
  const href = `${baseDe(c)}/instances/${instance}/reunions/${seance}`;
  return { titre: le ? `${titre}, ${enLettres(le)}` : titre, href };
}

async function montrer(c: Requete, decision: Decision, suite: Pick<DecisionProps, "erreurs" | "refus"> = {}) {
  const { db, perimetre, today } = c.var;
  const erreur = Boolean(suite.erreurs || suite.refus);
  const citees = decision.fiches.length > 0 ? await listDatees(db, perimetre) : [];
  c.status(erreur ? 422 : 200);
  const page = (
    <DecisionPage
      base={baseDe(c)}
      decision={decision}
      effets={await listEffets(db, perimetre, [decision.id])}
      fiches={new Map(citees.map((fiche) => [fiche.id, intituleFiche(fiche)]))}
      seance={await seanceDe(c, decision)}
      aujourdhui={today}
      tenir={saitFaire(c, "decisions.tenir")}
      {...suite}
    />
  );
  return c.render(page, { titre: decision.objet, erreur });
}

async function constater(c: Requete) {
  exiger(c, "decisions.tenir");
  const decision = await decisionDe(c);
  const form = await c.req.formData();
  const saisi = parseForm(EXECUTER, form);
  if (isFormErrors(saisi)) return montrer(c, decision, { erreurs: saisi });
  const { version, ...constat } = saisi;
  const apres = executer(decision, constat, c.var.today);
  if (apres instanceof Refus)
    return montrer(c, decision, { erreurs: { values: valuesOf(form), errors: {} }, refus: apres.code });
  await updateDecision(c.var.db, c.var.perimetre, { avant: { ...decision, version }, apres, action: "execution" });
  return c.redirect(`${baseDe(c)}/decisions/${decision.id}`, 303);
}

/** Réessaie un changement qui n'a pas pu s'appliquer ; déjà appliqué entre-temps, il n'y a rien à refaire. */
async function reessayer(c: Requete) {
  exiger(c, "decisions.tenir");
  const decision = await decisionDe(c);
  const { db, perimetre } = c.var;
  const effet = await lockEffet(db, perimetre, c.req.param("effet") ?? "");
  orNotFound(effet.decision === decision.id || undefined);
  const apres = retenter(effet);
  if (!(apres instanceof Refus)) await redeposer(db, perimetre, effet, apres);
  return c.redirect(`${baseDe(c)}/decisions/${decision.id}`, 303);
}

/** Tout le registre, dans un tableur. */
async function exporter(c: Requete) {
  exiger(c, "gouvernance.lire");
  const { db, perimetre } = c.var;
  const format = FORMATS_TABLEUR.find((connu) => connu === c.req.query("format")) ?? "xlsx";
  const fiches = new Map((await listDatees(db, perimetre)).map((fiche) => [fiche.id, intituleFiche(fiche)]));
  const rangees = (await listDecisions(db, perimetre)).map((une) =>
    rangeeDecision(une, (id) => fiches.get(id) ?? "Une fiche archivée"),
  );
  const tableau = { nom: "Registre des décisions", colonnes: [...COLONNES_DECISIONS], rangees };
  return c.body(await writeTableur(format, tableau), 200, {
    "content-type": TYPES_TABLEUR[format],
    "content-disposition": `attachment; filename="registre-des-decisions.${format}"`,
  });
}

const DECISIONS = "/conventions/:convention/decisions";

export const decisionRoutes = new Hono<Env>()
  .get(DECISIONS, montrerRegistre)
  .get(`${DECISIONS}/export`, exporter)
  .get(`${DECISIONS}/:decision`, async (c) => montrer(c, await decisionDe(c)))
  .post(`${DECISIONS}/:decision/execution`, constater)
  .post(`${DECISIONS}/:decision/effets/:effet`, reessayer);
