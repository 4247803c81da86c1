import { expect, test } from "vitest";
import type { Membre } from "../membre/model.ts";
import { aPrevenir, aRetirer, conviesA, estEncoreDu, logosJoints, surPapier, uidDe } from "./rules.ts";

const destinataire = (id: string, courriel: string | null = `${id}@exemple.fr`) => ({
  membre: { id } as Membre,
  courriel,
});

test("GOUV-50 : une réunion garde son identité d’agenda", () => {
  expect(uidDe("monts", { id: "r1" })).toBe("reunion-r1@monts.maillage");
});

test("GOUV-51 : on prévient qui n’a rien reçu, ou reçu avant le dernier changement", () => {
  const tous = [destinataire("a"), destinataire("b"), destinataire("c"), destinataire("d", null)];
  const presences = [
    { membre: "a", inviteSequence: 1 },
    { membre: "b", inviteSequence: 0 },
    { membre: "c", inviteSequence: null },
  ];
  const noms = (sequence: number) => aPrevenir(tous, presences, sequence).map(({ membre }) => membre.id);
  expect([noms(0), noms(1), noms(2)]).toEqual([["c"], ["b", "c"], ["a", "b", "c"]]);
});

test("GOUV-52 : qui n’a pas de courriel est convoqué sur papier", () => {
  expect(surPapier([destinataire("a"), destinataire("d", null)]).map(({ id }) => id)).toEqual(["d"]);
});

test.each([
  ["une convocation part une fois", "convocation", "convoquee", null, true],
  ["une convocation déjà reçue ne repart pas", "convocation", "convoquee", 2, false],
  ["une convocation changée repart", "convocation", "convoquee", 1, true],
  ["une convocation annulée entre-temps ne part pas", "convocation", "annulee", 1, false],
  ["une annulation part", "annulation", "annulee", 1, true],
  ["une annulation reçue ne repart pas", "annulation", "annulee", 2, false],
  ["des dates se demandent pendant la préparation", "dates", "preparation", null, true],
  ["des dates ne se demandent plus ensuite", "dates", "convoquee", null, false],
  ["un relevé approuvé part", "releve", "approuvee", 2, true],
  ["un relevé qui ne l’est pas ne part pas", "releve", "tenue", 2, false],
] as const)("GOUV-53 : %s", (...cas) => {
  const [, sujet, etat, recue, attendu] = cas;
  expect(estEncoreDu(sujet, { etat, sequence: 2 }, { inviteSequence: recue, convie: true })).toBe(attendu);
});

test.each([
  ["une convocation", "convocation", "convoquee", null, false],
  ["un retrait, à qui l’avait reçue", "retrait", "convoquee", 2, true],
  ["un retrait, à qui n’avait rien reçu", "retrait", "convoquee", null, false],
  ["un retrait, d’une réunion annulée", "retrait", "annulee", 1, false],
  ["une annulation", "annulation", "annulee", 1, true],
] as const)("GOUV-53 : à qui n’est plus convié, %s", (...cas) => {
  const [, sujet, etat, recue, attendu] = cas;
  expect(estEncoreDu(sujet, { etat, sequence: 2 }, { inviteSequence: recue, convie: false })).toBe(attendu);
});

test("GOUV-55 : se retirent ceux qu’un courriel a joints et que l’on n’attend plus ; le suppléant que l’on envoie est attendu", () => {
  const membre = (id: string, dit: Partial<Membre> = {}) =>
    ({ id, suppleantDe: null, seance: null, entreLe: null, sortiLe: null, ...dit }) as Membre;
  const membres = [
    membre("reste"),
    membre("sorti", { sortiLe: "2026-12-01" }),
    membre("sortiApres", { sortiLe: "2026-12-11" }),
    membre("envoye", { suppleantDe: "reste" }),
    membre("plusEnvoye", { suppleantDe: "sortiApres" }),
  ];
  const presences = [
    { membre: "reste", reponse: "suppleant" as const, pour: "envoye", inviteSequence: 0 },
    ...["sorti", "sortiApres", "envoye", "plusEnvoye"].map((id) => ({
      membre: id,
      reponse: null,
      pour: null,
      inviteSequence: 0,
    })),
  ];
  const convies = conviesA({ id: "r", le: "2026-12-10" }, membres, presences, "2026-11-21");
  expect([...convies]).toEqual(["reste", "sortiApres", "envoye"]);
  expect(aRetirer(presences, convies)).toEqual(["sorti", "plusEnvoye"]);
  expect(aRetirer([{ membre: "sorti", inviteSequence: null }], convies)).toEqual([]);
});

test("GOUV-54 : des logos de deux mégaoctets ensemble sont joints, un octet de plus et aucun ne l’est", () => {
  const de = (...poids: number[]) => poids.map((length) => ({ octets: { length } }));
  const juste = de(1024 * 1024, 1024 * 1024);
  expect(logosJoints(juste)).toEqual(juste);
  expect(logosJoints([...juste, ...de(1)])).toEqual([]);
});
