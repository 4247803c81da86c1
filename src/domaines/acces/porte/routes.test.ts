import { afterAll, beforeAll, expect, test } from "vitest";
import { plusMinutes } from "#commun/jour.ts";
import { inAnnuaire } from "#platform/db/db.ts";
import { hashToken } from "#platform/session.ts";
import { testSite } from "../../../../tests/app.ts";
import { frapperLienFamille } from "../famille/actions.ts";
import { updateGuichet } from "../famille/store.ts";
import { frapperLien } from "./actions.ts";
import { PORTE } from "./model.ts";

let maintenant = new Date("2026-11-21T09:00:00Z");
const site = await testSite(() => maintenant);
afterAll(() => site.engine.close());
const REPONSES = "/conventions/ctg/reponses";
const EXPIRE = "2026-12-12T00:00:00.000Z";

beforeAll(async () => {
  await site.espace("monts", "ctg");
  await site.espace("mers", "loin");
  await site.compte("nadege", [{ espace: "monts", role: "chargeCooperation" }]); // an installation with no one in it only shows its first step
});

const frapper = async (id: string) => {
  const porte = { id, espace: "monts", convention: "ctg", sujet: "samira", nom: "Samira", expireLe: EXPIRE };
  return inAnnuaire(site.base, (db) => frapperLien(db, porte, { adresse: "", le: maintenant }));
};
const status = async (demande: Promise<Response>) => (await demande).status;

test("un lien ne s’ouvre que d’un geste, tient à son navigateur, et ne mène qu’aux réponses de sa convention", async () => {
  const { lien } = await frapper("p1");
  const telephone = site.navigateur();
  expect(await status(telephone.get(lien))).toBe(200);
  expect(await status(telephone.get(REPONSES))).toBe(303);
  expect((await telephone.post(lien)).headers.get("location")).toBe(REPONSES);
  expect(await status(telephone.get(REPONSES))).toBe(200);
  expect((await telephone.get("/conventions/loin/reponses")).headers.get("location")).toContain("reprise");
  for (const page of ["/conventions/ctg", "/conventions/ctg/suivi", "/espaces/monts/acteurs"])
    expect((await telephone.get(page)).headers.get("location")).toContain("/connexion");
  expect(await (await site.navigateur().get(lien)).text()).toContain("recopiez le code");
});

test("la page où l’on répond s’installe : elle s’ouvre sur elle-même, compte ou non, et ne dit d’une convention que son adresse", async () => {
  const { lien } = await frapper("p8");
  const telephone = site.navigateur();
  await telephone.post(lien);
  const page = await (await telephone.get(REPONSES)).text();
  const [, manifeste = ""] = /<link rel="manifest" href="([^"]+)"/.exec(page) ?? [];
  const dit = await site.navigateur().get(manifeste);
  expect([dit.status, dit.headers.get("content-type")]).toEqual([200, "application/manifest+json"]);
  expect(await dit.json()).toMatchObject({ start_url: REPONSES, display: "standalone", scope: "/" });
  expect((await telephone.get(REPONSES)).status).toBe(200);
  expect((await site.navigateur().get("/reponses/application/inconnue")).status).toBe(200);
});

test("dix minutes sans geste ferment la porte ; un geste la rouvre, et ne mène jamais hors des réponses", async () => {
  const { lien } = await frapper("p2");
  const telephone = site.navigateur();
  await telephone.post(lien);
  maintenant = new Date("2026-11-21T09:11:00Z");
  expect((await telephone.get(REPONSES)).headers.get("location")).toBe(
    `/reponses/reprise?vers=${encodeURIComponent(REPONSES)}`,
  );
  expect(await (await telephone.get("/reponses/reprise?vers=/x")).text()).toContain("Reprendre");
  expect(
    (await telephone.post("/reponses/reprise", { vers: "https://ailleurs.example" })).headers.get("location"),
  ).toBe(REPONSES);
  expect(await status(telephone.get(REPONSES))).toBe(200);
  expect(await status(site.navigateur().post("/reponses/reprise", { vers: REPONSES }))).toBe(410);
});

