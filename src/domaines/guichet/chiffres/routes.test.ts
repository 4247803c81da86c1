import { afterAll, beforeAll, expect, test } from "vitest";
import { instantDe } from "#commun/jour.ts";
import { insertZone } from "../../territoire/zone/store.ts";
import { getValeurs } from "#domaines/statistiques/index.ts";
import { perimetreDe, testSite } from "../../../../tests/app.ts";
import { insertFamilles } from "../demande/famille/store.ts";
import type { Demande } from "../demande/model.ts";
import { familleVide, nouvelleDemande } from "../demande/rules.ts";
import { insertDemandes } from "../demande/store.ts";
import { deposer, lireChiffres } from "./actions.ts";
import { listPublications } from "./store.ts";

const site = await testSite(); // le 21 novembre 2026
afterAll(() => site.engine.close());
const ICI = perimetreDe("monts", "ctg");
const BASE = "/espaces/monts/guichet/chiffres";
const LE = instantDe("2026-01-05T09:00:00Z");
const lire = async (reponse: Response) => (await reponse.text()).replaceAll(/[\u00a0\u202f]/g, " ");

await site.espace("monts", "ctg");
await site.espace("mers", "ctg-x");
const agent = await site.compte("agent", [{ espace: "monts", role: "agentGuichet" }]);
const elu = await site.compte("elu", [{ espace: "monts", role: "elu" }]);
const etranger = await site.compte("etranger", [{ espace: "mers", role: "agentGuichet" }]);

const plusieurs = (nombre: number, commune: string, etat: Demande["etat"]) =>
  Array.from({ length: nombre }, (_, rang) => {
    const id = `${commune}-${etat}-${rang}`;
    const demande: Demande = {
      ...nouvelleDemande({ id, famille: `f-${id}`, le: LE }),
      etat,
      commune,
      numero: id,
      deposeeLe: "2026-02-01",
      attendDepuis: "2026-02-01",
    };
    return { demande, famille: familleVide(`f-${id}`, LE) };
  });

beforeAll(() =>
  site.dans(ICI, async (db) => {
    const lot = [
      ...plusieurs(12, "48095", "enAttente"),
      ...plusieurs(3, "48140", "enAttente"),
      ...plusieurs(8, "48061", "enAttente"),
      ...plusieurs(9, "48095", "acceptee"),
      ...plusieurs(6, "48140", "acceptee"),
      ...plusieurs(7, "48061", "acceptee"),
      ...plusieurs(6, "48061", "incomplete").map((une) => ({
        ...une,
        demande: { ...une.demande, occasionnel: true, occasionnelSeul: true },
      })),
    ];
    await insertFamilles(
      db,
      ICI,
      lot.map(({ famille }) => famille),
    );
    await insertDemandes(db, ICI, lot);
  }),
);

test("l’agent lit tous les nombres, les autres ce qui est publié ; un autre espace, rien", async () => {
  const page = await lire(await agent.get(BASE));
  expect(page).toContain("Florac");
  expect(page).toMatch(/Florac Trois Rivières<\/th>\s*<td class="n">15</);
  expect(page).toMatch(/occasionnel seulement, comptées à part<\/dt>\s*<dd>6</);
  expect(await lire(await elu.get(BASE))).toContain("Aucun chiffre de 2026");
  expect((await elu.post(`${BASE}/publication`, { annee: "2026" })).status).toBe(403);
  expect((await etranger.get(BASE)).status).toBe(404);
});

test("GUI-245 : ce qui se publie cache le petit nombre et de quoi le retrouver, et se dépose ainsi", async () => {
  const communesDuBassin = { genre: "bassin", nom: "Les Gorges", code: null, communes: ["48061", "48140"] } as const;
  const { id: bassin } = await site.dans(ICI, (db) =>
    insertZone(db, ICI, { ...communesDuBassin, communes: [...communesDuBassin.communes] }),
  );
  expect((await agent.post(`${BASE}/publication`, { annee: "2026" })).status).toBe(303);
  const [publication] = await site.dans(ICI, (db) => listPublications(db, ICI));
  const communes = publication?.contenu.repartitions.find((une) => une?.dimension === "commune");
  const sans = communes?.cellules.map((ligne) => ligne[1]) ?? [];
  expect(sans[communes?.cles.indexOf("48140") ?? -1]).toBeNull();
  expect(sans.filter((nombre) => nombre === null).length).toBeGreaterThan(1);
  const deposees = await site.dans(ICI, (db) =>
    getValeurs(db, ICI, { codes: ["demandesEnAttente"], territoires: [{ genre: "commune", code: "48140" }] }),
  );
  expect(deposees).toMatchObject([{ valeur: null, secret: true, millesime: 2026 }]);
  const commune = (code: string) => ({ genre: "commune" as const, code });
  const [partielles] = await site.dans(ICI, (db) =>
    getValeurs(db, ICI, { codes: ["demandesPartielles"], territoires: [commune("48095")] }),
  );
  expect(partielles).toMatchObject({ millesime: 2026, secret: false, valeur: 0 });
  const [duBassin] = await site.dans(ICI, (db) =>
    getValeurs(db, ICI, { codes: ["demandesEnAttente"], territoires: [{ genre: "bassin", code: bassin }] }),
  );
  const dite = publication?.contenu.zones.find(({ zone }) => zone === bassin)?.sans ?? null;
  expect(duBassin).toMatchObject({ valeur: dite, millesime: 2026 });
  const epci = await site.dans(
    ICI,
    (
      db, // families of two EPCI, and no structure kept: neither is the whole of this guichet
    ) =>
      getValeurs(db, ICI, {
        codes: ["demandesRecues"],
        territoires: [{ genre: "epci", code: "200069185" }],
        recomposer: false,
      }),
  );
  expect(epci).toEqual([]);
  const page = await lire(await elu.get(BASE));
  expect(page).toContain("Publiés le 21 novembre 2026");
  expect(page).not.toMatch(/<td class="n">[1-4]</);
});

