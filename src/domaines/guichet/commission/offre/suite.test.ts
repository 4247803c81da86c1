import { afterAll, beforeAll, expect, test } from "vitest";
import { instantDe } from "#commun/jour.ts";
import { moisEntre } from "#commun/mois.ts";
import { savePlaces } from "#domaines/equipements/places/store.ts";
import { testSite, type Visiteur } from "../../../../../tests/app.ts";
import { compter } from "../../../../../tests/requetes.ts";
import { inscrire, inscrite, MONTS, ouvrirStructures } from "../../../../../tests/commission.ts";
import { getCommission } from "../session/store.ts";
import { constaterEcheance } from "./echeance/actions.ts";
import { listOffres } from "./store.ts";

const site = await testSite();
afterAll(() => site.engine.close());
const S = "/espaces/monts/commissions/printemps";
const PROPOSEES = 12;
const TARDIVE = { genre: "ajout", dossier: "2026-0030", motif: "", essai: "1" };
let tardive: string;

let agent: Visiteur;
const offres = () => site.dans(MONTS, (tx) => listOffres(tx, MONTS, { commission: "printemps" }));
const version = async () => `${(await site.dans(MONTS, (tx) => getCommission(tx, MONTS, "printemps"))).version}`;
const poster = async (chemin: string, saisie: Record<string, string>) =>
  expect((await agent.post(chemin, saisie)).status).toBe(303);
const faire = async (chemin: string, saisie: Record<string, string> = {}) =>
  poster(`${S}${chemin}`, { version: await version(), ...saisie });

/** Six places en chaque structure : les douze premiers sont servis ; celui qui suit préfère « b ». */
beforeAll(async () => {
  await site.espace("monts", "ctg");
  agent = await site.compte("agent", [{ espace: "monts", role: "agentGuichet" }]);
  const toutes = Array.from({ length: 10 }, () => PROPOSEES / 2);
  await site.dans(MONTS, async (tx) => {
    await ouvrirStructures(tx);
    const places = ["a", "b"].flatMap((structure) =>
      moisEntre("2027-01", "2027-08").map((mois) => ({
        structure,
        section: `${structure}-unique`,
        mois,
        places: toutes,
      })),
    );
    await savePlaces(tx, MONTS, places, { source: "saisie", le: "2026-11-02" });
    const servis = Array.from({ length: PROPOSEES }, (_, rang) => inscrite(rang + 1, [rang % 2 ? "b" : "a"]));
    await inscrire(tx, [
      ...servis,
      inscrite(20, ["b", "a"]),
      inscrite(21, ["a", "b"]),
      inscrite(30, ["a"], { entree: "2027-05" }),
    ]);
  });
  const seance = { id: "printemps", nom: "Commission", le: "2026-11-21", deMois: "2027-01", aMois: "2027-02" };
  await poster("/espaces/monts/commissions", {
    ...seance,
    delai: "10",
    risque: "0",
    structures: "a\nb",
  });
  await faire("/gel", { annonce: "Six boules" });
  await faire("/tirage", { graine: "4 8 15" });
  tardive = await (await agent.post(`${S}/gestes`, { ...TARDIVE, version: await version() })).text();
  await faire("/ouverture", { presents: "Mme Roche" });
  await faire("/votes", { portee: "liste", objet: "La liste", pour: "1" });
  await faire("/cloture");
});

test("les places laissées le même jour se rendent ensemble : le mieux classé reçoit celle qu’il préfère, en peu de requêtes", async () => {
  const proposees = (await offres()).filter(({ etat }) => etat === "proposee");
  expect(proposees).toHaveLength(PROPOSEES);
  const premiere = proposees.find(({ places }) => places[0]?.structure === "a");
  const compte = compter(site.base);
  await constaterEcheance(compte.base, { espace: "monts", offre: premiere?.id }, () =>
    instantDe("2026-12-02T08:00:00Z"),
  );
  for (const { id } of proposees)
    await constaterEcheance(compte.base, { espace: "monts", offre: id }, () => instantDe("2026-12-02T08:00:00Z"));
  expect(compte.requetes()).toBeLessThan(8 * PROPOSEES); // one silence alone asks twenty
  const apres = await offres();
  expect(apres.filter(({ etat }) => etat === "sansReponse")).toHaveLength(PROPOSEES);
  const appelees = apres.filter(({ etat }) => etat === "proposee");
  expect(appelees.map(({ numero, places }) => [numero, places[0]?.structure])).toEqual([
    ["2026-0020", "b"],
    ["2026-0021", "a"],
  ]);
});

test("ajouter une demande d’un mois que la séance n’examine pas le dit avant de le faire", () => {
  expect(tardive).toMatch(/Entrée en mai 2027.: hors des mois de cette séance/);
});
