import { beforeAll, expect, test } from "vitest";
import { perimetreDe, testSite, type Visiteur } from "../../../../tests/app.ts";
import { getBlocConvention, saveBlocConvention } from "../bloc/store.ts";
import { getConvention, insertConvention } from "../store.ts";

const site = await testSite();
const ICI = perimetreDe("monts", "ctg");
const ETAT = "/conventions/ctg/etat";
let [chargee, elue, dehors]: Visiteur[] = [];

const convention = () => site.dans(ICI, (db) => getConvention(db, ICI, "ctg"));
const lire = async (reponse: Response | undefined) => ({
  status: reponse?.status,
  vers: reponse?.headers.get("location") ?? "",
  texte: ((await reponse?.text()) ?? "").replaceAll(/[\u00a0\u202f]/g, " "),
});
const page = async (chemin: string, qui = chargee) => lire(await qui?.get(chemin));
const passer = async (saisie: Record<string, string>, qui = chargee) =>
  lire(await qui?.post(ETAT, { version: `${(await convention()).version}`, ...saisie }));

beforeAll(async () => {
  await site.espace("monts", "ctg");
  await site.espace("vaux", "autre");
  chargee = await site.compte("claire", [{ espace: "monts", role: "chargeCooperation" }]);
  elue = await site.compte("edith", [{ espace: "monts", convention: "ctg", role: "elu" }]);
  dehors = await site.compte("diane", [{ espace: "vaux", role: "chargeCooperation" }]);
  await site.dans(ICI, async (db) => {
    const identite = { titre: "CTG", caf: null, debut: "2027-01-01", fin: "2031-12-31", perimetre: [] } as const;
    await insertConvention(db, ICI, "ctg", { ...identite, perimetre: [] });
  });
});

test("un brouillon entre en négociation, d'un bouton ; ce que la table ne connaît pas revient en 422", async () => {
  expect((await page("/conventions/ctg")).texte).toContain("Brouillon");
  expect((await page(ETAT)).texte).toContain("La mettre en négociation");
  expect((await passer({ vers: "delibereeEnPartie" })).status).toBe(422);
  expect((await passer({ vers: "nulle part" })).status).toBe(422);
  expect((await passer({ vers: "enNegociation" })).status).toBe(303);
  expect((await convention()).etat).toBe("enNegociation");
});

test("ce que quelqu'un d'autre a fait avancer entre-temps répond 409", async () => {
  expect((await passer({ vers: "delibereeEnPartie", version: "1" })).status).toBe(409);
  expect((await convention()).etat).toBe("enNegociation");
});

test("on ne signe ni sans parties, ni sans jour, ni d'avance ; la page dit ce qui ne pourra plus se dire", async () => {
  expect((await passer({ vers: "signee", le: "2026-11-20", confirme: "oui" })).texte).toContain(
    "Il faut deux parties au moins",
  );
  await site.dans(ICI, async (db) => {
    const bloc = await getBlocConvention(db, ICI, "ctg");
    const parties = ["Une", "Deux"].map((nom) => ({
      genre: "autre" as const,
      nom,
      nomCourt: null,
      code: null,
      representants: [],
    }));
    await saveBlocConvention(db, ICI, "ctg", { ...bloc, convention: { ...bloc.convention, parties } });
  });
  const avant = await page(`${ETAT}?vers=signee`);
  expect(avant.texte.match(/qui signe \(/g)).toHaveLength(1);
  expect(avant.texte.match(/personne ne signe pour elle/g)).toHaveLength(2);
  expect(avant.texte).toContain("comment elle peut finir");
  expect((await passer({ vers: "signee", le: "" })).texte).toContain("Donnez le jour de la dernière signature");
  expect((await passer({ vers: "signee", le: "2026-11-22" })).texte).toContain("pas encore venu");
  expect(avant.texte).toContain("le texte de ses articles");
  const sans = await passer({ vers: "signee", le: "2026-11-21" });
  expect([sans.status, sans.texte.includes("Confirmez qu’elle fut signée")]).toEqual([422, true]);
  expect((await convention()).etat).toBe("enNegociation");
});

test("signée, elle attend son premier jour, ne se modifie plus et ne revient pas en arrière", async () => {
  expect((await passer({ vers: "signee", le: "2026-11-21", confirme: "oui" })).status).toBe(303);
  const versions = await page("/conventions/ctg/versions");
  expect(versions.texte).toContain("Version 1, convention d’origine");
  const { texte } = await page("/conventions/ctg");
  expect(texte).toContain("Signée le");
  expect(texte).toContain("Elle attend son premier jour");
  expect(texte).not.toContain('href="/conventions/ctg/identite"');
  expect((await page("/conventions/ctg/identite")).texte).toContain("La convention est signée");
  const identite = await chargee?.post("/conventions/ctg/identite", { titre: "Autre", version: "9" });
  expect(identite?.status).toBe(409);
  expect((await passer({ vers: "brouillon" })).status).toBe(422);
  expect((await passer({ vers: "resiliee" })).vers).toBe("/conventions/ctg/resiliation");
  expect((await convention()).titre).toBe("CTG");
});

test("qui ne fait que lire lit l'état ; qui n'est pas d'ici ne trouve rien", async () => {
  expect((await page("/conventions/ctg", elue)).texte).toContain("Signée");
  expect((await page(ETAT, elue)).status).toBe(403);
  expect((await passer({ vers: "brouillon" }, elue)).status).toBe(403);
  expect((await passer({ vers: "brouillon" }, dehors)).status).toBe(404);
});
