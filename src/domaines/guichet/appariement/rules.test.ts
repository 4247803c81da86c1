import { describe, expect, test } from "vitest";
import {
  bebe,
  creche,
  demande,
  LUNDI,
  MARDI,
  partout,
  RENTREE,
  seance,
  TOUTE_LA_SEMAINE,
} from "../../../../tests/appariement/monde.ts";
import { decider, differences, motifsDe, raconter } from "./index.ts";
import type { Dossier, Probleme, Structure } from "./model.ts";

/** Where each family goes: « structure » or « structure/réserve », with a + between its children; nothing while it waits. */
function ou(probleme: Probleme): Record<string, string> {
  const { attributions } = raconter(decider(probleme));
  return Object.fromEntries(
    attributions.map(({ dossier, enfants, places }) => {
      const dits = places.map(({ structure, reserve }) => (reserve ? `${structure}/${reserve}` : structure));
      return [enfants.length === 1 && enfants[0] !== 0 ? `${dossier}.${enfants[0]}` : dossier, dits.join("+")];
    }),
  );
}

const lundi = bebe({ semaines: [LUNDI] });
const jumeaux = [bebe(), bebe()];

describe("un seul classement", () => {
  const structures = [creche("a", 1), creche("b", 1)];

  test("GUI-16 : chaque famille à son rang reçoit la meilleure de ses options qui tient encore", () => {
    expect(ou(seance(structures, [demande("x", 5, "a b"), demande("y", 9, "a"), demande("z", 7, "b a")]))).toEqual({
      y: "a",
      z: "b",
      x: "",
    });
  });

  test("GUI-1 : à points égaux passe la plus ancienne, puis le tirage, puis le numéro", () => {
    const egales = [
      demande("d", 5, "a", { depuis: "2026-01-06" }),
      demande("c", 5, "a", { tirage: 2 }),
      demande("b", 5, "a", { tirage: 1 }),
      demande("a", 5, "a", { tirage: 1 }),
    ];
    const { attributions } = raconter(decider(seance(structures, egales)));
    expect(attributions.map(({ dossier }) => dossier)).toEqual(["a", "b", "c", "d"]);
  });

  test("GUI-1 : sans demande, personne n’est classé et rien n’est attribué", () => {
    expect(raconter(decider(seance(structures, [])))).toEqual({ niveau: 0, attributions: [], reclamations: [] });
  });

  test("GUI-2 : une semaine réduite n’est prise que si la voulue ne tient pas", () => {
    const deux = demande("y", 3, "a", { enfants: [bebe({ semaines: [TOUTE_LA_SEMAINE, TOUTE_LA_SEMAINE & ~LUNDI] })] });
    const places = (premiers: Dossier[]) =>
      raconter(decider(seance(structures, [...premiers, deux]))).attributions.at(-1)?.places[0]?.semaine;
    expect(places([])).toBe(TOUTE_LA_SEMAINE);
    expect(places([demande("x", 9, "a", { enfants: [lundi] })])).toBe(TOUTE_LA_SEMAINE & ~LUNDI);
  });

  test("GUI-12 : la semaine réduite se complète ailleurs avant de se prendre seule", () => {
    const mixte = demande("y", 3, "a", {
      enfants: [bebe({ semaines: [LUNDI | MARDI, MARDI] })],
      complements: ["b"],
    });
    const pris = demande("x", 9, "a", { enfants: [lundi] });
    expect(ou(seance(structures, [pris, mixte]))).toEqual({ x: "a", y: "a+b" });
    expect(ou(seance([creche("a", 1), creche("b", 0)], [pris, mixte]))).toEqual({ x: "a", y: "a" });
    expect(ou(seance(structures, [pris, { ...mixte, ecartees: ["b"] }]))).toEqual({ x: "a", y: "a" });
  });

  test("GUI-14 : la famille dit ce qu’elle cède en dernier : la structure, la semaine ou le mois d’entrée", () => {
    const enfants = [bebe({ semaines: [LUNDI | MARDI, MARDI], tolerance: 1 })];
    const avant = [
      demande("x", 9, "a", { enfants: [bebe({ semaines: [LUNDI], fin: RENTREE + 1 })] }),
      demande("w", 8, "b", { enfants: [lundi] }),
    ];
    const place = (priorite: "structure" | "semaine" | "mois") => {
      const probleme = seance(structures, [...avant, demande("y", 3, "b a", { enfants, priorite })]);
      const [sienne] = raconter(decider(probleme)).attributions.at(-1)?.places ?? [];
      return [sienne?.structure, sienne?.semaine, (sienne?.entree ?? 0) - RENTREE];
    };
    expect(place("structure")).toEqual(["b", MARDI, 0]);
    expect(place("semaine")).toEqual(["a", LUNDI | MARDI, 1]);
    expect(place("mois")).toEqual(["b", MARDI, 0]);
  });
});

