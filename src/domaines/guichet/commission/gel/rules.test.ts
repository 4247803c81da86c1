import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { rangDuMois } from "#commun/mois.ts";
import type { Demande } from "../../demande/model.ts";
import { MODELE_REGLEMENT } from "../../reglement/lexique.ts";
import type { Contenu } from "../../reglement/model.ts";
import { decider, motifsDe, raconter } from "../../appariement/index.ts";
import { CARACTERES, exAequo, texteTire, tirageDe } from "../tirage/rules.ts";
import type { DossierGele } from "./model.ts";
import { prochesDe } from "./proche/rules.ts";
import {
  anciennetes,
  besoinsGeles,
  choixDe,
  dossierDe,
  droitsDe,
  horizonDe,
  pointsDans,
  prefereesDe,
  problemeDe,
} from "./rules.ts";

const SEPTEMBRE = rangDuMois("2027-09");
const DOSSIER: DossierGele = {
  id: "2027-1",
  points: 10,
  lignes: [],
  departage: [],
  depuis: "2027-01-05",
  enfants: [],
  choix: [],
  priorite: "structure",
  droits: [],
  urgence: false,
};

test("GUI-258 : le tirage est le début de l’empreinte de « valeur, espace, numéro », et tient dans un nombre exact", () => {
  const empreinte = createHash("sha256").update(texteTire("4 8 15", "2027-12")).digest("hex");
  expect(texteTire("4 8 15", "2027-12")).toBe("4 8 15 2027-12");
  expect(tirageDe(empreinte).toString(16).padStart(CARACTERES, "0")).toBe(empreinte.slice(0, 13));
  expect(Number.isSafeInteger(tirageDe("f".repeat(64)))).toBe(true);
});

test("GUI-259 : le tirage ne sert qu’entre mêmes points, même départage et même date", () => {
  const egaux = [DOSSIER, { ...DOSSIER, id: "2027-2" }];
  expect(exAequo(egaux).map((groupe) => groupe.map(({ id }) => id))).toEqual([["2027-1", "2027-2"]]);
  for (const autre of [{ points: 11 }, { departage: [1] }, { depuis: "2027-01-06" as const }])
    expect(exAequo([DOSSIER, { ...DOSSIER, id: "2027-2", ...autre }])).toEqual([]);
});

test.each([
  ["2027-09", "2027-12", 12],
  ["2027-01", "2027-03", 8],
  ["2027-08", "2027-08", 1],
  ["2027-06", "2027-09", 15],
] as const)(
  "GUI-260 : de %s à %s, les places se regardent sur %i mois, jusqu’à la fin d’août",
  (deMois, aMois, mois) => {
    expect(horizonDe({ deMois, aMois })).toEqual({ premier: rangDuMois(deMois), mois });
  },
);

test("GUI-264 : « la plus proche » vaut toutes les structures dans l’ordre ; un choix hors de la séance ne compte pas", () => {
  expect(choixDe(["b", "plusProche"], ["a", "b", "c"]).map(({ structure }) => structure)).toEqual(["b", "a", "c"]);
  expect(choixDe(["z"], ["a", "b"])).toEqual([]);
});

test("GUI-371 : un enfant déjà accueilli ne demande que ce que sa famille préfère à sa place, que la séance ne propose à personne", () => {
  const choix = ["b", "a", "c"].map((structure) => ({ structure }));
  const dire = (actuelle: string | null) => prefereesDe(choix, actuelle).map(({ structure }) => structure);
  expect([dire(null), dire("a"), dire("b"), dire("z")]).toEqual([["b", "a", "c"], ["b"], [], ["b", "a", "c"]]);
  const gele = dossierDe([demande({ voeux: ["plusProche"], actuelle: "b" })], {
    ...AVEC,
    noms: new Map([["b", "Les Bleuets"]]),
  });
  expect(gele).toMatchObject({ changement: "Les Bleuets", choix: [{ structure: "a" }] });
  expect(dossierDe([demande()], AVEC)).not.toHaveProperty("changement");
});

