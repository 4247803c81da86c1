import { assert, array, integer, property, tuple } from "fast-check";
import { describe, expect, test } from "vitest";
import { CATALOGUE } from "../catalogue/lexique.ts";
import type { Statistique } from "../catalogue/model.ts";
import type { Lieu } from "../lieu/model.ts";
import { cleLieu } from "../lieu/rules.ts";
import { phraseRaison } from "./lexique.ts";
import type { Gardee, Part } from "./model.ts";
import { calculer, composer, estNegatifATort, type Lire, partDe } from "./rules.ts";

const trouver = (code: string): Statistique => {
  const trouvee = CATALOGUE.find((une) => une.code === code);
  if (!trouvee) throw new Error(code);
  return trouvee;
};
const [population, couvertes, couverture, median] = [
  "population",
  "partPersonnesCouvertes",
  "tauxCouvertureGlobal",
  "revenuMedianUc",
].map(trouver) as [Statistique, Statistique, Statistique, Statistique];

const part = (territoire: string, dite: Partial<Part>): Part => ({
  territoire,
  valeur: null,
  numerateur: null,
  denominateur: null,
  secret: false,
  ...dite,
});

type Dite = Partial<Gardee> & { lieu?: Lieu };
const CUCM: Lieu = { genre: "epci", code: "247100290" };
const gardee = ({ lieu = CUCM, ...dite }: Dite): Gardee => ({
  statistique: "population",
  genre: lieu.genre,
  territoire: lieu.code,
  millesime: 2019,
  valeur: null,
  numerateur: null,
  denominateur: null,
  secret: false,
  contour: "",
  rupture: "",
  depot: "d",
  source: "Essai",
  ...dite,
});
const lecteur = (...dites: Dite[]): Lire => {
  const parCle = new Map(
    dites
      .map(gardee)
      .map((une) => [
        `${une.statistique}|${cleLieu({ genre: une.genre, code: une.territoire })}|${une.millesime}`,
        une,
      ]),
  );
  return (statistique, lieu, millesime) => parCle.get(`${statistique}|${cleLieu(lieu)}|${millesime}`);
};
const commune = (code: string): Lieu => ({ genre: "commune", code });

describe("STAT-4 : ce que l’on calcule de plusieurs communes, et pourquoi l’on ne calcule pas", () => {
  test.each([
    ["un compte s’additionne", population, [part("a", { valeur: 100 }), part("b", { valeur: 0 })], 100, null, []],
    ["une commune manque", population, [part("a", { valeur: 100 }), part("b", {})], null, "manque", ["b"]],
    ["aucune commune", population, [], null, "manque", []],
    [
      "une commune est secrète",
      population,
      [part("a", { secret: true }), part("b", { valeur: 3 })],
      null,
      "secret",
      ["a"],
    ],
    [
      "une commune est secrète, une autre manque : c’est elle qui empêche",
      population,
      [part("a", { secret: true }), part("b", {}), part("c", { valeur: 3 })],
      null,
      "manque",
      ["b"],
    ],
    [
      "un taux n’est pas la moyenne des taux",
      couverture,
      [
        part("a", { numerateur: 10, denominateur: 100 }),
        part("b", { numerateur: 90, denominateur: 100 }),
        part("c", { numerateur: 0, denominateur: 50 }),
      ],
      40,
      null,
      [],
    ],
    [
      "un taux sans ses termes",
      couverture,
      [part("a", { valeur: 50 }), part("b", { numerateur: 90, denominateur: 100 })],
      null,
      "sans-termes",
      ["a"],
    ],
    [
      "personne au dénominateur",
      couverture,
      [part("a", { numerateur: 0, denominateur: 0 })],
      null,
      "denominateur-nul",
      [],
    ],
    ["une médiane", median, [part("a", { valeur: 20_000 })], null, "ne-se-recompose-pas", []],
  ] as const)("%s", (...[, statistique, parts, valeur, raison, faute]) => {
    expect(calculer(statistique, parts)).toMatchObject({ valeur, raison, faute });
  });

  test("un taux refait est entre le plus petit et le plus grand de ceux qu’il réunit, et ne dépend pas de leur ordre", () => {
    const termes = array(tuple(integer({ min: 0, max: 500 }), integer({ min: 1, max: 500 })), {
      minLength: 1,
      maxLength: 12,
    });
    assert(
      property(termes, (tires) => {
        const parts = tires.map(([numerateur, denominateur], rang) => part(String(rang), { numerateur, denominateur }));
        const refait = calculer(couverture, parts).valeur ?? Number.NaN;
        const taux = tires.map(([haut, bas]) => (haut / bas) * 100);
        expect(refait).toBeGreaterThanOrEqual(Math.min(...taux) - 1e-9);
        expect(refait).toBeLessThanOrEqual(Math.max(...taux) + 1e-9);
        expect(calculer(couverture, parts.toReversed()).valeur).toBe(refait);
      }),
      { seed: 7, numRuns: 60 },
    );
  });
});

