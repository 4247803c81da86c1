import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const code = readdirSync("src", { recursive: true, encoding: "utf8" })
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => `${path}\n${readFileSync(`src/${path}`, "utf8")}`)
  .join("\n");

const lignes = readFileSync("docs/glossaire.md", "utf8")
  .split("\n")
  .filter((ligne) => /^\| (?!Mot |---)/.test(ligne))
  .map((ligne) => ligne.split("|").map((cellule) => cellule.trim()));
const noms = lignes.flatMap(([, , cellule = ""]) => [...cellule.matchAll(/`(\w+)`/g)].map(([, nom = ""]) => nom));

test("chaque mot du glossaire a son sens, sa source, et un nom qui est dans le code", () => {
  expect(noms.length).toBeGreaterThan(50);
  expect(lignes.filter((cellules) => cellules.slice(1, 5).some((cellule) => cellule === ""))).toEqual([]);
  expect(noms.filter((nom) => !new RegExp(`\\b${nom}\\b`).test(code))).toEqual([]);
});