test("GUI-268 : les structures de la commune d’abord, puis à vol d’oiseau ; celles que l’on ne situe pas, à la fin", () => {
  const lieu = (id: string, commune: string | null, lat: number | null) => ({
    id,
    nom: id,
    commune,
    lat,
    lon: lat === null ? null : 2,
  });
  const centres = new Map([
    ["15001", { lat: 45, lon: 2 }],
    ["15002", { lat: 45.3, lon: 2 }],
  ]);
  const lieux = [
    lieu("loin", null, 45.2),
    lieu("nulle", null, null),
    lieu("pres", null, 45.1),
    lieu("ici", "15001", 46),
    lieu("bourg", "15002", null),
  ];
  expect(prochesDe(lieux, "15001", centres)).toEqual(["ici", "pres", "loin", "bourg", "nulle"]);
  expect(prochesDe(lieux, "99999", new Map())).toEqual(["bourg", "ici", "loin", "nulle", "pres"]);
});

const CONTENU = {
  groupes: [],
  departage: ["enfants"],
  criteres: [
    { code: "isole", libelle: "Parent seul", fait: "situation", type: "booleen", points: 5, communes: [] },
    {
      code: "enfants",
      libelle: "Enfants",
      fait: "situation",
      type: "parUnite",
      points: 0,
      unite: "enfant",
      maximum: 9,
      communes: [],
    },
  ],
  reserves: [
    {
      code: "insertion",
      libelle: "Insertion",
      ayantsDroit: ["isole"],
      places: { genre: "nombre", nombre: 1 },
      acces: "tous",
    },
  ],
} as unknown as Contenu;
const demande = (dit: Partial<Demande> = {}) =>
  ({
    id: "d1",
    dossier: "d",
    numero: "2027-7",
    etat: "enAttente",
    enfant: { prenom: "Lou", nom: "Vidal", naissance: "2027-03-14", terme: null },
    commune: "15001",
    semaine: 1023,
    reduites: [975],
    entree: "2027-09",
    toleranceMois: 2,
    voeux: ["a"],
    priorite: "semaine",
    fratrie: null,
    urgence: false,
    occasionnel: false,
    horaires: [],
    situations: { isole: true, enfants: 2 },
    attendDepuis: "2027-02-01",
    ...dit,
  }) as unknown as Demande;
const AVEC = { reglement: { contenu: CONTENU }, au: "2027-04-02", proches: ["a", "b"] } as const;

test("GUI-299 : une semaine réduite se complète ailleurs si la famille l’accepte, et la proposition dit les deux structures", () => {
  const [lundi, mardi] = [0b11, 0b1100];
  const deux = { semaine: lundi | mardi, reduites: [lundi, mardi], mixte: true, voeux: ["a", "b"], toleranceMois: 0 };
  const complements = (...fratrie: Demande[]) => dossierDe(fratrie, AVEC)?.complements;
  expect(complements(demande(deux))).toEqual(["a", "b"]);
  expect(complements(demande({ ...deux, mixte: false }))).toBeUndefined();
  expect(complements(demande({ ...deux, voeux: ["a"] }))).toBeUndefined();
  expect(complements(demande({ ...deux, fratrie: "ensemble" }), demande(deux))).toBeUndefined();
  const gele = dossierDe([demande(deux)], AVEC);
  const ouverte = (id: string, semaine: number) => ({
    id,
    nom: id,
    reserves: [],
    etablissement: Array.from({ length: 120 }, (_, rang) => (semaine >> (rang % 10)) & 1),
  });
  const reglages = { premier: SEPTEMBRE, mois: 12, sections: [], surnombre: [], reserves: "dAbord" as const };
  const structures = [ouverte("a", mardi), ouverte("b", lundi)];
  const verdict = decider(problemeDe({ reglages, structures }, gele ? [gele] : [], new Map()));
  const [attribution] = raconter(verdict).attributions;
  expect(attribution?.places.map(({ structure, semaine, enfant }) => [structure, semaine, enfant]).toSorted()).toEqual([
    ["a", mardi, 0],
    ["b", lundi, 0],
  ]);
});

