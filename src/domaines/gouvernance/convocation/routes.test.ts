import { afterAll, expect, test } from "vitest";
import { insertConvention } from "#domaines/convention/index.ts";
import { newId } from "#platform/ids.ts";
import type { Message } from "#platform/mail.ts";
import { perimetreDe, testSite } from "../../../../tests/app.ts";
import { CONVOCATION, posterConvocation } from "./actions.ts";

const maintenant = () => new Date("2026-11-21T09:00:00Z");
const site = await testSite(maintenant);
afterAll(() => site.engine.close());
const ICI = perimetreDe("monts", "ctg");
const INSTANCE = "/conventions/ctg/instances/copil";
const REUNION = `${INSTANCE}/reunions/r1`;
await site.espace("monts", "ctg");
const vide = { titre: "CTG", caf: null, debut: null, fin: null, perimetre: ["15014"] };
await site.dans(ICI, (tx) => insertConvention(tx, ICI, "ctg", vide));
const nadege = await site.compte("nadege", [{ espace: "monts", role: "chargeCooperation" }]);
const envoyer = async (chemin: string, dit: Record<string, string>) =>
  expect([chemin, (await nadege.post(chemin, dit)).status]).toEqual([chemin, 303]);

/** What waits in the outbox leaves: to whom, and what an agenda does of it. */
async function relever(): Promise<(readonly [a: string, methode: string | undefined])[]> {
  const postes: Message[] = [];
  const composer = () => Promise.reject(new Error("rien à joindre"));
  const poster = async (message: Message) => void postes.push(message);
  const bureau = { base: site.base, poster, adresse: "http://localhost", maintenant, composer };
  const depots = await site.base.selectFrom("outbox").selectAll().where("genre", "=", CONVOCATION).execute();
  for (const { charge } of depots) await posterConvocation(bureau, charge);
  await site.base.deleteFrom("outbox").where("genre", "=", CONVOCATION).execute();
  derniers = postes;
  return postes.map(({ a, agenda }) => [a.replace(/@.*/, ""), agenda?.methode] as const).toSorted();
}
let derniers: Message[] = [];
const agendaDe = (mail: Message | undefined): string => mail?.agenda?.contenu.replaceAll("\r\n ", "") ?? "";

const membre = (nom: string, dit: Record<string, string> = {}) => ({
  id: nom,
  nom,
  college: "Communes",
  voix: "deliberative",
  courriel: `${nom}@exemple.fr`,
  ...dit,
});
const reunion = { id: "r1", titre: "Copil", le: "2026-12-10", debut: "14:00", duree: "90", lieu: "Mairie" };
const versions = new Map<string, number>();
async function modifier(nom: string, dit: Record<string, string>) {
  const version = (versions.get(nom) ?? 0) + 1;
  versions.set(nom, version);
  await envoyer(`${INSTANCE}/membres/${nom}`, membre(nom, { ...dit, version: `${version}` }));
}

test("GOUV-55 : qui sort de l’instance après la convocation l’apprend, et son agenda l’ôte ; revenu, il est convié de nouveau", async () => {
  const copil = { id: "copil", nature: "copil", nom: "Copil", decide: "1", frequence: "2", quorum: "aucun" };
  await envoyer("/conventions/ctg/instances", copil);
  for (const nom of ["ada", "bea"]) await envoyer(`${INSTANCE}/membres`, membre(nom));
  await envoyer(`${INSTANCE}/membres`, membre("sam", { suppleantDe: "ada" }));
  await envoyer(`${INSTANCE}/reunions`, reunion);
  await envoyer(`${REUNION}/points`, { id: newId(), titrePoint: "Les places", attendu: "decision" });
  await envoyer(`${REUNION}/convocation`, { version: "1" });
  expect(await relever()).toEqual([
    ["ada", "REQUEST"],
    ["bea", "REQUEST"],
  ]);
  const [uid = "aucun"] = /UID:.*/.exec(agendaDe(derniers[0])) ?? [];

  await modifier("bea", { qualite: "Maire" });
  expect(await relever()).toEqual([]); // still expected: nothing to say
  await modifier("bea", { sortiLe: "2026-12-11" });
  expect(await relever()).toEqual([]); // leaves the day after
  await modifier("bea", { sortiLe: "2026-12-10" });
  expect(await relever()).toEqual([["bea", "CANCEL"]]);
  const [retrait] = derniers;
  const agenda = agendaDe(retrait);
  expect(agenda).toContain(uid);
  expect(agenda).toMatch(/METHOD:CANCEL[\s\S]*ATTENDEE[^\r]*bea@exemple\.fr[\s\S]*STATUS:CANCELLED/);
  expect(agenda).not.toContain("ada@exemple.fr");
  expect(retrait).toHaveProperty("texte", expect.stringContaining("n’est plus parmi les personnes conviées"));
  expect(retrait).toHaveProperty("texte", expect.not.stringContaining("/invitations/"));
  await modifier("bea", { sortiLe: "2026-12-09" });
  expect(await relever()).toEqual([]); // told once

  await modifier("bea", { sortiLe: "" });
  await envoyer(`${REUNION}/convocation`, { version: "2" });
  expect(await relever()).toEqual([["bea", "REQUEST"]]);
});

test("GOUV-55 : le suppléant que l’on envoie, même dit par téléphone, est convoqué ; plus envoyé, il l’apprend", async () => {
  await envoyer(`${REUNION}/reponses`, { "quoi-ada": "suppleant", "pour-ada": "Sam" });
  expect(await relever()).toEqual([["sam", "REQUEST"]]);
  await envoyer(`${REUNION}/reponses`, { "quoi-ada": "present" });
  expect(await relever()).toEqual([["sam", "CANCEL"]]);
});

test("GOUV-55 : une réunion remise après la sortie d’un membre lui dit qu’il n’y est plus, et aux autres son jour", async () => {
  await modifier("bea", { sortiLe: "2026-12-15" });
  expect(await relever()).toEqual([]);
  await envoyer(REUNION, { ...reunion, le: "2026-12-17", version: "2" });
  expect(await relever()).toEqual([
    ["ada", "REQUEST"],
    ["bea", "CANCEL"],
  ]);
});
