import { beforeEach, expect, test } from "vitest";
import { instantDe } from "#commun/jour.ts";
import { hashPassword } from "#platform/password.ts";
import { COOKIE } from "#platform/session.ts";
import { createApp } from "../../../app.ts";
import { testSite } from "../../../../tests/app.ts";

const site = await testSite();
const { base, app, personne } = site;
await site.espace("rives", "ctg-rives");
await site.compte("claire", [{ espace: "rives", convention: "ctg-rives", role: "chargeCooperation" }]);
const MOT_DE_PASSE = "trois poules dans la cuisine 🐔";
await base
  .updateTable("acces_compte")
  .set({ empreinte: await hashPassword(MOT_DE_PASSE) })
  .where("id", "=", "claire")
  .execute();

const bon = { courriel: " Claire@Exemple.fr ", motDePasse: MOT_DE_PASSE, vers: "/compte" };
const cookieDe = (response: Response) => response.headers.get("set-cookie") ?? "";
const jetonDe = (response: Response) => cookieDe(response).split(";")[0] ?? "";
const get = (path: string, cookie: string, agent = "essai") =>
  app.request(path, { headers: { cookie, "user-agent": agent } });
const post = (path: string, form: Record<string, string>, cookie = "", url = "http://localhost") =>
  app.request(`${url}${path}`, {
    method: "POST",
    headers: {
      cookie,
      origin: url,
      "sec-fetch-site": "same-origin",
      "content-type": "application/x-www-form-urlencoded",
    },
    body: new URLSearchParams(form),
  });

beforeEach(() => base.deleteFrom("acces_frein").execute());

test("une page fermée mène à la connexion, puis y revient", async () => {
  const response = await personne.get("/conventions/ctg-rives/plan");
  expect([response.status, response.headers.get("location")]).toEqual([
    303,
    "/connexion?vers=%2Fconventions%2Fctg-rives%2Fplan",
  ]);
  expect(await (await personne.get("/connexion?vers=%2Fcompte")).text()).toContain('name="vers" value="/compte"');
});

test("le bon mot de passe ouvre une session neuve dont seul le haché est gardé", async () => {
  const response = await post("/connexion", bon);
  expect([response.status, response.headers.get("location")]).toEqual([303, "/compte"]);
  expect(cookieDe(response)).toMatch(/^maillage=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax$/);
  const [, jeton] = jetonDe(response).split("=");
  const sessions = await base.selectFrom("acces_session").select("empreinte").execute();
  expect(sessions.some(({ empreinte }) => empreinte === jeton)).toBe(false);
  expect((await get("/compte", jetonDe(response))).status).toBe(200);
});

test("un jeton glissé d'avance ne sert pas : la connexion en donne un autre et ferme l'ancien", async () => {
  const premier = jetonDe(await post("/connexion", bon));
  const second = jetonDe(await post("/connexion", bon, premier));
  expect(second).not.toBe(premier);
  expect((await get("/compte", premier)).status).toBe(303);
  expect((await get("/compte", second)).status).toBe(200);
  const glisse = jetonDe(await post("/connexion", bon, `${COOKIE}=jeton-glisse`));
  expect(glisse).not.toContain("glisse");
});

test("derrière https, le jeton porte __Host- et Secure", async () => {
  const response = await post("/connexion", bon, "", "https://localhost");
  expect(cookieDe(response)).toMatch(/^__Host-maillage=[^;]+;.*Path=\/; HttpOnly; Secure; SameSite=Lax$/);
});

test("un compte inconnu et un mauvais mot de passe reçoivent la même réponse, et ce qui était tapé reste", async () => {
  const faux = await post("/connexion", { ...bon, courriel: "claire@exemple.fr", motDePasse: "pas celui-là du tout" });
  const inconnu = await post("/connexion", { ...bon, courriel: "inconnu@exemple.fr" });
  expect([faux.status, inconnu.status]).toEqual([422, 422]);
  const [texteFaux, texteInconnu] = [await faux.text(), await inconnu.text()];
  expect(texteFaux.replaceAll("claire@exemple.fr", "X")).toBe(texteInconnu.replaceAll("inconnu@exemple.fr", "X"));
  expect(texteFaux).toContain('value="claire@exemple.fr"');
  expect(texteFaux).not.toContain("pas celui-là du tout");
});

test("une adresse incomplète ou un champ vide se disent près du champ", async () => {
  const response = await post("/connexion", { courriel: "claire", motDePasse: "" });
  expect(response.status).toBe(422);
  const page = await response.text();
  expect(page).toContain("il y manque peut-être un @");
  expect(page).toContain("Donnez votre mot de passe");
});

test("ACC-4 : après trois échecs on attend, même avec le bon mot de passe, et dix essais ensemble ne passent pas devant", async () => {
  const faux = { ...bon, motDePasse: "pas celui-là du tout" };
  const statuts = (await Promise.all(Array.from({ length: 10 }, () => post("/connexion", faux)))).map(
    ({ status }) => status,
  );
  expect(statuts.toSorted()).toEqual([422, 422, 422, 429, 429, 429, 429, 429, 429, 429]);
  const response = await post("/connexion", bon);
  expect([response.status, response.headers.get("retry-after")]).toEqual([429, "10"]);
  expect(await response.text()).toContain("Réessayez dans 10 secondes");
});

test("ACC-4 : une réussite efface les échecs de ce compte", async () => {
  await post("/connexion", { ...bon, motDePasse: "pas celui-là du tout" });
  await post("/connexion", { ...bon, motDePasse: "pas celui-là du tout" });
  await post("/connexion", bon);
  const restes = await base.selectFrom("acces_frein").select(["cle", "essais"]).execute();
  expect(restes.map(({ cle, essais }) => [cle.split(":")[0], essais])).toEqual([["source", 2]]);
});