test("STAT-5 : les termes venus avec un taux passent avant les chiffres que nomme sa formule", () => {
  const lire = lecteur(
    { statistique: "personnesCouvertes", valeur: 42_161 },
    { statistique: "population", valeur: 93_305 },
  );
  expect(partDe(couvertes, CUCM, 2019, lire)).toMatchObject({ numerateur: 42_161, denominateur: 93_305 });
  expect(partDe(couvertes, CUCM, 2020, lire)).toMatchObject({ numerateur: null, denominateur: null });
  const venue = lecteur(
    { statistique: "partPersonnesCouvertes", numerateur: 1, denominateur: 2 },
    { statistique: "population", valeur: 9 },
  );
  expect(partDe(couvertes, CUCM, 2019, venue)).toMatchObject({ numerateur: 1, denominateur: 2 });
});

test("STAT-5 : une évolution compare un compte à ce qu’il était, et se refait de la somme des communes", () => {
  const evolution = trouver("evolPopulation");
  const lire = lecteur(
    { lieu: commune("1"), valeur: 1000, millesime: 2014 },
    { lieu: commune("2"), valeur: 200, millesime: 2014 },
    { lieu: commune("1"), valeur: 900 },
    { lieu: commune("2"), valeur: 240 },
  );
  const bassin: Lieu = { genre: "bassin", code: "b" };
  const [une, tout] = [
    composer(evolution, { lieu: commune("1"), millesime: 2019, membres: [] }, lire),
    composer(evolution, { lieu: bassin, millesime: 2019, membres: ["1", "2"] }, lire),
  ];
  expect(une?.valeur).toBeCloseTo(((900 / 1000) ** (1 / 5) - 1) * 100, 12);
  expect(tout?.valeur).toBeCloseTo(((1140 / 1200) ** (1 / 5) - 1) * 100, 12);
  expect(composer(evolution, { lieu: bassin, millesime: 2014, membres: ["1", "2"] }, lire)).toMatchObject({
    valeur: null,
    calcul: { raison: "manque" },
  });
});

