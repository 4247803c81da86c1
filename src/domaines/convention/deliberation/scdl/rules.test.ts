import { expect, test } from "vitest";
import { ACTE_VIDE, type Acte } from "../model.ts";
import { COLONNES_SCDL, type LigneScdl } from "./model.ts";
import {
  ecrireScdl,
  motifNonPublie,
  fautesDeBudget,
  fautesDeDates,
  fautesDeForme,
  fautesDeVote,
  fautesObligatoires,
  fautesScdl,
  versLigne,
} from "./rules.ts";

const ACTE: Acte = {
  ...ACTE_VIDE,
  collectivite: "Commune de Bourg",
  siret: "21860194600013",
  numero: "2025-12",
  dateSeance: "2025-12-01",
  matiereCode: "8.2",
  matiereNom: "domaines de compétences par thèmes/aide sociale",
  objet: "Approuver la convention, et la signer",
  identifiantActes: "02A-214401903-20251201-2025_12-DE",
  recuLe: "2025-12-03",
  enExercice: 15,
  presents: 11,
  pouvoirs: 1,
  votants: 12,
  pour: 11,
  contre: 0,
  abstentions: 1,
  resultat: "unanimite",
  adresse: "https://bourg.example/actes/2025-12.pdf",
};
const LIGNE = versLigne(ACTE);
const avec = (dit: Partial<LigneScdl>): LigneScdl => ({ ...LIGNE, ...dit });
const dites = (fautes: readonly { colonne: string; code: string }[]) =>
  fautes.map(({ colonne, code }) => `${colonne} ${code}`);

test.each(COLONNES_SCDL)(
  "DEL-40 : sans %s, la ligne a une faute si la colonne est l’une des sept premières",
  (colonne) => {
    const obligatoire = COLONNES_SCDL.indexOf(colonne) < 7;
    expect(dites(fautesObligatoires(avec({ [colonne]: " " })))).toEqual(obligatoire ? [`${colonne} manquant`] : []);
  },
);

test.each([
  ["COLL_SIRET", "21860194600013", null],
  ["COLL_SIRET", "21860194600014", "siret"],
  ["COLL_SIRET", "2186019460001", "siret"],
  ["DELIB_DATE", "2028-02-29", null],
  ["DELIB_DATE", "2026-02-29", "date"],
  ["DELIB_DATE", "01/12/2025", "date"],
  ["DELIB_MATIERE_CODE", "7.10", null],
  ["DELIB_MATIERE_CODE", "8", "matiere"],
  ["DELIB_MATIERE_CODE", "8.123", "matiere"],
  ["BUDGET_ANNEE", "2026/2027", null],
  ["BUDGET_ANNEE", "26", "budget"],
  ["PREF_ID", "PREF048", null],
  ["PREF_ID", "PREF02B", null],
  ["PREF_ID", "SPREF0481", null],
  ["PREF_ID", "SGAR044", null],
  ["PREF_ID", "SPREF048", "controle"],
  ["PREF_ID", "PREF48", "controle"],
  ["PREF_DATE", "2025-13-01", "date"],
  ["VOTE_POUR", "0", null],
  ["VOTE_POUR", "-1", "entier"],
  ["VOTE_EFFECTIF", "1,5", "entier"],
  ["DELIB_URL", "https://bourg.example/a", null],
  ["DELIB_URL", "bourg.example", "adresse"],
] as const)("DEL-41 : %s vaut %s : %s", (colonne, texte, code) => {
  expect(dites(fautesDeForme(avec({ [colonne]: texte })))).toEqual(code ? [`${colonne} ${code}`] : []);
});

test.each([
  ["2025-12-01", []],
  ["2025-12-02", []],
  ["2025-11-30", ["PREF_DATE avant-decision"]],
  ["", []],
])("DEL-42 : décidée le 1er décembre, reçue le %s", (PREF_DATE, attendu) => {
  expect(dites(fautesDeDates(avec({ PREF_DATE })))).toEqual(attendu);
});

test.each([
  ["", "", []],
  ["2026", "Principal", []],
  ["2026", "", ["BUDGET_NOM budget"]],
  ["", "Principal", ["BUDGET_ANNEE budget"]],
])("DEL-43 : année %s, budget %s", (BUDGET_ANNEE, BUDGET_NOM, attendu) => {
  expect(dites(fautesDeBudget(avec({ BUDGET_ANNEE, BUDGET_NOM })))).toEqual(attendu);
});

const votes = (...valeurs: string[]): Partial<LigneScdl> => {
  const [VOTE_EFFECTIF = "", VOTE_REEL = "", VOTE_POUR = "", VOTE_CONTRE = "", VOTE_ABSTENTION = ""] = valeurs;
  return { VOTE_EFFECTIF, VOTE_REEL, VOTE_POUR, VOTE_CONTRE, VOTE_ABSTENTION };
};

test.each([
  [["15", "12", "11", "0", "1"], []],
  [["12", "12", "12", "0", "0"], []],
  [[], []],
  [["15", "12", "11", "0"], ["VOTE_ABSTENTION votes-incomplets"]],
  [["11", "12", "12", "0", "0"], ["VOTE_REEL plus-que-effectif"]],
  [["15", "12", "11", "0", "0"], ["VOTE_REEL somme"]],
  [["15", "12", "12", "0", "1"], ["VOTE_REEL somme"]],
])("DEL-44 : le vote %j", (valeurs, attendu) => expect(dites(fautesDeVote(avec(votes(...valeurs))))).toEqual(attendu));

test("DEL-45 : une ligne juste part ; une autre dit toutes ses fautes", () => {
  expect(fautesScdl(LIGNE)).toEqual([]);
  expect(dites(fautesScdl(avec({ COLL_NOM: "", PREF_DATE: "2025-11-30", ...votes("15") })))).toEqual([
    "COLL_NOM manquant",
    "PREF_DATE avant-decision",
    ...["REEL", "POUR", "CONTRE", "ABSTENTION"].map((nom) => `VOTE_${nom} votes-incomplets`),
  ]);
});

test("DEL-46 : la préfecture vient de l’identifiant, ou de ce qui est dit ; un vote sans voix n’y va pas", () => {
  expect([LIGNE.PREF_ID, LIGNE.PREF_DATE, LIGNE.VOTE_REEL]).toEqual(["PREF02A", "2025-12-03", "12"]);
  expect(versLigne({ ...ACTE, controle: "SPREF0481" }).PREF_ID).toBe("SPREF0481");
  expect(versLigne({ ...ACTE, identifiantActes: "illisible" }).PREF_ID).toBe("");
  expect(versLigne({ ...ACTE, pour: null, contre: null, abstentions: null })).toMatchObject(votes());
});

test("DEL-47 : ni une décision de conseil d’administration, ni une séance sans résultat ne s’ouvre en données", () => {
  expect(motifNonPublie(ACTE)).toBeNull();
  expect(motifNonPublie({ ...ACTE, organe: "conseilAdministration", resultat: null })).toBe("conseil-administration");
  expect(motifNonPublie({ ...ACTE, resultat: null })).toBe("sans-resultat");
});

test("DEL-48 : le fichier s’ouvre sur son en-tête, et une virgule se protège", () => {
  const [entete, ligne, fin] = ecrireScdl([avec({ DELIB_OBJET: 'Dire "oui", et signer' })]).split("\r\n");
  expect(entete).toBe(COLONNES_SCDL.join(","));
  expect(ligne).toContain(',"Dire ""oui"", et signer",,,PREF02A,2025-12-03,15,12,11,0,1,https://');
  expect(fin).toBe("");
});
