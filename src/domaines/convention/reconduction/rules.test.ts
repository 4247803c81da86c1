import { expect, test } from "vitest";
import { Refus } from "#commun/refus.ts";
import { dernierJour, proposerSuite, reprendreTour, verifierSuite } from "./rules.ts";

const identite = { titre: "CTG", caf: "Caf du Cantal", debut: null, fin: null, perimetre: ["15001"] };

test("CONV-50 : la suite commence le lendemain, à l'année suivante si la fin n'est pas dite", () => {
  expect(proposerSuite({ ...identite, fin: "2026-12-31" }, "2026-03-01")).toEqual({
    titre: "Convention territoriale globale 2027-2031",
    caf: "Caf du Cantal",
    debut: "2027-01-01",
    fin: "2031-12-31",
    perimetre: ["15001"],
  });
  expect(proposerSuite({ ...identite, fin: "2028-02-28" }, "2026-03-01")).toMatchObject({
    debut: "2028-02-29",
    fin: "2032-12-31",
  });
  expect(proposerSuite(identite, "2026-03-01").debut).toBe("2027-01-01");
});

test.each([
  ["2027-05-23", "2030-12-31", "2027-05-22"],
  ["2031-01-01", "2030-12-31", "2030-12-31"],
  ["2031-06-01", "2030-12-31", "2030-12-31"],
  ["2028-03-01", null, "2028-02-29"],
  [null, "2030-12-31", "2030-12-31"],
] as const)(
  "CONV-68 : résiliée au %s, finie au plus tard le %s, une convention s’arrête le %s",
  (effetLe, fin, attendu) => expect(dernierJour({ fin, effetLe })).toBe(attendu),
);

test("CONV-68 : la suite d’une convention résiliée commence le jour où la résiliation prend effet, pas avant", () => {
  const resiliee = { ...identite, etat: "resiliee", fin: "2030-12-31", effetLe: "2027-05-23", suites: [] } as const;
  const vie = { ...resiliee, perimetre: [] };
  expect(proposerSuite(vie, "2026-11-23")).toMatchObject({ debut: "2027-05-23", fin: "2031-12-31" });
  expect(verifierSuite(vie, "2027-05-23")).toBeNull();
  expect(verifierSuite(vie, "2027-05-22")).toEqual(new Refus("suite-trop-tot"));
});

const signee = { etat: "signee", fin: "2026-12-31", suites: [] } as const;
test.each([
  ["le lendemain du dernier jour", signee, "2027-01-01", null],
  ["le dernier jour", signee, "2026-12-31", new Refus("suite-trop-tot")],
  ["d'un brouillon", { ...signee, etat: "brouillon" as const }, "2027-01-01", new Refus("pas-signee")],
  ["d'une convention résiliée", { ...signee, etat: "resiliee" as const }, "2027-01-01", null],
  ["quand une suite est ouverte", { ...signee, suites: [{}] }, "2027-01-01", new Refus("suite-deja-ouverte")],
] as const)("CONV-51 : une suite %s", (_cas, precedente, debut, attendu) =>
  expect(verifierSuite(precedente, debut)).toEqual(attendu),
);

test("CONV-52 : chacun signe encore pour sa partie, à son tour, sans délibération", () => {
  let suite = 0;
  const partie = { id: "p1", genre: "commune" as const, nom: "Commune", nomCourt: null, code: null, representants: [] };
  const un = {
    id: "s1",
    partie: "p1",
    rang: 0,
    ordre: 3,
    civilite: "madame" as const,
    prenom: "Anne",
    nom: "Roux",
    qualite: "Maire",
    deliberation: "d1",
  };
  expect(reprendreTour({ parties: [partie], signataires: [un] }, () => `n${++suite}`)).toEqual({
    parties: [{ ...partie, id: "n1" }],
    signataires: [{ ...un, id: "n2", partie: "n1", deliberation: null }],
  });
});
