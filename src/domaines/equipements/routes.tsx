import { Hono } from "hono";
import { peut } from "#domaines/acces/index.ts";
import type { Env } from "#platform/http.ts";
import { pageDe, PAR_PAGE } from "#ui/pagination.tsx";
import { FinancementsPage } from "./financement/pages.tsx";
import { sommerParPayeur } from "./financement/rules.ts";
import { VIES } from "./liste/model.ts";
import { RegistrePage } from "./liste/pages.tsx";
import { countPage, listChoix, listCollectivitesDe, listPage } from "./liste/store.ts";
import { TYPES_EQUIPEMENT } from "./model.ts";
import { type C, cheminDe, exigerLire, nomDeCommune, peutModifier } from "./requete/actions.ts";
import { SoutiensPage } from "./soutien/pages.tsx";
import { listFinancements } from "./volet/store.ts";
import { countLignes, countParType, listLignes } from "./store.ts";

const typeDe = (c: C) => TYPES_EQUIPEMENT.find((type) => type === c.req.query("type")) ?? null;
const motsDe = (c: C) => (c.req.query("q") ?? "").slice(0, 200);

async function montrerRegistre(c: C) {
  const { db, perimetre, today } = c.var;
  const filtres = {
    q: motsDe(c),
    type: typeDe(c),
    vie: VIES.find((vie) => vie === c.req.query("vie")) ?? null,
    commune: (c.req.query("commune") ?? "").slice(0, 5) || null,
    aVerifier: c.req.query("averifier") === "1",
  };
  const page = pageDe(c.req.query("page"));
  const structures = await listPage(db, perimetre, filtres, { le: today, numero: page, taille: PAR_PAGE });
  const ids = structures.map(({ id }) => id);
  const props = {
    chemin: cheminDe(c),
    structures,
    collectivites: await listCollectivitesDe(db, perimetre, ids),
    commune: nomDeCommune,
    choix: await listChoix(db, perimetre),
    filtres,
    page,
    total: await countPage(db, perimetre, filtres, today),
    today,
    droits: {
      modifier: peutModifier(c),
      exporter: peut(perimetre.roles, "exports.faire"),
    },
  };
  return c.render(<RegistrePage {...props} />, { titre: "Équipements" });
}

async function montrerSoutiens(c: C) {
  const { db, perimetre, usager } = c.var;
  const filtres = { q: motsDe(c), type: typeDe(c) };
  const page = pageDe(c.req.query("page"));
  const props = {
    chemin: `${cheminDe(c)}/soutiens`,
    registre: cheminDe(c),
    annexes: usager.lieu?.plans ?? [],
    lignes: await listLignes(db, perimetre, filtres, { numero: page, taille: PAR_PAGE }),
    types: await countParType(db, perimetre),
    compte: await countLignes(db, perimetre, filtres),
    filtres,
    page,
  };
  return c.render(<SoutiensPage {...props} />, { titre: "Qui soutient quoi" });
}

async function montrerFinancements(c: C) {
  const bilan = sommerParPayeur(await listFinancements(c.var.db, c.var.perimetre));
  return c.render(<FinancementsPage chemin={cheminDe(c)} bilan={bilan} />, { titre: "Qui paie quoi" });
}

/** Le registre des structures d'un espace, et qui les soutient selon les conventions que l'on peut lire. */
export const equipementsRoutes = new Hono<Env>()
  .use("/espaces/:espace/equipements/*", async (c, next) => {
    exigerLire(c);
    return next();
  })
  .get("/espaces/:espace/equipements", montrerRegistre)
  .get("/espaces/:espace/equipements/soutiens", montrerSoutiens)
  .get("/espaces/:espace/equipements/financements", montrerFinancements);
