import { expect, test } from "vitest";
import { reconnaitre } from "./rules.ts";

const lu = (texte: string) => {
  const reconnu = reconnaitre(texte);
  return reconnu && [reconnu.cible.nom, reconnu.reste];
};

test.each([
  ["Contexte / Kenarroud", ["diagnosticInitial", ""]],
  ["Kevelerien | Partenaires : Caf", ["partenaires", "Caf"]],
  ["Pilote / Partenaires", ["pilotesEtPartenaires", ""]],
  ["Budget / Calendrier", null],
  ["Actions / ateliers", null],
  ["Parents / enfants", null],
])(
  "IMP-158 : « %s », un libellé écrit de deux façons, est celui que l’on connaît, s’il n’y en a qu’un",
  (texte, attendu) => expect(lu(texte)).toEqual(attendu),
);

test("IMP-158 : un libellé reconnu à une seule de ses moitiés l’est avec un doute", () =>
  expect(reconnaitre("Contexte / Kenarroud")?.confiance).toBeLessThan(1));
