import { beforeAll, expect, test } from "vitest";
import { perimetreDe, testSite, type Visiteur } from "../../../../tests/app.ts";
import { plusMinutes } from "#commun/jour.ts";
import { findHistory } from "#platform/journal.ts";
import { creerFiche } from "../fiche/actions.ts";
import { ORDRE_DU_PLAN, SANS_FILTRE } from "../fiche/model.ts";
import { getFiche, listFiches, updateFiche } from "../fiche/store.ts";
import type { Fiche } from "../model.ts";
import { deleteNoeud, getNoeud, insertNoeud, listNoeuds, saveSchema, updateNoeud } from "../noeud/store.ts";
import { lirePlanAu } from "./actions.ts";

let heure = new Date("2026-11-21T09:00:00.000Z");
const site = await testSite(() => heure);
const ICI = perimetreDe("monts", "ctg");
const ECRITURE = { perimetre: ICI, convention: "ctg", instant: "2026-11-01T08:00:00.000Z" };
const TOP = { schema: "rang", valeur: "Top 1" };
let nadege: Visiteur;

const noeud = (id: string) => ({
  id,
  convention: "ctg",
  parent: null,
  genre: "axe" as const,
  code: null,
  libelle: id,
  impacts: [],
  ordre: 1,
});
const creer = (titre: string, plus: Partial<Fiche>) =>
  site.dans(ICI, (tx) => creerFiche(tx, ECRITURE, { titre, ...plus }));
const changer = (fiche: Fiche, plus: Partial<Fiche>) =>
  site.dans(ICI, (tx) => updateFiche(tx, fiche, { ...fiche, ...plus }));
const relire = ({ id }: Fiche) => site.dans(ICI, (tx) => getFiche(tx, ICI, id));

/** Rétablit la valeur d'avant le dernier mouvement de cette fiche. */
async function retablir({ id }: Fiche, champ: string): Promise<number> {
  const { version } = await site.dans(ICI, (tx) => getFiche(tx, ICI, id));
  const [dernier] = await site.dans(ICI, (tx) => findHistory(tx, "monts", "plan.fiche", id));
  const form = { version: String(version), rang: String(dernier?.rang), champ };
  return (await nadege.post(`/conventions/ctg/plan/fiches/${id}/retablissement`, form)).status;
}

beforeAll(async () => {
  await site.espace("monts", "ctg");
  nadege = await site.compte("nadege", [{ espace: "monts", role: "chargeCooperation" }]);
  await site.dans(ICI, async (tx) => {
    for (const id of ["a", "b", "c"]) await insertNoeud(tx, ICI, noeud(id));
    await saveSchema(tx, ICI, "ctg", { code: "rang", libelle: "Rang", valeurs: [{ valeur: "Top 1", plafond: 1 }] });
  });
});

test("PLA-16 : un nœud retiré depuis ne revient pas, ceux qui restent reviennent", async () => {
  const [seul, deux] = [await creer("Seul", { noeuds: ["a"] }), await creer("Deux", { noeuds: ["a", "b"] })];
  await changer(seul, { noeuds: ["c"] });
  await changer(deux, { noeuds: ["c"] });
  await site.dans(ICI, async (tx) => deleteNoeud(tx, ICI, await getNoeud(tx, ICI, "a")));
  expect([await retablir(seul, "noeuds"), await retablir(deux, "noeuds")]).toEqual([422, 303]);
  expect([(await relire(seul)).noeuds, (await relire(deux)).noeuds]).toEqual([["c"], ["b"]]);
});

test("PLA-16 : un rang compté que d’autres ont pris ne se rétablit pas", async () => {
  const premiere = await creer("Première", { priorite: TOP });
  await changer(premiere, { priorite: null });
  const seconde = await creer("Seconde", { priorite: TOP });
  expect(await retablir(premiere, "priorite")).toBe(422);
  await changer(seconde, { priorite: null });
  expect(await retablir(premiere, "priorite")).toBe(303);
  expect((await relire(premiere)).priorite).toEqual(TOP);
});

const HISTOIRE: readonly ((rang: number) => Promise<unknown>)[] = [
  (rang) => creer(`Fiche ${rang}`, { noeuds: ["b"], autres: { Zone: "haute", Age: `${rang}` } }),
  async (rang) => changer(await laPremiere(), { titre: `Autre ${rang}`, forces: [`force ${rang}`] }),
  (rang) => site.dans(ICI, (tx) => insertNoeud(tx, ICI, { ...noeud(`n${rang}`), parent: "b", ordre: rang })),
  async (rang) => changer(await laPremiere(), { noeuds: [`n${rang - 1}`], autres: { Zone: "basse" } }),
  async (rang) =>
    site.dans(ICI, async (tx) => {
      const avant = await getNoeud(tx, ICI, `n${rang - 2}`);
      await updateNoeud(tx, ICI, avant, { ...avant, libelle: `Renommé ${rang}`, parent: null, ordre: 9 });
    }),
  async (rang) => changer(await laPremiere(), { noeuds: [], archiveLe: new Date(heure).toISOString(), ordre: rang }),
  (rang) => site.dans(ICI, async (tx) => deleteNoeud(tx, ICI, await getNoeud(tx, ICI, `n${rang - 4}`))),
];

const plan = () =>
  site.dans(ICI, async (tx) => ({
    noeuds: await listNoeuds(tx, ICI),
    fiches: await listFiches(tx, ICI, { filtres: SANS_FILTRE, tri: ORDRE_DU_PLAN }),
  }));
async function laPremiere(): Promise<Fiche> {
  const [une] = (await plan()).fiches;
  if (!une) throw new Error("le plan est vide");
  return une;
}

/** Ce qui est écrit de chaque fiche, sans ce qui change à chaque écriture ; l'ordre des rubriques compte. */
const lu = ({ noeuds, fiches }: Awaited<ReturnType<typeof plan>>) => ({
  noeuds,
  fiches: fiches.map(({ version: _v, modifieLe: _l, modifiePar: _p, ...fiche }) => JSON.stringify(fiche)),
});

test("PLA-66 : le plan, relu à chacun des instants de son histoire, est celui que l’on avait alors", async () => {
  const vus: { instant: string; vu: ReturnType<typeof lu> }[] = [];
  for (let tour = 0; tour < 2 * HISTOIRE.length; tour += 1) {
    heure = plusMinutes(heure, 1);
    await HISTOIRE[tour % HISTOIRE.length]?.(tour);
    vus.push({ instant: heure.toISOString(), vu: lu(await plan()) });
  }
  for (const { instant, vu } of vus) {
    const passe = await site.dans(ICI, (tx) => lirePlanAu(tx, ICI, "ctg", instant));
    expect(passe.perdus).toBe(0);
    expect(lu(passe)).toEqual(vu);
  }
});

test("une fiche datée d’avant le journal ne fait pas croire que le plan était suivi : il l’est depuis sa première ligne", async () => {
  const depuis = async () => (await site.dans(ICI, (tx) => lirePlanAu(tx, ICI, "ctg", heure.toISOString()))).depuis;
  const premiere = await depuis();
  await site.base.updateTable("plan_fiche").set({ cree_le: "2020-01-01T09:00:00.000Z" }).execute();
  expect([await depuis(), premiere?.slice(0, 4)]).toEqual([premiere, "2026"]);
});
