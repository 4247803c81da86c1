import { beforeAll, expect, test } from "vitest";
import { sql } from "kysely";
import { Refus } from "#commun/refus.ts";
import { perimetreDe, testSite } from "../../../../tests/app.ts";
import { getBlocConvention, saveBlocConvention } from "../bloc/store.ts";
import { listSignataires } from "../partie/store.ts";
import { getConvention, insertConvention, updateIdentite } from "../store.ts";
import { ouvrirAvenant, passerConvention } from "./actions.ts";

const site = await testSite();
const ICI = perimetreDe("monts", "ctg");
const IDENTITE = {
  titre: "CTG",
  caf: null,
  debut: "2026-01-01",
  fin: "2030-12-31",
  perimetre: ["48095"],
} as const;
const partie = (nom: string) => ({
  genre: "autre" as const,
  nom,
  nomCourt: null,
  code: null,
  representants: [{ qualite: null, nom: `Anne ${nom}` }],
});

const dans = <T>(work: Parameters<typeof site.dans<T>>[1]) => site.dans(ICI, work);
const lire = () => dans((db) => getConvention(db, ICI, "ctg"));
const bloc = () => dans((db) => getBlocConvention(db, ICI, "ctg"));

beforeAll(async () => {
  await site.espace("monts", "ctg");
  await dans(async (db) => {
    await insertConvention(db, ICI, "ctg", { ...IDENTITE, perimetre: [...IDENTITE.perimetre] });
    const vide = await getBlocConvention(db, ICI, "ctg");
    const parties = [partie("Un"), partie("Deux")];
    await saveBlocConvention(db, ICI, "ctg", { ...vide, convention: { ...vide.convention, parties } });
  });
});

test("une convention passe devant la version lue : celle qui a changé entre-temps répond 409", async () => {
  const { version } = await lire();
  await dans((db) =>
    passerConvention(db, ICI, { convention: "ctg", version }, { etat: "enNegociation", le: "2026-11-21" }),
  );
  await expect(
    dans((db) => passerConvention(db, ICI, { convention: "ctg", version }, { etat: "brouillon", le: "2026-11-21" })),
  ).rejects.toMatchObject({ status: 409 });
  expect(await lire()).toMatchObject({ etat: "enNegociation", signeeLe: null });
});

test("un passage que la table ne connaît pas est refusé", async () => {
  const { version } = await lire();
  const refus = await dans((db) =>
    passerConvention(db, ICI, { convention: "ctg", version }, { etat: "resiliee", le: "2026-11-21" }),
  );
  expect(refus).toEqual(new Refus("passage-impossible"));
});

test("signée, elle ne bouge plus, ni par le magasin ni par la base ; une délibération arrive encore ; un avenant la rouvre", async () => {
  const { version } = await lire();
  await dans((db) => passerConvention(db, ICI, { convention: "ctg", version }, { etat: "signee", le: "2025-12-15" }));
  const signee = await lire();
  const avant = await bloc();
  const autre = { ...avant, convention: { ...avant.convention, annexes: [{ numero: "1", titre: "Neuve" }] } };
  const corriger = () => dans((db) => saveBlocConvention(db, ICI, "ctg", autre));
  expect(signee).toMatchObject({ etat: "signee", signeeLe: "2025-12-15" });
  await expect(corriger()).rejects.toMatchObject({ status: 409 });
  await expect(dans((db) => updateIdentite(db, signee, { ...avant.convention, titre: "Autre" }))).rejects.toMatchObject(
    { status: 409 },
  );
  const forcer = (ordre: string) => dans((db) => sql.raw(ordre).execute(db));
  for (const ordre of [
    "update convention_convention set titre = 'Autre'",
    "update convention_convention set etat = 'brouillon'",
    "update convention_convention set signee_le = '2020-01-01'",
    "delete from convention_partie",
    "update convention_signataire set nom = 'Autre'",
  ])
    await expect(forcer(ordre)).rejects.toThrow(/is signed/);
  const vote = {
    collectivite: "Un",
    numero: "1",
    dateSeance: null,
    enExercice: null,
    presents: null,
    votants: null,
    pouvoirs: null,
    resultat: null,
    identifiantActes: null,
    envoyeLe: null,
    recuLe: null,
    publieLe: null,
    objet: null,
    dispositif: [],
  };
  await dans((db) => saveBlocConvention(db, ICI, "ctg", { ...avant, deliberations: [vote] }));
  expect((await bloc()).deliberations).toHaveLength(1);
  await dans((db) => ouvrirAvenant(db, ICI, "ctg", true));
  await corriger();
  await dans((db) => ouvrirAvenant(db, ICI, "ctg", false));
  expect((await bloc()).convention.annexes).toHaveLength(1);
  await expect(forcer("delete from convention_annexe")).rejects.toThrow(/is signed/);
});

test("un texte qui revient garde la ligne de ses signataires", async () => {
  const ids = async () => (await dans((db) => listSignataires(db, ICI, "ctg"))).map(({ id }) => id);
  const avant = await ids();
  const lu = await bloc();
  const parties = lu.convention.parties.map((une) => ({ ...une, nomCourt: "court" }));
  await dans((db) => ouvrirAvenant(db, ICI, "ctg", true));
  await dans((db) => saveBlocConvention(db, ICI, "ctg", { ...lu, convention: { ...lu.convention, parties } }));
  expect(await ids()).toEqual(avant);
  expect(avant).toHaveLength(2);
});
