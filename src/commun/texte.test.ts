import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { accorder, differe, pluriel, uniteAccordee } from "./texte.ts";

test.each([
  [0, "0 fiche"],
  [1, "1 fiche"],
  [1.9, "1,9 fiche"],
  [2, "2 fiches"],
  [-1, "-1 fiche"],
  [-2, "-2 fiches"],
])("%d s’accorde", (nombre, attendu) => expect(pluriel(nombre, "fiche")).toBe(attendu));

test("un texte revenu d’un navigateur, ses lignes finies autrement, ne diffère pas de celui que l’on garde", () => {
  expect([differe("Un\r\nDeux\r\n", "Un\nDeux"), differe(undefined, ""), differe("Un", "Deux")]).toEqual([
    false,
    false,
    true,
  ]);
});

test("un mot s’accorde avec un nombre que l’on écrit autrement", () => {
  expect([accorder(0.8, "place"), accorder(31.4, "place"), accorder(1, "a", "ont")]).toEqual(["place", "places", "a"]);
});

test.each([
  ["villages", "village"],
  ["villages desservis", "village desservi"],
  ["enfants accueillis par jour", "enfant accueilli par jour"],
  ["places d’accueil", "place d’accueil"],
  ["jours de fermeture", "jour de fermeture"],
  ["ans", "an"],
  ["lieux", "lieu"],
  ["mois", "mois"],
  ["rendez-vous", "rendez-vous"],
  ["rendez-vous tenus", "rendez-vous tenu"],
  ["bonus versés", "bonus versé"],
  ["réseaux", "réseau"],
  ["fois", "fois"],
  ["parcours suivis", "parcours suivi"],
  ["accès aux droits", "accès aux droits"],
  ["ETP", "ETP"],
  ["%", "%"],
  ["", ""],
])("l’unité « %s » suit un nombre sous deux en « %s », et reste elle-même au-delà", (unite, seul) => {
  expect([uniteAccordee(1, unite), uniteAccordee(0, unite), uniteAccordee(2, unite)]).toEqual([seul, seul, unite]);
});

const COMPTABLES =
  "acteur|année|article|assistant|autre|champ|colonne|commune|compte|convention|crèche|critère|décision|demande|dossier|élève|enfant|équipement|erreur|essai|étape|famille|feuille|fiche|fichier|habitant|heure|indicateur|jour|lettre|ligne|membre|minute|naissance|offre|page|partie|personne|pièce|place|point|question|réponse|réunion|rôle|séance|service|structure|table|valeur|village|visa|votant";

/** Un nombre écrit dans une phrase, puis un mot qui reste au pluriel. */
const FIGE = new RegExp(`\\$?\\{([^{}\`"]+)\\} (?:${COMPTABLES})s(?![\\w=])`, "g");
/** Une constante, une borne, le nom d'un chiffre, le titre d'une page. */
const SUR = /[A-Z][A-Z_]{3,}|\b(?:max|min|longueur|LONG)\b|Max\b|^population$|^titre$/;
/** Juste avant, ce qui fait que le nombre ne s'écrit que s'il est d'au moins deux. */
const GARDE =
  /> 1\b|< 2\b|=== 1\b|> (?:DERNIERES|compte\.lieux)\b|minutes < 120|minutes <= MINUTES_MAX|toutes les |combien|props\.bord/;

test("aucune phrase n’écrit « 1 fiches » ni « 0 fiches » : le mot s’accorde avec le nombre", () => {
  const fichiers = readdirSync("src", { recursive: true, encoding: "utf8" }).filter(
    (fichier) => /\.tsx?$/.test(fichier) && !/\.test\./.test(fichier),
  );
  const figes = fichiers.flatMap((fichier) => {
    const texte = readFileSync(`src/${fichier}`, "utf8");
    return [...texte.matchAll(FIGE)]
      .filter(({ 1: nombre = "", index }) => !SUR.test(nombre) && !GARDE.test(texte.slice(index - 160, index)))
      .map(([phrase]) => `${fichier} : ${phrase}`);
  });
  expect(fichiers.length).toBeGreaterThan(1000);
  expect(figes).toEqual([]);
});
