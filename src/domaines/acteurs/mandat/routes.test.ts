import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "#platform/ids.ts";
import { findHistory } from "#platform/journal.ts";
import { readTableur } from "#platform/tableur.ts";
import { perimetreDe, testSite, type Visiteur } from "../../../../tests/app.ts";
import { updateVie } from "#domaines/convention/cycle/store.ts";
import { getConvention, insertConvention } from "#domaines/convention/index.ts";
import { findActeurParNom, insertActeur } from "../store.ts";
import { insertMandat, listMandats } from "./store.ts";

const site = await testSite();
afterAll(() => site.engine.close());
const ICI = perimetreDe("monts", "ctg", "deux");
const BASE = "/espaces/monts/acteurs";
let [chargee, lectrice, etrangere]: Visiteur[] = [];
const VIDE = {
  nomCourt: null,
  genre: null,
  code: null,
  qualite: null,
  courriel: null,
  organisation: null,
  compte: null,
};

const dans = <T>(work: Parameters<typeof site.dans<T>>[1]) => site.dans(ICI, work);
const idDe = async (nom: string) => (await dans((db) => findActeurParNom(db, ICI, nom)))?.id ?? "";
const lire = async (chemin: string, qui = lectrice) => {
  const reponse = await qui?.get(`${BASE}${chemin}`);
  return { status: reponse?.status, texte: ((await reponse?.text()) ?? "").replace(/[\u00a0\u202f]/g, " ") };
};
const poster = async (chemin: string, form: Record<string, string>, qui = chargee) => {
  const reponse = await qui?.post(`${BASE}${chemin}`, form);
  return { status: reponse?.status, texte: ((await reponse?.text()) ?? "").replace(/[\u00a0\u202f]/g, " ") };
};
const ROLE = { convention: "ctg", role: "referent", theme: "jeunesse", commune: "48140", debut: "2026-01-01", fin: "" };

beforeAll(async () => {
  await site.espace("monts", "ctg", "deux");
  await site.espace("vaux", "autre");
  chargee = await site.compte("claire", [{ espace: "monts", role: "chargeCooperation" }]);
  lectrice = await site.compte("lise", [{ espace: "monts", convention: "ctg", role: "lecteur" }]);
  etrangere = await site.compte("eve", [{ espace: "vaux", role: "chargeCooperation" }]);
  await dans(async (db) => {
    const rpe = await insertActeur(db, ICI, { ...VIDE, sorte: "organisation", nom: "Relais petite enfance" });
    await insertActeur(db, ICI, { ...VIDE, sorte: "organisation", nom: "Les relais de la petite enfance" });
    await insertActeur(db, ICI, { ...VIDE, sorte: "contact", nom: "Anne Morel", organisation: rpe.id });
    await insertActeur(db, ICI, { ...VIDE, sorte: "contact", nom: "Morel Anne" });
  });
});

test("un rôle se donne par convention, thème et commune ; il ne se tient pas deux fois, ni à l’envers, ni n’importe où", async () => {
  const anne = await idDe("Anne Morel");
  expect((await poster(`/${anne}/mandats`, { ...ROLE, id: newId() })).status).toBe(303);
  expect((await lire(`/${anne}`)).texte).toContain("Jeunesse, Saint-Chély-d");
  for (const [plus, phrase] of [
    [{}, "tient déjà ce rôle"],
    [{ debut: "2026-05-01", fin: "2026-04-30", theme: "" }, "ne finit pas avant"],
    [{ commune: "Xyzville" }, "pas reconnue"],
    [{ convention: "autre" }, "l’une des conventions"],
    [{ debut: "2026-02-30" }, "un jour du calendrier"],
  ] as const) {
    const { status, texte } = await poster(`/${anne}/mandats`, { ...ROLE, id: newId(), ...plus });
    expect([status, texte.includes(phrase)]).toEqual([422, true]);
  }
});

test("un rôle arrêté passe à l’histoire sans se perdre ; un second geste sur la même version est un 409", async () => {
  const anne = await idDe("Anne Morel");
  await poster(`/${anne}/mandats`, { ...ROLE, id: newId(), role: "financeur", theme: "" });
  const [mandat] = (await dans((db) => listMandats(db, ICI, [anne]))).filter(({ role }) => role === "financeur");
  const arret = `/${anne}/mandats/${mandat?.id}/arret`;
  expect((await lire(`/${anne}`, chargee)).texte).toContain("Son dernier jour");
  const faux = await poster(arret, { version: "1", fin: "2026-02-30" });
  expect([faux.status, faux.texte.includes("un jour du calendrier")]).toEqual([400, true]);
  expect((await poster(arret, { version: "1", fin: "2026-11-21" })).status).toBe(303);
  expect((await poster(arret, { version: "1" })).status).toBe(409);
  const { texte } = await lire(`/${anne}`);
  expect([texte.includes("1 rôle passé"), texte.includes("jusqu’au 21 novembre 2026")]).toEqual([false, true]);
  expect((await dans((db) => findHistory(db, "monts", "acteurs.mandat", anne)))[0]?.action).toBe("modification");
});

test("à qui s’adresser se lit commune par commune et thème par thème, et dit où il n’y a personne", async () => {
  const tout = (await lire("/referents")).texte;
  expect([tout.includes("Anne Morel"), tout.includes("Financeur")]).toEqual([true, false]);
  const jeunesse = (await lire("/referents?commune=48140&theme=jeunesse")).texte;
  expect([jeunesse.includes("Anne Morel"), jeunesse.includes("Sans personne")]).toEqual([true, false]);
  const logement = (await lire("/referents?commune=48140&theme=logement")).texte;
  expect([logement.includes("Anne Morel"), logement.includes("Sans personne : Logement")]).toEqual([false, true]);
});

