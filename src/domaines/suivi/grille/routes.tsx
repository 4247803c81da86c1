import { Hono } from "hono";
import { peut } from "#domaines/acces/index.ts";
import type { Env } from "#platform/http.ts";
import { parseForm } from "#platform/forms.ts";
import { newId } from "#platform/ids.ts";
import { unlessRemoved } from "#platform/removal.ts";
import { forbid } from "#platform/rights.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { PAR_PAGE, pageDe } from "#ui/pagination.tsx";
import {
  baseDe,
  conventionDe,
  droitsDe,
  exigerDefinir,
  exigerLire,
  exigerSaisir,
  instantDe,
  type Requete,
} from "../indicateur/requete/actions.ts";
import { listIndicateurs } from "../indicateur/store.ts";
import { estCommencee, frequenceDe, periodeEnLettres, periodesRecentes } from "../periode/rules.ts";
import { enregistrerCases, tapeDans } from "../valeur/saisie/actions.ts";
import type { Souci } from "../valeur/saisie/model.ts";
import { casesDe } from "../valeur/saisie/rules.ts";
import { listSaisies } from "../valeur/store.ts";
import { GRILLE, NOUVELLE } from "./forms.ts";
import type { Grille } from "./model.ts";
import { GrillePage, GrillesPage, LignesPage } from "./pages.tsx";
import { entreDansGrille, lignesDe } from "./rules.ts";
import { deleteGrille, getGrille, insertGrille, listGrilles, updateGrille } from "./store.ts";

const grilleDe = (c: Requete) => getGrille(c.var.db, c.var.perimetre, c.req.param("grille") ?? "");
const PERIODES = 16;

async function montrerGrilles(c: Requete, erreurs?: FormErrors) {
  exigerLire(c);
  c.status(erreurs ? 422 : 200);
  const grilles = await listGrilles(c.var.db, c.var.perimetre);
  const peutDefinir = peut(c.var.perimetre.roles, "indicateurs.definir");
  return c.render(<GrillesPage base={baseDe(c)} grilles={grilles} peutDefinir={peutDefinir} erreurs={erreurs} />, {
    titre: "Grilles de saisie",
    erreur: Boolean(erreurs),
  });
}

async function montrerLignes(c: Requete, grille: Grille, erreurs?: FormErrors) {
  const indicateurs = await listIndicateurs(c.var.db, c.var.perimetre, { convention: grille.convention });
  const possibles = indicateurs.filter((indicateur) => entreDansGrille(indicateur, grille));
  c.status(erreurs ? 422 : 200);
  return c.render(<LignesPage base={baseDe(c)} grille={grille} possibles={possibles} erreurs={erreurs} />, {
    titre: `Lignes de « ${grille.libelle} »`,
    erreur: Boolean(erreurs),
  });
}

/** Les cases de cette page de la grille que cette personne peut remplir, et combien il y en a en tout. */
async function casesDeGrille(c: Requete, grille: Grille, periode: string, page: number) {
  const { db, perimetre } = c.var;
  const { saisir } = await droitsDe(c);
  const indicateurs = await listIndicateurs(db, perimetre, { convention: grille.convention });
  const siens = lignesDe(grille, indicateurs).filter(saisir);
  const ids = siens.map(({ id }) => id);
  const valeurs = await listSaisies(db, perimetre, ids);
  const toutes = siens.flatMap((indicateur) => casesDe(indicateur, periode, valeurs));
  return { cases: toutes.slice((page - 1) * PAR_PAGE, page * PAR_PAGE), total: toutes.length };
}

function periodeVoulue(c: Requete, { frequence }: Grille, voulue: string): string {
  const [courante = ""] = periodesRecentes(frequence, c.var.today, 1);
  return frequenceDe(voulue) === frequence && estCommencee(voulue, c.var.today) ? voulue : courante;
}

type Retour = { form: FormData; soucis: Souci[] };

