import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const ROLES = "index model rules forms store actions routes pages seed textes document courriels api lexique".split(
  " ",
);
const files = readdirSync("src", { recursive: true, encoding: "utf8" })
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => `src/${path}`);
const inSlices = files.filter((file) => file.startsWith("src/domaines/"));
const read = (file: string) => readFileSync(file, "utf8");
const findAll = (pattern: RegExp, among: string[]) =>
  among.flatMap((file) => [...read(file).matchAll(pattern)].map(([, found]) => ({ file, found: found ?? "" })));

test("une tranche ne contient que les rôles connus, et leurs tests", () => {
  const code = inSlices.filter((file) => !/\.test\.tsx?$/.test(file));
  const roles = code.map((file) => file.replace(/.*\//, "").replace(/\.tsx?$/, ""));
  expect(roles.filter((role) => !ROLES.includes(role))).toEqual([]);
});

test("un store n’ouvre que les tables de sa tranche, ou les vues que les autres publient", () => {
  const TABLE = /\b(?:selectFrom|insertInto|updateTable|deleteFrom|\w+Join)\(\s*"(\w+)/g;
  const stores = inSlices.filter((file) => file.endsWith("/store.ts"));
  const strays = findAll(TABLE, stores).filter(({ file, found }) => {
    const slice = file.split("/")[2] ?? "";
    return found !== slice && !found.startsWith(`${slice}_`) && !found.startsWith("vue_");
  });
  expect(strays).toEqual([]);
});

test("chaque règle numérotée est nommée par un test", () => {
  const rules = findAll(/\/\*\* ([A-Z]+-\d+) :/g, inSlices);
  const tests = files
    .filter((file) => file.includes(".test."))
    .map(read)
    .join();
  expect(rules.length).toBeGreaterThan(0);
  expect(rules.filter(({ found }) => !tests.includes(`${found} :`))).toEqual([]);
});

test("un numéro n’est qu’à une règle : deux fichiers n’ouvrent pas le même", () => {
  const rules = findAll(/^\s*(?:\/\*)?\*+ ([A-Z]+-\d+) :/gm, inSlices);
  const byNumber = Map.groupBy(rules, ({ found }) => found);
  const shared = [...byNumber].map(([found, opened]) => [found, ...new Set(opened.map(({ file }) => file))]);
  expect(rules.length).toBeGreaterThan(0);
  expect(shared.filter(({ length }) => length > 2)).toEqual([]);
});

test("fichiers et identifiants sans accents", () => {
  const accented = findAll(
    /^\s*(?:export )?(?:async )?(?:const|let|function|type|interface|class) (\w*[À-ÿ]\w*)/gm,
    files,
  );
  expect([...files.filter((file) => /[À-ÿ]/.test(file)), ...accented]).toEqual([]);
});