test("cinq codes faux ferment le lien aux autres navigateurs, même avec le bon ; un nouveau lien se demande", async () => {
  const { lien, code } = await frapper("p3");
  await site.navigateur().post(lien);
  const autre = site.navigateur();
  expect(await (await autre.post(lien, { code: "12" })).text()).toContain("six chiffres");
  const faux = code === "000000" ? "000001" : "000000";
  const essais: number[] = [];
  while (essais.length < 5) essais.push(await status(autre.post(lien, { code: faux })));
  expect(essais).toEqual([422, 422, 422, 422, 422]);
  expect(await status(autre.post(lien, { code }))).not.toBe(303);
  expect(await (await autre.get(lien)).text()).toContain("Recevoir un nouveau lien");
  const deposes = async () =>
    (await site.base.selectFrom("outbox").select("charge").where("genre", "=", PORTE).execute()).length;
  const avant = await deposes();
  expect(await status(autre.post(`${lien}/nouveau`))).toBe(200);
  expect(await deposes()).toBe(avant + 1);
});

/** Un lien déjà ouvert ailleurs : celui d'une porte, puis celui d'une famille. */
const liens = {
  porte: () => frapper("p5"),
  famille: async () => {
    await inAnnuaire(site.base, (db) => updateGuichet(db, "monts", { etat: "ouvert", contact: "" }));
    const foyer = { espace: "monts", famille: "f1" };
    const frappe = await inAnnuaire(site.base, (db) => frapperLienFamille(db, foyer, { adresse: "", le: maintenant }));
    await site.base.updateTable("acces_famille_lien").set({ navigateur: "ailleurs" }).execute();
    return frappe;
  },
};

test.each(["porte", "famille"] as const)(
  "ACC-50 : des codes lancés ensemble comptent chacun avant d’être jugés (%s) : cinq au plus, le bon parmi eux ou jamais",
  async (genre) => {
    const { lien, code } = await liens[genre]();
    if (genre === "porte") await site.navigateur().post(lien);
    const faux = code === "000000" ? "000001" : "000000";
    await Promise.all(Array.from({ length: 12 }, () => site.navigateur().post(lien, { code: faux })));
    expect(await status(site.navigateur().post(lien, { code }))).not.toBe(303);
    const { essais } = await site.base
      .selectFrom(genre === "porte" ? "acces_porte" : "acces_famille_lien")
      .select("essais")
      .where("empreinte", "=", hashToken(lien.split("/").at(-1) ?? ""))
      .executeTakeFirstOrThrow();
    expect(essais).toBe(6);
  },
);

test("ACC-50 : un lien ouvert ailleurs par son code reste ouvert là où il l’était, chacun pour son temps", async () => {
  const { lien, code } = await frapper("p7");
  const [bureau, telephone] = [site.navigateur(), site.navigateur()];
  await bureau.post(lien);
  expect(await status(telephone.post(lien, { code }))).toBe(303);
  for (const qui of [bureau, telephone]) expect(await status(qui.get(REPONSES))).toBe(200);
  expect(await (await bureau.get(lien)).text()).not.toContain("recopiez le code");
  const avant = maintenant;
  maintenant = plusMinutes(avant, 8);
  expect(await status(telephone.get(REPONSES))).toBe(200);
  maintenant = plusMinutes(avant, 12);
  expect([await status(telephone.get(REPONSES)), await status(bureau.get(REPONSES))]).toEqual([200, 303]);
  maintenant = avant;
  const { lien: neuf } = await frapper("p7");
  for (const qui of [bureau, telephone]) expect(await status(qui.get(REPONSES))).toBe(303);
  expect(await status(site.navigateur().post(neuf))).toBe(303);
});

test("qui passe d’un appareil à l’autre avec le bon code n’épuise pas son lien", async () => {
  const { lien, code } = await frapper("p6");
  await site.navigateur().post(lien);
  for (let fois = 0; fois < 7; fois += 1) expect(await status(site.navigateur().post(lien, { code }))).toBe(303);
});

test("un lien inconnu, remplacé ou passé ne sert plus", async () => {
  const { lien: ancien } = await frapper("p4");
  const { lien } = await frapper("p4");
  for (const mort of [ancien, "/reponses/inconnu"]) {
    expect(await status(site.navigateur().get(mort))).toBe(410);
    expect(await status(site.navigateur().post(mort))).toBe(410);
    expect(await status(site.navigateur().post(`${mort}/nouveau`))).toBe(410);
  }
  maintenant = new Date("2026-12-13T09:00:00Z");
  expect(await status(site.navigateur().post(lien))).toBe(410);
});
