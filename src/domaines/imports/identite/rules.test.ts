import { expect, test } from "vitest";
import { fluxDe, lireTexte } from "../../../../tests/lire-texte.ts";
import { genreArticle } from "../articles/rules.ts";
import { couperDocuments } from "../documents/rules.ts";
import { couperAdresse, typeEquipement } from "../equipements/rules.ts";
import { direNoms, lireParties, lireRepresentants } from "../parties/rules.ts";
import { lireDates, lireJour } from "./rules.ts";

const PARTIES =
  "Entre :\n\n- la Caisse d’allocations familiales de la Vive, représentée par sa directrice, Mme Ada EXEMPLE, dûment autorisée ;\n\nci-après dénommée « la Caf » ;\n\n- la communauté de communes du Val de Vive représentée par M. Ulysse TÉMOIN, Président ;\n\n- la commune du Pré-Neuf représentée par son Maire, M. Léo MODÈLE ;\n\n- la commune de Brévonne représentée par Mme Zoé ESSAI, Maire ;\n\n- la commune représentée par son maire (M...) ;\n\nIl est convenu ce qui suit :\n\nVu le Code de l’action sociale ;\n\nVu la délibération du conseil de ... en date du ... ;\n\n";
const ARTICLES =
  "ARTICLE 1 – OBJET\n\nCe texte dit tout.\n\nArticle 2 : Durée de la convention\n\nElle est conclue à compter du 1er janvier 2026 jusqu’au 31 décembre 2030.\n\nFait à Brévonne, le 3 mars 2026\n\nLe Maire\n\n";
const remplissage = Array.from({ length: 30 }, (_, rang) => `Un paragraphe de remplissage numéro ${rang}.`).join(
  "\n\n",
);
const fiche = "Fiche action n° 1 : Ouvrir un lieu\n\nPilote : Ville\n\nContexte : Un constat.\n\n";

test("IMP-29 : un titre de convention suivi d'un sommaire ouvre un autre document, une couverture d'annexe non", () => {
  const titre = "CONVENTION TERRITORIALE GLOBALE";
  expect(
    couperDocuments(fluxDe(`${titre}\n\nEntre :\n\n${remplissage}\n\n${titre}\n\nTable des matières\n\n${fiche}`)),
  ).toHaveLength(2);
  expect(
    couperDocuments(fluxDe(`${titre}\n\nEntre :\n\n${remplissage}\n\n${titre} 2026\n\nDiagnostic\n\n${fiche}`)),
  ).toHaveLength(1);
});

test("IMP-30 : un article va de son titre au suivant, et la signature n'en est pas", () => {
  const { articles } = lireTexte(ARTICLES).convention;
  expect(articles).toEqual([
    { numero: "1", genre: "objet", titre: "OBJET", texte: "Ce texte dit tout." },
    {
      numero: "2",
      genre: "duree",
      titre: "Durée de la convention",
      texte: "Elle est conclue à compter du 1er janvier 2026 jusqu’au 31 décembre 2030.",
    },
  ]);
  expect(
    [
      "Échanges de données",
      "Les recours",
      "Fin de la convention",
      "Les champs d’intervention de la Caf",
      "Mélanges",
    ].map(genreArticle),
  ).toEqual(["donnees", "recours", "fin", "champsCaf", "autre"]);
});

test("IMP-31 : une annexe est un titre numéroté, sans la place vide de son titre", () => {
  const lu = lireTexte(
    `ANNEXE 1 – DIAGNOSTIC\n\nVoir annexe 2 plus loin.\n\nANNEXE 5 – DECISION DU CONSEIL DE LA COMMUNE DE (XXX)\n\n${fiche}`,
  );
  expect(lu.convention.annexes).toEqual([
    { numero: "1", titre: "DIAGNOSTIC" },
    { numero: "5", titre: "DECISION DU CONSEIL" },
  ]);
  expect(lu.aRevoir.map(({ chemin }) => chemin)).toContain("convention.annexes[1].titre");
});