describe("les fratries", () => {
  const structures = [creche("a", 1), creche("b", 1), creche("c", 2)];

  test("GUI-13 : ensemble, la famille est reçue entière ou pas ; séparés, chacun fait sa demande au même rang", () => {
    expect(ou(seance(structures, [demande("x", 5, "a b", { enfants: jumeaux })]))).toEqual({ x: "" });
    expect(ou(seance(structures, [demande("x", 5, "a c", { enfants: jumeaux })]))).toEqual({ x: "c+c" });
    const apart = demande("x", 5, "a b", { enfants: jumeaux, fratrie: "separement" });
    expect(ou(seance(structures, [apart]))).toEqual({ x: "a", "x.1": "b" });
  });

  test("GUI-15 : ensemble si possible ne sépare qu’après toutes les façons d’être au même endroit", () => {
    const siPossible = (choix: string) => demande("x", 5, choix, { enfants: jumeaux, fratrie: "siPossible" });
    expect(ou(seance(structures, [siPossible("a b c")]))).toEqual({ x: "c+c" });
    expect(ou(seance(structures, [siPossible("a b")]))).toEqual({ x: "a+b" });
  });
});

describe("les réserves", () => {
  const insertion = (acces: "tous" | "ayantsDroit") => [{ code: "insertion", places: [1, 0, 0], acces }];
  const structures = (acces: "tous" | "ayantsDroit") => [creche("a", 2, { reserves: insertion(acces) })];
  const droit = demande("d", 1, "a", { droits: ["insertion"] });

  test("GUI-11 : un ayant droit passe devant sur la réserve ; les autres n’y viennent que si elle s’ouvre à tous", () => {
    const autres = [demande("x", 9, "a"), demande("y", 8, "a")];
    expect(ou(seance(structures("tous"), [droit, ...autres]))).toEqual({ x: "a", y: "", d: "a/insertion" });
    expect(ou(seance(structures("tous"), autres))).toEqual({ x: "a", y: "a/insertion" });
    expect(ou(seance(structures("ayantsDroit"), autres))).toEqual({ x: "a", y: "" });
  });

  test("GUI-11 : l’ordre publié dit si l’ayant droit essaie la réserve avant ou après les places ouvertes", () => {
    expect(ou(seance(structures("tous"), [droit]))).toEqual({ d: "a/insertion" });
    expect(ou(seance(structures("tous"), [droit], { reserves: "ensuite" }))).toEqual({ d: "a" });
  });

  test("GUI-21 : une réserve fermée aux autres garde un seul classement ; ouverte à tous, elle en fait deux", () => {
    const niveau = (acces: "tous" | "ayantsDroit") =>
      raconter(decider(seance(structures(acces), [droit, demande("x", 9, "a")]))).niveau;
    expect([niveau("ayantsDroit"), niveau("tous")]).toEqual([0, 1]);
  });
});

