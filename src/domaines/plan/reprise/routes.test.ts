import { beforeAll, expect, test } from "vitest";
import { insertConvention } from "#domaines/convention/index.ts";
import { verifyChain } from "#platform/journal.ts";
import { perimetreDe, testSite, type Visiteur } from "../../../../tests/app.ts";
import { creerFiche } from "../fiche/actions.ts";
import { ORDRE_DU_PLAN, SANS_FILTRE } from "../fiche/model.ts";
import { listFiches } from "../fiche/store.ts";
import { insertNoeud, listNoeuds } from "../noeud/store.ts";
import { listSuites } from "./store.ts";

const site = await testSite();
const AVANT = perimetreDe("monts", "avant");
const ICI = perimetreDe("monts", "apres");
const PAGE = "/conventions/apres/plan/reprise";
let chargee: Visiteur;
let dici: Visiteur;
let elue: Visiteur;
let dehors: Visiteur;
let [bus, gare, relais] = ["", "", ""];

const texteDe = async (reponse: Response | undefined) =>
  ((await reponse?.text()) ?? "").replaceAll(/[\u00a0\u202f]/g, " ");
const fichesIci = () => site.dans(ICI, (db) => listFiches(db, ICI, { filtres: SANS_FILTRE, tri: ORDRE_DU_PLAN }));

const identite = { caf: null, debut: null, fin: null, perimetre: [] };

beforeAll(async () => {
  await site.espace("monts", "avant", "apres");
  await site.espace("vaux", "autre");
  chargee = await site.compte("claire", [{ espace: "monts", role: "chargeCooperation" }]);
  dici = await site.compte("denise", [{ espace: "monts", convention: "apres", role: "chargeCooperation" }]);
  elue = await site.compte("edith", [{ espace: "monts", role: "elu" }]);
  dehors = await site.compte("diane", [{ espace: "vaux", role: "chargeCooperation" }]);
  await site.dans(AVANT, async (db) => {
    await insertConvention(db, AVANT, "avant", { ...identite, titre: "CTG 2022-2026" });
    await insertConvention(db, AVANT, "apres", { ...identite, titre: "CTG 2027-2031", precedente: "avant" });
    const base = { convention: "avant", genre: "axe" as const, code: null, impacts: [], ordre: 0 };
    await insertNoeud(db, AVANT, { ...base, id: "mob", parent: null, libelle: "Mobilité" });
    const ecriture = { perimetre: AVANT, convention: "avant", instant: "2026-11-01T08:00:00.000Z" };
    bus = (await creerFiche(db, ecriture, { titre: "Bus des familles", noeuds: ["mob"] })).id;
    gare = (await creerFiche(db, ecriture, { titre: "Gare" })).id;
    relais = (await creerFiche(db, ecriture, { titre: "Relais" })).id;
  });
});

test("la page montre les fiches d’avant ; rien de coché revient en 422 ; cochées, elles entrent avec leur nœud", async () => {
  expect(await texteDe(await chargee.get(PAGE))).toContain("Bus des familles");
  expect((await chargee.post(PAGE, {})).status).toBe(422);
  const cochees = new FormData();
  for (const id of [bus, gare]) cochees.append("fiche", id);
  expect((await chargee.post(PAGE, cochees)).status).toBe(303);
  const [fiche, autre] = await fichesIci();
  expect([fiche?.titre, autre?.titre]).toEqual(["Bus des familles", "Gare"]);
  const noeuds = await site.dans(ICI, (db) => listNoeuds(db, ICI));
  expect(noeuds.map(({ id, libelle }) => [id === fiche?.noeuds[0], libelle])).toEqual([[true, "Mobilité"]]);
  expect(await texteDe(await chargee.get(`/conventions/apres/plan/fiches/${fiche?.id}`))).toContain("Continue <a");
  expect(await texteDe(await chargee.get(`/conventions/avant/plan/fiches/${bus}`))).toContain("Continuée par <a");
});

test("PLA-64 : reprendre deux fois la même n’en fait pas deux ; la relier à une autre se refuse, et se défait", async () => {
  expect((await chargee.post(PAGE, { fiche: bus })).status).toBe(303);
  expect(await fichesIci()).toHaveLength(2);
  const ecriture = { perimetre: ICI, convention: "apres", instant: "2026-11-01T08:00:00.000Z" };
  const neuve = await site.dans(ICI, (db) => creerFiche(db, ecriture, { titre: "Relais itinérant" }));
  const prise = await chargee.post(`${PAGE}/liens`, { precedente: bus, suivante: neuve.id });
  expect(prise?.status).toBe(422);
  expect(await texteDe(prise)).toContain("est déjà prise");
  expect((await chargee.post(`${PAGE}/liens`, { precedente: relais, suivante: neuve.id })).status).toBe(303);
  expect(await site.dans(ICI, (db) => listSuites(db, ICI))).toHaveLength(3);
  expect((await chargee.post(`${PAGE}/defaire`, { precedente: relais })).status).toBe(303);
  expect(await site.dans(ICI, (db) => listSuites(db, ICI))).toHaveLength(2);
  const ensemble = await Promise.all(Array.from({ length: 4 }, () => chargee.post(PAGE, { fiche: relais })));
  expect(ensemble.filter(({ status }) => status !== 303 && status !== 409)).toEqual([]);
  expect((await fichesIci()).filter(({ titre }) => titre === "Relais")).toHaveLength(1);
  expect(await site.dans(ICI, (db) => verifyChain(db, "monts"))).toBeNull();
});

