import { expect, test } from "vitest";
import type { Valeur } from "#domaines/statistiques/model.ts";
import { blocsDiagnostic } from "./document.ts";
import type { Enjeu, Etape, Section } from "./model.ts";
import {
  completer,
  daterBesoins,
  dejaDits,
  direGel,
  fauteDesPublics,
  estEcrite,
  lieuxDe,
  manquesPetiteEnfance,
  participantsDu,
  participantsParPublic,
  partieDe,
  rangerEnjeux,
  sansAppui,
  sectionFigee,
  signer,
  taire,
} from "./rules.ts";

const section = (plus: Partial<Section>): Section => ({
  convention: "ctg",
  id: "libre",
  modele: null,
  titre: "Le thermalisme",
  ordre: 0,
  texte: "",
  forces: [],
  faiblesses: [],
  besoins: [],
  besoinsDepuis: {},
  version: 1,
  modifieLe: null,
  modifiePar: null,
  ...plus,
});

test("DIAG-1 : les douze sections du modèle sont là avant toute écriture, celles du territoire viennent après, dans leur ordre", () => {
  expect(completer("ctg", [])).toHaveLength(12);
  const toutes = completer("ctg", [
    section({ id: "b", ordre: 2 }),
    section({ id: "a", ordre: 1 }),
    section({ id: "population", modele: "population", titre: "Population générale", texte: "Elle baisse." }),
  ]);
  expect(toutes.map(({ id }) => id).slice(-2)).toEqual(["a", "b"]);
  expect(toutes.find(({ id }) => id === "population")?.texte).toBe("Elle baisse.");
  expect(partieDe(section({}))).toBe("Autres parties");
});

test.each([
  ["rien", {}, 0, false],
  ["des blancs", { texte: " \n" }, 0, false],
  ["un texte", { texte: "Elle baisse." }, 0, true],
  ["un seul besoin", { besoins: ["Vingt places"] }, 0, true],
  ["un seul chiffre", {}, 1, true],
])("DIAG-2 : une section qui a %s", (_cas, plus, figures, attendu) =>
  expect(estEcrite(section(plus), figures)).toBe(attendu),
);

test.each([
  [{ quoi: "tout", besoins: ["x"], structures: 3, themes: ["petiteEnfance"], manques: [] }],
  [{ quoi: "aucune structure", besoins: ["x"], structures: 0, themes: ["petiteEnfance"], manques: ["structures"] }],
  [{ quoi: "une zone d’un autre thème", besoins: ["x"], structures: 1, themes: ["mobilite"], manques: ["zones"] }],
  [{ quoi: "rien", besoins: [], structures: 0, themes: [], manques: ["structures", "besoins", "zones"] }],
] as const)("DIAG-3 : la petite enfance qui a $quoi", ({ besoins, structures, themes, manques }) => {
  const zones = themes.map((theme) => ({ theme }));
  expect(manquesPetiteEnfance({ besoins: [...besoins] }, { structures, zones })).toEqual(manques);
});

const enjeu = (id: string, priorite: Enjeu["priorite"], plus: Partial<Enjeu> = {}): Enjeu => ({
  id,
  convention: "ctg",
  theme: "petiteEnfance",
  texte: id,
  priorite,
  statistiques: [],
  apports: [],
  zones: [],
  version: 1,
  ...plus,
});

test("DIAG-4 : première priorité d’abord, sans priorité à la fin", () => {
  expect(rangerEnjeux([enjeu("c", null), enjeu("b", 2), enjeu("a", 1)]).map(({ id }) => id)).toEqual(["a", "b", "c"]);
});

test.each([
  [{}, true],
  [{ zones: ["z"] }, false],
  [{ apports: ["a"] }, false],
  [{ statistiques: ["population"] }, false],
])("DIAG-5 : un enjeu appuyé sur %o est sans appui : %s", (plus, attendu) =>
  expect(sansAppui(enjeu("e", 1, plus))).toBe(attendu),
);