async function montrerGrille(c: Requete, grille: Grille, periode: string, retour?: Retour) {
  const page = pageDe(c.req.query("page"));
  const { cases, total } = await casesDeGrille(c, grille, periode, page);
  const { roles } = c.var.perimetre;
  c.status(retour ? 422 : 200);
  return c.render(
    <GrillePage
      base={baseDe(c)}
      grille={grille}
      periode={periode}
      periodes={periodesRecentes(grille.frequence, c.var.today, PERIODES)}
      cases={cases}
      soucis={retour?.soucis ?? []}
      tape={retour ? tapeDans(retour.form) : null}
      page={page}
      total={total}
      peutDefinir={peut(roles, "indicateurs.definir")}
      peutSaisir={peut(roles, "indicateurs.saisir")}
      ecrit={c.req.query("ecrit") === "1"}
    />,
    { titre: `${grille.libelle} : ${periodeEnLettres(periode)}`, erreur: Boolean(retour) },
  );
}

async function remplir(c: Requete) {
  exigerSaisir(c);
  const grille = await grilleDe(c);
  const { db, perimetre } = c.var;
  const form = await c.req.formData();
  const periode = periodeVoulue(c, grille, String(form.get("periode") ?? ""));
  const page = pageDe(c.req.query("page"));
  const { cases, total } = await casesDeGrille(c, grille, periode, page);
  forbid(cases.length > 0);
  const saisie = { perimetre, instant: instantDe(c), valide: peut(perimetre.roles, "suivi.conduire") };
  const soucis = await enregistrerCases(db, saisie, cases, { form });
  if (soucis.length > 0) return montrerGrille(c, grille, periode, { form, soucis });
  const suite = page * PAR_PAGE < total ? `page=${page + 1}` : "ecrit=1";
  return c.redirect(`${baseDe(c)}/indicateurs/grilles/${grille.id}?periode=${periode}&${suite}`, 303);
}

async function ecrireLignes(c: Requete) {
  exigerDefinir(c);
  const grille = await grilleDe(c);
  const saisi = parseForm(GRILLE, await c.req.formData());
  if (isFormErrors(saisi)) return montrerLignes(c, grille, saisi);
  const { db, perimetre } = c.var;
  const indicateurs = await listIndicateurs(db, perimetre, { convention: grille.convention });
  const choisis = lignesDe({ ...grille, indicateurs: saisi.indicateurs }, indicateurs).map(({ id }) => id);
  await updateGrille(db, perimetre, grille, { ...grille, libelle: saisi.libelle, indicateurs: choisis });
  return c.redirect(`${baseDe(c)}/indicateurs/grilles/${grille.id}`, 303);
}

const GRILLES = "/conventions/:convention/indicateurs/grilles";

/** Les grilles : en faire une, choisir ses lignes, la remplir. */
export const grilleRoutes = new Hono<Env>()
  .get(GRILLES, (c) => montrerGrilles(c))
  .post(GRILLES, async (c) => {
    exigerDefinir(c);
    const saisi = parseForm(NOUVELLE, await c.req.formData());
    if (isFormErrors(saisi)) return montrerGrilles(c, saisi);
    const grille = { ...saisi, id: newId(), convention: conventionDe(c), indicateurs: [] };
    await insertGrille(c.var.db, c.var.perimetre, grille);
    return c.redirect(`${baseDe(c)}/indicateurs/grilles/${grille.id}/lignes`, 303);
  })
  .get(`${GRILLES}/:grille`, async (c) => {
    exigerLire(c);
    const grille = await grilleDe(c);
    return montrerGrille(c, grille, periodeVoulue(c, grille, c.req.query("periode") ?? ""));
  })
  .post(`${GRILLES}/:grille`, remplir)
  .get(`${GRILLES}/:grille/lignes`, async (c) => {
    exigerDefinir(c);
    return montrerLignes(c, await grilleDe(c));
  })
  .post(`${GRILLES}/:grille/lignes`, ecrireLignes)
  .post(`${GRILLES}/:grille/retrait`, async (c) => {
    exigerDefinir(c);
    const grille = await unlessRemoved(c.var, "suivi.grille", c.req.param("grille"), grilleDe(c));
    if (grille) await deleteGrille(c.var.db, c.var.perimetre, grille);
    return c.redirect(`${baseDe(c)}/indicateurs/grilles`, 303);
  });
