import { beforeAll, expect, test } from "vitest";
import { verifyChain } from "#platform/journal.ts";
import { perimetreDe, testSite, type Visiteur } from "../../../../tests/app.ts";
import { getBlocConvention, saveBlocConvention } from "../bloc/store.ts";
import { passerConvention } from "../cycle/actions.ts";
import { listParties } from "../partie/store.ts";
import { getConvention, insertConvention } from "../store.ts";

const site = await testSite();
const ICI = perimetreDe("monts", "ctg");
const PAGE = "/conventions/ctg/reconduction";
const SAISIE = { titre: "CTG 2027-2031", caf: "Caf du Cantal", debut: "2027-01-01", fin: "2031-12-31" };
let [chargee, decette, elue, dehors]: Visiteur[] = [];

const lire = async (reponse: Response | undefined) => ({
  status: reponse?.status,
  vers: reponse?.headers.get("location") ?? "",
  texte: ((await reponse?.text()) ?? "").replaceAll(/[\u00a0\u202f]/g, " "),
});
const page = async (chemin: string, qui = chargee) => lire(await qui?.get(chemin));
const ouvrir = async (plus: Record<string, string> = {}, qui = chargee) =>
  lire(await qui?.post(PAGE, { ...SAISIE, ...plus }));
const signer = (id: string) =>
  site.dans(perimetreDe("monts", id), async (db) => {
    const ici = perimetreDe("monts", id);
    const { version } = await getConvention(db, ici, id);
    return passerConvention(db, ici, { convention: id, version }, { etat: "signee", le: "2026-11-01" });
  });

beforeAll(async () => {
  await site.espace("monts", "ctg");
  await site.espace("vaux", "autre");
  chargee = await site.compte("claire", [{ espace: "monts", role: "chargeCooperation" }]);
  decette = await site.compte("denise", [{ espace: "monts", convention: "ctg", role: "chargeCooperation" }]);
  elue = await site.compte("edith", [{ espace: "monts", role: "elu" }]);
  dehors = await site.compte("diane", [{ espace: "vaux", role: "chargeCooperation" }]);
  await site.dans(ICI, async (db) => {
    const identite = { titre: "CTG", caf: "Caf du Cantal", debut: "2022-01-01", fin: "2026-12-31" } as const;
    await insertConvention(db, ICI, "ctg", { ...identite, perimetre: ["15001", "15002"] });
    const bloc = await getBlocConvention(db, ICI, "ctg");
    const parties = ["Une", "Deux"].map((nom) => ({
      genre: "autre" as const,
      nom,
      nomCourt: null,
      code: null,
      representants: [{ qualite: "Maire", nom: `Anne ${nom}` }],
    }));
    await saveBlocConvention(db, ICI, "ctg", { ...bloc, convention: { ...bloc.convention, parties } });
  });
});

test("un brouillon ne se reconduit pas : la page le dit", async () => {
  const { status, texte } = await page(PAGE);
  expect(status).toBe(422);
  expect(texte).toContain("il n’y a rien à reconduire");
  expect((await ouvrir()).status).toBe(422);
});

test("la page propose le lendemain et la plus longue durée, et dit ce qui est repris", async () => {
  await signer("ctg");
  const { status, texte } = await page(PAGE);
  expect(status).toBe(200);
  expect(texte).toContain('value="2027-01-01"');
  expect(texte).toContain('value="2031-12-31"');
  expect(texte).toContain("2 parties et 2 signataires");
  expect((await page("/conventions/ctg")).texte).toContain("Elle finit dans moins de trois mois");
});

test.each([
  ["commencerait trop tôt", { debut: "2026-12-31" }],
  ["finirait trop tard", { fin: "2032-01-01" }],
  ["n'a pas de titre", { titre: " " }],
])("une suite qui %s revient en 422, sans rien perdre", async (_cas, plus) => {
  const { status, texte } = await ouvrir({ caf: "Caf d’ici", ...plus });
  expect(status).toBe(422);
  expect(texte).toContain("Caf d’ici");
});

test("la suite s'ouvre, liée, avec ses parties ; on ne l'ouvre pas deux fois ; signée, la précédente est reconduite à sa fin", async () => {
  const { status, vers } = await ouvrir({}, decette);
  expect(status).toBe(303);
  const id = vers.split("/").at(-1) ?? "";
  const la = perimetreDe("monts", id);
  expect(await site.dans(la, (db) => getConvention(db, la, id))).toMatchObject({
    precedente: "ctg",
    etat: "brouillon",
    perimetre: ["15001", "15002"],
  });
  const { parties, signataires } = await site.dans(la, (db) => listParties(db, la, id));
  expect(parties.map(({ nom }) => nom)).toEqual(["Une", "Deux"]);
  expect(signataires).toHaveLength(2);
  expect((await page(vers, decette)).texte).toContain("la convention précédente");
  expect((await ouvrir()).status).toBe(422);
  await signer(id);
  const apres = await page("/conventions/ctg");
  expect(apres.texte).toContain("La convention qui prend sa suite");
  expect(apres.texte).not.toContain("Ouvrir la convention qui prendra la suite");
  expect(await site.dans(la, (db) => verifyChain(db, "monts"))).toBeNull();
});

test("qui ne fait que lire n'ouvre rien ; qui n'est pas d'ici ne trouve rien", async () => {
  expect((await page(PAGE, elue)).status).toBe(403);
  expect((await ouvrir({}, elue)).status).toBe(403);
  expect((await page(PAGE, dehors)).status).toBe(404);
  expect((await ouvrir({}, dehors)).status).toBe(404);
});