const epci = [
  { code: "A", communes: ["1", "2"] },
  { code: "B", communes: ["3"] },
];
const bassins = [{ code: "nord", communes: ["1", "3"] }];
test.each([
  ["l’intercommunalité exacte", ["2", "1"], [["epci", "A"]]],
  ["le bassin exact", ["1", "3"], [["bassin", "nord"]]],
  [
    "deux intercommunalités entières",
    ["1", "2", "3"],
    [
      ["epci", "A"],
      ["epci", "B"],
    ],
  ],
  ["une commune d’une intercommunalité", ["1"], []],
  ["aucune commune", [], []],
])("DIAG-6 : une convention qui couvre %s", (_cas, communes, attendu) =>
  expect(lieuxDe(communes, { epci, bassins }).map(({ genre, code }) => [genre, code])).toEqual(attendu),
);

test("DIAG-8 : ce qui ne se publie pas n’a plus de valeur, ni donnée ni calculée ; le reste ne change pas", () => {
  const valeur = (code: string): Valeur => ({
    statistique: "allocatairesRsa",
    lieu: { genre: "commune", code },
    millesime: 2024,
    valeur: 3,
    donnee: 3,
    calcul: { valeur: 3, numerateur: 3, denominateur: 60, raison: null, faute: [] },
    ecart: false,
    secret: false,
    contour: "",
    rupture: "",
    source: "Caf",
  });
  const [a, b] = taire([valeur("a"), valeur("b")], (_code, { code }) => code === "a");
  expect(a).toMatchObject({ valeur: null, donnee: null, secret: true, calcul: { numerateur: null, raison: "secret" } });
  expect(b).toEqual(valeur("b"));
});

test.each([
  ["le jour même", 1, "2026-11-21", "Figé le 21 novembre 2026, avec la signature de la convention"],
  ["la veille", 1, "2026-11-20", "Figé le 21 novembre 2026, quand la signature du 20 novembre 2026 fut écrite ici"],
  ["sans date", 1, null, "Figé le 21 novembre 2026, avec la signature de la convention"],
  ["avec un avenant", 2, "2024-03-01", "Figé le 21 novembre 2026, avec la signature de la convention"],
] as const)("DIAG-15 : signée %s, la phrase dit quand ses chiffres sont arrêtés", (_cas, numero, signeeLe, dit) =>
  expect(direGel({ numero, le: "2026-11-21" }, signeeLe)).toBe(dit),
);

test("DIAG-9 : une partie figée se lit de son titre au suivant, dans sa partie ; absente, elle est vide", () => {
  const titre = (niveau: 2 | 3 | 4, texte: string) => ({ genre: "titre" as const, niveau, texte });
  const dit = (texte: string) => ({ genre: "paragraphe" as const, texte });
  const libre = section({});
  const figes = [
    titre(2, "Ailleurs"),
    titre(3, libre.titre),
    dit("D’une autre partie"),
    titre(2, partieDe(libre)),
    titre(3, libre.titre),
    dit("Les eaux"),
    titre(4, "Forces"),
    dit("Chaudes"),
    titre(3, "Suite"),
    dit("Autre chose"),
  ];
  expect(sectionFigee(figes, libre)).toEqual([dit("Les eaux"), titre(4, "Forces"), dit("Chaudes")]);
  expect(sectionFigee(figes, section({ titre: "Inconnue" }))).toEqual([]);
});

test("DIAG-10 : l’annexe 1 se signe en mots : ce qui est écrit, les chiffres appelés par leur nom, les zones et les enjeux", () => {
  const ecrite = section({ texte: "Ils sont {population}.", forces: ["L’eau"] });
  const figures = [
    {
      id: "f",
      convention: "ctg",
      section: "libre",
      ordre: 0,
      genre: "tableau" as const,
      statistique: "naissances",
      millesime: 2024,
    },
  ];
  const zone = { id: "z", convention: "ctg", genre: "offre" as const, theme: "transversal" as const, version: 1 };
  const dits = signer({
    sections: [ecrite, section({ id: "vide" })],
    figures,
    enjeux: [],
    zones: [{ ...zone, nom: "Le haut", communes: ["15001"], constat: "" }],
  });
  expect(dits).toMatchObject([
    { id: "libre", texte: "Ils sont {population}.", forces: ["L’eau"], figures: ["tableau naissances 2024"] },
    { id: "zones", texte: "Le haut : 15001" },
  ]);
});

