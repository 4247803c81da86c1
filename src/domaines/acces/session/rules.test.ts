import { expect, test } from "vitest";
import { instantDe, plusMinutes } from "#commun/jour.ts";
import { appareilDe, destination, estARelever, estOuverte, RESTE_SANS_GESTE, resteDeLaDuree } from "./rules.ts";

const LE = instantDe("2026-11-21T09:00:00Z");
const ilYA = (minutes: number) => plusMinutes(LE, -minutes).toISOString();

test.each([
  ["29 minutes après le dernier geste tient", { ouverteLe: ilYA(60), vueLe: ilYA(29), fermeeLe: null }, true],
  ["30 minutes après le dernier geste est finie", { ouverteLe: ilYA(60), vueLe: ilYA(30), fermeeLe: null }, false],
  ["11 h 59 après son ouverture tient", { ouverteLe: ilYA(719), vueLe: ilYA(1), fermeeLe: null }, true],
  ["12 heures après son ouverture est finie", { ouverteLe: ilYA(720), vueLe: ilYA(1), fermeeLe: null }, false],
  ["fermée ne rouvre pas", { ouverteLe: ilYA(5), vueLe: ilYA(1), fermeeLe: ilYA(1) }, false],
] as const)("ACC-2 : une session %s", (_cas, session, attendu) => {
  expect(estOuverte(session, LE)).toBe(attendu);
});

const vie = (minutes: number) => ({ ouverteLe: ilYA(60), vueLe: ilYA(minutes), fermeeLe: null });

test.each([
  [0, 43_200],
  [690, 1_800],
  [719, 60],
  [721, 0],
])("ACC-25 : ouverte depuis %i minutes, une session a encore %i secondes", (minutes, attendu) => {
  expect(resteDeLaDuree({ ouverteLe: ilYA(minutes) }, LE)).toBe(attendu);
});

test("ACC-25 : une page ouverte a devant elle au moins 29 minutes sans geste", () => {
  const vueLe = ilYA(0.99); // not yet written down again
  expect(estOuverte({ ouverteLe: ilYA(60), vueLe, fermeeLe: null }, plusMinutes(LE, RESTE_SANS_GESTE / 60))).toBe(true);
});

test("le geste est noté une fois la minute", () => {
  expect([estARelever(vie(0.9), LE), estARelever(vie(1), LE)]).toEqual([false, true]);
});

test.each([
  ["/conventions/ctg/plan?vue=arbre", "/conventions/ctg/plan?vue=arbre"],
  [undefined, "/"],
  ["", "/"],
  ["//mechant.example", "/"],
  ["/\\mechant.example", "/"],
  ["https://mechant.example", "/"],
  ["https:mechant.example", "/"],
  ["/ailleurs\r\nSet-Cookie: a=b", "/"],
  ["/connexion", "/"],
  ["/deconnexion", "/"],
])("ACC-3 : après connexion, %s conduit à %s", (vers, attendu) => {
  expect(destination(vers)).toBe(attendu);
});

test("un appareil se reconnaît sans être suivi", () => {
  const firefox = "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0";
  const iphone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18.0 Safari/604";
  expect([firefox, iphone, undefined].map(appareilDe)).toEqual([
    "Firefox sur Windows",
    "Safari sur iOS",
    "Appareil non reconnu",
  ]);
});
