import { expect, test } from "vitest";
import { refus } from "#commun/refus.ts";
import { type Ligne, MONTANT_MAX, SANS_MONTANT, TOTAUX_VIDES } from "./model.ts";
import {
  additionner,
  ecrireEtp,
  jugerLigne,
  partPropre,
  placeDuDoublon,
  resteAFinancer,
  resteAVerser,
  saisirMontant,
  totauxDe,
} from "./rules.ts";

const ligne = (plus: Partial<Ligne> = {}): Ligne => ({
  ...SANS_MONTANT,
  nature: "fonctionnement",
  financeur: "acteur",
  acteur: "caf",
  nom: "Caf",
  libelle: "",
  ...plus,
});
const total = (plus: Partial<typeof TOTAUX_VIDES>) => ({ ...TOTAUX_VIDES, ...plus });

test.each([
  ["12 500,50 €", 1_250_050],
  ["1 000 000 000", MONTANT_MAX],
  ["  ", null],
  ["0", 0],
])("SUI-200 : « %s » se garde %s", (texte, attendu) => expect(saisirMontant(texte)).toBe(attendu));

test.each([
  ["-12", "montant-negatif"],
  ["− 12 €", "montant-negatif"],
  ["12,505", "montant-illisible"],
  ["environ 12", "montant-illisible"],
  ["1 000 000 000,01", "montant-trop-grand"],
] as const)("SUI-200 : « %s » est refusé", (texte, code) => expect(saisirMontant(texte)).toEqual(refus(code)));

test("SUI-201 : ce que personne n’a dit n’est pas zéro", () => {
  expect(additionner([])).toEqual(TOTAUX_VIDES);
  expect(additionner([total({ prevu: 5 }), total({ prevu: 0, verse: 0 })])).toEqual(total({ prevu: 5, verse: 0 }));
});

test("SUI-201 : la part propre annoncée et ce qui est à trouver sont du prévu, et se lisent à part", () => {
  const lignes = [
    ligne({ prevu: 100, demande: 90, accorde: 80, verse: 10 }),
    ligne({ financeur: "partPropre", acteur: null, prevu: 30, realise: 5 }),
    ligne({ financeur: "aTrouver", acteur: null, prevu: 20 }),
  ];
  expect(totauxDe(lignes)).toEqual({
    prevu: 150,
    realise: 5,
    demande: 90,
    accorde: 80,
    verse: 10,
    annoncee: 30,
    aTrouver: 20,
  });
});

test.each([
  ["le prévu moins l’accordé", { prevu: 150, accorde: 80 }, 70],
  ["tout le prévu sans accord", { prevu: 150 }, 150],
  ["négative quand les accords dépassent", { prevu: 50, accorde: 80 }, -30],
  ["inconnue quand rien n’est dit", { realise: 3 }, null],
])("SUI-202 : la part propre est %s", (_cas, dits, attendu) => expect(partPropre(total(dits))).toBe(attendu));

test.each([
  ["prévu, moins accordé, moins part propre annoncée", { prevu: 150, accorde: 80, annoncee: 30 }, 40],
  ["rien quand tout est couvert", { prevu: 110, accorde: 80, annoncee: 30 }, 0],
  ["inconnu quand rien n’est dit", {}, null],
])("SUI-203 : le reste à financer est %s", (_cas, dits, attendu) => expect(resteAFinancer(total(dits))).toBe(attendu));

test("SUI-204 : il reste à verser l’accordé moins le versé", () => {
  expect(resteAVerser(total({ accorde: 80, verse: 10 }))).toBe(70);
  expect(resteAVerser(total({ accorde: 80 }))).toBe(80);
  expect(resteAVerser(total({}))).toBeNull();
});

test.each([
  ["accordé autant que demandé, versé autant qu’accordé", { demande: 10, accorde: 10, verse: 10 }],
  ["un droit accordé sans demande", { accorde: 10 }],
  ["une demande sans réponse", { demande: 10 }],
  ["un accord de zéro, qui est un refus du financeur", { demande: 10, accorde: 0 }],
])("SUI-205 : se garde sans rien demander : %s", (_cas, plus) =>
  expect(jugerLigne(ligne(plus), false)).toEqual(ligne(plus)),
);

test.each([
  ["un versement au-delà de l’accord", { accorde: 10, verse: 11 }, "verse-au-dela"],
  ["un versement sans accord", { verse: 1 }, "verse-sans-accord"],
  ["une ligne sans montant", {}, "ligne-vide"],
  ["une demande du porteur à lui-même", { financeur: "partPropre", demande: 1 }, "montant-hors-financeur"],
  ["une dépense d’un financeur à trouver", { financeur: "aTrouver", realise: 1 }, "montant-hors-financeur"],
] as const)("SUI-205 : est refusé même confirmé : %s", (_cas, plus, code) =>
  expect(jugerLigne(ligne(plus), true)).toEqual(refus(code)),
);

test("SUI-205 : un accord au-delà de la demande se garde une fois confirmé", () => {
  const genereux = ligne({ demande: 10, accorde: 11 });
  expect(jugerLigne(genereux, false)).toEqual(refus("accord-au-dela"));
  expect(jugerLigne(genereux, true)).toEqual(genereux);
});

test("SUI-206 : un financeur n’a qu’une ligne par nature et précision", () => {
  const psu = ligne({ libelle: "PSU" });
  expect(placeDuDoublon([psu, ligne({ libelle: "Bonus" }), ligne({ nature: "investissement" })])).toBeNull();
  expect(placeDuDoublon([psu, ligne(), ligne({ libelle: "psu" })])).toBe(2);
});

test("un emploi s’écrit en temps plein, au centième", () => expect(ecrireEtp(150)).toBe("1,5"));
