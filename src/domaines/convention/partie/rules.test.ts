import { expect, test } from "vitest";
import { Refus } from "#commun/refus.ts";
import type { PartieEcrite, Signataire } from "./model.ts";
import {
  autorise,
  autoriserPar,
  deplacer,
  ecrirePartie,
  ecrireSignataire,
  lireNom,
  manquesSignature,
  mention,
  nomEntier,
  representantsDe,
  reprendreSignataires,
  retirerPartie,
} from "./rules.ts";

test("CONV-70 : un avenant se signe sur la délibération qui l’approuve ; sans elle, ou d’une Caf, chacun garde la sienne", () => {
  const vote = (id: string, plus: object) => ({
    partie: { id },
    attendu: "deliberation",
    etat: "adoptee",
    acte: null,
    ...plus,
  });
  const votes = [
    vote("p1", { acte: { id: "avenant-1" } }),
    vote("p2", { etat: "rejetee", acte: { id: "avenant-2" } }),
    vote("caf", { attendu: "decision", acte: { id: "avenant-3" } }),
  ] as unknown as Parameters<typeof autoriserPar>[1];
  const tous = ["p1", "p2", "caf", "p3"].map((partie) => signataire(`s-${partie}`, partie));
  expect(autoriserPar(tous, votes).map(({ deliberation }) => deliberation)).toEqual(["avenant-1", "d1", "d1", "d1"]);
});

test.each([
  ["Élise Tournemire", { prenom: "Élise", nom: "Tournemire" }],
  ["Jean de la Tour", { prenom: null, nom: "Jean de la Tour" }],
  ["Tournemire", { prenom: null, nom: "Tournemire" }],
  ["Élise  Tournemire", { prenom: null, nom: "Élise  Tournemire" }],
  ["", { prenom: null, nom: "" }],
])("CONV-16 : « %s » se lit, et se récrit à l'identique", (entier, attendu) => {
  expect(lireNom(entier)).toEqual(attendu);
  expect(nomEntier(lireNom(entier))).toBe(entier);
});

const signataire = (id: string, partie: string, plus: Partial<Signataire> = {}): Signataire => ({
  id,
  partie,
  rang: 0,
  ordre: 0,
  civilite: "madame",
  prenom: "Anne",
  nom: "Roux",
  qualite: "Maire",
  deliberation: "d1",
  ...plus,
});

test("CONV-17 : un représentant qui revient garde ce que le texte n'en dit pas ; le nouveau venu signe le dernier", () => {
  const anciens = [signataire("s1", "p1", { ordre: 1 }), signataire("s2", "p2", { ordre: 0, prenom: "Jean" })];
  const parties = [
    { id: "p1", representants: [{ qualite: "Présidente", nom: "Anne Roux" }] },
    {
      id: "p2",
      representants: [
        { qualite: "Maire", nom: "Zoé Petit" },
        { qualite: "Maire", nom: "Jean Roux" },
      ],
    },
  ];
  expect(reprendreSignataires(anciens, parties, () => "neuf")).toEqual([
    signataire("s1", "p1", { ordre: 1, qualite: "Présidente" }),
    {
      id: "neuf",
      partie: "p2",
      rang: 0,
      ordre: 2,
      civilite: null,
      prenom: "Zoé",
      nom: "Petit",
      qualite: "Maire",
      deliberation: null,
    },
    signataire("s2", "p2", { ordre: 0, prenom: "Jean", rang: 1 }),
  ]);
});

test("CONV-17 : qui remplace un autre à sa place signe à son tour, sans sa civilité ni sa délibération", () => {
  const [repris] = reprendreSignataires(
    [signataire("s1", "p1", { ordre: 4 })],
    [{ id: "p1", representants: [{ qualite: "Maire", nom: "Jean Petit" }] }],
    () => "neuf",
  );
  expect(repris).toMatchObject({ id: "s1", ordre: 4, civilite: null, prenom: "Jean", deliberation: null });
});

test("les représentants d'une partie s'écrivent dans leur rang, pas dans l'ordre des signatures", () => {
  const deux = [
    signataire("b", "p1", { rang: 1, ordre: 0 }),
    signataire("a", "p1", { rang: 0, ordre: 1, prenom: null }),
  ];
  expect(representantsDe(deux, "p1").map(({ nom }) => nom)).toEqual(["Roux", "Anne Roux"]);
});

test("CONV-18 : « autorisé » s'accorde, et ne s'écrit pas sans civilité ni sans délibération", () => {
  expect([autorise("madame"), autorise("monsieur"), autorise(null)]).toEqual(["autorisée", "autorisé", null]);
  const acte = "délibération du 12 décembre 2025";
  expect(mention(signataire("s", "p"), acte)).toBe(`Madame Anne Roux, Maire, dûment autorisée par ${acte}`);
  expect(mention(signataire("s", "p", { civilite: "monsieur" }), acte)).toBe(
    `Monsieur Anne Roux, Maire, dûment autorisé par ${acte}`,
  );
  expect(mention(signataire("s", "p", { civilite: null }), acte)).toBe("Anne Roux, Maire");
  expect(mention(signataire("s", "p", { qualite: null }), null)).toBe("Madame Anne Roux");
});

