import { beforeAll, expect, test } from "vitest";
import { perimetreDe, testSite, type Visiteur } from "../../../../tests/app.ts";
import { dessiner, listCentres } from "./actions.ts";

const site = await testSite();
const CONTOURS = "/espaces/monts/territoire/contours";
let [chargee, lectrice, etrangere]: Visiteur[] = [];

const carre = (x: number, y: number) => ({
  type: "Polygon",
  coordinates: [
    [
      [x, y],
      [x + 0.1, y],
      [x + 0.1, y + 0.1],
      [x, y + 0.1],
      [x, y],
    ],
  ],
});
const fichier = (...codes: string[]) =>
  JSON.stringify({
    type: "FeatureCollection",
    features: codes.map((code, rang) => ({
      type: "Feature",
      properties: { code, nom: `Commune ${code}` },
      geometry: carre(3 + rang / 10, 44.5),
    })),
  });

function formulaire(texte: string | null, dit: Record<string, string> = { source: "IGN", millesime: "2025" }) {
  const form = new FormData();
  if (texte !== null) form.append("fichier", new File([texte], "48.geojson"));
  for (const [nom, valeur] of Object.entries(dit)) form.append(nom, valeur);
  return form;
}
const lots = () => site.base.selectFrom("territoire_contour").select(["id", "espace", "source"]).execute();

beforeAll(async () => {
  await site.espace("monts", "ctg");
  await site.espace("vaux", "autre");
  chargee = await site.compte("claire", [{ espace: "monts", role: "chargeCooperation" }]);
  lectrice = await site.compte("lise", [{ espace: "monts", role: "lecteur" }]);
  etrangere = await site.compte("eve", [{ espace: "vaux", role: "chargeCooperation" }]);
});

test("un fichier de contours s’importe, se dit et se dessine dans son espace seulement", async () => {
  const reponse = await chargee?.post(CONTOURS, formulaire(fichier("48095", "48013", "48999")));
  expect(reponse?.status).toBe(303);
  const page = await (await chargee?.get(CONTOURS))?.text();
  expect(page).toContain("2 communes dessinées");
  expect(page).toContain("Commune 48999 (48999)");
  const dessin = (espace: string) =>
    site.dans(perimetreDe(espace), (db) => dessiner(db, perimetreDe(espace), { codes: ["48095", "48140"] }));
  expect((await dessin("monts"))?.trace).toMatchObject({ sansContour: ["48140"], formes: [{ code: "48095" }] });
  expect((await dessin("monts"))?.trace).toBe((await dessin("monts"))?.trace);
  expect(await dessin("vaux")).toBeNull();
  const centres = await site.dans(perimetreDe("monts"), (db) => listCentres(db, perimetreDe("monts")));
  expect(centres.get("48095")).toEqual({ lat: 44.55, lon: 3.05 });
});

test.each([
  ["sans fichier", null, undefined, "Choisissez un fichier"],
  ["un fichier illisible", "{", undefined, "ne se lit pas"],
  ["une commune que rien ne connaît", fichier("48999"), undefined, "ne dessine aucune commune"],
  ["sans source", null, { source: "", millesime: "2025" }, "d’où viennent ces contours"],
  ["une année qui n’en est pas une", null, { source: "IGN", millesime: "hier" }, "année des contours"],
])("%s : 422, et la phrase qui dit quoi faire", async (_cas, texte, dit, phrase) => {
  const reponse = await chargee?.post(CONTOURS, formulaire(texte, dit));
  expect(reponse?.status).toBe(422);
  expect(await reponse?.text()).toContain(phrase);
  expect(await lots()).toHaveLength(1);
});

const statut = async (reponse: Promise<Response> | undefined) => (await reponse)?.status;

test("qui lit ne modifie pas (403), d’un autre espace les contours n’existent pas (404)", async () => {
  const [lot] = await lots();
  expect(await statut(lectrice?.get(CONTOURS))).toBe(403);
  expect(await statut(lectrice?.post(CONTOURS, formulaire(fichier("48095"))))).toBe(403);
  expect(await statut(etrangere?.post(CONTOURS, formulaire(fichier("48095"))))).toBe(404);
  expect(await statut(etrangere?.get(`/espaces/vaux/territoire/contours/${lot?.id}/retrait`))).toBe(404);
});

test("un fichier se retire, après que l’on a dit ce qui s’efface", async () => {
  const [lot] = await lots();
  const page = await (await chargee?.get(`${CONTOURS}/${lot?.id}/retrait`))?.text();
  expect(page).toContain("n’auront plus de contour");
  expect(await statut(chargee?.post(`${CONTOURS}/${lot?.id}/retrait`))).toBe(303);
  expect(await statut(chargee?.post(`${CONTOURS}/${lot?.id}/retrait`))).toBe(303); // a second click
  expect(await lots()).toEqual([]);
});
