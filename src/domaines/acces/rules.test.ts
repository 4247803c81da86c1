import { expect, test } from "vitest";
import { type Role, ROLES } from "#commun/perimetre.ts";
import { ecrireDroits } from "./document.ts";
import { ACTIONS, type MonLieu } from "./model.ts";
import { accueil, peut } from "./rules.ts";

const lieu = (convention: string | null, ...roles: Role[]): MonLieu => ({
  espace: "rives",
  nomEspace: "Rives",
  teinte: 168,
  convention,
  titre: convention,
  roles,
});

test.each([
  ["une seule convention y arrive droit", [lieu("ctg", "elu")], false, "/conventions/ctg/plan"],
  ["la référence d’une commune y arrive", [lieu("ctg", "referentCollectivite")], false, "/conventions/ctg/ma-commune"],
  [
    "la référence d’une commune et un autre rôle arrive au plan",
    [lieu("ctg", "referentCollectivite", "elu")],
    false,
    "/conventions/ctg/plan",
  ],
  ["la garde des données sans le plan arrive au journal", [lieu("ctg", "dpo")], false, "/espaces/rives/journal"],
  ["deux conventions choisit", [lieu("a", "elu"), lieu("b", "elu")], false, null],
  ["un espace encore vide lit la page d'accueil", [lieu(null, "chargeCooperation")], false, null],
  ["l'installation et aucun rôle administre", [], true, "/administration"],
  ["l'installation et une convention arrive à la convention", [lieu("ctg", "elu")], true, "/conventions/ctg/plan"],
  [
    "le guichet d’un espace de deux conventions arrive à la file",
    [lieu("a", "agentGuichet"), lieu("b", "agentGuichet")],
    false,
    "/espaces/rives/guichet",
  ],
  [
    "une structure arrive aux demandes qui la citent",
    [lieu("ctg", "gestionnaireStructure")],
    false,
    "/espaces/rives/guichet",
  ],
  [
    "le guichet et la convention arrive au plan",
    [lieu("ctg", "agentGuichet", "lecteur")],
    false,
    "/conventions/ctg/plan",
  ],
  ["rien lit la page d'accueil", [], false, null],
] as const)("ACC-6 : qui a %s", (_cas, lieux, administrateur, attendu) => {
  expect(accueil(lieux, administrateur)).toBe(attendu);
});

