import { expect, test } from "vitest";
import type { Profil } from "../model.ts";
import { PROFILS } from "./lexique.ts";
import { couvertureLe, ecrirePaliers, lirePaliers, profilLe, tempsSelon, verifierProfil } from "./rules.ts";

const [publie] = PROFILS as [Profil];
const avec = (suite: Partial<Profil>) => verifierProfil({ ...publie, ...suite })?.code ?? null;

test.each([
  [{}, null],
  [{ paliers: [] }, "paliers-desordonnes"],
  [{ paliers: [{ jusqua: 0, poids: 1 }] }, "paliers-desordonnes"],
  [{ paliers: [{ jusqua: 120, poids: 1 }] }, null],
  [{ paliers: [{ jusqua: 121, poids: 1 }] }, "paliers-desordonnes"],
  [
    {
      paliers: [
        { jusqua: 10, poids: 1 },
        { jusqua: 10, poids: 0.5 },
      ],
    },
    "paliers-desordonnes",
  ],
  [
    {
      paliers: [
        { jusqua: 5, poids: 0.5 },
        { jusqua: 10, poids: 0.6 },
      ],
    },
    "poids-hors-bornes",
  ],
  [{ paliers: [{ jusqua: 5, poids: 0 }] }, "poids-hors-bornes"],
  [{ paliers: [{ jusqua: 5, poids: 1.1 }] }, "poids-hors-bornes"],
  [{ vitesses: [60, 50, 0] }, "vitesse-nulle"],
  [{ detour: 0.9 }, "vitesse-nulle"],
  [{ detour: 1 }, null],
] as [Partial<Profil>, string | null][])("OBS-80 : %o : %s", (suite, attendu) => expect(avec(suite)).toBe(attendu));

test("les hypothèses publiées se tiennent toutes, et disent d’où elles viennent", () => {
  expect(PROFILS.map((un) => verifierProfil(un))).toEqual(PROFILS.map(() => null));
  expect(PROFILS.every(({ source }) => source.length > 20)).toBe(true);
});

test("OBS-81 : celles de l’espace dès leur jour, celles de Maillage avant ; une adresse en nomme d’autres", () => {
  const propre = { ...publie, code: "propre", depuis: "2026-05-01" as const };
  const code = (le: "2026-04-30" | "2026-05-01", voulu?: string) => profilLe([propre], le, voulu)?.code;
  expect(code("2026-04-30")).toBe("petiteEnfance");
  expect(code("2026-05-01")).toBe("propre");
  expect(code("2026-05-01", "apl2012")).toBe("apl2012");
  expect(code("2026-05-01", "inconnu")).toBe("propre");
});

test("OBS-139 : un calcul à pied ne prend pas les temps d’un fichier, les autres si", () => {
  const profilDe = (code: string) => profilLe([], "2026-05-01", code) as Profil;
  expect(tempsSelon(profilDe("aPied"), "fichier")).toBeNull();
  expect(tempsSelon(profilDe("petiteEnfance"), "fichier")).toBe("fichier");
});

test("OBS-82 : la couverture nationale connue ce jour-là, et la première avant elle", () => {
  expect(couvertureLe("2026-01-01").collectif).toBe(23.5);
  expect(couvertureLe("2020-01-01").collectif).toBe(23.5);
});

test("des paliers s’écrivent et se relisent ; une ligne illisible ne passe pas", () => {
  expect(lirePaliers(ecrirePaliers(publie.paliers).split("\n"))).toEqual(publie.paliers);
  expect(avec({ paliers: lirePaliers(["cinq : 1"]) })).toBe("paliers-desordonnes");
});
