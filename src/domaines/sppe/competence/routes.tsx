import { Hono } from "hono";
import type { Env } from "#platform/http.ts";
import { PAR_PAGE, pageDe } from "#ui/pagination.tsx";
import { Telecharger, TEXTE } from "#ui/telecharger.tsx";
import { BASE, baseDe, exigerLire, jourVoulu, peutModifier, type Requete } from "../actions.ts";
import { dessiner } from "#domaines/territoire/index.ts";
import { lireCompetences } from "./actions.ts";
import { CompetenceCartePage } from "./carte/pages.tsx";
import { classer } from "./carte/rules.ts";
import { COMPETENCES } from "./model.ts";
import { CompetencesPage, DevoirsPage } from "./pages.tsx";

async function montrer(c: Requete) {
  exigerLire(c);
  const { db, perimetre } = c.var;
  const { jour, communes } = await lireCompetences(db, perimetre, jourVoulu(c));
  const [convention] = perimetre.conventions;
  const props = {
    base: baseDe(c),
    jour,
    communes,
    page: pageDe(c.req.query("page")),
    taille: PAR_PAGE,
    params: new URL(c.req.url).searchParams,
    document: convention && (
      <Telecharger
        base={`/conventions/${convention}`}
        genre="competences"
        nom="Le tableau récapitulatif, à joindre à la convention"
        params={[["le", jour]]}
        formats={[...TEXTE, { format: "xlsx", nom: "Excel" }, { format: "ods", nom: "OpenDocument, tableur" }]}
      />
    ),
    modifier: peutModifier(c),
  };
  return c.render(<CompetencesPage {...props} />, { titre: "Petite enfance" });
}

async function montrerDevoirs(c: Requete) {
  exigerLire(c);
  const { jour, autorites } = await lireCompetences(c.var.db, c.var.perimetre, jourVoulu(c));
  const props = {
    base: baseDe(c),
    jour,
    autorites,
    page: pageDe(c.req.query("page")),
    taille: PAR_PAGE,
    params: new URL(c.req.url).searchParams,
  };
  return c.render(<DevoirsPage {...props} />, { titre: "Ce que chaque autorité doit" });
}

/** Où personne n'exerce une compétence : sur la carte, et dans le tableau qui en dit autant. */
async function montrerCarte(c: Requete) {
  exigerLire(c);
  const { db, perimetre } = c.var;
  const { jour, communes } = await lireCompetences(db, perimetre, jourVoulu(c));
  const competence = COMPETENCES.find((une) => une === c.req.query("competence")) ?? "planifier";
  const props = {
    base: baseDe(c),
    espace: perimetre.espace,
    jour,
    competence,
    classees: classer(communes, competence),
    dessin: await dessiner(db, perimetre, { codes: communes.map(({ code }) => code) }),
    page: pageDe(c.req.query("page")),
    taille: PAR_PAGE,
    params: new URL(c.req.url).searchParams,
  };
  return c.render(<CompetenceCartePage {...props} />, { titre: "Les compétences sur la carte" });
}

/** Qui organise l'accueil du jeune enfant, commune par commune, à une date. */
export const competenceRoutes = new Hono<Env>()
  .get(BASE, montrer)
  .get(`${BASE}/carte`, montrerCarte)
  .get(`${BASE}/devoirs`, montrerDevoirs);
