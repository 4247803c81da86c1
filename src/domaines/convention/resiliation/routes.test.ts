import { beforeAll, expect, test } from "vitest";
import { perimetreDe, testSite, type Visiteur } from "../../../../tests/app.ts";
import { getBlocConvention, saveBlocConvention } from "../bloc/store.ts";
import { passerConvention } from "../cycle/actions.ts";
import { getConvention, insertConvention } from "../store.ts";
import { listModes, listResiliations } from "./store.ts";

const site = await testSite();
const ICI = perimetreDe("monts", "ctg");
const PAGE = "/conventions/ctg/resiliation";
const MODES = `${PAGE}/modes`;
let [chargee, elue, dehors]: Visiteur[] = [];

const convention = () => site.dans(ICI, (db) => getConvention(db, ICI, "ctg"));
const modes = () => site.dans(ICI, (db) => listModes(db, ICI, "ctg"));
const prise = async () => (await site.dans(ICI, (db) => listResiliations(db, ICI, ["ctg"]))).get("ctg");
const lire = async (reponse: Response | undefined) => ({
  status: reponse?.status,
  texte: ((await reponse?.text()) ?? "").replaceAll(/[\u00a0\u202f]/g, " "),
});
const page = async (chemin: string, qui = chargee) => lire(await qui?.get(chemin));
const poster = async (chemin: string, saisie: Record<string, string> = {}, qui = chargee) =>
  lire(await qui?.post(chemin, { version: `${(await convention()).version}`, ...saisie }));
const MODE = {
  intitule: "Départ",
  qui: "toutePartie",
  formalite: "lrar",
  preavisMois: "3",
  effet: "engagementsATerme",
};

beforeAll(async () => {
  await site.espace("monts", "ctg");
  await site.espace("vaux", "autre");
  chargee = await site.compte("claire", [{ espace: "monts", role: "chargeCooperation" }]);
  elue = await site.compte("edith", [{ espace: "monts", convention: "ctg", role: "elu" }]);
  dehors = await site.compte("diane", [{ espace: "vaux", role: "chargeCooperation" }]);
  const parties = (["caf", "commune"] as const).map((genre) => ({
    genre,
    nom: `Partie ${genre}`,
    nomCourt: null,
    code: null,
    representants: [],
  }));
  await site.dans(ICI, async (db) => {
    const identite = { titre: "CTG", caf: null, debut: "2026-01-01", fin: "2030-12-31", perimetre: [] } as const;
    await insertConvention(db, ICI, "ctg", { ...identite, perimetre: [] });
    const bloc = await getBlocConvention(db, ICI, "ctg");
    await saveBlocConvention(db, ICI, "ctg", { ...bloc, convention: { ...bloc.convention, parties } });
  });
});

test("sans mode, la page propose les habituels, une seule fois", async () => {
  expect((await page(PAGE)).texte).toContain("Partir des façons habituelles");
  const signer = (etat: "brouillon" | "signee", signee_le: "2026-01-01" | null) =>
    site.base.updateTable("convention_convention").set({ etat, signee_le }).where("id", "=", "ctg").execute();
  await signer("signee", "2026-01-01");
  const signee = (await page(PAGE)).texte;
  expect([signee.includes("elles s’ajoutent par"), signee.includes("Partir des façons")]).toEqual([true, false]);
  await signer("brouillon", null);
  expect((await poster(`${MODES}/proposes`)).status).toBe(303);
  await poster(`${MODES}/proposes`);
  expect((await modes()).map(({ preavisMois }) => preavisMois)).toEqual([1, 1, null, 6]);
});

test("un mode s'ajoute, se corrige et se retire ; un délai impossible revient en 422, sans rien perdre", async () => {
  expect((await poster(MODES, MODE)).status).toBe(303);
  const faux = await poster(MODES, { ...MODE, intitule: "Sans délai", formalite: "miseEnDemeure", preavisMois: "" });
  expect(faux.status).toBe(422);
  expect(faux.texte).toContain('value="Sans délai"');
  expect((await poster(MODES, { ...MODE, preavisMois: "61" })).status).toBe(422);
  expect((await poster(MODES, { ...MODE, preavisMois: "deux" })).status).toBe(422);
  const id = (await modes()).at(-1)?.id ?? "";
  expect((await poster(`${MODES}/${id}`, { ...MODE, preavisMois: "2" })).status).toBe(303);
  expect((await poster(`${MODES}/${id}`, { ...MODE, version: "1" })).status).toBe(409);
  expect((await modes()).at(-1)?.preavisMois).toBe(2);
  expect((await page(`${MODES}/${id}/retrait`)).texte).toContain("« Départ »");
  expect((await poster(`${MODES}/${id}/retrait`)).status).toBe(303);
  expect((await poster(`${MODES}/${id}/retrait`)).status).toBe(303); // a second click
  expect(await modes()).toHaveLength(4);
});