test("qui ne lit pas le plan d’avant n’y trouve rien ; qui ne fait que lire n’y écrit pas ; qui n’est pas d’ici ne trouve pas", async () => {
  const page = await texteDe(await dici.get(PAGE));
  expect(page).toContain("il n’y a rien à reprendre");
  expect(page).not.toContain("Bus des familles");
  expect((await dici.post(PAGE, { fiche: bus })).status).toBe(404);
  expect((await elue.post(PAGE, { fiche: bus })).status).toBe(403);
  expect((await dehors.post(PAGE, { fiche: bus })).status).toBe(404);
});

test("PLA-67 : une action se met en commun avec une convention parallèle, qui la nomme sans rien en tenir", async () => {
  const PARTAGE = `/conventions/avant/plan/fiches/${relais}/partage`;
  const envoyer = (qui: Visiteur, convention: string, lues: string) => qui.post(PARTAGE, { convention, lues });
  expect(await texteDe(await chargee.get(PARTAGE))).toContain("CTG 2027-2031");
  expect((await envoyer(elue, "apres", "")).status).toBe(403);
  expect((await envoyer(dehors, "apres", "")).status).toBe(404);
  expect((await envoyer(dici, "apres", "")).status).toBe(404);
  expect((await envoyer(chargee, "autre", "")).status).toBe(422);
  expect((await envoyer(chargee, "apres", "")).status).toBe(303);
  const devancee = await envoyer(chargee, "", "");
  const dite = await texteDe(devancee);
  expect([devancee.status, dite.includes("vient de changer"), /value="apres" checked/.test(dite)]).toEqual([
    409,
    true,
    false,
  ]);
  const plan = await texteDe(await chargee.get("/conventions/apres/plan/arbre"));
  expect(plan).toContain("Actions communes, tenues dans une autre convention");
  expect(plan).toContain(`href="/conventions/avant/plan/fiches/${relais}"`);
  const sansLien = await texteDe(await dici.get("/conventions/apres/plan/tableau"));
  expect([sansLien.includes("Relais"), sansLien.includes(relais)]).toEqual([true, false]);
  expect((await dici.get(`/conventions/avant/plan/fiches/${relais}`)).status).toBe(404);
  expect(await texteDe(await chargee.get(`/conventions/avant/plan/fiches/${relais}`))).toContain("Commune à une autre");
  const deux = await site.compte(
    "delphine",
    ["avant", "apres"].map((convention) => ({ espace: "monts", convention, role: "chargeCooperation" as const })),
  );
  await site.base.insertInto("acces_convention").values({ espace: "monts", id: "secrete", titre: "?" }).execute();
  await site.dans(AVANT, (db) => insertConvention(db, AVANT, "secrete", { ...identite, titre: "?" }));
  await site.base
    .insertInto("plan_partage")
    .values({ espace: "monts", fiche: relais, convention: "secrete" })
    .execute();
  const vue = await texteDe(await deux.get(PARTAGE));
  expect([vue.includes('value="apres" checked'), vue.includes("secrete")]).toEqual([true, false]);
  expect(await texteDe(await deux.get(`/conventions/avant/plan/fiches/${relais}`))).toContain("Commune à une autre");
  expect((await envoyer(deux, "", "apres")).status).toBe(303);
  const reste = site.base.selectFrom("plan_partage").select("convention").where("fiche", "=", relais).execute();
  expect(await reste).toEqual([{ convention: "secrete" }]);
  expect((await envoyer(deux, "apres", "")).status).toBe(303);
  expect((await envoyer(chargee, "secrete", "apres secrete")).status).toBe(303);
  expect(await texteDe(await chargee.get("/conventions/apres/plan/arbre"))).not.toContain("Actions communes");
  // keeping the plan of one opens nothing of the other, which is only read
  const melee = await site.compte("melanie", [
    { espace: "monts", convention: "avant", role: "chargeCooperation" },
    { espace: "monts", convention: "apres", role: "lecteur" },
  ]);
  expect((await envoyer(melee, "apres", "")).status).toBe(422);
  const muette = await site.compte("muriel", [
    { espace: "monts", convention: "apres", role: "chargeCooperation" },
    { espace: "monts", convention: "avant", role: "dpo" },
  ]);
  expect(await texteDe(await muette.get("/conventions/apres/plan/reprise"))).not.toContain("Relais");
});
