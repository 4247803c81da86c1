import { expect, test } from "vitest";
import { hashPassword, isStale, verifyPassword } from "./password.ts";

const long = `${"a".repeat(80)} la fin compte aussi`;

test("le haché est un argon2id d'au moins 19 Mio et deux passes, salé, et rien du mot n'est coupé", async () => {
  const [un, deux] = [await hashPassword(long), await hashPassword(long)];
  expect(un).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(un).not.toBe(deux);
  expect(await verifyPassword(un, long)).toBe(true);
  expect(await verifyPassword(un, long.slice(0, 72))).toBe(false);
});

test("espaces, accents composés et emoji comptent tels qu'ils se lisent", async () => {
  const stored = await hashPassword("  été 🐱 à la mer  ");
  expect(await verifyPassword(stored, "  e\u0301te\u0301 🐱 a\u0300 la mer  ")).toBe(true);
  expect(await verifyPassword(stored, "été 🐱 à la mer")).toBe(false);
});

test("sans mot de passe gardé, la réponse est non", async () => {
  expect(await verifyPassword(null, "personne n’a ce mot de passe")).toBe(false);
});

test("un haché plus léger qu'aujourd'hui est à refaire", async () => {
  expect(isStale(await hashPassword(long))).toBe(false);
  expect(isStale("$argon2id$v=19$m=4096,t=3,p=1$c2Vs$aGFjaGU")).toBe(true);
});
