import { expect, test } from "vitest";
import { Refus } from "#commun/refus.ts";
import type { FluxVu } from "./model.ts";
import { bilanDe, courber, direFlux, estDiscret, largeurDe, lireFlux, traitsDe } from "./rules.ts";

const flux = (de: string, vers: string, nombre: number): FluxVu => ({
  de,
  vers,
  nomDe: de,
  nomVers: vers,
  nombre,
  discret: estDiscret({ nombre }),
});

test.each([
  ["Condat ; Riom-ès-Montagnes ; 12", { de: "Condat", vers: "Riom-ès-Montagnes", nombre: 12 }],
  ["Condat\tRiom\t1 200", { de: "Condat", vers: "Riom", nombre: 1200 }],
  ["Condat ; Riom ; 0", new Refus("nombre-nul")],
  ["Condat ; Riom", new Refus("ligne-illisible")],
  ["Condat ; ; 3", new Refus("ligne-illisible")],
  ["Condat ; Riom ; douze", new Refus("ligne-illisible")],
])("OBS-13 : « %s »", (ligne, attendu) => expect(lireFlux(ligne)).toEqual(attendu));

test("OBS-14 : quatre se tait, cinq se dit ; ce qui se tait, seul ou à plusieurs, n’est d’aucun total", () => {
  expect([4, 5].map((nombre) => estDiscret({ nombre }))).toEqual([true, false]);
  expect(direFlux(flux("A", "B", 4))).toBe("De A vers B : moins de 5");
  const grands = [flux("A", "A", 20), flux("A", "B", 30)];
  const publie = { total: 50, restent: 20, partent: 30, premiere: { nom: "B", nombre: 30 } };
  expect(bilanDe(grands)).toEqual({ ...publie, tus: 0 });
  expect(bilanDe([...grands, flux("C", "B", 3)])).toEqual({ ...publie, tus: 1 });
  expect(bilanDe([...grands, flux("C", "B", 3), flux("D", "A", 2)])).toEqual({ ...publie, tus: 2 });
  expect(bilanDe([])).toMatchObject({ total: 0, premiere: null });
});

test("OBS-15 : deux fois plus, c’est deux fois plus large ; un flux tu est toujours le plus fin", () => {
  expect(largeurDe(flux("A", "B", 50), 100)).toBe(18);
  expect(largeurDe(flux("A", "B", 100), 100)).toBe(36);
  expect([1, 4].map((nombre) => largeurDe(flux("A", "B", nombre), 4))).toEqual([4, 4]);
});

test("OBS-15 : la légende dit la largeur d’un nombre rond et de son tiers ; rien d’aussi petit que ce qui se tait", () => {
  expect(traitsDe(60)).toEqual([
    { nombre: 50, large: 30 },
    { nombre: 17, large: 10.2 },
  ]);
  expect(traitsDe(12).map(({ nombre }) => nombre)).toEqual([10]);
  expect(traitsDe(4)).toEqual([]);
});

test("une flèche s’arrête au bord du disque où elle arrive", () => {
  const finDe = (rayon?: number) => Number(courber({ x: 0, y: 0 }, { x: 1000, y: 0 }, rayon).split(" ").at(-2));
  expect([finDe(), finDe(10), finDe(70)]).toEqual([960, 960, 910]);
});