test("entrer ôte ce que le registre dit ne plus garder, et rien d'autre", async () => {
  const session = (empreinte: string, vue_le: string) => ({
    empreinte,
    compte: "claire",
    ouverte_le: vue_le,
    vue_le,
    appareil: "essai",
  });
  const vieilles = [session("a-91-jours", "2026-08-22T09:00:00Z"), session("a-89-jours", "2026-08-24T09:00:00Z")];
  await base.insertInto("acces_session").values(vieilles).execute();
  const frein = (cle: string, depuis: string) => ({ cle, essais: 1, depuis });
  await base
    .insertInto("acces_frein")
    .values([frein("vieux", "2026-11-20T08:59:00Z"), frein("hier", "2026-11-20T09:01:00Z")])
    .execute();
  await post("/connexion", bon);
  const restes = await base.selectFrom("acces_session").select("empreinte").where("empreinte", "like", "a-%").execute();
  expect(restes).toEqual([{ empreinte: "a-89-jours" }]);
  const freins = await base.selectFrom("acces_frein").select("cle").where("cle", "in", ["vieux", "hier"]).execute();
  expect(freins).toEqual([{ cle: "hier" }]);
});

test("sortir ferme la session : l'ancien jeton ne vaut plus", async () => {
  const cookie = jetonDe(await post("/connexion", bon));
  const response = await post("/deconnexion", {}, cookie);
  expect([response.status, response.headers.get("location")]).toEqual([303, "/connexion"]);
  expect((await get("/compte", cookie)).status).toBe(303);
});

test("un compte fermé ou une session trop vieille ne passent plus à la requête suivante", async () => {
  const cookie = jetonDe(await post("/connexion", bon));
  await base.updateTable("acces_compte").set({ ferme_le: "2026-11-21T09:00:00Z" }).where("id", "=", "claire").execute();
  expect((await get("/compte", cookie)).status).toBe(303);
  await base.updateTable("acces_compte").set({ ferme_le: null }).where("id", "=", "claire").execute();
  expect((await get("/compte", cookie)).status).toBe(200);
  await base
    .updateTable("acces_session")
    .set({ vue_le: "2026-11-21T08:30:00Z" })
    .where("compte", "=", "claire")
    .execute();
  expect((await get("/compte", cookie)).status).toBe(303);
});

test("hors d'une base de démonstration, aucun bouton ni aucun clic ne fait entrer", async () => {
  await base
    .updateTable("acces_compte")
    .set({ demonstration: "Elle conduit la convention." })
    .where("id", "=", "claire")
    .execute();
  expect(await (await personne.get("/connexion")).text()).not.toContain("démonstration");
  expect((await post("/connexion/demonstration", { compte: "claire" })).status).toBe(404);
});

test("dans une base de démonstration, un bouton par personne fait entrer", async () => {
  await site.compte("paul", []);
  const statique = { css: "", js: "", files: new Map() };
  const demo = createApp({ base, maintenant: () => instantDe("2026-11-21T09:00:00Z"), demonstration: true, statique });
  const page = await (await demo.request("/connexion")).text();
  expect(page).toContain("Elle conduit la convention.");
  expect(page).not.toContain("Personne paul");
  const entrer = (compte: string) =>
    demo.request("/connexion/demonstration", {
      method: "POST",
      headers: { origin: "http://localhost" },
      body: new URLSearchParams({ compte }),
    });
  expect((await entrer("claire")).status).toBe(303);
  expect((await entrer("paul")).status).toBe(404);
});

test.each([
  { cas: "sans type", type: {}, body: null, dit: [415, "ne se lit pas"] },
  { cas: "en JSON", type: { "content-type": "application/json" }, body: "{}", dit: [415, "ne se lit pas"] },
  {
    cas: "coupé",
    type: { "content-type": "multipart/form-data; boundary=x" },
    body: "--y\r\nrien",
    dit: [400, "abîmé ou incomplet"],
  },
])("un envoi $cas est refusé d'une phrase, sans panne", async ({ type, body, dit }) => {
  const init = { method: "POST", headers: { origin: "http://localhost", ...type }, body };
  for (const path of ["/connexion/lien", "/connexion/demonstration", "/connexion"]) {
    const response = await app.request(path, init);
    expect([response.status, await response.text()]).toEqual([dit[0], expect.stringContaining(String(dit[1]))]);
  }
});

test("ACC-25 : la page dit ce qu'il reste à la session, et « Rester connecté » la prolonge ; fermée, elle ne se prolonge pas", async () => {
  const cookie = jetonDe(await post("/connexion", bon));
  const page = await (await get("/compte", cookie)).text();
  expect(page).toContain('data-sans-geste="1740" data-en-tout="43200"');
  expect(page).toMatch(/<button class="bouton" type="button">\s*Rester connecté/);
  expect(await (await personne.get("/connexion")).text()).not.toContain("data-sans-geste");
  const vue = () =>
    base.selectFrom("acces_session").select("vue_le").where("fermee_le", "is", null).where("compte", "=", "claire");
  await base
    .updateTable("acces_session")
    .set({ vue_le: "2026-11-21T08:35:00Z" })
    .where("compte", "=", "claire")
    .execute();
  expect((await get("/compte/session", cookie)).status).toBe(204);
  const vues = (await vue().execute()).map(({ vue_le }) => instantDe(vue_le).toISOString());
  expect(vues).toContain("2026-11-21T09:00:00.000Z");
  await post("/deconnexion", {}, cookie);
  expect((await get("/compte/session", cookie)).status).toBe(303);
});