test("DIAG-11 : un besoin garde le jour où il fut dit ; redit autrement, il est de ce jour", () => {
  const depuis = daterBesoins(
    ["Dix places", "Un relais"],
    { besoins: ["Dix places", "Oublié"], besoinsDepuis: { "Dix places": "2024-03-01", Oublié: "2020-01-01" } },
    "2026-11-22",
  );
  expect(depuis).toEqual({ "Dix places": "2024-03-01", "Un relais": "2026-11-22" });
  expect(daterBesoins(["constructor"], { besoins: [], besoinsDepuis: {} }, "2026-11-22")).toEqual({
    constructor: "2026-11-22",
  });
});

test("DIAG-11 : un besoin écrit avant que les jours se gardent n’est pas de ce jour parce qu’un autre s’ajoute", () => {
  const avant = { besoins: ["Dix places", "constructor"], besoinsDepuis: {} };
  expect(daterBesoins(["Dix places", "constructor", "Un relais"], avant, "2026-11-22")).toEqual({
    "Un relais": "2026-11-22",
  });
});

test("DIAG-12 : chaque public a son total, d’un moment qui en dit plusieurs comme de celui qui n’en dit qu’un", () => {
  const publics = participantsParPublic([
    { public: "Parents : 12 ; élus : 4", participants: 99 },
    { public: "ÉLUS", participants: 3 },
    { public: "parents en attente", participants: null },
    { public: "", participants: 2 },
  ]);
  expect(publics).toEqual([
    { public: "Parents", nombre: 12, moments: 1 },
    { public: "Élus", nombre: 7, moments: 2 },
    { public: "Public non dit", nombre: 2, moments: 1 },
  ]);
  expect(participantsParPublic([{ public: "Parents : douze", participants: 5 }])).toMatchObject([{ nombre: 5 }]);
  expect(participantsParPublic([{ public: "Parents : 12 ; élus ; une directrice", participants: 16 }])).toEqual([
    { public: "Parents", nombre: 12, moments: 1 },
    { public: "Élus, une directrice", nombre: 4, moments: 1 },
  ]);
});

test.each([
  ["Parents : 12 ; élus : 4", 20, 16, "total-faux"],
  ["Parents : 12 ; élus : 4", 16, 16, null],
  ["Parents : 12 ; élus : 4 ;", null, 16, null],
  ["Parents : 12 ; élus : 4.", 16, 16, null],
  ["Parents : 12 ; élus", null, 12, "sans-total"],
  ["Parents : 12 ; élus", 12, 12, "total-faux"],
  ["Parents : 12 ; élus", 13, 13, null],
  ["Des parents", 20, 20, null],
  ["Des parents", 0, 0, null],
  ["Des parents", null, null, null],
])("DIAG-14 : « %s », et %s participants : la ligne en dit %s", (dits, participants, ligne, faute) => {
  const moment = { public: dits, participants };
  expect([participantsDu(moment), fauteDesPublics(moment)]).toEqual([ligne, faute]);
});

test("DIAG-18 : une partie dit autrement ce qui, tapé sur une version plus ancienne, n’est pas ce qu’elle dit aujourd’hui", () => {
  const enPlace = { titre: "Le thermalisme", texte: "Il ouvre", forces: ["Un", "Deux"], faiblesses: [], besoins: [] };
  expect(dejaDits(enPlace, { ...enPlace, forces: ["Un", "Deux"] })).toEqual([]);
  expect(dejaDits({ ...enPlace, texte: "Un\r\nDeux" }, { ...enPlace, texte: "Un\nDeux" })).toEqual([]);
  expect(dejaDits({ ...enPlace, titre: "Thermes", besoins: ["Vingt places"] }, enPlace)).toEqual(["titre", "besoins"]);
});

test("le document dit d’un moment avec qui, et combien : quatre colonnes, qu’une page tient", () => {
  const etape: Partial<Etape> = { genre: "groupe", titre: "Atelier", debut: null, fin: null };
  const dit = { ...etape, public: "parents", participants: 12, publics: [], constats: "Le mercredi manque." } as Etape;
  const vide = { sections: [], accueils: [], apports: [], zones: [], enjeux: [], figures: new Map() };
  const noms = { nomCommune: (code: string) => code, nomStatistique: (code: string) => code };
  const [table] = blocsDiagnostic({ ...vide, ...noms, etapes: [dit] }).filter(({ genre }) => genre === "tableau");
  expect(table).toMatchObject({ colonnes: { length: 4 }, rangees: [{ 2: "parents, 12 participants" }] });
});
