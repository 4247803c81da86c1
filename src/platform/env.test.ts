import { expect, test } from "vitest";
import { BadEnvironment, parseEnv, urlOf } from "./env.ts";

test("sans rien, l’installation d’essai : cette machine seule, port 3000, dossier .maillage", () => {
  const settings = parseEnv({});
  expect(settings).toMatchObject({ port: 3000, host: "127.0.0.1", databaseUrl: undefined, demonstration: null });
  expect(settings.folder).toMatch(/\/\.maillage$/);
  expect(settings.address).toBeUndefined();
  expect(parseEnv({ MAILLAGE_ADRESSE: "https://ctg.exemple.fr/" }).address).toBe("https://ctg.exemple.fr");
});

test.each([
  [{ PORT: "quatre-vingts" }, /PORT doit être un nombre entier/],
  [{ PORT: "65536" }, /PORT/],
  [{ MAILLAGE_DEMO: "oui" }, /MAILLAGE_DEMO vaut 0 ou 1/],
  [{ DATABASE_URL: "mysql://u:secret@h/b" }, /DATABASE_URL doit être une adresse qui commence par postgres:/],
  [{ MAILLAGE_SMTP: "relais.exemple.fr" }, /MAILLAGE_SMTP/],
  [{ MAILLAGE_INSTANT: "lundi" }, /MAILLAGE_INSTANT doit être un instant/],
  [{ MAILLAGE_INSTANT: "2026-11-23T08:00:00Z", DATABASE_URL: "postgres://h/b" }, /ne sert qu’aux essais/],
])("un réglage faux se dit en une phrase : %o", (env, sentence) => {
  expect(() => parseEnv(env)).toThrow(BadEnvironment);
  expect(() => parseEnv(env)).toThrow(sentence);
});

test("toutes les fautes se disent ensemble, sans répéter un secret", () => {
  const fault = (() => {
    try {
      return parseEnv({ PORT: "x", DATABASE_URL: "mysql://u:secret@h/b" });
    } catch (error) {
      return error;
    }
  })();
  expect(String(fault)).toMatch(/PORT[^]*DATABASE_URL/);
  expect(String(fault)).not.toContain("secret");
});

test.each([
  ["0.0.0.0", "http://localhost:80"],
  ["::1", "http://[::1]:80"],
  ["10.0.0.8", "http://10.0.0.8:80"],
])("l’adresse à ouvrir quand on écoute sur %s", (host, url) => {
  expect(urlOf(host, 80)).toBe(url);
});
