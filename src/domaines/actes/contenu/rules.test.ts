import * as fc from "fast-check";
import { expect, test } from "vitest";
import { canonique } from "#commun/canonique.ts";
import { contenuVide, modifier } from "../../../../tests/contenus.ts";
import { ecrireDifferences } from "./document.ts";
import { empreinteDe, empreintesFigees, empreintesVotees } from "./actions.ts";
import { type ContenuVersion, cleDifference, type Difference } from "./model.ts";
import { appliquer, aVoter, differences } from "./rules.ts";

const article = (id: string, texte = "Texte") => ({ id, numero: null, genre: "autre" as const, titre: id, texte });
const avec = (...ids: string[]): ContenuVersion => ({ ...contenuVide(), articles: ids.map((id) => article(id)) });
const dit = (ecarts: readonly Difference[]) => ecarts.map(({ genre, id }) => `${genre} ${id}`);

test.each([
  ["rien entre deux contenus égaux", avec("a", "b"), avec("a", "b"), []],
  ["un article ôté", avec("a", "b"), avec("b"), ["retrait a"]],
  ["un article ajouté", avec("a"), avec("a", "b"), ["ajout b"]],
  ["le seul article déplacé, pas ceux qu’il a croisés", avec("a", "b", "c"), avec("c", "a", "b"), ["deplacement c"]],
  ["deux articles échangés : un seul a bougé", avec("a", "b"), avec("b", "a"), ["deplacement a"]],
])("ACTE-50 : deux contenus montrent %s", (_cas, avant, apres, attendu) => {
  expect(dit(differences(avant, apres))).toEqual(attendu);
});

test("ACTE-50 : un texte changé se dit champ par champ, l’avant et l’après", () => {
  const apres = { ...contenuVide(), articles: [article("a", "Autre texte")] };
  expect(differences(avec("a"), apres)).toEqual([
    { genre: "champ", liste: "articles", id: "a", champ: "texte", avant: "Texte", apres: "Autre texte" },
  ]);
});

const GESTES = fc.array(fc.nat(2 ** 20), { maxLength: 24 });

test("ACTE-51 : les différences de deux contenus quelconques, mêlées et relues d’un JSON, donnent le second", () => {
  fc.assert(
    fc.property(GESTES, GESTES, fc.nat(), (debut, suite, tour) => {
      const avant = modifier(contenuVide(), debut);
      const apres = modifier(avant, suite);
      const ecarts = differences(avant, apres);
      expect(new Set(ecarts.map(cleDifference)).size).toBe(ecarts.length);
      const melees = ecarts.map((_, rang) => ecarts[(rang + tour) % ecarts.length] as Difference).toReversed();
      const relues = JSON.parse(JSON.stringify(melees)) as Difference[];
      expect(canonique(appliquer(avant, relues))).toBe(canonique(apres));
      expect(appliquer(avant, ecarts)).toEqual(apres);
    }),
    { seed: 51, numRuns: 1500 },
  );
});

test("ACTE-50 : l’empreinte ne dépend pas de l’ordre des clés, et change avec un mot", () => {
  const un = { ...contenuVide(), articles: [article("a")] };
  const autre = {
    ...contenuVide(),
    articles: [{ texte: "Texte", titre: "a", genre: "autre" as const, numero: null, id: "a" }],
  };
  expect(empreinteDe(autre)).toBe(empreinteDe(un));
  expect(empreinteDe({ ...un, articles: [article("a", "Texte.")] })).not.toBe(empreinteDe(un));
});

test.each([
  [
    "la date d’une délibération enfin connue",
    "Vu la délibération de l’assemblée (Valbrune) en date du 3 mai 2026",
    true,
  ],
  ["son numéro, sans accents", "Vu la DELIBERATION n° 12 de valbrune", true],
  ["la décision d’une autre que les parties", "Vu la délibération de Clairmont en date du 3 mai 2026", false],
  ["un autre visa, même s’il nomme une partie", "Vu le projet de Valbrune", false],
] as const)("ACTE-52 : %s fait voter à nouveau, ou non", (_cas, texte, tue) => {
  const partie = { id: "p", genre: "commune" as const, nom: "Valbrune", nomCourt: null, code: null, representants: [] };
  const contenu = { ...contenuVide(), parties: [partie], visas: [{ id: "v", texte, incomplet: true }] };
  expect(aVoter(contenu).visas).toEqual([tue ? { id: "v", texte: "", incomplet: false } : contenu.visas[0]]);
});

test("ACTE-52 : une place corrigée au registre ne fait voter personne à nouveau, et reste dans ce qui se fige", () => {
  const avecPlaces = (places: number): ContenuVersion => ({
    ...avec("a"),
    registre: [{ id: "galets", collectivite: "Valbrune", type: "rpe", nom: "Les Galets", adresse: null, places }],
  });
  const [hier, demain] = [avecPlaces(12), avecPlaces(14)];
  const votee = empreintesVotees(hier)[0];
  expect(empreintesVotees(demain)[0]).toBe(votee);
  expect(empreinteDe(demain)).not.toBe(empreinteDe(hier));
  expect(empreintesFigees(demain)[0]).not.toBe(empreintesFigees(hier)[0]);
  expect(empreintesVotees(hier)).toContain(empreinteDe(hier)); // voté quand le registre comptait encore
  expect(empreintesVotees({ ...demain, articles: [article("b")] })).not.toContain(votee);
});