test("GUI-299 : qui n’accepte pas moins que sa semaine entière la partage entre deux structures, et n’en reçoit jamais une part seule", () => {
  const [lundi, mardi] = [0b11, 0b1100];
  const entiere = demande({ semaine: lundi | mardi, reduites: [], mixte: true, voeux: ["a", "b"], toleranceMois: 0 });
  const gele = dossierDe([entiere], AVEC);
  expect(gele).toMatchObject({ entiere: true, complements: ["a", "b"] });
  const ouverte = (id: string, semaine: number) => ({
    id,
    nom: id,
    reserves: [],
    etablissement: Array.from({ length: 120 }, (_, rang) => (semaine >> (rang % 10)) & 1),
  });
  const reglages = { premier: SEPTEMBRE, mois: 12, sections: [], surnombre: [], reserves: "dAbord" as const };
  const places = (...structures: ReturnType<typeof ouverte>[]) => {
    const verdict = decider(problemeDe({ reglages, structures }, gele ? [gele] : [], new Map()));
    return raconter(verdict)
      .attributions[0]?.places.map(({ structure, semaine }) => [structure, semaine])
      .toSorted();
  };
  expect(places(ouverte("a", mardi), ouverte("b", lundi))).toEqual([
    ["a", mardi],
    ["b", lundi],
  ]);
  expect(places(ouverte("a", mardi), ouverte("b", mardi))).toEqual([]);
  expect(places(ouverte("a", mardi), ouverte("b", lundi | mardi))).toEqual([["b", lundi | mardi]]);
});

test("GUI-298 : un dossier gelé dit l’urgence, l’accueil occasionnel et les horaires de l’un de ses enfants", () => {
  const dit = { urgence: true, occasionnel: true, horaires: ["tot", "nuit"] } as const;
  const gele = dossierDe([demande(dit), demande({ horaires: ["nuit"] })], AVEC);
  expect(gele).toMatchObject(dit);
  expect(gele && besoinsGeles(gele)).toMatchObject({ urgence: true, occasionnel: true, horairesAtypiques: true });
  const modele = { ...AVEC, reglement: { contenu: MODELE_REGLEMENT } };
  expect(dossierDe([demande({ urgence: true })], modele)?.droits).toContain("urgence"); // the model règlement keeps places for it
  expect(dossierDe([demande()], modele)?.droits).not.toContain("urgence");
  const sans = dossierDe([demande()], AVEC);
  expect(sans && besoinsGeles(sans)).toMatchObject({ urgence: false, occasionnel: false, horairesAtypiques: false });
});

test("GUI-266 : un dossier gelé n’a ni nom, ni adresse, ni jour de naissance ; sans date d’attente, il n’entre pas", () => {
  const gele = dossierDe([demande()], AVEC);
  expect(gele).toMatchObject({ id: "2027-7", points: 5, departage: [2], depuis: "2027-02-01", droits: ["insertion"] });
  expect(gele?.enfants).toEqual([
    { ne: rangDuMois("2027-03"), entree: SEPTEMBRE, tolerance: 2, semaines: [1023, 975] },
  ]);
  expect(JSON.stringify(gele)).not.toMatch(/Lou|Vidal|2027-03-14|15001/);
  expect(dossierDe([demande({ attendDepuis: null })], AVEC)).toBeNull();
  expect(gele).not.toHaveProperty("occasionnel");
});

test("GUI-266 : une fratrie ne fait qu’un dossier, aux points du mieux noté", () => {
  const fratrie = [demande({ situations: {}, fratrie: "ensemble" }), demande({ id: "d2", numero: "2027-8" })];
  expect(dossierDe(fratrie, AVEC)).toMatchObject({ id: "2027-7", points: 5, fratrie: "ensemble", enfants: [{}, {}] });
});

