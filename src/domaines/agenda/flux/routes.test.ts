import { afterAll, expect, test } from "vitest";
import { insertConvention } from "#domaines/convention/index.ts";
import { CONVOCATION, posterConvocation } from "#domaines/gouvernance/convocation/actions.ts";
import { newId } from "#platform/ids.ts";
import type { Message } from "#platform/mail.ts";
import { perimetreDe, testSite, type Visiteur } from "../../../../tests/app.ts";

const instant = new Date("2026-11-21T09:00:00Z");
const site = await testSite(() => instant);
afterAll(() => site.engine.close());
const ICI = perimetreDe("monts", "ctg");
await site.espace("monts", "ctg");
const vide = { titre: "CTG", caf: null, debut: null, fin: null, perimetre: ["15014"] };
await site.dans(ICI, (tx) => insertConvention(tx, ICI, "ctg", vide));
const nadege = await site.compte("nadege", [{ espace: "monts", role: "chargeCooperation" }]);
const elue = await site.compte("elue", [{ espace: "monts", role: "elu" }]);

async function abonner(qui: Visiteur): Promise<string> {
  const page = await (await qui.post("/compte/agenda")).text();
  return /value="http:\/\/localhost(\/agenda\/[\w-]{43}\.ics)"/.exec(page)?.[1] ?? "";
}
const flux = async (adresse: string) => (await (await site.personne.get(adresse)).text()).replaceAll("\r\n ", "");
const evenement = (texte: string, titre: string) =>
  texte.split("BEGIN:VEVENT").find((un) => un.includes(`SUMMARY:${titre}`)) ?? "";

const propriete = (texte: string, nom: string) => new RegExp(`^${nom}[;:].*`, "m").exec(texte)?.[0].trim();
test("une réunion a au flux et dans ses courriels le même nom, la même séquence, la même heure, le même lieu", async () => {
  const siege = {
    id: "technique",
    nature: "cotech",
    nom: "Comité technique",
    quorum: "aucun",
    frequence: "1",
  };
  expect((await nadege.post("/conventions/ctg/instances", { ...siege, decide: "1" })).status).toBe(303);
  const membre = { id: newId(), nom: "Une maire", college: "Communes", voix: "deliberative", courriel: "m@exemple.fr" };
  expect((await nadege.post("/conventions/ctg/instances/technique/membres", membre)).status).toBe(303);
  const ici = "/conventions/ctg/instances/technique/reunions/cotech";
  const reunion = { id: "cotech", titre: "Cotech de fin d’année", le: "2026-12-10", debut: "14:00", duree: "60" };
  expect((await nadege.post("/conventions/ctg/instances/technique/reunions", reunion)).status).toBe(303);
  const change = async (dit: Record<string, string>, version: number) =>
    expect((await nadege.post(ici, { ...reunion, ...dit, version: `${version}` })).status).toBe(303);
  const vieil = await abonner(nadege);
  await flux(vieil);
  const relever = async () => {
    const postes: Message[] = [];
    const depots = await site.base.selectFrom("outbox").selectAll().where("genre", "=", CONVOCATION).execute();
    const poster = async (message: Message) => void postes.push(message);
    const composer = () => Promise.reject(new Error("rien à joindre"));
    const bureau = { base: site.base, poster, adresse: "http://localhost", maintenant: () => instant, composer };
    for (const { charge } of depots) await posterConvocation(bureau, charge);
    await site.base.deleteFrom("outbox").where("genre", "=", CONVOCATION).execute();
    return postes.map(({ agenda }) => agenda?.contenu.replaceAll("\r\n ", "") ?? "");
  };
  const memes = async (courriel: string | undefined, sequence: number) => {
    const dits = ["UID", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY", "STATUS"];
    const lus = (texte: string) => dits.map((nom) => propriete(texte.slice(texte.indexOf("BEGIN:VEVENT")), nom));
    const voulus = lus(courriel ?? "");
    expect(voulus[1]).toBe(`SEQUENCE:${sequence}`);
    for (const adresse of [vieil, await abonner(elue)])
      expect(lus(`BEGIN:VEVENT${evenement(await flux(adresse), reunion.titre)}`)).toEqual(voulus);
  };
  await change({ le: "2026-12-11" }, 1);
  await flux(vieil);
  await change({ le: "2026-12-12", visio: "https://visio.example/cotech" }, 2);
  const point = { id: newId(), titrePoint: "Les places", attendu: "decision" };
  expect((await nadege.post(`${ici}/points`, point)).status).toBe(303);
  expect((await nadege.post(`${ici}/convocation`, { version: "3" })).status).toBe(303);
  const [convocation] = await relever();
  expect(propriete(convocation ?? "", "LOCATION")).toBe(
    propriete(evenement(await flux(vieil), reunion.titre), "LOCATION"),
  );
  await memes(convocation, 2);
  await change({ le: "2026-12-12", visio: "https://visio.example/autre" }, 4);
  await memes((await relever())[0], 3);
  expect((await nadege.post(`${ici}/annulation`, { version: "5", motif: "Neige" })).status).toBe(303);
  const [annulation] = await relever();
  expect(propriete(annulation ?? "", "METHOD")).toBe("METHOD:CANCEL");
  const annonce = evenement(await flux(vieil), reunion.titre);
  expect(["UID", "SEQUENCE", "STATUS"].map((nom) => propriete(annonce, nom))).toEqual(
    ["UID", "SEQUENCE", "STATUS"].map((nom) =>
      propriete(annulation?.slice(annulation.indexOf("BEGIN:VEVENT")) ?? "", nom),
    ),
  );
  expect(propriete(annonce, "SEQUENCE")).toBe("SEQUENCE:4");
});