/** Chaque case, telle qu'on la veut : les colonnes suivent l'ordre des rôles. */
const ATTENDU = `
                          admin charge pilote redac elu ref caf agent gest dpo lecteur
  convention.lire           .     x      x      x    x   x   x    .    .    x     x
  convention.modifier       .     x      .      .    .   .   .    .    .    .     .
  convention.deliberer      .     x      .      x    .   .   .    .    .    .     .
  actes.rediger             .     x      .      x    .   .   .    .    .    .     .
  actes.signer              .     x      .      .    .   .   .    .    .    .     .
  plan.lire                 .     x      x      x    x   x   x    .    .    .     x
  plan.modifier             .     x      .      x    .   .   .    .    .    .     .
  plan.modifierSaFiche      .     x      x      x    .   .   .    .    .    .     .
  plan.commenter            .     x      x      x    x   x   x    .    .    .     .
  suivi.lire                .     x      x      x    x   x   x    .    .    .     x
  suivi.conduire            .     x      .      .    .   .   .    .    .    .     .
  suivi.repondre            .     x      x      x    .   x   .    .    .    .     .
  indicateurs.definir       .     x      .      x    .   .   .    .    .    .     .
  indicateurs.saisir        .     x      x      x    .   x   .    .    .    .     .
  budget.lire               .     x      x      x    x   x   x    .    .    .     x
  budget.modifier           .     x      .      x    .   .   .    .    .    .     .
  evaluation.lire           .     x      x      x    x   x   x    .    .    .     x
  evaluation.rediger        .     x      .      x    .   .   .    .    .    .     .
  evaluation.noter          .     x      x      x    x   x   x    .    .    .     .
  gouvernance.lire          .     x      x      x    x   x   x    .    .    .     x
  gouvernance.conduire      .     x      .      .    .   .   .    .    .    .     .
  decisions.tenir           .     x      .      .    .   .   .    .    .    .     .
  communication.tenir       .     x      .      x    .   .   .    .    .    .     .
  cooperation.lire          .     x      x      x    x   x   x    .    .    .     x
  cooperation.tenir         .     x      .      .    .   .   .    .    .    .     .
  echanges.lire             .     x      x      x    x   x   x    .    .    x     x
  echanges.instruire        .     x      .      .    .   .   x    .    .    .     .
  echanges.avis             .     x      .      .    .   .   .    .    .    x     .
  agenda.lire               .     x      x      x    x   x   x    .    .    .     x
  sppe.lire                 .     x      x      x    x   x   x    .    .    .     x
  sppe.modifier             .     x      .      x    .   .   .    .    .    .     .
  guichet.lire              .     .      .      .    .   .   .    x    .    .     .
  guichet.instruire         .     .      .      .    .   .   .    x    .    .     .
  guichet.structure         .     .      .      .    .   .   .    .    x    .     .
  guichet.droits            .     .      .      .    .   .   .    .    .    x     .
  reglement.lire            .     x      x      x    x   x   x    x    x    .     x
  reglement.tenir           .     x      .      .    .   .   .    x    .    .     .
  commission.sieger         .     x      .      .    x   .   x    x    .    .     .
  commission.conduire       .     .      .      .    .   .   .    x    .    .     .
  acteurs.lire              .     x      x      x    x   x   x    x    .    x     x
  acteurs.modifier          .     x      .      .    .   .   .    .    .    .     .
  equipements.lire          .     x      x      x    x   x   x    x    x    x     x
  equipements.modifier      .     x      .      .    .   .   .    x    .    .     .
  territoire.lire           .     x      x      x    x   x   x    x    .    .     x
  territoire.modifier       .     x      .      .    .   .   .    .    .    .     .
  statistiques.lire         .     x      x      x    x   x   x    x    .    x     x
  statistiques.modifier     .     x      .      .    .   .   .    .    .    .     .
  diagnostic.lire           .     x      x      x    x   x   x    .    .    .     x
  diagnostic.modifier       .     x      .      x    .   .   .    .    .    .     .
  observatoire.lire         .     x      x      x    x   x   x    x    .    .     x
  observatoire.modifier     .     x      .      .    .   .   .    .    .    .     .
  imports.faire             .     x      .      .    .   .   .    .    .    .     .
  exports.faire             .     x      x      x    x   x   x    .    .    .     x
  journal.lire              .     x      .      .    .   .   .    .    .    x     .
  journal.effacer           .     .      .      .    .   .   .    .    .    x     .
  registre.lire             .     x      .      .    .   .   .    .    .    x     .
  acces.gerer               .     x      .      .    .   .   .    .    .    .     .`;
const lignes = ATTENDU.trim().split("\n").slice(1);
const cases = lignes
  .map((ligne) => ligne.trim().split(/\s+/))
  .flatMap(([action = "", ...croix]) => ROLES.map((role, rang) => ({ action, role, permis: croix[rang] === "x" })));

test("la table attendue a une ligne par acte et une colonne par rôle", () => {
  expect(lignes.map((ligne) => ligne.trim().split(/\s+/)[0])).toEqual([...ACTIONS]);
  expect(lignes.map((ligne) => ligne.trim().split(/\s+/).length - 1)).toEqual(ACTIONS.map(() => ROLES.length));
});

test.each(cases)("ACC-1 : $role, $action : $permis", ({ action, role, permis }) => {
  expect(ACTIONS.filter((connue) => connue === action).map((connue) => peut([role], connue))).toEqual([permis]);
});

test("ACC-1 : plusieurs rôles s'ajoutent, aucun rôle ne permet rien", () => {
  expect(peut(["dpo", "lecteur"], "plan.lire")).toBe(true);
  expect(ACTIONS.some((action) => peut([], action))).toBe(false);
});

test("la table imprimée dans docs/droits.md est celle du code", async () => {
  await expect(ecrireDroits()).toMatchFileSnapshot("../../../docs/droits.md");
});
