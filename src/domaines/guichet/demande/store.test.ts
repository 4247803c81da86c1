import { afterAll, beforeAll, expect, test } from "vitest";
import { instantDe } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { testSite } from "../../../../tests/app.ts";
import { points } from "../reglement/bareme/rules.ts";
import { examiner } from "../reglement/eligibilite/rules.ts";
import { MODELE_REGLEMENT } from "../reglement/lexique.ts";
import { getReglementPublie, insertReglement } from "../reglement/store.ts";
import { noteeDe } from "./rang/actions.ts";
import { insertFamilles } from "./famille/store.ts";
import type { Demande, Famille } from "./model.ts";
import { familleVide, nouvelleDemande } from "./rules.ts";
import {
  countDemandes,
  countParEtat,
  getDemande,
  getSaDemande,
  insertDemandes,
  listDemandes,
  listSesDemandes,
  prendreRang,
  updateDemande,
  updateEtat,
} from "./store.ts";

const site = await testSite();
afterAll(() => site.engine.close());

const ICI: Perimetre = { espace: "monts", compte: "agent", conventions: [], roles: ["agentGuichet"] };
const LE = instantDe("2026-11-21T09:00:00Z");
const famille = (id: string): Famille => ({
  ...familleVide(id, LE),
  prenom: "Inès",
  nom: "Marchetti",
  courriel: "Ines@exemple.fr",
});
const demande = (id: string, plus: Partial<Demande>): Demande => ({
  ...nouvelleDemande({ id, famille: "f1", le: LE }),
  numero: id,
  etat: "enAttente",
  attendDepuis: "2026-05-04",
  enfant: { prenom: "Zoé", nom: "Marchetti", naissance: "2026-08-02", terme: null },
  ...plus,
});

beforeAll(async () => {
  await site.espace("monts");
  await site.espace("mers");
  await site.dans(ICI, async (db) => {
    await db
      .insertInto("equipements_equipement")
      .values(
        ["e1", "e2"].map((id) => ({ espace: "monts", id, cle: id, type: "eajePsu" as const, nom: id, adresse: null })),
      )
      .execute();
    await insertFamilles(db, ICI, [famille("f1"), { ...famille("f2"), courriel: null }]);
    await insertDemandes(db, ICI, [
      { demande: demande("d1", { voeux: ["e2", "e1", "plusProche"], commune: "71014" }), famille: famille("f1") },
      {
        demande: demande("d2", { etat: "brouillon", numero: null, modes: ["individuel"], attendDepuis: null }),
        famille: famille("f1"),
      },
      {
        demande: demande("d3", { famille: "f2", entree: "2027-09", attendDepuis: "2026-04-01" }),
        famille: famille("f2"),
      },
    ]);
  });
});

const ids = async (filtres: Parameters<typeof listDemandes>[2]) =>
  site.dans(ICI, async (db) => {
    const liste = await listDemandes(db, ICI, filtres);
    expect(await countDemandes(db, ICI, filtres)).toBe(liste.length);
    return liste.map(({ id }) => id).join(" ");
  });

test.each([
  ["sans filtre, dans l’ordre d’attente", {}, "d3 d1 d2"],
  ["par état", { etats: ["enAttente"] }, "d3 d1"],
  ["par mots, sans accents", { q: "ines zoe" }, "d3 d1 d2"],
  ["par numéro", { q: "d3" }, "d3"],
  ["par commune", { commune: "71014" }, "d1"],
  ["par structure citée", { structure: "e1" }, "d1"],
  ["par les structures d’un responsable", { structures: [] }, ""],
  ["par mode", { mode: "individuel" }, "d2"],
  ["par mois d’entrée", { entreeDe: "2027-09", entreeA: "2027-09" }, "d3"],
  ["par origine", { origine: "papier" }, ""],
] as const)("la file se filtre %s", async (_cas, filtres, attendu) => expect(await ids(filtres)).toBe(attendu));

test("une demande revient comme elle a été écrite, ses vœux dans leur ordre", async () => {
  const lue = await site.dans(ICI, (db) => getDemande(db, ICI, "d1"));
  expect(lue).toEqual(demande("d1", { voeux: ["e2", "e1", "plusProche"], commune: "71014" }));
});

test("une famille ne lit que ses demandes, un espace que les siennes", async () => {
  await site.dans(ICI, async (db) => {
    expect((await listSesDemandes(db, { espace: "monts", famille: "f2" })).map(({ id }) => id)).toEqual(["d3"]);
    await expect(getSaDemande(db, { espace: "monts", famille: "f2" }, "d1")).rejects.toThrow("introuvable");
  });
  const ailleurs = { ...ICI, espace: "mers" };
  await site.dans(ailleurs, async (db) => {
    expect(await listDemandes(db, ailleurs, {})).toEqual([]);
    expect(await listDemandes(db, ICI, {})).toEqual([]);
  });
});

test("deux écritures sur la même lecture n’en laissent qu’une", async () => {
  const avant = await site.dans(ICI, (db) => getDemande(db, ICI, "d3"));
  const apres: Demande = { ...avant, etat: "pourvue", version: avant.version + 1 };
  await site.dans(ICI, (db) => updateEtat(db, ICI, avant, apres));
  await expect(site.dans(ICI, (db) => updateEtat(db, ICI, avant, apres))).rejects.toThrow("entre-temps");
  await expect(
    site.dans(ICI, (db) => updateDemande(db, ICI, { avant, apres, famille: famille("f2"), action: "essai" })),
  ).rejects.toThrow("entre-temps");
  expect(await site.dans(ICI, (db) => countParEtat(db, ICI))).toEqual(
    new Map([
      ["brouillon", 1],
      ["enAttente", 1],
      ["pourvue", 1],
    ]),
  );
});

test("un numéro ne se donne qu’une fois", async () => {
  const rangs = await site.dans(ICI, async (db) => [
    await prendreRang(db, ICI, 2026),
    await prendreRang(db, ICI, 2026, 3),
    await prendreRang(db, ICI, 2026),
  ]);
  expect(rangs).toEqual([1, 2, 5]);
});

test("d’une commune réunie à une autre, la demande et le règlement, gardés sous l’ancien code, se rejoignent", async () => {
  const residence = { ...MODELE_REGLEMENT.criteres.find(({ fait }) => fait === "commune"), communes: ["15136"] };
  const condition = { code: "ici", libelle: "Habiter ici", genre: "commune", communes: ["15136"] };
  const contenu = { ...MODELE_REGLEMENT, criteres: [residence], eligibilite: [condition], departage: [] } as never;
  const reglement = { id: "reunies", numero: 1, titre: "Règlement", etat: "publie", depuis: "2026-01-01", contenu };
  const [publie, ancienne, nouvelle] = await site.dans(ICI, async (db) => {
    await insertReglement(db, ICI, { ...reglement, version: 1, publieLe: "2026-01-01" } as never);
    for (const commune of ["15136", "15027"])
      await insertDemandes(db, ICI, [{ demande: demande(`c${commune}`, { commune }), famille: famille("f1") }]);
    return [
      await getReglementPublie(db, ICI, "2026-11-21"),
      await getDemande(db, ICI, "c15136"),
      await getDemande(db, ICI, "c15027"),
    ] as const;
  });
  if (!publie) throw new Error("no règlement");
  for (const une of [ancienne, nouvelle]) {
    expect(examiner(publie.contenu, une, "2026-11-21")).toMatchObject([{ verifiee: true }]);
    expect(points(publie, noteeDe(une, "2026-11-21"), "2026-11-21").total).toBeGreaterThan(0);
  }
});