test("d'un mode et d'un jour, la page dit quand elle finit, qui peut y recourir et qui doit quoi", async () => {
  const [manquement, loi] = await modes();
  const { texte } = await page(`${PAGE}?mode=${manquement?.id}&le=2027-01-31`, elue);
  expect(texte).toContain("28 février 2027");
  expect(texte).toContain("Partie caf, Partie commune");
  expect(texte).toContain("Mettre l’autre en demeure");
  expect((await page(`${PAGE}?mode=${loi?.id}&le=2027-01-31`)).texte).toContain("Peut y recourir : Partie caf.");
  const tardive = await page(`${PAGE}?mode=${manquement?.id}&le=2030-12-15`);
  expect(tardive.texte).toContain("elle ira à son terme");
  expect(tardive.texte).not.toContain("Ce que chacun doit faire");
  const faux = await page(`${PAGE}?mode=ailleurs&le=pas-un-jour`);
  expect(faux).toMatchObject({ status: 422, texte: expect.stringContaining("Ce jour n’existe pas au calendrier.") });
});

test("une convention qui n'est pas signée ne se résilie pas", async () => {
  const [un] = await modes();
  expect((await poster(PAGE, { mode: un?.id ?? "", le: "2026-11-20", motif: "" })).status).toBe(422);
  expect(await prise()).toBeUndefined();
});

test("signée, ses modes ne bougent plus ; une résiliation s'inscrit une fois, et se lève avant l'effet", async () => {
  const { version } = await convention();
  await site.dans(ICI, (db) =>
    passerConvention(db, ICI, { convention: "ctg", version }, { etat: "signee", le: "2025-12-15" }),
  );
  expect((await poster(MODES, MODE)).status).toBe(409);
  const [un] = await modes();
  const saisie = { mode: un?.id ?? "", motif: "Rien n’est tenu" };
  expect((await poster(PAGE, { ...saisie, le: "2026-11-22" })).status).toBe(422);
  expect((await poster(PAGE, { ...saisie, le: "" })).status).toBe(422);
  expect((await poster(PAGE, { ...saisie, le: "2025-12-01" })).status).toBe(422);
  expect((await poster(PAGE, { ...saisie, le: "2026-11-20" })).status).toBe(303);
  expect(await prise()).toMatchObject({ notifieeLe: "2026-11-20", effetLe: "2026-12-20" });
  expect((await convention()).etat).toBe("resiliee");
  expect((await poster(PAGE, { ...saisie, le: "2026-11-20" })).status).toBe(422);
  const lue = await page("/conventions/ctg");
  expect(lue.texte).toContain("En vigueur");
  expect(lue.texte).toContain("20 décembre 2026");
  const ouverte = { titre: "Suite", caf: null, debut: "2026-12-20", fin: "2030-12-31", perimetre: [] } as const;
  await site.base.insertInto("acces_convention").values({ espace: "monts", id: "suite", titre: "Suite" }).execute();
  await site.dans(ICI, (db) => insertConvention(db, ICI, "suite", { ...ouverte, perimetre: [], precedente: "ctg" }));
  const refusee = await poster(`${PAGE}/levee`);
  expect([refusee.status, refusee.texte.includes("changez d’abord ses dates")]).toEqual([422, true]);
  await site.base.updateTable("convention_convention").set({ debut: "2031-01-01" }).where("id", "=", "suite").execute();
  expect((await poster(`${PAGE}/levee`)).status).toBe(303);
  expect((await convention()).etat).toBe("signee");
  expect((await poster(`${PAGE}/levee`)).status).toBe(422);
});

test("qui ne fait que lire calcule sans inscrire ; qui n'est pas d'ici ne trouve rien", async () => {
  const [un] = await modes();
  const lue = await page(`${PAGE}?mode=${un?.id}&le=2026-11-20`, elue);
  expect(lue.texte).not.toContain("l’inscrire");
  const avant = await page(`${PAGE}?mode=${un?.id}&le=2025-12-14`, elue);
  expect(avant).toMatchObject({ status: 422, texte: expect.stringContaining("pas encore signée ce jour-là") });
  expect(avant.texte).not.toContain("elle prend effet le");
  expect((await page(`${PAGE}?mode=${un?.id}&le=2025-12-15`, elue)).status).toBe(200);
  expect((await poster(PAGE, { mode: un?.id ?? "", le: "2026-11-20" }, elue)).status).toBe(403);
  expect((await poster(MODES, MODE, elue)).status).toBe(403);
  expect((await poster(`${PAGE}/levee`, {}, elue)).status).toBe(403);
  expect((await page(PAGE, dehors)).status).toBe(404);
  expect((await poster(PAGE, { mode: un?.id ?? "", le: "2026-11-20" }, dehors)).status).toBe(404);
});
