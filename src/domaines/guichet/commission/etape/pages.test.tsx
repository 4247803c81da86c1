import { expect, test } from "vitest";
import type { Commission } from "../session/model.ts";
import { TiragePage } from "./pages.tsx";

const COMMISSION: Commission = {
  id: "c",
  nom: "Printemps",
  le: "2027-01-10",
  deMois: "2027-03",
  aMois: "2027-04",
  structures: ["a"],
  etat: "tiree",
  delai: 10,
  risque: 0,
  annonce: "Six boules",
  graine: "l'été 4",
  tireeLe: "2027-01-08T10:00:00Z",
  presents: "",
  version: 3,
};

test("la page du tirage dit tout ce qui départage avant lui, et sa commande marche avec une apostrophe", () => {
  const page = `${(
    <TiragePage
      ici="/c"
      commission={COMMISSION}
      conduire={false}
      exAequo={[]}
      total={0}
      exemple={{ texte: "l'été 4 2027-0001", empreinte: "ab".repeat(32) }}
      departage={["« Aîné déjà accueilli »"]}
    />
  )}`;
  expect(page).toMatch(/mêmes points, à égalité aussi sur « Aîné déjà accueilli », et de même date/);
  expect(page).toContain("&#39;l&#39;\\&#39;&#39;été 4 2027-0001&#39;");
});
