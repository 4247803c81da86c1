import { expect, test } from "vitest";
import type { Critere } from "../model.ts";
import { MODELE_REGLEMENT } from "../lexique.ts";
import { interditDuContenu, interditDuCritere, motInterdit } from "./rules.ts";

test.each([
  ["sexe", "Sexe de l’enfant"],
  ["sexe", "sexeEnfant"],
  ["sexe", "s.e.x.e de l’enfant"],
  ["religion", "R E L I G I O N"],
  ["sexe", "se.xe de l’enfant"],
  ["sexe", "le se·xe"],
  ["sexe", "seXe"],
  ["religion", "re-ligion"],
  ["religion", "Pratique reli/gieuse"],
  ["origine", "n.o.i.r.s"],
  ["origine", "Enfants noirs"],
  ["origine", "Famille blanche"],
  ["sexe", "SEXE_ENFANT"],
  ["sexe", "Genre du parent"],
  ["sexe", "Mixité filles-garçons dans le groupe"],
  ["sexe", "Petit garçonnet"],
  ["sexe", "Parité de la section"],
  ["sexe", "Mère seule"],
  ["sexe", "Équilibre des genres dans le groupe"],
  ["sexe", "Enfant mâle ou femelle"],
  ["origine", "Natifs de la commune"],
  ["origine", "Ressortissant de pays tiers"],
  ["origine", "Primo-arrivants"],
  ["origine", "Famille maghrébine"],
  ["origine", "Parents demandant l’asile"],
  ["religion", "Famille pratiquante"],
  ["religion", "École coranique, catéchisme"],
  ["religion", "Attestation de l’imam, du curé ou du rabbin"],
  ["origine", "Origine de la famille"],
  ["origine", "Nationalité des parents"],
  ["origine", "parentsNationalites"],
  ["origine", "Famille étrangère"],
  ["origine", "Lieu de naissance"],
  ["origine", "Pays de naissance du père"],
  ["origine", "Commune de naissance"],
  ["origine", "Enfant né en Guyane"],
  ["origine", "Titre de séjour"],
  ["origine", "Appartenance ethnique"],
  ["origine", "Famille immigrée"],
  ["religion", "Religion"],
  ["religion", "Confession des parents"],
  ["religion", "Repas halal"],
  ["religion", "Régime alimentaire"],
  ["religion", "Enfant baptisé"],
  ["nom", "Nom de famille"],
  ["nom", "Prénom usuel"],
  ["nom", "Ordre alphabétique"],
  ["langue", "Langue parlée à la maison"],
  ["langue", "Famille francophone"],
  ["opinion", "Engagement politique"],
  ["opinion", "Parent syndiqué"],
  ["apparence", "Apparence physique"],
] as const)("GUI-200 : le motif « %s » se reconnaît dans « %s »", (motif, texte) => {
  const trouve = motInterdit(texte)?.motif;
  // The birthplace of the father names two forbidden things: either is a refusal.
  expect(trouve === motif || (motif === "origine" && trouve === "sexe")).toBe(true);
});

test.each([
  "Famille monoparentale",
  "Parent isolé",
  "Parent mineur",
  "Naissance multiple",
  "Enfant né en 2026",
  "Commune de résidence",
  "Résidence sur le territoire",
  "Travaille sur le territoire",
  "Quartier prioritaire de la politique de la ville",
  "Mixité sociale",
  "Genres d’accueil demandés",
  "Solution alternative, récréative",
  "Secteur scolaire de la famille",
  "Fermeture de Noël",
  "Aîné déjà accueilli",
  "Horaires atypiques",
  "Assistante maternelle indisponible",
  "Garde alternée",
  "Congé de maternité",
  "Nombre d’enfants à charge",
  "Parcours d’insertion",
  "Syndicat intercommunal",
  "Téléphone",
  "Tableau noir",
  "Commune de la Montagne noire",
  "Zone blanche",
  "Un enfant par demi-journée",
  "Sans-domicile, sous-location",
  "Genre d’accueil souhaité",
  "Bonne foi",
  "Adoption",
  "Parentalité : suivi par un service social",
  "Communauté de communes",
])("GUI-200 : « %s » se demande", (texte) => expect(motInterdit(texte)).toBeNull());

test.each([
  "Nature du handicap",
  "Type de handicap",
  "typeHandicap",
  "Handicap moteur",
  "Enfant autiste",
  "Trisomie 21",
  "Diagnostic du médecin",
  "Maladie chronique",
  "Taux d’incapacité",
  "Certificat médical",
  "Allergie",
])("GUI-201 : « %s » ne se demande jamais", (texte) => expect(motInterdit(texte)?.motif).toBe("natureHandicap"));

test.each(["Handicap", "Besoins particuliers", "Droit ouvert à la MDPH", "Handicap d’un proche", "Suivi de la PMI"])(
  "GUI-201 : « %s » se demande",
  (texte) => expect(motInterdit(texte)).toBeNull(),
);

const critere: Critere = {
  code: "parentIsole",
  libelle: "Parent isolé",
  description: "Un seul adulte à la maison.",
  groupe: null,
  piece: "Attestation de la Caf",
  fait: "situation",
  communes: [],
  type: "echelle",
  tranches: [{ aPartirDe: 1, libelle: "Oui", points: 30 }],
};

test.each([
  ["son code", { code: "sexeEnfant" }],
  ["son libellé", { libelle: "Filles d’abord" }],
  ["sa description", { description: "Pour l’équilibre entre filles et garçons." }],
  ["sa pièce", { piece: "Passeport" }],
  ["un palier", { tranches: [{ aPartirDe: 1, libelle: "Garçon", points: 5 }] }],
])("GUI-200 : un critère se lit jusque dans %s", (_ou, plus) => {
  expect(interditDuCritere(critere)).toBeNull();
  expect(interditDuCritere({ ...critere, ...plus } as Critere)).not.toBeNull();
});

test("GUI-200 : une unité, un groupe, une condition, une réserve se lisent aussi ; notre modèle n’a rien d’interdit", () => {
  expect(interditDuContenu(MODELE_REGLEMENT)).toBeNull();
  const groupe = { code: "g", libelle: "Filles", plafond: null, meilleur: false };
  expect(interditDuContenu({ ...MODELE_REGLEMENT, groupes: [groupe] })?.motif).toBe("sexe");
  const condition = { code: "c", libelle: "Être en règle", genre: "situation", situation: "nationalite" } as const;
  expect(interditDuContenu({ ...MODELE_REGLEMENT, eligibilite: [condition] })?.motif).toBe("origine");
  const reserve = { ...MODELE_REGLEMENT.reserves[0], libelle: "Baptisés" };
  expect(interditDuContenu({ ...MODELE_REGLEMENT, reserves: [reserve] as never })?.motif).toBe("religion");
  const unite = { ...critere, type: "parUnite", points: 1, unite: "langue", maximum: 2 } as Critere;
  expect(interditDuContenu({ ...MODELE_REGLEMENT, criteres: [unite] })?.motif).toBe("langue");
});