describe("STAT-6 : la valeur donnée reste à côté de celle que l’on calcule", () => {
  test("la Communauté urbaine Creusot Montceau donne 45,3 % de population couverte ; ses termes font 45,2 %", () => {
    const termes = { numerateur: 42_161, denominateur: 93_305 };
    const vue = composer(
      couvertes,
      { lieu: CUCM, millesime: 2019, membres: [] },
      lecteur({ statistique: couvertes.code, valeur: 45.3, ...termes }),
    );
    expect(vue?.valeur?.toFixed(1)).toBe("45.2");
    expect(vue).toMatchObject({ donnee: 45.3, ecart: true, calcul: { ...termes, raison: null } });
  });

  test("elle donne 71,8 places pour 100 enfants sans dire de combien : la valeur reste, et l’on dit pourquoi on ne la refait pas", () => {
    const donnee = lecteur({ statistique: couverture.code, valeur: 71.8 });
    expect(composer(couverture, { lieu: CUCM, millesime: 2019, membres: [] }, donnee)).toMatchObject({
      valeur: 71.8,
      donnee: 71.8,
      ecart: false,
      calcul: { valeur: null, raison: "sans-termes" },
    });
  });

  test("71,8 n’est refait que de places et d’enfants supposés, que le document ne donne pas : la formule, non le chiffre", () => {
    const places = { placesPsu: 330, placesHorsPsu: 62, placesAssistants: 980, placesDomicile: 24, placesEcole: 40 };
    const lire = lecteur(
      { statistique: couverture.code, valeur: 71.8 },
      { statistique: "enfantsMoins3", valeur: 2000 },
      ...Object.entries(places).map(([statistique, valeur]) => ({ statistique, valeur })),
    );
    expect(composer(couverture, { lieu: CUCM, millesime: 2019, membres: [] }, lire)).toMatchObject({
      valeur: 71.8,
      ecart: false,
      calcul: { numerateur: 1436, denominateur: 2000 },
    });
  });

  test("un taux que personne ne donne dit d’où viennent ses termes, et ce qui y a changé de méthode", () => {
    const termes = [
      { statistique: "personnesCouvertes", valeur: 42_161, source: "Caf", rupture: "données définitives" },
      { statistique: "population", valeur: 93_305, source: "Insee" },
    ];
    const demande = { lieu: CUCM, millesime: 2019, membres: [] };
    const calculee = composer(couvertes, demande, lecteur(...termes));
    expect(calculee).toMatchObject({ source: "Caf ; Insee", rupture: "données définitives" });
    const donnee = { statistique: couvertes.code, valeur: 45.3, source: "Convention" };
    expect(composer(couvertes, demande, lecteur(donnee, ...termes))).toMatchObject({
      source: "Convention",
      rupture: "",
    });
  });

  test("d’un bassin on garde ce que l’on en disait, à côté de ce que disent ses communes", () => {
    const bassin: Lieu = { genre: "bassin", code: "nord" };
    const dites: Dite[] = [
      { lieu: bassin, valeur: 2181, contour: "19 communes sur 20" },
      { lieu: commune("1"), valeur: 2000 },
      { lieu: commune("2"), valeur: 190 },
    ];
    const demande = { lieu: bassin, millesime: 2019, membres: ["1", "2"] };
    expect(composer(population, demande, lecteur(...dites))).toMatchObject({
      valeur: 2190,
      donnee: 2181,
      ecart: true,
      contour: "19 communes sur 20",
    });
    expect(composer(population, demande, lecteur(...dites.slice(0, 2)))).toMatchObject({
      valeur: 2181,
      ecart: false,
      calcul: { raison: "manque", faute: ["2"] },
    });
  });

  test("un chiffre secret le reste, et ce que l’on ne sait pas n’a pas de ligne", () => {
    const demande = { lieu: CUCM, millesime: 2019, membres: [] };
    const secret = composer(population, demande, lecteur({ secret: true }));
    expect(secret).toMatchObject({ valeur: null, secret: true });
    expect(composer(population, demande, lecteur())).toBeNull();
  });
});

test.each([
  [["a", "b", "c"], "secret pour a, b, c"],
  [["a", "b", "c", "d"], "secret pour a, b, c et 1 autre"],
  [["a", "b", "c", "d", "e"], "secret pour a, b, c et 2 autres"],
])("ce qui manque à un calcul nomme trois communes, et compte les autres : %o", (faute, attendu) =>
  expect(
    phraseRaison(
      {
        calcul: { valeur: null, numerateur: null, denominateur: null, raison: "secret", faute },
        lieu: { genre: "epci", code: "244200622" },
      },
      (code) => code,
    ),
  ).toBe(attendu),
);

test.each([
  ["manque", "il manque l’un de ses termes"],
  ["secret", "l’un de ses termes est secret"],
] as const)(
  "un territoire qui ne se calcule pas de ses propres termes ne se nomme pas lui-même : %s",
  (raison, attendu) => {
    const calcul = { valeur: null, numerateur: null, denominateur: null, raison, faute: ["15"] };
    expect(phraseRaison({ calcul, lieu: { genre: "departement", code: "15" } }, (code) => code)).toBe(attendu);
  },
);

test.each([
  ["naissances", "valeur", -1, true],
  ["naissances", "valeur", 0, false],
  ["soldeNaturel", "valeur", -1, false],
  ["evolPopulation", "valeur", -0.4, false],
  ["evolPopulation", "numerateur", -1, true],
] as const)("STAT-39 : %s, %s de %d : à tort, %s", (code, terme, nombre, attendu) =>
  expect(estNegatifATort(trouver(code), terme, nombre)).toBe(attendu),
);
