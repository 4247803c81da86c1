import { expect, test } from "vitest";
import { perimetreDe, testSite } from "../../../../tests/app.ts";
import { creerFiche } from "../../plan/fiche/actions.ts";

const site = await testSite(() => new Date("2026-11-21T09:00:00Z"));
const ICI = perimetreDe("monts", "ctg");

test("des « rien de neuf » d’une campagne close entre-temps ne se disent pas validés", async () => {
  await site.espace("monts", "ctg");
  const nadege = await site.compte("nadege", [{ espace: "monts", role: "chargeCooperation" }]);
  const ecriture = { perimetre: ICI, convention: "ctg", instant: "2026-06-01T08:00:00.000Z" };
  const { id: fiche } = await site.dans(ICI, (db) => creerFiche(db, ecriture, { titre: "Halte itinérante" }));
  const dates = { debut: "2026-07-01", fin: "2026-12-31", ouverture: "2026-11-02", cloture: "2026-12-11" } as const;
  const campagne = {
    espace: "monts",
    convention: "ctg",
    id: "c",
    titre: "Second semestre",
    rythme: "semestre",
  } as const;
  const demande = { espace: "monts", convention: "ctg", campagne: "c", fiche, volet: "", etat: "soumise" } as const;
  await site.base
    .insertInto("suivi_campagne")
    .values({
      ...campagne,
      ...dates,
      etat: "close",
      relances: "[]",
      noeuds: "[]",
      fiches: "[]",
      message: "",
      finies: false,
      rang: 0,
      version: 1,
    })
    .execute();
  await site.base
    .insertInto("suivi_demande")
    .values({ ...demande, reponse: JSON.stringify({ rienDeNeuf: true }), version: 2 })
    .execute();
  expect((await nadege.post("/conventions/ctg/suivi/campagnes/c/validations")).status).toBe(409);
});
