import { afterAll, expect, test } from "vitest";
import { insertConvention } from "#domaines/convention/index.ts";
import { deposerValeurs } from "#domaines/statistiques/index.ts";
import { perimetreDe, testSite } from "../../../../../tests/app.ts";
import { listSaisies } from "../../valeur/store.ts";
import { listIndicateurs } from "../store.ts";

const site = await testSite();
await site.espace("monts", "ctg");
await site.espace("mers", "loin");
const nadege = await site.compte("nadege", [{ espace: "monts", role: "chargeCooperation" }]);
const lectrice = await site.compte("lectrice", [{ espace: "monts", role: "lecteur" }]);
const etrangere = await site.compte("etrangere", [{ espace: "mers", role: "chargeCooperation" }]);
afterAll(() => site.engine.close());
const ICI = perimetreDe("monts", "ctg");
const LISTE = "/conventions/ctg/indicateurs";
const lire = async (reponse: Response) => (await reponse.text()).replaceAll(/[\u00a0\u202f]/g, " ");

test("un indicateur reprend la statistique qu’il cite, sur le territoire de la convention", async () => {
  await site.dans(ICI, async (db) => {
    const vide = { titre: "CTG", caf: null, debut: null, fin: null, perimetre: ["15014", "15012"] };
    await insertConvention(db, ICI, "ctg", vide);
    const origine = { cle: "essai", nom: "Essai", source: "Insee, état civil", le: "2026-11-21T09:00:00Z" };
    const dit = (code: string, millesime: number, valeur: number) => ({
      statistique: "naissances",
      lieu: { genre: "commune" as const, code },
      millesime,
      valeur,
    });
    await deposerValeurs(db, ICI, origine, [dit("15014", 2024, 200), dit("15012", 2024, 31), dit("15014", 2023, 190)]);
  });
  const definition = {
    libelle: "Naissances",
    mesure: "nombre",
    frequence: "annuelle",
    statistique: "Naissances domiciliées",
  };
  expect((await nadege.post(LISTE, definition)).status).toBe(303);
  const [{ id } = { id: "" }] = await site.dans(ICI, (db) => listIndicateurs(db, ICI));

  const page = await lire(await nadege.get(`${LISTE}/${id}`));
  expect(page).toContain("Reprendre");
  expect(page).toContain("231");
  expect((await lectrice.post(`${LISTE}/${id}/reprise`, { periode: "2024" })).status).toBe(403);
  expect((await etrangere.post(`${LISTE}/${id}/reprise`, { periode: "2024" })).status).toBe(404);
  expect((await nadege.post(`${LISTE}/${id}/reprise`, { periode: "2023" })).status).toBe(404);
  expect((await nadege.post(`${LISTE}/${id}/reprise`, { periode: "2024" })).status).toBe(303);

  const [valeur] = await site.dans(ICI, (db) => listSaisies(db, ICI, [id]));
  expect(valeur).toMatchObject({ periode: "2024", nombre: 231, etat: "validee" });
  expect(valeur?.commentaire).toContain("Insee, état civil");
  expect(await lire(await nadege.get(`${LISTE}/${id}`))).toContain("Rien de neuf à reprendre");
});

test("SUI-290 : un total qui rendrait le petit nombre d’une commune ne se reprend pas, et la page dit pourquoi", async () => {
  await site.dans(ICI, (db) => {
    const dit = (code: string, millesime: number, valeur: number) => ({
      statistique: "allocatairesRsa",
      lieu: { genre: "commune" as const, code },
      millesime,
      valeur,
    });
    const origine = { cle: "rsa", nom: "RSA", source: "Caf", le: "2026-11-21T09:00:00Z" };
    const valeurs = [dit("15014", 2024, 40), dit("15012", 2024, 3), dit("15014", 2023, 40), dit("15012", 2023, 30)];
    return deposerValeurs(db, ICI, origine, valeurs);
  });
  const definition = { libelle: "RSA", mesure: "nombre", frequence: "annuelle", statistique: "allocatairesRsa" };
  expect((await nadege.post(LISTE, definition)).status).toBe(303);
  const tous = await site.dans(ICI, (db) => listIndicateurs(db, ICI));
  const id = tous.find(({ libelle }) => libelle === "RSA")?.id ?? "";
  const page = await lire(await nadege.get(`${LISTE}/${id}`));
  expect(page).toContain("Ne se reprend pas : 2024.");
  expect(page).toContain("la valeur de 2023");
  expect(page).not.toContain("la valeur de 2024");
  expect((await nadege.post(`${LISTE}/${id}/reprise`, { periode: "2024" })).status).toBe(404);
  expect((await nadege.post(`${LISTE}/${id}/reprise`, { periode: "2023" })).status).toBe(303);
});
