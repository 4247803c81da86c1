import { expect, test } from "vitest";
import { lireTexte } from "../../../../tests/lire-texte.ts";

const fiche = (titre: string, echeance: string) =>
  `${titre}\n\nDescription de l’action : Ouvrir un lieu.\nPilote : Ville de Brévonne\nÉchéance : ${echeance}\n`;
const plan = (entre: string) =>
  lireTexte(
    `${fiche("Un lieu pour jouer", "2027")}\n${entre}\n\n\n${fiche("Un relais", "2028")}\n\n${fiche("Un guichet", "2029")}`,
  ).plan;

test("IMP-151 : une ligne détachée de l’échéance, sans date, est un titre au-dessus de la fiche suivante", () => {
  const { fiches, noeuds } = plan("Jeunesse et familles");
  expect(fiches[0]?.echeances).toEqual([{ debut: "2027", fin: "2027", texte: null }]);
  expect(noeuds.map(({ libelle }) => libelle)).toEqual(["Jeunesse et familles"]);
  expect(fiches.map(({ titre }) => titre)).toEqual(["Un lieu pour jouer", "Un relais", "Un guichet"]);
});

test("IMP-151 : une ligne datée, ou qui finit une phrase, reste de l’échéance", () => {
  expect(plan("Puis chaque mois de septembre").fiches[0]?.echeances).toHaveLength(2);
  expect(plan("Ouverture du lieu.").fiches[0]?.echeances).toHaveLength(2);
});

test("IMP-152 : sous deux libellés d’une même ligne, un texte que rien ne partage est au premier, et à relire", () => {
  const corps =
    "Points forts\tPoints faibles\nDes lieux ouverts trop loin des bourgs\n\nPilote : Ville de Brévonne\nÉchéance : 2027\n";
  const lu = lireTexte(`Un lieu pour jouer\n\n${corps}\n\n\nUn relais\n\n${corps}`);
  expect(lu.plan.fiches.map(({ forces, faiblesses }) => [forces, faiblesses])).toEqual([
    [["Des lieux ouverts trop loin des bourgs"], []],
    [["Des lieux ouverts trop loin des bourgs"], []],
  ]);
  expect(lu.aRevoir.filter(({ raison }) => raison.includes("côte à côte")).map(({ chemin }) => chemin)).toEqual([
    "plan.fiches[0].forces",
    "plan.fiches[1].forces",
  ]);
});

test("IMP-152 : les valeurs que leurs colonnes séparent encore vont chacune à la sienne, sans doute", () => {
  const corps = "Points forts\tPoints faibles\nDes lieux\tTrop loin\n\nPilote : Ville de Brévonne\nÉchéance : 2027\n";
  const { plan: lu, aRevoir } = lireTexte(`Un lieu pour jouer\n\n${corps}`);
  expect(lu.fiches[0]).toMatchObject({ forces: ["Des lieux"], faiblesses: ["Trop loin"] });
  expect(aRevoir.filter(({ raison }) => raison.includes("côte à côte"))).toEqual([]);
});

const tableau = (tete: string) =>
  `| ${tete} | | |\n|---|---|---|\n| Quoi ? | Qui ? | Quand ? |\n| Un lieu | Ville | 2027 |\n`;
const enTableaux = (...tetes: string[]) => lireTexte(tetes.map(tableau).join("\n")).plan;

test("IMP-162 : une rangée d’un seul texte au-dessus de libellés nomme la fiche, dans son tableau ou dans un grand", () =>
  expect(
    enTableaux("Un lieu pour jouer", "Un relais", "Un guichet").fiches.map(({ titre, description, echeances }) => [
      titre,
      description,
      echeances.length,
    ]),
  ).toEqual([
    ["Un lieu pour jouer", "Un lieu", 1],
    ["Un relais", "Un lieu", 1],
    ["Un guichet", "Un lieu", 1],
  ]));

test("IMP-162 : le même texte en tête de chaque fiche est un bandeau : ni titre, ni niveau, ni valeur de celle d’avant", () => {
  const { fiches, noeuds } = enTableaux("Carte de l’action", "Carte de l’action", "Carte de l’action");
  expect(noeuds).toEqual([]);
  expect(fiches.map(({ description, echeances }) => [description, echeances.length])).toEqual([
    ["Un lieu", 1],
    ["Un lieu", 1],
    ["Un lieu", 1],
  ]);
});