const PARTIE = {
  id: "population",
  titre: "Population",
  texte: "Neuve",
  forces: [],
  faiblesses: [],
  besoins: [],
  figures: [],
};
const MOYENS = [{ id: "caf", financeur: "Caf", prevu: 100 }];
const PLEIN: ContenuVersion = { ...avec("a"), moyens: MOYENS, diagnostic: [PARTIE] };
const sansListes = (...listes: string[]) =>
  Object.fromEntries(Object.entries(PLEIN).filter(([nom]) => !listes.includes(nom))) as ContenuVersion;
const AVANT_LE_REGISTRE = sansListes("registre");
const AVANT_LE_DIAGNOSTIC = sansListes("registre", "diagnostic");
const AVANT_LES_MOYENS = sansListes("registre", "diagnostic", "moyens", "instances");

test("ACTE-53 : figé avant que le registre, le diagnostic, ou les moyens et les instances, n’entrent au contenu, il se reconnaît ; changé, non", () => {
  expect(empreintesFigees(PLEIN)[0]).toBe(empreinteDe(PLEIN));
  for (const jadis of [AVANT_LE_REGISTRE, AVANT_LE_DIAGNOSTIC, AVANT_LES_MOYENS])
    expect(empreintesFigees(PLEIN)).toContain(empreinteDe(jadis));
  expect(empreintesFigees({ ...PLEIN, diagnostic: [] })).not.toContain(empreinteDe(PLEIN));
  expect(empreintesFigees(PLEIN)).not.toContain(empreinteDe({ ...AVANT_LES_MOYENS, articles: [article("b")] }));
  expect(empreintesFigees(PLEIN)).not.toContain(empreinteDe({ ...PLEIN, moyens: [] }));
});

test("ACTE-54 : voté avant que l’on ne taise les visas qui citent un vote, ou avant les moyens, il n’est pas à revoter", () => {
  const partie = { id: "p", genre: "commune" as const, nom: "Valbrune", nomCourt: null, code: null, representants: [] };
  const visas = [{ id: "v", texte: "Vu la délibération de Valbrune", incomplet: false }];
  const contenu = { ...PLEIN, parties: [partie], visas };
  const jadis = { ...AVANT_LES_MOYENS, parties: [partie], visas };
  const acceptees = empreintesVotees(contenu);
  expect(acceptees[0]).toBe(empreinteDe(aVoter(contenu)));
  for (const un of [contenu, jadis, aVoter(jadis)]) expect(acceptees).toContain(empreinteDe(un));
  expect(acceptees).not.toContain(empreinteDe({ ...jadis, articles: [] }));
});

test("ACTE-52 : un maire qui change ne fait voter personne à nouveau, mais ne se signe plus ; voté quand il comptait, il tient", () => {
  const partie = { id: "p", genre: "commune" as const, nom: "Valbrune", nomCourt: null, code: null };
  const dirigee = (nom: string): ContenuVersion => ({
    ...avec("a"),
    parties: [{ ...partie, representants: [{ nom, qualite: "Maire" }] }],
  });
  const [hier, demain] = [dirigee("Ada Roux"), dirigee("Bo Faure")];
  expect(empreintesVotees(demain)[0]).toBe(empreintesVotees(hier)[0]);
  expect(empreintesFigees(demain)).not.toContain(empreintesFigees(hier)[0]);
  expect(empreintesVotees(hier)).toContain(empreinteDe(hier));
  expect(empreintesVotees({ ...demain, parties: [] })).not.toContain(empreintesVotees(hier)[0]);
});

test("une différence d’échéances se lit en toutes lettres, et une structure ajoutée dit son nom, sa sorte et où elle est", () => {
  const fiche = (debut: string) =>
    ({ id: "f", titre: "Halte", noeuds: [], echeances: [{ debut, fin: "2028", texte: "ouverture" }] }) as never;
  const creche = {
    id: "e",
    type: "eajePsu",
    typeLibelle: null,
    nom: "Le Relais",
    adresse: "Rue Haute",
    collectivite: "Vabre",
  };
  const avant = { ...contenuVide(), fiches: [fiche("2027-09")] };
  const apres = { ...contenuVide(), fiches: [fiche("2027-10-15")], equipements: [creche as never] };
  const ecarts = ecrireDifferences({ avant, apres }, differences(avant, apres));
  expect(ecarts.find(({ liste }) => liste === "fiches")).toMatchObject({
    avant: "septembre 2027 – 2028 : ouverture",
    apres: "15 octobre 2027 – 2028 : ouverture",
  });
  expect(ecarts.find(({ liste }) => liste === "equipements")?.apres?.split("\n")).toEqual([
    "Nom : Le Relais",
    "Type : Crèche (EAJE, PSU)",
    "Collectivité : Vabre",
    "Adresse : Rue Haute",
  ]);
});
