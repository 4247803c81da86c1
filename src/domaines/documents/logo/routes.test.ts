import { afterAll, beforeAll, expect, test } from "vitest";
import { getBlocConvention, insertConvention, saveBlocConvention } from "#domaines/convention/index.ts";
import { perimetreDe, testSite, type Visiteur } from "../../../../tests/app.ts";
import { pngUni } from "../../../../tests/imprimes.ts";
import { lirePdf } from "../../../../tests/pdf.ts";

const site = await testSite();
afterAll(() => site.engine.close());
const ICI = perimetreDe("monts", "ctg");
let chargee: Visiteur;
let lectrice: Visiteur;
let etrangere: Visiteur;
let dpo: Visiteur;

const VIDE = { titre: "CTG des Monts", caf: null, debut: null, fin: null, perimetre: [] };
const partie = (nom: string) => ({ genre: "autre" as const, nom, nomCourt: null, code: null, representants: [] });

beforeAll(async () => {
  await site.espace("monts", "ctg");
  await site.espace("ailleurs", "autre");
  await site.dans(ICI, async (db) => {
    await insertConvention(db, ICI, "ctg", VIDE);
    const bloc = await getBlocConvention(db, ICI, "ctg");
    const parties = [partie("Caf des Monts"), partie("Les Monts")];
    await saveBlocConvention(db, ICI, "ctg", { ...bloc, convention: { ...bloc.convention, parties } });
  });
  chargee = await site.compte("chargee", [{ espace: "monts", role: "chargeCooperation" }]);
  lectrice = await site.compte("lectrice", [{ espace: "monts", role: "lecteur" }]);
  dpo = await site.compte("dpo", [{ espace: "monts", role: "dpo" }]);
  etrangere = await site.compte("etrangere", [{ espace: "ailleurs", role: "chargeCooperation" }]);
});

const LOGOS = "/conventions/ctg/documents/logos";

function envoi(partieDe: string, octets: Uint8Array, alt = `Logo de ${partieDe}`): FormData {
  const form = new FormData();
  form.set("partie", partieDe);
  form.set("alt", alt);
  form.set("fichier", new File([new Uint8Array(octets)], "logo.png"));
  return form;
}
const PNG = pngUni(120, 60, [10, 90, 70]);
const image = async (qui: Visiteur) =>
  /src="([^"]*\/documents\/logos\/[^"]+)"/.exec(await (await qui.get(LOGOS)).text())?.[1] ?? "";

test("un logo déposé paraît sur la page, se remplace, et s'ôte", async () => {
  expect((await chargee.post(LOGOS, envoi("Les Monts", PNG))).status).toBe(303);
  const premier = await image(lectrice);
  const reponse = await lectrice.get(premier);
  expect([reponse.status, reponse.headers.get("content-type")]).toEqual([200, "image/png"]);
  await chargee.post(LOGOS, envoi("Les Monts", PNG, "Les trois monts"));
  expect(await image(lectrice)).toBe(premier);
  expect(await (await lectrice.get(LOGOS)).text()).toContain('alt="Les trois monts"');
  expect((await chargee.post(`${LOGOS}/retrait`, { partie: "Les Monts" })).status).toBe(303);
  expect((await lectrice.get(premier)).status).toBe(404);
});

test("ce qui n'est pas un logo est refusé, avec une phrase", async () => {
  const svg = new TextEncoder().encode("<svg/>");
  for (const [form, phrase] of [
    [envoi("Les Monts", svg), "ni un PNG ni un JPEG"],
    [envoi("Les Monts", PNG, " "), "Dites en quelques mots"],
    [envoi("Les Monts", pngUni(10, 10, [0, 0, 0])), "de 40 à"],
    [envoi("Les Monts", PNG.subarray(0, PNG.length - 30)), "Cette image est abîmée"],
    [envoi("Une autre", PNG), "n’est pas de la convention"],
  ] as const) {
    const reponse = await chargee.post(LOGOS, form);
    expect(reponse.status).toBe(422);
    expect(await reponse.text()).toContain(phrase);
  }
  expect(await image(chargee)).toBe("");
});

test("qui ne tient pas la convention ne change pas les logos ; qui n'en est pas ne les voit pas", async () => {
  await chargee.post(LOGOS, envoi("Caf des Monts", PNG));
  const adresse = await image(chargee);
  expect((await lectrice.post(LOGOS, envoi("Caf des Monts", PNG))).status).toBe(403);
  expect((await lectrice.post(`${LOGOS}/retrait`, { partie: "Caf des Monts" })).status).toBe(403);
  for (const qui of [etrangere]) {
    expect((await qui.get(LOGOS)).status).toBe(404);
    expect((await qui.get(adresse)).status).toBe(404);
    expect((await qui.post(LOGOS, envoi("Caf des Monts", PNG))).status).toBe(404);
  }
  expect((await dpo.get(adresse)).status).toBe(200);
});

test("les documents de la convention portent les logos de ses parties", async () => {
  await chargee.post("/conventions/ctg/plan/fiches", { titre: "Ouvrir un relais" });
  const plan = await (await chargee.get("/conventions/ctg/plan/tableau")).text();
  const fiche = /plan\/fiches\/([\w-]{36})/.exec(plan)?.[1];
  const reponse = await lectrice.get(`/conventions/ctg/documents/immediat?genre=fiche&fiche=${fiche}&format=pdf`);
  expect(reponse.status).toBe(200);
  const { roles } = await lirePdf(new Uint8Array(await reponse.arrayBuffer()));
  expect(roles.filter((role) => role === "Figure")).toHaveLength(1);
});
