import { expect, test } from "vitest";
import type { Atlas, FicheLue } from "./model.ts";
import { additionnerSeances, decompterIci, estRepresentant, etatPour, situer, situerFiche } from "./rules.ts";

const COMMUNES: Record<string, string> = { vauxmont: "1", "saint-rome et monts": "2", orval: "3" };
const ATLAS: Atlas = {
  reconnaitre: (nom) => COMMUNES[nom.trim().toLowerCase()] ?? null,
  zones: [
    { nom: "Bassin du haut", communes: ["1", "2"] },
    { nom: "Cantal", communes: [] },
  ],
  entiers: ["CCTR", "Communauté de communes des Trois-Rivières"],
};
const communes = (...codes: string[]) => ({ lieux: [{ genre: "communes", codes }], inconnus: [] });
const TOUT = { lieux: [{ genre: "tout" }], inconnus: [] };

test.each([
  ["Vauxmont", communes("1")],
  ["Saint-Rome et Monts", communes("2")],
  ["bassin du Haut", communes("1", "2")],
  ["Tout le territoire", TOUT],
  ["L’ensemble des communes", TOUT],
  ["Territoire de la CCTR", TOUT],
  ["cctr", TOUT],
  ["Cantal", TOUT],
  ["Intercommunal", TOUT],
  ["Orval, Nulle-Part", { lieux: [{ genre: "communes", codes: ["3"] }], inconnus: ["Nulle-Part"] }],
  ["Territoire zéro", { lieux: [], inconnus: ["Territoire zéro"] }],
])("SUI-230 : « %s »", (texte, attendu) => expect(situer(texte, ATLAS)).toEqual(attendu));

const fiche = (plus: Partial<FicheLue> = {}): FicheLue => ({
  id: "f",
  reference: null,
  titre: "F",
  territoiresCibles: [],
  pilotes: [],
  partenaires: [],
  echeances: [],
  ...plus,
});
const porteur = (acteur: string) => ({ acteur, libelle: acteur });
const lire = (une: FicheLue, volets: string[] = []) => {
  const {
    partout,
    communes: siennes,
    inconnus,
  } = situerFiche(une, {
    atlas: ATLAS,
    communes: new Map([["mairie", "1"]]),
    volets,
  });
  return { partout, inconnus, liens: [...siennes].map(([code, raisons]) => [code, ...raisons]) };
};

test("SUI-231 : une fiche sans territoire vaut partout, et concerne quand même la commune qui la pilote", () => {
  expect(lire(fiche({ pilotes: [porteur("mairie"), porteur("caf")] }))).toEqual({
    partout: true,
    inconnus: [],
    liens: [["1", "pilote"]],
  });
});

test("SUI-231 : chaque raison se dit une fois ; un territoire inconnu n’est pas partout", () => {
  const une = fiche({ territoiresCibles: ["Vauxmont", "Bassin du haut"], partenaires: [porteur("mairie")] });
  expect(lire(une, ["mairie"])).toEqual({
    partout: false,
    inconnus: [],
    liens: [
      ["1", "territoire", "volet", "partenaire"],
      ["2", "territoire"],
    ],
  });
  expect(lire(fiche({ territoiresCibles: ["Ailleurs"] }))).toEqual({
    partout: false,
    inconnus: ["Ailleurs"],
    liens: [],
  });
});

test("SUI-232 : la part d’une commune l’emporte sur l’état de la fiche, avec le jour où elle fut dite", () => {
  const [mairie, autre] = [
    { volet: "mairie", etat: "realisee", le: "2026-03-01" },
    { volet: "autre", etat: "enCours", le: "2026-05-01" },
  ] as const;
  const vue = { etat: "enCours", precision: "7 sur 12", volets: [autre, mairie] };
  expect(etatPour(vue, ["mairie"])).toEqual({ etat: "realisee", precision: null, part: true, le: "2026-03-01" });
  expect(etatPour(vue, ["x"])).toEqual({ etat: "enCours", precision: "7 sur 12", part: false, le: "2026-05-01" });
  expect(etatPour({ etat: "enCours", precision: null, volets: [{ ...autre, volet: "" }] }, [""]).part).toBe(false);
});

test.each([
  [{ genre: "commune", nom: "Vauxmont" }, true],
  [{ genre: null, nom: "Mairie de Vauxmont" }, true],
  [{ genre: "association", nom: "Villages en fête" }, false],
])("qui représente une commune : %o", (acteur, attendu) => expect(estRepresentant(acteur)).toBe(attendu));

test("SUI-231 : un porteur réuni à un autre se reconnaît encore à son nom", () => {
  const atlas = { ...ATLAS, reconnaitre: (nom: string) => (nom === "Mairie d’Orval" ? "3" : null) };
  const reuni = fiche({ pilotes: [{ acteur: "ancien", libelle: "Mairie d’Orval" }] });
  const { communes: siennes } = situerFiche(reuni, { atlas, communes: new Map(), volets: [] });
  expect([...siennes.keys()]).toEqual(["3"]);
});

test("SUI-233 : les séances d’une commune se disent service par service", () => {
  const groupe = (service: string, commune: string | null, jour: "2026-01-02" | "2026-03-04") => ({
    jour,
    convention: "ctg",
    service,
    commune,
    public: "",
    seances: 2,
    adultes: 3,
    enfants: 5,
  });
  const groupes = [
    groupe("rpe", "1", "2026-03-04"),
    groupe("rpe", "1", "2026-01-02"),
    groupe("rpe", null, "2026-03-04"),
  ];
  expect(additionnerSeances(groupes, "1", new Map([["rpe", "Relais"]]))).toEqual([
    { service: "Relais", seances: 4, adultes: 6, enfants: 10, derniere: "2026-03-04" },
  ]);
  expect(additionnerSeances(groupes, "2", new Map())).toEqual([]);
});

test("SUI-269 : une commune compte ses fiches dans chaque état, sans celles qui ne la concernent pas", () => {
  const etats = [{ code: "enCours", libelle: "En cours", realisee: false, exige: "rien", forme: "marche" }] as const;
  const dite = (etat: string | null) => ({
    fiche: fiche({}),
    partout: false,
    communes: new Map(),
    inconnus: [],
    dit: { etat, precision: null, part: true, le: null },
  });
  const nommees = [dite("enCours"), dite("enCours"), dite(null), dite("nonConcernee")];
  const [ici, ...reste] = decompterIci({ nommees, partout: [dite("nonConcernee")] }, etats);
  expect(reste).toEqual([]);
  expect([ici?.total, ici?.parEtat[0]?.nombre, ici?.muettes]).toEqual([3, 2, 1]);
});