test("les doublons se proposent ; fusionné, l’un apporte ses rôles à l’autre", async () => {
  const page = (await lire("/doublons", chargee)).texte;
  expect([
    page.includes("2 paires à regarder"),
    page.includes("Garder « Anne Morel »"),
    page.includes("Garder « Morel Anne »"),
  ]).toEqual([true, true, true]);
  const [anne, double] = [await idDe("Anne Morel"), await idDe("Morel Anne")];
  await poster(`/${double}/mandats`, { ...ROLE, id: newId(), role: "elu" });
  expect((await poster(`/${double}/fusion`, { garde: "Anne Morel" })).status).toBe(303);
  expect((await lire(`/${anne}`)).texte).toContain("Élu référent");
  expect((await lire("/referents")).texte).not.toContain("Morel Anne");
  expect((await lire("/doublons")).status).toBe(403);
});

test("la liste s’exporte entière, rôles compris", async () => {
  const reponse = await lectrice?.get(`${BASE}/export?format=csv`);
  const feuilles = await readTableur(new Uint8Array((await reponse?.arrayBuffer()) ?? new ArrayBuffer(0)), "csv");
  const rangees = Array.isArray(feuilles) ? (feuilles[0]?.rangees ?? []) : [];
  expect(rangees).toHaveLength(4);
  const anne = rangees.find(([nom]) => nom === "Anne Morel");
  expect(anne?.[5]).toBe("Relais petite enfance");
  expect(anne?.[8]).toContain("Référent, Jeunesse, Saint-Chély");
});

test("une lectrice n’écrit pas (403), une autre convention ne se lit pas, d’un autre espace rien n’existe (404)", async () => {
  const anne = await idDe("Anne Morel");
  await poster(`/${anne}/mandats`, { ...ROLE, id: newId(), convention: "deux", role: "coordination" });
  const { texte } = await lire(`/${anne}`);
  expect(texte).not.toContain("Coordination</strong>");
  expect((await lire(`/${anne}`, chargee)).texte).toContain("Coordination</strong>");
  expect((await poster(`/${anne}/mandats`, { ...ROLE, id: newId() }, lectrice)).status).toBe(403);
  expect((await poster(`/${anne}/mandats`, { ...ROLE, id: newId() }, etrangere)).status).toBe(404);
  expect((await lire("/referents", etrangere)).status).toBe(404);
});

test("une commune dont d’autres portent le nom est celle que couvre la convention, et le champ la propose", async () => {
  const identite = { titre: "CTG", caf: null, debut: null, fin: null, perimetre: ["15054", "15162"] };
  await dans((db) => insertConvention(db, ICI, "ctg", identite));
  const anne = await idDe("Anne Morel");
  expect((await lire(`/${anne}/mandats/nouveau`, chargee)).texte).toContain('<option value="Condat"');
  const elu = { ...ROLE, id: newId(), role: "elu", theme: "", commune: "Condat" };
  expect((await poster(`/${anne}/mandats`, elu)).status).toBe(303);
  const communes = (await dans((db) => listMandats(db, ICI, [anne]))).map(({ commune }) => commune);
  expect(communes).toContain("15054");
});

test("le même rôle donné deux fois au même instant n’est tenu qu’une fois", async () => {
  await dans((db) => insertActeur(db, ICI, { ...VIDE, sorte: "contact", nom: "Luc Doublet" }));
  const luc = await idDe("Luc Doublet");
  const recus = await Promise.all(
    Array.from({ length: 4 }, () => poster(`/${luc}/mandats`, { ...ROLE, id: newId(), theme: "" })),
  );
  expect(recus.map(({ status }) => status).toSorted()).toEqual([303, 422, 422, 422]);
  expect(await dans((db) => listMandats(db, ICI, [luc]))).toHaveLength(1);
});

test("un rôle sans fin dans une convention finie se lit parmi les rôles passés, jusqu’au dernier jour de la convention", async () => {
  await site.espace("vals", "close");
  const la = perimetreDe("vals", "close");
  const val = await site.compte("val", [{ espace: "vals", role: "chargeCooperation" }]);
  const identite = { titre: "CTG close", caf: null, debut: "2021-01-01", fin: "2025-12-31", perimetre: [] } as const;
  const mina = await site.dans(la, async (db) => {
    await insertConvention(db, la, "close", { ...identite, perimetre: [] });
    const acteur = await insertActeur(db, la, { ...VIDE, sorte: "contact", nom: "Mina Close" });
    const role = { id: newId(), convention: "close", role: "referent", theme: null, commune: null } as const;
    await insertMandat(db, la, { ...role, acteur: acteur.id, debut: "2021-03-01", fin: null, version: 1 });
    return acteur.id;
  });
  const page = async (ou: string) => (await val.get(`/espaces/vals/acteurs${ou}`)).text();
  expect(await page(`/${mina}`)).not.toContain("rôle passé");
  await site.dans(la, async (db) => {
    const avant = await getConvention(db, la, "close");
    await updateVie(db, la, avant, { ...avant, etat: "signee", signeeLe: "2021-01-01" });
  });
  const lue = (await page(`/${mina}`)).replace(/[\u00a0\u202f]/g, " ");
  expect([lue.includes("1 rôle passé"), lue.includes("jusqu’au 31 décembre 2025")]).toEqual([true, true]);
  expect(await page("/referents")).not.toContain("Mina Close");
});
