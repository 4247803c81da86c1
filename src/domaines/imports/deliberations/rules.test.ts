import { describe, expect, test } from "vitest";
import { lireTexte } from "../../../../tests/lire-texte.ts";
import { enNombre, jourEnLettres } from "./lettres/rules.ts";
import { resultatDe } from "./nombres/rules.ts";

const VIDE = { pouvoirs: null, identifiantActes: null, envoyeLe: null, recuLe: null, publieLe: null };

/** Trois mises en page d'actes inventés. */
const EN_LETTRES = `MAIRIE DE BRÉVONNE

DÉLIBÉRATION DU CONSEIL MUNICIPAL

N° 2026-03-07

L’an deux mille vingt-six, le trois mars à vingt heures, le conseil municipal de la commune de Brévonne, dûment convoqué, s’est réuni.

15 membres en exercice, 11 présents, 13 votants dont 2 pouvoirs.

OBJET : Signature de la convention territoriale globale

Après en avoir délibéré, le conseil, par 12 voix pour et 1 voix contre,

Article 1 : APPROUVE la convention ;

Article 2 : AUTORISE le maire à la signer.

Affichée le 9 mars 2026. Transmise en préfecture le 06/03/2026.`;

const EN_TABLEAU = `EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS

Communauté de communes du Val de Vive

Séance du jeudi 12 février 2026

Nombre de délégués en exercice	Présents	Votants	Pouvoirs
31	24	28	4

Délibération n° CC-2026/014

Objet : Convention territoriale globale 2026-2030

Pour : 28 Contre : 0 Abstention : 0

DÉCIDE :

- d’approuver la convention et ses annexes ;

- d’autoriser la présidente à la signer.

Acte mis en ligne le 20/02/2026`;

const EN_LIGNES = `REGISTRE DES DÉLIBÉRATIONS DU CONSEIL MUNICIPAL

Ville du Pré-Neuf

Date de convocation : 01/04/2026

Date de la séance : 8 avril 2026

Conseillers en exercice : 19
Présents : 17
Procurations : 1
Votants : 18

Délibération n° 26.31 : petite enfance

Le conseil, à la majorité des suffrages exprimés,

S’ENGAGE à soutenir le relais ;

DONNE mandat au maire.

Reçu en sous-préfecture le 10/04/2026
099-219900102-20260408-D26_31-DE`;

describe("IMP-39 : une délibération se lit quelle que soit sa mise en page", () => {
  test.each([
    [
      "la séance en lettres, les articles numérotés",
      EN_LETTRES,
      {
        ...VIDE,
        collectivite: "Commune de Brévonne",
        numero: "2026-03-07",
        dateSeance: "2026-03-03",
        enExercice: 15,
        presents: 11,
        votants: 13,
        pouvoirs: 2,
        resultat: "majorite",
        envoyeLe: "2026-03-06",
        publieLe: "2026-03-09",
        objet: "Signature de la convention territoriale globale",
        dispositif: ["Article 1 : APPROUVE la convention", "Article 2 : AUTORISE le maire à la signer."],
      },
    ],
    [
      "les nombres en tableau, le vote en chiffres, les décisions à l’infinitif",
      EN_TABLEAU,
      {
        ...VIDE,
        collectivite: "Communauté de communes du Val de Vive",
        numero: "CC-2026/014",
        dateSeance: "2026-02-12",
        enExercice: 31,
        presents: 24,
        votants: 28,
        pouvoirs: 4,
        resultat: "unanimite",
        publieLe: "2026-02-20",
        objet: "Convention territoriale globale 2026-2030",
        dispositif: ["d’approuver la convention et ses annexes", "d’autoriser la présidente à la signer."],
      },
    ],
    [
      "un nombre par ligne, le tampon de la préfecture à la fin",
      EN_LIGNES,
      {
        ...VIDE,
        collectivite: "Ville du Pré-Neuf",
        numero: "26.31",
        dateSeance: "2026-04-08",
        enExercice: 19,
        presents: 17,
        votants: 18,
        pouvoirs: 1,
        resultat: "majorite",
        identifiantActes: "099-219900102-20260408-D26_31-DE",
        recuLe: "2026-04-10",
        objet: null,
        dispositif: ["S’ENGAGE à soutenir le relais", "DONNE mandat au maire."],
      },
    ],
  ])("%s", (_cas, texte, attendu) => expect(lireTexte(texte).deliberations).toEqual([attendu]));

  test("trois actes d'un même fichier en font trois, et une convention qui en parle aucun", () => {
    const lus = lireTexte([EN_TABLEAU, EN_LIGNES, EN_LETTRES].join("\n\n")).deliberations;
    expect(lus.map(({ numero }) => numero)).toEqual(["CC-2026/014", "26.31", "2026-03-07"]);
    expect(lireTexte("Délibération à prendre\n\nUn conseil doit délibérer avant de signer.").deliberations).toEqual([]);
  });
});

