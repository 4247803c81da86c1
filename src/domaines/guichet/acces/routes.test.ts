import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { instantDe } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { inAnnuaire } from "#platform/db/db.ts";
import { hashToken } from "#platform/session.ts";
import { testSite, type Visiteur } from "../../../../tests/app.ts";
import { champInterdit, champsDe } from "../champ/rules.ts";
import { ETAPES } from "../demande/etape/model.ts";
import { insertFamilles } from "../demande/famille/store.ts";
import { familleVide, nouvelleDemande } from "../demande/rules.ts";
import { insertDemandes } from "../demande/store.ts";
import { deleteOuverturesAvant, listOuvertures, noterOuverture } from "./store.ts";

const LE = instantDe("2026-11-21T09:00:00Z");
const ICI: Perimetre = { espace: "monts", compte: "agent", conventions: [], roles: ["agentGuichet"] };
const site = await testSite(() => LE);
afterAll(() => site.engine.close());
let dpo: Visiteur;
let agent: Visiteur;
let ailleurs: Visiteur;

const texteDe = async (reponse: Response) =>
  (await reponse.text()).replace(/<[^>]+>/g, " ").replace(/[\s\u00a0\u202f]+/g, " ");
const entree = (famille: string) => {
  const headers = {
    cookie: `maillage-famille=jeton-${famille}`,
    origin: "http://localhost",
    "sec-fetch-site": "same-origin",
  };
  return {
    get: async (chemin: string) => site.app.request(`/espaces/monts/place${chemin}`, { headers }),
    post: async (chemin: string, saisie: Record<string, string>) => {
      const body = new FormData();
      for (const [nom, valeur] of Object.entries(saisie)) body.append(nom, valeur);
      return site.app.request(`/espaces/monts/place${chemin}`, { method: "POST", headers, body });
    },
  };
};

beforeAll(async () => {
  await site.espace("monts");
  await site.espace("mers");
  agent = await site.compte("agent", [{ espace: "monts", role: "agentGuichet" }]);
  dpo = await site.compte("dpo", [{ espace: "monts", role: "dpo" }]);
  ailleurs = await site.compte("ailleurs", [{ espace: "mers", role: "dpo" }]);
  await sql`update acces_espace set guichet = 'ouvert'`.execute(site.base);
  for (const id of ["fa", "fb"]) {
    const famille = { ...familleVide(id, LE), prenom: "Inès", nom: `Nom-${id}`, courriel: `${id}@exemple.fr` };
    const demande = {
      ...nouvelleDemande({ id: `d${id}`, famille: id, le: LE }),
      numero: `N-${id}`,
      etat: "enAttente",
    } as const;
    await site.dans(ICI, async (db) => {
      await insertFamilles(db, ICI, [famille]);
      await insertDemandes(db, ICI, [{ demande, famille }]);
    });
    await inAnnuaire(site.base, (db) =>
      sql`insert into acces_famille_session (empreinte, espace, famille, duree, jusqu_a, expire_le)
        values (${hashToken(`jeton-${id}`)}, 'monts', ${id}, 120, '2026-11-21T10:00:00Z', '2026-12-01T10:00:00Z')`.execute(
        db,
      ),
    );
  }
});

const ouvrir = (perimetre: Perimetre, instant = LE) =>
  site.dans(perimetre, (db) =>
    noterOuverture(
      db,
      perimetre,
      { famille: "fa", demande: "dfa", motif: "instruction" },
      { le: "2026-11-21", instant },
    ),
  );

test("deux ouvertures d’un jour font une ligne, comptée ; une structure en fait une autre", async () => {
  await ouvrir(ICI);
  await ouvrir(ICI, instantDe("2026-11-21T11:00:00Z"));
  await ouvrir({ ...ICI, compte: "dpo", roles: ["gestionnaireStructure"] });
  const lues = await site.dans(ICI, (db) => listOuvertures(db, { espace: "monts", famille: "fa" }));
  expect(lues.map(({ compte, motif, fois, qualite }) => [compte, motif, fois, qualite])).toEqual([
    ["agent", "instruction", 2, "Agent du guichet"],
    ["dpo", "structure", 1, "Responsable de structure"],
  ]);
  expect(await site.dans(ICI, (db) => deleteOuverturesAvant(db, "monts", "2026-11-21"))).toBe(0);
});

test("une famille lit qui a ouvert son dossier, et rien d’une autre", async () => {
  const texte = await texteDe(await entree("fa").get("/donnees"));
  expect(texte).toMatch(/21 novembre 2026 Personne agent Agent du guichet Étudier votre demande/);
  expect(await texteDe(await entree("fb").get("/donnees"))).toContain("Personne n’a ouvert votre dossier");
});

test("une famille lit et emporte sa copie, sans rien d’une autre", async () => {
  const copie = await entree("fa").get("/donnees/copie");
  expect(copie.status).toBe(200);
  const json = await entree("fa").get("/donnees/copie.json");
  expect(json.headers.get("content-disposition")).toContain("attachment");
  for (const texte of [await copie.text(), await json.text()]) {
    expect(texte).toContain("Nom-fa");
    expect(texte).not.toContain("Nom-fb");
  }
});