test.each([
  ["par sa directrice, Mme Ada EXEMPLE", [{ qualite: "Directrice", nom: "Ada EXEMPLE" }]],
  ["par M. Ulysse TÉMOIN, Président", [{ qualite: "Président", nom: "Ulysse TÉMOIN" }]],
  [
    "par la présidente de son conseil, Madame Ida UN et par son Directeur, Monsieur Jo DEUX dûment autorisés",
    [
      { qualite: "Présidente de son conseil", nom: "Ida UN" },
      { qualite: "Directeur", nom: "Jo DEUX" },
    ],
  ],
])("IMP-32 : « %s » nomme ses représentants et leur qualité", (texte, attendu) =>
  expect(lireRepresentants(texte)).toEqual(attendu),
);

test("IMP-33 : une partie a un nom propre et son code, une ligne de modèle n'en est pas une", () => {
  const { parties, caf } = lireTexte(PARTIES + ARTICLES).convention;
  expect(parties.map(({ genre, nom, code }) => [genre, nom, code])).toEqual([
    ["caf", "Caisse d’allocations familiales de la Vive", null],
    ["epci", "communauté de communes du Val de Vive", "299900001"],
    ["commune", "Le Pré-Neuf", "99002"],
    ["commune", "Brévonne", "99001"],
  ]);
  expect([parties[0]?.nomCourt, caf]).toEqual(["Caf", "Caf de la Vive"]);
});

test.each([
  ["à compter du 1 janvier 2026 au 31 décembre 2030", { debut: "2026-01-01", fin: "2030-12-31" }],
  ["à compter de la date de signature jusqu’au 31 décembre 2026 inclus", { debut: null, fin: "2026-12-31" }],
  ["du 01/09/2025 au 31/08/2029", { debut: "2025-09-01", fin: "2029-08-31" }],
  ["à compter de ... jusqu’au 31 décembre N+4", { debut: null, fin: null }],
])("IMP-34 : « %s » donne ses dates", (texte, attendu) => expect(lireDates(texte)).toEqual(attendu));

test("IMP-34 : un jour qui n'existe pas n'est pas une date", () =>
  expect([lireJour("31 février 2026"), lireJour("1er mars 2026")]).toEqual([null, "2026-03-01"]));

test("IMP-35 : un visa à trous est incomplet et signalé", () => {
  const lu = lireTexte(PARTIES + ARTICLES);
  expect(lu.convention.visas.map(({ incomplet }) => incomplet)).toEqual([false, true]);
  expect(lu.aRevoir.map(({ chemin }) => chemin)).toContain("convention.visas[1].texte");
});

test.each([
  ["ALSH", "Accueil périscolaire du Pré", "alshPerisco"],
  ["ALSH", "Accueil de jeunes La Halte", "accueilJeunes"],
  ["EAJE", "Micro-crèche PAJE Les Lutins", "eajePsu"],
  ["MAM Les Lutins", "", "mam"],
  ["Divers", "Un manège", "autre"],
] as const)("IMP-36 : « %s » et « %s » disent le type %s", (libelle, nom, type) =>
  expect(typeEquipement(libelle, nom)).toBe(type),
);

test.each([
  [
    "Crèche Les Lutins, 12 rue du Lac, 99001 Brévonne",
    { nom: "Crèche Les Lutins", adresse: "12 rue du Lac, 99001 Brévonne" },
  ],
  ["Ludothèque du Pré", { nom: "Ludothèque du Pré", adresse: null }],
  ["allée des Tilleuls 99001 Brévonne", { nom: null, adresse: "allée des Tilleuls 99001 Brévonne" }],
])("IMP-37 : « %s » se coupe entre nom et adresse", (texte, attendu) => expect(couperAdresse(texte)).toEqual(attendu));

test("IMP-38 : chaque tableau d'équipements est à la collectivité au-dessus, un type vide est celui du dessus", () => {
  const tableau =
    "COMMUNE DE BREVONNE\t\nTYPE DE STRUCTURE\tNOM ET ADRESSE\nEAJE\tCrèche A, 1 rue B\n\tCrèche C\nEVS\t";
  const vide = "NOM DE LA COLLECTIVITE\t\nTYPE DE STRUCTURE\tNOM ET ADRESSE\nEAJE\t\nRPE\t";
  expect(
    lireTexte(`${tableau}\n\n${vide}`).equipements.map(({ collectivite, type, nom }) => [collectivite, type, nom]),
  ).toEqual([
    ["COMMUNE DE BREVONNE", "eajePsu", "Crèche A"],
    ["COMMUNE DE BREVONNE", "eajePsu", "Crèche C"],
    ["COMMUNE DE BREVONNE", "evs", null],
  ]);
});