test.each([
  ["l'an deux mille vingt-six, le trois mars", "2026-03-03"],
  ["l'an deux mille vingt six et le mardi vingt et un avril", "2026-04-21"],
  ["le premier decembre deux mille trente", "2030-12-01"],
  ["l'an deux mille vingt-six, le trente et un fevrier", null],
  ["le trois mars", null],
])("IMP-107 : « %s » est le jour %s", (texte, jour) => expect(jourEnLettres(texte)).toBe(jour));

test.each([
  ["dix-neuf", 19],
  ["vingt et un", 21],
  ["quarante-deux", 42],
  ["premier", 1],
  ["beaucoup", null],
])("IMP-107 : « %s » vaut %s", (ecrit, nombre) => expect(enNombre(ecrit)).toBe(nombre));

test("IMP-108 : un nombre en tableau est la case de droite, ou celle du dessous", () => {
  const acte = (tableau: string) =>
    lireTexte(
      `EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS\n\nSéance du 3 mars 2026\n\nÀ l’unanimité\n\nAprès en avoir délibéré\n\n${tableau}`,
    ).deliberations[0];
  expect(acte("En exercice\t15\nPrésents\t11")).toMatchObject({ enExercice: 15, presents: 11 });
  expect(acte("En exercice\tPrésents\n15\t11")).toMatchObject({ enExercice: 15, presents: 11 });
});

test.each([
  ["adopte a l'unanimite", "unanimite"],
  ["a la majorite des membres presents", "majorite"],
  ["pour : 12 contre : 0 abstention : 0", "unanimite"],
  ["pour : 12 contre : 0 abstention : 2", "majorite"],
  ["3 voix pour, 9 voix contre", "rejet"],
  ["la proposition est rejetee", "rejet"],
  ["le conseil prend acte", null],
])("IMP-109 : « %s » donne le résultat %s", (norme, resultat) => expect(resultatDe(norme)).toBe(resultat));

describe("IMP-110 : une délibération citée donne sa collectivité, son numéro et son jour", () => {
  const citees = (texte: string) =>
    lireTexte(texte).deliberations.map(({ collectivite, numero, dateSeance }) => [collectivite, numero, dateSeance]);

  test.each([
    [
      "Vu la délibération n° 2026-12 du 3 mars 2026 du conseil municipal de Brévonne ;",
      ["Commune de Brévonne", "2026-12", "2026-03-03"],
    ],
    [
      "Vu la délibération du conseil communautaire de la Communauté de communes du Val de Vive en date du 12 février 2026, n° CC-14 ;",
      ["Communauté de communes du Val de Vive", "CC-14", "2026-02-12"],
    ],
    [
      "- la commune de Brévonne, représentée par son maire, dûment autorisé par délibération du trois mars deux mille vingt-six ;",
      ["Commune de Brévonne", null, "2026-03-03"],
    ],
  ])("%s", (phrase, attendu) => expect(citees(`Convention territoriale globale\n\n${phrase}`)).toEqual([attendu]));

  test("deux fois la même n'en fait qu'une, l'acte l'emporte, une place vide n'en donne pas", () => {
    const phrase = "Vu la délibération n° 26.31 du 8 avril 2026 du conseil municipal du Pré-Neuf ;";
    const vide = "Vu la délibération du conseil communautaire de la communauté de communes de ... en date du ... ;";
    expect(citees(`Convention\n\n${phrase}\n\n${phrase}\n\n${vide}`)).toHaveLength(1);
    const remplissage = Array.from({ length: 30 }, (_, rang) => `Un paragraphe numéro ${rang}.`).join("\n\n");
    const ensemble = lireTexte(`Convention territoriale globale\n\n${phrase}\n\n${remplissage}\n\n${EN_LIGNES}`);
    expect(ensemble.deliberations).toMatchObject([{ numero: "26.31", votants: 18 }]);
  });
});