test("GUI-265 : a droit à une réserve qui vérifie l’un de ses critères, pas les autres", () => {
  const note = (situations: Demande["situations"]) => ({
    reglement: { contenu: CONTENU },
    au: "2027-04-02" as const,
    demande: { ...demande(), situations } as never,
  });
  expect(droitsDe(note({ isole: true }))).toEqual(["insertion"]);
  expect(droitsDe(note({ isole: false }))).toEqual([]);
});

test("GUI-267 : à points égaux, le départage passe avant la date ; sans départage, la date reste elle-même", () => {
  const un = { ...DOSSIER, id: "un", departage: [1], depuis: "2027-01-01" as const };
  const deux = { ...DOSSIER, id: "deux", departage: [2], depuis: "2027-03-01" as const };
  const pareil = { ...deux, id: "pareil" };
  const rangs = anciennetes([un, deux, pareil]);
  expect((rangs.get("deux") ?? "") < (rangs.get("un") ?? "")).toBe(true);
  expect(rangs.get("pareil")).toBe(rangs.get("deux"));
  expect(anciennetes([DOSSIER]).get(DOSSIER.id)).toBe(DOSSIER.depuis);
});

test("GUI-276 : ce qui n’est pas recevable n’entre pas dans le calcul", () => {
  const gel = {
    reglages: { premier: SEPTEMBRE, mois: 1, sections: [], surnombre: [], reserves: "dAbord" as const },
    structures: [],
  };
  const dossiers = [DOSSIER, { ...DOSSIER, id: "2027-2", nonRecevable: ["Habiter le territoire"] }];
  expect(problemeDe(gel, dossiers, new Map()).dossiers.map(({ id }) => id)).toEqual(["2027-1"]);
});

test("GUI-279 : des points propres à une structure ne comptent que là ; la liste, le calcul et le certificat les disent pareils", () => {
  const criteres = [
    ...CONTENU.criteres,
    {
      code: "aine",
      libelle: "Aîné déjà là",
      fait: "situation",
      type: "booleen",
      points: 4,
      communes: [],
      structures: ["a"],
    },
  ] as unknown as Contenu["criteres"];
  const avec = { ...AVEC, reglement: { contenu: { ...CONTENU, criteres, departage: [], reserves: [] } } };
  const isole = dossierDe([demande({ numero: "1" })], avec);
  const aine = dossierDe([demande({ numero: "2", voeux: ["b", "a"], situations: { aine: true } })], avec);
  const deux = dossierDe([demande({ numero: "3", voeux: ["b", "a"], situations: { aine: true, isole: true } })], avec);
  const trois = [isole, aine, deux].flatMap((dossier) => dossier ?? []);
  expect(trois.map((dossier) => [pointsDans(dossier, "a"), pointsDans(dossier, "b")])).toEqual([
    [5, 5],
    [4, 0],
    [9, 5],
  ]);
  expect(deux?.bonus).toMatchObject([{ structure: "a", points: 4, lignes: [{ libelle: "Aîné déjà là" }] }]);
  const reglages = { premier: SEPTEMBRE, mois: 1, sections: [], surnombre: [], reserves: "dAbord" as const };
  const structures = ["a", "b"].map((id) => ({
    id,
    nom: id,
    reserves: [],
    etablissement: Array<number>(10).fill(id === "a" ? 1 : 0),
  }));
  const verdict = decider(problemeDe({ reglages, structures }, trois, new Map()));
  const { attributions, reclamations, niveau } = raconter(verdict);
  expect([niveau, reclamations]).toEqual([1, []]);
  expect(attributions.filter(({ places }) => places.length > 0).map(({ dossier }) => dossier)).toEqual(["3"]);
  expect(motifsDe(verdict, "1").slice(0, 1)).toMatchObject([{ points: 5, dernier: { dossier: "3", points: 9 } }]);
});