test("le délai médian du guichet se dépose sur l’intercommunalité de ses communes ; de plusieurs, sur aucune", async () => {
  const [publication] = await site.dans(ICI, (db) => listPublications(db, ICI));
  if (!publication) throw new Error("nothing published");
  const delaisDe = (cles: string[], annee: number) =>
    site.dans(ICI, async (db) => {
      const repartitions = [
        { dimension: "commune" as const, cles, cellules: cles.map(() => [5, 5, 5]), lignes: cles.map(() => 15) },
      ];
      const attenteServie = { mediane: 42, sur: 9 };
      await deposer(db, ICI, { ...publication.contenu, annee, attenteServie, repartitions }, "2026-11-21T09:00:00Z");
      const territoires = ["244800405", "200069185"].map((code) => ({ genre: "epci" as const, code }));
      return getValeurs(db, ICI, { codes: ["delaiMedianDemandes"], territoires, millesime: annee });
    });
  expect(await delaisDe(["48095"], 2024)).toMatchObject([{ lieu: { code: "244800405" }, valeur: 42 }]);
  const recues = await site.dans(ICI, (db) =>
    getValeurs(db, ICI, {
      codes: ["demandesRecues"],
      territoires: [{ genre: "epci", code: "244800405" }],
      millesime: 2024,
    }),
  );
  expect(recues).toMatchObject([{ valeur: 15, secret: false }]); // all its communes are shown
  expect(await delaisDe(["48095", "48140"], 2023)).toEqual([]);
});

test("les demandes d’une commune réunie depuis à une autre se comptent avec elle, dans sa zone aussi", async () => {
  const [une] = plusieurs(1, "48186", "enAttente"); // La Salle-Prunet, of Florac Trois Rivières since 2016
  const [autre] = plusieurs(1, "48049", "enAttente"); // Chirac, of Bourgs sur Colagne
  const zone = { genre: "bassin" as const, nom: "Réunies", code: null, communes: ["48061", "48099"] };
  if (!une || !autre) throw new Error("two requests");
  const lot = [une, autre].map(({ demande, famille }) => ({
    famille,
    demande: { ...demande, deposeeLe: "2024-02-01" as const },
  }));
  await site.dans(ICI, async (db) => {
    await insertZone(db, ICI, zone);
    await insertFamilles(
      db,
      ICI,
      lot.map(({ famille }) => famille),
    );
    await insertDemandes(db, ICI, lot);
  });
  const chiffres = await site.dans(ICI, (db) => lireChiffres(db, ICI, { annee: 2024, au: "2026-11-21" }));
  expect(chiffres.repartitions.find((un) => un?.dimension === "commune")?.cles).toEqual(["48061", "48099"]);
  expect(chiffres.zones.find(({ nom }) => nom === "Réunies")?.sans).toBe(2);
});

test("GUI-247 : trois mois entre deux publications", async () => {
  const refuse = await agent.post(`${BASE}/publication`, { annee: "2026" });
  expect(refuse.status).toBe(422);
  expect(await lire(refuse)).toContain("moins de trois mois");
});

test("le public lit les derniers chiffres publiés, dès que l’accueil des familles est ouvert", async () => {
  const publics = "/espaces/monts/place/chiffres";
  expect((await site.personne.get(publics)).status).not.toBe(200);
  await site.base.updateTable("acces_espace").set({ guichet: "ouvert" }).where("id", "=", "monts").execute();
  const page = await lire(await site.personne.get(publics));
  expect(page).toContain("Les demandes de place en 2026");
  const tableau = await site.personne.get(`${publics}/tableau.csv`);
  const lignes = await tableau.text();
  expect(tableau.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  expect(lignes).toContain("Compté;Valeur;Nombre;Avec une solution;Sans solution;Retirées");
  expect(lignes).not.toMatch(/;[1-4](;|\r|$)/m); // what is secret stays so in the file
  expect(await (await agent.get(`${BASE}/tableau.csv?annee=2026`)).text()).toMatch(/;[1-4](;|\r|$)/m);
  expect((await site.personne.get(`${BASE}/tableau.csv`)).status).not.toBe(200);
  expect(page).not.toMatch(/<td class="n">[1-4]</);
});