describe("des classements différents", () => {
  const bonus = (structure: string, points: number) => ({ choix: [{ structure, bonus: points }] });

  test("GUI-22 : une structure déloge qui ne tient plus à côté d’un mieux classé, et garde les autres", () => {
    const delogeable = demande("x", 9, "a b", { enfants: [bebe({ semaines: [LUNDI] })] });
    const gardee = demande("y", 8, "a", { enfants: [bebe({ semaines: [MARDI] })] });
    const forte = demande("z", 5, "a", { ...bonus("a", 5), enfants: [lundi] });
    expect(ou(seance([creche("a", 1), creche("b", 1)], [delogeable, gardee, forte]))).toEqual({
      x: "b",
      y: "a",
      z: "a",
    });
  });

  test("GUI-23 : qui est délogé demande la suite de ses vœux", () => {
    const forte = demande("z", 5, "a", bonus("a", 9));
    expect(ou(seance([creche("a", 1), creche("b", 1)], [demande("x", 9, "a b"), demande("y", 7, "b"), forte]))).toEqual(
      {
        x: "b",
        y: "",
        z: "a",
      },
    );
  });

  test("GUI-24 : une place libérée va au mieux classé de ceux qui la préfèrent", () => {
    const x = demande("x", 9, "a b");
    const y = demande("y", 8, "a", { enfants: [lundi] });
    const z = demande("z", 5, "a", { ...bonus("a", 9), enfants: [bebe({ semaines: [MARDI] })] });
    expect(ou(seance([creche("a", 1), creche("b", 1)], [x, y, z]))).toEqual({ x: "b", y: "a", z: "a" });
  });

  test("GUI-17 : qui demande à changer garde sa place s’il n’a pas mieux, et la libère s’il l’a", () => {
    const change = demande("t", 1, "b", { actuelle: { structure: "a", semaines: [TOUTE_LA_SEMAINE] } });
    const structures = [creche("a", 1), creche("b", 1)];
    expect(ou(seance(structures, [demande("x", 9, "b a"), change, demande("y", 8, "a")]))).toEqual({
      x: "b",
      y: "",
      t: "a",
    });
    expect(ou(seance(structures, [demande("x", 9, "a"), change]))).toEqual({ x: "a", t: "b" });
  });

  test("GUI-19 : une place occupée par qui demande à changer tient même si la capacité baisse", () => {
    const change = demande("t", 1, "b", { actuelle: { structure: "a", semaines: [TOUTE_LA_SEMAINE] } });
    expect(ou(seance([creche("a", 0), creche("b", 0)], [change]))).toEqual({ t: "a" });
    expect(ou(seance([creche("a", 0), creche("b", 0)], [demande("x", 9, "a")]))).toEqual({ x: "" });
  });

  test("GUI-18 : une place imposée passe devant, et l’audit dit qui aurait eu la place ; une structure écartée ne se donne pas", () => {
    const structures = [creche("a", 1), creche("b", 1)];
    const x = demande("x", 9, "a b");
    const y = demande("y", 5, "a b", { imposee: { structure: "a", semaines: [TOUTE_LA_SEMAINE] } });
    const { attributions, reclamations } = raconter(decider(seance(structures, [x, y])));
    expect(attributions.map(({ places }) => places[0]?.structure)).toEqual(["b", "a"]);
    expect(reclamations.map(({ dossier, places }) => [dossier, places[0]?.structure])).toEqual([["x", "a"]]);
    expect(ou(seance(structures, [{ ...x, ecartees: ["a"] }]))).toEqual({ x: "b" });
  });

  test("GUI-33 : ce qu’une décision change se lit famille par famille", () => {
    const structures = [creche("a", 1), creche("b", 1)];
    const dossiers = [demande("x", 9, "a b"), demande("y", 5, "b"), demande("z", 4, "a", { enfants: [lundi] })];
    const avant = raconter(decider(seance(structures, dossiers)));
    const decidee = { ...demande("x", 9, "a b"), ecartees: ["a"] };
    const apres = raconter(decider(seance(structures, dossiers.with(0, decidee))));
    expect(differences(avant, apres).map(({ dossier }) => dossier)).toEqual(["x", "y", "z"]);
    expect(differences(avant, avant)).toEqual([]);
  });
});

/** Three families and two structures whose half-days are such that no assignment leaves nobody to complain. */
function cercle(): Probleme {
  const places = (dits: string): Structure["etablissement"] => partout(0).map((_, rang) => Number(dits[rang % 10]));
  const jours = (rangs: readonly number[]) => rangs.reduce((semaine, jour) => semaine | (3 << (2 * jour)), 0);
  const famille = (id: string, rangs: number[], choix: readonly (readonly [string, number])[]) =>
    demande(id, 0, "", {
      enfants: [bebe({ semaines: [jours(rangs)] })],
      choix: choix.map(([structure, bonus]) => ({ structure, bonus })),
    });
  return seance(
    [
      creche("c0", 0, { etablissement: places("2111112111") }),
      creche("c1", 0, { etablissement: places("1211222121") }),
    ],
    [
      famille(
        "f0",
        [2, 3, 4],
        [
          ["c0", 32],
          ["c1", 43],
        ],
      ),
      famille(
        "f1",
        [0, 1, 3],
        [
          ["c0", 1],
          ["c1", 24],
        ],
      ),
      famille(
        "f2",
        [0, 1, 2],
        [
          ["c1", 14],
          ["c0", 33],
        ],
      ),
    ],
  );
}

