import { expect, test } from "vitest";
import type { Membre } from "../membre/model.ts";
import { aPrevenir, estEncoreDu, logosJoints, surPapier, uidDe } from "./rules.ts";

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
  expect(estEncoreDu(sujet, { etat, sequence: 2 }, recue)).toBe(attendu);
});

test("GOUV-54 : des logos de deux mégaoctets ensemble sont joints, un octet de plus et aucun ne l’est", () => {
  const de = (...poids: number[]) => poids.map((length) => ({ octets: { length } }));
  const juste = de(1024 * 1024, 1024 * 1024);
  expect(logosJoints(juste)).toEqual(juste);
  expect(logosJoints([...juste, ...de(1)])).toEqual([]);
});
