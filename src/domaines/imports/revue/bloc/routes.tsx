import { Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import type { Env } from "#platform/http.ts";
import { pageDe } from "#ui/pagination.tsx";
import { composerRevue, type Revue } from "../actions.ts";
import { attend, deciderLignes, visasACompleter } from "../decision/rules.ts";
import { formBloc } from "../forms.ts";
import type { Decisions } from "../model.ts";
import { baseDe, enregistrer, formulaireDe, iciDe, type Requete, revueDe } from "../requete/actions.ts";
import { cleGroupe, lignesParGroupe, vueBloc } from "./actions.ts";
import type { VueBloc } from "./model.ts";
import { BlocPage } from "./pages.tsx";
import { change } from "./rules.ts";

const BLOC = "/conventions/:convention/imports/:import/blocs/:bloc";

function vueDe(c: Requete, revue: Revue, ouvert: string | null): VueBloc {
  const vue = vueBloc(revue, c.req.param("bloc") ?? "", { ouvert, page: pageDe(c.req.query("page")) });
  if (!vue) throw new HTTPException(404, { message: "Bloc inconnu" });
  return vue;
}

type Envoi = { acte: string; ligne: string[]; accepte: string[] };

/** Les lignes montrées selon ce qui est coché ; ou, d'un geste, tout ce qui attend dans un groupe ou dans le bloc. */
function decider(revue: Revue, { nom }: VueBloc, { acte, ligne, accepte }: Envoi): Decisions {
  const { decisions } = revue.importe;
  const [geste, groupe] = acte.split(":");
  const lignes = [...lignesParGroupe(revue, nom)].flatMap(([titre, siennes]) =>
    groupe === undefined || groupe === cleGroupe(titre) ? siennes : [],
  );
  const aCompleter = visasACompleter(revue.echange, revue.importe.genre);
  if (geste !== "enregistrer")
    return deciderLignes(
      decisions,
      lignes.filter((une) => attend(une, decisions)),
      (cle) => geste === "accepter" && !aCompleter.has(cle),
    );
  const [montrees, cochees] = [new Set(ligne), new Set(accepte)];
  return deciderLignes(
    decisions,
    lignes.filter((une) => change(une) && montrees.has(une.cle)),
    (cle) => cochees.has(cle),
  );
}

/** Où l'on va ensuite : à ce qui attend encore dans ce bloc, sinon à la revue. */
function suite(c: Requete, revue: Revue, decisions: Decisions, ouvert: string): string {
  const apres = composerRevue({ ...revue.importe, decisions }, revue.actuel);
  const { nom, groupes, reste } = vueDe(c, apres, null);
  if (reste === 0) return iciDe(c);
  const prochain =
    groupes.find((groupe) => groupe.cle === ouvert && groupe.reste > 0) ?? groupes.find((un) => un.reste);
  return `${iciDe(c)}/blocs/${nom}?ouvert=${prochain?.cle ?? ""}`;
}

export const blocRoutes = new Hono<Env>()
  .get(BLOC, async (c) => {
    const vue = vueDe(c, await revueDe(c), c.req.query("ouvert") ?? null);
    return c.render(<BlocPage revue={iciDe(c)} base={baseDe(c)} vue={vue} />, { titre: vue.libelle });
  })
  .post(BLOC, async (c) => {
    const revue = await revueDe(c);
    const { version, ouvert, retour, ...envoi } = await formulaireDe(c, formBloc);
    const decisions = decider(revue, vueDe(c, revue, null), envoi);
    await enregistrer(c, revue, version, decisions);
    return c.redirect(retour === "revue" ? iciDe(c) : suite(c, revue, decisions, ouvert), 303);
  });