describe("l’audit et la réparation", () => {
  test("GUI-26 : quand nulle attribution n’est sans reproche, le calcul s’arrête et dit ce qui reste, toujours le même", () => {
    const probleme = cercle();
    const proposition = raconter(decider(probleme));
    expect(proposition.reclamations.length).toBeGreaterThan(0);
    expect(raconter(decider({ ...probleme, dossiers: probleme.dossiers.toReversed() }))).toEqual(proposition);
  });

  test("GUI-27 : la recherche ne trouve rien là où rien n’existe, et trouve dès qu’une place de plus le permet", () => {
    const probleme = cercle();
    const [c0, c1] = probleme.structures as [Structure, Structure];
    const large = { ...c0, etablissement: Array.from(c0.etablissement, (places) => places + 1) };
    expect(raconter(decider({ ...probleme, structures: [large, c1] })).reclamations).toEqual([]);
  });

  test("GUI-25 : une famille réclame la place tenue par moins bien classé qu’elle, pas celle d’un mieux classé", () => {
    const imposee = { structure: "a", semaines: [TOUTE_LA_SEMAINE] };
    const reclament = (points: number) =>
      raconter(
        decider(seance([creche("a", 1)], [demande("x", 5, "a"), demande("y", points, "a", { imposee })])),
      ).reclamations.map(({ dossier }) => dossier);
    expect([reclament(4), reclament(6)]).toEqual([["x"], []]);
  });

  test("GUI-20 : mêler structures et dossiers ne change rien", () => {
    const probleme = seance(
      [creche("b", 1), creche("a", 1)],
      [demande("z", 3, "a b"), demande("x", 3, "a b"), demande("y", 3, "b a")],
    );
    const autre = {
      ...probleme,
      structures: probleme.structures.toReversed(),
      dossiers: probleme.dossiers.toReversed(),
    };
    expect(raconter(decider(autre))).toEqual(raconter(decider(probleme)));
  });
});

describe("le certificat", () => {
  const pleine = [creche("a", 1)];

  test("GUI-31 : il dit la demi-journée, le mois, la section et le dernier admis devant", () => {
    const verdict = decider(
      seance(
        [creche("a", 2, { sections: [partout(1), partout(2), partout(2)] })],
        [demande("x", 9, "a", { enfants: [lundi] }), demande("y", 5, "a")],
      ),
    );
    expect(motifsDe(verdict, "y")).toEqual([
      expect.objectContaining({
        structure: "a",
        section: "bebes",
        mois: RENTREE,
        demiJournee: 0,
        libres: 1,
        dernier: { dossier: "x", points: 9 },
        points: 5,
        fermees: LUNDI,
        ensemble: false,
      }),
    ]);
  });

  test("GUI-31 : sans dernier admis, rien n’y était libre ; sans section, c’est l’établissement", () => {
    const [motif] = motifsDe(decider(seance([creche("a", 0)], [demande("y", 5, "a")])), "y");
    expect(motif).toMatchObject({ dernier: null, libres: 0 });
    const tous = creche("a", 1, { sections: [partout(2), partout(2), partout(2)] });
    const [autre] = motifsDe(decider(seance([tous], [demande("x", 9, "a"), demande("y", 5, "a")])), "y");
    expect(autre).toMatchObject({ section: null, dernier: { dossier: "x", points: 9 } });
  });

  test("GUI-31 : deux enfants qui tiendraient chacun seul se refusent ensemble", () => {
    const [motif] = motifsDe(decider(seance(pleine, [demande("y", 5, "a", { enfants: jumeaux })])), "y");
    expect(motif).toMatchObject({ ensemble: true, libres: 1, dernier: null });
  });

  test("GUI-32 : les vœux préférés se motivent dans l’ordre, celui qui est donné et les suivants non", () => {
    const verdict = decider(
      seance(
        [creche("a", 1), creche("b", 1), creche("c", 1)],
        [demande("x", 9, "a"), demande("w", 8, "b"), demande("y", 5, "b a c")],
      ),
    );
    expect(motifsDe(verdict, "y").map(({ voeu, structure }) => [voeu, structure])).toEqual([
      [1, "b"],
      [2, "a"],
    ]);
    expect(motifsDe(verdict, "x")).toEqual([]);
  });
});
