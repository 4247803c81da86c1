import { expect, test } from "vitest";
import type { BlocTableau } from "#commun/document.ts";
import { holdsTogether, logoDe, partsDe, titreCoupe } from "./mesures.ts";
import { traitsDe } from "./pptx-dessin.ts";

const tableau = (colonnes: BlocTableau["colonnes"], rangees: BlocTableau["rangees"] = []): BlocTableau => ({
  genre: "tableau",
  legende: "",
  colonnes,
  rangees,
});

test("une colonne a la place de son plus long mot et de ses chiffres, que ses voisines lui cèdent", () => {
  expect(partsDe(tableau([{ titre: "A", largeur: 3 }, { titre: "B" }]))).toEqual([0.75, 0.25]);
  const etroites = Array.from({ length: 5 }, () => ({ titre: "En préparation", type: "nombre" as const }));
  const [large = 0, etroite = 0] = partsDe(tableau([{ titre: "Groupe", largeur: 9 }, ...etroites]));
  expect(etroite).toBeCloseTo(0.132, 3);
  expect(large + 5 * etroite).toBeCloseTo(1, 9);
  const montants = [
    { titre: "Objet", largeur: 20 },
    { titre: "Prévu", type: "montant" as const },
  ];
  expect(partsDe(tableau(montants, [["Local", 1_234_567_800]]))[1]).toBeCloseTo(0.142, 3);
});

test("un tableau de bien des colonnes coupe ses titres plutôt que les mots de la première", () => {
  const etats = ["En préparation", "Récurrente", "Abandonnée", "Remplacée", "Suspendue", "Réalisée"];
  const colonnes = [{ titre: "Axe" }, ...[...etats, ...etats].map((titre) => ({ titre, type: "nombre" as const }))];
  const bloc = tableau(colonnes, [["Accompagner les familles", ...etats.map(() => 1), ...etats.map(() => 2)]]);
  const parts = partsDe(bloc);
  expect(Math.round((parts[0] ?? 0) * 100)).toBeGreaterThanOrEqual(12);
  expect(colonnes.map((colonne, rang) => titreCoupe(colonne, 100 * (parts[rang] ?? 0)))).toEqual([
    false,
    ...colonnes.slice(1).map(() => true),
  ]);
  expect(
    partsDe(tableau(colonnes.slice(0, 3))).map((part, rang) => titreCoupe(colonnes[rang] ?? { titre: "" }, 100 * part)),
  ).toEqual([false, false, false]);
});

test("une colonne qui a plus que ses lignes le prête à qui les plie, et les noms des rangées passent avant les titres des chiffres", () => {
  const types = tableau(
    [{ titre: "Type" }, { titre: "Nombre", type: "nombre" }, { titre: "Lesquels", largeur: 3 }],
    [["Maison d’assistants maternels", 1, "Les Lutins du moulin"]],
  );
  const [type = 0, nombre = 0, lesquels = 0] = partsDe(types);
  expect(type * 100).toBeGreaterThan(34);
  expect(lesquels * 100).toBeGreaterThan(24);
  expect(type + nombre + lesquels).toBeCloseTo(1, 9);
  const colonnes = ["Nom", "Qualité", "Signature"].map((titre) => ({ titre }));
  const emargement = tableau(colonnes, [["Ada", "Présidente du conseil d’administration de la Caf", ""]]);
  expect((partsDe(emargement)[2] ?? 0) * 100).toBeGreaterThan(33);
  const chiffres = ["Préparation", "Abandonnée", "Remplacée", "Suspendue", "Récurrente", "Réalisée", "Reportée"];
  const etats = [...chiffres, "Silence"].map((titre) => ({ titre, type: "nombre" as const }));
  const rangee = ["Accueillir les tout-petits partout", ...etats.map(() => 1)];
  expect((partsDe(tableau([{ titre: "Axe" }, ...etats], [rangee]))[0] ?? 0) * 100).toBeGreaterThan(20);
});

test("une colonne de chiffres ne prend pas plus de place sur une grande feuille", () => {
  const colonnes = [
    { titre: "Objet", largeur: 3 },
    { titre: "Prévu", type: "montant" as const },
    { titre: "Note", largeur: 8 },
  ];
  const bloc = tableau(colonnes, [["Local", 1_234_567_800, ""]]);
  expect(partsDe(bloc, 240)[1]).toBeCloseTo(1 / 12, 2);
  expect(partsDe(bloc)[1]).toBeGreaterThan(0.13);
});

test("une rangée reste entière jusqu’à une demi-page, au-delà elle se coupe", () => {
  const lignes = (nombre: number) => [Array.from({ length: nombre }, () => "ligne").join("\n"), ""];
  expect([27, 28].map((nombre) => holdsTogether(lignes(nombre), [0.5, 0.5], "a4"))).toEqual([true, false]);
  expect(holdsTogether(lignes(28), [0.5, 0.5], "a3paysage")).toBe(true);
});

test("un dessin de rectangles et de mots devient des formes, tout autre reste une image", () => {
  const svg = (corps: string) => `<svg viewBox="0 0 100 50" font-size="10">${corps}</svg>`;
  const deux = '<rect x="10" y="5" width="50" height="20" fill="#fff"/><text x="10" y="20">A &amp; B</text>';
  expect(traitsDe(svg(deux), 10)).toMatchObject([
    { x: 1, y: 0.5, w: 5, h: 2, couleur: "FFFFFF" },
    { x: 1, texte: "A & B", corps: 72, couleur: "000000" },
  ]);
  expect(traitsDe(svg('<path d="M0 0"/>'), 10)).toBeNull();
});

test("les logos de toutes les parties tiennent à la ligne, cinq au plus, sans se déformer", () => {
  const large = { type: "png" as const, octets: new Uint8Array(24), alt: "" };
  new DataView(large.octets.buffer).setUint32(16, 380);
  new DataView(large.octets.buffer).setUint32(20, 100);
  expect(logoDe(large)).toEqual({ largeur: 190, hauteur: 50 });
  const tailles = [1, 4, 5, 16].map((combien) =>
    logoDe(
      large,
      Array.from({ length: combien }, () => large),
    ),
  );
  expect(tailles.map(({ largeur }) => largeur)).toEqual([190, 135, 104, 104]);
  expect(tailles.map(({ largeur, hauteur }) => Math.round((10 * largeur) / hauteur))).toEqual([38, 38, 39, 39]);
});