const partie = (id: string, plus: Partial<PartieEcrite> = {}): PartieEcrite => ({
  id,
  genre: "commune",
  nom: `Commune ${id}`,
  nomCourt: null,
  code: null,
  representants: [],
  ...plus,
});

test("CONV-19 : ce qui manque pour signer se dit partie par partie ; une Caf n'a pas de délibération de conseil", () => {
  const parties = [partie("caf", { genre: "caf" }), partie("c1"), partie("c2")];
  const nu = { civilite: null, qualite: null, deliberation: null };
  const signataires = [signataire("s1", "caf", { deliberation: null }), signataire("s2", "c1", nu)];
  expect(manquesSignature({ parties, signataires }).map(({ partie: p, code }) => [p, code])).toEqual([
    ["c1", "sansCivilite"],
    ["c1", "sansQualite"],
    ["c1", "sansAutorisation"],
    ["c2", "sansSignataire"],
  ]);
  expect(manquesSignature({ parties: [parties[1] as PartieEcrite], signataires: [signataire("s", "c1")] })).toEqual([]);
});

test.each([
  ["b", "haut", "bac"],
  ["b", "bas", "acb"],
  ["a", "haut", "abc"],
  ["c", "bas", "abc"],
  ["z", "haut", "abc"],
] as const)("CONV-26 : %s va vers le %s : %s", (id, sens, attendu) =>
  expect(
    deplacer(
      [..."abc"].map((un) => ({ id: un })),
      id,
      sens,
    )
      .map((un) => un.id)
      .join(""),
  ).toBe(attendu),
);

test("CONV-27 : une partie s'ajoute à la fin, se corrige à sa place, ne se redit pas, et son code de commune existe", () => {
  const parties = [partie("a"), partie("b")];
  const connue = (code: string) => code === "48095";
  const { representants: _r, ...neuve } = partie("c", { code: "48095" });
  expect(ecrirePartie(parties, neuve, connue)).toEqual([...parties, partie("c", { code: "48095" })]);
  expect(ecrirePartie(parties, { ...neuve, id: "a", nom: "Autre" }, connue)).toEqual([
    partie("a", { nom: "Autre", code: "48095" }),
    partie("b"),
  ]);
  expect(ecrirePartie(parties, { ...neuve, nom: "COMMUNE A" }, connue)).toEqual(new Refus("partie-deja-la"));
  const condat = [partie("a", { nom: "Commune de Condat" })];
  expect(ecrirePartie(condat, { ...neuve, nom: "Condat" }, connue)).toEqual(new Refus("partie-deja-la"));
  expect(ecrirePartie(condat, { ...neuve, id: "a", nom: "Condat" }, connue)).toHaveLength(1);
  expect(ecrirePartie(parties, { ...neuve, code: "99999" }, connue)).toEqual(new Refus("commune-inconnue"));
  expect(ecrirePartie(parties, { ...neuve, genre: "epci", code: "241500255" }, connue)).toHaveLength(3);
});

test("CONV-28 : la même personne signe pour deux parties, jamais deux fois pour la même ; nouvelle, elle signe la dernière", () => {
  const tour = { parties: [partie("p1"), partie("p2")], signataires: [signataire("s1", "p1", { ordre: 3 })] };
  const { rang: _r, ordre: _o, ...saisi } = signataire("s2", "p2", { deliberation: null });
  expect(ecrireSignataire(tour, saisi, [])).toEqual([
    signataire("s1", "p1", { ordre: 3 }),
    { ...saisi, rang: 0, ordre: 4 },
  ]);
  expect(ecrireSignataire(tour, { ...saisi, partie: "p1" }, [])).toEqual(new Refus("signataire-deja-la"));
  expect(ecrireSignataire(tour, { ...saisi, partie: "p9" }, [])).toEqual(new Refus("partie-inconnue"));
  expect(ecrireSignataire(tour, { ...saisi, id: "s1", partie: "p1", nom: "Petit" }, [])).toMatchObject([
    { id: "s1", nom: "Petit", ordre: 3, rang: 0 },
  ]);
});

test.each([
  ["d2", null],
  ["d0", null],
  ["d1", "deliberation-d-une-autre"],
  ["d9", "deliberation-inconnue"],
] as const)("CONV-67 : la délibération %s autorise qui signe pour p2, ou se refuse : %s", (deliberation, code) => {
  const tour = { parties: [partie("p1"), partie("p2")], signataires: [] };
  const { rang: _r, ordre: _o, ...saisi } = signataire("s2", "p2", { deliberation });
  const actes = [
    { id: "d0", partie: null },
    { id: "d1", partie: "p1" },
    { id: "d2", partie: "p2" },
  ];
  const { ordre, rang } = signataire("s2", "p2");
  expect(ecrireSignataire(tour, saisi, actes)).toEqual(code ? new Refus(code) : [{ ...saisi, ordre, rang }]);
});

test("CONV-29 : une partie se retire avec ses signataires, et eux seuls", () => {
  const tour = { parties: [partie("p1"), partie("p2")], signataires: [signataire("s1", "p1"), signataire("s2", "p2")] };
  expect(retirerPartie(tour, "p1")).toEqual({ parties: [partie("p2")], signataires: [signataire("s2", "p2")] });
});