test("IMP-39 : une délibération donne ses nombres, ses dates et son dispositif", () => {
  const acte =
    "EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS\n\nCommune de Brévonne\n\nDélibération n° 2026-12\n\nSéance du 3 mars 2026\n\nEn exercice : 15\n\nPrésents : 11\n\nVotants : 13\n\nPouvoirs : 2\n\nObjet : La convention\n\nLe conseil, à l’unanimité :\n\nAPPROUVE la convention ;\n\nAUTORISE le maire à signer.\n\nEnvoyé en préfecture le 05/03/2026\n\nReçu en préfecture le 06/03/2026\n\n099-219900101-20260303-D2026_12-DE";
  expect(lireTexte(acte).deliberations).toEqual([
    {
      collectivite: "Commune de Brévonne",
      numero: "2026-12",
      dateSeance: "2026-03-03",
      enExercice: 15,
      presents: 11,
      votants: 13,
      pouvoirs: 2,
      resultat: "unanimite",
      identifiantActes: "099-219900101-20260303-D2026_12-DE",
      envoyeLe: "2026-03-05",
      recuLe: "2026-03-06",
      publieLe: null,
      objet: "La convention",
      dispositif: ["APPROUVE la convention", "AUTORISE le maire à signer."],
    },
  ]);
});

test("IMP-43 : un modèle non rempli ne donne ni partie, ni date, ni nœud, ni fiche, mais ses articles", () => {
  const trous = Array.from({ length: 9 }, (_, rang) => `(A adapter selon le cas ${rang})`).join("\n\n");
  const modele = `CONVENTION TERRITORIALE GLOBALE\n\nEntre :\n\nla commune de ... représentée par M ...\n\nARTICLE 1 – OBJET\n\nUn texte.\n\n${trous}\n\n${remplissage}\n\n`;
  const lu = lireTexte(`${modele}Convention Territoriale Globale\n\nSommaire\n\n${fiche}`);
  expect([lu.convention.parties, lu.convention.debut, lu.convention.articles.length, lu.plan.fiches.length]).toEqual([
    [],
    null,
    1,
    1,
  ]);
  expect(lu.convention.titre).toBe("Convention Territoriale Globale");
});

test("IMP-44 : le périmètre est celui des communes parties, sinon de l'EPCI", () => {
  expect(lireTexte(PARTIES + ARTICLES).convention.perimetre).toEqual(["99002", "99001"]);
  expect(
    lireTexte(`Convention territoriale globale\n\nCommunauté de communes du Val de Vive\n\n${fiche}`).convention
      .perimetre,
  ).toEqual(["99001", "99002", "99003"]);
  expect(
    lireTexte(`CONVENTION TERRITORIALE GLOBALE\n\nCommunauté de communes\n\ndu Val de Vive\n\n${fiche}`).convention
      .perimetre,
  ).toEqual(["99001", "99002", "99003"]);
});

test("IMP-148 : une commune reconnue porte son nom officiel ; la revue montre le nom écrit s’il en diffère par ses lettres", () => {
  const noms: Record<string, string> = { "01001": "Le Bessat-le-Haut", "01002": "Brévonne" };
  const reperes = {
    commune: (nom: string) => (nom === "BREVONNE" ? "01002" : nom.startsWith("Le BESSAT") ? "01001" : null),
    epci: () => null,
    membres: () => [],
    nom: (code: string) => noms[code] ?? null,
  };
  const passage = fluxDe("La commune du BESSAT,\n\nLa MAIRIE DE BREVONNE,\n\nLa commune de VIVELLE,").jetons;
  const { parties, ecrits } = lireParties(passage, reperes);
  expect(parties.map(({ nom }) => nom)).toEqual(["Le Bessat-le-Haut", "Brévonne", "VIVELLE"]);
  expect(direNoms(ecrits)).toMatchObject([{ chemin: "convention.parties[0].nom", texte: "Le BESSAT", lignes: [1, 1] }]);
});