test("sans être entré, on revient à l’accueil ; un compte n’ouvre rien ici", async () => {
  for (const chemin of ["/donnees", "/donnees/copie", "/donnees/copie.json"]) {
    expect((await entree("personne").get(chemin)).status).toBe(303);
    expect((await agent.get(`/espaces/monts/place${chemin}`)).status).toBe(303);
  }
});

test("un droit se demande une fois, le délégué y répond, la famille le lit", async () => {
  expect((await entree("fa").post("/donnees", { nature: "rectification" })).status).toBe(303);
  const encore = await entree("fa").post("/donnees", { nature: "rectification" });
  expect(encore.status).toBe(422);
  expect(await texteDe(encore)).toContain("Vous l’avez déjà demandé");
  expect((await entree("fa").post("/donnees", { nature: "autre" })).status).toBe(422);
  expect(await texteDe(await dpo.get("/espaces/monts/familles"))).toContain("Corriger une donnée");
  const [, droit = ""] = /droits\/([\w-]+)"/.exec(await (await dpo.get("/espaces/monts/familles/fa")).text()) ?? [];
  expect((await dpo.post(`/espaces/monts/familles/fa/droits/${droit}`, { reponse: "faite" })).status).toBe(303);
  expect((await dpo.post(`/espaces/monts/familles/fa/droits/${droit}`, { reponse: "faite" })).status).toBe(409);
  expect((await dpo.post(`/espaces/monts/familles/fa/droits/${droit}`, { reponse: "peutEtre" })).status).toBe(400);
  expect(await texteDe(await entree("fa").get("/donnees"))).toContain("C’est fait.");
});

test("le délégué cherche, lit, exporte, efface ; lui aussi laisse une ligne", async () => {
  expect(await texteDe(await dpo.get("/espaces/monts/familles?q=nom-fa"))).toContain("Inès Nom-fa");
  expect(await texteDe(await dpo.get("/espaces/monts/familles?q=zzz"))).toContain("Aucune famille ne répond");
  expect(await texteDe(await dpo.get("/espaces/monts/familles/fa"))).toContain("Répondre à un droit de la famille");
  expect(await (await dpo.get("/espaces/monts/familles/fa/copie.json")).json()).toMatchObject({ famille: "fa" });
  expect(await texteDe(await dpo.get("/espaces/monts/familles/fa/copie"))).toContain("N-fa");
  expect(await texteDe(await dpo.get("/espaces/monts/familles/fa/effacement"))).toContain(
    "Disparaîtront pour toujours",
  );
  await sql`update guichet_demande set etat = 'proposee' where id = 'dfa'`.execute(site.base);
  const refus = await dpo.post("/espaces/monts/familles/fa/effacement");
  expect(refus.status).toBe(422);
  expect(await texteDe(refus)).toContain("Une place est proposée ou donnée");
  await sql`update guichet_demande set etat = 'enAttente' where id = 'dfa'`.execute(site.base);
  expect((await dpo.post("/espaces/monts/familles/fa/effacement")).status).toBe(303);
  expect((await dpo.get("/espaces/monts/familles/fa")).status).toBe(404);
  expect((await entree("fa").get("/donnees")).status).toBe(303);
  expect(await texteDe(await dpo.get("/espaces/monts/familles?fait=efface"))).toContain("Droit à l’effacement");
  expect((await entree("fb").get("/donnees")).status).toBe(200);
});

test("GUI-366 : aucune page du formulaire ne demande à une famille ce qui ne se demande pas", async () => {
  await sql`update guichet_demande set etat = 'brouillon', numero = null where id = 'dfb'`.execute(site.base);
  let champs = 0;
  for (const langue of ["fr", "facile"])
    for (const etape of ETAPES) {
      const page = await entree("fb").get(`/demandes/dfb/${etape}?langue=${langue}`);
      const lus = page.status === 200 ? champsDe(await page.text()) : [];
      champs += lus.length;
      expect(lus.flatMap((champ) => champInterdit(champ) ?? [])).toEqual([]);
    }
  expect(champs).toBeGreaterThan(40);
  await sql`update guichet_demande set etat = 'enAttente', numero = 'N-fb' where id = 'dfb'`.execute(site.base);
});

test("ni l’agent, ni le délégué d’ailleurs n’entrent chez le délégué", async () => {
  for (const suite of ["", "/fb", "/fb/copie", "/fb/copie.json", "/fb/effacement"]) {
    expect((await agent.get(`/espaces/monts/familles${suite}`)).status).toBe(403);
    expect((await ailleurs.get(`/espaces/monts/familles${suite}`)).status).toBe(404);
  }
  expect((await ailleurs.post("/espaces/monts/familles/fb/effacement")).status).toBe(404);
  expect((await ailleurs.get("/espaces/mers/familles/fb")).status).toBe(404);
});
